"""What each end of a call comes to, and what the client never does: ask twice, tell the token, or post to strangers."""

import logging
import socket

import pytest

from adapters.slack import api, errors
from conversations import sending
from tests.edge.slack_out import cases
from tests.slack import stand_in, workspace

TEAM = workspace.TEAM
PERSON, CHANNEL = "U0ADA", "C0BOARD"
WORRY = "I am worried about Purpose"


async def post(calls: api.Api, text: str = "hello", channel: str = CHANNEL) -> dict[str, object]:
    return await calls.call(TEAM, "chat.postMessage", channel=channel, text=text, blocks=None)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def expected(meaning: errors.Meaning, *, personal: bool) -> tuple[type[sending.SendError], sending.Reason | None]:
    match meaning:
        case errors.Meaning.LIMITED:
            return sending.RateLimited, None
        case errors.Meaning.LATER:
            return sending.NotSent, None
        case errors.Meaning.UNSURE:
            return sending.Unsure, None
        case errors.Meaning.PAUSED:
            return sending.Paused, None
        case errors.Meaning.GONE:
            return errors.SlackRefused, sending.Reason.UNREACHABLE if personal else sending.Reason.NOT_IN_CHANNEL
        case errors.Meaning.OUTSIDE:
            return errors.SlackRefused, sending.Reason.NOT_IN_CHANNEL
        case errors.Meaning.ARCHIVED:
            return errors.SlackRefused, sending.Reason.ARCHIVED
        case errors.Meaning.REFUSED:
            return errors.SlackRefused, sending.Reason.REFUSED


@pytest.mark.parametrize("code", [*errors.MEANINGS, "something_new"])
async def test_every_code_comes_to_one_of_our_errors(slack: stand_in.StandIn, calls: api.Api, ticks: cases.Ticks, code: str) -> None:
    handles = [PERSON, "W0ADA", "D0ADA", CHANNEL, "G0BOARD"]
    slack.fail("chat.postMessage", stand_in.Trouble.REFUSE, code, times=len(handles))
    for handle in handles:
        kind, reason = expected(errors.meaning(code), personal=handle[0] in "UWD")
        with pytest.raises(sending.SendError) as caught:
            await post(calls, channel=handle)
        assert type(caught.value) is kind
        assert getattr(caught.value, "reason", None) is reason
        assert getattr(caught.value, "code", code) == code
        ticks.seconds += api.LONGEST_WAIT
    assert len(slack.calls) == len(handles)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("fatal_error", errors.Meaning.UNSURE),
        ("internal_error", errors.Meaning.UNSURE),
        ("request_timeout", errors.Meaning.UNSURE),
        ("service_unavailable", errors.Meaning.UNSURE),
        ("account_inactive", errors.Meaning.PAUSED),
        ("invalid_auth", errors.Meaning.PAUSED),
        ("token_revoked", errors.Meaning.PAUSED),
        ("token_expired", errors.Meaning.PAUSED),
        ("app_uninstalled", errors.Meaning.PAUSED),
        ("team_access_not_granted", errors.Meaning.PAUSED),
        ("channel_not_found", errors.Meaning.GONE),
        ("user_disabled", errors.Meaning.GONE),
        ("cannot_dm_bot", errors.Meaning.GONE),
        ("messages_tab_disabled", errors.Meaning.GONE),
        ("restricted_action", errors.Meaning.GONE),
        ("not_in_channel", errors.Meaning.OUTSIDE),
        ("is_archived", errors.Meaning.ARCHIVED),
        ("missing_scope", errors.Meaning.REFUSED),
        ("msg_too_long", errors.Meaning.REFUSED),
        ("invalid_blocks", errors.Meaning.REFUSED),
        ("too_many_attachments", errors.Meaning.REFUSED),
    ],
)
def test_the_codes_that_matter_most_mean_what_they_should(code: str, kind: errors.Meaning) -> None:
    assert errors.meaning(code) is kind


@pytest.mark.parametrize(
    "trouble",
    [
        stand_in.Trouble.BROKEN,
        stand_in.Trouble.BROKEN_AFTER,
        stand_in.Trouble.HTML,
        stand_in.Trouble.EMPTY,
        stand_in.Trouble.GARBLED,
        stand_in.Trouble.TEXT,
        stand_in.Trouble.DROP,
    ],
)
async def test_no_clear_answer_means_unsure_and_is_not_asked_again(
    slack: stand_in.StandIn, calls: api.Api, trouble: stand_in.Trouble
) -> None:
    slack.fail("chat.postMessage", trouble)
    with pytest.raises(sending.Unsure):
        await post(calls)
    assert len(slack.calls) == 1
    await post(calls)


@pytest.mark.parametrize("trouble", [stand_in.Trouble.HANG, stand_in.Trouble.HOLD])
async def test_no_answer_in_time_means_unsure(slack: stand_in.StandIn, trouble: stand_in.Trouble) -> None:
    slack.fail("chat.postMessage", trouble)
    async with api.Api(slack.base_url, slack, timeout=0.2) as calls:
        with pytest.raises(sending.Unsure):
            await post(calls)


async def test_nobody_there_means_not_sent(slack: stand_in.StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    for nowhere in (f"http://127.0.0.1:{free_port()}/api/", slack.base_url.replace("http:", "https:")):
        async with api.Api(nowhere, slack, timeout=5.0) as calls:
            with pytest.raises(sending.NotSent) as caught:
                await post(calls)
            assert type(caught.value) is sending.NotSent


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        *(("30", 30.0), ("0.2", 1.0), ("0", 1.0), ("-4", 1.0), ("9999999", 600.0)),
        *((one, 5.0) for one in (None, "", "soon", "nan", "inf")),
    ],
)
async def test_how_long_to_wait(slack: stand_in.StandIn, calls: api.Api, said: str | None, seconds: float) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.LIMITED, retry_after=said)
    with pytest.raises(sending.RateLimited) as caught:
        await post(calls)
    assert caught.value.retry_after == seconds


async def test_a_wait_is_obeyed_for_its_method_alone(slack: stand_in.StandIn, calls: api.Api, ticks: cases.Ticks) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.LIMITED, retry_after="30")
    with pytest.raises(sending.RateLimited):
        await post(calls)
    ticks.seconds += 10
    with pytest.raises(sending.RateLimited) as caught:
        await post(calls)
    assert caught.value.retry_after == pytest.approx(20)
    assert len(slack.called("chat.postMessage")) == 1, "nothing was asked while the wait held"
    await calls.call(TEAM, "conversations.open", users=PERSON)
    ticks.seconds += 19.9
    with pytest.raises(sending.RateLimited) as caught:
        await post(calls)
    assert caught.value.retry_after >= 1
    ticks.seconds += 0.2
    assert (await post(calls))["ok"] is True


async def test_a_wait_holds_for_its_workspace_alone() -> None:
    class Both:
        async def token(self, tenant: str) -> str:
            return stand_in.TOKEN

    async with stand_in.running() as slack, api.Api(slack.base_url, Both()) as calls:
        slack.workspace.channel(CHANNEL)
        slack.fail("chat.postMessage", stand_in.Trouble.LIMITED, retry_after="600")
        with pytest.raises(sending.RateLimited):
            await calls.call("T0ONE", "chat.postMessage", channel=CHANNEL, text="hello")
        await calls.call("T0TWO", "chat.postMessage", channel=CHANNEL, text="hello")


async def test_a_refused_token_is_left_alone_for_a_while(slack: stand_in.StandIn, calls: api.Api, ticks: cases.Ticks) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.REFUSE, "token_revoked")
    for _ in range(20):
        with pytest.raises(sending.Paused):
            await post(calls)
    assert len(slack.calls) == 1
    ticks.seconds += api.REFUSED_TOKEN
    await post(calls)


async def test_a_new_token_is_used_at_once() -> None:
    class Changing:
        now = "xoxb-old"

        async def token(self, tenant: str) -> str:
            return self.now

    tokens = Changing()
    async with stand_in.running() as slack, api.Api(slack.base_url, tokens) as calls:
        slack.workspace.channel(CHANNEL)
        with pytest.raises(sending.Paused):
            await post(calls)
        tokens.now = stand_in.TOKEN
        await post(calls)
    assert [one.token for one in slack.calls] == ["xoxb-old", stand_in.TOKEN]


async def test_a_paused_workspace_is_not_called(slack: stand_in.StandIn, calls: api.Api) -> None:
    slack.revoked = True
    with pytest.raises(sending.Paused):
        await post(calls)
    assert slack.calls == []


async def test_what_leaves_stands_in_the_body_and_not_in_the_address(slack: stand_in.StandIn, calls: api.Api) -> None:
    await post(calls)
    await calls.call(TEAM, "users.info", user=PERSON, include_locale=True)
    assert all(one.is_query_empty for one in slack.calls), "addresses end up in the logs of proxies"
    assert [one.content_type for one in slack.calls] == ["application/json", "application/x-www-form-urlencoded"]
    assert slack.called("chat.postMessage") == [{"channel": CHANNEL, "text": "hello"}]
    assert slack.called("users.info") == [{"user": PERSON, "include_locale": "true"}]


async def test_the_log_names_the_rule_and_neither_the_words_nor_the_token(
    slack: stand_in.StandIn, calls: api.Api, ticks: cases.Ticks, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await post(calls, WORRY)
    with pytest.raises(errors.SlackRefused):
        await calls.call(TEAM, "conversations.history", channel=CHANNEL)
    endless = {stand_in.Trouble.NONE, stand_in.Trouble.HANG, stand_in.Trouble.HOLD}
    for trouble in [one for one in stand_in.Trouble if one not in endless]:
        slack.fail("chat.update", trouble, "invalid_blocks")
        with pytest.raises(sending.SendError):
            await calls.call(TEAM, "chat.update", channel=CHANNEL, ts="1.2", text=WORRY)
        ticks.seconds += api.LONGEST_WAIT
    records = [vars(one) for one in caplog.records if getattr(one, "action", "") == "slack_refused"]
    assert [(one["method"], one["code"]) for one in records[:2]] == [
        ("conversations.history", "missing_scope"),
        ("chat.update", "invalid_blocks"),
    ]
    assert records[0]["needed_scope"] == "channels:history"
    everything = "\n".join(str(vars(one)) + one.getMessage() for one in caplog.records)
    assert WORRY not in everything
    assert stand_in.TOKEN not in everything


async def test_a_rule_is_named_without_what_slack_quotes(caplog: pytest.LogCaptureFixture) -> None:
    async with stand_in.running() as slack, api.Api(slack.base_url, slack) as calls:
        slack.workspace.channel(CHANNEL)
        file = {"type": "image", "alt_text": "a", "slack_file": {"id": "F0SECRET01"}}
        with pytest.raises(errors.SlackRefused) as caught:
            await calls.call(TEAM, "chat.postMessage", channel=CHANNEL, text="t", blocks=[file])
    assert (caught.value.reason, caught.value.code) == (sending.Reason.REFUSED, "invalid_blocks")
    (record,) = [vars(one) for one in caplog.records]
    assert record["rules"] == ["[ERROR] invalid slack file … [json-pointer:/blocks/0/slack_file]"]
