"""What the Bot Framework does not vouch for goes no further than its token, and the log tells that it came and nothing of what it was."""

import logging
from collections.abc import AsyncIterator

import pytest

from adapters.teams import bearer
from tests.teams import authority, gates

FORGED = list(authority.forgeries())


@pytest.fixture
async def world() -> AsyncIterator[gates.World]:
    async with gates.made() as one:
        yield one


def refusals(caplog: pytest.LogCaptureFixture) -> list[tuple[str, int]]:
    """What the log tells of refused requests; nothing else may be trouble, and nothing with a traceback."""
    told = [vars(record) for record in caplog.records if record.levelno >= logging.WARNING]
    assert not any(one["exc_info"] for one in told)
    return [(one["action"], one["status"]) for one in told]


@pytest.mark.parametrize("name", FORGED)
async def test_no_forgery_comes_through(world: gates.World, name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert await world.post(gates.activity()) == (200, b"")
    forged = authority.forgeries()[name]
    assert await world.raw(b'{"text": "my words"}', {} if forged is None else {"Authorization": forged}) == (401, b"")
    assert len(world.taken) == 1
    assert refusals(caplog) == [("forged_request", 401)]
    ours = str([vars(record) for record in caplog.records if record.name.startswith("adapters")])
    assert "my words" not in ours
    assert not any(word in ours for word in (forged or "").split() if len(word) > 10)


async def test_a_forgery_is_no_way_to_make_us_ask_microsoft_often(world: gates.World) -> None:
    """Nor anybody else: the only address that is ever asked is the one that was set."""
    for header in authority.forgeries().values():
        await world.raw(b"{}", {} if header is None else {"Authorization": header})
    assert world.microsoft.asked == ["openidconfiguration", "keys"]


async def test_the_log_says_what_was_wrong_with_a_token(world: gates.World, caplog: pytest.LogCaptureFixture) -> None:
    for token in [authority.token(exp=1), authority.token(aud="another"), authority.token(iss="another")]:
        await world.post(gates.activity(), authority.bearer(token))
    told = [getattr(record, "error", "") for record in caplog.records]
    assert told == ["ExpiredSignatureError", "InvalidAudienceError", "InvalidIssuerError"]


async def test_two_headers_are_no_header(world: gates.World) -> None:
    good = authority.bearer(authority.token())
    async with world.session.post(world.url, json=gates.activity(), headers=[("Authorization", good), ("Authorization", good)]) as response:
        assert response.status == 401
    assert world.taken == []


async def test_a_header_that_no_server_takes_is_refused_too(world: gates.World) -> None:
    assert (await world.post(gates.activity(), "Bearer " + "A" * 20_000))[0] == 400
    assert world.taken == []
    assert (await world.post(gates.activity()))[0] == 200


async def test_a_token_comes_before_the_body(world: gates.World) -> None:
    """What somebody without a token wrote is not parsed, and not even read to its end."""
    for body in [b"", b"[", b"\xff", b"[" * 5000, b"x" * 250_000]:
        assert await world.raw(body, {}) == (401, b"")


async def test_a_remembered_token_is_refused_after_its_end(world: gates.World) -> None:
    header = authority.bearer(authority.token())
    assert [(await world.post(gates.activity(), header))[0] for _ in range(3)] == [200] * 3
    world.clock.goes_on(3600 + bearer.LEEWAY.total_seconds())
    assert await world.post(gates.activity(), header) == (401, b"")
    assert len(world.taken) == 3


async def test_a_good_token_for_one_service_url_is_none_for_another(world: gates.World, caplog: pytest.LogCaptureFixture) -> None:
    other = authority.bearer(authority.token(serviceurl="https://smba.trafficmanager.net/amer/"))
    foreign = authority.bearer(authority.token(serviceurl="https://evil.example/"))
    assert await world.post(gates.activity(), other) == (403, b"")
    assert await world.post(gates.activity(), foreign) == (403, b"")
    assert await world.post(gates.activity(serviceUrl="https://smba.trafficmanager.net/amer/")) == (403, b"")
    assert refusals(caplog) == [("other_service_url", 403)] * 3
    assert world.taken == []


async def test_a_slash_at_the_end_makes_no_other_service_url(world: gates.World) -> None:
    bare = authority.SERVICE_URL.removesuffix("/")
    assert (await world.post(gates.activity(serviceUrl=bare)))[0] == 200
    assert (await world.post(gates.activity(), authority.bearer(authority.token(serviceurl=bare))))[0] == 200
    assert (await world.post(gates.activity(serviceUrl=bare + "//")))[0] == 403


@pytest.mark.parametrize("endorsements", [["facebook", "webchat"], [], None, "msteams", ["MSTEAMS"], [["msteams"]]])
async def test_a_key_speaks_only_for_its_channels(world: gates.World, endorsements: object, caplog: pytest.LogCaptureFixture) -> None:
    world.microsoft.keys = [authority.jwk(endorsements=endorsements)]
    assert await world.post(gates.activity()) == (401, b"")
    assert await world.post(gates.activity(channelId="facebook")) == (403, b"")
    assert refusals(caplog) == [("key_not_endorsed", 401), ("foreign_channel", 403)]


async def test_a_key_that_microsoft_has_just_begun_to_use_is_good(world: gates.World) -> None:
    assert (await world.post(gates.activity()))[0] == 200
    world.microsoft.keys = [authority.jwk(), authority.jwk("key-2")]
    world.clock.goes_on(60)
    assert (await world.post(gates.activity(), authority.bearer(authority.token(signed_by="key-2"))))[0] == 200
    assert (await world.post(gates.activity()))[0] == 200


async def test_without_keys_nothing_comes_in_and_then_all_is_well(world: gates.World) -> None:
    world.microsoft.keys = []
    assert await world.post(gates.activity()) == (503, b"")
    assert world.taken == []
    world.microsoft.keys = [authority.jwk()]
    world.clock.goes_on(5)
    assert (await world.post(gates.activity()))[0] == 200
