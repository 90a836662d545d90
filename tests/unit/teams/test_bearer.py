"""What a token vouches for, and for how long: remembered or not, each use is judged by the clock and by the keys that stand now."""

import contextlib
from collections.abc import AsyncIterator

import pytest

from adapters.teams import bearer, keys
from tests.teams import authority


@contextlib.asynccontextmanager
async def checking() -> AsyncIterator[tuple[bearer.Checker, authority.Authority, authority.Clock]]:
    clock = authority.Clock()
    async with authority.serving() as microsoft:
        known = keys.Keys(microsoft.openid_url, time_of=clock)
        async with known.running():
            yield bearer.Checker(authority.APP, known, time_of=clock), microsoft, clock


async def is_good(checker: bearer.Checker, header: str | None) -> bool:
    try:
        await checker.check(header)
    except bearer.BadToken:
        return False
    return True


async def test_a_good_token_says_where_replies_go_and_for_which_channels() -> None:
    async with checking() as (checker, _, _):
        claims = await checker.check(authority.bearer(authority.token()))
    assert claims == bearer.Claims(service_url=authority.SERVICE_URL, endorsements=frozenset(authority.ENDORSED))


async def test_every_forgery_is_a_bad_token() -> None:
    async with checking() as (checker, _, _):
        await checker.check(authority.bearer(authority.token()))
        assert [name for name, header in authority.forgeries().items() if await is_good(checker, header)] == []


@pytest.mark.parametrize(("seconds", "good"), [(-304, True), (-306, False), (0, True), (3600 + 299, True), (3600 + 300, False)])
async def test_clocks_may_differ_by_five_minutes(seconds: int, good: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    async with checking() as (checker, _, clock):
        clock.goes_on(seconds)
        assert await is_good(checker, authority.bearer(authority.token())) is good


async def test_a_token_that_is_remembered_ends_all_the_same() -> None:
    header = authority.bearer(authority.token())
    async with checking() as (checker, _, clock):
        assert await is_good(checker, header)
        clock.goes_on(3600 + 299)
        assert await is_good(checker, header)
        clock.goes_on(1)
        assert not await is_good(checker, header)
        assert not await is_good(checker, header)


async def test_a_token_that_is_remembered_ends_with_its_key() -> None:
    """A key that Microsoft took back vouches for nothing."""
    header = authority.bearer(authority.token(exp=int(authority.NOW.timestamp()) + 10 * 24 * 3600))
    async with checking() as (checker, microsoft, clock):
        assert await is_good(checker, header)
        microsoft.keys = [authority.jwk("key-2")]
        clock.goes_on(24 * 3600 + 1)
        fresh = authority.bearer(authority.token(signed_by="key-2", now=clock.now))
        await checker.check(header)  # the old keys serve while the new ones come, and who needs a new one waits for them
        assert await is_good(checker, fresh)
        assert not await is_good(checker, header)


async def test_another_key_under_the_same_id_is_another_key() -> None:
    far = int(authority.NOW.timestamp()) + 10 * 24 * 3600
    header = authority.bearer(authority.token(exp=far))
    async with checking() as (checker, microsoft, clock):
        assert await is_good(checker, header)
        microsoft.keys = [authority.jwk("key-2", kid=authority.KID), authority.jwk("key-3")]
        clock.goes_on(24 * 3600 + 1)
        await checker.check(header)
        assert await is_good(checker, authority.bearer(authority.token(signed_by="key-3", exp=far)))
        assert await is_good(checker, authority.bearer(authority.token(signed_by="key-2", kid=authority.KID, exp=far)))
        assert not await is_good(checker, header)


async def test_what_a_key_may_speak_for_is_looked_up_at_each_use() -> None:
    header = authority.bearer(authority.token(exp=int(authority.NOW.timestamp()) + 10 * 24 * 3600))
    async with checking() as (checker, microsoft, clock):
        assert (await checker.check(header)).endorsements == frozenset(authority.ENDORSED)
        microsoft.keys = [authority.jwk(endorsements=["webchat"]), authority.jwk("key-2")]
        clock.goes_on(24 * 3600 + 1)
        await checker.check(header)
        assert await is_good(checker, authority.bearer(authority.token(signed_by="key-2", now=clock.now)))
        assert (await checker.check(header)).endorsements == frozenset({"webchat"})


async def test_many_tokens_are_all_good_however_few_are_remembered() -> None:
    headers = [authority.bearer(authority.token(number=number)) for number in range(300)]
    async with checking() as (checker, _, _):
        assert all([await is_good(checker, header) for header in [*headers, *headers]])


async def test_nothing_of_a_token_is_in_what_is_raised() -> None:
    async with checking() as (checker, _, _):
        for header in filter(None, authority.forgeries().values()):
            with pytest.raises(bearer.BadToken) as caught:
                await checker.check(header)
            assert header not in str(caught.value)
            assert str(caught.value) == bearer.BadToken.__doc__
