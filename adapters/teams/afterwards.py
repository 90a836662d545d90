"""What is done once Teams has its answer: the rest of a long page, a line where others read, a word to somebody we cannot deal with."""

import asyncio
import collections
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any

from adapters.teams import deeds, host

_REMEMBERED = 1000
"""So many activities are remembered that something was said to, so that one that Teams posts twice is answered once."""
_PAUSE = 0.5
"""Seconds between two messages: Teams takes no more than 60 in 30 seconds in one conversation."""

_log = logging.getLogger(__name__)


class Afterwards:
    """Runs it in the background. Nothing that people gave depends on it; what fails is logged."""

    def __init__(self, api: host.Api, wait: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._api = api
        self._wait = wait
        self._running: set[asyncio.Task[object]] = set()
        self._answered: collections.OrderedDict[tuple[str, str], None] = collections.OrderedDict()

    def say(self, back: deeds.Back, activities: Sequence[Mapping[str, Any]]) -> None:
        """Post messages to the conversation, one after the other, once for each activity. Nothing happens where there is none."""
        known = (back.conversation, back.activity)
        if known in self._answered:
            return
        self._answered[known] = None
        while len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        if activities and back.conversation:
            self._begin(self._say(back, activities))

    def say_line(self, back: deeds.Back, line: str) -> None:
        """Post one line of ours."""
        self.say(back, [{"type": "message", "textFormat": "plain", "text": line}])

    async def settled(self) -> None:
        """Wait until everything under way has ended."""
        while self._running:
            await asyncio.wait(self._running)

    def _begin(self, doing: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(doing)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _say(self, back: deeds.Back, activities: Sequence[Mapping[str, Any]]) -> None:
        try:
            for number, one in enumerate(activities):
                if number:
                    await self._wait(_PAUSE)
                await self._api.post(back.service_url, back.conversation, one)
        except Exception as exc:  # noqa: BLE001 - in the background nobody else would hear of it
            facts = {"action": "word_not_said", "tenant": back.address.tenant, "error": type(exc).__name__}
            _log.warning("a word could not be said", extra=facts)
