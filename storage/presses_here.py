"""Presses in sittings, kept together on SQLite, where the one who asks is the one who keeps.

On a server many rows in one statement save ways there and back. Here there is no way: a row that is found by its key takes less
than a statement that has to be put together for so many rows, and each statement stays prepared whatever the number of presses.
Nothing is waited for between the first row and the last, so this is for a transaction that has its lock.
"""

import datetime
import sqlite3
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from conversations import boards, inbound, presses, records
from storage import connection, ids, replies, sittings, sqlite_immediate

T = TypeVar("T")

_WHO = """
SELECT m.person_id, m.key, m.name, m.zone, m.language FROM person_address a JOIN person m ON m.person_id = a.person_id
WHERE a.platform = ? AND a.tenant = ? AND a.handle = ?
"""
_TAKE = "INSERT INTO receipt (receipt_id, source, key, received_at) VALUES (?, ?, ?, ?) ON CONFLICT (source, key) DO NOTHING"
_SITTING = f"SELECT s.sitting_id, s.person_id, s.pulse_id, {sittings.ANSWERS['sqlite']} FROM sitting s WHERE s.sitting_id = ?"  # noqa: S608 - made of names of our own
_PULSE = f"SELECT {sittings.PULSE} FROM pulse p JOIN board b ON b.board_id = p.board_id WHERE p.pulse_id = ?"  # noqa: S608 - the same
_KEEP = f"INSERT INTO answer ({', '.join(sittings.ANSWER)}) VALUES ({', '.join('?' * len(sittings.ANSWER))}) {sittings.INSTEAD}"  # noqa: S608 - the same
_OWE = f"""
INSERT INTO reply ({replies.NAMES}) VALUES ({", ".join(f"?{place}" for place in range(1, len(replies.REPLY)))})
{replies.INSTEAD.format(overtaking_until=f"?{len(replies.REPLY)}")}
"""  # noqa: S608 - the same


async def within(asked: Sequence[presses.Asked], decide: Callable[[presses.Seen], presses.Decided[T]]) -> T:
    """Look up, decide and write down, inside a transaction."""
    transaction = connection.current()
    assert isinstance(transaction, sqlite_immediate.ImmediateTransaction)  # noqa: S101 - no other database comes here
    with transaction.here() as connected:
        decided = decide(_seen(connected, asked))
        connected.executemany(_KEEP, sittings.as_rows(decided.answers))
        connected.executemany(_OWE, replies.as_rows(decided.owed, decided.lease_until))
    return decided.outcome


def _seen(connected: sqlite3.Connection, asked: Sequence[presses.Asked]) -> presses.Seen:
    """A receipt is taken for each press whose address is somebody's."""
    people = dict[inbound.Address, boards.Member]()
    found = dict[uuid.UUID, records.SittingRecord]()
    pulses = dict[object, records.PulseRecord]()
    first = []
    for one in asked:
        member = people.get(one.address) or _member(connected, one.address)
        if member is not None:
            people[one.address] = member
        first.append(member is not None and _is_first(connected, one.receipt, asked[-1].now))
        if one.sitting_id not in found:
            record = _record(connected, one.sitting_id, pulses)
            if record is not None:
                found[one.sitting_id] = record
    return presses.Seen(people=people, first=first, sittings=found)


def _member(connected: sqlite3.Connection, address: inbound.Address) -> boards.Member | None:
    row = connected.execute(_WHO, (address.platform, address.tenant, address.handle)).fetchone()
    if row is None:
        return None
    person_id, key, name, zone, language = row
    return boards.Member(person_id=uuid.UUID(person_id), key=key, name=name, zone=zone, language=language, addresses=(address,))


def _is_first(connected: sqlite3.Connection, receipt: tuple[str, str], now: datetime.datetime) -> bool:
    return connected.execute(_TAKE, (ids.in_order(), *receipt, now)).rowcount == 1


def _record(
    connected: sqlite3.Connection, sitting_id: uuid.UUID, pulses: dict[object, records.PulseRecord]
) -> records.SittingRecord | None:
    row: Mapping[str, object] | None = connected.execute(_SITTING, (sitting_id,)).fetchone()
    if row is None:
        return None
    if row["pulse_id"] not in pulses:
        pulses[row["pulse_id"]] = sittings.pulse_of(connected.execute(_PULSE, (row["pulse_id"],)).fetchone())
    return sittings.as_record(row, pulses)
