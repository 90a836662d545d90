"""Rounds of packs, what people wrote in them, and outcome cards."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from tortoise import exceptions, transactions
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from conversations import boards, round_records
from storage import models
from storage.boards import as_board


class RoundRepository:
    """A round's row stays when all that was written in it is gone: it says that there was one, and nothing else.

    Whoever writes holds the row's lock, and so does whoever removes: nothing can be written into what is being removed.
    """

    async def open(self, record: round_records.RoundRecord, people: Sequence[uuid.UUID]) -> bool:
        """Store a round with those who are asked; False, and nothing is changed, where one with this id is there."""
        try:
            # A savepoint: on PostgreSQL a refused insert would otherwise spoil the whole transaction.
            async with transactions.in_transaction():
                await _create(record)
        except exceptions.IntegrityError:
            if await models.Round.exists(round_id=record.round_id):
                return False
            raise
        seats = [models.RoundSeat(round_seat_id=uuid.uuid4(), round_id=record.round_id, person_id=one) for one in people]
        await models.RoundSeat.bulk_create(seats)
        return True

    async def stand(self, record: round_records.RoundRecord) -> None:
        """Let a pack come round before each meeting from now on; one that does stays as it is."""
        if not await self.open(record, ()):
            stopped = models.Round.filter(round_id=record.round_id, closed_at__isnull=False)
            await stopped.update(closed_at=None, facilitator_id=record.facilitator_id)

    async def get(self, round_id: uuid.UUID, *, lock: bool = False) -> round_records.RoundRecord | None:
        """The round with this id, or None. With `lock` nobody else can change it until the unit of work ends."""
        query = models.Round.filter(round_id=round_id)
        row = await (query.select_for_update() if lock else query).first()
        if row is None:
            return None
        await row.fetch_related("board", "meeting")
        return _as_record(row)

    async def of_board(self, board_id: uuid.UUID) -> list[round_records.RoundRecord]:
        """Every round of a board, removed ones too, the newest first. No standing orders."""
        return await _records(models.Round.filter(board_id=board_id, closes_at__isnull=False).order_by("-opened_at", "round_id"))

    async def of_person(self, person_id: uuid.UUID) -> list[round_records.RoundRecord]:
        """Every round in which this person is asked and of which something may still be kept, the one that closes last first."""
        return await _records(models.Round.filter(seats__person_id=person_id, removed_at__isnull=True).order_by("-closes_at", "round_id"))

    async def running(self) -> list[round_records.RoundRecord]:
        """Every round that is open, the one that closes first in front."""
        still = models.Round.filter(removed_at__isnull=True, closes_at__isnull=False, closed_at__isnull=True)
        return await _records(still.order_by("closes_at", "round_id"))

    async def standing(self, board_id: uuid.UUID | None = None) -> list[round_records.RoundRecord]:
        """Every standing order, or those of one board."""
        found = models.Round.filter(removed_at__isnull=True, closes_at__isnull=True, closed_at__isnull=True)
        return await _records((found if board_id is None else found.filter(board_id=board_id)).order_by("round_id"))

    async def asked(self, round_id: uuid.UUID) -> list[uuid.UUID]:
        """Those who are asked."""
        return [row.person_id for row in await models.RoundSeat.filter(round_id=round_id).order_by("round_seat_id")]

    async def is_asked(self, round_id: uuid.UUID, person_id: uuid.UUID) -> bool:
        """Whether this person is asked."""
        return await models.RoundSeat.exists(round_id=round_id, person_id=person_id)

    async def replies(self, round_id: uuid.UUID) -> list[round_records.ReplyRecord]:
        """What everybody wrote, by random ids: an order that means nothing."""
        return [_as_reply(row) for row in await models.RoundReply.filter(round_id=round_id).order_by("round_reply_id")]

    async def replies_by(self, round_id: uuid.UUID, person_id: uuid.UUID) -> list[round_records.ReplyRecord]:
        """What one person wrote."""
        return [_as_reply(row) for row in await models.RoundReply.filter(round_id=round_id, person_id=person_id)]

    async def keep(self, round_id: uuid.UUID, reply: round_records.ReplyRecord) -> None:
        """Store a reply in place of an older one; a newer one stands. The caller holds the lock of the round."""
        place = _place(round_id, reply.person_id, reply.step_key, reply.question)
        given: dict[str, Any] = {"text": reply.text, "named": reply.named, "given_at": reply.given_at}
        row = await models.RoundReply.get_or_none(**place)
        if row is None:
            await models.RoundReply.create(round_reply_id=uuid.uuid4(), **place, **given)
        elif row.given_at <= reply.given_at:
            await row.update_from_dict(given).save()

    async def drop(self, round_id: uuid.UUID, person_id: uuid.UUID, step_key: str, question: int) -> None:
        """Delete one reply."""
        await models.RoundReply.filter(**_place(round_id, person_id, step_key, question)).delete()

    async def close(
        self, round_id: uuid.UUID, now: datetime.datetime, *, closes_at: datetime.datetime, remove_at: datetime.datetime
    ) -> bool:
        """Close a round as planned; False where it was closed before."""
        still = models.Round.filter(round_id=round_id, closed_at__isnull=True)
        return await still.update(closed_at=now, closes_at=closes_at, remove_at=remove_at) == 1

    async def end_standing(self, round_id: uuid.UUID, now: datetime.datetime) -> None:
        """Let a pack come round no more."""
        await models.Round.filter(round_id=round_id, closes_at__isnull=True, closed_at__isnull=True).update(closed_at=now)

    async def to_remove(self, now: datetime.datetime) -> list[round_records.RoundRecord]:
        """Closed rounds whose time is over, and of which something is still kept."""
        return await _records(models.Round.filter(removed_at__isnull=True, closed_at__isnull=False, remove_at__lte=now))

    async def remove(self, round_id: uuid.UUID, now: datetime.datetime, *, drafts: str) -> bool:
        """Delete who was asked, what they wrote, and drafts whose action begins with `drafts`; False where that was done before."""
        if not await models.Round.filter(round_id=round_id, removed_at__isnull=True).update(removed_at=now):
            return False
        await models.RoundSeat.filter(round_id=round_id).delete()
        await models.RoundReply.filter(round_id=round_id).delete()
        await models.Draft.filter(action__startswith=drafts).delete()
        return True

    async def earliest(self, now: datetime.datetime) -> datetime.datetime | None:
        """When, after `now`, a round closes or is removed next."""
        times = [one.closes_at for one in await self.running()]
        first = await models.Round.filter(removed_at__isnull=True, closed_at__isnull=False, remove_at__gt=now).order_by("remove_at").first()
        times.append(first.remove_at if first else None)
        return min((one for one in times if one is not None and one > now), default=None)

    async def led_by(self, person_id: uuid.UUID) -> list[boards.Board]:
        """The boards for which this person carries a duty, by name."""
        carries: dict[str, Any] = {"appointments__person_id": person_id}
        return [as_board(row) for row in await models.Board.filter(**carries).distinct().order_by("name", "key")]

    async def cards(self, board_id: uuid.UUID, pack_id: str) -> list[round_records.CardRecord]:
        """The board's outcome cards of a pack, by name."""
        return [_as_card(row) for row in await models.OutcomeCard.filter(board_id=board_id, pack_id=pack_id).order_by("name", "card_id")]

    async def card(self, card_id: uuid.UUID) -> round_records.CardRecord | None:
        """The card with this id, or None."""
        row = await models.OutcomeCard.get_or_none(card_id=card_id)
        return None if row is None else _as_card(row)

    async def keep_card(self, record: round_records.CardRecord) -> None:
        """Store a card, in place of the one with its id, or else of the one with its name."""
        said: dict[str, Any] = {"parts": dict(record.parts), "by_id": record.by_id, "changed_at": record.changed_at}
        named: dict[str, Any] = {"board_id": record.board_id, "pack_id": record.pack_id, "name": record.name}
        namesake = models.OutcomeCard.filter(**named)
        if await models.OutcomeCard.exists(card_id=record.card_id):
            await namesake.exclude(card_id=record.card_id).delete()
            await models.OutcomeCard.filter(card_id=record.card_id).update(name=record.name, **said)
            return
        try:
            async with transactions.in_transaction():
                await models.OutcomeCard.create(card_id=record.card_id, **named, **said)
        except exceptions.IntegrityError:
            await namesake.update(**said)

    async def drop_card(self, card_id: uuid.UUID) -> None:
        """Delete a card."""
        await models.OutcomeCard.filter(card_id=card_id).delete()

    async def boards_with_cards(self, person_id: uuid.UUID) -> list[boards.Board]:
        """Boards that have outcome cards, and on which this person holds or held a seat or carries a duty, by name."""
        theirs = Q(seats__tenures__person_id=person_id) | Q(appointments__person_id=person_id)
        rows = await models.Board.filter(theirs, outcome_cards__card_id__isnull=False).distinct().order_by("name", "key")
        return [as_board(row) for row in rows]


async def _create(record: round_records.RoundRecord) -> None:
    await models.Round.create(
        round_id=record.round_id,
        board_id=record.board.board_id,
        pack_id=record.pack_id,
        meeting_id=record.meeting_id,
        facilitator_id=record.facilitator_id,
        opened_at=record.opened_at,
        closes_at=record.closes_at,
        remove_at=record.remove_at,
    )


async def _records(query: QuerySet[models.Round]) -> list[round_records.RoundRecord]:
    return [_as_record(row) for row in await query.prefetch_related("board", "meeting")]


def _place(round_id: uuid.UUID, person_id: uuid.UUID, step_key: str, question: int) -> dict[str, Any]:
    return {"round_id": round_id, "person_id": person_id, "step_key": step_key, "question": question}


def _as_record(row: models.Round) -> round_records.RoundRecord:
    meeting = row.meeting
    closes_at = row.closes_at
    if meeting is not None and row.closed_at is None:
        closes_at = meeting.cancelled_at or meeting.starts_at
    return round_records.RoundRecord(
        round_id=row.round_id,
        board=as_board(row.board),
        pack_id=row.pack_id,
        opened_at=row.opened_at,
        facilitator_id=row.facilitator_id,
        meeting_id=row.meeting_id,
        closes_at=closes_at,
        closed_at=row.closed_at,
        remove_at=row.remove_at,
        removed_at=row.removed_at,
    )


def _as_reply(row: models.RoundReply) -> round_records.ReplyRecord:
    return round_records.ReplyRecord(
        person_id=row.person_id, step_key=row.step_key, question=row.question, text=row.text, named=row.named, given_at=row.given_at
    )


def _as_card(row: models.OutcomeCard) -> round_records.CardRecord:
    return round_records.CardRecord(
        card_id=row.card_id,
        board_id=row.board_id,
        pack_id=row.pack_id,
        name=row.name,
        parts=row.parts,
        by_id=row.by_id,
        changed_at=row.changed_at,
    )
