"""What a coordinator types about seats: whole commands, and the line that says who takes a seat and from when. Pure."""

import dataclasses
import datetime
import enum
import re

from conversations import days, inbound, typed, wording
from conversations.setup import pasted

_LONGEST = 300
_NUMBERED = re.compile(r"(\d{1,3})(?:\s+(.*))?", re.DOTALL)
_MENTION = re.compile(r"@\[[^\]\s]{1,100}\]")
_MOST_WORDS = 5
"""Words that a day can have: “Monday the 1st of June”, and a year."""


class Verb(enum.StrEnum):
    """What somebody wants with seats."""

    LIST = "list"
    """To see them."""
    CARD = "card"
    """To see one."""
    GIVE = "to"
    """To pass one on."""
    END = "ends"
    """To end somebody's time on one."""
    UNDO = "undo"
    """To undo the last change to one."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Command:
    """One command. `number` is the seat's place in the list, from 1; `rest` stood behind the word."""

    verb: Verb
    number: int = 0
    rest: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Meant:
    """Who takes a seat, and from which day; None where none was named. `by_name`: nobody need be found, the name is enough."""

    who: pasted.Line
    day: datetime.date | None = None
    by_name: bool = False


def command(line: str, words: wording.Wording) -> Command | None:
    """The command that the whole line is, or None."""
    rest = typed.after_word(line, words, "seats")
    if rest is None or len(rest) > _LONGEST:
        return None
    if not rest:
        return Command(verb=Verb.LIST)
    found = _NUMBERED.fullmatch(rest)
    if found is None:
        return None
    number, behind = int(found[1]), (found[2] or "").strip()
    if not behind:
        return Command(verb=Verb.CARD, number=number)
    if typed.says(behind, words, "seats-undo"):
        return Command(verb=Verb.UNDO, number=number)
    for verb in (Verb.GIVE, Verb.END):
        last = typed.after_word(behind, words, f"seats-{verb}")
        if last is not None:
            return Command(verb=verb, number=number, rest=last)
    return None


def meant(written: str, today: datetime.date, words: wording.Wording) -> Meant | None:
    """Who is meant, and from when: “@Ann, 1 June”, “Ann Bell from Monday 1 June”, “ann@council.example”. None where it is nobody."""
    line = " ".join(pasted.seen(written).split())[:_LONGEST]
    new = typed.after_word(line, words, "seats-new")
    head, day = _parted(new or line, today, words)
    mentions, signs = inbound.mentioned(head), pasted.sign_ins(head)
    for sign in signs:
        head = head.replace(sign, " ")
    name = " ".join(re.sub(r"<\s*>|\(\s*\)", " ", _MENTION.sub(" ", head)).split()).lstrip("@").strip("\"“”' ,;")
    sound = len(name) <= pasted.LONGEST_FIELD and (not name or any(char.isalpha() for char in name))
    if days.day(line, today, words) is not None or len(mentions) > 1 or len(signs) > 1 or not sound or not (mentions or signs or name):
        return None
    who = pasted.Line(number=1, raw=line, handle=mentions[0] if mentions else None, name=name, sign_in=signs[0] if signs else "")
    return Meant(who=who, day=day, by_name=bool(new))


def last_day(rest: str, today: datetime.date, words: wording.Wording) -> datetime.date | None:
    """The last day that is named; today where none is. None where it cannot be read."""
    if not rest.strip():
        return today
    _, day = _parted(f"- {rest}", today, words)
    return day


def _parted(line: str, today: datetime.date, words: wording.Wording) -> tuple[str, datetime.date | None]:
    """What stands before the day at the end of a line, and that day. The fewest words that are a day: a name may look like a weekday."""
    parts = line.split(" ")
    for count in range(1, min(_MOST_WORDS, len(parts) - 1) + 1):
        day = days.day(" ".join(parts[-count:]), today, words)
        if day is None:
            continue
        head = parts[:-count]
        while head and (not head[-1].strip(",;") or typed.says(head[-1].strip(",;"), words, "seats-from")):
            head.pop()
        return " ".join(head).rstrip(",; "), day
    return line, None
