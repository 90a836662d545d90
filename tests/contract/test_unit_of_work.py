"""Whole or not begun, on disk when it returns, and never in anybody's way afterwards."""

import asyncio
import dataclasses
import sqlite3
from collections.abc import Awaitable, Callable

import asyncpg
import pytest
from tortoise import exceptions

from storage import connection, repositories
from storage import database as storage_database
from tests import postgres
from tests.contract import build

Database = storage_database.Database


class PassingError(ConnectionResetError):
    """What a connection raises that breaks in the middle."""


def taking(*keys: str) -> Callable[[repositories.Repositories], Awaitable[None]]:
    return lambda repos: take(repos, *keys)


async def take(repos: repositories.Repositories, *keys: str) -> None:
    for key in keys:
        await repos.receipts.is_first("s", key, build.NOW)


async def on_disk(url: str) -> set[str]:
    """The receipts that somebody else sees."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as other:
            rows = other.execute("SELECT key FROM receipt").fetchall()
        other.close()
        return {row[0] for row in rows}
    connected = await asyncpg.connect(url)
    try:
        return {row["key"] for row in await connected.fetch("SELECT key FROM receipt")}
    finally:
        await connected.close()


async def test_cancelled_at_any_instant_a_unit_is_whole_or_not_begun(database: Database, migrated_url: str) -> None:
    whole = 0
    for turns in range(61):
        first, second = f"{turns}-first", f"{turns}-second"
        task = asyncio.create_task(database.run(taking(first, second)))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        (ended,) = await asyncio.gather(task, return_exceptions=True)
        # The next unit must neither hang nor be swallowed by what was left behind.
        await asyncio.wait_for(database.run(taking(f"{turns}-next")), 10)
        await asyncio.wait_for(database.settle(), 10)
        stored = await on_disk(migrated_url)
        assert f"{turns}-next" in stored
        assert (first in stored) == (second in stored)
        if ended is None:
            assert first in stored
        whole += first in stored
    assert whole >= 60, "a unit that has begun ends, whoever stopped waiting for it"


async def test_settle_waits_for_units_whose_callers_have_gone(database: Database, migrated_url: str) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(repos: repositories.Repositories) -> None:
        begun.set()
        await go_on.wait()
        await take(repos, "k")

    task = asyncio.create_task(database.run(slow))
    await begun.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    settling = asyncio.create_task(database.settle())
    await asyncio.wait([settling], timeout=0.05)
    assert not settling.done()
    go_on.set()
    await settling
    assert await on_disk(migrated_url) == {"k"}


async def test_closing_waits_for_units_under_way_even_when_cancelled(migrated_url: str) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(repos: repositories.Repositories) -> None:
        begun.set()
        await go_on.wait()
        await take(repos, "k")

    async def process() -> None:
        async with storage_database.opened(migrated_url) as database:
            await database.run(slow)

    task = asyncio.create_task(process())
    await begun.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.wait([task], timeout=0.02)
    assert not task.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await on_disk(migrated_url) == {"k"}


@pytest.mark.parametrize("error", [LookupError, asyncio.CancelledError, exceptions.IntegrityError, exceptions.OperationalError])
async def test_an_error_undoes_everything_and_is_raised_at_once(
    database: Database, migrated_url: str, error: Callable[[str], BaseException]
) -> None:
    tries = 0

    async def work(repos: repositories.Repositories) -> None:
        nonlocal tries
        tries += 1
        await take(repos, "k")
        raise error("no")

    (ended,) = await asyncio.gather(database.run(work), return_exceptions=True)
    assert isinstance(ended, type(error("no")))
    assert tries == 1
    assert await on_disk(migrated_url) == set()
    await database.run(taking("after"))
    assert await on_disk(migrated_url) == {"after"}


async def test_an_error_that_work_survives_undoes_nothing_else(database: Database, migrated_url: str) -> None:
    laid = await build.ground(database)

    async def work(repos: repositories.Repositories) -> None:
        await take(repos, "before")
        with pytest.raises(exceptions.IntegrityError):
            await repos.pulses.create(dataclasses.replace(build.record(laid), schedule_id=build.owed(laid, "").subject_id))
        await take(repos, "after")

    await database.run(work)
    assert await on_disk(migrated_url) == {"before", "after"}


@pytest.mark.parametrize(
    "error",
    [
        PassingError("reset"),
        TimeoutError(),
        asyncpg.InterfaceError("connection is closed"),
        asyncpg.InternalClientError("another operation is in progress"),
        asyncpg.DeadlockDetectedError("deadlock detected"),
        asyncpg.CannotConnectNowError("starting up"),
        exceptions.DBConnectionError("gone"),
        exceptions.OperationalError(sqlite3.OperationalError("database is locked")),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_a_passing_error_runs_the_work_again(database: Database, migrated_url: str, error: Exception) -> None:
    tries = 0

    async def work(repos: repositories.Repositories) -> int:
        nonlocal tries
        tries += 1
        await take(repos, f"try {tries}")
        if tries < 3:
            raise error
        return tries

    assert await database.run(work) == 3
    assert await on_disk(migrated_url) == {"try 3"}, "what the broken tries did is undone"


async def test_an_error_that_does_not_pass_is_told(database: Database) -> None:
    async def work(repos: repositories.Repositories) -> None:
        raise PassingError

    with pytest.raises(connection.DatabaseUnreachable) as caught:
        await database.run(work)
    assert isinstance(caught.value.__cause__, PassingError)


async def test_a_unit_inside_a_unit_is_an_error_and_no_deadlock(database: Database) -> None:
    async def outer(repos: repositories.Repositories) -> None:
        await database.run(taking("k"))

    with pytest.raises(RuntimeError, match="inside another"):
        await asyncio.wait_for(database.run(outer), 10)
    await asyncio.wait_for(database.run(taking("k")), 10)


async def test_connections_that_the_server_ends_between_units_are_made_again(migrated_postgres: str, server: postgres.Server) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        for number in range(3):
            keys = [f"{number}-{place}" for place in range(9)]  # more than the pool is large
            await asyncio.gather(*(database.run(taking(key)) for key in keys))
            await asyncio.to_thread(server.end_connections)
        await database.run(taking("last"))
        assert len(await on_disk(migrated_postgres)) == 3 * 9 + 1


async def test_a_connection_that_ends_within_a_unit_runs_it_again(migrated_postgres: str, server: postgres.Server) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        tries = 0

        async def work(repos: repositories.Repositories) -> None:
            nonlocal tries
            tries += 1
            await take(repos, f"before {tries}")
            if tries == 1:
                await asyncio.to_thread(server.end_connections)
            await take(repos, "after")

        await database.run(work)
        assert await on_disk(migrated_postgres) == {"before 2", "after"}


async def test_a_file_that_somebody_locks_stops_nobody_for_ever(migrated_sqlite: str) -> None:
    async with storage_database.opened(migrated_sqlite) as database:
        other = sqlite3.connect(migrated_sqlite.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        waiting = [asyncio.create_task(database.run(taking(key))) for key in "ab"]
        # Longer than SQLite itself waits for a lock, so that a transaction fails to begin.
        await asyncio.wait(waiting, timeout=connection.BUSY_SECONDS + 0.5)
        other.execute("COMMIT")
        other.close()
        await asyncio.wait_for(asyncio.gather(*waiting), 10)
        assert await on_disk(migrated_sqlite) == {"a", "b"}
