"""How the outbox meets every way in which a send can end, on both databases, with a platform in memory."""

import asyncio
import datetime
import time

import pytest

from bot import ports
from bot.outbox import deliveries
from conversations import messages, sending
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake

Database = storage_database.Database


async def _states(database: Database) -> dict[str, int]:
    return await database.run(lambda repos: repos.deliveries.by_state())


async def _row(database: Database, handle: str) -> models.Delivery:
    return await database.run(lambda _repos: models.Delivery.get(handle=handle))


async def test_what_is_owed_is_sent_once_and_named(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    await fake.owe(database, "ann", "bob", "cat")
    outbox = fake.outbox(database, clock, platform)
    assert await outbox.flush() == 3
    assert await outbox.flush() == 0
    assert platform.handles() == ["ann", "bob", "cat"]
    row = await _row(database, "ann")
    assert (row.state, row.lease_until, row.settled_at) == ("sent", None, fake.START)
    assert row.ref in {"ref-1", "ref-2", "ref-3"}


async def test_what_is_not_due_stays(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    await fake.owe(database, "ann", due_at=fake.START + datetime.timedelta(seconds=1))
    outbox = fake.outbox(database, clock, platform)
    assert await outbox.flush() == 0
    clock.go(seconds=1)
    assert await outbox.flush() == 1


async def test_a_refusal_fails_with_its_reason_and_the_others_go_on(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["bob"] = [sending.Refused(sending.Reason.ARCHIVED)]
    board_id = await fake.owe(database, "ann", "bob", "cat")
    outbox = fake.outbox(database, clock, platform)
    await outbox.flush()
    clock.go(days=2)
    await outbox.flush()
    assert (platform.handles(), platform.tries["bob"]) == (["ann", "cat"], 1)
    row = await _row(database, "bob")
    assert (row.state, row.reason) == ("failed", "archived")
    not_reached = await database.run(lambda repos: repos.deliveries.not_reached(board_id, fake.START, clock.now()))
    assert not_reached == {sending.Reason.ARCHIVED: 1}


async def test_surely_not_sent_is_tried_again_after_growing_pauses(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["ann"] = [sending.NotSent() for _ in range(7)]
    await fake.owe(database, "ann", "bob")
    outbox = fake.outbox(database, clock, platform)
    pauses = []
    for _ in range(7):
        await outbox.flush()
        due = await database.run(lambda repos: repos.deliveries.next_due())
        assert due is not None
        pauses.append((due - clock.now()).total_seconds())
        assert await outbox.flush() == 0, "nothing is tried before its pause is over"
        clock.instant = due
    await outbox.flush()
    assert pauses == [5, 15, 60, 180, 600, 600, 600]
    assert (platform.handles(), platform.looks.total()) == (["ann", "bob"], 0)
    assert (await _row(database, "ann")).attempts == 7


@pytest.mark.parametrize("trouble", [sending.Unsure(), RuntimeError("odd"), TimeoutError(), KeyError("ref"), sending.SendError()])
async def test_an_unsure_send_that_arrived_is_found_and_not_repeated(database: Database, trouble: Exception) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.swallowed["bob"] = [trouble]
    await fake.owe(database, "ann", "bob", "cat")
    outbox = fake.outbox(database, clock, platform)
    await outbox.flush()
    assert await _states(database) == {"sent": 2, "sending": 1}, "the others are not held up"
    clock.go(seconds=59)
    assert await outbox.flush() == 0, "nobody looks before the lease is over: the platform may still be at work"
    clock.go(seconds=1)
    await outbox.flush()
    assert await _states(database) == {"sent": 3}
    assert (platform.handles(), platform.looks["bob"]) == (["ann", "bob", "cat"], 1)
    assert (await _row(database, "bob")).ref is not None


async def test_an_unsure_send_that_did_not_arrive_is_sent_again(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["ann"] = [sending.Unsure()]
    await fake.owe(database, "ann")
    await fake.outbox(database, clock, platform).flush()
    clock.go(seconds=60)
    await fake.outbox(database, clock, platform, owner="two").flush()
    assert (platform.handles(), platform.tries["ann"], platform.looks["ann"]) == (["ann"], 2, 1)
    assert (await _row(database, "ann")).attempts == 1


async def test_where_the_platform_cannot_tell_it_is_shown_and_never_sent_again(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["ann"] = [sending.Unsure()]
    platform.blind = sending.Looked.CANNOT_TELL
    board_id = await fake.owe(database, "ann")
    outbox = fake.outbox(database, clock, platform)
    for _ in range(3):
        await outbox.flush()
        clock.go(minutes=2)
    assert platform.tries["ann"] == 1
    assert await _states(database) == {"unsure": 1}
    assert await database.run(lambda repos: repos.deliveries.unsure(board_id, fake.START, clock.now())) == 1


@pytest.mark.parametrize("trouble", [sending.SendError(), sending.RateLimited(30), RuntimeError("odd")])
async def test_a_look_that_fails_is_tried_again_and_holds_nobody_up(database: Database, trouble: Exception) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.swallowed["ann"] = [sending.Unsure()]
    platform.blind = trouble
    await fake.owe(database, "ann")
    outbox = fake.outbox(database, clock, platform)
    await outbox.flush()
    clock.go(seconds=60)
    await fake.owe(database, "bob")
    await outbox.flush()
    assert await _states(database) == {"sent": 1, "sending": 1}
    platform.blind = None
    clock.go(seconds=60)
    await outbox.flush()
    assert platform.handles() == ["ann", "bob"]
    assert await _states(database) == {"sent": 2}


async def test_what_is_no_longer_wanted_is_not_sent(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    await fake.owe(database, "ann")

    async def nothing(_repos: ports.Repositories, _delivery: sending.Delivery, _now: datetime.datetime) -> messages.Message | None:
        return None

    await fake.outbox(database, clock, platform, composers=dict.fromkeys(sending.Kind, nothing)).flush()
    assert (platform.tries.total(), await _states(database)) == (0, {"moot": 1})


async def test_a_platform_that_is_switched_off_fails_visibly(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    await fake.owe(database, "ann", platform="fax")
    await fake.owe(database, "bob")
    await fake.outbox(database, clock, platform).flush()
    row = await _row(database, "ann")
    assert (row.state, row.reason) == ("failed", "platform_off")
    assert platform.handles() == ["bob"]


async def test_an_unsure_send_of_a_platform_switched_off_meanwhile_is_shown(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.troubles["ann"] = [sending.Unsure()]
    await fake.owe(database, "ann")
    await fake.outbox(database, clock, platform).flush()
    clock.go(seconds=60)
    await fake.outbox(database, clock, owner="two").flush()
    assert await _states(database) == {"unsure": 1}


async def test_a_lease_too_short_for_the_platform_is_refused(database: Database) -> None:
    clock = fake.SettableClock()
    with pytest.raises(deliveries.LeaseTooShort, match="too short"):
        fake.outbox(database, clock, fake.FakeMessenger(clock, timeout=30.1), lease=60)
    fake.outbox(database, clock, fake.FakeMessenger(clock, timeout=30.0), lease=60)


async def test_a_process_that_was_stopped_before_the_send_leaves_the_row_to_others(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock, pace=sending.Pace(address_per_second=1), timeout=0.04)
    await fake.owe(database, "ann")
    await database.run(lambda repos: repos.deliveries.reserve("fake:shire:ann", fake.START, datetime.timedelta(seconds=1), clock.now()))

    async def stopped(_seconds: float) -> None:
        time.sleep(0.1)  # noqa: ASYNC251 - the whole process stands still, as with SIGSTOP

    await fake.outbox(database, clock, platform, lease=0.1, wait=stopped).flush()
    assert platform.tries.total() == 0
    assert await _states(database) == {"sending": 1}
    clock.go(seconds=10)
    await fake.outbox(database, clock, platform, owner="two").flush()
    assert (platform.handles(), platform.looks["ann"]) == (["ann"], 1)


async def test_a_late_mark_is_refused(database: Database) -> None:
    """The sender was so slow that another process took the row over: what that one found stands."""
    clock = fake.SettableClock()
    slow, other = fake.FakeMessenger(clock), fake.FakeMessenger(clock)
    slow.gate = asyncio.Event()
    await fake.owe(database, "ann")
    sending_now = asyncio.create_task(fake.outbox(database, clock, slow).flush())
    await asyncio.wait_for(slow.begun.wait(), 10)
    clock.go(seconds=61)
    other.blind = sending.Found(ref="found by the other")
    await fake.outbox(database, clock, other, owner="two").flush()
    slow.gate.set()
    await asyncio.wait_for(sending_now, 10)
    row = await _row(database, "ann")
    assert (row.state, row.owner, row.ref) == ("sent", "two", "found by the other")


async def test_flush_ends_between_batches_when_it_is_told_to_stop(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.gate = asyncio.Event()
    stop = asyncio.Event()
    await fake.owe(database, *(f"member_{number}" for number in range(deliveries.BATCH + 3)))
    outbox = fake.outbox(database, clock, platform)
    flushing = asyncio.create_task(outbox.flush(stop))
    await asyncio.wait_for(platform.begun.wait(), 10)
    stop.set()
    platform.gate.set()
    assert await asyncio.wait_for(flushing, 10) == deliveries.BATCH
    assert await _states(database) == {"sent": deliveries.BATCH, "planned": 3}, "what was in flight ended, nothing new began"
    await outbox.flush()
    assert await _states(database) == {"sent": deliveries.BATCH + 3}


async def test_two_processes_never_send_the_same_message(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    await fake.owe(database, *(f"member_{number}" for number in range(60)))
    outboxes = [fake.outbox(database, clock, platform, owner=f"process {number}") for number in range(3)]
    handled = await asyncio.gather(*(one.flush() for one in outboxes))
    assert sum(handled) == 60
    assert len(platform.handles()) == len(set(platform.handles())) == 60
    assert await _states(database) == {"sent": 60}


async def test_a_message_that_cannot_be_composed_is_tried_again_later_and_holds_up_nobody(database: Database) -> None:
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    await fake.owe(database, "ann", "bob", "cat")

    async def breaks_for_bob(repos: ports.Repositories, delivery: sending.Delivery, now: datetime.datetime) -> messages.Message | None:
        if delivery.address is not None and delivery.address.handle == "bob":
            raise LookupError("no such edition")
        return await fake.compose(repos, delivery, now)

    outbox = fake.outbox(database, clock, platform, composers=dict.fromkeys(sending.Kind, breaks_for_bob))
    assert await outbox.flush() == 3
    assert platform.handles() == ["ann", "cat"]
    assert await _states(database) == {"sent": 2, "planned": 1}
    assert await outbox.flush() == 0
    clock.go(seconds=5)
    mended = fake.outbox(database, clock, platform)
    assert await mended.flush() == 1
    assert platform.handles() == ["ann", "bob", "cat"]
