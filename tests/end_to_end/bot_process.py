"""The bot as a process beside a chat client, started again whenever it was killed, on a day that the test chooses."""

import asyncio
import contextlib
import datetime
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping

import pytest

from storage import database, sealing
from tests.conftest import ROOT
from tests.end_to_end import quarter, served

_READY_SECONDS = 60.0
_AFTER_A_LEASE = datetime.timedelta(seconds=61)
_SET_FROM_OUTSIDE = ("BOARDPULSE_", "SLACK_", "MICROSOFTAPP", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


class Bot:
    """One bot on `port`, with a life at a time. What it writes goes to bot.log in its folder."""

    def __init__(self, folder: pathlib.Path, database_url: str, port: int, environment: Mapping[str, str]) -> None:
        self.port = port
        self._folder = folder
        self._clock = folder / "clock"
        self._environment = {
            **{name: held for name, held in os.environ.items() if not name.upper().startswith(_SET_FROM_OUTSIDE)},
            "BOARDPULSE_DATABASE_URL": database_url,
            "BOARDPULSE_DATA_FOLDER": str(folder / "data"),
            "BOARDPULSE_LISTEN_PORT": str(port),
            "BOARDPULSE_LOG_LEVEL": "info",
            "BOARDPULSE_SECRET_KEYS": sealing.new_key(),
            **environment,
        }
        self.set_clock(quarter.STARTS)
        asyncio.run(_migrated(database_url))
        with (folder / "bot.log").open("ab") as log:
            self._lives = subprocess.Popen(
                [sys.executable, "-m", "tests.end_to_end.served", "--clock", str(self._clock)],
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._is_alive = False

    def now(self) -> datetime.datetime:
        """The board's time."""
        return served.FileClock(self._clock).now()

    def set_clock(self, instant: datetime.datetime) -> None:
        """The board's time; the bot looks at it all the time, so it changes in one go."""
        draft = self._clock.with_suffix(".new")
        draft.write_text(instant.isoformat(), encoding="ascii")
        draft.replace(self._clock)

    def start(self) -> None:
        """A new life, without waiting for it to be ready."""
        self._told("start")
        self._is_alive = True

    def wait_until_ready(self) -> None:
        """Until it answers its own health page."""
        end = time.monotonic() + _READY_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5).close()
                return
            if not self._told("look"):
                pytest.fail(f"the bot ended: {self.log()}")
            time.sleep(0.02)  # the only way to learn that another process listens
        pytest.fail(f"the bot did not get ready: {self.log()}")

    def kill(self) -> None:
        """Kill -9, and wait until it is gone."""
        if self._is_alive:
            self._told("kill")
            self._is_alive = False

    def dies_and_lives(self) -> None:
        """Kill -9 and a new life, on a day that goes on past a lease, as it would on a machine that has to be looked after."""
        self.kill()
        self.set_clock(self.now() + _AFTER_A_LEASE)
        self.start()
        self.wait_until_ready()

    def stop(self) -> int:
        """SIGTERM; its exit code."""
        assert self._is_alive
        self._is_alive = False
        return self._told("stop")

    def end(self) -> None:
        """Nothing of it is left."""
        with self._lives:
            assert self._lives.stdin is not None
            self._lives.stdin.close()
            self._lives.wait(20)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it seals with."""
        return tuple(self._environment["BOARDPULSE_SECRET_KEYS"].split(","))

    def left_behind(self) -> dict[str, str]:
        """All that it wrote down in its folder and log, and what anybody may ask it for while it runs, by name."""
        pages = {path: self._page(path) for path in ("/healthz", "/readyz", "/metrics")}
        data = [file for file in (self._folder / "data").rglob("*") if file.is_file()]
        files = [self._folder / "bot.log", *data]
        return pages | {str(file.relative_to(self._folder)): file.read_text(encoding="utf-8", errors="replace") for file in files}

    def _page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return str(answer.read(), "utf-8")
        except urllib.error.HTTPError as exc:
            return exc.read().decode()

    def log(self) -> str:
        """The end of what it wrote."""
        return (self._folder / "bot.log").read_text(encoding="utf-8")[-4000:]

    def _told(self, word: str) -> int:
        assert self._lives.stdin is not None
        assert self._lives.stdout is not None
        self._lives.stdin.write(f"{word}\n")
        self._lives.stdin.flush()
        answer = self._lives.stdout.readline()
        assert answer, self.log()
        return int(answer)


async def _migrated(url: str) -> None:
    async with database.opened(url, migrate=True):
        pass


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
