"""Replies at every kind of place, and where they go when the place is gone."""

import datetime

import pytest

from adapters.slack import api, errors, messenger, places
from conversations import inbound, messages, sending, wording
from tests.edge.slack_out import cases
from tests.slack import stand_in, workspace

ADA, BOARD = "U0ADA", "C0BOARD"
NOT_CLEAR = (
    stand_in.Trouble.LIMITED,
    stand_in.Trouble.BROKEN,
    stand_in.Trouble.BROKEN_AFTER,
    stand_in.Trouble.HTML,
    stand_in.Trouble.EMPTY,
    stand_in.Trouble.GARBLED,
    stand_in.Trouble.TEXT,
    stand_in.Trouble.DROP,
)
LONG_AGO = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
HOME = places.write(places.Spot(kind=places.Kind.HOME, channel=ADA))


def heads(slack: stand_in.StandIn, channel: str, *, only_for: str | None = None) -> list[str]:
    return [one.text.rpartition("\n")[2] for one in slack.workspace.said(channel, only_for=only_for)]


def card(slack: stand_in.StandIn, *, channel: str = cases.DM, ticket: bool = True) -> tuple[inbound.Place, workspace.Message]:
    message = slack.workspace.post(channel, {"text": "before"})
    url = slack.response_url(channel, ADA, message.ts) if ticket else ""
    return places.write(places.Spot(kind=places.Kind.CARD, channel=channel, ts=message.ts), url), message


def aside(slack: stand_in.StandIn, *, channel: str = BOARD, ticket: bool = True) -> tuple[inbound.Place, workspace.Message]:
    message = slack.workspace.post(channel, {"text": "before"}, only_for=ADA)
    url = slack.response_url(channel, ADA, message.ts, ephemeral=True) if ticket else ""
    return places.write(places.Spot(kind=places.Kind.ASIDE, channel=channel, ts=message.ts), url), message


async def test_a_card_turns_in_place_by_its_ticket(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, _ = card(slack)
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, cases.DM) == ["after"]
    assert slack.calls == []


@pytest.mark.parametrize("trouble", ["no_ticket", "expired", "used", *NOT_CLEAR])
async def test_a_card_turns_without_its_ticket(slack: stand_in.StandIn, way: messenger.SlackMessenger, trouble: str) -> None:
    place, message = card(slack, ticket=trouble != "no_ticket")
    if trouble == "expired":
        slack.expire(place.ticket)
    elif trouble == "used":
        slack.fail("response_url", stand_in.Trouble.REFUSE, "used_url")
    elif trouble != "no_ticket":
        slack.fail("response_url", stand_in.Trouble(trouble))
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, cases.DM) == ["after"]
    assert [one["ts"] for one in slack.called("chat.update")] == [message.ts]


async def test_a_ticket_to_somebody_else_is_not_used(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, message = card(slack, ticket=False)
    foreign = inbound.Place(spot=place.spot, ticket="https://evil.test/response/1")
    await way.reply(cases.ADA, foreign, cases.line("after"), key="reply:1")
    assert heads(slack, cases.DM) == ["after"]
    assert slack.called("chat.update")[0]["ts"] == message.ts


async def test_a_card_that_is_gone_becomes_a_line(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, _ = card(slack, ticket=False)
    slack.workspace.messages.clear()
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, cases.DM) == ["after"]


async def test_more_than_a_card_holds_comes_below_it(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, message = card(slack)
    await way.reply(cases.ADA, place, cases.long(3), key="reply:1")
    first, *more = slack.workspace.said(cases.DM)
    assert first.ts == message.ts
    assert [len(one.blocks) for one in (first, *more)] == [50, 50, 50]


@pytest.mark.parametrize("trouble", [stand_in.Trouble.BROKEN, stand_in.Trouble.BROKEN_AFTER, stand_in.Trouble.LIMITED])
async def test_a_card_that_may_not_have_turned_can_be_turned_again(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, ticks: cases.Ticks, trouble: stand_in.Trouble
) -> None:
    place, _ = card(slack, ticket=False)
    slack.fail("chat.update", trouble)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    ticks.seconds += api.LONGEST_WAIT
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, cases.DM) == ["after"]


@pytest.mark.parametrize("ticket", [True, False])
async def test_beside_a_card_in_a_channel_is_for_one(slack: stand_in.StandIn, way: messenger.SlackMessenger, *, ticket: bool) -> None:
    place, _ = card(slack, channel=BOARD, ticket=ticket)
    await way.reply(cases.ADA, place, cases.line("for Ada", beside=True), key="reply:1")
    assert heads(slack, BOARD) == ["before"]
    assert heads(slack, BOARD, only_for=ADA) == ["for Ada"]
    assert [one["user"] for one in slack.called("chat.postEphemeral")] == ([] if ticket else [ADA])


async def test_beside_a_card_without_a_ticket_is_a_line(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, _ = card(slack, ticket=False)
    await way.reply(cases.ADA, place, cases.line("beside", beside=True), key="reply:1")
    assert heads(slack, cases.DM) == ["before", "beside"]


async def test_a_line_goes_into_its_conversation(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    for channel in (cases.DM, ADA, BOARD):
        place = places.write(places.Spot(kind=places.Kind.LINE, channel=channel, ts="1.2"))
        await way.reply(cases.ADA, place, cases.line(channel), key=f"reply:{channel}")
    assert heads(slack, cases.DM) == [cases.DM, ADA]
    assert heads(slack, BOARD) == [BOARD]


async def test_a_line_that_may_have_arrived_is_not_said_again(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place = places.write(places.Spot(kind=places.Kind.LINE, channel=cases.DM, ts="1.2"))
    slack.fail("chat.postMessage", stand_in.Trouble.DROP)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.line(), key="reply:1")
    await way.reply(cases.ADA, place, cases.line(), key="reply:1", tried_since=LONG_AGO)
    assert len(slack.workspace.said(cases.DM)) == 1
    await way.reply(cases.ADA, place, cases.line(), key="reply:2", tried_since=LONG_AGO)
    assert len(slack.workspace.said(cases.DM)) == 2, "another reply with the same words is another reply"


async def test_a_line_that_cannot_be_looked_for_is_tried_once_more_and_then_let_go(
    slack: stand_in.StandIn, way: messenger.SlackMessenger
) -> None:
    place = places.write(places.Spot(kind=places.Kind.LINE, channel=BOARD, ts="1.2"))
    slack.fail("chat.postMessage", stand_in.Trouble.DROP, times=2)
    for tried_since in (None, LONG_AGO):
        with pytest.raises(sending.Unsure):
            await way.reply(cases.ADA, place, cases.line(), key="reply:1", tried_since=tried_since)


async def test_an_aside_is_replaced_by_its_ticket(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, _ = aside(slack)
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    await way.reply(cases.ADA, place, cases.line("beside", beside=True), key="reply:1")
    assert heads(slack, BOARD, only_for=ADA) == ["after", "beside"]
    assert slack.calls == []


async def test_an_aside_without_a_message_is_a_new_one(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place = places.write(places.Spot(kind=places.Kind.ASIDE, channel=BOARD), slack.response_url(BOARD, ADA))
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, BOARD, only_for=ADA) == ["after"]
    assert [one["replace_original"] for one in slack.responses] == [False]


async def test_an_aside_of_several_parts_replaces_with_the_first(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, _ = aside(slack)
    await way.reply(cases.ADA, place, cases.long(2), key="reply:1")
    assert [one["replace_original"] for one in slack.responses] == [True, False]
    assert [len(one.blocks) for one in slack.workspace.said(BOARD, only_for=ADA)] == [50, 50]


async def test_a_ticket_that_runs_out_in_the_middle_is_no_loss(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, _ = aside(slack)
    await way.reply(cases.ADA, place, cases.long(7), key="reply:1")
    said = slack.workspace.said(BOARD, only_for=ADA)
    assert [len(one.blocks) for one in said] == [50] * 7
    assert len(slack.called("chat.postEphemeral")) == 2


@pytest.mark.parametrize("ticket", ["", "expired"])
async def test_an_aside_without_a_good_ticket_is_a_new_aside(slack: stand_in.StandIn, way: messenger.SlackMessenger, ticket: str) -> None:
    place, _ = aside(slack, ticket=bool(ticket))
    if ticket:
        slack.expire(place.ticket)
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, BOARD, only_for=ADA) == ["before", "after"]


@pytest.mark.parametrize("channel", ["C0OUT", "C0NONE"])
async def test_where_the_bot_is_not_the_person_hears_in_their_own_conversation(
    slack: stand_in.StandIn, way: messenger.SlackMessenger, channel: str
) -> None:
    slack.workspace.channel("C0OUT", is_member=False)
    place, _ = aside(slack, channel=channel, ticket=False)
    await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    assert heads(slack, cases.DM) == ["after"]


async def test_an_aside_that_may_not_have_been_replaced_can_be_replaced_again(
    slack: stand_in.StandIn, way: messenger.SlackMessenger
) -> None:
    place, _ = aside(slack)
    slack.fail("response_url", stand_in.Trouble.BROKEN)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.line("after"), key="reply:1")
    slack.fail("response_url", stand_in.Trouble.DROP)
    with pytest.raises(sending.Unsure):
        await way.reply(cases.ADA, place, cases.line("beside", beside=True), key="reply:1")


async def test_the_home_page_is_published(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    await way.reply(cases.ADA, HOME, cases.line("nothing is due"), key="reply:1")
    assert slack.workspace.homes[ADA]["type"] == "home"
    assert "nothing is due" in str(slack.workspace.homes[ADA])


async def test_a_page_that_somebody_changed_meanwhile_is_shown_once_more(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("views.publish", stand_in.Trouble.REFUSE, errors.CONFLICT)
    await way.reply(cases.ADA, HOME, cases.line(), key="reply:1")
    assert len(slack.called("views.publish")) == 2
    slack.fail("views.publish", stand_in.Trouble.REFUSE, errors.CONFLICT, times=2)
    with pytest.raises(sending.Refused):
        await way.reply(cases.ADA, HOME, cases.line(), key="reply:1")
    assert len(slack.called("views.publish")) == 4


async def test_a_page_that_may_not_be_shown_can_be_shown_again(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.fail("views.publish", stand_in.Trouble.BROKEN)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, HOME, cases.line(), key="reply:1")


async def test_an_open_window_is_turned(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    slack.workspace.views["V01"] = {"type": "modal"}
    await way.reply(cases.ADA, places.write(places.Spot(kind=places.Kind.VIEW, channel="V01")), cases.line("your answers"), key="reply:1")
    assert slack.workspace.views["V01"]["type"] == "modal"
    assert "your answers" in str(slack.workspace.views["V01"])
    assert slack.workspace.said(cases.DM) == []


async def test_a_window_that_was_closed_is_answered_with_a_line(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    await way.reply(cases.ADA, places.write(places.Spot(kind=places.Kind.VIEW, channel="V01")), cases.line("your answers"), key="reply:1")
    assert heads(slack, cases.DM) == ["your answers"]


@pytest.mark.parametrize("spot", ["", "card", "nowhere:C1:1.2", "card::1.2"])
async def test_a_place_of_no_kind_is_refused(slack: stand_in.StandIn, way: messenger.SlackMessenger, spot: str) -> None:
    with pytest.raises(sending.Refused):
        await way.reply(cases.ADA, inbound.Place(spot=spot), cases.line(), key="reply:1")
    assert slack.calls == []


async def test_a_reply_that_takes_too_long_is_given_up(slack: stand_in.StandIn, calls: api.Api) -> None:
    way = messenger.SlackMessenger(calls, wording.Wording(), timeout=0.2)
    slack.fail("views.publish", stand_in.Trouble.HANG)
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, HOME, cases.line(), key="reply:1")
    slack.fail("chat.postMessage", stand_in.Trouble.HOLD)
    place = places.write(places.Spot(kind=places.Kind.LINE, channel=cases.DM, ts="1.2"))
    with pytest.raises(sending.NotSent):
        await way.reply(cases.ADA, place, cases.line(), key="reply:1")


async def test_peoples_own_markup_stays_text_in_a_turned_card(slack: stand_in.StandIn, way: messenger.SlackMessenger) -> None:
    place, message = card(slack, ticket=False)
    shout = messages.Message(summary="A note", blocks=(messages.Quote(text="<!channel> <https://evil.test|look>"),))
    await way.reply(cases.ADA, place, shout, key="reply:1")
    (update,) = slack.called("chat.update")
    assert update["parse"] == "none"
    assert "<!channel>" not in message.text
