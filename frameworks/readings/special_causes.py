"""The four special causes of the "Making Data Count" rules, found in a row of points, and what they are called.

Sources: NHSRplotthedots 0.2.2 (NHS-R Community, commit 050b07d), whose outcomes these rules repeat to the letter, so that a chart of
ours and one of an analyst never disagree. Knows neither limits nor profiles (process_control.py): sides of the mean and flags come in.
"""

import enum
import itertools
from collections.abc import Sequence


class Cause(enum.StrEnum):
    """Why a point stands out."""

    COMMON = "common"
    """It does not."""
    ABOVE_LIMIT = "above_limit"
    """It is strictly above the upper limit."""
    BELOW_LIMIT = "below_limit"
    """It is strictly below the lower limit."""
    RISING = "rising"
    """It is part of a trend, each point strictly above the last."""
    FALLING = "falling"
    """It is part of a trend, each point strictly below the last."""
    TWO_IN_THREE_ABOVE = "two_in_three_above"
    """Of three points above the mean in a row, it is one of two or more near the upper limit."""
    TWO_IN_THREE_BELOW = "two_in_three_below"
    """Of three points below the mean in a row, it is one of two or more near the lower limit."""
    SHIFT_ABOVE = "shift_above"
    """It is part of a run of points strictly above the mean."""
    SHIFT_BELOW = "shift_below"
    """It is part of a run of points strictly below the mean."""

    @property
    def direction(self) -> int:
        """1 high or rising, -1 low or falling, 0 neither."""
        if self is Cause.COMMON:
            return 0
        return 1 if self in {Cause.ABOVE_LIMIT, Cause.RISING, Cause.TWO_IN_THREE_ABOVE, Cause.SHIFT_ABOVE} else -1


class Improvement(enum.StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    """Higher is better."""
    DECREASE = "decrease"
    """Lower is better."""
    NEUTRAL = "neutral"
    """Neither way is said to be better."""


class Kind(enum.StrEnum):
    """What a point means, in the words of the reference."""

    COMMON = "common_cause"
    """Nothing: it varies as it always has."""
    IMPROVEMENT = "special_cause_improvement"
    """A change for the better."""
    CONCERN = "special_cause_concern"
    """A change for the worse."""
    NEUTRAL_HIGH = "special_cause_neutral_high"
    """A change upwards, where neither way is better."""
    NEUTRAL_LOW = "special_cause_neutral_low"
    """A change downwards, where neither way is better."""


class Variation(enum.StrEnum):
    """What the latest point says of the whole chart. High or low is where the change went, whichever way is better."""

    COMMON = "common cause"
    """Nothing out of the ordinary."""
    IMPROVEMENT_HIGH = "improvement high"
    """Better, upwards."""
    IMPROVEMENT_LOW = "improvement low"
    """Better, downwards."""
    CONCERN_HIGH = "concern high"
    """Worse, upwards."""
    CONCERN_LOW = "concern low"
    """Worse, downwards."""
    NEUTRAL_HIGH = "neutral high"
    """Changed upwards."""
    NEUTRAL_LOW = "neutral low"
    """Changed downwards."""


class Assurance(enum.StrEnum):
    """Where an aim lies between the limits."""

    CONSISTENT_PASS = "consistent_pass"  # noqa: S105  the reference's word, no password
    """Ordinary variation never misses it."""
    CONSISTENT_FAIL = "consistent_fail"
    """Ordinary variation never reaches it."""
    INCONSISTENT = "inconsistent"
    """Some pulses reach it and some do not."""


def complete_runs(sides: Sequence[int], run: int) -> tuple[bool, ...]:
    """For every point whether it is the last of `run` in a row on one side of the mean. 0 is on the mean and breaks a run."""
    return tuple(place + 1 >= run and sides[place] != 0 and len({*sides[place + 1 - run : place + 1]}) == 1 for place in range(len(sides)))


def whole_runs(complete: Sequence[bool], run: int) -> tuple[bool, ...]:
    """For every point whether it is one of the `run` points of any complete run."""
    return tuple(any(complete[place : place + run]) for place in range(len(complete)))


def trends(values: Sequence[float], run: int) -> tuple[int, ...]:
    """For every point whether it is the last of `run` in a row, each strictly above (1) or below (-1) the last; 0 for neither."""
    steps = _steps(values)
    found = [0] * len(values)
    for place in range(run - 1, len(values)):
        ways = {*steps[place + 1 - run : place]}
        found[place] = ways.pop() if len(ways) == 1 else 0
    return tuple(found)


def trend_directions(values: Sequence[float], run: int) -> tuple[int, ...]:
    """For every point the way of the trend it is part of, 0 for none.

    As in the reference, it is the way to the next point where that is part of a trend too. So a peak that ends one trend and starts
    another belongs to the one on its right, and so does the last point before a step back between two trends of the same way.
    """
    steps = _steps(values)
    part = whole_runs([way != 0 for way in trends(values, run)], run)
    found = [0] * len(values)
    for place in range(len(values)):
        if part[place]:
            to_next = place + 1 < len(values) and part[place + 1]
            found[place] = 1 if steps[place if to_next else place - 1] == 1 else -1
    return tuple(found)


def two_in_three(near: Sequence[bool], sides: Sequence[int]) -> tuple[bool, ...]:
    """For every point whether it is near, and one of two or more near points within three in a row on one side of the mean."""
    found = [False] * len(near)
    for start in range(len(near) - 2):
        window = range(start, start + 3)
        if abs(sum(sides[place] for place in window)) == 3 and sum(near[place] for place in window) >= 2:
            for place in window:
                found[place] = found[place] or bool(near[place])
    return tuple(found)


def first_of(side: int, *, is_outside: bool, trend: int, is_pair: bool, is_shift: bool) -> Cause:
    """The one reason a point is called by, of all that hold."""
    if is_outside:
        return Cause.ABOVE_LIMIT if side > 0 else Cause.BELOW_LIMIT
    if trend:
        return Cause.RISING if trend > 0 else Cause.FALLING
    if is_pair:
        return Cause.TWO_IN_THREE_ABOVE if side > 0 else Cause.TWO_IN_THREE_BELOW
    if is_shift:
        return Cause.SHIFT_ABOVE if side > 0 else Cause.SHIFT_BELOW
    return Cause.COMMON


def kind(cause: Cause, improvement: Improvement) -> Kind:
    """What this cause means where `improvement` is the better way."""
    if cause is Cause.COMMON:
        return Kind.COMMON
    if improvement is Improvement.NEUTRAL:
        return Kind.NEUTRAL_HIGH if cause.direction > 0 else Kind.NEUTRAL_LOW
    return Kind.IMPROVEMENT if (cause.direction > 0) == (improvement is Improvement.INCREASE) else Kind.CONCERN


def variation(latest: Cause, improvement: Improvement) -> Variation:
    """What the chart says as a whole: that is the latest point's cause alone."""
    is_high = latest.direction > 0
    match kind(latest, improvement):
        case Kind.COMMON:
            return Variation.COMMON
        case Kind.IMPROVEMENT:
            return Variation.IMPROVEMENT_HIGH if is_high else Variation.IMPROVEMENT_LOW
        case Kind.CONCERN:
            return Variation.CONCERN_HIGH if is_high else Variation.CONCERN_LOW
    return Variation.NEUTRAL_HIGH if is_high else Variation.NEUTRAL_LOW


def assurance(lower: float, upper: float, aim: float, improvement: Improvement) -> Assurance | None:
    """Where the aim lies between the limits of the last stretch; on a limit it is inconsistent. None where neither way is better."""
    if improvement is Improvement.NEUTRAL:
        return None
    if lower <= aim <= upper:
        return Assurance.INCONSISTENT
    return Assurance.CONSISTENT_PASS if (aim < lower) == (improvement is Improvement.INCREASE) else Assurance.CONSISTENT_FAIL


def reference_name(cause: Cause, run: int) -> str:
    """What the reference calls this cause, for exports that an analyst lays beside their own. `run` is that of the profile."""
    return {
        Cause.COMMON: "Common Cause",
        Cause.ABOVE_LIMIT: "Above UCL",
        Cause.BELOW_LIMIT: "Below LCL",
        Cause.RISING: f"{run} Point Trend (Increasing)",
        Cause.FALLING: f"{run} Point Trend (Decreasing)",
        Cause.TWO_IN_THREE_ABOVE: "2 in 3 Above CL",
        Cause.TWO_IN_THREE_BELOW: "2 in 3 Below CL",
        Cause.SHIFT_ABOVE: f"{run} Points Above CL",
        Cause.SHIFT_BELOW: f"{run} Points Below CL",
    }[cause]


def _steps(values: Sequence[float]) -> list[int]:
    """1, 0 or -1 from every value to the next: one fewer than there are values."""
    return [(later > earlier) - (later < earlier) for earlier, later in itertools.pairwise(values)]
