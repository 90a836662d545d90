"""Several things for one person as one message: an index. Each thing is shown by its own button, as a card of its own that turns in place.

It knows of each thing the one line that a phone shows of it, which never holds an answer, and what kind of thing it is.
"""

import dataclasses
import uuid
from collections.abc import Sequence

from conversations import actions, messages, sending, wording

_K = sending.Kind
_SETS = (
    _K.SET_STARTS,
    _K.SET_ENDED,
    _K.SET_EVE,
    _K.SET_PREPARE,
    _K.SET_MIND,
    _K.SET_CHANGED,
    _K.SET_WEEK_BEFORE,
    _K.SET_WEEK_ON,
    _K.SET_HALFWAY,
    _K.SET_REVIEW,
    _K.SET_AFTER,
)
_ORDER = (
    *_SETS,
    _K.ROUND_OPENED,
    _K.ROUND_CLOSED,
    _K.PULSE_OPENED,
    _K.PULSE_REMINDER,
    _K.REFLECTION,
    _K.MEMO,
    _K.STEP_ASKED,
    _K.STEP_CHECKED,
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Part:
    """One thing: its delivery, what it brings, its message's summary, and the name of the board that it is about, where it is about one."""

    delivery_id: uuid.UUID
    kind: sending.Kind
    summary: str
    board_name: str | None = None


def place(kind: sending.Kind) -> int:
    """Where a thing of this kind stands among others: what waits least comes first, and what has no place of its own last."""
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def index(parts: Sequence[Part], words: wording.Wording) -> messages.Message:
    """The message that brings them, each with its number. It has no words to type: after a number it would be unclear what was answered."""
    heading = words.say("together-heading", count=len(parts))
    blocks: list[messages.Block] = [messages.Heading(text=heading), messages.Paragraph(text=words.say("together-why"))]
    for number, part in enumerate(parts, start=1):
        label = words.say("together-show", number=number)
        show = messages.Choice(label=label, action=actions.encode(actions.Open(delivery_id=part.delivery_id)))
        line = words.say("together-line", number=number, what=_line(part, words))
        blocks += [messages.Paragraph(text=line), messages.Choices(options=(show,))]
    blocks.append(messages.Paragraph(text=words.say("together-home"), quiet=True))
    return messages.Message(summary=heading, blocks=tuple(blocks), language=words.language)


def over(words: wording.Wording) -> messages.Message:
    """For a thing that is not needed any more when it is to be shown."""
    said = messages.Paragraph(text=words.say("together-over"))
    return messages.Message(summary=said.text, blocks=(said,), beside=True, language=words.language)


def _line(part: Part, words: wording.Wording) -> str:
    if part.kind in _SETS:
        # Its summary is seen on a locked phone and says nothing; here, which prompt it is may be said, but not of which set.
        return words.say(f"together-{part.kind.replace('_', '-')}")
    if part.board_name is None or part.board_name in part.summary:
        return part.summary
    return words.say("together-part", what=part.summary, board=wording.isolate(part.board_name))
