"""What Teams tells of teams, channels and the app in them, read as happenings."""

from typing import Any

import pytest

from adapters.teams import deeds, events, host, inbound, places, references
from conversations import happenings, sending
from conversations import inbound as neutral
from tests.edge.teams import posted

LOST, BACK = happenings.ChannelLost, happenings.ChannelBack
GONE, ARCHIVED = sending.Reason.NOT_IN_CHANNEL, sending.Reason.ARCHIVED


def happened(payload: Any) -> deeds.Happened:
    found = inbound.read(payload, posted.NOW)
    assert isinstance(found, deeds.Happened)
    return found


def named(seen: tuple[references.Seen, ...]) -> set[tuple[host.Kind, str]]:
    return {(one.kind, one.handle) for one in seen}


def channel_event(event: str, handle: Any = posted.BOARD, name: str = "Board") -> dict[str, Any]:
    return posted.in_team(event, channel={"id": handle, "name": name})


def test_the_first_word_of_a_conversation_is_the_home_page() -> None:
    payload = posted.installed()
    found = inbound.read(payload, posted.NOW)
    assert isinstance(found, deeds.Deed)
    assert found.way is deeds.Way.SAID
    assert isinstance(found.event, neutral.Commanded)
    assert found.event.text == ""
    assert found.event.place is not None
    assert places.read(found.event.place).kind is places.Kind.LINE
    assert [(one.kind, one.reference.conversation) for one in found.seen] == [(host.Kind.PERSON, posted.CHAT)]


def test_a_repeat_of_it_greets_once_and_the_next_day_again() -> None:
    keys = []
    for payload in (posted.installed(), posted.installed(), posted.installed(timestamp=posted.stamp(-86_400))):
        found = inbound.read(payload, posted.NOW)
        assert isinstance(found, deeds.Deed)
        keys.append(found.event.receipt_key)
    assert keys[0] == keys[1] != keys[2]


def test_taking_the_app_out_forgets_the_person() -> None:
    for payload in (posted.installed("remove"), posted.common("conversationUpdate", membersRemoved=[{"id": posted.BOT}])):
        found = happened(payload)
        assert named(found.gone) == {(host.Kind.PERSON, posted.ALICE)}
        assert (found.tell, found.seen) == ((), ())


def test_a_new_version_of_the_app_greets_nobody_and_forgets_nobody() -> None:
    assert named(happened(posted.installed("add-upgrade")).seen) == {(host.Kind.PERSON, posted.ALICE)}
    assert inbound.read(posted.installed("remove-upgrade"), posted.NOW) == deeds.Nothing()
    assert named(happened(posted.in_channel(posted.installed("add-upgrade"))).seen) == {(host.Kind.TEAM, posted.TEAM)}
    assert inbound.read(posted.in_channel(posted.installed("remove-upgrade")), posted.NOW) == deeds.Nothing()


def test_the_bot_comes_into_a_chat_that_greets_by_itself() -> None:
    found = happened(posted.common("conversationUpdate", membersAdded=[{"id": posted.ALICE_USER}, {"id": posted.BOT}]))
    assert named(found.seen) == {(host.Kind.PERSON, posted.ALICE)}
    assert found.tell == ()


@pytest.mark.parametrize("payload", [posted.team_members("membersAdded", "29:bob", posted.BOT), posted.in_channel(posted.installed())])
def test_the_bot_comes_into_a_team(payload: dict[str, Any]) -> None:
    found = happened(payload)
    assert {(host.Kind.TEAM, posted.TEAM), (host.Kind.CHANNEL, posted.TEAM)} <= named(found.seen)
    (told,) = found.tell
    assert isinstance(told, BACK)
    assert (told.channel.handle, found.of_team) == (posted.TEAM, posted.TEAM)


def test_the_channel_that_the_app_was_put_in_is_known_too() -> None:
    seen = happened(posted.in_channel(posted.installed())).seen
    board = next(one for one in seen if one.handle == posted.BOARD)
    assert (board.kind, board.reference.team) == (host.Kind.CHANNEL, posted.TEAM)


@pytest.mark.parametrize(
    "payload",
    [
        posted.team_members("membersRemoved", posted.BOT),
        posted.in_channel(posted.installed("remove")),
        posted.in_team("teamDeleted"),
    ],
)
def test_the_bot_is_taken_out_of_a_team(payload: dict[str, Any]) -> None:
    found = happened(payload)
    (told,) = found.tell
    assert isinstance(told, LOST)
    assert (told.reason, told.channel.handle, found.of_team) == (GONE, posted.TEAM, posted.TEAM)
    assert named(found.gone) == {(host.Kind.TEAM, posted.TEAM)}, "its channels are known for the day that it comes back"


@pytest.mark.parametrize(
    ("event", "reason"), [("teamArchived", ARCHIVED), ("teamHardDeleted", GONE), ("teamUnarchived", None), ("teamRestored", None)]
)
def test_what_happens_to_a_team_happens_to_its_channels(event: str, reason: sending.Reason | None) -> None:
    payload = posted.in_team(event)
    found = happened(payload)
    (told,) = found.tell
    assert isinstance(told, BACK if reason is None else LOST)
    assert isinstance(told, BACK) or told.reason is reason
    assert (told.platform, told.tenant, told.at) == ("teams", posted.TENANT, posted.NOW)
    assert told.receipt_key == f"{posted.TEAM}|{payload['id']}"
    assert found.of_team == posted.TEAM


def test_a_channel_is_deleted_and_restored() -> None:
    deleted, restored = happened(channel_event("channelDeleted")), happened(channel_event("channelRestored"))
    (lost,), (back,) = deleted.tell, restored.tell
    assert isinstance(lost, LOST)
    assert (lost.channel.handle, lost.reason, deleted.of_team) == (posted.BOARD, GONE, "")
    assert named(deleted.gone) == named(restored.seen) == {(host.Kind.CHANNEL, posted.BOARD)}
    assert isinstance(back, BACK)
    assert back.channel == lost.channel


@pytest.mark.parametrize("event", ["channelRenamed", "channelCreated"])
def test_a_channel_gets_a_name(event: str) -> None:
    found = happened(channel_event(event, name="New name"))
    assert [(one.handle, one.reference.name, one.reference.team) for one in found.seen] == [(posted.BOARD, "New name", posted.TEAM)]
    assert found.tell == ()


def test_a_team_gets_a_name() -> None:
    found = happened(posted.in_team("teamRenamed", team={"id": posted.TEAM, "name": "New name"}))
    assert [(one.kind, one.reference.name) for one in found.seen] == [(host.Kind.TEAM, "New name")]


@pytest.mark.parametrize(
    "payload",
    [
        posted.team_members("membersAdded", "29:bob"),
        posted.team_members("membersRemoved", "29:bob"),
        posted.team_members("membersAdded", "29:bob") | {"channelData": {"eventType": "teamArchived", "team": {"id": posted.TEAM}}},
        posted.in_team("channelShared", channel={"id": posted.BOARD}),
        posted.in_team("of_tomorrow"),
        posted.in_team(""),
        posted.common("conversationUpdate"),
        posted.in_group(posted.installed()),
        posted.in_group(posted.common("conversationUpdate", membersAdded=[{"id": posted.BOT}])),
        posted.installed("of_tomorrow"),
        {**posted.installed("remove"), "from": {"id": "29:guest"}},
    ],
)
def test_what_is_nothing_to_us(payload: dict[str, Any]) -> None:
    assert inbound.read(payload, posted.NOW) == deeds.Nothing()


@pytest.mark.parametrize(
    "payload",
    [
        {**posted.installed(), "from": None},
        posted.in_team("teamArchived", team=None, teamsTeamId=None),
        channel_event("channelDeleted", handle=None),
        channel_event("channelDeleted", handle=[posted.BOARD]),
        channel_event("channelDeleted", handle="a:somebody's chat"),
    ],
)
def test_an_event_without_what_it_must_have(payload: dict[str, Any]) -> None:
    assert inbound.read(payload, posted.NOW) == deeds.NotUnderstood()


def moved(before: references.Reference | None, **now: str) -> happenings.Moved | None:
    address = neutral.Address(platform=host.PLATFORM, tenant=posted.TENANT, handle=posted.ALICE)
    event = neutral.Typed(address=address, receipt_key="k", sent_at=posted.NOW, text="")
    reference = references.Reference(service_url=posted.URL, **now)
    seen = references.Seen(tenant=posted.TENANT, kind=host.Kind.PERSON, handle=posted.ALICE, reference=reference)
    return events.moved(before, seen, event)


def test_a_person_moves_when_their_app_says_other_than_before() -> None:
    before = references.Reference(service_url=posted.URL, zone="Europe/London", locale="en-US")
    news = moved(before, zone="Europe/Lisbon", locale="en-GB")
    assert news is not None
    assert (news.person.handle, news.zone, news.language, news.at) == (posted.ALICE, "Europe/Lisbon", "en-GB", posted.NOW)
    assert news.receipt_key != "k", "the key of the press itself is for the press"
    only_zone = moved(before, zone="Europe/Lisbon", locale="xx-XX")
    assert only_zone is not None
    assert only_zone.language is None


@pytest.mark.parametrize("now", [{}, {"zone": "Europe/London", "locale": "en-US"}, {"locale": "de-DE"}])
def test_a_person_who_is_where_they_were_has_not_moved(now: dict[str, str]) -> None:
    assert moved(references.Reference(service_url=posted.URL, zone="Europe/London", locale="en-US"), **now) is None


def test_nobody_has_moved_who_was_never_seen_before() -> None:
    assert moved(None, zone="Europe/Lisbon", locale="en-GB") is None
    assert moved(references.Reference(service_url=posted.URL), zone="Europe/Lisbon", locale="en-GB") is None
