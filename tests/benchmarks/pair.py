"""Two sides of one ratio, measured by turns."""

import dataclasses
import statistics
import time
from collections.abc import Awaitable, Callable

from storage import database

ROUNDS = 5
Side = Callable[[], Awaitable[int]]
"""Does a number of like things, and says how many."""


async def _nothing() -> None:
    return None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pair:
    """What is measured, against what. `prepare` runs before each turn of `ours` and is not timed.

    `bar` is what the ratio must be.
    """

    what: str
    against: str
    ours: Side
    theirs: Side
    prepare: Callable[[], Awaitable[None]] = _nothing
    bar: str = ""
    rounds: int = ROUNDS


Suite = Callable[[database.Database], Awaitable[list[Pair]]]
"""Prepares a database of its kind for the pairs that it hands back."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """One ratio. `bar` is what it must be at least, or at most; without one it is told for information."""

    what: str
    against: str
    on: str
    ours: float
    theirs: float
    unit: str
    bar: str = ""

    @property
    def ratio(self) -> float:
        """Ours to theirs."""
        return self.ours / self.theirs


async def by_turns(pair: Pair) -> tuple[float, float]:
    """Median microseconds for one thing, ours and theirs; taken in turn, so that a noisy machine is noisy for both."""
    await pair.prepare()
    await pair.ours()
    await pair.theirs()
    ours, theirs = [], []
    for _ in range(pair.rounds):
        await pair.prepare()
        ours.append(await _taken(pair.ours))
        theirs.append(await _taken(pair.theirs))
    return statistics.median(ours), statistics.median(theirs)


async def _taken(side: Side) -> float:
    begun = time.perf_counter()
    number = await side()
    return (time.perf_counter() - begun) / number * 1e6
