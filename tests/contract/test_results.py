"""When a summary leaves, and who is still to have their own answers: the same on every database."""

import asyncio
import dataclasses
import datetime
import uuid

from conversations import boards, inbound, records, sending
from conversations import sitting as sittings
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
NOW, DAY = build.NOW, build.DAY


def owed(record: records.PulseRecord, kind: sending.Kind, due_at: datetime.datetime, person_id: uuid.UUID | None = None) -> sending.Owed:
    to = None if person_id else inbound.Address(platform="slack", tenant="T1", handle="C")
    return sending.Owed(
        key=f"{record.pulse_id.hex}:{person_id}:{kind}",
        kind=kind,
        subject_id=record.pulse_id,
        board_id=record.board.board_id,
        address=to,
        due_at=due_at,
        person_id=person_id,
    )


MARKS: tuple[sittings.Mark | None, ...] = (2, 0, sittings.Standing.NOT_SURE, sittings.Standing.SKIP, None)
"""What the first five give: two levels, one that is no level but an answer, and two that are none. The sixth gives nothing."""


async def laid(database: Database, *, actor: boards.Actor = boards.Actor.BOARD) -> tuple[records.PulseRecord, list[uuid.UUID]]:
    """A pulse that closed now and was read, and the sittings of its six people."""
    ground = await build.ground(database, 6)
    opened = await build.opened(ground, dataclasses.replace(build.record(ground), actor=actor))
    of = [opened.sittings[one] for one in ground.people]
    for sitting_id, mark in zip(of, MARKS, strict=False):
        await build.keep(database, sitting_id, build.answer(now=mark, note="a note"))
    await build.close(ground, opened.record)
    await database.run(lambda repos: repos.pulses.keep_reading(opened.record.pulse_id, {}))
    return opened.record, of


async def settle(database: Database, record: records.PulseRecord, state: sending.State) -> None:
    async def work(repos: repositories.Repositories) -> None:
        (claimed,) = await repos.deliveries.claim("me", NOW, NOW + DAY, 5)
        assert (claimed.kind, claimed.subject_id) == (sending.Kind.SUMMARY, record.pulse_id)
        await repos.deliveries.settle(claimed, "me", state, NOW)

    await database.run(work)


async def to_tell(
    database: Database, closed_since: datetime.datetime = NOW - DAY, out_since: datetime.datetime = NOW - DAY
) -> set[uuid.UUID]:
    return {one for one, _, _ in await database.run(lambda repos: repos.results.to_tell(closed_since, out_since))}


async def test_only_a_summary_that_waits_is_brought_forward_and_once(database: Database) -> None:
    record, _ = await laid(database)
    await database.run(lambda repos: repos.deliveries.owe([owed(record, sending.Kind.SUMMARY, NOW + DAY)]))
    assert await database.run(lambda repos: repos.results.waits_until(record.pulse_id)) == NOW + DAY
    pressed = [database.run(lambda repos: repos.results.bring_forward(record.pulse_id, NOW)) for _ in range(4)]
    assert sorted(await asyncio.gather(*pressed)) == [False, False, False, True]
    assert await database.run(lambda repos: repos.results.waits_until(record.pulse_id)) == NOW
    await settle(database, record, sending.State.SENT)
    assert await database.run(lambda repos: repos.results.waits_until(record.pulse_id)) is None
    assert not await database.run(lambda repos: repos.results.bring_forward(record.pulse_id, NOW - DAY))


async def test_a_pulse_waits_as_long_as_its_summary_does(database: Database) -> None:
    record, _ = await laid(database)
    await database.run(lambda repos: repos.deliveries.owe([owed(record, sending.Kind.SUMMARY, NOW + DAY)]))
    assert [one.pulse_id for one in await database.run(lambda repos: repos.results.waiting(NOW))] == [record.pulse_id]
    assert await database.run(lambda repos: repos.results.waiting(NOW + DAY)) == []
    await database.run(lambda repos: repos.results.bring_forward(record.pulse_id, NOW))
    assert await database.run(lambda repos: repos.results.waiting(NOW)) == []


async def test_another_pulse_and_another_kind_stay_as_they_are(database: Database) -> None:
    record, _ = await laid(database)
    first = await database.run(lambda repos: repos.boards.person_called("north-0"))
    assert first is not None
    preview = owed(record, sending.Kind.PREVIEW, NOW + DAY, first.person_id)
    await database.run(lambda repos: repos.deliveries.owe([preview]))
    assert not await database.run(lambda repos: repos.results.bring_forward(record.pulse_id, NOW))
    assert not await database.run(lambda repos: repos.results.bring_forward(uuid.uuid4(), NOW))
    assert await database.run(lambda repos: repos.deliveries.next_due()) == NOW + DAY


async def test_those_who_answered_are_to_be_told_once_the_summary_is_out(database: Database) -> None:
    record, of = await laid(database)
    await database.run(lambda repos: repos.deliveries.owe([owed(record, sending.Kind.SUMMARY, NOW)]))
    assert await to_tell(database) == set()
    await settle(database, record, sending.State.SENT)
    assert await to_tell(database) == set(of[:3])
    assert await to_tell(database, NOW + DAY) == set(), "closed longer ago"
    assert await to_tell(database, out_since=NOW + DAY) == set(), "out longer ago"
    told = sending.Owed(
        key="told",
        kind=sending.Kind.OWN_ANSWERS,
        subject_id=of[0],
        board_id=record.board.board_id,
        address=None,
        due_at=NOW,
        person_id=None,
    )
    await database.run(lambda repos: repos.deliveries.owe([told]))
    assert await to_tell(database) == set(of[1:3])
    await database.run(lambda repos: repos.pulses.forget(record.forget_at))
    assert await to_tell(database) == set()


async def test_a_failed_summary_and_the_view_of_others_are_not_told(database: Database) -> None:
    record, _ = await laid(database)
    await database.run(lambda repos: repos.deliveries.owe([owed(record, sending.Kind.SUMMARY, NOW)]))
    await settle(database, record, sending.State.FAILED)
    assert await to_tell(database) == set()


async def test_the_view_of_others_is_told_to_the_board_alone(database: Database) -> None:
    record, _ = await laid(database, actor=boards.Actor.PARTNERS)
    await database.run(lambda repos: repos.deliveries.owe([owed(record, sending.Kind.SUMMARY, NOW)]))
    await settle(database, record, sending.State.SENT)
    assert await to_tell(database) == set()


async def test_a_closed_pulse_is_found_and_an_open_one_is_not(database: Database) -> None:
    record, _ = await laid(database)
    found = await database.run(lambda repos: repos.results.closed(record.pulse_id))
    assert found is not None
    assert found.pulse_id == record.pulse_id
    assert await database.run(lambda repos: repos.results.closed(uuid.uuid4())) is None
    newest = await database.run(lambda repos: repos.results.newest_closed(record.board.board_id))
    assert [one.pulse_id for one in newest] == [record.pulse_id]
