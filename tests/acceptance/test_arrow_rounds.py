"""A year on, an arrow asks for its circle: once, of whoever still waits for it, and never beside a pulse that asks for it itself."""

import dataclasses
import datetime
from collections.abc import AsyncIterator

import pytest

from conversations import boards, calendar, messages
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.agreeing_board import OPENS, AgreeingBoard, leaving, plan

ROUND = "Your arrows have come round"
YEAR = living_board.at(5, 10, year=2027)


@pytest.fixture
async def board(migrated_sqlite: str, library: loader.Library) -> AsyncIterator[AgreeingBoard]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield AgreeingBoard(opened, library)


def every(months: int) -> boards.BoardPlan:
    """The board with a pulse of the matrix so often."""
    made = plan()
    (schedule,) = made.schedules
    rhythm = calendar.Rhythm(first=OPENS, every=months, unit=calendar.Unit.MONTHS, at=datetime.time(9), zone="Europe/London")
    return dataclasses.replace(made, schedules=(dataclasses.replace(schedule, rhythm=rhythm),))


async def draws(board: AgreeingBoard, *who: str) -> None:
    """Each gives a circle and an arrow to the first two questions."""
    for one in who:
        for _ in range(2):
            await board.says(one, "2 4")


async def test_an_arrow_asks_for_its_circle_a_year_on_and_once(board: AgreeingBoard, library: loader.Library) -> None:
    await board.load(every(60))
    await board.lives_until(living_board.at(6, 10))
    await draws(board, "ada", "bo")
    await board.lives_until(YEAR - datetime.timedelta(minutes=1))
    assert board.heads("ada") == []
    await board.lives_until(YEAR + datetime.timedelta(days=1))
    board.read_with(library)
    await board.lives_until(YEAR + datetime.timedelta(days=30))
    assert [board.heads(one) for one in ("ada", "bo", "cy")] == [[ROUND], [ROUND], []]
    board.opens("ada")
    letter = messages.plain_text(board.last["ada"])
    assert letter.startswith("Riverside: Maturity matrix 2011")
    assert "That day has come: where are we now?" in letter
    assert letter.count("Where is it now?") == 2
    assert "Where is it now?" in await board.presses("ada", "Where are we now?")


async def test_a_pulse_that_opens_soon_says_it_in_a_line_instead(board: AgreeingBoard) -> None:
    await board.load(every(12))
    await board.lives_until(living_board.at(6, 10))
    await draws(board, "ada")
    await board.lives_until(YEAR + datetime.timedelta(days=40))
    assert board.heads("ada") == []
    openings = {who: [one for one in board.chat.texts(who) if "You drew arrows for about this time" in one] for who in ("ada", "bo")}
    assert (len(openings["ada"]), openings["bo"]) == (1, [])
    assert "1 of 6" in openings["ada"][0]


async def test_circles_given_since_leave_nothing_to_ask(board: AgreeingBoard) -> None:
    await board.load(every(7))
    await board.lives_until(living_board.at(6, 10))
    await draws(board, "ada", "bo")
    await board.lives_until(living_board.at(6, 5, year=2027))
    await board.says("ada", "3 3")
    await board.says("ada", "3 3")
    await board.says("bo", "3 3")
    await board.lives_until(YEAR + datetime.timedelta(days=5))
    assert (board.heads("ada"), board.heads("bo")) == ([], [ROUND]), "one circle of two is not all of them"


async def test_leavers_and_long_silences_get_nothing(board: AgreeingBoard) -> None:
    await board.load(every(60))
    await board.lives_until(living_board.at(6, 10))
    await draws(board, "ada", "bo")
    await board.load(leaving(every(60), "bo", datetime.date(2027, 9, 1)))
    await board.sleeps_until(YEAR + datetime.timedelta(days=2))
    assert (board.heads("ada"), board.heads("bo")) == ([ROUND], [])
    await board.load(every(60))
    await board.sleeps_until(YEAR + datetime.timedelta(days=5))
    assert board.heads("bo") == [], "days late, it is left out"


async def test_answers_that_are_not_kept_any_more_ask_for_nothing(board: AgreeingBoard) -> None:
    await board.load(dataclasses.replace(every(60), keep_months=6))
    await board.lives_until(living_board.at(6, 10))
    await draws(board, "ada")
    await board.lives_until(living_board.at(1, 6, year=2027))
    await board.work.forget(board.clock.now())
    await board.lives_until(YEAR + datetime.timedelta(days=5))
    assert board.heads("ada") == []
