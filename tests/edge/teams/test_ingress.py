"""What comes in with a good token: it is read as far as it is for us, answered as the app says, and refused without a word otherwise."""

import asyncio
import json
import urllib.parse
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.teams import answers, ingress, service_urls
from tests.teams import authority, gates

GOOD = authority.bearer(authority.token())
TOKEN = {"Authorization": GOOD}
LOCAL = "http://localhost:56150/_connector"


@pytest.fixture
async def world() -> AsyncIterator[gates.World]:
    async with gates.made() as one:
        yield one


async def test_an_activity_comes_through_as_it_was_sent(world: gates.World) -> None:
    sent = gates.activity(text="ünï \u202e🙂", value={"action": "x"})
    assert await world.post(sent) == (200, b"")
    assert world.taken == [sent]


async def test_the_answer_is_what_the_app_says(world: gates.World) -> None:
    said = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Kept – thank you"}
    world.answer = answers.Answer(body=said)
    async with world.session.post(world.url, json=gates.activity(), headers=TOKEN) as response:
        assert (response.status, response.content_type, await response.json()) == (200, "application/json", said)
    world.answer = answers.Answer(status=500)
    assert await world.post(gates.activity()) == (500, b"")


@pytest.mark.parametrize("body", [None, {"value": "Kept"}])
async def test_what_follows_an_answer_begins_when_it_has_left(world: gates.World, body: Any) -> None:
    done = asyncio.Event()
    world.answer = answers.Answer(body=body, then=done.set)
    assert (await world.post(gates.activity()))[0] == 200
    async with asyncio.timeout(10):
        await done.wait()


async def test_what_follows_an_answer_follows_for_somebody_who_hung_up_too() -> None:
    done = asyncio.Event()
    writers: list[asyncio.StreamWriter] = []

    async def take(payload: Any) -> answers.Answer:
        writers[0].close()
        await writers[0].wait_closed()
        return answers.Answer(body={"value": "Kept"}, then=done.set)

    gate = ingress.Gate(None, service_urls.Allowed(loopback_only=True), app_id=None, tenants=frozenset())
    async with authority.listening([ingress.route(gate, take)]) as root:
        body = json.dumps(gates.activity(serviceUrl=LOCAL)).encode()
        writers.append(await promised(root + gates.PATH, body[:-1], more=1))
        writers[0].write(body[-1:])
        async with asyncio.timeout(10):
            await done.wait()


async def promised(url: str, body: bytes, more: int = 0) -> asyncio.StreamWriter:
    """Post by hand, and say that so many more bytes will come."""
    host = urllib.parse.urlsplit(url)
    _, writer = await asyncio.open_connection(host.hostname, host.port)
    lines = [f"POST {host.path} HTTP/1.1", f"Host: {host.netloc}", f"Authorization: {GOOD}", f"Content-Length: {len(body) + more}", "", ""]
    writer.write("\r\n".join(lines).encode() + body)
    await writer.drain()
    return writer


async def test_a_body_that_breaks_off_stays_without_effect(world: gates.World) -> None:
    writer = await promised(world.url, json.dumps(gates.activity()).encode(), more=1)
    writer.close()
    await writer.wait_closed()
    assert (await world.post(gates.activity()))[0] == 200
    assert len(world.taken) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"1",
        b'{"type": "message", "te',
        b"[" * 5000 + b"]" * 5000,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b'{"a": ' + b"9" * 6000 + b"}",
        '{"type": "ünquoted"}'.encode("latin-1"),
        b"\xff\xfe{\x00}\x00",
        json.dumps(gates.activity()).encode("utf-16"),
        b"\xef\xbb\xbf{}",
        b"text=help",
    ],
)
async def test_what_cannot_be_read_is_refused_without_a_word(world: gates.World, body: bytes) -> None:
    assert await world.raw(body, TOKEN) == (400, b"")
    assert world.taken == []


async def test_the_largest_body_comes_through_and_one_byte_more_does_not(world: gates.World) -> None:
    bare = json.dumps(gates.activity(text="")).encode()
    full = json.dumps(gates.activity(text="x" * (ingress.LIMIT - len(bare)))).encode()
    assert (await world.raw(full, TOKEN))[0] == 200
    assert await world.raw(full + b" ", TOKEN) == (413, b"")
    assert await world.raw(full + b" ", {}) == (413, b"")
    assert len(world.taken) == 1


async def test_an_enormous_body_of_unknown_length_is_cut(world: gates.World) -> None:
    async def pieces() -> Any:
        for _ in range(20):
            yield b"x" * 32 * 1024

    assert await world.raw(pieces(), TOKEN) == (413, b"")


async def test_a_packed_body_is_not_unpacked(world: gates.World) -> None:
    assert await world.raw(b"\x1f\x8b" + bytes(64), {**TOKEN, "Content-Encoding": "gzip"}) == (415, b"")


async def test_it_is_posted_or_not_at_all(world: gates.World) -> None:
    async with world.session.get(world.url, headers=TOKEN) as response:
        assert response.status == 405


@pytest.mark.parametrize(
    "recipient",
    [
        None,
        {},
        "",
        [],
        {"id": None},
        {"id": authority.APP},
        {"id": "28:another"},
        {"id": f"28:{authority.APP}x"},
        {"id": ["28:" + authority.APP]},
    ],
)
async def test_what_is_for_another_bot_is_refused(world: gates.World, recipient: Any) -> None:
    assert await world.post(gates.activity(recipient=recipient)) == (403, b"")
    assert world.taken == []


@pytest.mark.parametrize("channel", [None, "", "emulator", "MSTEAMS", "msteams ", ["msteams"], {"msteams": 1}])
async def test_what_is_not_from_teams_is_refused(world: gates.World, channel: Any) -> None:
    assert await world.post(gates.activity(channelId=channel)) == (403, b"")
    assert world.taken == []


def of_tenants(in_data: Any, in_conversation: Any) -> dict[str, Any]:
    """An activity that names these tenants."""
    return gates.activity(channelData={"tenant": {"id": in_data}}, conversation={"id": "a:one", "tenantId": in_conversation})


OURS, OTHER = authority.TENANT, "88880000-aaaa-4bbb-8ccc-ddddeeeeffff"
AGREEING = [of_tenants(OURS, OURS), of_tenants(OURS.upper(), OURS), of_tenants(OURS, None), of_tenants("", OURS)]
AT_ODDS = [of_tenants(OURS, OTHER), of_tenants(OTHER, OURS), of_tenants([OURS], OURS), of_tenants(OURS, {"id": OURS}), of_tenants(1, None)]
NAMELESS = [
    of_tenants(None, ""),
    gates.activity(channelData=[], conversation="a:one"),
    gates.activity(channelData={"tenant": OURS}, conversation=None),
]


@pytest.mark.parametrize("payload", AGREEING)
async def test_an_allowed_tenant_is_known_by_either_name(payload: Any) -> None:
    async with gates.made(tenants=frozenset({OURS.upper(), "another"})) as world:
        assert (await world.post(payload))[0] == 200


@pytest.mark.parametrize("payload", [*AT_ODDS, *NAMELESS, of_tenants(OTHER, OTHER), of_tenants(None, OTHER)])
async def test_any_other_tenant_is_refused(payload: Any) -> None:
    async with gates.made(tenants=frozenset({OURS})) as world:
        assert await world.post(payload) == (403, b"")
        assert world.taken == []


async def test_where_every_tenant_may_come_it_must_still_be_one() -> None:
    async with gates.made() as world:
        assert [(await world.post(payload))[0] for payload in [*AGREEING, *NAMELESS, of_tenants(OTHER, OTHER)]] == [200] * 8
        assert [(await world.post(payload))[0] for payload in AT_ODDS] == [403] * 5


async def test_in_development_this_machine_needs_no_token() -> None:
    async with gates.made(development=True, app_id=None, allowed=service_urls.Allowed(loopback_only=True)) as world:
        sent = gates.activity(serviceUrl=LOCAL, recipient={"id": "28:any"})
        assert await world.raw(json.dumps(sent).encode(), {}) == (200, b"")
        assert await world.raw(json.dumps(gates.activity()).encode(), {}) == (403, b"")
        assert await world.raw(json.dumps({**sent, "channelId": "emulator"}).encode(), {}) == (403, b"")
        assert world.taken == [sent]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "bot.example"},
        {"Host": "localhost.evil.test"},
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-Host": "bot.example"},
        {"Forwarded": "for=203.0.113.9"},
        {"Origin": "https://evil.test"},
    ],
)
async def test_in_development_a_tunnel_or_a_web_page_is_no_neighbour(headers: dict[str, str]) -> None:
    async with gates.made(development=True, app_id=None, allowed=service_urls.Allowed(loopback_only=True)) as world:
        assert await world.raw(json.dumps(gates.activity(serviceUrl=LOCAL)).encode(), headers) == (403, b"")
        assert world.taken == []
