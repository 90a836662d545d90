"""What tests share: the databases of both kinds, migrated once and then copied or emptied, and the material beside the repository."""

import asyncio
import json
import os
import pathlib
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import asyncpg
import pytest

from frameworks import loader
from storage import database as storage_database
from tests import postgres

# The drills start a hundred processes: each would compile all our modules anew where bytecode may not be kept. And each worker of a run
# would compile every test anew, with its assertions taken apart, which is most of the time that collecting takes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Emptied between tests: a migration for every test would be most of the time. Deleting few rows is many times as quick as TRUNCATE,
# which makes the files of every table and index anew; as a replica, whatever refers to whatever.
_EMPTYING = """
SELECT string_agg('DELETE FROM ' || quote_ident(tablename), ';') FROM pg_tables
WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations'
"""

ROOT = pathlib.Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

_LONGEST = ("tests/end_to_end/", "tests/acceptance/test_year.py", "tests/acceptance/test_command_line")
"""Where one test may take a minute."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: at the end of a run both workers then share what is short, and neither waits a minute for the other."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))


@pytest.fixture
def vectors() -> Callable[[str], Any]:
    """Published and computed figures to hold readings against; they are kept beside the repository, not in it."""

    def load(name: str) -> Any:
        path = SHARED / "vectors" / f"{name}.json"
        if not path.exists():
            pytest.skip(f"no vectors: {path.name} is not beside the repository")
        return json.loads(path.read_text(encoding="utf-8"))

    return load


@pytest.fixture(scope="session")
def library() -> loader.Library:
    return loader.load()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[postgres.Server]:
    """A PostgreSQL of our own for this test process, ended with it."""
    # A short path: a Unix socket's name may have no more than 107 characters.
    with tempfile.TemporaryDirectory(prefix="bp-pg-", ignore_cleanup_errors=True) as folder, postgres.serving(pathlib.Path(folder)) as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: pathlib.Path) -> Iterator[str]:
    """An empty database of each kind, without tables. Every test that asks for it runs twice."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'board.sqlite3'}"
        return
    running: postgres.Server = request.getfixturevalue("server")
    with running.fresh_database() as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    file = tmp_path_factory.mktemp("pattern") / "board.sqlite3"
    asyncio.run(_migrated(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_pattern(server: postgres.Server) -> Iterator[str]:
    with server.migrated_database() as url:
        yield url


@pytest.fixture
def migrated_sqlite(sqlite_pattern: pathlib.Path, tmp_path: pathlib.Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_pattern, tmp_path / 'board.sqlite3')}"


@pytest.fixture
def migrated_folder(sqlite_pattern: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder as `boardpulse migrate` leaves it."""
    shutil.copy(sqlite_pattern, tmp_path / "boardpulse.sqlite3")
    return tmp_path


@pytest.fixture
def migrated_postgres(postgres_pattern: str) -> str:
    asyncio.run(_emptied(postgres_pattern))
    return postgres_pattern


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"migrated_{request.param}")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def own_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database of each kind that no other test has: for what other processes write to, as long as they live."""
    if request.param == "sqlite":
        yield request.getfixturevalue("migrated_sqlite")
        return
    running: postgres.Server = request.getfixturevalue("server")
    with running.migrated_database() as url:
        yield url


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
        deletions = await connected.fetchval(_EMPTYING)
        await connected.execute(f"BEGIN; SET LOCAL session_replication_role = replica; {deletions}; COMMIT")
    finally:
        await connected.close()


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests may change what they prove."""
    for name in [name for name in os.environ if name.startswith(("BOARDPULSE_", "SLACK_", "Microsoft", "MICROSOFT"))]:
        monkeypatch.delenv(name)
