"""A round of a pack as one person has it: what is asked, what is open, who will read it and until when. Pure.

No cursor is stored: what is open follows from what was written. What is said of it stands in rounds_walk.py.
"""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Mapping

from conversations import actions, messages, wording
from frameworks import packs

AT_MOST = 3_000
"""Characters of one reply. A round is for a few lines, and one box of every platform holds these."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Worded:
    """A question as people read it, and the small print that says whose words it has, where they are not ours."""

    question: str
    whose: tuple[messages.Block, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    """One question of a step: its place there from 0, and its position among all that are asked, from 1."""

    step: packs.Step
    place: int
    position: int
    worded: Worded

    @property
    def question(self) -> str:
        """What is asked."""
        return self.worded.question

    @property
    def key(self) -> tuple[str, int]:
        """What its reply is kept under."""
        return self.step.key, self.place

    @property
    def value(self) -> str:
        """What a button carries of it."""
        return f"{self.step.key}.{self.place}"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reply:
    """What the person wrote, and whether their name is to stand beside it."""

    text: str
    named: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Round:
    """A round as one person has it. Instants are aware; `gone_at` is when all that was written is deleted.

    `reader` is the name of who runs the workshop, empty where nobody does any more; `reads`: it is the person themselves. `sees`: they
    may read what others gave. `case` is what one place tried.
    """

    round_id: uuid.UUID
    board_name: str
    zone: str
    pack: packs.Pack
    asks: tuple[Ask, ...]
    closes_at: datetime.datetime
    gone_at: datetime.datetime
    closed: bool
    for_meeting: bool
    reader: str = ""
    reads: bool = False
    sees: bool = False
    replies: Mapping[tuple[str, int], Reply] = dataclasses.field(default_factory=dict)
    case: str | None = None


def asks(pack: packs.Pack, items: Mapping[str, Worded]) -> tuple[Ask, ...]:
    """All that is asked, in order. `items` are the questions that stand in editions, by their references; one that is gone is left out."""
    found: list[Ask] = []
    for step in pack.steps:
        own = (Worded(question=one) for one in step.questions)
        for place, worded in enumerate((*own, *(items.get(ref) for ref in step.items))):
            if worded is not None and not step.together:
                found.append(Ask(step=step, place=place, position=len(found) + 1, worded=worded))
    return tuple(found)


def next_ask(state: Round, after: Ask | None = None) -> Ask | None:
    """The first question without a reply, behind `after` where that is given; None when there is none."""
    return next((one for one in state.asks if one.key not in state.replies and (after is None or one.position > after.position)), None)


def ask_of(state: Round, value: str) -> Ask | None:
    """The question that a button's value names, or None."""
    return next((one for one in state.asks if one.value == value), None)


def ask_at(state: Round, position: int) -> Ask | None:
    """The question with this number, or None."""
    return next((one for one in state.asks if one.position == position), None)


def do(state: Round, verb: str, value: str = "") -> str:
    """What a button of this round carries."""
    return actions.encode(actions.Do(subject=actions.Subject.ROUND, verb=verb, on=state.round_id, value=value))


def promise(state: Round, words: wording.Wording) -> str:
    """Who reads it, until when it can be changed, and when it is removed: from the pack's own settings."""
    zone = zoneinfo.ZoneInfo(state.zone)
    closes = words.say("rounds-closes", meeting=yes(state.for_meeting), when=words.day_and_time(state.closes_at, zone))
    match state.pack.words:
        case packs.Words.PRIVATE:
            who = words.say("rounds-promise-private")
        case packs.Words.BOARD:
            who = words.say("rounds-promise-board", choice=yes(state.pack.names is packs.Names.CHOICE))
        case packs.Words.FACILITATOR:
            whose = "you" if state.reads else "other" if state.reader else "nobody"
            who = words.say("rounds-promise-facilitator", whose=whose, reader=wording.isolate(state.reader))
    return f"{who} {closes} {gone(state, words)}"


def gone(state: Round, words: wording.Wording) -> str:
    """When all that was written is deleted."""
    day = words.date_and_year(state.gone_at, zoneinfo.ZoneInfo(state.zone))
    return words.say("rounds-gone", at_once=yes(state.gone_at <= state.closes_at), day=day)


def title(state: Round, words: wording.Wording) -> str:
    """The board and the pack."""
    return words.say("rounds-heading", board=wording.isolate(state.board_name), pack=state.pack.title)


def yes(value: object) -> str:
    """As the catalogue asks."""
    return "yes" if value else "no"
