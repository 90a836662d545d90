"""Slack's events, read as words, visits and happenings; and that nothing at all makes the readers stumble."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack import deeds, inbound, places
from conversations import happenings, sending
from conversations import inbound as neutral
from tests.edge.slack import posted

EVENT = deeds.Kind.EVENT


def read(payload: Any) -> deeds.Found:
    return inbound.read(EVENT, payload, posted.NOW)


def typed(payload: Any) -> neutral.Typed:
    found = read(payload)
    assert isinstance(found, deeds.Deed)
    assert isinstance(found.event, neutral.Typed)
    return found.event


def happened(inner: dict[str, Any], **more: Any) -> happenings.Any | None:
    found = read(posted.event(inner, **more))
    if isinstance(found, deeds.Nothing):
        return None
    assert isinstance(found, deeds.Happened)
    return found.happening


def test_words_are_answered_with_a_new_line() -> None:
    payload = posted.said("2 4")
    event = typed(payload)
    assert event.text == "2 4"
    assert event.receipt_key == payload["event_id"]
    assert event.sent_at == posted.NOW
    assert event.place is not None
    assert places.read(event.place) == places.Spot(kind=places.Kind.LINE, channel=posted.DM, ts=posted.stamp())


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("&amp;lt;", "&lt;"),
        ("hi <@U1>", "hi @[U1]"),
        ("hi <@U1|ann>", "hi @[U1]"),
        ("<#C1|board> and <#C2>", "#[C1] and #[C2]"),
        ("see <https://ex.test/?a=1&amp;b=2|ex.test>", "see ex.test"),
        ("see <https://ex.test/?a=1&amp;b=2>", "see https://ex.test/?a=1&b=2"),
        ("<mailto:a@ex.test|a@ex.test>", "a@ex.test"),
        ("<tel:+44123|0123>", "0123"),
        ("<!here> <!channel|channel> <!subteam^S1|@leads>", "@here channel @leads"),
        ("<!date^1392734382^{date}|Feb 18>", "Feb 18"),
        ("<@U1 ; drop>", "@U1 ; drop"),
        ("1 < 2", "1 < 2"),
        ("<>", ""),
        ("<<@U1>>", "<@[U1]>"),
    ],
)
def test_text_is_what_was_typed(raw: str, plain: str) -> None:
    assert typed(posted.said(raw)).text == plain


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast", "me_message"])
def test_words_that_came_with_something_else_are_kept(subtype: str) -> None:
    assert typed(posted.said("words", subtype=subtype)).text == "words"


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"subtype": {}},
        {"hidden": True},
        {"bot_id": "B1"},
        {"user": posted.BOT},
        {"channel_type": "channel"},
    ],
)
def test_what_nobody_said_to_the_bot_is_left_alone(more: dict[str, Any]) -> None:
    assert read(posted.said("words", **more)) == deeds.Nothing()


def test_a_stranger_in_a_shared_conversation() -> None:
    assert isinstance(read(posted.said("words", user_team="T9")), deeds.Stranger)
    assert isinstance(read(posted.said("words", team="T9")), deeds.Stranger)


def test_a_look_at_the_page() -> None:
    found = read(posted.home_opened())
    assert isinstance(found, deeds.Deed)
    assert isinstance(found.event, neutral.Visited)
    assert found.event.place is not None
    assert places.read(found.event.place) == places.Spot(kind=places.Kind.HOME, channel=posted.ALICE)
    assert read(posted.home_opened("messages")) == deeds.Nothing()


def test_the_bot_is_taken_out() -> None:
    assert isinstance(happened({"type": "app_uninstalled"}), happenings.Removed)
    assert isinstance(happened({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U1"]}}), happenings.Removed)
    assert happened({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("channel_archive", sending.Reason.ARCHIVED),
        ("group_archive", sending.Reason.ARCHIVED),
        ("channel_left", sending.Reason.NOT_IN_CHANNEL),
        ("group_left", sending.Reason.NOT_IN_CHANNEL),
        ("channel_deleted", sending.Reason.NOT_IN_CHANNEL),
        ("group_deleted", sending.Reason.NOT_IN_CHANNEL),
    ],
)
def test_a_channel_is_lost(name: str, reason: sending.Reason) -> None:
    happening = happened({"type": name, "channel": posted.BOARD, "user": posted.ALICE})
    assert isinstance(happening, happenings.ChannelLost)
    assert (happening.channel.handle, happening.reason, happening.tenant, happening.at) == (posted.BOARD, reason, posted.TEAM, posted.NOW)


def test_a_channel_comes_back() -> None:
    for inner in (
        {"type": "channel_unarchive", "channel": posted.BOARD},
        {"type": "group_unarchive", "channel": posted.BOARD},
        {"type": "member_joined_channel", "user": posted.BOT, "channel": posted.BOARD},
    ):
        assert isinstance(happened(inner), happenings.ChannelBack)


def test_other_people_may_join_what_they_like() -> None:
    assert happened({"type": "member_joined_channel", "user": posted.ALICE, "channel": posted.BOARD}) is None


def test_a_renamed_channel_is_the_same_channel() -> None:
    assert happened({"type": "channel_rename", "channel": {"id": posted.BOARD, "name": "new"}}) is None


def test_somebody_moved() -> None:
    user = {"id": posted.ALICE, "team_id": posted.TEAM, "tz": "Europe/London", "locale": "en-GB"}
    happening = happened({"type": "user_change", "user": user})
    assert isinstance(happening, happenings.Moved)
    assert (happening.person.handle, happening.zone, happening.language) == (posted.ALICE, "Europe/London", "en-GB")


@pytest.mark.parametrize(
    "change", [{"is_bot": True}, {"deleted": True}, {"team_id": "T9"}, {"tz": "Moon/Base", "locale": "x"}, {"tz": 5, "locale": []}]
)
def test_a_change_that_is_none_of_ours(change: dict[str, Any]) -> None:
    user = {"id": posted.ALICE, "team_id": posted.TEAM, "tz": "Europe/London", "locale": "en-GB", **change}
    assert happened({"type": "user_change", "user": user}) is None


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/localtime", "", "Europe", "a" * 500])
def test_a_zone_is_a_zone(name: str) -> None:
    user = {"id": posted.ALICE, "tz": name, "locale": "en-GB"}
    happening = happened({"type": "user_change", "user": user})
    assert isinstance(happening, happenings.Moved)
    assert happening.zone is None


def test_in_a_shared_channel_our_side_is_the_authorized_one() -> None:
    other = [{"team_id": "T0OURS", "enterprise_id": None, "user_id": posted.BOT, "is_bot": True}]
    happening = happened({"type": "channel_archive", "channel": posted.BOARD}, authorizations=other)
    assert happening is not None
    assert happening.tenant == "T0OURS"


def test_an_organisation_is_the_tenant_of_what_happens_in_it() -> None:
    whole = [{"team_id": "T1", "enterprise_id": "E1", "user_id": posted.BOT, "is_bot": True, "is_enterprise_install": True}]
    happening = happened({"type": "app_uninstalled"}, authorizations=whole)
    assert happening is not None
    assert happening.tenant == "E1"


@pytest.mark.parametrize(
    "payload", [{}, {"type": "event_callback"}, posted.event({"type": "reaction_added"}), posted.event({}, event_id="")]
)
def test_what_is_no_event_of_ours(payload: dict[str, Any]) -> None:
    assert read(payload) == deeds.NotUnderstood()


SAMPLES: list[tuple[deeds.Kind, dict[str, Any]]] = [
    (deeds.Kind.INTERACTION, posted.press()),
    (deeds.Kind.INTERACTION, posted.press(posted.button(posted.WRITE), is_ephemeral=True)),
    (deeds.Kind.INTERACTION, posted.press_in_view()),
    (deeds.Kind.INTERACTION, posted.draft("x")),
    (deeds.Kind.INTERACTION, posted.sent("x", metadata='{"spot": "card:D1:1.2"}')),
    (deeds.Kind.INTERACTION, posted.closed()),
    (deeds.Kind.INTERACTION, posted.shortcut()),
    (deeds.Kind.INTERACTION, posted.on_message(posted.card(posted.GIVE))),
    (deeds.Kind.COMMAND, posted.command("help")),
    (EVENT, posted.said("hello <@U1>")),
    (EVENT, posted.home_opened()),
    (EVENT, posted.event({"type": "tokens_revoked", "tokens": {"bot": ["U1"]}})),
    (EVENT, posted.event({"type": "channel_archive", "channel": posted.BOARD})),
    (EVENT, posted.event({"type": "user_change", "user": {"id": "U1", "tz": "Europe/London", "locale": "en-GB"}})),
]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, one in inner for found in _paths(one, (*path, key)))]


@settings(max_examples=400, deadline=None)
@given(data=st.data(), sample=st.sampled_from(SAMPLES))
def test_no_payload_makes_the_reader_stumble(data: st.DataObject, sample: tuple[deeds.Kind, dict[str, Any]]) -> None:
    kind, payload = sample
    broken: Any = {"": copy.deepcopy(payload)}
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(_paths(broken)[1:]))
        inside = broken
        for key in path:
            inside = inside[key]
        inside[last] = data.draw(ANYTHING)
    found = inbound.read(kind, broken[""], posted.NOW)
    if isinstance(found, deeds.Deed):
        event = found.event
        assert event.address.tenant
        assert event.address.handle
        assert 0 < len(event.receipt_key) <= 255
        assert abs((event.sent_at - posted.NOW).total_seconds()) < 10**10
        repr(event).encode()
