import collections
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import distribution

MATRIX = range(6)
ROWS = st.lists(st.integers(0, 15), min_size=2, max_size=10)


def histogram(answers: Iterable[int], values: Sequence[int]) -> tuple[int, ...]:
    """Counts per level, as the database gives them."""
    tally = collections.Counter(answers)
    return tuple(tally[value] for value in values)


def test_the_middles_and_quartiles_and_bounds_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("quantiles_and_bounds")
    for case in known["medians"]:
        counts = histogram(case["answers"], MATRIX)
        assert distribution.middles(counts, MATRIX) == (case["low"], case["high"])
    for case in known["quartiles"]:
        counts = histogram(case["answers"], MATRIX)
        assert distribution.quartiles(counts, MATRIX) == tuple(case["type1"])
    for case in known["missing_answer_bounds"]:
        values = range(case["scale"][0], case["scale"][1] + 1)
        counts = histogram(case["answers"], values)
        found = distribution.bounds(counts, values, case["members"] - len(case["answers"]))
        assert found is not None
        assert [list(found.lowest), list(found.highest)] == [case["if_all_missing_lowest"], case["if_all_missing_highest"]]


@pytest.mark.parametrize(
    ("counts", "middle", "quartiles"),
    [
        ((0, 3, 0, 0, 3, 0), (1, 4), (1, 1, 4)),
        ((1, 1, 1, 1, 1, 1), (2, 3), (1, 2, 4)),
        ((0, 0, 0, 1, 0, 0), (3, 3), (3, 3, 3)),
        ((0, 1, 2, 3, 2, 0), (3, 3), (2, 3, 3)),
    ],
)
def test_a_middle_is_a_level_somebody_chose_and_never_halfway(
    counts: tuple[int, ...], middle: tuple[int, int], quartiles: tuple[int, int, int]
) -> None:
    assert distribution.middles(counts, MATRIX) == middle
    assert distribution.quartiles(counts, MATRIX) == quartiles


def test_the_silent_can_pull_the_middle_either_way() -> None:
    found = distribution.bounds((0, 0, 2, 3, 3, 0), MATRIX, 4)
    assert found == distribution.Bounds(lowest=(2, 3), highest=(4, 4))


def test_no_answers_have_no_middle() -> None:
    empty = (0,) * 6
    assert distribution.middles(empty, MATRIX) is None
    assert distribution.quartiles(empty, MATRIX) is None
    assert distribution.bounds(empty, MATRIX, 9) is None


@given(ROWS)
def test_middles_and_quartiles_name_chosen_levels_in_order(counts: list[int]) -> None:
    values = range(1, len(counts) + 1)
    chosen = {value for value, count in zip(values, counts, strict=True) if count}
    middle, quartiles = distribution.middles(counts, values), distribution.quartiles(counts, values)
    if not chosen:
        assert (middle, quartiles) == (None, None)
        return
    assert middle is not None
    assert quartiles is not None
    assert {*middle, *quartiles} <= chosen
    assert quartiles[0] <= quartiles[1] == middle[0] <= middle[1]
    assert quartiles[1] <= quartiles[2]


@given(ROWS, st.data())
def test_whatever_the_missing_choose_the_middle_stays_within_the_bounds(counts: list[int], data: st.DataObject) -> None:
    values = range(len(counts))
    missing = data.draw(st.lists(st.sampled_from(values), max_size=12))
    found = distribution.bounds(counts, values, len(missing))
    full = histogram(missing, values)
    middle = distribution.middles([one + more for one, more in zip(counts, full, strict=True)], values)
    if found is None or middle is None:
        assert not any(counts)
        return
    assert found.lowest[0] <= middle[0] <= found.highest[0]
    assert found.lowest[1] <= middle[1] <= found.highest[1]


def test_every_definition_of_a_quantile_matches_the_vectors(vectors: Callable[[str], Any]) -> None:
    for case in vectors("quantiles_and_bounds")["quartiles"]:
        counts = histogram(case["answers"], MATRIX)
        for one in distribution.Definition:
            found = [distribution.quantile(counts, MATRIX, Fraction(quarter, 4), one) for quarter in (1, 2, 3)]
            assert found == case[f"type{one.value}"], (case, one)


@pytest.mark.parametrize("definition", distribution.Definition)
def test_the_ends_of_every_definition_are_the_lowest_and_the_highest_answer(definition: distribution.Definition) -> None:
    counts = (0, 2, 0, 1, 4, 0)
    assert [distribution.quantile(counts, MATRIX, Fraction(share), definition) for share in (0, 1)] == [1, 4]
    assert distribution.quantile((0,) * 6, MATRIX, Fraction(1, 2), definition) is None
    with pytest.raises(ValueError, match="share"):
        distribution.quantile(counts, MATRIX, Fraction(3, 2), definition)


@given(ROWS, st.fractions(0, 1, max_denominator=12), st.sampled_from(distribution.Definition))
def test_a_quantile_lies_among_the_answers_and_type_1_on_one(
    counts: list[int], share: Fraction, definition: distribution.Definition
) -> None:
    values = range(len(counts))
    chosen = [value for value, count in zip(values, counts, strict=True) if count]
    found = distribution.quantile(counts, values, share, definition)
    if found is None:
        assert not chosen
        return
    assert chosen[0] <= found <= chosen[-1]
    assert found in chosen or definition is not distribution.Definition.INVERSE
    # Seen from the other end of the scale it is the same quantile, but for type 1, which always rounds down.
    turned = distribution.quantile(counts[::-1], values, 1 - share, definition)
    assert definition is distribution.Definition.INVERSE or turned == values[-1] - found


def test_the_gap_between_circles_and_arrows() -> None:
    assert distribution.gap((2, 3), (4, 4)) == (1, 2)
    assert distribution.gap((1, 4), (2, 4)) == (0, 1)
    assert distribution.gap((4, 4), (3, 4)) == (-1, 0)
