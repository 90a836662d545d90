"""What a typed line means for memos: “memo: …”, “memo in 3 months: …”, “memo 2 cancel”. Pure; “today” comes from the caller.

Only whole commands are taken. Any other line that begins with the word may be somebody's reply to something else.
"""

import dataclasses
import datetime
import enum
import re

from conversations import calendar, days, memo, typed
from conversations.wording import Wording

_COLON = re.compile("[:：]")
_NUMBER = re.compile(r"\d{1,2}")
_NUMBERED = re.compile(r"(\d{1,2})(?:\s+(\S.*))?", re.DOTALL)
_SPAN = re.compile(r"(\d{1,3}|[^\W\d]+) ([^\W\d]+)")
_LONGEST_DAY = 60


class Wish(enum.Enum):
    """A line that says no more than this."""

    LIST = "list"
    """Show my memos."""
    UNDO = "undo"
    """Bring back the one cancelled last."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Begin:
    """Give me the box, for this day (None: the usual one)."""

    day: datetime.date | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Keep:
    """Keep this text for this day (None: the usual one)."""

    text: str
    day: datetime.date | None = None


class Deed(enum.Enum):
    """What is done with one memo."""

    SHOW = "show"
    REWRITE = "rewrite"
    MOVE = "move"
    CANCEL = "cancel"
    SAY = "say"


@dataclasses.dataclass(frozen=True, kw_only=True)
class On:
    """Do this with the memo of that number."""

    number: int
    deed: Deed
    text: str = ""
    day: datetime.date | None = None
    happened: memo.Happened | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Unclear:
    """A day was meant, and cannot be read."""


Meaning = Wish | Begin | Keep | On | Unclear


def understand(line: str, today: datetime.date, words: Wording) -> Meaning | None:
    """The meaning of a line, or None where it is none of ours."""
    if typed.says(line, words, "memos"):
        return Wish.LIST
    if typed.says(line, words, "memo"):
        return Begin()
    text = typed.after_prefix(line, words, "memo")
    if text is not None:
        return Keep(text=text)
    dropped = typed.after_word(line, words, "memo-drop")
    if dropped is not None:
        return On(number=int(dropped), deed=Deed.CANCEL) if _NUMBER.fullmatch(dropped) else None
    rest = typed.after_word(line, words, "memo")
    if rest is None:
        return None
    if typed.says(rest, words, "memo-undo"):
        return Wish.UNDO
    return _with_text(rest, today, words) if _COLON.search(rest[: _LONGEST_DAY + 1]) else _without(rest, today, words)


def day(line: str, today: datetime.date, words: Wording) -> datetime.date | None:
    """The day that a line names and nothing else: “in 3 months”, “on 4 May 2027”, “a year”. None where it names none."""
    named = line if len(line) <= _LONGEST_DAY else ""
    behind = typed.after_word(named, words, "memo-when")
    plain = named if behind is None else behind
    return days.day(plain, today, words) or _span(plain, today, words)


def _with_text(rest: str, today: datetime.date, words: Wording) -> Meaning | None:
    """“2: other words”, “in 3 months: words”."""
    head, text = (part.strip() for part in _COLON.split(rest, maxsplit=1))
    if _NUMBER.fullmatch(head):
        return On(number=int(head), deed=Deed.REWRITE, text=text)
    when = day(head, today, words)
    if when is not None:
        return Keep(text=text, day=when)
    return Unclear() if _means_day(head, words) else None


def _without(rest: str, today: datetime.date, words: Wording) -> Meaning | None:
    """“in 3 months” for the box; “2”, “2 cancel”, “2 yes”, “2 in 3 months”."""
    when = day(rest, today, words)
    if when is not None:
        return Begin(day=when)
    found = _NUMBERED.fullmatch(rest)
    if not found:
        return Unclear() if _means_day(rest, words) else None
    number, deed = int(found[1]), found[2]
    if deed is None:
        return On(number=number, deed=Deed.SHOW)
    if typed.says(deed, words, "memo-cancel"):
        return On(number=number, deed=Deed.CANCEL)
    for happened in memo.Happened:
        if typed.says(deed, words, f"memo-{happened.value.replace('_', '-')}"):
            return On(number=number, deed=Deed.SAY, happened=happened)
    when = day(deed, today, words)
    if when is not None:
        return On(number=number, deed=Deed.MOVE, day=when)
    return Unclear() if _means_day(deed, words) else None


def _means_day(line: str, words: Wording) -> bool:
    """Whether somebody tried to name a day: “on 35 May”. “on housing” is no such thing."""
    behind = typed.after_word(line, words, "memo-when")
    return behind is not None and len(behind) <= _LONGEST_DAY and len(behind.split()) <= 4 and behind[:1].isdecimal()


def _span(line: str, today: datetime.date, words: Wording) -> datetime.date | None:
    found = _SPAN.fullmatch(days.plain(line))
    count = _count(found[1], words) if found else None
    if found is None or count is None:
        return None
    if typed.says(found[2], words, "memo-days"):
        return today + datetime.timedelta(days=count)
    if typed.says(found[2], words, "memo-weeks"):
        return today + datetime.timedelta(weeks=count)
    if typed.says(found[2], words, "memo-months"):
        return calendar.add_months(today, count)
    return calendar.add_months(today, 12 * count) if typed.says(found[2], words, "memo-years") else None


def _count(said: str, words: Wording) -> int | None:
    if said.isdecimal():
        return int(said)
    names = [one.strip() for one in words.say("typed-memo-numbers").split(",")]
    if typed.says(said, words, "memo-one"):
        return 1
    return names.index(said) + 1 if said in names else None
