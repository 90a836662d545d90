"""What the outbox and the replies make of Teams' answers, on both databases."""

import uuid
from collections.abc import AsyncIterator

import pytest

from adapters.teams import api, messenger, places, reaching, references, roster
from bot.outbox import replies
from conversations import inbound, message_codec, records, sending, wording
from storage import database as storage_database
from tests.edge.teams_out import cases
from tests.end_to_end import fake
from tests.teams import connector

Database = storage_database.Database


@pytest.fixture
def clock() -> fake.SettableClock:
    return fake.SettableClock()


@pytest.fixture
async def way(
    teams: connector.Connector, known: references.References, clock: fake.SettableClock
) -> AsyncIterator[messenger.TeamsMessenger]:
    async with api.Api(teams, teams, uptime=lambda: clock.instant.timestamp()) as calls:
        lists = roster.Roster(calls, known, time_of=clock.now)
        yield messenger.TeamsMessenger(calls, known, reaching.Reaching(calls, known, lists), lists, wording.Wording())


async def owe(database: Database, *addresses: inbound.Address) -> uuid.UUID:
    board_id = await fake.owe(database)
    await owe_more(database, board_id, *addresses)
    return board_id


async def owe_more(database: Database, board_id: uuid.UUID, *addresses: inbound.Address) -> None:
    owed = [
        sending.Owed(
            key=f"{board_id.hex}:{one.handle}",
            kind=sending.Kind.PULSE_OPENED,
            subject_id=uuid.uuid4(),
            board_id=board_id,
            address=one,
            due_at=fake.START,
        )
        for one in addresses
    ]
    await database.run(lambda repos: repos.deliveries.owe(owed))


async def states(database: Database) -> dict[str, int]:
    return await database.run(lambda repos: repos.deliveries.by_state())


@pytest.mark.parametrize("trouble", [connector.Trouble.BROKEN, connector.Trouble.BROKEN_AFTER, connector.Trouble.DROP])
async def test_what_nobody_can_tell_is_listed_and_never_sent_again(
    database: Database, teams: connector.Connector, way: messenger.TeamsMessenger, clock: fake.SettableClock, trouble: connector.Trouble
) -> None:
    board_id = await owe(database, cases.ADA, cases.BOARD)
    teams.fail("post", trouble)
    outbox = fake.outbox(database, clock, way)
    for _ in range(3):
        await outbox.flush()
        clock.go(minutes=10)
    assert len(teams.called("post")) == 2
    assert await states(database) == {"sent": 1, "unsure": 1}
    assert await database.run(lambda repos: repos.deliveries.unsure(board_id, fake.START, clock.now())) == 1


@pytest.mark.parametrize("status", [401, 412, 502, 503, 504])
async def test_what_microsoft_asks_to_try_again_arrives_once_after_a_pause(
    database: Database, teams: connector.Connector, way: messenger.TeamsMessenger, clock: fake.SettableClock, status: int
) -> None:
    await owe(database, cases.ADA)
    teams.fail("post", connector.Trouble.REFUSE, "ServiceError", status=status, times=2)
    outbox = fake.outbox(database, clock, way)
    tries = []
    for _ in range(10):
        await outbox.flush()
        tries.append(len(teams.called("post")))
        clock.go(seconds=4)
    assert tries[0] == 1
    assert tries[1] == 1, "not before the pause is over"
    assert tries[-1] == 3
    assert len(teams.tenant.said(cases.CHAT)) == 1
    assert await states(database) == {"sent": 1}


async def test_a_wait_holds_for_everybody_of_the_tenant(
    database: Database, teams: connector.Connector, way: messenger.TeamsMessenger, clock: fake.SettableClock
) -> None:
    board_id = await owe(database, cases.ADA)
    teams.fail("post", connector.Trouble.LIMITED, retry_after="30")
    outbox = fake.outbox(database, clock, way)
    await outbox.flush()
    await owe_more(database, board_id, cases.BEN, cases.BOARD)
    for _ in range(9):
        clock.go(seconds=3)
        await outbox.flush()
    assert len(teams.called("post")) == 1
    clock.go(seconds=3)
    await outbox.flush()
    assert len(teams.called("post")) == 4
    assert await states(database) == {"sent": 3}


async def owe_reply(database: Database, clock: fake.SettableClock, kind: places.Kind, activity: str) -> None:
    place = places.write(places.Spot(kind=kind, conversation=cases.CHAT, activity=activity))
    row = records.ReplyRecord(
        reply_id=uuid.uuid4(), address=cases.ADA, place=place, body=message_codec.to_json(cases.line()), owed_at=clock.now()
    )
    await database.run(lambda repos: repos.replies.owe([row], clock.now() + replies.LEASE))


async def tried(replying: replies.Replies, clock: fake.SettableClock) -> int:
    taken = await replying.take_up(clock.now())
    await replying.settled()
    return taken


async def test_a_line_that_may_have_arrived_is_not_said_again(
    database: Database, teams: connector.Connector, way: messenger.TeamsMessenger, clock: fake.SettableClock
) -> None:
    replying = replies.Replies(database, {way.platform: way}, clock)
    await owe_reply(database, clock, places.Kind.LINE, "f:1")
    clock.go(minutes=2)
    teams.fail("post", connector.Trouble.DROP)
    assert await tried(replying, clock) == 1
    clock.go(minutes=5)
    assert await tried(replying, clock) == 0
    assert len(teams.tenant.said(cases.CHAT)) == 1


async def test_a_line_that_surely_did_not_leave_is_said_later(
    database: Database, teams: connector.Connector, way: messenger.TeamsMessenger, clock: fake.SettableClock
) -> None:
    replying = replies.Replies(database, {way.platform: way}, clock)
    await owe_reply(database, clock, places.Kind.LINE, "f:1")
    clock.go(minutes=2)
    teams.fail("post", connector.Trouble.REFUSE, "PreconditionFailed", status=412)
    await tried(replying, clock)
    assert teams.tenant.said(cases.CHAT) == []
    clock.go(minutes=2)
    assert await tried(replying, clock) == 1
    assert len(teams.tenant.said(cases.CHAT)) == 1


async def test_a_card_that_may_have_turned_is_turned_again(
    database: Database, teams: connector.Connector, way: messenger.TeamsMessenger, clock: fake.SettableClock
) -> None:
    await way.send(cases.ADA, cases.line(), key="before")
    replying = replies.Replies(database, {way.platform: way}, clock)
    await owe_reply(database, clock, places.Kind.CARD, "1:1")
    clock.go(minutes=2)
    teams.fail("put", connector.Trouble.BROKEN_AFTER)
    await tried(replying, clock)
    clock.go(minutes=2)
    assert await tried(replying, clock) == 1
    assert len(teams.called("put")) == 2
    assert len(teams.tenant.said(cases.CHAT)) == 1
