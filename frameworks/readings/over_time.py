"""What may be drawn of one item over several pulses, by how much there is; the run chart of its middle answers; and its control chart.

The table of amounts: too few answers, nothing; one pulse, counts; two, paired change; three to eleven, small multiples with a run
chart; twelve or more that asked the same, a control chart. Nothing is ever joined, counted or compared across a break.

Knows no dates: pulses come in their order, with notes that the caller words.
"""

import dataclasses
import enum
import itertools
from collections.abc import Sequence

from frameworks.readings import board_index, disclosure, distribution, process_control
from frameworks.readings.special_causes import Improvement

RUN_FROM = 3
CONTROL_FROM = 12


class Break(enum.StrEnum):
    """Why a pulse does not go on from the one before."""

    EDITION = "edition"
    """It asked another edition."""
    REWORDED = "reworded"
    """The board had put the item in other words of its own."""
    REBASED = "rebased"
    """It asked the same, but somebody decided, with a reason, that a new time begins here."""


class Picture(enum.StrEnum):
    """What is drawn."""

    NONE = "none"
    """Nothing, not even a figure in words."""
    COUNTS = "counts"
    """How many chose what in the latest pulse."""
    PAIRED_CHANGE = "paired_change"
    """The counts, and how those moved who answered both times."""
    RUN_CHART = "run_chart"
    """A small row for each pulse and a line of middle answers, without limits."""
    CONTROL_CHART = "control_chart"
    """An XmR chart of an index."""


class Reason(enum.StrEnum):
    """Why it is this picture and not the next one."""

    NO_PULSE = "no_pulse"
    """No pulse has closed."""
    TOO_FEW_ANSWERS = "too_few_answers"
    """The latest pulse has fewer answers than the floor."""
    FIRST_PULSE = "first_pulse"
    """There is one pulse to show, and none before it."""
    NEW_EDITION = "new_edition"
    """There is one pulse to show since the edition changed."""
    NEW_WORDS = "new_words"
    """There is one pulse to show since the board reworded the item."""
    NEW_BASE = "new_base"
    """There are two pulses, and somebody decided that a new time begins between them."""
    CHANGE_WITHHELD = "change_withheld"
    """There are two pulses, and what moved may not be shown."""
    TWO_PULSES = "two_pulses"
    """Two pulses show change and no course."""
    TOO_SHORT_FOR_LIMITS = "too_short_for_limits"
    """There are fewer than twelve pulses: limits would be guesses."""
    INDEX_WITHHELD = "index_withheld"
    """There are twelve pulses, but in the latest, or in too many, the index would tell more than may be shown."""
    LONG_ENOUGH = "long_enough"
    """There are twelve pulses or more that asked the same."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pulse:
    """One closed pulse of one item. `side` is what may be shown of it, None below the floor.

    `moved_shown`: whether the paired change since the pulse before may be shown. `notes` say what happened just before this pulse:
    a new chair, an election, a merger.
    """

    side: disclosure.Side | None
    broken: Break | None = None
    moved_shown: bool = False
    notes: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Choice:
    """What to draw, and why. `pulses` is how many can be shown since the item was last asked otherwise."""

    picture: Picture
    reason: Reason
    pulses: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunPoint:
    """The two middle answers of one pulse; None is a gap, which no line crosses. `place` is its place among the pulses, from 0."""

    place: int
    middle: distribution.Pair | None
    notes: tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunStretch:
    """Pulses that go on from each other. `broken` is why they do not from those before; None for the first.

    `median` is the line through them, as two real levels, the same twice where they agree; None below three pulses to show.
    """

    broken: Break | None
    points: tuple[RunPoint, ...]
    median: distribution.Pair | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunChart:
    """The whole course, oldest first."""

    stretches: tuple[RunStretch, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ControlChart:
    """An XmR chart of an index. `places` says which pulse each point is, from 0; the pulses between are gaps."""

    index: board_index.Index
    places: tuple[int, ...]
    answers: tuple[int, ...]
    chart: process_control.Chart


def choose(pulses: Sequence[Pulse], values: Sequence[int], index: board_index.Index) -> Choice:
    """Which picture these pulses, oldest first, may have. It speaks of the latest: ask about fewer for one from before it.

    `values` are those of the scale, `index` the one a control chart would draw.
    """
    if not pulses or pulses[-1].side is None:
        return Choice(picture=Picture.NONE, reason=Reason.TOO_FEW_ANSWERS if pulses else Reason.NO_PULSE, pulses=0)
    alike = pulses[_asked_alike_from(pulses) :]
    shown = sum(one.side is not None for one in alike)
    if shown == 1:
        picture, reason = Picture.COUNTS, _why_alone(alike[0])
    elif shown == 2:
        picture, reason = _of_two(alike)
    elif shown < CONTROL_FROM:
        picture, reason = Picture.RUN_CHART, Reason.TOO_SHORT_FOR_LIMITS
    elif len(figures := _figures(pulses, values, index)) < CONTROL_FROM or len(pulses) - 1 not in figures:
        picture, reason = Picture.RUN_CHART, Reason.INDEX_WITHHELD
    else:
        picture, reason = Picture.CONTROL_CHART, Reason.LONG_ENOUGH
    return Choice(picture=picture, reason=reason, pulses=shown)


def run_chart(pulses: Sequence[Pulse]) -> RunChart:
    """The middle answers of every pulse, in stretches that no line joins."""
    firsts = [place for place, one in enumerate(pulses) if place == 0 or one.broken]
    stretches = [_run_stretch(pulses, first, after) for first, after in itertools.pairwise([*firsts, len(pulses)])]
    return RunChart(stretches=tuple(stretches))


def control_chart(
    pulses: Sequence[Pulse],
    values: Sequence[int],
    index: board_index.Index,
    profile: process_control.Profile,
    *,
    fix_after: int | None = None,
    improvement: Improvement = Improvement.NEUTRAL,
    aim: float | None = None,
) -> ControlChart | None:
    """The chart of all pulses that asked the same as the latest. None where no index may be shown; choose() says whether to draw it.

    A pulse that may not be shown is left out, and a rebase at such a pulse begins with the next that may. `aim` is on the scale
    of the index, and only ever the board's own. Raises ValueError for limits fixed after no points.
    """
    figures = _figures(pulses, values, index)
    if not figures:
        return None
    starts = [place for place, one in enumerate(pulses) if one.broken is Break.REBASED]
    rebase_at = {
        number
        for number, (last, place) in enumerate(itertools.pairwise(figures), start=2)
        if any(last < start <= place for start in starts)
    }
    chart = process_control.chart(
        [one.figure for one in figures.values()],
        profile,
        rebase_at=rebase_at,
        fix_after=fix_after,
        improvement=improvement,
        aim=aim,
    )
    return ControlChart(index=index, places=tuple(figures), answers=tuple(one.answers for one in figures.values()), chart=chart)


def _asked_alike_from(pulses: Sequence[Pulse]) -> int:
    """The place of the first pulse since the item was last asked otherwise. A rebase asks the same."""
    return max((place for place, one in enumerate(pulses) if one.broken in {Break.EDITION, Break.REWORDED}), default=0)


def _figures(pulses: Sequence[Pulse], values: Sequence[int], index: board_index.Index) -> dict[int, board_index.Figure]:
    """The index by place, of the pulses that asked the same as the latest and may show it."""
    first = _asked_alike_from(pulses)
    found = ((place, board_index.of_side(one.side, values, index)) for place, one in enumerate(pulses) if place >= first and one.side)
    return {place: figure for place, figure in found if figure}


def _why_alone(first: Pulse) -> Reason:
    return {Break.EDITION: Reason.NEW_EDITION, Break.REWORDED: Reason.NEW_WORDS}.get(first.broken or Break.REBASED, Reason.FIRST_PULSE)


def _of_two(alike: Sequence[Pulse]) -> tuple[Picture, Reason]:
    earlier = next(place for place, one in enumerate(alike) if one.side)
    if any(one.broken is Break.REBASED for one in alike[earlier + 1 :]):
        return Picture.COUNTS, Reason.NEW_BASE
    if not alike[-1].moved_shown:
        return Picture.COUNTS, Reason.CHANGE_WITHHELD
    return Picture.PAIRED_CHANGE, Reason.TWO_PULSES


def _run_stretch(pulses: Sequence[Pulse], first: int, after: int) -> RunStretch:
    points = tuple(
        RunPoint(place=place, middle=side.middle if (side := pulses[place].side) else None, notes=pulses[place].notes)
        for place in range(first, after)
    )
    middles = [point.middle for point in points if point.middle]
    # Each pulse counts once with either of its middles, so the line lies on real levels as they do.
    laid_out = sorted(itertools.chain.from_iterable(middles))
    median = (laid_out[len(middles) - 1], laid_out[len(middles)]) if len(middles) >= RUN_FROM else None
    return RunStretch(broken=pulses[first].broken if first else None, points=points, median=median)
