"""Replies that were left behind are looked for at every tick, and what nobody waits for any more is forgotten."""

import datetime
import uuid
from collections.abc import AsyncIterator

import pytest

from bot import due_work, scheduler, wiring
from bot.outbox import replies
from conversations import inbound, records
from frameworks import loader
from storage import database as storage_database
from storage import models, repositories
from tests.acceptance.replying import Dead, Replying
from tests.end_to_end import fake

Database = storage_database.Database
SECOND, DAY = datetime.timedelta(seconds=1), datetime.timedelta(days=1)
SOMEBODY = inbound.Address(platform="fake", tenant="shire", handle="ann")


@pytest.fixture
async def database(migrated_sqlite: str) -> AsyncIterator[Database]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield opened


@pytest.fixture
def clock() -> fake.SettableClock:
    return fake.SettableClock()


def ticking(
    one: Replying, library: loader.Library, platform: fake.FakeMessenger | None = None, *, alone: bool = False
) -> scheduler.Scheduler:
    messenger = platform or fake.FakeMessenger(one.clock)
    return scheduler.Scheduler(
        database=one.database,
        work=due_work.DueWork(one.database, library, wiring.PRACTICES),
        outbox=fake.outbox(one.database, one.clock, messenger),
        replies_of=one.replies,
        time_of=one.clock,
        alone=alone,
    )


async def test_a_tick_takes_up_what_a_dead_process_left(database: Database, clock: fake.SettableClock, library: loader.Library) -> None:
    await Dead(database, clock).says("thanks")
    one = Replying(database, clock)
    ticker = ticking(one, library)
    await ticker.tick()
    await one.replies.settled()
    assert one.replier.shown == [], "another process may be at it"
    clock.go(seconds=replies.LEASE.total_seconds())
    await ticker.tick()
    await one.replies.settled()
    assert one.replier.texts() == ["thanks"]


async def test_the_first_tick_alone_waits_for_no_lease_and_the_second_does(
    database: Database, clock: fake.SettableClock, library: loader.Library
) -> None:
    await Dead(database, clock).says("thanks")
    one = Replying(database, clock)
    ticker = ticking(one, library, alone=True)
    await ticker.tick()
    await one.replies.settled()
    assert one.replier.texts() == ["thanks"], "on a clock that stands still, too"
    await Dead(database, clock).says("later", "other")
    await ticker.tick()
    await one.replies.settled()
    assert one.replier.texts("other") == []


async def test_a_long_fan_out_does_not_hold_up_replies(database: Database, clock: fake.SettableClock, library: loader.Library) -> None:
    await Dead(database, clock).says("thanks")
    one = Replying(database, clock)

    class Slow(fake.FakeMessenger):
        """Every message takes ten seconds."""

        async def send(self, *args: object, **kwargs: object) -> str:
            clock.go(seconds=10)
            await one.replies.settled()
            shown.append(len(one.replier.shown))
            return await super().send(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    shown: list[int] = []
    await fake.owe(database, *(f"member_{number}" for number in range(40)))
    await ticking(one, library, Slow(clock)).tick()
    assert shown[0] == 0
    assert shown[-1] == 1, "taken up between two batches, while the fan-out went on"


async def test_what_nobody_waits_for_is_forgotten(
    database: Database, clock: fake.SettableClock, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    one = Replying(database, clock)
    ticker = ticking(one, library)
    await Dead(database, clock).says("private words")
    clock.go(seconds=replies.STALE.total_seconds())
    await ticker.audit()
    assert await one.owed() == ["card"]
    clock.go(seconds=1)
    await ticker.audit()
    assert await one.owed() == []
    assert "replies_dropped" in [vars(record).get("action") for record in caplog.records]
    assert "private" not in caplog.text


async def test_drafts_and_half_described_boards_are_kept_for_thirty_days(
    database: Database, clock: fake.SettableClock, library: loader.Library
) -> None:
    begun = records.SetUpRecord(
        setup_id=uuid.uuid4(), address=SOMEBODY, given={"name": "Shire"}, begun_at=clock.now(), changed_at=clock.now()
    )

    async def begin(repos: repositories.Repositories) -> None:
        await repos.drafts.keep(SOMEBODY, "bp1:x", "a draft", clock.now())
        await repos.setups.create(begun)

    await database.run(begin)
    ticker = ticking(Replying(database, clock), library)

    async def kept() -> list[int]:
        drafts = await database.run(lambda _repos: models.Draft.all().count())
        return [drafts, await database.run(lambda _repos: models.SetUp.all().count())]

    clock.instant += 30 * DAY
    await ticker.audit()
    assert await kept() == [1, 1]
    clock.instant += SECOND
    await ticker.audit()
    assert await kept() == [0, 0]
