"""Messages that are owed: sent once, named, taken up where they stopped, and never sent again blindly."""

import asyncio
import dataclasses
import logging

import pytest

from adapters.teams import api, host, messenger, posting, reaching, references, render, roster
from bot import ports
from conversations import inbound, sending, wording
from tests.contract import messenger_contract
from tests.edge.teams_out import cases
from tests.teams import connector, tenant

Reason = sending.Reason


def parts_of_long() -> int:
    return len(render.parts(cases.LONG, wording.Wording()))


async def meet(known: references.References, teams: connector.Connector, address: inbound.Address, conversation: str) -> None:
    """The person wrote to the bot some time ago."""
    reference = references.Reference(service_url=teams.service_url, conversation=conversation, user=f"29:{address.handle}", bot=tenant.BOT)
    await known.note(references.Seen(tenant=address.tenant, kind=host.Kind.PERSON, handle=address.handle, reference=reference))


def test_it_is_a_messenger_and_a_replier_by_shape(way: messenger.TeamsMessenger) -> None:
    as_messenger: ports.Messenger = way
    as_replier: ports.Replier = way
    assert as_messenger.platform == "teams"
    assert as_messenger.pace == sending.Pace(tenant_per_second=30.0, address_per_second=1.0)
    assert as_messenger.timeout <= 25
    assert as_replier is not None


@pytest.mark.parametrize("address", [cases.ADA, cases.BOARD])
async def test_it_keeps_the_promises_of_messengers(way: messenger.TeamsMessenger, address: inbound.Address) -> None:
    await messenger_contract.check_messenger(way, address, cases.NOON)


async def test_a_message_to_a_person_goes_into_their_chat(teams: connector.Connector, way: messenger.TeamsMessenger) -> None:
    ref = await way.send(cases.ADA, cases.line(), key="one")
    await way.send(cases.ADA, cases.line("Again."), key="two")
    assert list(teams.tenant.posts[cases.CHAT]) == ["1:1", "1:2"]
    assert ref == f"{cases.CHAT}|1:1"
    assert [one["summary"] for one in teams.tenant.said(cases.CHAT)] == ["A word", "A word"]
    assert "Hello, board." in cases.texts(teams.tenant.said(cases.CHAT)[0])
    assert len(teams.called("open")) == 1


async def test_a_message_to_a_channel_opens_no_chat(teams: connector.Connector, way: messenger.TeamsMessenger) -> None:
    assert await way.send(cases.BOARD, cases.line(), key="one") == f"{cases.CHANNEL}|1:1"
    assert teams.called("open") == []


async def test_a_reference_is_never_too_long_to_be_kept(
    teams: connector.Connector, way: messenger.TeamsMessenger, known: references.References
) -> None:
    chats = [f"a:{'x' * 300}", f"a:{'x' * 299}y"]
    refs = []
    for address, chat in zip((cases.ADA, cases.BEN), chats, strict=True):
        teams.tenant.posts[chat] = {}
        await meet(known, teams, address, chat)
        refs.append(await way.send(address, cases.line(), key="one"))
    assert max(map(len, refs)) <= 255
    assert refs[0] != refs[1]


async def test_nobody_can_tell_and_nobody_is_asked(teams: connector.Connector, way: messenger.TeamsMessenger) -> None:
    assert await way.find(cases.ADA, key="one", since=cases.LONG_AGO) is sending.Looked.CANNOT_TELL
    assert teams.calls == []


async def test_a_long_message_takes_several_parts(teams: connector.Connector, way: messenger.TeamsMessenger, ticks: cases.Ticks) -> None:
    ref = await way.send(cases.ADA, cases.LONG, key="one")
    said = teams.tenant.said(cases.CHAT)
    assert len(said) == parts_of_long() > 2
    assert ref == f"{cases.CHAT}|1:1"
    assert ticks.waited == [posting.PART_PAUSE] * (len(said) - 1)
    assert "Line 0 " in cases.texts(said[0])
    assert "Line 19 " in cases.texts(said[-1])


@pytest.mark.parametrize(
    "trouble",
    [
        connector.Trouble.BROKEN,
        connector.Trouble.BROKEN_AFTER,
        connector.Trouble.HTML,
        connector.Trouble.EMPTY,
        connector.Trouble.DROP,
    ],
)
async def test_what_may_have_arrived_is_asked_once_and_stays_unsure(
    teams: connector.Connector, way: messenger.TeamsMessenger, trouble: connector.Trouble
) -> None:
    teams.fail("post", trouble)
    with pytest.raises(sending.Unsure):
        await way.send(cases.ADA, cases.line(), key="one")
    assert len(teams.called("post")) == 1
    assert await way.find(cases.ADA, key="one", since=cases.LONG_AGO) is sending.Looked.CANNOT_TELL


@pytest.mark.parametrize("status", [401, 412, 502, 503, 504])
async def test_what_microsoft_asks_to_try_again_leaves_once(teams: connector.Connector, way: messenger.TeamsMessenger, status: int) -> None:
    teams.fail("post", connector.Trouble.REFUSE, "ServiceError", status=status, times=3)
    for _ in range(3):
        with pytest.raises(sending.NotSent):
            await way.send(cases.ADA, cases.line(), key="one")
    await way.send(cases.ADA, cases.line(), key="one")
    assert len(teams.tenant.said(cases.CHAT)) == 1


async def test_asked_to_wait_in_the_middle_it_goes_on_where_it_stopped(
    teams: connector.Connector, way: messenger.TeamsMessenger, ticks: cases.Ticks
) -> None:
    teams.fail("post", connector.Trouble.NONE)
    teams.fail("post", connector.Trouble.LIMITED, retry_after="30")
    with pytest.raises(sending.RateLimited) as caught:
        await way.send(cases.BOARD, cases.LONG, key="one")
    assert caught.value.retry_after == 30
    with pytest.raises(sending.RateLimited):
        await way.send(cases.BOARD, cases.LONG, key="one")
    assert len(teams.called("post")) == 2
    ticks.seconds += 30
    assert await way.send(cases.BOARD, cases.LONG, key="one") == f"{cases.CHANNEL}|1:1"
    said = teams.tenant.said(cases.CHANNEL)
    assert len(said) == parts_of_long()
    assert ["Line 0 " in cases.texts(one) for one in said] == [True] + [False] * (len(said) - 1)


@pytest.mark.parametrize("trouble", [connector.Trouble.BROKEN, connector.Trouble.HTML, connector.Trouble.DROP])
async def test_trouble_before_the_message_left_means_not_sent(
    teams: connector.Connector, way: messenger.TeamsMessenger, trouble: connector.Trouble
) -> None:
    teams.fail("open", trouble)
    with pytest.raises(sending.NotSent):
        await way.send(cases.ADA, cases.line(), key="one")
    await way.send(cases.ADA, cases.line(), key="one")
    assert len(teams.tenant.said(cases.CHAT)) == 1


@pytest.mark.parametrize(("status", "code"), [(404, "ConversationNotFound"), (403, "BotNotInConversationRoster"), (403, "BadArgument")])
async def test_a_chat_that_is_gone_is_opened_once_more(
    teams: connector.Connector, known: references.References, way: messenger.TeamsMessenger, status: int, code: str
) -> None:
    await meet(known, teams, cases.ADA, "a:gone")
    teams.fail("post", connector.Trouble.REFUSE, code, status=status)
    assert await way.send(cases.ADA, cases.line(), key="one") == f"{cases.CHAT}|1:1"
    await way.send(cases.ADA, cases.line(), key="two")
    assert [one.name for one in teams.calls] == ["post", "open", "post", "post"]


async def test_a_chat_that_stays_gone_is_refused_and_no_storm_follows(
    teams: connector.Connector, known: references.References, way: messenger.TeamsMessenger
) -> None:
    await meet(known, teams, cases.ADA, "a:gone")
    teams.fail("post", connector.Trouble.REFUSE, "ConversationNotFound", status=404, times=9)
    with pytest.raises(sending.Refused) as caught:
        await way.send(cases.ADA, cases.line(), key="one")
    assert caught.value.reason is Reason.NOT_INSTALLED
    assert [one.name for one in teams.calls] == ["post", "open", "post"]


async def test_who_took_the_app_out_is_asked_once_more_and_then_refused(
    teams: connector.Connector, known: references.References, way: messenger.TeamsMessenger
) -> None:
    await meet(known, teams, cases.ADA, "a:gone")
    teams.tenant.without_app.add(f"29:{cases.ADA_HANDLE}")
    with pytest.raises(sending.Refused) as caught:
        await way.send(cases.ADA, cases.line(), key="one")
    assert caught.value.reason is Reason.NOT_INSTALLED
    assert [one.name for one in teams.calls] == ["post", "open"]


@pytest.mark.parametrize("trouble", [connector.Trouble.REFUSE, connector.Trouble.NESTED])
@pytest.mark.parametrize("code", ["ConversationBlockedByUser", "MessageWritesBlocked"])
async def test_who_blocked_the_bot_is_let_alone(
    teams: connector.Connector, way: messenger.TeamsMessenger, trouble: connector.Trouble, code: str
) -> None:
    teams.fail("post", trouble, code)
    with pytest.raises(sending.Refused) as caught:
        await way.send(cases.ADA, cases.line(), key="one")
    assert caught.value.reason is Reason.BLOCKED
    assert len(teams.called("post")) == 1


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (404, "ConversationNotFound", Reason.NOT_IN_CHANNEL),
        (403, "BotNotInConversationRoster", Reason.NOT_IN_CHANNEL),
        (403, "MessageWritesBlocked", Reason.ARCHIVED),
        (403, "", Reason.NOT_IN_CHANNEL),
        (403, "BotDisabledByAdmin", Reason.REVOKED),
        (413, "MessageSizeTooBig", Reason.REFUSED),
        (400, "BadSyntax", Reason.REFUSED),
    ],
)
async def test_a_channel_that_takes_nothing_says_why(
    teams: connector.Connector, way: messenger.TeamsMessenger, status: int, code: str, reason: Reason
) -> None:
    teams.fail("post", connector.Trouble.REFUSE, code, status=status)
    with pytest.raises(sending.Refused) as caught:
        await way.send(cases.BOARD, cases.line(), key="one")
    assert caught.value.reason is reason
    assert len(teams.called("post")) == 1


async def test_one_that_cannot_be_reached_does_not_stop_the_others(teams: connector.Connector, way: messenger.TeamsMessenger) -> None:
    teams.tenant.person(cases.BEN_HANDLE, with_app=False)
    handles = (cases.BEN_HANDLE, "nobody", "19:gone@thread.tacv2", cases.ADA_HANDLE, cases.CHANNEL)
    addresses = [dataclasses.replace(cases.ADA, handle=handle) for handle in handles]
    ended = await asyncio.gather(*(way.send(one, cases.line(), key=one.handle) for one in addresses), return_exceptions=True)
    outcomes = [one.reason if isinstance(one, sending.Refused) else isinstance(one, str) for one in ended]
    assert outcomes == [Reason.NOT_INSTALLED, Reason.NOT_INSTALLED, Reason.NOT_IN_CHANNEL, True, True]


async def test_first_messages_at_the_same_time_open_one_chat(teams: connector.Connector, way: messenger.TeamsMessenger) -> None:
    teams.pause = 0.01
    await asyncio.gather(*(way.send(cases.ADA, cases.line(), key=f"{number}") for number in range(10)))
    assert len(teams.called("open")) == 1
    assert len(teams.tenant.said(cases.CHAT)) == 10


async def test_two_faults_at_once_lose_nothing(
    teams: connector.Connector, known: references.References, way: messenger.TeamsMessenger
) -> None:
    """The chat is gone in the middle of a long message, and Teams asks us to try again while the chat is opened anew."""
    await meet(known, teams, cases.ADA, "a:old")
    teams.tenant.posts["a:old"] = {}
    teams.fail("post", connector.Trouble.NONE)
    teams.fail("post", connector.Trouble.REFUSE, "ConversationNotFound", status=404)
    teams.fail("open", connector.Trouble.REFUSE, "PreconditionFailed", status=412)
    with pytest.raises(sending.NotSent):
        await way.send(cases.ADA, cases.LONG, key="one")
    del teams.tenant.posts["a:old"]
    assert await way.send(cases.ADA, cases.LONG, key="one") == "a:old|1:1"
    assert len(teams.tenant.said(cases.CHAT)) == parts_of_long() - 1


async def test_a_send_that_takes_too_long_is_given_up(
    teams: connector.Connector, calls: api.Api, known: references.References, reach: reaching.Reaching, lists: roster.Roster
) -> None:
    way = messenger.TeamsMessenger(calls, known, reach, lists, wording.Wording(), timeout=0.3)
    teams.fail("members", connector.Trouble.HANG)
    with pytest.raises(sending.NotSent):
        await way.send(cases.ADA, cases.line(), key="one")
    teams.fail("post", connector.Trouble.HOLD)
    with pytest.raises(sending.Unsure):
        await way.send(cases.BOARD, cases.line(), key="one")
    assert len(teams.tenant.said(cases.CHANNEL)) == 1


async def test_no_log_holds_the_message_or_the_token(
    teams: connector.Connector, way: messenger.TeamsMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    teams.fail("post", connector.Trouble.REFUSE, "BadSyntax", status=400)
    with pytest.raises(sending.Refused):
        await way.send(cases.ADA, cases.line("My own worry"), key="one")
    await way.send(cases.ADA, cases.line("My own worry"), key="one")
    everything = "\n".join(f"{one.getMessage()} {vars(one)}" for one in caplog.records)
    assert "BadSyntax" in everything
    assert "My own worry" not in everything
    assert connector.TOKEN not in everything
    assert "Ada Moss" not in everything
