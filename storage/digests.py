"""The weeks that digests tell of."""

import datetime
import uuid
from collections.abc import Collection

from conversations import records
from storage import models
from storage.boards import as_board


class DigestRepository:
    """One row for each digest of a schedule; where it ends, the next begins."""

    async def create(self, record: records.DigestRecord) -> bool:
        """Store a week to be told; False when this schedule has one that ends then."""
        known = await models.Digest.exists(schedule_id=record.schedule_id, until=record.until)
        row = models.Digest(digest_id=record.digest_id, schedule_id=record.schedule_id, since=record.since, until=record.until)
        await models.Digest.bulk_create([row], ignore_conflicts=True)
        return not known

    async def last_end(self, schedule_id: uuid.UUID) -> datetime.datetime | None:
        """Where the schedule's last digest ended, or None before the first."""
        row = await models.Digest.filter(schedule_id=schedule_id).order_by("-until").first()
        return None if row is None else row.until

    async def get(self, digest_id: uuid.UUID) -> records.DigestRecord:
        """The week with this id; it must exist."""
        return _as_record(await models.Digest.get(digest_id=digest_id).prefetch_related("schedule__board"))

    async def ending_at(self, board_ids: Collection[uuid.UUID], until: datetime.datetime) -> list[records.DigestRecord]:
        """The weeks of these boards that end at that instant, by the names of the boards."""
        rows = models.Digest.filter(schedule__board_id__in=list(board_ids), until=until)
        return [_as_record(row) for row in await rows.order_by("schedule__board__name", "digest_id").prefetch_related("schedule__board")]


def _as_record(row: models.Digest) -> records.DigestRecord:
    return records.DigestRecord(
        digest_id=row.digest_id,
        schedule_id=row.schedule_id,
        board=as_board(row.schedule.board),
        since=row.since,
        until=row.until,
    )
