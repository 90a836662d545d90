import collections
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import board_index, disclosure
from frameworks.readings.board_index import Index, Measure

MEAN = Index()
FROM_3 = Index(measure=Measure.SHARE_FROM, level=3)
MATRIX = range(6)


def side(*counts: int) -> disclosure.Side:
    made = disclosure.side(counts, range(len(counts)), disclosure.detail_now(disclosure.Floor(), sum(counts)))
    return made or pytest.fail("nothing may be shown of these")


def test_an_index_says_what_it_is_and_what_it_rests_on() -> None:
    assert board_index.of_counts((0, 1, 3, 4, 2, 0), MATRIX, MEAN) == board_index.Figure(index=MEAN, figure=2.7, answers=10)
    assert board_index.of_counts((0, 1, 3, 4, 2, 0), MATRIX, FROM_3) == board_index.Figure(index=FROM_3, figure=0.6, answers=10)


def test_no_answers_and_no_such_level_have_no_index() -> None:
    assert board_index.of_counts((0,) * 6, MATRIX, MEAN) is None
    assert board_index.of_counts((9, 0, 0), (1, 2, 4), FROM_3) is None


@pytest.mark.parametrize(("measure", "level"), [(Measure.MEAN_LEVEL, 3), (Measure.SHARE_FROM, None)])
def test_an_index_that_cannot_be_is_refused(measure: Measure, level: int | None) -> None:
    with pytest.raises(ValueError, match="index"):
        Index(measure=measure, level=level)


def test_bands_give_no_mean_and_only_the_share_from_an_edge() -> None:
    few = side(0, 1, 2, 3, 0, 0)
    assert few.detail is disclosure.Detail.BANDS
    assert board_index.of_side(few, MATRIX, MEAN) is None
    assert board_index.of_side(few, MATRIX, FROM_3) is None
    edge = board_index.of_side(few, MATRIX, Index(measure=Measure.SHARE_FROM, level=2))
    assert edge is not None
    assert (edge.figure, edge.answers) == (5 / 6, 6)


def test_middle_answers_alone_give_no_index() -> None:
    middles = disclosure.side((0, 4, 5, 0), range(4), disclosure.Detail.MIDDLES)
    assert middles is not None
    assert board_index.of_side(middles, range(4), MEAN) is None


def test_who_answers_moves_the_mean_as_often_as_the_vectors_say(vectors: Callable[[str], Any]) -> None:
    known = vectors("quantiles_and_bounds")["composition_effect"]
    for people, share in known["share_of_pulses_where_mean_moves_0.3_or_more"].items():
        rounds: collections.Counter[float] = collections.Counter()
        for who in itertools.combinations(known["board"], int(people)):
            figure = board_index.of_counts([who.count(level) for level in MATRIX], MATRIX, MEAN)
            rounds[figure.figure if figure else -1.0] += 1
        # Counted as the simulation did, in plain floats: of ten, some that differ by three tenths fall just short of 0.3.
        moved = sum(rounds[one] * rounds[other] for one in rounds for other in rounds if abs(one - other) >= 0.3)
        assert moved / rounds.total() ** 2 == pytest.approx(share, abs=known["tolerance"]), people


@given(st.lists(st.integers(0, 6), min_size=6, max_size=6).filter(lambda counts: sum(counts) >= 5), st.integers(0, 5))
def test_the_shown_index_is_the_true_one_or_none(counts: list[int], level: int) -> None:
    for index in (MEAN, Index(measure=Measure.SHARE_FROM, level=level)):
        shown, true = board_index.of_side(side(*counts), MATRIX, index), board_index.of_counts(counts, MATRIX, index)
        assert shown in {None, true}
        assert shown or sum(counts) < disclosure.LEVELS_FROM
