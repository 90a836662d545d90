"""What a person can do with a board's course over time, and how its buttons and its typed lines name things. Pure."""

import dataclasses
import datetime
import uuid
import zlib

from conversations import actions, annotations, boards, messages, voices, wording
from conversations.courses import history
from frameworks import schema

LONGEST_WORDS = 120
"""Characters beside what happened: a picture has room for no more."""
LONGEST_REASON = 300


@dataclasses.dataclass(frozen=True, kw_only=True)
class Series:
    """The pulses of one framework, asked of one kind of actor, with the rules of its charts."""

    told: history.History
    rule: annotations.ChartRule

    @property
    def framework(self) -> str:
        """Its framework's id."""
        return self.rule.framework

    @property
    def value(self) -> str:
        """How a button names it."""
        return f"{self.framework}.{list(boards.Actor).index(self.told.actor)}"

    def title(self, words: wording.Wording) -> str:
        """Its name, with whose view it is where that is not the board's own."""
        return voices.named(self.told.edition.short_title, [self.told.actor], words)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A day on which charts might begin anew: of what is written down (`one`), or of a change that nobody wrote down yet."""

    day: datetime.date
    one: annotations.Annotation | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Book:
    """One board as one person sees it. `runs`: they chair it or keep it running. `named`: what is typed has to name the board.

    `written` is what happened, by day: its places, from 1, are the numbers that people type.
    """

    board: boards.Board
    today: datetime.date
    runs: bool
    named: bool
    series: tuple[Series, ...] = ()
    written: tuple[annotations.Annotation, ...] = ()
    suggested: tuple[Suggestion, ...] = ()

    def number(self, annotation_id: uuid.UUID) -> int:
        """The place of something that happened, from 1; 0 where it is not there."""
        return next((place for place, one in enumerate(self.written, 1) if one.annotation_id == annotation_id), 0)

    def of_framework(self, framework: str) -> Series | None:
        """The board's own view of this framework, or that of others where the board itself was not asked."""
        return next((one for one in self.series if one.framework == framework), None)


def code(item_key: str) -> str:
    """A short name of an item for a button: eight figures, whatever the length of its key."""
    return f"{zlib.crc32(item_key.encode()):08x}"


def item_of(edition: schema.Edition, its_code: str) -> schema.Item | None:
    """The item that a button names; None where it is not asked any more."""
    return next((one for one in edition.items if code(one.key) == its_code), None)


def do(verb: str, on: uuid.UUID | None, value: str = "") -> str:
    """The value of a button."""
    return actions.encode(actions.Do(subject=actions.Subject.COURSE, verb=verb, on=on, value=value))


def box(verb: str, on: uuid.UUID, value: str = "") -> str:
    """The value of a button that opens the box whose text goes to the deed."""
    return actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.COURSE, verb=verb, on=on, value=value)))


def kind_word(kind: annotations.Kind, words: wording.Wording) -> str:
    """The first of the words by which this kind is typed."""
    return words.say(f"typed-courses-kind-{kind_name(kind)}").partition(",")[0].strip()


def kind_name(kind: annotations.Kind) -> str:
    """How the catalogue's lists of words name it."""
    return kind.value.replace("_", "-")


def line(book: Book, words: wording.Wording, name: str, rest: str = "") -> str:
    """What can be typed instead of pressing: the first word of the list `name`, the board where it has to be named, and the rest."""
    first = words.say(f"typed-{name}").partition(",")[0].strip()
    head = " ".join(filter(None, (first, book.board.key if book.named else "")))
    return f"{head}{rest}" if rest.startswith(":") else f"{head} {rest}".strip()


def message(words: wording.Wording, blocks: tuple[messages.Block, ...], *, beside: bool = False) -> messages.Message:
    """A message about a board's course."""
    return messages.Message(summary=words.say("courses-summary"), blocks=blocks, beside=beside)
