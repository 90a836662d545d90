"""What people type about a board's course. Only whole commands are taken: a sentence may be somebody's reply to a question. Pure."""

import dataclasses
import datetime
import enum
import re
from collections.abc import Collection

from conversations import annotations, boards, days, typed, wording
from conversations.courses import book as books

_LONGEST = 600
_DAY_WORDS = 5
_YEAR = datetime.timedelta(days=365)
_EARLIEST = 1990
_PARTS = re.compile(r"(?P<head>[^:：]{0,120})(?:\s?[:：]\s?(?P<text>.*))?", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}")


class Verb(enum.StrEnum):
    """What somebody wants, by the word that it begins with."""

    SHOW = "courses"
    """To look."""
    HAPPENED = "courses-happened"
    """To write down what happened, or to change that."""
    NEW_TIME = "courses-new-time"
    """To let a new time begin."""
    RULES = "courses-rules"
    """To choose rules."""
    AIM = "courses-aim"
    """To set an aim, or none."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Command:
    """One command. `numbers` stand in their order; `text` is what stands behind the colon, None without one."""

    verb: Verb
    board: str = ""
    framework: str = ""
    actor: str = ""
    word: str = ""
    numbers: tuple[int, ...] = ()
    text: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """What happened, as somebody wrote it. `fault` says what is wrong, as a message key; empty where all is well."""

    day: datetime.date = datetime.date.min
    kind: annotations.Kind = annotations.Kind.OTHER
    words: str = ""
    fault: str = ""


_WORDS = ("courses-happened", "courses-rules", "courses-remove", "courses-yes", "courses-off", "courses-mean", "courses-share")


def may_be_one(line: str, words: wording.Wording) -> bool:
    """Whether a line begins as a command does: asked before anything is looked up."""
    return len(line) <= _LONGEST and any(_behind(line, verb, words) is not None for verb in Verb)


def command(line: str, words: wording.Wording, keys: Collection[str], frameworks: Collection[str] = ()) -> Command | None:
    """The command that a line is, or None. `keys` are those of the boards that it may name, `frameworks` what these were asked."""
    for verb in Verb:
        rest = _behind(line, verb, words)
        if rest is not None:
            return _whole(Command(verb=verb), rest, words, keys, frameworks)
    return None


def written(text: str, today: datetime.date, words: wording.Wording, kind: annotations.Kind | None = None) -> Written:
    """What happened: the day first, then what it was. `kind` is the one whose box it was written in."""
    tokens = text.split()
    for size in range(min(_DAY_WORDS, len(tokens)), 0, -1):
        day = _day(" ".join(tokens[:size]).rstrip(",:;"), today, words)
        if day is not None:
            return _fitting(day, " ".join(tokens[size:]).lstrip("-–—:;, "), today, words, kind)
    return Written(fault="courses-fault-day")


def _fitting(day: datetime.date, rest: str, today: datetime.date, words: wording.Wording, kind: annotations.Kind | None) -> Written:
    if day > today:
        return Written(fault="courses-fault-ahead")
    if day.year < _EARLIEST:
        return Written(fault="courses-fault-early")
    its, told = (kind, rest) if kind is not None else _kind(rest, words)
    if its is annotations.Kind.OTHER and not told:
        return Written(fault="courses-fault-what")
    if len(told) > books.LONGEST_WORDS:
        return Written(fault="courses-fault-long")
    return Written(day=day, kind=its, words=told)


def _kind(rest: str, words: wording.Wording) -> tuple[annotations.Kind, str]:
    for kind in annotations.Kind:
        behind = typed.after_word(rest, words, f"courses-kind-{books.kind_name(kind)}")
        if behind is not None:
            return kind, behind.lstrip("-–—:;, ")
    return annotations.Kind.OTHER, rest


def _day(text: str, today: datetime.date, words: wording.Wording) -> datetime.date | None:
    """A day without a year is the last such day, as it is about what is over."""
    if typed.says(text, words, "courses-today"):
        return today
    if typed.says(text, words, "courses-yesterday"):
        return today - datetime.timedelta(days=1)
    if typed.says(text, words, "setup-tomorrow"):
        return today + datetime.timedelta(days=1)
    return days.day(text, today - _YEAR + datetime.timedelta(days=1), words)


def _behind(line: str, verb: Verb, words: wording.Wording) -> str | None:
    """What stands behind the word, with its colon; "" for the word alone."""
    rest = typed.after_prefix(line, words, verb.value)
    return f": {rest}" if rest is not None else typed.after_word(line, words, verb.value)


def _whole(bare: Command, rest: str, words: wording.Wording, keys: Collection[str], frameworks: Collection[str]) -> Command | None:
    found = _PARTS.fullmatch(rest)
    if found is None:
        return None
    text = found["text"]
    one = dataclasses.replace(bare, text=None if text is None else text.strip())
    for token in found["head"].split():
        plain = token.casefold()
        word = next((name for name in _WORDS if typed.says(token, words, name)), "")
        if not one.board and plain in {key.casefold() for key in keys}:
            one = dataclasses.replace(one, board=plain)
        elif word and not one.word:
            one = dataclasses.replace(one, word=word)
        elif _NUMBER.fullmatch(plain):
            one = dataclasses.replace(one, numbers=(*one.numbers, int(plain)))
        elif plain in set(boards.Actor) and not one.actor:
            one = dataclasses.replace(one, actor=plain)
        elif plain in frameworks and not one.framework:
            one = dataclasses.replace(one, framework=plain)
        else:
            return None
    return one if _makes_sense(one) else None


def _makes_sense(one: Command) -> bool:
    count = len(one.numbers)
    match one.verb:
        case Verb.SHOW:
            return one.text is None and count <= 1 and one.word in {"", "courses-happened", "courses-rules"}
        case Verb.HAPPENED if one.text is None:
            return count == 1 and one.word in {"", "courses-remove"}
        case Verb.HAPPENED:
            return count <= 1 and not one.word
        case Verb.NEW_TIME:
            return count == 1 and (bool(one.text) != (one.word in {"courses-yes", "courses-off"}))
        case Verb.RULES:
            return one.text is None and (count <= 1 if one.word in {"", "courses-share"} else one.word == "courses-mean" and not count)
    return (count == 2 and bool(one.text)) or (count == 1 and one.text is None and one.word in {"", "courses-off"})
