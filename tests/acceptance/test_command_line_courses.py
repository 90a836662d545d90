"""A board's course on the command line as its user meets it."""

import asyncio
import json
import logging
import pathlib
from collections.abc import Iterator
from typing import Any

import pytest
import typer.testing

from bot.commands import cli
from frameworks import errors, loader
from storage import database as storage_database
from tests.acceptance import courses_at_work

KEY = "riverside"


@pytest.fixture
def folder(migrated_sqlite: str, tmp_path: pathlib.Path, library: loader.Library) -> Iterator[pathlib.Path]:
    """A board with thirteen published rounds. Whoever writes the log is as before, afterwards."""

    async def load() -> None:
        async with storage_database.opened(migrated_sqlite) as opened:
            one = courses_at_work.LongBoard(opened, library)
            await one.load(courses_at_work.plan())
            await one.look_back(13)

    asyncio.run(load())
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield tmp_path
    root.handlers[:] = handlers
    root.setLevel(level)


def run(*words: str, folder: pathlib.Path, board: str = KEY) -> tuple[str, str]:
    """What is printed, and what is said of what went wrong."""
    runs = typer.testing.CliRunner().invoke(cli.app, ["courses", board, *words, "--folder", str(folder)])
    if runs.exception is None:
        return runs.stdout, ""
    assert isinstance(runs.exception, errors.BoardpulseError), runs.exception
    return runs.stdout, str(runs.exception)


def as_json(*words: str, folder: pathlib.Path) -> Any:
    shown, wrong = run(*words, "--json", folder=folder)
    assert wrong == ""
    return json.loads(shown)


def test_findings_are_shown_as_words_as_json_and_as_a_picture(folder: pathlib.Path) -> None:
    shown, wrong = run("show", folder=folder)
    assert wrong == ""
    assert "Nothing stands out from the usual ups and downs" in shown
    told = as_json("show", folder=folder)
    assert [one["picture"] for one in told["items"]] == ["control_chart"] * 6
    assert len(told["items"][0]["control"]["points"]) == 13
    file = folder / "chart.png"
    assert "The picture is in" in run("show", "--item", "2", "--out", str(file), folder=folder)[0]
    assert file.read_bytes().startswith(b"\x89PNG")


def test_what_happened_and_a_new_time_come_and_go(folder: pathlib.Path) -> None:
    assert "Written down: 12 May 2026: new chair" in run("happened", "add", "2026-05-12", "new", "chair", folder=folder)[0]
    assert len(as_json("happened", "add", "2026-05-12 new chair", folder=folder)["happened"]) == 1, "once"
    told = run("new-time", "1", "Five of us joined together with her", folder=folder)[0]
    assert "Nothing is changed yet" in told
    assert as_json("happened", "list", folder=folder)["happened"][0]["new_time"] is None
    run("new-time", "1", "Five of us joined together with her", "--begin", folder=folder)
    assert as_json("happened", "list", folder=folder)["happened"][0]["new_time"] == "Five of us joined together with her"
    assert len(as_json("show", folder=folder)["items"][0]["control"]["stretches"]) == 2
    run("new-time", "1", "--off", folder=folder)
    assert len(as_json("show", folder=folder)["items"][0]["control"]["stretches"]) == 1
    assert as_json("happened", "remove", "1", folder=folder)["happened"] == []


def test_what_happened_stands_under_a_heading_and_not_under_rules(folder: pathlib.Path) -> None:
    assert "What happened when:\n1. 12 May 2026" in run("happened", "add", "2026-05-12 new chair", folder=folder)[0]
    for words in (("rules",), ("aim", "2", "4", "Agreed in our strategy"), ("aim", "2", "--off")):
        assert "new chair" not in run(*words, folder=folder)[0]
    assert len(as_json("rules", folder=folder)["happened"]) == 1, "programs get the whole state"


def test_rules_and_aims_are_set(folder: pathlib.Path) -> None:
    told = as_json("rules", "--profile", "4", "--index", "3", folder=folder)
    assert told["rules"]["maturity_matrix"] == {"profile": "nhs_tools_2023_run6", "index_from": 3, "aims": {}}
    run("rules", "--index", "mean", folder=folder)
    told = as_json("aim", "2", "4", "Agreed in our strategy", folder=folder)
    assert told["rules"]["maturity_matrix"]["aims"] == {"strategy": 4}
    assert as_json("aim", "2", "--off", folder=folder)["rules"]["maturity_matrix"]["aims"] == {}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("happened", "add", "new chair"), "I could not read a day"),
        (("happened", "remove", "3"), "There is no number 3 here"),
        (("new-time", "1", "too short"), "There is no number 1 here"),
        (("rules", "--profile", "9"), "There are rules 1 to 4"),
        (("rules", "--index", "0"), "1, 2, 3, 4 and 5"),
        (("aim", "2", "9", "because"), "The levels are 0, 1, 2, 3, 4 and 5"),
        (("aim", "2", "4"), "where the board agreed"),
        (("show", "--item", "99"), "There is no question 99. Questions go from 1 to 6."),
        (("show", "--framework", "barometer"), "maturity_matrix"),
        (("show", "--item", "2", "--out", "/nowhere/at/all.png"), "all.png"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(folder: pathlib.Path, words: tuple[str, ...], why: str) -> None:
    assert why in run(*words, folder=folder)[1]


def test_an_unknown_board_is_named(folder: pathlib.Path) -> None:
    assert KEY in run("show", folder=folder, board="nowhere")[1]
