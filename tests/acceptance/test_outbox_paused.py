"""A workspace that took the bot out: everything is kept, hardly anything is tried, and all goes on when the bot is back."""

import datetime
import logging

import pytest

from bot import due_work as due
from bot import scheduler, server, wiring
from bot.outbox import holds, replies
from conversations import sending
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests.end_to_end import fake, world

Database = storage_database.Database
HOLD = sending.hold_bucket("fake", world.TENANT)
QUARTER = holds.PAUSE.total_seconds()
CROWD = tuple(f"member_{number}" for number in range(20))


class Workspace(fake.FakeMessenger):
    """Refuses everything while the bot is out."""

    def __init__(self, time_of: fake.SettableClock, pace: sending.Pace | None = None) -> None:
        super().__init__(time_of, pace=pace)
        self.out = True
        self.at: list[datetime.datetime] = []
        self._now = time_of

    async def send(self, *args: object, **kwargs: object) -> str:
        self.at.append(self._now.now())
        if self.out:
            raise sending.Paused
        return await super().send(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came


@pytest.fixture
def clock() -> fake.SettableClock:
    return fake.SettableClock()


@pytest.fixture
def workspace(clock: fake.SettableClock) -> Workspace:
    return Workspace(clock)


async def states(database: Database) -> dict[str, int]:
    return await database.run(lambda repos: repos.deliveries.by_state())


async def attempts(database: Database) -> set[int]:
    return {row.attempts for row in await database.run(lambda _repos: models.Delivery.all())}


def logged(caplog: pytest.LogCaptureFixture, *actions: str) -> list[str]:
    return [vars(one)["action"] for one in caplog.records if vars(one).get("action") in actions]


async def test_one_try_a_quarter_of_an_hour_and_no_try_is_burnt(
    database: Database, clock: fake.SettableClock, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await fake.owe(database, *CROWD)
    outbox = fake.outbox(database, clock, workspace)
    await outbox.flush()
    first = len(workspace.at)
    assert first <= 8, "no more than were in flight when it was noticed"
    for _ in range(8):
        clock.go(seconds=QUARTER / 2)
        await outbox.flush()
    assert len(workspace.at) == first + 4, "one try every quarter of an hour, however many wait"
    assert (await states(database), await attempts(database)) == ({"planned": 20}, {0})
    assert logged(caplog, "workspace_paused", "workspace_back") == ["workspace_paused"]


async def test_when_the_try_arrives_all_others_follow_at_once(
    database: Database, clock: fake.SettableClock, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await fake.owe(database, *CROWD)
    outbox = fake.outbox(database, clock, workspace)
    await outbox.flush()
    workspace.out = False
    clock.go(seconds=QUARTER)
    await outbox.flush()
    assert (workspace.handles(), await states(database)) == (sorted(CROWD), {"sent": 20})
    assert logged(caplog, "workspace_paused", "workspace_back") == ["workspace_paused", "workspace_back"]


async def test_the_try_goes_by_a_clock_that_never_stands_still(database: Database) -> None:
    class Running(fake.SettableClock):
        def now(self) -> datetime.datetime:
            self.instant += datetime.timedelta(microseconds=1)
            return self.instant

    clock = Running()
    workspace = Workspace(clock)
    await fake.owe(database, *CROWD)
    outbox = fake.outbox(database, clock, workspace)
    await outbox.flush()
    workspace.out = False
    clock.go(seconds=QUARTER)
    await outbox.flush()
    assert await states(database) == {"sent": 20}


async def test_a_new_installation_lets_everything_out_at_once(database: Database, clock: fake.SettableClock, workspace: Workspace) -> None:
    await fake.owe(database, *CROWD)
    outbox = fake.outbox(database, clock, workspace)
    await outbox.flush()
    workspace.out = False
    clock.go(seconds=60)
    assert await outbox.flush() == 0
    await database.run(lambda repos: repos.deliveries.release(HOLD))
    await outbox.flush()
    assert await states(database) == {"sent": 20}


async def test_another_process_and_a_restarted_one_know_of_the_pause(
    database: Database, clock: fake.SettableClock, workspace: Workspace
) -> None:
    await fake.owe(database, "ann")
    await fake.outbox(database, clock, workspace).flush()
    await fake.owe(database, *CROWD)
    clock.go(seconds=QUARTER / 2)
    await fake.outbox(database, clock, workspace, owner="two").flush()
    assert len(workspace.at) == 1


async def test_those_that_wait_for_the_end_of_a_pause_do_not_all_go_then(
    database: Database, clock: fake.SettableClock, workspace: Workspace
) -> None:
    outbox = fake.outbox(database, clock, workspace)
    await fake.owe(database, "ann")
    await outbox.flush()
    await fake.owe(database, *CROWD)
    clock.go(seconds=QUARTER - 2)
    await outbox.flush()
    assert len(workspace.at) == 2


async def test_another_workspace_is_not_held_up(database: Database, clock: fake.SettableClock, workspace: Workspace) -> None:
    other = fake.FakeMessenger(clock, platform="other")
    outbox = fake.outbox(database, clock, workspace, other)
    await fake.owe(database, "ann")
    await fake.owe(database, "bob", platform="other")
    await outbox.flush()
    assert other.handles() == ["bob"]


async def test_a_try_that_is_refused_for_its_own_sake_says_that_the_bot_is_back(
    database: Database, clock: fake.SettableClock, workspace: Workspace
) -> None:
    await fake.owe(database, "ann", "bob")
    outbox = fake.outbox(database, clock, workspace)
    await outbox.flush()
    workspace.out = False
    for handle in ("ann", "bob"):
        workspace.troubles[handle] = [sending.Refused(sending.Reason.UNREACHABLE)]
    clock.go(seconds=QUARTER)
    await outbox.flush()
    assert await states(database) == {"failed": 2}


async def test_the_try_goes_although_it_has_to_wait_its_turn(database: Database, clock: fake.SettableClock) -> None:
    """The wait for its turn must not make it stumble over the hold that it set up itself."""
    workspace = Workspace(clock, pace=sending.Pace(tenant_per_second=1))
    await fake.owe(database, "ann")
    outbox = fake.outbox(database, clock, workspace)
    await outbox.flush()
    workspace.out = False
    clock.go(seconds=QUARTER)
    second = datetime.timedelta(seconds=1)
    await database.run(lambda repos: repos.deliveries.reserve(f"fake:{world.TENANT}", clock.now(), second, clock.now()))
    await outbox.flush()
    assert workspace.handles() == ["ann"]


async def test_what_was_unsure_is_not_asked_about_while_the_bot_is_out(database: Database, clock: fake.SettableClock) -> None:
    platform = fake.FakeMessenger(clock)
    platform.swallowed["ann"] = [sending.Unsure()]
    platform.blind = sending.Paused()
    await fake.owe(database, "ann")
    outbox = fake.outbox(database, clock, platform)
    await outbox.flush()
    for _ in range(14):
        clock.go(minutes=1)
        await outbox.flush()
    assert (platform.looks["ann"], await states(database)) == (1, {"sending": 1})
    platform.blind = None
    clock.go(minutes=3)
    await outbox.flush()
    assert (platform.handles(), await states(database)) == (["ann"], {"sent": 1})


async def test_a_pause_is_no_fault_of_ours_on_the_health_page(
    database: Database, clock: fake.SettableClock, workspace: Workspace, library: loader.Library
) -> None:
    work = due.DueWork(database, library, wiring.PRACTICES)
    outbox, replying = fake.outbox(database, clock, workspace), replies.Replies(database, {}, clock)
    ticker = scheduler.Scheduler(database=database, work=work, outbox=outbox, replies_of=replying, time_of=clock)
    health = server.Health(database=database, ticker=ticker, time_of=clock, started_at=clock.now())
    await fake.owe(database, *CROWD)
    seen = set()
    for _ in range(30):
        await ticker.tick()
        await ticker.audit()
        seen.add(health.status())
        clock.go(minutes=1)
        await ticker.audit()
        ticker.ticked_at = clock.now()
        seen.add(health.status())
    assert seen == {"ok"}, "neither while it is held, nor in the moment between a hold and the next try"
    clock.go(minutes=30)
    await ticker.audit()
    ticker.ticked_at = clock.now()
    assert health.status() == "overdue", "without a try the old hold explains nothing any more"
