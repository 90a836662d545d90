"""What every chat platform's part of the composition root gives and gets: the single door on the boards' clock, and a way in."""

import contextlib
import dataclasses
from collections.abc import Callable

from aiohttp import web

from bot import clock
from bot.door import happenings, inbox
from conversations import happenings as news
from conversations import inbound, messages


@dataclasses.dataclass(frozen=True, kw_only=True)
class WayIn:
    """What a platform posts to, and what has to run as long as the bot does."""

    routes: tuple[web.AbstractRouteDef, ...]
    running: Callable[[], contextlib.AbstractAsyncContextManager[None]]


class Door:
    """The single door on the boards' clock. `told` is called with each happening once it is on disk."""

    def __init__(
        self, door: inbox.Inbox, taking_note: happenings.Happenings, time_of: clock.Clock, *, told: Callable[[news.Any], None] | None = None
    ) -> None:
        self._inbox = door
        self._happenings = taking_note
        self._clock = time_of
        self._told = told

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        """What the inbox says to it."""
        return await self._inbox.handle(event, self._clock.now())

    async def tell(self, happening: news.Any) -> None:
        """Takes note of it."""
        await self._happenings.tell(happening, self._clock.now())
        if self._told is not None:
            self._told(happening)
