"""Every way in which a database can be of no use ends in one clear sentence, and in a process that ends."""

import asyncio
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator

import asyncpg
import pytest

from storage import connection
from storage import database as storage_database
from tests.contract import build

PROGRAM = [sys.executable, "-m", "tests.contract.opened"]
ROOT = pathlib.Path(__file__).parents[2]
SECRET = "s3cret-word"  # noqa: S105 - made up, so that it can be looked for
SECONDS = 20


def told(url: str, what: str = "", **environment: str) -> str:
    """Open in a process of its own, which must end by itself; what it said. No secret may be in that, nor in its log."""
    done = subprocess.run(
        [*PROGRAM, url, what], capture_output=True, text=True, timeout=SECONDS, check=False, env=os.environ | environment, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert SECRET not in done.stdout + done.stderr
    return done.stdout.strip()


async def refused(url: str, kind: type[connection.DatabaseError], *, migrate: bool = False) -> str:
    with pytest.raises(connection.DatabaseError) as caught:
        async with storage_database.opened(url, migrate=migrate):
            pass
    assert type(caught.value) is kind
    message = str(caught.value)
    assert message.endswith((".", "boardpulse migrate"))
    assert SECRET not in message + repr(caught.value)
    return message


async def opens(url: str, *, migrate: bool = False) -> None:
    async with storage_database.opened(url, migrate=migrate) as database:
        assert await database.run(lambda repos: repos.receipts.is_first("opened", os.urandom(8).hex(), build.NOW))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sqlite",
        "sqlite:",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://:memory:",
        "sqlite://folder/board.sqlite3",
        "sqlite:///board%00",
        "board.sqlite3",
        "/srv/board.sqlite3",
        "mysql://u:s3cret-word@host/board",
        "postgresql:///board",
        "postgresql://",
        "postgresql://u:s3cret-word@host",
        "postgresql://u:s3cret-word@host/",
        "postgresql://u:s3cret-word@host:port/board",
        "postgresql://u:s3cret-word/more@host/board",
        "postgresql://u:s3cret-word@host:99999/board",
        "postgresql://u:s3cret-word@[::1/board",
        "postgresql://u@/board?host=/run&port=s3cret-word",
        "postgresql://u:s3cret-word@host/board?sslmode=perhaps",
        "postgresql://u:s3cret-word@host/board?connect_timeout=soon",
    ],
)
async def test_an_address_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(connection.UnknownDatabase) as caught:
        connection.parse(url)
    assert SECRET not in f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None, "the parser's own words would be in the traceback"
    await refused(url, connection.UnknownDatabase)


def test_an_address_is_read_in_all_its_parts() -> None:
    full = connection.parse("postgresql://a%40b:p%2Fw%3A@db.example:6432/my%20board?sslmode=require&connect_timeout=3")
    wanted = {
        "user": "a@b",
        "password": "p/w:",
        "host": "db.example",
        "port": 6432,
        "database": "my board",
        "ssl": "require",
        "timeout": 3.0,
    }
    assert {key: full.credentials[key] for key in wanted} == wanted
    assert "p/w:" not in repr(full)
    bare = connection.parse("postgres://host/board")
    assert (bare.credentials["user"], bare.credentials["port"], bare.is_sqlite) == ("postgres", 5432, False)
    assert connection.parse("postgresql:///board?host=/run/pg&port=1").credentials["host"] == "/run/pg"
    assert connection.parse("sqlite:///here/my%20board.sqlite3").sqlite_file == pathlib.Path("here/my board.sqlite3")
    assert connection.parse("sqlite:////srv/board.sqlite3").sqlite_file == pathlib.Path("/srv/board.sqlite3")


async def test_a_new_file_is_made_by_migrating_only(tmp_path: pathlib.Path) -> None:
    url = f"sqlite:///{tmp_path / 'board.sqlite3'}"
    await refused(url, connection.NotMigrated)
    assert not any(_files(tmp_path))
    await opens(url, migrate=True)
    await opens(url)


async def test_places_where_no_database_can_be(tmp_path: pathlib.Path, migrated_sqlite: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place, clue in {"missing/board": "does not exist", "folder": "is a folder", "file/board": "", "n" * 300: ""}.items():
        for migrate in (False, True):
            assert clue in await refused(f"sqlite:///{tmp_path}/{place}", connection.DatabaseUnreachable, migrate=migrate)
    await opens(migrated_sqlite)


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: pathlib.Path, migrated_sqlite: str) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(b"not a database, but minutes of a meeting\n" * 50)
    before = paper.read_bytes()
    assert "SQLite" in await refused(f"sqlite:///{paper}", connection.DatabaseUnreachable, migrate=True)
    assert paper.read_bytes() == before
    assert (await asyncio.to_thread(told, f"sqlite:///{paper}")).startswith("DatabaseUnreachable")
    await opens(migrated_sqlite)


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="no users to change to")
def test_a_file_that_may_only_be_read_is_refused(sqlite_pattern: pathlib.Path) -> None:
    # Not in the tests' own folder: another user may not enter that.
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(shutil.copy(sqlite_pattern, pathlib.Path(folder) / "board.sqlite3"))
        pathlib.Path(folder).chmod(0o777)
        file.chmod(0o444)
        said = told(f"sqlite:///{file}", **({"AS_USER": "65534"} if os.getuid() == 0 else {}))
        assert said.startswith("DatabaseUnreachable: The file")
        pathlib.Path(folder).chmod(0o755)
        if os.getuid() == 0:
            (pathlib.Path(folder) / "board.sqlite3.writer").unlink(missing_ok=True)
            assert told(f"sqlite:///{file}", AS_USER="65534").startswith("DatabaseUnreachable: The file")


async def test_an_empty_database_wants_migrating_and_a_newer_one_is_left_alone(database_url: str) -> None:
    if database_url.startswith("postgres"):
        await refused(database_url, connection.NotMigrated)
    await opens(database_url, migrate=True)
    await _write(database_url, "INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('boardpulse', '9999_later', '2026-01-01')")
    for migrate in (False, True):
        await refused(database_url, connection.TooNew, migrate=migrate)
    await _write(database_url, "DELETE FROM tortoise_migrations WHERE name = '9999_later'")
    await opens(database_url)


async def test_a_sqlite_file_has_one_process_and_a_killed_one_lets_go(migrated_sqlite: str) -> None:
    command = [*PROGRAM, migrated_sqlite, "hold"]
    holder = await asyncio.create_subprocess_exec(*command, stdin=-1, stdout=-1, stderr=subprocess.DEVNULL, cwd=ROOT)
    assert holder.stdout is not None
    try:
        assert await holder.stdout.readline() == b"opened\n"
        await refused(migrated_sqlite, connection.DatabaseInUse)
    finally:
        holder.kill()
        await holder.communicate()
    await opens(migrated_sqlite)


async def test_a_sqlite_file_is_opened_once_in_a_process_too(migrated_sqlite: str) -> None:
    async with storage_database.opened(migrated_sqlite) as database:
        await refused(migrated_sqlite, connection.DatabaseInUse)
        assert await database.run(lambda repos: repos.boards.all()) == []


async def test_two_databases_of_a_kind_live_side_by_side(
    migrated_sqlite: str, tmp_path: pathlib.Path, sqlite_pattern: pathlib.Path
) -> None:
    other = f"sqlite:///{shutil.copy(sqlite_pattern, tmp_path / 'other.sqlite3')}"
    async with storage_database.opened(migrated_sqlite) as one, storage_database.opened(other) as two:
        await build.ground(one)
        assert await two.run(lambda repos: repos.boards.all()) == []
        assert len(await one.run(lambda repos: repos.boards.all())) == 1


class Imposter:
    """A port that takes connections and answers as PostgreSQL would to a wrong password, or never."""

    def __init__(self, *, answers: bool) -> None:
        self._answers = answers
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)  # which wakes accept()
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        held = []
        while True:
            try:
                caller, _ = self._listening.accept()
            except OSError:
                break
            held.append(caller)
            if self._answers:
                caller.recv(8)
                caller.sendall(b"N")  # no TLS here
                caller.recv(4096)
                caller.sendall(b"R" + (8).to_bytes(4) + (3).to_bytes(4))  # the password, please
                caller.recv(4096)
                fields = b"SFATAL\0C28P01\0Mpassword authentication failed\0\0"
                caller.sendall(b"E" + (len(fields) + 4).to_bytes(4) + fields)
                caller.close()
        for caller in held:
            caller.close()


@pytest.fixture(params=["nobody", "wrong password", "silent"])
def dead_end(request: pytest.FixtureRequest) -> Iterator[str]:
    imposter = Imposter(answers=request.param == "wrong password")
    if request.param == "nobody":
        imposter.close()
    yield f"postgresql://u:{SECRET}@127.0.0.1:{imposter.port}/board?connect_timeout=1"
    if request.param != "nobody":
        imposter.close()


async def test_a_server_that_does_not_serve_is_told_in_seconds(dead_end: str, migrated_sqlite: str) -> None:
    said = await asyncio.wait_for(refused(dead_end, connection.DatabaseUnreachable), 5)
    assert "user and password" in said
    assert await asyncio.to_thread(told, dead_end) == f"DatabaseUnreachable: {said}", "and the process ends"
    await opens(migrated_sqlite)


async def test_a_missing_database_on_a_running_server(migrated_postgres: str) -> None:
    await refused(migrated_postgres.replace("/board_", "/none_"), connection.DatabaseUnreachable)
    await opens(migrated_postgres)


async def test_sqlite_is_set_to_keep_what_it_acknowledged(migrated_sqlite: str) -> None:
    async with storage_database.opened(migrated_sqlite) as database:

        async def pragma(name: str) -> object:
            async def work(_: object) -> object:
                return next(iter((await connection.current().execute_query_dict(f"PRAGMA {name}"))[0].values()))

            return await database.run(work)

        found = {name: await pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": connection.BUSY_SECONDS * 1000}


def _files(folder: pathlib.Path) -> list[pathlib.Path]:
    return list(folder.iterdir())


async def _write(url: str, statement: str) -> None:
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as other:
            other.execute(statement)
        other.close()
        return
    connected = await asyncpg.connect(url)
    try:
        await connected.execute(statement)
    finally:
        await connected.close()
