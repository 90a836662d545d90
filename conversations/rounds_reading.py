"""What was written in a round, for those who may read it: the board while it is open, or who runs the workshop once it is over. Pure.

Lines stand in an order that follows from their own words and from nothing else: not from who wrote them, nor when. It is another order
for each question, so that nobody's lines can be laid side by side.
"""

import dataclasses
import hashlib
import uuid
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping

from conversations import messages, rounds, ways, wording
from frameworks import packs

WHOLE = 8_000
"""Characters up to which everything stands in one message; beyond, one question does."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Line:
    """What somebody wrote. `name` is theirs where they chose that it stands there, and None for everybody else."""

    text: str
    name: str | None = None


Heard = Mapping[tuple[str, int], tuple[Line, ...]]
"""What was written to each question, by its step and its place there."""


def shuffled(lines: Iterable[Line], round_id: uuid.UUID, one: rounds.Ask) -> tuple[Line, ...]:
    """The same lines in an order that tells nothing, and is the same for every reader."""

    def place(line: Line) -> str:
        return hashlib.sha256(f"{round_id}:{one.value}:{line.text}:{line.name}".encode(errors="replace")).hexdigest()

    return tuple(sorted(lines, key=place))


def for_board(state: rounds.Round, heard: Heard, words: wording.Wording, *, at: int = 1) -> messages.Message:
    """What is on people's minds, for a member of the board, in their own chat. `at`: the question to show where not all fit."""
    lead = [messages.Paragraph(text=words.say("rounds-lines-lead"))]
    return _page(state, heard, "lines", lead, words, at)


def for_reader(state: rounds.Round, heard: Heard, wrote: int, words: wording.Wording, *, at: int = 1) -> messages.Message:
    """What was written, for who runs the workshop. `wrote`: how many people did. No names, whatever the lines hold."""
    gone = words.date_and_year(state.gone_at, zoneinfo.ZoneInfo(state.zone))
    unnamed = {key: tuple(dataclasses.replace(line, name=None) for line in lines) for key, lines in heard.items()}
    asked = "friends" if state.pack.asked is packs.Asked.CRITICAL_FRIENDS else "members"
    lead = [messages.Paragraph(text=words.say("rounds-texts-lead", wrote=wrote, asked=asked))]
    if wrote:
        lead += [messages.Paragraph(text=words.say("rounds-texts-yours", day=gone))]
        lead += [messages.Paragraph(text=line) for line in state.pack.care]
    return _page(state, unnamed, "texts", lead, words, at)


def case_of(shelf: packs.Shelf, pack_id: str, turn: int, words: wording.Wording) -> str | None:
    """What one of the places that bear on the pack tried, with what stands before each; None where there is none. `turn` says which."""
    found = [one for one in shelf.cases.values() if pack_id in one.packs]
    if not found:
        return None
    case = found[turn % len(found)]
    return words.say("rounds-case", lead=shelf.lead.rstrip("."), place=case.place, tried=case.tried)


def _page(
    state: rounds.Round, heard: Heard, verb: str, lead: list[messages.Paragraph], words: wording.Wording, at: int
) -> messages.Message:
    length = sum(len(line.text) for lines in heard.values() for line in lines)
    shown = state.asks if length <= WHOLE else tuple(one for one in state.asks if one.position == at) or state.asks[:1]
    heading = words.say("rounds-heading", board=wording.isolate(state.board_name), pack=state.pack.title)
    blocks: list[messages.Block] = [messages.Heading(text=heading), *lead]
    for one in shown if length else ():
        blocks += _question(state, one, heard, words)
    others = [one for one in state.asks if one not in shown]
    blocks.append(messages.Choices(options=(*(_other(state, one, verb, words) for one in others), ways.home(words))))
    # While it is owed, only the wish for it is written down: lines are removed when they were promised to be, wherever they stand.
    return messages.Message(summary=words.say("rounds-reading-summary"), blocks=tuple(blocks), shown_by=rounds.do(state, verb, str(at)))


def _question(state: rounds.Round, one: rounds.Ask, heard: Heard, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Paragraph(text=words.say("rounds-numbered", position=one.position, question=one.question))
    lines = shuffled(heard.get(one.key, ()), state.round_id, one)
    if not lines:
        yield messages.Paragraph(text=words.say("rounds-no-lines"), quiet=True)
    for line in lines:
        yield messages.Quote(text=line.text)
        if line.name is not None:
            yield messages.Paragraph(text=words.say("rounds-by", name=wording.isolate(line.name)), quiet=True)


def _other(state: rounds.Round, one: rounds.Ask, verb: str, words: wording.Wording) -> messages.Choice:
    label = words.say("rounds-read-question", position=one.position)
    typed = words.say("rounds-word-lines-of", position=one.position)
    return messages.Choice(label=label, action=rounds.do(state, verb, str(one.position)), typed=typed)
