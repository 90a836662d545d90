"""Who was at a set meeting, noted so that nobody is asked about one they missed. Keeps no count for anybody. Pure."""

import uuid

from conversations import messages, ways, wording
from conversations.learning_sets import cards


def room(view: cards.View, words: wording.Wording, *, everybody: bool) -> messages.Message:
    """Who was there. Whoever facilitates notes it for everybody; all others for themselves."""
    here = view.group.members_on(view.group.day(view.meeting.starts_at))
    listed = [one for one in here if everybody or one.person_id == view.person.person_id]
    blocks: list[messages.Block] = [cards.heading(view, words), messages.Paragraph(text=words.say("sets-room"))]
    for one in listed:
        came = view.group.presence(view.meeting, one.person_id).came
        who = words.say("sets-room-you") if one.person_id == view.person.person_id else wording.isolate(one.name)
        state_of = {True: "yes", False: "no", None: "unsaid"}[came]
        blocks.append(messages.Paragraph(text=words.say("sets-room-one", who=who, came=state_of)))
        yes = view.mark.choice(words.say("sets-room-yes"), "came", room_value(one.person_id, came=True))
        no = view.mark.choice(words.say("sets-room-no"), "came", room_value(one.person_id, came=False))
        blocks.append(messages.Choices(options=(yes, no)))
    blocks += [messages.Paragraph(text=words.say("sets-room-why"), quiet=True), messages.Choices(options=(ways.home(words),))]
    return cards.message(view, words, blocks)


def room_value(person_id: uuid.UUID, *, came: bool) -> str:
    """The value of a button that notes whether somebody was there."""
    return f"{person_id.hex}.{'yes' if came else 'no'}"


def noted(value: str) -> tuple[uuid.UUID, bool] | None:
    """What such a value says; None for any other."""
    who, _, said = value.partition(".")
    try:
        return (uuid.UUID(hex=who), said == "yes") if said in {"yes", "no"} else None
    except ValueError:
        return None
