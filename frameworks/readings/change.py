"""What the same people said before and say now. People who answered only once say nothing about change, so they are not here."""

import dataclasses
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True, kw_only=True)
class Change:
    """How many of those who answered both times moved up, stayed, or moved down."""

    up: int
    same: int
    down: int

    @property
    def paired(self) -> int:
        """How many answered both times."""
        return self.up + self.same + self.down

    @property
    def moved(self) -> int:
        """How many chose another level than before, whichever way."""
        return self.up + self.down


def paired_change(pairs: Iterable[tuple[int, int, int]]) -> Change:
    """Count the ways people moved. `pairs` holds (before, after, how many people)."""
    up = same = down = 0
    for before, after, people in pairs:
        if after > before:
            up += people
        elif after < before:
            down += people
        else:
            same += people
    return Change(up=up, same=same, down=down)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Arrival:
    """Where the same people stand now against where they had meant to be by now: past their arrow, at it, or short of it."""

    past: int
    reached: int
    short: int

    @property
    def paired(self) -> int:
        """How many pointed an arrow then and answered now."""
        return self.past + self.reached + self.short


def arrival(moved: Change) -> Arrival:
    """The same counts, read as a year later: `moved` is the change from each person's arrow of then to their circle of now.

    It is paired_change() of (arrow then, circle now, how many people), and goes through the same door as any other change,
    with the arrows of then as the row before.
    """
    return Arrival(past=moved.up, reached=moved.same, short=moved.down)
