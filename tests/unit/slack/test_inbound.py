"""Presses, boxes, commands and shortcuts of Slack, read as what people did. No request, no server."""

import datetime
import json
from typing import Any

import pytest

from adapters.slack import deeds, inbound, places
from conversations import actions
from conversations import inbound as neutral
from tests.edge.slack import posted

INTERACTION, COMMAND = deeds.Kind.INTERACTION, deeds.Kind.COMMAND


def read(payload: Any, kind: deeds.Kind = INTERACTION) -> deeds.Found:
    return inbound.read(kind, payload, posted.NOW)


def deed(payload: Any, kind: deeds.Kind = INTERACTION) -> deeds.Deed:
    found = read(payload, kind)
    assert isinstance(found, deeds.Deed)
    return found


def pressed(payload: Any) -> neutral.Pressed:
    event = deed(payload).event
    assert isinstance(event, neutral.Pressed)
    return event


def spot(event: neutral.Event) -> places.Spot:
    assert event.place is not None
    return places.read(event.place)


def test_a_press_on_a_card_is_answered_in_its_place() -> None:
    found = deed(posted.press())
    event = pressed(posted.press())
    assert found.way is deeds.Way.PRESS
    assert event.action == posted.GIVE
    assert event.address == neutral.Address(platform="slack", tenant=posted.TEAM, handle=posted.ALICE)
    assert event.receipt_key == f"{posted.stamp()}:{posted.ALICE}:{posted.CARD}:{posted.GIVE}#2"
    assert event.sent_at == posted.NOW
    assert event.text is None
    assert event.place == neutral.Place(spot=f"card:{posted.DM}:{posted.CARD}", ticket=posted.HOOK)


def test_a_second_press_is_another_press_and_a_repeat_is_not() -> None:
    keys = {pressed(posted.press(posted.button(action_ts=posted.stamp(later)))).receipt_key for later in (0, 0, 1)}
    assert len(keys) == 2


def test_what_others_see_is_never_replaced_by_what_one_person_is_shown() -> None:
    """A reply to a press in the board's channel goes to the conversation with the person."""
    assert spot(pressed(posted.press(channel=posted.BOARD))).kind is places.Kind.LINE
    assert spot(pressed(posted.press(channel=posted.BOARD))).channel == posted.ALICE


def test_places_of_other_presses() -> None:
    assert spot(pressed(posted.press(is_ephemeral=True))).kind is places.Kind.ASIDE
    assert spot(pressed(posted.press_in_view())) == places.Spot(kind=places.Kind.HOME, channel=posted.ALICE)
    assert spot(pressed(posted.press_in_view(kind="modal"))) == places.Spot(kind=places.Kind.VIEW, channel="V0VIEW")


@pytest.mark.parametrize(
    ("element", "action", "text"),
    [
        (posted.button(value=""), "", None),
        ({"type": "button", "action_id": "bp1:look:home#12"}, "bp1:look:home", None),
        ({"type": "static_select", "action_id": "x", "selected_option": {"value": posted.GIVE}}, posted.GIVE, None),
        ({"type": "overflow", "action_id": "x", "selected_option": {"value": posted.GIVE}}, posted.GIVE, None),
        ({"type": "conversations_select", "action_id": "bp1:channel:1#2", "selected_conversation": "C7"}, "bp1:channel:1", "C7"),
        ({"type": "channels_select", "action_id": "bp1:channel:1", "selected_channel": "C7"}, "bp1:channel:1", "C7"),
        ({"type": "conversations_select", "action_id": "bp1:channel:1", "selected_conversation": None}, "bp1:channel:1", None),
        ({"type": "button", "action_id": "of_somebody_else"}, "of_somebody_else", None),
    ],
)
def test_what_was_pressed_or_chosen(element: dict[str, Any], action: str, text: str | None) -> None:
    found = read(posted.press(element))
    if not action:
        assert found == deeds.NotUnderstood()
        return
    event = pressed(posted.press(element))
    assert (event.action, event.text) == (action, text)


def test_a_long_name_makes_a_key_that_fits_and_differs() -> None:
    keys = [pressed(posted.press(posted.button(action_id="x" * 300 + end))).receipt_key for end in "ab"]
    assert max(map(len, keys)) <= 255
    assert keys[0] != keys[1]


@pytest.mark.parametrize(
    ("action_ts", "believed"),
    [
        (posted.stamp(-3600), posted.NOW - datetime.timedelta(hours=1)),
        (posted.stamp(299), posted.NOW + datetime.timedelta(seconds=299)),
        (posted.stamp(301), posted.NOW),
        ("0.1", posted.NOW),
        ("-5", posted.NOW),
        ("9" * 400, posted.NOW),
        ("nan", posted.NOW),
        (None, posted.NOW),
        ({}, posted.NOW),
        (10**400, posted.NOW),
        (float("inf"), posted.NOW),
        (True, posted.NOW),
    ],
)
def test_an_absurd_time_is_not_believed(action_ts: object, believed: datetime.datetime) -> None:
    assert pressed(posted.press(posted.button(action_ts=action_ts))).sent_at == believed


def test_a_button_that_asks_for_a_box_has_no_place_and_remembers_its_card() -> None:
    found = deed(posted.press(posted.button(posted.WRITE)))
    assert found.way is deeds.Way.WRITE
    assert found.event.place is None
    assert found.back.origin == neutral.Place(spot=f"card:{posted.DM}:{posted.CARD}", ticket=posted.HOOK)
    assert found.back.trigger_id
    assert not found.back.in_modal
    assert deed(posted.press_in_view(posted.button(posted.WRITE), kind="modal")).back.in_modal


def test_a_box_comes_back_to_the_card_that_it_was_opened_from() -> None:
    origin = deed(posted.press(posted.button(posted.WRITE))).back.origin
    event = pressed(posted.sent("All is <b>well</b> &amp; good", metadata=inbound.write_origin(origin)))
    assert (event.action, event.text, event.place) == (posted.NOTE, "All is <b>well</b> &amp; good", origin)


@pytest.mark.parametrize("metadata", ["", "{", "[]", "{}", '{"spot": 5}', '{"spot": "moon:1:2"}', '{"spot": "\\ud800"}', "[" * 9000])
def test_a_box_that_lost_its_card_is_answered_in_the_conversation(metadata: str) -> None:
    assert spot(pressed(posted.sent("x", metadata=metadata))) == places.Spot(kind=places.Kind.LINE, channel=posted.ALICE, ts="V0VIEW")


def test_a_box_sent_again_is_a_repeat_and_a_changed_one_is_not() -> None:
    body = posted.sent("My private words")
    again, changed = pressed(posted.sent("My private words")), pressed(posted.sent("My private worry"))
    one = pressed(body)
    assert one.receipt_key == pressed(body).receipt_key
    assert len({one.receipt_key, again.receipt_key, changed.receipt_key}) == 3, "each try has a trigger of its own"
    assert one.receipt_key == pressed({**body, "view": posted.sent("other")["view"]}).receipt_key, "the text is no part"


def test_without_a_trigger_a_box_of_another_length_is_no_repeat() -> None:
    one, same, changed = (pressed(posted.sent(text) | {"trigger_id": None}).receipt_key for text in ("a", "b", "ab"))
    assert one == same != changed


def test_an_empty_box_is_an_empty_text() -> None:
    assert pressed(posted.sent(None)).text == ""


def test_a_modal_of_another_name_is_not_taken() -> None:
    assert read(posted.sent("x", callback_id="other")) == deeds.NotUnderstood()
    assert read(posted.closed()) == deeds.Nothing()


def test_writing_is_kept_as_a_draft() -> None:
    found = deed(posted.draft("so far"))
    assert isinstance(found.event, neutral.Drafted)
    assert (found.event.action, found.event.text, found.event.place) == (posted.NOTE, "so far", None)


def test_a_command_names_people_and_channels_as_mentions() -> None:
    found = deed(posted.command("seats <@U1|ann> in <#C1|board> &lt;b&gt; &amp;amp;"), COMMAND)
    assert found.way is deeds.Way.COMMAND
    assert isinstance(found.event, neutral.Commanded)
    assert found.event.text == f"seats {neutral.mention('U1')} in {neutral.mention('C1', channel=True)} <b> &amp;"
    assert found.event.place is None
    assert deed(posted.command(command="/board-pulse"), COMMAND).way is deeds.Way.COMMAND


@pytest.mark.parametrize("missing", ["team_id", "user_id", "command", "trigger_id"])
def test_a_command_without_what_it_must_have(missing: str) -> None:
    assert read(posted.command() | {missing: None}, COMMAND) == deeds.NotUnderstood()


def test_the_shortcut_home_is_a_command_without_words() -> None:
    found = deed(posted.shortcut())
    assert found.way is deeds.Way.OPEN_HOME
    assert isinstance(found.event, neutral.Commanded)
    assert (found.event.text, found.event.place) == ("", None)
    assert read(posted.shortcut("other")) == deeds.NotUnderstood()


def test_the_shortcut_on_a_card_asks_for_the_note_on_its_item() -> None:
    for value in (posted.GIVE, posted.NOTE, posted.WRITE, actions.encode(actions.Show(sitting_id=posted.SITTING, item_key="strategy"))):
        found = deed(posted.on_message(posted.card(posted.HOME, value)))
        assert found.way is deeds.Way.WRITE
        assert isinstance(found.event, neutral.Pressed)
        assert found.event.action == posted.WRITE
        assert found.back.origin == neutral.Place(spot=f"card:{posted.DM}:{posted.CARD}", ticket=posted.HOOK)


def test_the_shortcut_finds_choices_in_lists_and_beside_text() -> None:
    options = [{"text": {}, "value": posted.GIVE}]
    for blocks in (
        [{"accessory": {"type": "static_select", "action_id": "x", "options": options}}],
        [{"accessory": {"type": "button", "action_id": f"{posted.GIVE}#1"}}],
    ):
        assert deed(posted.on_message(blocks)).way is deeds.Way.WRITE


def test_the_shortcut_on_another_message_says_so() -> None:
    assert isinstance(read(posted.on_message(posted.card(posted.HOME))), deeds.NotOurs)
    assert isinstance(read(posted.on_message([])), deeds.NotOurs)
    assert read(posted.on_message(posted.card(posted.GIVE), callback_id="other")) == deeds.NotUnderstood()


@pytest.mark.parametrize("payload", [posted.press(), posted.sent("x"), posted.shortcut(), posted.on_message(posted.card(posted.GIVE))])
def test_somebody_of_another_workspace_is_a_stranger(payload: dict[str, Any]) -> None:
    foreign = payload | {"user": {"id": "U9", "team_id": "T9"}}
    assert isinstance(read(foreign), deeds.Stranger)


def test_a_modal_from_a_shared_channel_names_our_workspace_itself() -> None:
    payload = posted.sent("x", app_installed_team_id="T0OURS")
    assert isinstance(read(payload), deeds.Stranger)
    ours = payload | {"user": {"id": "U9", "team_id": "T0OURS"}}
    assert pressed(ours).address.tenant == "T0OURS"


def test_an_organisation_that_put_the_bot_in_as_a_whole_is_the_tenant() -> None:
    org = {"enterprise": {"id": "E1"}, "is_enterprise_install": True, "team": None}
    assert pressed(posted.press() | org).address.tenant == "E1"
    assert deed(posted.command(enterprise_id="E1", is_enterprise_install="true"), COMMAND).event.address.tenant == "E1"
    inside = {"enterprise": {"id": "E1"}, "user": {"id": "U1", "team_id": "T2"}}
    assert pressed(posted.press() | inside).address.tenant == posted.TEAM


def test_nothing_that_cannot_be_kept_comes_through() -> None:
    event = pressed(json.loads(json.dumps(posted.sent("a\x00b\ud800c"))))
    assert event.text is not None
    assert event.text.encode() == b"ab?c"
    assert read(posted.press() | {"user": {"id": "U\ud800", "team_id": posted.TEAM}}) == deeds.NotUnderstood()
