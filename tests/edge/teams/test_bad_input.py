"""What goes wrong between Teams and the door, and what nobody should post: nothing is lost quietly, and nobody is told a tale."""

import asyncio
import copy
import json
import logging
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.teams import afterwards, deeds, desk, inbound, references
from tests.edge.teams import odd, posted
from tests.edge.teams import world as worlds
from tests.edge.teams.world import WORDS, Seen, World

DONE, AGAIN = Seen(status=200), Seen(status=500)
GUEST = {"from": {"id": "29:guest", "name": "Guest"}}
NOTES = "My most private words"
NUMBER, AT_ONCE = 1200, 20


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with worlds.made() as made:
        yield made


def error(seen: Seen) -> tuple[int, str]:
    """What stands in an error that Teams shows below a card; by HTTP's status it was answered."""
    assert (seen.status, seen.body["type"]) == (200, "application/vnd.microsoft.error")
    assert seen.body["value"]["message"]
    return seen.body["statusCode"], seen.body["value"]["code"]


@pytest.mark.parametrize("payload", [posted.executed(), posted.in_channel(posted.executed())])
async def test_a_press_that_was_not_kept_says_so(world: World, payload: Any) -> None:
    world.door.error = worlds.DatabaseDown()
    seen = await world.post(payload)
    assert error(seen) == (500, "NotKept")
    assert seen.body["value"]["message"] == WORDS.say("teams-edge-not-kept")


@pytest.mark.parametrize(
    "payload",
    [
        posted.said("2 4"),
        posted.said("/pulse home"),
        posted.called("home"),
        posted.submitted({"action": posted.GIVE}),
        posted.installed(),
        posted.in_team("teamArchived"),
        posted.in_team("channelDeleted", channel={"id": posted.BOARD}),
        posted.team_members("membersAdded", posted.BOT),
    ],
)
async def test_what_was_not_kept_is_posted_again(world: World, payload: Any) -> None:
    world.door.error = worlds.DatabaseDown()
    assert await world.post(payload) == AGAIN
    assert await world.said() == [], "nobody is told of an answer that there is not"
    world.door.error = None
    assert (await world.post(payload)).status == 200
    assert world.door.through == 1


async def test_a_door_that_hangs_is_not_waited_for_and_goes_on() -> None:
    async with worlds.made(patience=0.05) as world:
        world.door.open.clear()
        assert error(await world.post(posted.executed())) == (500, "NotKept")
        assert await world.post(posted.said("2 4")) == AGAIN
        world.door.open.set()
        await world.teams.settled()
        assert world.door.through == 2


async def test_a_crowd_before_a_door_that_hangs_does_not_grow_without_end() -> None:
    door, vault, api, table = worlds.Door(), worlds.Vault(), worlds.Api(), worlds.Table()
    known, after = references.References(vault), afterwards.Afterwards(api)
    one = desk.Desk(door, known, after, table.prepare, WORDS, patience=0.01, most=2)
    found = [inbound.read(posted.said(f"line {number}"), posted.NOW) for number in range(4)]
    door.open.clear()
    for deed in found[:3]:
        assert isinstance(deed, deeds.Deed)
        assert (await one.deal(deed)).status == 500
    assert len(door.events) == 2
    door.open.set()
    await one.settled()
    assert isinstance(found[3], deeds.Deed)
    assert (await one.deal(found[3])).status == 200


async def test_a_broken_vault_loses_no_answer(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.vault.error = worlds.DatabaseDown(NOTES)
    assert (await world.post(posted.executed())).body["type"] == "application/vnd.microsoft.card.adaptive"
    assert await world.post(posted.said("2 4")) == DONE
    assert world.door.through == 2
    assert "references_not_noted" in {getattr(one, "action", "") for one in caplog.records}
    assert await world.post(posted.installed("remove")) == AGAIN, "here the reference is all that matters"


async def test_a_vault_that_hangs_holds_an_answer_up_for_a_moment_only(world: World) -> None:
    world.vault.open.clear()
    async with asyncio.timeout(10):
        assert await world.post(posted.said("2 4")) == DONE
    assert world.door.through == 1


async def test_a_move_that_could_not_be_kept_is_told_again(world: World) -> None:
    await world.post(posted.said("one"))
    world.door.error = worlds.DatabaseDown()
    assert await world.post(posted.said("two", localTimezone="Europe/Lisbon", entities=[])) == AGAIN
    world.door.error = None
    assert await world.post(posted.said("two", localTimezone="Europe/Lisbon", entities=[])) == DONE
    assert len(world.door.happenings) == 2


async def test_a_card_that_cannot_be_drawn_is_not_taken_for_an_answer_that_was_not_kept(world: World) -> None:
    world.table.error = RuntimeError(NOTES)
    seen = await world.post(posted.executed())
    assert (seen.body["statusCode"], seen.body["value"]) == (200, WORDS.say("teams-edge-not-shown"))
    assert world.door.through == 1


@pytest.mark.parametrize("payload", [posted.executed(verb="of_another_app"), posted.executed("") | {"value": [posted.GIVE]}])
async def test_an_unknown_button_is_told_so(world: World, payload: Any) -> None:
    assert error(await world.post(payload)) == (400, "BadRequest")
    assert world.door.events == []


@pytest.mark.parametrize("name", ["task/fetch", "composeExtension/query", "signin/verifyState", "", None, {}])
async def test_an_invoke_for_what_this_app_has_not(world: World, name: Any) -> None:
    assert await world.post(posted.executed() | {"name": name}) == Seen(status=501)


async def test_a_card_of_last_year_is_for_the_door_to_explain(world: World) -> None:
    for payload in (posted.executed("bp0:give:7"), posted.submitted({"action": "bp0:give:7"})):
        assert (await world.post(payload)).status == 200
    assert len(world.door.events) == 2


async def test_somebody_of_another_tenant_is_told_where_only_they_read_it(world: World) -> None:
    line = WORDS.say("teams-edge-stranger")
    assert (await world.post(posted.executed() | GUEST)).body["value"] == line
    assert (await world.post(posted.in_channel(posted.executed()) | GUEST)).body["value"] == line
    assert await world.post(posted.said("hello") | GUEST) == DONE
    assert await world.post(posted.called("hello") | GUEST) == DONE
    assert await world.said() == [(posted.CHAT, line)]
    assert (world.door.events, world.vault.kept) == ([], {})


async def test_words_that_cannot_be_read_are_told_so_in_the_own_chat_alone(world: World) -> None:
    odd_value = posted.submitted(["not", "a", "dictionary"])
    assert await world.post(odd_value) == DONE
    assert await world.post(posted.in_channel(odd_value)) == DONE
    assert await world.post(odd_value | {"from": None}) == DONE
    assert await world.said() == [(posted.CHAT, WORDS.say("teams-edge-not-understood"))]
    assert world.door.events == []


async def test_a_text_as_long_as_it_may_be(world: World) -> None:
    text = "board " * 40_000
    assert await world.post(posted.said(text)) == DONE
    assert await world.post(posted.executed(posted.NOTE, text=text)) != AGAIN
    assert [len(getattr(event, "text", "")) for event in world.door.events] == [len(text.strip()), len(text)]
    assert (await world.post(posted.said("x" * 300_000))).status == 413


class Log(logging.Handler):
    """What would stand in our log, whole. pytest's own capture looks past it, into the framework's."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record) + repr(record.__dict__))
        if getattr(record, "action", "") == "teams_library":
            self.errors.append(getattr(record, "error", "?"))


async def test_the_framework_says_nothing_of_what_was_posted(world: World) -> None:
    log = Log()
    logging.getLogger().addHandler(log)
    try:
        await world.post(posted.called(NOTES, unknownKey=NOTES))
        logging.getLogger("msrest.serialization").warning("%s is not a known attribute", NOTES)
        logging.getLogger("botbuilder.core").error("it was %s", NOTES, exc_info=ValueError(NOTES))
    finally:
        logging.getLogger().removeHandler(log)
    assert log.errors == ["", "ValueError"]
    assert not any(NOTES in line for line in log.lines)


async def test_no_activity_is_more_than_we_can_take(world: World) -> None:
    dice = random.Random(20261122)
    answered: dict[int, int] = {}

    async def one(number: int) -> None:
        payload = copy.deepcopy(odd.SAMPLES[number % len(odd.SAMPLES)])
        for _ in range(dice.randint(1, 3)):
            inside, key = dice.choice([spot for spot in odd.spots(payload) if spot != (payload, "serviceUrl")])
            inside[key] = copy.deepcopy(dice.choice(odd.ODD))
        seen = await world.post(payload)
        answered[seen.status] = answered.get(seen.status, 0) + 1
        assert seen.status in {200, 403, 501}, json.dumps(payload)

    for start in range(0, NUMBER, AT_ONCE):
        await asyncio.gather(*map(one, range(start, start + AT_ONCE)))
    await world.said()
    assert answered[200] > NUMBER // 2
    assert 0 < len(world.door.events) < NUMBER


async def test_pictures_leave_time_to_answer_teams_before_it_gives_up(world: World) -> None:
    await world.post(posted.executed())
    assert 3.0 < world.table.seconds[0] <= 6.0
