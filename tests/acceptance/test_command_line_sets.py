"""Learning sets on the command line: begun from a file, moved, ended, written as a calendar, and nothing of what is said in them."""

import asyncio
import datetime
import json
import logging
import pathlib
from collections.abc import Iterator
from typing import Any

import icalendar
import pytest
import typer.testing

from bot.board import boards as board_files
from bot.commands import cli
from frameworks import errors, loader
from storage import database as storage_database
from tests.acceptance import memo_life, test_command_line
from tests.conftest import ROOT

YEAR = datetime.datetime.now(datetime.UTC).year + 1
FILE = f"""
name = "Thursday set"
members = [MEMBERS]
first = {YEAR}-01-14T14:00:00
"""


@pytest.fixture
def folder(
    migrated_sqlite: str, tmp_path: pathlib.Path, library: loader.Library, monkeypatch: pytest.MonkeyPatch
) -> Iterator[pathlib.Path]:
    """A folder as a demonstration leaves one, with a file for a set of four. Whoever writes the log is as before, afterwards."""
    monkeypatch.setenv("BOARDPULSE_SECRET_KEYS", memo_life.KEY)

    async def load() -> list[str]:
        async with storage_database.opened(migrated_sqlite) as opened:
            plan = board_files.read(ROOT / "bot" / "demo_board.toml", library)
            board_id = await opened.run(lambda repos: board_files.load(repos, plan, datetime.datetime.now(datetime.UTC)))
            return [one.key for one in await opened.run(lambda repos: repos.boards.people_of(board_id))]

    keys = asyncio.run(load())[:4]
    (tmp_path / "set.toml").write_text(FILE.replace("MEMBERS", ", ".join(f'"{one}"' for one in keys)), encoding="utf-8")
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield tmp_path
    root.handlers[:] = handlers
    root.setLevel(level)


def sets(*words: str, folder: pathlib.Path) -> tuple[str, str]:
    """What is printed, and what is said of what went wrong: the whole program turns that into exit code 2."""
    runs = typer.testing.CliRunner().invoke(cli.app, ["sets", *words, "--folder", str(folder)])
    if runs.exception is None:
        return runs.stdout, ""
    assert isinstance(runs.exception, errors.BoardpulseError), runs.exception
    return runs.stdout, str(runs.exception)


def as_json(*words: str, folder: pathlib.Path) -> Any:
    shown, wrong = sets(*words, "--json", folder=folder)
    assert wrong == ""
    return json.loads(shown)


def test_a_set_is_begun_changed_and_undone(folder: pathlib.Path) -> None:
    file = str(folder / "set.toml")
    assert as_json("begin", file, "--preview", folder=folder)["set"] is None
    assert as_json("list", folder=folder) == []
    begun = as_json("begin", file, folder=folder)["set"]
    assert (begun["members"], len(begun["meetings"])) == (4, 6)
    assert set(begun) == {"id", "name", "zone", "members", "ended_at", "meetings"}
    moved = as_json("move", "1", "1", f"15 January {YEAR} 3 pm", folder=folder)
    assert moved["meetings"][0]["starts_at"].startswith(f"{YEAR}-01-15T15:00")
    assert as_json("cancel", "Thursday set", "2", folder=folder)["meetings"][1]["cancelled"]
    assert not as_json("cancel", "1", "2", "--undo", folder=folder)["meetings"][1]["cancelled"]
    assert len(as_json("add", "1", f"20 December {YEAR} 2 pm", folder=folder)["meetings"]) == 7
    assert as_json("end", "1", folder=folder)["ended_at"]
    out = folder / "set.ics"
    assert sets("ics", "1", "--out", str(out), folder=folder)[1] == ""
    events = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert {str(one["status"]) for one in events} == {"CANCELLED"}
    assert as_json("end", "1", "--undo", folder=folder)["ended_at"] is None
    assert sets("ics", "1", "--out", str(out), folder=folder)[1] == ""
    later = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert [str(one["uid"]) for one in later] == [str(one["uid"]) for one in events]
    assert all(int(str(new["sequence"])) > int(str(old["sequence"])) for new, old in zip(later, events, strict=True))
    assert {str(one["status"]) for one in later} == {"CONFIRMED"}
    shown, _ = sets("list", folder=folder)
    assert "4 members" in shown


def test_what_cannot_be_is_said_and_changes_nothing(folder: pathlib.Path) -> None:
    file = folder / "set.toml"
    sets("begin", str(file), folder=folder)
    before = as_json("list", folder=folder)
    bad = folder / "bad.toml"
    bad.write_text('name = "Pair"\nmembers = ["nobody_here", "nor_here"]\nfirst = 2020-01-01T09:00:00\nminutes = 5\n', encoding="utf-8")
    _, wrong = sets("begin", str(bad), folder=folder)
    assert all(said in wrong for said in ("nobody_here", "at least three people", "in the past", "30 to 480 minutes"))
    bad.write_text('name = 3\nmember = ["x"]\n', encoding="utf-8")
    _, wrong = sets("begin", str(bad), folder=folder)
    assert all(said in wrong for said in ("name", "members", "member", "first"))
    bad.write_text(file.read_text(encoding="utf-8") + 'zone = "Europe/Nowhere"\n', encoding="utf-8")
    assert "time zone" in sets("begin", str(bad), folder=folder)[1]
    for words, said in {
        ("show", "7"): "no set called",
        ("move", "1", "9", f"1 March {YEAR}"): "no meeting 9",
        ("move", "1", "1", "someday"): "could not read",
        ("move", "1", "1", "1 January 2020"): "in the past",
        ("cancel", "1", "1", "--undo"): "",
        ("add", "1", f"1 March {YEAR}"): "a day and a time",
        ("end", "1", "--undo"): "Nothing was changed",
    }.items():
        shown, wrong = sets(*words, folder=folder)
        assert shown == "", words
        assert wrong, words
        assert said in wrong, words
    assert as_json("list", folder=folder) == before


def test_the_program_says_what_went_wrong_and_ends_with_2(folder: pathlib.Path) -> None:
    shown = test_command_line.boardpulse("sets", "show", "7", "--folder", str(folder), folder=folder)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "no set called" in shown.stderr
