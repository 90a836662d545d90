"""Which sectors of a board may be told apart. Nearly always none, so the default is no breakdown at all.

A board fixes its bands once, from its seats, and never by answers: bands that came and went with the answers would give by subtraction
what each of them hides. At each reading the same bands are held against the answers, item by item, and shown all or not at all.
Knows no names of sectors but those it is given, and no member.
"""

import dataclasses
from collections.abc import Mapping, Sequence

from frameworks.readings import disclosure


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bands:
    """`shown` sectors stand alone, in the order given; the `rest` are one band together, of `rest_size` people.

    Where nothing is shown, the rest is everybody.
    """

    shown: tuple[str, ...]
    rest: tuple[str, ...]
    rest_size: int


def bands(floor: disclosure.Floor, sizes: Mapping[str, int]) -> Bands:
    """Fold sectors together until each that is shown, and the rest together, have the floor. `sizes` is people by sector.

    Sectors below the floor go into the rest, then the next smallest, until the rest has the floor too. Of two of one size the one
    that was given first goes. A board that is all one sector has no breakdown: nobody is left to be the rest.
    """
    rest = [name for name, size in sizes.items() if size < floor.answers]
    waiting = sorted((name for name in sizes if name not in rest), key=lambda name: sizes[name])
    while waiting and (_size(rest, sizes) < floor.answers if rest else len(waiting) == 1):
        rest.append(waiting.pop(0))
    return Bands(
        shown=tuple(name for name in sizes if name not in rest),
        rest=tuple(name for name in sizes if name in rest),
        rest_size=_size(rest, sizes),
    )


def may_break_down(floor: disclosure.Floor, answers: Sequence[int], *, everybody: int | None = None) -> bool:
    """Whether fixed bands may be shown for one item: `answers` to it in every band, the rest among them. One below: none of them.

    `everybody` is how many answered in all. Whoever is in no band would be the difference, so then nothing is shown.
    """
    whole = sum(answers)
    if everybody is not None and whole != everybody:
        return False
    return all(disclosure.part_and_rest(floor, part, whole - part) for part in answers) and len(answers) > 1


def keeps_open(counts: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether no middle answers of bands of these sizes could give away that all of a band chose one level, beside the row `counts`.

    Taken from the row and the sizes alone, so that what is held back says nothing of who is in which band. The middle answers of the
    other bands can speak for so many of the answers at other levels that none of these are left for a band.
    """
    return all(
        sum(counts) - chosen > sum(_spoken_for(counts, level, other) for place, other in enumerate(sizes) if place != band)
        for level, chosen in enumerate(counts)
        for band in range(len(sizes))
    )


def _spoken_for(counts: Sequence[int], level: int, size: int) -> int:
    """How many of the answers at other levels the middle answers of one band of `size` can place in it at most."""
    below, above = sum(counts[:level]), sum(counts[level + 1 :])
    half = size // 2
    return size if not size % 2 and min(below, above) >= half else half + 1


def _size(names: Sequence[str], sizes: Mapping[str, int]) -> int:
    return sum(sizes[name] for name in names)
