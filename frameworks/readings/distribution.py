"""Counts per level, and the figures that always name a real level. Never a mean: levels are names in order, not amounts.
`quantile` alone also knows definitions that can fall between levels; those are for analysts who lay our figures beside theirs.

Every function takes `counts` (one count per level, lowest level first) and `values` (the level values, same order).
Nothing here decides what may be shown; disclosure.py does.
"""

import dataclasses
import enum
import math
from collections.abc import Sequence
from fractions import Fraction

Pair = tuple[int, int]


class Definition(enum.IntEnum):
    """Which quantile: the numbers of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), as R uses them."""

    INVERSE = 1
    """The inverse of the empirical distribution function. Always a real level; the one that boards see."""
    AVERAGED = 2
    """The same, but halfway where the function is level."""
    WEIBULL = 6
    """Between the answers at (n + 1) p, as in Minitab and SPSS."""
    LINEAR = 7
    """Between the answers at (n - 1) p + 1, as in Excel and by default in R."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bounds:
    """The two middle answers had every missing member chosen the lowest level, and had every one chosen the highest."""

    lowest: Pair
    highest: Pair


def middles(counts: Sequence[int], values: Sequence[int]) -> Pair | None:
    """The two middle answers (low, high): the same level twice where they agree. None without answers."""
    total = sum(counts)
    if not total:
        return None
    return _answer_at(counts, values, (total + 1) // 2), _answer_at(counts, values, total // 2 + 1)


def quartiles(counts: Sequence[int], values: Sequence[int]) -> tuple[int, int, int] | None:
    """First quartile, median and third quartile as real levels. None without answers.

    Inverse of the empirical distribution function: type 1 in Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996).
    """
    total = sum(counts)
    if not total:
        return None
    first, second, third = (_answer_at(counts, values, -(-total * quarter // 4)) for quarter in (1, 2, 3))
    return first, second, third


def quantile(counts: Sequence[int], values: Sequence[int], share: Fraction, definition: Definition) -> Fraction | None:
    """The quantile at `share` (0 to 1) by this definition. None without answers. Raises ValueError for another share."""
    total = sum(counts)
    if not 0 <= share <= 1:
        raise ValueError(f"a quantile is of a share from 0 to 1, not {share}")
    if not total:
        return None
    if definition in {Definition.INVERSE, Definition.AVERAGED}:
        place = total * share
        low = math.ceil(place)
        high = low + 1 if definition is Definition.AVERAGED and low == place else low
        part = Fraction(1, 2)
    else:
        place = (total + 1) * share if definition is Definition.WEIBULL else (total - 1) * share + 1
        low = math.floor(place)
        high, part = low + 1, place - low
    below, above = (_answer_at(counts, values, min(max(one, 1), total)) for one in (low, high))
    return below + part * (above - below)


def gap(start: Pair, end: Pair) -> Pair:
    """How many steps of the scale's values lie from one pair of middle answers to another, at either middle; smaller first."""
    first, second = sorted(to - where for where, to in zip(start, end, strict=True))
    return first, second


def bounds(counts: Sequence[int], values: Sequence[int], missing: int) -> Bounds | None:
    """How far `missing` more answers could pull the middle answers either way. None without answers."""
    if not sum(counts):
        return None
    lowest = middles((counts[0] + missing, *counts[1:]), values)
    highest = middles((*counts[:-1], counts[-1] + missing), values)
    return Bounds(lowest=lowest, highest=highest) if lowest and highest else None


def _answer_at(counts: Sequence[int], values: Sequence[int], place: int) -> int:
    """The answer at `place` (from 1) were all answers laid out in order."""
    passed = 0
    for count, value in zip(counts, values, strict=True):
        passed += count
        if place <= passed:
            return value
    raise ValueError(f"there is no answer number {place} among {passed}")
