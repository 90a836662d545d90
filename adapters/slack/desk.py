"""Takes what was found in a payload to the door, waits until it is kept, and says how Slack is answered.

Knows neither Bolt nor the way the payload came.
"""

import asyncio
import functools
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from adapters.slack import afterwards, answers, deeds, host, render
from conversations import messages, wording

PATIENCE = 2.5
"""Seconds that the door may take. Slack gives up after three, and we had rather be heard saying no."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class _NotKept(Exception):
    """The door raised, or did not answer in time."""


class Desk:
    """One for everything that comes in."""

    def __init__(self, door: host.Door, after: afterwards.Afterwards, words: wording.Wording, *, patience: float = PATIENCE) -> None:
        self._door = door
        self._after = after
        self._words = words
        self._patience = patience
        self._running: set[asyncio.Task[Any]] = set()
        self._waiting: dict[asyncio.Future[None], float] = {}
        self._alarm: asyncio.TimerHandle | None = None

    async def deal(self, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """Say 200 only when the door has returned: what Slack was told is kept is on disk."""
        try:
            if isinstance(found, deeds.Happened):
                await self._in_time(self._door.tell(found.happening))
                return answers.Answer()
            message = await self._in_time(self._door.handle(found.event))
        except _NotKept:
            return self.failed(found)
        return self._replied(found, message)

    def failed(self, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """Nothing was kept, as far as we know: Slack shows that, or tries again; a modal stays open with all its text."""
        match found:
            case deeds.Deed(way=deeds.Way.SENT):
                errors = {found.back.field: self._words.say("slack-edge-box-not-kept")}
                return answers.Answer(body={"response_action": "errors", "errors": errors})
            case deeds.Deed(way=deeds.Way.COMMAND):
                return self._aside("slack-edge-not-kept")
        return answers.Answer(status=500)

    def not_installed(self, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """For a workspace that we have no installation of."""
        is_command = isinstance(found, deeds.Deed) and found.way is deeds.Way.COMMAND
        return self._aside("slack-edge-not-installed") if is_command else answers.Answer()

    def turned_away(self, found: deeds.Stranger | deeds.NotOurs) -> answers.Answer:
        """Nothing was done, and the person is told why where Slack gives a way to tell only them."""
        if not found.back.response_url:
            return answers.Answer()
        line = self._words.say("slack-edge-stranger" if isinstance(found, deeds.Stranger) else "slack-edge-not-ours")
        return answers.Answer(then=functools.partial(self._after.say_line, found.back, line))

    def not_understood(self, kind: deeds.Kind) -> answers.Answer:
        """For what we cannot read. Only a command has room for words in its answer."""
        return self._aside("slack-edge-not-understood") if kind is deeds.Kind.COMMAND else answers.Answer()

    async def settled(self) -> None:
        """Wait until nothing is under way, neither at the door nor after it."""
        while self._running:
            await asyncio.wait(self._running)
        await self._after.settled()

    def _replied(self, deed: deeds.Deed, message: messages.Message) -> answers.Answer:
        match deed.way:
            case deeds.Way.WRITE:
                box = next((block for block in message.blocks if isinstance(block, messages.FreeText)), None)
                if box is not None:
                    return answers.Answer(then=functools.partial(self._after.open_box, deed.back, box, message))
                return answers.Answer(then=functools.partial(self._after.say, deed.back, render.parts(message, self._words)))
            case deeds.Way.OPEN_HOME:
                return answers.Answer(then=functools.partial(self._after.open_page, deed.back, message))
            case deeds.Way.COMMAND:
                first, *more = render.parts(message, self._words)
                body = {"response_type": "ephemeral", "text": first.text, "blocks": first.blocks}
                return answers.Answer(body=body, then=functools.partial(self._after.say, deed.back, more) if more else None)
        return answers.Answer()

    async def _in_time(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of work in a task of its own, which goes on when we stop waiting. Raises _NotKept."""
        loop = asyncio.get_running_loop()
        # By hand what asyncio.wait does for any number of tasks: hundreds come here at once.
        task, enough = loop.create_task(work), loop.create_future()
        self._running.add(task)
        task.add_done_callback(functools.partial(self._ended, enough))
        self._waiting[enough] = loop.time() + self._patience
        if self._alarm is None:
            self._alarm = loop.call_later(self._patience, self._lose_patience, loop)
        try:
            await enough
        finally:
            del self._waiting[enough]
        if not task.done():
            _log.error("the door does not answer", extra={"action": "door_hangs"})
            task.add_done_callback(_ended_late)
            raise _NotKept
        if task.cancelled() or (error := task.exception()) is not None:
            name = "CancelledError" if task.cancelled() else type(error).__name__
            _log.error("nothing was kept", extra={"action": "door_failed", "error": name})
            raise _NotKept
        return task.result()

    def _lose_patience(self, loop: asyncio.AbstractEventLoop) -> None:
        """One alarm for all, for whoever has waited longest: nearly everybody is gone by then."""
        self._alarm, now = None, loop.time()
        for enough, until in self._waiting.items():
            if until > now:
                self._alarm = loop.call_at(until, self._lose_patience, loop)
                return
            _let_go(enough)

    def _ended(self, enough: asyncio.Future[None], task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        _let_go(enough)

    def _aside(self, key: str) -> answers.Answer:
        return answers.Answer(body={"response_type": "ephemeral", "text": self._words.say(key)})


def _let_go(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)


def _ended_late(task: asyncio.Task[Any]) -> None:
    error = None if task.cancelled() else task.exception()
    name = type(error).__name__ if error else ""
    _log.warning("the door answered after Slack was told no", extra={"action": "door_late", "error": name})
