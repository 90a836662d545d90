"""The command line as its user meets it: a process, its exit code, and what it prints.

Most are forks (see tests/forked.py); what `python -m bot` is from its very start is proved of a few.
"""

import contextlib
import datetime
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import TextIO

import pytest

from tests import forked, postgres
from tests.conftest import ROOT


def boardpulse(*words: str, folder: pathlib.Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of its own."""
    return forked.run(forked.BOARDPULSE, *words, folder=folder, environment=_environment(settings), typed=typed)


def from_the_start(*words: str, folder: pathlib.Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """The same, in an interpreter of its own."""
    command = [sys.executable, "-m", "bot", *words]
    return subprocess.run(
        command, cwd=folder, env=_environment(settings), input=typed, capture_output=True, text=True, timeout=60, check=False
    )


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "200", **settings}


@pytest.fixture
def board_file(tmp_path: pathlib.Path) -> pathlib.Path:
    return pathlib.Path(shutil.copy(ROOT / "bot" / "demo_board.toml", tmp_path / "board.toml"))


def test_without_a_command_it_says_what_there_is(tmp_path: pathlib.Path) -> None:
    shown = from_the_start(folder=tmp_path)
    assert shown.returncode == 2
    for command in ("doctor", "migrate", "serve", "talk", "demo", "boards", "frameworks"):
        assert command in shown.stdout + shown.stderr


def test_from_nothing_to_a_talk(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    unmigrated = from_the_start("boards", "list", folder=tmp_path)
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
    talked = from_the_start("talk", "--as", "Hari", folder=tmp_path, typed="/clock\n/clock next\n/quit\n")
    assert (talked.returncode, talked.stderr) == (0, "")
    assert "You are Hari Thistlewood" in talked.stdout


def test_the_doctor_counts_people_where_they_are_reached(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    text = board_file.read_text(encoding="utf-8")
    fax = '{ platform = "fax", tenant = "tamebridge", handle = "1" }'
    console = '{ platform = "console", tenant = "tamebridge", handle = "hari" }'
    fax_first = text.replace(f"addresses = [{console}]", f"addresses = [{fax}, {console}]")
    board_file.write_text(fax_first.replace("addresses = []", f"addresses = [{fax.replace('1', '2')}]"), encoding="utf-8")
    assert boardpulse("boards", "load", str(board_file), folder=migrated_folder).returncode == 0
    shown = boardpulse("doctor", folder=migrated_folder)
    assert "Off: one person or channel is not reached there." in shown.stdout, "not Hari, who has the console too"
    assert "On, for 15 people and channels." in shown.stdout


def test_talk_about_a_board_that_is_not_there(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    none = boardpulse("talk", folder=migrated_folder)
    assert (none.returncode, "There is no board yet." in none.stdout) == (2, True)
    boardpulse("boards", "load", str(board_file), folder=migrated_folder)
    wrong = boardpulse("talk", "--board", "elsewhere", folder=migrated_folder)
    assert (wrong.returncode, wrong.stdout.strip()) == (2, "There is no board with that short name. There is tamebridge.")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            {"BOARDPULSE_DATABASE_URL": "mysql://user:hunter2@host/name"},
            "These settings cannot be used:\n  BOARDPULSE_DATABASE_URL: The database address must begin with sqlite:/// or postgresql://.",
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


def test_a_lease_that_could_not_outlast_a_send_is_refused(migrated_folder: pathlib.Path) -> None:
    shown = boardpulse("boards", "list", folder=migrated_folder, BOARDPULSE_LEASE_SECONDS="49")
    assert shown.returncode == 2
    assert shown.stderr.splitlines()[1:] == ["  BOARDPULSE_LEASE_SECONDS: This must be a number of seconds from 50 to 600."]
    assert boardpulse("boards", "list", folder=migrated_folder, BOARDPULSE_LEASE_SECONDS="50").returncode == 0


def test_every_bad_setting_is_named_at_once_and_no_value_is_shown(tmp_path: pathlib.Path) -> None:
    bad = {
        "BOARDPULSE_DATABASE_URL": "hunter2://hunter2",
        "BOARDPULSE_LISTEN_PORT": "hunter2",
        "BOARDPULSE_LOG_LEVEL": "hunter2",
        "BOARDPULSE_LEASE_SECONDS": "-1",
        "BOARDPULSE_LANGUAGE": "hunter2 speaks",
        "BOARDPULSE_LANGUAG": "hunter2",
    }
    for command in ("doctor", "migrate", "serve"):
        shown = boardpulse(command, folder=tmp_path, **bad)
        assert shown.returncode == 2
        for name in bad:
            assert f"{name}: " in shown.stderr + shown.stdout
        assert "hunter2" not in shown.stdout + shown.stderr
        assert "Traceback" not in shown.stderr


def test_the_doctor_looks_at_the_rest_when_a_setting_is_bad(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    boardpulse("boards", "load", str(board_file), folder=migrated_folder)
    port = boardpulse("doctor", folder=migrated_folder, BOARDPULSE_LISTEN_PORT="x")
    assert (port.returncode, "BOARDPULSE_LISTEN_PORT: " in port.stdout) == (2, True)
    assert "Tamebridge Health and Wellbeing Board" in port.stdout
    database = boardpulse("doctor", folder=migrated_folder, BOARDPULSE_DATABASE_URL="x")
    assert (database.returncode, "BOARDPULSE_DATABASE_URL: " in database.stdout) == (2, True)
    assert "maturity_matrix@2011" in database.stdout
    assert "Tamebridge" not in database.stdout, "the usual file is not the one that was meant"


def test_serve_names_the_settings_when_it_cannot_listen(migrated_folder: pathlib.Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        shown = boardpulse("serve", folder=migrated_folder, BOARDPULSE_LISTEN_PORT=port)
        assert (shown.returncode, len(shown.stderr.splitlines())) == (2, 1)
        assert shown.stderr.startswith(f"Boardpulse cannot listen at 127.0.0.1, port {port}: ")
    # An address kept for documents: no machine has it.
    elsewhere = boardpulse("serve", folder=migrated_folder, BOARDPULSE_LISTEN_HOST="192.0.2.1", BOARDPULSE_LISTEN_PORT="0")
    assert (elsewhere.returncode, len(elsewhere.stderr.splitlines())) == (2, 1)
    for name in ("BOARDPULSE_LISTEN_HOST", "BOARDPULSE_LISTEN_PORT"):
        assert name in elsewhere.stderr


def test_what_is_written_is_for_its_owner_only(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    boardpulse("migrate", folder=tmp_path)
    boardpulse("boards", "load", str(board_file), folder=tmp_path)
    boardpulse("talk", "--as", "Hari", folder=tmp_path, typed="/clock +3w\n/quit\n")
    written = [path for path in tmp_path.rglob("*") if path != board_file]
    assert {"boardpulse.sqlite3", "clock.json", "hari.jsonl"} <= {path.name for path in written}
    assert [path.name for path in written if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("fault", ["gone", "changed"])
def test_serve_does_not_start_while_an_open_pulse_has_lost_its_edition(
    migrated_folder: pathlib.Path, board_file: pathlib.Path, fault: str
) -> None:
    text = board_file.read_text(encoding="utf-8")
    first = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=2)
    board_file.write_text(re.sub(r"first = 2026-01-19", f"first = {first}", text), encoding="utf-8")
    assert boardpulse("boards", "load", str(board_file), folder=migrated_folder).returncode == 0
    boardpulse("talk", "--as", "Hari", folder=migrated_folder, typed="/clock +4d\n/quit\n")
    with serving(migrated_folder):
        pass
    change = "edition_ref = 'matrix@1911'" if fault == "gone" else "edition_digest = 'other'"
    with contextlib.closing(sqlite3.connect(migrated_folder / "boardpulse.sqlite3")) as connected, connected:
        assert connected.execute(f"UPDATE pulse SET {change} WHERE state = 'open'").rowcount == 1  # noqa: S608 - our own words
    shown = boardpulse("serve", folder=migrated_folder)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert f"  {'matrix@1911 was used' if fault == 'gone' else 'maturity_matrix@2011 was changed'}" in shown.stderr
    with contextlib.closing(sqlite3.connect(migrated_folder / "boardpulse.sqlite3")) as connected, connected:
        connected.execute("UPDATE pulse SET state = 'closed'")
    with serving(migrated_folder):
        pass


def test_a_name_that_would_turn_the_line_is_shown_safely(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    text = board_file.read_text(encoding="utf-8")
    board_file.write_text(text.replace("Tamebridge Health and", "\\u202e\\u001b[2JTamebridge"), encoding="utf-8")
    for words in (("boards", "load", str(board_file)), ("boards", "list"), ("doctor",)):
        shown = boardpulse(*words, folder=migrated_folder)
        assert (shown.returncode, "Tamebridge Wellbeing Board" in shown.stdout) == (0, True)
        assert not {"\u202e", "\u001b"} & set(shown.stdout)


def test_every_fault_of_a_board_file_is_named_at_once(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    text = board_file.read_text(encoding="utf-8")
    board_file.write_text(
        text.replace('person = "chair"', 'person = "nobody"')
        .replace("maturity_matrix@2011", "maturity_matrix@1911")
        .replace('duties = ["coordinator"], ', "")
        .replace('handle = "bram"', 'handle = "ottoline"'),
        encoding="utf-8",
    )
    shown = boardpulse("boards", "load", str(board_file), folder=migrated_folder)
    assert shown.returncode == 2
    assert "4 faults:" in shown.stderr
    for words in ("nobody has the key nobody", "there is no edition 'maturity_matrix@1911'", "nobody is the coordinator", "stands 2 times"):
        assert words in shown.stderr
    assert boardpulse("boards", "list", folder=migrated_folder).stdout.startswith("There is no board yet.")


def test_an_edition_with_faults_is_refused_with_file_and_item(tmp_path: pathlib.Path) -> None:
    assert boardpulse("frameworks", "check", folder=tmp_path).stdout.strip() == "7 editions, no fault."
    copy = tmp_path / "editions"
    shutil.copytree(ROOT / "frameworks" / "data", copy)
    edition = copy / "annex_a" / "2015.toml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("position = 3", "position = 33"), encoding="utf-8")
    shown = boardpulse("frameworks", "check", str(copy), folder=tmp_path)
    assert shown.returncode == 1
    assert "annex_a/2015.toml: " in shown.stderr


def test_two_processes_cannot_share_a_sqlite_file(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    boardpulse("boards", "load", str(board_file), folder=migrated_folder)
    with serving(migrated_folder):
        shown = boardpulse("boards", "list", folder=migrated_folder)
        assert shown.returncode == 2
        assert shown.stderr.startswith("Another Boardpulse process uses this SQLite file.")
    assert boardpulse("boards", "list", folder=migrated_folder).returncode == 0


def test_serve_answers_health_checks_and_stops_when_asked(migrated_folder: pathlib.Path) -> None:
    with serving(migrated_folder, from_the_start=True) as (server, base, said):
        with urllib.request.urlopen(f"{base}/healthz", timeout=10) as answer:
            assert json.load(answer)["status"] == "ok"
        with urllib.request.urlopen(f"{base}/readyz", timeout=10) as answer:
            assert json.load(answer) == {"status": "ready", "deliveries": {}}
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{base}/anything", timeout=10)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=20) == 0
        assert "Boardpulse has stopped." in said.read()


def test_the_command_line_on_postgresql(tmp_path: pathlib.Path, board_file: pathlib.Path, server: postgres.Server) -> None:
    with server.fresh_database() as url:
        settings = {"BOARDPULSE_DATABASE_URL": url}
        assert boardpulse("migrate", folder=tmp_path, **settings).returncode == 0
        assert boardpulse("boards", "load", str(board_file), folder=tmp_path, **settings).returncode == 0
        shown = boardpulse("doctor", folder=tmp_path, **settings)
        assert (shown.returncode, "Several processes can use it at once." in shown.stdout) == (0, True)


class serving:  # noqa: N801 - reads as a verb where it is used
    """`boardpulse serve` on a free port, ended whatever happens."""

    def __init__(self, folder: pathlib.Path, *, from_the_start: bool = False) -> None:
        self._folder = folder
        self._from_the_start = from_the_start

    def __enter__(self) -> tuple[subprocess.Popen[bytes] | forked.Process, str, TextIO]:
        reading, writing = os.pipe()
        self._said = os.fdopen(reading, encoding="utf-8")
        with os.fdopen(writing, "wb") as said:
            self._process = self._started(said.fileno())
        line = self._said.readline()
        assert "Health: " in line, line
        return self._process, line.split("Health: ")[1].split("/healthz")[0], self._said

    def _started(self, said: int) -> subprocess.Popen[bytes] | forked.Process:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "BOARDPULSE_LISTEN_PORT": "0", "PYTHONUNBUFFERED": "1"}
        if not self._from_the_start:
            return forked.start(forked.BOARDPULSE, "serve", folder=self._folder, environment=environment, stdout=said)
        return subprocess.Popen([sys.executable, "-m", "bot", "serve"], cwd=self._folder, env=environment, stdout=said)

    def __exit__(self, *error: object) -> None:
        try:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=20)
        finally:
            self._said.close()
