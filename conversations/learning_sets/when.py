"""What people write of a set's meetings: a day, a time, how long, how many, how far apart. Pure; "today" comes from the caller."""

import dataclasses
import datetime
import re

from conversations import days, typed, wording

_LONGEST = 120
_HOUR = 60
_CENTURY = 100
_DASH = re.compile(r"(?<=[\dm])\s?[-–—]\s?(?=\d{1,2}(?:[:.]\d{2}|\s?[ap]m))")


@dataclasses.dataclass(frozen=True, kw_only=True)
class When:
    """What a line says; None is what it does not say. `weeks` is from one meeting to the next."""

    day: datetime.date | None = None
    at: datetime.time | None = None
    minutes: int | None = None
    count: int | None = None
    weeks: int | None = None


def read(line: str, today: datetime.date, words: wording.Wording) -> When | None:
    """All that a line says, or None where something in it cannot be read.

    "3 December at 2 pm, 3 hours, 6 meetings, every 7 weeks", "2026-12-03 14:00", "Thursday 3 Dec 14:00-17:00", "every 6 weeks".
    """
    text = days.plain(line)
    if not text or len(text) > _LONGEST:
        return None
    text = " ".join(_DASH.sub(" to ", text.replace(",", " ")).split())
    count, text = _number(rf"\b(\d{{1,2}})\s(?:{_any('meetings-times', words)})\b", text)
    weeks, text = _number(rf"\b(?:\w+\s)?(\d{{1,2}})\s(?:{_any('setup-unit-w', words)})\b(?:\sapart)?", text)
    minutes, text = _length(text, words)
    times, rest = _times(text.split(), words)
    small = _listed("meetings-fillers", words) | _listed("meetings-to", words)
    named = " ".join(one for one in rest if one not in small)
    day = days.day(named, today, words) if named else None
    if (named and (day is None or abs(day.year - today.year) > _CENTURY)) or len(times) > 2:
        return None
    if len(times) == 2:
        minutes = ((times[1].hour - times[0].hour) * _HOUR + times[1].minute - times[0].minute) % (24 * _HOUR)
    found = When(day=day, at=times[0] if times else None, minutes=minutes, count=count, weeks=weeks)
    return None if found == When() else found


def _times(tokens: list[str], words: wording.Wording) -> tuple[list[datetime.time], list[str]]:
    """The times of day among these words, and the other words."""
    times: list[datetime.time] = []
    rest: list[str] = []
    while tokens:
        both = days.time_of_day(" ".join(tokens[:2]), words) if len(tokens) > 1 else None
        alone = datetime.time(12) if typed.says(tokens[0], words, "meetings-midday") else days.time_of_day(tokens[0], words)
        found = both or alone
        if found is None:
            rest.append(tokens[0])
        else:
            times.append(found)
        tokens = tokens[2 if both is not None else 1 :]
    return times, rest


def _length(text: str, words: wording.Wording) -> tuple[int | None, str]:
    for name, unit in (("meetings-hours", _HOUR), ("meetings-minutes", 1)):
        found = re.search(rf"\b(\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:{_any(name, words)})\b", text)
        if found:
            return int(float(found[1]) * unit), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _number(pattern: str, text: str) -> tuple[int | None, str]:
    found = re.search(pattern, text)
    return (int(found[1]), f"{text[: found.start()]} {text[found.end() :]}") if found else (None, text)


def _any(name: str, words: wording.Wording) -> str:
    return "|".join(re.escape(one) for one in sorted(_listed(name, words), key=len, reverse=True))


def _listed(name: str, words: wording.Wording) -> frozenset[str]:
    return frozenset(days.plain(one) for one in words.say(f"typed-{name}").split(","))
