"""A board that lives through weeks: schedules, deliveries, answers and digests, on a clock that the test moves."""

import collections
import datetime
import itertools
import zoneinfo

from bot import clock, due_work, ports, wiring
from bot.board import boards as board_files
from bot.outbox import deliveries
from conversations import boards, calendar, inbound, messages, records, sending
from frameworks import loader
from tests import doors

LONDON = zoneinfo.ZoneInfo("Europe/London")
MATRIX, ANNEX = "maturity_matrix@2011", "annex_a@2015"


def at(day: int, month: int, hour: int = 9, minute: int = 0, *, year: int = 2026) -> datetime.datetime:
    """London wall time, as an instant."""
    return datetime.datetime(year, month, day, hour, minute, tzinfo=LONDON).astimezone(datetime.UTC)


def person(key: str, *addresses: tuple[str, str], duties: tuple[boards.Duty, ...] = ()) -> boards.PersonPlan:
    """Somebody reached at (platform, handle) pairs."""
    found = tuple(inbound.Address(platform=platform, tenant="here", handle=handle) for platform, handle in addresses)
    return boards.PersonPlan(key=key, name=key.title(), zone="Europe/London", language="en-GB", addresses=found, duties=duties)


def pulse(first: datetime.date, *, remind_days: int = 3) -> boards.SchedulePlan:
    """The matrix every thirteen weeks at nine, open for a fortnight."""
    rhythm = calendar.Rhythm(first=first, every=13, unit=calendar.Unit.WEEKS, at=datetime.time(9), zone="Europe/London")
    return boards.SchedulePlan(practice=boards.Practice.PULSE, rhythm=rhythm, edition_ref=MATRIX, remind_days=remind_days)


def digest(first: datetime.date) -> boards.SchedulePlan:
    """Every week at eight."""
    rhythm = calendar.Rhythm(first=first, every=1, unit=calendar.Unit.WEEKS, at=datetime.time(8), zone="Europe/London")
    return boards.SchedulePlan(practice=boards.Practice.DIGEST, rhythm=rhythm)


def board(
    people: tuple[boards.PersonPlan, ...],
    *schedules: boards.SchedulePlan,
    key: str = "riverside",
    until: dict[str, datetime.date] | None = None,
    keep_months: int = 24,
) -> boards.BoardPlan:
    """A board with a seat for everyone who is not its coordinator."""
    ends = until or {}
    seated = [one for one in people if boards.Duty.COORDINATOR not in one.duties]
    return boards.BoardPlan(
        key=key,
        name=key.title(),
        zone="Europe/London",
        language="en-GB",
        channel=inbound.Address(platform="chat", tenant="here", handle=f"{key}-channel"),
        floor=5,
        keep_months=keep_months,
        people=people,
        seats=tuple(
            boards.SeatPlan(
                title=one.key,
                body="Council",
                sector="Council",
                person=one.key,
                held_from=datetime.date(2025, 1, 1),
                held_until=ends.get(one.key),
            )
            for one in seated
        ),
        schedules=schedules,
    )


class Chat:
    """A platform that keeps every message by handle."""

    platform = "chat"
    pace = sending.Pace()
    timeout = 5.0

    def __init__(self) -> None:
        self.letters: dict[str, list[messages.Message]] = collections.defaultdict(list)

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        self.letters[address.handle].append(message)
        return key[-40:]

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        return sending.Looked.CANNOT_TELL

    def texts(self, handle: str) -> list[str]:
        """Everything this handle got, as text."""
        return [messages.plain_text(one) for one in self.letters[handle]]


class LivingBoard:
    """Moves from one due instant to the next, as a running process would; `sleeps_until` is a process that is down."""

    def __init__(self, database: ports.Database, library: loader.Library, start: datetime.datetime) -> None:
        self.database = database
        self.clock = clock.ManualClock(start)
        self.chat = Chat()
        self._keys = itertools.count()
        self.read_with(library)

    def read_with(self, library: loader.Library) -> None:
        """Start again with these editions."""
        self.work = due_work.DueWork(self.database, library, wiring.PRACTICES)
        self.inbox = doors.door(self.database, library)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(library),
            time_of=self.clock,
            owner="living",
        )

    async def load(self, plan: boards.BoardPlan) -> None:
        await self.database.run(lambda repos: board_files.load(repos, plan, self.clock.now()))

    async def lives_until(self, instant: datetime.datetime) -> None:
        while (due := await self.work.next_at(self.clock.now())) is not None and due <= instant:
            self.clock.move_to(due)
            await self.tick()
        self.clock.move_to(instant)

    async def sleeps_until(self, instant: datetime.datetime) -> None:
        self.clock.move_to(instant)
        await self.tick()

    async def tick(self) -> None:
        await self.work.run(self.clock.now())
        await self.outbox.flush()

    async def types(self, handle: str, line: str) -> str:
        event = inbound.Typed(
            address=inbound.Address(platform="chat", tenant="here", handle=handle),
            receipt_key=f"typed-{next(self._keys)}",
            sent_at=self.clock.now(),
            text=line,
        )
        return messages.plain_text(await self.inbox.handle(event, self.clock.now()))

    async def pulses(self, key: str = "riverside") -> list[records.PulseRecord]:
        found = {one.key: one for one in await self.database.run(lambda repos: repos.boards.all())}
        since = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
        return await self.database.run(lambda repos: repos.pulses.latest(found[key].board_id, since))
