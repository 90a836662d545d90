"""Everything that can be done in Slack, by both ways in: what comes to the door, and what Slack and the person are told."""

import json
from typing import Any

import pytest

from adapters.slack import deeds, inbound, places
from conversations import happenings, messages
from conversations import inbound as neutral
from tests.edge.slack import posted
from tests.edge.slack import world as worlds
from tests.edge.slack.world import Seen, World

EVENT, COMMAND, INTERACTION = deeds.Kind.EVENT, deeds.Kind.COMMAND, deeds.Kind.INTERACTION
DONE = Seen(status=200)
BOX = messages.FreeText(label="Your note", action=posted.NOTE, submit="Keep", initial="what I wrote")
FORM = messages.Message(summary="A note", blocks=(messages.Paragraph(text="For you alone"), BOX))
LONG = messages.Message(summary="Long", blocks=tuple(messages.Paragraph(text=f"Line {number}") for number in range(120)))


def only(world: World) -> neutral.Inbound:
    (event,) = world.door.events
    return event


def whisper(world: World) -> str:
    """The one thing that was said to the person alone, through the address that came along."""
    ((url, body),) = world.api.responses
    assert url == posted.HOOK
    assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)
    return str(body["text"])


async def test_a_press_on_a_card_takes_the_short_way(either: World) -> None:
    assert await either.deliver(INTERACTION, posted.press()) == DONE
    event = only(either)
    assert isinstance(event, neutral.Pressed)
    assert event.action == posted.GIVE
    assert either.known.asked == []
    assert either.api.calls == []


@pytest.mark.parametrize(
    ("kind", "payload", "expected"),
    [
        (INTERACTION, posted.press_in_view(), neutral.Pressed),
        (INTERACTION, posted.press_in_view(kind="modal"), neutral.Pressed),
        (INTERACTION, posted.press(posted.button("of_last_year")), neutral.Pressed),
        (INTERACTION, posted.press(is_ephemeral=True), neutral.Pressed),
        (INTERACTION, posted.draft("so far"), neutral.Drafted),
        (INTERACTION, posted.sent("My words", metadata='{"spot": "card:D1:1.2"}'), neutral.Pressed),
        (EVENT, posted.said("2 4"), neutral.Typed),
        (EVENT, posted.home_opened(), neutral.Visited),
    ],
)
async def test_what_people_do_comes_to_the_door(either: World, kind: deeds.Kind, payload: Any, expected: type[neutral.Event]) -> None:
    assert await either.deliver(kind, payload) == DONE
    assert type(only(either)) is expected
    await either.settled()
    assert either.api.calls == []


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ({"type": "app_uninstalled"}, happenings.Removed),
        ({"type": "tokens_revoked", "tokens": {"bot": [posted.BOT]}}, happenings.Removed),
        ({"type": "channel_archive", "channel": posted.BOARD, "user": posted.ALICE}, happenings.ChannelLost),
        ({"type": "group_left", "channel": posted.BOARD}, happenings.ChannelLost),
        ({"type": "channel_unarchive", "channel": posted.BOARD, "user": posted.ALICE}, happenings.ChannelBack),
        ({"type": "member_joined_channel", "channel": posted.BOARD, "user": posted.BOT}, happenings.ChannelBack),
        ({"type": "user_change", "user": {"id": posted.ALICE, "tz": "Europe/London"}}, happenings.Moved),
    ],
)
async def test_what_happens_to_a_workspace_comes_to_the_door(
    either: World, inner: dict[str, Any], expected: type[happenings.Happening]
) -> None:
    assert await either.deliver(EVENT, posted.event(inner)) == DONE
    assert [type(one) for one in either.door.happenings] == [expected]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (INTERACTION, posted.closed()),
        (INTERACTION, posted.shortcut("of_another_app")),
        (INTERACTION, {"type": "block_suggestion"}),
        (INTERACTION, {}),
        (EVENT, posted.home_opened("messages")),
        (EVENT, posted.said("changed", subtype="message_changed")),
        (EVENT, posted.said("my own", user=posted.BOT)),
        (EVENT, posted.event({"type": "channel_rename", "channel": {"id": posted.BOARD, "name": "new"}})),
        (EVENT, posted.event({"type": "reaction_added"})),
        (EVENT, {"type": "app_rate_limited", "team_id": posted.TEAM}),
    ],
)
async def test_what_is_nothing_to_us_is_acknowledged(either: World, kind: deeds.Kind, payload: Any) -> None:
    assert await either.deliver(kind, payload) == DONE
    assert either.door.events == []
    assert either.door.happenings == []


async def test_a_command_is_answered_at_once_and_to_the_person_alone(either: World) -> None:
    seen = await either.deliver(COMMAND, posted.command("answers"))
    event = only(either)
    assert isinstance(event, neutral.Commanded)
    assert (event.text, event.place) == ("answers", None)
    assert seen.body["response_type"] == "ephemeral"
    assert "Kept & <done>." in json.dumps(seen.body["blocks"])
    await either.settled()
    assert either.api.responses == []


async def test_a_long_answer_to_a_command_goes_on_behind_it(either: World) -> None:
    either.door.reply = LONG
    seen = await either.deliver(COMMAND, posted.command("copy my data"))
    await either.settled()
    parts = [seen.body, *(body for _, body in either.api.responses)]
    assert len(parts) > 1
    assert all(body["response_type"] == "ephemeral" for body in parts)
    said = json.dumps([body["blocks"] for body in parts])
    assert all(f"Line {number}" in said for number in range(120))


async def test_a_command_that_cannot_be_read_is_told_so(either: World) -> None:
    seen = await either.deliver(COMMAND, posted.command() | {"user_id": ""})
    assert seen.body == {"response_type": "ephemeral", "text": worlds.WORDS.say("slack-edge-not-understood")}


async def test_a_box_is_opened_and_comes_back_to_its_card(either: World) -> None:
    either.door.reply = FORM
    press = posted.press(posted.button(posted.WRITE))
    assert await either.deliver(INTERACTION, press) == DONE
    await either.settled()
    (opened,) = either.api.named("views.open")
    assert opened["trigger_id"] == press["trigger_id"]
    assert "what I wrote" in json.dumps(opened["view"])
    assert await either.deliver(INTERACTION, posted.sent("now", metadata=opened["view"]["private_metadata"])) == DONE
    event = either.door.events[-1]
    assert isinstance(event, neutral.Pressed)
    assert (event.action, event.text) == (posted.NOTE, "now")
    assert event.place == neutral.Place(spot=f"card:{posted.DM}:{posted.CARD}", ticket=posted.HOOK)


async def test_a_box_from_a_modal_is_put_on_top_of_it(either: World) -> None:
    either.door.reply = FORM
    assert await either.deliver(INTERACTION, posted.press_in_view(posted.button(posted.WRITE), kind="modal")) == DONE
    await either.settled()
    (pushed,) = either.api.named("views.push")
    origin = inbound.read_origin(pushed["view"]["private_metadata"])
    assert origin is not None
    assert places.read(origin) == places.Spot(kind=places.Kind.VIEW, channel="V0VIEW")


async def test_a_note_can_be_kept_from_the_menu_of_a_card(either: World) -> None:
    either.door.reply = FORM
    assert await either.deliver(INTERACTION, posted.on_message(posted.card(posted.GIVE))) == DONE
    await either.settled()
    event = only(either)
    assert isinstance(event, neutral.Pressed)
    assert event.action == posted.WRITE
    assert len(either.api.named("views.open")) == 1


async def test_the_menu_of_another_message_says_what_it_is_for(either: World) -> None:
    assert await either.deliver(INTERACTION, posted.on_message([])) == DONE
    await either.settled()
    assert either.door.events == []
    assert whisper(either) == worlds.WORDS.say("slack-edge-not-ours")


async def test_a_box_that_is_refused_is_explained_beside_the_card(either: World) -> None:
    assert await either.deliver(INTERACTION, posted.press(posted.button(posted.WRITE))) == DONE
    await either.settled()
    assert either.api.calls == []
    assert whisper(either)


async def test_a_box_that_slack_opens_no_more_is_explained(either: World) -> None:
    either.door.reply = FORM
    either.api.refused = {"views.open"}
    assert await either.deliver(INTERACTION, posted.press(posted.button(posted.WRITE))) == DONE
    await either.settled()
    assert whisper(either) == worlds.WORDS.say("slack-edge-too-late")


async def test_where_there_is_no_address_to_answer_to_it_is_said_in_the_conversation(either: World) -> None:
    either.door.reply = FORM
    either.api.refused = {"views.open"}
    assert await either.deliver(INTERACTION, posted.press_in_view(posted.button(posted.WRITE))) == DONE
    await either.settled()
    assert either.api.named("conversations.open") == [{"users": posted.ALICE}]
    (line,) = either.api.named("chat.postMessage")
    assert line == {"channel": posted.DM, "text": worlds.WORDS.say("slack-edge-too-late")}


async def test_nothing_breaks_when_nothing_can_be_said(either: World) -> None:
    either.door.reply = FORM
    either.api.refused = {"views.open", "response", "conversations.open"}
    for press in (posted.press(posted.button(posted.WRITE)), posted.press_in_view(posted.button(posted.WRITE))):
        assert await either.deliver(INTERACTION, press) == DONE
    await either.settled()


async def test_home_is_shown_in_a_modal_anywhere(either: World) -> None:
    payload = posted.shortcut()
    assert await either.deliver(INTERACTION, payload) == DONE
    await either.settled()
    event = only(either)
    assert isinstance(event, neutral.Commanded)
    assert (event.text, event.place) == ("", None)
    (opened,) = either.api.named("views.open")
    assert opened["trigger_id"] == payload["trigger_id"]
    assert opened["view"]["type"] == "modal"
    assert either.api.named("chat.postMessage") == []


async def test_a_page_that_a_modal_cannot_hold_is_said_whole(either: World) -> None:
    either.door.reply = LONG
    assert await either.deliver(INTERACTION, posted.shortcut()) == DONE
    await either.settled()
    told = json.dumps(either.api.named("chat.postMessage"))
    assert all(f'Line {number}"' in told for number in range(120))


async def test_strangers_are_turned_away_politely(either: World) -> None:
    foreign = {"user": {"id": "U9", "team_id": "T9"}}
    assert await either.deliver(INTERACTION, posted.press() | foreign) == DONE
    assert await either.deliver(INTERACTION, posted.sent("x") | foreign) == DONE
    assert await either.deliver(EVENT, posted.said("2 4", user_team="T9")) == DONE
    await either.settled()
    assert either.door.events == []
    assert whisper(either) == worlds.WORDS.say("slack-edge-stranger")


async def test_a_workspace_that_we_do_not_know(either: World) -> None:
    either.known.teams = set()
    seen = await either.deliver(COMMAND, posted.command("help"))
    assert seen.body == {"response_type": "ephemeral", "text": worlds.WORDS.say("slack-edge-not-installed")}
    assert await either.deliver(EVENT, posted.said("2 4")) == DONE
    assert await either.deliver(INTERACTION, posted.sent("x")) == DONE
    await either.settled()
    assert either.door.events == []
    assert either.api.responses == []


async def test_a_workspace_that_left_is_still_heard_leaving(either: World) -> None:
    either.known.teams = set()
    assert await either.deliver(EVENT, posted.event({"type": "app_uninstalled"})) == DONE
    assert len(either.door.happenings) == 1


async def test_a_repeat_is_handed_on_under_the_same_key(either: World) -> None:
    """Whether it is a repeat is for the inbox to say: the first try may have failed."""
    for kind, payload in ((EVENT, posted.said("2 4")), (INTERACTION, posted.press()), (COMMAND, posted.command("2 4"))):
        either.door.events.clear()
        first, second = await either.deliver(kind, payload), await either.deliver(kind, payload)
        assert first == second
        one, two = either.door.events
        assert one == two


async def test_slacks_own_retries_are_taken_like_all_else(world: World) -> None:
    headers = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert await world.post(EVENT, posted.said("2 4"), **headers) == DONE
    assert len(world.door.events) == 1
