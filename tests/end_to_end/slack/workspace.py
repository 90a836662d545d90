"""A whole Slack workspace on this machine: the emulator with its people, driven step by step, and the bot as a process beside it.

The emulator and its driver are kept beside the repository; where they are not there or not installed, the tests that need them skip.
"""

import contextlib
import dataclasses
import datetime
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT, SHARED
from tests.end_to_end import quarter
from tests.end_to_end.slack import bot

DRIVER = SHARED / "clients" / "slack-drive.py"
SIGNING_SECRET, BOT_TOKEN, APP_TOKEN = "test-signing-secret", "xoxb-standup-test", "xapp-1-standup-test"
_READY_SECONDS, _SEEN_SECONDS = 60.0, 10.0


def modules() -> pathlib.Path:
    """Where the emulator is installed. Skips the test, with the reason, where it is not."""
    if not DRIVER.exists():
        pytest.skip("no Slack emulator: shared/clients is not beside the repository")
    places = [os.environ.get("CLIENTS_MODULES"), ROOT / ".venv" / "clients", pathlib.Path.home() / ".cache" / "boardpulse-clients"]
    found = next((pathlib.Path(one) for one in places if one and (pathlib.Path(one) / "node_modules" / "emulate").exists()), None)
    if found is None:
        pytest.skip("no Slack emulator: `make clients` installs it, or set CLIENTS_MODULES to where shared/clients/setup.sh did")
    return found


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ports:
    """Free ports of this machine."""

    api: int
    emulator: int
    bot: int


class Workspace:
    """The running workspace: one step at a time."""

    def __init__(self, ports: Ports, folder: pathlib.Path) -> None:
        self.ports = ports
        self.folder = folder

    def does(self, step: str) -> dict[str, Any]:
        """One step of the driver; what it came to. Fails with the driver's own words."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.ports.api}/", data=step.encode())
        try:
            with urllib.request.urlopen(request, timeout=40) as response:
                found: dict[str, Any] = json.load(response)
        except urllib.error.HTTPError as exc:
            pytest.fail(f"{step!r}: {exc.read().decode()}\n{self.bot_log()}")
        return found

    def bot_log(self) -> str:
        """The end of what the bot's processes wrote."""
        file = self.folder / "bot.log"
        return file.read_text(encoding="utf-8")[-4000:] if file.exists() else ""

    def calls(self) -> list[dict[str, Any]]:
        """Every Web API call of the bot so far."""
        return [json.loads(line) for line in (self.folder / "calls.jsonl").read_text(encoding="utf-8").splitlines()]

    def history(self, where: str) -> list[dict[str, Any]]:
        """What stands in a channel ("#board"), or in somebody's direct messages with the bot ("perpetua")."""
        if where.startswith("#"):
            found: list[dict[str, Any]] = self.does(f"history {where}")["history"]
            return found
        opened = self._api("conversations.open", users=self.people()[where])
        listed = self._api("conversations.history", channel=opened["channel"]["id"], limit="200")
        return list(reversed(listed["messages"]))

    def home_opened(self, who: str) -> str:
        """The event of somebody who opens the bot's own page. (The driver's own step for it looks for the page before it is there.)"""
        at = f"{time.time():.6f}"
        return json.dumps({"type": "app_home_opened", "user": self.people()[who], "channel": "D0", "tab": "home", "event_ts": at})

    def sees_at_home(self, who: str, text: str) -> None:
        """Waits until somebody's page has this text."""
        end = time.monotonic() + _SEEN_SECONDS
        shown: list[str] = []
        while time.monotonic() < end:
            shown = self.does(f"view {who}")["view"]["texts"]
            if any(text in one for one in shown):
                return
            time.sleep(0.05)  # the driver has no step that waits for a page
        pytest.fail(f"{text!r} is not on the page of {who}: {shown}")

    def people(self) -> dict[str, str]:
        """User ids by name."""
        return {one["name"]: one["id"] for one in self._api("users.list")["members"]}

    def _api(self, method: str, **args: str) -> dict[str, Any]:
        form = urllib.parse.urlencode(args).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.ports.emulator}/api/{method}", data=form, headers={"Authorization": f"Bearer {BOT_TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            found: dict[str, Any] = json.load(response)
        assert found["ok"], (method, found)
        return found


class Bot:
    """The bot as a process of its own, started again whenever it was killed."""

    def __init__(self, ports: Ports, folder: pathlib.Path, database_url: str, *, socket_mode: bool) -> None:
        self._folder = folder
        self._clock = folder / "clock"
        self._environment = {
            **{name: held for name, held in os.environ.items() if not name.startswith(("BOARDPULSE_", "SLACK_"))},
            "BOARDPULSE_DATABASE_URL": database_url,
            "BOARDPULSE_DATA_FOLDER": str(folder / "data"),
            "BOARDPULSE_LISTEN_PORT": str(ports.bot),
            "BOARDPULSE_LOG_LEVEL": "info",
            "SLACK_API_URL": f"http://localhost:{ports.api}/api/",
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            **({"SLACK_APP_TOKEN": APP_TOKEN} if socket_mode else {"SLACK_SIGNING_SECRET": SIGNING_SECRET}),
        }
        self._health = f"http://127.0.0.1:{ports.bot}/readyz"
        self.set_clock(quarter.STARTS)
        self._process: subprocess.Popen[bytes] | None = None

    def now(self) -> datetime.datetime:
        """The board's time."""
        return bot.FileClock(self._clock).now()

    def set_clock(self, instant: datetime.datetime) -> None:
        """The board's time; the bot looks at it all the time, so it changes in one go."""
        draft = self._clock.with_suffix(".new")
        draft.write_text(instant.isoformat(), encoding="ascii")
        draft.replace(self._clock)

    def migrate(self) -> None:
        """Makes the tables."""
        subprocess.run(
            [sys.executable, "-m", "bot", "migrate"], cwd=ROOT, env=self._environment, check=True, timeout=60, capture_output=True
        )

    def start(self) -> None:
        """Begins, without waiting."""
        command = [sys.executable, "-m", "tests.end_to_end.slack.bot", "--clock", str(self._clock)]
        with (self._folder / "bot.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def wait_until_ready(self) -> None:
        """Until it answers its own health page."""
        end = time.monotonic() + _READY_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self._health, timeout=5).close()
                return
            assert self._process is not None
            if self._process.poll() is not None:
                pytest.fail(f"the bot ended: {(self._folder / 'bot.log').read_text(encoding='utf-8')[-4000:]}")
            time.sleep(0.02)  # the only way to learn that another process listens
        pytest.fail("the bot did not get ready")

    def kill(self) -> None:
        """Kill -9, and wait until it is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int:
        """SIGTERM; its exit code."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(20)


@contextlib.contextmanager
def running(folder: pathlib.Path, database_url: str, *, socket_mode: bool) -> Iterator[tuple[Workspace, Bot]]:
    """A workspace with the quarter's people, and the bot in it, for as long as the block lasts."""
    installed = modules()
    ports = Ports(api=_free(), emulator=_free(), bot=_free())
    described = folder / "workspace.json"
    described.write_text(json.dumps(_described()), encoding="utf-8")
    running_bot = Bot(ports, folder, database_url, socket_mode=socket_mode)
    running_bot.migrate()
    command = [
        str(installed / "venv" / "bin" / "python"),
        str(DRIVER),
        "--modules",
        str(installed),
        "--workspace",
        str(described),
        "--serve",
    ]
    command += [
        "--out",
        str(folder),
        "--port",
        str(ports.api),
        "--emulator-port",
        str(ports.emulator),
        *(["--socket"] if socket_mode else []),
    ]
    command += ["--bot", f"http://127.0.0.1:{ports.bot}/slack/events"]
    with (folder / "driver.log").open("wb") as log, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log) as driver:
        try:
            running_bot.start()
            running_bot.wait_until_ready()
            assert driver.stdout is not None
            first = json.loads(driver.stdout.readline() or b"{}")
            assert "ready" in first, (first, (folder / "driver.log").read_text(encoding="utf-8"))
            yield Workspace(ports, folder), running_bot
        finally:
            running_bot.kill()
            driver.terminate()
            driver.wait(20)


def _described() -> dict[str, Any]:
    users = [
        {"name": name, "real_name": real, "email": f"{name}@example.org", "tz": "Europe/London"} for name, real in quarter.NAMES.items()
    ]
    return {"team": "Tamebridge", "bot": "boardpulse", "users": users, "channels": [{"name": quarter.CHANNEL}]}


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
