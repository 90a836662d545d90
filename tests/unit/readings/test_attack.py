"""A colleague attacks what is published: with every answer but one in hand, and with nothing in hand but what everybody can read."""

import dataclasses
import functools
import itertools
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import pytest

from conversations.sitting import Standing
from frameworks.readings import disclosure, reading, stored
from tests import attack_worlds
from tests.attack_worlds import Given

WORLDS = 2000
Pattern = Sequence[tuple[bool, bool, bool, str, str]]
"""By person: whether they pointed an arrow a year ago, answered last time, and answer now; their sector last time, and now."""


@pytest.mark.parametrize("share", range(4))
def test_nothing_below_the_floor_depends_on_the_last_unknown_answer(share: int) -> None:
    tried = 0
    for seed in range(share, WORLDS, 4):
        dice = random.Random(seed)
        world = attack_worlds.world(dice)
        told = attack_worlds.published(world)
        assert seed % 10 or [stored.from_json(stored.to_json(one)) for one in told] == told
        lies = [*_lies(world)]
        for place, member, item, other in dice.sample(lies, min(4, len(lies))):
            tried += 1
            assert attack_worlds.published(world.said(place, member, item, other), told[:place]) == told, (seed, place, item, other)
    assert tried > WORLDS / 2


def _lies(world: attack_worlds.World) -> Iterator[tuple[int, uuid.UUID, str, Given]]:
    """What somebody could have said instead in a group below the floor, where no number that may be told would be another."""
    levels = range(len(world.edition.values))
    for place, one in enumerate(world.rounds):
        for member, item in one.given:
            was = one.of(member, item)
            if was.level is None:
                continue
            if one.levels(item) < world.floor:
                yield from ((place, member, item, dataclasses.replace(was, now=level)) for level in levels if level != was.level)
                if one.standing(item, Standing.NOT_SURE) + 1 < world.floor:
                    yield place, member, item, Given(now=Standing.NOT_SURE)
                if any(other != item and one.of(member, other).now not in {None, Standing.SKIP} for other in attack_worlds.KEYS):
                    yield place, member, item, Given()
            elif was.ahead is not None and one.arrows(item) < world.floor:
                yield from ((place, member, item, dataclasses.replace(was, ahead=level)) for level in levels if level != was.ahead)


def test_the_worlds_tell_enough_to_attack() -> None:
    worlds = (attack_worlds.world(random.Random(seed)) for seed in range(800))
    items = [item for world in worlds for told in attack_worlds.published(world) for item in told.items]
    for field in ("moved", "moved_withheld", "arrived", "arrived_withheld", "ranks", "sectors", "ahead"):
        assert sum(bool(getattr(item, field)) for item in items) > 10, field


ALL = (True, True, True, "A", "A")
REST = (True, True, True, "B", "B")
QUIET = {"one came, seen from both sides", "two newcomers of two kinds"}
"""Where rule 9, or a row of so few, lets nothing through at all."""


def banded(in_a: int, in_b: int, *others: tuple[bool, bool, bool, str, str], arrow: bool = False, before: bool = True) -> Pattern:
    return [*[(arrow, before, True, "A", "A")] * in_a, *[(arrow, before, True, "B", "B")] * in_b, *others]


PATTERNS: Mapping[str, Pattern] = {
    "one came, seen from both sides": [ALL, ALL, ALL, ALL, (False, False, True, "A", "A")],
    "one came after the arrows": [ALL, ALL, ALL, ALL, (False, True, True, "A", "A")],
    "one came and one left": [ALL, ALL, ALL, (False, False, True, "A", "A"), (True, True, False, "A", "A")],
    "two newcomers of two kinds": [ALL, ALL, ALL, (False, True, True, "A", "A"), (True, False, True, "A", "A")],
    "one left since the arrows": [ALL, ALL, ALL, ALL, (True, False, False, "A", "A")],
    "in bands, one came": banded(4, 5, (False, False, True, "A", "A")),
    "in bands, one left": banded(4, 5, (False, True, False, "A", "A")),
    "in bands, one came and one left": banded(3, 4, (False, False, True, "A", "A"), (False, True, False, "B", "B")),
    "in bands, one changed": banded(4, 5, (False, True, True, "A", "B")),
    "in bands, two changed": banded(3, 3, (False, True, True, "A", "B"), (False, True, True, "B", "A")),
    "in bands, one came since the arrows": banded(5, 4, (False, False, True, "B", "B"), arrow=True, before=False),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_whoever_came_left_or_changed_groups_is_never_settled(name: str) -> None:
    pattern = PATTERNS[name]
    small = _small_groups(pattern)
    seen: dict[tuple[object, ...], set[tuple[object, ...]]] = defaultdict(set)
    rows: dict[tuple[object, ...], set[tuple[object, ...]]] = defaultdict(set)
    for world in _truths(pattern):
        found = tuple(tuple(sorted(world[slot] for slot in group)) for group in small)
        known = tuple(_row(world, part) for part in range(3))
        rows[known].add(found)
        seen[*known, _outputs(pattern, world)].add(found)
    assert (len({told for *_, told in seen}) > 1) is (name not in QUIET)
    for key, accounts in seen.items():
        for place in range(len(small)):
            if len({account[place] for account in rows[key[:3]]}) > 1:
                assert len({account[place] for account in accounts}) > 1, (place, key)


def _truths(pattern: Pattern) -> Iterator[Mapping[tuple[int, int], int]]:
    """Every way the levels could lie: by (which row, who) the level, 0 or 1. People of one kind are interchangeable."""
    kinds: dict[tuple[bool, bool, bool, str, str], list[int]] = defaultdict(list)
    for who, one in enumerate(pattern):
        kinds[one].append(who)
    ways = []
    for one, people in kinds.items():
        slots = [part for part, _ in _parts(0, one)]
        some = itertools.combinations_with_replacement([*itertools.product((0, 1), repeat=len(slots))], len(people))
        ways.append(
            [
                [((part, who), level) for who, levels in zip(people, all_, strict=True) for part, level in zip(slots, levels, strict=True)]
                for all_ in some
            ]
        )
    for chosen in itertools.product(*ways):
        yield dict(itertools.chain(*chosen))


def _parts(who: int, one: tuple[bool, bool, bool, str, str]) -> Iterator[tuple[int, int]]:
    """The answers of one person, as (which row, who): 0 last time, 1 now, 2 the arrow."""
    arrow, before, now, *_ = one
    yield from ((row, who) for row, there in ((0, before), (1, now), (2, arrow)) if there)


def _row(world: Mapping[tuple[int, int], int], row: int) -> tuple[int, int]:
    levels = [level for (where, _), level in world.items() if where == row]
    return levels.count(0), levels.count(1)


def _small_groups(pattern: Pattern) -> list[list[tuple[int, int]]]:
    """The answers of those who are in one row and not in another, or changed groups: below the floor of three."""
    there = [{who for who, one in enumerate(pattern) if one[spot]} for spot in (1, 2, 0)]
    found = [
        [(1, who) for who in there[1] - there[0]],
        [(0, who) for who in there[0] - there[1]],
        [(1, who) for who in there[1] - there[2]],
        [(2, who) for who in there[2] - there[1]],
        [(1, who) for who in there[1] if pattern[who][3] != pattern[who][4]],
        [(0, who) for who in there[0] if pattern[who][3] != pattern[who][4]],
    ]
    return [group for group in found if 0 < len(group) < 3]


def _outputs(pattern: Pattern, world: Mapping[tuple[int, int], int]) -> object:
    """All that two rounds publish of one item beside their rows."""
    in_bands = len({one[4] for one in pattern}) > 1
    before = _read(_answers(pattern, world, row=0, in_bands=in_bands))
    now = dataclasses.replace(
        _answers(pattern, world, row=1, in_bands=in_bands),
        pairs=_pairs(pattern, world, 0),
        before=_row(world, 0) if any(one[1] for one in pattern) else (),
        arrows=_pairs(pattern, world, 2),
        arrows_before=_row(world, 2),
        bands_known=bool(before.sectors),
        regrouped=any(one[3] != one[4] for one in pattern),
    )
    told = _read(now)
    return before.sectors, told.sectors, told.moved, told.moved_withheld, told.arrived, told.arrived_withheld, told.ranks


def _answers(pattern: Pattern, world: Mapping[tuple[int, int], int], *, row: int, in_bands: bool) -> reading.ItemAnswers:
    bands = []
    for name in "AB" if in_bands else "":
        levels = [level for (where, who), level in world.items() if where == row and pattern[who][3 + row] == name]
        bands.append((levels.count(0), levels.count(1)))
    return reading.ItemAnswers(item_key="trust", now=_row(world, row), bands=tuple(bands))


def _pairs(pattern: Pattern, world: Mapping[tuple[int, int], int], first: int) -> tuple[tuple[int, int, int], ...]:
    ways = [(world[first, who], world[1, who]) for who in range(len(pattern)) if (first, who) in world and (1, who) in world]
    return tuple((old, new, ways.count((old, new))) for old, new in sorted(set(ways)))


@functools.cache
def _read(answers: reading.ItemAnswers) -> reading.ItemReading:
    names = (("A",), ("B",)) if answers.bands else ()
    told = reading.read(attack_worlds.edition(2, 1), [answers], eligible=12, answered=12, floor=disclosure.Floor(answers=3), sectors=names)
    return told.items[0]
