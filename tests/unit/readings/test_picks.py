import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks import loader, schema
from frameworks.readings import disclosure, picks
from frameworks.readings.reading import ImpossibleAnswers, UnreadableReading

LIBRARY = loader.load()
AREAS = LIBRARY["areas_requiring_attention@2015"]
FIRST, SECOND = AREAS.items[0].key, AREAS.items[1].key


def told(done: int, picked: int, *, floor: int = 5) -> tuple[int, int] | None:
    read = picks.read(AREAS, {FIRST: picked}, eligible=20, done=done, floor=disclosure.Floor(answers=floor))
    return (read.items[0].low, read.items[0].high) if read.items else None


@pytest.mark.parametrize(
    ("done", "picked", "shown"),
    [
        (4, 4, None),
        (5, 2, (0, 2)),
        (5, 3, (3, 5)),
        (7, 3, (0, 3)),
        (7, 4, (4, 7)),
        (8, 0, (0, 2)),
        (8, 2, (0, 2)),
        (8, 3, (3, 3)),
        (8, 5, (5, 5)),
        (8, 6, (6, 8)),
        (8, 8, (6, 8)),
        (14, 4, (4, 4)),
    ],
)
def test_what_is_told_of_a_count(done: int, picked: int, shown: tuple[int, int] | None) -> None:
    assert told(done, picked) == shown


def test_items_stand_in_the_order_of_the_document_and_nobody_is_a_count_too() -> None:
    read = picks.read(AREAS, {SECOND: 5, FIRST: 4}, eligible=12, done=9)
    assert [one.item_key for one in read.items] == [item.key for item in AREAS.items]
    assert (read.items[2].low, read.items[2].high) == (0, 2)
    assert read.most == (SECOND,)
    assert (read.answered, read.eligible) == (9, 12)


@given(done=st.integers(3, 40), floor=st.integers(3, 10), picked=st.integers(0, 40))
def test_neither_side_of_a_count_is_ever_one_or_two_people(done: int, floor: int, picked: int) -> None:
    shown = told(done, picked, floor=floor) if picked <= done <= 20 else None
    if shown is None:
        assert done < floor or not picked <= done <= 20
        return
    low, high = shown
    assert low <= picked <= high
    if low == high:
        assert done >= disclosure.LEVELS_FROM
        assert min(low, done - low) >= picks.LEAST
    else:
        assert high - low >= 1


def test_each_thing_told_could_be_of_several_counts_or_of_groups_of_three() -> None:
    """Laid side by side, all that can be told of one number of people: no two neighbours of a small group are told apart."""
    for done in range(8, 20):
        cells = [told(done, picked) for picked in range(done + 1)]
        groups = [list(some) for _, some in itertools.groupby(cells)]
        assert len(groups[0]) == len(groups[-1]) == 3


@pytest.mark.parametrize(
    ("picked", "eligible", "done"),
    [({"nothing_known": 1}, 9, 9), ({FIRST: 10}, 12, 9), ({FIRST: -1}, 12, 9), ({}, 8, 9), ({FIRST: 9, SECOND: 9}, 9, 5)],
)
def test_counts_that_cannot_be(picked: dict[str, int], eligible: int, done: int) -> None:
    with pytest.raises(ImpossibleAnswers):
        picks.read(AREAS, picked, eligible=eligible, done=done)


def test_more_picks_than_everybody_has_cannot_be(library: loader.Library) -> None:
    one_pick = AREAS.model_copy(update={"scale": schema.Scale(shape=schema.Shape.PICK, picks=1)})
    with pytest.raises(ImpossibleAnswers):
        picks.read(one_pick, {FIRST: 5, SECOND: 5}, eligible=9, done=9)


def test_it_comes_back_from_storage_as_it_was() -> None:
    read = picks.read(AREAS, {FIRST: 4, SECOND: 1}, eligible=12, done=9)
    body = json.loads(json.dumps(picks.to_json(read)))
    assert picks.from_json(body) == read
    for damage in ({"picks": 2}, {"more": 1}, {"items": None}, {"done": "9"}):
        with pytest.raises(UnreadableReading):
            picks.from_json({**body, **damage})


@pytest.mark.parametrize(("done", "low", "high"), [(4, 0, 2), (7, 3, 3), (9, 1, 1), (9, 7, 7), (9, 0, 0)])
def test_a_stored_reading_that_tells_too_much_is_refused(done: int, low: int, high: int) -> None:
    with pytest.raises(UnreadableReading, match="may not be shown"):
        picks.Picks(edition=AREAS.ref, eligible=12, done=done, floor=5, items=(picks.Count(item_key=FIRST, low=low, high=high),))
