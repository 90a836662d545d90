"""A board's month, with the process killed -9 at every point of every step: the end is the same as without.

Points are found by counting: a step done undisturbed tells how many there are, then it is done once for each, and killed there.
A killed step is repeated, as a platform repeats an event and the clock its tick, and the month goes on to its end.
"""

import asyncio
import collections
import dataclasses
import json
import pathlib
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

import asyncpg
import pytest

from tests.end_to_end import platform, processes, script, step

LATE_SECONDS = 61.0
"""Longer than a lease: what the killed process had begun is then looked up."""
LIMIT_SECONDS = 120.0


class Driver:
    """The step process: one job at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def do(self, job: step.Job) -> dict[str, Any]:
        """What the job came to: {"points", "left"} or {"died": where}."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(dataclasses.asdict(job)) + "\n")
        self._process.stdin.flush()
        report: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert "failed" not in report, report["failed"]
        return report


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    command = [sys.executable, "-m", "tests.end_to_end.step"]
    with subprocess.Popen(command, cwd=processes.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Driver(process)


class Shelf:
    """Keeps copies of one database and one record of messages, so that a month need not begin anew for each kill."""

    def __init__(self, url: str, record: pathlib.Path) -> None:
        self._url = url
        self._record = record
        self._runner = asyncio.Runner()
        self._connection: asyncpg.Connection | None = None
        self._tables: list[str] = []

    def __enter__(self) -> Self:
        if not self._is_sqlite:
            self._connection = self._runner.run(asyncpg.connect(self._url))
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None) -> None:
        if self._connection is not None:
            self._runner.run(self._connection.close())
        self._runner.close()

    def keep(self, number: int) -> None:
        """What stands now, under this number. Nobody may have the database open."""
        self._record.touch()
        shutil.copy(self._record, self._record.with_suffix(f".{number}"))
        if self._is_sqlite:
            shutil.copy(self._file, f"{self._file}.{number}")
        else:
            self._runner.run(self._keep_rows(f"shelf_{number}"))

    def restore(self, number: int) -> None:
        """Back to what stood then."""
        shutil.copy(self._record.with_suffix(f".{number}"), self._record)
        if self._is_sqlite:
            for leftover in ("-wal", "-shm"):
                pathlib.Path(f"{self._file}{leftover}").unlink(missing_ok=True)
            shutil.copy(f"{self._file}.{number}", self._file)
        else:
            self._runner.run(self._restore_rows(f"shelf_{number}"))

    async def _keep_rows(self, shelf: str) -> None:
        assert self._connection is not None
        rows = await self._connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        self._tables = [row["tablename"] for row in rows]
        copies = [f"CREATE TABLE {shelf}.{table} AS TABLE public.{table}" for table in self._tables]
        await self._connection.execute(";".join([f"CREATE SCHEMA {shelf}", *copies]))

    async def _restore_rows(self, shelf: str) -> None:
        assert self._connection is not None
        emptied = [f"DELETE FROM public.{table}" for table in self._tables]  # noqa: S608 - names from the catalogue
        filled = [f"INSERT INTO public.{table} SELECT * FROM {shelf}.{table}" for table in self._tables]  # noqa: S608 - likewise
        # As a replica: rows come back as they were, in any order, whatever refers to whatever.
        await self._connection.execute(";".join(["BEGIN", "SET LOCAL session_replication_role = replica", *emptied, *filled, "COMMIT"]))

    @property
    def _is_sqlite(self) -> bool:
        return self._url.startswith("sqlite")

    @property
    def _file(self) -> str:
        return self._url.removeprefix("sqlite:///")


def _sent(record: pathlib.Path) -> list[tuple[str, str]]:
    lines = platform.read_lines(record)
    twice = [key for key, count in collections.Counter(line["key"] for line in lines).items() if count > 1]
    assert not twice, f"came twice: {twice}"
    return sorted((line["address"], line["text"]) for line in lines)


def _undisturbed(driver: Driver, shelf: Shelf, base: step.Job) -> tuple[list[dict[str, int]], dict[str, Any]]:
    """The whole month without a kill, every step kept on the shelf: the points each step has, and what is left at the end."""
    driver.do(dataclasses.replace(base, found=True))
    points, report = [], {}
    for number in range(len(script.steps())):
        shelf.keep(number)
        report = driver.do(dataclasses.replace(base, first=number, last=number + 1))
        points.append(report["points"])
    return points, report["left"]


def _wanted(number: int, points: dict[str, int], *, is_sqlite: bool) -> list[tuple[str, int]]:
    """At which points of a step to kill: all of them, in the sitting of member 1, at the opening, the close and the digest.

    On PostgreSQL, where a kill takes longer, every second point of each kind in the fan-out.
    """
    one = script.steps()[number]
    if one.member not in {None, 1} or one.at == script.REMINDS:
        return []
    every = 2 if number == 0 and not is_sqlite else 1
    return [(label, nth) for label, count in points.items() for nth in range(1, count + 1, every)]


def test_killed_at_any_point_the_month_ends_the_same(driver: Driver, own_url: str, tmp_path: pathlib.Path) -> None:
    begun, month, record = time.monotonic(), script.steps(), tmp_path / "record.jsonl"
    killed: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    base = step.Job(database=own_url, record=str(record), first=0, last=0)
    with Shelf(own_url, record) as shelf:
        points, end = _undisturbed(driver, shelf, base)
        sent = _sent(record)
        assert len(sent) == len(end["deliveries"]) == 2 * script.MEMBERS + 2, "the undisturbed month itself is incomplete"
        assert len(end["answers"]) == 11
        for number, one in enumerate(month):
            for fatal, nth in _wanted(number, points[number], is_sqlite=own_url.startswith("sqlite")):
                assert time.monotonic() - begun < LIMIT_SECONDS, f"too slow: at step {number} of {len(month)}"
                shelf.restore(number)
                job = dataclasses.replace(base, first=number, last=number + 1, fatal=fatal, nth=nth)
                killed["fan-out" if number == 0 else "sitting" if one.member else "end"][driver.do(job)["died"]] += 1
                again = dataclasses.replace(job, last=len(month), late=LATE_SECONDS, fatal="", owner="two")
                assert driver.do(again)["left"] == end, f"{one.name}, killed {fatal}, the {nth}th time"
                assert _sent(record) == sent, f"{one.name}, killed {fatal}, the {nth}th time"
    total = sum(one.total() for one in killed.values())
    print(  # noqa: T201 - the figures of the drill
        f"\n{own_url.partition(':')[0]}: {total} kills, every end the same, {time.monotonic() - begun:.1f} s; "
        + "; ".join(f"{name}: {dict(counts)}" for name, counts in killed.items())
    )
    events = sum(one.member == 1 for one in month)
    assert killed["sitting"] == {"before the commit": events, "after the commit": events}
    assert len(killed["fan-out"]) == len(killed["end"]) == 4, "each kind of point came up"
