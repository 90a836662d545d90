"""Replies to what people pressed and typed: written down in the transaction that keeps what they gave, sent right after it.

A process that dies between the two leaves the row, and whoever finds its lease expired sends the reply. So a reply comes at
least once; where it takes the place of another, twice does no harm, and a new line is looked for before it is posted again.
"""

import asyncio
import dataclasses
import datetime
import functools
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping

from bot import clock, ports
from conversations import actions, inbound, message_codec, messages, records, sending

LEASE = datetime.timedelta(seconds=20)
"""After so long a reply that was not sent is taken up by whoever looks for such replies."""
PAUSED = datetime.timedelta(minutes=15)
"""After so long a reply is tried again for a workspace that took the bot out."""
LOOK_BACK = datetime.timedelta(seconds=60)
"""How far before it was owed a look for a reply begins: clocks of platforms differ from ours."""
STALE = datetime.timedelta(hours=1)
"""Nobody waits for a reply longer than this."""
MOST = 200
"""So many spots one process replies at; when a platform hangs, the rest waits in the database and not in memory."""
PATIENCE = 5.0
"""Seconds for which a process that ends waits for replies under way."""
_BATCH = 20
_A_BIT = datetime.timedelta(microseconds=1)
"""Keeps what was just taken apart from what was owed in the same instant, on a clock that stands still."""

Later = Callable[[], Awaitable[messages.Message]]
"""Composes a reply when its turn has come."""
Anew = Callable[[records.ReplyRecord, datetime.datetime], Awaitable[messages.Message]]
"""Composes a reply whose row holds the action that shows it, at that instant."""

_Spot = tuple[str, str, str]
_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a unit of work says to the person. `owed`: it is to be shown at the place that came with the event, if there was one."""

    message: messages.Message
    owed: bool = True


class Replies:
    """One process's hand in it. Replies for one spot leave one after the other, and only the newest is worth sending."""

    def __init__(self, database: ports.Database, repliers: Mapping[str, ports.Replier], time_of: clock.Clock) -> None:
        self._database = database
        self._repliers = repliers
        self._clock = time_of
        self._begun = time_of.now()
        self._ended = False
        self._anew: Anew | None = None
        self._waiting: dict[_Spot, tuple[records.ReplyRecord, messages.Message | Later, datetime.datetime | None]] = {}
        self._running: dict[_Spot, asyncio.Task[None]] = {}
        self._left: list[uuid.UUID] = []
        self._marking: asyncio.Task[None] | None = None

    async def run(
        self, event: inbound.Inbound, now: datetime.datetime, work: Callable[[ports.Repositories], Awaitable[Outcome]]
    ) -> messages.Message:
        """Run one unit of work, owe its reply in the same transaction, and send that when it is on disk. Returns the message."""

        async def whole(repos: ports.Repositories) -> tuple[messages.Message, records.ReplyRecord | None]:
            outcome = await work(repos)
            record = owed_by(event, outcome, now)
            if record is not None:
                await repos.replies.owe([record], now + LEASE)
            return outcome.message, record

        message, record = await self._database.run(whole)
        if record is not None:
            self.send_soon(record, message)
        return message

    def compose_with(self, anew: Anew) -> None:
        """Who composes the replies whose rows hold an action, and not what is to be said."""
        self._anew = anew

    def send_soon(
        self, record: records.ReplyRecord, message: messages.Message | Later, *, tried_since: datetime.datetime | None = None
    ) -> None:
        """Send a reply that is on disk, without being waited for. Of several that wait for one spot only the newest is sent.

        `tried_since`: a try since then may have arrived.
        """
        spot = _spot(record)
        if self._ended or (spot not in self._running and len(self._running) >= MOST):
            _log.warning("a reply is left for later", extra={"action": "reply_left", "reply_id": record.reply_id})
            return
        self._waiting[spot] = (record, message, tried_since)
        if spot not in self._running:
            self._running[spot] = asyncio.create_task(self._send_newest(spot))

    async def take_up(self, now: datetime.datetime, *, alone: bool = False) -> int:
        """Take what a dead process left behind, or what could not leave before, and send it soon. How many.

        A batch at a time, so that what piled up leaves at a pace that platforms bear. `alone`: no other process can be at work,
        so of what was owed before this one began everything is taken, and no lease has to run out.
        """
        expired = max(now, self._begun + LEASE) if alone else now
        taken = 0
        while (room := min(_BATCH, MOST - len(self._running))) > 0:
            rows = await self._left_over(expired, now + LEASE + _A_BIT, room)
            for row in rows:
                self._take(row)
            taken += len(rows)
            if not alone or len(rows) < room:
                break
        return taken

    async def settled(self) -> None:
        """Wait until every reply under way has left or failed, and the rows of those that left are gone."""
        while under_way := self._under_way():
            await asyncio.wait(under_way)

    async def end(self, patience: float = PATIENCE) -> None:
        """Begin no more, and wait so many seconds for what is under way. What has not left then is left to the next process."""
        self._ended = True
        if self._running:
            await asyncio.wait(self._running.values(), timeout=patience)
        self._waiting.clear()
        if late := set(self._running.values()):
            for task in late:
                task.cancel()
            await asyncio.wait(late)
        self._running.clear()  # one that was cancelled before its first step could not take itself out
        await self.settled()

    async def _left_over(self, expired: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[records.ReplyRecord]:
        return await self._database.run(lambda repos: repos.replies.left_over(expired, lease_until, limit))

    def _take(self, row: records.ReplyRecord) -> None:
        if _spot(row) in self._running:
            return  # it is this one, which is slow, or an older one: then this one's turn comes with its next lease
        message: messages.Message | Later
        try:
            if self._anew is not None and actions.is_action(row.body):
                message = functools.partial(self._anew, row, self._clock.now())
            else:
                message = message_codec.from_json(row.body)
        except ValueError:
            _log.error("a reply could not be read", extra={"action": "reply_unreadable", "reply_id": row.reply_id})
            self._has_left(row.reply_id)
        else:
            self.send_soon(row, message, tried_since=row.owed_at - LOOK_BACK)

    def _under_way(self) -> set[asyncio.Task[None]]:
        return {*self._running.values(), *([self._marking] if self._marking else [])}

    async def _send_newest(self, spot: _Spot) -> None:
        try:
            while (one := self._waiting.pop(spot, None)) is not None:
                await self._send(*one)
        finally:
            # In the same breath as the last look for one that waits: one that came between would wait for ever.
            self._running.pop(spot, None)

    async def _send(self, record: records.ReplyRecord, message: messages.Message | Later, tried_since: datetime.datetime | None) -> None:
        facts = {"platform": record.address.platform, "reply_id": record.reply_id}
        try:
            replier = self._repliers.get(record.address.platform)
            if replier is not None:
                key = f"reply:{record.reply_id.hex}"
                said = message if isinstance(message, messages.Message) else await message()
                await replier.reply(record.address, record.place, said, key=key, tried_since=tried_since)
        except sending.NotSent as exc:
            _log.warning("a reply could not leave yet", extra={"action": "reply_waits", "error": type(exc).__name__, **facts})
            await self._put_off(record, exc)
            return
        except Exception as exc:  # noqa: BLE001 - a reply that cannot be shown must not stop the others; what the person gave is kept
            _log.error("a reply could not be shown", extra={"action": "reply_failed", "error": type(exc).__name__, **facts})
        self._has_left(record.reply_id)

    async def _put_off(self, record: records.ReplyRecord, exc: sending.NotSent) -> None:
        """Without this the row is found when its lease has run out; that is too soon only where we were told to wait for longer."""
        match exc:
            case sending.RateLimited(retry_after=seconds) if seconds > LEASE.total_seconds():
                pause = datetime.timedelta(seconds=seconds)
            case sending.Paused():
                pause = PAUSED
            case _:
                return
        until = self._clock.now() + pause
        await self._try("reply_not_put_off", lambda repos: repos.replies.put_off([record.reply_id], until))

    def _has_left(self, reply_id: uuid.UUID) -> None:
        """Let the row be deleted, together with those of other replies that leave meanwhile: each commit waits for the disk."""
        self._left.append(reply_id)
        if self._marking is None:
            self._marking = asyncio.create_task(self._mark())

    async def _mark(self) -> None:
        try:
            while self._left:
                gone, self._left = self._left, []
                await self._settle(gone)
        finally:
            self._marking = None

    async def _settle(self, gone: list[uuid.UUID]) -> None:
        await self._try("reply_unmarked", lambda repos: repos.replies.settle(gone))

    async def _try(self, action: str, work: Callable[[ports.Repositories], Awaitable[None]]) -> None:
        """A mark on a row. Where it cannot be made, the row is found again when its lease has run out."""
        try:
            await self._database.run(work)
        except Exception as exc:  # noqa: BLE001 - the next reply must leave all the same
            _log.warning("a reply could not be marked", extra={"action": action, "error": type(exc).__name__})


def owed_by(
    event: inbound.Inbound, outcome: Outcome, now: datetime.datetime, *, shown_by: actions.Action | None = None
) -> records.ReplyRecord | None:
    """The row for a reply, where one is owed. It holds the reply, or the action that shows it."""
    if event.place is None or not outcome.owed:
        return None
    return records.ReplyRecord(
        reply_id=uuid.uuid4(),
        address=event.address,
        place=event.place,
        body=message_codec.to_json(outcome.message) if shown_by is None else actions.encode(shown_by),
        owed_at=now,
    )


def _spot(record: records.ReplyRecord) -> _Spot:
    return record.address.platform, record.address.tenant, record.place.spot
