"""Pulses and what they came to."""

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from tortoise import exceptions, transactions
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from conversations import boards, records
from conversations import sitting as sittings
from storage import connection, models
from storage.boards import as_board
from storage.schedules import as_extras


class PulseRepository:
    """Rounds of editions. (schedule, due time) is unique: two processes that tick at once open one pulse."""

    async def create(self, record: records.PulseRecord) -> bool:
        """Store a pulse; False when this schedule already has one for this due time."""
        if await models.Pulse.exists(schedule_id=record.schedule_id, due_at=record.due_at):
            return False
        try:
            async with transactions.in_transaction():
                await models.Pulse.create(
                    pulse_id=record.pulse_id,
                    schedule_id=record.schedule_id,
                    board_id=record.board.board_id,
                    edition_ref=record.edition_ref,
                    edition_digest=record.edition_digest,
                    wording=record.wording,
                    actor=record.actor.value,
                    extras=",".join(sorted(record.extras)),
                    state=record.state.value,
                    due_at=record.due_at,
                    opened_at=record.opened_at,
                    closes_at=record.closes_at,
                    closed_at=record.closed_at,
                    floor=record.floor,
                    keep_months=record.keep_months,
                    forget_at=record.forget_at,
                )
        except exceptions.IntegrityError:
            if await models.Pulse.exists(schedule_id=record.schedule_id, due_at=record.due_at):
                return False
            raise
        return True

    async def seat(self, pulse_id: uuid.UUID, person_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
        """Give each person a sitting; the sitting ids by person id."""
        sittings = {person_id: uuid.uuid4() for person_id in person_ids}
        await models.Sitting.bulk_create(
            [models.Sitting(sitting_id=sitting_id, pulse_id=pulse_id, person_id=person_id) for person_id, sitting_id in sittings.items()]
        )
        return sittings

    async def get(self, pulse_id: uuid.UUID) -> records.PulseRecord:
        """The pulse with this id; it must exist."""
        return as_pulse(await models.Pulse.get(pulse_id=pulse_id).prefetch_related("board"))

    async def to_close(self, now: datetime.datetime) -> list[records.PulseRecord]:
        """Open pulses whose time is over, the earliest first."""
        query = models.Pulse.filter(state=records.PulseState.OPEN.value, closes_at__lte=now).order_by("closes_at", "pulse_id")
        return [as_pulse(row) for row in await query.prefetch_related("board")]

    async def earliest_close(self) -> datetime.datetime | None:
        """When an open pulse closes next, or None."""
        row = await models.Pulse.filter(state=records.PulseState.OPEN.value).order_by("closes_at").first()
        return None if row is None else row.closes_at

    async def close(self, pulse_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Close an open pulse and wait for answers under way; False when somebody closed it before.

        After this no answer can be added: an answer locks its sitting first and then finds the pulse closed.
        """
        changed = await models.Pulse.filter(pulse_id=pulse_id, state=records.PulseState.OPEN.value).update(
            state=records.PulseState.CLOSED.value, closed_at=now
        )
        if changed != 1:
            return False
        if connection.current().capabilities.support_for_update:
            await _rows(_LOCK, pulse_id)
        return True

    async def before(self, record: records.PulseRecord, *, with_answers: bool) -> records.PulseRecord | None:
        """The board's closed pulse just before this one that asked the same of the same actors: the same edition, the same file.

        With answers: only if they are still kept.
        """
        earlier = models.Pulse.filter(
            board_id=record.board.board_id,
            actor=record.actor.value,
            edition_ref=record.edition_ref,
            edition_digest=record.edition_digest,
            state=records.PulseState.CLOSED.value,
            due_at__lt=record.due_at,
        )
        if with_answers:
            earlier = earlier.filter(forgotten=False)
        row = await earlier.order_by("-due_at").first()
        return None if row is None else as_pulse(row, record.board)

    async def of_another_edition(self, record: records.PulseRecord) -> records.PulseRecord | None:
        """The board's last closed pulse of the same framework before this one, if that was of another edition."""
        row = (
            await models.Pulse.filter(
                board_id=record.board.board_id,
                actor=record.actor.value,
                edition_ref__startswith=f"{record.edition_ref.partition('@')[0]}@",
                state=records.PulseState.CLOSED.value,
                due_at__lt=record.due_at,
            )
            .order_by("-due_at")
            .first()
        )
        same = (record.edition_ref, record.edition_digest)
        return None if row is None or (row.edition_ref, row.edition_digest) == same else as_pulse(row, record.board)

    async def latest(self, board_id: uuid.UUID, since: datetime.datetime) -> list[records.PulseRecord]:
        """The board's pulses that close, or closed (some do so late), at or after `since`, the earliest due first."""
        recent = Q(closes_at__gte=since) | Q(closed_at__gte=since)
        rows = await models.Pulse.filter(recent, board_id=board_id).order_by("due_at", "pulse_id").prefetch_related("board")
        return [as_pulse(row) for row in rows]

    async def kept(self, after: datetime.datetime, until: datetime.datetime) -> list[records.PulseRecord]:
        """Closed pulses whose answers are still kept and that opened after one instant, and not after the other; the earliest first."""
        rows = await _kept().filter(opened_at__gt=after, opened_at__lte=until).order_by("opened_at", "pulse_id").prefetch_related("board")
        return [as_pulse(row) for row in rows]

    async def next_kept(self, after: datetime.datetime, edition_refs: Collection[str]) -> records.PulseRecord | None:
        """The first closed pulse of these editions that opened after that instant and whose answers are still kept."""
        later = _kept().filter(opened_at__gt=after, edition_ref__in=list(edition_refs))
        row = await later.order_by("opened_at", "pulse_id").first().prefetch_related("board")
        return None if row is None else as_pulse(row)

    async def eligible(self, pulse_id: uuid.UUID) -> int:
        """How many sittings the pulse has: the seats held on the day it opened."""
        return await _number(_ELIGIBLE, pulse_id)

    async def answered(self, pulse_id: uuid.UUID) -> int:
        """How many members answered at least one item with a level, or with "not sure" or "not my area"."""
        return await _number(_ANSWERED[connection.current().capabilities.dialect], pulse_id)

    async def counts(self, pulse_id: uuid.UUID) -> list[records.ItemCount]:
        """The whole distribution, counted by the database, in no order that means anything."""
        return [
            records.ItemCount(
                item_key=item_key,
                now_level=now_level,
                now_standing=sittings.Standing(standing) if standing else None,
                ahead_level=ahead_level,
                count=count,
            )
            for item_key, now_level, standing, ahead_level, count in await _rows(_COUNTS, pulse_id)
        ]

    async def sureness(self, pulse_id: uuid.UUID) -> list[records.SureCount]:
        """How many are how sure of their level, by item, in no order that means anything."""
        rows = await _rows(_SURENESS, pulse_id)
        return [records.SureCount(item_key=item_key, sure=sure, count=count) for item_key, sure, count in rows]

    async def picks(self, pulse_id: uuid.UUID, items: int) -> records.PickCounts:
        """What was picked by those who are done with a list of so many items; nothing of anybody who is not."""
        finished = _FINISHED.format("{0}", items)
        done = await _number(_DONE.format("{0}", finished), pulse_id)
        return records.PickCounts(done=done, picked=dict(map(tuple, await _rows(_PICKS.format("{0}", finished), pulse_id))))

    async def pairs(self, earlier: uuid.UUID, later: uuid.UUID) -> list[records.PairCount]:
        """For those who gave a level both times: how many moved from which level to which. In order, on whichever database."""
        # Sorted here, because databases do not agree on the order of texts.
        rows = sorted(map(tuple, await _rows(_PAIRS[connection.current().capabilities.dialect], earlier, later)))
        return [records.PairCount(item_key=item_key, before=before, after=after, count=count) for item_key, before, after, count in rows]

    async def keep_reading(self, pulse_id: uuid.UUID, body: dict[str, object]) -> None:
        """Store what the pulse came to, for good."""
        await models.Reading.create(reading_id=uuid.uuid4(), pulse_id=pulse_id, body=body)

    async def reading(self, pulse_id: uuid.UUID) -> dict[str, object] | None:
        """What the pulse came to, or None while it is open or was missed."""
        row = await models.Reading.get_or_none(pulse_id=pulse_id)
        return None if row is None else row.body

    async def used_editions(self, *, open_only: bool = False) -> dict[str, set[str]]:
        """The digests under which each edition has been used, by any pulse or by those still open."""
        pulses = models.Pulse.filter(state=records.PulseState.OPEN.value) if open_only else models.Pulse.all()
        rows = await pulses.distinct().values_list("edition_ref", "edition_digest")
        used: dict[str, set[str]] = {}
        for ref, digest in rows:
            used.setdefault(str(ref), set()).add(str(digest))
        return used

    async def forget(self, now: datetime.datetime) -> int:
        """Delete the single answers of pulses whose promised time is over. Readings stand. The number of pulses treated."""
        ids = await models.Pulse.filter(forgotten=False, forget_at__lte=now).values_list("pulse_id", flat=True)
        if ids:
            await models.Answer.filter(pulse_id__in=ids).delete()
            await models.Pulse.filter(pulse_id__in=ids).update(forgotten=True)
        return len(ids)


# COUNT(*), and never of a column: then the index alone holds all that is asked for, and the table is left alone.
_COUNTS = """
SELECT item_key, now_level, now_standing, ahead_level, COUNT(*) FROM answer
WHERE pulse_id = {0} GROUP BY item_key, now_level, now_standing, ahead_level
"""
_LOCK = "SELECT COUNT(*) FROM (SELECT sitting_id FROM sitting WHERE pulse_id = {0} ORDER BY sitting_id FOR UPDATE) AS locked"
_SURENESS = """
SELECT item_key, sure_level, COUNT(*) FROM answer WHERE pulse_id = {0} AND sure_level IS NOT NULL GROUP BY item_key, sure_level
"""
_ELIGIBLE = "SELECT COUNT(*) FROM sitting WHERE pulse_id = {0}"
# PostgreSQL reads all answers at once and hashes them. SQLite would sort them; it is several times as quick to stop at the first of each
# sitting, and to go from the sittings to the answers: CROSS JOIN is its word for "in this order".
_ANSWERED = {
    "postgres": """
        SELECT COUNT(*) FROM (
            SELECT sitting_id FROM answer
            WHERE pulse_id = {0} AND (now_level IS NOT NULL OR now_standing IN ('not_sure', 'not_my_area')) GROUP BY sitting_id
        ) AS said
    """,
    "sqlite": """
        SELECT COUNT(*) FROM sitting s WHERE s.pulse_id = {0} AND EXISTS (
            SELECT 1 FROM answer a
            WHERE a.sitting_id = s.sitting_id AND (a.now_level IS NOT NULL OR a.now_standing IN ('not_sure', 'not_my_area'))
        )
    """,
}
_PAIRS = {
    "postgres": """
        SELECT a.item_key, a.now_level, b.now_level, COUNT(*)
        FROM answer a
        JOIN sitting sa ON sa.sitting_id = a.sitting_id
        JOIN sitting sb ON sb.person_id = sa.person_id AND sb.pulse_id = {1}
        JOIN answer b ON b.sitting_id = sb.sitting_id AND b.item_key = a.item_key
        WHERE a.pulse_id = {0} AND a.now_level IS NOT NULL AND b.now_level IS NOT NULL
        GROUP BY a.item_key, a.now_level, b.now_level
    """,
    "sqlite": """
        SELECT a.item_key, a.now_level, b.now_level, COUNT(*)
        FROM sitting sa
        CROSS JOIN sitting sb ON sb.person_id = sa.person_id AND sb.pulse_id = {1}
        CROSS JOIN answer a ON a.sitting_id = sa.sitting_id
        CROSS JOIN answer b ON b.sitting_id = sb.sitting_id AND b.item_key = a.item_key
        WHERE sa.pulse_id = {0} AND a.now_level IS NOT NULL AND b.now_level IS NOT NULL
        GROUP BY a.item_key, a.now_level, b.now_level
    """,
}
_FINISHED = "SELECT sitting_id FROM answer WHERE pulse_id = {0} AND now_level IS NOT NULL GROUP BY sitting_id HAVING COUNT(*) = {1:d}"
_DONE = "SELECT COUNT(*) FROM ({1}) AS finished"
_PICKS = """
SELECT item_key, COUNT(*) FROM answer WHERE pulse_id = {0} AND now_level = 1 AND sitting_id IN ({1}) GROUP BY item_key
"""
_PLACES = {"postgres": ("$1::uuid", "$2::uuid"), "sqlite": ("?1", "?2")}


async def _rows(statement: str, *pulse_ids: uuid.UUID) -> Sequence[Sequence[Any]]:
    """What a statement about these pulses selects. As text, because Tortoise takes longer to build one than the database to count."""
    database = connection.current()
    _, rows = await database.execute_query(statement.format(*_PLACES[database.capabilities.dialect]), list(pulse_ids))
    found: Sequence[Any] = rows
    return found


async def _number(statement: str, pulse_id: uuid.UUID) -> int:
    ((number,),) = await _rows(statement, pulse_id)
    return int(number)


def _kept() -> QuerySet[models.Pulse]:
    return models.Pulse.filter(state=records.PulseState.CLOSED.value, forgotten=False)


def as_pulse(row: models.Pulse, board: boards.Board | None = None) -> records.PulseRecord:
    """The pulse as the core knows it; its board must be fetched, unless it is at hand."""
    return records.PulseRecord(
        pulse_id=row.pulse_id,
        schedule_id=row.schedule_id,
        board=board or as_board(row.board),
        edition_ref=row.edition_ref,
        edition_digest=row.edition_digest,
        wording=row.wording,
        actor=boards.Actor(row.actor),
        extras=as_extras(row.extras),
        state=records.PulseState(row.state),
        due_at=row.due_at,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        closed_at=row.closed_at,
        floor=row.floor,
        keep_months=row.keep_months,
        forget_at=row.forget_at,
    )
