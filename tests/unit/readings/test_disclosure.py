import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import change, disclosure, distribution

FLOOR = disclosure.Floor()
MATRIX = range(6)
Detail = disclosure.Detail


@pytest.mark.parametrize("answers", [2, 1, 0, -5])
def test_a_floor_below_three_is_refused(answers: int) -> None:
    with pytest.raises(disclosure.FloorTooLow, match="3"):
        disclosure.Floor(answers=answers)
    assert disclosure.Floor(answers=3).answers == 3


@pytest.mark.parametrize(
    ("answers", "detail"),
    [(0, Detail.NOTHING), (4, Detail.NOTHING), (5, Detail.BANDS), (7, Detail.BANDS), (8, Detail.COUNTS), (20, Detail.COUNTS)],
)
def test_more_answers_show_more(answers: int, detail: Detail) -> None:
    assert disclosure.detail_now(FLOOR, answers) is detail


@pytest.mark.parametrize(
    ("now", "ahead", "detail"),
    [
        (9, 9, Detail.COUNTS),
        (9, 8, Detail.MIDDLES),
        (9, 7, Detail.MIDDLES),
        (9, 6, Detail.BANDS),
        (8, 9, Detail.MIDDLES),
        (9, 4, Detail.NOTHING),
        (4, 9, Detail.NOTHING),
        (6, 6, Detail.BANDS),
        (6, 9, Detail.BANDS),
    ],
)
def test_ahead_is_never_finer_than_now_and_cannot_be_laid_over_it(now: int, ahead: int, detail: Detail) -> None:
    assert disclosure.detail_ahead(FLOOR, now, ahead) is detail


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (2, [(0, 1)]),
        (3, [(0, 2)]),
        (4, [(0, 1), (2, 3)]),
        (5, [(0, 1), (2, 4)]),
        (6, [(0, 1), (2, 3), (4, 5)]),
        (7, [(0, 1), (2, 4), (5, 6)]),
        (10, [(0, 2), (3, 6), (7, 9)]),
    ],
)
def test_a_band_never_holds_a_single_level(levels: int, expected: list[tuple[int, int]]) -> None:
    made = disclosure.bands((1,) * levels, range(levels))
    assert [(band.first, band.last) for band in made] == expected
    assert sum(band.count for band in made) == levels


def test_six_answers_show_bands_middles_and_middle_half_but_no_counts() -> None:
    side = disclosure.side((1, 0, 3, 1, 1, 0), MATRIX, Detail.BANDS)
    assert side is not None
    assert side.counts == ()
    assert [band.count for band in side.bands] == [1, 4, 1]
    assert (side.middle, side.half) == ((2, 2), (2, 3))


def test_with_a_lowered_floor_the_middle_half_of_three_answers_is_held_back() -> None:
    side = disclosure.side((1, 0, 1, 0, 0, 1), MATRIX, Detail.BANDS)
    assert side is not None
    assert (side.middle, side.half) == ((2, 2), None)


def test_the_reach_of_a_few_answers_does_not_name_the_lowest_one() -> None:
    counts = (0, 1, 0, 4, 0, 0)
    side, bounds = disclosure.side(counts, MATRIX, Detail.BANDS), distribution.bounds(counts, MATRIX, 4)
    assert side is not None
    assert bounds is not None
    assert bounds.lowest == (1, 1)
    assert disclosure.reach(side, bounds) == (0, 3)


@pytest.mark.parametrize(("people", "shown"), [(0, None), (1, None), (2, None), (3, 3), (9, 9)])
def test_few_who_set_an_item_aside_are_not_counted(people: int, shown: int | None) -> None:
    assert disclosure.aside(people) == shown


def test_most_is_said_only_of_the_floor_and_more() -> None:
    assert disclosure.mostly(FLOOR, 6, 9)
    assert not disclosure.mostly(FLOOR, 4, 5)
    assert not disclosure.mostly(FLOOR, 5, 10)


@pytest.mark.parametrize(
    ("moved", "shown"),
    [
        ((5, 3, 1), True),
        ((3, 1, 0), False),
        ((7, 0, 0), False),
        ((0, 7, 0), False),
        ((0, 0, 7), False),
        ((8, 0, 0), True),
        ((0, 8, 0), True),
        ((4, 1, 0), True),
    ],
)
def test_change_needs_the_floor_and_near_it_more_than_one_way(moved: tuple[int, int, int], *, shown: bool) -> None:
    up, same, down = moved
    counted = change.Change(up=up, same=same, down=down)
    row = (0, up + down + same, 0)
    assert disclosure.shown_change(FLOOR, counted, row, row) == (counted if shown else None)


def test_without_the_counts_before_change_is_shown_only_where_everybody_had_answered_before() -> None:
    moved = change.Change(up=5, same=3, down=1)
    assert disclosure.shown_change(FLOOR, moved, (), (0, 0, 4, 5, 0, 0)) == moved
    assert disclosure.shown_change(FLOOR, moved, (), (0, 0, 4, 9, 0, 0)) is None


@pytest.mark.parametrize(("floor", "writers", "told"), [(5, 7, False), (5, 8, True), (3, 7, False), (10, 9, False), (10, 10, True)])
def test_words_of_their_own_need_eight_people_or_a_higher_floor(floor: int, writers: int, *, told: bool) -> None:
    assert disclosure.free_text(disclosure.Floor(answers=floor), writers) == told


@pytest.mark.parametrize(("new", "again"), [(0, False), (1, False), (4, False), (5, True)])
def test_what_is_published_stays_until_the_floor_is_new_in_it(new: int, *, again: bool) -> None:
    assert disclosure.may_republish(FLOOR, new) == again


@pytest.mark.parametrize(("part", "rest", "told"), [(5, 5, True), (9, 4, False), (4, 9, False), (12, 0, False)])
def test_a_part_of_the_board_needs_the_floor_inside_and_outside(part: int, rest: int, *, told: bool) -> None:
    assert disclosure.part_and_rest(FLOOR, part, rest) == told


@given(st.lists(st.integers(0, 6), min_size=2, max_size=10), st.integers(3, 10))
def test_below_the_floor_nothing_passes_and_below_eight_no_level_is_counted(counts: list[int], answers: int) -> None:
    people = sum(counts)
    side = disclosure.side(counts, range(len(counts)), disclosure.detail_now(disclosure.Floor(answers=answers), people))
    if people < answers:
        assert side is None
    elif people < 8:
        assert side is not None
        assert side.counts == ()
        assert all(len(counts) == 1 or band.first < band.last for band in side.bands)
    else:
        assert side is not None
        assert side.counts == tuple(counts)
