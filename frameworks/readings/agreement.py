"""How far a board sees one thing alike. The shape of the answers speaks first; one figure alone hides it.

Sources: C. van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality and Quantity 35 (2001), for A. The two
camps and the four words are house rules: A is +0.17 for a board split in two halves on the second and fourth of five levels,
so A only sorts items and picks a word where there are no camps.
"""

import dataclasses
import enum
import functools
import itertools
from collections.abc import Sequence
from fractions import Fraction

CAMP_SHARE = Fraction(25, 100)
BETWEEN_SHARE = Fraction(15, 100)
LARGELY_FROM, BROADLY_FROM, SPREAD_FROM = 0.8, 0.5, 0.2


class Agreement(enum.StrEnum):
    """How alike the answers to one item are."""

    LARGELY_AGREE = "largely_agree"
    """Nearly everybody chose the same level, or the one beside it."""
    BROADLY_AGREE = "broadly_agree"
    """Most answers stand close together."""
    SPREAD = "spread"
    """Answers are scattered, without two clear groups."""
    DIFFER = "differ"
    """Two groups stand apart, or the answers pull to both ends."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Camps:
    """Two groups that stand apart: the (lowest, highest) level value chosen in each."""

    lower: tuple[int, int]
    upper: tuple[int, int]


def van_der_eijk(counts: Sequence[float]) -> float | None:
    """A from -1 (split between the two ends) through 0 (flat) to 1 (all the same). None below three levels or without answers.

    Shares of the answers will do as well as counts.
    """
    left, agreed = [Fraction(count) for count in counts], Fraction(0)
    total = sum(left)
    if len(counts) < 3 or not total:
        return None
    while any(left):
        height = min(count for count in left if count)
        pattern = tuple(count > 0 for count in left)
        agreed += _layer(pattern) * height * sum(pattern)
        left = [count - height if count else count for count in left]
    return float(agreed / total)


def two_camps(counts: Sequence[int], values: Sequence[int]) -> Camps | None:
    """The two groups, where there are two: each a quarter or more, two or more levels apart, under 15% between them.

    A level in between must also be less than half as chosen as the fullest level on either side. Otherwise an even spread over
    many levels, or a ragged one over a few, would read as a split.
    """
    total = sum(counts)
    chosen = [place for place, count in enumerate(counts) if count]
    best: tuple[int, int, Camps] | None = None
    for low, high in itertools.combinations(chosen, 2):
        below, between, above = counts[: low + 1], counts[low + 1 : high], counts[high:]
        apart = high - low >= 2 and sum(between) < BETWEEN_SHARE * total
        sizeable = min(sum(below), sum(above)) >= CAMP_SHARE * total
        if not (apart and sizeable and 2 * max(between) < min(max(below), max(above))):
            continue
        camps = Camps(lower=(values[chosen[0]], values[low]), upper=(values[high], values[chosen[-1]]))
        if best is None or (sum(between), low - high) < best[:2]:
            best = (sum(between), low - high, camps)
    return best[2] if best else None


def words(counts: Sequence[int], values: Sequence[int]) -> Agreement | None:
    """The word for these answers. None where A is not defined."""
    figure = van_der_eijk(counts)
    if figure is None:
        return None
    if two_camps(counts, values) or figure < SPREAD_FROM:
        return Agreement.DIFFER
    if figure < BROADLY_FROM:
        return Agreement.SPREAD
    return Agreement.BROADLY_AGREE if figure < LARGELY_FROM else Agreement.LARGELY_AGREE


@functools.cache
def _layer(pattern: tuple[bool, ...]) -> Fraction:
    """A of one layer of equal height: van der Eijk's U, weighed by how many levels the layer leaves empty."""
    size, filled = len(pattern), sum(pattern)
    if filled == 1:
        return Fraction(1)
    unimodal = bimodal = 0
    for triple in itertools.combinations(pattern, 3):
        unimodal += triple in {(True, True, False), (False, True, True)}
        bimodal += triple == (True, False, True)
    if not unimodal + bimodal:
        return Fraction(0)
    shape = Fraction((size - 2) * unimodal - (size - 1) * bimodal, (size - 2) * (unimodal + bimodal))
    return shape * (1 - Fraction(filled - 1, size - 1))
