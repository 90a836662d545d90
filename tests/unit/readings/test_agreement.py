from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import agreement

ROWS = st.lists(st.integers(0, 15), min_size=3, max_size=8)


def test_van_der_eijk_matches_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("agreement")
    for case in known["cases"]:
        assert agreement.van_der_eijk(case["freq"]) == pytest.approx(case["A"], abs=1e-8), case
    for case in known["published_percentages"]:
        tenths = [round(10 * share) for share in case["p"]]
        assert agreement.van_der_eijk(tenths) == pytest.approx(case["A"], abs=1e-6), case
    for case in known["not_defined"]:
        assert agreement.van_der_eijk(case["freq"]) is None


@pytest.mark.parametrize(
    ("counts", "figure"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.6113333333),
        ((6, 0, 0, 6), -1.0),
        ((4, 4, 4, 4), 0.0),
        ((3, 0, 0, 0, 0, 9), 0.0),
        ((0, 6, 0, 6, 0), 1 / 6),
        ((0, 12, 0, 0), 1.0),
    ],
)
def test_van_der_eijk_of_known_shapes(counts: tuple[int, ...], figure: float) -> None:
    assert agreement.van_der_eijk(counts) == pytest.approx(figure)


def test_it_is_not_defined_for_two_levels_or_no_answers() -> None:
    assert agreement.van_der_eijk((3, 1)) is None
    assert agreement.van_der_eijk((0, 0, 0)) is None
    assert agreement.words((3, 1), (0, 1)) is None


@pytest.mark.parametrize(
    ("counts", "camps"),
    [
        ((3, 0, 0, 0, 0, 9), ((0, 0), (5, 5))),
        ((0, 6, 0, 6, 0, 0), ((1, 1), (3, 3))),
        ((2, 4, 0, 1, 4, 0), ((0, 1), (3, 4))),
        ((1, 4, 1, 0, 4, 2), ((0, 2), (4, 5))),
        ((0, 4, 1, 4, 0, 0), ((1, 1), (3, 3))),
    ],
)
def test_two_camps_are_found(counts: tuple[int, ...], camps: tuple[tuple[int, int], tuple[int, int]]) -> None:
    assert agreement.two_camps(counts, range(6)) == agreement.Camps(lower=camps[0], upper=camps[1])


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ((0, 6, 6, 0, 0, 0), "neighbouring levels are not apart"),
        ((2, 0, 0, 0, 0, 9), "two of eleven are under a quarter"),
        ((0, 4, 2, 4, 0, 0), "a fifth stands between"),
        ((2, 2, 2, 2, 2, 2), "an even spread is no split"),
        ((2, 1, 2, 1, 2, 1), "a ragged spread is no split"),
        ((0, 0, 9, 0, 0, 0), "one group is not two"),
    ],
)
def test_two_camps_are_not_imagined(counts: tuple[int, ...], why: str) -> None:
    assert agreement.two_camps(counts, range(6)) is None, why


def test_an_even_spread_over_many_levels_is_no_split() -> None:
    assert agreement.two_camps((2,) * 8, range(8)) is None


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((0, 0, 0, 9, 0, 0), agreement.Agreement.LARGELY_AGREE),
        ((0, 0, 4, 5, 0, 0), agreement.Agreement.LARGELY_AGREE),
        ((0, 2, 4, 3, 1, 0), agreement.Agreement.BROADLY_AGREE),
        ((1, 2, 3, 2, 2, 0), agreement.Agreement.SPREAD),
        ((2, 2, 2, 2, 2, 2), agreement.Agreement.DIFFER),
    ],
)
def test_the_word_for_a_shape(counts: tuple[int, ...], word: agreement.Agreement) -> None:
    assert agreement.words(counts, range(6)) is word


def test_two_camps_differ_although_the_figure_alone_would_call_it_broad_agreement() -> None:
    counts = (0, 5, 0, 5, 0, 0, 0, 0)
    figure = agreement.van_der_eijk(counts)
    assert figure is not None
    assert figure > agreement.BROADLY_FROM
    assert agreement.words(counts, range(8)) is agreement.Agreement.DIFFER


@given(ROWS)
def test_the_figure_stays_between_minus_one_and_one_and_reads_the_same_from_both_ends(counts: list[int]) -> None:
    figure = agreement.van_der_eijk(counts)
    assert figure == agreement.van_der_eijk(counts[::-1])
    assert figure is None or -1 <= figure <= 1


@given(ROWS)
def test_camps_are_as_large_and_as_far_apart_as_they_claim(counts: list[int]) -> None:
    camps = agreement.two_camps(counts, range(len(counts)))
    if camps is None:
        return
    lower, upper = counts[: camps.lower[1] + 1], counts[camps.upper[0] :]
    assert camps.upper[0] - camps.lower[1] >= 2
    assert 4 * min(sum(lower), sum(upper)) >= sum(counts)
    assert 100 * (sum(counts) - sum(lower) - sum(upper)) < 15 * sum(counts)
