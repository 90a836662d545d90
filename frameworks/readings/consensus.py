"""What a closed consensus round says: where people see each thing, and how sure they are. Computed once, at close, and stored.

The two are told beside each other and never crossed: who is sure of what stays with them. Nothing is told of change, as the
instruments that are read like this want no measuring.
"""

import dataclasses
import typing
from collections.abc import Mapping, Sequence

import pydantic

from frameworks import schema
from frameworks.readings import disclosure, reading

VERSION = 1


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sureness:
    """How sure people are of one item. `side` is None where there were too few answers, or where the places are not shown either.

    `few`: the middle answers lie in the lower half of the steps, as far as they are shown.
    """

    item_key: str
    side: disclosure.Side | None
    few: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Consensus:
    """`places` is the reading of where people see each thing; `sure` has the same items in the same order."""

    places: reading.Reading
    sure: tuple[Sureness, ...]

    def __post_init__(self) -> None:
        if [one.item_key for one in self.sure] != [one.item_key for one in self.places.items]:
            raise reading.UnreadableReading("This reading tells of other items in its two halves.")
        pairs = zip(self.sure, self.places.items, strict=True)
        bare = [one.item_key for one, place in pairs if place.now is None and (one.side or one.few)]
        if bare:
            raise reading.UnreadableReading(f"This reading shows what may not be shown: {', '.join(bare)}.")

    @property
    def answered(self) -> int:
        """How many members answered at least one item."""
        return self.places.answered

    @property
    def eligible(self) -> int:
        """How many members were asked."""
        return self.places.eligible


def read(
    edition: schema.Edition,
    answers: Sequence[reading.ItemAnswers],
    sure: Mapping[str, Sequence[int]],
    *,
    eligible: int,
    answered: int,
    floor: disclosure.Floor | None = None,
) -> Consensus:
    """Read one closed round. `sure` holds counts per step of sureness, lowest first, by item. Raises ImpossibleAnswers.

    Sureness is held back as "ahead" is (rule 3 of disclosure.py): its own floor, only beside places that are shown, and never in
    finer detail than these.
    """
    floor = floor or disclosure.Floor()
    places = reading.read(edition, answers, eligible=eligible, answered=answered, floor=floor)
    given = {one.item_key: sum(one.now) for one in answers}
    steps = tuple(step.value for step in edition.scale.sureness)
    counts = {key: tuple(row) for key, row in sure.items()}
    keys = [item.item_key for item in places.items]
    return Consensus(places=places, sure=tuple(_sureness(key, given[key], counts.get(key, ()), steps, floor) for key in keys))


def to_json(one: Consensus) -> dict[str, typing.Any]:
    """The reading as plain JSON values, with the version of its form under "consensus"."""
    return {"consensus": VERSION, "places": reading.to_json(one.places), "sure": _ADAPTER.dump_python(one.sure, mode="json")}


def from_json(stored: dict[str, typing.Any]) -> Consensus:
    """The reading back from to_json(). Strict: raises UnreadableReading for anything that to_json() does not write."""
    if stored.get("consensus") != VERSION or set(stored) != {"consensus", "places", "sure"}:
        raise reading.UnreadableReading(f"This reading has form {stored.get('consensus')!r}; this program reads form {VERSION}.")
    try:
        found = Consensus(places=reading.from_json(stored["places"]), sure=_ADAPTER.validate_python(stored["sure"]))
    except (pydantic.ValidationError, AttributeError, TypeError) as exc:
        raise reading.UnreadableReading(f"This stored reading is damaged: {exc}") from exc
    if to_json(found) != stored:
        raise reading.UnreadableReading("This stored reading holds keys that this program does not know.")
    return found


def _sureness(key: str, people: int, counts: tuple[int, ...], steps: tuple[int, ...], floor: disclosure.Floor) -> Sureness:
    counts = counts or (0,) * len(steps)
    if len(counts) != len(steps) or min(counts, default=0) < 0 or sum(counts) > people:
        raise reading.ImpossibleAnswers(f"{key} has answers about sureness that do not fit.")
    side = disclosure.side(counts, steps, disclosure.detail_ahead(floor, people, sum(counts)))
    return Sureness(item_key=key, side=side, few=side is not None and steps.index(side.middle[0]) < len(steps) // 2)


_ADAPTER = pydantic.TypeAdapter(tuple[Sureness, ...])
