"""What waited for somebody's own time, and finds them gone or without their task when it may leave, is not sent."""

import datetime
import functools
import uuid

import pytest

from bot import ports, wiring
from bot.digests import digests
from bot.meetings import meetings
from bot.steps import step_work
from conversations import boards, records, sending
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests.acceptance import own_life
from tests.acceptance.living_board import at
from tests.contract import build, test_next_steps


async def test_who_left_during_a_snooze_is_asked_nothing_when_it_ends(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await one.types("snooze 2 weeks")
        await one.types("snooze 2 weeks", "rowan")
        await one.lives_until(at(1, 12))
        await one.database.run(_avery_leaves)
        await one.lives_until(at(7, 12, 12))
        assert (len(one.chat.letters["avery"]), len(one.chat.letters["rowan"])) == (0, 1)


async def test_what_waits_for_the_end_of_a_pause_comes_when_that_is_ended_early(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await one.types("hour 17:15")
        await one.lives_until(at(30, 11, 9))
        one.inbox = wiring.door(one.database, library, one.replies, {}, (meetings.Meetings(),))
        await one.types("meetings pause 30 November 2026 to 18 December 2026", "willa")
        await one.lives_until(at(1, 12, 10))
        assert not one.chat.letters["avery"]
        await one.types("meetings resume 1", "willa")
        await one.lives_until(at(2, 12))
        assert len(one.chat.letters["avery"]) == 1


async def test_a_question_that_is_too_old_is_looked_at_once_also_where_its_owner_has_left(
    migrated_sqlite: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The clock comes by every few seconds: what can never be asked must not cost anything each time."""
    async with storage_database.opened(migrated_sqlite) as database:
        laid = await build.ground(database)
        long_ago = build.TODAY - 70 * build.DAY
        step = test_next_steps.step(laid, agreed_on=long_ago, owned_since=long_ago)
        assert await test_next_steps.add(database, step)
        await database.run(lambda _repos: models.Tenure.filter(person_id=step.owner_id).update(held_until=long_ago))
        done_with: set[str] = set()
        await database.run(lambda repos: step_work.owe(repos, build.NOW, done_with))
        assert sorted(key.split(":")[2] for key in done_with) == ["30", "60"]
        assert not caplog.records
        assert await database.run(lambda _repos: models.Delivery.all().count()) == 0


async def _avery_leaves(repos: ports.Repositories) -> None:
    avery = await repos.boards.person_called("avery")
    assert avery is not None
    await models.Tenure.filter(person_id=avery.person_id).update(held_until=datetime.date(2026, 12, 2))


async def test_a_digest_that_waited_is_not_for_who_handed_on_a_task(database: storage_database.Database, library: loader.Library) -> None:
    """It holds what was offered to the coordinators alone."""
    people = [build.person("ann", "U-ann", duties=(boards.Duty.COORDINATOR,)), build.person("bob", "U-bob")]
    board_id = await database.run(lambda repos: repos.boards.save(build.plan(people, [build.seat("bob")])))
    plan = build.practice(boards.Practice.DIGEST, edition=None)
    digest_id = uuid.uuid4()

    async def owe(repos: ports.Repositories) -> sending.Delivery:
        schedule_id = await repos.schedules.save(board_id, plan, build.NOW)
        board, ann = await repos.boards.get(board_id), await repos.boards.person_called("ann")
        assert ann is not None
        await repos.digests.create(
            records.DigestRecord(
                digest_id=digest_id, schedule_id=schedule_id, board=board, since=build.NOW - 7 * build.DAY, until=build.NOW
            )
        )
        owed = sending.Owed(
            key="digest",
            kind=sending.Kind.DIGEST,
            subject_id=digest_id,
            board_id=board_id,
            person_id=ann.person_id,
            address=None,
            due_at=build.NOW,
        )
        await repos.deliveries.owe([owed])
        (delivery,) = await repos.deliveries.claim("one", build.NOW, build.NOW + build.DAY, 8)
        return delivery

    delivery = await database.run(owe)
    compose = functools.partial(digests.compose, delivery=delivery, now=build.NOW, library=library)
    assert await database.run(compose) is not None
    await database.run(lambda _repos: models.Appointment.filter(board_id=board_id).delete())
    assert await database.run(compose) is None
