"""When things are due: a rhythm in local wall time, turned into instants. Pure; the database holds the result in UTC.

Cron triggers of schedulers fire twice or at the wrong hour when clocks change, so these rules are our own:
an hour that is skipped means the first minute after the gap; an hour that comes twice means its first coming.
"""

import calendar
import dataclasses
import datetime
import enum
import zoneinfo
from collections.abc import Iterator

_MINUTE = datetime.timedelta(minutes=1)


class Unit(enum.StrEnum):
    """What a rhythm counts in."""

    WEEKS = "weeks"
    """Always the same weekday."""
    MONTHS = "months"
    """Always the same day of the month, or the last day where a month has no such day."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rhythm:
    """Every so many weeks or months from a first local date, at one local time of day in one IANA zone."""

    first: datetime.date
    every: int
    unit: Unit
    at: datetime.time
    zone: str


def instant(day: datetime.date, at: datetime.time, zone: str) -> datetime.datetime:
    """The UTC instant of a local wall time: the first minute after a skipped hour, the first coming of a repeated one."""
    wall = datetime.datetime.combine(day, at.replace(tzinfo=None))
    there = zoneinfo.ZoneInfo(zone)
    first = wall.replace(tzinfo=there, fold=0).astimezone(datetime.UTC)
    if first.astimezone(there).replace(tzinfo=None) == wall:
        return first
    # In a gap fold=1 reads the wall time with the offset after it, fold=0 with the one before: the jump lies between.
    early = wall.replace(tzinfo=there, fold=1).astimezone(datetime.UTC)
    offset_after = first.astimezone(there).utcoffset()
    low, high = 0, int((first - early) / _MINUTE)
    while low < high:
        middle = (low + high) // 2
        if (early + middle * _MINUTE).astimezone(there).utcoffset() == offset_after:
            high = middle
        else:
            low = middle + 1
    return early + low * _MINUTE


def slots(rhythm: Rhythm, after: datetime.datetime) -> Iterator[datetime.datetime]:
    """Every due instant of the rhythm strictly after `after` (aware), in UTC and in order, without end."""
    step = max(0, _steps_before(rhythm, after) - 1)
    while True:
        due = instant(_day(rhythm, step), rhythm.at, rhythm.zone)
        if due > after:
            yield due
        step += 1


def next_due(rhythm: Rhythm, after: datetime.datetime) -> datetime.datetime:
    """The first due instant strictly after `after`, in UTC."""
    return next(slots(rhythm, after))


def due_before(rhythm: Rhythm, slot: datetime.datetime) -> datetime.datetime:
    """The due instant one step before `slot`, which must be one of the rhythm's; also before the first one."""
    day = slot.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date()
    in_weeks = rhythm.unit is Unit.WEEKS
    earlier = day - datetime.timedelta(weeks=rhythm.every) if in_weeks else add_months(day, -rhythm.every)
    return instant(earlier, rhythm.at, rhythm.zone)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def _day(rhythm: Rhythm, step: int) -> datetime.date:
    if rhythm.unit is Unit.WEEKS:
        return rhythm.first + datetime.timedelta(weeks=rhythm.every * step)
    return add_months(rhythm.first, rhythm.every * step)


def _steps_before(rhythm: Rhythm, after: datetime.datetime) -> int:
    days = (after.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date() - rhythm.first).days
    return days // (rhythm.every * (7 if rhythm.unit is Unit.WEEKS else 31))
