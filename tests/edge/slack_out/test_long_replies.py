"""Replies that take several of Slack's messages, and pages that hold too much: nothing is lost, and nothing is said twice."""

import asyncio

import pytest

from adapters.slack import api, errors, limits, messenger, places
from conversations import inbound, messages, sending, wording
from tests.edge.slack_out import cases
from tests.slack import stand_in

ADA, BOARD = "U0ADA", "C0BOARD"
HOME = places.write(places.Spot(kind=places.Kind.HOME, channel=ADA))
VIEW = places.write(places.Spot(kind=places.Kind.VIEW, channel="V01"))
WINDOW = {"type": "modal", "title": "before"}
COPY = messages.Message(summary="A copy", blocks=cases.long(3).blocks, beside=True)
REST = "The rest is in your messages"


@pytest.fixture(autouse=True)
def window(slack: stand_in.StandIn) -> None:
    slack.workspace.views["V01"] = dict(WINDOW)


def said(slack: stand_in.StandIn, channel: str = cases.DM, *, only_for: str | None = None) -> str:
    return "".join(f"<{one.text}{one.blocks}>" for one in slack.workspace.said(channel, only_for=only_for))


def missing(text: str, message: messages.Message) -> list[str]:
    return [one.text for one in message.blocks if isinstance(one, messages.Paragraph) and text.count(f"'{one.text}'") != 1]


def card(slack: stand_in.StandIn, channel: str = cases.DM, *, ticket: bool = True) -> inbound.Place:
    message = slack.workspace.post(channel, {"text": "before"})
    url = slack.response_url(channel, ADA, message.ts) if ticket else ""
    return places.write(places.Spot(kind=places.Kind.CARD, channel=channel, ts=message.ts), url)


def aside(slack: stand_in.StandIn, *, ticket: bool = True) -> inbound.Place:
    message = slack.workspace.post(BOARD, {"text": "before"}, only_for=ADA)
    url = slack.response_url(BOARD, ADA, message.ts, ephemeral=True) if ticket else ""
    return places.write(places.Spot(kind=places.Kind.ASIDE, channel=BOARD, ts=message.ts), url)


def again(calls: api.Api, ticks: cases.Ticks) -> messenger.SlackMessenger:
    """Another process, which knows nothing."""
    return messenger.SlackMessenger(calls, wording.Wording(), cases.draw, wait=ticks.wait)


@pytest.mark.parametrize("place", [HOME, VIEW])
async def test_a_copy_asked_for_on_a_page_goes_whole_into_the_messages(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, place: inbound.Place
) -> None:
    await way.reply(cases.ADA, place, COPY, key="reply:1")
    assert missing(said(slack), COPY) == []
    assert slack.workspace.homes == {}
    assert slack.workspace.views == {"V01": WINDOW}


@pytest.mark.parametrize("place", [HOME, VIEW])
async def test_a_copy_that_may_have_arrived_is_looked_for(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, calls: api.Api, ticks: cases.Ticks, place: inbound.Place
) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.NONE)
    slack.fail("chat.postMessage", stand_in.Trouble.DROP)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, COPY, key="reply:1")
    await again(calls, ticks).reply(cases.ADA, place, COPY, key="reply:1", tried_since=cases.LONG_AGO)
    assert missing(said(slack), COPY) == []


@pytest.mark.parametrize("place", [HOME, VIEW])
async def test_the_rest_of_a_page_that_is_too_long_is_in_the_messages(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, place: inbound.Place
) -> None:
    page = cases.long(3)
    await way.reply(cases.ADA, place, page, key="reply:1")
    shown = slack.workspace.homes.get(ADA) or slack.workspace.views["V01"]
    assert (len(shown["blocks"]), REST in str(shown)) == (limits.VIEW_BLOCKS, True)
    assert missing(said(slack), page) == []
    await way.reply(cases.ADA, place, page, key="reply:2")
    assert missing(said(slack), page) == [], "who comes back to it finds it there"
    longer = messages.Message(summary="Long", blocks=(*page.blocks, messages.Paragraph(text="News")))
    await way.reply(cases.ADA, place, longer, key="reply:3")
    assert "'News'" in said(slack)


async def test_a_page_whose_rest_could_not_be_said_yet_is_not_forgotten(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("chat.postMessage", stand_in.Trouble.BROKEN)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, HOME, cases.long(3), key="reply:1")
    await way.reply(cases.ADA, HOME, cases.long(3), key="reply:1", tried_since=cases.LONG_AGO)
    assert missing(said(slack), cases.long(3)) == []


async def test_a_page_that_fits_leaves_the_messages_alone(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    for place in (HOME, VIEW):
        await way.reply(cases.ADA, place, cases.line(), key="reply:1")
    assert said(slack) == ""


@pytest.mark.parametrize("code", ["view_too_large", "not_enabled", "invalid_blocks"])
async def test_a_home_page_that_slack_does_not_take_is_a_line(slack: stand_in.StandIn, way: messenger.SlackMessenger, code: str) -> None:
    slack.fail("views.publish", stand_in.Trouble.REFUSE, code, times=2)
    for _ in range(2):
        await way.reply(cases.ADA, HOME, cases.line("nothing is due"), key="reply:1")
    assert said(slack).count("'nothing is due'") == 2, "each is an answer to a press"


@pytest.mark.parametrize("code", [errors.CONFLICT, "user_not_found"])
async def test_a_home_page_that_is_newer_or_gone_is_left(slack: stand_in.StandIn, way: messenger.SlackMessenger, code: str) -> None:
    slack.fail("views.publish", stand_in.Trouble.REFUSE, code, times=2)
    with pytest.raises(sending.Refused):
        await way.reply(cases.ADA, HOME, cases.line(), key="reply:1")
    assert said(slack) == ""


@pytest.mark.parametrize("channel", [cases.DM, BOARD])
@pytest.mark.parametrize("ticket", [True, False])
async def test_a_long_card_goes_on_where_it_stopped(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks, channel: str, *, ticket: bool
) -> None:
    place = card(slack, channel, ticket=ticket)
    slack.fail("chat.postMessage", stand_in.Trouble.NONE)
    slack.fail("chat.postMessage", stand_in.Trouble.LIMITED, retry_after="30")
    with pytest.raises(sending.RateLimited):
        await way.reply(cases.ADA, place, cases.long(4), key="reply:1")
    ticks.seconds += 30
    await way.reply(cases.ADA, place, cases.long(4), key="reply:1", tried_since=cases.LONG_AGO)
    assert missing(said(slack, channel), cases.long(4)) == []
    assert len(slack.responses) + len(slack.called("chat.update")) == 1, "what stands there now may be newer"
    marks = [one["metadata"]["event_payload"] for one in slack.called("chat.postMessage")]
    assert [(one["key"], one["part"], one["of"]) for one in marks] == [("reply:1", part, 4) for part in (2, 3, 3, 4)]


@pytest.mark.parametrize("trouble", [stand_in.Trouble.DROP, stand_in.Trouble.BROKEN, stand_in.Trouble.LIMITED])
@pytest.mark.parametrize("is_gone", [True, False])
async def test_a_long_card_is_completed_by_another_process(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, calls: api.Api, ticks: cases.Ticks, trouble: stand_in.Trouble, *, is_gone: bool
) -> None:
    place = card(slack, ticket=False)
    if is_gone:
        slack.workspace.messages.clear()
    slack.fail("chat.postMessage", stand_in.Trouble.NONE)
    slack.fail("chat.postMessage", trouble)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.long(4), key="reply:1")
    ticks.seconds += api.LONGEST_WAIT
    await again(calls, ticks).reply(cases.ADA, place, cases.long(4), key="reply:1", tried_since=cases.LONG_AGO)
    assert missing(said(slack), cases.long(4)) == []


async def test_the_rest_of_a_card_that_cannot_be_looked_for_is_tried_once_more_and_then_let_go(
    slack: stand_in.StandIn, way: messenger.SlackMessenger
) -> None:
    place = card(slack)
    slack.fail("chat.postMessage", stand_in.Trouble.BROKEN, times=2)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.long(2), key="reply:1")
    slack.fail("conversations.history", stand_in.Trouble.REFUSE, "missing_scope")
    with pytest.raises(sending.Unsure):
        await way.reply(cases.ADA, place, cases.long(2), key="reply:1", tried_since=cases.LONG_AGO)


@pytest.mark.parametrize("method", ["response_url", "chat.postEphemeral"])
async def test_a_long_aside_goes_on_where_it_stopped(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks, method: str
) -> None:
    place = aside(slack, ticket=method == "response_url")
    slack.fail(method, stand_in.Trouble.NONE)
    slack.fail(method, stand_in.Trouble.LIMITED, retry_after="30")
    if method == "response_url":
        slack.fail("chat.postEphemeral", stand_in.Trouble.LIMITED, retry_after="30")
    with pytest.raises(sending.RateLimited):
        await way.reply(cases.ADA, place, cases.long(4), key="reply:1")
    ticks.seconds += 60
    await way.reply(cases.ADA, place, cases.long(4), key="reply:1", tried_since=cases.LONG_AGO)
    assert missing(said(slack, BOARD, only_for=ADA), cases.long(4)) == []


async def test_what_is_left_of_an_aside_is_looked_for_in_the_persons_own_conversation(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, calls: api.Api, ticks: cases.Ticks
) -> None:
    slack.workspace.channel("C0OUT", is_member=False)
    place = places.write(places.Spot(kind=places.Kind.ASIDE, channel="C0OUT"))
    slack.fail("chat.postMessage", stand_in.Trouble.NONE)
    slack.fail("chat.postMessage", stand_in.Trouble.DROP)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.long(3), key="reply:1")
    await again(calls, ticks).reply(cases.ADA, place, cases.long(3), key="reply:1", tried_since=cases.LONG_AGO)
    assert missing(said(slack), cases.long(3)) == []


async def test_time_that_runs_out_between_two_parts_leaves_nothing_in_doubt(slack: stand_in.StandIn, calls: api.Api) -> None:
    async def for_ever(_seconds: float) -> None:
        await asyncio.Event().wait()

    way = messenger.SlackMessenger(calls, wording.Wording(), timeout=0.3, wait=for_ever)
    place = card(slack, BOARD)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.long(2), key="reply:1")
    with pytest.raises(sending.NotSent):
        await way.send(cases.BOARD, cases.long(2), key="one")


async def test_time_that_runs_out_during_a_part_does(slack: stand_in.StandIn, calls: api.Api) -> None:
    way = messenger.SlackMessenger(calls, wording.Wording(), timeout=0.3)
    for method, place in (("chat.postEphemeral", aside(slack, ticket=False)), ("response_url", aside(slack))):
        slack.fail(method, stand_in.Trouble.HOLD)
        with pytest.raises(sending.Unsure):
            await way.reply(cases.ADA, place, cases.line(beside=True), key=f"reply:{method}")


async def test_a_picture_that_is_put_below_too_late_does_not_bring_its_message_twice(slack: stand_in.StandIn, calls: api.Api) -> None:
    ticks = cases.Ticks()
    way = messenger.SlackMessenger(calls, wording.Wording(), cases.draw, timeout=1.0, wait=ticks.wait)
    slack.workspace.slow_files = 100
    slack.fail("files.getUploadURLExternal", stand_in.Trouble.NONE)
    slack.fail("files.getUploadURLExternal", stand_in.Trouble.HANG)
    with pytest.raises(sending.NotSent):
        await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert await way.send(cases.BOARD, cases.SUMMARY, key="one")
    assert len(slack.workspace.said(BOARD)) == 1
