"""Two boards and a learning set across them, through a year. The process can be ended at any moment and begun anew."""

import collections
import contextlib
import dataclasses
import datetime
import functools
import itertools
import random
import uuid
import zoneinfo
from collections.abc import AsyncIterator

from bot import clock, config, due_work, ports, subjects, wiring
from bot.board import boards as board_files
from bot.outbox import deliveries, replies
from conversations import boards, calendar, inbound, messages, sending, terms
from conversations.learning_sets import plan, state
from conversations.meetings import facts
from conversations.next_steps import state as steps
from frameworks import loader
from storage import database as storage_database
from storage import sealing
from tests.acceptance import living_board

KEY = sealing.new_key()
BEGINS, ENDS = living_board.at(2, 11, 7), living_board.at(1, 11, 7, year=2027)
SET_ID = uuid.UUID(int=500)
LEASE = datetime.timedelta(seconds=61)
SECRETS = ("a word for the memo: heron", "what is on my mind: otter", "the issue in three sentences: badger", "what I will do: kestrel")
EVERY = 12
"""After so many messages at most the process is ended again."""
COORDINATORS = ("willa", "yusuf")


def somebody(key: str, zone: str = "Europe/London") -> boards.PersonPlan:
    return dataclasses.replace(living_board.person(key, ("chat", key)), zone=zone)


ANN, BEN, CAT = somebody("ann"), somebody("ben"), somebody("cat", "America/New_York")
DEV, EVE, FAY = somebody("dev"), somebody("eve"), somebody("fay", "Europe/Lisbon")
WILLA = living_board.person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
YUSUF = living_board.person("yusuf", ("chat", "yusuf"), duties=(boards.Duty.COORDINATOR,))


@dataclasses.dataclass(frozen=True, kw_only=True)
class Taken:
    """One message that arrived: to whom, when, under which key."""

    handle: str
    at: datetime.datetime
    key: str
    message: messages.Message


class Killed(BaseException):
    """The process was ended. No `except Exception` sees it."""


class Chat:
    """A platform that can be read back, and a process that can be ended right before or right after a message is out."""

    platform = "chat"
    pace = sending.Pace()
    timeout = 5.0

    def __init__(self, time_of: clock.ManualClock) -> None:
        self.taken: list[Taken] = []
        self.ends: str | None = None
        self._clock = time_of

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        ends, self.ends = self.ends, None
        if ends == "before":
            raise Killed
        self.taken.append(Taken(handle=address.handle, at=self._clock.now(), key=key, message=message))
        if ends == "after":
            raise Killed
        return key[-40:]

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        there = any(one.key == key and one.handle == address.handle for one in self.taken)
        return sending.Found(ref=key[-40:]) if there else sending.Looked.NOT_THERE


class Year:
    """One process after the other."""

    def __init__(self, database: storage_database.Database, library: loader.Library) -> None:
        self.database, self.library = database, library
        self.clock = clock.ManualClock(BEGINS)
        self.chat = Chat(self.clock)
        self.restarts = 0
        self.ended: collections.Counter[tuple[str, str | None, str]] = collections.Counter()
        self._keys = itertools.count()
        self._owners = itertools.count()
        self._begin_process()

    def _begin_process(self) -> None:
        nouns: tuple[subjects.Subject, ...] = wiring.all_nouns(config.Settings(), self.library)
        self.work = due_work.DueWork(self.database, self.library, wiring.PRACTICES, nouns)
        self.inbox = wiring.door(self.database, self.library, replies.Replies(self.database, {}, self.clock), {}, nouns)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(self.library, nouns),
            time_of=self.clock,
            owner=f"process {next(self._owners)}",
        )

    async def goes_by(self, until: datetime.datetime, chance: random.Random | None = None) -> None:
        """Time, from one due instant to the next. With `chance` the process is ended every few messages, drawn by lot."""
        ends_at = len(self.chat.taken)
        while (due := await self.work.next_at(self.clock.now())) is not None and due <= until:
            # What is due and cannot leave is looked at again a minute later, as a process would.
            self.clock.move_to(max(due, self.clock.now() + datetime.timedelta(minutes=1)) if due <= self.clock.now() else due)
            if chance is not None and self.chat.ends is None and len(self.chat.taken) >= ends_at:
                ends_at = len(self.chat.taken) + chance.randint(1, EVERY)
                self.chat.ends = chance.choice(["before", "after"])
            await self._tick()
        self.clock.move_to(max(until, self.clock.now()))
        await self._tick()

    async def _tick(self) -> None:
        try:
            await self.work.run(self.clock.now())
            await self.outbox.flush()
        except Killed:
            self.restarts += 1
            self._begin_process()
            self.clock.move_to(self.clock.now() + LEASE)

    async def types(self, handle: str, line: str) -> str:
        event = inbound.Typed(
            address=inbound.Address(platform="chat", tenant="here", handle=handle),
            receipt_key=f"typed-{next(self._keys)}",
            sent_at=self.clock.now(),
            text=line,
        )
        return messages.plain_text(await self.inbox.handle(event, self.clock.now()))

    async def run(self, chance: random.Random | None = None) -> None:
        """The whole year, with what people do in it."""
        await self.database.run(functools.partial(_begin, now=self.clock.now()))
        assert "heron" not in await self.types("ann", f"memo: {SECRETS[0]}")
        await self.goes_by(living_board.at(1, 3, 12, year=2027), chance)
        await self.types("eve", "snooze until 20 May 2027")
        await self.goes_by(ENDS, chance)

    async def rows(self) -> collections.Counter[tuple[str, str | None, str]]:
        """How every debt ended: what kind it was of, whose, and how."""
        found = await self.database.run(lambda repos: _rows(repos))
        return collections.Counter(found)


async def _rows(repos: ports.Repositories) -> list[tuple[str, str | None, str]]:
    del repos
    from storage import models  # here alone a test looks at rows that no repository lists

    names = {row.person_id: row.key for row in await models.Person.all()}
    return [(row.kind, names[row.person_id] if row.person_id else None, row.state) for row in await models.Delivery.all()]


@contextlib.asynccontextmanager
async def year(url: str, library: loader.Library) -> AsyncIterator[Year]:
    async with storage_database.opened(url, keys=(KEY,)) as database:
        yield Year(database, library)


def local(one: Taken) -> datetime.datetime:
    zones = {"cat": "America/New_York", "fay": "Europe/Lisbon"}
    return one.at.astimezone(zoneinfo.ZoneInfo(zones.get(one.handle, "Europe/London")))


def _schedules(day: int, hour: datetime.time) -> tuple[boards.SchedulePlan, ...]:
    pulse = dataclasses.replace(living_board.pulse(datetime.date(2026, 11, day)), remind_days=4)
    rhythm = calendar.Rhythm(first=datetime.date(2026, 11, day + 2), every=2, unit=calendar.Unit.WEEKS, at=hour, zone="Europe/London")
    asks = boards.SchedulePlan(practice=boards.Practice.REFLECTION, rhythm=rhythm, edition_ref=living_board.ANNEX)
    return pulse, asks, living_board.digest(datetime.date(2026, 11, 9))


async def _begin(repos: ports.Repositories, now: datetime.datetime) -> None:
    await board_files.load(repos, living_board.board((ANN, BEN, CAT, DEV, WILLA), *_schedules(9, datetime.time(16))), now)
    lakeside = living_board.board((DEV, EVE, FAY, YUSUF), *_schedules(16, datetime.time(10)), key="lakeside")
    await board_files.load(repos, lakeside, now)
    who = {one.key: (await repos.boards.person_called(one.key)) for one in (ANN, BEN, CAT, DEV, EVE, FAY, WILLA)}
    ids = {key: person.person_id for key, person in who.items() if person is not None}
    await _own_terms(repos, ids)
    await _a_set(repos, [ids[key] for key in ("ann", "ben", "dev", "eve", "fay")], now)
    both = {one.key: one for one in await repos.boards.all()}
    for place, owner in enumerate(("ben", "dev")):
        await repos.next_steps.add(
            steps.NextStep(
                step_id=uuid.UUID(int=600 + place),
                board=both["riverside"],
                owner_id=ids[owner],
                owned_since=now.date(),
                text="Ask carers how they hear of us",
                agreed_on=now.date(),
                due_on=now.date() + datetime.timedelta(days=90),
                by_id=ids["willa"],
                made_at=now,
                changed_at=now,
            )
        )
    august = terms.Span(first=datetime.date(2027, 8, 1), last=datetime.date(2027, 8, 31))
    await repos.meetings.pause(both["riverside"].board_id, boards.PauseKind.PAUSE, [august])
    planned = [
        facts.Planned(kind=facts.Kind.FORMAL, day=datetime.date(2027, month, 9), at=datetime.time(14), minutes=120) for month in (3, 6, 9)
    ]
    await repos.meetings.put_in(both["riverside"].board_id, [(one.starts_at("Europe/London"), one) for one in planned])


async def _own_terms(repos: ports.Repositories, ids: dict[str, uuid.UUID]) -> None:
    await repos.terms.set_hour(ids["ben"], datetime.time(12, 30))
    await repos.terms.set_days(ids["ben"], [2, 4])
    await repos.terms.set_quiet(ids["fay"], (datetime.time(17, 30), datetime.time(9)))
    await repos.terms.add_absence(ids["ann"], terms.Span(first=datetime.date(2027, 2, 15), last=datetime.date(2027, 2, 26)))


async def _a_set(repos: ports.Repositories, people: list[uuid.UUID], now: datetime.datetime) -> None:
    record = state.LearningSet(set_id=SET_ID, name="Thursday set", zone="Europe/London", quorum=3, begun_at=now)
    first = plan.Slot(day=datetime.date(2026, 12, 3), at=datetime.time(14))
    slots = [
        state.SetMeeting(
            set_meeting_id=uuid.UUID(int=501 + n), set_id=SET_ID, number=n, starts_at=plan.instant(slot, record.zone), minutes=180
        )
        for n, slot in enumerate(plan.propose(first), start=1)
    ]
    await repos.learning_sets.begin(record, people, slots, now.date())
    until = now + datetime.timedelta(days=900)
    for place, (slot, person_id) in enumerate(zip(slots, itertools.cycle(people))):
        await repos.set_notes.present(slot.set_meeting_id, person_id, now, 1)
        for kind, text in zip((state.NoteKind.MIND, state.NoteKind.ISSUE, state.NoteKind.COMMITMENT), SECRETS[1:], strict=True):
            if place == 0:
                await repos.set_notes.keep(slot.set_meeting_id, person_id, kind, text, at=now, forget_at=until)
