"""The marks around a send: how it ended, or when the message is owed again. What leaves together is marked together.

A mark is refused where another process has the row in hand by now. It does not know why a mark is made.
"""

import datetime
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot import clock, ports
from bot.outbox import channels
from conversations import sending

Parts = tuple[sending.Delivery, ...]
"""Messages that leave, or left, as one; the first lends its key."""

_SETTLED = {sending.State.SENT: "settled", sending.State.MOOT: "settled"}
"""Told alike in the log: a reminder that was not needed any more says that somebody had answered."""
_BACK_OFF = (5, 15, 60, 180, 600)

_log = logging.getLogger(__name__)


class Marks:
    """One process's marks."""

    def __init__(self, database: ports.Database, owner: str, time_of: clock.Clock) -> None:
        self._database = database
        self._owner = owner
        self._clock = time_of

    async def settle(self, parts: Parts, state: sending.State, *, ref: str | None = None, reason: sending.Reason | None = None) -> None:
        """They have come to this end. A channel that is lost is seen to at once."""
        now = self._clock.now()

        async def settle(repos: ports.Repositories, one: sending.Delivery) -> bool:
            held = await repos.deliveries.settle(one, self._owner, state, now, ref=ref, reason=reason)
            if held and reason in channels.LOST and one.kind in sending.TO_CHANNEL:
                await channels.park(repos, one, reason, now)
            return held

        told = {"state": _SETTLED.get(state, state.value), "reason": reason.value if reason else None}
        await self._mark("delivery_settled", parts, settle, **told)

    async def put_back(self, parts: Parts, due_at: datetime.datetime, *, burnt: bool) -> None:
        """They are tried again at that instant; they were owed before."""
        await self._mark("delivery_put_back", parts, lambda repos, one: repos.deliveries.put_back(one, self._owner, due_at, burnt=burnt))

    async def again(self, parts: Parts) -> None:
        """A try burnt: they are tried again after a pause that grows."""
        pause = _BACK_OFF[min(max(one.attempts for one in parts), len(_BACK_OFF) - 1)]
        await self.put_back(parts, self._clock.now() + datetime.timedelta(seconds=pause), burnt=True)

    async def postpone(self, waiting: Sequence[tuple[sending.Delivery, datetime.datetime]]) -> None:
        """Each of them is owed at its instant, and was not before."""
        until = dict(waiting)
        await self._mark("delivery_waits", tuple(until), lambda repos, one: repos.deliveries.postpone(one, self._owner, until[one]))

    async def _mark(
        self, action: str, parts: Parts, mark: Callable[[ports.Repositories, sending.Delivery], Awaitable[bool]], **facts: str | None
    ) -> None:
        """Mark all of them, or none, and tell the log."""

        async def work(repos: ports.Repositories) -> list[bool]:
            return [await mark(repos, one) for one in parts]

        for one, held in zip(parts, await self._database.run(work), strict=True):
            extra = {"action": action, "delivery_id": one.delivery_id, "kind": one.kind.value, **facts}
            if held:
                _log.info("a delivery moved on", extra=extra)
            else:
                _log.warning("a late mark was refused: another process holds the row", extra={**extra, "action": f"{action}_fenced"})
