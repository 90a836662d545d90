"""Replies to one person leave in the order in which they were owed, whatever a platform or a second process does meanwhile."""

import asyncio
import datetime
from collections.abc import AsyncIterator

import pytest

from bot.outbox import replies
from conversations import sending
from storage import database as storage_database
from tests.acceptance.replying import Dead, FakeReplier, Replying
from tests.end_to_end import fake

Database = storage_database.Database


@pytest.fixture
def clock() -> fake.SettableClock:
    return fake.SettableClock()


@pytest.fixture
async def database(migrated_sqlite: str) -> AsyncIterator[Database]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield opened


@pytest.fixture
def one(database: Database, clock: fake.SettableClock) -> Replying:
    return Replying(database, clock)


def conversation(replier: FakeReplier) -> list[str]:
    return [shown.text for shown in replier.shown]


async def says_in_turn(one: Replying, *texts: str) -> None:
    """Each a line of its own, a second apart."""
    for text in texts:
        await one.says(text, f"line {text}")
        one.clock.go(seconds=1)


async def test_a_slow_line_is_not_overtaken_and_other_people_do_not_wait(one: Replying) -> None:
    one.replier.gates["1"] = asyncio.Event()
    await says_in_turn(one, "1", "2", "3")
    await one.says("somebody else's", "line", handle="ben")
    await one.replier.until(lambda: bool(one.replier.shown))
    assert conversation(one.replier) == ["somebody else's"]
    one.replier.gates["1"].set()
    await one.replies.settled()
    assert conversation(one.replier)[1:] == ["1", "2", "3"]


@pytest.mark.parametrize("pause", [4, 9])
async def test_newer_lines_wait_behind_one_that_could_not_leave(one: Replying, clock: fake.SettableClock, pause: int) -> None:
    """Those that waited already, those that came while its pause lasted, and those that came after it and before the next look."""
    one.replier.gates["1"] = asyncio.Event()
    one.replier.troubles["line 1"] = [sending.NotSent()]
    await says_in_turn(one, "1", "2")
    one.replier.gates["1"].set()
    await one.replies.settled()
    await says_in_turn(one, "3")
    await one.replies.settled()
    clock.go(seconds=pause)
    await says_in_turn(one, "4")
    await one.replies.settled()
    assert conversation(one.replier) == []
    assert await one.takes_up() == 4
    assert (conversation(one.replier), await one.owed()) == (["1", "2", "3", "4"], [])
    await says_in_turn(one, "5")
    await one.replies.settled()
    assert conversation(one.replier)[-1] == "5", "the lane is open again"


async def test_a_restart_keeps_the_order(one: Replying, database: Database, clock: fake.SettableClock) -> None:
    one.replier.troubles["line 1"] = [sending.RateLimited(5)]
    await says_in_turn(one, "1")
    await one.replies.settled()
    await says_in_turn(one, "2", "3")
    await one.replies.end()
    restarted = Replying(database, clock)
    assert await restarted.takes_up(alone=True) == 3
    assert conversation(restarted.replier) == ["1", "2", "3"]


async def test_a_lane_whose_next_try_another_process_made_opens_again(one: Replying, database: Database, clock: fake.SettableClock) -> None:
    other = Replying(database, clock, one.replier)
    one.replier.troubles["line 1"] = [sending.NotSent()]
    await says_in_turn(one, "1")
    await one.replies.settled()
    clock.go(seconds=4)
    assert await other.takes_up() == 1
    clock.go(seconds=60)
    await says_in_turn(one, "2")
    await one.replies.settled()
    assert (conversation(one.replier), await one.owed()) == (["1", "2"], [])


async def test_whoever_presses_after_the_workspace_came_back_waits_for_the_next_look_and_no_longer(
    one: Replying, clock: fake.SettableClock
) -> None:
    one.replier.troubles["line 1"] = [sending.Paused()]
    await says_in_turn(one, "1")
    await one.replies.settled()
    await says_in_turn(one, "2")
    await one.replies.settled()
    assert await one.takes_up() == 2
    assert conversation(one.replier) == ["1", "2"]


async def test_a_reply_that_takes_longer_than_its_old_lease_is_sent_once(
    one: Replying, database: Database, clock: fake.SettableClock
) -> None:
    other = Replying(database, clock)
    one.replier.gate = asyncio.Event()
    await one.says("slow", "line")
    await one.replier.begun.wait()
    clock.go(seconds=50)
    assert await other.takes_up() == 0
    one.replier.gate.set()
    await one.replies.settled()
    assert (one.replier.texts("line"), other.replier.shown) == (["slow"], [])


async def test_those_behind_slow_ones_keep_their_leases(one: Replying, database: Database, clock: fake.SettableClock) -> None:
    other, texts = Replying(database, clock), [f"{number}" for number in range(6)]
    for text in texts:
        one.replier.gates[text] = asyncio.Event()
        await one.says(text, f"line {text}")
        clock.instant += datetime.timedelta(microseconds=1)
    for shown, text in enumerate(texts):
        await one.replier.until(lambda begun=shown: sum(one.replier.tries.values()) > begun)  # type: ignore[misc]  # bound now
        clock.go(seconds=25)
        assert await other.takes_up() == 0, f"{shown} have left"
        one.replier.gates[text].set()
    await one.replies.settled()
    assert (conversation(one.replier), other.replier.shown, await one.owed()) == (texts, [], [])


@pytest.mark.parametrize("people", [("ann", "ann"), ("ann", "ben")])
async def test_an_older_reply_of_another_process_does_not_stay_on_the_card(
    database: Database, clock: fake.SettableClock, people: tuple[str, str]
) -> None:
    platform = FakeReplier()
    slow, quick = Replying(database, clock, platform), Replying(database, clock, platform)
    platform.gates["older"] = asyncio.Event()
    await slow.says("older", handle=people[0])
    await platform.begun.wait()
    clock.go(seconds=1)
    await quick.says("newer", handle=people[1])
    await quick.replies.settled()
    platform.gates["older"].set()
    await slow.replies.settled()
    assert (platform.texts(), await slow.owed()) == (["newer", "older", "newer"], [])
    clock.go(seconds=200)
    assert await quick.takes_up() == 0


async def test_two_people_who_press_one_card_end_with_the_newest_whoever_is_slow(one: Replying, clock: fake.SettableClock) -> None:
    one.replier.gates["older"], one.replier.gates["newer"] = asyncio.Event(), asyncio.Event()
    await one.says("older", handle="ann")
    clock.go(seconds=1)
    await one.says("newer", handle="ben")
    await one.replier.until(lambda: one.replier.tries["card"] == 2)
    one.replier.gates["newer"].set()
    await one.replier.until(lambda: bool(one.replier.shown))
    one.replier.gates["older"].set()
    await one.replies.settled()
    assert (one.replier.texts()[-1], await one.owed()) == ("newer", [])


async def test_a_card_whose_older_reply_died_with_its_process_shows_the_newer_one_and_leaves_no_row_for_long(
    one: Replying, database: Database, clock: fake.SettableClock
) -> None:
    await Dead(database, clock).says("older")
    clock.go(seconds=1)
    await one.says("newer")
    await one.replies.settled()
    clock.go(seconds=replies.LEASE.total_seconds() + 5)
    await one.takes_up()
    assert (set(one.replier.texts()), await one.owed()) == ({"newer"}, [])
