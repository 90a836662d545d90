"""A board's summaries one after the other: other questions each time, and from the third on what came before stands below the picture."""

import datetime
import re

from bot.instruments import guides
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.living_board import LivingBoard, at, person

MATRIX = "maturity_matrix@2011"
HANDLES = tuple(f"member{number}" for number in range(1, 9))
OPENS = (at(19, 1, 9, 1), at(20, 4, 9, 1), at(20, 7, 9, 1))
CLOSES = (at(2, 2, 9, 1), at(4, 5, 9, 1), at(3, 8, 9, 1))
QUESTION = re.compile(r"^(?:A question for the meeting|Another question): (.+?) It (?:goes with|is from)", re.MULTILINE)


async def test_three_rounds_ask_different_questions_and_the_third_looks_back(
    database: storage_database.Database, library: loader.Library
) -> None:
    one = LivingBoard(database, library, at(12, 1, 7))
    people = tuple(person(handle, ("chat", handle)) for handle in HANDLES)
    await one.load(living_board.board(people, living_board.pulse(datetime.date(2026, 1, 19))))
    for opens, closes in zip(OPENS, CLOSES, strict=True):
        await one.lives_until(opens)
        for handle in HANDLES:
            for place in range(6):
                apart = place in {1, 3} and handle < "member5"
                await one.types(handle, "0 4" if apart else "3 4")
        await one.lives_until(closes)
    first, second, third = one.chat.texts("riverside-channel")
    asked = [set(QUESTION.findall(text)) for text in (first, second, third)]
    assert all(len(questions) >= 2 for questions in asked), asked
    assert not asked[0] & asked[1]
    assert not asked[1] & asked[2]
    assert "Over time" not in first + second
    parts = ("where you are and where you mean to be", "Over time", "Answers are confidential.")
    picture, over_time, small_print = (third.find(part) for part in parts)
    assert 0 < picture < over_time < small_print, third


def test_questions_that_cannot_be_used_leave_the_follow_ups(library: loader.Library) -> None:
    few = loader.Library(editions={MATRIX: library[MATRIX]}, digests={MATRIX: library.digest(MATRIX)})
    guide = guides.guide(few)
    assert (guide.questions, guide.places) == ({}, {})
    assert guides.guide(library).questions
