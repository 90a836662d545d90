"""The processes that are measured, seen from the one that measures: started, given their cores, given work, and ended."""

import contextlib
import functools
import json
import os
import pathlib
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

READY = 30.0
"""Seconds in which a server must be up, or have sent off what it owes."""
CORES = os.cpu_count()

Job = Mapping[str, float | str]
"""What people.run is asked for."""
Figures = dict[str, float]
_NO_CORE: frozenset[int] = frozenset()
_OURS = ("BOARDPULSE_", "SLACK_", "Microsoft")
"""How the names of our settings begin. Those of the machine's own do not count here."""


class Process:
    """A server of ours or theirs."""

    def __init__(self, running: subprocess.Popen[str], port: int) -> None:
        self.port = port
        self._running = running

    def cpu(self) -> float:
        """Seconds of processor time used so far; 0 where the system does not tell."""
        try:
            fields = pathlib.Path(f"/proc/{self._running.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@functools.cache
def cores() -> tuple[frozenset[int], frozenset[int]]:
    """One core for servers, the others for everybody else and this process; no matter which where the system does not let us choose."""
    if not hasattr(os, "sched_getaffinity"):
        return _NO_CORE, _NO_CORE
    ours = os.sched_getaffinity(0)
    if len(ours) < 2:
        return _NO_CORE, _NO_CORE
    first, *others = sorted(ours)
    os.sched_setaffinity(0, others)
    return frozenset({first}), frozenset(others)


@contextlib.contextmanager
def started(arguments: list[str], on: frozenset[int]) -> Iterator[Process]:
    """A server that says its port in its first line."""
    with _process(arguments, on) as running:
        assert running.stdout is not None
        yield Process(running, int(running.stdout.readline()))


@contextlib.contextmanager
def ours(on: frozenset[int], **settings: str) -> Iterator[Process]:
    """Ours, as people start it."""
    with _process(["-m", "bot", "serve"], on, BOARDPULSE_LISTEN_PORT="0", BOARDPULSE_LOG_LEVEL="error", **settings) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        yield Process(running, int("".join(one if one.isdigit() else " " for one in line).split()[-1]))


@contextlib.contextmanager
def load(module: str, given: Mapping[str, Any], on: frozenset[int]) -> Iterator[subprocess.Popen[str]]:
    """The people of one server: a module that runs people.main, and what that is given."""
    with _process(["-m", module], on) as running:
        assert running.stdin is not None
        running.stdin.write(f"{json.dumps(given)}\n")
        yield running


def run(people: subprocess.Popen[str], server: Process, job: Job) -> Figures:
    """The figures of one job, and the microseconds of processor time that an answer took. Ends everything where one was refused."""
    assert people.stdin is not None
    assert people.stdout is not None
    cpu = server.cpu()
    people.stdin.write(f"{json.dumps({'port': server.port, **job})}\n")
    people.stdin.flush()
    figures: Figures = json.loads(people.stdout.readline())
    if figures["refused"]:
        raise SystemExit(f"{figures['refused']} of {figures['count']} presses were refused: nothing was measured")
    return {**figures, "cpu_us": (server.cpu() - cpu) / figures["count"] * 1e6}


def medians(found: Mapping[str, Sequence[Figures]]) -> dict[str, Figures]:
    """Of all rounds, figure by figure."""
    return {name: {key: statistics.median(one[key] for one in rounds) for key in rounds[0]} for name, rounds in found.items()}


@contextlib.contextmanager
def _process(arguments: list[str], on: frozenset[int], **environment: str) -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    running = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**kept, **environment}
    )
    try:
        if on:
            os.sched_setaffinity(running.pid, on)
        yield running
    finally:
        running.terminate()
        running.communicate(timeout=READY)
