"""The evidence check beside the levels: never without them, never finer than they are, never of one person."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks import loader, schema
from frameworks.readings import disclosure, evidence, reading, seconds, stored
from frameworks.readings.reading import ImpossibleAnswers, ItemAnswers, UnreadableReading

TOOL = loader.load()["development_tool@2013"]
FINENESS = [disclosure.Detail.NOTHING, disclosure.Detail.MIDDLES, disclosure.Detail.BANDS, disclosure.Detail.COUNTS]
COUNTS = st.lists(st.integers(0, 6), min_size=4, max_size=4).map(tuple)


def read(now: tuple[int, ...], held: tuple[int, ...], *, answered: int = 30, floor: int = 5) -> evidence.Evidence:
    answers = [ItemAnswers(item_key="vision", now=now)]
    return evidence.read(TOOL, answers, {"vision": held}, eligible=30, answered=answered, floor=disclosure.Floor(answers=floor))


def test_levels_and_check_are_told_beside_each_other() -> None:
    came_to = read((0, 2, 7, 1), (1, 2, 6, 1))
    assert came_to.levels.items[0].now is not None
    assert came_to.levels.items[0].now.counts == (0, 2, 7, 1)
    side = came_to.held[0].side
    assert side is not None
    assert (side.counts, side.middle, came_to.held[0].few) == ((1, 2, 6, 1), (3, 3), False)
    assert (came_to.answered, came_to.eligible) == (30, 30)


@pytest.mark.parametrize(("held", "few"), [((4, 4, 2, 0), True), ((0, 5, 5, 0), True), ((2, 2, 5, 1), False), ((0, 0, 0, 10), False)])
def test_little_holds_where_the_middle_reaches_low(held: tuple[int, ...], *, few: bool) -> None:
    assert read((0, 2, 7, 1), held).held[0].few is few


@given(now=COUNTS, held=COUNTS, floor=st.integers(3, 6))
def test_the_check_is_never_told_below_its_floor_nor_finer_than_the_levels(now: tuple[int, ...], held: tuple[int, ...], floor: int) -> None:
    held = tuple(min(one, other) for one, other in zip(held, sorted(now), strict=True))
    came_to = read(now, held, floor=floor)
    (levels,), (check,) = came_to.levels.items, came_to.held
    if sum(held) < floor or sum(now) < floor:
        assert check == seconds.Second(item_key="vision", side=None, few=False)
        return
    assert check.side is not None
    assert levels.now is not None
    assert FINENESS.index(check.side.detail) <= FINENESS.index(levels.now.detail)
    assert not check.side.counts or sum(held) >= disclosure.LEVELS_FROM
    missing = sum(now) - sum(held)
    assert missing not in {1, 2} or check.side.detail is disclosure.Detail.MIDDLES
    assert stored.from_json(json.loads(json.dumps(stored.to_json(came_to)))) == came_to


@given(now=COUNTS, held=COUNTS)
def test_it_says_the_same_whoever_of_them_said_it(now: tuple[int, ...], held: tuple[int, ...]) -> None:
    """It is told from two rows of counts, so no crossing of the two can be in it; the levels read as they do without a check."""
    held = tuple(min(one, other) for one, other in zip(held, sorted(now), strict=True))
    answers = [ItemAnswers(item_key="vision", now=now)]
    assert read(now, held).levels == reading.read(TOOL, answers, eligible=30, answered=30)


def test_change_of_levels_is_told_as_ever() -> None:
    answers = [ItemAnswers(item_key="vision", now=(0, 2, 7, 1), pairs=((2, 3, 5), (3, 3, 3)), before=(0, 6, 4, 0))]
    came_to = evidence.read(TOOL, answers, {"vision": (0, 5, 5, 0)}, eligible=12, answered=10)
    moved = came_to.levels.items[0].moved
    assert moved is not None
    assert (moved.up, moved.same, moved.down) == (5, 3, 0)


@pytest.mark.parametrize("held", [(1, 1), (-1, 2, 2, 2), (9, 9, 9, 9)])
def test_counts_that_cannot_be(held: tuple[int, ...]) -> None:
    with pytest.raises(ImpossibleAnswers):
        read((0, 2, 7, 1), held)


def test_a_damaged_one_is_refused() -> None:
    body = stored.to_json(read((0, 2, 7, 1), (1, 2, 6, 1)))
    damages: list[dict[str, object]] = [{"evidence": 2}, {"more": 1}, {"held": []}, {"held": None}, {"levels": {}}, {"levels": 1}]
    for damage in damages:
        with pytest.raises(UnreadableReading):
            stored.from_json({**body, **damage})


def test_a_stored_one_that_tells_too_much_is_refused() -> None:
    body = stored.to_json(read((0, 2, 2, 0), (4, 0, 0, 0)))
    body["held"] = stored.to_json(read((0, 2, 7, 1), (1, 2, 6, 1)))["held"]
    with pytest.raises(UnreadableReading, match="may not be shown"):
        stored.from_json(body)


def test_an_edition_with_its_check_on_reads_the_same(library: loader.Library) -> None:
    tool: schema.Edition = library["development_tool@2013"]
    answers, held = [ItemAnswers(item_key="vision", now=(0, 2, 7, 1))], {"vision": (1, 2, 6, 1)}
    one, other = (evidence.read(edition, answers, held, eligible=12, answered=10) for edition in (tool, tool.with_evidence()))
    assert one == other
