"""Runs every benchmark on SQLite and on PostgreSQL, and prints the ratios."""

import asyncio
import contextlib
import pathlib
import tempfile
from collections.abc import Iterator

import rich.console
import rich.table

from storage import database
from tests import postgres
from tests.benchmarks import answers, outbox, pair, readings


async def main() -> None:
    """One table, a line a pair."""
    table = rich.table.Table("what", "against", "on", "ours, µs", "theirs, µs", "ratio")
    for kind, url in _databases():
        async with database.opened(url, migrate=True) as opened:
            for suite in (answers, outbox, readings):
                measured = await suite.measured(opened)
                ours, theirs = await pair.by_turns(measured)
                table.add_row(measured.what, measured.against, kind, f"{ours:.0f}", f"{theirs:.0f}", f"{ours / theirs:.2f}x")
    rich.console.Console(width=130).print(table)


def _databases() -> Iterator[tuple[str, str]]:
    """The kind and the address of an empty database of each kind; it lives until the next is asked for."""
    with tempfile.TemporaryDirectory(prefix="bp-bench-") as folder:
        yield "SQLite", f"sqlite:///{pathlib.Path(folder) / 'bench.sqlite3'}"
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bp-pg-", ignore_cleanup_errors=True))
        server = stack.enter_context(postgres.serving(pathlib.Path(folder)))
        yield "PostgreSQL", stack.enter_context(server.fresh_database())


asyncio.run(main())
