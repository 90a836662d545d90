"""What somebody who runs a board can type about its calendar. Pure.

Only whole commands are taken: a sentence that begins with “meetings” may be somebody's reply to a question.
"""

import dataclasses
import enum
import re
from collections.abc import Collection, Iterator

from conversations import days, typed, wording
from conversations.meetings import lines

_LONGEST = 120
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d{1,2}(?:(?:\s?[,&+]\s?|\s|\sand\s|\sto\s|\s?[-–]\s?)\d{1,2})*")
_RANGE = re.compile(r"(\d{1,2})(?:\s?[-–]\s?|\sto\s)(\d{1,2})")
_FIRST_NUMBER = re.compile(r"(\d{1,2})(?:\s+(.*))?", re.DOTALL)


class Verb(enum.StrEnum):
    """What somebody wants with a board's calendar."""

    SHOW = "show"
    """To see it."""
    ADD = "add"
    """Put one meeting in."""
    SERIES = "series"
    """Propose a series."""
    START = "start"
    """Put a series in."""
    MOVE = "move"
    """Give one meeting another date."""
    CANCEL = "cancel"
    """Call meetings off."""
    PAUSES = "pauses"
    """See the pauses."""
    PAUSE = "pause"
    """Leave the board in peace for some days."""
    RESUME = "resume"
    """End a pause, or take it back."""
    ELECTION = "election"
    """Keep the board's channel quiet before an election."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Command:
    """One command. `numbers` are places in the list that is shown, from 1; `later` means those after them, too.

    `sure`: whatever would be asked before is answered by yes.
    """

    verb: Verb
    board: str | None = None
    numbers: tuple[int, ...] = ()
    later: bool = False
    sure: bool = False
    rest: str = ""


def may_be_one(line: str, words: wording.Wording) -> bool:
    """Whether a line begins as a command does: asked before anything is looked up."""
    return typed.after_word(line, words, "meetings") is not None


def command(line: str, words: wording.Wording, keys: Collection[str]) -> Command | None:
    """The command that the line is, or None. `keys` are those of the boards that it may name, by their beginning as well."""
    rest = typed.after_word(line, words, "meetings")
    if rest is None or len(rest) > _LONGEST:
        return None
    first, _, behind = rest.partition(" ")
    named = [key for key in keys if first and key.casefold().startswith(first.casefold())]
    exact = [key for key in named if key.casefold() == first.casefold()] or named
    board = None
    if len(exact) == 1 and not any(typed.says(first, words, f"meetings-{verb}") for verb in Verb if verb is not Verb.SHOW):
        board, rest = exact[0], behind.strip()
    if not rest:
        return Command(verb=Verb.SHOW, board=board)
    rest, sure = _sure(rest, words)
    # The longest word first: "pauses" is no pause.
    for verb in (one for one in Verb if one is not Verb.SHOW):
        behind_verb = typed.after_word(rest, words, f"meetings-{verb}")
        if behind_verb is not None:
            found = _whole(verb, behind_verb, words)
            return None if found is None else dataclasses.replace(found, board=board, sure=sure)
    return None


def says_off(line: str, words: wording.Wording) -> bool:
    """Whether the line ends something."""
    return typed.says(line, words, "meetings-off")


def _whole(verb: Verb, rest: str, words: wording.Wording) -> Command | None:
    """The command with what it needs behind it, or nothing at all, where a box or a list then asks for the rest."""
    bare = Command(verb=verb, rest=rest)
    match verb:
        case Verb.PAUSES:
            return None if rest else bare
        case Verb.CANCEL:
            return dataclasses.replace(bare, numbers=tuple(_numbers(rest))) if not rest or _NUMBERS.fullmatch(rest) else None
        case Verb.MOVE if rest:
            return _moved(rest, words)
        case Verb.PAUSE | Verb.RESUME | Verb.ELECTION if lines.yearly(rest, words) or says_off(rest, words):
            return bare
        case Verb.SERIES if lines.how_often(days.plain(rest), words)[0]:
            return bare
        case Verb.RESUME | Verb.START if not rest:
            # What there is to end, and what there is to propose.
            return Command(verb=Verb.PAUSES if verb is Verb.RESUME else Verb.SERIES)
    return bare if not rest or _DIGIT.search(rest) else None


def _moved(rest: str, words: wording.Wording) -> Command | None:
    found = _FIRST_NUMBER.fullmatch(rest)
    if found is None:
        return None
    to = (found[2] or "").strip()
    later = typed.after_word(to, words, "meetings-later")
    to = to if later is None else later
    if to and not _DIGIT.search(to) and lines.kind(to, words) is None:
        return None
    return Command(verb=Verb.MOVE, numbers=(int(found[1]),), later=later is not None, rest=to)


def _sure(rest: str, words: wording.Wording) -> tuple[str, bool]:
    front, _, last = rest.rpartition(" ")
    return (front.rstrip(" ,"), True) if typed.says(last, words, "meetings-anyway") else (rest, False)


def _numbers(rest: str) -> Iterator[int]:
    """Each number once, in order, with all between the ends of a range."""
    ranges = [range(int(one[1]), int(one[2]) + 1) for one in _RANGE.finditer(rest)]
    single = re.findall(r"\d+", _RANGE.sub(" ", rest))
    yield from sorted({*(number for one in ranges for number in one), *map(int, single)})
