import asyncio
import dataclasses
import datetime

import pytest

from conversations import sending
from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database
MINUTE = datetime.timedelta(minutes=1)
HERE = build.address("U1")


async def owe(laid: build.Ground, *owed: sending.Owed) -> None:
    await laid.database.run(lambda repos: repos.deliveries.owe(owed))


async def claim(
    database: Database, owner: str = "a", now: datetime.datetime = build.NOW, *, limit: int = 50, lease: datetime.timedelta = MINUTE
) -> list[sending.Delivery]:
    return await database.run(lambda repos: repos.deliveries.claim(owner, now, now + lease, limit))


async def expired(database: Database, owner: str, now: datetime.datetime) -> list[sending.Delivery]:
    return await database.run(lambda repos: repos.deliveries.claim_expired(owner, now, now + MINUTE, 50))


async def settle(
    database: Database,
    delivery: sending.Delivery,
    owner: str = "a",
    state: sending.State = sending.State.SENT,
    now: datetime.datetime = build.NOW,
    reason: sending.Reason | None = None,
) -> bool:
    return await database.run(lambda repos: repos.deliveries.settle(delivery, owner, state, now, ref="ts", reason=reason))


async def put_back(database: Database, delivery: sending.Delivery, owner: str, due_at: datetime.datetime, *, burnt: bool) -> bool:
    return await database.run(lambda repos: repos.deliveries.put_back(delivery, owner, due_at, burnt=burnt))


async def states(database: Database) -> dict[str, int]:
    return await database.run(lambda repos: repos.deliveries.by_state())


async def test_a_key_is_owed_once_for_ever(database: Database) -> None:
    laid = await build.ground(database)
    first = build.owed(laid, "k", to=HERE)
    await owe(laid, first, first)
    await owe(laid, build.owed(laid, "k", to=build.address("U9"), due_at=build.NOW - build.DAY), build.owed(laid, "other", to=HERE))
    assert await states(database) == {"planned": 2}
    (one, two) = await claim(database)
    assert {one.key, two.key} == {"k", "other"}
    assert one.address == two.address == HERE
    assert await settle(database, one)
    await owe(laid, dataclasses.replace(first, key=one.key))
    assert await states(database) == {"sent": 1, "sending": 1}, "what was sent is not owed again"


async def test_the_longest_due_is_claimed_first_and_nothing_before_its_time(database: Database) -> None:
    laid = await build.ground(database)
    offsets = {"c": 0.0, "a": -60.0, "b": -0.000001, "future": 0.000001}
    await owe(laid, *(build.owed(laid, key, to=HERE, due_at=build.NOW + datetime.timedelta(seconds=by)) for key, by in offsets.items()))
    first = await claim(database, limit=2)
    assert [one.key for one in first] == ["a", "b"]
    assert [one.key for one in await claim(database)] == ["c"]
    assert await claim(database) == []
    expected = sending.Delivery(
        delivery_id=first[0].delivery_id,
        key="a",
        kind=sending.Kind.PULSE_OPENED,
        subject_id=build.owed(laid, "a").subject_id,
        board_id=laid.board.board_id,
        person_id=None,
        address=HERE,
        owed_at=build.NOW - MINUTE,
        claimed_at=build.NOW,
        attempts=0,
    )
    assert first[0] == expected


async def test_claims_of_many_owners_at_once_never_overlap(database: Database) -> None:
    laid = await build.ground(database)
    for again in range(5):
        await owe(laid, *(build.owed(laid, f"{again}-{number}", to=HERE) for number in range(40)))
        taken = await asyncio.gather(*(claim(database, f"owner-{number}", limit=7) for number in range(8)))
        keys = [one.key for batch in taken for one in batch]
        assert len(keys) == len(set(keys))
        left = await claim(database, "last", limit=99)
        assert sorted(keys + [one.key for one in left]) == sorted(f"{again}-{number}" for number in range(40))


async def test_an_expired_lease_is_taken_over_and_the_late_mark_is_fenced(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", to=HERE))
    (mine,) = await claim(database, "slow")
    end = build.NOW + MINUTE
    assert await expired(database, "other", end - datetime.timedelta(microseconds=1)) == []
    (theirs,) = await expired(database, "other", end)
    assert theirs == mine, "claimed_at stays that of the first sender: look from there"
    assert await expired(database, "third", end) == [], "taken over once"
    assert not await settle(database, mine, "slow")
    assert not await put_back(database, mine, "slow", end, burnt=True)
    assert await states(database) == {"sending": 1}
    assert await settle(database, theirs, "other")
    assert not await settle(database, theirs, "other", sending.State.FAILED), "settled for good"
    assert await states(database) == {"sent": 1}


async def test_expired_leases_are_taken_over_by_one_of_many(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, *(build.owed(laid, f"{number}", to=HERE) for number in range(20)))
    await claim(database, "dead")
    taken = await asyncio.gather(*(expired(database, f"owner-{number}", build.NOW + MINUTE) for number in range(6)))
    assert sorted(one.key for batch in taken for one in batch) == sorted(f"{number}" for number in range(20))


async def test_put_back_counts_a_burnt_try_only(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", to=HERE))
    due = build.NOW
    for burnt, attempts in ((False, 0), (True, 1), (True, 2), (False, 2)):
        (held,) = await claim(database, "a", due)
        due += MINUTE
        assert await put_back(database, held, "a", due, burnt=burnt)
        assert not await settle(database, held, "a"), "no longer ours"
        assert await claim(database, "a", due - build.SECOND) == []
        (again,) = await claim(database, "b", due)
        assert (again.attempts, again.owed_at, again.claimed_at) == (attempts, build.NOW, due)
        assert await put_back(database, again, "b", due, burnt=False)


async def test_without_an_address_a_delivery_waits_for_the_place_it_goes_to(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", who=laid.people[0]))
    (held,) = await claim(database, "a")
    assert held.address is None
    assert await database.run(lambda repos: repos.deliveries.redirect(held, "a", HERE))
    assert not await database.run(lambda repos: repos.deliveries.redirect(held, "b", HERE)), "only the owner may say so"
    later = build.NOW + 10 * MINUTE
    (lost,) = await database.run(lambda repos: repos.deliveries.claim_expired("b", later, later + MINUTE, 9))
    assert lost.address == HERE, "after a crash this is where to look"


async def test_how_the_one_delivery_about_a_subject_stands(database: Database) -> None:
    laid = await build.ground(database)
    one = build.owed(laid, "k", to=HERE)

    async def standing() -> object:
        return await database.run(lambda repos: repos.deliveries.standing(one.subject_id, one.kind))

    assert await standing() is None
    await owe(laid, one)
    assert await standing() == (sending.State.PLANNED, None)
    (held,) = await claim(database, "a")
    assert await settle(database, held, "a")
    assert await standing() == (sending.State.SENT, build.NOW)
    assert await database.run(lambda repos: repos.deliveries.standing(one.subject_id, sending.Kind.DIGEST)) is None


async def test_not_reached_counts_each_person_once_and_a_channel_as_one(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    gone, revoked = sending.Reason.UNREACHABLE, sending.Reason.REVOKED
    ann, bob, cat = laid.people
    failures = [(laid, ann, gone), (laid, ann, gone), (laid, bob, gone), (laid, ann, revoked), (laid, cat, revoked), (laid, None, revoked)]
    failures += [(laid, None, revoked), (other, other.people[0], gone)]
    for number, (where, who, reason) in enumerate(failures):
        await owe(where, build.owed(where, f"{number}", who=who, to=HERE))
        (held,) = await claim(database)
        await settle(database, held, "a", sending.State.FAILED, build.NOW + MINUTE, reason)

    async def not_reached(since: datetime.datetime, until: datetime.datetime) -> object:
        return await database.run(lambda repos: repos.deliveries.not_reached(laid.board.board_id, since, until))

    settled = build.NOW + MINUTE
    assert await not_reached(settled, settled + build.SECOND) == {gone: 2, revoked: 3}
    assert await not_reached(settled - build.DAY, settled) == {}, "the end is not in it"
    assert await not_reached(settled + build.SECOND, settled + build.DAY) == {}


async def test_unsure_are_counted_in_their_time(database: Database) -> None:
    laid = await build.ground(database)

    async def unsure(since: datetime.datetime, until: datetime.datetime) -> int:
        return await database.run(lambda repos: repos.deliveries.unsure(laid.board.board_id, since, until))

    await owe(laid, build.owed(laid, "k", to=HERE), build.owed(laid, "l", to=HERE))
    for held in await claim(database):
        await settle(database, held, "a", sending.State.UNSURE)
    day = build.DAY
    for since, until, count in (
        (build.NOW, build.NOW + day, 2),
        (build.NOW - day, build.NOW, 0),
        (build.NOW + build.SECOND, build.NOW + day, 0),
    ):
        assert await unsure(since, until) == count


async def test_next_due_is_the_nearest_message_or_end_of_a_lease(database: Database) -> None:
    laid = await build.ground(database)

    async def next_due() -> datetime.datetime | None:
        return await database.run(lambda repos: repos.deliveries.next_due())

    assert await next_due() is None
    await owe(laid, build.owed(laid, "k", to=HERE), build.owed(laid, "l", to=HERE, due_at=build.NOW + build.DAY))
    assert await next_due() == build.NOW
    (held,) = await claim(database)
    assert await next_due() == build.NOW + MINUTE
    await settle(database, held)
    assert await next_due() == build.NOW + build.DAY


async def test_trying_again_and_being_in_flight_do_not_make_a_message_younger(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", to=HERE))
    later = build.NOW + MINUTE

    async def overdue() -> int:
        return await database.run(lambda repos: repos.deliveries.overdue(later))

    (held,) = await claim(database, "a")
    assert await overdue() == 1
    assert await put_back(database, held, "a", later + MINUTE, burnt=True)
    assert await overdue() == 1
    (held,) = await claim(database, "a", later + MINUTE)
    assert await settle(database, held, "a")
    assert await overdue() == 0


async def test_overdue_waited_since_before(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, *(build.owed(laid, f"{seconds}", to=HERE, due_at=build.NOW + seconds * build.SECOND) for seconds in range(3)))

    async def overdue(seconds: int) -> int:
        return await database.run(lambda repos: repos.deliveries.overdue(build.NOW + seconds * build.SECOND))

    assert [await overdue(seconds) for seconds in range(4)] == [0, 1, 2, 3]


async def reserve(database: Database, now: datetime.datetime, *, every: float = 0.2, horizon: float = 5.0) -> datetime.datetime:
    interval, latest = datetime.timedelta(seconds=every), now + datetime.timedelta(seconds=horizon)
    return await database.run(lambda repos: repos.deliveries.reserve("slack:T1", now, interval, latest))


async def test_slots_are_an_interval_apart_however_many_ask_at_once(database: Database) -> None:
    slots = await asyncio.gather(*(reserve(database, build.NOW) for _ in range(12)))
    assert sorted(slots) == [build.NOW + number * datetime.timedelta(seconds=0.2) for number in range(12)]
    rested = build.NOW + build.DAY
    assert await reserve(database, rested) == rested, "an idle bucket saves nothing up"
    assert await reserve(database, rested) == rested + datetime.timedelta(seconds=0.2)


async def test_a_slot_beyond_the_horizon_is_told_and_not_taken(database: Database) -> None:
    for seconds in range(3):
        assert await reserve(database, build.NOW, every=1, horizon=2) == build.NOW + seconds * build.SECOND
    for _ in range(3):
        assert await reserve(database, build.NOW, every=1, horizon=2) == build.NOW + 3 * build.SECOND


@pytest.mark.parametrize("every", [0.0, 1.0])
async def test_nothing_leaves_a_bucket_that_is_held(database: Database, every: float) -> None:
    until = build.NOW + 30 * build.SECOND
    await database.run(lambda repos: repos.deliveries.hold("slack:T1", until))
    await database.run(lambda repos: repos.deliveries.hold("slack:T1", until - 20 * build.SECOND))
    assert await reserve(database, build.NOW, every=every) == until, "a shorter hold does not shorten it"
    assert await database.run(lambda repos: repos.deliveries.reserve("slack:T2", build.NOW, build.SECOND, build.NOW)) == build.NOW
    assert await reserve(database, until, every=every) == until
