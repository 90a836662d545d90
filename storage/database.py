"""The one way to the database: a unit of work, in one transaction, that no cancellation can cut in half."""

import asyncio
import contextlib
import contextvars
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

import asyncpg
from tortoise import context, exceptions, transactions

from conversations import presses
from storage import connection, opening, presses_here, sealing
from storage import presses as pressed
from storage.repositories import Repositories

T = TypeVar("T")
Work = Callable[[Repositories], Awaitable[T]]

_TRIES = 4
_FIRST_PAUSE = 0.05
_log = logging.getLogger(__name__)

# asyncpg answers a connection that the server ended with InternalClientError, which is none of the others. A server that
# cannot be reached is an OSError of some kind, a time-out too. TransactionRollback is a deadlock or a clash of two units.
_PASSING = (
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.TooManyConnectionsError,
    asyncpg.exceptions.OperatorInterventionError,
    asyncpg.exceptions.TransactionRollbackError,
    OSError,
)

_within: contextvars.ContextVar["Database | None"] = contextvars.ContextVar("within", default=None)


class Database:
    """Opened by `opened`. Every use case goes through `run`."""

    def __init__(self, home: contextvars.Context, sealer: sealing.Sealer, *, is_sqlite: bool) -> None:
        self._home = home
        self._is_sqlite = is_sqlite
        self._repositories = Repositories(sealer)
        self._running: set[asyncio.Task[Any]] = set()

    async def run(self, work: Work[T]) -> T:
        """Run `work` in one transaction of its own and return its result once it is on disk.

        Shielded: when the caller is cancelled the work still ends, whole, on its own. A lost connection or a deadlock
        starts it again, and where the connection was lost during the commit, the first run may have been kept: `work` must
        do nothing outside the database and must bear being run twice. Raises DatabaseUnreachable when retries ran out, and
        RuntimeError inside another unit of work, which would wait for itself.
        """
        return await self._whole(lambda: self._in_transaction(work))

    async def decide(self, asked: Sequence[presses.Asked], decide: pressed.Decide[T]) -> T:
        """Look up what presses are about, decide, and keep what was decided: a unit of work, with all that `run` says of it.

        `decide` is asked again when what it was shown was changed by somebody else before its decision could be kept.
        """
        return await self._whole(lambda: self._decided(asked, decide))

    async def _decided(self, asked: Sequence[presses.Asked], decide: pressed.Decide[T]) -> T:
        if self._is_sqlite:
            return await self._in_transaction(lambda _: presses_here.within(asked, decide))
        try:
            return await pressed.unlocked(asked, decide)
        except pressed.ChangedMeanwhile:
            _log.info("deciding again", extra={"action": "presses_decided_again", "presses": len(asked)})
        return await self._in_transaction(lambda repos: pressed.locked(repos, asked, decide))

    async def _whole(self, attempt: Callable[[], Coroutine[Any, Any, T]]) -> T:
        if _within.get() is self:
            raise RuntimeError("a unit of work was started inside another: use the repositories that were handed in")
        task = asyncio.create_task(self._insist(attempt), context=self._home.copy())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def scrub(self) -> None:
        """Leave nothing of deleted rows behind in SQLite's log file. On PostgreSQL that is the server's vacuum to do."""
        if self._is_sqlite:
            await asyncio.create_task(_empty_log(), context=self._home.copy())

    async def settle(self) -> None:
        """Wait for every unit of work still running, the ones whose callers were cancelled too."""
        while self._running:
            await asyncio.wait(self._running)

    async def _insist(self, attempt_once: Callable[[], Coroutine[Any, Any, T]]) -> T:
        pause = _FIRST_PAUSE
        for attempt in range(1, _TRIES + 1):
            try:
                if attempt == 1:
                    return await attempt_once()
                # Each try in a context of its own: Tortoise leaves a transaction that could not begin behind in the old one.
                return await asyncio.create_task(attempt_once(), context=self._home.copy())
            except (*_PASSING, exceptions.OperationalError) as exc:
                # asyncpg's word for a value that no database takes is an InterfaceError too.
                if isinstance(exc, ValueError) or (isinstance(exc, exceptions.OperationalError) and not _is_passing(exc)):
                    raise
                if attempt == _TRIES:
                    raise connection.DatabaseUnreachable from exc
                facts = {"action": "unit_of_work_retried", "attempt": attempt, "error": type(exc).__name__}
                _log.warning("retrying a unit of work", extra=facts)
            await asyncio.sleep(pause)
            pause *= 4
        raise AssertionError("unreachable: the last attempt returns or raises")

    async def _in_transaction(self, work: Work[T]) -> T:
        _within.set(self)
        async with transactions.in_transaction():
            return await work(self._repositories)


async def _empty_log() -> None:
    await connection.current().execute_query("PRAGMA wal_checkpoint(TRUNCATE)")


def _is_passing(exc: exceptions.OperationalError) -> bool:
    causes = (exc, exc.__cause__, exc.__context__, *exc.args)
    return any(isinstance(cause, _PASSING) or "database is locked" in str(cause) for cause in causes)


@contextlib.asynccontextmanager
async def opened(url: str, *, keys: tuple[str, ...] = (), migrate: bool = False) -> AsyncIterator[Database]:
    """Open the database, checked: reachable, of this version, and ours alone if it is a SQLite file.

    `keys` seal what must not be read from a stolen copy.
    With `migrate` it is brought to this version first. Raises a DatabaseError that says what to do.
    Several may be open in one process: each lives in a context of its own, and the caller's is left alone.
    """
    target = connection.parse(url)
    with opening.sole_writer(target, may_create=migrate):
        home = contextvars.copy_context()
        settings = home.run(context.TortoiseContext().__enter__)
        database = Database(home, sealing.Sealer(keys), is_sqlite=target.is_sqlite)
        try:
            await asyncio.create_task(opening.prepare(settings, target, migrate=migrate), context=home.copy())
            yield database
        finally:
            await _to_the_end(_end(database, settings))


async def _end(database: Database, settings: context.TortoiseContext) -> None:
    await database.settle()
    # aiosqlite's thread would keep the process alive for ever if the connection stayed open.
    await settings.close_connections()


async def _to_the_end(last: Coroutine[Any, Any, None]) -> None:
    """Wait for `last` even when cancelled meanwhile; the cancellation follows afterwards."""
    task = asyncio.create_task(last)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            cancelled = exc
    task.result()
    if cancelled is not None:
        raise cancelled
