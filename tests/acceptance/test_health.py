"""What an operator's monitor sees: on the health pages, and in the log of an outage."""

import asyncio
import datetime
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeVar

import aiohttp
import pytest

from bot import due_work, ports, scheduler, server, wiring
from bot.outbox import replies
from conversations import presses, sending
from frameworks import loader
from storage import database as storage_database
from tests.end_to_end import fake

T = TypeVar("T")


class Fragile:
    """A database that can be taken away."""

    def __init__(self, database: storage_database.Database) -> None:
        self.gone = False
        self.tried = asyncio.Event()
        self._database = database

    async def run(self, work: Callable[[ports.Repositories], Awaitable[T]]) -> T:
        if self.gone:
            self.tried.set()
            raise wiring.DatabaseError from ConnectionResetError("secret")
        return await self._database.run(work)

    async def decide(self, asked: Sequence[presses.Asked], decide: Callable[[presses.Seen], presses.Decided[T]]) -> T:
        raise NotImplementedError

    async def scrub(self) -> None:
        await self._database.scrub()


@pytest.fixture
async def fragile(migrated_sqlite: str) -> AsyncIterator[Fragile]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield Fragile(opened)


@pytest.fixture
def clock() -> fake.SettableClock:
    return fake.SettableClock()


def ticking(
    fragile: Fragile, clock: fake.SettableClock, library: loader.Library, tick_seconds: float = scheduler.TICK_SECONDS
) -> scheduler.Scheduler:
    return scheduler.Scheduler(
        database=fragile,
        work=due_work.DueWork(fragile, library, wiring.PRACTICES),
        outbox=fake.outbox(fragile, clock, fake.FakeMessenger(clock)),
        replies_of=replies.Replies(fragile, {}, clock),
        time_of=clock,
        tick_seconds=tick_seconds,
    )


@pytest.fixture
def ticker(fragile: Fragile, clock: fake.SettableClock, library: loader.Library) -> scheduler.Scheduler:
    return ticking(fragile, clock, library)


@pytest.fixture
def health(fragile: Fragile, ticker: scheduler.Scheduler, clock: fake.SettableClock) -> server.Health:
    return server.Health(database=fragile, ticker=ticker, time_of=clock, started_at=clock.now())


async def page(health: server.Health, path: str) -> tuple[int, dict[str, Any]]:
    async with (
        server.listening(server.application(health), "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}{path}") as answer,
    ):
        return answer.status, await answer.json()


async def test_rounds_that_no_longer_end_well_are_seen(health: server.Health, clock: fake.SettableClock, fragile: Fragile) -> None:
    clock.go(seconds=30)
    assert health.status() == "ok", "it has only just started"
    clock.go(seconds=1)
    assert health.status() == "stalled", "no round has ended yet"
    await health.ticker.tick()
    assert await page(health, "/healthz") == (200, {"status": "ok", "overdue": 0, "started_at": fake.START.isoformat()})
    fragile.gone = True
    clock.go(seconds=31)
    with pytest.raises(wiring.DatabaseError):
        await health.ticker.tick()
    status, body = await page(health, "/healthz")
    assert (status, body["status"]) == (503, "stalled")


async def test_a_failing_audit_is_seen_although_ticks_end_well(health: server.Health, clock: fake.SettableClock) -> None:
    await health.ticker.audit()
    clock.go(seconds=scheduler.AUDIT_SECONDS + 30)
    await health.ticker.tick()
    assert health.status() == "ok"
    clock.go(seconds=1)
    await health.ticker.tick()
    assert health.status() == "stalled"


async def test_overdue_messages_are_seen(health: server.Health, clock: fake.SettableClock, fragile: Fragile) -> None:
    await fake.owe(fragile, "ann")
    clock.go(minutes=11)
    await health.ticker.audit()
    health.ticker.ticked_at = clock.now()
    status, body = await page(health, "/healthz")
    assert (status, body["status"], body["overdue"]) == (503, "overdue", 1)


async def test_ready_says_so_when_the_database_is_gone(health: server.Health, fragile: Fragile, caplog: pytest.LogCaptureFixture) -> None:
    assert await page(health, "/readyz") == (200, {"status": "ready", "deliveries": {}})
    fragile.gone = True
    assert await page(health, "/readyz") == (503, {"status": "database"})
    assert [one.exc_info for one in caplog.records] == [None]


def test_nobody_can_watch_who_has_finished() -> None:
    """A reminder turns moot when its member has finished: sent and moot must not be told apart."""
    before = server.settled({sending.State.SENT.value: 9, sending.State.MOOT.value: 0, sending.State.PLANNED.value: 2})
    after = server.settled({sending.State.SENT.value: 8, sending.State.MOOT.value: 1, sending.State.PLANNED.value: 2})
    assert before == after == {"settled": 9, "planned": 2}


async def test_the_first_audit_is_at_once(ticker: scheduler.Scheduler, clock: fake.SettableClock, fragile: Fragile) -> None:
    await fake.owe(fragile, "ann", platform="elsewhere")
    stop = asyncio.Event()
    running = asyncio.create_task(ticker.run(stop))
    async with asyncio.timeout(4):
        while ticker.audited_at is None:  # noqa: ASYNC110 - the scheduler has no event for its end, and needs none
            await asyncio.sleep(0)
    stop.set()
    await running
    assert ticker.audited_at == clock.now()


async def test_an_outage_is_one_line_a_round_and_told_in_full_once(
    fragile: Fragile, clock: fake.SettableClock, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    ticker = ticking(fragile, clock, library, tick_seconds=1)
    fragile.gone = True
    stop = asyncio.Event()
    running = asyncio.create_task(ticker.run(stop))
    await fragile.tried.wait()
    fragile.tried.clear()
    async with asyncio.timeout(20):
        # Two rounds, a tick and an audit, fail at once; the ticker's own next one follows.
        while len([one for one in caplog.records if getattr(one, "action", "") == "tick_failed"]) < 3:
            await fragile.tried.wait()
            fragile.tried.clear()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
    stop.set()
    await running
    failed = [one for one in caplog.records if getattr(one, "action", "") == "tick_failed"]
    assert [(vars(one)["error"], vars(one)["cause"]) for one in failed] == [("DatabaseError", "ConnectionResetError")] * 3
    assert [bool(one.exc_info) for one in failed] == [True, True, False], "the first of the ticks, the first of the audits, no more"
    assert {one.levelno for one in failed} == {logging.ERROR}


async def test_what_cannot_be_listened_at_is_one_sentence(health: server.Health) -> None:
    for host in ("192.0.2.1", "no such host", "x" * 70):
        with pytest.raises(server.CannotListen, match="BOARDPULSE_LISTEN_HOST or BOARDPULSE_LISTEN_PORT"):
            async with server.listening(server.application(health), host, 0):
                pass


def test_the_allowance_is_longer_than_a_round() -> None:
    assert datetime.timedelta(seconds=scheduler.TICK_SECONDS) * 2 < server.STALLED
