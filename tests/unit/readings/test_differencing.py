"""Small boards are worked through in full: every account of who chose what, grouped by what a reader of both summaries sees."""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from frameworks.readings import change, differencing, disclosure

FLOOR = disclosure.Floor()
Levels = tuple[int, ...]


class World(NamedTuple):
    left: Levels
    joined: Levels


class Seen(NamedTuple):
    before: Levels
    now: Levels
    moved: change.Change


def counts(levels: int, *chosen: int) -> Levels:
    return tuple(chosen.count(level) for level in range(levels))


def told(before: Levels, now: Levels, up: int, same: int, down: int) -> bool:
    return disclosure.shown_change(FLOOR, change.Change(up=up, same=same, down=down), before, now) is not None


def worlds(levels: int, paired: int, left: int, joined: int) -> Iterator[tuple[Seen, World]]:
    scale = range(levels)
    several = itertools.combinations_with_replacement
    for steps in several(list(itertools.product(scale, scale)), paired):
        moved = change.paired_change((old, new, 1) for old, new in steps)
        for gone in several(scale, left):
            before = counts(levels, *gone, *(old for old, _ in steps))
            for new_ones in several(scale, joined):
                yield Seen(before, counts(levels, *new_ones, *(new for _, new in steps)), moved), World(gone, new_ones)


def settles(found: set[World], left: int, joined: int) -> bool:
    return bool(left and len({one.left for one in found}) == 1) or bool(joined and len({one.joined for one in found}) == 1)


def test_one_who_left_while_all_others_stayed_is_not_given_away() -> None:
    assert not told((1, 0, 8, 0, 0, 0), (0, 0, 8, 0, 0, 0), 0, 8, 0)


def test_one_who_came_while_another_moved_is_not_given_away() -> None:
    assert not told((0, 0, 8, 0, 0, 0), (1, 0, 7, 1, 0, 0), 1, 7, 0)


def test_three_who_came_while_all_others_stayed_are_not_given_away() -> None:
    assert not told((0, 0, 9, 0, 0, 0), (1, 1, 9, 0, 1, 0), 0, 9, 0)


def test_everybody_answering_twice_shows_who_moved() -> None:
    assert told((0, 2, 5, 2, 0, 0), (0, 2, 4, 3, 0, 0), 1, 8, 0)


def test_several_who_came_and_several_who_moved_still_show_change() -> None:
    assert told((0, 2, 4, 3, 1, 0), (0, 2, 3, 4, 3, 0), 4, 4, 1)
    assert told((1, 2, 4, 3, 1, 0), (0, 2, 4, 4, 3, 0), 5, 3, 2)


@pytest.mark.parametrize("before", [(0, 0, 8, 0, 0, 0), (5, 4, 0, 0, 0, 0)])
def test_counts_that_do_not_fit_the_change_show_nothing(before: Levels) -> None:
    assert not told(before, (0, 0, 4, 4, 2, 0), 0, 5, 4)


def test_silence_is_not_left_to_mean_that_all_stayed() -> None:
    """One of nine left. Only "all stayed" settles what they had said; were it held alone, holding it would say so."""
    before, now = (0, 2, 3, 3, 1, 0), (0, 2, 2, 3, 1, 0)
    assert not told(before, now, 0, 8, 0)
    assert not told(before, now, 0, 7, 1)
    assert told(before, now, 1, 7, 0)


def test_too_many_worlds_to_walk_show_nothing() -> None:
    paired, once = 12, 20
    row = (12, 10, 10)
    assert (once + 1) ** 2 * (paired + 1) ** 2 > differencing.WALKED_UP_TO
    assert not told(row, row, 4, 4, 4)


@pytest.mark.parametrize(
    ("levels", "floor", "paired", "left", "joined"),
    [
        (3, 3, 6, 1, 0),
        (3, 3, 6, 0, 1),
        (3, 3, 6, 1, 1),
        (3, 3, 4, 2, 1),
        (3, 3, 4, 0, 2),
        (2, 3, 7, 2, 2),
        (4, 3, 3, 1, 1),
        (3, 3, 3, 3, 2),
    ],
)
def test_neither_telling_nor_holding_back_settles_a_group(levels: int, floor: int, paired: int, left: int, joined: int) -> None:
    shown: dict[Seen, set[World]] = defaultdict(set)
    kept: dict[tuple[Levels, Levels], set[World]] = defaultdict(set)
    every: dict[tuple[Levels, Levels], set[World]] = defaultdict(set)
    verdicts: dict[Seen, bool] = {}
    for seen, world in worlds(levels, paired, left, joined):
        if seen not in verdicts:
            verdicts[seen] = disclosure.shown_change(disclosure.Floor(answers=floor), seen.moved, seen.before, seen.now) is not None
        every[seen.before, seen.now].add(world)
        if verdicts[seen]:
            shown[seen].add(world)
        else:
            kept[seen.before, seen.now].add(world)
    assert shown
    assert kept
    assert not [seen for seen, found in shown.items() if settles(found, left, joined)]
    # Where the two rows alone settle a group, holding back takes nothing away and adds nothing.
    assert not [rows for rows, found in kept.items() if settles(found, left, joined) and not settles(every[rows], left, joined)]


def test_a_change_is_held_back_only_where_it_or_the_silence_would_speak() -> None:
    shown: dict[tuple[Levels, Levels], dict[change.Change, bool]] = defaultdict(dict)
    found: dict[Seen, set[World]] = defaultdict(set)
    for seen, world in worlds(3, 6, 1, 1):
        found[seen].add(world)
    for seen in found:
        told_of = disclosure.shown_change(disclosure.Floor(answers=3), seen.moved, seen.before, seen.now)
        shown[seen.before, seen.now][seen.moved] = told_of is not None
    for (before, now), changes in shown.items():
        spare = [moved for moved, answer in changes.items() if not answer and not settles(found[Seen(before, now, moved)], 1, 1)]
        assert len(spare) <= 1
        if spare:
            others = [found[Seen(before, now, moved)] for moved, answer in changes.items() if not answer and moved not in spare]
            assert settles(set().union(*others), 1, 1)


def test_most_ordinary_boards_still_see_what_moved() -> None:
    dice, seen, shown = random.Random(7), 0, 0
    for _ in range(300):
        answers = [_member(dice) for _ in range(dice.randint(10, 14))]
        before = counts(6, *(old for old, _ in answers if old is not None))
        now = counts(6, *(new for _, new in answers if new is not None))
        moved = change.paired_change((old, new, 1) for old, new in answers if old is not None and new is not None)
        if moved.paired >= FLOOR.answers:
            seen += 1
            shown += told(before, now, moved.up, moved.same, moved.down)
    assert seen > 250
    assert shown / seen > 0.5


def _member(dice: random.Random) -> tuple[int | None, int | None]:
    """One of five moves a level; four of five answer, each time anew."""
    old = dice.choice((1, 2, 2, 3, 3, 3, 4, 4))
    new = min(5, max(0, old + dice.choice((-1, 1, 1, 1)))) if dice.random() < 0.2 else old
    return old if dice.random() < 0.8 else None, new if dice.random() < 0.8 else None
