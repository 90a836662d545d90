"""The commands on instruments as their user meets them: a process, its exit code, and what it prints."""

import json
import pathlib
import shutil
import subprocess
import tomllib
from typing import Any

import pytest

from tests import printed
from tests.acceptance import test_command_line
from tests.conftest import ROOT

DATA = ROOT / "frameworks" / "data"


def frameworks(*words: str, folder: pathlib.Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return test_command_line.boardpulse("frameworks", *words, folder=folder, typed=typed)


def as_json(*words: str, folder: pathlib.Path, code: int = 0) -> Any:
    shown = frameworks(*words, "--json", folder=folder)
    assert shown.returncode == code, shown.stderr
    return json.loads(shown.stdout)


def test_list_says_what_each_edition_is(tmp_path: pathlib.Path) -> None:
    shown = frameworks("list", folder=tmp_path)
    assert shown.returncode == 0
    lines = iter(shown.stdout.splitlines())
    line = next(line for line in lines if line.startswith("maturity_matrix@2011 "))
    assert "one of 6 levels, now and" in line
    assert line.split()[-2:] == ["6", "3"]
    below = " ".join(next(lines) for _ in range(3))
    assert "Maturity matrix" in below
    assert "In Boardpulse’s own words" in below
    held = {one["ref"]: one for one in as_json("list", folder=tmp_path)}
    assert (held["development_tool@2013"]["units"], held["development_tool@2013"]["wording"]) == (102, "ours")


@pytest.mark.parametrize("ref", ["maturity_matrix@2011", "barometer@2013"])
def test_show_has_every_word_of_an_edition(ref: str, tmp_path: pathlib.Path) -> None:
    shown = frameworks("show", ref, folder=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    said = " ".join(shown.stdout.split())
    edition = tomllib.loads((DATA / ref.replace("@", "/")).with_suffix(".toml").read_text(encoding="utf-8"))
    for item in edition["items"]:
        texts = [item["name"], item["question"], *item.get("follow_ups", ())]
        described = [one for level in item.get("descriptors", ()) for one in (level, *level.get("statements", ())) if "text" in one]
        for one in (*described, *item.get("statements", ()), *item.get("aspirations", ())):
            texts += [one["text"], *one.get("points", ())]
        assert [text for text in texts if text not in said] == []
    assert all(term["today"] in said for term in edition.get("terms", ()))
    assert all(level["name"] in said for level in edition["scale"].get("levels", ()))
    assert edition["source"]["document"] in said


def test_show_knows_an_edition_without_its_version_and_lists_its_units(tmp_path: pathlib.Path) -> None:
    held = as_json("show", "annex_a", "--units", folder=tmp_path)
    assert len(held) == 14
    assert as_json("show", "annex_a@2015", folder=tmp_path)["edition"]["id"] == "annex_a"
    unknown = frameworks("show", "annex_b", folder=tmp_path)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("There is no edition annex_b. There is annex_a@2015, ")


def test_check_names_every_fault_of_a_file_of_ones_own(tmp_path: pathlib.Path) -> None:
    text = (DATA / "annex_a" / "2015.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine, for now.toml"
    mine.write_text(text, encoding="utf-8")
    good = frameworks("check", mine.name, folder=tmp_path)
    assert (good.returncode, good.stdout.strip()) == (0, "One edition, no fault."), "wherever it stands, and whatever it is called"
    mine.write_text(text.replace("position = 3", "position = 33").replace("minutes = ", "minute = "), encoding="utf-8")
    shown = frameworks("check", mine.name, folder=tmp_path)
    assert (shown.returncode, shown.stdout) == (1, "")
    lines = shown.stderr.splitlines()
    assert lines[0] == "3 faults:"
    assert all(line.startswith("  mine, for now.toml: ") for line in lines[1:])
    told = as_json("check", mine.name, folder=tmp_path, code=1)
    assert {(one["item"].split(" ")[0], one["message"][:20]) for one in told["faults"]} >= {("edition", 'The key "minutes" is')}
    assert len(told["faults"]) == 3
    nothing = frameworks("check", "nowhere.toml", folder=tmp_path)
    assert (nothing.returncode, nothing.stderr.strip()) == (2, "There is no file or folder nowhere.toml.")


def test_check_looks_at_a_folder_and_at_all_that_comes_with_boardpulse(tmp_path: pathlib.Path) -> None:
    (tmp_path / "small").mkdir()
    shutil.copy(DATA / "annex_a" / "2015.toml", tmp_path / "small" / "2015.toml")
    shown = frameworks("check", ".", folder=tmp_path)
    assert (shown.returncode, "Make them the same" in shown.stderr) == (1, True)
    assert as_json("check", folder=tmp_path)["faults"] == []
    layer = tmp_path / "boardpulse-data" / "wording" / "annex_a" / "2015.published.toml"
    layer.parent.mkdir(parents=True)
    layer.write_text('edition = "annex_a@2015"\nkind = "published"\nmade_on = 2026-11-22\n[units]\n"nobody" = "x"\n', encoding="utf-8")
    spoilt = frameworks("check", folder=tmp_path)
    assert (spoilt.returncode, "unit nobody: annex_a@2015 has no such unit." in spoilt.stderr) == (1, True)


@pytest.mark.parametrize("shape", ["levels", "open", "consensus", "pick"])
def test_a_new_edition_is_sound_at_once(shape: str, tmp_path: pathlib.Path) -> None:
    shown = frameworks("new", typed=f'listening_well\n2024\nA "first" try\n{shape}\n', folder=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    file = tmp_path / "boardpulse-data" / "editions" / "listening_well" / "2024.toml"
    assert tomllib.loads(file.read_text(encoding="utf-8"))["title"] == 'A "first" try'
    assert "$" not in file.read_text(encoding="utf-8")
    assert frameworks("check", str(file.parents[1]), folder=tmp_path).stdout.strip() == "One edition, no fault."


def test_new_writes_over_nothing_and_takes_no_name_that_cannot_be(tmp_path: pathlib.Path) -> None:
    options = ["--version", "2024", "--title", "T", "--shape", "open"]
    assert as_json("new", "--id", "mine", *options, folder=tmp_path)["ref"] == "mine@2024"
    again = frameworks("new", "--id", "mine", *options, folder=tmp_path)
    assert (again.returncode, "already" in again.stderr) == (2, True)
    refused = frameworks("new", "--id", "../mine", *options, folder=tmp_path)
    assert (refused.returncode, refused.stderr.startswith("The id must be 2 to 40 small letters")) == (2, True)
    year = frameworks("new", "--id", "mine", "--version", "now", "--title", "T", "--shape", "open", folder=tmp_path)
    assert (year.returncode, year.stderr.startswith("The version must be a year")) == (2, True)
    assert [path.name for path in tmp_path.rglob("*.toml")] == ["2024.toml"]


@pytest.mark.parametrize(
    ("name", "held", "says"),
    [
        ("scan.pdf", printed.pdf([[]]), "A scanned page is a picture"),
        ("locked.pdf", printed.locked(printed.pdf([["Words."]]), "secret"), "locked with a password"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "Only .txt, .pdf and .docx"),
        ("half.docx", b"PK", "damaged"),
    ],
)
def test_a_document_that_cannot_be_read_changes_nothing(name: str, held: bytes, says: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / name).write_bytes(held)
    (tmp_path / "good.txt").write_text("Some words.", encoding="utf-8")
    shown = frameworks("adopt-wording", "good.txt", name, folder=tmp_path)
    assert (shown.returncode, shown.stdout, len(shown.stderr.splitlines())) == (2, "", 1)
    assert says in shown.stderr
    assert not (tmp_path / "boardpulse-data" / "wording").exists()


def test_the_wrong_document_is_told_and_changes_nothing(tmp_path: pathlib.Path) -> None:
    (tmp_path / "recipe.txt").write_text("Take two eggs.\n" * 50, encoding="utf-8")
    shown = frameworks("adopt-wording", "recipe.txt", folder=tmp_path)
    assert (shown.returncode, shown.stderr) == (1, "")
    assert shown.stdout.startswith("Nothing of any edition was found, so nothing was changed.")
    assert "development_tool@2013: 0 of 102 found" in shown.stdout
    told = as_json("adopt-wording", "recipe.txt", folder=tmp_path, code=1)
    assert told["development_tool@2013"]["found"] == 0
    assert len(told["development_tool@2013"]["missing"]) == told["development_tool@2013"]["of"] == 102
    assert not (tmp_path / "boardpulse-data" / "wording").exists()


def test_signposts_are_listed(tmp_path: pathlib.Path) -> None:
    shown = frameworks("signposts", folder=tmp_path)
    assert (shown.returncode, "maturity_matrix@2011/strategy" in shown.stdout) == (0, True)
    told = as_json("signposts", folder=tmp_path)
    assert 1 <= len(told["maturity_matrix@2011/strategy"]) <= 3


BOARD = ("--by", "Ada", "--why", "Nobody here says it so.", "--confidence", "fairly")


def test_a_board_rewords_a_unit_and_takes_it_back(migrated_folder: pathlib.Path) -> None:
    assert test_command_line.boardpulse("boards", "load", str(ROOT / "bot" / "demo_board.toml"), folder=migrated_folder).returncode == 0
    unit = ("tamebridge", "maturity_matrix", "governance/1")
    kept = frameworks("reword", *unit, "--text", "We wrote down who does what.", *BOARD, folder=migrated_folder)
    assert (kept.returncode, kept.stderr) == (0, "")
    assert kept.stdout.startswith("Governance, level Basic level: kept for tamebridge in ")
    layer = migrated_folder / "boardpulse-data" / "wording" / "maturity_matrix" / "2011.local.tamebridge.toml"
    held = tomllib.loads(layer.read_text(encoding="utf-8"))["changes"][0]
    assert {key: held[key] for key in ("by", "why", "confidence")} == {
        "by": "Ada",
        "why": "Nobody here says it so.",
        "confidence": "fairly",
    }
    shown = as_json("show", "maturity_matrix", "--units", "--board", "tamebridge", folder=migrated_folder)
    assert shown["governance/1"] == "We wrote down who does what."
    assert as_json("show", "maturity_matrix", "--units", folder=migrated_folder)["governance/1"] != shown["governance/1"]
    assert frameworks("reword", *unit, "--back", *BOARD, folder=migrated_folder).returncode == 0
    assert len(tomllib.loads(layer.read_text(encoding="utf-8"))["changes"]) == 2, "nothing is forgotten"
    again = frameworks("reword", *unit, "--back", *BOARD, folder=migrated_folder)
    assert (again.returncode, "nothing to take back" in again.stderr) == (2, True)
    stranger = frameworks("reword", "elsewhere", "maturity_matrix", "governance/1", "--text", "x", *BOARD, folder=migrated_folder)
    assert (stranger.returncode, stranger.stderr.strip()) == (2, "There is no board with that short name. There is tamebridge.")
    nowhere = frameworks("reword", "tamebridge", "maturity_matrix", "governance/9", "--text", "x", *BOARD, folder=migrated_folder)
    assert (nowhere.returncode, "has no unit “governance/9”" in nowhere.stderr) == (2, True)
    empty = frameworks("reword", *unit, "--text", "  ", *BOARD, folder=migrated_folder)
    assert (empty.returncode, "The text is empty or too long" in empty.stderr) == (2, True)
