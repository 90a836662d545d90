"""Presses, lines and mentions of Teams, read as what people did. No request, no server."""

import datetime
from typing import Any

import pytest

from adapters.teams import deeds, host, inbound, places, references
from conversations import inbound as neutral
from tests.edge.teams import posted

DEEDS = [posted.said("words"), posted.executed(), posted.submitted({"action": posted.GIVE}), posted.called("home")]


def read(payload: Any) -> deeds.Found:
    return inbound.read(payload, posted.NOW)


def deed(payload: Any) -> deeds.Deed:
    found = read(payload)
    assert isinstance(found, deeds.Deed)
    return found


def pressed(payload: Any) -> neutral.Pressed:
    event = deed(payload).event
    assert isinstance(event, neutral.Pressed)
    return event


def spot(event: neutral.Event) -> places.Spot:
    assert event.place is not None
    return places.read(event.place)


def line(payload: Any) -> places.Spot:
    """A new line in the person's own chat."""
    return places.Spot(kind=places.Kind.LINE, conversation=payload["conversation"]["id"], activity=payload["id"])


def seen(payload: Any) -> dict[host.Kind, references.Seen]:
    return {one.kind: one for one in deed(payload).seen}


def test_a_press_in_the_own_chat_is_answered_with_the_next_card() -> None:
    payload = posted.executed()
    found, event = deed(payload), pressed(payload)
    assert found.way is deeds.Way.EXECUTE
    assert event.place is None
    assert (event.action, event.text, event.sent_at) == (posted.GIVE, None, posted.NOW)
    assert event.address == neutral.Address(platform="teams", tenant=posted.TENANT, handle=posted.ALICE)
    assert event.receipt_key == f"{posted.CHAT}|{payload['id']}"
    back = deeds.Back(address=event.address, service_url=posted.URL, conversation=posted.CHAT, activity=payload["id"])
    assert found.back == back


def test_a_press_that_others_see_is_answered_aside() -> None:
    payload = posted.in_channel(posted.executed())
    assert deed(payload).way is deeds.Way.EXECUTE_ASIDE
    assert spot(pressed(payload)) == line(payload)
    assert deed(posted.in_group(posted.executed())).way is deeds.Way.EXECUTE_ASIDE
    assert deed(posted.executed() | {"conversation": {"id": "a:1", "tenantId": posted.TENANT}}).way is deeds.Way.EXECUTE_ASIDE


def test_the_fallback_turns_the_card_through_the_messenger() -> None:
    payload = posted.submitted({"action": posted.GIVE})
    assert deed(payload).way is deeds.Way.SUBMIT
    assert spot(pressed(payload)) == places.Spot(kind=places.Kind.CARD, conversation=posted.CHAT, activity=posted.CARD)
    without = posted.submitted({"action": posted.GIVE}, replyToId=None)
    assert spot(pressed(without)) == line(without), "the card is not named"
    aside = posted.in_channel(posted.submitted({"action": posted.GIVE}))
    assert spot(pressed(aside)) == line(aside), "what others see is never replaced by what one person is shown"


def test_a_repeat_has_the_same_key_and_a_second_press_another() -> None:
    one, other = posted.executed(), posted.executed()
    assert pressed(one).receipt_key == pressed(dict(one)).receipt_key != pressed(other).receipt_key
    long = [posted.executed() | {"id": "x" * 120 + end, "conversation": {**one["conversation"], "id": "a:" + "y" * 240}} for end in "ab"]
    keys = {pressed(body).receipt_key for body in long}
    assert len(keys) == 2
    assert max(map(len, keys)) <= 255


@pytest.mark.parametrize(
    ("action", "inputs", "text"),
    [
        (posted.NOTE, {"text": "Mine"}, "Mine"),
        (posted.NOTE, {}, ""),
        (posted.NOTE, {"text": ["x"]}, ""),
        (posted.GIVE, {"text": "half a note"}, None),
        (posted.HOME, {"text": "half a note", "channel": posted.BOARD}, None),
        (posted.PICK, {"channel": posted.BOARD, "text": "x"}, posted.BOARD),
        (posted.PICK, {"channel": ""}, None),
        (posted.PICK, {"channel": "not a channel"}, None),
        (posted.PICK, {"channel": {"id": posted.BOARD}}, None),
        (posted.STEP, {"text": "My board"}, "My board"),
        (posted.STEP, {"text": ""}, ""),
        (posted.STEP, {}, None),
        (posted.STEP, {"channel": posted.BOARD}, posted.BOARD),
        (posted.NOTE, {"input": "text2", "text": "other", "text2": "Mine"}, "Mine"),
        (posted.PICK, {"input": "channel2", "channel2": posted.BOARD}, posted.BOARD),
        ("bp0:of_last_year:7", {"text": "x"}, None),
        ("of_somebody_else", {}, None),
    ],
)
def test_a_button_gets_the_input_that_is_its_own(action: str, inputs: dict[str, Any], text: str | None) -> None:
    for payload in (posted.executed(action, **inputs), posted.submitted({"action": action, **inputs})):
        assert (pressed(payload).action, pressed(payload).text) == (action, text)


@pytest.mark.parametrize("verb", ["other", "", None, 5, ["bp"], "BP"])
def test_an_unknown_verb(verb: object) -> None:
    assert read(posted.executed(verb=verb)) == deeds.NotUnderstood(invoke=True)


@pytest.mark.parametrize(
    "value", [None, "text", 5, [], ["action"], {}, {"action": {"data": "bp1"}}, {"action": {"verb": "bp", "data": {"action": 7}}}]
)
def test_an_invoke_without_a_button_of_ours(value: object) -> None:
    assert read(posted.executed() | {"value": value}) == deeds.NotUnderstood(invoke=True)
    assert read(posted.executed() | {"name": "task/fetch"}) == deeds.NotUnderstood(invoke=True)


@pytest.mark.parametrize(
    "value", ["bp1:look:home", 7, ["bp1:look:home"], {}, {"action": ""}, {"action": {"action": posted.GIVE}}, {"act": "x"}]
)
def test_a_value_that_is_no_button_of_ours(value: object) -> None:
    assert read(posted.submitted(value)) == deeds.NotUnderstood()
    event = deed(posted.submitted(value, text="2 4")).event
    assert isinstance(event, neutral.Typed)
    assert event.text == "2 4"


def test_words_are_answered_with_a_new_line() -> None:
    payload = posted.said("2 4")
    found = deed(payload)
    assert found.way is deeds.Way.SAID
    assert isinstance(found.event, neutral.Typed)
    assert (found.event.text, spot(found.event)) == ("2 4", line(payload))
    nothing = deed(posted.said("", attachments=[{"contentType": "image/png"}])).event
    assert isinstance(nothing, neutral.Typed)
    assert nothing.text == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("pulse answers", "answers"),
        ("/pulse answers", "answers"),
        ("  /PULSE   my data ", "my data"),
        ("pulse", ""),
        ("Pulse\n", ""),
        ("/pulse " + "w" * 200, "w" * 200),
        ("impulse answers", None),
        ("pulses", None),
        ("the pulse", None),
        ("/pulses", None),
        ("pulse " + "w" * 200, None),
        ("// pulse", None),
    ],
)
def test_the_word_of_slack_is_understood_too(typed: str, words: str | None) -> None:
    event = deed(posted.said(typed)).event
    if words is None:
        assert isinstance(event, neutral.Typed)
        assert event.text == typed.strip()
    else:
        assert isinstance(event, neutral.Commanded)
        assert event.text == words


@pytest.mark.parametrize("typed", ["answers", "pulse answers", "/pulse answers", "\xa0answers\n"])
def test_words_where_others_read_are_a_command(typed: str) -> None:
    payload = posted.called(typed)
    found = deed(payload)
    assert found.way is deeds.Way.MENTIONED
    assert isinstance(found.event, neutral.Commanded)
    assert found.event.text == "answers"
    assert spot(found.event) == line(payload)
    assert found.back.conversation == posted.POST, "the post that it hangs on"


def test_words_that_others_say_to_each_other_are_left_alone() -> None:
    assert read(posted.in_channel(posted.said("hello all"))) == deeds.Nothing()
    assert read(posted.in_group(posted.said("hello", entities=[posted.mention("Bob", "29:bob")]))) == deeds.Nothing()
    assert isinstance(read(posted.in_group(posted.said("hi", entities=[posted.mention()]))), deeds.Deed)


@pytest.mark.parametrize(
    "kind", ["messageReaction", "typing", "messageUpdate", "messageDelete", "event", "endOfConversation", "handoff", "trace", "of_tomorrow"]
)
def test_what_is_nothing_to_us(kind: str) -> None:
    assert read(posted.said("words") | {"type": kind}) == deeds.Nothing()


@pytest.mark.parametrize("body", DEEDS)
def test_bots_are_not_talked_to(body: dict[str, Any]) -> None:
    for more in ({"role": "bot"}, {"role": "skill"}, {"id": posted.BOT}, {"id": "28:another"}):
        assert read(body | {"from": {**body["from"], **more}}) == deeds.Nothing()


@pytest.mark.parametrize("missing", ["from", "id", "conversation", "serviceUrl", "type"])
@pytest.mark.parametrize("body", DEEDS)
def test_an_activity_without_what_it_must_have(body: dict[str, Any], missing: str) -> None:
    invoke = body["type"] == "invoke" and missing != "type"
    odd: list[Any] = [None, [], 7, {}, *(["x" * 600] if missing != "type" else [])]
    for broken in odd:
        assert read(body | {missing: broken}) == deeds.NotUnderstood(invoke=invoke)
    assert read({key: value for key, value in body.items() if key != missing}) == deeds.NotUnderstood(invoke=invoke)


@pytest.mark.parametrize(
    "more",
    [
        {"from": {"id": "29:guest", "name": "Guest"}},
        {"from": {"id": "29:guest", "aadObjectId": "not a guid!"}},
        {"from": {"id": "29:bob", "aadObjectId": posted.ALICE, "tenantId": "99999999-0000-4000-8000-000000000009"}},
        {"channelData": {"tenant": {"id": "99999999-0000-4000-8000-000000000009"}}},
    ],
)
def test_somebody_of_another_tenant_is_nobody_here(more: dict[str, Any]) -> None:
    for body in (posted.said("words"), posted.executed(), posted.submitted({"action": posted.GIVE})):
        found = read(body | more)
        assert isinstance(found, deeds.Stranger)
        assert (found.back.conversation, found.back.address.tenant) == (posted.CHAT, posted.TENANT)
    for body in (posted.called("home"), posted.in_channel(posted.executed()), posted.in_group(posted.executed())):
        found = read(body | more)
        assert isinstance(found, deeds.Stranger)
        assert found.back.conversation == "", "nothing is said where others read"
    assert read(posted.in_channel(posted.said("not to the bot")) | more) == deeds.Nothing()


def test_ids_are_the_same_however_they_are_written() -> None:
    body = posted.said("x")
    upper = body | {"channelData": {"tenant": {"id": posted.TENANT.upper()}}, "from": {**body["from"], "aadObjectId": posted.ALICE.upper()}}
    assert deed(upper).event.address == deed(body).event.address


@pytest.mark.parametrize(
    ("timestamp", "believed"),
    [
        (posted.stamp(-3600), posted.NOW - datetime.timedelta(hours=1)),
        (posted.stamp(299), posted.NOW + datetime.timedelta(seconds=299)),
        ("2026-11-22T08:59:59.1234567Z", posted.NOW - datetime.timedelta(microseconds=876544)),
        ("2026-11-22T10:00:00+01:00", posted.NOW),
        ("2026-11-22T08:30:00", posted.NOW - datetime.timedelta(minutes=30)),
        (posted.stamp(301), posted.NOW),
        ("1999-01-01T00:00:00Z", posted.NOW),
        ("0001-01-01T00:00:00+14:00", posted.NOW),
        ("9999-12-31T23:59:59-14:00", posted.NOW),
        ("soon", posted.NOW),
        ("2" * 5000, posted.NOW),
        (None, posted.NOW),
        ({}, posted.NOW),
        (1795338000, posted.NOW),
    ],
)
def test_an_absurd_time_is_not_believed(timestamp: object, believed: datetime.datetime) -> None:
    assert deed(posted.said("x", timestamp=timestamp)).event.sent_at == believed


def test_a_person_is_reached_where_they_were_seen() -> None:
    reference = seen(posted.said("x"))[host.Kind.PERSON].reference
    assert reference == references.Reference(
        service_url=posted.URL,
        conversation=posted.CHAT,
        user=posted.ALICE_USER,
        bot=posted.BOT,
        name="Alice",
        zone="Europe/London",
        locale="en-GB",
    )
    elsewhere = seen(posted.called("x"))
    assert elsewhere[host.Kind.PERSON].handle == posted.ALICE
    assert elsewhere[host.Kind.PERSON].reference.conversation == "", "the channel is no chat of theirs"
    channel, team = elsewhere[host.Kind.CHANNEL], elsewhere[host.Kind.TEAM]
    assert (channel.handle, channel.reference.conversation, channel.reference.team) == (posted.BOARD, posted.BOARD, posted.TEAM)
    assert (team.handle, team.reference.conversation) == (posted.TEAM, posted.TEAM)
    assert set(seen(posted.in_group(posted.executed()))) == {host.Kind.PERSON}


@pytest.mark.parametrize("odd", ["Mars/Olympus", "../../etc/passwd", "", "Europe", "\x00", "\ud800", 7, None, "x" * 9000])
def test_a_zone_that_nobody_knows_is_none(odd: object) -> None:
    body = posted.said("x", localTimezone=odd, entities=[{"type": "clientInfo", "timezone": odd, "locale": odd}], locale=odd)
    reference = seen(body)[host.Kind.PERSON].reference
    assert (reference.zone, reference.locale) == ("", "")
    assert seen(body | {"localTimezone": "Asia/Kolkata"})[host.Kind.PERSON].reference.zone == "Asia/Kolkata"


def test_the_way_back_for_words_that_were_not_understood_is_the_own_chat_alone() -> None:
    odd = posted.submitted({"act": "x"})
    back = inbound.way_back(odd, posted.NOW)
    assert back is not None
    assert back.conversation == posted.CHAT
    for other in (posted.in_channel(odd), posted.in_group(odd), odd | {"from": None}, odd | {"type": "typing"}, posted.executed(), {}):
        assert inbound.way_back(other, posted.NOW) is None
    assert inbound.way_back(odd | {"from": {"id": posted.BOT}}, posted.NOW) is None
