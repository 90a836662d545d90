"""What a closed list of picks says: how many of those who are done picked each item. Computed once, at close, and stored.

Whoever is not done is in no figure, so that every item is told of the same people. Picked or not is a scale of two, and the rules
of disclosure.py hold for it:

1. Fewer people done than the floor: nothing, not even what most picked.
2. From the floor to seven: two levels are one band, so no counts. What is left are the middle answers: whether more than half
   picked an item.
3. From eight up: a count. Beyond those rules, a count of one or two people is never told, neither of those who picked an item nor of
   those who did not: it is "fewer than three", nobody included, or all but so few, everybody included. One who knows the others well
   would else know whom it means.

Nobody has to use all of their picks, so the counts of all items have no known sum. Only where everybody used all of them on what is
told can a reader work out that nobody picked the rest, which is no more than a row of counts per level says.
"""

import dataclasses
import typing
from collections.abc import Mapping

import pydantic

from frameworks import schema
from frameworks.readings import disclosure, reading

VERSION = 1
LEAST = disclosure.ASIDE_FROM


@dataclasses.dataclass(frozen=True, kw_only=True)
class Count:
    """How many picked one item: at least `low` and at most `high` people. The two are the same where the count may be told."""

    item_key: str
    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether this is the count itself."""
        return self.low == self.high


@dataclasses.dataclass(frozen=True, kw_only=True)
class Picks:
    """`done` of `eligible` members are done with the list. `items` stand in the order of the edition; none below the floor."""

    edition: str
    eligible: int
    done: int
    floor: int
    items: tuple[Count, ...]

    def __post_init__(self) -> None:
        low = self.done < self.floor and bool(self.items)
        fine = self.is_coarse and any(one.is_exact for one in self.items)
        bare = any(one.is_exact and not LEAST <= one.low <= self.done - LEAST for one in self.items)
        if low or fine or bare:
            raise reading.UnreadableReading("This reading shows what may not be shown.")

    @property
    def answered(self) -> int:
        """How many members answered: who is not done is not counted."""
        return self.done

    @property
    def is_coarse(self) -> bool:
        """Whether there are no figures, but only whether more than half picked an item (rule 2)."""
        return self.done < disclosure.LEVELS_FROM

    @property
    def most(self) -> tuple[str, ...]:
        """The items that more than half picked."""
        return tuple(one.item_key for one in self.items if 2 * one.low > self.done)


def read(edition: schema.Edition, picked: Mapping[str, int], *, eligible: int, done: int, floor: disclosure.Floor | None = None) -> Picks:
    """Read one closed list. `picked` holds how many of those who are done picked each item. Raises ImpossibleAnswers."""
    floor = floor or disclosure.Floor()
    strangers = set(picked) - {item.key for item in edition.items}
    too_many = any(not 0 <= count <= done for count in picked.values()) or sum(picked.values()) > done * (edition.scale.picks or 0)
    if strangers or too_many or done > eligible:
        raise reading.ImpossibleAnswers(f"These picks cannot belong to one list of {edition.ref}.")
    shown = edition.items if done >= floor.answers else ()
    items = tuple(_count(item.key, picked.get(item.key, 0), done) for item in shown)
    return Picks(edition=edition.ref, eligible=eligible, done=done, floor=floor.answers, items=items)


def to_json(one: Picks) -> dict[str, typing.Any]:
    """The reading as plain JSON values, with the version of its form under "picks"."""
    plain: dict[str, typing.Any] = _ADAPTER.dump_python(one, mode="json")
    return {"picks": VERSION, **plain}


def from_json(stored: dict[str, typing.Any]) -> Picks:
    """The reading back from to_json(). Strict: raises UnreadableReading for anything that to_json() does not write."""
    if stored.get("picks") != VERSION:
        raise reading.UnreadableReading(f"This reading has form {stored.get('picks')!r}; this program reads form {VERSION}.")
    try:
        found = _ADAPTER.validate_python({key: value for key, value in stored.items() if key != "picks"})
    except (pydantic.ValidationError, TypeError) as exc:
        raise reading.UnreadableReading(f"This stored reading is damaged: {exc}") from exc
    if to_json(found) != stored:
        raise reading.UnreadableReading("This stored reading holds keys that this program does not know.")
    return found


def _count(key: str, picked: int, done: int) -> Count:
    if done < disclosure.LEVELS_FROM:
        half = done // 2
        return Count(item_key=key, low=half + 1, high=done) if picked > half else Count(item_key=key, low=0, high=half)
    if picked < LEAST:
        return Count(item_key=key, low=0, high=LEAST - 1)
    if picked > done - LEAST:
        return Count(item_key=key, low=done - LEAST + 1, high=done)
    return Count(item_key=key, low=picked, high=picked)


_ADAPTER = pydantic.TypeAdapter(Picks)
