"""The adapter for one test, by one way in or by both."""

from collections.abc import AsyncIterator

import pytest

from tests.edge.slack import link as links
from tests.edge.slack import world as worlds


@pytest.fixture
async def world() -> AsyncIterator[worlds.World]:
    """Behind its HTTP address."""
    async with worlds.made() as made:
        yield made


@pytest.fixture
async def link() -> AsyncIterator[links.Link]:
    """Slack's side of Socket Mode."""
    made = links.Link()
    async with worlds.serving(made.application()) as made.url:
        yield made


@pytest.fixture(params=["http", "socket"])
async def either(request: pytest.FixtureRequest, link: links.Link) -> AsyncIterator[worlds.World]:
    """By each way in. Every test that asks for it runs twice, and must come to the same."""
    if request.param == "http":
        async with worlds.made() as made:
            yield made
        return
    async with worlds.made(signing_secret=None, app_token="xapp-1", api_url=f"{link.url}/api/") as made:  # noqa: S106 - opens nothing
        await link.connected()
        made.by_socket = link.deliver
        yield made
