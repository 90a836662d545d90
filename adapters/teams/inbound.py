"""What Teams posts → neutral events. Pure; what cannot be read is `NotUnderstood`, never an error.

Nothing in an activity proves anything but who acted: whether a button is theirs is for the inbox to look up.
"""

import datetime
import re

from adapters.teams import activities, deeds, events, features, payloads, places, render, spoken
from conversations import actions
from conversations import inbound as neutral

EXECUTED = "adaptiveCard/action"
"""The name of the invoke that an Action.Execute sends."""

_COMMAND = re.compile(r"(/?)pulse(?:\s+|$)(.*)", re.DOTALL | re.IGNORECASE)
_LONGEST_COMMAND = 100
"""Characters behind a bare "pulse" that are still taken for a command. Longer ones are somebody's own words, such as a reply."""


def read(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    """What was posted; `now` (aware, UTC) stands where Teams gives no time that can be believed."""
    kind = payloads.text(payload, "type")
    one = activities.read(payload, now)
    if not kind or one is None:
        return deeds.NotUnderstood(invoke=kind == "invoke")
    match kind:
        case "message":
            return _message(one)
        case "invoke":
            return _invoked(one)
        case "conversationUpdate":
            return events.read(one)
        case "installationUpdate":
            return events.read_installation(one)
    return deeds.Nothing()


def way_back(payload: payloads.Payload, now: datetime.datetime) -> deeds.Back | None:
    """Where to say that a message was not understood: in the own chat of whoever wrote it; None for everything else."""
    one = activities.read(payload, now)
    if one is None or payloads.text(payload, "type") != "message" or one.scope is not activities.Scope.PERSONAL:
        return None
    return one.back if one.is_somebodys and not one.is_of_software else None


def _message(one: activities.Activity) -> deeds.Found:
    if not one.is_somebodys:
        return deeds.NotUnderstood()
    if one.is_of_software:
        return deeds.Nothing()
    action = payloads.text(one.payload, "value", features.ACTION)
    if action:
        return _stranger(one) or _submitted(one, action)
    said = spoken.read(one.payload)
    if payloads.at(one.payload, "value") is not None and not said.text:
        return deeds.NotUnderstood()
    if one.scope is not activities.Scope.PERSONAL:
        return (_stranger(one) or _mentioned(one, said.text)) if said.to_bot else deeds.Nothing()
    return _stranger(one) or _said(one, said.text)


def _said(one: activities.Activity, text: str) -> deeds.Found:
    command = _command(text)
    event: neutral.Inbound
    if command is None:
        event = neutral.Typed(address=one.address, receipt_key=one.key(), sent_at=one.at, place=_line(one), text=text)
    else:
        event = neutral.Commanded(address=one.address, receipt_key=one.key(), sent_at=one.at, place=_line(one), text=command)
    return deeds.Deed(way=deeds.Way.SAID, event=event, back=one.back, seen=one.seen)


def _mentioned(one: activities.Activity, text: str) -> deeds.Found:
    command = _command(text)
    words = text if command is None else command
    event = neutral.Commanded(address=one.address, receipt_key=one.key(), sent_at=one.at, place=_line(one), text=words)
    return deeds.Deed(way=deeds.Way.MENTIONED, event=event, back=one.back, seen=one.seen)


def _submitted(one: activities.Activity, action: str) -> deeds.Found:
    """In the person's own chat the reply takes the place of the card; a card that others see stays."""
    card, place = payloads.activity(one.payload, "replyToId"), _line(one)
    if card and one.scope is activities.Scope.PERSONAL:
        place = places.write(places.Spot(kind=places.Kind.CARD, conversation=one.conversation, activity=card))
    event = _press(one, one.payload["value"], action, place)
    return deeds.Deed(way=deeds.Way.SUBMIT, event=event, back=one.back, seen=one.seen)


def _invoked(one: activities.Activity) -> deeds.Found:
    data = payloads.at(one.payload, "value", "action", "data")
    action = payloads.text(data, features.ACTION)
    is_ours = payloads.text(one.payload, "name") == EXECUTED and payloads.text(one.payload, "value", "action", "verb") == features.VERB
    if not one.is_somebodys or not is_ours or not action:
        return deeds.NotUnderstood(invoke=True)
    if one.is_of_software:
        return deeds.Nothing()
    own = one.scope is activities.Scope.PERSONAL
    way, place = (deeds.Way.EXECUTE, None) if own else (deeds.Way.EXECUTE_ASIDE, _line(one))
    return _stranger(one) or deeds.Deed(way=way, event=_press(one, data, action, place), back=one.back, seen=one.seen)


def _stranger(one: activities.Activity) -> deeds.Stranger | None:
    """Somebody who is nobody here. Where others read along there is no way back to them."""
    if not one.is_foreign:
        return None
    own = one.scope is activities.Scope.PERSONAL
    back = one.back if own else deeds.Back(address=one.address, service_url=one.service_url, conversation="", activity=one.activity_id)
    return deeds.Stranger(back=back)


def _press(one: activities.Activity, data: payloads.Payload, action: str, place: neutral.Place | None) -> neutral.Pressed:
    return neutral.Pressed(
        address=one.address, receipt_key=one.key(), sent_at=one.at, place=place, action=action, text=_given(data, action)
    )


def _given(data: payloads.Payload, value: str) -> str | None:
    """What came along for this button. All inputs of a card come with each of its buttons, and most buttons want none."""
    try:
        action = actions.decode(value)
    except actions.MalformedAction:
        return None
    name = payloads.text(data, render.INPUT)
    box, menu = name or features.TEXT, name or features.CHANNEL
    picked = payloads.channel(data, menu) or None
    match action:
        case actions.ChooseChannel():
            return picked
        case actions.Note() | actions.Reflect():
            return payloads.text(data, box)
        case actions.SetUp():
            return picked or (payloads.text(data, box) if box in data else None)
        case actions.Do():
            return payloads.text(data, box) if box in data else None
    return None


def _command(text: str) -> str | None:
    """The words behind "pulse", which people know from Slack's command; None without it."""
    found = _COMMAND.match(text)
    if found is None or (not found[1] and len(found[2]) > _LONGEST_COMMAND):
        return None
    return found[2].strip()


def _line(one: activities.Activity) -> neutral.Place:
    return places.write(places.Spot(kind=places.Kind.LINE, conversation=one.conversation, activity=one.activity_id))
