"""A whole Teams organisation on this machine: Microsoft's own local client with its people, driven in a browser and by its API, and the
bot as a process beside it.

The client and its driver are kept beside the repository; where they are not there or not installed, the tests that need them skip.
"""

import contextlib
import dataclasses
import os
import pathlib
import shutil
import subprocess
from collections.abc import Iterator, Sequence

import pytest

from tests.conftest import ROOT, SHARED
from tests.end_to_end import bot_process, quarter, whole_command
from tests.end_to_end.teams import authority, callback, organisation, player, steps, traffic

DRIVER = SHARED / "clients" / "teams-drive.mjs"
_CHROMIUM = pathlib.Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
RECORDED = "recorded.log"
_WHOLE_SECONDS = 240
_LEAST_NODE = 20


def modules() -> pathlib.Path:
    """Where the client is installed. Skips the test, with the reason, where it is not."""
    if not DRIVER.exists():
        pytest.skip("no Teams client: shared/clients is not beside the repository")
    places = [os.environ.get("CLIENTS_MODULES"), ROOT / ".venv" / "clients", pathlib.Path.home() / ".cache" / "boardpulse-clients"]
    package = pathlib.Path("node_modules") / "@microsoft" / "m365agentsplayground"
    found = next((pathlib.Path(one) for one in places if one and (pathlib.Path(one) / package).exists()), None)
    if found is None:
        pytest.skip("no Teams client: `make clients` installs it, or set CLIENTS_MODULES to where shared/clients/setup.sh did")
    return found


def _check_browser() -> None:
    """Skips the test where the client could not be shown."""
    if not _CHROMIUM.exists():
        pytest.skip(f"no browser: {_CHROMIUM} is not there; shared/clients/setup.sh installs it, or set CHROMIUM")
    if _node() < _LEAST_NODE:
        pytest.skip(f"no Node.js {_LEAST_NODE} or later, which the Teams client needs")


def _node() -> int:
    if shutil.which("node") is None:
        return 0
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True, timeout=20).stdout
    return int(said.removeprefix("v").split(".")[0])


@dataclasses.dataclass(frozen=True, kw_only=True)
class Workspace:
    """The organisation, before and after the one time that its client runs. `base` is where that answers, `endpoint` where it posts."""

    installed: pathlib.Path
    folder: pathlib.Path
    base: str
    endpoint: str
    browser: str
    old_client: str
    bot: bot_process.Bot
    seen: traffic.Traffic
    signing: authority.Authority | None

    def lives(self, script: Sequence[quarter.Step]) -> player.Player:
        """The whole script, with the client begun for it and ended after it. Fails with the step that cannot be done, or is not seen."""
        organisation.write(self.folder / "people.yml", self.browser)
        hand = player.Player(self.base, self.seen, self.bot, browser=self.browser, old_client=self.old_client)

        def does(what: str) -> None:
            match what:
                case "begin":
                    hand.begins()
                case "forget":
                    hand.forgets()
                case number:
                    hand.plays(script[int(number)])

        with callback.answering(does) as back:
            self._driven(steps.driven(script, self.browser, back.url), back)
        return hand

    def _driven(self, wanted: Sequence[str], back: callback.Callback) -> None:
        command = ["node", str(DRIVER), "--modules", str(self.installed), "--bot", self.endpoint, "--out", str(self.folder)]
        command += ["--config", str(self.folder / "people.yml"), "--port", self.base.rpartition(":")[2]]
        command += ["--timeout", str(int(traffic.SEEN_SECONDS * 1000)), *wanted]
        environment = {**os.environ, traffic.FILE_VARIABLE: str(self.folder / RECORDED)}
        done = whole_command.run(command, environment, seconds=_WHOLE_SECONDS)
        (self.folder / "driver.log").write_text(f"{done.stdout}\n{done.stderr}", encoding="utf-8")
        if done.returncode:
            said = (done.stdout.splitlines() or ["nothing was done"])[-1]
            pytest.fail("\n".join([said, *back.faults, done.stderr[-2000:], self.bot.log(), f"see {self.folder}"]), pytrace=False)
        assert len(done.stdout.splitlines()) == len(wanted)


@contextlib.contextmanager
def running(folder: pathlib.Path, database_url: str, *, browser: str, old_client: str = "", signed: bool) -> Iterator[Workspace]:
    """The bot, and all that the organisation needs to begin. `browser` sits at the page, `old_client` has an app of long ago, `signed`:
    with sign-in, and settings as in earnest."""
    installed = modules()
    _check_browser()
    base = f"http://localhost:{bot_process.free_port()}"
    signing = authority.planned(folder) if signed else None
    environment = _signed_up(signing) if signing else {"BOARDPULSE_TEAMS_DEVELOPMENT": "true"}
    environment = {"BOARDPULSE_TEAMS_SERVICE_URL": f"{base}/_connector", **environment}
    port = bot_process.free_port()
    endpoint = f"http://localhost:{port}/api/messages"
    with contextlib.ExitStack() as stack:
        if signing:
            # Before the bot, which looks once, at its start, whose certificates it may trust.
            stack.enter_context(authority.running(installed, signing, bot=endpoint, connector=base))
            endpoint = signing.messages
        bot = bot_process.Bot(folder, database_url, port, environment)
        stack.callback(bot.end)
        stack.callback(bot.kill)
        bot.start()
        bot.wait_until_ready()
        yield Workspace(
            installed=installed,
            folder=folder,
            base=base,
            endpoint=endpoint,
            browser=browser,
            old_client=old_client,
            bot=bot,
            seen=traffic.Traffic(folder / RECORDED),
            signing=signing,
        )


def _signed_up(signing: authority.Authority) -> dict[str, str]:
    """As in earnest: the bot of one tenant."""
    named = {"MicrosoftAppType": "SingleTenant", "MicrosoftAppTenantId": organisation.TENANT}
    return {**signing.environment(), **named}
