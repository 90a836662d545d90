"""The one door between what members answered and what anybody may see. Here the intruder is a colleague who knows everyone.

The rules, each taken here and nowhere else:

1. Fewer answers to an item than the floor: nothing of it, not even how many.
2. From the floor to seven answers: counts per band of levels, not per level. A band holds two levels or more, so a short
   scale has fewer bands, down to one. The worst-case bounds are widened to the edges of the bands, because with many members
   missing they would name the lowest or the highest answer. Below five answers (a lowered floor) the middle half is held
   back too: its ends would be the lowest and the highest answer.
3. Ahead has its own floor, is shown only where now is, and never in finer detail. Where the two differ by one or two people,
   ahead shows its middle answers alone: few arrows point below their circle, so laying one row of counts over the other could
   tell which level those one or two people chose now.
4. "Not sure" and "not my area" are counts from three people up. Below that there is no figure, not even a nought: a known
   nought would give the other one away by subtraction.
5. Change needs the floor in people who answered both times. Where all of them moved the same way it is held back below the
   floor plus three. It is held back, too, where a reader who lays the counts of both pulses beside it could work out what all
   those chose who answered only before, or all those who answered only now (differencing.py). The reader is taken to know
   both rows level by level, even where bands or less were shown; less can tell no more. Holding back is not to tell the change
   either: where it would, the quietest other change is held back with it. Where the counts before are not known, change is
   shown only if everybody who answered now had answered before.
6. What people wrote in their own words needs eight of them, or the floor where that is higher.
7. What is published once is published. It is replaced only where the floor in people is new in it, a paired figure only where the
   floor in pairs is new: one late answer would be the difference between the two.
8. A part of the board is told of only where it has the floor in answers and so has everybody else together (sectors.py). The parts
   are bands of sectors, fixed by the seats held on the day of opening, told all or not at all, and never in more than their two
   middle answers. Whoever answered and is in no band would be the difference: then none is told. Nor is any told of an item where
   middle answers of bands as large as these could give away, beside the row, that everybody in one of them chose the same level.
9. Two accounts that share a row, a change and the next one, could settle together what each leaves open: whoever answered only the
   middle one of three times is a newcomer in one and a leaver in the other, and whoever came is followed one round further. So
   accounts stand in chains (Tie). A chain is one account, or any number of accounts of the very same people; whatever would make it
   more is held back, and the next one begins a new chain. Held back like that it says nothing of the answers, because it goes by who
   answered and by nothing else. A year later is a change from arrow to circle: rule 5 holds for it with the arrows of then as the row
   before, and this rule with the change beside it, which goes first. The arrows of one round are held against one later round only.
10. Signed ranks tell how far people moved, which is more than up, same and down. They are for exports, and kept only where the
   change is shown, at least eight answered both times, and nobody answered only once: then there is no small group to work out.
11. Once parts are told, they and a change speak of the same people. Where "nobody moved" is known, one person who came, left or
   changed to another band is what two pairs of middle answers differ by. So where parts are told of an item, or were told of it
   before, its change is told only if the very same people answered both times and stand in the same bands; arrival beside
   parts, only if everybody who answered now had pointed an arrow. Parts come first: the board asked for them.
12. A floor below five is a decision that a board records. A round keeps the floor that it was opened with.
"""

import dataclasses
import enum
from collections.abc import Sequence

from frameworks import errors
from frameworks.readings import change, differencing, distribution

LEAST_FLOOR = 3
LEVELS_FROM = 8
HALF_FROM = 5
USUAL_FLOOR = 5
FREE_TEXT_FROM = 8
ASIDE_FROM = 3
NEAR_FLOOR = 3


class FloorTooLow(errors.BoardpulseError):
    """The floor may not be below 3: two answers point at two people."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Floor:
    """How many answers a figure needs. Raises FloorTooLow below three."""

    answers: int = USUAL_FLOOR

    def __post_init__(self) -> None:
        if self.answers < LEAST_FLOOR:
            raise FloorTooLow(f"The floor is {self.answers}; it may not be below {LEAST_FLOOR}.")


class Tie(enum.StrEnum):
    """The chain of accounts that ends in a row, and that the next account from there would lengthen (rule 9).

    None stands for no chain: no account ends here, or one held back for reasons that everybody can see.
    """

    SAME = "same"
    """Accounts of the very same people."""
    ONCE = "once"
    """One account in which somebody answered only once."""


class Detail(enum.StrEnum):
    """How much of one row of answers may be shown."""

    COUNTS = "counts"
    """Counts per level, and everything that follows from them."""
    BANDS = "bands"
    """Counts per band, the middle answers and the middle half."""
    MIDDLES = "middles"
    """The two middle answers alone."""
    NOTHING = "nothing"
    """No figure at all."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Band:
    """Neighbouring levels counted as one: the first and the last level value, and how many answers they hold together."""

    first: int
    last: int
    count: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Side:
    """What may be shown of now, or of ahead. `counts` is empty unless COUNTS, `bands` unless BANDS."""

    detail: Detail
    counts: tuple[int, ...]
    bands: tuple[Band, ...]
    middle: distribution.Pair
    half: distribution.Pair | None


def detail_now(floor: Floor, answers: int) -> Detail:
    """How much of now may be shown (rules 1 and 2)."""
    if answers < floor.answers:
        return Detail.NOTHING
    return Detail.COUNTS if answers >= LEVELS_FROM else Detail.BANDS


def detail_ahead(floor: Floor, now: int, ahead: int) -> Detail:
    """How much of ahead may be shown beside now, from the numbers of answers to both (rule 3)."""
    if Detail.NOTHING in {detail_now(floor, now), detail_now(floor, ahead)}:
        return Detail.NOTHING
    if abs(now - ahead) in {1, 2}:
        return Detail.MIDDLES
    return detail_now(floor, min(now, ahead))


def side(counts: Sequence[int], values: Sequence[int], detail: Detail) -> Side | None:
    """What `detail` lets through of these counts. None where that is nothing."""
    middle, quartiles = distribution.middles(counts, values), distribution.quartiles(counts, values)
    if detail is Detail.NOTHING or middle is None or quartiles is None:
        return None
    with_half = detail in {Detail.COUNTS, Detail.BANDS} and sum(counts) >= HALF_FROM
    return Side(
        detail=detail,
        counts=tuple(counts) if detail is Detail.COUNTS else (),
        bands=bands(counts, values) if detail is Detail.BANDS else (),
        middle=middle,
        half=(quartiles[0], quartiles[2]) if with_half else None,
    )


def bands(counts: Sequence[int], values: Sequence[int]) -> tuple[Band, ...]:
    """Three bands of two levels or more, or as many as the scale has room for; levels left over widen the middle band."""
    number = max(1, min(3, len(values) // 2))
    width, over = divmod(len(values), number)
    made, start = [], 0
    for place in range(number):
        end = start + width + (over if place == number // 2 else 0)
        made.append(Band(first=values[start], last=values[end - 1], count=sum(counts[start:end])))
        start = end
    return tuple(made)


def reach(now: Side, bounds: distribution.Bounds) -> distribution.Pair:
    """The lowest and the highest level the middle could have, had everybody answered (rule 2)."""
    low, high = bounds.lowest[0], bounds.highest[1]
    if now.detail is Detail.COUNTS:
        return low, high
    return (
        next(band.first for band in now.bands if band.first <= low <= band.last),
        next(band.last for band in now.bands if band.first <= high <= band.last),
    )


def aside(people: int) -> int | None:
    """How many set an item aside (not sure, or not my area); None below three, nought included (rule 4)."""
    return people if people >= ASIDE_FROM else None


def mostly(floor: Floor, people: int, answered: int) -> bool:
    """Whether most of those who answered set an item aside: a word, never a count, and only from the floor up."""
    return people >= floor.answers and 2 * people > answered


def shown_change(floor: Floor, moved: change.Change, before: Sequence[int], now: Sequence[int]) -> change.Change | None:
    """What may be shown of a change between two rows of counts per level; `before` is empty where it is not known (rule 5)."""
    everybody = moved.paired
    if everybody < floor.answers:
        return None
    one_way = (
        change.Change(up=everybody, same=0, down=0),
        change.Change(up=0, same=everybody, down=0),
        change.Change(up=0, same=0, down=everybody),
    )
    held = one_way if everybody < floor.answers + NEAR_FLOOR else ()
    if moved in held:
        return None
    hidden = differencing.open_after(before, now, moved, held) if before else everybody == sum(now)
    return moved if hidden else None


def would_single_out(
    moved: change.Change, before: Sequence[int], now: Sequence[int], *, told_now: bool, told_before: bool, regrouped: bool
) -> bool:
    """Whether a change, beside parts of the board that are or were told, would point at whoever is in one of them only once (rule 11)."""
    return (told_now or told_before) and (regrouped or not _same_people(moved, before, now))


def may_speak(floor: Floor, moved: change.Change, before: Sequence[int], now: Sequence[int], tie: Tie | None) -> bool:
    """Whether rule 5 is asked about these paired counts at all, going by who answered alone. `tie` is of the row they begin or end with."""
    return moved.paired >= floor.answers and (tie is None or (tie is Tie.SAME and _same_people(moved, before, now)))


def tied(moved: change.Change, before: Sequence[int], now: Sequence[int]) -> Tie:
    """The tie of the row that an account ends in, once it may speak; held back by rule 5 it speaks too."""
    return Tie.SAME if _same_people(moved, before, now) else Tie.ONCE


def may_miss(floor: Floor, pairs: Sequence[tuple[int, int, int]], before: Sequence[int]) -> bool:
    """Whether it may be said that a change is held back. Of a row below the floor not even that somebody is in it may be said."""
    return bool(pairs) and (not before or sum(before) >= floor.answers)


def beside_parts(arrived: change.Change, now: Sequence[int]) -> bool:
    """Whether arrival may be told where parts of the board are: only if everybody who answered now had pointed an arrow (rule 11)."""
    return sum(now) == arrived.paired


def may_rank(moved: change.Change, before: Sequence[int], now: Sequence[int]) -> bool:
    """Whether the rank sums of a change that is shown may be kept (rule 10)."""
    return moved.paired >= LEVELS_FROM and _same_people(moved, before, now)


def _same_people(moved: change.Change, before: Sequence[int], now: Sequence[int]) -> bool:
    return sum(before) == moved.paired == sum(now)


def free_text(floor: Floor, writers: int) -> bool:
    """Whether anything may be told of what so many people wrote in their own words (rule 6)."""
    return writers >= max(FREE_TEXT_FROM, floor.answers)


def may_republish(floor: Floor, new: int) -> bool:
    """Whether a published figure may be replaced by one with `new` more people, or pairs of answers, in it (rule 7)."""
    return new >= floor.answers


def part_and_rest(floor: Floor, part: int, rest: int) -> bool:
    """Whether a part of the board may be told of, from the numbers of answers in it and outside it (rule 8)."""
    return min(part, rest) >= floor.answers
