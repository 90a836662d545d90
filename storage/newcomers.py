"""Who comes to boards and leaves them, and which messages of that are owed. Tenures and deliveries hold all of it."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence

from tortoise.expressions import Q

from conversations import newcomers, sending
from storage import boards, models

_ASKED = [sending.Kind.PULSE_OPENED.value, sending.Kind.REFLECTION.value, sending.Kind.ROUND_OPENED.value]
"""What the people of a board are asked. A digest or a welcome is no sign that they ever were."""
_MOOT = sending.State.MOOT.value


class NewcomerRepository:
    """The path of a new member is its deliveries: which there are, and when each was to leave."""

    async def stays(self, since: datetime.date) -> list[newcomers.Stay]:
        """Everybody's time on every board where a part of it began or ended on that day or later."""
        moved = await models.Tenure.filter(Q(held_from__gte=since) | Q(held_until__gte=since)).select_related("seat")
        pairs = {(row.seat.board_id, row.person_id) for row in moved}
        if not pairs:
            return []
        rows = (
            await models.Tenure.filter(person_id__in={person for _, person in pairs}, seat__board_id__in={board for board, _ in pairs})
            .order_by("held_from", "tenure_id")
            .select_related("seat__board", "person")
        )
        found: dict[tuple[uuid.UUID, uuid.UUID], list[models.Tenure]] = {}
        for row in rows:
            found.setdefault((row.seat.board_id, row.person_id), []).append(row)
        return [_stay(some) for pair, some in found.items() if pair in pairs]

    async def stay(self, board_id: uuid.UUID, person_id: uuid.UUID) -> newcomers.Stay | None:
        """All of one person's time on one board; None for who never had a seat on it."""
        rows = models.Tenure.filter(person_id=person_id, seat__board_id=board_id).order_by("held_from", "tenure_id")
        found = await rows.select_related("seat__board", "person")
        return _stay(found) if found else None

    async def began(self, board_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, datetime.datetime]:
        """When the people of these boards were first asked anything; a board whose people never were is left out."""
        first = [await models.Delivery.filter(board_id=one, kind__in=_ASKED).order_by("owed_at").first() for one in board_ids]
        return {row.board_id: row.owed_at for row in first if row is not None and row.board_id is not None}

    async def owed(self, keys: Collection[str]) -> dict[str, datetime.datetime]:
        """When each of these messages was to leave, by its key; one that was never owed is left out."""
        rows = await models.Delivery.filter(key__in=list(keys)) if keys else []
        return {row.key: row.owed_at for row in rows}

    async def path(self, person_id: uuid.UUID) -> Mapping[str, sending.State]:
        """Where each piece of this person's first weeks stands, on whatever board, by its key."""
        rows = await models.Delivery.filter(person_id=person_id, kind=sending.Kind.NEWCOMER.value).order_by("key")
        return {row.key: sending.State(row.state) for row in rows}

    async def stop(self, board_id: uuid.UUID, person_id: uuid.UUID, now: datetime.datetime) -> None:
        """Let nothing more of the path come: what is not on its way is not wanted any more."""
        keys = newcomers.pieces(board_id, person_id)
        # Without a claim: so it can be told from what was not needed when its turn came.
        ended = {"state": _MOOT, "claimed_at": None, "lease_until": None, "owner": None, "settled_at": now}
        await models.Delivery.filter(key__in=keys, state=sending.State.PLANNED.value).update(**ended)
        rest = [_stopped(board_id, person_id, key, now) for key in keys]
        await models.Delivery.bulk_create(rest, ignore_conflicts=True)

    async def go_on(self, board_id: uuid.UUID, person_id: uuid.UUID) -> bool:
        """Let the rest come after all; False when nothing was stopped. None of it had left, so no key is used twice."""
        keys = newcomers.pieces(board_id, person_id)
        return await models.Delivery.filter(key__in=keys, state=_MOOT, claimed_at__isnull=True).delete() > 0


def _stay(rows: Sequence[models.Tenure]) -> newcomers.Stay:
    first = rows[0]
    return newcomers.Stay(
        board=boards.as_board(first.seat.board),
        person_id=first.person_id,
        zone=first.person.zone,
        spans=tuple((row.held_from, row.held_until) for row in rows),
    )


def _stopped(board_id: uuid.UUID, person_id: uuid.UUID, key: str, now: datetime.datetime) -> models.Delivery:
    return models.Delivery(
        delivery_id=uuid.uuid4(),
        key=key,
        kind=sending.Kind.NEWCOMER.value,
        subject_id=board_id,
        board_id=board_id,
        person_id=person_id,
        platform="",
        tenant="",
        handle="",
        owed_at=now,
        due_at=now,
        state=_MOOT,
        settled_at=now,
    )
