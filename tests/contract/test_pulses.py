import asyncio
import dataclasses
import datetime
import uuid

import pytest
from tortoise import exceptions

from conversations import records
from conversations import sitting as sittings
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
MISSED = records.PulseState.MISSED


async def test_a_schedule_has_one_pulse_for_one_due_time(database: Database) -> None:
    laid = await build.ground(database)
    first = build.record(laid)
    assert await database.run(lambda repos: repos.pulses.create(first))
    assert not await database.run(lambda repos: repos.pulses.create(build.record(laid)))
    assert await database.run(lambda repos: repos.pulses.create(build.record(laid, build.NOW + build.SECOND)))
    assert await database.run(lambda repos: repos.pulses.get(first.pulse_id)) == first


async def test_of_many_who_create_a_pulse_at_once_one_does_and_all_can_go_on(database: Database) -> None:
    laid = await build.ground(database)

    async def work(repos: repositories.Repositories) -> bool:
        created = await repos.pulses.create(build.record(laid))
        assert await repos.pulses.earliest_close() == build.NOW + 14 * build.DAY
        return created

    created = await asyncio.gather(*(database.run(work) for _ in range(10)))
    assert sorted(created) == [False] * 9 + [True]


async def test_a_pulse_that_cannot_stand_is_an_error_and_no_repeat(database: Database) -> None:
    laid = await build.ground(database)
    nowhere = dataclasses.replace(build.record(laid), schedule_id=uuid.uuid4())
    with pytest.raises(exceptions.IntegrityError):
        await database.run(lambda repos: repos.pulses.create(nowhere))


async def test_open_pulses_close_at_their_time_the_earliest_first(database: Database) -> None:
    laid = await build.ground(database)
    late, early = build.record(laid, build.NOW, open_for=9 * build.DAY), build.record(laid, build.NOW + build.DAY, open_for=build.DAY)
    await build.create(laid, late, early, build.record(laid, build.NOW - build.DAY, state=MISSED, open_for=build.SECOND))
    assert await database.run(lambda repos: repos.pulses.earliest_close()) == early.closes_at
    just_before = early.closes_at - datetime.timedelta(microseconds=1)
    assert await database.run(lambda repos: repos.pulses.to_close(just_before)) == []
    assert await database.run(lambda repos: repos.pulses.to_close(early.closes_at)) == [early]
    assert await database.run(lambda repos: repos.pulses.to_close(late.closes_at)) == [early, late]
    assert await database.run(lambda repos: repos.pulses.close(early.pulse_id, late.closes_at))
    assert await database.run(lambda repos: repos.pulses.to_close(late.closes_at)) == [late]
    assert not await database.run(lambda repos: repos.pulses.close(early.pulse_id, late.closes_at)), "closed for good"
    found = await database.run(lambda repos: repos.pulses.get(early.pulse_id))
    assert (found.state, found.closed_at) == (records.PulseState.CLOSED, late.closes_at)


async def test_the_one_before_is_closed_kept_and_of_the_same_edition(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    now = build.record(laid, build.NOW)
    rounds = [build.record(laid, build.NOW - days * build.DAY) for days in (90, 60)]
    never = [
        build.record(laid, build.NOW - 10 * build.DAY, state=MISSED),
        build.record(laid, build.NOW - 11 * build.DAY),
        build.record(laid, build.NOW - 12 * build.DAY, edition="annex_a@2015"),
        build.record(other, build.NOW - 13 * build.DAY),
        build.record(laid, build.NOW + build.DAY),
    ]
    await build.create(laid, now, *rounds, *never)
    assert await database.run(lambda repos: repos.pulses.before(now, with_answers=True)) is None
    await build.close(laid, *rounds, *never[2:])
    before = await database.run(lambda repos: repos.pulses.before(now, with_answers=True))
    assert before is not None
    assert before.pulse_id == rounds[1].pulse_id
    await database.run(lambda repos: repos.pulses.forget(rounds[1].forget_at))
    assert await database.run(lambda repos: repos.pulses.before(now, with_answers=True)) is None, (
        "without its answers there is nothing to compare with"
    )
    forgotten = await database.run(lambda repos: repos.pulses.before(now, with_answers=False))
    assert forgotten is not None
    assert forgotten.pulse_id == rounds[1].pulse_id, "but it was not the first time"


async def test_latest_are_those_that_close_or_closed_since_then(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    since = build.NOW
    over = build.record(laid, since - 30 * build.DAY, open_for=build.DAY)
    closed_late = build.record(laid, since - 29 * build.DAY, open_for=build.DAY)
    still_open = build.record(laid, since - 14 * build.DAY)
    missed = build.record(laid, since + build.DAY, state=MISSED)
    await build.create(laid, missed, still_open, closed_late, over, build.record(other))
    await database.run(lambda repos: repos.pulses.close(over.pulse_id, since - build.DAY))
    await database.run(lambda repos: repos.pulses.close(closed_late.pulse_id, since))
    latest = await database.run(lambda repos: repos.pulses.latest(laid.board.board_id, since))
    assert [one.pulse_id for one in latest] == [closed_late.pulse_id, still_open.pulse_id, missed.pulse_id]


async def test_used_editions_name_every_digest(database: Database) -> None:
    laid = await build.ground(database)
    assert await database.run(lambda repos: repos.pulses.used_editions()) == {}
    for days, (edition, digest) in enumerate((("a@2011", "1"), ("a@2011", "1"), ("a@2011", "2"), ("b@2013", "1"))):
        one = build.record(laid, build.NOW + days * build.DAY, edition=edition, digest=digest)
        await build.create(laid, one)
    assert await database.run(lambda repos: repos.pulses.used_editions()) == {"a@2011": {"1", "2"}, "b@2013": {"1"}}


async def test_a_reading_comes_back_as_it_was(database: Database) -> None:
    laid = await build.ground(database)
    opened = await build.opened(laid)
    body: dict[str, object] = {
        "text": "Wörter ☕ '\"\\ \u2028",
        "none": None,
        "nested": [{"a": [1, 2.5, True, -0.1]}, []],
        "big": 2**53,
        "": {},
    }
    assert await database.run(lambda repos: repos.pulses.reading(opened.record.pulse_id)) is None
    await database.run(lambda repos: repos.pulses.keep_reading(opened.record.pulse_id, body))
    assert await database.run(lambda repos: repos.pulses.reading(opened.record.pulse_id)) == body
    with pytest.raises(exceptions.IntegrityError):
        await database.run(lambda repos: repos.pulses.keep_reading(opened.record.pulse_id, {}))
    assert await database.run(lambda repos: repos.pulses.reading(opened.record.pulse_id)) == body, "kept for good"


async def test_only_the_answers_that_are_due_are_forgotten_and_the_reading_stands(database: Database) -> None:
    laid = await build.ground(database)
    old, new = await build.opened(laid), await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    for opened in (old, new):
        for sitting_id in opened.sittings.values():
            await build.keep(database, sitting_id, build.answer(note="a private word"))
    await database.run(lambda repos: repos.pulses.keep_reading(old.record.pulse_id, {"says": 1}))
    forget_at = old.record.forget_at
    assert await database.run(lambda repos: repos.pulses.forget(forget_at - datetime.timedelta(microseconds=1))) == 0
    assert await database.run(lambda repos: repos.pulses.forget(forget_at)) == 1
    assert await database.run(lambda repos: repos.pulses.forget(forget_at)) == 0
    assert await database.run(lambda repos: repos.pulses.counts(old.record.pulse_id)) == []
    assert [one.count for one in await database.run(lambda repos: repos.pulses.counts(new.record.pulse_id))] == [3]
    assert await database.run(lambda repos: repos.pulses.reading(old.record.pulse_id)) == {"says": 1}
    assert await database.run(lambda repos: repos.pulses.eligible(old.record.pulse_id)) == 3


async def test_nobody_gets_two_sittings_in_a_pulse(database: Database) -> None:
    laid = await build.ground(database)
    opened = await build.opened(laid)
    assert sorted(opened.sittings) == sorted(laid.people)
    with pytest.raises(exceptions.IntegrityError):
        await database.run(lambda repos: repos.pulses.seat(opened.record.pulse_id, laid.people[:1]))
    assert await database.run(lambda repos: repos.pulses.eligible(opened.record.pulse_id)) == 3


async def test_sittings_give_back_what_was_kept(database: Database) -> None:
    laid = await build.ground(database)
    soon = await build.opened(laid, build.record(laid, build.NOW, open_for=build.DAY))
    later = await build.opened(laid, build.record(laid, build.NOW + build.SECOND))
    person_id, sitting_id = laid.people[0], soon.sittings[laid.people[0]]
    first = build.answer("purpose", 0, 3, note="Wörter\n☕", given_at=build.NOW + datetime.timedelta(microseconds=1))
    second = build.answer("people", sittings.Standing.NOT_SURE, sittings.Standing.SKIP)
    await build.keep(database, sitting_id, first, second)
    changed = build.answer("purpose", sittings.Standing.SKIP, None)
    await build.keep(database, sitting_id, changed)
    for lock in (False, True):
        found = await build.sitting(database, sitting_id, lock=lock)
        assert found == records.SittingRecord(
            sitting_id=sitting_id, pulse=soon.record, person_id=person_id, answers={"purpose": changed, "people": second}
        )
    assert await database.run(lambda repos: repos.sittings.get(uuid.uuid4(), lock=True)) is None
    assert [one.pulse for one in await database.run(lambda repos: repos.sittings.open_for(person_id))] == [soon.record, later.record]
    await database.run(lambda repos: repos.pulses.close(soon.record.pulse_id, build.NOW))
    assert [one.pulse for one in await database.run(lambda repos: repos.sittings.open_for(person_id))] == [later.record]
    await database.run(lambda repos: repos.pulses.close(later.record.pulse_id, build.NOW))
    assert await database.run(lambda repos: repos.sittings.open_for(person_id)) == []
    latest = await database.run(lambda repos: repos.sittings.latest_for(person_id))
    assert latest is not None
    assert latest.pulse.pulse_id == later.record.pulse_id
    assert await database.run(lambda repos: repos.sittings.latest_for(uuid.uuid4())) is None
