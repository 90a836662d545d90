"""What boards agreed on: positions on single items, and next steps."""

import datetime
import uuid
import zoneinfo
from collections.abc import Collection
from typing import Any

from tortoise import exceptions, transactions
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from conversations import boards
from conversations.next_steps import state
from storage import models
from storage.boards import as_board


class NextStepRepository:
    """Whoever adds a next step, or makes one live again, holds the lock of its board: of two at one time, one is one too many."""

    async def boards_of(self, person_id: uuid.UUID, now: datetime.datetime) -> list[tuple[boards.Board, bool]]:
        """The boards on which this person holds a seat on that local day or carries a duty, by name; with whether it is a duty."""
        theirs = Q(seats__tenures__person_id=person_id) | Q(appointments__person_id=person_id)
        rows = await models.Board.filter(theirs).distinct().order_by("name", "key")
        led = {row.board_id for row in await models.Appointment.filter(person_id=person_id)} if rows else set()
        found = []
        for row in rows:
            today = now.astimezone(zoneinfo.ZoneInfo(row.zone)).date()
            held = Q(held_from__lte=today) & (Q(held_until__isnull=True) | Q(held_until__gte=today))
            if row.board_id in led or await models.Tenure.filter(held, person_id=person_id, seat__board_id=row.board_id).exists():
                found.append((as_board(row), row.board_id in led))
        return found

    async def add(self, step: state.NextStep) -> bool:
        """Store a new one; False when its board has as many live ones as it may have."""
        if not await _has_room(step):
            return False
        ids: dict[str, Any] = {"step_id": step.step_id, "board_id": step.board.board_id, "position_id": step.position_id}
        await models.NextStep.create(**ids, agreed_on=step.agreed_on, made_at=step.made_at, **_step_facts(step))
        return True

    async def get(self, step_id: uuid.UUID, *, lock: bool = False) -> state.NextStep | None:
        """The one with this id, or None. With `lock` nobody else can change it until the unit of work ends."""
        query = models.NextStep.filter(step_id=step_id)
        row = await (query.select_for_update() if lock else query).first()
        if row is None:
            return None
        await row.fetch_related("board")
        return _as_step(row)

    async def of_board(self, board_id: uuid.UUID) -> list[state.NextStep]:
        """All of a board, in the order in which they were made."""
        return await _steps(models.NextStep.filter(board_id=board_id))

    async def of_owner(self, person_id: uuid.UUID) -> list[state.NextStep]:
        """All that are this person's, in the order in which they were made."""
        return await _steps(models.NextStep.filter(owner_id=person_id))

    async def keep(self, step: state.NextStep) -> bool:
        """Store what one now says; False when it would be one live one too many."""
        if step.is_live and not await _has_room(step):
            return False
        await models.NextStep.filter(step_id=step.step_id).update(**_step_facts(step))
        return True

    async def drop(self, step_id: uuid.UUID) -> None:
        """Delete one that should never have been."""
        await models.NextStep.filter(step_id=step_id).delete()

    async def asking(self, agreed_since: datetime.date, ended_since: datetime.date) -> list[state.NextStep]:
        """Those of whose owners something may be asked: live ones agreed on since that day, and others that ended since the other."""
        live = Q(state=state.State.LIVE.value, agreed_on__gte=agreed_since)
        return await _steps(models.NextStep.filter(live | Q(ended_on__gte=ended_since)))

    async def owed(self, keys: Collection[str]) -> set[str]:
        """Which of these keys deliveries have."""
        return {row.key for row in await models.Delivery.filter(key__in=list(keys)).only("key")} if keys else set()

    async def agree(self, position: state.Position) -> None:
        """Store a position."""
        place: dict[str, Any] = {"board_id": position.board.board_id, "edition_ref": position.edition_ref, "item_key": position.item_key}
        made: dict[str, Any] = {"position_id": position.position_id, "by_id": position.by_id, "made_at": position.made_at}
        await models.Position.create(**place, **made, **_position_facts(position))

    async def position(self, position_id: uuid.UUID, *, lock: bool = False) -> state.Position | None:
        """The one with this id, or None. With `lock` nobody else can change it until the unit of work ends."""
        query = models.Position.filter(position_id=position_id)
        row = await (query.select_for_update() if lock else query).first()
        if row is None:
            return None
        await row.fetch_related("board")
        return _as_position(row)

    async def positions(self, board_id: uuid.UUID) -> list[state.Position]:
        """All of a board, the oldest first."""
        return await _positions(models.Position.filter(board_id=board_id))

    async def with_present(self, person_id: uuid.UUID) -> list[state.Position]:
        """All at which this person was, by what was written down, on boards that they are or were on; the oldest first."""
        theirs = Q(board__seats__tenures__person_id=person_id) | Q(board__appointments__person_id=person_id)
        return [one for one in await _positions(models.Position.filter(theirs).distinct()) if person_id in one.present]

    async def reword(self, position: state.Position) -> bool:
        """Store what one now says; False when there is another for that item and day."""
        try:
            # A savepoint: on PostgreSQL a refused update would otherwise spoil the whole transaction.
            async with transactions.in_transaction():
                await models.Position.filter(position_id=position.position_id).update(**_position_facts(position))
        except exceptions.IntegrityError:
            return False
        return True

    async def unsay(self, position_id: uuid.UUID) -> None:
        """Delete one that should never have been."""
        await models.Position.filter(position_id=position_id).delete()


async def _has_room(step: state.NextStep) -> bool:
    await models.Board.filter(board_id=step.board.board_id).select_for_update().first()
    others = models.NextStep.filter(board_id=step.board.board_id, state=state.State.LIVE.value).exclude(step_id=step.step_id)
    return await others.count() < state.MOST_LIVE


async def _steps(query: QuerySet[models.NextStep]) -> list[state.NextStep]:
    return [_as_step(row) for row in await query.order_by("made_at", "step_id").prefetch_related("board")]


async def _positions(query: QuerySet[models.Position]) -> list[state.Position]:
    return [_as_position(row) for row in await query.order_by("agreed_on", "made_at", "position_id").prefetch_related("board")]


def _step_facts(step: state.NextStep) -> dict[str, Any]:
    return {
        "owner_id": step.owner_id,
        "owned_since": step.owned_since,
        "text": step.text,
        "sign": step.sign,
        "due_on": step.due_on,
        "state": step.state.value,
        "stands": step.stands and step.stands.value,
        "ended_on": step.ended_on,
        "changed_anything": step.changed_anything and step.changed_anything.value,
        "what_changed": step.what_changed,
        "by_id": step.by_id,
        "changed_at": step.changed_at,
        "before": None if step.before is None else dict(step.before),
    }


def _position_facts(position: state.Position) -> dict[str, Any]:
    return {
        "level": position.level,
        "text": position.text,
        "reason": position.reason,
        "present": [one.hex for one in position.present],
        "agreed_on": position.agreed_on,
        "changed_at": position.changed_at,
        "before": None if position.before is None else dict(position.before),
    }


def _as_step(row: models.NextStep) -> state.NextStep:
    return state.NextStep(
        step_id=row.step_id,
        board=as_board(row.board),
        owner_id=row.owner_id,
        owned_since=row.owned_since,
        text=row.text,
        sign=row.sign,
        agreed_on=row.agreed_on,
        due_on=row.due_on,
        state=state.State(row.state),
        stands=state.Stands(row.stands) if row.stands else None,
        ended_on=row.ended_on,
        changed_anything=state.Change(row.changed_anything) if row.changed_anything else None,
        what_changed=row.what_changed,
        position_id=row.position_id,
        by_id=row.by_id,
        made_at=row.made_at,
        changed_at=row.changed_at,
        before=row.before,
    )


def _as_position(row: models.Position) -> state.Position:
    return state.Position(
        position_id=row.position_id,
        board=as_board(row.board),
        edition_ref=row.edition_ref,
        item_key=row.item_key,
        level=row.level,
        text=row.text,
        reason=row.reason,
        present=tuple(uuid.UUID(hex=one) for one in row.present),
        agreed_on=row.agreed_on,
        by_id=row.by_id,
        made_at=row.made_at,
        changed_at=row.changed_at,
        before=row.before,
    )
