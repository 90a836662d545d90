"""Rounds of packs, what people wrote in them, and outcome cards as they are stored, before the pack is laid beside them."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping

from conversations import boards


@dataclasses.dataclass(frozen=True, kw_only=True)
class RoundRecord:
    """A pack put to a board once. Instants are aware, UTC.

    `closes_at` follows its meeting, where there is one: to its start, or to the instant at which it was cancelled. Without `closes_at`
    it is a standing order: the pack comes round before each meeting until `closed_at` says that this has stopped.
    """

    round_id: uuid.UUID
    board: boards.Board
    pack_id: str
    opened_at: datetime.datetime
    facilitator_id: uuid.UUID | None = None
    meeting_id: uuid.UUID | None = None
    closes_at: datetime.datetime | None = None
    closed_at: datetime.datetime | None = None
    remove_at: datetime.datetime | None = None
    removed_at: datetime.datetime | None = None

    def is_over(self, now: datetime.datetime) -> bool:
        """Whether nothing can be written any more."""
        return self.closed_at is not None or (self.closes_at is not None and self.closes_at <= now)


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReplyRecord:
    """What one person wrote to one question: its step, and its place there from 0. `given_at` is when they did, by the platform's clock."""

    person_id: uuid.UUID
    step_key: str
    question: int
    text: str
    named: bool
    given_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class CardRecord:
    """One outcome of a board, with its parts by the keys that the pack gives them."""

    card_id: uuid.UUID
    board_id: uuid.UUID
    pack_id: str
    name: str
    parts: Mapping[str, str]
    by_id: uuid.UUID
    changed_at: datetime.datetime
