"""What is said of next steps and arrows in messages about something else: small print, never louder than what they stand beside. Pure."""

import datetime
from collections.abc import Sequence

from conversations import messages, wording
from conversations.next_steps import pages, sheet, state


def opening(live: Sequence[state.NextStep], words: wording.Wording) -> tuple[messages.Block, ...]:
    """What the board agreed last time, in the message that opens its next pulse."""
    if not live:
        return ()
    said = [words.say("steps-one-of", action=pages.short(one.text), day=sheet.day(one.due_on, words)) for one in live]
    return (messages.Paragraph(text=words.say("steps-last-time", actions=words.list_of(said)), quiet=True),)


def arrows(words: wording.Wording) -> tuple[messages.Block, ...]:
    """That arrows of an earlier pulse come round while this one is open."""
    return (messages.Paragraph(text=words.say("steps-arrows-round"), quiet=True),)


def digest(
    live: Sequence[state.NextStep], orphans: Sequence[state.NextStep], today: datetime.date, words: wording.Wording
) -> tuple[str, ...]:
    """For a coordinator's week: what comes up, what was planned for a day that has passed, and what nobody on the board has any more."""
    week = datetime.timedelta(days=7)
    near = [one for one in live if today <= one.due_on < today + week]
    # Said once, in the week after: nobody is to be chased.
    passed = [one for one in live if today - week <= one.due_on < today]
    lines = []
    for key, some in (("steps-week", near), ("steps-week-passed", passed), ("steps-week-orphans", orphans)):
        titles = words.list_of(f"“{pages.short(one.text)}”" for one in some)
        lines += [words.say(key, count=len(some), actions=titles)] if some else []
    return tuple(lines)
