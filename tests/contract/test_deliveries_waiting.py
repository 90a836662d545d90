"""Messages that wait for something other than their turn: for a workspace to come back, for another channel."""

import dataclasses
import datetime
import uuid

import pytest

from conversations import inbound, sending
from storage import database as storage_database
from storage import models
from tests.contract import build

Database = storage_database.Database
MINUTE, DAY = build.MINUTE, build.DAY
MONTH = 30 * DAY
HOLD = sending.hold_bucket("slack", "T1")
OLD, NEW = build.address("C-north"), build.address("C-new", tenant="T2")


async def owe(laid: build.Ground, *owed: sending.Owed) -> None:
    await laid.database.run(lambda repos: repos.deliveries.owe(owed))


async def claim(database: Database, now: datetime.datetime = build.NOW) -> list[sending.Delivery]:
    return await database.run(lambda repos: repos.deliveries.claim("a", now, now + MINUTE, 50))


async def put_back(database: Database, delivery: sending.Delivery, due_at: datetime.datetime) -> None:
    assert await database.run(lambda repos: repos.deliveries.put_back(delivery, "a", due_at, burnt=False))


async def settle(
    database: Database,
    delivery: sending.Delivery,
    state: sending.State,
    now: datetime.datetime = build.NOW,
    reason: sending.Reason | None = None,
) -> None:
    assert await database.run(lambda repos: repos.deliveries.settle(delivery, "a", state, now, reason=reason))


async def fail(database: Database, delivery: sending.Delivery, reason: sending.Reason, now: datetime.datetime = build.NOW) -> None:
    await settle(database, delivery, sending.State.FAILED, now, reason)


async def release(database: Database, bucket_key: str) -> None:
    await database.run(lambda repos: repos.deliveries.release(bucket_key))


async def owe_again(laid: build.Ground, channel: inbound.Address = NEW, now: datetime.datetime = build.NOW) -> int:
    return await laid.database.run(lambda repos: repos.deliveries.owe_again(laid.board.board_id, channel, now - MONTH, now))


async def overdue(database: Database, before: datetime.datetime) -> int:
    return await database.run(lambda repos: repos.deliveries.overdue(before))


def summary(laid: build.Ground, key: str, *, to: inbound.Address = OLD, due_at: datetime.datetime = build.NOW) -> sending.Owed:
    return build.owed(laid, key, to=to, kind=sending.Kind.SUMMARY, due_at=due_at)


def test_a_hold_is_known_by_its_bucket_and_by_nothing_else() -> None:
    assert sending.held(sending.hold_bucket("slack", "T1")) == ("slack", "T1")
    assert sending.held(sending.hold_bucket("teams", "19:x:y")) == ("teams", "19:x:y")
    assert [sending.held(key) for key in ("slack:T1", "slack:T1:hold", "", "hold")] == [None, None, None, ("", "")]


async def test_what_could_not_reach_the_old_channel_is_owed_at_the_new_one(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, summary(laid, "archived"), summary(laid, "removed"))
    archived, removed = await claim(database)
    await fail(database, archived, sending.Reason.ARCHIVED)
    await fail(database, removed, sending.Reason.NOT_IN_CHANNEL)
    later = build.NOW + 3 * DAY
    assert await owe_again(laid, now=later) == 2
    assert await overdue(database, later) == 0, "it is owed anew, not late"
    again = await claim(database, later)
    assert {(one.key, one.address, one.owed_at, one.attempts) for one in again} == {(key, NEW, later, 0) for key in ("archived", "removed")}
    assert await database.run(lambda repos: repos.deliveries.not_reached(laid.board.board_id, build.NOW - DAY, later + DAY)) == {}
    assert await owe_again(laid, now=later) == 0, "once"


async def test_the_same_channel_again_is_as_good_as_another(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, summary(laid, "k"))
    (held,) = await claim(database)
    await fail(database, held, sending.Reason.NOT_IN_CHANNEL)
    assert await owe_again(laid, OLD) == 1
    assert [one.address for one in await claim(database)] == [OLD]


async def test_what_another_channel_does_not_cure_stays_as_it_is(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    left = build.owed(laid, "a person's", who=laid.people[0], to=OLD)
    await owe(laid, summary(laid, "a rule"), left, summary(laid, "long ago"), summary(laid, "arrived"), summary(laid, "not needed"))
    await owe(other, summary(other, "another board's"))
    found = {one.key: one for one in await claim(database)}
    reasons = {"a rule": sending.Reason.REFUSED, "a person's": sending.Reason.NOT_IN_CHANNEL, "another board's": sending.Reason.ARCHIVED}
    for key, reason in reasons.items():
        await fail(database, found[key], reason)
    await fail(database, found["long ago"], sending.Reason.ARCHIVED, build.NOW - MONTH - build.SECOND)
    for key, state in (("arrived", sending.State.SENT), ("not needed", sending.State.MOOT)):
        await settle(database, found[key], state)
    assert await owe_again(laid) == 0
    assert await claim(database) == []


async def test_what_waits_for_the_old_channel_goes_to_the_new_one_in_its_time(database: Database) -> None:
    laid = await build.ground(database)
    person = build.owed(laid, "person", who=laid.people[0], to=build.address("U1"))
    await owe(laid, summary(laid, "k", due_at=build.NOW + MINUTE), person)
    assert await owe_again(laid) == 0, "nothing had failed"
    assert [(one.key, one.address) for one in await claim(database)] == [("person", build.address("U1"))]
    assert [(one.key, one.address) for one in await claim(database, build.NOW + MINUTE)] == [("k", NEW)]


async def test_what_is_under_way_is_left_to_its_sender(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, summary(laid, "k"))
    (held,) = await claim(database)
    assert await owe_again(laid) == 0
    await fail(database, held, sending.Reason.ARCHIVED)
    assert await owe_again(laid) == 1


async def test_a_release_lets_out_what_the_hold_kept_back_and_nothing_before_its_time(database: Database) -> None:
    laid = await build.ground(database)
    until = build.NOW + 15 * MINUTE
    elsewhere = build.address("U9", tenant="T2")
    await owe(laid, build.owed(laid, "here", to=build.address("U1")), build.owed(laid, "elsewhere", to=elsewhere))
    await owe(laid, build.owed(laid, "reminder", to=build.address("U1"), due_at=build.NOW + DAY))
    await database.run(lambda repos: repos.deliveries.hold(HOLD, until))
    for one in await claim(database):
        await put_back(database, one, until)
    soon = build.NOW + build.SECOND
    assert await claim(database, soon) == []
    await release(database, HOLD)
    assert await database.run(lambda repos: repos.deliveries.reserve(HOLD, soon, datetime.timedelta(), soon)) == soon
    assert [one.key for one in await claim(database, soon)] == ["here"]
    assert [one.key for one in await claim(database, until)] == ["elsewhere"]


async def test_a_bucket_of_another_kind_is_released_by_itself(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", to=build.address("U1")))
    (one,) = await claim(database)
    await put_back(database, one, build.NOW + MINUTE)
    await database.run(lambda repos: repos.deliveries.hold("lost:x", build.NOW + DAY))
    for key in ("lost:x", "slack:T1", "never held"):
        await release(database, key)
    assert await database.run(lambda repos: repos.deliveries.reserve("lost:x", build.NOW, DAY, build.NOW)) == build.NOW
    assert await claim(database) == []


@pytest.mark.parametrize(("tenant", "counted"), [("T1", 0), ("T2", 1), ("T1:x", 1)])
async def test_a_tenant_that_is_held_back_explains_what_is_late_there_and_nowhere_else(
    database: Database, tenant: str, counted: int
) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", to=build.address("U1", tenant=tenant)))
    await database.run(lambda repos: repos.deliveries.hold(HOLD, build.NOW + 15 * MINUTE))
    assert await overdue(database, build.NOW + 5 * MINUTE) == counted


async def test_ten_minutes_after_a_hold_is_over_nothing_is_explained_by_it(database: Database) -> None:
    """`before` is ten minutes ago: what could leave since then, and has not, is late, however long it was held before."""
    laid = await build.ground(database)
    until = build.NOW + 15 * MINUTE
    await owe(laid, build.owed(laid, "k", who=laid.people[0]))
    (held,) = await claim(database)
    assert await database.run(lambda repos: repos.deliveries.redirect(held, "a", build.address("U1")))
    await database.run(lambda repos: repos.deliveries.hold(HOLD, until))
    await put_back(database, held, until)
    assert [await overdue(database, until + by) for by in (-build.SECOND, datetime.timedelta(), build.SECOND)] == [0, 0, 1]


async def test_a_person_whose_message_never_came_to_a_tenant_is_counted(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", who=laid.people[0]))
    await database.run(lambda repos: repos.deliveries.hold(HOLD, build.NOW + DAY))
    assert await overdue(database, build.NOW + MINUTE) == 1


async def test_a_key_owed_again_is_still_owed_once(database: Database) -> None:
    laid = await build.ground(database)
    one = summary(laid, "k")
    await owe(laid, one)
    (held,) = await claim(database)
    await fail(database, held, sending.Reason.ARCHIVED)
    await owe_again(laid)
    await owe(laid, dataclasses.replace(one, subject_id=uuid.uuid4()))
    assert await database.run(lambda _repos: models.Delivery.all().count()) == 1
