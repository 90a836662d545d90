"""Days, times of day and rhythms as people type them. Pure; what "today" is comes from the caller."""

import datetime
import re
import unicodedata

from conversations import calendar
from conversations.wording import Wording

LONGEST_AHEAD = datetime.timedelta(days=731)
"""How far off a first day may lie."""

_LONGEST = 60
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
# A weekday in front, and the letters of "12th" and "of", are let pass in whatever language.
_DAY_FIRST = re.compile(r"(?:[^\W\d]+,? )?(\d{1,2})[^\W\d]{0,2} (?:[^\W\d]{1,2} )?([^\W\d]{3,})\.?,?(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"(?:[^\W\d]+,? )?([^\W\d]{3,})\.? (\d{1,2})[^\W\d]{0,2},?(?: (\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?([^\W\d]+))?")
_HOUR = re.compile(r"(\d{1,2}) ?([^\W\d]+)")
_EVERY = re.compile(r"(?:[^\W\d]+ )?(\d{1,2}) ?([^\W\d]+)")
_COUNT = re.compile(r"(?:[^\W\d]+ )?(\d{1,3})(?: ?([^\W\d]+))?")
_CODE = re.compile(r"(\d{1,2})([mw])")
_UNITS = {"m": calendar.Unit.MONTHS, "w": calendar.Unit.WEEKS}
_THURSDAY = 3
_NAMED = {"monthly": "1m", "quarterly": "3m", "yearly": "12m"}
_BOUNDS = {calendar.Unit.MONTHS: range(1, 13), calendar.Unit.WEEKS: range(2, 53)}


def plain(line: str) -> str:
    """Lower case, single spaces, plain letters and digits, nothing around."""
    if len(line) > 20 * _LONGEST:
        return ""
    return " ".join(unicodedata.normalize("NFKC", line).casefold().split()).strip("“”‘’\"'.! ")


def day(line: str, today: datetime.date, words: Wording) -> datetime.date | None:
    """The day that a line names and nothing else; without a year the next such day from `today` on. None where it names none."""
    text = plain(line)
    if len(text) > _LONGEST:
        return None
    if text in _list(words, "tomorrow"):
        return today + datetime.timedelta(days=1)
    if text in _list(words, "today"):
        return today
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_FIRST.fullmatch(text):
        return _named(int(found[1]), found[2], found[3], today, words)
    if found := _MONTH_FIRST.fullmatch(text):
        return _named(int(found[2]), found[1], found[3], today, words)
    return None


def time_of_day(line: str, words: Wording) -> datetime.time | None:
    """The time of day that a line names and nothing else: "09:30", "9.30 am", "2 pm". A bare number is none."""
    text = plain(line)
    found = _CLOCK.fullmatch(text)
    hour, minute, half = (int(found[1]), int(found[2]), found[3]) if found else (0, 0, None)
    if not found:
        found = _HOUR.fullmatch(text)
        if not found:
            return None
        hour, half = int(found[1]), found[2]
    if half is not None:
        is_morning, is_evening = half in _list(words, "morning"), half in _list(words, "evening")
        if not (is_morning or is_evening) or hour not in range(1, 13):
            return None
        hour = hour % 12 + (12 if is_evening else 0)
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def rhythm(line: str, words: Wording) -> str | None:
    """The code of the rhythm that a line names and nothing else: "every 3 months" is "3m", "13 weeks" is "13w"."""
    text = plain(line)
    for name, code in _NAMED.items():
        if text in _list(words, name):
            return code
    found = _EVERY.fullmatch(text)
    if not found:
        return None
    unit = next((letter for letter in _UNITS if found[2] in _list(words, f"unit-{letter}")), None)
    code = f"{int(found[1])}{unit}"
    return code if unit is not None and every(code) is not None else None


def count_of_days(line: str, words: Wording) -> int | None:
    """The number of days that a line names and nothing else: "10", "10 days", "3 weeks"."""
    found = _COUNT.fullmatch(plain(line))
    if not found:
        return None
    if found[2] is None or found[2] in _list(words, "unit-d"):
        return int(found[1])
    return 7 * int(found[1]) if found[2] in _list(words, "unit-w") else None


def every(code: str) -> tuple[int, calendar.Unit] | None:
    """The count and the unit of a code; None for one that we did not write, or that is too often or too seldom."""
    found = _CODE.fullmatch(code)
    if not found:
        return None
    count, unit = int(found[1]), _UNITS[found[2]]
    return (count, unit) if count in _BOUNDS[unit] else None


def suggestions(today: datetime.date) -> tuple[datetime.date, ...]:
    """Three Thursdays to begin on, at least two days off: so a reminder three days before the end comes on a Monday."""
    start = today + datetime.timedelta(days=2)
    start += datetime.timedelta(days=(_THURSDAY - start.weekday()) % 7)
    coming = [start + datetime.timedelta(weeks=number) for number in range(10)]
    good = [day for day in coming if not _is_busy(day)]
    next_month = calendar.add_months(today.replace(day=1), 1)
    later = next(day for day in good[2:] if day >= next_month)
    return (*good[:2], later)


def _is_busy(day: datetime.date) -> bool:
    """The days around Christmas and New Year, and the Thursday of England's local elections."""
    return (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 3) or (day.month == 5 and day.day <= 7)


def _named(number: int, month: str, year: str | None, today: datetime.date, words: Wording) -> datetime.date | None:
    names = words.say("typed-setup-month-names").split(",")
    found = [place for place, name in enumerate(names, start=1) if name.strip().startswith(month)]
    if len(found) != 1:
        return None
    if year is not None:
        return _date(int(year), found[0], number)
    coming = (_date(one, found[0], number) for one in range(today.year, today.year + 3))
    return next((one for one in coming if one is not None and one >= today), None)


def _date(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def _list(words: Wording, name: str) -> set[str]:
    return {plain(one) for one in words.say(f"typed-setup-{name}").split(",")}
