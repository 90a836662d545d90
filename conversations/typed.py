"""What a typed line means inside a sitting. Everything that can be pressed can be typed; the words stand in the catalogue.

People write as they like: full-width or Arabic digits, keycap emoji, curly quotes. Every pattern here is linear in the length
of the line, as anybody can send a very long one.
"""

import dataclasses
import enum
import functools
import re
import unicodedata

from conversations import actions, sitting, wording
from conversations.wording import Wording
from frameworks import schema

_STANDINGS = ("not_sure", "not_my_area", "skip")
_COLON = "[:：]"
_ITEM = re.compile(r"(?P<position>\d{1,2})(?:\s?[:)]\s?|\.\s)(?P<rest>.+)", re.DOTALL)
_PAIR = re.compile(r"(\d+)(?:\s?(?:->|→|>|,|;|to|i)\s?|\s)(.+)", re.DOTALL)
_NUMBERS = re.compile(r"\d{1,9}")
_BETWEEN_NUMBERS = re.compile(r"\d{1,9}|[ ,;+&]|\b(?:and|ac?)\b")
_LOOSE_PAIR = re.compile(r"(\d+)\s?([-‐–—−/])\s?(\d+)")
_BETWEEN = re.compile(r"\d+\.\d+")
_SPACES = re.compile(r"\s+")
_QUOTES = "“”‘’\"'"
_KEYCAP = "\ufe0f\u20e3"
_LONGEST = 100
"""Characters of the longest line that can be an answer or a command; notes may be longer."""
_DIGITS = 9
_CHANNEL_WORDS = 2
"""Words of the longest line behind "channel" that is taken for a name without looking any further: a board's and a channel's."""


class Command(enum.StrEnum):
    """A word that asks for something and answers nothing."""

    REVIEW = "review"
    """List my answers."""
    GO_ON = "go-on"
    """Ask the next question."""
    HELP = "help"
    """Say what can be typed."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Marks:
    """One mark, or two for a pair, for the item at `position` (None: whatever is asked now)."""

    position: int | None
    marks: tuple[str, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class NoteOn:
    """A note on the item at `position` (None: the line names none, and none is being asked)."""

    position: int | None
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class ShowItem:
    """Ask the item at `position` again."""

    position: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class OutOfRange:
    """A number that is no level of this edition, or no item."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Picks:
    """Exactly these items of a list, by their positions, and no others."""

    positions: frozenset[int]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settled:
    """The picks stand as they are."""


Understood = Command | Marks | NoteOn | ShowItem | OutOfRange | Picks | Settled


def understand(line: str, words: Wording, edition: schema.Edition, *, asked: int | None) -> Understood | None:
    """The meaning of `line`, or None. `asked` is the position of the item being asked, which a bare note belongs to."""
    note = _note(line, words, asked)
    if note is not None:
        return note if note.position is None or _is_item(note.position, edition) else OutOfRange()
    plain = _plain(line)
    if len(plain) > _LONGEST:
        return None
    for command in Command:
        if plain in _synonyms(words, command):
            return command
    change = re.fullmatch(rf"(?:{_alternatives(words, 'change')})\s(\d{{1,{_DIGITS}}})", plain)
    if change:
        return ShowItem(position=int(change[1])) if _is_item(int(change[1]), edition) else OutOfRange()
    if sitting.is_pick(edition):
        return _picks(plain, words, edition)
    item = _ITEM.fullmatch(plain)
    if item:
        return _placed(_marks(item["rest"], words, edition), int(item["position"]), edition)
    return OutOfRange() if _BETWEEN.fullmatch(plain) else _marks(plain, words, edition)


def is_answer(line: str, words: Wording, edition: schema.Edition) -> bool:
    """Whether a line can only be meant for a pulse: numbers, or a look at one's answers. Other words may be a reflection."""
    match understand(line, words, edition, asked=None):
        case Marks(marks=marks):
            return marks[0].isdecimal()
        case Picks(positions=positions):
            return bool(positions)
        case ShowItem() | OutOfRange() | Command.REVIEW | Command.GO_ON:
            return True
    return False


def after_prefix(line: str, words: Wording, name: str) -> str | None:
    """The text behind "word:", where the catalogue lists that word under `name`; None when the line does not begin so."""
    found = re.match(rf"\s*(?:{_alternatives(words, name)})\s*{_COLON}\s*(.*)", line, re.DOTALL | re.IGNORECASE)
    return found[1] if found else None


def after_word(line: str, words: Wording, name: str) -> str | None:
    """What stands behind one of the words that the catalogue lists under `name`, or "" behind the word alone; None without the word."""
    found = re.match(rf"\s*(?:{_alternatives(words, name)})(?:\s+(.*)|\s*$)", line, re.DOTALL | re.IGNORECASE)
    return (found[1] or "").strip() if found else None


def page(line: str, words: Wording) -> actions.Page | None:
    """The page of their own that somebody asks for by its name alone. Help and answers inside a sitting are its own."""
    asked = (actions.Page.HOME, actions.Page.MORE, actions.Page.ARROWS, actions.Page.DATA, actions.Page.COPY, actions.Page.LANGUAGE)
    return next((one for one in asked if says(line, words, f"page-{one}")), None)


def language(line: str) -> str | None:
    """The language that somebody asks for by its name alone, whatever language they say it in."""
    plain = _plain(line[:_LONGEST])
    return next((one for one in wording.languages() if plain in wording.names(one)), None)


def page_between(line: str, words: Wording) -> actions.Page | None:
    """The page asked for by a word that belongs to a sitting while one is open."""
    if says(line, words, Command.REVIEW):
        return actions.Page.ANSWERS
    return actions.Page.HELP if says(line, words, Command.HELP) else None


def looks_round(line: str, words: Wording) -> bool:
    """Whether somebody only wants to see what there is: no word at all, or that of any page."""
    return not line or page(line, words) is not None or page_between(line, words) is not None


def names_channel(rest: str, words: Wording) -> bool:
    """Whether what stands behind "channel" can be meant for one: its name, or the same one again. Sentences begin with that word too."""
    short = len(rest) <= _LONGEST and len(rest.split()) <= _CHANNEL_WORDS
    return short or "#" in rest or any(_plain(rest[-_LONGEST:]).endswith(f" {again}") for again in _synonyms(words, "channel-again"))


def says(line: str, words: Wording, name: str) -> bool:
    """Whether the line is nothing but one of the words that the catalogue lists under `name`."""
    return _plain(line) in _synonyms(words, name)


def _note(line: str, words: Wording, asked: int | None) -> NoteOn | None:
    # The digits sit with the spaces before them in one group: two neighbouring runs of spaces would backtrack without end.
    pattern = rf"(?:{_alternatives(words, 'note')})(?:\s*(\d{{1,2}}))?\s*{_COLON}\s*(.*)"
    found = re.match(pattern, line.lstrip(), re.DOTALL | re.IGNORECASE)
    return NoteOn(position=int(found[1]) if found[1] else asked, text=found[2]) if found else None


def _picks(plain: str, words: Wording, edition: schema.Edition) -> Picks | Settled | ShowItem | OutOfRange | None:
    """“2 5 11”, “2, 5 and 11”, “done”, “none”; the word for "change" alone leads back to the list."""
    if plain in _synonyms(words, "pick-none"):
        return Picks(positions=frozenset())
    if plain in _synonyms(words, "pick-done"):
        return Settled()
    if plain in _synonyms(words, "change"):
        return ShowItem(position=edition.items[0].position)
    found = _NUMBERS.findall(plain)
    if not found or _BETWEEN_NUMBERS.sub("", plain):
        return None
    positions = frozenset(map(int, found))
    return Picks(positions=positions) if all(_is_item(one, edition) for one in positions) else OutOfRange()


def _marks(plain: str, words: Wording, edition: schema.Edition) -> Marks | OutOfRange | None:
    loose = _LOOSE_PAIR.fullmatch(plain)
    if loose:
        return _loose_marks(loose, words, edition)
    only = _mark(plain, words)
    pair = _PAIR.fullmatch(plain) if only is None else None
    marks = [only] if pair is None else [_mark(one, words) for one in pair.groups()]
    given = tuple(mark for mark in marks if mark is not None)
    if len(given) < len(marks):
        return None
    # One number may be for either half: which one is asked, the sitting knows.
    if any(mark not in _STANDINGS and mark not in _numbers(edition) for mark in given):
        return OutOfRange()
    return OutOfRange() if len(given) > 1 and sitting.second(edition) is None else Marks(position=None, marks=given)


def _loose_marks(found: re.Match[str], words: Wording, edition: schema.Edition) -> Marks | None:
    """“2-4” and “2/4” are pairs where they can be nothing else: “24/7” is none, and “3/5” may be three out of five."""
    marks = tuple(_mark(found[place], words) or "" for place in (1, 3))
    half = sitting.second(edition)
    if half is None or marks[0] not in _values(edition, actions.Part.NOW) or marks[1] not in _values(edition, half):
        return None
    out_of = found[2] == "/" and marks[1] == str(edition.values[-1])
    return None if out_of else Marks(position=None, marks=marks)


def _values(edition: schema.Edition, part: actions.Part) -> frozenset[str]:
    return frozenset(str(level.value) for level in sitting.levels(edition, part))


def _numbers(edition: schema.Edition) -> frozenset[str]:
    half = sitting.second(edition)
    return _values(edition, actions.Part.NOW) | (_values(edition, half) if half else frozenset())


def _mark(plain: str, words: Wording) -> str | None:
    """A standing, or a number in plain digits; a number too long to be anybody's level stays as it is."""
    if plain.isdecimal():
        return str(int(plain)) if len(plain) <= _DIGITS else plain
    return next((standing for standing in _STANDINGS if plain in _synonyms(words, standing.replace("_", "-"))), None)


def _placed(marks: Marks | OutOfRange | None, position: int, edition: schema.Edition) -> Marks | OutOfRange | None:
    if not isinstance(marks, Marks):
        return marks
    return dataclasses.replace(marks, position=position) if _is_item(position, edition) else OutOfRange()


def _is_item(position: int, edition: schema.Edition) -> bool:
    return any(item.position == position for item in edition.items)


def _synonyms(words: Wording, name: str) -> frozenset[str]:
    return _listed(words.language, name)


@functools.cache
def _listed(language: str, name: str) -> frozenset[str]:
    """Read once: a line is held against every list there is. English words are understood whatever is spoken: people mix the two."""
    spoken = (wording.in_language(one).say(f"typed-{name}") for one in dict.fromkeys((language, wording.DEFAULT_LANGUAGE)))
    return frozenset(_plain(one) for listed in spoken for one in listed.split(","))


def _alternatives(words: Wording, name: str) -> str:
    return "|".join(re.escape(one) for one in sorted(_synonyms(words, name), key=len, reverse=True))


def _plain(line: str) -> str:
    """Lower case, single spaces, plain digits and letters, no quotes around, no closing full stop: "“Not sure.”" is "not sure"."""
    unified = unicodedata.normalize("NFKC", line)
    seen = "".join(char for char in unified if char not in _KEYCAP and unicodedata.category(char) != "Cf")
    return _SPACES.sub(" ", seen).strip(_QUOTES + " ").rstrip(".!").strip(_QUOTES + " ").casefold()
