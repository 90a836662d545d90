"""Messages that are owed: sent once, named, found again, and taken up where they stopped."""

import datetime
import logging

import pytest

from adapters.slack import api, history, messenger, posting
from bot import ports
from conversations import inbound, sending, wording
from tests.contract import messenger_contract
from tests.edge.slack_out import cases
from tests.slack import stand_in, workspace


async def posted(slack: stand_in.StandIn, channel: str = cases.DM) -> list[str]:
    return [one.text.partition("\n")[0] for one in slack.workspace.said(channel)]


async def found(way: messenger.SlackMessenger, key: str = "one", address: inbound.Address = cases.ADA) -> sending.Found | sending.Looked:
    return await way.find(address, key=key, since=cases.LONG_AGO)


def test_it_is_a_messenger_and_a_replier_by_shape(way: messenger.SlackMessenger) -> None:
    as_messenger: ports.Messenger = way
    as_replier: ports.Replier = way
    assert as_messenger.platform == "slack"
    assert as_messenger.pace == sending.Pace(tenant_per_second=5.0, address_per_second=1.0)
    assert as_messenger.timeout <= 25
    assert as_replier is not None


@pytest.mark.parametrize("address", [cases.ADA, cases.BOARD])
async def test_it_keeps_the_promises_of_messengers(way: messenger.SlackMessenger, address: inbound.Address) -> None:
    await messenger_contract.check_messenger(way, address, datetime.datetime.now(datetime.UTC))


async def test_a_message_to_a_person_goes_into_their_conversation(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    ref = await way.send(cases.ADA, cases.line(), key="one")
    await way.send(cases.ADA, cases.line(), key="two")
    first, _ = slack.workspace.said(cases.DM)
    assert ref == f"{cases.DM}:{first.ts}"
    assert first.metadata == {"event_type": history.EVENT_TYPE, "event_payload": {"key": "one", "part": 1, "of": 1}}
    assert slack.called("conversations.open") == [{"users": "U0ADA"}], "the conversation is looked for once"
    assert [(one["unfurl_links"], one["unfurl_media"]) for one in slack.called("chat.postMessage")] == [(False, False)] * 2


async def test_a_message_to_a_channel_is_not_found_again(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    ref = await way.send(cases.BOARD, cases.line(), key="one")
    assert ref.startswith("C0BOARD:")
    assert await found(way, address=cases.BOARD) is sending.Looked.CANNOT_TELL
    assert [one.method for one in slack.calls] == ["chat.postMessage"]


async def test_a_long_message_takes_several_parts(slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks) -> None:
    ref = await way.send(cases.ADA, cases.long(3), key="one")
    said = slack.workspace.said(cases.DM)
    assert [(one.metadata or {})["event_payload"] for one in said] == [{"key": "one", "part": part, "of": 3} for part in (1, 2, 3)]
    assert ref == f"{cases.DM}:{said[0].ts}"
    assert ticks.waited == [posting.PART_PAUSE] * 2
    assert await found(way) == sending.Found(ref=ref)


@pytest.mark.parametrize(
    "trouble",
    [
        stand_in.Trouble.BROKEN_AFTER,
        stand_in.Trouble.HTML,
        stand_in.Trouble.EMPTY,
        stand_in.Trouble.GARBLED,
        stand_in.Trouble.DROP,
    ],
)
async def test_accepted_without_an_answer_is_one_message(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, trouble: stand_in.Trouble
) -> None:
    slack.fail("chat.postMessage", trouble)
    with pytest.raises(sending.Unsure):
        await way.send(cases.ADA, cases.line(), key="one")
    (message,) = slack.workspace.said(cases.DM)
    assert await found(way) == sending.Found(ref=f"{cases.DM}:{message.ts}")


async def test_accepted_and_answered_too_late_is_one_message(slack: stand_in.StandIn) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.HOLD)
    async with api.Api(slack.base_url, slack, timeout=0.3) as calls:
        way = messenger.SlackMessenger(calls, wording.Wording())
        with pytest.raises(sending.Unsure):
            await way.send(cases.ADA, cases.line(), key="one")
        (message,) = slack.workspace.said(cases.DM)
        assert await found(way) == sending.Found(ref=f"{cases.DM}:{message.ts}")


async def test_a_server_error_is_looked_up_and_then_sent_once(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.BROKEN)
    with pytest.raises(sending.Unsure):
        await way.send(cases.ADA, cases.line(), key="one")
    assert await found(way) is sending.Looked.NOT_THERE
    await way.send(cases.ADA, cases.line(), key="one")
    assert await posted(slack) == ["A word"]


@pytest.mark.parametrize("trouble", [stand_in.Trouble.BROKEN, stand_in.Trouble.HTML, stand_in.Trouble.DROP])
async def test_trouble_before_the_message_left_means_not_sent(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, trouble: stand_in.Trouble
) -> None:
    slack.fail("conversations.open", trouble)
    with pytest.raises(sending.NotSent):
        await way.send(cases.ADA, cases.line(), key="one")
    await way.send(cases.ADA, cases.line(), key="one")
    assert await posted(slack) == ["A word"]


async def test_asked_to_wait_in_the_middle_it_goes_on_where_it_stopped(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks
) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.NONE)
    slack.fail("chat.postMessage", stand_in.Trouble.LIMITED, retry_after="30")
    with pytest.raises(sending.RateLimited) as caught:
        await way.send(cases.BOARD, cases.long(3), key="one")
    assert caught.value.retry_after == 30
    with pytest.raises(sending.RateLimited):
        await way.send(cases.BOARD, cases.long(3), key="one")
    ticks.seconds += 30
    ref = await way.send(cases.BOARD, cases.long(3), key="one")
    said = slack.workspace.said("C0BOARD")
    assert [(one.metadata or {})["event_payload"]["part"] for one in said] == [1, 2, 3]
    assert ref == f"C0BOARD:{said[0].ts}"


async def test_a_message_that_is_there_in_part_is_completed_by_another_process(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, calls: api.Api, ticks: cases.Ticks
) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.NONE)
    slack.fail("chat.postMessage", stand_in.Trouble.DROP)
    with pytest.raises(sending.Unsure):
        await way.send(cases.ADA, cases.long(3), key="one")
    restarted = messenger.SlackMessenger(calls, wording.Wording(), wait=ticks.wait)
    assert await found(restarted) is sending.Looked.NOT_THERE
    ref = await restarted.send(cases.ADA, cases.long(3), key="one")
    said = slack.workspace.said(cases.DM)
    assert [(one.metadata or {})["event_payload"]["part"] for one in said] == [1, 2, 3]
    assert ref == f"{cases.DM}:{said[0].ts}"
    assert await found(restarted) == sending.Found(ref=ref)


async def test_one_archived_and_one_gone_do_not_stop_the_others(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.workspace.channel("C0OLD", is_archived=True)
    slack.workspace.channel("C0OUT", is_member=False)
    slack.workspace.person("U0GONE", deleted=True)
    slack.workspace.person("U0BOT", is_bot=True)
    outcomes: dict[str, object] = {}
    for handle in ("C0OLD", "C0OUT", "C0NONE", "U0GONE", "U0BOT", "U0NOBODY", "U0ADA", "C0BOARD"):
        address = inbound.Address(platform="slack", tenant=workspace.TEAM, handle=handle)
        try:
            outcomes[handle] = bool(await way.send(address, cases.line(), key=handle))
        except sending.Refused as exc:
            outcomes[handle] = exc.reason
    assert outcomes == {
        "C0OLD": sending.Reason.ARCHIVED,
        "C0OUT": sending.Reason.NOT_IN_CHANNEL,
        "C0NONE": sending.Reason.NOT_IN_CHANNEL,
        "U0GONE": sending.Reason.UNREACHABLE,
        "U0BOT": sending.Reason.UNREACHABLE,
        "U0NOBODY": sending.Reason.UNREACHABLE,
        "U0ADA": True,
        "C0BOARD": True,
    }


async def test_a_token_revoked_in_mid_fan_out_makes_no_storm(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    await way.send(cases.ADA, cases.line(), key="one")
    slack.fail("chat.postMessage", stand_in.Trouble.REFUSE, "token_revoked", times=1000)
    asked = len(slack.calls)
    for number in range(50):
        with pytest.raises(sending.Paused):
            await way.send(cases.ADA, cases.line(), key=f"more-{number}")
    assert len(slack.calls) - asked == 1


async def test_a_busy_conversation_is_read_page_by_page(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    ref = await way.send(cases.ADA, cases.line(), key="one")
    for number in range(3 * history.PAGE):
        slack.workspace.post(cases.DM, {"text": f"more {number}"})
    assert await found(way) == sending.Found(ref=ref)
    for number in range(3 * history.PAGE):
        slack.workspace.post(cases.DM, {"text": f"even more {number}"})
    assert await found(way) is sending.Looked.CANNOT_TELL, "what was not read is not taken for not there"
    assert all(int(one["limit"]) <= 15 for one in slack.called("conversations.history"))


async def test_only_what_came_since_is_looked_at(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    await way.send(cases.ADA, cases.line(), key="one")
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=1)
    assert await way.find(cases.ADA, key="one", since=later) is sending.Looked.NOT_THERE


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        [],
        {"event_type": history.EVENT_TYPE},
        {"event_type": "other", "event_payload": {"key": "one", "part": 1, "of": 1}},
        {"event_type": history.EVENT_TYPE, "event_payload": {"key": "two", "part": 1, "of": 1}},
        {"event_type": history.EVENT_TYPE, "event_payload": {"key": "one", "part": "1", "of": None}},
        {"event_type": history.EVENT_TYPE, "event_payload": {"key": "one", "part": 7, "of": 1}},
        {"event_type": history.EVENT_TYPE, "event_payload": "one"},
    ],
)
async def test_marks_that_are_not_of_this_message_are_passed_over(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, metadata: object
) -> None:
    slack.workspace.post(cases.DM, {"text": "odd", "metadata": metadata})
    assert await found(way) is sending.Looked.NOT_THERE
    await way.send(cases.ADA, cases.line(), key="one")
    assert isinstance(await found(way), sending.Found)


async def test_without_the_permission_to_read_nobody_can_tell(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("conversations.history", stand_in.Trouble.REFUSE, "missing_scope")
    assert await found(way) is sending.Looked.CANNOT_TELL


async def test_a_look_that_fails_is_no_finding(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("conversations.history", stand_in.Trouble.BROKEN)
    with pytest.raises(sending.SendError):
        await found(way)


async def test_a_send_that_takes_too_long_is_given_up(slack: stand_in.StandIn, calls: api.Api) -> None:
    way = messenger.SlackMessenger(calls, wording.Wording(), timeout=0.3)
    slack.fail("conversations.open", stand_in.Trouble.HANG)
    with pytest.raises(sending.NotSent):
        await way.send(cases.ADA, cases.line(), key="one")
    slack.fail("chat.postMessage", stand_in.Trouble.HOLD)
    with pytest.raises(sending.Unsure):
        await way.send(cases.ADA, cases.line(), key="one")


async def test_no_log_holds_the_message_or_the_token(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.fail("chat.postMessage", stand_in.Trouble.REFUSE, "msg_too_long")
    with pytest.raises(sending.Refused):
        await way.send(cases.ADA, cases.line("My own worry"), key="one")
    await way.send(cases.ADA, cases.line("My own worry"), key="one")
    everything = "\n".join(f"{one.getMessage()} {vars(one)}" for one in caplog.records)
    assert "msg_too_long" in everything
    assert "My own worry" not in everything
    assert stand_in.TOKEN not in everything
