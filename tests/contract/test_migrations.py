"""Models and migrations say the same, and a migration is applied wholly, once, by one process."""

import ast
import asyncio
import pathlib
import sqlite3
import sys

import asyncpg
from tortoise import context
from tortoise.migrations import autodetector

from storage import connection, models
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


async def indexed(url: str) -> set[tuple[str, tuple[str, ...]]]:
    """Every index that is not made for a constraint: its table, and its columns in order."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as other:
            found = other.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
            made = {(table, tuple(row[2] for row in other.execute(f'PRAGMA index_info("{name}")'))) for table, name in found}
        other.close()
        return made
    connected = await asyncpg.connect(url)
    try:
        rows = await connected.fetch("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'idx_%'")
    finally:
        await connected.close()
    return {(row["tablename"], tuple(row["indexdef"].rpartition("(")[2].rstrip(")").replace('"', "").split(", "))) for row in rows}


async def test_every_index_of_a_model_is_there_after_all_migrations(own_url: str) -> None:
    """SQLite changes a column by making its table anew: an index is easily left behind, and nothing would fail but the speed."""
    async with storage_database.opened(own_url):
        wanted = {
            (model._meta.db_table, tuple(model._meta.fields_map[name].source_field or name for name in columns))
            for model in (getattr(models, name) for name in models.__all__)
            for columns in (
                *(index.fields for index in model._meta.indexes),
                *((name,) for name, field in model._meta.fields_map.items() if field.index and not field.pk and not field.unique),
            )
        }
    assert wanted
    assert wanted - await indexed(own_url) == set()


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


async def test_migrating_again_changes_nothing(own_url: str) -> None:
    async with storage_database.opened(own_url) as database:
        assert await database.run(lambda repos: repos.receipts.is_first("s", "k", build.NOW))
    before = await tables(own_url)
    async with storage_database.opened(own_url, migrate=True) as database:
        assert not await database.run(lambda repos: repos.receipts.is_first("s", "k", build.NOW))
    assert await tables(own_url) == before


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
