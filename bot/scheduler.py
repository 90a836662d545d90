"""APScheduler as the clock only: it wakes, one `now` is read, and due work is found in the database.

No cron trigger, no job store, no work inside a job: its jobs set events, and the loops below do the work. The five-second
tick is also the cure for a clock that jumps and for a machine that slept.
"""

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import clock, deliveries, due_work, ports

TICK_SECONDS = 5
AUDIT_SECONDS = 60
OVERDUE = datetime.timedelta(minutes=10)
"""Older than this, an unsent message means that something is wrong."""

_log = logging.getLogger(__name__)


class Scheduler:
    """Ticks until stopped. Several processes on one PostgreSQL may tick at once."""

    def __init__(self, *, database: ports.Database, work: due_work.DueWork, outbox: deliveries.Outbox, time_of: clock.Clock) -> None:
        self._database = database
        self._work = work
        self._outbox = outbox
        self._clock = time_of
        self._ticked = asyncio.Event()
        self._audited = asyncio.Event()
        self.overdue = 0
        """How many messages were overdue at the last audit."""

    async def run(self, stop: asyncio.Event) -> None:
        """Tick and audit until `stop` is set; what is in flight then comes to its end."""
        ticker = AsyncIOScheduler(timezone=datetime.UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})
        ticker.add_job(_setter(self._ticked), "interval", seconds=TICK_SECONDS)
        ticker.add_job(_setter(self._audited), "interval", seconds=AUDIT_SECONDS)
        ticker.start()
        self._ticked.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._loop(self._ticked, lambda: self.tick(stop), stop))
                group.create_task(self._loop(self._audited, self.audit, stop))
        finally:
            ticker.shutdown(wait=False)

    async def tick(self, stop: asyncio.Event | None = None) -> None:
        """Do what is due now and send what is owed."""
        await self._work.run(self._clock.now())
        await self._outbox.flush(stop)

    async def audit(self) -> None:
        """Look for messages that should long have left, and forget what was promised to be forgotten."""
        now = self._clock.now()
        self.overdue = await self._database.run(lambda repos: repos.deliveries.overdue(now - OVERDUE))
        if self.overdue:
            _log.error("messages are overdue", extra={"action": "overdue", "count": self.overdue})
        await self._work.forget(now)

    async def _loop(self, wanted: asyncio.Event, job: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
        stopped = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                woken = asyncio.create_task(wanted.wait())
                await asyncio.wait({woken, stopped}, return_when=asyncio.FIRST_COMPLETED)
                woken.cancel()
                wanted.clear()
                if stop.is_set():
                    return
                try:
                    await job()
                except Exception:  # noqa: BLE001 - the next tick finds the same work in the database; stopping would stop everything
                    _log.exception("a round of work failed", extra={"action": "tick_failed"})
        finally:
            stopped.cancel()


def _setter(event: asyncio.Event) -> Callable[[], Awaitable[None]]:
    async def wake() -> None:
        # A coroutine, so that APScheduler runs it in the loop: from its thread pool an asyncio.Event must not be set.
        event.set()

    return wake
