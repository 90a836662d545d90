"""A floor below five is the board's own decision: written in its file with a day and a reason, kept, and told to administrators."""

import datetime
import logging
from typing import Any

import pytest

from bot.board import board_checks
from bot.board import boards as board_files
from conversations import boards
from frameworks import loader
from storage import database as storage_database
from tests.unit.house import test_extras

FILE: dict[str, Any] = {
    "key": "northby",
    "name": "Northby Board",
    "channel": {"platform": "console", "tenant": "northby", "handle": "channel"},
    "people": [{"key": "ada", "name": "Ada", "duties": ["coordinator"]}],
    "seats": [{"title": "Chair", "body": "Council", "sector": "Council", "person": "ada", "held_from": datetime.date(2025, 1, 1)}],
}
DECIDED = {"on": datetime.date(2026, 5, 1), "why": "We are seven."}
NOW = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize("floor", [3, 4])
def test_a_floor_below_five_needs_a_decision(library: loader.Library, floor: int) -> None:
    (told,) = board_checks.faults({**FILE, "floor": floor}, library)
    assert told.startswith(f"floor: a floor of {floor} is below 5")
    assert "floor_decision = { on = " in told
    assert board_checks.faults({**FILE, "floor": floor, "floor_decision": DECIDED}, library) == []


def test_no_decision_lets_a_floor_go_below_three(library: loader.Library) -> None:
    (told,) = board_checks.faults({**FILE, "floor": 2, "floor_decision": DECIDED}, library)
    assert told.startswith("floor: ")


def test_the_usual_floor_needs_none(library: loader.Library) -> None:
    assert board_checks.faults(FILE, library) == []
    assert board_checks.faults({**FILE, "floor": 6}, library) == []


def test_a_decision_says_when_and_why(library: loader.Library) -> None:
    found = board_checks.faults({**FILE, "floor": 4, "floor_decision": {"on": "May", "why": ""}}, library)
    assert [one.partition(":")[0] for one in found] == ["floor_decision.on", "floor_decision.why"]


def test_groups_need_levels_and_seats(library: loader.Library) -> None:
    told = test_extras.faults(library, test_extras.AREAS, boards.Extra.SECTORS)
    assert told == [f"{test_extras.AREAS} has no levels, so no groups can be told apart by them. Take sectors out of the extras."]
    assert test_extras.faults(library, test_extras.MATRIX, boards.Extra.SECTORS) == []


async def test_the_decision_is_kept_and_logged_once(
    database: storage_database.Database, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    plan = board_files.planned({**FILE, "floor": 4, "floor_decision": DECIDED}, library)
    for _ in range(2):
        await database.run(lambda repos: board_files.load(repos, plan, NOW))
    (board,) = await database.run(lambda repos: repos.boards.all())
    assert board.floor_decision == boards.FloorDecision(on=datetime.date(2026, 5, 1), why="We are seven.")
    logged = [one for one in caplog.records if getattr(one, "action", "") == "floor_decided"]
    assert len(logged) == 1
    assert "seven" not in str(logged[0].__dict__)
    usual = board_files.planned(FILE, library)
    await database.run(lambda repos: board_files.load(repos, usual, NOW))
    (board,) = await database.run(lambda repos: repos.boards.all())
    assert (board.floor, board.floor_decision) == (5, None)
