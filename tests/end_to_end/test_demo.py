"""The demonstration as anyone would start it: no terminal, a fresh folder, and everything it promises afterwards."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import filelock
import pytest
from PIL import Image

from bot import demo
from conversations import wording
from tests import forked
from tests.conftest import ROOT


def play(folder: pathlib.Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "demo"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=170, check=False
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[pathlib.Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, play(folder)


def test_it_ends_by_itself_and_shows_the_summary(played: tuple[pathlib.Path, subprocess.CompletedProcess[str]]) -> None:
    folder, ended = played
    assert (ended.returncode, ended.stderr) == (0, "")
    for words in ("Where you differ most: Governance", "What moved since", "Information and Intelligence", "make talk"):
        assert words in ended.stdout
    picture = next(line.split(": ", 1)[1] for line in ended.stdout.splitlines() if line.startswith("The picture: "))
    with Image.open(folder / picture) as image:
        image.verify()
        assert image.width == 1080


def test_what_it_wrote_down_is_what_happened(played: tuple[pathlib.Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = played
    facts = json.loads((folder / "demo" / "summary.json").read_text(encoding="utf-8"))
    assert (facts["seats"], len(facts["channel"])) == (14, 2)
    assert [pulse["state"] for pulse in facts["pulses"]] == ["closed", "closed"]
    first, second = (pulse["reading"] for pulse in facts["pulses"])
    for reading in (first, second):
        assert reading["eligible"] == 14
        assert reading["answered"] >= reading["floor"]
    assert second["talk_first"][0] == "governance"
    moved = {item["item_key"]: item["moved"] for item in second["items"]}["information_and_intelligence"]
    assert moved["up"] > moved["same"] + moved["down"]
    assert set(facts["deliveries"]) <= {"sent", "moot", "failed"}
    assert len(facts["digests"]) >= 16


def refused(folder: pathlib.Path, *words: str) -> str:
    """The one sentence with which the demonstration ends."""
    ended = forked.run(forked.BOARDPULSE, "demo", *words, folder=folder, environment={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)})
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1), ended
    return ended.stderr.strip()


def test_another_run_leaves_the_lock_and_somebody_s_own_files_alone(
    played: tuple[pathlib.Path, subprocess.CompletedProcess[str]], tmp_path: pathlib.Path
) -> None:
    mine = tmp_path / "demo"
    shutil.copytree(played[0] / "demo", mine)
    before = (mine / "board.sqlite3.writer").stat().st_ino
    for name in ("notes.txt", "data/notes.txt", "data/tamebridge/notes.txt"):
        (mine / name).write_text("mine")
    (mine / "data" / "tamebridge" / "stray.jsonl").write_text("from a talk")
    demo.begin_afresh(mine, wording.Wording())
    left = {path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file()}
    # The key stays: what it sealed may still be somebody's.
    assert left == {demo.MARKER, "board.sqlite3.writer", "secret-key", "notes.txt", "data/notes.txt", "data/tamebridge/notes.txt"}
    assert (mine / "board.sqlite3.writer").stat().st_ino == before


def test_a_real_board_in_the_folder_is_left_alone(tmp_path: pathlib.Path) -> None:
    real = tmp_path / "real"
    (real / "data").mkdir(parents=True)
    for name in ("board.sqlite3", "board.sqlite3-wal", "summary.json", "data/clock.json"):
        (real / name).write_text("ours")
    assert refused(tmp_path, "--folder", "real") == (
        "The folder real holds something else than a demonstration, and was left alone. Name a new or empty folder with --folder."
    )
    left = sorted(path.relative_to(real).as_posix() for path in real.rglob("*") if path.is_file())
    assert left == ["board.sqlite3", "board.sqlite3-wal", "data/clock.json", "summary.json"]


def test_a_folder_with_somebody_s_other_file_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert "holds something else" in refused(tmp_path, "--folder", ".")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_in_use_is_not_pulled_away(tmp_path: pathlib.Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / demo.MARKER).touch()
    (tmp_path / "demo" / "board.sqlite3").write_text("in use")
    with filelock.FileLock(tmp_path / "demo" / "board.sqlite3.writer"):
        assert refused(tmp_path).startswith("A running Boardpulse uses the folder demo.")
    assert (tmp_path / "demo" / "board.sqlite3").read_text() == "in use"


def test_a_file_in_the_way_is_one_sentence(tmp_path: pathlib.Path) -> None:
    (tmp_path / "taken").write_text("a file")
    for folder in ("taken", "taken/below"):
        assert refused(tmp_path, "--folder", folder) == (f"The demonstration cannot write to {folder}. Name another folder with --folder.")
    assert (tmp_path / "taken").read_text() == "a file"
