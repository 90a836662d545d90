"""Models and migrations say the same, and a migration is applied wholly, once, by one process."""

import ast
import asyncio
import pathlib
import sqlite3
import sys

import asyncpg
from tortoise import context
from tortoise.migrations import autodetector

from storage import connection
from storage import database as storage_database
from tests import postgres
from tests.contract import build, test_opening

MIGRATIONS = pathlib.Path(__file__).parents[2] / "storage" / "migrations"


async def tables(url: str) -> list[str]:
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as other:
            rows = other.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
        other.close()
        return sorted(row[0] for row in rows)
    connected = await asyncpg.connect(url)
    try:
        return sorted(row["tablename"] for row in await connected.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
    finally:
        await connected.close()


async def test_models_and_migrations_say_the_same() -> None:
    settings = context.TortoiseContext()
    with settings:
        await settings.init(config=connection.MIGRATION_CONFIG, init_connections=False)
        assert settings.apps is not None
        changes = await autodetector.MigrationAutodetector(settings.apps, connection.MIGRATION_CONFIG["apps"]).changes()
    assert [change.as_string() for change in changes] == [], "run: make migration"


def test_migrations_need_nothing_but_tortoise_and_python() -> None:
    files = sorted(MIGRATIONS.glob("[0-9]*.py"))
    assert files
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=aliases):
                    names = [one.name for one in aliases]
                case ast.ImportFrom(module=module):
                    names = [module or "."]
                case _:
                    names = []
            for name in names:
                assert name.partition(".")[0] in {"tortoise", *sys.stdlib_module_names}, f"{file.name} needs {name}"


async def test_migrating_again_changes_nothing(database_url: str) -> None:
    async with storage_database.opened(database_url, migrate=True) as database:
        assert await database.run(lambda repos: repos.receipts.is_first("s", "k", build.NOW))
    before = await tables(database_url)
    async with storage_database.opened(database_url, migrate=True) as database:
        assert not await database.run(lambda repos: repos.receipts.is_first("s", "k", build.NOW))
    assert await tables(database_url) == before


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        with sqlite3.connect(database_url.removeprefix("sqlite:///")) as other:
            other.execute("CREATE TABLE tenure (in_the_way INT)")
        other.close()
    else:
        connected = await asyncpg.connect(database_url)
        await connected.execute("CREATE TABLE tenure (in_the_way INT)")
        await connected.close()
    await test_opening.refused(database_url, connection.MigrationFailed, migrate=True)
    assert await tables(database_url) == ["tenure"]


async def test_processes_that_migrate_at_once_do_not_break(server: postgres.Server) -> None:
    with server.fresh_database() as url:
        said = await asyncio.gather(*(asyncio.to_thread(test_opening.told, url, "migrate") for _ in range(3)))
        assert said == ["opened"] * 3
        await test_opening.opens(url)
