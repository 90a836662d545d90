"""Cards that presenters let out of their sets, in clear: they were written for boards."""

import datetime
import uuid
from collections.abc import Collection

from conversations.learning_sets import released
from storage import models


class ReleasedCardRepository:
    """One row for each kind that somebody let out of one meeting."""

    async def release(self, card: released.Card) -> None:
        """Store a card, in place of the one of its kind that the person let out of the same meeting before."""
        key = {"set_meeting_id": card.set_meeting_id, "person_id": card.person_id, "kind": card.kind.value}
        given = {"board_id": card.board_id, "text": card.text, "released_at": card.released_at}
        row = models.ReleasedCard(card_id=card.card_id, **key, **given)
        await models.ReleasedCard.bulk_create([row], ignore_conflicts=True)
        await models.ReleasedCard.filter(**key).update(**given, taken_back_at=None)

    async def get(self, card_id: uuid.UUID) -> released.Card | None:
        """The card with this id, or None."""
        row = await models.ReleasedCard.get_or_none(card_id=card_id)
        return None if row is None else _card(row)

    async def by(self, person_id: uuid.UUID) -> list[released.Card]:
        """What somebody let out, and did not take back, the newest first."""
        rows = models.ReleasedCard.filter(person_id=person_id, taken_back_at__isnull=True)
        return [_card(row) for row in await rows.order_by("-released_at", "card_id")]

    async def of_boards(self, board_ids: Collection[uuid.UUID]) -> list[released.Card]:
        """What was let out to these boards and stands, the newest first."""
        if not board_ids:
            return []
        rows = models.ReleasedCard.filter(board_id__in=list(board_ids), taken_back_at__isnull=True)
        return [_card(row) for row in await rows.order_by("-released_at", "card_id")]

    async def take_back(self, card_id: uuid.UUID, now: datetime.datetime) -> None:
        """Let it stand no longer: its words are deleted."""
        await models.ReleasedCard.filter(card_id=card_id, taken_back_at__isnull=True).update(taken_back_at=now, text="")


def _card(row: models.ReleasedCard) -> released.Card:
    return released.Card(
        card_id=row.card_id,
        set_meeting_id=row.set_meeting_id,
        person_id=row.person_id,
        board_id=row.board_id,
        kind=released.Kind(row.kind),
        text=row.text,
        released_at=row.released_at,
        taken_back_at=row.taken_back_at,
    )
