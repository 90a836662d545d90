import dataclasses
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frameworks.readings import process_control, special_causes
from frameworks.readings.special_causes import Assurance, Cause, Improvement, Variation

VALUES = st.lists(st.integers(0, 60).map(lambda tenths: tenths / 10), min_size=1, max_size=30)
PROFILES = st.sampled_from(list(process_control.PROFILES.values()))


def drawn(case: dict[str, Any], profile: process_control.Profile, improvement: Improvement = Improvement.NEUTRAL) -> process_control.Chart:
    rebase_at = [case["rebase_at_point"]] if case["rebase_at_point"] else []
    return process_control.chart(case["y"], profile, rebase_at=rebase_at, fix_after=case["fix_after_n_points"], improvement=improvement)


def labels(chart: process_control.Chart) -> list[str]:
    return [special_causes.reference_name(point.cause, chart.profile.run) for point in chart.points]


def hold(chart: process_control.Chart, groups: list[dict[str, Any]], tolerance: float) -> None:
    assert len(chart.stretches) == len(groups)
    for stretch, group in zip(chart.stretches, groups, strict=True):
        assert stretch.points == group.get("n", stretch.points)
        assert stretch.mean == pytest.approx(group["mean"], abs=tolerance)
        if group["lpl"] is None:
            assert stretch.limits is None
            continue
        assert stretch.limits is not None
        assert stretch.limits.lower == pytest.approx(group["lpl"], abs=tolerance)
        assert stretch.limits.upper == pytest.approx(group["upl"], abs=tolerance)


def test_limits_and_labels_match_the_reference(vectors: Callable[[str], Any]) -> None:
    known = vectors("spc_xmr")
    for case in known["cases"]:
        profile = process_control.REFERENCE if case["screen_outliers"] else process_control.REFERENCE_UNSCREENED
        hold(drawn(case, profile), case["groups"], known["tolerance"])
        for improvement in Improvement:
            chart = drawn(case, profile, improvement)
            assert labels(chart) == case["special_cause_type"], case["id"]
            assert [point.kind for point in chart.points] == case[f"point_type_{improvement}"], case["id"]


def test_the_variants_of_the_tools_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("spc_xmr")
    for case in known["cases"]:
        for name, expected in case["profiles"].items():
            chart = drawn(case, process_control.PROFILES[name])
            hold(chart, expected["groups"], known["tolerance"])
            flagged = {str(number): label for number, label in enumerate(labels(chart), start=1) if label != "Common Cause"}
            assert flagged == expected["labels"], (case["id"], name)


def test_limits_from_a_summary_and_short_groups_match_the_vectors(vectors: Callable[[str], Any]) -> None:
    known = vectors("spc_units")
    for case in known["limits_from_summary"]:
        average = process_control.average_range(case["moving_ranges"], screens=False)
        assert average is not None
        limits = process_control.limits_of(case["mean"], average, constant=3 / 1.128)
        # The page goes on from an average of 2.947, cut off after three places.
        assert (limits.upper, limits.lower) == pytest.approx((case["ucl"], case["lcl"]), abs=1e-3)
    for case in known["short_group"]:
        chart = process_control.chart([1.0, 2.0] * case["n"], process_control.REFERENCE, rebase_at=[case["n"] + 1])
        assert chart.stretches[0].is_trial == case["warn"]
    for case in known["rebase_column"]:
        assert list(process_control.rebases(case["dates"], case["rebase_on"])) == case["column"]


def test_screening_drops_what_is_too_long_and_happens_once() -> None:
    assert process_control.average_range([1.0, 1.0, 1.0], screens=True) == 1.0
    assert process_control.average_range([0.0] * 3 + [4.0], screens=True) == 0.0
    # 12 is dropped at an average of 2.25; a second round, at 1.36, would drop the 5 as well.
    assert process_control.average_range([1.0] * 10 + [5.0, 12.0], screens=True) == pytest.approx(15 / 11)
    assert process_control.average_range([], screens=False) is None


@pytest.mark.parametrize("profile", process_control.PROFILES.values(), ids=str)
def test_a_constant_row_has_no_variation_and_no_signal(profile: process_control.Profile) -> None:
    chart = process_control.chart([2.3] * 12, profile, improvement=Improvement.INCREASE, aim=3.0)
    assert chart.stretches[0].is_constant
    assert (chart.has_signal, chart.variation, chart.assurance) == (False, Variation.COMMON, None)


def test_one_point_has_no_limits_but_is_not_called_constant() -> None:
    (stretch,) = process_control.chart([2.3], process_control.REFERENCE).stretches
    assert (stretch.limits, stretch.is_constant, stretch.is_trial) == (None, False, True)


def test_without_limits_a_trend_is_still_seen() -> None:
    chart = process_control.chart([2.0] * 12 + [2.1, 2.2, 2.3, 2.4, 2.5, 2.6], process_control.REFERENCE, fix_after=12)
    assert chart.stretches[0].limits is None
    assert [point.cause for point in chart.points] == [Cause.COMMON] * 11 + [Cause.RISING] * 7


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    base = [1.0, 3.0] * 6
    unbroken = process_control.chart([*base, *[2.5] * 7], process_control.REFERENCE, fix_after=12)
    broken = process_control.chart([*base, *[2.5] * 3, 2.0, *[2.5] * 3], process_control.REFERENCE, fix_after=12)
    # The run takes in the last 3.0 of the base.
    assert [point.cause for point in unbroken.points] == [Cause.COMMON] * 11 + [Cause.SHIFT_ABOVE] * 8
    assert not broken.has_signal


def test_no_rule_looks_across_a_rebase() -> None:
    rising = [float(value) for value in range(12)]
    assert process_control.chart(rising, process_control.REFERENCE).has_signal
    assert not process_control.chart(rising, process_control.REFERENCE, rebase_at=[7]).has_signal


def test_limits_that_were_fixed_on_few_points_are_trial_limits() -> None:
    chart = process_control.chart([1.0, 2.0] * 8, process_control.REFERENCE, fix_after=11)
    assert (chart.stretches[0].based_on, chart.stretches[0].is_trial) == (11, True)


def test_a_point_on_a_limit_is_not_outside_it() -> None:
    # Mean 0, average range 2: limits at 5.32 either side, near lines at 3.5467.
    base, at = [1.0, -1.0] * 6, process_control.limits_of(0.0, 2.0)
    row = [*base, at.upper, -1.0, at.upper + 1e-9]
    causes = [point.cause for point in process_control.chart(row, process_control.NHS_TOOLS_7, fix_after=12).points]
    assert causes == [Cause.COMMON] * 14 + [Cause.ABOVE_LIMIT]


def test_points_outside_count_in_two_in_three_only_by_the_tools() -> None:
    row = [*[1.0, -1.0] * 6, 4.0, 9.0, 0.5, -1.0]
    by = {
        profile.name: [point.cause for point in process_control.chart(row, profile, fix_after=12).points][12:14]
        for profile in (process_control.REFERENCE, process_control.NHS_TOOLS_7)
    }
    assert by == {
        "ptd_0_2_2": [Cause.COMMON, Cause.ABOVE_LIMIT],
        "nhs_tools_2023_run7": [Cause.TWO_IN_THREE_ABOVE, Cause.ABOVE_LIMIT],
    }


def test_assurance_is_off_without_an_aim_and_looks_at_the_last_stretch() -> None:
    row = [1.0, 1.2] * 6 + [3.0, 3.2] * 6
    off = process_control.chart(row, process_control.REFERENCE, rebase_at=[13], improvement=Improvement.INCREASE)
    on = process_control.chart(row, process_control.REFERENCE, rebase_at=[13], improvement=Improvement.INCREASE, aim=2.0)
    assert (off.assurance, on.assurance) == (None, Assurance.CONSISTENT_PASS)
    assert process_control.chart(row, process_control.REFERENCE, aim=2.0).assurance is None


@pytest.mark.parametrize(
    ("values", "rebase_at", "fix_after"), [([], [], None), ([1.0], [2], None), ([1.0], [0], None), ([1.0, 2.0], [], 0)]
)
def test_a_chart_that_cannot_be_is_refused(values: list[float], rebase_at: list[int], fix_after: int | None) -> None:
    with pytest.raises(ValueError, match=r"chart|stretch"):
        process_control.chart(values, process_control.REFERENCE, rebase_at=rebase_at, fix_after=fix_after)


@settings(max_examples=150)
@given(VALUES, PROFILES)
def test_a_chart_upside_down_is_the_same_chart_upside_down(values: list[float], profile: process_control.Profile) -> None:
    upright, turned = process_control.chart(values, profile), process_control.chart([-value for value in values], profile)
    assert [point.cause.direction for point in turned.points] == [-point.cause.direction for point in upright.points]
    assert turned.stretches[0].mean == pytest.approx(-upright.stretches[0].mean)


@settings(max_examples=150)
@given(VALUES, VALUES, PROFILES)
def test_a_rebased_chart_is_two_charts_beside_each_other(before: list[float], after: list[float], profile: process_control.Profile) -> None:
    whole = process_control.chart([*before, *after], profile, rebase_at=[len(before) + 1])
    parts = [process_control.chart(part, profile) for part in (before, after)]
    assert [point.cause for point in whole.points] == [point.cause for part in parts for point in part.points]
    moved = [dataclasses.replace(part.stretches[0], first=first) for part, first in zip(parts, (1, len(before) + 1), strict=True)]
    assert list(whole.stretches) == moved


@settings(max_examples=150)
@given(VALUES, PROFILES)
def test_screening_never_widens_the_limits_and_no_shift_is_shorter_than_a_run(
    values: list[float], profile: process_control.Profile
) -> None:
    wide = process_control.chart(values, dataclasses.replace(profile, screens=False)).stretches[0]
    tight = process_control.chart(values, dataclasses.replace(profile, screens=True))
    if wide.limits and tight.stretches[0].limits:
        assert tight.stretches[0].limits.upper <= wide.limits.upper
    causes = [point.cause for point in tight.points]
    assert causes.count(Cause.SHIFT_ABOVE) + causes.count(Cause.SHIFT_BELOW) == 0 or len(values) >= profile.run


def test_noise_alone_raises_a_flag_about_as_often_as_the_vectors_say(vectors: Callable[[str], Any]) -> None:
    known, dice = vectors("quantiles_and_bounds"), random.Random(3)
    board, rates = known["composition_effect"]["board"], known["xmr_false_alarms"]
    reference_6 = dataclasses.replace(process_control.REFERENCE, run=6)
    for profile, key in ((process_control.REFERENCE, "rate_by_points_7_rule"), (reference_6, "rate_by_points_6_rule")):
        for points in ("12", "24"):
            charts = [process_control.chart([_noise(dice, board) for _ in range(int(points))], profile) for _ in range(400)]
            found = sum(chart.has_signal for chart in charts) / 400
            assert found == pytest.approx(rates[key][points], abs=rates["tolerance"]), (profile, points)


def _noise(dice: random.Random, board: list[int]) -> float:
    """The mean of eight of twelve answers, a fifth of them one level off."""
    return sum(min(4, max(1, one + dice.choice((-1, 1)))) if dice.random() < 0.2 else one for one in dice.sample(board, 8)) / 8
