"""The one workspace of a token from outside: who we are there is asked once, and never in the way of a request."""

import asyncio
import datetime
from collections.abc import AsyncIterator

import pytest

from adapters.slack import workspaces
from bot import clock
from tests.edge.slack_install import slack as slack_side


@pytest.fixture
def time() -> clock.ManualClock:
    return clock.ManualClock(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC))


@pytest.fixture
async def slack() -> AsyncIterator[slack_side.Slack]:
    async with slack_side.serving() as one:
        yield one


async def test_one_workspace_never_keeps_a_request_waiting(slack: slack_side.Slack, time: clock.ManualClock) -> None:
    go_on = asyncio.Event()

    async def slowly(args: dict[str, str]) -> slack_side.Answer:
        await go_on.wait()
        return {"ok": True, "user_id": "UBOT", "bot_id": "B1", "team_id": "T1"}

    slack.answers["auth.test"] = slowly
    known = workspaces.OneWorkspace("xoxb-one", base_url=slack.base_url, time_of=time)
    first = await known.authorize(None, "T1", "U7")
    assert first is not None
    assert (first.bot_token, first.bot_user_id, first.user_id) == ("xoxb-one", None, "U7")
    go_on.set()
    assert await known.bot_user_id("T1") == "UBOT"
    again = await known.authorize(None, "T1", "U7")
    assert again is not None
    assert (again.bot_user_id, again.bot_id) == ("UBOT", "B1")
    assert [args["authorization"] for args in slack.called("auth.test")] == ["Bearer xoxb-one"], "asked once"
    assert (await known.token("T1"), await known.token("T2")) == ("xoxb-one", "xoxb-one")


async def test_one_workspace_asks_again_after_a_while_when_slack_did_not_say(slack: slack_side.Slack, time: clock.ManualClock) -> None:
    known = workspaces.OneWorkspace("xoxb-one", base_url=slack.base_url, time_of=time)
    assert [await known.bot_user_id("T1") for _ in range(3)] == [None] * 3
    assert len(slack.calls) == 1
    slack.says("auth.test", {"ok": True, "user_id": "UBOT", "bot_id": "B1"})
    time.move_to(time.now() + workspaces.FRESH)
    assert await known.bot_user_id("T1") == "UBOT"
