"""What a board agreed, as one of its people may see it, and the buttons that stand on every page of it. Pure."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping

from conversations import actions, boards, messages, wording
from conversations.next_steps import state


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can be named. `handles` are their accounts where the one who names them is."""

    person_id: uuid.UUID
    key: str
    name: str
    handles: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sheet:
    """One board. `leads`: the viewer coordinates or chairs it. `named`: they see more boards, so typed words have to name this one.

    `here` are those who hold a seat or a duty on `today`, the board's local day; `names` are those of everybody it ever knew. `steps` are
    all of its next steps in the order in which they were made, which is what their numbers follow.
    """

    board: boards.Board
    viewer_id: uuid.UUID
    leads: bool
    named: bool
    today: datetime.date
    here: tuple[Person, ...] = ()
    names: Mapping[uuid.UUID, str] = dataclasses.field(default_factory=dict)
    steps: tuple[state.NextStep, ...] = ()
    positions: tuple[state.Position, ...] = ()

    @property
    def live(self) -> tuple[state.NextStep, ...]:
        """Those being worked on."""
        return tuple(one for one in self.steps if one.is_live)

    @property
    def orphans(self) -> tuple[state.NextStep, ...]:
        """Live ones whose owner has left the board."""
        return tuple(one for one in self.live if not self.is_here(one.owner_id))

    def is_here(self, person_id: uuid.UUID) -> bool:
        """Whether this person is on the board today."""
        return any(one.person_id == person_id for one in self.here)

    def number(self, step: state.NextStep) -> int:
        """The step's number on this board, from 1. It stays, whatever becomes of the others."""
        return next(place for place, one in enumerate(self.steps, 1) if one.step_id == step.step_id)

    def numbered(self, number: int) -> state.NextStep | None:
        """The step with this number."""
        return self.steps[number - 1] if 0 < number <= len(self.steps) else None

    def may_set(self, step: state.NextStep) -> bool:
        """Whether the viewer may say how the step goes: its owner, while they are on the board, and whoever leads it."""
        return self.leads or (step.owner_id == self.viewer_id and self.is_here(self.viewer_id))

    def name(self, person_id: uuid.UUID) -> str:
        """Somebody's name, made safe to show."""
        return wording.isolate(self.names.get(person_id, ""))


def day(on: datetime.date, words: wording.Wording) -> str:
    """A day in words, with its year."""
    return words.date_and_year(datetime.datetime.combine(on, datetime.time(12), datetime.UTC), datetime.UTC)


def do(verb: str, on: uuid.UUID | None, value: str = "") -> actions.Do:
    """One thing to be done about next steps or positions."""
    return actions.Do(subject=actions.Subject.STEP, verb=verb, on=on, value=value)


def button(label: str, action: actions.Do, typed: str | None = None) -> messages.Choice:
    """Does it at once."""
    return messages.Choice(label=label, action=actions.encode(action), typed=typed)


def pen(label: str, action: actions.Do, typed: str | None = None) -> messages.Choice:
    """Opens the box whose text does it."""
    return messages.Choice(label=label, action=actions.encode(actions.Write(on=action)), typed=typed)


def page_way(board: boards.Board, words: wording.Wording, *, named: bool) -> messages.Choice:
    """The way to the board's actions."""
    label = words.say("steps-of-board", board=wording.isolate(board.name)) if named else words.say("steps-of-your-board")
    return button(label, do("page", board.board_id), typed=after(board, words, "steps-word-actions", named=named))


def agreed_way(board: boards.Board, words: wording.Wording, *, named: bool) -> messages.Choice:
    """The way to what the board agreed of itself."""
    label = words.say("agreed-of-board", board=wording.isolate(board.name)) if named else words.say("agreed-of-your-board")
    return button(label, do("agreed", board.board_id), typed=after(board, words, "agreed-word", named=named))


def after(board: boards.Board, words: wording.Wording, key: str, *, named: bool) -> str:
    """A word to type, with the board's key behind it where that is needed."""
    word = words.say(key)
    return f"{word} {board.key}" if named else word


def typed(sheet: Sheet, step: state.NextStep, words: wording.Wording, deed: str = "") -> str:
    """What is typed to do something with one step: "action 3 done"."""
    return " ".join((after(sheet.board, words, "steps-word-action", named=sheet.named), str(sheet.number(step)), deed)).strip()


def word(text: str, words: wording.Wording, *ways: messages.Choice) -> messages.Message:
    """A line of ours, with the ways on."""
    blocks: tuple[messages.Block, ...] = (messages.Paragraph(text=text),)
    return messages.Message(summary=words.say("steps-summary"), blocks=(*blocks, messages.Choices(options=ways)) if ways else blocks)
