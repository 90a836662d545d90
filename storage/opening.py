"""What must hold before a database is used: ours alone, reachable, of this version. Knows nothing about units of work."""

import contextlib
import logging
import pathlib
import sqlite3
from collections.abc import AsyncIterator, Iterator
from typing import Any

import asyncpg
import filelock
from tortoise import context, exceptions, transactions
from tortoise.backends.base import client as base
from tortoise.migrations import executor, loader, recorder, schema_editor

from storage import connection

_MIGRATION_LOCK = 5_407_731_020_117
"""PostgreSQL's advisory lock under which only one process migrates; any number of our own will do."""
_NO_USE = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    sqlite3.Error,
    exceptions.BaseORMException,
    OSError,
    ValueError,
)
_log = logging.getLogger(__name__)


@contextlib.contextmanager
def sole_writer(target: connection.Target, *, may_create: bool) -> Iterator[None]:
    """Keep every other process away from a SQLite file; PostgreSQL needs nothing of the kind. Raises DatabaseError."""
    if target.sqlite_file is None:
        yield
        return
    _check_place(target.sqlite_file, may_create=may_create)
    lock = filelock.FileLock(f"{target.sqlite_file}.writer", timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as exc:
        raise connection.DatabaseInUse from exc
    except (OSError, NotImplementedError) as exc:
        raise _unusable(target) from exc
    try:
        yield
    finally:
        lock.release()


async def prepare(settings: context.TortoiseContext, target: connection.Target, *, migrate: bool) -> None:
    """Connect and check. Must run in a context where `settings` are Tortoise's. Raises a DatabaseError that says what to do."""
    config = target.config()
    try:
        await settings.init(config=config)
        async with transactions.in_transaction() as connected:
            # SQLite says that a file may only be read when something is written, and not before. Nobody uses this number.
            await connected.execute_query("PRAGMA user_version=0" if target.is_sqlite else "SELECT 1")
        if target.is_sqlite:
            await _check_pragmas()
        await _check_version(target, config["apps"], migrate=migrate)
    except _NO_USE as exc:
        raise _unusable(target) from exc


def _check_place(file: pathlib.Path, *, may_create: bool) -> None:
    try:
        if not file.parent.is_dir():
            raise connection.DatabaseUnreachable(f"The folder {file.parent} for the database does not exist. Make it first.")
        if file.is_dir():
            raise connection.DatabaseUnreachable(f"{file} is a folder. Name a file in it for the database.")
        if not may_create and not file.exists():
            raise connection.NotMigrated
    except (OSError, ValueError) as exc:
        # A name too long, a part of the path that is a file, a folder that may not be entered.
        raise connection.DatabaseUnreachable(f"There can be no database at {str(file)!r}.") from exc


def _unusable(target: connection.Target) -> connection.DatabaseError:
    if target.sqlite_file is None:
        return connection.DatabaseUnreachable()
    return connection.DatabaseUnreachable(
        f"The file {target.sqlite_file} cannot be used. Check that it is a SQLite database, and that you may write to it and its folder."
    )


async def _check_version(target: connection.Target, apps: dict[str, Any], *, migrate: bool) -> None:
    connected = connection.current()
    known_loader = loader.MigrationLoader(apps, recorder.MigrationRecorder(connected), load=False)
    await known_loader.build_graph()
    known = {key.name for key in known_loader.disk_migrations if key.app_label == connection.APP}
    applied = {key.name for key in await recorder.MigrationRecorder(connected).applied_migrations() if key.app_label == connection.APP}
    if applied - known:
        raise connection.TooNew
    if known - applied and not migrate:
        raise connection.NotMigrated
    if known - applied:
        _log.info("migrating the database", extra={"action": "migrate", "migrations": sorted(known - applied)})
        try:
            await (_migrate_sqlite(apps) if target.is_sqlite else _migrate_postgres(apps))
        except _NO_USE as exc:
            raise connection.MigrationFailed from exc


async def _migrate_postgres(apps: dict[str, Any]) -> None:
    async with transactions.in_transaction() as connected:
        await connected.execute_query(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        await _apply(connected, schema_editor.AsyncpgSchemaEditor(connected, atomic=False), apps)


async def _migrate_sqlite(apps: dict[str, Any]) -> None:
    async with _unlinked(), transactions.in_transaction() as connected:
        await _apply(connected, schema_editor.SqliteSchemaEditor(connected, atomic=False), apps)
        if await connected.execute_query_dict("PRAGMA foreign_key_check"):
            raise exceptions.IntegrityError("rows would point nowhere after the migration")


async def _apply(connected: base.TransactionalDBClient, editor: schema_editor.BaseSchemaEditor, apps: dict[str, Any]) -> None:
    """All missing migrations and their record, in the transaction that `connected` stands for: all of it or none."""
    # Tortoise would first ask a table that is not there, and in PostgreSQL a failed question spoils the transaction.
    await recorder.MigrationRecorder(connected).ensure_schema(editor)
    latest = executor.MigrationTarget(app_label=connection.APP, name="__latest__")
    await executor.MigrationExecutor(connected, apps).migrate([latest], fake=False, dry_run=False, direction="forward")


@contextlib.asynccontextmanager
async def _unlinked() -> AsyncIterator[None]:
    """SQLite changes a table by making it anew; with foreign keys on, dropping the old one would delete what points to it."""
    connected = connection.current()
    await connected.execute_query("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        await connected.execute_query("PRAGMA foreign_keys=ON")


async def _check_pragmas() -> None:
    """What the promise "acknowledged means stored" rests on; Tortoise would stay silent if SQLite had refused one."""
    connected = connection.current()
    for pragma, wanted in {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}.items():
        rows = await connected.execute_query_dict(f"PRAGMA {pragma}")
        if next(iter(rows[0].values())) != wanted:
            raise connection.DatabaseError(f"SQLite did not accept the setting {pragma}. Use a local disk, not a network share.")
