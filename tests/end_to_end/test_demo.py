"""The demonstration as anyone would start it: no terminal, a fresh folder, and everything it promises afterwards."""

import json
import os
import pathlib
import subprocess
import sys

import pytest
from PIL import Image

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


def test_a_second_run_starts_afresh_and_comes_to_the_same(played: tuple[pathlib.Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = played
    before = json.loads((folder / "demo" / "summary.json").read_text(encoding="utf-8"))
    assert play(folder).returncode == 0
    after = json.loads((folder / "demo" / "summary.json").read_text(encoding="utf-8"))
    assert [pulse["reading"] for pulse in after["pulses"]] == [pulse["reading"] for pulse in before["pulses"]]
    assert after["answers_given"] == before["answers_given"]
