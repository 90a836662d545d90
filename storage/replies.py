"""Replies that are owed: a row stands from the commit to the moment the reply leaves, usually for less than a second."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence

from conversations import inbound, records
from storage import bulk, connection, models

REPLY = {
    "reply_id": bulk.Kind.ID,
    "platform": bulk.Kind.TEXT,
    "tenant": bulk.Kind.TEXT,
    "handle": bulk.Kind.TEXT,
    "spot": bulk.Kind.TEXT,
    "ticket": bulk.Kind.TEXT,
    "body": bulk.Kind.TEXT,
    "owed_at": bulk.Kind.INSTANT,
    "lease_until": bulk.Kind.INSTANT,
    "overtaking_until": bulk.Kind.INSTANT,
}
NAMES = ", ".join(list(REPLY)[:-1])
INSTEAD = """
ON CONFLICT (platform, tenant, spot) DO UPDATE SET
    reply_id = excluded.reply_id, handle = excluded.handle, ticket = excluded.ticket, body = excluded.body,
    owed_at = excluded.owed_at,
    lease_until = CASE WHEN reply.lease_until > excluded.owed_at THEN {overtaking_until} ELSE excluded.lease_until END
"""
"""How a reply takes the place of an earlier one for the same spot."""
OWE = f"""
INSERT INTO reply ({NAMES})
SELECT {NAMES} FROM {{given}} WHERE {{condition}} ORDER BY platform, tenant, spot
{INSTEAD.format(overtaking_until="(SELECT g.overtaking_until FROM {given} g WHERE g.reply_id = excluded.reply_id)")}
"""  # noqa: S608 - made of the names above alone
_OWE = OWE.format(given="given", condition="true")
_SETTLE = """
DELETE FROM reply WHERE reply_id IN (
    SELECT reply.reply_id FROM reply JOIN given ON given.reply_id = reply.reply_id WHERE reply.lease_until <= given.lease_until
    ORDER BY reply.platform, reply.tenant, reply.spot {lock}
) RETURNING reply_id
"""
_PUT_OFF = """
UPDATE reply SET lease_until = (SELECT given.lease_until FROM given WHERE given.reply_id = reply.reply_id) WHERE reply_id IN (
    SELECT reply.reply_id FROM reply JOIN given ON given.reply_id = reply.reply_id
    ORDER BY reply.platform, reply.tenant, reply.spot {lock}
)
"""
_FORGET = """
DELETE FROM reply WHERE reply_id IN (
    SELECT reply.reply_id FROM reply, given WHERE reply.owed_at < given.before
    ORDER BY reply.platform, reply.tenant, reply.spot {lock}
) RETURNING reply_id
"""
_FOR_EVER = datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC)
_LEASES = {"reply_id": bulk.Kind.ID, "lease_until": bulk.Kind.INSTANT}


class ReplyRepository:
    """One row a spot: of two replies for it the later takes the row, so whoever settles the earlier finds it gone."""

    async def owe(self, rows: Sequence[records.ReplyRecord], lease_until: datetime.datetime) -> None:
        """Write down replies, under the lease of whoever sends them now. One for the same spot takes the place of an earlier one."""
        if rows:
            await bulk.query(_OWE, REPLY, as_rows(rows, lease_until))

    async def settle(self, gone: Sequence[tuple[records.ReplyRecord, datetime.datetime]]) -> list[records.ReplyRecord]:
        """Delete what has left or is needless, each given with the lease under which it was held.

        Returns the newer replies that took the rows of some of these. Those may have been covered by what has just left, so they are
        to be shown again. For that, one that took the row of another stands after it has left, until that other is settled or the
        lease is over.
        """
        if not gone:
            return []
        held = [(row.reply_id, lease_until + records.OVERTAKING / 2) for row, lease_until in gone]
        deleted = {bulk.as_id(row["reply_id"]) for row in await bulk.query(_locking(_SETTLE), _LEASES, held)}
        left = [row for row, _ in gone if row.reply_id not in deleted]
        return await _overtaking(left) if left else []

    async def put_off(self, reply_ids: Sequence[uuid.UUID], lease_until: datetime.datetime) -> None:
        """Let nobody try these again before then."""
        if reply_ids:
            await bulk.query(_locking(_PUT_OFF), _LEASES, [(reply_id, lease_until) for reply_id in reply_ids])

    async def left_over(self, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[records.ReplyRecord]:
        """Take up to `limit` replies whose lease has run out, under a new one, the oldest first. Others' are passed over."""
        # Whole rows, because Tortoise silently forgets the lock when only some columns are asked for.
        expired = models.Reply.filter(lease_until__lte=now).order_by("lease_until", "owed_at", "reply_id").limit(limit)
        rows = await expired.select_for_update(skip_locked=True)
        if rows:
            await self.put_off([row.reply_id for row in rows], lease_until)
        return [_as_record(row) for row in rows]

    async def forget(self, before: datetime.datetime) -> int:
        """Delete replies owed before that instant: nobody waits for them any more."""
        return len(await bulk.query(_locking(_FORGET), {"before": bulk.Kind.INSTANT}, [(before,)]))


async def _overtaking(left: Sequence[records.ReplyRecord]) -> list[records.ReplyRecord]:
    """The rows that stand where the rows of these stood, under a usual lease from now on."""
    ended = {row.reply_id for row in left}
    stood = defaultdict[tuple[str, str, str], list[records.ReplyRecord]](list)
    for row in left:
        stood[_spot(row)].append(row)
    found = await models.Reply.filter(spot__in={row.place.spot for row in left}, tenant__in={row.address.tenant for row in left})
    newer, needless = list[records.ReplyRecord](), list[records.ReplyRecord]()
    for row in map(_as_record, found):
        before = [one for one in stood[_spot(row)] if one.reply_id != row.reply_id]
        # Replies to one person leave one after the other. Those to two leave side by side, and which came last nobody knows.
        came_last = row.reply_id in ended and all(one.address == row.address for one in before)
        if before:
            (needless if came_last else newer).append(row)
    if needless:
        lifted = [(row.reply_id, _FOR_EVER) for row in needless]
        await bulk.query(_locking(_SETTLE), _LEASES, lifted)
    usual = {row.reply_id: row.lease_until - records.OVERTAKING for row in found}
    if newer:
        await bulk.query(_locking(_PUT_OFF), _LEASES, [(row.reply_id, usual[row.reply_id]) for row in newer])
    return newer


def _locking(statement: str) -> str:
    """Rows are locked in the order in which `owe` takes them, or the two would wait for each other. SQLite has one writer at a time."""
    return statement.format(lock="FOR UPDATE OF reply" if connection.current().capabilities.dialect == "postgres" else "")


def _spot(record: records.ReplyRecord) -> tuple[str, str, str]:
    return record.address.platform, record.address.tenant, record.place.spot


def as_rows(rows: Sequence[records.ReplyRecord], lease_until: datetime.datetime) -> list[tuple[object, ...]]:
    """Rows of REPLY, of two for one spot the last.

    Always in the same order: two units of work that take the same rows would else wait for each other.
    """
    newest = {_spot(row): row for row in rows}
    overtaking_until = lease_until + records.OVERTAKING
    return [(*_as_row(newest[spot], lease_until), overtaking_until) for spot in sorted(newest)]


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
