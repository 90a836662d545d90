"""What people write of when they want to hear from us: “snooze until 3 May”, “away 1 Aug to 14 Aug”, “days mon wed”. Pure.

Only whole commands are taken: any other line that begins with one of these words may be somebody's reply to something else. In a box
nothing else can be meant, so what cannot be read there is told.
"""

import dataclasses
import datetime
import difflib
import enum
import itertools
import re

from conversations import days, memo_lines, own_terms, term_values, terms, typed
from conversations.own_terms import Change, Fault, Name, Wrong
from conversations.wording import Wording

_LONGEST, _WORDS, _FEW, _STRANGE = 80, 8, 2, 1
_HALF_A_YEAR = datetime.timedelta(days=183)
WRITTEN = (Name.SNOOZE, Name.AWAY, Name.QUIET, Name.DAYS, Name.HOUR, Name.ZONE)
"""What can be given in one's own words."""
_BY_NAME = (Name.STOP, Name.START, Name.FIRST)
_SPACES = re.compile(r"[\s,;&/]+")
_NEAR, _LIKE = 4, 0.7


class Wish(enum.Enum):
    """A line that says no more than this."""

    PAGE = "page"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    """They want to choose one of them."""

    name: Name


Meaning = Wish | Ask | Change | Fault


def may_be_ours(line: str, words: Wording) -> bool:
    """Whether a line begins with one of our words at all: only then is there anything to look up."""
    if len(line) > _LONGEST:
        return False
    return typed.says(line, words, "terms") or any(
        typed.after_word(line, words, f"terms-{name}") is not None for name in (*WRITTEN, *_BY_NAME)
    )


def understand(line: str, held: own_terms.Held, words: Wording) -> Meaning | None:
    """The meaning of a line, or None where it is none of ours."""
    if len(line) > _LONGEST:
        return None
    if typed.says(line, words, "terms"):
        return Wish.PAGE
    for name in WRITTEN:
        rest = typed.after_word(line, words, f"terms-{name}")
        if rest is not None:
            return read(name, rest, held, words, sure=False) if rest else Ask(name=name)
    if typed.says(line, words, "terms-stop") and held.boards:
        return Ask(name=Name.STOP)
    return _of_board(line, held, words) or _first(line, held, words)


def read(name: Name, text: str, held: own_terms.Held, words: Wording, *, sure: bool) -> Change | Fault | None:
    """What stands behind the word, or in the box, of one of them. `sure`: it can be meant for nothing else."""
    plain = days.plain(text)
    change = _READ[name](plain, held, words) if plain and len(plain) <= _LONGEST else None
    if isinstance(change, Change):
        return own_terms.fault(change, held) or change
    tried = sure or _is_tried(name, plain, words)
    if change is not None:
        return dataclasses.replace(change, said=text) if tried or change.wrong is not Wrong.NO_ZONE else None
    return Fault(wrong=Wrong.UNREAD, name=name, said=text[:_LONGEST]) if tried else None


def span(text: str, today: datetime.date, words: Wording) -> terms.Span | Wrong | None:
    """The days that a text names, both included; None where it names none.

    A day without a year is the one that makes the shortest leave that is not over. One of more than half a year that nobody wrote years
    for is taken for one that was written backwards.
    """
    to = rf"\s(?:{_any(words, 'terms-to')}|[-–—])\s"
    parts = [_without_small(one, words) for one in re.split(to, f" {text} ") if one.strip()]
    found = [_days(part, today, words) for part in parts]
    if len(found) == 1 and text.split()[0] in _listed(words, "terms-to"):
        found = [[today], found[0]]
    if len(found) == 1:
        return next((terms.Span(first=one, last=one) for one in found[0] if one >= today or len(found[0]) == 1), None)
    if len(found) != 2 or not all(found):
        return None
    whole = len(found[0]) == len(found[1]) == 1
    pairs = [terms.Span(first=one, last=two) for one, two in itertools.product(*found)]
    if whole:
        return pairs[0]
    ahead = [one for one in pairs if one.first <= one.last and one.last >= today]
    best = min(ahead, key=lambda one: (one.last - one.first, one.last), default=None)
    if best is None:
        return Wrong.PAST
    return Wrong.BACKWARDS if best.last - best.first > _HALF_A_YEAR else best


def near(said: str) -> tuple[str, ...]:
    """Zones with a name like this one, the likest first."""
    wanted = said.casefold().replace(" ", "_")
    by_place = {place.rpartition("/")[2].casefold(): place for place in term_values.places()}
    whole = {place.casefold(): place for place in term_values.places()}
    named = difflib.get_close_matches(wanted.rpartition("/")[2], by_place, n=_NEAR, cutoff=_LIKE)
    spelt = difflib.get_close_matches(wanted, whole, n=_NEAR, cutoff=_LIKE)
    return tuple(dict.fromkeys([*(by_place[one] for one in named), *(whole[one] for one in spelt)]))[:_NEAR]


def _is_tried(name: Name, plain: str, words: Wording) -> bool:
    """Whether somebody tried to say it: “zone Narnia”, “away 35 May”. “away days are good for us” is no such thing."""
    count = len(plain.split())
    if name is Name.ZONE:
        return count <= _FEW
    few = count <= (_FEW if name in (Name.HOUR, Name.DAYS) else _WORDS)
    return few and _without_small(plain, words)[:1].isdecimal() and len(_strange(plain, words)) <= _STRANGE


def _strange(plain: str, words: Wording) -> list[str]:
    """The words that no day and no hour is made of: “leave 10 minutes for questions” has three, and is a sentence."""
    small = _listed(words, "terms-small") | _listed(words, "terms-to") | _listed(words, "terms-and")
    names = _listed(words, "setup-month-names") | _listed(words, "terms-weekday-names")
    known = [one for one in _SPACES.split(plain) if one and one not in small and not any(char.isdecimal() for char in one)]
    return [one for one in known if not any(name.startswith(one.strip(".-–—")) for name in names)]


def _snooze(plain: str, held: own_terms.Held, words: Wording) -> Change | None:
    if typed.says(plain, words, "terms-off"):
        return Change(name=Name.SNOOZE, value=term_values.OFF)
    day = memo_lines.day(plain, held.today, words)
    return None if day is None else Change(name=Name.SNOOZE, value=day.isoformat())


def _away(plain: str, held: own_terms.Held, words: Wording) -> Change | Fault | None:
    off = typed.after_word(plain, words, "terms-off")
    if off is not None:
        return _here(off, held) if not off or off.isdecimal() else None
    found = span(plain, held.today, words)
    if isinstance(found, Wrong):
        return Fault(wrong=found, name=Name.AWAY)
    return None if found is None else Change(name=Name.AWAY, value=term_values.span_code(found))


def _here(number: str, held: own_terms.Held) -> Change | Fault:
    place = int(number or 1)
    if not 0 < place <= len(held.leave):
        return Fault(wrong=Wrong.NO_LEAVE, name=Name.HERE)
    return Change(name=Name.HERE, value=term_values.span_code(held.leave[place - 1]))


def _quiet(plain: str, held: own_terms.Held, words: Wording) -> Change | Fault | None:
    del held
    if typed.says(plain, words, "terms-usual"):
        return Change(name=Name.QUIET, value=term_values.USUAL)
    if typed.says(plain, words, "terms-off"):
        return Change(name=Name.QUIET, value=term_values.quiet_code(datetime.time(), datetime.time()))
    spaced = re.sub(r"\s*[-–—]\s*", " - ", plain)
    parts = re.split(rf"\s(?:{_any(words, 'terms-to')}|-)\s", spaced)
    ends = [_time(_without_small(one, words), words) for one in parts]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    if ends[0] == ends[1]:
        return Fault(wrong=Wrong.ALL_DAY, name=Name.QUIET)
    return Change(name=Name.QUIET, value=term_values.quiet_code(ends[0], ends[1]))


def _weekdays(plain: str, held: own_terms.Held, words: Wording) -> Change | Fault | None:
    del held
    if typed.says(plain, words, "terms-usual") or typed.says(plain, words, "terms-any"):
        return Change(name=Name.DAYS, value=term_values.USUAL)
    small = _listed(words, "terms-and")
    to = _listed(words, "terms-to") | {"-", "–"}
    tokens = [one for one in _SPACES.split(re.sub(r"[-–—]", " - ", plain)) if one and one not in small]
    found = [0 if one in to else _weekday(one, words) for one in tokens]
    if not tokens or None in found:
        # It begins with a real one: it was meant for this.
        return Fault(wrong=Wrong.UNREAD, name=Name.DAYS) if found and found[0] and len(tokens) <= _WORDS else None
    wanted: set[int] = set()
    numbers = [one or 0 for one in found]
    for place, one in enumerate(numbers):
        if one:
            wanted.add(one)
        elif 0 < place < len(numbers) - 1 and numbers[place - 1] and numbers[place + 1]:
            wanted |= {(numbers[place - 1] - 1 + step) % 7 + 1 for step in range((numbers[place + 1] - numbers[place - 1]) % 7 + 1)}
        else:
            return None
    return Change(name=Name.DAYS, value=term_values.days_code(wanted))


def _hour(plain: str, held: own_terms.Held, words: Wording) -> Change | None:
    del held
    if typed.says(plain, words, "terms-any") or typed.says(plain, words, "terms-off"):
        return Change(name=Name.HOUR, value=term_values.ANY)
    at = _time(_without_small(plain, words), words)
    return None if at is None else Change(name=Name.HOUR, value=f"{at:%H%M}")


def _zone(plain: str, held: own_terms.Held, words: Wording) -> Change | Fault:
    del held, words
    named = plain.replace(" ", "_")
    zone = term_values.zone_of(term_values.zone_code(named))
    alone = [place for place in term_values.places() if place.casefold().endswith(f"/{named}")]
    zone = zone or (alone[0] if len(alone) == 1 else None)
    if zone is None:
        return Fault(wrong=Wrong.NO_ZONE, name=Name.ZONE, near=tuple(alone[:_NEAR]) or near(plain))
    return Change(name=Name.ZONE, value=term_values.zone_code(zone))


_READ = {Name.SNOOZE: _snooze, Name.AWAY: _away, Name.QUIET: _quiet, Name.DAYS: _weekdays, Name.HOUR: _hour, Name.ZONE: _zone}


def _of_board(line: str, held: own_terms.Held, words: Wording) -> Change | None:
    """A board by its name or its key, whole: sentences begin with “stop” and “start”, too."""
    for name in (Name.STOP, Name.START):
        rest = days.plain(typed.after_word(line, words, f"terms-{name}") or "")
        board = next((one for one in held.boards if rest and rest in (days.plain(one.name), one.key.casefold())), None)
        if board is not None:
            return Change(name=name, board_id=board.board_id)
    return None


def _first(line: str, held: own_terms.Held, words: Wording) -> Change | None:
    rest = days.plain(typed.after_word(line, words, "terms-first") or "")
    return Change(name=Name.FIRST, value=rest) if rest in held.platforms and len(held.platforms) > 1 else None


def _days(part: str, today: datetime.date, words: Wording) -> list[datetime.date]:
    """The one day that a part names, or one of each year around `today` where it names no year."""
    dated = [one for year in range(today.year - 1, today.year + 4) if (one := days.day(f"{part} {year}", today, words))]
    alone = days.day(part, today, words)
    return dated or ([] if alone is None else [alone])


def _weekday(token: str, words: Wording) -> int | None:
    names = [days.plain(one) for one in words.say("typed-terms-weekday-names").split(",")]
    found = [place for place, one in enumerate(names, start=1) if len(token) > 1 and (one.startswith(token) or token == f"{one}s")]
    return found[0] if len(found) == 1 else None


def _time(text: str, words: Wording) -> datetime.time | None:
    """A time of day; behind one of these words a bare number can only be an hour."""
    return days.time_of_day(f"{text}:00" if text.isdecimal() else text, words)


def _without_small(text: str, words: Wording) -> str:
    small = _listed(words, "terms-small") | _listed(words, "terms-to")
    return " ".join(itertools.dropwhile(lambda one: one in small, text.split()))


def _any(words: Wording, name: str) -> str:
    return "|".join(re.escape(one) for one in sorted(_listed(words, name), key=len, reverse=True))


def _listed(words: Wording, name: str) -> frozenset[str]:
    return frozenset(days.plain(one) for one in words.say(f"typed-{name}").split(","))
