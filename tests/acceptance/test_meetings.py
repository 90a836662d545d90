"""A coordinator keeps the board's calendar in chat: everything through the real inbox and database, everything undone again."""

import datetime

import pytest

from conversations import actions, boards
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import calendar_at_work
from tests.unit.conversations import dialogue


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> calendar_at_work.Calendar:
    made = calendar_at_work.Calendar(database, library)
    await made.load(calendar_at_work.plan())
    return made


async def test_a_meeting_is_added_moved_cancelled_and_each_step_is_undone(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings")
    await board.presses("ada", "Add a meeting")
    said = await board.presses("ada", "Add it", "14 January 2027, 2 pm to 4 pm")
    assert "Added: Thursday 14 January 2027 at 2 pm, formal meeting in public. Papers out by Wednesday 6 January 2027." in said
    await board.presses("ada", "It is a development session")
    assert await board.ahead() == ["2027-01-14 14:00 development"]
    await board.presses("ada", "Undo")
    await board.presses("ada", "Move one")
    await board.presses("ada", "Thursday 14 January 2027 at 2\u00a0pm, formal meeting in public")
    said = await board.presses("ada", "Move it", "21 January at 10am")
    assert "Moved from Thursday 14 January 2027 at 2 pm to Thursday 21 January 2027 at 10 am." in said
    assert await board.ahead() == ["2027-01-21 10:00 formal"]
    await board.presses("ada", "Undo")
    assert await board.ahead() == ["2027-01-14 14:00 formal"]
    await board.presses("ada", "Cancel one")
    said = await board.presses("ada", "Thursday 14 January 2027 at 2\u00a0pm, formal meeting in public")
    assert "Cancelled: Thursday 14 January 2027 at 2 pm." in said
    assert await board.ahead() == []
    await board.presses("ada", "Undo")
    assert await board.ahead() == ["2027-01-14 14:00 formal"]
    (kept,) = await board.kept()
    assert kept.sequence == 6, "six changes, and it is still the same meeting"


async def test_what_can_be_pressed_can_be_typed(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings add 14 January 2027 at 2 pm")
    await board.types("ada", "meetings series monthly 10 February 2027 14:00 3 meetings without August")
    await board.types("ada", "meetings start 1m 2027-02-10 14:00 3 meetings without August")
    assert await board.ahead() == [
        "2027-01-14 14:00 formal",
        "2027-02-10 14:00 formal",
        "2027-03-10 14:00 formal",
        "2027-04-14 14:00 formal",
    ]
    await board.types("ada", "meetings move 2 and later to 17 February 2027 at 3 pm")
    assert (await board.ahead())[1:] == ["2027-02-17 15:00 formal", "2027-03-17 15:00 formal", "2027-04-21 15:00 formal"]
    await board.presses("ada", "Undo")
    await board.types("ada", "meetings move 2 away day")
    assert (await board.ahead())[1:] == ["2027-02-17 15:00 away", "2027-03-10 14:00 formal", "2027-04-14 14:00 formal"]
    await board.types("ada", "meetings cancel 2-4")
    assert await board.ahead() == ["2027-01-14 14:00 formal"]
    await board.presses("ada", "Undo")
    assert len(await board.ahead()) == 4


async def test_a_series_is_shown_before_it_is_put_in_and_taken_out_but_for_what_moved_since(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings add 17 May 2027 at 2 pm development session")
    await board.types("ada", "meetings")
    await board.presses("ada", "Propose a series")
    await board.presses("ada", "Every six to eight weeks")
    said = await board.presses("ada", "Show the dates", "29 March 2027 at 2 pm, 4 meetings")
    assert "Tuesday 30 March 2027 at 2 pm (in place of Monday 29 March 2027, a bank holiday)" in said
    assert "Monday 17 May 2027 at 2 pm (is in the calendar already)" in said
    assert "Monday 23 August 2027" in said
    said = await board.presses("ada", "Leave out August")
    assert "Monday 16 August 2027" not in said
    assert len(await board.ahead()) == 1, "nothing was kept"
    again = board.last["ada"]
    said = await board.presses("ada", "Put them in")
    assert "3 meetings are in the calendar now." in said
    undo = dialogue.buttons(board.last["ada"])["Undo"]
    board.last["ada"] = again
    assert "All of these meetings are in the calendar already." in await board.presses("ada", "Put them in")
    await board.types("ada", "meetings move 1 1 April 2027")
    await board.sends("ada", undo)
    assert await board.ahead() == ["2027-04-01 14:00 formal", "2027-05-17 14:00 development"]


async def test_one_that_moves_leaves_the_others_and_can_take_the_later_ones_along(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings start 7w 3 March 2027 14:00 3 meetings")
    await board.types("ada", "meetings add 30 March 2027 10:00 development session")
    before = await board.ahead()
    said = await board.types("ada", "meetings move 1 10 March 2027")
    assert "The other meetings stay where they are." in said
    assert await board.ahead() == ["2027-03-10 14:00 formal", *before[1:]]
    later = dialogue.buttons(board.last["ada"])["Move the 2 later ones too"]
    said = await board.presses("ada", "Move the 2 later ones too")
    follow = ["2027-03-10 14:00 formal", "2027-03-30 10:00 development", "2027-04-28 14:00 formal", "2027-06-16 14:00 formal"]
    assert await board.ahead() == follow
    assert "changed since you saw it" in await board.sends("ada", later), "an older press moves nothing a second time"
    assert await board.ahead() == follow
    board.last.pop("ada")


async def test_bad_dates_get_a_word_and_change_nothing(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings add 14 January 2027 at 2 pm")
    before = await board.kept()
    for line, word in {
        "meetings add 1 January 2020": "is over",
        "meetings add 14 January 2031": "more than three years",
        "meetings add 31 February 2027": "could not read",
        "meetings add 14 January 2027 at 2 pm": "in the calendar already",
        "meetings add 14 January 2027 at 9 am": "Do you want another meeting",
        "meetings add 15 January 2027 for 0 minutes": "between 1 minute and 24 hours",
        "meetings move 1 1 January 2020": "is over",
        "meetings move 9 3 May 2027": "no meeting with number 9",
        "meetings cancel 2": "no meeting with number 2",
        "meetings move 1 14 January 2027": "planned for Thursday 14 January 2027 at 2 pm already",
        "meetings series monthly 1 March 2027 99 meetings": "between 1 and 24",
        "meetings series monthly": "could not read",
    }.items():
        assert word in await board.types("ada", line), line
    assert await board.kept() == before


async def test_odd_dates_are_taken_and_remarked_on(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings pause 2 May 2027 to 4 May 2027")
    for line, words in {
        "meetings add 27 March 2027": ["The meeting is on a weekend."],
        "meetings add 28 March 2027 1:30 am": ["clocks go forward", "begins at 2 am", "less than a fortnight"],
        "meetings add 3 May 2027": ["bank holiday", "has a pause on that day"],
        "meetings add 30 November 2026": ["papers would have had to be out"],
        "meetings add 3 May 2027 18:00 anyway": ["already meet on that day"],
    }.items():
        said = await board.types("ada", line)
        assert all(word in said for word in ["Added:", *words]), said
    assert len(await board.ahead()) == 5


async def test_the_eleventh_meeting_of_a_day_is_asked_about_like_the_second(board: calendar_at_work.Calendar) -> None:
    for hour in range(8, 19):
        await board.types("ada", f"meetings add 14 January 2027 {hour}:00 development")
        if hour > 8:
            assert "already meet on that day" in await board.presses("ada", "Yes, on that day")
    assert len(await board.ahead()) == 11


async def test_pauses_and_pre_election_time_come_and_go(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings pauses")
    await board.presses("ada", "Pause every August")
    assert (await board.rests())[0] == "2027-08-01/2027-08-31"
    await board.presses("ada", "Undo")
    assert await board.rests() == []
    await board.types("ada", "meetings pause christmas")
    assert (await board.rests())[0] == "2026-12-24/2027-01-01"
    await board.types("ada", "meetings resume christmas")
    await board.presses("ada", "Pause on other days")
    assert "could not read from which day" in await board.presses("ada", "Pause", "all summer long")
    assert "are over" in await board.types("ada", "meetings pause 1 March 2026 to 2 March 2026")
    assert "more than a year" in await board.types("ada", "meetings pause 1 March 2027 to 2 May 2028")
    await board.types("ada", "meetings pause 1 March 2027 to 5 March 2027")
    assert await board.rests() == ["2027-03-01/2027-03-05"]
    await board.presses("ada", "End pause 1")
    assert await board.rests() == []
    await board.presses("ada", "Undo")
    assert await board.rests() == ["2027-03-01/2027-03-05"]
    await board.types("ada", "meetings pre-election until 6 May 2027")
    assert await board.rests(boards.PauseKind.PRE_ELECTION) == ["2026-11-23/2027-05-06"]
    await board.types("ada", "meetings pre-election until 7 May 2027")
    assert await board.rests(boards.PauseKind.PRE_ELECTION) == ["2026-11-23/2027-05-07"]
    await board.types("ada", "meetings pre-election off")
    assert await board.rests(boards.PauseKind.PRE_ELECTION) == []
    assert await board.rests() == ["2027-03-01/2027-03-05"], "one kind leaves the other alone"


async def test_members_see_what_is_next_and_change_nothing(board: calendar_at_work.Calendar) -> None:
    assert "No meeting is planned yet." in await board.types("ben", "meetings")
    await board.types("ada", "meetings add 14 January 2027 at 2 pm")
    home = await board.types("ben", "home")
    assert "Nothing is due from you right now." in home
    assert "Next meeting of Riverside Board: Thursday 14 January 2027 at 2 pm, formal meeting in public." in home
    seen = await board.types("ben", "meetings")
    assert "Thursday 14 January 2027 at 2 pm" in seen
    assert list(dialogue.buttons(board.last["ben"])) == ["Home"]
    before = await board.kept()
    await board.types("ben", "meetings cancel 1")
    (meeting,) = before
    for verb, value in {"cancel": "0", "move": "0", "kind": "away.0", "put": "20270114t0900.120.0", "later": "7.0.1.0"}.items():
        action = actions.Do(subject=actions.Subject.MEETING, verb=verb, on=meeting.meeting_id, value=value)
        await board.sends("ben", actions.encode(action), "15 January 2027")
    for verb in ("add", "yearly", "pause", "election", "pauses"):
        action = actions.Do(subject=actions.Subject.MEETING, verb=verb, on=meeting.board_id, value="august.on" if verb == "yearly" else "")
        await board.sends("ben", actions.encode(action), "15 January 2027")
    assert (await board.kept(), await board.rests()) == (before, [])


async def test_a_repeat_of_an_event_does_nothing_again(board: calendar_at_work.Calendar) -> None:
    for _ in range(2):
        await board.types("ada", "meetings add 14 January 2027 at 2 pm", key="one")
        await board.types("ada", "meetings cancel 1", key="two")
    (kept,) = await board.kept()
    assert (kept.is_on, kept.sequence) == (False, 1)
    action = actions.encode(actions.Do(subject=actions.Subject.MEETING, verb="uncancel", on=kept.board_id, value="nonsense"))
    await board.sends("ada", action)
    assert not (await board.kept())[0].is_on


async def test_who_keeps_two_boards_names_the_one_they_mean(board: calendar_at_work.Calendar) -> None:
    await board.load(calendar_at_work.plan("northmoor", ("ada", "cleo")))
    assert "Which board do you mean?" in await board.types("ada", "meetings add 14 January 2027 at 2 pm")
    await board.types("ada", "meetings river add 14 January 2027 at 2 pm")
    await board.presses("ada", "Add a meeting")
    await board.presses("ada", "Add it", "15 January 2027 at 2 pm")
    await board.types("ada", "meetings northmoor add 14 January 2027 at 2 pm away day")
    assert await board.ahead() == ["2027-01-14 14:00 formal", "2027-01-15 14:00 formal"]
    assert await board.ahead("northmoor") == ["2027-01-14 14:00 away"]
    (theirs,) = await board.kept("northmoor")
    action = actions.encode(actions.Do(subject=actions.Subject.MEETING, verb="cancel", on=theirs.meeting_id, value="0"))
    await board.load(calendar_at_work.plan("northmoor", ("cleo", "dev")))
    await board.sends("ada", action)
    assert (await board.kept("northmoor"))[0].is_on, "she keeps that board no more"


async def test_nobody_s_sentence_is_taken_for_a_command(board: calendar_at_work.Calendar) -> None:
    for line in ("meetings are too long", "meetings cancel each other out", "Meeting carers was good", "meetings add little"):
        assert "Meetings of" not in await board.types("ada", line)
    assert await board.kept() == []


async def test_buttons_with_values_we_did_not_write_change_nothing(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings add 14 January 2027 at 2 pm")
    (meeting,) = before = await board.kept()
    junk = [
        "",
        "x",
        "0",
        "-1.-1.-1.-1",
        "0.0.0.1.0",
        "99999999.0.1.0",
        "00010101t0000.120.0",
        "99991231t2359.120.0",
        "formal.99991231.2359.9.0",
        "formal.99999999.9999.120",
        "20279999t9999.120.0",
        "tea.0",
        "zz.0",
        "a.b.c.d.0",
    ]
    of_meetings = dict.fromkeys(("move_sure", "put", "later", "kind"), meeting.meeting_id)
    of_boards = ("add_sure", "plan", "start", "start_undo", "uncancel", "yearly", "resume", "again", "tea")
    for verb, on in {**of_meetings, **dict.fromkeys(of_boards, meeting.board_id)}.items():
        for value in junk:
            action = actions.Do(subject=actions.Subject.MEETING, verb=verb, on=on, value=value)
            await board.sends("ada", actions.encode(action))
    assert (await board.kept(), await board.rests()) == (before, [])


async def test_a_draft_in_the_box_comes_back(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings")
    opens = dialogue.buttons(board.last["ada"])["Add a meeting"]
    inner = actions.decode(opens)
    assert isinstance(inner, actions.Write)
    await board.writes("ada", actions.encode(inner.on), "14 January at")
    await board.sends("ada", opens)
    (box,) = [one for one in board.last["ada"].blocks if hasattr(one, "initial")]
    assert box.initial == "14 January at"


async def test_the_clock_of_the_board_counts_in_summer_and_winter(board: calendar_at_work.Calendar) -> None:
    await board.types("ada", "meetings start 1m 10 February 2027 14:00 3 meetings")
    starts = [one.starts_at for one in await board.kept()]
    assert [one.hour for one in starts] == [14, 14, 13]
    assert all(one.tzinfo is not None and one.utcoffset() == datetime.timedelta() for one in starts)
