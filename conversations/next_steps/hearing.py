"""What a typed line, or the text of a box, says of actions. Only whole commands: nobody's sentence about an action is one. Pure."""

import dataclasses
import datetime
import re
from collections.abc import Collection, Sequence

from conversations import days, inbound, typed, wording
from conversations.next_steps import sheet, state

_LONGEST, _NAME = 4_000, 100
_WORDS = 5
"""Words of the longest name or day that is typed behind a number."""
_DAY_WORDS = 3
_SHORT = 2
"""So few words in the place of a name are taken for one."""
_PLACE = re.compile(r"(?:(?P<board>[\w-]{1,60})\s+)??(?P<number>\d{1,4})(?:\s+(?P<rest>.*)|\s*$)", re.DOTALL)
_PARTS = re.compile(r"\s*(?:\n|\|)\s*")
_PLAIN = {
    "moving": "steps-moving",
    "stuck": "steps-stuck",
    "done": "steps-done",
    "dropped": "steps-dropped",
    "undo": "steps-undo",
    "who": "steps-who",
}
_CHANGES = {
    state.Change.YES: "steps-yes",
    state.Change.PARTLY: "steps-partly",
    state.Change.NO: "steps-no",
    state.Change.TOO_EARLY: "steps-early",
}
_BEHIND = {"until": "steps-until", "give": "steps-give"}
_TEXTS = {"sign": "steps-sign", "reword": "steps-reword", "line": "steps-line"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Spoken:
    """One command. `board` is the key of the board that it names, or empty; `value` a choice made, `text` whatever stands behind."""

    verb: str
    board: str = ""
    number: int | None = None
    value: str = ""
    text: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Added:
    """An action as somebody wrote it, one part a line.

    `who` is a name that is nobody's, or several people's, `unread` a day that there is not; both are empty where all is well.
    """

    text: str
    owner: sheet.Person | None = None
    due_on: datetime.date | None = None
    sign: str = ""
    who: str = ""
    unread: str = ""


def begins(line: str, words: wording.Wording) -> bool:
    """Whether a line may be a command about actions: the rest then needs to be looked at."""
    if len(line) > _LONGEST:
        return False
    named = any(typed.after_word(line, words, name) is not None for name in ("steps-actions", "steps-action"))
    return named or typed.says(line, words, "steps-mine") or typed.after_prefix(line, words, "steps-action") is not None


def understood(line: str, words: wording.Wording, keys: Collection[str]) -> Spoken | None:
    """The command that the line is, or None. `keys` are those of the boards that it may name."""
    if len(line) > _LONGEST:
        return None
    if typed.says(line, words, "steps-mine"):
        return Spoken(verb="mine")
    behind = typed.after_word(line, words, "steps-actions")
    if behind is not None:
        return Spoken(verb="page", board=behind.casefold()) if behind.casefold() in {"", *keys} else None
    text = typed.after_prefix(line, words, "steps-action")
    if text is not None:
        return Spoken(verb="add", text=text)
    behind = typed.after_word(line, words, "steps-action")
    return None if behind is None else _numbered(behind, words, keys)


def added(written: str, here: Sequence[sheet.Person], today: datetime.date, words: wording.Wording) -> Added:
    """An action: what first, then who, by when, and what would be seen, in any order, each on a line of its own or parted by "|"."""
    what, *rest = [one for one in _PARTS.split(written.strip()) if one] or [""]
    owner, due_on, who, unread, signs = None, None, "", "", []
    for place, part in enumerate(rest):
        asked_who, asked_day, seen = (typed.after_prefix(part, words, f"steps-label-{one}") for one in ("who", "day", "sign"))
        day = days.day(asked_day or part, today, words) if seen is None and asked_who is None else None
        found = people(asked_who or part, here) if seen is None and day is None else ()
        if day is not None and due_on is None:
            due_on = day
        elif len(found) == 1 and owner is None:
            (owner,) = found
        elif day is None and (asked_day is not None or (seen is None and _means_day(part, words))):
            unread = part
        elif asked_who is not None or len(found) > 1 or (place == 0 and seen is None and day is None and len(part.split()) <= _SHORT):
            who = asked_who or part
        else:
            signs.append(part if seen is None else seen)
    return Added(text=what, owner=owner, due_on=due_on, sign=" ".join(signs), who=who, unread=unread)


def people(text: str, here: Sequence[sheet.Person]) -> tuple[sheet.Person, ...]:
    """Everybody whom this names and nothing else: by a mention, by their key, by their name or a part of it."""
    plain = " ".join(text.casefold().split()).strip(".,!“”\"'@ ")
    handles = inbound.mentioned(text)
    if handles:
        return tuple(one for one in here if one.handles & set(handles)) if len(handles) == 1 else ()
    if not plain or len(plain) > _NAME:
        return ()
    exact = tuple(one for one in here if plain in {one.key.casefold(), " ".join(one.name.casefold().split())})
    if exact:
        return exact
    said = set(plain.split())
    return tuple(one for one in here if said <= set(one.name.casefold().replace("-", " ").split()) | set(one.name.casefold().split()))


def _means_day(part: str, words: wording.Wording) -> bool:
    """Whether this can only be meant for a day, though there is none such: “35 May”, “30 February 2027”."""
    tokens = [one.strip(".,").casefold() for one in part.split()]
    months = [one.strip() for one in words.say("typed-setup-month-names").split(",")]
    named = any(len(one) > _SHORT and name.startswith(one) for one in tokens for name in months)
    return named and len(tokens) <= _DAY_WORDS and tokens[0][:1].isdecimal()


def _numbered(behind: str, words: wording.Wording, keys: Collection[str]) -> Spoken | None:
    front, colon, text = behind.partition(":")
    if colon and front.strip().casefold() in keys:
        return Spoken(verb="add", board=front.strip().casefold(), text=text.strip())
    found = _PLACE.fullmatch(behind)
    board = (found["board"] or "").casefold() if found else ""
    if not found or (board and board not in keys):
        return None
    rest = (found["rest"] or "").strip()
    deed = Spoken(verb="card") if not rest else _deed(rest, words)
    return None if deed is None else dataclasses.replace(deed, board=board, number=int(found["number"]))


def _deed(rest: str, words: wording.Wording) -> Spoken | None:
    for verb, name in _PLAIN.items():
        if typed.says(rest, words, name):
            return Spoken(verb=verb)
    for change, name in _CHANGES.items():
        if typed.says(rest, words, name):
            return Spoken(verb="changed", value=change.value)
    for verb, name in _TEXTS.items():
        text = typed.after_prefix(rest, words, name)
        if text is not None:
            return Spoken(verb=verb, text=text)
    for verb, name in _BEHIND.items():
        behind = typed.after_word(rest, words, name)
        # "Action 2 until they have had their say" is part of a sentence.
        if behind and len(behind.split()) <= _WORDS:
            return Spoken(verb=verb, text=behind)
    return None
