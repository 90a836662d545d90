"""A whole Slack workspace on this machine: the emulator with its people, driven step by step, and the bot as a process beside it.

The emulator and its driver are kept beside the repository; where they are not there or not installed, the tests that need them skip.
"""

import contextlib
import dataclasses
import json
import os
import pathlib
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT, SHARED
from tests.end_to_end import bot_process, quarter

DRIVER = SHARED / "clients" / "slack-drive.py"
SIGNING_SECRET, BOT_TOKEN, APP_TOKEN = "test-signing-secret", "xoxb-standup-test", "xapp-1-standup-test"
_SEEN_SECONDS = 10.0


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
        listed = self._api("conversations.history", channel=self.direct(where), limit="200")
        return list(reversed(listed["messages"]))

    def direct(self, who: str) -> str:
        """The id of somebody's direct messages with the bot."""
        return str(self._api("conversations.open", users=self.people()[who])["channel"]["id"])

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

    def channels(self) -> dict[str, str]:
        """Channel ids by name."""
        return {one["name"]: one["id"] for one in self._api("conversations.list")["channels"]}

    def team(self) -> str:
        """The workspace's own id."""
        return str(self._api("auth.test")["team_id"])

    def _api(self, method: str, **args: str) -> dict[str, Any]:
        form = urllib.parse.urlencode(args).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.ports.emulator}/api/{method}", data=form, headers={"Authorization": f"Bearer {BOT_TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            found: dict[str, Any] = json.load(response)
        assert found["ok"], (method, found)
        return found


@contextlib.contextmanager
def running(folder: pathlib.Path, database_url: str, *, socket_mode: bool) -> Iterator[tuple[Workspace, bot_process.Bot]]:
    """A workspace with the quarter's people, and the bot in it, for as long as the block lasts."""
    installed = modules()
    ports = Ports(api=bot_process.free_port(), emulator=bot_process.free_port(), bot=bot_process.free_port())
    bot = bot_process.Bot(folder, database_url, ports.bot, _environment(ports.api, socket_mode=socket_mode))
    with (folder / "driver.log").open("wb") as log, contextlib.ExitStack() as stack:
        stack.callback(bot.end)
        driver = stack.enter_context(
            subprocess.Popen(_driver(installed, ports, folder, socket_mode=socket_mode), stdout=subprocess.PIPE, stderr=log)
        )
        stack.callback(driver.terminate)
        stack.callback(bot.kill)
        bot.start()
        bot.wait_until_ready()
        assert driver.stdout is not None
        first = json.loads(driver.stdout.readline() or b"{}")
        assert "ready" in first, (first, (folder / "driver.log").read_text(encoding="utf-8"))
        yield Workspace(ports, folder), bot


def _environment(api: int, *, socket_mode: bool) -> dict[str, str]:
    """How the bot finds the workspace."""
    return {
        "SLACK_API_URL": f"http://localhost:{api}/api/",
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        **({"SLACK_APP_TOKEN": APP_TOKEN} if socket_mode else {"SLACK_SIGNING_SECRET": SIGNING_SECRET}),
    }


def _driver(installed: pathlib.Path, ports: Ports, folder: pathlib.Path, *, socket_mode: bool) -> list[str]:
    described = folder / "workspace.json"
    described.write_text(json.dumps(_described()), encoding="utf-8")
    command = [str(installed / "venv" / "bin" / "python"), str(DRIVER), "--modules", str(installed), "--serve"]
    command += ["--workspace", str(described), "--out", str(folder), "--port", str(ports.api), "--emulator-port", str(ports.emulator)]
    command += ["--bot", f"http://127.0.0.1:{ports.bot}/slack/events", *(["--socket"] if socket_mode else [])]
    return command


def _described() -> dict[str, Any]:
    users = [
        {"name": name, "real_name": real, "email": f"{name}@example.org", "tz": "Europe/London"} for name, real in quarter.NAMES.items()
    ]
    return {"team": "Tamebridge", "bot": "boardpulse", "users": users, "channels": [{"name": quarter.CHANNEL}]}
