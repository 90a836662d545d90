"""Rounds of packs, what people wrote in them, and outcome cards."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Protocol

from conversations import boards, round_records


class Rounds(Protocol):
    """Packs put to boards."""

    async def open(self, record: round_records.RoundRecord, people: Sequence[uuid.UUID]) -> bool:
        """Store a round with those who are asked; False, and nothing is changed, where one with this id is there."""
        ...

    async def stand(self, record: round_records.RoundRecord) -> None:
        """Let a pack come round before each meeting from now on; one that does stays as it is."""
        ...

    async def get(self, round_id: uuid.UUID, *, lock: bool = False) -> round_records.RoundRecord | None:
        """The round with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def of_board(self, board_id: uuid.UUID) -> list[round_records.RoundRecord]:
        """Every round of a board, removed ones too, the newest first. No standing orders."""
        ...

    async def of_person(self, person_id: uuid.UUID) -> list[round_records.RoundRecord]:
        """Every round in which this person is asked and of which something may still be kept, the one that closes last first."""
        ...

    async def running(self) -> list[round_records.RoundRecord]:
        """Every round that is open."""
        ...

    async def standing(self, board_id: uuid.UUID | None = None) -> list[round_records.RoundRecord]:
        """Every standing order, or those of one board."""
        ...

    async def asked(self, round_id: uuid.UUID) -> list[uuid.UUID]:
        """Those who are asked."""
        ...

    async def is_asked(self, round_id: uuid.UUID, person_id: uuid.UUID) -> bool:
        """Whether this person is asked."""
        ...

    async def replies(self, round_id: uuid.UUID) -> list[round_records.ReplyRecord]:
        """What everybody wrote, in an order that means nothing."""
        ...

    async def replies_by(self, round_id: uuid.UUID, person_id: uuid.UUID) -> list[round_records.ReplyRecord]:
        """What one person wrote."""
        ...

    async def keep(self, round_id: uuid.UUID, reply: round_records.ReplyRecord) -> None:
        """Store a reply in place of an older one; a newer one stands."""
        ...

    async def drop(self, round_id: uuid.UUID, person_id: uuid.UUID, step_key: str, question: int) -> None:
        """Delete one reply."""
        ...

    async def close(
        self, round_id: uuid.UUID, now: datetime.datetime, *, closes_at: datetime.datetime, remove_at: datetime.datetime
    ) -> bool:
        """Close a round as planned; False where it was closed before."""
        ...

    async def end_standing(self, round_id: uuid.UUID, now: datetime.datetime) -> None:
        """Let a pack come round no more."""
        ...

    async def to_remove(self, now: datetime.datetime) -> list[round_records.RoundRecord]:
        """Closed rounds whose time is over, and of which something is still kept."""
        ...

    async def remove(self, round_id: uuid.UUID, now: datetime.datetime, *, drafts: str) -> bool:
        """Delete who was asked, what they wrote, and drafts whose action begins with `drafts`; False where that was done before."""
        ...

    async def earliest(self, now: datetime.datetime) -> datetime.datetime | None:
        """When, after `now`, a round closes or is removed next."""
        ...

    async def led_by(self, person_id: uuid.UUID) -> list[boards.Board]:
        """The boards for which this person carries a duty, by name."""
        ...

    async def cards(self, board_id: uuid.UUID, pack_id: str) -> list[round_records.CardRecord]:
        """The board's outcome cards of a pack, by name."""
        ...

    async def card(self, card_id: uuid.UUID) -> round_records.CardRecord | None:
        """The card with this id, or None."""
        ...

    async def keep_card(self, record: round_records.CardRecord) -> None:
        """Store a card, in place of the one with its id, or else of the one with its name."""
        ...

    async def drop_card(self, card_id: uuid.UUID) -> None:
        """Delete a card."""
        ...

    async def boards_with_cards(self, person_id: uuid.UUID) -> list[boards.Board]:
        """Boards that have outcome cards, and on which this person holds or held a seat or carries a duty, by name."""
        ...
