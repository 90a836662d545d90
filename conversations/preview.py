"""The chair's look at a summary before the channel has it: the same blocks, what stands above them, and "Post it now". Pure.

It offers no way to change or to hold back anything.
"""

import dataclasses
import datetime
import enum
import uuid
import zoneinfo
from collections.abc import Sequence

from conversations import actions, calendar, messages, terms, wording, workdays

_DAY = datetime.timedelta(days=1)


class Wait(enum.StrEnum):
    """What the channel's copy waits for."""

    TIME = "time"
    """For nothing but its time."""
    ELECTION = "election"
    """Nothing is posted before an election."""
    HOLIDAY = "holiday"
    """Nothing is posted on a bank holiday."""
    LOST = "lost"
    """The channel cannot be posted to."""
    LEAVING = "leaving"
    """It is leaving, or about to."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Facts:
    """One summary on its way. `posts_at` (aware) is when the channel gets it, as far as anybody can tell."""

    pulse_id: uuid.UUID
    board_name: str
    zone: str
    posts_at: datetime.datetime
    wait: Wait = Wait.TIME

    def when(self, words: wording.Wording) -> str:
        """When the channel gets it, in the board's own zone."""
        return words.day_and_time(self.posts_at, zoneinfo.ZoneInfo(self.zone))


class Posting(enum.StrEnum):
    """What came of "Post it now"."""

    NOW = "posting"
    """It leaves now."""
    ON_ITS_WAY = "on-its-way"
    """It was to leave already."""
    POSTED = "posted"
    """It is there, or may be."""
    ELECTION = "waits-election"
    """It waits, and goes on waiting."""
    HOLIDAY = "waits-holiday"
    """It waits, and goes on waiting."""
    LOST = "lost"
    """It failed: there is no channel that takes it."""


def posted_on(due_at: datetime.datetime, zone: str, silences: Sequence[terms.Span]) -> tuple[datetime.datetime, Wait]:
    """When what is due for a board's channel at that instant (aware) is posted, and what it has to wait for, if for anything."""
    local = due_at.astimezone(zoneinfo.ZoneInfo(zone))
    day = local.date()
    silent = any(span.has(day) for span in silences)
    if not silent and not workdays.is_bank_holiday(day):
        return due_at, Wait.TIME
    last = day + terms.LONGEST_AHEAD
    while day < last:
        day = workdays.on_or_after(day + _DAY)
        if not any(span.has(day) for span in silences):
            break
        silent = True
    return calendar.instant(day, local.time(), zone), Wait.ELECTION if silent else Wait.HOLIDAY


def preview(facts: Facts, summary: messages.Message, words: wording.Wording) -> messages.Message:
    """What the channel will read, block by block, below the chair's own lines. `words` are the chair's; the summary has the board's."""
    board = wording.isolate(facts.board_name)
    key = "preview-when" if facts.wait in {Wait.TIME, Wait.HOLIDAY} else f"preview-when-{facts.wait}"
    return messages.Message(
        summary=words.say("preview-summary", board=board),
        blocks=(
            messages.Heading(text=words.say("preview-heading", board=board)),
            messages.Paragraph(text=words.say(key, when=facts.when(words))),
            messages.Paragraph(text=words.say("preview-why")),
            dataclasses.replace(_ways(facts, words), early=True),
            messages.Paragraph(text=words.say("preview-below"), quiet=True),
            *summary.blocks,
            _ways(facts, words),
        ),
    )


def help_with(words: wording.Wording) -> messages.Message:
    """What a chair can do with a summary, beside it."""
    said = ("preview-help-open", "preview-help-ask", "preview-help-who", "preview-help-few")
    heading = messages.Heading(text=words.say("preview-help-summary"))
    advice = tuple(messages.Paragraph(text=words.say(key)) for key in said)
    return messages.Message(summary=heading.text, blocks=(heading, *advice), beside=True)


def told(facts: Facts, came_to: Posting, words: wording.Wording) -> messages.Message:
    """What came of a press. The preview stays as it is."""
    board = wording.isolate(facts.board_name)
    given = {"when": facts.when(words)} if came_to in {Posting.ELECTION, Posting.HOLIDAY} else {}
    text = words.say(f"preview-{came_to}", board=board, **given)
    return messages.Message(summary=text, blocks=(messages.Paragraph(text=text),), beside=True)


def which(waiting: Sequence[Facts], words: wording.Wording) -> messages.Message:
    """For "post it" where several wait: one button each."""
    said = messages.Paragraph(text=words.say("preview-which"))
    options = tuple(messages.Choice(label=wording.isolate(one.board_name), action=_do("post", one)) for one in waiting)
    return messages.Message(summary=said.text, blocks=(said, messages.Choices(options=options)))


def _ways(facts: Facts, words: wording.Wording) -> messages.Choices:
    typed = words.say("typed-preview-post").partition(",")[0].strip()
    post = messages.Choice(label=words.say("preview-post"), action=_do("post", facts), typed=typed)
    ask = messages.Choice(label=words.say("preview-help"), action=_do("help", facts))
    return messages.Choices(options=(post, ask) if facts.wait in {Wait.TIME, Wait.HOLIDAY} else (ask,))


def _do(verb: str, facts: Facts) -> str:
    return actions.encode(actions.Do(subject=actions.Subject.RESULT, verb=verb, on=facts.pulse_id))
