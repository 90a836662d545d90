"""Everything that can be done in Teams: what comes to the door, and what Teams and the person are told."""

import dataclasses
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.teams import host, places, references
from conversations import happenings, messages
from conversations import inbound as neutral
from tests.edge.teams import posted
from tests.edge.teams import world as worlds
from tests.edge.teams.world import WORDS, Seen, World

DONE = Seen(status=200)
LONG = messages.Message(summary="Long", blocks=tuple(messages.Paragraph(text=f"Line {number} " + "w" * 500) for number in range(120)))


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with worlds.made() as made:
        yield made


def only(world: World) -> neutral.Inbound:
    (event,) = world.door.events
    return event


def told(seen: Seen) -> str:
    """The words that Teams shows below the card."""
    assert (seen.status, seen.body["statusCode"], seen.body["type"]) == (200, 200, "application/vnd.microsoft.activity.message")
    assert isinstance(seen.body["value"], str)
    return seen.body["value"]


async def test_a_press_is_answered_with_the_next_card(world: World) -> None:
    seen = await world.post(posted.executed(posted.NOTE, text="Mine"))
    event = only(world)
    assert isinstance(event, neutral.Pressed)
    assert (event.action, event.text, event.place) == (posted.NOTE, "Mine", None)
    assert (seen.status, seen.body["statusCode"], seen.body["type"]) == (200, 200, "application/vnd.microsoft.card.adaptive")
    assert seen.body["value"]["type"] == "AdaptiveCard"
    assert "Kept & <done>." in json.dumps(seen.body["value"])
    assert await world.said() == []


async def test_a_long_page_goes_on_below_the_card(world: World) -> None:
    world.door.reply = LONG
    seen = await world.post(posted.executed(posted.HOME))
    await world.teams.settled()
    assert len(world.api.posted) > 1
    assert {conversation for _, conversation, _ in world.api.posted} == {posted.CHAT}
    whole = json.dumps([seen.body["value"], *(activity for _, _, activity in world.api.posted)])
    places_of = [whole.index(f"Line {number} ") for number in range(120)]
    assert places_of == sorted(places_of)
    assert len(world.naps) == len(world.api.posted) - 1, "a breath between each two"


async def test_a_press_that_teams_posts_twice_gets_its_card_twice_and_the_rest_once(world: World) -> None:
    world.door.reply = LONG
    payload = posted.executed(posted.HOME)
    seen = await world.post(payload)
    first = len(await world.said())
    assert await world.post(payload) == seen
    assert len(await world.said()) == first
    await world.post(posted.executed(posted.HOME))
    assert len(await world.said()) == 2 * first, "another press is another press"


async def test_what_stands_beside_leaves_the_card_as_it_is(world: World) -> None:
    world.door.reply = dataclasses.replace(worlds.PLAIN, beside=True)
    assert told(await world.post(posted.executed())) == "Kept & <done>."
    assert await world.said() == []


async def test_a_box_that_stands_beside_comes_as_a_card_of_its_own_once(world: World) -> None:
    box = messages.FreeText(label="Your words", action=posted.NOTE, submit="Keep it", opens="Write")
    world.door.reply = messages.Message(summary="A box", blocks=(box,), beside=True)
    payload = posted.executed(posted.HOME)
    for _ in range(2):
        assert told(await world.post(payload)) == WORDS.say("teams-edge-below")
    await world.teams.settled()
    ((_, conversation, activity),) = world.api.posted
    assert conversation == posted.CHAT
    assert "Input.Text" in json.dumps(activity)


async def test_a_press_where_others_read_shows_nothing_personal_there(world: World) -> None:
    seen = await world.post(posted.in_channel(posted.executed()))
    assert told(seen) == WORDS.say("teams-edge-aside")
    event = only(world)
    assert event.place is not None
    assert places.read(event.place).kind is places.Kind.LINE
    assert await world.said() == []


async def test_a_press_of_a_client_without_execute_is_answered_by_the_messenger(world: World) -> None:
    assert await world.post(posted.submitted({"action": posted.GIVE})) == DONE
    event = only(world)
    assert event.place is not None
    assert places.read(event.place) == places.Spot(kind=places.Kind.CARD, conversation=posted.CHAT, activity=posted.CARD)
    assert world.table.messages == []
    assert await world.said() == []


@pytest.mark.parametrize(
    ("payload", "expected", "text"),
    [
        (posted.said("2 4"), neutral.Typed, "2 4"),
        (posted.said("/pulse answers"), neutral.Commanded, "answers"),
        (posted.submitted({"act": "x"}, text="hello"), neutral.Typed, "hello"),
        (posted.installed(), neutral.Commanded, ""),
    ],
)
async def test_words_in_the_own_chat_are_answered_by_the_messenger(world: World, payload: Any, expected: type, text: str) -> None:
    assert await world.post(payload) == DONE
    event = only(world)
    assert isinstance(event, neutral.Typed | neutral.Commanded)
    assert (type(event), event.text) == (expected, text)
    assert await world.said() == []


@pytest.mark.parametrize("payload", [posted.installed(), posted.team_members("membersAdded", posted.BOT)])
async def test_what_is_put_in_again_is_kept_again_though_another_process_took_note_that_it_was_gone(world: World, payload: Any) -> None:
    await world.post(payload)
    kept = dict(world.vault.kept)
    world.vault.kept.clear()
    await world.post(payload)
    assert world.vault.kept == kept != {}


async def test_words_where_others_read_are_answered_in_the_own_chat(world: World) -> None:
    payload = posted.called("answers")
    assert await world.post(payload) == DONE
    event = only(world)
    assert isinstance(event, neutral.Commanded)
    assert event.text == "answers"
    line = (posted.POST, WORDS.say("teams-edge-in-own-chat"))
    assert await world.said() == [line]
    assert await world.post(payload) == DONE
    assert await world.said() == [line], "Teams posts some activities twice"
    assert await world.post(posted.called("answers")) == DONE
    assert await world.said() == [line, line]


async def test_a_line_that_nobody_can_be_told_harms_nothing(world: World) -> None:
    world.api.refuses = True
    assert await world.post(posted.called("answers")) == DONE
    assert await world.said() == []
    assert world.door.through == 1


@pytest.mark.parametrize(
    "payload",
    [
        posted.in_channel(posted.said("to each other")),
        posted.common("messageReaction", reactionsAdded=[{"type": "like"}]),
        posted.common("typing"),
        posted.common("of_tomorrow"),
        posted.team_members("membersAdded", "29:bob"),
        posted.said("mine", **{"from": {"id": posted.BOT, "role": "bot"}}),
        posted.in_team("channelShared"),
    ],
)
async def test_what_is_nothing_to_us_is_taken(world: World, payload: Any) -> None:
    assert await world.post(payload) == DONE
    assert (world.door.events, world.door.happenings, world.vault.kept) == ([], [], {})
    assert await world.said() == []


async def test_people_channels_and_teams_are_reached_where_they_were_seen(world: World) -> None:
    await world.post(posted.called("home"))
    await world.post(posted.said("home"))
    kept = {(kind, handle): references.from_text(text) for (_, kind, handle), text in world.vault.kept.items()}
    assert set(kept) == {(host.Kind.PERSON, posted.ALICE), (host.Kind.CHANNEL, posted.BOARD), (host.Kind.TEAM, posted.TEAM)}
    person = kept[host.Kind.PERSON, posted.ALICE]
    assert person is not None
    assert (person.conversation, person.user, person.zone) == (posted.CHAT, posted.ALICE_USER, "Europe/London")
    await world.post(posted.called("home"))
    again = references.from_text(world.vault.kept[posted.TENANT, host.Kind.PERSON, posted.ALICE])
    assert again == person, "what a channel does not tell stays as it was"


async def test_somebody_who_took_the_app_out_is_forgotten_until_it_is_back(world: World) -> None:
    await world.post(posted.installed())
    assert await world.post(posted.installed("remove")) == DONE
    assert world.vault.kept == {}
    await world.post(posted.installed())
    assert len(world.vault.kept) == 1
    assert world.door.happenings == []


async def test_a_person_who_moved_is_told_of_once(world: World) -> None:
    await world.post(posted.said("one"))
    abroad = {"localTimezone": "Europe/Lisbon", "entities": []}
    for text in ("two", "three"):
        await world.post(posted.said(text, **abroad))
    (news,) = world.door.happenings
    assert isinstance(news, happenings.Moved)
    assert (news.person.handle, news.zone, news.language) == (posted.ALICE, "Europe/Lisbon", None)
    assert len(world.door.events) == 3
    assert news.receipt_key not in {event.receipt_key for event in world.door.events}


async def test_what_happens_to_a_team_happens_to_every_channel_that_we_know(world: World) -> None:
    await world.post(posted.called("home"))
    await world.post(posted.in_channel(posted.said("hi", entities=[posted.mention()]), "19:other@thread.tacv2"))
    elsewhere = posted.in_channel(posted.said("hi", entities=[posted.mention()]), "19:far@thread.tacv2", team={"id": "19:far@thread.tacv2"})
    await world.post(elsewhere)
    for event, kind in (("teamArchived", happenings.ChannelLost), ("teamUnarchived", happenings.ChannelBack)):
        world.door.happenings.clear()
        assert await world.post(posted.in_team(event)) == DONE
        assert [type(one) for one in world.door.happenings] == [kind] * 3
        channels = {one.channel.handle for one in world.door.happenings if isinstance(one, kind)}
        assert channels == {posted.TEAM, posted.BOARD, "19:other@thread.tacv2"}
        assert len({one.receipt_key for one in world.door.happenings}) == 3


async def test_the_bot_comes_into_a_team_goes_and_comes_back(world: World) -> None:
    assert await world.post(posted.team_members("membersAdded", posted.BOT)) == DONE
    await world.post(posted.called("home"))
    world.door.happenings.clear()
    assert await world.post(posted.team_members("membersRemoved", posted.BOT)) == DONE
    assert (posted.TENANT, host.Kind.TEAM, posted.TEAM) not in world.vault.kept
    assert await world.post(posted.team_members("membersAdded", posted.BOT)) == DONE
    assert (posted.TENANT, host.Kind.TEAM, posted.TEAM) in world.vault.kept
    lost, back = happenings.ChannelLost, happenings.ChannelBack
    assert [type(one) for one in world.door.happenings] == [lost, lost, back, back]


@pytest.mark.parametrize(
    ("event", "kept"), [("channelDeleted", False), ("channelRestored", True), ("channelRenamed", True), ("channelCreated", True)]
)
async def test_what_happens_to_a_channel(world: World, event: str, kept: bool) -> None:  # noqa: FBT001 - a column of the table above
    await world.post(posted.called("home"))
    assert await world.post(posted.in_team(event, channel={"id": posted.BOARD, "name": "Board"})) == DONE
    assert ((posted.TENANT, host.Kind.CHANNEL, posted.BOARD) in world.vault.kept) is kept


@pytest.mark.parametrize("event", ["teamDeleted", "teamHardDeleted", "teamRestored", "teamRenamed"])
async def test_every_event_finds_its_way_through_the_framework(world: World, event: str) -> None:
    assert await world.post(posted.in_team(event)) == DONE
    assert len(world.door.happenings) == (event != "teamRenamed")
