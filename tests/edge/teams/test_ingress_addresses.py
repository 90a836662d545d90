"""No address out of an activity is ever called that is not allowed, whoever vouches for it: shown by listening at such addresses."""

import asyncio

import pytest

from adapters.teams import service_urls
from tests.teams import authority, gates

ADDRESSES = [
    "http://127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/",
    "http://localhost:{port}/_connector",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::1]:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f.1:{port}/",
    "http://0.0.0.0:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "https://smba.trafficmanager.net.evil.test/",
    "https://smba.trafficmanager.net.:{port}/",
    "https://smba.trafficmanager.net@127.0.0.1:{port}/",
    "https://smba.trafficmanager.net:x@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}\\@smba.trafficmanager.net/",
    "https://127.0.0.1:{port}#@smba.trafficmanager.net/",
    "https://127.0.0.1:{port}/?@smba.trafficmanager.net/",
    "https://smba.trafficmanager.net:{port}/",
    "//127.0.0.1:{port}/",
    "file:///etc/passwd",
    "",
]
OF_NO_KIND = [None, 1, True, [], {}, [authority.SERVICE_URL], {"url": authority.SERVICE_URL}]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_a_foreign_service_url_is_refused_and_not_called(address: str) -> None:
    async with gates.listener() as listener, gates.made() as world:
        assert await world.post_vouched(address.format(port=listener.port)) in {401, 403}
        assert world.taken == []
        assert listener.callers == 0


async def test_the_listener_does_hear_who_calls() -> None:
    """So it would have heard in the test above."""
    async with gates.listener() as listener:
        reader, writer = await asyncio.open_connection("127.0.0.1", listener.port)
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
        assert listener.callers == 1


@pytest.mark.parametrize("value", OF_NO_KIND)
async def test_an_activity_without_a_service_url_is_refused(value: object) -> None:
    """botbuilder would take it, and answer to wherever it was told to before."""
    async with gates.made() as world:
        assert await world.post(gates.activity(serviceUrl=value)) == (403, b"")
        assert world.taken == []


async def test_an_extra_connector_is_taken_as_it_is_written() -> None:
    near = "http://localhost:3980/_connector"
    async with gates.made(allowed=service_urls.Allowed(near)) as world:
        assert await world.post_vouched(near) == 200
        assert await world.post_vouched(authority.SERVICE_URL) == 200
        assert await world.post_vouched("http://localhost:3980/") == 403
        assert await world.post_vouched("http://127.0.0.1:3980/_connector") == 403
        assert await world.post(gates.activity(serviceUrl=near)) == (403, b"")
        assert len(world.taken) == 2
