"""Pulses and what they came to."""

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from tortoise import exceptions, transactions
from tortoise.expressions import Q
from tortoise.functions import Count
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
        # Whole rows, because Tortoise silently forgets the lock when only some columns are asked for with values_list().
        await models.Sitting.filter(pulse_id=pulse_id).order_by("sitting_id").select_for_update()
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
        row = await earlier.order_by("-due_at").first().prefetch_related("board")
        return None if row is None else as_pulse(row)

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
            .prefetch_related("board")
        )
        same = (record.edition_ref, record.edition_digest)
        return None if row is None or (row.edition_ref, row.edition_digest) == same else as_pulse(row)

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
        return await models.Sitting.filter(pulse_id=pulse_id).count()

    async def answered(self, pulse_id: uuid.UUID) -> int:
        """How many members answered at least one item with a level, or with "not sure" or "not my area"."""
        said = Q(now_level__not_isnull=True) | Q(now_standing__in=[sittings.Standing.NOT_SURE.value, sittings.Standing.NOT_MY_AREA.value])
        return len(await models.Answer.filter(said, pulse_id=pulse_id).distinct().values_list("sitting_id", flat=True))

    async def counts(self, pulse_id: uuid.UUID) -> list[records.ItemCount]:
        """The whole distribution, counted by the database, in no order that means anything."""
        rows: list[dict[str, Any]] = (
            await models.Answer.filter(pulse_id=pulse_id)
            .annotate(count=Count("answer_id"))
            .group_by("item_key", "now_level", "now_standing", "ahead_level")
            .values("item_key", "now_level", "now_standing", "ahead_level", "count")
        )
        return [
            records.ItemCount(
                item_key=row["item_key"],
                now_level=row["now_level"],
                now_standing=sittings.Standing(row["now_standing"]) if row["now_standing"] else None,
                ahead_level=row["ahead_level"],
                count=row["count"],
            )
            for row in rows
        ]

    async def sureness(self, pulse_id: uuid.UUID) -> list[records.SureCount]:
        """How many are how sure of their level, by item, in no order that means anything."""
        rows: list[dict[str, Any]] = (
            await models.Answer.filter(pulse_id=pulse_id, sure_level__not_isnull=True)
            .annotate(count=Count("answer_id"))
            .group_by("item_key", "sure_level")
            .values("item_key", "sure_level", "count")
        )
        return [records.SureCount(item_key=row["item_key"], sure=row["sure_level"], count=row["count"]) for row in rows]

    async def picks(self, pulse_id: uuid.UUID, items: int) -> records.PickCounts:
        """What was picked by those who are done with a list of so many items; nothing of anybody who is not."""
        place = _placeholders()[0]
        done = await connection.current().execute_query_dict(_DONE.format(place, items), [str(pulse_id)])
        rows = await connection.current().execute_query_dict(_PICKS.format(place, _FINISHED.format(place, items)), [str(pulse_id)])
        return records.PickCounts(done=done[0]["count"], picked={row["item_key"]: row["count"] for row in rows})

    async def pairs(self, earlier: uuid.UUID, later: uuid.UUID) -> list[records.PairCount]:
        """For those who gave a level both times: how many moved from which level to which."""
        rows = await connection.current().execute_query_dict(_PAIRS.format(*_placeholders()), [str(earlier), str(later)])
        return [records.PairCount(item_key=row["item_key"], before=row["before"], after=row["after"], count=row["count"]) for row in rows]

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


_PAIRS = """
SELECT a.item_key AS item_key, a.now_level AS before, b.now_level AS after, COUNT(*) AS count
FROM answer a
JOIN sitting sa ON sa.sitting_id = a.sitting_id
JOIN sitting sb ON sb.person_id = sa.person_id AND sb.pulse_id = {1}
JOIN answer b ON b.sitting_id = sb.sitting_id AND b.item_key = a.item_key
WHERE a.pulse_id = {0} AND a.now_level IS NOT NULL AND b.now_level IS NOT NULL
GROUP BY a.item_key, a.now_level, b.now_level
ORDER BY a.item_key, a.now_level, b.now_level
"""


_FINISHED = """
SELECT sitting_id FROM answer WHERE pulse_id = {0} AND now_level IS NOT NULL GROUP BY sitting_id HAVING COUNT(*) = {1:d}
"""
_DONE = f"SELECT COUNT(*) AS count FROM ({_FINISHED}) AS finished"  # noqa: S608 - made of our own text alone
_PICKS = """
SELECT item_key, COUNT(*) AS count FROM answer
WHERE pulse_id = {0} AND now_level = 1 AND sitting_id IN ({1})
GROUP BY item_key
"""


def _kept() -> QuerySet[models.Pulse]:
    return models.Pulse.filter(state=records.PulseState.CLOSED.value, forgotten=False)


def _placeholders() -> tuple[str, str]:
    dialect = connection.current().capabilities.dialect
    return ("$1::uuid", "$2::uuid") if dialect == "postgres" else ("?1", "?2")


def as_pulse(row: models.Pulse) -> records.PulseRecord:
    """The pulse as the core knows it; its board must be fetched."""
    return records.PulseRecord(
        pulse_id=row.pulse_id,
        schedule_id=row.schedule_id,
        board=as_board(row.board),
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
