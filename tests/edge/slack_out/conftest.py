"""A stand-in for Slack with a few people and channels, and the real adapter in front of it."""

from collections.abc import AsyncIterator

import pytest

from adapters.slack import api, messenger
from conversations import wording
from tests.edge.slack_out import cases
from tests.slack import stand_in


@pytest.fixture
async def slack() -> AsyncIterator[stand_in.StandIn]:
    async with stand_in.running() as one:
        one.workspace.person("U0ADA", "Ada Moss")
        one.workspace.person("U0BEN", "Ben Reed")
        one.workspace.channel("C0BOARD", "northby-board")
        yield one
        assert one.problems == []


@pytest.fixture
def ticks() -> cases.Ticks:
    return cases.Ticks()


@pytest.fixture
async def calls(slack: stand_in.StandIn, ticks: cases.Ticks) -> AsyncIterator[api.Api]:
    async with api.Api(slack.base_url, slack, timeout=5.0, uptime=ticks) as one:
        yield one


@pytest.fixture
def way(calls: api.Api, ticks: cases.Ticks) -> messenger.SlackMessenger:
    return messenger.SlackMessenger(calls, wording.Wording(), cases.draw, wait=ticks.wait)
