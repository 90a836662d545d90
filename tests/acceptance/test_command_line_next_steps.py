"""The commands on what a board agreed, as their user meets them."""

import datetime
import json
import pathlib
import shutil
from typing import Any

import pytest

from tests.acceptance.test_command_line import boardpulse
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory, sqlite_pattern: pathlib.Path) -> pathlib.Path:
    """A folder with the board of the demonstration."""
    folder = tmp_path_factory.mktemp("agreed")
    shutil.copy(sqlite_pattern, folder / "boardpulse.sqlite3")
    assert boardpulse("boards", "load", str(ROOT / "bot" / "demo_board.toml"), folder=folder).returncode == 0
    return folder


def held(folder: pathlib.Path, *words: str) -> Any:
    shown = boardpulse(*words, "--json", folder=folder)
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)


def test_actions_are_added_handed_over_ended_and_undone(at_work: pathlib.Path) -> None:
    day = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=60)
    made = held(
        at_work, "actions", "tamebridge", "add", "One list of homes", "--who", "housing", "--by", day.isoformat(), "--see", "Fewer wait"
    )
    assert (made["number"], made["who"], made["by"], made["state"], made["see"]) == (1, "housing", day.isoformat(), "live", "Fewer wait")
    assert held(at_work, "actions", "tamebridge", "hand-over", "1", "Rufus")["who"] == "community_trust"
    assert held(at_work, "actions", "tamebridge", "undo", "1")["who"] == "housing"
    assert held(at_work, "actions", "tamebridge", "done", "1")["state"] == "done"
    again = boardpulse("actions", "tamebridge", "drop", "1", folder=at_work)
    assert (again.returncode, again.stdout) == (2, "")
    assert "This action is over" in again.stderr
    shown = boardpulse("actions", "tamebridge", "list", folder=at_work)
    assert "1. One list of homes Done on" in shown.stdout
    assert [one["state"] for one in held(at_work, "actions", "tamebridge", "list")] == ["done"]


def test_every_fault_is_told_at_once_and_nothing_is_kept(at_work: pathlib.Path) -> None:
    before = held(at_work, "actions", "tamebridge", "list")
    bad = boardpulse("actions", "tamebridge", "add", "x" * 201, "--who", "nobody at all", "--by", "1 May 2050", folder=at_work)
    assert (bad.returncode, len(bad.stderr.splitlines())) == (2, 3)
    assert held(at_work, "actions", "tamebridge", "list") == before
    lost = boardpulse("actions", "elsewhere", "list", folder=at_work)
    assert (lost.returncode, "no board with that short name" in lost.stderr) == (2, True)


def test_positions_are_written_down_replaced_and_taken_back(at_work: pathlib.Path) -> None:
    place = ("agreed", "tamebridge")
    made = held(at_work, *place, "add", "maturity_matrix", "2", "--text", "We work to one plan.", "--level", "3", "--present", "chair")
    assert (made["edition"], made["item"], made["level"], made["present"]) == ("maturity_matrix@2011", "strategy", 3, ["chair"])
    assert len(held(at_work, *place, "add", "maturity_matrix@2011", "strategy", "--text", "Nearly.")["present"]) == 14
    shown = boardpulse(*place, "list", folder=at_work)
    assert "maturity_matrix@2011, 2 Strategy: “Nearly.” Agreed on" in shown.stdout
    assert held(at_work, *place, "undo", "maturity_matrix", "2")["text"] == "We work to one plan."
    assert len(held(at_work, *place, "list")) == 1
    bad = boardpulse(*place, "add", "maturity_matrix", "77", "--text", " ", "--level", "9", "--on", "tomorrow", folder=at_work)
    assert (bad.returncode, len(bad.stderr.splitlines())) == (2, 4)
    unused = boardpulse(*place, "add", "barometer", "1", "--text", "Yes", folder=at_work)
    assert (unused.returncode, "It uses: maturity_matrix" in unused.stderr) == (2, True)
