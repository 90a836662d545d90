"""Seats that pass on in chat: who may do it, who is found, what is undone, and what the new holder never sees."""

import pytest

from conversations import actions, boards, directory
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.seats_at_work import START, Seats


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> Seats:
    one = Seats(database, library)
    await one.loads()
    await one.lives_until(living_board.at(9, 3, 10))
    return one


async def test_a_coordinator_passes_a_seat_on_and_takes_it_back(board: Seats) -> None:
    board.knows("new1", "Nia Oake")
    assert "1. ann, Council: Ann." in await board.says("cora", "seats")
    await board.presses("cora", "Seat 1")
    await board.presses("cora", "Pass it on")
    said = await board.presses("cora", "Pass it on", "@[new1], 1 April 2026")
    assert "Nia Oake has this seat from Wednesday 1 April 2026." in said
    assert "Ann, until Tuesday 31 March 2026. Nia Oake from Wednesday 1 April 2026." in said
    assert "What Ann answered or wrote in private stays with Ann." in said
    # Ann sits until her last day, and Nia from her first.
    assert "Undone." in await board.presses("cora", "Undo")
    assert "1. ann, Council: Ann." in await board.says("cora", "seats")
    # Nothing else is known of Nia, so nothing is kept of her.
    assert await board.database.run(lambda repos: repos.boards.person_called("nia_oake")) is None
    assert "Nothing was changed" in await board.says("cora", "seat 1 undo")


async def test_everything_works_by_typing_and_a_repeat_does_nothing_more(board: Seats) -> None:
    board.knows("new1", "Nia Oake")
    for _ in range(2):
        said = await board.says("cora", "seat 2 to @[new1] from 16 March", key="twice")
    assert "Ben, until Sunday 15 March 2026. Nia Oake from Monday 16 March 2026." in said
    assert "Nia Oake has this seat from Monday 16 March 2026. Undo that first." in await board.says(
        "cora", "seat 2 to Ann from 12 March 2026"
    )
    assert "Undone." in await board.says("cora", "seat 2 undo")
    assert "Ben has this seat until Friday 20 March 2026." in await board.says("cora", "seat 2 ends 20 March")
    assert "already" in await board.says("cora", "seat 2 ends 20 March")
    assert "Ben." in await board.says("cora", "seat 2 undo")
    assert "There is no seat 40." in await board.says("cora", "seat 40 to Ann")
    assert "cannot read “some day”" in await board.says("cora", "seat 2 ends some day")


async def test_nobody_but_a_coordinator_sees_or_changes_seats(board: Seats) -> None:
    seats = await board.database.run(lambda repos: repos.boards.all())
    listed = await board.database.run(lambda repos: repos.seats.of_board(seats[0].board_id))
    for line in ("seats", "seat 1 to Ben", "seat 1 undo"):
        assert "Council" not in await board.says("ann", line)
    for verb in ("card", "pass", "end"):
        action = actions.encode(actions.Do(subject=actions.Subject.START, verb=verb, on=listed[0].seat_id))
        assert "Nothing was changed." in await board.sends("ann", action, "Ben")
    assert await board.database.run(lambda repos: repos.seats.of_board(seats[0].board_id)) == listed


async def test_who_cannot_be_found_changes_nothing_and_the_way_on_is_said(board: Seats) -> None:
    board.knows("twin1", "Sam Pike")
    board.knows("twin2", "Sam Pike")
    board.knows("bot1", "Minutes app", directory.Standing.BOT)
    assert "may be more than one person" in await board.says("cora", "seat 1 to Sam Pike")
    assert "That is an app" in await board.says("cora", "seat 1 to @[bot1]")
    assert "cannot tell who you mean" in await board.says("cora", "seat 1 to @[twin1] and @[twin2]")
    assert "Ann holds this seat" in await board.says("cora", "seat 1 to Ann")
    assert "I find nobody called “Nia Oake”" in await board.says("cora", "seat 1 to Nia Oake from 1 April")
    said = await board.presses("cora", "Take them on by name alone", "Nia Oake from 1 April")
    assert "I hold no account for Nia Oake" in said
    # On one board two people of one name are told apart by an account or not at all.
    await board.says("cora", "seat 3 to new Nia Oake")
    assert "may be more than one person" in await board.says("cora", "seat 4 to Nia Oake")


async def test_where_the_platform_cannot_say_nothing_is_changed(board: Seats) -> None:
    board.directory.troubles = [TimeoutError()]
    assert "could not look that person up" in await board.says("cora", "seat 1 to @[new1]")
    board.knows("new1", "Nia Oake")
    assert "Nia Oake has this seat" in await board.says("cora", "seat 1 to @[new1]")


async def test_a_duty_goes_along_when_the_coordinator_says_so(board: Seats) -> None:
    (one,) = await board.database.run(lambda repos: repos.boards.all())
    ann = await board.database.run(lambda repos: repos.boards.person_called("ann"))
    assert ann is not None
    duty = boards.Duty.CHAIR
    await board.database.run(lambda repos: repos.seats.give_duty(one.board_id, duty, ann.person_id))
    board.knows("new1", "Nia Oake")
    await board.says("cora", "seat 1 to @[new1]")
    assert "Nia Oake is now chair of the board." in await board.presses("cora", "Ann is still chair: change that too")
    assert [member.name for member in await board.database.run(lambda repos: repos.boards.with_duty(one.board_id, duty))] == ["Nia Oake"]
    await board.presses("cora", "Undo")
    assert [member.name for member in await board.database.run(lambda repos: repos.boards.with_duty(one.board_id, duty))] == ["Ann"]


async def test_the_new_holder_sees_nothing_private_of_the_old_and_the_results_stand(board: Seats) -> None:
    for handle in ("ann", "ben", "cat", "dee", "eve"):
        await board.says(handle, "2 4")
    await board.says("ann", "note 1: Zanzibarfirst, for me alone")
    (open_now,) = await board.pulses()
    ann = await board.database.run(lambda repos: repos.boards.person_called("ann"))
    assert ann is not None
    (sitting,) = await board.database.run(lambda repos: repos.sittings.of_person(ann.person_id))
    board.knows("new1", "Nia Oake")
    await board.says("cora", "seat 1 to @[new1] from 10 March")
    await board.lives_until(living_board.at(17, 3, 10))
    # The round went on with those whom it was opened for, and told what they said.
    reading = await board.database.run(lambda repos: repos.pulses.reading(open_now.pulse_id))
    assert reading is not None
    assert reading["answered"] == 5
    shown = [
        await board.says("new1", "my data"),
        await board.says("new1", "my copy"),
        await board.says("new1", "my answers"),
        await board.sends("new1", actions.encode(actions.Review(sitting_id=sitting.sitting_id))),
        await board.sends("new1", actions.encode(actions.Note(sitting_id=sitting.sitting_id, item_key="purpose_and_vision")), "mine now"),
        *board.chat.texts("new1"),
    ]
    assert not any("Zanzibarfirst" in one or "2 Early" in one for one in shown)
    assert "Zanzibarfirst" in await board.says("ann", "my copy")
    before = board.chat.texts("riverside-channel")
    await board.says("cora", "seat 1 undo")
    await board.lives_until(living_board.at(24, 3, 10))
    assert board.chat.texts("riverside-channel") == before
    assert len(before) == 1
    assert await board.database.run(lambda repos: repos.pulses.reading(open_now.pulse_id)) == reading
    assert open_now.closes_at > START
