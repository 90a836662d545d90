"""Many rows in one statement: a table of what was given, that a statement can select from and join.

On PostgreSQL it is made of one array a column, so that the text of the statement, and with it the prepared plan, is the same
for any number of rows. SQLite has no arrays; there each row is written out.
"""

import datetime
import enum
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from storage import connection, sqlite_immediate


class Kind(enum.StrEnum):
    """What a column holds, by PostgreSQL's name for it."""

    ID = "uuid"
    TEXT = "text"
    NUMBER = "smallint"
    INSTANT = "timestamptz"


async def query(statement: str, columns: Mapping[str, Kind], rows: Sequence[tuple[Any, ...]]) -> Sequence[Mapping[str, Any]]:
    """Run a statement that may select from `given`, a table of these columns and at least one row. The rows that it returns.

    SQLite takes an INSERT … SELECT with ON CONFLICT only where the SELECT has a WHERE.
    """
    database = connection.current()
    names, values = ", ".join(columns), list[Any]()
    if database.capabilities.dialect == "postgres":
        table, values = table_of(columns), arrays(columns, rows)
    else:
        row = f"({', '.join('?' * len(columns))})"
        table = f"VALUES {', '.join([row] * len(rows))}"
        values = [value for one in rows for value in one]
    whole = f"WITH given({names}) AS ({table}) {statement}"
    if isinstance(database, sqlite_immediate.ImmediateTransaction):
        found: Sequence[Any] = await database.at_once(whole, values)
    else:
        _, found = await database.execute_query(whole, values)
    return found


def table_of(columns: Mapping[str, Kind], first: int = 1) -> str:
    """The rows of `arrays`, which are the parameters from `first` on, as PostgreSQL selects them."""
    listed = ", ".join(f"${place}::{kind}[]" for place, kind in enumerate(columns.values(), start=first))
    return f"SELECT * FROM unnest({listed})"  # noqa: S608 - kinds are ours


def arrays(columns: Mapping[str, Kind], rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    """One list a column."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in columns]


def as_id(value: uuid.UUID | str) -> uuid.UUID:
    """An id as either database returns it."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def as_instant(value: datetime.datetime | str) -> datetime.datetime:
    """An instant as either database returns it."""
    return value if isinstance(value, datetime.datetime) else datetime.datetime.fromisoformat(value)
