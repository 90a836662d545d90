"""One figure of a whole pulse, for a control chart and nothing else: levels are names in order, so a mean of them says little alone.

Made from what disclosure.py let through and never from the answers, so that it can tell no more. It never travels without saying
which index it is.
"""

import dataclasses
import enum
from collections.abc import Sequence
from fractions import Fraction

from frameworks.readings import disclosure


class Measure(enum.StrEnum):
    """What an index counts."""

    MEAN_LEVEL = "mean_level"
    """The mean of the levels chosen."""
    SHARE_FROM = "share_from"
    """The share, 0 to 1, who chose an agreed level or a higher one."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Index:
    """Which figure. `level` is the agreed level of SHARE_FROM, None for MEAN_LEVEL. Raises ValueError for anything else."""

    measure: Measure = Measure.MEAN_LEVEL
    level: int | None = None

    def __post_init__(self) -> None:
        if (self.measure is Measure.SHARE_FROM) != (self.level is not None):
            raise ValueError(f"an index of {self.measure} with level {self.level}")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Figure:
    """The index of one pulse, with what it is and how many answers it rests on."""

    index: Index
    figure: float
    answers: int


def of_counts(counts: Sequence[int], values: Sequence[int], index: Index) -> Figure | None:
    """The index of counts per level (lowest first, `values` in the same order). None without answers, or for a level not on the scale."""
    people = sum(counts)
    if not people or (index.level is not None and index.level not in values):
        return None
    if index.level is None:
        whole = sum(value * count for value, count in zip(values, counts, strict=True))
    else:
        whole = sum(count for value, count in zip(values, counts, strict=True) if value >= index.level)
    return Figure(index=index, figure=float(Fraction(whole, people)), answers=people)


def of_side(side: disclosure.Side, values: Sequence[int], index: Index) -> Figure | None:
    """The index of what may be shown. None where it would tell more.

    Counts give any index. Bands give only the share from the first level of a band: a mean beside them would tell the counts.
    """
    if side.detail is disclosure.Detail.COUNTS:
        return of_counts(side.counts, values, index)
    if index.level is None or index.level not in {band.first for band in side.bands}:
        return None
    return of_counts([band.count for band in side.bands], [band.first for band in side.bands], index)
