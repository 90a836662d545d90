"""Cards that presenters let out of their sets."""

import datetime
import uuid
from collections.abc import Collection
from typing import Protocol

from conversations.learning_sets import released


class ReleasedCards(Protocol):
    """Cards, in the words that were written for boards."""

    async def release(self, card: released.Card) -> None:
        """Store a card, in place of the one of its kind that the person let out of the same meeting before."""
        ...

    async def get(self, card_id: uuid.UUID) -> released.Card | None:
        """The card with this id, or None."""
        ...

    async def by(self, person_id: uuid.UUID) -> list[released.Card]:
        """What somebody let out, and did not take back, the newest first."""
        ...

    async def of_boards(self, board_ids: Collection[uuid.UUID]) -> list[released.Card]:
        """What was let out to these boards and stands, the newest first."""
        ...

    async def take_back(self, card_id: uuid.UUID, now: datetime.datetime) -> None:
        """Let it stand no longer: its words are deleted."""
        ...
