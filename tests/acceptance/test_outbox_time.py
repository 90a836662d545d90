"""Ticks, late starts, clocks that jump, and a scheduler that is stopped in mid-work, on both databases."""

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import pytest

from bot import due_work, ports, scheduler, wiring
from bot.outbox import replies
from conversations import presses, records, sending
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake, world

Database = storage_database.Database
T = TypeVar("T")

_DUE = fake.START
"""The first pulse; then every four weeks at 9 o'clock in London."""
_MEMBERS = 6


async def _board(database: Database, *, remind_days: int = 0) -> None:
    schedule = world.pulse_schedule(_DUE.date(), _DUE.time(), remind_days=remind_days)
    board_id = await database.run(lambda repos: repos.boards.save(world.plan("fake", _MEMBERS)))
    await database.run(lambda repos: repos.schedules.save(board_id, schedule, _DUE - datetime.timedelta(days=1)))


def _work(database: ports.Database, library: loader.Library) -> due_work.DueWork:
    return due_work.DueWork(database, library, wiring.PRACTICES)


async def _pulses(database: Database) -> list[tuple[datetime.datetime, str]]:
    rows = await database.run(lambda _repos: models.Pulse.all().order_by("due_at"))
    return [(row.due_at, row.state) for row in rows]


def _scheduler(
    database: ports.Database,
    library: loader.Library,
    clock: fake.SettableClock,
    platform: fake.FakeMessenger,
    tick_seconds: float = scheduler.TICK_SECONDS,
) -> scheduler.Scheduler:
    outbox = fake.outbox(database, clock, platform, composers=wiring.composers(library))
    replying = replies.Replies(database, {}, clock)
    return scheduler.Scheduler(
        database=database, work=_work(database, library), outbox=outbox, replies_of=replying, time_of=clock, tick_seconds=tick_seconds
    )


async def test_down_over_several_due_times_one_pulse_opens_and_the_others_are_missed_visibly(
    database: Database, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    await _board(database)
    clock = fake.SettableClock(_DUE + datetime.timedelta(weeks=8, days=1))
    platform = fake.FakeMessenger(clock)
    with caplog.at_level(logging.WARNING):
        await _scheduler(database, library, clock, platform).tick()
    # From April on 9 o'clock in London is 8 o'clock UTC.
    opened = datetime.datetime(2027, 4, 26, 8, 0, tzinfo=datetime.UTC)
    skipped = datetime.datetime(2027, 3, 29, 8, 0, tzinfo=datetime.UTC)
    missed = records.PulseState.MISSED.value
    assert await _pulses(database) == [(_DUE, missed), (skipped, missed), (opened, records.PulseState.OPEN.value)]
    assert [getattr(one, "action", "") for one in caplog.records].count("pulse_missed") == 2
    assert len(platform.handles()) == len(set(platform.handles())) == _MEMBERS, "one message a member, and no backlog"


async def test_a_pulse_found_too_late_is_missed_and_nobody_is_written_to(database: Database, library: loader.Library) -> None:
    await _board(database)
    clock = fake.SettableClock(_DUE + datetime.timedelta(days=3, seconds=1))
    platform = fake.FakeMessenger(clock)
    await _scheduler(database, library, clock, platform).tick()
    assert await _pulses(database) == [(_DUE, records.PulseState.MISSED.value)]
    assert platform.taken == []


async def test_two_ticks_at_the_same_instant_open_one_pulse(database: Database, library: loader.Library) -> None:
    await _board(database)
    await asyncio.gather(*(_work(database, library).run(_DUE) for _ in range(3)))
    assert await _pulses(database) == [(_DUE, records.PulseState.OPEN.value)]
    assert await database.run(lambda repos: repos.deliveries.by_state()) == {sending.State.PLANNED.value: _MEMBERS}


async def test_a_clock_that_jumps_a_day_on_and_an_hour_back_repeats_nothing(database: Database, library: loader.Library) -> None:
    await _board(database)
    clock = fake.SettableClock(_DUE - datetime.timedelta(minutes=30))
    platform = fake.FakeMessenger(clock)
    ticking = _scheduler(database, library, clock, platform)
    for hours in (0, 24, -1, 1, -24, 24, 0):
        clock.go(hours=hours)
        await ticking.tick()
    assert await _pulses(database) == [(_DUE, records.PulseState.OPEN.value)]
    assert len(platform.handles()) == len(set(platform.handles())) == _MEMBERS


async def test_a_clock_that_jumps_back_in_mid_send_delays_and_doubles_nothing(database: Database, library: loader.Library) -> None:
    await _board(database)
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.swallowed["member_1"] = [sending.Unsure()]
    ticking = _scheduler(database, library, clock, platform)
    await ticking.tick()
    clock.go(hours=-1)
    await ticking.tick()
    clock.go(hours=1, seconds=60)
    await ticking.tick()
    assert len(platform.handles()) == len(set(platform.handles())) == _MEMBERS
    assert await database.run(lambda repos: repos.deliveries.by_state()) == {sending.State.SENT.value: _MEMBERS}


async def test_a_whole_pulse_closes_by_ticks_alone(database: Database, library: loader.Library) -> None:
    await _board(database, remind_days=3)
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    ticking = _scheduler(database, library, clock, platform)
    for _ in range(15):
        await ticking.tick()
        await ticking.tick()
        clock.go(days=1)
    assert await _pulses(database) == [(_DUE, records.PulseState.CLOSED.value)]
    assert len(platform.taken) == 2 * _MEMBERS + 1, "opening, reminder, and the summary to the channel"


async def test_stopped_with_work_in_flight_it_ends_whole(database: Database, library: loader.Library) -> None:
    await _board(database)
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    platform.gate = asyncio.Event()
    stop = asyncio.Event()
    running = asyncio.create_task(_scheduler(database, library, clock, platform).run(stop))
    await asyncio.wait_for(platform.begun.wait(), 10)
    stop.set()
    await asyncio.sleep(0)
    assert not running.done(), "what is in flight comes to its end first"
    platform.gate.set()
    await asyncio.wait_for(running, 10)
    assert await database.run(lambda repos: repos.deliveries.by_state()) == {sending.State.SENT.value: _MEMBERS}


async def test_stopped_while_it_has_nothing_to_do_it_ends_at_once(database: Database, library: loader.Library) -> None:
    stop = asyncio.Event()
    clock = fake.SettableClock()
    running = asyncio.create_task(_scheduler(database, library, clock, fake.FakeMessenger(clock)).run(stop))
    await asyncio.sleep(0)
    stop.set()
    await asyncio.wait_for(running, 10)


class _Failing:
    """A database whose first unit of work fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.failed = asyncio.Event()

    async def run(self, work: Callable[[ports.Repositories], Awaitable[T]]) -> T:
        if not self.failed.is_set():
            self.failed.set()
            raise ConnectionError("the server went away")
        return await self._database.run(work)

    async def decide(self, asked: Sequence[presses.Asked], decide: Callable[[presses.Seen], presses.Decided[T]]) -> T:
        raise NotImplementedError

    async def scrub(self) -> None:
        await self._database.scrub()


async def test_a_tick_that_fails_is_logged_and_the_next_one_does_the_work(
    database: Database, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    await _board(database)
    clock = fake.SettableClock()
    platform = fake.FakeMessenger(clock)
    stop = asyncio.Event()
    failing = _Failing(database)
    running = asyncio.create_task(_scheduler(failing, library, clock, platform, tick_seconds=0.1).run(stop))
    try:
        # The ticker's own next tick.
        await asyncio.wait_for(platform.begun.wait(), 20)
    finally:
        stop.set()
        await asyncio.wait_for(running, 10)
    assert failing.failed.is_set()
    assert "tick_failed" in [getattr(one, "action", "") for one in caplog.records]
    assert len(platform.taken) == _MEMBERS


async def test_what_is_overdue_is_counted_and_logged(database: Database, library: loader.Library, caplog: pytest.LogCaptureFixture) -> None:
    clock = fake.SettableClock()
    await fake.owe(database, "ann", "bob")
    watching = _scheduler(database, library, clock, fake.FakeMessenger(clock))
    clock.go(minutes=10)
    await watching.audit()
    assert watching.overdue == 0
    clock.go(seconds=1)
    await watching.audit()
    assert watching.overdue == 2
    assert [one.levelname for one in caplog.records if getattr(one, "action", "") == "overdue"] == ["ERROR"]


async def test_next_at_tells_when_the_clock_must_come_again(database: Database, library: loader.Library) -> None:
    work = _work(database, library)
    assert await work.next_at(_DUE) is None
    await _board(database)
    assert await work.next_at(_DUE) == _DUE
    await work.run(_DUE)
    assert await work.next_at(_DUE) == _DUE, "its messages are due at once"
    clock = fake.SettableClock()
    await fake.outbox(database, clock, fake.FakeMessenger(clock)).flush()
    assert await work.next_at(_DUE) == datetime.datetime(2027, 3, 15, 9, 0, tzinfo=datetime.UTC), "the close comes next"
