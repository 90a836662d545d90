"""A board set up in chat, through the door and on disk."""

import asyncio
import dataclasses
import datetime

import pytest

from conversations import boards, calendar, directory
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.workspace import PEOPLE, WALK, Workspace, address, plan


@pytest.fixture
def workspace(database: storage_database.Database, library: loader.Library) -> Workspace:
    return Workspace(database, library)


async def test_a_board_set_up_in_chat_stands_as_one_loaded_from_a_file_would(workspace: Workspace) -> None:
    workspace.directory.people["U3"] = _in(workspace, "U3", zone="Europe/Paris", language="tlh")
    workspace.directory.people["U6"] = _in(workspace, "U6", zone="Mars/Base", language="en-GB")
    preview = await workspace.run("U1", WALK)
    assert "Nothing has been sent yet." in preview
    assert await workspace.all() == []
    assert "is set up" in await workspace.types("U1", "start")
    board = await workspace.board("riverside_board")
    assert (board.name, board.zone, board.channel, board.floor) == ("Riverside Board", "Europe/London", address("C1"), 5)
    people = await workspace.people_of("riverside_board")
    reached = {one.key: ([where.handle for where in one.addresses], one.zone, one.language) for one in people.values()}
    assert reached == {
        "cllr_asha_quill": (["U2"], "Europe/London", "en-GB"),
        "tom_reedmace": (["U3"], "Europe/Paris", "en-GB"),
        "sam_o_fen": (["U6"], "Europe/London", "en-GB"),
        "vera_gone": ([], "Europe/London", "en-GB"),
        "ada_nowhere": ([], "Europe/London", "en-GB"),
        "willa_gray": (["U1"], "Europe/London", "en-GB"),
    }
    duties = {
        duty: [one.key for one in await workspace.database.run(lambda repos, duty=duty: repos.boards.with_duty(board.board_id, duty))]  # type: ignore[misc]  # the default binds this turn's duty
        for duty in boards.Duty
    }
    assert duties == {boards.Duty.CHAIR: ["cllr_asha_quill"], boards.Duty.COORDINATOR: ["willa_gray"]}
    plans = {practice: one.plan for practice, one in (await workspace.schedules("riverside_board")).items()}
    pulse, reflection, digest = (plans[one] for one in (boards.Practice.PULSE, boards.Practice.REFLECTION, boards.Practice.DIGEST))
    assert (pulse.edition_ref, pulse.open_days, pulse.remind_days) == ("maturity_matrix@2011", 14, 3)
    assert pulse.rhythm == calendar.Rhythm(
        first=datetime.date(2027, 1, 14), every=3, unit=calendar.Unit.MONTHS, at=datetime.time(9, 30), zone="Europe/London"
    )
    assert (reflection.edition_ref, reflection.rhythm.first, reflection.rhythm.every) == ("annex_a@2015", datetime.date(2027, 1, 21), 2)
    assert (digest.rhythm.first, digest.rhythm.at) == (datetime.date(2027, 1, 18), datetime.time(8))


async def test_its_members_are_asked_on_the_day(workspace: Workspace) -> None:
    await workspace.run("U1", f"{WALK}\ntypes start")
    await workspace.lives_until(datetime.datetime(2027, 1, 14, 9, 29, tzinfo=datetime.UTC))
    assert not workspace.chat.letters
    await workspace.lives_until(datetime.datetime(2027, 1, 14, 9, 30, tzinfo=datetime.UTC))
    assert sorted(workspace.chat.letters) == ["U2", "U3", "U6"]
    assert "Purpose and vision" in workspace.chat.texts("U2")[0]


async def test_a_restart_between_any_two_steps_changes_nothing(workspace: Workspace) -> None:
    for line in WALK.strip().splitlines():
        workspace.restart()
        await workspace.run("U1", line)
    workspace.restart()
    assert "is set up" in await workspace.presses("U1", "Start")


async def test_coming_back_next_week_goes_on_where_it_stopped(workspace: Workspace) -> None:
    await workspace.run("U1", "types setup\ntypes Riverside Board")
    workspace.now += datetime.timedelta(days=7)
    assert "Who is on your board?" in await workspace.types("U1", "go on"), "somebody we do not know writes about nothing else"
    shown = await workspace.commands("U1", "setup")
    assert "Welcome back" in shown
    assert "Who is on your board?" in shown
    await workspace.run("U1", f"types {PEOPLE}\ntypes stop")
    workspace.now += datetime.timedelta(days=20)
    assert "nothing was kept" in await workspace.types("U1", "yes"), "a set-up that was stopped listens no more"
    assert "Are these people and sectors right?" in await workspace.presses("U1", "Go on setting up Riverside Board")
    await workspace.types("U1", "stop")
    assert "Are these people and sectors right?" in await workspace.presses("U1", "Go on setting up Riverside Board")
    await workspace.types("U1", "stop")
    assert "Are these people and sectors right?" in await workspace.types("U1", "set up")
    await workspace.presses("U1", "Begin again from nothing")
    assert "What is your board called?" in await workspace.types("U1", "setup")
    assert "Are these people and sectors right?" in await workspace.presses("U1", "Back"), "even that can be undone"


async def test_start_pressed_twice_or_at_once_makes_one_board(workspace: Workspace) -> None:
    await workspace.run("U1", WALK)
    start = workspace.button("U1", "Start")
    same = [workspace.sends("U1", start, key="same") for _ in range(3)]
    shown = await asyncio.gather(*same, *(workspace.sends("U1", start) for _ in range(3)))
    assert sum("is set up" in one for one in shown) >= 4
    assert len(await workspace.all()) == 1
    assert "is set up" in await workspace.sends("U1", start)
    assert len(await workspace.all()) == 1


async def test_a_repeat_of_an_event_is_not_taken_for_the_next_answer(workspace: Workspace) -> None:
    await workspace.types("U1", "setup", key="a")
    await workspace.types("U1", "setup", key="a")
    await workspace.types("U1", "Riverside Board", key="b")
    shown = await workspace.types("U1", "Riverside Board", key="b")
    assert "Who is on your board?" in shown
    assert "change" not in shown
    await workspace.types("U1", PEOPLE.replace("|", "\n"), key="c")
    await workspace.types("U1", PEOPLE.replace("|", "\n"), key="c")
    await workspace.types("U1", "back", key="d")
    assert "step 2 of 9" in await workspace.types("U1", "back", key="d"), "one step back, not two"


async def test_undo_takes_the_board_back_and_lets_it_be_put_right(workspace: Workspace) -> None:
    await workspace.run("U1", f"{WALK}\ntypes start")
    undo = workspace.button("U1", "Undo")
    shown = await workspace.sends("U1", undo)
    assert "The board is taken back." in shown
    assert "Start" in shown
    assert await workspace.all() == []
    assert await workspace.database.run(lambda repos: repos.boards.person_at(address("U2"))) is None
    await workspace.sends("U1", undo)
    await workspace.run("U1", "types change the name\ntypes Riverside and Hill Board\ntypes start\ntypes undo\ntypes start")
    assert [one.name for one in await workspace.all()] == ["Riverside and Hill Board"]


async def test_undo_is_refused_once_the_board_has_begun(workspace: Workspace) -> None:
    await workspace.run("U1", f"{WALK}\ntypes start")
    undo, start = workspace.button("U1", "Undo"), workspace.button("U1", "Undo").replace(":undo:", ":start:")
    await workspace.lives_until(datetime.datetime(2027, 1, 14, 9, 30, tzinfo=datetime.UTC))
    shown = await workspace.sends("U1", undo)
    assert "I cannot take Riverside Board back any more" in shown
    assert len(await workspace.all()) == 1
    assert "This board is set up already" in await workspace.sends("U1", start)


async def test_undo_of_a_board_that_is_gone(workspace: Workspace) -> None:
    await workspace.run("U1", f"{WALK}\ntypes start")
    board_id = (await workspace.board("riverside_board")).board_id
    await workspace.database.run(lambda repos: repos.boards.remove(board_id))
    assert "That board is not there any more" in await workspace.presses("U1", "Undo")


async def test_sixty_people_are_looked_up_once_each(workspace: Workspace) -> None:
    for number in range(60):
        handle = f"U10{number:02}"
        workspace.directory.people[handle] = _in(workspace, "U2", name=f"Person {number}", handle=handle)
    lines = "|".join(
        f"@[U10{number:02}], Councillor, Riverside Council, Councillors" if number % 2 else f"Person {number}, Carer, Carers, Voluntary"
        for number in range(60)
    )
    await workspace.run("U1", f"types setup\ntypes Riverside Board\ntypes {lines}")
    assert set(workspace.directory.asked.values()) == {1}
    await workspace.run("U1", WALK[WALK.index("types yes") :].replace("types 14", "types Fri 15") + "\ntypes start")
    assert len(await workspace.people_of("riverside_board")) == 61
    await workspace.lives_until(datetime.datetime(2027, 1, 15, 9, 30, tzinfo=datetime.UTC))
    assert len(workspace.chat.letters) == 60


async def test_boards_and_people_of_the_same_name_are_kept_apart(workspace: Workspace) -> None:
    await workspace.load(plan("riverside_board", "tom_reedmace", "U50", first=datetime.date(2027, 2, 1)))
    await workspace.run("U1", f"{WALK}\ntypes start")
    again = WALK.replace("types setup", "types setup\n types yes")
    await workspace.run("U1", f"{again}\ntypes start")
    assert {one.key for one in await workspace.all()} == {"riverside_board", "riverside_board_2", "riverside_board_3"}
    assert "tom_reedmace_2" in await workspace.people_of("riverside_board_2")
    assert set(await workspace.people_of("riverside_board_3")) == {
        "cllr_asha_quill",
        "tom_reedmace_2",
        "sam_o_fen",
        "vera_gone_2",
        "ada_nowhere_2",
        "willa_gray",
    }, "whoever has an account is the same person; a name alone proves nothing"


async def test_somebody_known_keeps_their_key_name_and_terms(workspace: Workspace) -> None:
    await workspace.load(plan("hill", "bram", "U3", first=datetime.date(2027, 2, 1)))
    await workspace.run("U1", f"{WALK}\ntypes start")
    bram = (await workspace.people_of("riverside_board"))["bram"]
    assert (bram.name, bram.zone, [one.handle for one in bram.addresses]) == ("Bram Known", "Europe/Paris", ["U3", "U3b"])
    await workspace.presses("U1", "Undo")
    assert set(await workspace.people_of("hill")) == {"bram"}, "taking one board back costs no other"


async def test_a_coordinator_is_told_of_their_board_before_a_second_one(workspace: Workspace) -> None:
    await workspace.load(plan("hill", "willa", "U1", boards.Duty.COORDINATOR, first=datetime.date(2027, 2, 1)))
    assert "You already look after Hill Board." in await workspace.commands("U1", "setup")
    assert "What is your board called?" in await workspace.presses("U1", "Set up another board")


async def test_a_channel_without_the_bot_can_be_put_right_before_and_after(workspace: Workspace) -> None:
    shown = await workspace.run("U1", WALK.replace("[C1]", "[C2]"))
    assert "I am not in it yet." in shown
    workspace.directory.channels["C2"] = workspace.directory.channels["C1"]
    assert "I am in it and can write there." in await workspace.presses("U1", "Check again")
    workspace.directory.channels.pop("C2")
    shown = await workspace.types("U1", "start")
    assert "is set up" in shown
    assert "I am not in it yet" in shown


async def test_a_first_day_that_passed_meanwhile_starts_nothing(workspace: Workspace) -> None:
    await workspace.run("U1", WALK)
    workspace.now = datetime.datetime(2027, 1, 14, 10, 0, tzinfo=datetime.UTC)
    assert "The first day, Thursday 14 January 2027, has passed." in await workspace.presses("U1", "Start")
    assert await workspace.all() == []


def _in(workspace: Workspace, like: str, *, handle: str | None = None, **changes: str) -> directory.Profile:
    base = workspace.directory.people[like]
    return dataclasses.replace(base, address=address(handle or like), **changes)  # type: ignore[arg-type]  # a test names the field
