"""A platform in memory that replies are shown on, and what becomes of them when it does not take them."""

import asyncio
import collections
import dataclasses
import datetime
import itertools
from collections.abc import Callable

from bot.outbox import replies
from conversations import inbound, messages
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shown:
    """One reply as it arrived."""

    handle: str
    spot: str
    text: str


class FakeReplier:
    """Shows every reply at its spot. `troubles` are raised in turn, by spot.

    A gate holds every reply up, one of `gates` the one with its text.
    """

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.tries: collections.Counter[str] = collections.Counter()
        self.troubles: dict[str, list[BaseException]] = collections.defaultdict(list)
        self.gate: asyncio.Event | None = None
        self._moved = asyncio.Event()
        self.gates: dict[str, asyncio.Event] = {}
        self.begun = asyncio.Event()
        self.look: Callable[[], None] | None = None

    async def reply(
        self,
        address: inbound.Address,
        place: inbound.Place,
        message: messages.Message,
        *,
        key: str,
        tried_since: datetime.datetime | None = None,
    ) -> None:
        self.tries[place.spot] += 1
        self.begun.set()
        self._moved.set()
        gate = self.gates.get(messages.plain_text(message), self.gate)
        if gate is not None:
            await gate.wait()
        if self.troubles[place.spot]:
            raise self.troubles[place.spot].pop(0)
        self.shown.append(Shown(handle=address.handle, spot=place.spot, text=messages.plain_text(message)))
        self._moved.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until replies have begun, or been shown, as told."""
        while not condition():
            self._moved.clear()
            await self._moved.wait()

    def texts(self, spot: str = "card") -> list[str]:
        """What was shown at a spot, in order."""
        return [one.text for one in self.shown if one.spot == spot]


class Replying:
    """A process that replies on one platform, by a clock that the test moves."""

    def __init__(self, database: storage_database.Database, clock: fake.SettableClock, replier: FakeReplier | None = None) -> None:
        self.database = database
        self.clock = clock
        self.replier = replier or FakeReplier()
        self.replies = replies.Replies(database, {"fake": self.replier}, clock)
        self._keys = itertools.count(1)

    def event(self, spot: str | None = "card", *, handle: str = "ann", platform: str = "fake") -> inbound.Pressed:
        return inbound.Pressed(
            address=inbound.Address(platform=platform, tenant="shire", handle=handle),
            receipt_key=f"event-{next(self._keys)}",
            sent_at=self.clock.now(),
            place=None if spot is None else inbound.Place(spot=spot, ticket="ticket"),
            action="bp1:look:home",
        )

    async def says(self, text: str, spot: str | None = "card", *, owed: bool = True, platform: str = "fake", handle: str = "ann") -> None:
        """Deal with an event whose reply has this text."""

        async def work(_repos: object) -> replies.Outcome:
            return replies.Outcome(message=said(text), owed=owed)

        await self.replies.run(self.event(spot, platform=platform, handle=handle), self.clock.now(), work)

    async def takes_up(self, *, alone: bool = False) -> int:
        taken = await self.replies.take_up(self.clock.now(), alone=alone)
        await self.replies.settled()
        return taken

    async def owed(self) -> list[str]:
        """The spots whose replies still stand in the database."""
        return sorted(row.spot for row in await self.database.run(lambda _repos: models.Reply.all()))


class Dead(Replying):
    """A process that died right after each commit: what it owes never leaves."""

    def __init__(self, database: storage_database.Database, clock: fake.SettableClock) -> None:
        super().__init__(database, clock)
        self.replies = _NeverSends(database, {}, clock)


class _NeverSends(replies.Replies):
    def send_soon(self, record: object, message: object, *, tried_since: object = None) -> None:
        pass


def said(text: str) -> messages.Message:
    return messages.Message(summary=text, blocks=(messages.Paragraph(text=text),))
