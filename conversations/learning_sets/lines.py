"""What people type about their sets: “set coming”, “set 2 move 3 to 10 December”, “set commitment: …”. Whole commands only. Pure.

A line is held against this before anything else is: whatever is no command of ours may be a reply, and is left alone.
"""

import dataclasses
import enum
import re

from conversations import typed, wording
from conversations.learning_sets import state, walks


class Word(enum.StrEnum):
    """A command that needs nothing behind it. Its name in the catalogue is the same."""

    LIST = "list"
    BEGIN = "begin"
    COMING = "coming"
    AWAY = "away"
    PRESENT = "present"
    NOT_PRESENT = "not-present"
    DATES = "dates"
    RULES = "rules"
    SHARED = "shared"
    NOTES = "notes"
    CARDS = "cards"
    STAY = "stay"
    LEAVE = "leave"
    BACK = "back"
    END = "end"
    GO_ON = "go-on"
    ROOM = "room"
    TIMER = "timer"
    UNDO = "undo"
    START = "start"
    STOP = "stop"
    TURNS = "turns"
    OUT = "out"
    IN = "in"


class Text(enum.StrEnum):
    """A command with words behind a colon."""

    RULES = "rules"
    NAME = "name"
    PEOPLE = "people"
    OFF = "off"
    LEAD = "lead"
    WHEN = "when"
    CARD = "card"
    ACTION = "action"


class Deed(enum.StrEnum):
    """Something done with a meeting, or with a note."""

    MOVE = "move"
    CANCEL = "cancel"
    RESTORE = "restore"
    ADD = "add"
    SHARE = "share"
    UNSHARE = "unshare"
    DELETE = "delete"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Said:
    """One command. `which` is the set's place among theirs, `meeting` a meeting's number, `text` what stands behind."""

    what: Word | Text | Deed | state.NoteKind | None
    which: int | None = None
    meeting: int | None = None
    kind: state.NoteKind | None = None
    text: str = ""


_NUMBERED = re.compile(r"(\d{1,2})(?:\s+(.+))?", re.DOTALL)


def understand(line: str, words: wording.Wording) -> Said | None:
    """The command that the whole line is, or None."""
    if typed.says(line, words, "sets-list"):
        return Said(what=Word.LIST)
    rest = typed.after_word(line, words, "sets-word")
    if rest is None:
        return None
    numbered = _NUMBERED.fullmatch(rest)
    which, rest = (int(numbered[1]), (numbered[2] or "").strip()) if numbered else (None, rest)
    if not rest:
        return Said(what=None, which=which)
    found = _word(rest, words) or _texts(rest, words) or _choice(rest, words) or _deed(rest, words)
    return None if found is None else dataclasses.replace(found, which=which)


def question(line: str, words: wording.Wording) -> str | None:
    """The question that somebody wants looked at; None for any other line."""
    rest = typed.after_word(line, words, "sets-word")
    numbered = _NUMBERED.fullmatch(rest) if rest else None
    # “Set 2 question: …” is meant for the same, and must never be kept as a reply to something else.
    return typed.after_prefix((numbered[2] or "") if numbered else rest or line, words, "sets-question")


def offer(words: wording.Wording, name: str | None, number: int | None) -> str:
    """What to type, as it is shown: the first of the words that are understood."""
    parts = [_first(words, "word"), str(number) if number else "", _first(words, name) if name else ""]
    return " ".join(filter(None, parts))


def _word(rest: str, words: wording.Wording) -> Said | None:
    one = next((one for one in Word if one is not Word.LIST and typed.says(rest, words, f"sets-{one}")), None)
    return Said(what=one) if one else None


def _texts(rest: str, words: wording.Wording) -> Said | None:
    for one in Text:
        behind = typed.after_prefix(rest, words, f"sets-text-{one}")
        if behind is not None:
            return Said(what=one, text=behind)
    for kind in state.NoteKind:
        behind = typed.after_prefix(rest, words, _kind(kind))
        if behind is not None:
            return Said(what=kind, text=behind)
    return None


def _choice(rest: str, words: wording.Wording) -> Said | None:
    """“sure 4”, “stands moving”: a choice needs no colon."""
    for kind in walks.CHOICES:
        behind = typed.after_word(rest, words, _kind(kind))
        if behind:
            value = chosen(kind, behind, words)
            return Said(what=kind, text=value) if value else None
    return None


def chosen(kind: state.NoteKind, text: str, words: wording.Wording) -> str | None:
    """The choice that a text names, by its name or by its number; None where it names none."""
    names = {value: words.say(f"sets-choice-{kind.replace('_', '-')}-{walks.spoken(value)}") for value in walks.CHOICES[kind]}
    plain = text.strip().rstrip(".!").casefold()
    return next((value for value, name in names.items() if plain in {value, value.replace("_", " "), name.casefold()}), None)


def _deed(rest: str, words: wording.Wording) -> Said | None:
    for deed in Deed:
        behind = typed.after_word(rest, words, f"sets-{deed}")
        if not behind:
            continue
        if deed is Deed.ADD:
            return Said(what=deed, text=behind)
        if deed in {Deed.SHARE, Deed.UNSHARE, Deed.DELETE}:
            kind = next((one for one in state.NoteKind if typed.says(behind, words, _kind(one))), None)
            return Said(what=deed, kind=kind) if kind else None
        found = _NUMBERED.fullmatch(behind)
        if found is not None and (deed is Deed.MOVE) == bool(found[2]):
            return Said(what=deed, meeting=int(found[1]), text=found[2] or "")
    return None


def _kind(kind: state.NoteKind) -> str:
    return f"sets-kind-{kind.replace('_', '-')}"


def _first(words: wording.Wording, name: str) -> str:
    return words.say(f"typed-sets-{name}").partition(",")[0].strip()
