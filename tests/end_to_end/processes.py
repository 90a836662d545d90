"""Starts the processes of the drills, and ends only those: each by its own handle."""

import contextlib
import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from typing import Any

from tests import forked

ROOT = pathlib.Path(__file__).parents[2]


class Platform:
    """The running stand-in, seen from the test."""

    def __init__(self, base: str) -> None:
        self.base = base

    def reached(self, count: int, seconds: float) -> int:
        """Waits until so many messages were taken, for so long at most; how many there are."""
        return int(self._call(f"/reached?count={count}&seconds={seconds}", seconds + 5)["count"])

    def read(self) -> dict[str, Any]:
        """{"log": [{key, address, text}], "sends": n, "look_ups": n}."""
        return self._call("/log", 10)

    def mood(self, mood: str, **more: int) -> None:
        """How sends are met from now on; see stand_in.Mood."""
        self._call("/mood", 10, json.dumps({"mood": mood, **more}).encode())

    def _call(self, path: str, seconds: float, body: bytes | None = None) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.base + path, data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=seconds) as response:
            found: dict[str, Any] = json.load(response)
            return found


@contextlib.contextmanager
def platform(*, seed: int = 1, latency: float = 0.02) -> Iterator[Platform]:
    """A stand-in for as long as the block lasts."""
    command = [sys.executable, "-m", "tests.end_to_end.stand_in", "--seed", str(seed), "--latency", str(latency)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Platform(f"http://127.0.0.1:{int(process.stdout.readline())}")
        finally:
            process.kill()


@dataclasses.dataclass(frozen=True, kw_only=True)
class WorkerSettings:
    """What every worker of one drill is started with."""

    database: str
    platform: str
    log: pathlib.Path
    lease: float = 3.0
    timeout: float = 1.0
    forgetful: bool = False
    ahead: float = 0.0
    """Seconds of the workers' clock before the machine's."""


class Worker:
    """One worker, started again whenever it was killed."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._settings = settings
        self._process = self._start()

    def kill(self) -> bool:
        """Kill -9, and wait until it is gone. False when it had ended before."""
        alive = self._process.poll() is None
        self._process.kill()
        return alive

    def start_again(self, *, forgetful: bool | None = None) -> None:
        """A new process in the place of the killed one."""
        if forgetful is not None:
            self._settings = dataclasses.replace(self._settings, forgetful=forgetful)
        self._process = self._start()

    def wait(self, seconds: float) -> int | None:
        """Its exit code, or None when it has not ended in that time."""
        try:
            return self._process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            return None

    def _start(self) -> forked.Process:
        one = self._settings
        words = ["--database", one.database, "--platform", one.platform, "--lease", str(one.lease), "--timeout", str(one.timeout)]
        words += ["--ahead", str(one.ahead), *(["--forgetful"] if one.forgetful else [])]
        with one.log.open("ab") as log:
            out = log.fileno()
            return forked.start("tests.end_to_end.worker:main", *words, folder=ROOT, environment=os.environ, stdout=out, stderr=out)


@contextlib.contextmanager
def workers(settings: WorkerSettings, count: int) -> Iterator[list[Worker]]:
    """So many workers side by side; none of them outlives the block."""
    with contextlib.ExitStack() as stack:
        started = []
        for _ in range(count):
            one = Worker(settings)
            stack.callback(one.kill)
            started.append(one)
        yield started
