"""Performs steps of the script, each in a real process of its own that can be told to kill itself -9 at any point.

`python -m tests.end_to_end.step` reads one job a line and answers each with one line, both JSON. Every job is done by a
forked child: starting an interpreter for each of some hundred kills would take minutes.
"""

import asyncio
import dataclasses
import datetime
import functools
import gc
import json
import os
import pathlib
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from bot import clock, due_work, ports, wiring
from bot.outbox import deliveries
from conversations import inbound, messages, presses, sending
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.end_to_end import platform as ways_out
from tests.end_to_end import script

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Job:
    """Perform the steps from `first` up to `last`, the first of them `late` seconds late; die at the `nth` point called `fatal`."""

    database: str
    record: str
    first: int
    last: int
    late: float = 0.0
    fatal: str = ""
    nth: int = 0
    found: bool = False
    """Migrate, and store the board, before anything else."""
    owner: str = "one"


class Points:
    """Every place at which a process could die and leave something half done. Counts them, and dies at the fatal one."""

    def __init__(self, fatal: str, nth: int, report: int) -> None:
        self.passed: Counter[str] = Counter()
        self._fatal = (fatal, nth)
        self._report = report

    def reach(self, label: str) -> None:
        """Die here, if this is the point."""
        self.passed[label] += 1
        if (label, self.passed[label]) == self._fatal:
            os.write(self._report, json.dumps({"died": label}).encode())
            os.kill(os.getpid(), signal.SIGKILL)


class MortalDatabase:
    """A database whose units of work can end with the process, just before or just after they are on disk."""

    def __init__(self, database: storage_database.Database, points: Points) -> None:
        self._database = database
        self._points = points

    async def run(self, work: Callable[[ports.Repositories], Awaitable[T]]) -> T:
        """As the real one."""

        async def mortal(repos: ports.Repositories) -> T:
            result = await work(repos)
            self._points.reach("before the commit")
            return result

        result = await self._database.run(mortal)
        self._points.reach("after the commit")
        return result

    async def decide(self, asked: Sequence[presses.Asked], decide: Callable[[presses.Seen], presses.Decided[T]]) -> T:
        """As the real one. What was decided is written and committed in one step, so nothing lies between."""

        def mortal(seen: presses.Seen) -> presses.Decided[T]:
            decided = decide(seen)
            self._points.reach("before the commit")
            return decided

        result = await self._database.decide(asked, mortal)
        self._points.reach("after the commit")
        return result

    async def scrub(self) -> None:
        """As the real one."""
        await self._database.scrub()


class MortalMessenger:
    """A way out on which the process can die: before the message leaves, or when it has arrived and nobody knows yet."""

    platform = ways_out.FileMessenger.platform
    pace = ways_out.FileMessenger.pace
    timeout = ways_out.FileMessenger.timeout

    def __init__(self, file: pathlib.Path, points: Points) -> None:
        self._inner = ways_out.FileMessenger(file)
        self._points = points

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """As the file messenger."""
        self._points.reach("between the claim and the send")
        ref = await self._inner.send(address, message, key=key)
        self._points.reach("between the send and the mark")
        return ref

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """As the file messenger."""
        return await self._inner.find(address, key=key, since=since)


async def _perform(job: Job, library: loader.Library, points: Points) -> dict[str, Any]:
    async with storage_database.opened(job.database, migrate=job.found) as opened:
        if job.found:
            await opened.run(script.found)
        time_of = clock.ManualClock(script.OPENS)
        mortal = MortalDatabase(opened, points)
        work = due_work.DueWork(mortal, library, wiring.PRACTICES)
        outbox = deliveries.Outbox(
            database=mortal,
            messengers={MortalMessenger.platform: MortalMessenger(pathlib.Path(job.record), points)},
            composers=wiring.composers(library),
            time_of=time_of,
            owner=job.owner,
        )
        door = doors.door(mortal, library)
        for number, step in list(enumerate(script.steps()))[job.first : job.last]:
            late = job.late if number == job.first else 0.0
            time_of.move_to(step.at + datetime.timedelta(seconds=late))
            if step.member is None:
                await work.run(time_of.now())
                await outbox.flush()
            else:
                event = await opened.run(functools.partial(script.event, step=step, number=number, library=library))
                await door.handle(event, time_of.now())
        return {"points": points.passed, "left": await opened.run(script.left)}


def _in_a_child(job: Job, library: loader.Library) -> dict[str, Any]:
    """What the child reported; {"died": where} when it was killed, {"failed": traceback} when it broke."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            report = asyncio.run(_perform(job, library, Points(job.fatal, job.nth, writing)))
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must hear of it
            report = {"failed": traceback.format_exc()}
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump(report, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    report = json.loads(text) if text else {"failed": f"the child ended with {status} and said nothing"}
    if killed is not ("died" in report):
        return {"failed": f"status {status}, report {report}"}
    return dict(report)


def _warm_up(library: loader.Library) -> None:
    """The whole month once in this process: catalogues are read and compiled here, and not again in every child."""
    with tempfile.TemporaryDirectory() as folder:
        url, record = f"sqlite:///{folder}/warm.sqlite3", f"{folder}/warm.jsonl"
        asyncio.run(_perform(Job(database=url, record=record, first=0, last=len(script.steps()), found=True), library, Points("", 0, 0)))
    gc.freeze()


def _main() -> None:
    library = loader.load()
    _warm_up(library)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_in_a_child(Job(**json.loads(line)), library)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main()
