"""The command line as its user meets it: a real process, its exit code, and what it prints."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from tests import postgres
from tests.conftest import ROOT


def boardpulse(*words: str, folder: pathlib.Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of its own."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "200"} | settings
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(command, cwd=folder, env=environment, input=typed, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def board_file(tmp_path: pathlib.Path) -> pathlib.Path:
    return pathlib.Path(shutil.copy(ROOT / "bot" / "demo_board.toml", tmp_path / "board.toml"))


def test_without_a_command_it_says_what_there_is(tmp_path: pathlib.Path) -> None:
    shown = boardpulse(folder=tmp_path)
    for command in ("doctor", "migrate", "serve", "talk", "demo", "boards", "frameworks"):
        assert command in shown.stdout + shown.stderr


def test_from_nothing_to_a_talk(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    unmigrated = boardpulse("boards", "list", folder=tmp_path)
    assert (unmigrated.returncode, unmigrated.stderr.strip()) == (
        2,
        "The database has no tables of this version yet. Run: boardpulse migrate",
    )
    assert boardpulse("migrate", folder=tmp_path).returncode == 0
    assert boardpulse("migrate", folder=tmp_path).stdout.strip() == "The database is ready."
    empty = boardpulse("doctor", folder=tmp_path)
    assert empty.returncode == 0
    assert "None yet, so nothing is ever asked." in empty.stdout
    loaded = boardpulse("boards", "load", str(board_file), folder=tmp_path)
    assert loaded.stdout.strip() == "“Tamebridge Health and Wellbeing Board” is loaded: 14 seats, 3 schedules."
    assert boardpulse("boards", "list", folder=tmp_path).stdout.strip() == "tamebridge: Tamebridge Health and Wellbeing Board"
    checked = boardpulse("doctor", folder=tmp_path)
    assert checked.returncode == 0
    assert "Off: one person or channel" not in checked.stdout
    assert "One person has no address and is not reached." in checked.stdout
    talked = boardpulse("talk", "--as", "Hari", folder=tmp_path, typed="/clock\n/clock next\n/quit\n")
    assert (talked.returncode, talked.stderr) == (0, "")
    assert "You are Hari Thistlewood" in talked.stdout


def test_talk_about_a_board_that_is_not_there(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    boardpulse("migrate", folder=tmp_path)
    none = boardpulse("talk", folder=tmp_path)
    assert (none.returncode, "There is no board yet." in none.stdout) == (2, True)
    boardpulse("boards", "load", str(board_file), folder=tmp_path)
    wrong = boardpulse("talk", "--board", "elsewhere", folder=tmp_path)
    assert (wrong.returncode, wrong.stdout.strip()) == (2, "There is no board with that key. There is tamebridge.")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"BOARDPULSE_DATABASE_URL": "mysql://user:hunter2@host/name"},
            "The database address must begin with sqlite:/// or postgresql://.",
        ),
        (
            {"BOARDPULSE_DATABASE_URL": "sqlite:///missing/board.sqlite3"},
            "The folder missing for the database does not exist. Make it first.",
        ),
    ],
)
def test_a_bad_database_is_one_clear_sentence(tmp_path: pathlib.Path, settings: dict[str, str], sentence: str) -> None:
    shown = boardpulse("migrate", folder=tmp_path, **settings)
    assert (shown.returncode, shown.stderr.strip(), shown.stdout) == (2, sentence, "")


def test_a_lease_that_could_not_outlast_a_send_is_refused(tmp_path: pathlib.Path) -> None:
    boardpulse("migrate", folder=tmp_path)
    shown = boardpulse("boards", "list", folder=tmp_path, BOARDPULSE_LEASE_SECONDS="10")
    assert shown.returncode == 2
    assert shown.stderr.startswith("A lease of 10 seconds is too short")


def test_every_bad_setting_is_named_at_once_and_no_value_is_shown(tmp_path: pathlib.Path) -> None:
    shown = boardpulse(
        "doctor",
        folder=tmp_path,
        BOARDPULSE_LISTEN_PORT="hunter2",
        BOARDPULSE_LOG_LEVEL="hunter2",
        BOARDPULSE_LEASE_SECONDS="-1",
        BOARDPULSE_LANGUAGE="hunter2 speaks",
    )
    assert shown.returncode == 2
    for name in ("LISTEN_PORT", "LOG_LEVEL", "LEASE_SECONDS", "LANGUAGE"):
        assert f"BOARDPULSE_{name}:" in shown.stderr
    assert "hunter2" not in shown.stdout + shown.stderr
    assert "Traceback" not in shown.stderr


def test_every_fault_of_a_board_file_is_named_at_once(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    boardpulse("migrate", folder=tmp_path)
    text = board_file.read_text(encoding="utf-8")
    board_file.write_text(
        text.replace('person = "chair"', 'person = "nobody"')
        .replace("maturity_matrix@2011", "maturity_matrix@1911")
        .replace('duties = ["coordinator"], ', "")
        .replace('handle = "bram"', 'handle = "ottoline"'),
        encoding="utf-8",
    )
    shown = boardpulse("boards", "load", str(board_file), folder=tmp_path)
    assert shown.returncode == 2
    assert "4 faults:" in shown.stderr
    for words in ("nobody has the key nobody", "there is no edition 'maturity_matrix@1911'", "nobody is the coordinator", "stands 2 times"):
        assert words in shown.stderr
    assert boardpulse("boards", "list", folder=tmp_path).stdout.startswith("There is no board yet.")


def test_an_edition_with_faults_is_refused_with_file_and_item(tmp_path: pathlib.Path) -> None:
    assert boardpulse("frameworks", "check", folder=tmp_path).stdout.strip() == "2 editions, no fault."
    copy = tmp_path / "editions"
    shutil.copytree(ROOT / "frameworks" / "data", copy)
    edition = copy / "annex_a" / "2015.toml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("position = 3", "position = 33"), encoding="utf-8")
    shown = boardpulse("frameworks", "check", str(copy), folder=tmp_path)
    assert shown.returncode == 2
    assert "annex_a/2015.toml: " in shown.stderr


def test_two_processes_cannot_share_a_sqlite_file(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    boardpulse("migrate", folder=tmp_path)
    boardpulse("boards", "load", str(board_file), folder=tmp_path)
    with serving(tmp_path):
        shown = boardpulse("boards", "list", folder=tmp_path)
        assert shown.returncode == 2
        assert shown.stderr.startswith("Another Boardpulse process uses this SQLite file.")
    assert boardpulse("boards", "list", folder=tmp_path).returncode == 0


def test_serve_answers_health_checks_and_stops_when_asked(tmp_path: pathlib.Path) -> None:
    boardpulse("migrate", folder=tmp_path)
    with serving(tmp_path) as (server, base):
        with urllib.request.urlopen(f"{base}/healthz", timeout=10) as answer:
            assert json.load(answer)["status"] == "ok"
        with urllib.request.urlopen(f"{base}/readyz", timeout=10) as answer:
            assert json.load(answer) == {"status": "ready", "deliveries": {}}
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{base}/anything", timeout=10)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=20) == 0
        assert server.stdout is not None
        assert "Boardpulse has stopped." in server.stdout.read()


def test_the_command_line_on_postgresql(tmp_path: pathlib.Path, board_file: pathlib.Path, server: postgres.Server) -> None:
    with server.fresh_database() as url:
        settings = {"BOARDPULSE_DATABASE_URL": url}
        assert boardpulse("migrate", folder=tmp_path, **settings).returncode == 0
        assert boardpulse("boards", "load", str(board_file), folder=tmp_path, **settings).returncode == 0
        shown = boardpulse("doctor", folder=tmp_path, **settings)
        assert (shown.returncode, "Several processes can use it at once." in shown.stdout) == (0, True)


class serving:  # noqa: N801 - reads as a verb where it is used
    """`boardpulse serve` on a free port, ended whatever happens."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._folder = folder

    def __enter__(self) -> tuple[subprocess.Popen[str], str]:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BOARDPULSE_LISTEN_PORT": "0", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "bot", "serve"]
        self._process = subprocess.Popen(command, cwd=self._folder, env=environment, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert "Health: " in line, line
        return self._process, line.split("Health: ")[1].split("/healthz")[0]

    def __exit__(self, *error: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
