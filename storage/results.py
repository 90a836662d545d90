"""Between the close of a pulse and what people get of it: when its summary leaves, and who is still to have their own answers."""

import datetime
import uuid

from conversations import boards, records, sending
from storage import bulk, models
from storage.pulses import as_pulse

_PLANNED = sending.State.PLANNED.value
_OUT = [sending.State.SENT.value, sending.State.UNSURE.value]
_TO_TELL = """
SELECT s.sitting_id, s.person_id, p.board_id
FROM given JOIN pulse p ON p.pulse_id = wanted_id JOIN sitting s ON s.pulse_id = p.pulse_id
WHERE EXISTS (
    SELECT 1 FROM answer a
    WHERE a.sitting_id = s.sitting_id AND (a.now_level IS NOT NULL OR a.now_standing IN ('not_sure', 'not_my_area'))
)
AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.subject_id = s.sitting_id AND d.kind = 'own_answers')
ORDER BY s.sitting_id
"""


class ResultRepository:
    """Reads the outbox, and changes one thing in it: when a summary leaves that has not begun to."""

    async def waits_until(self, pulse_id: uuid.UUID) -> datetime.datetime | None:
        """When the summary of this pulse is to leave; None where it does not wait: it is leaving, has left, failed, or was never owed."""
        row = await models.Delivery.get_or_none(subject_id=pulse_id, kind=sending.Kind.SUMMARY.value, state=_PLANNED)
        return None if row is None else row.due_at

    async def waiting(self, now: datetime.datetime) -> list[records.PulseRecord]:
        """The closed pulses whose summary waits for a later time than this, in no order that means anything."""
        waits = models.Delivery.filter(kind=sending.Kind.SUMMARY.value, state=_PLANNED, due_at__gt=now)
        ids = await waits.values_list("subject_id", flat=True)
        return [as_pulse(row) for row in await models.Pulse.filter(pulse_id__in=ids).prefetch_related("board")] if ids else []

    async def bring_forward(self, pulse_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Let the summary leave at `now`; False where it does not wait for a later time."""
        waiting = models.Delivery.filter(subject_id=pulse_id, kind=sending.Kind.SUMMARY.value, state=_PLANNED, due_at__gt=now)
        return await waiting.update(owed_at=now, due_at=now) == 1

    async def previewed_to(self, person_id: uuid.UUID, since: datetime.datetime) -> list[uuid.UUID]:
        """The pulses whose preview left to this person after that instant, the newest first."""
        left = models.Delivery.filter(person_id=person_id, kind=sending.Kind.PREVIEW.value, state__in=_OUT, settled_at__gt=since)
        return [row.subject_id for row in await left.order_by("-settled_at", "key")]

    async def closed(self, pulse_id: uuid.UUID) -> records.PulseRecord | None:
        """The pulse with this id, if there is one and it was read; else None."""
        row = await models.Pulse.get_or_none(pulse_id=pulse_id, reading__reading_id__isnull=False).prefetch_related("board")
        return None if row is None else as_pulse(row)

    async def newest_closed(self, board_id: uuid.UUID) -> list[records.PulseRecord]:
        """The board's pulses that have been read, the one that closed last in front."""
        closed = models.Pulse.filter(board_id=board_id, state=records.PulseState.CLOSED.value, reading__reading_id__isnull=False)
        return [as_pulse(row) for row in await closed.order_by("-closed_at", "pulse_id").prefetch_related("board")]

    async def to_tell(self, closed_since: datetime.datetime, out_since: datetime.datetime) -> list[tuple[uuid.UUID, uuid.UUID, uuid.UUID]]:
        """Sittings, with person and board, whose own answers nobody was ever owed.

        Those in which something was answered, of boards' own rounds that closed at or after the one instant and whose summary went out
        at or after the other.
        """
        closed = models.Pulse.filter(
            state=records.PulseState.CLOSED.value, actor=boards.Actor.BOARD.value, forgotten=False, closed_at__gte=closed_since
        )
        ids = await closed.values_list("pulse_id", flat=True)
        sent = models.Delivery.filter(kind=sending.Kind.SUMMARY.value, subject_id__in=ids, state__in=_OUT, settled_at__gte=out_since)
        out = [(bulk.as_id(str(one)),) for one in await sent.distinct().values_list("subject_id", flat=True)] if ids else []
        if not out:
            return []
        rows = await bulk.query(_TO_TELL, {"wanted_id": bulk.Kind.ID}, sorted(out))
        return [(bulk.as_id(row["sitting_id"]), bulk.as_id(row["person_id"]), bulk.as_id(row["board_id"])) for row in rows]
