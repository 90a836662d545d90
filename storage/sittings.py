"""Sittings and their answers."""

import uuid
from typing import Any

from tortoise.queryset import QuerySet

from conversations import records
from conversations import sitting as sittings
from storage import models
from storage.pulses import as_pulse


class SittingRepository:
    """One member's answers to one pulse. Where a sitting stands is derived from them and stored nowhere."""

    async def get(self, sitting_id: uuid.UUID, *, lock: bool = False) -> records.SittingRecord | None:
        """The sitting with this id, or None. With `lock` nobody else can answer in it, nor close it, until the unit of work ends."""
        if lock:
            # On its own and first: what is read after the lock is what stands while it is held.
            await models.Sitting.filter(sitting_id=sitting_id).select_for_update().first()
        return await self._first(models.Sitting.filter(sitting_id=sitting_id))

    async def open_for(self, person_id: uuid.UUID) -> list[records.SittingRecord]:
        """This person's sittings in open pulses, the one that closes first in front."""
        found = models.Sitting.filter(person_id=person_id, pulse__state=records.PulseState.OPEN.value)
        rows = await found.order_by("pulse__closes_at", "sitting_id").select_related("pulse__board")
        return [await self._record(row) for row in rows]

    async def latest_for(self, person_id: uuid.UUID) -> records.SittingRecord | None:
        """This person's most recent sitting, open or not."""
        return await self._first(models.Sitting.filter(person_id=person_id).order_by("-pulse__closes_at", "sitting_id"))

    async def keep(self, record: records.SittingRecord, answer: sittings.Answer) -> None:
        """Store one answer in place of an earlier one to the same item."""
        facts: dict[str, Any] = {
            "now_level": _level(answer.now),
            "now_standing": _standing(answer.now),
            "ahead_level": _level(answer.ahead),
            "ahead_standing": _standing(answer.ahead),
            "note": answer.note,
            "given_at": answer.given_at,
        }
        changed = await models.Answer.filter(sitting_id=record.sitting_id, item_key=answer.item_key).update(**facts)
        if not changed:
            await models.Answer.create(
                answer_id=uuid.uuid4(),
                sitting_id=record.sitting_id,
                pulse_id=record.pulse.pulse_id,
                item_key=answer.item_key,
                **facts,
            )

    async def _first(self, found: QuerySet[models.Sitting]) -> records.SittingRecord | None:
        row = await found.select_related("pulse__board").first()
        return None if row is None else await self._record(row)

    async def _record(self, row: models.Sitting) -> records.SittingRecord:
        answers = {
            one.item_key: sittings.Answer(
                item_key=one.item_key,
                now=_mark(one.now_level, one.now_standing),
                ahead=_mark(one.ahead_level, one.ahead_standing),
                note=one.note,
                given_at=one.given_at,
            )
            for one in await models.Answer.filter(sitting_id=row.sitting_id)
        }
        return records.SittingRecord(sitting_id=row.sitting_id, pulse=as_pulse(row.pulse), person_id=row.person_id, answers=answers)


def _level(mark: sittings.Mark | None) -> int | None:
    return mark if isinstance(mark, int) else None


def _standing(mark: sittings.Mark | None) -> str | None:
    return mark.value if isinstance(mark, sittings.Standing) else None


def _mark(level: int | None, standing: str | None) -> sittings.Mark | None:
    return sittings.Standing(standing) if standing is not None else level
