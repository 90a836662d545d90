"""What a typed line about packs means. Only whole commands: nobody's sentence about a pack of biscuits is one. Pure."""

import dataclasses
import enum
import re
from collections.abc import Collection

from conversations import typed, wording

_PLACE = re.compile(r"(?P<position>\d{1,2})\s*(?::\s*(?P<text>.*))?", re.DOTALL)
_WEEKS = re.compile(r"(?P<weeks>\d{1,2})\s(?:weeks?)\b")
_TOKEN = re.compile(r"[\w-]+")


class About(enum.Enum):
    """Which rounds a line can be about."""

    ANY = enum.auto()
    """The one that closes first."""
    MIND = enum.auto()
    """What is on people's minds before a meeting."""


class Deed(enum.StrEnum):
    """What somebody asks for."""

    SHOW = "show"
    """The round, or one of its questions."""
    NEXT = "next"
    """The next open question."""
    MINE = "mine"
    """All that they wrote."""
    READ = "read"
    """What others wrote."""
    SAY = "say"
    """Keep a reply."""
    DROP = "drop"
    """Delete a reply."""
    SIGN = "sign"
    """Put their name to a reply."""
    UNSIGN = "unsign"
    """Take their name off a reply."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Spoken:
    """One command of somebody who is asked. `position` is a question's number, None where none was said."""

    about: About
    deed: Deed
    position: int | None = None
    text: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ordered:
    """One command of somebody who runs a board: the page of its packs, one pack, and what to do with it.

    `pack` is its number on the page, `verb` what a button would carry. `now`: without being asked again. `names` are words that may
    name a board or a person, by their keys.
    """

    pack: int | None = None
    weeks: int | None = None
    at_meeting: bool = False
    verb: str = "plan"
    now: bool = False
    names: tuple[str, ...] = ()


_BEHIND = {Deed.NEXT: "rounds-next", Deed.MINE: "rounds-mine", Deed.READ: "rounds-read"}
_WITH_NUMBER = {Deed.DROP: "rounds-drop", Deed.SIGN: "rounds-sign", Deed.UNSIGN: "rounds-unsign", Deed.READ: "rounds-read"}
_VERBS = {"start": "rounds-start", "stop": "rounds-stop", "close": "rounds-close", "texts": "rounds-read"}
_ORDERS = {**_VERBS, "meeting": "rounds-meeting", "now": "rounds-now"}
_LONGEST, _DIGITS = 120, 3


def understood(line: str, words: wording.Wording) -> Spoken | None:
    """The command that the line is, or None."""
    for about, name in ((About.ANY, "rounds-pack"), (About.MIND, "rounds-mind")):
        text = typed.after_prefix(line, words, name)
        if text is not None:
            return Spoken(about=about, deed=Deed.SAY, text=text)
        rest = typed.after_word(line, words, name)
        if rest is not None and (rest or about is About.ANY):
            return _behind(rest, about, words)
    return None


def ordered(line: str, words: wording.Wording, known: Collection[str]) -> Ordered | None:
    """The command of a coordinator that the line is, or None. `known` are the keys of boards and people that it may name."""
    rest = typed.after_word(line, words, "rounds-packs")
    if rest is None or len(rest) > _LONGEST:
        return None
    found = _WEEKS.search(rest.casefold())
    weeks = int(found["weeks"]) if found else None
    said = _TOKEN.findall(_WEEKS.sub(" ", rest.casefold()))
    verbs = {deed for deed, name in _ORDERS.items() if any(typed.says(one, words, name) for one in said)}
    numbers = [int(one) for one in said if one.isdecimal() and len(one) <= _DIGITS]
    names = tuple(one for one in said if one in known)
    plain = [one for one in said if one not in known and not one.isdecimal()]
    if len(numbers) > 1 or len(plain) > len(verbs):
        return None
    return Ordered(
        pack=numbers[0] if numbers else None,
        weeks=weeks,
        at_meeting="meeting" in verbs,
        verb=next((one for one in _VERBS if one in verbs), "plan"),
        now="now" in verbs,
        names=names,
    )


def _behind(rest: str, about: About, words: wording.Wording) -> Spoken | None:
    if not rest:
        return Spoken(about=about, deed=Deed.SHOW)
    for deed, name in _BEHIND.items():
        if typed.says(rest, words, name):
            return Spoken(about=about, deed=deed)
    found = _PLACE.fullmatch(rest)
    if found:
        text = found["text"]
        return Spoken(about=about, deed=Deed.SHOW if text is None else Deed.SAY, position=int(found["position"]), text=text or "")
    number, _, word = rest.partition(" ")
    if number.isdecimal() and len(number) <= _DIGITS:
        for deed, name in _WITH_NUMBER.items():
            if typed.says(word, words, name):
                return Spoken(about=about, deed=deed, position=int(number))
    return None
