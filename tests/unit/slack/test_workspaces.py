"""Whose token is used, and how it is renewed: once, kept before it is used, and never lost."""

import asyncio
import datetime
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from adapters.slack import tokens, workspaces
from bot import clock
from conversations import sending
from tests.edge.slack_install import slack as slack_side
from tests.edge.slack_install import vault as vaults

# slack_sdk signs its own OAuth calls with a class that aiohttp means to drop one day.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")

HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def time() -> clock.ManualClock:
    """Begins now, because the SDK counts a new token's twelve hours by the machine's clock."""
    return clock.ManualClock(datetime.datetime.now(datetime.UTC))


@pytest.fixture
async def slack() -> AsyncIterator[slack_side.Slack]:
    async with slack_side.serving() as one:
        yield one


@pytest.fixture
def vault() -> vaults.Vault:
    return vaults.Vault()


def many(slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock) -> workspaces.ManyWorkspaces:
    return workspaces.ManyWorkspaces(
        vault, client_id=slack_side.CLIENT_ID, client_secret=slack_side.CLIENT_KEY, base_url=slack.base_url, time_of=time
    )


def keeps(vault: vaults.Vault, time: clock.ManualClock, lives: datetime.timedelta | None = None, token: str = "xoxb-1") -> None:  # noqa: S107 - made up
    vault.kept["T1"] = (tokens.to_text(slack_side.installed(token, None if lives is None else time.now() + lives)), None)


def kept_token(vault: vaults.Vault) -> str | None:
    return tokens.from_text(vault.kept["T1"][0]).bot_token


async def test_what_slack_gave_is_kept_word_for_word(time: clock.ManualClock) -> None:
    given = slack_side.installed("xoxb-1", time.now() + HOUR, enterprise_id="E1", is_enterprise_install=True)
    assert tokens.from_text(tokens.to_text(given)).to_dict() == given.to_dict()
    assert tokens.to_text(tokens.from_text(tokens.to_text(given))) == tokens.to_text(given)


async def test_a_token_that_does_not_run_out_is_used_as_it_is(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time)
    known = many(slack, vault, time)
    assert [await known.token("T1") for _ in range(3)] == ["xoxb-1"] * 3
    assert (await known.bot_user_id("T1"), await known.bot_user_id("T2")) == ("UBOT", None)
    assert (slack.calls, vault.reads) == ([], 2), "one look for the three, and one for the stranger"


async def test_no_token_for_who_is_not_there_or_has_left(slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock) -> None:
    keeps(vault, time, lives=HOUR)
    await vault.pause("T1", vaults.PAUSED_AT)
    known = many(slack, vault, time)
    for tenant in ("T1", "T2"):
        with pytest.raises(sending.Paused):
            await known.token(tenant)
    assert slack.calls == [], "and nothing is renewed for a workspace that is gone"


async def test_a_token_near_its_end_is_renewed_once_for_all_and_kept_first(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=workspaces.RENEW_BEFORE)
    slack.says("oauth.v2.access", slack_side.renewed("xoxb-2"))
    known = many(slack, vault, time)
    assert set(await asyncio.gather(*(known.token("T1") for _ in range(20)))) == {"xoxb-2"}
    (call,) = slack.called("oauth.v2.access")
    assert (call["grant_type"], call["refresh_token"]) == ("refresh_token", "refresh-xoxb-1")
    assert kept_token(vault) == "xoxb-2"
    time.move_to(time.now() + 9 * HOUR)
    assert await known.token("T1") == "xoxb-2"
    assert len(slack.calls) == 1, "good for its twelve hours, less two"


async def test_after_a_long_silence_the_dead_token_is_renewed_and_not_used(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=-100 * HOUR)
    slack.says("oauth.v2.access", slack_side.renewed("xoxb-2"))
    assert await many(slack, vault, time).token("T1") == "xoxb-2"


async def test_whoever_waits_may_leave_and_the_new_token_is_kept_all_the_same(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=HOUR)
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(args: dict[str, str]) -> slack_side.Answer:
        asked.set()
        await go_on.wait()
        return slack_side.renewed("xoxb-2")

    slack.answers["oauth.v2.access"] = slowly
    known = many(slack, vault, time)
    waiting = asyncio.create_task(known.token("T1"))
    await asked.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    await known.settled()
    assert kept_token(vault) == await known.token("T1") == "xoxb-2"


@pytest.mark.parametrize(
    "answer",
    [
        {"ok": False, "error": "internal_error"},
        {"ok": False, "error": "invalid_refresh_token"},
        {"ok": True},
        {"ok": True, "token_type": "bot"},
        503,
        200,
    ],
    ids=str,
)
async def test_the_old_token_is_used_while_it_lives_and_slack_is_left_in_peace(
    answer: dict[str, Any] | int,
    slack: slack_side.Slack,
    vault: vaults.Vault,
    time: clock.ManualClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    keeps(vault, time, lives=HOUR)

    async def say(args: dict[str, str]) -> slack_side.Answer:
        return answer if isinstance(answer, dict) else web.Response(status=answer, text="<html>Sorry</html>", content_type="text/html")

    slack.answers["oauth.v2.access"] = say
    known = many(slack, vault, time)
    assert [await known.token("T1") for _ in range(5)] == ["xoxb-1"] * 5
    assert len(slack.calls) == 1
    assert "xoxb" not in caplog.text + str([record.__dict__ for record in caplog.records])
    slack.says("oauth.v2.access", slack_side.renewed("xoxb-2"))
    time.move_to(time.now() + workspaces.FRESH)
    assert await known.token("T1") == "xoxb-2"


@pytest.mark.parametrize(
    ("error", "raised"), [("invalid_refresh_token", sending.Paused), ("token_revoked", sending.Paused), ("internal_error", sending.NotSent)]
)
async def test_at_its_end_a_token_is_gone_or_waited_for(
    error: str, raised: type[Exception], slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=datetime.timedelta())
    slack.says("oauth.v2.access", {"ok": False, "error": error})
    known = many(slack, vault, time)
    await raises(known, sending.NotSent, times=3)
    assert len(slack.calls) == 1
    known.forget("T1")
    await raises(known, sending.NotSent)  # too soon after the first
    time.move_to(time.now() + workspaces.FRESH)
    await raises(known, raised, times=3)
    assert len(slack.calls) == 3


async def raises(known: workspaces.ManyWorkspaces, what: type[Exception], *, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(sending.NotSent) as caught:
            await known.token("T1")
        assert caught.type is what


async def test_who_lost_the_race_before_the_winner_kept_its_token_waits_for_it(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=-HOUR)
    slack.says("oauth.v2.access", {"ok": False, "error": "invalid_refresh_token"})
    known = many(slack, vault, time)
    await raises(known, sending.NotSent)
    keeps(vault, time, lives=12 * HOUR, token="xoxb-2")  # noqa: S106 - made up
    time.move_to(time.now() + workspaces.FRESH)
    assert await known.token("T1") == "xoxb-2"
    time.move_to(time.now() + 13 * HOUR)
    await raises(known, sending.NotSent)  # new tokens are doubted anew


async def test_a_slack_that_hangs_up_costs_the_old_token_nothing(vault: vaults.Vault, time: clock.ManualClock) -> None:
    keeps(vault, time, lives=HOUR)
    async with slack_side.serving() as gone:
        pass
    assert await many(gone, vault, time).token("T1") == "xoxb-1"


async def test_of_two_processes_the_slower_takes_what_the_quicker_got(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=HOUR)

    async def once(args: dict[str, str]) -> slack_side.Answer:
        is_first = len(slack.called("oauth.v2.access")) == 1
        if not is_first:
            # By the time the second is refused, the first has long kept its own.
            await quick
        return slack_side.renewed("xoxb-2") if is_first else {"ok": False, "error": "invalid_refresh_token"}

    slack.answers["oauth.v2.access"] = once
    quick = asyncio.create_task(many(slack, vault, time).token("T1"))
    slow = asyncio.create_task(many(slack, vault, time).token("T1"))
    assert (await quick, await slow) == ("xoxb-2", "xoxb-2")
    assert len(slack.calls) == 2, "both asked"


async def test_a_token_that_could_not_be_kept_is_kept_before_anything_else(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=HOUR)

    async def then_the_disk_goes(args: dict[str, str]) -> slack_side.Answer:
        vault.fails = True
        return slack_side.renewed("xoxb-2")

    slack.answers["oauth.v2.access"] = then_the_disk_goes
    known = many(slack, vault, time)
    for _ in range(2):
        with pytest.raises(sending.NotSent):
            await known.token("T1")
    vault.fails = False
    assert kept_token(vault) == "xoxb-1"
    assert await known.token("T1") == kept_token(vault) == "xoxb-2"
    assert len(slack.calls) == 1, "the refresh token is spent: asking again would end the installation"


async def test_a_late_token_does_not_overwrite_a_new_installation(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=HOUR)

    async def meanwhile(args: dict[str, str]) -> slack_side.Answer:
        keeps(vault, time, lives=12 * HOUR, token="xoxb-anew")  # noqa: S106 - made up
        return slack_side.renewed("xoxb-2")

    slack.answers["oauth.v2.access"] = meanwhile
    assert await many(slack, vault, time).token("T1") == kept_token(vault) == "xoxb-anew"


async def test_a_database_that_fails_is_no_news_about_the_workspace(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    vault.fails = True
    known = many(slack, vault, time)
    with pytest.raises(sending.NotSent) as caught:
        await known.token("T1")
    assert caught.type is sending.NotSent
    with pytest.raises(vaults.DiskGone):
        await known.authorize("E1", "T1")


async def test_tokens_that_no_key_reads_make_the_workspace_unknown_and_are_told_of_once_a_minute(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    keeps(vault, time)
    vault.sealed = True
    known = many(slack, vault, time)
    assert [await known.authorize("E1", f"T{number}") for number in range(1, 9)] == [None] * 8
    assert [(one.levelname, getattr(one, "action", "")) for one in caplog.records] == [("ERROR", "tokens_sealed")]
    time.move_to(time.now() + datetime.timedelta(minutes=1))
    assert await known.authorize(None, "T1") is None
    assert len(caplog.records) == 2
    await raises(known, sending.NotSent)
    vault.sealed = False
    assert await who(known) == "UBOT"


async def test_bolt_is_told_who_we_are_without_a_word_to_slack(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time, lives=-HOUR)
    result = await many(slack, vault, time).authorize(None, "T1", "U7")
    assert result is not None
    assert (result.bot_user_id, result.bot_id, result.user_id, result.team_id) == ("UBOT", "B1", "U7", "T1")
    assert slack.calls == []


async def who(known: workspaces.ManyWorkspaces) -> str | None:
    found = await known.authorize("E1", "T1")
    return None if found is None else found.bot_user_id


async def test_the_workspace_comes_before_its_organisation(slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock) -> None:
    known = many(slack, vault, time)
    vault.kept["E1"] = (tokens.to_text(slack_side.installed("xoxb-org", bot_user_id="UORG", is_enterprise_install=True)), None)
    found = [await known.authorize(*side) for side in (("E1", "T1"), ("E1", None), (None, "T1"), ("E2", "T2"))]
    assert [one and one.bot_user_id for one in found] == ["UORG", "UORG", None, None]
    keeps(vault, time)
    assert await who(known) == "UBOT"
    await vault.pause("T1", vaults.PAUSED_AT)
    known.forget("T1")
    assert await who(known) == "UORG"


async def test_what_another_process_did_is_seen_within_the_half_minute(
    slack: slack_side.Slack, vault: vaults.Vault, time: clock.ManualClock
) -> None:
    keeps(vault, time)
    known = many(slack, vault, time)
    await known.token("T1")
    await vault.pause("T1", vaults.PAUSED_AT)
    assert await known.token("T1") == "xoxb-1"
    time.move_to(time.now() + workspaces.FRESH)
    with pytest.raises(sending.Paused):
        await known.token("T1")
    keeps(vault, time, token="xoxb-anew")  # noqa: S106 - made up
    known.forget("T1")
    assert await known.token("T1") == "xoxb-anew"
