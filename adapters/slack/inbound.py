"""What Slack posts → neutral events. Pure; what cannot be read is `NotUnderstood`, never an error.

Nothing in a payload proves anything but who acted: whether a button is theirs is for the inbox to look up.
"""

import datetime
import json
from collections.abc import Iterator

from adapters.slack import deeds, events, features, payloads, places, render, tenants
from conversations import actions
from conversations import inbound as neutral

_WRITE = "bp1:write:"
_OURS = "bp1:"
_CHOSEN_CHANNEL = {"conversations_select": "selected_conversation", "channels_select": "selected_channel"}
_CHOSEN_OPTION = frozenset({"static_select", "radio_buttons", "overflow"})


def read(kind: deeds.Kind, payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    """What was posted; `now` (aware, UTC) stands where Slack gives no time."""
    match kind, payloads.at(payload, "type"):
        case deeds.Kind.INTERACTION, "block_actions":
            return _pressed(payload, now)
        case deeds.Kind.EVENT, _:
            return events.read(payload, now)
        case deeds.Kind.COMMAND, _:
            return _command(payload, now)
        case deeds.Kind.INTERACTION, "view_submission":
            return _sent(payload, now)
        case deeds.Kind.INTERACTION, "view_closed":
            return deeds.Nothing()
        case deeds.Kind.INTERACTION, "shortcut":
            return _open_home(payload, now)
        case deeds.Kind.INTERACTION, "message_action":
            return _keep_note(payload, now)
    return deeds.NotUnderstood()


def write_origin(place: neutral.Place | None) -> str:
    """The card that a box belongs to, as the box's modal carries it."""
    return json.dumps({"spot": place.spot, "ticket": place.ticket} if place else {})


def read_origin(metadata: str) -> neutral.Place | None:
    """What `write_origin` wrote; None for anything else."""
    try:
        found = json.loads(metadata)
    except (ValueError, RecursionError):
        return None
    spot = payloads.text(found, "spot")
    place = neutral.Place(spot=spot, ticket=payloads.url(found, "ticket"))
    try:
        places.read(place)
    except places.UnknownPlace:
        return None
    return place


def _command(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    """Every command that Slack signs for this app is the bot's own, by whatever name the workspace put it in."""
    side, person, trigger = tenants.of_command(payload), payloads.handle(payload, "user_id"), payloads.text(payload, "trigger_id")
    if not side.tenant or not person or not trigger or not payloads.text(payload, "command"):
        return deeds.NotUnderstood()
    event = neutral.Commanded(
        address=side.address(person),
        receipt_key=payloads.key("command", trigger),
        sent_at=now,
        text=payloads.as_typed(payloads.text(payload, "text")),
    )
    return deeds.Deed(way=deeds.Way.COMMAND, event=event, back=_back(payload, event.address))


def _pressed(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    side, person = tenants.of_interaction(payload), payloads.handle(payload, "user", "id")
    element = next(iter(payloads.items(payload, "actions")), None)
    if not side.tenant or not person or element is None:
        return deeds.NotUnderstood()
    address = side.address(person)
    if not side.has(payloads.handle(payload, "user", "team_id")):
        return deeds.Stranger(back=_back(payload, address))
    place, action = _place(payload, person, element), _action(element)
    if place is None or not action:
        return deeds.NotUnderstood()
    key = _press_key(payload, person, element)
    sent_at = payloads.instant(payloads.at(element, "action_ts"), now)
    in_view = payloads.is_object(payload.get("view"))
    if payloads.at(element, "type") == "plain_text_input":
        draft = neutral.Drafted(address=address, receipt_key=key, sent_at=sent_at, action=action, text=payloads.text(element, "value"))
        return deeds.Deed(way=deeds.Way.VIEW_PRESS, event=draft, back=_back(payload, address))
    if action.startswith(_WRITE):
        press = neutral.Pressed(address=address, receipt_key=key, sent_at=sent_at, action=action)
        return deeds.Deed(way=deeds.Way.WRITE, event=press, back=_back(payload, address, place))
    press = neutral.Pressed(address=address, receipt_key=key, sent_at=sent_at, place=place, action=action, text=_channel(element))
    way = deeds.Way.VIEW_PRESS if in_view else deeds.Way.PRESS
    return deeds.Deed(way=way, event=press, back=_back(payload, address, place))


def _sent(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    view = payload.get("view")
    side, person, view_id = tenants.of_interaction(payload), payloads.handle(payload, "user", "id"), payloads.handle(view, "id")
    if not side.tenant or not person or not view_id or payloads.at(view, "callback_id") != render.FORM:
        return deeds.NotUnderstood()
    address = side.address(person)
    if not side.has(payloads.handle(payload, "user", "team_id")):
        return deeds.Stranger(back=_back(payload, address))
    box = next(_boxes(view), None)
    if box is None:
        return deeds.NotUnderstood()
    field, action, text = box
    # Nothing of a private text is in the key. Each try has a trigger of its own, so what was changed after a failed one is no repeat;
    # without a trigger, the length tells most changes.
    tried = payloads.text(payload, "trigger_id") or str(len(text))
    key = payloads.key("view", view_id, payloads.text(view, "hash"), tried)
    # A box that lost its card is answered in the conversation with the bot, which Slack finds by the person's id.
    lost = places.write(places.Spot(kind=places.Kind.LINE, channel=person, ts=view_id))
    place = read_origin(payloads.text(view, "private_metadata")) or lost
    event = neutral.Pressed(address=address, receipt_key=key, sent_at=now, place=place, action=action, text=text)
    return deeds.Deed(way=deeds.Way.SENT, event=event, back=deeds.Back(address=address, field=field))


def _open_home(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    side, person, trigger = tenants.of_interaction(payload), payloads.handle(payload, "user", "id"), payloads.text(payload, "trigger_id")
    if not side.tenant or not person or not trigger or payloads.at(payload, "callback_id") != features.OPEN_HOME:
        return deeds.NotUnderstood()
    address = side.address(person)
    if not side.has(payloads.handle(payload, "user", "team_id")):
        return deeds.Stranger(back=_back(payload, address))
    event = neutral.Commanded(address=address, receipt_key=payloads.key("shortcut", trigger), sent_at=now, text="")
    return deeds.Deed(way=deeds.Way.OPEN_HOME, event=event, back=_back(payload, address))


def _keep_note(payload: payloads.Payload, now: datetime.datetime) -> deeds.Found:
    side, person, trigger = tenants.of_interaction(payload), payloads.handle(payload, "user", "id"), payloads.text(payload, "trigger_id")
    if not side.tenant or not person or not trigger or payloads.at(payload, "callback_id") != features.KEEP_NOTE:
        return deeds.NotUnderstood()
    address = side.address(person)
    if not side.has(payloads.handle(payload, "user", "team_id")):
        return deeds.Stranger(back=_back(payload, address))
    note = next(_notes(payload.get("message")), None)
    if note is None:
        return deeds.NotOurs(back=_back(payload, address))
    press = neutral.Pressed(
        address=address,
        receipt_key=payloads.key("shortcut", trigger),
        sent_at=payloads.instant(payloads.at(payload, "action_ts"), now),
        action=actions.encode(actions.Write(on=note)),
    )
    channel, stamp = payloads.handle(payload, "channel", "id"), payloads.ts(payload, "message_ts") or payloads.ts(payload, "message", "ts")
    place = _on_message(person, channel, stamp, payload) if channel and stamp else None
    return deeds.Deed(way=deeds.Way.WRITE, event=press, back=_back(payload, address, place))


def _place(payload: payloads.Payload, person: str, element: payloads.Payload) -> neutral.Place | None:
    """Where the reply to a press belongs."""
    view = payload.get("view")
    if payloads.is_object(view):
        if payloads.at(view, "type") == "home":
            return places.write(places.Spot(kind=places.Kind.HOME, channel=person))
        view_id = payloads.handle(view, "id")
        return places.write(places.Spot(kind=places.Kind.VIEW, channel=view_id)) if view_id else None
    channel = payloads.handle(payload, "container", "channel_id") or payloads.handle(payload, "channel", "id")
    stamp = payloads.ts(payload, "container", "message_ts") or payloads.ts(payload, "message", "ts")
    if not channel or not stamp:
        return None
    if payloads.flag(payload, "container", "is_ephemeral"):
        return places.write(places.Spot(kind=places.Kind.ASIDE, channel=channel, ts=stamp), payloads.url(payload, "response_url"))
    return _on_message(person, channel, payloads.ts(element, "action_ts") if not channel.startswith("D") else stamp, payload)


def _on_message(person: str, channel: str, stamp: str, payload: payloads.Payload) -> neutral.Place:
    """A message in the person's own conversation is replaced. One that others see stays, and the reply goes to the person alone."""
    if channel.startswith("D"):
        return places.write(places.Spot(kind=places.Kind.CARD, channel=channel, ts=stamp), payloads.url(payload, "response_url"))
    return places.write(places.Spot(kind=places.Kind.LINE, channel=person, ts=stamp))


def _action(element: payloads.Payload) -> str:
    """What was pressed: the value first, as ids must differ on one surface and so may be numbered."""
    kind = payloads.text(element, "type")
    if kind == "button":
        return payloads.text(element, "value") or payloads.unnumbered(payloads.text(element, "action_id"))
    if kind in _CHOSEN_OPTION:
        return payloads.text(element, "selected_option", "value")
    return payloads.unnumbered(payloads.text(element, "action_id"))


def _channel(element: payloads.Payload) -> str | None:
    key = _CHOSEN_CHANNEL.get(payloads.text(element, "type"))
    return payloads.handle(element, key) or None if key else None


def _press_key(payload: payloads.Payload, person: str, element: payloads.Payload) -> str:
    container = payloads.ts(payload, "container", "message_ts") or payloads.handle(payload, "view", "id")
    # The time first: receipts that are taken one after the other then stand side by side in their index, and fewer pages are written.
    return payloads.key(payloads.text(element, "action_ts"), person, container, payloads.text(element, "action_id"))


def _boxes(view: object) -> Iterator[tuple[str, str, str]]:
    """The boxes of ours in a modal: the id of the block, the action, and the text. Slack gives none for an empty box."""
    values = payloads.at(view, "state", "values")
    for field, inputs in values.items() if payloads.is_object(values) else ():
        for action_id in inputs if payloads.is_object(inputs) else ():
            if payloads.at(inputs, action_id, "type") == "plain_text_input" and action_id.startswith(_OURS):
                yield field, payloads.unnumbered(action_id), payloads.text(inputs, action_id, "value")


def _notes(message: object) -> Iterator[actions.Note]:
    """The items that the buttons of a message are about, first things first."""
    for block in payloads.items(message, "blocks"):
        accessory = payloads.at(block, "accessory")
        for element in [*payloads.items(block, "elements"), *([accessory] if payloads.is_object(accessory) else [])]:
            for option in [element, *payloads.items(element, "options")]:
                value = payloads.text(option, "value") or payloads.unnumbered(payloads.text(option, "action_id"))
                note = _note(value)
                if note is not None:
                    yield note


def _note(value: str) -> actions.Note | None:
    try:
        action = actions.decode(value)
    except actions.MalformedAction:
        return None
    on = action.on if isinstance(action, actions.Write) else action
    if isinstance(on, actions.Give | actions.Show | actions.Note):
        return actions.Note(sitting_id=on.sitting_id, item_key=on.item_key)
    return None


def _back(payload: payloads.Payload, address: neutral.Address, origin: neutral.Place | None = None) -> deeds.Back:
    return deeds.Back(
        address=address,
        trigger_id=payloads.text(payload, "trigger_id"),
        response_url=payloads.url(payload, "response_url"),
        origin=origin,
        in_modal=payloads.at(payload, "view", "type") == "modal",
    )
