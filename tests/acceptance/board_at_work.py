"""A small board at work for the inbox tests: its people type and press, and everything goes through the real inbox and database."""

import dataclasses
import datetime
import itertools
import uuid

from bot import due_work, ports
from bot.board import boards as board_files
from bot.private import reflections
from bot.pulses import pulses
from conversations import actions, boards, calendar, cards, inbound, messages, records, wording
from conversations.sitting import Mark
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
MATRIX, ANNEX = "maturity_matrix@2011", "annex_a@2015"
OPENS = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
CLOSES = OPENS + datetime.timedelta(days=14)
PRACTICES = {boards.Practice.PULSE: pulses.open_due, boards.Practice.REFLECTION: reflections.ask_due}


def address(handle: str) -> inbound.Address:
    return inbound.Address(platform="console", tenant="here", handle=handle)


def person(key: str, *duties: boards.Duty) -> boards.PersonPlan:
    return boards.PersonPlan(
        key=key, name=f"{key.title()} Namesake", zone="Europe/London", language="en-GB", addresses=(address(key),), duties=duties
    )


def schedule(practice: boards.Practice, edition_ref: str) -> boards.SchedulePlan:
    rhythm = calendar.Rhythm(first=OPENS.date(), every=3, unit=calendar.Unit.MONTHS, at=datetime.time(9), zone="Europe/London")
    return boards.SchedulePlan(practice=practice, rhythm=rhythm, edition_ref=edition_ref)


def plan(
    key: str, people: tuple[str, ...], *schedules: boards.SchedulePlan, until: dict[str, datetime.date] | None = None
) -> boards.BoardPlan:
    """A board with one seat a person; `until` ends some of the seats."""
    ends = until or {}
    return boards.BoardPlan(
        key=key,
        name=f"{key.title()} Board",
        zone="Europe/London",
        language="en-GB",
        channel=address(f"{key}-channel"),
        floor=5,
        keep_months=24,
        people=tuple(person(one) for one in people),
        seats=tuple(
            boards.SeatPlan(
                title=f"seat of {one}",
                body="Council",
                sector="Council",
                person=one,
                held_from=datetime.date(2026, 1, 1),
                held_until=ends.get(one),
            )
            for one in people
        ),
        schedules=schedules,
    )


class BoardAtWork:
    """Time stands still unless a test moves it. Every event gets a receipt key of its own unless a test repeats one."""

    def __init__(self, database: storage_database.Database, library: loader.Library) -> None:
        self.database = database
        self.library = library
        self.inbox = doors.door(database, library)
        self.work = due_work.DueWork(database, library, PRACTICES)
        self.now = OPENS - datetime.timedelta(hours=1)
        self._keys = itertools.count(1)
        self.last: dict[str, messages.Message] = {}

    async def load(self, one: boards.BoardPlan) -> None:
        await self.database.run(lambda repos: board_files.load(repos, one, self.now))

    async def opens(self) -> None:
        self.now = OPENS
        await self.work.run(self.now)

    async def types(self, handle: str, line: str, *, key: str | None = None, at: datetime.datetime | None = None) -> str:
        self._pass_time()
        event = inbound.Typed(address=address(handle), receipt_key=key or self.key(), sent_at=at or self.now, text=line)
        return await self._handle(handle, event)

    async def commands(self, handle: str, line: str, *, key: str | None = None) -> str:
        """The bot's own command with `line` behind it."""
        self._pass_time()
        event = inbound.Commanded(address=address(handle), receipt_key=key or self.key(), sent_at=self.now, text=line)
        return await self._handle(handle, event)

    async def visits(self, handle: str) -> str:
        """Opens the bot's own page."""
        self._pass_time()
        return await self._handle(handle, inbound.Visited(address=address(handle), receipt_key=self.key(), sent_at=self.now))

    async def writes(self, handle: str, action: str, text: str, *, at: datetime.datetime | None = None) -> None:
        """Writes in the box of `action` and does not send it off. What was shown last stays."""
        self._pass_time()
        event = inbound.Drafted(address=address(handle), receipt_key=self.key(), sent_at=at or self.now, action=action, text=text)
        await self.inbox.handle(event, self.now)

    async def presses(
        self, handle: str, label: str, text: str | None = None, *, key: str | None = None, at: datetime.datetime | None = None
    ) -> str:
        """Press what `handle` saw last; before anything was seen, that is the pulse's first card."""
        seen = self.last.get(handle) or await self.card(handle)
        return await self.sends(handle, buttons(seen)[label], text, key=key, at=at)

    async def sends(
        self, handle: str, action: str, text: str | None = None, *, key: str | None = None, at: datetime.datetime | None = None
    ) -> str:
        """A button's raw value, whoever it was made for."""
        self._pass_time()
        event = inbound.Pressed(address=address(handle), receipt_key=key or self.key(), sent_at=at or self.now, action=action, text=text)
        return await self._handle(handle, event)

    def key(self) -> str:
        return f"event-{next(self._keys)}"

    async def card(self, handle: str) -> messages.Message:
        """The message that opened this person's pulse."""
        return cards.opening(pulses.sitting((await self.sittings(handle))[0], self.library, self.now), WORDS)

    async def sittings(self, handle: str) -> list[records.SittingRecord]:
        person_id = await self.person_id(handle)
        return await self.database.run(lambda repos: repos.sittings.open_for(person_id))

    async def answers(self, handle: str) -> dict[str, tuple[Mark | None, Mark | None, str | None]]:
        """What is on disk: (now, ahead, note) by item, of the sitting that closes first."""
        kept = (await self.sittings(handle))[0].answers
        return {key: (one.now, one.ahead, one.note) for key, one in kept.items()}

    async def reflections(self, handle: str) -> list[records.ReflectionRecord]:
        """The question this person has open, if any."""
        person_id = await self.person_id(handle)
        found = await self.database.run(lambda repos: repos.reflections.latest(person_id, open_only=True))
        return [] if found is None else [found]

    async def reflection(self, reflection_id: uuid.UUID) -> records.ReflectionRecord:
        found = await self.database.run(lambda repos: repos.reflections.get(reflection_id))
        assert found is not None
        return found

    async def person_id(self, handle: str) -> uuid.UUID:
        async def find(repos: ports.Repositories) -> uuid.UUID:
            found = await repos.boards.person_at(address(handle))
            assert found is not None
            return found.person_id

        return await self.database.run(find)

    def _pass_time(self) -> None:
        self.now += datetime.timedelta(seconds=1)

    async def _handle(self, handle: str, event: inbound.Inbound) -> str:
        message = await self.inbox.handle(event, self.now)
        self.last[handle] = message
        return messages.plain_text(message)


def give(record: records.SittingRecord, mark: str, item_key: str = "purpose_and_vision") -> str:
    return actions.encode(actions.Give(sitting_id=record.sitting_id, item_key=item_key, part=actions.Part.NOW, mark=mark))


def leaving(one: boards.BoardPlan, who: str, day: datetime.date) -> boards.BoardPlan:
    """The same board after somebody's seat ended."""
    seats = tuple(dataclasses.replace(seat, held_until=day) if seat.person == who else seat for seat in one.seats)
    return dataclasses.replace(one, seats=seats)
