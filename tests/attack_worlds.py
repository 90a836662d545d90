"""Made-up boards over several rounds, and all that is ever published of them: what an attacker on the board has in hand.

A world is the whole truth. published() is what the rounds came to, through the same readings as in a real round. To try what somebody
might have said instead, change the world with `said` and publish it again.
"""

import collections
import dataclasses
import functools
import random
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from bot.pulses import groups
from conversations.sitting import Standing
from frameworks import schema
from frameworks.readings import disclosure, reading

KEYS = ("trust", "money", "voice")
NAMES = ("None", "Begun", "Under way", "Working", "Strong", "Shared")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Given:
    """One member's answer to one item. `now` is a level, "not sure" or "not my area"; None where nothing was said."""

    now: int | Standing | None = None
    ahead: int | None = None

    @property
    def level(self) -> int | None:
        return self.now if isinstance(self.now, int) and not isinstance(self.now, Standing) else None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Round:
    """`sectors` is by member, so it also says who was asked. `given` is by member and item."""

    sectors: Mapping[uuid.UUID, str]
    given: Mapping[tuple[uuid.UUID, str], Given]
    with_sectors: bool

    def of(self, member: uuid.UUID, item: str) -> Given:
        return self.given.get((member, item), Given())

    @functools.cached_property
    def columns(self) -> Mapping[str, Mapping[uuid.UUID, Given]]:
        """By item: what everybody who was asked said to it. Looked up once, as an attack asks again and again."""
        return {item: {member: self.of(member, item) for member in self.sectors} for item in KEYS}

    def levels(self, item: str) -> int:
        """How many gave a level."""
        return sum(one.level is not None for one in self.columns[item].values())

    def arrows(self, item: str) -> int:
        return sum(one.ahead is not None for one in self.columns[item].values())

    def standing(self, item: str, which: Standing) -> int:
        return sum(one.now is which for one in self.columns[item].values())

    @property
    def answered(self) -> set[uuid.UUID]:
        return {member for (member, _), one in self.given.items() if one.now not in {None, Standing.SKIP}}


@dataclasses.dataclass(frozen=True, kw_only=True)
class World:
    """`year`: after so many rounds the arrows of a round come round."""

    edition: schema.Edition
    floor: int
    year: int
    rounds: tuple[Round, ...]

    def said(self, place: int, member: uuid.UUID, item: str, given: Given) -> "World":
        """The same world, had this member said that."""
        one = self.rounds[place]
        changed = dataclasses.replace(one, given={**one.given, (member, item): given})
        return dataclasses.replace(self, rounds=(*self.rounds[:place], changed, *self.rounds[place + 1 :]))


def published(world: World, known: Sequence[reading.Reading] = ()) -> list[reading.Reading]:
    """What every round came to. `known`: what the first rounds came to, where that was worked out already."""
    told = [*known]
    for place, one in enumerate(world.rounds[len(told) :], start=len(told)):
        names, people = _groups(world, one)
        parted = {item.item_key for earlier in told for item in earlier.items if item.sectors}
        against = [world.rounds[spot] for spot, earlier in enumerate(told) if spot == place - 1 or earlier.sectors]
        regrouped = any(groups.regrouped(_groups(world, earlier)[1], people) for earlier in against)
        before = world.rounds[place - 1] if place else None
        then = world.rounds[place - world.year] if place >= world.year else None
        shown = names if one.with_sectors else ()
        told.append(
            reading.read(
                world.edition,
                [
                    dataclasses.replace(
                        _answers(world.edition.values, item.key, one, before, then, people if shown else ()),
                        bands_known=item.key in parted,
                        regrouped=regrouped,
                        tie=told[-1].items[spot].tie if told else None,
                    )
                    for spot, item in enumerate(world.edition.items)
                ],
                eligible=len(one.sectors),
                answered=len(one.answered),
                floor=disclosure.Floor(answers=world.floor),
                sectors=shown,
            )
        )
    return told


def _groups(world: World, one: Round) -> tuple[groups.Names, tuple[frozenset[uuid.UUID], ...]]:
    names = groups.named(one.sectors, disclosure.Floor(answers=world.floor))
    return names, tuple(frozenset(member for member, sector in one.sectors.items() if sector in group) for group in names)


def _answers(
    values: Sequence[int], item: str, one: Round, before: Round | None, then: Round | None, people: Sequence[frozenset[uuid.UUID]]
) -> reading.ItemAnswers:
    def row(levels: list[int | None]) -> tuple[int, ...]:
        return tuple(levels.count(value) for value in values)

    def pairs(firsts: Mapping[uuid.UUID, int | None]) -> tuple[tuple[int, int, int], ...]:
        found: collections.Counter[tuple[int, int]] = collections.Counter()
        for member, first in firsts.items():
            level = column[member].level if first is not None and member in column else None
            if first is not None and level is not None:
                found[first, level] += 1
        return tuple((first, level, count) for (first, level), count in sorted(found.items()))

    column = one.columns[item]
    old = {member: was.level for member, was in before.columns[item].items()} if before else {}
    pointed = {member: was.ahead for member, was in then.columns[item].items()} if then else {}
    return reading.ItemAnswers(
        item_key=item,
        now=row([said.level for said in column.values()]),
        ahead=row([said.ahead for said in column.values()]),
        not_sure=one.standing(item, Standing.NOT_SURE),
        not_my_area=one.standing(item, Standing.NOT_MY_AREA),
        pairs=pairs(old),
        before=row([*old.values()]) if before else (),
        arrows=pairs(pointed),
        arrows_before=row([*pointed.values()]) if then else (),
        bands=tuple(row([column[member].level for member in band]) for band in people),
    )


def edition(levels: int, items: int) -> schema.Edition:
    """A sample with arrows."""
    raw: dict[str, Any] = {
        "id": "sample",
        "version": "2020",
        "title": "Sample",
        "short_title": "Sample",
        "about": "A sample.",
        "how_to_use": "Choose.",
        "minutes": 1,
        "source": {"document": "Sample", "published": "2020", "section": "All"},
        "scale": {"shape": "levels", "levels": [{"value": one, "name": NAMES[one]} for one in range(levels)], "horizon_months": 12},
        "items": [
            {"key": key, "name": key.title(), "question": f"How is {key}?", "position": place}
            for place, key in enumerate(KEYS[:items], start=1)
        ],
    }
    return schema.Edition.model_validate(raw)


def world(dice: random.Random) -> World:
    """A board of 3 to 12 members and up to ten rounds, with people who leave and come, change sector, skip and are not sure."""
    floor, levels = dice.randint(3, 6), dice.randint(2, 6)
    sample = edition(levels, dice.randint(1, 3))
    willing, steady, with_sectors = dice.choice((0.4, 0.7, 0.95)), dice.choice((0.3, 0.8, 1.0)), dice.random() < 0.5
    sectors = {_member(dice): dice.choice("ABC"[: dice.randint(1, 3)]) for _ in range(dice.randint(3, 12))}
    rounds: list[Round] = []
    for _ in range(dice.randint(1, 10)):
        sectors = _churned(dice, sectors)
        last = rounds[-1] if rounds else None
        given = {
            (member, item.key): _given(dice, levels, last.of(member, item.key) if last and dice.random() < steady else Given())
            for member in sectors
            for item in sample.items
            if dice.random() < willing
        }
        rounds.append(Round(sectors=sectors, given=given, with_sectors=with_sectors and dice.random() < 0.9))
    return World(edition=sample, floor=floor, year=dice.randint(1, 4), rounds=tuple(rounds))


def _churned(dice: random.Random, sectors: Mapping[uuid.UUID, str]) -> dict[uuid.UUID, str]:
    there = {member: sector if dice.random() < 0.97 else dice.choice("AB") for member, sector in sectors.items() if dice.random() < 0.95}
    while len(there) < 3 or (len(there) < 12 and dice.random() < 0.25):
        there[_member(dice)] = dice.choice("ABC")
    return there


def _given(dice: random.Random, levels: int, last: Given) -> Given:
    if dice.random() < 0.12:
        return Given(now=dice.choice([*Standing]))
    level = dice.randrange(levels) if last.level is None else last.level
    return Given(now=level, ahead=dice.randrange(level, levels) if dice.random() < 0.8 else None)


def _member(dice: random.Random) -> uuid.UUID:
    return uuid.UUID(int=dice.getrandbits(128))
