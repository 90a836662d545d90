"""Replies that a platform does not take, or not yet, or does not take in time. On SQLite alone: nothing here is the database's doing."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot import wiring
from bot.outbox import replies
from conversations import sending
from storage import database as storage_database
from storage import models
from tests.acceptance.replying import Dead, Replying, said
from tests.end_to_end import fake

Database = storage_database.Database
LEASE = replies.LEASE.total_seconds()


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


def actions_logged(caplog: pytest.LogCaptureFixture, name: str) -> list[str]:
    return [vars(record)["action"] for record in caplog.records if record.name == name and "action" in vars(record)]


async def test_nobody_waits_for_the_platform(one: Replying) -> None:
    one.replier.gate = asyncio.Event()
    for spot in ("a", "b", "c"):
        await one.says("thanks", spot)
    assert one.replier.shown == []
    one.replier.gate.set()
    await one.replies.settled()
    assert {shown.spot for shown in one.replier.shown} == {"a", "b", "c"}


async def test_a_reply_owed_in_the_instant_in_which_another_ends_leaves_too(one: Replying, database: Database) -> None:
    """The race between the last look for one that waits and the end of the task that looks: tried at every step of the loop."""
    for steps in range(12):
        spot = f"card {steps}"
        first, second = (replies.owed_by(one.event(spot), replies.Outcome(message=said(text)), one.clock.now()) for text in "ab")
        assert first is not None
        assert second is not None
        one.replies.send_soon(first, said("a"))
        for _ in range(steps):
            await asyncio.sleep(0)
        one.replies.send_soon(second, said("b"))
        await one.replies.settled()
        assert one.replier.texts(spot)[-1] == "b", f"after {steps} steps"


@pytest.mark.parametrize(("trouble", "seconds"), [(sending.NotSent(), 4), (sending.RateLimited(1), 1), (sending.RateLimited(3), 3)])
async def test_what_could_not_leave_is_kept_and_tried_again_after_a_few_seconds(
    one: Replying, clock: fake.SettableClock, trouble: Exception, seconds: float
) -> None:
    one.replier.troubles["card"] = [trouble]
    await one.says("thanks")
    await one.replies.settled()
    clock.go(seconds=seconds - 0.1)
    assert (await one.takes_up(), one.replier.tries["card"], await one.owed()) == (0, 1, ["card"])
    clock.go(seconds=0.1)
    assert (await one.takes_up(), one.replier.texts(), await one.owed()) == (1, ["thanks"], [])


async def test_each_failure_doubles_the_pause_up_to_a_minute(one: Replying, clock: fake.SettableClock) -> None:
    one.replier.troubles["card"] = [sending.NotSent() for _ in range(6)]
    await one.says("thanks")
    await one.replies.settled()
    for pause in (4, 8, 16, 32, 60, 60):
        clock.go(seconds=pause - 0.1)
        assert await one.takes_up() == 0, f"before {pause} seconds"
        clock.go(seconds=0.1)
        assert await one.takes_up() == 1
    assert (one.replier.texts(), await one.owed()) == (["thanks"], [])


@pytest.mark.parametrize(("trouble", "seconds"), [(sending.RateLimited(150), 150), (sending.Paused(), 15 * 60)])
async def test_where_we_are_told_to_wait_for_longer_nobody_tries_before(
    one: Replying, database: Database, clock: fake.SettableClock, trouble: Exception, seconds: int
) -> None:
    one.replier.troubles["card"] = [trouble]
    await one.says("thanks")
    await one.replies.settled()
    clock.go(seconds=seconds / 2)
    assert await Replying(database, clock, one.replier).takes_up(alone=True) == 0, "not even after a restart"
    clock.go(seconds=seconds / 2 - 1)
    assert await one.takes_up() == 0
    clock.go(seconds=1)
    assert (await one.takes_up(), one.replier.tries["card"], one.replier.texts()) == (1, 2, ["thanks"])


async def test_a_newer_reply_does_not_wait_for_an_older_one_that_was_put_off(one: Replying) -> None:
    one.replier.troubles["card"] = [sending.Paused()]
    await one.says("before the workspace came back")
    await one.replies.settled()
    await one.says("now")
    await one.replies.settled()
    assert (one.replier.texts(), await one.owed()) == (["now"], [])


@pytest.mark.parametrize(
    "trouble", [sending.Unsure(), sending.Refused(sending.Reason.UNREACHABLE), RuntimeError("secret words"), KeyError("ts"), TimeoutError()]
)
async def test_a_replier_that_raises_anything_else_is_logged_and_holds_nobody_up(
    one: Replying, caplog: pytest.LogCaptureFixture, trouble: Exception
) -> None:
    one.replier.troubles["card"] = [trouble]
    await one.says("thanks")
    await one.says("thanks too", "other")
    await one.replies.settled()
    assert (one.replier.texts("other"), await one.owed()) == (["thanks too"], [])
    assert actions_logged(caplog, "bot.outbox.replies") == ["reply_failed"]
    assert "secret words" not in caplog.text
    await one.says("and again")
    await one.replies.settled()
    assert one.replier.texts() == ["and again"]


async def test_a_row_that_cannot_be_read_is_dropped_and_the_others_leave(
    one: Replying, database: Database, clock: fake.SettableClock, caplog: pytest.LogCaptureFixture
) -> None:
    """As an older version may have left it."""
    dead = Dead(database, clock)
    for spot in ("a", "b", "c"):
        await dead.says("thanks", spot)
    await database.run(lambda _repos: models.Reply.filter(spot="b").update(body='{"_":"Gone","f":["private"]}'))
    clock.go(seconds=LEASE)
    assert await one.takes_up() == 3
    assert ({shown.spot for shown in one.replier.shown}, await one.owed()) == ({"a", "c"}, [])
    assert "private" not in caplog.text


async def test_a_platform_that_was_switched_off_meanwhile_leaves_no_rows_behind(
    one: Replying, database: Database, clock: fake.SettableClock
) -> None:
    await Dead(database, clock).says("thanks", platform="fax")
    clock.go(seconds=LEASE)
    assert (await one.takes_up(), await one.owed()) == (1, [])


async def test_when_a_platform_hangs_the_rest_waits_in_the_database_and_not_in_memory(
    one: Replying, clock: fake.SettableClock, caplog: pytest.LogCaptureFixture
) -> None:
    one.replier.gate = asyncio.Event()
    rows = []
    for number in range(replies.MOST + 5):
        row = replies.owed_by(one.event(f"{number}"), replies.Outcome(message=said("thanks")), clock.now())
        assert row is not None
        rows.append(row)
    await one.database.run(lambda repos: repos.replies.owe(rows, clock.now() + replies.LEASE))
    for row in rows:
        one.replies.send_soon(row, said("thanks"))
    clock.go(seconds=LEASE)
    assert await one.replies.take_up(clock.now()) == 0, "nor is more taken up meanwhile"
    one.replier.gate.set()
    await one.replies.settled()
    assert len(one.replier.shown) == replies.MOST
    assert actions_logged(caplog, "bot.outbox.replies") == ["reply_left"] * 5
    assert (await one.takes_up(), len(one.replier.shown), await one.owed()) == (5, replies.MOST + 5, [])


async def test_what_piled_up_leaves_a_batch_at_a_time(one: Replying, database: Database, clock: fake.SettableClock) -> None:
    dead = Dead(database, clock)
    for number in range(50):
        await dead.says("thanks", f"{number}")
    clock.go(seconds=LEASE)
    assert [await one.takes_up() for _ in range(4)] == [20, 20, 10, 0]


async def test_a_slow_platform_holds_up_neither_a_look_for_more_nor_a_second_time(
    one: Replying, database: Database, clock: fake.SettableClock
) -> None:
    one.replier.gate = asyncio.Event()
    await one.says("thanks")
    await one.replier.begun.wait()
    await Dead(database, clock).says("left behind", "other")
    clock.go(seconds=LEASE)
    assert await one.replies.take_up(clock.now()) == 2, "it ends although nothing has left"
    one.replier.gate.set()
    await one.replies.settled()
    assert sorted(shown.spot for shown in one.replier.shown) == ["card", "other"], "what was under way all the time left once"


async def test_a_process_that_ends_waits_for_what_is_under_way_and_begins_no_more(one: Replying) -> None:
    one.replier.gate = asyncio.Event()
    await one.says("first")
    await one.replier.begun.wait()
    ending = asyncio.create_task(one.replies.end())
    await asyncio.sleep(0)
    await one.says("too late", "other")
    one.replier.gate.set()
    await ending
    assert (one.replier.texts(), one.replier.texts("other"), await one.owed()) == (["first"], [], ["other"])


async def test_what_does_not_leave_in_time_is_left_to_the_next_process(
    one: Replying, database: Database, clock: fake.SettableClock
) -> None:
    one.replier.gate = asyncio.Event()
    await one.says("first")
    await one.says("not begun", "other")
    await one.replies.end(patience=0)
    await one.replies.settled()
    assert (one.replier.shown, await one.owed()) == ([], ["card", "other"])
    clock.go(seconds=1)
    assert await Replying(database, clock).takes_up(alone=True) == 2


async def test_a_database_that_fails_after_the_reply_left_costs_no_more_than_a_second_reply(
    database: Database, clock: fake.SettableClock, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing:
        """Lets the first unit of work through."""

        def __init__(self) -> None:
            self.left = 1

        async def run(self, work: object) -> object:
            self.left -= 1
            if self.left < 0:
                raise wiring.DatabaseError
            return await database.run(work)  # type: ignore[arg-type]  # handed on as it came

        async def scrub(self) -> None:
            raise AssertionError

    failing = Replying(database, clock)
    failing.replies = replies.Replies(Failing(), {"fake": failing.replier}, clock)  # type: ignore[arg-type]  # its run is not generic
    await failing.says("thanks")
    await failing.replies.settled()
    assert (failing.replier.texts(), await failing.owed()) == (["thanks"], ["card"])
    assert actions_logged(caplog, "bot.outbox.replies") == ["reply_unmarked"]
    clock.go(seconds=LEASE)
    assert await Replying(database, clock, failing.replier).takes_up() == 1
    assert failing.replier.texts() == ["thanks", "thanks"]
