"""From a database address to connection settings, and the few ways in which a database can be of no use."""

import dataclasses
import pathlib
import urllib.parse
from typing import Any

import tortoise
from tortoise.backends.base import client as tortoise_client

from frameworks import errors

APP = "boardpulse"
BUSY_SECONDS = 5
"""How long SQLite waits for a lock that another process holds."""
CONNECT_SECONDS = 10
"""How long a PostgreSQL server may take to answer a new connection, unless the address says `connect_timeout=`."""
COMMAND_SECONDS = 60
"""How long a PostgreSQL server may take for one statement: without an end, a cut cable would look like a slow answer."""
_SSL_MODES = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})


class DatabaseError(errors.BoardpulseError):
    """The database cannot be used."""


class UnknownDatabase(DatabaseError):
    """The database address must begin with sqlite:/// or postgresql://."""


class DatabaseUnreachable(DatabaseError):
    """The database did not answer. Check that it runs and that its address, user and password are right."""


class DatabaseInUse(DatabaseError):
    """Another Boardpulse process uses this SQLite file. Stop it first, or use PostgreSQL for several processes."""


class NotMigrated(DatabaseError):
    """The database has no tables of this version yet. Run: boardpulse migrate"""


class MigrationFailed(DatabaseError):
    """The database could not be brought to this version, and was left as it was. The log says what was in the way."""


class TooNew(DatabaseError):
    """The database was written by a newer Boardpulse. Install that version; this one leaves it alone."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Target:
    """Where the database is. `sqlite_file` is None for PostgreSQL. `credentials` go to Tortoise and are never printed."""

    engine: str
    credentials: dict[str, Any] = dataclasses.field(repr=False)
    sqlite_file: pathlib.Path | None

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a file of our own rather than a server."""
        return self.sqlite_file is not None

    def config(self) -> dict[str, Any]:
        """Tortoise's own settings for this database.

        The connection is named for its engine, because Tortoise keeps prepared statements by that name for ever.
        """
        return {
            "connections": {self.engine: {"engine": self.engine, "credentials": self.credentials}},
            "apps": {APP: {"models": ["storage.models"], "migrations": "storage.migrations", "default_connection": self.engine}},
            "use_tz": True,
            "timezone": "UTC",
        }


def current() -> tortoise_client.BaseDBAsyncClient:
    """The one connection of this context; inside a unit of work, its transaction."""
    connections: list[tortoise_client.BaseDBAsyncClient] = tortoise.connections.all()
    (only,) = connections
    return only


def parse(url: str) -> Target:
    """`sqlite:///relative`, `sqlite:////absolute`, or `postgresql://user:password@host:port/name` (`?host=` names a socket folder)."""
    try:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme == "sqlite":
            return _sqlite(parts)
        if parts.scheme in {"postgres", "postgresql"}:
            return _postgres(parts)
    except ValueError:
        # The parser's message quotes what it could not read, and that may be half a password.
        raise UnknownDatabase from None
    raise UnknownDatabase


def _sqlite(parts: urllib.parse.SplitResult) -> Target:
    path = urllib.parse.unquote(parts.path).removeprefix("/")
    if parts.netloc or not path or path == ":memory:" or "\0" in path:
        # A database in memory would lose every answer at the end of the process.
        raise UnknownDatabase
    # secure_delete: what is deleted is overwritten, because deleting was promised.
    pragmas = {
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "secure_delete": "ON",
        "busy_timeout": BUSY_SECONDS * 1000,
    }
    file = pathlib.Path(path)
    return Target(engine="storage.sqlite_immediate", credentials={"file_path": str(file), **pragmas}, sqlite_file=file)


def _postgres(parts: urllib.parse.SplitResult) -> Target:
    database = urllib.parse.unquote(parts.path.removeprefix("/"))
    query = dict(urllib.parse.parse_qsl(parts.query))
    host = parts.hostname or query.get("host")
    if not database or not host:
        raise UnknownDatabase
    credentials: dict[str, Any] = {
        "database": database,
        "host": host,
        "port": parts.port or int(query.get("port", "5432")),
        "user": urllib.parse.unquote(parts.username or "postgres"),
        "password": urllib.parse.unquote(parts.password or ""),
        "minsize": 1,
        "maxsize": 8,
        "timeout": float(query.get("connect_timeout", CONNECT_SECONDS)),
        "command_timeout": COMMAND_SECONDS,
        "init": _plan_once,
        "reset": _leave_as_it_is,
    }
    if "sslmode" in query:
        if query["sslmode"] not in _SSL_MODES:
            raise UnknownDatabase
        credentials["ssl"] = query["sslmode"]
    return Target(engine="tortoise.backends.asyncpg", credentials=credentials, sqlite_file=None)


async def _plan_once(connected: Any) -> None:
    """Our statements are as good for many rows as for few. Left to itself, the server would plan most of them anew each time."""
    await connected.execute("SET plan_cache_mode = force_generic_plan")


async def _leave_as_it_is(connected: object) -> None:
    """We change nothing of a session but what a transaction takes back. asyncpg would else ask the server once more for each unit."""


MIGRATION_CONFIG = parse("sqlite:///boardpulse.sqlite3").config()
"""What `make migration` hands to Tortoise: it compares models with migrations and opens no database."""
