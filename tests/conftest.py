"""What tests share: the databases of both kinds, and the material kept beside the repository."""

import json
import os
import pathlib
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from frameworks import loader
from storage import database as storage_database
from tests import postgres

# The drills start a hundred processes: each would compile all our modules anew where bytecode may not be kept.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = pathlib.Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


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
    """An empty, migrated database of each kind. Every test that asks for it runs twice."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'board.sqlite3'}"
        return
    running: postgres.Server = request.getfixturevalue("server")
    with running.fresh_database() as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[storage_database.Database]:
    async with storage_database.opened(database_url, migrate=True) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests may change what they prove."""
    for name in [name for name in os.environ if name.startswith("BOARDPULSE_")]:
        monkeypatch.delenv(name)
