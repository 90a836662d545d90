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
