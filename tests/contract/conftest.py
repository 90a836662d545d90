"""Migrated once for each engine, then copied or emptied: a migration for every test would be most of the time."""

import asyncio
import pathlib
import shutil
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from storage import database as storage_database
from tests import postgres

_TABLES = """
SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations'
"""


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    file = tmp_path_factory.mktemp("pattern") / "board.sqlite3"
    asyncio.run(_migrated(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_pattern(server: postgres.Server) -> Iterator[str]:
    with server.fresh_database() as url:
        asyncio.run(_migrated(url))
        yield url


@pytest.fixture
def migrated_sqlite(sqlite_pattern: pathlib.Path, tmp_path: pathlib.Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_pattern, tmp_path / 'board.sqlite3')}"


@pytest.fixture
def migrated_postgres(postgres_pattern: str) -> str:
    asyncio.run(_emptied(postgres_pattern))
    return postgres_pattern


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"migrated_{request.param}")
    return url


@pytest.fixture
async def database(migrated_url: str) -> AsyncIterator[storage_database.Database]:
    async with storage_database.opened(migrated_url) as opened:
        yield opened


async def _migrated(url: str) -> None:
    async with storage_database.opened(url, migrate=True):
        pass


async def _emptied(url: str) -> None:
    connected = await asyncpg.connect(url)
    try:
        await connected.execute(f"TRUNCATE {await connected.fetchval(_TABLES)}")
    finally:
        await connected.close()
