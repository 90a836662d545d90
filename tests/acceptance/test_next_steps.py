"""From talk to action: what a board agreed comes back to the right people at the right time, and nobody is chased."""

import datetime
import re
from collections.abc import AsyncIterator

import pytest

from conversations import boards, messages
from conversations.next_steps import state
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.agreeing_board import CLOSED, AgreeingBoard, leaving, plan

DIGEST = living_board.digest(datetime.date(2026, 10, 5))
LIST = "action: Agree one list of homes | Bo | 1 December | fewer people wait"


@pytest.fixture
async def board(migrated_sqlite: str, library: loader.Library) -> AsyncIterator[AgreeingBoard]:
    """On one kind of database: what differs between the two is in the contract of the storage."""
    async with storage_database.opened(migrated_sqlite) as opened:
        yield await agreeing(opened, library)


async def agreeing(database: storage_database.Database, library: loader.Library, *others: boards.SchedulePlan) -> AgreeingBoard:
    """A board whose first pulse has just closed."""
    made = AgreeingBoard(database, library)
    await made.load(plan(*others))
    await made.lives_until(CLOSED)
    return made


async def test_a_year_of_one_action(database: storage_database.Database, library: loader.Library) -> None:
    board = await agreeing(database, library)
    said = await board.says("willa", LIST)
    assert "I tell Bo a little later, so you can still undo it." in said
    await board.lives_until(living_board.at(20, 10, 12, 10))
    assert board.heads("bo") == []
    await board.lives_until(living_board.at(21, 10))
    assert board.heads("bo") == ["An action is yours"]
    await board.lives_until(living_board.at(20, 12))
    assert board.heads("bo")[1:] == ["How does your action stand?"]
    board.opens("bo")
    assert "Kept: it is stuck. What would help?" in await board.presses("bo", "Stuck")
    board.read_with(library)
    await board.lives_until(living_board.at(8, 1, year=2027))
    (opening,) = [one for one in board.chat.texts("cy") if "What we agreed last time" in one]
    assert "“Agree one list of homes” by Tuesday 1 December 2026." in opening
    assert "Bo" not in opening
    await board.lives_until(living_board.at(1, 2, year=2027))
    assert len(board.heads("bo")) == 4, "once told, and asked after thirty, sixty and a hundred days"
    board.opens("bo", len(board.chat.letters["bo"]) - 1)
    done = await board.presses("bo", "Done")
    assert "In two weeks I ask you if it changed anything." in done
    await board.lives_until(living_board.at(14, 2, year=2027))
    assert len(board.heads("bo")) == 4
    await board.lives_until(living_board.at(16, 2, year=2027))
    assert board.heads("bo")[4:] == ["Did your action change anything?"]
    board.opens("bo")
    assert "I ask once more in a month" in await board.presses("bo", "Too early")
    await board.lives_until(living_board.at(18, 3, year=2027))
    assert board.heads("bo")[5:] == ["Did your action change anything?"]
    await board.says("bo", "action 1 partly")
    await board.says("bo", "action 1 line: Two of three councils share it.")
    shown = await board.says("cy", "actions")
    assert "It changed something in part. “Two of three councils share it.”" in shown
    await board.lives_until(living_board.at(30, 6, year=2027))
    assert len(board.heads("bo")) == 6
    assert all(board.heads(one) == [] for one in ("ada", "cy", "di", "ed"))
    assert not [one for one in board.chat.texts("riverside-channel") if "homes" in one], "the channel hears nothing of it"


async def test_a_slip_is_undone_before_anybody_hears_of_it(board: AgreeingBoard) -> None:
    await board.says("willa", LIST)
    assert "The action is gone." in await board.presses("willa", "Undo")
    assert await board.steps() == []
    await board.says("willa", LIST.replace("Bo", "Cy"))
    await board.presses("willa", "Hand it over")
    await board.presses("willa", "Ada")
    await board.presses("willa", "Undo")
    await board.lives_until(living_board.at(25, 10))
    assert (board.heads("ada"), board.heads("bo"), board.heads("cy")) == ([], [], ["An action is yours"])


async def test_who_takes_it_over_is_told_and_asked_and_the_other_left_in_peace(board: AgreeingBoard) -> None:
    await board.says("willa", LIST)
    await board.lives_until(living_board.at(21, 10))
    assert "it goes to Ada" in await board.says("willa", "action 1 hand over to ada")
    await board.lives_until(living_board.at(1, 3, year=2027))
    assert board.heads("bo") == ["An action is yours"]
    assert board.heads("ada") == ["An action is yours", *["How does your action stand?"] * 3]


async def test_the_same_press_twice_and_an_older_one_change_nothing(board: AgreeingBoard) -> None:
    await board.says("willa", LIST, key="once")
    await board.says("willa", LIST, key="once")
    (one,) = await board.steps()
    card = await board.says("bo", "action 1")
    assert "How does it stand?" in card
    early = board.clock.now()
    done = re.compile("Kept: done")
    assert done.search(await board.presses("bo", "Done", key="pressed"))
    undo = board.last["bo"]
    assert not done.search(await board.says("bo", "action 1", key="looked"))
    late = await board.sends("bo", _do("dropped", one), at=early)
    assert "so I left it as it is" in late
    (held,) = await board.steps()
    assert held.state is state.State.DONE
    board.last["bo"] = undo
    await board.presses("bo", "Undo", key="undone")
    await board.presses("bo", "Stuck")
    board.last["bo"] = undo
    assert "Something newer was kept here" in await board.presses("bo", "Undo")
    (held,) = await board.steps()
    assert (held.state, held.stands) == (state.State.LIVE, state.Stands.STUCK)


async def test_nobody_does_what_is_not_theirs(board: AgreeingBoard) -> None:
    await board.says("willa", LIST)
    (one,) = await board.steps()
    for verb, value in (("done", ""), ("give", one.by_id.hex), ("undo", state.stamp(one.changed_at)), ("until", ""), ("reword", "")):
        assert "Only a coordinator, the chair or the owner" in await board.sends("cy", _do(verb, one, value), "1 May")
    assert "Only a coordinator" in await board.sends("bo", _do("reword", one), "Mine")
    assert "Only a coordinator" in await board.says("bo", "action 1 hand over to ada")
    assert "Only a coordinator" in await board.sends("cy", f"bp1:do:step:add:{one.board.board_id.hex}:", "Another")
    assert await board.steps() == [one]
    await board.load(leaving(plan(), "bo", datetime.date(2026, 10, 19)))
    gone = await board.sends("bo", _do("done", one))
    assert "homes" not in gone
    assert (await board.says("bo", "actions")).count("homes") == 0
    assert await board.steps() == [one]


async def test_an_action_whose_owner_left_is_offered_for_handing_over(board: AgreeingBoard) -> None:
    await board.load(plan(DIGEST))
    await board.says("willa", LIST)
    await board.lives_until(living_board.at(21, 10))
    await board.load(leaving(plan(DIGEST), "bo", datetime.date(2026, 10, 22)))
    await board.lives_until(living_board.at(1, 12))
    assert board.heads("bo") == ["An action is yours"], "a leaver gets no nudges"
    digests = [one for one in board.chat.texts("willa") if "has no owner on the board any more" in one]
    assert len(digests) == 6
    assert "Bo" not in digests[0]
    await board.says("willa", "home")
    assert "has no owner" in messages.plain_text(board.last["willa"])
    await board.presses("willa", "Hand it over")
    await board.presses("willa", "Di")
    assert "has no owner" not in await board.says("willa", "home")


async def test_at_most_five_and_bad_input_keep_nothing(board: AgreeingBoard) -> None:
    for line in ("action: ", f"action: {'x' * 201}", "action: What | by when: 1 May 2031"):
        await board.says("willa", line)
    assert await board.steps() == []
    for number in range(5):
        await board.says("willa", f"action: Number {number}")
    assert "Close or drop one first" in await board.says("willa", "action: One too many")
    assert "Close or drop one first" in await board.sends("willa", f"bp1:write:do:step:add:{(await board.board_id()).hex}:")
    assert "Kept: dropped" in await board.says("willa", "action 2 dropped")
    await board.says("willa", "action: In its place")
    assert "Close or drop one first" in await board.says("willa", "action 2 undo"), "it cannot come back"
    assert "I cannot read that as a day" in await board.says("willa", "action 1 until 1 May 2031")
    assert "is nobody I know there" in await board.says("willa", "action 1 hand over to Zed")
    assert "There is no action with that number" in await board.says("willa", "action 77 done")
    assert len([one for one in await board.steps() if one.is_live]) == 5


async def test_lines_that_are_no_commands_go_on_to_whoever_else_listens(board: AgreeingBoard) -> None:
    before = await board.says("ada", "something else")
    for line in ("action: I would change the chairs", "Action 2 is what I would keep", "Agreed, let us do that"):
        assert await board.says("ada", line) == before


async def test_what_was_missed_for_long_is_left_out_and_not_sent_as_a_backlog(board: AgreeingBoard) -> None:
    await board.says("willa", LIST)
    await board.lives_until(living_board.at(21, 10))
    await board.sleeps_until(living_board.at(23, 11, 10))
    assert board.heads("bo") == ["An action is yours"], "the thirtieth day was four days ago"
    await board.sleeps_until(living_board.at(22, 12, 10))
    assert len(board.heads("bo")) == 2, "the sixtieth was yesterday"


async def test_positions_are_written_down_set_undone_and_replaced(board: AgreeingBoard) -> None:
    await board.says("willa", "agreed")
    await board.presses("willa", "Write down what we agreed")
    await board.presses("willa", "2 Strategy")
    kept = await board.presses("willa", "Keep it", "We work as one.\nThe carers told us so.")
    assert "Everybody on the board today is down as present." in kept
    await board.presses("willa", "3 Results")
    await board.presses("willa", "Who was there")
    assert "4 people" in await board.presses("willa", "✓ Bo")
    await board.presses("willa", "Open: Strategy")
    (one,) = await board.positions()
    assert (one.text, one.reason, one.level, len(one.present)) == ("We work as one.", "The carers told us so.", 3, 4)
    assert "Only a coordinator or the chair" in await board.sends("ada", f"bp1:do:step:level:{one.position_id.hex}:4")
    assert "We work as one." in await board.says("ada", "agreed")
    await board.says("willa", "agreed 2: We nearly do.")
    assert "It says again what it said before" in await board.presses("willa", "Undo")
    assert [one.text for one in await board.positions()] == ["We work as one."], "the same day replaces, and that is undone"
    await board.lives_until(living_board.at(1, 12))
    assert "stands as it was" in await board.sends("willa", f"bp1:do:step:level:{one.position_id.hex}:5")
    assert "stands as it was" in await board.says("willa", "agreed 2 level 1")
    await board.says("willa", "agreed 2: Better still.")
    await board.presses("willa", "How it was before")
    shown = messages.plain_text(board.last["willa"])
    assert re.search(r"Tuesday 20 October 2026: “We work as one\.”.*Replaced on Tuesday 1 December 2026\.", shown)
    assert [one.level for one in await board.positions()] == [3, None]


async def test_an_action_follows_from_a_position_and_readings_know_of_neither(board: AgreeingBoard) -> None:
    (closed,) = await board.pulses()
    before = await board.database.run(lambda repos: repos.pulses.reading(closed.pulse_id))
    await board.says("willa", "agreed 1: We are there.")
    await board.presses("willa", "Add an action")
    added = await board.presses("willa", "Keep it", "Say so in public | Di")
    assert "It follows from: “We are there.”" in added
    assert await board.database.run(lambda repos: repos.pulses.reading(closed.pulse_id)) == before


async def test_my_data_and_the_copy_hold_what_is_theirs(board: AgreeingBoard) -> None:
    await board.says("willa", LIST)
    await board.says("willa", "agreed 1: We are there.")
    assert "Actions that are yours: One." in await board.says("bo", "my data")
    copied = await board.says("bo", "copy my data")
    assert "Agree one list of homes" in copied
    assert "> We are there." in copied
    assert "Agree one list of homes" not in await board.says("cy", "copy my data")


def _do(verb: str, one: state.NextStep, value: str = "") -> str:
    return f"bp1:do:step:{verb}:{one.step_id.hex}:{value}"
