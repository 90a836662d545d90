"""A board that switched the three pictures on, and one that did not, from the opening to the channel."""

import dataclasses
import datetime

from conversations import boards
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board
from tests.acceptance.living_board import LivingBoard, at, person

TOOL, BAROMETER = "development_tool@2013", "barometer@2013"
HANDLES = tuple(f"member{number}" for number in range(1, 10))
ALL = frozenset({boards.Extra.DASHBOARD, boards.Extra.SPIDERGRAM, boards.Extra.SCORECARD})


async def summary_of(database: storage_database.Database, library: loader.Library, ref: str, extras: frozenset[boards.Extra]) -> str:
    """What stands in the channel once eight of nine have said the same of every part, but the first."""
    one = LivingBoard(database, library, at(12, 1, 7))
    plan = dataclasses.replace(living_board.pulse(datetime.date(2026, 1, 19)), edition_ref=ref, extras=extras)
    people = (person(handle, ("chat", handle)) for handle in HANDLES)
    await one.load(living_board.board(tuple(people), plan))
    await one.lives_until(at(19, 1, 9, 1))
    for handle in HANDLES[:8]:
        answers = ["1" if handle < "member5" else "3", *["2"] * (len(library[ref].items) - 1)]
        for answer in answers:
            await one.types(handle, f"{answer} 2" if ref == BAROMETER else answer)
    await one.lives_until(at(2, 2, 9, 1))
    (text,) = one.chat.texts("riverside-channel")
    return text


async def test_nothing_is_added_unasked_and_the_questions_have_their_signposts(
    database: storage_database.Database, library: loader.Library
) -> None:
    plain = await summary_of(database, library, TOOL, frozenset())
    assert "8 of 9 answered." in plain
    assert "On one page" not in plain
    assert "Small bar charts" not in plain
    assert "web" not in plain
    lines = plain.split("\n\n")
    asked = [line for line in lines if line.startswith(("A question for the meeting:", "Another question:"))]
    assert 1 <= len(asked) <= 3
    start = lines.index("To go with these questions") + 1
    starts = ("Also asked, in ", "One place tried this in 2011.", "There is a workshop pack", "To read, from ")
    below = [line for line in lines[start : start + 4] if line.startswith(("On ", *starts)) and any(one in line for one in starts)]
    assert 1 <= len(below) <= 3
    assert lines.index(asked[-1]) < start
    assert below == lines[start : start + len(below)]


async def test_all_three_are_added_and_nothing_else_is_changed(database: storage_database.Database, library: loader.Library) -> None:
    full = await summary_of(database, library, TOOL, ALL)
    before, card, after = full.partition("On one page\n")
    assert "It gives nobody marks." in before
    assert card
    rows = after.split("\n\n")[0].splitlines()
    assert [row.split(":")[0] for row in rows] == [item.name for item in library[TOOL].items]
    assert rows[1].endswith(": Now 2 Established HWB; Views largely alike")
    assert "Development tool 2013: how the answers spread" in after
    assert "Vision: Now 4 chose 1 Young HWB and 4 chose 3 Mature HWB; Answers 8 of 9" in after
    assert "Development tool 2013: the middle answers" in after
    assert "can mislead" in after
    assert "scor" not in full.lower()


async def test_a_consensus_round_may_have_them_too(database: storage_database.Database, library: loader.Library) -> None:
    full = await summary_of(database, library, BAROMETER, ALL)
    assert "On one page\nOur Shared Ambition: Now In a few places to Everywhere that it should be; Views far apart\n" in full
    assert "Barometer 2013: the middle answers" in full
    assert "Barometer 2013: how the answers spread" in full
