"""Tortoise's SQLite engine, with write transactions that take their lock at once, and give it back whatever happens.

A deferred BEGIN that later turns into a write fails with "database is locked" and no timeout can help; BEGIN IMMEDIATE waits.
Tortoise finds this module by its name in the connection settings.
"""

import contextlib
import datetime
import sqlite3
import uuid
from collections.abc import Iterator
from typing import Any

import aiosqlite
from tortoise import connection, exceptions
from tortoise.backends.base import client as base
from tortoise.backends.sqlite import client as sqlite


def _as_text(instant: datetime.datetime) -> str:
    """SQLite compares instants as text, so every one has the same offset and the same number of digits."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone was about to be stored")
    there = instant if instant.tzinfo is datetime.UTC else instant.astimezone(datetime.UTC)
    return there.isoformat(" ", "microseconds")


sqlite3.register_adapter(datetime.datetime, _as_text)  # after Tortoise, which registers one that keeps whatever offset it is given
sqlite3.register_adapter(uuid.UUID, str)


_PREPARED = 1000
"""Statements kept ready. A statement on many rows has another text for each number of rows."""


class ImmediateTransaction(sqlite.SqliteTransactionWrapper):
    """A transaction that took its lock when it began."""

    def __init__(self, client: "ImmediateClient") -> None:
        super().__init__(client)
        self._wait_as_usual = f"PRAGMA busy_timeout={client.pragmas['busy_timeout']}"

    async def begin(self) -> None:
        """Wait for the lock, and take it."""
        try:
            if self._connection.in_transaction:
                # Whatever a failed commit left open belongs to work that was reported as failed.
                await self._connection.rollback()
            if not self._begun_at_once():
                await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as exc:
            raise exceptions.OperationalError(exc) from exc

    def _begun_at_once(self) -> bool:
        """Take the lock where we are, unless another process has it: then it must be waited for, and not here.

        The file is ours alone, so that only a backup, or somebody who looks, can ever have it.
        """
        connected: sqlite3.Connection = self._connection._conn
        connected.execute("PRAGMA busy_timeout=0")
        try:
            connected.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        else:
            return True
        finally:
            connected.execute(self._wait_as_usual)

    async def at_once(self, query: str, values: list[Any]) -> list[sqlite3.Row]:
        """Run a statement where we are: a few rows found by their keys take less time than the way to another thread and back.

        Not for anything that may take long, for nothing else happens meanwhile. The disk is waited for in the commit alone.
        """
        async with self.acquire_connection():
            with self.here() as connected:
                return connected.execute(query, values).fetchall()

    @contextlib.contextmanager
    def here(self) -> Iterator[sqlite3.Connection]:
        """SQLite itself, for as long as nothing is waited for; what it raises comes as from Tortoise. As little as for `at_once`."""
        connected: sqlite3.Connection = self._connection._conn  # the aiosqlite connection's own; it was opened for any thread
        try:
            yield connected
        except sqlite3.IntegrityError as exc:
            raise exceptions.IntegrityError(exc) from exc
        except sqlite3.OperationalError as exc:
            raise exceptions.OperationalError(exc) from exc

    async def execute_script(self, query: str) -> None:
        """The statements one by one: sqlite3's own executescript would commit the transaction first."""
        statement = ""
        for part in query.split(";"):
            statement += f"{part};"
            if sqlite3.complete_statement(statement):
                if statement.strip(" \n;"):
                    await self.execute_query(statement)
                statement = ""


class _ImmediateContext(sqlite.SqliteTransactionContext):
    """Tortoise keeps the lock for ever when a transaction cannot begin: every later query would hang."""

    async def __aenter__(self) -> base.TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            self._trxlock.release()
            raise
        self.token = connection.get_connections().set(self.connection_name, self.connection)
        begun: base.TransactionalDBClient = self.connection
        return begun


class ImmediateClient(sqlite.SqliteClient):
    """SqliteClient whose transactions begin IMMEDIATE."""

    async def create_connection(self, with_db: bool) -> None:  # noqa: FBT001 - the signature is Tortoise's
        """As Tortoise does it, but for any thread: only one uses it at a time, which the transaction's lock sees to."""
        if self._connection is None:
            self._connection = await aiosqlite.connect(
                self.filename, isolation_level=None, check_same_thread=False, cached_statements=_PREPARED
            )
            self._connection.row_factory = sqlite3.Row
            for pragma, value in self.pragmas.items():
                await (await self._connection.execute(f"PRAGMA {pragma}={value}")).close()
            await self._post_connect()

    def _in_transaction(self) -> base.TransactionContext:
        return _ImmediateContext(ImmediateTransaction(self), self._lock)


client_class: Any = ImmediateClient
