"""What Slack did not sign goes no further than its signature; what it signed and cannot be read gets an answer without a word."""

import asyncio
import hashlib
import hmac
import json
import urllib.parse
from typing import Any

import pytest

from adapters.slack import deeds, ingress
from tests.edge.slack import posted
from tests.edge.slack import world as worlds

SURFACES: list[tuple[deeds.Kind, dict[str, Any]]] = [
    (deeds.Kind.INTERACTION, posted.press()),
    (deeds.Kind.INTERACTION, posted.press_in_view()),
    (deeds.Kind.INTERACTION, posted.sent("x")),
    (deeds.Kind.INTERACTION, posted.shortcut()),
    (deeds.Kind.COMMAND, posted.command("help")),
    (deeds.Kind.EVENT, posted.said("2 4")),
    (deeds.Kind.EVENT, posted.event({"type": "channel_archive", "channel": "C1"})),
    (deeds.Kind.EVENT, {"type": "url_verification", "challenge": "c"}),
]
STAMP = str(int(posted.NOW.timestamp()))


def signed_bytes(body: bytes) -> dict[str, str]:
    """As the SDK signs, for bytes that are no text."""
    digest = hmac.new(worlds.SIGNED_WITH.encode(), f"v0:{STAMP}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": STAMP, "X-Slack-Signature": f"v0={digest}"}


def nothing_came_through(world: worlds.World) -> bool:
    return not (world.door.events or world.door.happenings or world.known.asked or world.api.calls or world.api.responses)


@pytest.mark.parametrize(
    "forged",
    [
        lambda body: {},
        lambda body: worlds.signed(body, key="another"),
        lambda body: worlds.signed(body + b" "),
        lambda body: worlds.signed(body, late=-301),
        lambda body: worlds.signed(body, late=301),
        lambda body: {"X-Slack-Signature": worlds.signed(body)["X-Slack-Signature"]},
        lambda body: {"X-Slack-Request-Timestamp": STAMP},
        lambda body: worlds.signed(body) | {"X-Slack-Request-Timestamp": str(int(STAMP) + 1)},
        lambda body: worlds.signed(body) | {"X-Slack-Request-Timestamp": "yesterday"},
        lambda body: worlds.signed(body) | {"X-Slack-Request-Timestamp": f"{STAMP}.0"},
        lambda body: worlds.signed(body) | {"X-Slack-Request-Timestamp": "-" + STAMP},
        lambda body: worlds.signed(body) | {"X-Slack-Request-Timestamp": "9" * 5000},
        lambda body: worlds.signed(body) | {"X-Slack-Request-Timestamp": "١٢٣"},
        lambda body: worlds.signed(body) | {"X-Slack-Signature": "v0=ümlaut"},
        lambda body: worlds.signed(body) | {"X-Slack-Signature": "v0="},
        lambda body: worlds.signed(body) | {"X-Slack-Signature": "v1" + worlds.signed(body)["X-Slack-Signature"][2:]},
    ],
)
async def test_nothing_unsigned_comes_to_the_door_or_to_bolt(world: worlds.World, forged: Any) -> None:
    for kind, payload in SURFACES:
        body, content_type = worlds.encoded(kind, payload)
        assert await world.raw(body, {"Content-Type": content_type, **forged(body)}) == (401, b"")
    assert nothing_came_through(world)


async def test_the_same_requests_signed_do_come_through(world: worlds.World) -> None:
    """So the spies of the test above would have seen."""
    for kind, payload in SURFACES:
        assert (await world.post(kind, payload)).status == 200
    assert (len(world.door.events), len(world.door.happenings), len(world.known.asked)) == (6, 1, 6)


@pytest.mark.parametrize("late", [-299, 299])
async def test_a_clock_may_be_a_little_off(world: worlds.World, late: float) -> None:
    body, content_type = worlds.encoded(deeds.Kind.INTERACTION, posted.press())
    assert (await world.raw(body, {"Content-Type": content_type} | worlds.signed(body, late=late)))[0] == 200


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", worlds.JSON),
        (b"", worlds.FORM),
        (b"null", worlds.JSON),
        (b"[]", worlds.JSON),
        (b'"text"', worlds.JSON),
        (b'{"type": "event_callback", "ev', worlds.JSON),
        (b"[" * 5000 + b"]" * 5000, worlds.JSON),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, worlds.JSON),
        (b'{"a": ' + b"9" * 6000 + b"}", worlds.JSON),
        ('{"type": "ünquoted"}'.encode("latin-1"), worlds.JSON),
        (b"\xff\xfe{\x00}\x00", worlds.JSON),
        (b"payload=", worlds.FORM),
        (b"payload=%7B%22type%22", worlds.FORM),
        (b"payload=%5B%5D", worlds.FORM),
        (b"payload=%FF%FE", worlds.FORM),
        (b"payload=%7B%22a%22%3A%22%E4%22%7D", worlds.FORM),
        (b"payload=" + b"%5B" * 5000, worlds.FORM),
        (b"no=thing", worlds.FORM),
        (b"&".join(b"command=%d" % number for number in range(500)), worlds.FORM),
        (b"--x\r\nContent-Disposition: form-data; name=payload\r\n\r\n{}\r\n--x--", "multipart/form-data; boundary=x"),
        (b'{"type": "url_verification"}', worlds.JSON),
        (b'{"type": "url_verification", "challenge": {"a": 1}}', worlds.JSON),
    ],
)
async def test_what_cannot_be_read_is_refused_without_a_word(world: worlds.World, body: bytes, content_type: str) -> None:
    assert await world.raw(body, signed_bytes(body) | {"Content-Type": content_type}) == (400, b"")
    assert nothing_came_through(world)


async def test_a_person_may_write_the_mark_for_lost_letters(world: worlds.World) -> None:
    assert (await world.post(deeds.Kind.COMMAND, posted.command("what is \ufffd?"))).status == 200
    assert len(world.door.events) == 1


@pytest.mark.parametrize("is_signed", [True, False])
async def test_an_enormous_body_is_not_even_looked_at(world: worlds.World, is_signed: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    body = b"payload=" + b"%41" * (ingress.LIMIT // 3)
    assert await world.raw(body, signed_bytes(body) if is_signed else {}) == (413, b"")
    assert nothing_came_through(world)


async def test_an_enormous_body_of_unknown_length_is_cut(world: worlds.World) -> None:
    async def pieces() -> Any:
        for _ in range(20):
            yield b"x" * 32 * 1024

    async with world.session.post(world.url, data=pieces()) as response:
        assert (response.status, await response.read()) == (413, b"")


async def test_a_packed_body_is_not_unpacked(world: worlds.World) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    assert await world.raw(b"\x1f\x8b" + bytes(64), headers) == (413, b"")


async def test_a_body_that_breaks_off_stays_without_effect(world: worlds.World) -> None:
    """The sender promised more than came, and hung up."""
    body, content_type = worlds.encoded(deeds.Kind.INTERACTION, posted.press())
    host = urllib.parse.urlsplit(world.url)
    _, writer = await asyncio.open_connection(host.hostname, host.port)
    lines = [f"POST {host.path} HTTP/1.1", f"Host: {host.netloc}", f"Content-Type: {content_type}", f"Content-Length: {len(body) + 1}"]
    lines += [f"{key}: {value}" for key, value in signed_bytes(body).items()]
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert (await world.post(deeds.Kind.INTERACTION, posted.press())).status == 200
    assert len(world.door.events) == 1


async def test_slack_looks_whether_we_are_there(world: worlds.World) -> None:
    seen = await world.post(deeds.Kind.EVENT, {"type": "url_verification", "challenge": "abc", "token": "t"})
    assert (seen.status, seen.body) == (200, {"challenge": "abc"})
    body = b"ssl_check=1&token=t"
    assert await world.raw(body, signed_bytes(body) | {"Content-Type": "application/x-www-form-urlencoded"}) == (200, b"")
    assert nothing_came_through(world)


async def test_without_a_signing_secret_there_is_no_address() -> None:
    async with worlds.made(signing_secret=None) as one:
        assert one.slack.routes == ()
        assert (await one.raw(json.dumps(posted.press()).encode(), {}))[0] == 404
