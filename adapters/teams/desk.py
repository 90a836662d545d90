"""Takes what was found in an activity to the door, waits until it is kept, and says how Teams is answered.

Knows neither Microsoft's framework nor the way the activity came.
"""

import asyncio
import dataclasses
import functools
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from adapters.teams import afterwards, answers, deeds, events, host, references, render
from conversations import happenings, inbound, messages, wording

PATIENCE = 5.0
"""Seconds that the door may take. Teams gives up after ten or more, and we had rather be heard saying no."""
_NOTING = 1.0
"""Seconds that noting who was seen may hold an answer up."""
_ANSWERED = 10.0
"""Seconds after which Teams has its answer. It waits for fifteen, and then shows a fault of ours."""
_MAKING = 3.0
"""Seconds that putting the next card together may take, once everything is kept, besides its pictures."""
_PICTURES = 6.0
"""Seconds that somebody who pressed may wait for pictures. One takes a second or two; what is not there by then is told in words."""
MOST = 2000
"""So many may be at the door. When a database hangs, they would else gather in memory for as long as it does."""
_CARD = "application/vnd.microsoft.card.adaptive"
_LINE = "application/vnd.microsoft.activity.message"
_ERROR = "application/vnd.microsoft.error"

Prepare = Callable[[inbound.Address, messages.Message, float], Awaitable[Sequence[render.Part]]]
"""Puts a message together as cards, with whatever has to be drawn or looked up for it. Its pictures may take so many seconds together."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class _NotKept(Exception):
    """The door raised, did not answer in time, or has a crowd before it."""


class Desk:
    """One for everything that comes in."""

    def __init__(
        self,
        door: host.Door,
        known: references.References,
        after: afterwards.Afterwards,
        prepare: Prepare,
        words: wording.Wording,
        *,
        patience: float = PATIENCE,
        most: int = MOST,
    ) -> None:
        self._door = door
        self._known = known
        self._after = after
        self._prepare = prepare
        self._words = words
        self._patience = patience
        self._most = most
        self._running: set[asyncio.Task[Any]] = set()

    async def deal(self, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """Say 200 only when the door has returned: what Teams was told is kept is on disk."""
        until = time.monotonic() + _ANSWERED
        try:
            if isinstance(found, deeds.Happened):
                await self._in_time(self._take_note(found))
                return answers.Answer()
            await self._note(found)
            message = await self._in_time(self._door.handle(found.event))
        except _NotKept:
            return self.failed(found)
        return await self._replied(found, message, until)

    def failed(self, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """Nothing was kept, as far as we know: Teams shows that under the card, or posts the activity again."""
        if isinstance(found, deeds.Deed) and found.way in (deeds.Way.EXECUTE, deeds.Way.EXECUTE_ASIDE):
            return self._error(500, "NotKept", "teams-edge-not-kept")
        return answers.Answer(status=500)

    def turned_away(self, found: deeds.Stranger, *, invoke: bool) -> answers.Answer:
        """Nothing was done, and the person is told why where only they read it. `invoke`: Teams waits for a body."""
        line = self._words.say("teams-edge-stranger")
        if invoke:
            return _body(200, _LINE, line)
        return answers.Answer(then=functools.partial(self._after.say_line, found.back, line))

    def not_understood(self, back: deeds.Back | None, *, executed: bool, invoke: bool) -> answers.Answer:
        """For what we cannot read. `executed`: it was a button; other kinds of `invoke` are for apps that have what this one has not."""
        if executed:
            return self._error(400, "BadRequest", "teams-edge-not-understood")
        if invoke:
            return answers.Answer(status=501)
        if back is None:
            return answers.Answer()
        return answers.Answer(then=functools.partial(self._after.say_line, back, self._words.say("teams-edge-not-understood")))

    async def settled(self) -> None:
        """Wait until nothing is under way, neither at the door nor after it."""
        while self._running:
            await asyncio.wait(self._running)
        await self._after.settled()

    async def _replied(self, deed: deeds.Deed, message: messages.Message, until: float) -> answers.Answer:
        match deed.way:
            case deeds.Way.EXECUTE if message.beside and _is_word(message):
                return _body(200, _LINE, messages.plain_text(message))
            case deeds.Way.EXECUTE if message.beside:
                return await self._card_below(deed, message, until)
            case deeds.Way.EXECUTE:
                return await self._next_card(deed, message, until)
            case deeds.Way.EXECUTE_ASIDE:
                return _body(200, _LINE, self._words.say("teams-edge-aside"))
            case deeds.Way.MENTIONED:
                line = self._words.say("teams-edge-in-own-chat")
                return answers.Answer(then=functools.partial(self._after.say_line, deed.back, line))
        return answers.Answer()

    async def _next_card(self, deed: deeds.Deed, message: messages.Message, until: float) -> answers.Answer:
        """The reply in the place of the card, and what does not fit there below it."""
        made = await self._made(deed, message, until)
        if made is None:
            return _body(200, _LINE, self._words.say("teams-edge-not-shown"))
        card, following = made[0].card, [render.activity(part) for part in made[1:]]
        answer = _body(200, _CARD, card)
        return dataclasses.replace(answer, then=functools.partial(self._after.say, deed.back, following)) if following else answer

    async def _card_below(self, deed: deeds.Deed, message: messages.Message, until: float) -> answers.Answer:
        """What stands beside the card and can be pressed or written in: Teams draws none of that under a card, so it is one of its own."""
        made = await self._made(deed, message, until)
        if made is None:
            return _body(200, _LINE, self._words.say("teams-edge-not-shown"))
        following = [render.activity(part) for part in made]
        answer = _body(200, _LINE, self._words.say("teams-edge-below"))
        return dataclasses.replace(answer, then=functools.partial(self._after.say, deed.back, following))

    async def _made(self, deed: deeds.Deed, message: messages.Message, until: float) -> Sequence[render.Part] | None:
        """The message as cards; None where they could not be made in time. `until` is when Teams must have its answer (monotonic).

        What the person gave is kept by now: whatever goes wrong with a card, Teams is not told otherwise.
        """
        for_pictures = min(_PICTURES, max(0.0, until - time.monotonic() - _MAKING))
        try:
            async with asyncio.timeout(for_pictures + _MAKING):
                return await self._prepare(deed.event.address, message, for_pictures)
        except Exception as exc:  # noqa: BLE001 - see above
            facts = {"action": "card_not_made", "tenant": deed.back.address.tenant, "error": type(exc).__name__}
            _log.error("the next card could not be put together", extra=facts)
            return None

    async def _note(self, deed: deeds.Deed) -> None:
        """Keep the references that came along. A vault that fails or hangs costs the news of them, and not what the person did."""
        try:
            async with asyncio.timeout(_NOTING):
                for seen in deed.seen:
                    before = await self._known.find(seen.tenant, seen.kind, seen.handle)
                    news = events.moved(before, seen, deed.event)
                    if news is not None:
                        # Before the reference is kept: afterwards nobody could tell any more that they moved.
                        await self._door.tell(news)
                    await (self._known.note_again(seen) if deed.installs else self._known.note(seen))
        except Exception as exc:  # noqa: BLE001 - see above
            facts = {"action": "references_not_noted", "tenant": deed.back.address.tenant, "error": type(exc).__name__}
            _log.warning("a reference could not be noted", extra=facts)

    async def _take_note(self, found: deeds.Happened) -> None:
        for seen in found.seen:
            await self._known.note_again(seen)
        for gone in found.gone:
            await self._known.drop(gone.tenant, gone.kind, gone.handle)
        for one in found.tell:
            for each in await self._of_each_channel(one, found.of_team):
                await self._door.tell(each)

    async def _of_each_channel(self, one: happenings.Any, team: str) -> list[happenings.Any]:
        """What happened to a team, as it happened to each of its channels. Each has a key of its own, or only the first would count."""
        if not team or not isinstance(one, happenings.ChannelLost | happenings.ChannelBack):
            return [one]
        known = await self._known.all(one.tenant, host.Kind.CHANNEL)
        theirs = sorted(handle for handle, reference in known.items() if reference.team == team and handle != one.channel.handle)
        others = (
            dataclasses.replace(
                one,
                channel=dataclasses.replace(one.channel, handle=handle),
                receipt_key=events.key_for(one.receipt_key, handle),
            )
            for handle in theirs
        )
        return [one, *others]

    async def _in_time(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of work in a task of its own, which goes on when we stop waiting. Raises _NotKept."""
        if len(self._running) >= self._most:
            work.close()
            _log.error("too many are at the door", extra={"action": "door_full"})
            raise _NotKept
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task}, timeout=self._patience)
        if not task.done():
            _log.error("the door does not answer", extra={"action": "door_hangs"})
            task.add_done_callback(_ended_late)
            raise _NotKept
        if task.cancelled() or (error := task.exception()) is not None:
            name = "CancelledError" if task.cancelled() else type(error).__name__
            _log.error("nothing was kept", extra={"action": "door_failed", "error": name})
            raise _NotKept
        return task.result()

    def _error(self, status: int, code: str, key: str) -> answers.Answer:
        return _body(status, _ERROR, {"code": code, "message": self._words.say(key)})


def _is_word(message: messages.Message) -> bool:
    """Whether it is only a word of ours, which the buttons below it merely lead away from."""
    return all(isinstance(block, messages.Paragraph | messages.Choices) for block in message.blocks)


def _body(status: int, kind: str, value: Any) -> answers.Answer:
    """The answer to an invoke. Its own status stands inside; by HTTP's, Teams would look no further."""
    return answers.Answer(body={"statusCode": status, "type": kind, "value": value})


def _ended_late(task: asyncio.Task[Any]) -> None:
    error = None if task.cancelled() else task.exception()
    name = type(error).__name__ if error else ""
    _log.warning("the door answered after Teams was told no", extra={"action": "door_late", "error": name})
