"""Reflection questions and their private replies."""

import datetime
import uuid
from collections.abc import Sequence

from tortoise.expressions import F

from conversations import records
from storage import models
from storage.boards import as_board


class ReflectionRepository:
    """Nothing here is ever read for anybody but the person it belongs to."""

    async def ask(self, rows: Sequence[records.ReflectionRecord]) -> None:
        """Store questions put to people; one that stands already, for the same schedule, time and person, is left as it is."""
        for schedule_id, asked_at in {(row.schedule_id, row.asked_at) for row in rows}:
            if not await models.Reflection.exists(schedule_id=schedule_id, due_at=asked_at):
                await models.Schedule.filter(schedule_id=schedule_id).update(rounds=F("rounds") + 1)
        await models.Reflection.bulk_create(
            [
                models.Reflection(
                    reflection_id=row.reflection_id,
                    schedule_id=row.schedule_id,
                    board_id=row.board.board_id,
                    person_id=row.person_id,
                    edition_ref=row.edition_ref,
                    item_key=row.item_key,
                    due_at=row.asked_at,
                    keep_months=row.keep_months,
                    forget_at=row.forget_at,
                )
                for row in rows
            ],
            ignore_conflicts=True,
        )

    async def rounds(self, schedule_id: uuid.UUID) -> int:
        """How many times this schedule has asked so far, the forgotten times too: the next question follows from it."""
        return (await models.Schedule.get(schedule_id=schedule_id)).rounds

    async def get(self, reflection_id: uuid.UUID, *, lock: bool = False) -> records.ReflectionRecord | None:
        """The reflection with this id, or None. With `lock` nobody else can change it until the unit of work ends."""
        query = models.Reflection.filter(reflection_id=reflection_id)
        row = await (query.select_for_update() if lock else query).first()
        if row is None:
            return None
        await row.fetch_related("board")
        return _as_record(row)

    async def latest(self, person_id: uuid.UUID, *, open_only: bool) -> records.ReflectionRecord | None:
        """The newest question put to this person, or the newest they have neither answered nor let pass; None if there is none."""
        asked = models.Reflection.filter(person_id=person_id)
        if open_only:
            asked = asked.filter(reply__isnull=True, passed=False)
        row = await asked.order_by("-due_at", "reflection_id").first().prefetch_related("board")
        return None if row is None else _as_record(row)

    async def of_person(self, person_id: uuid.UUID) -> list[records.ReflectionRecord]:
        """Every question put to this person that is still kept, the newest first."""
        rows = await models.Reflection.filter(person_id=person_id).order_by("-due_at", "reflection_id").prefetch_related("board")
        return [_as_record(row) for row in rows]

    async def changed_at(self, person_id: uuid.UUID, instant: datetime.datetime) -> records.ReflectionRecord | None:
        """The question that this person replied to, or let pass, at that instant, by the platform's clock; None if there is none."""
        row = await models.Reflection.filter(person_id=person_id, changed_at=instant).order_by("-due_at").first().prefetch_related("board")
        return None if row is None else _as_record(row)

    async def keep(self, reflection_id: uuid.UUID, *, reply: str | None, passed: bool, changed_at: datetime.datetime) -> None:
        """Store what the person did with their question."""
        await models.Reflection.filter(reflection_id=reflection_id).update(reply=reply, passed=passed, changed_at=changed_at)

    async def forget(self, now: datetime.datetime) -> int:
        """Delete replies whose promised time is over. The number of questions deleted."""
        return await models.Reflection.filter(forget_at__lte=now).delete()


def _as_record(row: models.Reflection) -> records.ReflectionRecord:
    return records.ReflectionRecord(
        reflection_id=row.reflection_id,
        schedule_id=row.schedule_id,
        board=as_board(row.board),
        person_id=row.person_id,
        edition_ref=row.edition_ref,
        item_key=row.item_key,
        asked_at=row.due_at,
        keep_months=row.keep_months,
        forget_at=row.forget_at,
        reply=row.reply,
        passed=row.passed,
        changed_at=row.changed_at,
    )
