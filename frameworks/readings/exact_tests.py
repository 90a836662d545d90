"""Exact tests of paired change: for the export only, never for a summary. With five people moved, no test can say anything.

Sources: the sign test as in W. J. Conover, "Practical Nonparametric Statistics"; F. Wilcoxon, "Individual Comparisons by Ranking
Methods", Biometrics Bulletin 1 (1945), with middle ranks for ties; J. W. Pratt, "Remarks on Zeros and Ties in the Wilcoxon Signed Rank
Procedures", JASA 54 (1959). All p values count every way the signs could have fallen; none is a normal approximation, which is
wrong for boards and their many ties.
"""

import dataclasses
import enum
import math
from collections.abc import Iterable
from fractions import Fraction

from frameworks.readings import change


class Zeros(enum.StrEnum):
    """What happens to those who stayed."""

    DROP = "drop"
    """They are dropped before the sizes of change are put in order."""
    PRATT = "pratt"
    """They are put in order with the others and dropped then."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class SignTest:
    """How many moved each way, and how often pure chance would be at least as one-sided, either way."""

    up: int
    down: int
    same: int
    p_two_sided: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Wilcoxon:
    """The sums of the middle ranks of those who moved up (`plus`) and down (`minus`), and three p values.

    `p_greater`: how often chance alone would bring `plus` or more; `p_less`: `plus` or less.
    """

    plus: float
    minus: float
    p_two_sided: float
    p_greater: float
    p_less: float


def sign_test(moved: change.Change) -> SignTest:
    """The exact sign test. Those who stayed say nothing; nobody moved: p is 1."""
    people = moved.moved
    ways = sum(math.comb(people, many) for many in range(max(moved.up, moved.down), people + 1))
    return SignTest(up=moved.up, down=moved.down, same=moved.same, p_two_sided=float(min(Fraction(1), Fraction(2 * ways, 2**people))))


def smallest_p(moved: int) -> float:
    """The smallest two-sided p that so many people who moved can ever give: all of them the same way. Below 0.05 from six up."""
    return float(min(Fraction(1), Fraction(2, 2**moved)))


def wilcoxon(differences: Iterable[float], zeros: Zeros = Zeros.DROP) -> Wilcoxon:
    """The exact signed-rank test of `differences` (later minus earlier), one per person. Exact with ties; quick for hundreds.

    Sizes tie where they are equal as given: hand in whole levels, or figures rounded alike.
    """
    given = [one for one in differences if one or zeros is Zeros.PRATT]
    # Twice the middle rank is a whole number, so all sums are whole.
    ranked = [(rank, one) for rank, one in zip(_twice_middle_ranks([abs(one) for one in given]), given, strict=True) if one]
    plus = sum(rank for rank, one in ranked if one > 0)
    total = sum(rank for rank, _ in ranked)
    ways = [1] + [0] * total
    for rank, _ in ranked:
        for reached in range(total, rank - 1, -1):
            ways[reached] += ways[reached - rank]
    every = 2 ** len(ranked)
    greater, less = Fraction(sum(ways[plus:]), every), Fraction(sum(ways[: plus + 1]), every)
    return Wilcoxon(
        plus=plus / 2,
        minus=(total - plus) / 2,
        p_two_sided=float(min(Fraction(1), 2 * greater, 2 * less)),
        p_greater=float(greater),
        p_less=float(less),
    )


def _twice_middle_ranks(sizes: list[float]) -> list[int]:
    """For every size twice the mean of the places (from 1) that it and its equals take in order."""
    in_order = sorted(sizes)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for place, size in enumerate(in_order, start=1):
        first.setdefault(size, place)
        last[size] = place
    return [first[size] + last[size] for size in sizes]
