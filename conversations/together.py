"""Several things for one person as one message: an index. Each thing is shown by its own button, as a card of its own that turns in place.

It knows of each thing the one line that a phone shows of it, which never holds an answer.
"""

import dataclasses
import uuid
from collections.abc import Sequence

from conversations import actions, messages, wording


@dataclasses.dataclass(frozen=True, kw_only=True)
class Part:
    """One thing: its delivery, its message's summary, and the name of the board that it is about, where it is about one."""

    delivery_id: uuid.UUID
    summary: str
    board_name: str | None = None


def index(parts: Sequence[Part], words: wording.Wording) -> messages.Message:
    """The message that brings them. Typing needs no numbers of its own: after a number it would be unclear what was answered."""
    heading = words.say("together-heading", count=len(parts))
    blocks: list[messages.Block] = [messages.Heading(text=heading), messages.Paragraph(text=words.say("together-why"))]
    for part in parts:
        show = messages.Choice(label=words.say("together-show"), action=actions.encode(actions.Open(delivery_id=part.delivery_id)))
        blocks += [messages.Paragraph(text=_line(part, words)), messages.Choices(options=(show,))]
    blocks.append(messages.Paragraph(text=words.say("together-home"), quiet=True))
    return messages.Message(summary=heading, blocks=tuple(blocks), language=words.language)


def over(words: wording.Wording) -> messages.Message:
    """For a thing that is not needed any more when it is to be shown."""
    said = messages.Paragraph(text=words.say("together-over"))
    return messages.Message(summary=said.text, blocks=(said,), beside=True, language=words.language)


def _line(part: Part, words: wording.Wording) -> str:
    if part.board_name is None or part.board_name in part.summary:
        return part.summary
    return words.say("together-part", what=part.summary, board=wording.isolate(part.board_name))
