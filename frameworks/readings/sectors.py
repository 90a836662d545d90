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


def may_break_down(floor: disclosure.Floor, answers: Sequence[int]) -> bool:
    """Whether fixed bands may be shown for one item: `answers` to it in every band, the rest among them. One below: none of them."""
    whole = sum(answers)
    return all(disclosure.part_and_rest(floor, part, whole - part) for part in answers) and len(answers) > 1


def _size(names: Sequence[str], sizes: Mapping[str, int]) -> int:
    return sum(sizes[name] for name in names)
