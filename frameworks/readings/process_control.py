"""XmR charts with the NHS "Making Data Count" rules: limits, special causes, and what the latest point says. Knows no board and no level.

The rules are those of NHSRplotthedots 0.2.2 (NHS-R Community, commit 050b07d), which is `REFERENCE`. The tools of NHS England differ from
it in three places (its issues #194, #195, #202): they do not screen, points outside the limits count towards two in three, and runs
have 7 or 6 points. So the rules are named profiles, and a chart says which one it was drawn by. On pure noise a chart of 12 points
carries a false flag about one time in twelve (six-point rules: one in eight), so a flag is a reason to talk and never an alarm.

Points are numbered from 1. Limits are not clipped to the scale.
"""

import dataclasses
import itertools
import statistics
from collections.abc import Collection, Iterable, Sequence

from frameworks.readings import special_causes
from frameworks.readings.special_causes import Assurance, Cause, Improvement, Kind, Variation

LIMIT = 2.66
"""Average moving ranges between the mean and a limit. Others use 3/1.128, which is 2.6596; the reference rounds."""
SCREEN = 3.267
"""A moving range this many averages long, or longer, is dropped once before the average is taken anew."""
TRIAL_BELOW = 12
"""Limits that rest on fewer points are trial limits."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Profile:
    """Which rules hold. `run` is how many points make a trend or a shift; `counts_outside`: points outside count in two in three."""

    name: str
    run: int
    screens: bool
    counts_outside: bool


REFERENCE = Profile(name="ptd_0_2_2", run=7, screens=True, counts_outside=False)
REFERENCE_UNSCREENED = dataclasses.replace(REFERENCE, name="ptd_0_2_2_unscreened", screens=False)
NHS_TOOLS_7 = Profile(name="nhs_tools_2023_run7", run=7, screens=False, counts_outside=True)
NHS_TOOLS_6 = dataclasses.replace(NHS_TOOLS_7, name="nhs_tools_2023_run6", run=6)
PROFILES = {one.name: one for one in (REFERENCE, REFERENCE_UNSCREENED, NHS_TOOLS_7, NHS_TOOLS_6)}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Limits:
    """The process limits, and two thirds of the way out the lines from which a point is near them."""

    lower: float
    upper: float
    near_lower: float
    near_upper: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stretch:
    """Points judged by the same limits. No rule looks across its ends.

    `first` is the number of its first point; the mean and the limits rest on the first `based_on` of its `points`. `limits` is None where
    no moving range is left: of one point alone, or where screening met points that are all the same. `is_constant`: all that the
    limits rest on is the same, so say "no variation" and draw no limits, whatever the figures.
    """

    first: int
    points: int
    based_on: int
    mean: float
    limits: Limits | None
    is_constant: bool

    @property
    def is_trial(self) -> bool:
        """Whether the limits rest on so few points that they must be called trial limits."""
        return self.based_on < TRIAL_BELOW


@dataclasses.dataclass(frozen=True, kw_only=True)
class Point:
    """One value, why it stands out, and what that means in the direction that was named. `stretch` is its place in Chart.stretches."""

    value: float
    stretch: int
    cause: Cause
    kind: Kind


@dataclasses.dataclass(frozen=True, kw_only=True)
class Chart:
    """`variation` speaks of the latest point alone. `assurance` is None without an aim, a direction, or limits to draw."""

    profile: Profile
    improvement: Improvement
    aim: float | None
    stretches: tuple[Stretch, ...]
    points: tuple[Point, ...]
    variation: Variation
    assurance: Assurance | None

    @property
    def has_signal(self) -> bool:
        """Whether any point stands out. Where none does, that is said in words."""
        return any(point.cause is not Cause.COMMON for point in self.points)


def chart(
    values: Sequence[float],
    profile: Profile,
    *,
    rebase_at: Collection[int] = (),
    fix_after: int | None = None,
    improvement: Improvement = Improvement.NEUTRAL,
    aim: float | None = None,
) -> Chart:
    """Judge a row of values, oldest first. Raises ValueError for no values, or for a rebase or a fix at a point that cannot be.

    `rebase_at` are the numbers of the points that begin a new stretch. With `fix_after` the limits of each stretch rest on its
    first so many points. An `aim` is only ever what the board itself set out to reach.
    """
    begins = rebases(len(values), rebase_at)
    if not values or (fix_after is not None and fix_after < 1):
        raise ValueError(f"There is no chart of {len(values)} values with limits fixed after {fix_after}.")
    firsts = [number for number, flag in enumerate(begins, start=1) if flag or number == 1]
    stretches, points = [], []
    for place, (first, after) in enumerate(itertools.pairwise([*firsts, len(values) + 1])):
        part = [float(value) for value in values[first - 1 : after - 1]]
        stretch = _stretch(part, first, fix_after, profile)
        stretches.append(stretch)
        for value, cause in zip(part, _causes(part, stretch, profile), strict=True):
            points.append(Point(value=value, stretch=place, cause=cause, kind=special_causes.kind(cause, improvement)))
    last = stretches[-1]
    limits = None if last.is_constant else last.limits
    return Chart(
        profile=profile,
        improvement=improvement,
        aim=aim,
        stretches=tuple(stretches),
        points=tuple(points),
        variation=special_causes.variation(points[-1].cause, improvement),
        assurance=special_causes.assurance(limits.lower, limits.upper, aim, improvement) if limits and aim is not None else None,
    )


def rebases(points: int, rebase_at: Collection[int]) -> tuple[bool, ...]:
    """For every point whether a new stretch begins there by somebody's decision. Raises ValueError for a point that is not there."""
    strangers = sorted(number for number in rebase_at if not 1 <= number <= points)
    if strangers:
        raise ValueError(f"There are {points} points, and no stretch can begin at {strangers}.")
    return tuple(number in rebase_at for number in range(1, points + 1))


def moving_ranges(values: Iterable[float]) -> list[float]:
    """How far every value is from the one before; one fewer than there are values."""
    return [abs(later - earlier) for earlier, later in itertools.pairwise(values)]


def average_range(ranges: Sequence[float], *, screens: bool) -> float | None:
    """The average moving range. With screening, ranges not strictly below 3.267 averages are dropped once. None where none is left."""
    if not ranges or not screens:
        return statistics.mean(ranges) if ranges else None
    longest = SCREEN * statistics.mean(ranges)
    kept = [one for one in ranges if one < longest]
    return statistics.mean(kept) if kept else None


def limits_of(mean: float, average: float, *, constant: float = LIMIT) -> Limits:
    """Limits `constant` average moving ranges either side of the mean, and the near lines at two thirds of that."""
    near = 2 * (constant / 3)
    return Limits(
        lower=mean - constant * average,
        upper=mean + constant * average,
        near_lower=mean - near * average,
        near_upper=mean + near * average,
    )


def _stretch(values: Sequence[float], first: int, fix_after: int | None, profile: Profile) -> Stretch:
    base = values[:fix_after]
    # Exact until the last step: a point that stands on the mean has to be seen to stand there.
    mean = statistics.mean(base)
    average = average_range(moving_ranges(base), screens=profile.screens)
    return Stretch(
        first=first,
        points=len(values),
        based_on=len(base),
        mean=mean,
        limits=None if average is None else limits_of(mean, average),
        is_constant=len(base) > 1 and len(set(base)) == 1,
    )


def _causes(values: Sequence[float], stretch: Stretch, profile: Profile) -> list[Cause]:
    """Why each point stands out; of several reasons the first in the order outside, trend, two in three, shift."""
    limits, run = stretch.limits, profile.run
    sides = tuple((value > stretch.mean) - (value < stretch.mean) for value in values)
    outside = tuple(limits is not None and not limits.lower <= value <= limits.upper for value in values)
    beyond = tuple(limits is not None and not limits.near_lower <= value <= limits.near_upper for value in values)
    near = beyond if profile.counts_outside else tuple(far and not out for far, out in zip(beyond, outside, strict=True))
    trend = special_causes.trend_directions(values, run)
    pairs = special_causes.two_in_three(near, sides)
    shift = special_causes.whole_runs(special_causes.complete_runs(sides, run), run)
    return [
        special_causes.first_of(side, is_outside=out, trend=step, is_pair=pair, is_shift=shifted)
        for side, out, step, pair, shifted in zip(sides, outside, trend, pairs, shift, strict=True)
    ]
