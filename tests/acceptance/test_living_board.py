"""What a board goes through in its weeks: people come, go and change their addresses, clocks change, processes sleep."""

import dataclasses
import datetime
import pathlib

import pytest

from bot import scheduler
from bot.board import boards as board_files
from bot.outbox import channels, replies
from conversations import boards, calendar, records, sending
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.living_board import LivingBoard, at, person

Database = storage_database.Database
ANN, BOB = person("ann", ("chat", "ann")), person("bob", ("chat", "bob"))
WILLA = person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
MONDAY = datetime.date(2026, 1, 19)
PULSE, WEEKLY = living_board.pulse(MONDAY), living_board.digest(datetime.date(2026, 1, 12))


def _files_with(url: str, secret: bytes) -> list[str]:
    folder = pathlib.Path(url.removeprefix("sqlite:///")).parent
    return [file.name for file in folder.glob("board.sqlite3*") if secret in file.read_bytes()]


async def living(
    database: Database, library: loader.Library, *people: boards.PersonPlan, start: datetime.datetime | None = None
) -> LivingBoard:
    one = LivingBoard(database, library, start or at(12, 1, 7))
    await one.load(living_board.board((*people, WILLA), PULSE, WEEKLY))
    return one


async def test_a_key_that_belongs_to_somebody_on_another_board_is_refused(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN)
    stranger = person("ann", ("chat", "another"))
    with pytest.raises(board_files.BoardFaults, match="the key ann belongs to somebody on the board riverside"):
        await one.load(living_board.board((stranger,), PULSE, key="hillside"))
    assert [board.key for board in await database.run(lambda repos: repos.boards.all())] == ["riverside"]


async def test_an_address_of_somebody_on_another_board_is_refused(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN)
    with pytest.raises(board_files.BoardFaults, match="use the key ann"):
        await one.load(living_board.board((person("somebody", ("chat", "ann")),), PULSE, key="hillside"))


async def test_one_person_on_two_boards_keeps_every_address(database: Database, library: loader.Library) -> None:
    one = await living(database, library, person("ann", ("chat", "ann"), ("fax", "1")))
    await one.load(living_board.board((person("ann", ("chat", "ann"), ("mail", "2")),), PULSE, key="hillside"))
    ann = await database.run(lambda repos: repos.boards.person_called("ann"))
    assert ann is not None
    assert {address.handle for address in ann.addresses} == {"ann", "1", "2"}
    await one.lives_until(at(19, 1, 9, 1))
    (both,) = one.chat.texts("ann")
    assert "Hillside: 6 short questions" in both
    assert "Riverside: 6 short questions" in both


async def test_an_address_that_is_added_later_is_used(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN, person("mia"), person("nia", ("fax", "1"), ("chat", "nia")))
    await one.lives_until(at(20, 1))
    assert (len(one.chat.texts("nia")), one.chat.texts("mia")) == (1, []), "the first address whose platform is on"
    people = (ANN, person("mia", ("chat", "mia")), person("nia", ("fax", "1"), ("chat", "nia")), WILLA)
    await one.load(living_board.board(people, PULSE, WEEKLY))
    await one.lives_until(at(31, 1))
    assert "6 of 6 questions are still open" in one.chat.texts("mia")[0], "reached by the reminder"
    assert "One person has no address that we can use." in one.chat.texts("willa")[-1]


async def test_nothing_of_one_person_ever_reaches_who_took_over_their_handle(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN, person("olga", ("chat", "housing")))
    await one.lives_until(at(20, 1))
    await one.types("housing", "2")
    people = (ANN, person("olga"), person("nia", ("chat", "housing")), WILLA)
    await one.load(living_board.board(people, PULSE, WEEKLY, until={"olga": datetime.date(2026, 1, 21)}))
    before = len(one.chat.texts("housing"))
    await one.lives_until(at(3, 2))
    assert one.chat.texts("housing")[before:] == []


async def test_a_leaver_is_not_reminded_but_may_answer(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN, BOB)
    await one.lives_until(at(20, 1))
    await one.load(living_board.board((ANN, BOB, WILLA), PULSE, WEEKLY, until={"bob": datetime.date(2026, 1, 21)}))
    await one.lives_until(at(31, 1))
    assert (len(one.chat.texts("ann")), len(one.chat.texts("bob"))) == (2, 1)
    assert "2 of 6" in await one.types("bob", "2 3")


@pytest.mark.parametrize("first", [datetime.date(2026, 3, 16), datetime.date(2026, 10, 12)], ids=["clocks go forward", "clocks go back"])
async def test_opening_reminder_and_close_keep_their_hour_over_a_clock_change(
    database: Database, library: loader.Library, first: datetime.date
) -> None:
    one = LivingBoard(database, library, datetime.datetime.combine(first, datetime.time(1), tzinfo=datetime.UTC))
    await one.load(living_board.board((ANN, WILLA), living_board.pulse(first, remind_days=4)))
    seen: list[datetime.datetime] = []
    while len(seen) < 3:
        due = await one.work.next_at(one.clock.now())
        assert due is not None
        seen.append(due.astimezone(living_board.LONDON).replace(tzinfo=None))
        await one.lives_until(due)
    days = [first + datetime.timedelta(days=number) for number in (0, 10, 14)]
    assert seen == [datetime.datetime.combine(day, datetime.time(9)) for day in days]


async def test_after_a_late_opening_nobody_is_reminded_in_the_same_breath(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN)
    one.clock.move_to(at(19, 1))
    await one.work.run(one.clock.now())  # opened, and the process ends before anything is sent
    await one.sleeps_until(at(30, 1, 12))
    assert len(one.chat.texts("ann")) == 1


async def test_a_missed_pulse_is_told_in_the_first_digest_after_the_pause(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN)
    await one.lives_until(at(13, 1))
    await one.sleeps_until(at(30, 1, 12))
    await one.lives_until(at(9, 2))
    assert [(pulse.state, pulse.opened_at) for pulse in await one.pulses()] == [(records.PulseState.MISSED, at(19, 1))]
    told = [text for text in one.chat.texts("willa") if "was due Monday 19 January at 9 am and did not open" in text]
    assert len(told) == 1


async def test_no_digest_overlaps_another_and_none_leaves_a_gap(database: Database, library: loader.Library) -> None:
    """A pulse that closes half an hour after a digest, in the week the clocks go back, stands in the next one."""
    one = LivingBoard(database, library, at(28, 9, 7))
    schedule = living_board.pulse(datetime.date(2026, 10, 5))
    half_past_eight = dataclasses.replace(schedule, rhythm=dataclasses.replace(schedule.rhythm, at=datetime.time(8, 30)))
    await one.load(living_board.board((ANN, WILLA), half_past_eight, living_board.digest(datetime.date(2026, 9, 28))))
    await one.lives_until(at(9, 11))
    told = [text for text in one.chat.texts("willa") if "closed: 0 of 1 answered" in text]
    assert len(told) == 1
    assert "Monday 19 October" in told[0]


async def test_the_digest_asks_for_a_channel_until_one_is_found(database: Database, library: loader.Library) -> None:
    """The bot was put out of the channel between two pulses: nothing has failed, and yet something needs doing."""
    one = await living(database, library, ANN)
    (board,) = await database.run(lambda repos: repos.boards.all())
    await one.lives_until(at(15, 1))
    await database.run(lambda repos: channels.lost(repos, board.channel, sending.Reason.NOT_IN_CHANNEL, one.clock.now()))
    for monday in (19, 26):
        await one.lives_until(at(monday, 1, 8, 30))
        told = one.chat.texts("willa")[-1]
        assert "I have not been able to post in the board's channel since Thursday 15 January. I am no longer in it." in told
        assert "Where should I post for Riverside?" in told
    await database.run(lambda repos: channels.back(repos, board.channel, one.clock.now()))
    await one.lives_until(at(9, 2, 8, 30))
    assert "channel" not in one.chat.texts("willa")[-1]


async def test_after_a_pause_one_digest_tells_of_all_of_it(database: Database, library: loader.Library) -> None:
    one = await living(database, library, ANN)
    await one.lives_until(at(20, 1))
    before = len(one.chat.texts("willa"))
    await one.sleeps_until(at(18, 2))
    (late,) = one.chat.texts("willa")[before:]
    await one.lives_until(at(23, 2, 8, 1))
    assert "Your week, Monday 19 January to Sunday 15 February" in late
    assert "closed: 0 of 1 answered" in one.chat.texts("willa")[-1]


async def test_a_board_without_members_opens_nothing_and_says_so(database: Database, library: loader.Library) -> None:
    one = LivingBoard(database, library, at(12, 1, 7))
    gone = living_board.board((ANN, WILLA), PULSE, WEEKLY, until={"ann": datetime.date(2026, 1, 1)})
    await one.load(gone)
    await one.lives_until(at(10, 2))
    assert one.chat.texts("riverside-channel") == []
    told = [text for text in one.chat.texts("willa") if "was due Monday 19 January at 9 am and did not open. Nobody was asked." in text]
    assert len(told) == 1


async def test_the_second_summary_never_says_that_it_is_the_first(database: Database, library: loader.Library) -> None:
    people = tuple(person(f"p{number}", ("chat", f"p{number}")) for number in range(8))
    one = LivingBoard(database, library, at(12, 1, 7))
    await one.load(living_board.board((*people, WILLA), PULSE, keep_months=1))
    for day in (at(20, 1), at(21, 4)):
        await one.lives_until(day)
        for number in range(8):
            for _ in range(6):
                await one.types(f"p{number}", "2 3")
        await one.lives_until(day + datetime.timedelta(days=20))
        await one.lives_until(day + datetime.timedelta(days=50))
        await one.work.forget(one.clock.now())
    first, second = one.chat.texts("riverside-channel")
    assert "This was the first time" in first
    assert "This was the first time" not in second
    assert "too few answers can be compared" in second


async def test_an_edition_that_is_gone_or_edited_is_told_and_loses_nothing(
    database: Database, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    one = await living(database, library, ANN)
    reflection = boards.SchedulePlan(
        practice=boards.Practice.REFLECTION,
        rhythm=calendar.Rhythm(first=MONDAY, every=2, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London"),
        edition_ref=living_board.ANNEX,
    )
    await one.load(living_board.board((ANN, WILLA), PULSE, reflection))
    await one.lives_until(at(20, 1))
    await one.types("ann", "2 3")
    rest = {ref: edition for ref, edition in library.items() if ref != living_board.MATRIX}
    one.read_with(loader.Library(editions=rest, digests={ref: library.digest(ref) for ref in rest}))
    assert "Kept, for you alone" in await one.types("ann", "I think we meet too rarely.")
    edited = loader.Library(editions=library.editions, digests=dict.fromkeys(library, "edited"))
    one.read_with(edited)
    await one.sleeps_until(at(3, 2))
    one.clock.move_to(at(3, 2, 10))
    assert [pulse.state for pulse in await one.pulses()] == [records.PulseState.OPEN]
    replying = replies.Replies(database, {}, one.clock)
    watching = scheduler.Scheduler(database=database, work=one.work, outbox=one.outbox, replies_of=replying, time_of=one.clock)
    await watching.audit()
    assert watching.overdue == 1, "health pages show it"
    assert "close_failed" in {getattr(record, "action", "") for record in caplog.records}
    one.read_with(library)
    await one.tick()
    assert [pulse.state for pulse in await one.pulses()] == [records.PulseState.CLOSED]


async def test_a_reflection_keeps_the_promise_it_was_asked_with(database: Database, library: loader.Library) -> None:
    reflection = boards.SchedulePlan(
        practice=boards.Practice.REFLECTION,
        rhythm=calendar.Rhythm(first=MONDAY, every=2, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London"),
        edition_ref=living_board.ANNEX,
    )
    one = LivingBoard(database, library, at(12, 1, 7))
    await one.load(living_board.board((ANN, WILLA), reflection, keep_months=60))
    await one.lives_until(at(20, 1))
    await one.load(living_board.board((ANN, WILLA), reflection, keep_months=6))
    asked = await database.run(lambda repos: repos.boards.person_called("ann"))
    assert asked is not None
    kept = await database.run(lambda repos: repos.reflections.latest(asked.person_id, open_only=True))
    assert kept is not None
    assert (kept.keep_months, kept.forget_at.year) == (60, 2031)


@pytest.mark.parametrize("line", ["2 4", "review", "2: 3", "9"])
async def test_an_answer_after_the_close_is_never_taken_for_a_reflection(database: Database, library: loader.Library, line: str) -> None:
    reflection = boards.SchedulePlan(
        practice=boards.Practice.REFLECTION,
        rhythm=calendar.Rhythm(first=MONDAY, every=2, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London"),
        edition_ref=living_board.ANNEX,
    )
    one = LivingBoard(database, library, at(12, 1, 7))
    await one.load(living_board.board((ANN, WILLA), PULSE, reflection))
    await one.lives_until(at(3, 2))
    assert "Kept, for you alone" not in await one.types("ann", line)


async def test_thanks_is_no_answer_to_a_question_of_long_ago(database: Database, library: loader.Library) -> None:
    reflection = boards.SchedulePlan(
        practice=boards.Practice.REFLECTION,
        rhythm=calendar.Rhythm(first=MONDAY, every=9, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London"),
        edition_ref=living_board.ANNEX,
    )
    one = LivingBoard(database, library, at(12, 1, 7))
    await one.load(living_board.board((ANN, WILLA), reflection))
    await one.lives_until(at(25, 2))
    assert "Nothing is due from you right now." in await one.types("ann", "thanks!")
    assert "Kept, for you alone" in await one.types("ann", "reflect: on second thoughts, yes")


async def test_what_is_forgotten_is_gone_from_the_disk(database: Database, migrated_url: str, library: loader.Library) -> None:
    if not migrated_url.startswith("sqlite"):
        pytest.skip("what PostgreSQL leaves on disk is its vacuum's to clear")
    one = await living(database, library, ANN)
    await one.lives_until(at(20, 1))
    await one.types("ann", "note 1: a secret between us")
    assert _files_with(migrated_url, b"a secret between us") != []
    await one.lives_until(at(5, 2))
    later = at(5, 3, year=2028)
    assert await database.run(lambda repos: repos.pulses.forget(at(5, 1))) == 0
    await one.work.forget(later)
    assert _files_with(migrated_url, b"a secret between us") == []
