"""Presses in sittings, kept together: looked up, decided, and written down. `database` sees to it that this is one unit of work.

On PostgreSQL a transaction with locks takes eight ways to the server and back. Here it takes two: one statement looks, and one
writes. Between the two nothing is locked; the second takes every lock, and keeps nothing unless all stands as it was seen.
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import asyncpg

from conversations import boards, inbound, presses, records
from storage import bulk, connection, replies, repositories, sittings

T = TypeVar("T")
Decide = Callable[[presses.Seen], presses.Decided[T]]


class ChangedMeanwhile(Exception):
    """Somebody else changed what was seen before it could be written. Nothing was kept."""


_ASKED = {
    "platform": bulk.Kind.TEXT,
    "tenant": bulk.Kind.TEXT,
    "handle": bulk.Kind.TEXT,
    "source": bulk.Kind.TEXT,
    "receipt_key": bulk.Kind.TEXT,
    "wanted_id": bulk.Kind.ID,
}
# LATERAL and LIMIT: each press finds its rows by their keys, however many others there are and whatever the server believes of that.
_LOOK = f"""
WITH given({", ".join(_ASKED)}, place) AS ({bulk.table_of(_ASKED)} WITH ORDINALITY)
SELECT member.*, known.receipt_id IS NULL AS is_new, found.*
FROM given
LEFT JOIN LATERAL (
    SELECT m.person_id AS member_id, m.key AS member_key, m.name AS member_name, m.zone AS member_zone, m.language AS member_language
    FROM person_address a JOIN person m ON m.person_id = a.person_id
    WHERE a.platform = given.platform AND a.tenant = given.tenant AND a.handle = given.handle LIMIT 1
) member ON true
LEFT JOIN LATERAL (
    SELECT r.receipt_id FROM receipt r WHERE r.source = given.source AND r.key = given.receipt_key LIMIT 1
) known ON true
LEFT JOIN LATERAL (
    SELECT s.xmin::text AS sitting_version, p.xmin::text AS pulse_version, {sittings.WHOLE["postgres"]}
    FROM sitting s JOIN pulse p ON p.pulse_id = s.pulse_id JOIN board b ON b.board_id = p.board_id
    WHERE s.sitting_id = given.wanted_id LIMIT 1
) found ON true
ORDER BY given.place
"""  # noqa: S608 - made of names of our own
_RECEIPT = {"receipt_id": bulk.Kind.ID, "source": bulk.Kind.TEXT, "key": bulk.Kind.TEXT, "received_at": bulk.Kind.INSTANT}
_VERSION = {"seen_id": bulk.Kind.ID, "version": bulk.Kind.TEXT}
_TABLES = {"receipts": _RECEIPT, "pulses": _VERSION, "sittings": _VERSION, "answers": sittings.ANSWER, "replies": replies.REPLY}


def _given() -> str:
    tables, first = [], 1
    for name, columns in _TABLES.items():
        tables.append(f"given_{name}({', '.join(columns)}) AS MATERIALIZED ({bulk.table_of(columns, first)})")
        first += len(columns)
    return ", ".join(tables)


# Each step waits for the count of the one before, so that locks are always taken in the same order: receipts, pulses, sittings,
# answers, replies, and the rows of each in their own order. A close takes the pulse first and then the sittings; it is
# waited for, or waits. A row that changed while its lock was waited for has another version and is left out, so that the
# counts differ: then the last line fails, and with it the whole statement, which is a transaction of its own.
_WRITE = f"""
WITH {_given()},
taken AS (
    INSERT INTO receipt ({", ".join(_RECEIPT)}) SELECT * FROM given_receipts ON CONFLICT (source, key) DO NOTHING RETURNING receipt_id
), unchanged AS (
    SELECT p.pulse_id FROM pulse p WHERE p.pulse_id = ANY(ARRAY(SELECT seen_id FROM given_pulses))
        AND p.xmin::text = (SELECT g.version FROM given_pulses g WHERE g.seen_id = p.pulse_id)
        AND (SELECT count(*) FROM taken) = (SELECT count(*) FROM given_receipts)
    ORDER BY p.pulse_id FOR SHARE OF p
), held AS (
    SELECT s.sitting_id FROM sitting s WHERE s.sitting_id = ANY(ARRAY(SELECT seen_id FROM given_sittings))
        AND s.xmin::text = (SELECT g.version FROM given_sittings g WHERE g.seen_id = s.sitting_id)
        AND (SELECT count(*) FROM unchanged) = (SELECT count(*) FROM given_pulses)
    ORDER BY s.sitting_id FOR UPDATE OF s
), verdict AS MATERIALIZED (
    SELECT (SELECT count(*) FROM taken) = (SELECT count(*) FROM given_receipts)
        AND (SELECT count(*) FROM unchanged) = (SELECT count(*) FROM given_pulses)
        AND (SELECT count(*) FROM held) = (SELECT count(*) FROM given_sittings) AS holds
), touched AS (
    {sittings.TOUCH.format(given="given_answers")} AND (SELECT holds FROM verdict)
), kept AS (
    {sittings.KEEP.format(given="given_answers", condition="(SELECT holds FROM verdict)")}
), owed AS (
    {replies.OWE.format(given="given_replies", condition="(SELECT holds FROM verdict)")}
)
SELECT CAST(CASE WHEN holds THEN '0' ELSE 'changed meanwhile' END AS integer) FROM verdict
"""  # noqa: S608 - made of names of our own


async def locked(repos: repositories.Repositories, asked: Sequence[presses.Asked], decide: Decide[T]) -> T:
    """The long way, inside a transaction: whatever is read is locked first, so nothing can change."""
    people = await repos.boards.people_at({one.address for one in asked})
    known = [place for place, one in enumerate(asked) if one.address in people]
    now = asked[-1].now
    taken = dict(zip(known, await repos.receipts.take([asked[place].receipt for place in known], now), strict=True))
    found = await repos.sittings.get_all({one.sitting_id for one in asked})
    first = [taken.get(place, False) for place in range(len(asked))]
    decided = decide(presses.Seen(people=people, first=first, sittings=found))
    await repos.sittings.keep_all(decided.answers)
    await repos.replies.owe(decided.owed, decided.lease_until)
    return decided.outcome


async def unlocked(asked: Sequence[presses.Asked], decide: Decide[T]) -> T:
    """The short way, outside of any transaction. Raises ChangedMeanwhile."""
    async with connection.current().acquire_connection() as connected:
        rows = await connected.fetch(_LOOK, *bulk.arrays(_ASKED, [(*_address(one), *one.receipt, one.sitting_id) for one in asked]))
        seen = _seen(asked, rows)
        decided = decide(seen)
        given = [
            *bulk.arrays(_RECEIPT, _receipts(asked, seen)),
            *bulk.arrays(_VERSION, sorted({(row["pulse_id"], row["pulse_version"]) for row in rows if row["sitting_id"] is not None})),
            *bulk.arrays(_VERSION, sorted({(row["sitting_id"], row["sitting_version"]) for row in rows if row["sitting_id"] is not None})),
            *bulk.arrays(sittings.ANSWER, sittings.as_rows(decided.answers)),
            *bulk.arrays(replies.REPLY, replies.as_rows(decided.owed, decided.lease_until)),
        ]
        try:
            await connected.fetchval(_WRITE, *given)
        except asyncpg.InvalidTextRepresentationError as exc:
            raise ChangedMeanwhile from exc
    return decided.outcome


def _address(one: presses.Asked) -> tuple[str, str, str]:
    return one.address.platform, one.address.tenant, one.address.handle


def _receipts(asked: Sequence[presses.Asked], seen: presses.Seen) -> list[tuple[Any, ...]]:
    """Always in the same order: two units of work that take the same receipts would else wait for each other."""
    new = sorted(one.receipt for one, is_first in zip(asked, seen.first, strict=True) if is_first)
    return [(uuid.uuid4(), source, key, asked[-1].now) for source, key in new]


def _seen(asked: Sequence[presses.Asked], rows: Sequence[Any]) -> presses.Seen:
    people = dict[inbound.Address, boards.Member]()
    first, met = [], set[tuple[str, str]]()
    found, pulses = dict[uuid.UUID, records.SittingRecord](), dict[object, records.PulseRecord]()
    for one, row in zip(asked, rows, strict=True):
        is_known = row["member_id"] is not None
        if is_known and one.address not in people:
            people[one.address] = boards.Member(
                person_id=row["member_id"],
                key=row["member_key"],
                name=row["member_name"],
                zone=row["member_zone"],
                language=row["member_language"],
                addresses=(one.address,),
            )
        first.append(is_known and row["is_new"] and one.receipt not in met)
        if is_known:
            met.add(one.receipt)
        if row["sitting_id"] is not None and one.sitting_id not in found:
            found[one.sitting_id] = sittings.as_record(row, pulses)
    return presses.Seen(people=people, first=first, sittings=found)
