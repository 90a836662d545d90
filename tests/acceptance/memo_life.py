"""Somebody who writes memos to themselves, and the months in which they come back. Every process can be ended and begun anew."""

import contextlib
import datetime
import itertools
from collections.abc import AsyncIterator
from typing import Any

from bot import clock, due_work, wiring
from bot.board import boards as board_files
from bot.outbox import deliveries, replies
from bot.private import memos
from conversations import actions, boards, inbound, messages, sending
from frameworks import loader
from storage import database as storage_database
from storage import sealing
from tests.acceptance import living_board, replying
from tests.unit.conversations.dialogue import buttons

KEY = sealing.new_key()
AVERY = living_board.person("avery", ("chat", "avery"))
ROWAN = living_board.person("rowan", ("chat", "rowan"))
START = living_board.at(23, 11)


class Blocked(living_board.Chat):
    """A platform where everybody has blocked the bot."""

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        raise sending.Refused(sending.Reason.BLOCKED)


class _NeverSends(replies.Replies):
    def send_soon(self, record: object, message: object, *, tried_since: object = None) -> None:
        pass


class Life:
    """One process after the other on one database. `dies`: its replies never leave."""

    def __init__(
        self, database: storage_database.Database, library: loader.Library, chat: living_board.Chat, time: clock.ManualClock, *, dies: bool
    ) -> None:
        nouns = (memos.Memos(),)
        self.database, self.chat, self.clock = database, chat, time
        self.replier = replying.FakeReplier()
        self.replies = (_NeverSends if dies else replies.Replies)(database, {"chat": self.replier}, time)
        self.inbox = wiring.door(database, library, self.replies, {}, nouns)
        self.work = due_work.DueWork(database, library, wiring.PRACTICES, nouns)
        self.outbox = deliveries.Outbox(
            database=database, messengers={"chat": chat}, composers=wiring.composers(library, nouns), time_of=time, owner="life"
        )
        self.last: dict[str, messages.Message] = {}

    async def lives_until(self, instant: datetime.datetime) -> None:
        while (due := await self.work.next_at(self.clock.now())) is not None and due <= instant:
            if due <= self.clock.now():
                break  # it cannot leave yet
            self.clock.move_to(due)
            await self.ticks()
        self.clock.move_to(instant)
        await self.ticks()

    async def ticks(self) -> None:
        await self.work.run(self.clock.now())
        await self.outbox.flush()
        await self.work.forget(self.clock.now())

    async def types(self, line: str, handle: str = "avery", *, key: str | None = None) -> str:
        return await self._handle(inbound.Typed(**self._event(handle, key), text=line))

    async def presses(self, label: str, text: str | None = None, handle: str = "avery", *, key: str | None = None) -> str:
        """A button of what this person was shown last."""
        return await self.sends(buttons(self.last[handle])[label], text, handle, key=key)

    async def opens(self, label: str, handle: str = "avery") -> str:
        """The box behind a button, where a platform shows a button in its place."""
        action = actions.decode(buttons(self.last[handle])[label])
        return await self.sends(actions.encode(actions.Write(on=action)), None, handle)  # type: ignore[arg-type]  # a box's action

    async def sends(self, action: str, text: str | None = None, handle: str = "avery", *, key: str | None = None) -> str:
        return await self._handle(inbound.Pressed(**self._event(handle, key), action=action, text=text))

    async def writes(self, action: str, text: str, handle: str = "avery") -> None:
        """In a box, without sending it off."""
        await self.inbox.handle(inbound.Drafted(**self._event(handle, None), action=action, text=text), self.clock.now())

    def reads(self, handle: str = "avery") -> str:
        """The newest letter, whose buttons can be pressed from now on."""
        self.last[handle] = self.chat.letters[handle][-1]
        return messages.plain_text(self.last[handle])

    async def _handle(self, event: inbound.Inbound) -> str:
        message = await self.inbox.handle(event, self.clock.now())
        self.last[event.address.handle] = message
        await self.replies.settled()
        return messages.plain_text(message)

    def _event(self, handle: str, key: str | None) -> dict[str, Any]:
        self.clock.move_to(self.clock.now() + datetime.timedelta(seconds=1))
        number = next(_NUMBERS)
        return {
            "address": inbound.Address(platform="chat", tenant="here", handle=handle),
            "receipt_key": key or f"event-{number}",
            "sent_at": self.clock.now(),
            "place": inbound.Place(spot=f"spot-{number}"),
        }


_NUMBERS = itertools.count(1)


@contextlib.asynccontextmanager
async def life(
    url: str,
    library: loader.Library,
    *,
    chat: living_board.Chat | None = None,
    now: datetime.datetime = START,
    keys: tuple[str, ...] = (KEY,),
    dies: bool = False,
) -> AsyncIterator[Life]:
    """A process with these keys, from its start to its end. The board is loaded by the first one."""
    async with storage_database.opened(url, keys=keys) as database:
        one = Life(database, library, chat or living_board.Chat(), clock.ManualClock(now), dies=dies)
        if not await database.run(lambda repos: repos.boards.all()):
            await database.run(lambda repos: board_files.load(repos, living_board.board((AVERY, ROWAN)), now))
        yield one


async def moves_to(one: Life, zone: str) -> None:
    """The author lives elsewhere from now on."""
    person = await who(one)
    await one.database.run(lambda repos: repos.boards.set_terms(person.person_id, zone=zone))


async def is_reached_at(one: Life, *addresses: tuple[str, str]) -> None:
    """The coordinator lists the author at these (platform, handle) pairs from now on, and on no seat."""
    plan = living_board.board((living_board.person("avery", *addresses, duties=(boards.Duty.COORDINATOR,)), ROWAN))
    await one.database.run(lambda repos: board_files.load(repos, plan, one.clock.now()))


async def who(one: Life, handle: str = "avery") -> boards.Member:
    address = inbound.Address(platform="chat", tenant="here", handle=handle)
    person = await one.database.run(lambda repos: repos.boards.person_at(address))
    assert person is not None
    return person
