"""A workspace takes the bot out and puts it in again: nothing is lost, the right people are told, once."""

import asyncio
import dataclasses
import datetime
from collections.abc import AsyncIterator

import pytest

from bot import clock, installations, ports
from bot.board import boards as board_files
from conversations import boards, messages, sending
from frameworks import loader
from storage import database as storage_database
from storage import sealing
from tests.acceptance import living_board
from tests.contract import vault_contract

AWAY, BACK = living_board.at(4, 12, 17), living_board.at(8, 12, 10)
KEYS = (sealing.new_key(),)
HOUR = datetime.timedelta(hours=1)
COORDINATOR = (boards.Duty.COORDINATOR,)


class Workspace:
    """The workspace "here" on the platform "chat"."""

    def __init__(self, database: ports.Database) -> None:
        self.database = database
        self.clock = clock.ManualClock(AWAY - 24 * HOUR)
        self.installations = installations.Installations(database, self.clock, "chat")

    async def loads(self, *plans: boards.BoardPlan) -> None:
        for plan in plans:
            await self._load(plan)

    async def _load(self, plan: boards.BoardPlan) -> None:
        await self.database.run(lambda repos: board_files.load(repos, plan, self.clock.now()))

    async def goes_and_comes_back(self, away: datetime.datetime = AWAY, back: datetime.datetime = BACK) -> None:
        await self.installations.save("here", "tokens")
        self.clock.move_to(away)
        assert await self.installations.pause("here", away)
        self.clock.move_to(back)
        await self.installations.save("here", "other tokens")

    async def owed(self) -> list[sending.Delivery]:
        """What leaves now, and is gone."""
        now = self.clock.now()

        async def leave(repos: ports.Repositories) -> list[sending.Delivery]:
            due = await repos.deliveries.claim("test", now, now + HOUR, 99)
            assert all([await repos.deliveries.settle(one, "test", sending.State.SENT, now) for one in due])
            return due

        return [one for one in await self.database.run(leave) if one.kind is sending.Kind.BACK_AGAIN]

    async def says(self, delivery: sending.Delivery) -> messages.Message | None:
        return await self.database.run(lambda repos: installations.compose_back(repos, delivery, self.clock.now()))

    async def names(self, deliveries: list[sending.Delivery]) -> list[str]:
        return sorted([await self._name(one) for one in deliveries])

    async def _name(self, delivery: sending.Delivery) -> str:
        person_id = delivery.person_id
        assert person_id is not None
        return (await self.database.run(lambda repos: repos.boards.person(person_id))).name


@pytest.fixture
async def here(migrated_url: str) -> AsyncIterator[Workspace]:
    async with storage_database.opened(migrated_url, keys=KEYS) as database:
        yield Workspace(database)


def board(*people: boards.PersonPlan, key: str = "riverside", first: datetime.date | None = None) -> boards.BoardPlan:
    return living_board.board(people, *([] if first is None else [living_board.pulse(first)]), key=key)


CORA = living_board.person("cora", ("chat", "cora"), duties=COORDINATOR)
MIA = living_board.person("mia", ("chat", "mia"))


async def test_the_real_vault_keeps_the_contract(here: Workspace) -> None:
    here.clock.move_to(AWAY)
    await vault_contract.check_vault(here.installations, AWAY)


async def test_who_runs_a_board_is_told_once_however_many_boards_and_clicks(here: Workspace) -> None:
    elsewhere = dataclasses.replace(CORA, key="eve", name="Eve", addresses=(dataclasses.replace(CORA.addresses[0], tenant="there"),))
    await here.loads(board(CORA, MIA, elsewhere), board(CORA, key="hillside"))
    await here.installations.save("here", "tokens")
    assert await here.owed() == [], "the first time there is nothing to come back to"
    await here.goes_and_comes_back()
    await asyncio.gather(*(here.installations.save("here", f"tokens {number}") for number in range(3)))
    (told,) = await here.owed()
    assert await here.names([told]) == ["Cora"]
    message = await here.says(told)
    assert message is not None
    text = messages.plain_text(message)
    assert "Hillside" in text
    assert "Riverside" in text


async def test_the_message_says_since_when_what_was_kept_and_what_goes_on(here: Workspace) -> None:
    await here.loads(board(CORA, first=datetime.date(2027, 1, 11)), board(CORA, key="hillside"))
    await here.goes_and_comes_back()
    (told,) = await here.owed()
    message = await here.says(told)
    assert message is not None
    assert message.summary == "Boardpulse is back"
    assert messages.plain_text(message) == (
        "I am back in this workspace. I was away since Friday 4 December at 5 pm.\n\n"
        "Nothing was lost. All boards, answers and reflections were kept.\n\n"
        "This is what goes on now:\n\n"
        "Hillside: No pulse is planned.\n"
        "Riverside: The next pulse opens Monday 11 January at 9 am.\n\n"
        "Messages that had to wait go out now. Those whose time is over do not. Type “home” to see what is due from you."
    )


async def test_a_pulse_that_opened_meanwhile_is_named_with_its_end(here: Workspace, library: loader.Library) -> None:
    living = living_board.LivingBoard(here.database, library, AWAY - HOUR)
    await living.load(board(CORA, MIA, first=datetime.date(2026, 12, 7)))
    await living.sleeps_until(living_board.at(7, 12))
    await here.goes_and_comes_back()
    (told,) = await here.owed()
    message = await here.says(told)
    assert message is not None
    assert "Riverside: A pulse is open. It closes Monday 21 December at 9 am." in messages.plain_text(message)


async def test_gone_again_before_the_message_left_it_is_not_needed_and_the_next_has_its_own_day(here: Workspace) -> None:
    await here.loads(board(CORA))
    await here.goes_and_comes_back()
    (first,) = await here.owed()
    gone_again = BACK + HOUR
    here.clock.move_to(gone_again)
    assert await here.installations.pause("here", gone_again)
    assert await here.says(first) is None
    here.clock.move_to(gone_again + HOUR)
    await here.installations.save("here", "tokens")
    (second,) = await here.owed()
    message = await here.says(second)
    assert message is not None
    assert "away since Tuesday 8 December at 11 am" in messages.plain_text(message)


async def test_what_was_held_back_goes_out_at_once(here: Workspace) -> None:
    far = BACK + 1000 * HOUR
    for tenant in ("here", "there"):
        bucket = sending.hold_bucket("chat", tenant)
        await here.database.run(lambda repos, held=bucket: repos.deliveries.hold(held, far))  # type: ignore[misc]  # bound in the loop
    await here.goes_and_comes_back()

    async def free_at(repos: ports.Repositories, tenant: str) -> datetime.datetime:
        return await repos.deliveries.reserve(sending.hold_bucket("chat", tenant), BACK, datetime.timedelta(), BACK)

    assert await here.database.run(lambda repos: free_at(repos, "here")) == BACK
    assert await here.database.run(lambda repos: free_at(repos, "there")) == far, "another workspace still waits"


async def test_a_new_installation_mends_a_lost_key(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=KEYS) as database:
        before = Workspace(database)
        await before.loads(board(CORA))
        await before.installations.save("here", "tokens")
        assert await before.installations.pause("here", AWAY)
    async with storage_database.opened(migrated_url, keys=(sealing.new_key(),)) as database:
        after = Workspace(database)
        after.clock.move_to(BACK)
        with pytest.raises(sealing.WrongKey):
            await after.installations.find("here")
        await after.installations.save("here", "other tokens")
        assert await after.installations.find("here") == ("other tokens", None)
        assert await after.names(await after.owed()) == ["Cora"]


async def test_without_a_key_nothing_is_half_done(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url) as database:
        here = Workspace(database)
        await here.loads(board(CORA))
        with pytest.raises(sealing.NoKey):
            await here.installations.save("here", "tokens")
        assert await here.installations.find("here") is None
        assert not await here.installations.pause("here", AWAY)
        assert await here.owed() == []


async def test_the_log_names_the_workspace_and_no_token(here: Workspace, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="bot.installations")
    await here.goes_and_comes_back()
    records = [record.__dict__ for record in caplog.records if record.name == "bot.installations"]
    assert [(one["action"], one["tenant"]) for one in records] == [("installed", "here"), ("paused", "here"), ("installed", "here")]
    assert "tokens" not in str(records)
