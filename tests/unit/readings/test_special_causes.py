from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.readings import special_causes
from frameworks.readings.special_causes import Cause, Improvement, Kind, Variation

SIDES = st.lists(st.sampled_from((-1, 0, 1)), max_size=25)


def test_runs_trends_and_pairs_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("spc_units")
    for case in known["seven_points_one_side"]:
        assert list(special_causes.complete_runs(case["side"], 7)) == case["run_complete_at"]
    for case in known["mark_whole_run"]:
        assert list(special_causes.whole_runs(case["complete"], 7)) == case["marked"]
    for case in known["seven_point_trend"]:
        assert list(special_causes.trends(case["y"], 7)) == case["at"]
    for case in known["two_in_three_flagged_points"]:
        assert list(special_causes.two_in_three(case["near"], case["side"])) == case["flag"]


def test_assurance_and_the_map_of_variation_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("spc_units")
    for case in known["assurance"]:
        for improvement in Improvement:
            assert special_causes.assurance(case["lpl"], case["upl"], case["target"], improvement) == case[improvement], case
    of = known["variation_icon"]["map"]
    for high, cause in ((True, Cause.SHIFT_ABOVE), (False, Cause.FALLING)):
        better = "improvement" if high else "concern"
        worse = "concern" if high else "improvement"
        assert special_causes.variation(cause, Improvement.INCREASE) == of[f"{better}+increase"]
        assert special_causes.variation(cause, Improvement.DECREASE) == of[f"{worse}+decrease"]
        assert special_causes.variation(cause, Improvement.NEUTRAL) == of[f"neutral {'high' if high else 'low'}"]
    assert special_causes.variation(Cause.COMMON, Improvement.INCREASE) == of["common_cause"] == Variation.COMMON


def test_a_peak_between_two_trends_belongs_to_the_one_on_its_right() -> None:
    assert special_causes.trend_directions([1, 2, 3, 4, 3, 2, 1, 1], 4) == (1, 1, 1, -1, -1, -1, -1, 0)


def test_a_step_back_between_two_rising_trends_marks_the_last_point_before_it_as_the_reference_does() -> None:
    assert special_causes.trend_directions([1, 2, 3, 2, 3, 4], 3) == (1, 1, -1, 1, 1, 1)


def test_trends_of_six_and_of_seven_points() -> None:
    rising = [1, 2, 3, 4, 5, 6]
    assert special_causes.trend_directions(rising, 7) == (0,) * 6
    assert special_causes.trend_directions(rising, 6) == (1,) * 6


@pytest.mark.parametrize(
    ("flags", "cause"),
    [
        ({"is_outside": True, "trend": -1, "is_pair": True, "is_shift": True}, Cause.ABOVE_LIMIT),
        ({"is_outside": False, "trend": -1, "is_pair": True, "is_shift": True}, Cause.FALLING),
        ({"is_outside": False, "trend": 0, "is_pair": True, "is_shift": True}, Cause.TWO_IN_THREE_ABOVE),
        ({"is_outside": False, "trend": 0, "is_pair": False, "is_shift": True}, Cause.SHIFT_ABOVE),
        ({"is_outside": False, "trend": 0, "is_pair": False, "is_shift": False}, Cause.COMMON),
    ],
)
def test_of_several_reasons_the_first_is_told(flags: dict[str, Any], cause: Cause) -> None:
    assert special_causes.first_of(1, **flags) is cause


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_name_and_a_meaning_either_way(cause: Cause) -> None:
    assert special_causes.reference_name(cause, 7)
    up, down = (special_causes.kind(cause, way) for way in (Improvement.INCREASE, Improvement.DECREASE))
    assert {up, down} == ({Kind.COMMON} if cause is Cause.COMMON else {Kind.IMPROVEMENT, Kind.CONCERN})


@given(SIDES, st.integers(2, 8))
def test_a_marked_run_is_all_on_one_side_and_long_enough(sides: list[int], run: int) -> None:
    marked = special_causes.whole_runs(special_causes.complete_runs(sides, run), run)
    for place, is_marked in enumerate(marked):
        first, last = place, place
        while first and sides[first - 1] == sides[place]:
            first -= 1
        while last + 1 < len(sides) and sides[last + 1] == sides[place]:
            last += 1
        assert is_marked == (sides[place] != 0 and last - first + 1 >= run)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from((-1, 0, 1))), max_size=20))
def test_only_near_points_are_marked_and_never_one_alone(points: list[tuple[bool, int]]) -> None:
    near, sides = [is_near for is_near, _ in points], [side for _, side in points]
    found = special_causes.two_in_three(near, sides)
    for place, flag in enumerate(found):
        if flag:
            others = [other for other in range(max(0, place - 2), min(len(found), place + 3)) if other != place and found[other]]
            assert near[place]
            assert others
            assert all(sides[other] == sides[place] != 0 for other in others)
