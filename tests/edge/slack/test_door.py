"""When the door is out of order or does not answer: nobody is told that all is well, and no text is lost from a screen."""

import asyncio
import logging
from typing import Any

import pytest

from adapters.slack import deeds
from tests.edge.slack import link as links
from tests.edge.slack import posted
from tests.edge.slack import world as worlds
from tests.edge.slack.world import Seen, World

EVENT, COMMAND, INTERACTION = deeds.Kind.EVENT, deeds.Kind.COMMAND, deeds.Kind.INTERACTION
REFUSED = Seen(status=500)
PRESSES = [
    (INTERACTION, posted.press()),
    (INTERACTION, posted.press_in_view()),
    (INTERACTION, posted.press(posted.button(posted.WRITE))),
    (INTERACTION, posted.draft("so far")),
    (INTERACTION, posted.shortcut()),
    (EVENT, posted.said("2 4")),
    (EVENT, posted.home_opened()),
    (EVENT, posted.event({"type": "app_uninstalled"})),
]
SAVED = worlds.WORDS.say("slack-edge-box-not-kept")
NOT_KEPT = worlds.WORDS.say("slack-edge-not-kept")


@pytest.mark.parametrize(("kind", "payload"), PRESSES)
async def test_what_is_not_kept_is_not_acknowledged(world: World, kind: deeds.Kind, payload: Any) -> None:
    world.door.error = worlds.DatabaseDown("a note of somebody")
    assert await world.post(kind, payload) == REFUSED
    await world.settled()
    assert world.api.calls == []
    world.door.error = None
    assert (await world.post(kind, payload)).status == 200


async def test_a_box_stays_open_with_its_text(either: World) -> None:
    either.door.error = worlds.DatabaseDown()
    seen = await either.deliver(INTERACTION, posted.sent("long words"))
    assert seen == Seen(status=200, body={"response_action": "errors", "errors": {"text": SAVED}})


async def test_a_command_says_that_it_may_not_be_kept(either: World) -> None:
    either.door.error = worlds.DatabaseDown()
    assert await either.deliver(COMMAND, posted.command("2 4")) == Seen(status=200, body={"response_type": "ephemeral", "text": NOT_KEPT})


async def test_a_database_that_fails_before_the_door_is_no_better(world: World) -> None:
    world.known.error = worlds.DatabaseDown()
    assert await world.post(EVENT, posted.said("2 4")) == REFUSED
    assert (await world.post(COMMAND, posted.command("2 4"))).body["text"] == NOT_KEPT
    assert (await world.post(INTERACTION, posted.sent("words"))).body["errors"] == {"text": SAVED}
    assert world.door.events == []


async def test_a_door_that_hangs_is_not_waited_for_and_not_cut_short() -> None:
    async with worlds.made(patience=0.01) as world:
        world.door.open.clear()
        for kind, payload in PRESSES:
            assert await world.post(kind, payload) == REFUSED
        assert (await world.post(COMMAND, posted.command("2 4"))).body["text"] == NOT_KEPT
        assert (await world.post(INTERACTION, posted.sent("words"))).body["errors"] == {"text": SAVED}
        assert world.door.through == 0
        world.door.open.set()
        await world.settled()
        assert world.door.through == len(PRESSES) + 2


async def test_a_door_that_fails_late_is_heard_of(caplog: pytest.LogCaptureFixture) -> None:
    async with worlds.made(patience=0.01) as world:
        world.door.open.clear()
        assert await world.post(INTERACTION, posted.press()) == REFUSED
        world.door.error = worlds.DatabaseDown("a note of somebody")
        world.door.open.set()
        await world.settled()
    actions = [getattr(record, "action", "") for record in caplog.records]
    assert actions.count("door_hangs") == 1
    assert actions.count("door_late") == 1


async def test_somebody_who_hangs_up_does_not_stop_the_keeping(world: World) -> None:
    world.door.open.clear()
    posting = asyncio.create_task(world.post(INTERACTION, posted.press()))
    await world.door.arrived()
    posting.cancel()
    await asyncio.wait((posting,))
    world.door.open.set()
    await world.settled()
    assert world.door.through == 1


async def test_two_hundred_at_once(world: World) -> None:
    seen = await asyncio.gather(*(world.post(INTERACTION, posted.press()) for _ in range(200)))
    assert {one.status for one in seen} == {200}
    assert world.door.through == 200


async def test_leaving_waits_for_what_is_under_way() -> None:
    async with worlds.made() as world:
        world.door.open.clear()
        posting = asyncio.create_task(world.post(INTERACTION, posted.press()))
        await world.door.arrived()
        world.door.open.set()
    assert world.door.through == 1
    await asyncio.wait((posting,))


async def test_over_a_socket_what_is_not_kept_stays_unacknowledged(link: links.Link) -> None:
    async with worlds.made(signing_secret=None, app_token="xapp-1", api_url=f"{link.url}/api/") as world:  # noqa: S106 - opens nothing
        await link.connected()
        world.door.error = worlds.DatabaseDown()
        lost = [await link.send(kind, payload) for kind, payload in PRESSES]
        await world.door.arrived(len(PRESSES))
        world.door.error = None
        await link.deliver(INTERACTION, posted.press())
    assert not set(lost) & set(link.acknowledged)


async def test_the_log_tells_of_trouble_and_never_of_words(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "my mother is ill"  # noqa: S105 - what somebody writes
    world.door.error = worlds.DatabaseDown(secret)
    for kind, payload in [*PRESSES, (INTERACTION, posted.sent(secret)), (COMMAND, posted.command(secret)), (EVENT, posted.said(secret))]:
        await world.post(kind, payload)
    world.known.teams = set()
    await world.post(COMMAND, posted.command(secret))
    await world.post(COMMAND, posted.command(secret) | {"trigger_id": ""})
    await world.post(INTERACTION, posted.on_message([{"text": secret}]))
    ours = [record for record in caplog.records if record.name.startswith(("adapters", "slack_bolt", "slack_sdk", "boardpulse"))]
    assert {getattr(record, "action", "") for record in ours} >= {"door_failed", "unknown_workspace", "not_understood", "slack_library"}
    assert all(getattr(record, "action", "") for record in ours)
    assert secret not in caplog.text
    assert not any(secret in str(vars(record)) for record in ours)
    assert posted.HOOK not in str([vars(record) for record in ours])
