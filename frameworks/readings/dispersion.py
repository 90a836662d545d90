"""Other published measures of how far answers to one item agree, for exports and for checking A against. None of them picks a word.

All take counts per level, lowest first, with nought for an empty level. None where a measure is not defined. They follow from counts,
so they are told only where counts per level may be told.

Sources: W. J. Tastle and M. J. Wierman, "Consensus and Dissention", Int. J. Approximate Reasoning 45 (2007); R. K. Leik, "A Measure of
Ordinal Consensus", Pacific Sociological Review 9 (1966); K. J. Berry and P. W. Mielke, "Indices of Ordinal Variation", Perceptual and Motor
Skills 74 (1992), as given in Blair and Lacy, "Statistics of Ordinal Variation" (2000).
"""

import dataclasses
import itertools
import math
from collections.abc import Sequence
from fractions import Fraction

from frameworks.readings import agreement


@dataclasses.dataclass(frozen=True, kw_only=True)
class Measures:
    """Every measure of one row of counts. `agreement` is van der Eijk's A."""

    agreement: float | None
    polarization: float | None
    consensus: float | None
    leik: float | None
    ordinal_variation: float | None


def measures(counts: Sequence[int]) -> Measures:
    """All of them at once."""
    return Measures(
        agreement=agreement.van_der_eijk(counts),
        polarization=polarization(counts),
        consensus=consensus(counts),
        leik=leik(counts),
        ordinal_variation=ordinal_variation(counts),
    )


def polarization(counts: Sequence[int]) -> float | None:
    """(1 - A) / 2: 0 all the same, 1 half at each end. Needs three levels, as A does."""
    figure = agreement.van_der_eijk(counts)
    return None if figure is None else (1 - figure) / 2


def consensus(counts: Sequence[int]) -> float | None:
    """Tastle and Wierman's consensus, 1 + sum of p log2(1 - |i - mean| / (K - 1)): 1 all the same, 0 half at each end.

    An even spread has another figure on every number of levels, so it is never compared between instruments.
    """
    total, width = sum(counts), len(counts) - 1
    if width < 1 or not total:
        return None
    mean = Fraction(sum(place * count for place, count in enumerate(counts)), total)
    # A level that nobody chose may lie a whole width off, where the logarithm has no value.
    return 1 + math.fsum(count / total * math.log2(1 - abs(place - mean) / width) for place, count in enumerate(counts) if count)


def leik(counts: Sequence[int]) -> float | None:
    """Leik's D, the sum of min(F, 1 - F) over the cumulative shares F by its largest value: 0 all the same, 1 half at each end."""
    total, width = sum(counts), len(counts) - 1
    if width < 1 or not total:
        return None
    return float(Fraction(2 * sum(min(passed, total - passed) for passed in itertools.accumulate(counts)), width * total))


def ordinal_variation(counts: Sequence[int]) -> float | None:
    """Berry and Mielke's IOV: the sum of distances between all pairs of people by its largest value. Needs two people."""
    total, width = sum(counts), len(counts) - 1
    if width < 1 or total < 2:
        return None
    pairs = itertools.combinations(enumerate(counts), 2)
    apart = sum(one * other * (higher - lower) for (lower, one), (higher, other) in pairs)
    # An odd number of people cannot stand half at each end.
    return float(Fraction(4 * apart, (total**2 - total % 2) * width))
