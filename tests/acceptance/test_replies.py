"""Replies on their way out: at once, after the commit, once where all goes well, and at least once where a process dies."""

import asyncio

import pytest

from bot import ports, wiring
from bot.door import inbox
from bot.outbox import replies
from conversations import actions, inbound
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.replying import Dead, FakeReplier, Replying
from tests.end_to_end import fake, world

Database = storage_database.Database
LEASE = replies.LEASE.total_seconds()


@pytest.fixture
def clock() -> fake.SettableClock:
    return fake.SettableClock()


@pytest.fixture
def one(database: Database, clock: fake.SettableClock) -> Replying:
    return Replying(database, clock)


async def test_a_reply_leaves_after_the_commit_and_its_row_is_gone(one: Replying) -> None:
    one.replier.gate = asyncio.Event()
    await one.says("thanks")
    await one.replier.begun.wait()
    assert await one.owed() == ["card"], "on disk before the platform is asked, so that a crash now costs nothing"
    one.replier.gate.set()
    await one.replies.settled()
    assert (one.replier.texts(), await one.owed()) == (["thanks"], [])


async def test_nothing_is_owed_without_a_place_or_when_the_reply_was_owed_before(one: Replying) -> None:
    await one.says("only returned", None)
    await one.says("a repeat", owed=False)
    assert await one.owed() == []
    await one.replies.settled()
    assert one.replier.shown == []


async def test_what_fails_owes_nothing(one: Replying) -> None:
    async def fails(_repos: ports.Repositories) -> replies.Outcome:
        raise LookupError

    with pytest.raises(LookupError):
        await one.replies.run(one.event(), one.clock.now(), fails)
    assert (await one.owed(), one.replier.shown) == ([], [])


async def test_another_process_takes_up_what_a_dead_one_left_when_the_lease_is_over(
    one: Replying, database: Database, clock: fake.SettableClock
) -> None:
    await Dead(database, clock).says("thanks")
    clock.go(seconds=LEASE - 1)
    assert await one.takes_up() == 0
    clock.go(seconds=1)
    assert await one.takes_up() == 1
    assert (one.replier.texts(), await one.owed()) == (["thanks"], [])
    assert await one.takes_up() == 0


async def test_two_processes_that_look_at_once_send_it_once(database: Database, clock: fake.SettableClock) -> None:
    dead, replier = Dead(database, clock), FakeReplier()
    for number in range(30):
        await dead.says("thanks", f"{number}")
    processes = [Replying(database, clock, replier) for _ in range(3)]
    clock.go(seconds=LEASE)
    assert sum(await asyncio.gather(*(process.takes_up() for process in processes))) == 30
    assert sorted(shown.spot for shown in replier.shown) == sorted(f"{number}" for number in range(30))


async def test_alone_after_a_restart_nobody_has_to_wait_for_the_lease(database: Database, clock: fake.SettableClock) -> None:
    dead = Dead(database, clock)
    for number in range(45):
        await dead.says("thanks", f"{number}")
    clock.go(seconds=1)
    restarted = Replying(database, clock)
    assert await restarted.takes_up(alone=True) == 45, "more than one batch"
    assert (len(restarted.replier.shown), await restarted.owed()) == (45, [])


async def test_alone_does_not_take_what_this_process_owes_itself(database: Database, clock: fake.SettableClock) -> None:
    """Between a commit and the send that follows it, a row of ours looks just like one that a dead process left."""
    await Dead(database, clock).says("from before", "old")
    clock.go(seconds=1)
    restarted = Replying(database, clock)
    clock.go(seconds=1)
    await Dead(database, clock).says("just committed", "new")
    assert await restarted.takes_up(alone=True) == 1
    assert [shown.spot for shown in restarted.replier.shown] == ["old"]


async def test_two_presses_on_one_card_in_quick_succession_end_with_the_newest(one: Replying) -> None:
    one.replier.gate = asyncio.Event()
    await one.says("first")
    await one.replier.begun.wait()
    for text in ("second", "third", "fourth"):
        await one.says(text)
    one.replier.gate.set()
    await one.replies.settled()
    assert one.replier.texts() == ["first", "fourth"], "at most two: what was under way, and the newest"
    assert await one.owed() == []


async def test_a_repeat_of_an_event_owes_no_second_reply(database: Database, clock: fake.SettableClock, library: loader.Library) -> None:
    await database.run(lambda repos: repos.boards.save(world.plan("fake", 1)))
    replying = Replying(database, clock)
    door: inbox.Inbox = wiring.door(database, library, replying.replies, {})
    look = actions.encode(actions.Look(page=actions.Page.HELP))
    event = inbound.Pressed(
        address=world.address("fake", "member_1"),
        receipt_key="k",
        sent_at=clock.now(),
        place=inbound.Place(spot="card"),
        action=look,
    )
    for _ in range(3):
        await door.handle(event, clock.now())
        await replying.replies.settled()
    assert (len(replying.replier.shown), await replying.owed()) == (1, [])
