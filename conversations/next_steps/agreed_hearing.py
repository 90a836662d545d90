"""What a typed line says of positions that a board agreed on. Only whole commands: "Agreed, let us do that" is none. Pure."""

import dataclasses
import datetime
import re
from collections.abc import Collection

from conversations import days, typed, wording

_LONGEST = 4_000
_WORDS = 5
"""Words of the longest name or day that is typed behind a number."""
_NAME = r"[\w@.-]{1,60}"
_PLACE = re.compile(rf"(?:(?P<first>{_NAME})\s+)??(?:(?P<second>{_NAME})\s+)??(?P<number>\d{{1,2}})(?P<rest>\s*:.*|\s.*|)", re.DOTALL)
_PARTS = re.compile(r"\s*(?:\n|\|)\s*")
_YEAR = datetime.timedelta(days=364)
_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Spoken:
    """One command. `board` and `edition` are as they were named, or empty; `number` is an item's place, None for the whole page."""

    verb: str
    board: str = ""
    edition: str = ""
    number: int | None = None
    value: str = ""
    text: str = ""


def begins(line: str, words: wording.Wording) -> bool:
    """Whether a line may be a command about what was agreed: the rest then needs to be looked at."""
    return len(line) <= _LONGEST and typed.after_word(line, words, "agreed") is not None


def understood(line: str, words: wording.Wording, keys: Collection[str], editions: Collection[str]) -> Spoken | None:
    """The command that the line is, or None. `keys` are those of the boards, `editions` the ids that it may name."""
    behind = typed.after_word(line, words, "agreed") if len(line) <= _LONGEST else None
    if behind is None:
        return None
    if behind.casefold() in {"", *keys}:
        return Spoken(verb="agreed", board=behind.casefold())
    found = _PLACE.fullmatch(behind)
    if not found:
        return None
    named = [one.casefold() for one in (found["first"], found["second"]) if one]
    board = next((one for one in named if one in keys), "")
    edition = next((one for one in named if one in editions), "")
    if len(named) > (board != "") + (edition != ""):
        return None
    deed = _deed(found["rest"].strip(), words)
    return None if deed is None else dataclasses.replace(deed, board=board, edition=edition, number=int(found["number"]))


def parts(written: str) -> tuple[str, str]:
    """What was agreed, and why: the first line, and all that stands below it or behind "|"."""
    first, *rest = [one for one in _PARTS.split(written.strip()) if one] or [""]
    return first, " ".join(rest)


def day(line: str, today: datetime.date, words: wording.Wording) -> datetime.date | None:
    """The day that a line names, today or in the year before it; None where it names none, or one to come.

    Without a year it is the last such day. A line that can mean tomorrow is never taken for a day a year ago.
    """
    if typed.says(line, words, "agreed-today"):
        return today
    if typed.says(line, words, "agreed-yesterday"):
        return today - _DAY
    ahead, back = days.day(line, today, words), days.day(line, today - _YEAR, words)
    if ahead is None or back is None or ahead == today + _DAY:
        return None
    held = ahead if ahead <= today else back
    return held if today - _YEAR - _DAY <= held <= today else None


def _deed(rest: str, words: wording.Wording) -> Spoken | None:
    if not rest:
        return Spoken(verb="position")
    if rest.startswith(":"):
        return Spoken(verb="agree", text=rest[1:].strip())
    if typed.says(rest, words, "steps-undo"):
        return Spoken(verb="agreed_undo")
    why = typed.after_prefix(rest, words, "agreed-why")
    if why is not None:
        return Spoken(verb="why", text=why)
    for verb, name in (("level", "agreed-level"), ("with", "agreed-with"), ("without", "agreed-without"), ("agreed_day", "agreed-on")):
        behind = typed.after_word(rest, words, name)
        if behind and len(behind.split()) <= _WORDS:
            return Spoken(verb=verb, text=behind)
    return None
