"""Microsoft's sign-in, as a program beside the repository stands in for it, so that the bot runs with its real settings and no network."""

import contextlib
import dataclasses
import json
import pathlib
import subprocess
import urllib.request
from collections.abc import Iterator
from typing import Any

from tests.conftest import SHARED
from tests.end_to_end import bot_process
from tests.end_to_end.teams import organisation

PROGRAM = SHARED / "clients" / "bf-authority.py"
PASSWORD = "not-a-real-secret"  # noqa: S105 - it opens nothing


@dataclasses.dataclass(frozen=True, kw_only=True)
class Authority:
    """It runs. `messages` is where Teams is to post, in the bot's place."""

    port: int
    proxy_port: int
    folder: pathlib.Path

    @property
    def messages(self) -> str:
        return f"http://localhost:{self.port}/api/messages"

    def stats(self) -> dict[str, Any]:
        """What it counted."""
        with urllib.request.urlopen(f"http://localhost:{self.port}/stats", timeout=10) as response:
            found: dict[str, Any] = json.load(response)
        return found

    def environment(self) -> dict[str, str]:
        """The settings of a bot that is registered with it, and the way there."""
        proxy = f"http://localhost:{self.proxy_port}"
        names = {"MicrosoftAppId": organisation.APP_ID, "MicrosoftAppPassword": PASSWORD}
        own = {"BOARDPULSE_TEAMS_SERVICE_URL": f"http://localhost:{self.port}/_connector"}
        return {
            **names,
            **own,
            **dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy),
            **dict.fromkeys(("NO_PROXY", "no_proxy"), "localhost,127.0.0.1"),
            **dict.fromkeys(("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"), str(self.folder / "ca.pem")),
        }


def command(installed: pathlib.Path, one: Authority, *, bot: str, connector: str) -> list[str]:
    """How it is started. `bot` is the bot's own endpoint, `connector` where the local client answers."""
    found = [str(installed / "venv" / "bin" / "python"), str(PROGRAM), "--dir", str(one.folder), "--bot", bot, "--connector", connector]
    found += ["--app-id", organisation.APP_ID, "--app-password", PASSWORD]
    return [*found, "--port", str(one.port), "--proxy-port", str(one.proxy_port)]


def planned(folder: pathlib.Path) -> Authority:
    """One that does not run yet."""
    return Authority(port=bot_process.free_port(), proxy_port=bot_process.free_port(), folder=folder)


@contextlib.contextmanager
def running(installed: pathlib.Path, one: Authority, *, bot: str, connector: str) -> Iterator[None]:
    """It answers for as long as the block lasts."""
    with (
        (one.folder / "authority.log").open("wb") as log,
        subprocess.Popen(command(installed, one, bot=bot, connector=connector), stdout=subprocess.PIPE, stderr=log) as process,
    ):
        try:
            assert process.stdout is not None
            assert b"messages" in process.stdout.readline(), (one.folder / "authority.log").read_text(encoding="utf-8")
            yield
        finally:
            process.terminate()
