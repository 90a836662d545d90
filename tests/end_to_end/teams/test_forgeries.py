"""What Microsoft did not sign for this bot is refused by the very process that runs in earnest."""

import json
import os
import pathlib
import subprocess
import sys

from storage import sealing
from tests.conftest import ROOT
from tests.end_to_end import bot_process, whole_command
from tests.end_to_end.teams import authority, workspace

_FORGERIES = 15


def test_every_forged_token_is_refused_and_a_good_one_is_taken(tmp_path: pathlib.Path) -> None:
    installed = workspace.modules()
    one, port = authority.planned(tmp_path), bot_process.free_port()
    environment = {
        **os.environ,
        **one.environment(),
        "MicrosoftAppType": "MultiTenant",
        "BOARDPULSE_DATABASE_URL": f"sqlite:///{tmp_path / 'board.sqlite3'}",
        "BOARDPULSE_DATA_FOLDER": str(tmp_path / "data"),
        "BOARDPULSE_LISTEN_PORT": str(port),
        "BOARDPULSE_SECRET_KEYS": sealing.new_key(),
    }
    subprocess.run([sys.executable, "-m", "bot", "migrate"], cwd=ROOT, env=environment, check=True, timeout=60, capture_output=True)
    command = authority.command(installed, one, bot=f"http://localhost:{port}/api/messages", connector="http://localhost:9")
    command += ["--attack", "--run", f"{sys.executable} -m bot serve"]
    done = whole_command.run(command, environment, seconds=120)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    tries = {found["try"]: found["status"] for found in told if "try" in found}
    log = (tmp_path / "bot.log").read_text(encoding="utf-8")
    assert len(tries) == _FORGERIES + 1, (done.stdout, done.stderr, log)
    good = tries.pop("GOOD")
    assert good in {200, 201, 202}, (good, log)
    assert set(tries.values()) <= {401, 403}, tries
    assert done.returncode == 0
