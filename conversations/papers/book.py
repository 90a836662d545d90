"""What papers, tables and records are made of: a board's published rounds, each as it was published, and what the board agreed.

Every figure comes out of a reading that was stored when its round closed. Nothing here holds an answer, or the name of a person.
"""

import dataclasses
import datetime
import uuid
import zoneinfo

from conversations import annotations, boards, summary_view, wording
from conversations.courses import history
from conversations.meetings import facts as calendar_facts
from frameworks import schema
from frameworks.readings import consensus, evidence, picks, stored
from frameworks.readings import reading as readings


@dataclasses.dataclass(frozen=True, kw_only=True)
class Round:
    """One published round. `number` counts all published rounds of the board, from 1 in the order of their closing: it never changes.

    `edition` is in the words that were asked, labelled. `past` is the board's history up to and with this round, `rule` how its charts
    are drawn; None where the history cannot be had.
    """

    number: int
    pulse_id: uuid.UUID
    edition: schema.Edition
    facts: summary_view.SummaryFacts
    reading: stored.Any
    opened_at: datetime.datetime
    floor: int
    past: history.History | None = None
    rule: annotations.ChartRule | None = None

    @property
    def closed_at(self) -> datetime.datetime:
        """When it closed."""
        return self.facts.closed_at

    @property
    def actor(self) -> boards.Actor:
        """Whose view it is."""
        return self.facts.actor

    @property
    def levels(self) -> readings.Reading | None:
        """What it says of levels, or of places on a consensus scale; None for a list of picks."""
        match self.reading:
            case evidence.Evidence():
                return self.reading.levels
            case consensus.Consensus():
                return self.reading.places
            case picks.Picks():
                return None
        return self.reading

    @property
    def is_shown(self) -> bool:
        """Whether any figure of it is shown beyond how many answered."""
        if isinstance(self.reading, picks.Picks):
            return bool(self.reading.items)
        return any(item.now for item in self.levels.items) if self.levels else False

    def view(self, words: wording.Wording) -> summary_view.View | None:
        """What its levels are told with; None for a list of picks."""
        return None if self.levels is None else summary_view.View(facts=self.facts, reading=self.levels, edition=self.edition, words=words)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Agreed:
    """A position of the board on one item: what it says of itself, on a local day. `level` is the level's number and name, or empty."""

    edition_ref: str
    item: str
    level: str
    text: str
    agreed_on: datetime.date


@dataclasses.dataclass(frozen=True, kw_only=True)
class Action:
    """A live action of the board: what will be done, by which local day, and for which body its owner sits; empty where nobody knows."""

    text: str
    due_on: datetime.date
    body: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Book:
    """One board as its papers know it, on one local day. `rounds` are in the order of their numbers.

    `left_out` names editions whose file is gone, so that their rounds cannot be told. `agreed` are the positions that stand today.
    `meetings` are those that took place or are to, in order.
    """

    board: boards.Board
    today: datetime.date
    now: datetime.datetime
    rounds: tuple[Round, ...]
    left_out: tuple[str, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    actions: tuple[Action, ...] = ()
    meetings: tuple[calendar_facts.Meeting, ...] = ()

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The board's own time zone."""
        return zoneinfo.ZoneInfo(self.board.zone)

    @property
    def next_formal(self) -> calendar_facts.Meeting | None:
        """The formal meeting that a paper of today is for."""
        ahead = (one for one in self.meetings if one.kind is calendar_facts.Kind.FORMAL and one.starts_at > self.now)
        return next(ahead, None)

    def local(self, instant: datetime.datetime) -> datetime.date:
        """The local day of an instant."""
        return instant.astimezone(self.zone).date()

    def called(self, number: int) -> Round | None:
        """The round with this number."""
        return next((one for one in self.rounds if one.number == number), None)

    def within(self, first: datetime.date, last: datetime.date) -> "Book":
        """The same with the rounds, meetings and positions of these local days alone, both included."""
        return dataclasses.replace(
            self,
            rounds=tuple(one for one in self.rounds if first <= self.local(one.closed_at) <= last),
            agreed=tuple(one for one in self.agreed if first <= one.agreed_on <= last),
            meetings=tuple(one for one in self.meetings if first <= self.local(one.starts_at) <= last),
        )


def veiled(counts: tuple[int, int, int], words: wording.Wording) -> tuple[int, int, int] | tuple[str, str, str]:
    """Three counts that add up to a known number: all of them held back as soon as one is of one or two people.

    To hold back less would not do: whoever knows the sum, and that a gap is below three, works out the rest in many cases.
    """
    if not any(0 < count < picks.LEAST for count in counts):
        return counts
    held = words.say("tables-held-back")
    return held, held, held


def is_veiled(cells: tuple[int, int, int] | tuple[str, str, str]) -> bool:
    """Whether `veiled` held these back."""
    return any(isinstance(cell, str) for cell in cells)
