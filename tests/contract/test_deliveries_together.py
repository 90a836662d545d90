"""What is due to one person is taken, looked up and counted together, by one process at a time."""

import asyncio
import datetime
import uuid

from conversations import sending
from storage import database as storage_database
from storage import models
from tests.contract import build
from tests.contract.test_deliveries import claim, expired, owe, put_back, settle

Database = storage_database.Database
NOW, DAY, MINUTE, SECOND = build.NOW, build.DAY, build.MINUTE, build.SECOND
HERE, THERE = build.address("U1"), build.address("U1", platform="teams")


def keys(found: list[sending.Delivery]) -> list[str]:
    return sorted(one.key for one in found)


async def row(database: Database, key: str) -> models.Delivery:
    return await database.run(lambda _repos: models.Delivery.get(key=key))


async def test_with_one_message_everything_due_to_the_same_person_is_taken(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    ann, bob = laid.people[:2]
    await owe(laid, build.owed(laid, "ann 1", who=ann), build.owed(laid, "bob", who=bob, due_at=NOW + SECOND))
    await owe(other, build.owed(other, "ann 2", who=ann, due_at=NOW + MINUTE), build.owed(other, "ann later", who=ann, due_at=NOW + DAY))
    assert keys(await claim(database, now=NOW + MINUTE, limit=1)) == ["ann 1", "ann 2"]
    assert keys(await claim(database, now=NOW + MINUTE, limit=1)) == ["bob"]


async def test_while_one_is_under_way_the_persons_others_wait_and_nobody_elses(database: Database) -> None:
    laid = await build.ground(database)
    ann, bob = laid.people[:2]
    await owe(laid, build.owed(laid, "first", who=ann))
    (first,) = await claim(database, "a")
    later = NOW + 10 * SECOND
    await owe(laid, build.owed(laid, "second", who=ann), build.owed(laid, "bob", who=bob, due_at=later))
    assert keys(await claim(database, "b", later, limit=1)) == ["bob"], "passed over, and not in the way of others"
    waits = await row(database, "second")
    assert (waits.state, waits.attempts, waits.owed_at) == ("planned", 0, NOW), "it is late, and said to be"
    assert waits.due_at > later
    assert await settle(database, first, "a", now=later)
    assert keys(await claim(database, "b", waits.due_at)) == ["second"]


async def test_what_left_together_is_looked_up_by_one_and_settled_together(database: Database) -> None:
    laid = await build.ground(database)
    ann = laid.people[0]
    await owe(laid, *(build.owed(laid, key, who=ann) for key in ("one", "two", "three")))
    one, two, three = await claim(database, "dead")
    assert await database.run(lambda repos: repos.deliveries.bundle((one, two), "dead", HERE))
    assert not await database.run(lambda repos: repos.deliveries.bundle((one, two), "other", HERE)), "only the owner may say so"
    owners = [expired(database, f"owner-{number}", NOW + MINUTE) for number in range(4)]
    taken = [found for found in await asyncio.gather(*owners) if found]
    assert [keys(found) for found in taken] == [["one", "three", "two"]], "all of a person's by one"
    by_key = {found.key: found for found in taken[0]}
    assert {(by_key[one.key].sent_key, by_key[two.key].sent_key)} == {(one.key, one.key)}
    assert (by_key[one.key].address, by_key[two.key].address) == (HERE, HERE)
    assert (by_key[three.key].sent_key, by_key[three.key].address) == (three.key, None), "it was not in it, and never left"


async def test_what_goes_back_is_in_no_bundle_any_more(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, *(build.owed(laid, key, who=laid.people[0]) for key in ("one", "two")))
    one, two = sorted(await claim(database, "a"), key=lambda found: found.key)
    await database.run(lambda repos: repos.deliveries.bundle((one, two), "a", HERE))
    assert await put_back(database, one, "a", NOW + MINUTE, burnt=True)
    assert await database.run(lambda repos: repos.deliveries.postpone(two, "a", NOW + MINUTE))
    found = {again.key: again for again in await claim(database, "b", NOW + MINUTE)}
    assert [found[key].bundle_key for key in ("one", "two")] == [None, None]
    assert (found["one"].attempts, found["one"].owed_at) == (1, NOW)
    assert (found["two"].attempts, found["two"].owed_at) == (0, NOW + MINUTE), "to wait for one's own hour is no delay of ours"


async def test_a_message_that_waits_for_its_person_is_not_overdue_and_becomes_so_when_it_could_have_left(database: Database) -> None:
    laid = await build.ground(database)
    await owe(laid, build.owed(laid, "k", who=laid.people[0]))
    (held,) = await claim(database, "a")
    friday = NOW + 4 * DAY
    assert await database.run(lambda repos: repos.deliveries.postpone(held, "a", friday))
    assert not await database.run(lambda repos: repos.deliveries.postpone(held, "a", NOW)), "no longer ours"

    async def overdue(before: datetime.datetime) -> int:
        return await database.run(lambda repos: repos.deliveries.overdue(before))

    assert [await overdue(friday + by) for by in (-DAY, datetime.timedelta(), SECOND)] == [0, 0, 1]
    (held,) = await claim(database, "a", friday)
    assert await put_back(database, held, "a", friday + DAY, burnt=True)
    assert await overdue(friday + MINUTE) == 1, "a try that burnt is real trouble"


async def test_what_left_is_counted_by_message_over_all_boards_and_platforms(database: Database) -> None:
    laid, other = await build.ground(database), await build.ground(database, key="south")
    ann, bob, cat = laid.people
    sent, unsure, failed, moot = sending.State.SENT, sending.State.UNSURE, sending.State.FAILED, sending.State.MOOT
    left = [(laid, "a", sent, 1), (other, "b", unsure, 2), (laid, "c", failed, 3), (laid, "d", moot, 4), (laid, "old", sent, 0)]
    for board, key, state, hours in left:
        await owe(board, build.owed(board, key, who=ann))
        (held,) = await claim(database, "x")
        assert await settle(database, held, "x", state, NOW + hours * 60 * MINUTE)
    await owe(laid, build.owed(laid, "e", who=bob), build.owed(other, "f", who=bob))
    both = await claim(database, "x")
    await database.run(lambda repos: repos.deliveries.bundle(both, "x", THERE))
    for one in both:
        assert await settle(database, one, "x", sent, NOW + DAY)
    found = await database.run(lambda repos: repos.deliveries.left_to([ann, bob, cat], NOW))
    assert found == {ann: (NOW + 60 * MINUTE, NOW + 120 * MINUTE), bob: (NOW + DAY,), cat: ()}
    assert await database.run(lambda repos: repos.deliveries.left_to([], NOW)) == {}


async def test_a_thing_is_shown_to_its_own_person_once_it_has_left(database: Database) -> None:
    laid = await build.ground(database)
    ann, bob = laid.people[:2]
    await owe(laid, build.owed(laid, "k", who=ann))
    (held,) = await claim(database, "a")

    async def brought(person_id: uuid.UUID) -> sending.Delivery | None:
        return await database.run(lambda repos: repos.deliveries.brought_to(person_id, held.delivery_id))

    assert await brought(ann) == held, "pressed before we had marked it"
    assert await put_back(database, held, "a", NOW, burnt=False)
    assert await brought(ann) is None
    (again,) = await claim(database, "a")
    assert await settle(database, again, "a", sending.State.UNSURE)
    assert await brought(ann) is not None
    assert await brought(bob) is None


async def test_two_processes_never_hold_messages_to_one_person(database: Database) -> None:
    """Each takes, holds for a moment and settles, over and over; at no time may two of them hold one person's."""
    laid = await build.ground(database, members=4)
    at_work: dict[uuid.UUID, str] = {}
    done: list[str] = []

    async def work(owner: str) -> None:
        for turn in range(60):
            now = NOW + turn * MINUTE
            for one in (found := await claim(database, owner, now, limit=3)):
                assert one.person_id is not None
                assert at_work.setdefault(one.person_id, owner) == owner
            await asyncio.sleep(0)
            left = [one.person_id for one in found]
            for one in found:
                left.remove(one.person_id)
                if one.person_id not in left and one.person_id is not None:
                    del at_work[one.person_id]  # with the mark that follows, the last of theirs is out of our hands
                assert await settle(database, one, owner, now=now)
                done.append(one.key)

    await owe(laid, *(build.owed(laid, f"{who.hex}:{number}", who=who) for who in laid.people for number in range(6)))

    async def adds() -> None:
        for number in range(6, 18):
            await owe(laid, *(build.owed(laid, f"{who.hex}:{number}", who=who) for who in laid.people))

    await asyncio.gather(work("a"), work("b"), work("c"), adds())
    assert len(done) == len(set(done)) == 18 * len(laid.people), "none twice, none lost"
