"""The order of things, and what must not change them: answer first, then the rest; and no setting of another bot has a say."""

import asyncio

import pytest

from adapters.slack import deeds
from conversations import messages
from tests.edge.slack import posted
from tests.edge.slack import world as worlds

BOX = messages.FreeText(label="Your note", action=posted.NOTE, submit="Keep")


async def test_nothing_is_opened_or_said_before_slack_has_its_answer(world: worlds.World) -> None:
    world.door.reply = messages.Message(summary="A note", blocks=(BOX,))
    for payload in (posted.press(posted.button(posted.WRITE)), posted.shortcut(), posted.on_message([])):
        world.api.calls.clear()
        answer = await world.slack.take(deeds.Kind.INTERACTION, payload)
        for _ in range(10):
            await asyncio.sleep(0)
        assert (answer.status, world.api.calls, world.api.responses) == (200, [], [])
        assert answer.then is not None
        answer.then()
        await world.settled()
        assert len(world.api.calls) + len(world.api.responses) == 1


async def test_settings_of_another_bot_in_the_environment_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bolt reads these of its own accord."""
    for name in ("BOT_TOKEN", "CLIENT_ID", "CLIENT_SECRET", "SIGNING_SECRET", "SCOPES", "APP_TOKEN"):
        monkeypatch.setenv(f"SLACK_{name}", "another's")
    async with worlds.made() as world:
        assert (await world.post(deeds.Kind.EVENT, posted.said("2 4"))).status == 200
        assert (world.known.asked, len(world.door.events)) == ([posted.TEAM], 1)
        world.known.teams = set()
        await world.post(deeds.Kind.EVENT, posted.said("2 4"))
        assert len(world.door.events) == 1
