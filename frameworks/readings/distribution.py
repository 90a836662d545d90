"""Counts per level, and the figures that always name a real level. Never a mean: levels are names in order, not amounts.

Every function takes `counts` (one count per level, lowest level first) and `values` (the level values, same order).
Nothing here decides what may be shown; disclosure.py does.
"""

import dataclasses
from collections.abc import Sequence

Pair = tuple[int, int]


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
