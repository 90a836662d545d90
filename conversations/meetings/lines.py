"""What people write of a meeting: a date with a time and whatever else belongs to it, and days from and to. Pure."""

import dataclasses
import datetime
import re

from conversations import days, terms, typed, wording
from conversations.meetings import facts, pauses, series

_LONGEST = 120
_DASH = re.compile(r"(?<=[\dm])\s?[-–—]\s?(?=\d{1,2}(?:[:.]\d{2}|\s?[ap]m))")
_HALF_DAY = 12 * 60
_CENTURY = 100
_HOUR = 60


@dataclasses.dataclass(frozen=True, kw_only=True)
class When:
    """What a line says of a meeting, or of a series; None is what it does not say."""

    day: datetime.date | None = None
    at: datetime.time | None = None
    minutes: int | None = None
    kind: facts.Kind | None = None
    count: int | None = None
    cadence: series.Cadence | None = None
    august: bool = False
    christmas: bool = False


def when(line: str, today: datetime.date, words: wording.Wording) -> When | None:
    """The date, the time and whatever else a line says of a meeting; None where something in it cannot be read.

    "14 January at 2 pm, development session, for 90 minutes", "Tuesday 12 Jan 14:00-16:00", "monthly from 14/01/2027, 6 meetings".
    """
    text = days.plain(line)
    if not text or len(text) > _LONGEST:
        return None
    text = _both_halves(" ".join(_DASH.sub(" to ", text.replace(",", " ")).split()), words)
    named_kind, text = _one_of({one: f"meetings-kind-{one}" for one in facts.Kind}, text, words)
    cadence, text = how_often(text, words)
    left_out = {name for name in ("august", "christmas") if re.search(_without(name, words), text)}
    for name in left_out:
        text = re.sub(_without(name, words), " ", text)
    count, text = _number(text, _any(words, "meetings-times"))
    minutes, text = _length(text, words)
    times, rest = _times(text.split(), words)
    fillers = _listed(words, "meetings-fillers") | _listed(words, "meetings-to")
    named = " ".join(one for one in rest if one not in fillers)
    day = _day(named, today, words) if named else None
    if (named and day is None) or len(times) > 2:
        return None
    if len(times) == 2:
        times, minutes = _between(*times)
    return When(
        day=day,
        at=times[0] if times else None,
        minutes=minutes,
        kind=named_kind,
        count=count,
        cadence=cadence,
        august="august" in left_out,
        christmas="christmas" in left_out,
    )


def kind(line: str, words: wording.Wording) -> facts.Kind | None:
    """The kind of meeting that a line names and nothing else."""
    return next((one for one in facts.Kind if days.plain(line) in _listed(words, f"meetings-kind-{one}")), None)


def span(line: str, today: datetime.date, words: wording.Wording) -> terms.Span | None:
    """The days that a line names, both included: "1 Aug to 5 September", or one day alone."""
    text = days.plain(line)
    if len(text) > _LONGEST:
        return None
    parts = [_bare(part, words) for part in re.split(rf"\s(?:{_any(words, 'meetings-to')}|[-–—])\s", f" {text} ") if part.strip()]
    found = [_day(part, today, words) for part in parts]
    if len(found) == 1 and found[0] is not None:
        return terms.Span(first=found[0], last=found[0])
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    first, last = found[0], found[1]
    if first > last:
        last = days.day(parts[1], first, words) or last
    # "20 July to 5 September 2027": the year stands for both.
    same_year = days.day(f"{parts[0]} {last.year}", today, words)
    if same_year is not None and same_year <= last:
        first = same_year
    return terms.Span(first=first, last=last) if first <= last else None


def until(line: str, today: datetime.date, words: wording.Wording) -> datetime.date | None:
    """The one day that a line names, whatever small words stand before it."""
    return _day(_bare(days.plain(line)[:_LONGEST], words), today, words)


def yearly(line: str, words: wording.Wording) -> tuple[terms.Span, ...] | None:
    """A pause of every year that a line names by its name alone, as of the year 2000; None for any other line."""
    if typed.says(line, words, "meetings-august"):
        return (pauses.august(2000),)
    return (pauses.christmas(2000),) if typed.says(line, words, "meetings-christmas") else None


def how_often(text: str, words: wording.Wording) -> tuple[series.Cadence | None, str]:
    """How often, as people say it, "monthly", "every 7 weeks", or its code; and the line without it."""
    tokens = text.split()
    for size in (3, 2, 1):
        for place in range(len(tokens) - size + 1):
            said = " ".join(tokens[place : place + size])
            code = said if said in set(series.Cadence) else days.rhythm(said, words)
            if code in set(series.Cadence):
                return series.Cadence(code), " ".join([*tokens[:place], *tokens[place + size :]])
    return None, text


def _day(text: str, today: datetime.date, words: wording.Wording) -> datetime.date | None:
    """The day, unless it lies where no board meets and clocks run out of numbers."""
    found = days.day(text, today, words)
    return found if found is not None and abs(found.year - today.year) <= _CENTURY else None


def _times(tokens: list[str], words: wording.Wording) -> tuple[list[datetime.time], list[str]]:
    """The times of day among these words, and the other words."""
    times: list[datetime.time] = []
    rest: list[str] = []
    midday = _listed(words, "meetings-midday")
    while tokens:
        one, two = tokens[0], " ".join(tokens[:2])
        both = days.time_of_day(two, words) if " " in two else None
        alone = datetime.time(12) if one in midday else days.time_of_day(one, words)
        times += [found for found in (both or alone,) if found is not None]
        rest += [one] if both is None and alone is None else []
        tokens = tokens[1 if both is None else 2 :]
    return times, rest


def _both_halves(text: str, words: wording.Wording) -> str:
    """ "2 to 4 pm" is "2 pm to 4 pm"."""
    halves = "|".join(sorted(_listed(words, "setup-morning") | _listed(words, "setup-evening")))
    to = _any(words, "meetings-to")
    return re.sub(rf"\b(\d{{1,2}}) (?:{to}) (\d{{1,2}}(?:[:.]\d{{2}})?)\s?({halves})\b", r"\1 \3 to \2 \3", text)


def _between(begin: datetime.time, end: datetime.time) -> tuple[list[datetime.time], int]:
    """When something begins, and how many minutes it takes: "11 to 1 pm" begins in the morning."""
    first, last = begin.hour * 60 + begin.minute, end.hour * 60 + end.minute
    if first >= last and first >= _HALF_DAY:
        first -= _HALF_DAY
    return [datetime.time(*divmod(first, 60))], (last - first) % (24 * 60)


def _length(text: str, words: wording.Wording) -> tuple[int | None, str]:
    for name, unit in (("meetings-hours", _HOUR), ("meetings-minutes", 1)):
        found = re.search(rf"\b(\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:{_any(words, name)})\b", text)
        if found:
            return int(float(found[1]) * unit), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _number(text: str, behind: str) -> tuple[int | None, str]:
    found = re.search(rf"\b(\d{{1,2}})\s(?:{behind})\b", text)
    return (int(found[1]), f"{text[: found.start()]} {text[found.end() :]}") if found else (None, text)


def _one_of(names: dict[facts.Kind, str], text: str, words: wording.Wording) -> tuple[facts.Kind | None, str]:
    for kind, name in names.items():
        found = re.search(rf"\b(?:{_any(words, name)})\b", text)
        if found:
            return kind, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _bare(text: str, words: wording.Wording) -> str:
    """Without the small words before it."""
    small = _listed(words, "meetings-fillers") | _listed(words, "meetings-to")
    tokens = text.split()
    while tokens and tokens[0] in small:
        tokens.pop(0)
    return " ".join(tokens)


def _without(name: str, words: wording.Wording) -> str:
    return rf"\b(?:{_any(words, 'meetings-without')})\s(?:{_any(words, f'meetings-{name}')})\b"


def _any(words: wording.Wording, name: str) -> str:
    return "|".join(re.escape(one) for one in sorted(_listed(words, name), key=len, reverse=True))


def _listed(words: wording.Wording, name: str) -> frozenset[str]:
    return frozenset(days.plain(one) for one in words.say(f"typed-{name}").split(","))
