"""Microsoft's keys: fetched once, renewed behind everybody's back, and good for as long as the host that has them is away."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt import algorithms

from adapters.teams import keys, service_urls
from tests.teams import authority, gates

BOTH = ["openidconfiguration", "keys"]
DAY = 24 * 3600


@contextlib.asynccontextmanager
async def running(microsoft: authority.Authority, clock: authority.Clock) -> AsyncIterator[keys.Keys]:
    known = keys.Keys(microsoft.openid_url, time_of=clock)
    async with known.running():
        yield known


async def looked(known: keys.Keys, *kids: str) -> list[bool]:
    """Which of these are known; all are asked for at once."""
    return [one is not None for one in await asyncio.gather(*(known.find(kid) for kid in kids))]


class Slow:
    """A host that answers nobody until it is told to."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.answers = asyncio.Event()

    async def __call__(self) -> None:
        self.asked.set()
        await self.answers.wait()


async def test_the_keys_are_fetched_once() -> None:
    clock = authority.Clock()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, *[authority.KID] * 50) == [True] * 50
        clock.goes_on(DAY - 1)
        assert await looked(known, authority.KID) == [True]
        assert microsoft.asked == BOTH


async def test_old_keys_serve_while_new_ones_are_fetched() -> None:
    clock, slow = authority.Clock(), Slow()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, authority.KID) == [True]
        microsoft.before, microsoft.keys = slow, [authority.jwk("key-2")]
        clock.goes_on(DAY)
        assert await looked(known, authority.KID) == [True]
        await slow.asked.wait()
        assert await looked(known, authority.KID, authority.KID) == [True, True]
        slow.answers.set()
        assert await looked(known, "key-2") == [True]
        assert await looked(known, authority.KID) == [False]
        assert microsoft.asked == [*BOTH, *BOTH]


async def test_an_unknown_key_is_looked_for_at_once() -> None:
    """Microsoft has begun to sign with a new one."""
    clock = authority.Clock()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, authority.KID) == [True]
        microsoft.keys = [authority.jwk(), authority.jwk("key-2")]
        clock.goes_on(60)
        assert await looked(known, "key-2", authority.KID) == [True, True]


async def test_unknown_keys_are_looked_for_once_a_minute_and_never_twice_at_once() -> None:
    clock, slow = authority.Clock(), Slow()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, authority.KID) == [True]
        clock.goes_on(59)
        assert await looked(known, *map(str, range(50))) == [False] * 50
        assert microsoft.asked == BOTH
        clock.goes_on(1)
        microsoft.before = slow
        asking = asyncio.gather(*(known.find(str(number)) for number in range(50)))
        await slow.asked.wait()
        clock.goes_on(61)
        later = asyncio.gather(known.find("later"), known.find(authority.KID))
        assert await looked(known, authority.KID) == [True]
        slow.answers.set()
        assert await asking == [None] * 50
        assert (await later)[0] is None
        assert microsoft.asked == [*BOTH, *BOTH]


async def test_who_asks_for_a_known_key_never_waits_for_the_host() -> None:
    clock, slow = authority.Clock(), Slow()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, authority.KID) == [True]
        microsoft.before = slow
        clock.goes_on(60)
        unknown = asyncio.create_task(known.find("nope"))
        await slow.asked.wait()
        assert await looked(known, *[authority.KID] * 100) == [True] * 100
        assert not unknown.done()
        slow.answers.set()
        assert await unknown is None


async def test_somebody_who_hangs_up_does_not_stop_the_fetching() -> None:
    clock, slow = authority.Clock(), Slow()
    async with authority.serving() as microsoft:
        microsoft.before = slow
        async with running(microsoft, clock) as known:
            first = asyncio.create_task(known.find(authority.KID))
            await slow.asked.wait()
            first.cancel()
            await asyncio.wait([first])
            slow.answers.set()
            assert await looked(known, authority.KID) == [True]
        assert microsoft.asked == BOTH


async def test_leaving_does_not_wait_for_the_host() -> None:
    slow = Slow()
    async with authority.serving() as microsoft:
        microsoft.before = slow
        async with running(microsoft, authority.Clock()) as known:
            asking = asyncio.create_task(known.find(authority.KID))
            await slow.asked.wait()
        with pytest.raises(keys.NoKeys):
            await asking
        slow.answers.set()


def short_modulus() -> str:
    """Of a key that can be guessed."""
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - that it is too short is the point
    return str(algorithms.RSAAlgorithm.to_jwk(short.public_key(), as_dict=True)["n"])


def says(**more: Any) -> web.StreamResponse:
    return web.json_response(more)


BROKEN = [
    ("openidconfiguration", lambda: web.Response(status=500)),
    ("openidconfiguration", lambda: web.Response(status=204)),
    ("openidconfiguration", lambda: web.Response(text="<html>")),
    ("openidconfiguration", lambda: web.json_response([])),
    ("openidconfiguration", says),
    ("openidconfiguration", lambda: says(jwks_uri=1)),
    ("openidconfiguration", lambda: says(jwks_uri="http://keys.example/keys")),
    ("openidconfiguration", lambda: says(jwks_uri="https://user@keys.example/keys")),
    ("openidconfiguration", lambda: says(jwks_uri="file:///etc/passwd")),
    ("keys", lambda: web.Response(status=503)),
    ("keys", lambda: web.Response(body=b"\xff")),
    ("keys", lambda: web.Response(body=b"[" * 100_000)),
    ("keys", lambda: web.Response(text=json.dumps({"keys": [authority.jwk("key-2")]}) + " " * 2**20)),
    ("keys", says),
    ("keys", lambda: says(keys={"a": 1})),
    ("keys", lambda: says(keys=[])),
    ("keys", lambda: says(keys=["key-1", None, {}, [], {"kid": "key-1"}])),
    ("keys", lambda: says(keys=[authority.jwk(n="")])),
    ("keys", lambda: says(keys=[authority.jwk(n=None)])),
    ("keys", lambda: says(keys=[authority.jwk("key-2", n="AQAB")])),
    ("keys", lambda: says(keys=[authority.jwk("key-2", n=short_modulus())])),
    ("keys", lambda: says(keys=[authority.jwk(kty="EC")])),
    ("keys", lambda: says(keys=[authority.jwk(use="enc")])),
    ("keys", lambda: says(keys=[authority.jwk(alg="RSA-OAEP")])),
    ("keys", lambda: says(keys=[authority.jwk(kid=1)])),
    ("keys", lambda: says(keys=[authority.jwk(kty="oct", k="c2VjcmV0", n=None)])),
]


@pytest.mark.parametrize(("name", "answer"), BROKEN)
async def test_what_the_host_gets_wrong_changes_nothing(name: str, answer: Any, caplog: pytest.LogCaptureFixture) -> None:
    clock = authority.Clock()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, authority.KID) == [True]
        microsoft.answers[name] = answer
        clock.goes_on(60)
        assert await looked(known, "key-2", authority.KID) == [False, True]
        del microsoft.answers[name]
        microsoft.keys.append(authority.jwk("key-2"))
        clock.goes_on(60)
        assert await looked(known, "key-2", authority.KID) == [True, True]
    assert [getattr(record, "action", "") for record in caplog.records if record.levelno >= logging.WARNING] == ["teams_keys_failed"]
    assert not any(record.exc_info for record in caplog.records)


async def test_a_host_that_is_down_at_the_beginning_is_asked_again() -> None:
    clock = authority.Clock()
    async with authority.serving() as microsoft:
        microsoft.answers["keys"] = lambda: web.Response(status=500)
        async with running(microsoft, clock) as known:
            with pytest.raises(keys.NoKeys):
                await known.find(authority.KID)
            del microsoft.answers["keys"]
            with pytest.raises(keys.NoKeys):
                await known.find(authority.KID)
            clock.goes_on(5)
            assert await looked(known, authority.KID) == [True]


async def test_a_clock_that_was_put_back_does_not_lock_us_out() -> None:
    clock = authority.Clock()
    async with authority.serving() as microsoft, running(microsoft, clock) as known:
        assert await looked(known, authority.KID) == [True]
        microsoft.keys = [authority.jwk("key-2")]
        clock.goes_on(-7 * DAY)
        assert await looked(known, "key-2") == [True]


@pytest.mark.parametrize("name", BOTH)
async def test_nobody_is_followed_elsewhere(name: str) -> None:
    async with gates.listener() as listener, authority.serving() as microsoft:
        microsoft.answers[name] = lambda: web.Response(status=302, headers={"Location": f"http://127.0.0.1:{listener.port}/"})
        async with running(microsoft, authority.Clock()) as known:
            with pytest.raises(keys.NoKeys):
                await known.find(authority.KID)
        assert microsoft.asked == BOTH[: BOTH.index(name) + 1]
        assert listener.callers == 0


async def test_keys_that_are_not_for_signatures_are_left_out() -> None:
    async with authority.serving() as microsoft:
        microsoft.keys = [None, authority.jwk("key-2", use="enc"), authority.jwk("key-3", endorsements="msteams"), authority.jwk(use=None)]
        async with running(microsoft, authority.Clock()) as known:
            assert await looked(known, "key-2", "key-3", authority.KID) == [False, True, True]
            unendorsed = await known.find("key-3")
    assert unendorsed is not None
    assert unendorsed.endorsements == frozenset()


@pytest.mark.parametrize(
    "url", ["http://login.example/openid", "https://user@login.example/openid", "login.example", "http://localhost.evil.test/"]
)
def test_an_address_that_nobody_can_trust_is_refused_at_once(url: str) -> None:
    with pytest.raises(service_urls.Unsafe):
        keys.Keys(url, time_of=authority.Clock())
