"""What the calendar makes happen, and keeps from happening: papers are asked for, and pauses put off what falls due."""

import asyncio
import datetime
import random

import pytest

from bot import due_work, ports, wiring
from conversations import boards, calendar, inbound, messages, records, sending, terms, workdays
from conversations.meetings import pauses
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work, calendar_at_work
from tests.acceptance.living_board import LONDON, at

ANNEX, MATRIX = board_at_work.ANNEX, board_at_work.MATRIX
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


def schedule(practice: boards.Practice, first: datetime.date, every: int, edition: str | None = None) -> boards.SchedulePlan:
    rhythm = calendar.Rhythm(first=first, every=every, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London")
    return boards.SchedulePlan(practice=practice, rhythm=rhythm, edition_ref=edition)


class InTime(calendar_at_work.Calendar):
    """Time moves tick by tick; several processes may tick at once, and each may be a new one."""

    def process(self) -> due_work.DueWork:
        return due_work.DueWork(self.database, self.library, wiring.PRACTICES, (self.noun,))

    async def tick(self, now: datetime.datetime, processes: int = 1) -> None:
        self.now = now
        await asyncio.gather(*(self.process().run(now) for _ in range(processes)))

    async def days_asked(self, handle: str) -> list[datetime.date]:
        person_id = await self.person_id(handle)
        asked = await self.database.run(lambda repos: repos.reflections.of_person(person_id))
        return sorted(one.asked_at.astimezone(LONDON).date() for one in asked)

    async def pulses(self) -> list[records.PulseRecord]:
        board_id = (await self.board()).board_id
        since = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
        return await self.database.run(lambda repos: repos.pulses.latest(board_id, since))

    async def pause(self, *spans: terms.Span) -> None:
        board_id = (await self.board()).board_id
        await self.database.run(lambda repos: repos.meetings.pause(board_id, boards.PauseKind.PAUSE, spans))

    async def owed(self, kind: sending.Kind) -> list[sending.Delivery]:
        """Everything of this kind that is owed by now; it is not owed any more then."""

        async def sent(repos: ports.Repositories) -> list[sending.Delivery]:
            claimed = await repos.deliveries.claim("test", self.now, self.now + HOUR, 500)
            for one in claimed:
                await repos.deliveries.settle(one, "test", sending.State.SENT, self.now, ref=one.key[-40:])
            return [one for one in claimed if one.kind is kind]

        return await self.database.run(sent)

    async def composed(self, delivery: sending.Delivery) -> str | None:
        compose = wiring.composers(self.library, (self.noun,))[delivery.kind]
        message = await self.database.run(lambda repos: compose(repos, delivery, self.now))
        return None if message is None else messages.plain_text(message)


@pytest.fixture
def in_time(database: storage_database.Database, library: loader.Library) -> InTime:
    return InTime(database, library)


async def test_nothing_begins_in_a_pause_or_on_a_holiday_whatever_is_restarted(in_time: InTime) -> None:
    in_time.now = at(1, 6)
    rhythms = (
        schedule(boards.Practice.REFLECTION, datetime.date(2026, 6, 8), 1, ANNEX),
        schedule(boards.Practice.PULSE, datetime.date(2026, 6, 15), 9, MATRIX),
        schedule(boards.Practice.DIGEST, datetime.date(2026, 6, 1), 1),
    )
    await in_time.load(calendar_at_work.plan("riverside", ("ada", "ben"), *rhythms))
    spans = (pauses.august(2026), pauses.christmas(2026))
    await in_time.pause(*spans)
    dice, now = random.Random(6), at(1, 6)
    while now < at(20, 1, year=2027):
        now += dice.choice([HOUR, 5 * HOUR, DAY])
        await in_time.tick(now, processes=dice.choice([1, 1, 2]))
    asked = await in_time.days_asked("ben")
    assert all(not workdays.is_bank_holiday(day) and not any(one.has(day) for one in spans) for day in asked)
    assert len(set(asked)) == len(asked)
    around = [day for day in asked if datetime.date(2026, 7, 25) < day < datetime.date(2026, 9, 14)]
    assert around == [datetime.date(2026, 7, 27), datetime.date(2026, 9, 1), datetime.date(2026, 9, 7)]
    opened = sorted(one.due_at.astimezone(LONDON) for one in await in_time.pulses())
    assert [f"{one:%d %b %H:%M}" for one in opened] == ["15 Jun 09:00", "01 Sep 09:00", "19 Oct 09:00", "21 Dec 09:00"]
    assert all(one.state is not records.PulseState.MISSED for one in await in_time.pulses())


@pytest.mark.parametrize("processes", [1, 3])
async def test_a_pulse_that_falls_due_at_christmas_opens_once_after_it_and_the_next_when_it_would_have(
    in_time: InTime, processes: int
) -> None:
    in_time.now = at(1, 12)
    await in_time.load(
        calendar_at_work.plan("riverside", ("ada", "ben"), schedule(boards.Practice.PULSE, datetime.date(2026, 12, 28), 13, MATRIX))
    )
    await in_time.pause(pauses.christmas(2026))
    for now in (at(28, 12), at(29, 12), at(3, 1, year=2027), at(4, 1, 8, 59, year=2027)):
        await in_time.tick(now, processes)
        assert await in_time.pulses() == []
    assert await in_time.work.next_at(in_time.now) == at(4, 1, year=2027)
    for _ in range(2):
        await in_time.tick(at(4, 1, year=2027), processes)
    (opened,) = await in_time.pulses()
    assert (opened.due_at, opened.closes_at) == (at(4, 1, year=2027), at(18, 1, year=2027))
    (coming,) = await in_time.database.run(lambda repos: repos.schedules.of_board(opened.board.board_id))
    assert coming.next_due == at(29, 3, year=2027), "Easter Monday: it is put off when it comes"


async def test_what_was_down_over_the_whole_pause_opens_when_it_is_back(in_time: InTime) -> None:
    in_time.now = at(1, 12)
    await in_time.load(
        calendar_at_work.plan("riverside", ("ada", "ben"), schedule(boards.Practice.PULSE, datetime.date(2026, 12, 28), 13, MATRIX))
    )
    await in_time.pause(pauses.christmas(2026))
    await in_time.tick(at(5, 1, 11, year=2027))
    (opened,) = await in_time.pulses()
    assert (opened.state, opened.due_at) == (records.PulseState.OPEN, at(4, 1, year=2027))


async def test_digests_go_on_in_august_and_rest_at_christmas(in_time: InTime) -> None:
    in_time.now = at(26, 7)
    await in_time.load(calendar_at_work.plan("riverside", ("ada", "ben"), schedule(boards.Practice.DIGEST, datetime.date(2026, 7, 20), 1)))
    await in_time.pause(pauses.august(2026), pauses.christmas(2026))
    left = []
    for day in range(200):
        await in_time.tick(at(27, 7, 11) + day * DAY)
        left += [f"{in_time.now.astimezone(LONDON):%d %b}" for _ in await in_time.owed(sending.Kind.DIGEST)]
    assert left[:7] == ["27 Jul", "03 Aug", "10 Aug", "17 Aug", "24 Aug", "01 Sep", "07 Sep"]
    assert [left[left.index("21 Dec")], left[left.index("21 Dec") + 1]] == ["21 Dec", "04 Jan"]


async def test_papers_are_asked_for_two_working_days_before_their_day(in_time: InTime) -> None:
    await in_time.load(calendar_at_work.plan())
    await in_time.types("ada", "meetings add 14 January 2027 at 2 pm")
    await in_time.types("ada", "meetings add 21 January 2027 at 2 pm development session")
    noun = in_time.noun
    ahead = await in_time.database.run(lambda repos: noun.next_at(repos, in_time.now))
    assert ahead == at(4, 1, year=2027)
    await in_time.tick(at(4, 1, 8, 59, year=2027))
    assert await in_time.owed(sending.Kind.PAPERS_DUE) == []
    for _ in range(2):
        await in_time.tick(at(4, 1, year=2027), processes=2)
    (prompt,) = await in_time.owed(sending.Kind.PAPERS_DUE)
    assert prompt.person_id == await in_time.person_id("ada")
    said = await in_time.composed(prompt)
    assert said is not None
    assert "Riverside Board has a formal meeting on Thursday 14 January at 2 pm. Its papers have to be out by Wednesday 6 January" in said
    in_time.now = at(8, 1, year=2027)
    assert "had to be out by Wednesday 6 January" in (await in_time.composed(prompt) or "")
    in_time.now = at(14, 1, 14, year=2027)
    assert await in_time.composed(prompt) is None, "it has begun"


async def test_a_moved_meeting_is_prompted_for_anew_and_a_cancelled_one_is_not(in_time: InTime) -> None:
    await in_time.load(calendar_at_work.plan())
    await in_time.types("ada", "meetings add 14 January 2027 at 2 pm")
    await in_time.tick(at(4, 1, year=2027))
    (first,) = await in_time.owed(sending.Kind.PAPERS_DUE)
    await in_time.types("ada", "meetings move 1 28 January 2027")
    assert await in_time.composed(first) is None, "its date is another now"
    await in_time.tick(at(18, 1, year=2027))
    (second,) = await in_time.owed(sending.Kind.PAPERS_DUE)
    assert "Wednesday 20 January" in (await in_time.composed(second) or "")
    await in_time.types("ada", "meetings move 1 11.30 am")
    assert "at 11.30 am" in (await in_time.composed(second) or ""), "the day is the same"
    await in_time.types("ada", "meetings cancel 1")
    assert await in_time.composed(second) is None
    await in_time.presses("ada", "Undo")
    await in_time.load(calendar_at_work.plan("riverside", ("ben", "ada")))
    assert await in_time.composed(second) is None, "she keeps the board no more"


async def test_who_puts_a_meeting_in_too_late_is_told_then_and_not_days_on(in_time: InTime) -> None:
    await in_time.load(calendar_at_work.plan())
    assert "papers would have had to be out" in await in_time.types("ada", "meetings add 27 November 2026 at 2 pm")
    for day in range(5):
        await in_time.tick(in_time.now + day * DAY)
    assert await in_time.owed(sending.Kind.PAPERS_DUE) == []


async def test_the_digest_names_the_next_meeting_and_the_day_of_its_papers(in_time: InTime) -> None:
    await in_time.load(calendar_at_work.plan("riverside", ("ada", "ben"), schedule(boards.Practice.DIGEST, datetime.date(2026, 11, 30), 1)))
    await in_time.types("ada", "meetings add 14 January 2027 at 2 pm")
    await in_time.tick(at(30, 11))
    (owed,) = await in_time.owed(sending.Kind.DIGEST)
    said = await in_time.composed(owed) or ""
    meeting = "Next meeting of Riverside Board: Thursday 14 January at 2 pm, formal meeting in public."
    assert f"{meeting} Its papers go out by Wednesday 6 January." in said
    in_time.now = at(11, 1, year=2027)
    await in_time.types("ada", "meetings cancel 1")
    assert "Next meeting" not in (await in_time.composed(owed) or "")


async def test_an_address_that_is_nobody_s_gets_no_calendar(in_time: InTime) -> None:
    await in_time.load(calendar_at_work.plan())
    stranger = inbound.Typed(address=board_at_work.address("stranger"), receipt_key="s", sent_at=in_time.now, text="meetings")
    assert "Riverside" not in messages.plain_text(await in_time.inbox.handle(stranger, in_time.now))
