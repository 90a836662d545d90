"""Replies that are owed: a row stands from the commit to the moment the reply leaves, usually for less than a second."""

import datetime
import uuid
from collections.abc import Sequence

from conversations import inbound, records
from storage import bulk, models

_COLUMNS = {
    "reply_id": bulk.Kind.ID,
    "platform": bulk.Kind.TEXT,
    "tenant": bulk.Kind.TEXT,
    "handle": bulk.Kind.TEXT,
    "spot": bulk.Kind.TEXT,
    "ticket": bulk.Kind.TEXT,
    "body": bulk.Kind.TEXT,
    "owed_at": bulk.Kind.INSTANT,
    "lease_until": bulk.Kind.INSTANT,
}
_NAMES = ", ".join(_COLUMNS)
_OWE = f"""
INSERT INTO reply ({_NAMES})
SELECT {_NAMES} FROM given WHERE true ORDER BY platform, tenant, spot
ON CONFLICT (platform, tenant, spot) DO UPDATE SET
    reply_id = excluded.reply_id, handle = excluded.handle, ticket = excluded.ticket, body = excluded.body,
    owed_at = excluded.owed_at, lease_until = excluded.lease_until
"""  # noqa: S608 - made of the names above alone


class ReplyRepository:
    """One row a spot: of two replies for it the later takes the row, so whoever settles the earlier finds it gone."""

    async def owe(self, rows: Sequence[records.ReplyRecord], lease_until: datetime.datetime) -> None:
        """Write down replies, under the lease of whoever sends them now. One for the same spot takes the place of an earlier one."""
        newest = {(row.address.platform, row.address.tenant, row.place.spot): row for row in rows}
        if newest:
            # Always in the same order: two units of work that take the same rows would else wait for each other.
            await bulk.query(_OWE, _COLUMNS, [_as_row(row, lease_until) for _, row in sorted(newest.items(), key=lambda one: one[0])])

    async def settle(self, reply_ids: Sequence[uuid.UUID]) -> None:
        """Delete what has left. A reply whose row a newer one took is passed over."""
        await models.Reply.filter(reply_id__in=list(reply_ids)).delete()

    async def put_off(self, reply_ids: Sequence[uuid.UUID], lease_until: datetime.datetime) -> None:
        """Let nobody try these again before then."""
        await models.Reply.filter(reply_id__in=list(reply_ids)).update(lease_until=lease_until)

    async def left_over(self, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[records.ReplyRecord]:
        """Take up to `limit` replies whose lease has run out, under a new one, the oldest first. Others' are passed over."""
        # Whole rows, because Tortoise silently forgets the lock when only some columns are asked for.
        expired = models.Reply.filter(lease_until__lte=now).order_by("owed_at", "reply_id").limit(limit)
        rows = await expired.select_for_update(skip_locked=True)
        if rows:
            await self.put_off([row.reply_id for row in rows], lease_until)
        return [_as_record(row) for row in rows]

    async def forget(self, before: datetime.datetime) -> int:
        """Delete replies owed before that instant: nobody waits for them any more."""
        return await models.Reply.filter(owed_at__lt=before).delete()


def _as_row(record: records.ReplyRecord, lease_until: datetime.datetime) -> tuple[object, ...]:
    address, place = record.address, record.place
    where = (address.platform, address.tenant, address.handle, place.spot, place.ticket)
    return (record.reply_id, *where, record.body, record.owed_at, lease_until)


def _as_record(row: models.Reply) -> records.ReplyRecord:
    return records.ReplyRecord(
        reply_id=row.reply_id,
        address=inbound.Address(platform=row.platform, tenant=row.tenant, handle=row.handle),
        place=inbound.Place(spot=row.spot, ticket=row.ticket),
        body=row.body,
        owed_at=row.owed_at,
    )
