"""Working days in England: no weekend, no bank holiday. And how many of them lie clear between two days."""

import datetime
import functools

import holidays

CLEAR_DAYS = 5
"""Papers for a formal meeting are out so many clear days before: neither the day they go out nor the day of the meeting counts."""
_DAY = datetime.timedelta(days=1)
_FRIDAY = 5


@functools.cache
def _of_year(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(day: datetime.date) -> bool:
    """Whether England has this day off, a weekend's substitute day included."""
    return day in _of_year(day.year)


def is_working_day(day: datetime.date) -> bool:
    """Monday to Friday, and no bank holiday."""
    return day.isoweekday() <= _FRIDAY and not is_bank_holiday(day)


def on_or_after(day: datetime.date) -> datetime.date:
    """The day itself, or the next working day."""
    while not is_working_day(day):
        day += _DAY
    return day


def on_or_before(day: datetime.date) -> datetime.date:
    """The day itself, or the working day before it."""
    while not is_working_day(day):
        day -= _DAY
    return day


def before(day: datetime.date, count: int) -> datetime.date:
    """The working day that lies `count` (1 or more) working days before `day`, which itself need be none."""
    for _ in range(count):
        day = on_or_before(day - _DAY)
    return day


def papers_out(meeting: datetime.date, clear: int = CLEAR_DAYS) -> datetime.date:
    """The last working day on which papers can go out, with `clear` whole working days between it and the meeting."""
    return before(meeting, clear + 1)
