"""The client: what it asks, whom it asks, and what each answer comes to."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from adapters.teams import api, errors, service_urls
from conversations import sending
from tests.edge.teams_out import cases
from tests.teams import connector, tenant

HELLO = {"type": "message", "text": "Hello, board."}
DONE_AND_UNCLEAR = [
    connector.Trouble.BROKEN_AFTER,
    connector.Trouble.HTML,
    connector.Trouble.EMPTY,
    connector.Trouble.GARBLED,
    connector.Trouble.LIST,
    connector.Trouble.HUGE,
    connector.Trouble.CUT,
    connector.Trouble.DROP,
]


async def test_a_message_is_posted_once_with_our_token(teams: connector.Connector, calls: api.Api) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    activity_id = await calls.post(teams.service_url, chat, HELLO)
    assert teams.tenant.posts[chat] == {activity_id: HELLO}
    (call,) = teams.calls
    assert call.token == connector.TOKEN


async def test_a_message_takes_the_place_of_another(teams: connector.Connector, calls: api.Api) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    activity_id = await calls.post(teams.service_url, chat, HELLO)
    for _ in range(2):
        await calls.put(teams.service_url, chat, activity_id, {"type": "message", "text": "after"})
    assert teams.tenant.posts[chat] == {activity_id: {"type": "message", "text": "after"}}


@pytest.mark.parametrize(
    "conversation",
    [
        "19:a/b@thread.tacv2;messageid=1700?x=1#y%2F&z +é\u202e",
        "a:" + "q" * 3000,
        "29:x=/../../v3/teams",
        "\ud800",
    ],
)
async def test_ids_are_quoted_whole(teams: connector.Connector, calls: api.Api, conversation: str) -> None:
    readable = conversation.encode("utf-8", "replace").decode()
    teams.tenant.posts[readable] = {}
    activity_id = await calls.post(teams.service_url, conversation, HELLO)
    await calls.put(teams.service_url, conversation, activity_id, HELLO)
    assert teams.tenant.said(readable) == [HELLO]
    assert "/" not in teams.calls[0].raw_path.removeprefix("/uk/v3/conversations/").removesuffix("/activities")


@pytest.mark.parametrize("conversation", ["", ".", ".."])
async def test_what_is_no_id_is_asked_of_nobody(teams: connector.Connector, calls: api.Api, conversation: str) -> None:
    with pytest.raises(sending.Refused):
        await calls.post(teams.service_url, conversation, HELLO)
    assert teams.calls == []


async def test_half_a_surrogate_pair_and_emoji_arrive(teams: connector.Connector, calls: api.Api) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    await calls.post(teams.service_url, chat, {"text": "👩‍⚕️ half \ud83d"})
    assert teams.tenant.said(chat) == [{"text": "👩‍⚕️ half ?"}]


@pytest.mark.parametrize("trouble", DONE_AND_UNCLEAR)
async def test_a_post_without_a_clear_answer_is_unsure_and_asked_once(
    teams: connector.Connector, calls: api.Api, trouble: connector.Trouble
) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    teams.fail("post", trouble)
    with pytest.raises(sending.Unsure):
        await calls.post(teams.service_url, chat, HELLO)
    assert teams.tenant.said(chat) == [HELLO]


@pytest.mark.parametrize("trouble", [one for one in DONE_AND_UNCLEAR if one is not connector.Trouble.EMPTY])
async def test_a_put_without_a_clear_answer_may_be_done_again(
    teams: connector.Connector, calls: api.Api, trouble: connector.Trouble
) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    activity_id = await calls.post(teams.service_url, chat, HELLO)
    teams.fail("put", trouble, times=2)
    with pytest.raises(sending.NotSent):
        await calls.put(teams.service_url, chat, activity_id, {"text": "after"})


@pytest.mark.parametrize("name", ["open", "members", "channels"])
@pytest.mark.parametrize("trouble", DONE_AND_UNCLEAR)
async def test_a_question_without_a_clear_answer_sent_nothing(
    teams: connector.Connector, calls: api.Api, name: str, trouble: connector.Trouble
) -> None:
    teams.fail(name, trouble, times=2)
    asked: dict[str, Callable[[], Awaitable[object]]] = {
        "open": lambda: calls.open(teams.service_url, tenant=tenant.TENANT, user="29:x", bot=tenant.BOT),
        "members": lambda: calls.members(teams.service_url, cases.TEAM),
        "channels": lambda: calls.channels(teams.service_url, cases.TEAM),
    }
    teams.tenant.person("x")
    with pytest.raises(sending.NotSent):
        await asked[name]()


@pytest.mark.parametrize("status", [412, 502, 503, 504])
async def test_what_microsoft_asks_to_try_again_is_left_to_the_outbox(teams: connector.Connector, calls: api.Api, status: int) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    teams.fail("post", connector.Trouble.REFUSE, "PreconditionFailed", status=status)
    with pytest.raises(sending.NotSent):
        await calls.post(teams.service_url, chat, HELLO)
    assert len(teams.calls) == 1
    await calls.post(teams.service_url, chat, HELLO)
    assert teams.tenant.said(chat) == [HELLO]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("30", 30), ("0", 1), ("-5", 1), ("0.2", 1), ("86400", 600), (None, 5), ("soon", 5), ("nan", 5), ("inf", 5), ("", 5)],
)
async def test_a_wait_is_obeyed_without_asking_again(
    teams: connector.Connector, calls: api.Api, ticks: cases.Ticks, asked: str | None, seconds: float
) -> None:
    ada, ben = teams.tenant.chat(cases.ADA_HANDLE), teams.tenant.chat(cases.BEN_HANDLE)
    teams.fail("post", connector.Trouble.LIMITED, retry_after=asked)
    for _ in range(3):
        with pytest.raises(sending.RateLimited) as caught:
            await calls.post(teams.service_url, ada, HELLO)
        assert caught.value.retry_after == seconds
    assert len(teams.calls) == 1
    await calls.post(teams.service_url, ben, HELLO)
    ticks.seconds += seconds
    await calls.post(teams.service_url, ada, HELLO)
    assert teams.tenant.said(ada) == [HELLO]


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net.evil.example/uk/",
        "https://evil.example@127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]:8080/",
        "//evil.example/",
        "",
    ],
)
async def test_a_foreign_service_url_is_never_called(
    teams: connector.Connector, calls: api.Api, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    for asked in (
        lambda: calls.post(url, "a:1", HELLO),
        lambda: calls.put(url, "a:1", "1", HELLO),
        lambda: calls.open(url, tenant=tenant.TENANT, user="29:x", bot=tenant.BOT),
        lambda: calls.members(url, cases.TEAM),
        lambda: calls.channels(url, cases.TEAM),
    ):
        with pytest.raises(sending.Refused) as caught:
            await asked()
        assert caught.value.reason is sending.Reason.REFUSED
    assert teams.calls == []
    assert [vars(one)["action"] for one in caplog.records] == ["teams_foreign_address"] * 5


async def test_another_connector_on_this_machine_hears_nothing(teams: connector.Connector) -> None:
    """With the real allow-list: one more connector was set, and only that one is called."""
    async with connector.running() as other, api.Api(teams, service_urls.Allowed(teams.service_url)) as calls:
        with pytest.raises(sending.Refused):
            await calls.post(other.service_url, "a:1", HELLO)
        assert other.calls == []
        await calls.post(teams.service_url, teams.tenant.chat(cases.ADA_HANDLE), HELLO)
        assert len(teams.calls) == 1


async def test_a_redirect_is_not_followed(teams: connector.Connector, calls: api.Api) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    async with connector.running() as elsewhere:
        teams.fail("post", connector.Trouble.REDIRECT, f"{elsewhere.service_url}v3/conversations/x/activities")
        with pytest.raises(sending.NotSent):
            await calls.post(teams.service_url, chat, HELLO)
        assert elsewhere.calls == []
    assert teams.tenant.said(chat) == []


async def test_a_token_that_ran_out_is_said_loudly_and_once(
    teams: connector.Connector, calls: api.Api, caplog: pytest.LogCaptureFixture
) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    today, teams.good_token = teams.good_token, "Bearer yesterday"
    stale = await teams.header()
    teams.good_token = today
    handed_out = [stale, stale, today, stale]

    class Handing:
        async def header(self) -> str | None:
            return handed_out.pop(0)

    async with api.Api(Handing(), teams) as one:
        for _ in range(2):
            with pytest.raises(sending.NotSent):
                await one.post(teams.service_url, chat, HELLO)
        await one.post(teams.service_url, chat, HELLO)
        with pytest.raises(sending.NotSent):
            await one.post(teams.service_url, chat, HELLO)
    assert teams.tenant.said(chat) == [HELLO]
    loud = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert [vars(one)["action"] for one in loud] == ["teams_credentials_refused"] * 2, "once, and once more after it was mended"
    assert "yesterday" not in "".join(f"{one.getMessage()} {vars(one)}" for one in caplog.records)


async def test_without_a_token_nothing_is_asked(teams: connector.Connector, calls: api.Api) -> None:
    teams.has_token = False
    with pytest.raises(sending.NotSent):
        await calls.post(teams.service_url, teams.tenant.chat(cases.ADA_HANDLE), HELLO)
    assert teams.calls == []


async def test_in_development_no_token_is_sent(teams: connector.Connector) -> None:
    teams.good_token = ""
    async with api.Api(teams, teams) as calls:
        await calls.post(teams.service_url, teams.tenant.chat(cases.ADA_HANDLE), HELLO)
    assert [one.token for one in teams.calls] == [""]


async def test_nobody_there_means_not_sent(teams: connector.Connector) -> None:
    async with api.Api(teams, service_urls.Allowed(loopback_only=True)) as calls:
        for url in ("http://127.0.0.1:1/", "http://127.0.0.1:9/uk/", "https://127.0.0.1:1/", teams.service_url.replace("http", "https")):
            with pytest.raises(sending.NotSent):
                await calls.post(url, "a:1", HELLO)


@pytest.mark.parametrize("trouble", [connector.Trouble.HANG, connector.Trouble.HOLD])
async def test_no_answer_in_time_is_unsure(teams: connector.Connector, trouble: connector.Trouble) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    teams.fail("post", trouble)
    async with api.Api(teams, teams, timeout=0.2) as calls:
        with pytest.raises(sending.Unsure):
            await calls.post(teams.service_url, chat, HELLO)
    assert len(teams.called("post")) == 1


async def test_a_session_that_was_closed_sends_nothing(teams: connector.Connector) -> None:
    chat = teams.tenant.chat(cases.ADA_HANDLE)
    calls = api.Api(teams, teams)
    with pytest.raises(sending.NotSent):
        await calls.post(teams.service_url, chat, HELLO)
    async with calls:
        teams.fail("post", connector.Trouble.HOLD)
        under_way = asyncio.create_task(calls.post(teams.service_url, chat, HELLO))
        await teams.heard.wait()
    with pytest.raises(sending.Unsure):
        await under_way
    with pytest.raises(sending.NotSent):
        await calls.post(teams.service_url, chat, HELLO)
    assert len(teams.calls) == 1


async def test_a_refusal_keeps_microsofts_code_and_the_log_names_it(
    teams: connector.Connector, calls: api.Api, caplog: pytest.LogCaptureFixture
) -> None:
    teams.fail("post", connector.Trouble.NESTED, "MessageWritesBlocked")
    with pytest.raises(errors.TeamsRefused) as caught:
        await calls.post(teams.service_url, cases.CHAT, {"text": "My own worry"})
    assert (caught.value.reason, caught.value.code) == (sending.Reason.BLOCKED, "MessageWritesBlocked")
    everything = "\n".join(f"{one.getMessage()} {vars(one)}" for one in caplog.records)
    assert "MessageWritesBlocked" in everything
    assert "My own worry" not in everything
    assert connector.TOKEN not in everything


async def test_everybody_is_listed_page_by_page(teams: connector.Connector, calls: api.Api) -> None:
    teams.tenant.page = 3
    handles = [teams.tenant.person(f"person-{number}") and f"person-{number}" for number in range(7)]
    teams.tenant.team("19:many@thread.tacv2", handles)
    people = await calls.members(teams.service_url, "19:many@thread.tacv2")
    assert [one["aadObjectId"] for one in people] == handles
    assert [one.query.get("continuationToken") for one in teams.called("members")] == [None, "3=", "6="]
    assert {one.query["pageSize"] for one in teams.called("members")} == {"500"}


async def test_no_more_than_ten_thousand_people_are_read(
    teams: connector.Connector, calls: api.Api, caplog: pytest.LogCaptureFixture
) -> None:
    teams.tenant.person("one")
    teams.tenant.team("19:crowd@thread.tacv2", ["one"] * 10_501)
    people = await calls.members(teams.service_url, "19:crowd@thread.tacv2")
    assert len(people) == api.PEOPLE
    assert [vars(one)["action"] for one in caplog.records] == ["people_cut"]
