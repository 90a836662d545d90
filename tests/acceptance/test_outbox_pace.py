"""Asked to wait, and made to wait: a platform's Retry-After and its pace, on both databases."""

import asyncio
import datetime

from conversations import sending
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake, world

Database = storage_database.Database


async def _states(database: Database) -> dict[str, int]:
    return await database.run(lambda repos: repos.deliveries.by_state())


async def test_retry_after_is_obeyed_and_burns_no_try(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["ann"] = [sending.RateLimited(30.0)]
    await fake.owe(database, "ann")
    outbox = fake.outbox(database, clock, platform)
    await outbox.flush()
    await fake.owe(database, *(f"late_{number}" for number in range(20)))
    clock.go(seconds=26)
    while await outbox.flush():
        pass
    clock.go(seconds=30)
    await outbox.flush()
    assert platform.tries.total() == 22
    assert min(one.at for one in platform.taken) >= fake.START + datetime.timedelta(seconds=30)
    assert len(set(platform.handles())) == 21
    assert {row.attempts for row in await database.run(lambda _repos: models.Delivery.all())} == {0}


async def test_a_long_hold_puts_everything_back_untried(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["ann"] = [sending.RateLimited(30.0)]
    await fake.owe(database, "ann")
    await fake.outbox(database, clock, platform).flush()
    await fake.owe(database, *(f"late_{number}" for number in range(20)))
    other_process = fake.outbox(database, clock, platform, owner="two")
    clock.go(seconds=10)
    await other_process.flush()
    assert platform.tries.total() == 1, "the other process knows of the hold as well"
    assert await database.run(lambda repos: repos.deliveries.next_due()) == fake.START + datetime.timedelta(seconds=30)
    clock.go(seconds=20)
    await other_process.flush()
    assert len(platform.taken) == 21


async def test_a_message_that_waits_its_turn_still_obeys_a_hold_that_comes_meanwhile(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock, pace=sending.Pace(tenant_per_second=2))
    handles = ["ann", "bob", "cat", "dan"]
    for handle in handles:
        platform.troubles[handle] = [sending.RateLimited(30.0)]

    async def wait(seconds: float) -> None:
        # The first to have its turn is refused while the others still wait.
        async with asyncio.timeout(10):
            while not await database.run(lambda _repos: models.Bucket.filter(bucket_key__startswith="hold:").exists()):
                pass
        clock.instant = max(clock.instant, fake.START + datetime.timedelta(seconds=seconds))

    await fake.owe(database, *handles)
    await fake.outbox(database, clock, platform, wait=wait).flush()
    assert platform.tries.total() == 1, "asked to wait once, the bot tried again before the time was over"
    assert await _states(database) == {"planned": 4}


async def test_a_platforms_hold_is_its_own(database: Database) -> None:
    clock = fake.SettableClock()
    slow, other = fake.FakeMessenger(clock), fake.FakeMessenger(clock, platform="other")
    slow.troubles["ann"] = [sending.RateLimited(30.0)]
    await fake.owe(database, "ann")
    outbox = fake.outbox(database, clock, slow, other)
    await outbox.flush()
    await fake.owe(database, "bob", platform="other")
    await outbox.flush()
    assert (slow.handles(), other.handles()) == ([], ["bob"])


async def test_the_pace_of_a_tenant_is_kept(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock, pace=sending.Pace(tenant_per_second=5))
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(round(seconds, 3))

    await fake.owe(database, *(f"member_{number}" for number in range(8)))
    await fake.outbox(database, clock, platform, wait=wait).flush()
    assert sorted(waits) == [0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4], "the first goes at once, then one every fifth of a second"
    assert len(platform.taken) == 8


async def test_the_pace_of_an_address_leaves_others_alone_and_never_hoards_claims(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock, pace=sending.Pace(address_per_second=0.1))
    board_id = await fake.owe(database, "ann", "bob")
    again = sending.Owed(
        key="again",
        kind=sending.Kind.PULSE_REMINDER,
        subject_id=board_id,
        board_id=board_id,
        address=world.address("fake", "ann"),
        due_at=fake.START,
    )
    await database.run(lambda repos: repos.deliveries.owe([again]))
    await fake.outbox(database, clock, platform).flush()
    assert platform.handles() == ["ann", "bob"]
    row = await database.run(lambda _repos: models.Delivery.get(state="planned"))
    assert (row.handle, row.due_at, row.attempts) == ("ann", fake.START + datetime.timedelta(seconds=10), 0)
