"""APScheduler as the clock only: it wakes, one `now` is read, and due work is found in the database.

No cron trigger, no job store, no work inside a job: its jobs set events, and the loops below do the work. The five-second
tick is also the cure for a clock that jumps and for a machine that slept.
"""

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import clock, due_work, ports
from bot.outbox import deliveries, replies

TICK_SECONDS = 5
AUDIT_SECONDS = 60
AUDIT = datetime.timedelta(seconds=AUDIT_SECONDS)
OVERDUE = datetime.timedelta(minutes=10)
"""Older than this, an unsent message means that something is wrong."""

_log = logging.getLogger(__name__)


class Scheduler:
    """Ticks until stopped. Several processes on one PostgreSQL may tick at once.

    `alone`: the database is this process's own, so whatever it holds at the start belongs to a process that is dead.
    """

    def __init__(
        self,
        *,
        database: ports.Database,
        work: due_work.DueWork,
        outbox: deliveries.Outbox,
        replies_of: replies.Replies,
        time_of: clock.Clock,
        alone: bool = False,
        tick_seconds: float = TICK_SECONDS,
    ) -> None:
        self._database = database
        self._work = work
        self._outbox = outbox
        self._replies = replies_of
        self._clock = time_of
        self._alone = alone
        self._tick_seconds = tick_seconds
        self._replied_at = time_of.now()
        self._ticked = asyncio.Event()
        self._audited = asyncio.Event()
        self.overdue = 0
        """How many messages were overdue at the last audit, and pulses that should have closed and could not."""
        self.ticked_at: datetime.datetime | None = None
        """When a tick last ended well, or got on with a long fan-out."""
        self.audited_at: datetime.datetime | None = None
        """When the last audit ended well."""

    async def run(self, stop: asyncio.Event) -> None:
        """Tick and audit until `stop` is set; what is in flight then comes to its end."""
        ticker = AsyncIOScheduler(timezone=datetime.UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})
        ticker.add_job(_setter(self._ticked), "interval", seconds=self._tick_seconds)
        ticker.add_job(_setter(self._audited), "interval", seconds=AUDIT_SECONDS)
        ticker.start()
        # At once: a process that starts after a long rest must neither wait to forget nor look well while messages are overdue.
        self._ticked.set()
        self._audited.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._loop(self._ticked, lambda: self.tick(stop), stop))
                group.create_task(self._loop(self._audited, self.audit, stop))
        finally:
            ticker.shutdown(wait=False)

    async def tick(self, stop: asyncio.Event | None = None) -> None:
        """Do what is due now and send what is owed, replies that were left behind first."""
        await self._reply()
        await self._work.run(self._clock.now())
        await self._outbox.flush(stop, self._got_on)
        await self._got_on()

    async def _reply(self) -> None:
        self._replied_at = self._clock.now()
        await self._replies.take_up(self._replied_at, alone=self._alone)
        self._alone = False

    async def _got_on(self) -> None:
        now = self._clock.now()
        self.ticked_at = now
        if now - self._replied_at >= datetime.timedelta(seconds=self._tick_seconds):
            # Whoever has just pressed must not wait for the end of a long fan-out.
            await self._reply()

    async def audit(self) -> None:
        """Look for what should long have happened, and forget what was promised to be forgotten."""
        now = self._clock.now()
        unsent = await self._database.run(lambda repos: repos.deliveries.overdue(now - OVERDUE))
        unclosed = len(await self._database.run(lambda repos: repos.pulses.to_close(now - OVERDUE)))
        self.overdue = unsent + unclosed
        if self.overdue:
            _log.error("work is overdue", extra={"action": "overdue", "messages": unsent, "pulses": unclosed})
        await self._work.forget(now)
        self.audited_at = self._clock.now()

    async def _loop(self, wanted: asyncio.Event, job: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
        stopped = asyncio.create_task(stop.wait())
        failures = 0
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
                except Exception as exc:  # noqa: BLE001 - the next tick finds the same work in the database; stopping would stop everything
                    failures += 1
                    _report(exc, failures)
                else:
                    failures = 0
        finally:
            stopped.cancel()


def _report(exc: Exception, failures: int) -> None:
    """One line for each failed round. An outage fails every five seconds: only the first of a row is told in full."""
    cause = exc.__cause__ or exc.__context__
    facts = {"action": "tick_failed", "error": type(exc).__name__, "cause": type(cause).__name__ if cause else None, "in_a_row": failures}
    _log.error("a round of work failed", exc_info=exc if failures == 1 else None, extra=facts)


def _setter(event: asyncio.Event) -> Callable[[], Awaitable[None]]:
    async def wake() -> None:
        # A coroutine, so that APScheduler runs it in the loop: from its thread pool an asyncio.Event must not be set.
        event.set()

    return wake
