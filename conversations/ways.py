"""The ways on that stand below everything that is said in a sitting, and small things that several cards say."""

import zoneinfo

from conversations import actions, boards, messages, wording
from conversations.sitting import Sitting
from conversations.wording import Wording


def home(words: Wording) -> messages.Choice:
    """The way from the end of anything to all that is the member's."""
    label = words.say("pages-home")
    return messages.Choice(label=label, action=actions.encode(actions.Look(page=actions.Page.HOME)), typed=label.lower())


def go_on(sitting: Sitting, words: Wording) -> messages.Choice:
    """The way to the next open question."""
    label = words.say("pulse-go-on")
    return messages.Choice(label=label, action=actions.encode(actions.GoOn(sitting_id=sitting.sitting_id)), typed=label.lower())


def my_answers(sitting: Sitting, words: Wording) -> messages.Choice:
    """The way to the list of what was answered."""
    label = words.say("pulse-my-answers")
    return messages.Choice(label=label, action=actions.encode(actions.Review(sitting_id=sitting.sitting_id)), typed=label.lower())


def closes(sitting: Sitting, words: Wording) -> str:
    """When the pulse closes, in the board's own zone."""
    return words.day_and_time(sitting.closes_at, zoneinfo.ZoneInfo(sitting.zone))


def heading(sitting: Sitting, words: Wording) -> str:
    """Which board and which edition it is about, and whose view it is where that is not the board's own."""
    facts = {"board": wording.isolate(sitting.board_name), "edition": sitting.edition.short_title}
    if sitting.actor is boards.Actor.BOARD:
        return words.say("pulse-heading", **facts)
    return words.say("voices-heading", whose=sitting.actor.value, **facts)


def quiet(text: str | None) -> tuple[messages.Block, ...]:
    """Small print; nothing where there is none."""
    return (messages.Paragraph(text=text, quiet=True),) if text else ()
