"""Replies to what people pressed and typed: written down in the transaction that keeps what they gave, sent right after it.

A process that dies between the two leaves the row, and whoever finds its lease expired sends the reply. So a reply comes at
least once; where it takes the place of another, twice does no harm, and a new line is looked for before it is posted again.
What could not leave stops its person's lane until its next try, and newer ones wait behind it.
"""

import asyncio
import dataclasses
import datetime
import functools
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from bot import clock, ports
from bot.outbox import reply_lanes
from conversations import actions, inbound, message_codec, messages, records, sending

LEASE = datetime.timedelta(seconds=60)
"""After so long a reply that was not sent is taken up by whoever looks for such replies. Over twice as long as one may take to leave."""
PAUSED = datetime.timedelta(minutes=15)
"""After so long a reply is tried again for a workspace that took the bot out."""
LOOK_BACK = datetime.timedelta(seconds=60)
"""How far before it was owed a look for a reply begins: clocks of platforms differ from ours."""
STALE = datetime.timedelta(hours=1)
"""Nobody waits for a reply longer than this."""
MOST = 200
"""So many replies one process holds; when a platform hangs, the rest waits in the database and not in memory."""
PATIENCE = 5.0
"""Seconds for which a process that ends waits for replies under way."""
_BATCH = 20
_A_BIT = datetime.timedelta(microseconds=1)
"""Keeps what was just taken apart from what was owed in the same instant, on a clock that stands still."""

Later = reply_lanes.Later
Anew = Callable[[records.ReplyRecord, datetime.datetime], Awaitable[messages.Message]]
"""Composes a reply whose row holds the action that shows it, at that instant."""

_T = TypeVar("_T")
_NOTHING = messages.Message(summary="", blocks=())
_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a unit of work says to the person. `owed`: it is to be shown at the place that came with the event, if there was one."""

    message: messages.Message
    owed: bool = True


class Replies:
    """One process's hand in it. Replies to one person leave one after the other; of those for one spot only the newest is worth sending."""

    def __init__(self, database: ports.Database, repliers: Mapping[str, ports.Replier], time_of: clock.Clock) -> None:
        self._database = database
        self._repliers = repliers
        self._clock = time_of
        self._begun = time_of.now()
        self._ended = False
        self._anew: Anew | None = None
        self._lanes = reply_lanes.Lanes(MOST)
        self._running: dict[reply_lanes.Lane, asyncio.Task[None]] = {}
        self._putting_off: set[asyncio.Task[None]] = set()
        self._left: list[tuple[records.ReplyRecord, datetime.datetime]] = []
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
        turn = reply_lanes.Turn(record=record, message=message, lease_until=record.owed_at + LEASE, tried_since=tried_since)
        stop = self._lanes.stopped(turn.lane, self._clock.now())
        if stop is None or not self._waits_behind(turn, stop):
            self._queue(turn)

    def _queue(self, turn: reply_lanes.Turn) -> None:
        if self._ended or self._lanes.room <= 0:
            _log.warning("a reply is left for later", extra={"action": "reply_left", "reply_id": turn.record.reply_id})
            return
        for needless in self._lanes.add(turn):
            if needless is turn:
                self._has_left(turn)
            else:
                # It never left, so nothing can cover the one that took its row: that is settled like any other.
                turn.lease_until = max(turn.lease_until, turn.record.owed_at + LEASE + records.OVERTAKING)
        if turn.lane not in self._running:
            self._running[turn.lane] = asyncio.create_task(self._send_in_turn(turn.lane))

    def _waits_behind(self, turn: reply_lanes.Turn, stop: reply_lanes.Stop) -> bool:
        """Whether something older stands before it. One that itself takes the place of the only one that stands there goes on."""
        older = stop.behind.pop(turn.record.place.spot, None)
        if older is not None and older.record.reply_id != turn.record.reply_id:
            self._has_left(older)
        if not stop.behind:
            return False
        if len(stop.behind) >= MOST:
            return True  # it is found in the database when its lease has run out
        stop.behind[turn.record.place.spot] = turn
        late = [turn]
        if stop.paused:
            # Whoever presses shows that the workspace is back: all that waits is tried at the next look.
            stop.until, stop.paused, late = self._clock.now(), False, list(stop.behind.values())
        marking = asyncio.create_task(self._put_off(late, stop.until))
        self._putting_off.add(marking)
        marking.add_done_callback(self._putting_off.discard)
        return True

    async def take_up(self, now: datetime.datetime, *, alone: bool = False) -> int:
        """Take what a dead process left behind, or what could not leave before, and send it soon. How many.

        A batch at a time, so that what piled up leaves at a pace that platforms bear. `alone`: no other process can be at work,
        so of what was owed before this one began everything is taken, and no lease has to run out.
        """
        expired = max(now, self._begun + LEASE) if alone else now
        taken = 0
        while (room := min(_BATCH, self._lanes.room)) > 0:
            lease_until = now + LEASE + _A_BIT
            rows = await self._left_over(expired, lease_until, room)
            for row in sorted(rows, key=lambda one: one.owed_at):
                self._take(row, lease_until)
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
        self._lanes.clear()
        if late := set(self._running.values()):
            for task in late:
                task.cancel()
            await asyncio.wait(late)
        self._running.clear()  # one that was cancelled before its first step could not take itself out
        await self.settled()

    async def _left_over(self, expired: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[records.ReplyRecord]:
        return await self._database.run(lambda repos: repos.replies.left_over(expired, lease_until, limit))

    def _take(self, row: records.ReplyRecord, lease_until: datetime.datetime) -> None:
        known = self._lanes.find(row)
        if known is not None:
            known.lease_until = lease_until
            return
        turn = reply_lanes.Turn(record=row, message=_NOTHING, lease_until=lease_until, tried_since=row.owed_at - LOOK_BACK)
        stop = self._lanes.stopped(turn.lane, self._clock.now())
        if stop is not None and self._clock.now() < stop.until and self._waits_behind(turn, stop):
            return
        if stop is not None:
            stop.behind.pop(row.place.spot, None)
        try:
            if self._anew is not None and actions.is_action(row.body):
                turn.message = functools.partial(self._anew, row, self._clock.now())
            else:
                turn.message = message_codec.from_json(row.body)
        except ValueError:
            _log.error("a reply could not be read", extra={"action": "reply_unreadable", "reply_id": row.reply_id})
            self._has_left(turn)
        else:
            self._queue(turn)

    def _under_way(self) -> set[asyncio.Task[None]]:
        return {*self._running.values(), *self._putting_off, *([self._marking] if self._marking else [])}

    async def _send_in_turn(self, lane: reply_lanes.Lane) -> None:
        try:
            while (turn := self._lanes.next(lane)) is not None:
                await self._send(turn)
                await self._renew(turn)
        finally:
            # In the same breath as the last look for one that waits: one that came between would wait for ever.
            self._running.pop(lane, None)

    async def _send(self, turn: reply_lanes.Turn) -> None:
        facts = {"platform": turn.record.address.platform, "reply_id": turn.record.reply_id}
        try:
            await self._show(turn)
            while turn.again:
                turn.again = False
                await self._show(turn)
        except sending.NotSent as exc:
            _log.warning("a reply could not leave yet", extra={"action": "reply_waits", "error": type(exc).__name__, **facts})
            await self._stop(turn, exc)
            return
        except Exception as exc:  # noqa: BLE001 - a reply that cannot be shown must not stop the others; what the person gave is kept
            _log.error("a reply could not be shown", extra={"action": "reply_failed", "error": type(exc).__name__, **facts})
        self._has_left(turn)

    async def _show(self, turn: reply_lanes.Turn) -> None:
        record, message = turn.record, turn.message
        replier = self._repliers.get(record.address.platform)
        if replier is not None:
            said = message if isinstance(message, messages.Message) else await message()
            await replier.reply(record.address, record.place, said, key=f"reply:{record.reply_id.hex}", tried_since=turn.tried_since)

    async def _stop(self, turn: reply_lanes.Turn, exc: sending.NotSent) -> None:
        """The lane rests, in the database and not in memory. A reply whose spot a newer one waits for is needless."""
        if any(one.record.place.spot == turn.record.place.spot for one in self._lanes.behind(turn)):
            self._has_left(turn)
            return
        match exc:
            case sending.RateLimited(retry_after=seconds):
                pause = datetime.timedelta(seconds=seconds)
            case sending.Paused():
                pause = PAUSED
            case _:
                pause = self._lanes.pause_after(turn)
        until = self._clock.now() + pause
        await self._put_off(self._lanes.stop(turn, until, paused=isinstance(exc, sending.Paused)), until)

    async def _renew(self, turn: reply_lanes.Turn) -> None:
        """Those behind a slow one keep their leases: another process would else send them before their turn, and they twice."""
        now = self._clock.now()
        late = [one for one in self._lanes.behind(turn) if one.lease_until < now + LEASE / 2]
        for one in late:
            one.lease_until = now + LEASE
        if late:
            await self._put_off(late, now + LEASE)

    async def _put_off(self, turns: list[reply_lanes.Turn], until: datetime.datetime) -> None:
        ids = [one.record.reply_id for one in turns]
        await self._try("reply_not_put_off", lambda repos: repos.replies.put_off(ids, until))

    def _has_left(self, turn: reply_lanes.Turn) -> None:
        """Let the row be deleted, together with those of other replies that leave meanwhile: each commit waits for the disk."""
        self._lanes.has_left(turn)
        self._left.append((turn.record, turn.lease_until))
        if self._marking is None:
            self._marking = asyncio.create_task(self._mark())

    async def _mark(self) -> None:
        try:
            while self._left:
                gone, self._left = self._left, []
                await self._settle(gone)
        finally:
            self._marking = None

    async def _settle(self, gone: list[tuple[records.ReplyRecord, datetime.datetime]]) -> None:
        for newer in await self._try("reply_unmarked", lambda repos: repos.replies.settle(gone)) or ():
            known = self._lanes.find(newer)
            ours = known is not None or any(newer.reply_id == left.reply_id for left, _ in self._left)
            if ours and any(reply_lanes.follows(newer, before) for before, _ in gone):
                continue  # it left after the other, or will
            if known is None:
                self._take(newer, self._clock.now() + LEASE)
            elif self._lanes.is_under_way(known):
                known.again = True  # the two left side by side: two people pressed one card

    async def _try(self, action: str, work: Callable[[ports.Repositories], Awaitable[_T]]) -> _T | None:
        """A mark on a row. Where it cannot be made, the row is found again when its lease has run out."""
        try:
            return await self._database.run(work)
        except Exception as exc:  # noqa: BLE001 - the next reply must leave all the same
            _log.warning("a reply could not be marked", extra={"action": action, "error": type(exc).__name__})
            return None


def owed_by(
    event: inbound.Inbound, outcome: Outcome, now: datetime.datetime, *, shown_by: actions.Action | None = None
) -> records.ReplyRecord | None:
    """The row for a reply, where one is owed. It holds the reply, or the action that shows it: `shown_by`, or the message's own."""
    if event.place is None or not outcome.owed:
        return None
    message = outcome.message
    action = message.shown_by if shown_by is None else actions.encode(shown_by)
    return records.ReplyRecord(
        reply_id=uuid.uuid4(),
        address=event.address,
        place=event.place,
        body=message_codec.to_json(message) if action is None else action,
        owed_at=now,
    )
