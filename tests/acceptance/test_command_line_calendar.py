"""A board's calendar on the command line as its user meets it: what it prints, and what it says of what went wrong."""

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
from tests.acceptance import test_command_line
from tests.conftest import ROOT

KEY = "tamebridge"


@pytest.fixture
def folder(migrated_sqlite: str, tmp_path: pathlib.Path, library: loader.Library) -> Iterator[pathlib.Path]:
    """A folder as a demonstration leaves one. Whoever writes the log is as before, afterwards."""

    async def load() -> None:
        async with storage_database.opened(migrated_sqlite) as opened:
            plan = board_files.read(ROOT / "bot" / "demo_board.toml", library)
            await opened.run(lambda repos: board_files.load(repos, plan, datetime.datetime.now(datetime.UTC)))

    asyncio.run(load())
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield tmp_path
    root.handlers[:] = handlers
    root.setLevel(level)


def calendar(*words: str, folder: pathlib.Path, board: str = KEY) -> tuple[str, str]:
    """What is printed, and what is said of what went wrong: the whole program turns that into exit code 2."""
    runs = typer.testing.CliRunner().invoke(cli.app, ["calendar", board, *words, "--folder", str(folder)])
    if runs.exception is None:
        return runs.stdout, ""
    assert isinstance(runs.exception, errors.BoardpulseError), runs.exception
    return runs.stdout, str(runs.exception)


def as_json(*words: str, folder: pathlib.Path) -> Any:
    shown, wrong = calendar(*words, "--json", folder=folder)
    assert wrong == ""
    return json.loads(shown)


def test_a_year_is_set_up_changed_and_undone(folder: pathlib.Path) -> None:
    year = datetime.datetime.now(datetime.UTC).year + 1
    proposed = as_json("series", f"monthly from 1 March {year} at 2 pm, 3 meetings", folder=folder)
    assert proposed["meetings"] == []
    put_in = as_json("series", f"monthly from 1 March {year} at 2 pm, 3 meetings", "--start", folder=folder)
    assert len(put_in["meetings"]) == 3
    assert all(one["papers_by"] for one in put_in["meetings"])
    moved = as_json("move", "1", f"2 March {year} 3pm", folder=folder)
    first = moved["meetings"][0]
    assert first["starts_at"].startswith(f"{year}-03-02T15:00")
    assert first["changes"] == 1
    assert moved["meetings"][1:] == put_in["meetings"][1:]
    gone = as_json("cancel", "1", folder=folder)
    assert gone["meetings"][0]["cancelled"]
    file = folder / "board.ics"
    assert calendar("show", "--ics", str(file), folder=folder)[1] == ""
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [str(one["status"]) for one in events] == ["CANCELLED", "CONFIRMED", "CONFIRMED"]
    back = as_json("add", f"2 March {year} 3pm", folder=folder)
    assert (back["meetings"][0]["id"], back["meetings"][0]["cancelled"]) == (first["id"], False)


def test_pauses_begin_and_end(folder: pathlib.Path) -> None:
    year = datetime.datetime.now(datetime.UTC).year + 1
    assert len(as_json("pause", "august", folder=folder)["pauses"]) == 10
    as_json("resume", "august", folder=folder)
    days = as_json("pause", f"1 May {year} to 5 May {year}", folder=folder)["pauses"]
    assert days == [{"from": f"{year}-05-01", "until": f"{year}-05-05"}]
    assert as_json("resume", "1", folder=folder)["pauses"] == []
    assert as_json("pre-election", f"until 6 May {year}", folder=folder)["pre_election"][0]["until"] == f"{year}-05-06"
    assert as_json("pre-election", "--off", folder=folder)["pre_election"] == []


def test_what_cannot_be_is_said_and_changes_nothing(folder: pathlib.Path) -> None:
    year = datetime.datetime.now(datetime.UTC).year + 1
    assert "Added:" in calendar("add", f"1 March {year} at 2 pm", folder=folder)[0]
    before = as_json("show", folder=folder)
    for words, said in {
        ("add", "1 January 2020"): "is over",
        ("add", "someday"): "could not read",
        ("add", f"1 March {year} 9:00"): "--anyway",
        ("move", "7", f"1 April {year}"): "no meeting with number 7",
        ("move", "1", "--later", f"2 March {year}"): "no later meetings",
        ("cancel", "0"): "no meeting with number 0",
        ("resume", "3"): "no such pause",
        ("pause", "someday"): "could not read",
        ("pre-election",): "could not read",
        ("series", f"1 March {year}"): "could not read",
    }.items():
        shown, wrong = calendar(*words, folder=folder)
        assert shown == "", words
        assert said in wrong, words
    assert as_json("show", folder=folder) == before
    assert "no board with that short name" in calendar("show", folder=folder, board="nowhere")[1]


def test_the_program_says_what_went_wrong_and_ends_with_2(folder: pathlib.Path) -> None:
    shown = test_command_line.boardpulse("calendar", KEY, "add", "1 January 2020", "--folder", str(folder), folder=folder)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "is over" in shown.stderr
