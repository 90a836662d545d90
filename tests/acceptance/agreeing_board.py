"""A board that agrees on things: a living board whose door and clock know next steps, and whose people press what they were shown."""

import dataclasses
import datetime
import itertools
import uuid

from bot import due_work, ports, wiring
from bot.outbox import deliveries
from bot.steps import next_steps
from conversations import boards, inbound, messages
from conversations.next_steps import state
from frameworks import loader
from tests import doors
from tests.acceptance import living_board
from tests.unit.conversations.dialogue import buttons

START = living_board.at(1, 10)
OPENS = datetime.date(2026, 10, 5)
CLOSED = living_board.at(20, 10, 12)
MEMBERS = ("ada", "bo", "cy", "di", "ed")


def plan(*others: boards.SchedulePlan, until: dict[str, datetime.date] | None = None, key: str = "riverside") -> boards.BoardPlan:
    people = tuple(living_board.person(one, ("chat", one)) for one in MEMBERS)
    willa = living_board.person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
    return living_board.board((*people, willa), living_board.pulse(OPENS), *others, until=until, key=key)


class AgreeingBoard(living_board.LivingBoard):
    """Every event is a second later than the one before, and has a receipt key of its own unless a test repeats one."""

    def __init__(self, database: ports.Database, library: loader.Library, start: datetime.datetime = START) -> None:
        super().__init__(database, library, start)
        self.last: dict[str, messages.Message] = {}
        self._events = itertools.count()

    def read_with(self, library: loader.Library) -> None:
        """As after a restart: nothing is remembered."""
        nouns = (next_steps.NextSteps(library),)
        self.work = due_work.DueWork(self.database, library, wiring.PRACTICES, nouns)
        self.inbox = doors.door(self.database, library, nouns)
        self.outbox = deliveries.Outbox(
            database=self.database,
            messengers={"chat": self.chat},
            composers=wiring.composers(library, nouns),
            time_of=self.clock,
            owner="agreeing",
        )

    async def says(self, handle: str, line: str, *, key: str | None = None) -> str:
        event = inbound.Typed(address=_address(handle), receipt_key=key or self._key(), sent_at=self._later(), text=line)
        return await self._shown(handle, event)

    async def presses(self, handle: str, label: str, text: str | None = None, *, key: str | None = None) -> str:
        return await self.sends(handle, buttons(self.last[handle])[label], text, key=key)

    async def sends(
        self, handle: str, action: str, text: str | None = None, *, key: str | None = None, at: datetime.datetime | None = None
    ) -> str:
        later = self._later()
        event = inbound.Pressed(address=_address(handle), receipt_key=key or self._key(), sent_at=at or later, action=action, text=text)
        return await self._shown(handle, event)

    async def steps(self) -> list[state.NextStep]:
        board_id = await self.board_id()
        return list(await self.database.run(lambda repos: repos.next_steps.of_board(board_id)))

    async def positions(self) -> list[state.Position]:
        board_id = await self.board_id()
        return list(await self.database.run(lambda repos: repos.next_steps.positions(board_id)))

    async def board_id(self) -> uuid.UUID:
        return next(one.board_id for one in await self.database.run(lambda repos: repos.boards.all()) if one.key == "riverside")

    def heads(self, handle: str) -> list[str]:
        """What a phone shows of everything this handle got about actions and arrows."""
        return [one.summary for one in self.chat.letters[handle] if "ction" in one.summary or "rrows" in one.summary]

    def opens(self, handle: str, number: int = -1) -> None:
        """Look at a message that came, to press something of it."""
        self.last[handle] = self.chat.letters[handle][number]

    def _later(self) -> datetime.datetime:
        self.clock.move_to(self.clock.now() + datetime.timedelta(seconds=1))
        return self.clock.now()

    def _key(self) -> str:
        return f"event-{next(self._events)}"

    async def _shown(self, handle: str, event: inbound.Inbound) -> str:
        message = await self.inbox.handle(event, self.clock.now())
        self.last[handle] = message
        return messages.plain_text(message)


def leaving(one: boards.BoardPlan, who: str, day: datetime.date) -> boards.BoardPlan:
    """The same board after somebody's seat ended."""
    seats = tuple(dataclasses.replace(seat, held_until=day) if seat.person == who else seat for seat in one.seats)
    return dataclasses.replace(one, seats=seats)


def _address(handle: str) -> inbound.Address:
    return inbound.Address(platform="chat", tenant="here", handle=handle)
