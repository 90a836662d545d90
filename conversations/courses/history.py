"""The rounds of one framework that a board can look back on, each as it was published, with where the breaks are and what happened.

Everything that speaks of more than one round takes its figures from here: summary, charts, digest, papers, a buddy board's view. So no
two of them can differ, and none can tell what no summary told.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from conversations import annotations, boards
from frameworks import schema
from frameworks.readings import consensus, evidence, over_time, picks, stored
from frameworks.readings import reading as readings


@dataclasses.dataclass(frozen=True, kw_only=True)
class Past:
    """One closed round. `apart` are the items that the board asked in other words than in the round before, `is_new` says that the round
    before was of another edition: then nothing goes on. `happened` lists what was written down between that round's close and this one's.
    """

    pulse_id: uuid.UUID
    edition_ref: str
    opened_at: datetime.datetime
    closed_at: datetime.datetime
    reading: stored.Any
    apart: frozenset[str] = frozenset()
    is_new: bool = False
    happened: tuple[annotations.Annotation, ...] = ()

    @property
    def levels(self) -> readings.Reading | None:
        """The reading of levels; None for a list of picks, and for an instrument that wants no measuring."""
        match self.reading:
            case evidence.Evidence():
                return self.reading.levels
            case consensus.Consensus() | picks.Picks():
                return None
        return self.reading

    @property
    def rebased(self) -> annotations.Annotation | None:
        """The newest decision that a new time begins with this round."""
        return next((one for one in reversed(self.happened) if one.rebases), None)


@dataclasses.dataclass(frozen=True, kw_only=True)
class History:
    """The rounds of one framework, asked of one kind of actor, the oldest first. `edition` is that of the newest, in its words."""

    board: boards.Board
    actor: boards.Actor
    edition: schema.Edition
    rounds: tuple[Past, ...]

    @property
    def newest(self) -> Past:
        """The last round."""
        return self.rounds[-1]

    def course(self, item_key: str) -> tuple[over_time.Pulse, ...]:
        """One item through all rounds, as frameworks.readings.over_time takes it. A round without the item is one below the floor."""
        return tuple(_pulse(one, place, item_key) for place, one in enumerate(self.rounds))

    def until(self, pulse_id: uuid.UUID) -> "History":
        """The same as it stood when this round was the newest. Raises StopIteration for a round that is not in it."""
        place = next(place for place, one in enumerate(self.rounds) if one.pulse_id == pulse_id)
        return dataclasses.replace(self, rounds=self.rounds[: place + 1])


def happened_between(
    written: Sequence[annotations.Annotation], after: datetime.date | None, until: datetime.date
) -> tuple[annotations.Annotation, ...]:
    """What is written down for the days after `after` (None: however long ago) and not after `until`, the oldest first."""
    found = (one for one in written if (after is None or one.day > after) and one.day <= until)
    return tuple(sorted(found, key=lambda one: (one.day, one.made_at)))


def _pulse(one: Past, place: int, item_key: str) -> over_time.Pulse:
    levels = one.levels
    item = None if levels is None else levels.item(item_key)
    return over_time.Pulse(
        side=None if item is None else item.now,
        broken=_broken(one, item_key) if place else None,
        moved_shown=item is not None and item.moved is not None,
        notes=tuple(str(happening.annotation_id) for happening in one.happened),
    )


def _broken(one: Past, item_key: str) -> over_time.Break | None:
    if one.is_new:
        return over_time.Break.EDITION
    if item_key in one.apart:
        return over_time.Break.REWORDED
    return over_time.Break.REBASED if one.rebased else None
