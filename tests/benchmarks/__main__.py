"""Runs every benchmark on SQLite and on PostgreSQL, prints the ratios, and keeps them in bench.json."""

import asyncio
import contextlib
import dataclasses
import datetime
import importlib.metadata
import json
import pathlib
import platform
import sqlite3
import tempfile
from typing import Any

import rich.console
import rich.table

from storage import database
from tests import postgres
from tests.benchmarks import answers, outbox, pair, processes, readings, slack_answers, teams_answers, world

KEPT = pathlib.Path(__file__).parents[2] / "bench.json"
SUITES = (answers.measured, outbox.measured, readings.of_many_pulses)
LIBRARIES = ("aiohttp", "aiosqlite", "asyncpg", "botbuilder-core", "pyjwt", "slack-bolt", "slack-sdk", "tortoise-orm")


def main() -> None:
    """One table, a line a ratio. What is kept is the last run, with the machine that it ran on."""
    begun = datetime.datetime.now(datetime.UTC)
    with contextlib.ExitStack() as stack:
        inside, large, in_slack, in_teams = _databases(stack)
        lines = [line for kind, url in inside.items() for line in asyncio.run(_inside(kind, url, *SUITES))]
        lines += [line for kind, url in large.items() for line in asyncio.run(_inside(kind, url, readings.of_two_pulses))]
        slack, slack_figures = slack_answers.measured(in_slack, _prepared(in_slack, "slack", 1))
        teams, teams_figures = teams_answers.measured(in_teams, _prepared(in_teams, "teams", teams_answers.BOARDS))
    lines += [*slack, *teams]
    rich.console.Console(width=150).print(_table(lines))
    kept: dict[str, Any] = {"measured_at": begun.isoformat(timespec="seconds"), "machine": _machine(), "versions": _versions()}
    kept |= {"ratios": [_rounded(line) for line in lines], "slack": slack_figures, "teams": teams_figures}
    KEPT.write_text(f"{json.dumps(kept, indent=2)}\n", encoding="utf-8")


async def _inside(kind: str, url: str, *suites: pair.Suite) -> list[pair.Line]:
    """The pairs that are measured within this process."""
    lines: list[pair.Line] = []
    async with database.opened(url, migrate=True) as opened:
        for suite in suites:
            for one in await suite(opened):
                ours, theirs = await pair.by_turns(one)
                lines.append(pair.Line(what=one.what, against=one.against, on=kind, ours=ours, theirs=theirs, unit="µs", bar=one.bar))
    return lines


def _prepared(urls: dict[str, str], on: str, of_boards: int) -> dict[str, list[list[str]]]:
    """The members of so many boards in each database."""

    async def prepared(url: str) -> list[list[str]]:
        async with database.opened(url, migrate=True) as opened:
            return await world.members(opened, on, of_boards=of_boards)

    return {kind: asyncio.run(prepared(url)) for kind, url in urls.items()}


def _databases(stack: contextlib.ExitStack) -> list[dict[str, str]]:
    """Four times an empty database of each kind, by its name."""
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="bp-bench-"))
    cluster = stack.enter_context(tempfile.TemporaryDirectory(prefix="bp-pg-", ignore_cleanup_errors=True))
    server = stack.enter_context(postgres.serving(pathlib.Path(cluster)))
    return [
        {"SQLite": f"sqlite:///{folder}/{name}.sqlite3", "PostgreSQL": stack.enter_context(server.fresh_database())}
        for name in ("inside", "large", "slack", "teams")
    ]


def _table(lines: list[pair.Line]) -> rich.table.Table:
    table = rich.table.Table("what", "against", "on", "ours", "theirs", "ratio", "bar")
    for line in lines:
        ours, theirs = (f"{side:,.0f} {line.unit}" for side in (line.ours, line.theirs))
        table.add_row(line.what, line.against, line.on, ours, theirs, f"{line.ratio:.2f}x", line.bar)
    return table


def _rounded(line: pair.Line) -> dict[str, Any]:
    return {**dataclasses.asdict(line), "ours": round(line.ours, 1), "theirs": round(line.theirs, 1), "ratio": round(line.ratio, 3)}


def _machine() -> dict[str, Any]:
    return {"system": platform.platform(), "processor": _processor(), "cores": processes.CORES, "python": platform.python_version()}


def _processor() -> str:
    """What Linux calls it; elsewhere what Python knows."""
    try:
        told = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")), platform.machine())


def _versions() -> dict[str, str]:
    return {"sqlite": sqlite3.sqlite_version, **{name: importlib.metadata.version(name) for name in LIBRARIES}}


main()
