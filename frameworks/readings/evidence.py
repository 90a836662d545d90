"""What a closed round of levels says where the board had the evidence check on: the levels, and how much of what was chosen holds.

The levels are read as in any round, their change too. The check is told beside them and never crossed with them (seconds.py): it says
how much of the descriptions holds that people chose for one item, whichever each of them chose. Computed once, at close, and stored.
"""

import dataclasses
import typing
from collections.abc import Mapping, Sequence

from frameworks import schema
from frameworks.readings import disclosure, reading, seconds

FORM = seconds.Form(name="evidence", version=1, first="levels", second="held")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Evidence:
    """`levels` is the reading of the levels; `held` has the same items in the same order."""

    levels: reading.Reading
    held: tuple[seconds.Second, ...]

    def __post_init__(self) -> None:
        seconds.fit(self.levels, self.held)

    @property
    def answered(self) -> int:
        """How many members answered at least one item."""
        return self.levels.answered

    @property
    def eligible(self) -> int:
        """How many members were asked."""
        return self.levels.eligible


def read(
    edition: schema.Edition,
    answers: Sequence[reading.ItemAnswers],
    held: Mapping[str, Sequence[int]],
    *,
    eligible: int,
    answered: int,
    floor: disclosure.Floor | None = None,
    sectors: tuple[tuple[str, ...], ...] = (),
) -> Evidence:
    """Read one closed round. `held` holds counts per step of the check, lowest first, by item. Raises ImpossibleAnswers."""
    floor = floor or disclosure.Floor()
    levels = reading.read(edition, answers, eligible=eligible, answered=answered, floor=floor, sectors=sectors)
    steps = tuple(step.value for step in edition.scale.evidence)
    return Evidence(levels=levels, held=seconds.read(levels, answers, held, steps, floor))


def to_json(one: Evidence) -> dict[str, typing.Any]:
    """The reading as plain JSON values, with the version of its form under "evidence"."""
    return seconds.to_json(FORM, one.levels, one.held)


def from_json(stored: dict[str, typing.Any]) -> Evidence:
    """The reading back from to_json(). Strict: raises UnreadableReading for anything that to_json() does not write."""
    levels, held = seconds.from_json(FORM, stored)
    return Evidence(levels=levels, held=held)
