"""What a closed consensus round says: where people see each thing, and how sure they are. Computed once, at close, and stored.

The two are told beside each other and never crossed (seconds.py). Nothing is told of change, as the instruments that are read like
this want no measuring.
"""

import dataclasses
import typing
from collections.abc import Mapping, Sequence

from frameworks import schema
from frameworks.readings import disclosure, reading, seconds

FORM = seconds.Form(name="consensus", version=1, first="places", second="sure")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Consensus:
    """`places` is the reading of where people see each thing; `sure` has the same items in the same order."""

    places: reading.Reading
    sure: tuple[seconds.Second, ...]

    def __post_init__(self) -> None:
        seconds.fit(self.places, self.sure)

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
    sectors: tuple[tuple[str, ...], ...] = (),
) -> Consensus:
    """Read one closed round. `sure` holds counts per step of sureness, lowest first, by item. Raises ImpossibleAnswers."""
    floor = floor or disclosure.Floor()
    places = reading.read(edition, answers, eligible=eligible, answered=answered, floor=floor, sectors=sectors)
    steps = tuple(step.value for step in edition.scale.sureness)
    return Consensus(places=places, sure=seconds.read(places, answers, sure, steps, floor))


def to_json(one: Consensus) -> dict[str, typing.Any]:
    """The reading as plain JSON values, with the version of its form under "consensus"."""
    return seconds.to_json(FORM, one.places, one.sure)


def from_json(stored: dict[str, typing.Any]) -> Consensus:
    """The reading back from to_json(). Strict: raises UnreadableReading for anything that to_json() does not write."""
    places, sure = seconds.from_json(FORM, stored)
    return Consensus(places=places, sure=sure)
