"""The one codec for the value that every platform's button carries.

A value names what was pressed and on what, by opaque ids. It proves nothing: who pressed it, and whether they may,
is always looked up again by the inbox.
"""

import dataclasses
import enum
import re
import uuid

from frameworks import errors

_VERSION = "bp1"
BESIDE = "beside"
"""The value of a `Do` whose page is shown beside what was pressed, and not in its place."""
_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")
_MARK = re.compile(r"[0-9]|not_sure|not_my_area|skip")
_ID = re.compile(r"[0-9a-f]{32}")


class MalformedAction(errors.BoardpulseError):
    """This button carries a value that Boardpulse did not write, or wrote in an older form."""


class Part(enum.StrEnum):
    """Which half of a pair an answer is."""

    NOW = "now"
    """Where we are: the circle."""
    AHEAD = "ahead"
    """Where we mean to be: the arrow."""
    SURE = "sure"
    """How sure the member is of where we are."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Give:
    """Answer one part of one item. `mark` is a level value or a standing; `changing` goes on to the review, not to the next item.

    Where items are picked, the mark is 1 or 0: a second press of the same button changes nothing.
    """

    sitting_id: uuid.UUID
    item_key: str
    part: Part
    mark: str
    changing: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Show:
    """Ask one item again, to change it."""

    sitting_id: uuid.UUID
    item_key: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Note:
    """Keep the text that came along as the note on one item."""

    sitting_id: uuid.UUID
    item_key: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Review:
    """List this sitting's answers."""

    sitting_id: uuid.UUID


@dataclasses.dataclass(frozen=True, kw_only=True)
class GoOn:
    """Ask the next open item of this sitting. `after` is the item just answered, whose answer is read back first."""

    sitting_id: uuid.UUID
    after: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settle:
    """Let the picks of this sitting stand."""

    sitting_id: uuid.UUID


@dataclasses.dataclass(frozen=True, kw_only=True)
class PickNone:
    """Say that no item of this sitting is to be picked."""

    sitting_id: uuid.UUID


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reflect:
    """Keep the text that came along as the private reply to one reflection question."""

    reflection_id: uuid.UUID


@dataclasses.dataclass(frozen=True, kw_only=True)
class LetPass:
    """Leave one reflection question without a reply."""

    reflection_id: uuid.UUID


@dataclasses.dataclass(frozen=True, kw_only=True)
class Reopen:
    """Show one reflection question again, with the reply kept so far."""

    reflection_id: uuid.UUID


class Page(enum.StrEnum):
    """What of their own a person can look at."""

    HOME = "home"
    """What is due, and the way to everything else."""
    MORE = "more"
    """The ways on that are too rare to stand on Home."""
    ANSWERS = "answers"
    """My answers to the newest pulse."""
    ARROWS = "arrows"
    """Where I said we mean to be, and when that comes round."""
    DATA = "data"
    """What is kept about me."""
    COPY = "copy"
    """Everything that is kept about me, to take away."""
    HELP = "help"
    """What can be pressed and typed."""
    SETUP = "setup"
    """The board that the person is setting up, or a new one."""
    LANGUAGE = "language"
    """The language that the person is written to in."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Look:
    """Show one of the person's own pages."""

    page: Page


@dataclasses.dataclass(frozen=True, kw_only=True)
class Speak:
    """Write to the person in this language from now on: a catalogue's name in small letters."""

    language: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class SetUp:
    """One step of setting up a board: what is given, changed or confirmed, and the choice made, where it is one of a list."""

    setup_id: uuid.UUID
    step: str
    value: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChooseChannel:
    """Let a board's messages go to the channel that came along as the text."""

    board_id: uuid.UUID


class Subject(enum.StrEnum):
    """What a button of `Do` is about."""

    ROUND = "round"
    """A pack put to a board: first thoughts, what is on people's minds."""
    MEMO = "memo"
    """A memo to self."""
    STEP = "step"
    """A next step that a board agreed, and the position behind it."""
    SET = "set"
    """An action learning set and its meetings."""
    TERMS = "terms"
    """When a person wants to be written to."""
    MEETING = "meeting"
    """A board's meetings and pauses."""
    LINE = "line"
    """A line of a reflection, given to others."""
    START = "start"
    """A new member's first weeks, and a leaver's last message."""
    RESULT = "result"
    """What a closed pulse came to: the chair's preview, and one's own answers beside the board's."""
    COURSE = "course"
    """What the rounds of one framework came to, one after the other."""
    BUDDY = "buddy"
    """What two boards agreed to show each other."""
    PAPER = "paper"
    """A board paper, tables, and the pack for the public record."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Do:
    """Do something with one thing of a subject: `verb` is the subject's own word, `on` names the thing, `value` the choice made."""

    subject: Subject
    verb: str
    on: uuid.UUID | None = None
    value: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Open:
    """Show one of the things that came together as one message."""

    delivery_id: uuid.UUID


@dataclasses.dataclass(frozen=True, kw_only=True)
class Write:
    """Open the box whose text goes to another action."""

    on: "Note | Reflect | SetUp | Do"


SittingAction = Give | Show | Note | Review | GoOn | Settle | PickNone
ReflectionAction = Reflect | LetPass | Reopen
SimpleAction = SittingAction | ReflectionAction | Look | Speak | SetUp | ChooseChannel | Do | Open
Action = SimpleAction | Write

_PARTS = {part.value: part for part in Part}
_STEP = re.compile(r"[a-z][a-z_]{0,19}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")
_VALUE = re.compile(r"[a-z0-9_@.-]{0,60}")
_SITTING_VERBS: dict[str, type[Review | GoOn | Settle | PickNone]] = {"review": Review, "go": GoOn, "done": Settle, "none": PickNone}
_ITEM_VERBS: dict[str, type[Show | Note]] = {"show": Show, "note": Note}
_REFLECTION_VERBS: dict[str, type[Reflect | LetPass | Reopen]] = {"reflect": Reflect, "pass": LetPass, "reopen": Reopen}
_NAMES: dict[type[SimpleAction], str] = {
    ChooseChannel: "channel",
    Open: "open",
    **{kind: verb for verbs in (_SITTING_VERBS, _ITEM_VERBS, _REFLECTION_VERBS) for verb, kind in verbs.items()},
}


def encode(action: Action) -> str:
    """At most 140 characters of a-z, 0-9 and `_:@.-`, which every platform carries unchanged."""
    return ":".join([_VERSION, "write", *_fields(action.on)] if isinstance(action, Write) else [_VERSION, *_fields(action)])


def _fields(action: SimpleAction) -> list[str]:
    match action:
        case Give():
            return ["give", action.sitting_id.hex, action.item_key, action.part, action.mark, "c" if action.changing else "n"]
        case Show() | Note():
            return [_NAMES[type(action)], action.sitting_id.hex, action.item_key]
        case GoOn(after=str() as item_key):
            return ["go", action.sitting_id.hex, item_key]
        case Review() | GoOn() | Settle() | PickNone():
            return [_NAMES[type(action)], action.sitting_id.hex]
        case Look():
            return ["look", action.page]
        case Speak():
            return ["speak", action.language]
        case SetUp():
            return ["setup", action.setup_id.hex, action.step, action.value]
        case ChooseChannel(board_id=on) | Open(delivery_id=on):
            return [_NAMES[type(action)], on.hex]
        case Do():
            return ["do", action.subject, action.verb, action.on.hex if action.on else "", action.value]
        case _:
            return [_NAMES[type(action)], action.reflection_id.hex]


def beside(value: str) -> str:
    """The same button with its page beside the message that it stands in, which stays: for a `Do` that needs no value of its own."""
    return f"{value}{BESIDE}"


def is_action(value: str) -> bool:
    """Whether this is to be decoded, and not some other text."""
    return value.startswith(f"{_VERSION}:")


def decode(value: str) -> Action:
    """What `encode` wrote; anything else raises MalformedAction, whatever it holds."""
    version, *fields = value.split(":")
    if version != _VERSION:
        raise MalformedAction
    if fields[:1] == ["write"]:
        on = _read(fields[1:])
        if not isinstance(on, Note | Reflect | SetUp | Do):
            raise MalformedAction
        return Write(on=on)
    return _read(fields)


def _read(fields: list[str]) -> SimpleAction:
    match fields:
        case ["give", sitting, item, part, mark, "c" | "n" as mode] if _KEY.fullmatch(item) and part in _PARTS and _MARK.fullmatch(mark):
            return Give(sitting_id=_id(sitting), item_key=item, part=_PARTS[part], mark=mark, changing=mode == "c")
        case [verb, sitting, item] if verb in _ITEM_VERBS and _KEY.fullmatch(item):
            return _ITEM_VERBS[verb](sitting_id=_id(sitting), item_key=item)
        case ["go", sitting, item] if _KEY.fullmatch(item):
            return GoOn(sitting_id=_id(sitting), after=item)
        case [verb, sitting] if verb in _SITTING_VERBS:
            return _SITTING_VERBS[verb](sitting_id=_id(sitting))
        case [verb, reflection] if verb in _REFLECTION_VERBS:
            return _REFLECTION_VERBS[verb](reflection_id=_id(reflection))
    return _read_other(fields)


def _read_other(fields: list[str]) -> SimpleAction:
    """What belongs to no sitting and no reflection."""
    match fields:
        case ["look", page] if page in set(Page):
            return Look(page=Page(page))
        case ["speak", language] if _LANGUAGE.fullmatch(language):
            return Speak(language=language)
        case ["setup", setup, step, value] if _STEP.fullmatch(step) and _VALUE.fullmatch(value):
            return SetUp(setup_id=_id(setup), step=step, value=value)
        case ["open", delivery]:
            return Open(delivery_id=_id(delivery))
        case ["channel", board]:
            return ChooseChannel(board_id=_id(board))
        case ["do", subject, verb, on, value] if subject in set(Subject) and _STEP.fullmatch(verb) and _VALUE.fullmatch(value):
            return Do(subject=Subject(subject), verb=verb, on=_id(on) if on else None, value=value)
    raise MalformedAction


def _id(text: str) -> uuid.UUID:
    if not _ID.fullmatch(text):
        raise MalformedAction
    return uuid.UUID(hex=text)
