import json

import pytest

from frameworks import loader, schema
from frameworks.readings import consensus, disclosure, picks, reading, seconds, stored
from frameworks.readings.reading import ImpossibleAnswers, ItemAnswers, UnreadableReading


@pytest.fixture
def barometer(library: loader.Library) -> schema.Edition:
    return library["barometer@2013"]


def read(edition: schema.Edition, now: tuple[int, ...], sure: tuple[int, ...], *, answered: int = 12) -> consensus.Consensus:
    given = [ItemAnswers(item_key="ambition", now=now)]
    return consensus.read(edition, given, {"ambition": sure}, eligible=14, answered=answered)


def test_places_and_sureness_are_told_beside_each_other(barometer: schema.Edition) -> None:
    came_to = read(barometer, (0, 2, 7, 1), (1, 6, 3))
    assert came_to.places.items[0].now is not None
    assert came_to.places.items[0].now.counts == (0, 2, 7, 1)
    side = came_to.sure[0].side
    assert side is not None
    assert (side.counts, side.middle) == ((1, 6, 3), (2, 2))
    assert (came_to.answered, came_to.eligible) == (12, 14)


@pytest.mark.parametrize(("sure", "few"), [((6, 3, 1), True), ((5, 5, 0), True), ((4, 5, 1), False), ((0, 1, 9), False)])
def test_few_are_sure_where_the_middle_lies_low(barometer: schema.Edition, sure: tuple[int, ...], *, few: bool) -> None:
    assert read(barometer, (0, 2, 7, 1), sure).sure[0].few is few


def test_below_the_floor_nothing_is_told_of_either(barometer: schema.Edition) -> None:
    came_to = read(barometer, (0, 2, 2, 0), (4, 0, 0))
    assert came_to.places.items[0].now is None
    assert came_to.sure == (seconds.Second(item_key="ambition", side=None, few=False),)


def test_sureness_has_its_own_floor(barometer: schema.Edition) -> None:
    assert read(barometer, (0, 2, 7, 1), (4, 0, 0)).sure[0].side is None


def test_where_one_or_two_left_it_open_only_the_middle_answers_are_told(barometer: schema.Edition) -> None:
    side = read(barometer, (0, 2, 7, 1), (1, 6, 2)).sure[0].side
    assert side is not None
    assert (side.detail, side.counts, side.bands, side.middle) == (disclosure.Detail.MIDDLES, (), (), (2, 2))


def test_seven_answers_are_told_in_bands(barometer: schema.Edition) -> None:
    side = read(barometer, (0, 2, 4, 1), (1, 4, 2), answered=7).sure[0].side
    assert side is not None
    assert side.counts == ()
    assert [(band.first, band.last, band.count) for band in side.bands] == [(1, 3, 7)]


@pytest.mark.parametrize("sure", [(1, 1), (-1, 2, 2), (9, 9, 9)])
def test_counts_that_cannot_be(barometer: schema.Edition, sure: tuple[int, ...]) -> None:
    with pytest.raises(ImpossibleAnswers):
        read(barometer, (0, 2, 7, 1), sure)


def test_it_comes_back_from_storage_as_it_was(barometer: schema.Edition) -> None:
    came_to = read(barometer, (0, 2, 7, 1), (1, 6, 3))
    body = json.loads(json.dumps(stored.to_json(came_to)))
    assert stored.from_json(body) == came_to
    damages: list[dict[str, object]] = [{"consensus": 2}, {"more": 1}, {"sure": []}, {"sure": None}, {"places": {}}, {"places": 1}]
    for damage in damages:
        with pytest.raises(UnreadableReading):
            stored.from_json({**body, **damage})


def test_a_stored_reading_that_tells_too_much_is_refused(barometer: schema.Edition) -> None:
    body = stored.to_json(read(barometer, (0, 2, 2, 0), (4, 0, 0)))
    body["sure"] = stored.to_json(read(barometer, (0, 2, 7, 1), (1, 6, 3)))["sure"]
    with pytest.raises(UnreadableReading, match="may not be shown"):
        stored.from_json(body)


def test_every_form_of_reading_is_known_by_its_first_key(library: loader.Library, barometer: schema.Edition) -> None:
    matrix, areas = library["maturity_matrix@2011"], library["areas_requiring_attention@2015"]
    levels = reading.read(matrix, [ItemAnswers(item_key="strategy", now=(0, 0, 5, 3, 0, 0), ahead=(0,) * 6)], eligible=9, answered=9)
    for one in (levels, read(barometer, (0, 2, 7, 1), (1, 6, 3)), picks.read(areas, {}, eligible=9, done=9)):
        assert stored.from_json(stored.to_json(one)) == one
