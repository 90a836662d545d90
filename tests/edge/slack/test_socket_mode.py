"""The connection of Socket Mode: kept, renewed and left, and what becomes of envelopes meanwhile."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.slack import answers, deeds, payloads, socket_mode
from tests.edge.slack import link as links
from tests.edge.slack import posted
from tests.edge.slack import world as worlds
from tests.edge.slack.world import Seen

INTERACTION, EVENT = deeds.Kind.INTERACTION, deeds.Kind.EVENT
DONE = Seen(status=200)


@contextlib.asynccontextmanager
async def connected(link: links.Link) -> AsyncIterator[worlds.World]:
    async with worlds.made(signing_secret=None, app_token="xapp-1", api_url=f"{link.url}/api/") as world:  # noqa: S106 - opens nothing
        await link.connected()
        yield world


async def test_it_connects_with_the_app_token_and_leaves_nothing_open(link: links.Link) -> None:
    before = asyncio.all_tasks()
    async with connected(link) as world:
        assert link.tokens == {"Bearer xapp-1"}
        assert world.slack.routes == ()
    await link.gone()
    assert link.opened == 1
    assert {task for task in asyncio.all_tasks() - before if "slack" in repr(task)} == set()


async def test_when_slack_asks_for_it_the_connection_is_renewed(link: links.Link) -> None:
    async with connected(link) as world:
        await link.say({"type": "disconnect", "reason": "refresh_requested"})
        await link.connected(times=2)
        assert await link.deliver(INTERACTION, posted.press()) == DONE
        assert len(world.door.events) == 1


async def test_a_lost_connection_comes_back(link: links.Link) -> None:
    async with connected(link) as world:
        await link.drop()
        await link.connected(times=2)
        assert await link.deliver(INTERACTION, posted.press()) == DONE
        assert len(world.door.events) == 1


async def test_an_envelope_under_way_is_acknowledged_before_leaving(link: links.Link) -> None:
    async with connected(link) as world:
        world.door.open.clear()
        name = await link.send(INTERACTION, posted.press())
        await world.door.arrived()
        asyncio.get_running_loop().call_later(0.01, world.door.open.set)
    assert await link.answer(name) == DONE


@pytest.mark.parametrize(
    "envelope",
    [
        {"type": "unheard_of", "payload": {}},
        {"type": EVENT, "payload": {}},
        {"type": INTERACTION, "payload": {"type": []}},
        {"type": INTERACTION, "payload": "text"},
        {"type": [], "payload": {}},
    ],
)
async def test_an_envelope_that_cannot_be_read_is_acknowledged_and_forgotten(link: links.Link, envelope: dict[str, Any]) -> None:
    async with connected(link) as world:
        assert await link.answer(await link.send(envelope["type"], envelope["payload"])) == DONE
        assert world.door.events == []


async def test_lines_that_are_no_envelopes_do_no_harm(link: links.Link) -> None:
    async with connected(link) as world:
        for line in ({}, {"type": "hello"}, {"type": EVENT, "payload": {}}, {"envelope_id": 1, "type": EVENT, "payload": 5}):
            await link.say(line)
        assert await link.deliver(INTERACTION, posted.press()) == DONE
        assert len(world.door.events) == 1


async def test_an_event_takes_no_words_with_its_acknowledgement(link: links.Link) -> None:
    """Slack closes connections on which it is told what it did not ask."""

    async def take(kind: deeds.Kind, payload: payloads.Payload) -> answers.Answer:
        return answers.Answer(body={"text": "unasked"})

    async with socket_mode.SocketMode("xapp-1", f"{link.url}/api/", take).connected():
        await link.connected()
        assert await link.deliver(EVENT, posted.said("x")) == DONE
        assert await link.deliver(INTERACTION, posted.press()) == Seen(status=200, body={"text": "unasked"})


async def test_an_address_that_no_longer_lets_us_in_is_given_up(link: links.Link) -> None:
    """Slack's client tries the address it has again and again; each is good for one connection only."""

    async def take(kind: deeds.Kind, payload: payloads.Payload) -> answers.Answer:
        return answers.Answer()

    link.full = 1
    async with socket_mode.SocketMode("xapp-1", f"{link.url}/api/", take, look=0.01, lost_for=0.05).connected():
        await link.connected()
        assert await link.deliver(EVENT, posted.said("x")) == DONE


async def test_slack_may_be_away_when_we_start() -> None:
    async with worlds.made(signing_secret=None, app_token="xapp-1") as world:  # noqa: S106 - opens nothing
        assert world.door.events == []
