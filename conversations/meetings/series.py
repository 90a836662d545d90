"""A year of meetings proposed from one first date: the same weekday and time, round bank holidays and, where wanted, round pauses.

A series is nothing but what it was asked for, written into the value of a button; its dates are found again from that. So nothing
is kept of a proposal, and a board that says yes twice has each meeting once.
"""

import dataclasses
import datetime
import enum
import itertools
import re
from collections.abc import Iterable, Iterator

from conversations import calendar, terms, workdays
from conversations.meetings import facts, pauses

MOST = 24
"""So many meetings are proposed at once, at most."""
_WEEK = datetime.timedelta(weeks=1)
_CODE = re.compile(r"([678]w|[13]m)\.(\d{8})\.(\d{4})\.(\d{1,2})\.(formal|development|away)\.(\d{1,4})\.(a?)(x?)")


class Cadence(enum.StrEnum):
    """How often a board meets."""

    MONTHLY = "1m"
    """Once a month."""
    SIX_WEEKS = "6w"
    """Every six weeks."""
    SEVEN_WEEKS = "7w"
    """Every six to eight weeks: seven, where nothing is in the way."""
    EIGHT_WEEKS = "8w"
    """Every eight weeks."""
    QUARTERLY = "3m"
    """Once a quarter."""


USUAL_COUNT = {
    Cadence.MONTHLY: 12,
    Cadence.SIX_WEEKS: 8,
    Cadence.SEVEN_WEEKS: 7,
    Cadence.EIGHT_WEEKS: 6,
    Cadence.QUARTERLY: 4,
}
"""About a year's worth."""
_WEEKS = {Cadence.SIX_WEEKS: 6, Cadence.SEVEN_WEEKS: 7, Cadence.EIGHT_WEEKS: 8}
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3}
_YEARS = range(2000, 2200)
_LEEWAY = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 4}
"""By so many weeks a date may give way to a pause."""


class Why(enum.StrEnum):
    """Why a date is not the one that the cadence names."""

    HOLIDAY = "holiday"
    """That one is a bank holiday."""
    PAUSE = "pause"
    """That one lies in a pause."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stop:
    """One date of a series, and the one that it stands for where that had to give way."""

    day: datetime.date
    instead_of: datetime.date | None = None
    why: Why | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Series:
    """What was asked for. `august` and `christmas` leave those days out."""

    cadence: Cadence
    first: datetime.date
    at: datetime.time
    count: int
    kind: facts.Kind = facts.Kind.FORMAL
    minutes: int = 120
    august: bool = False
    christmas: bool = False

    @property
    def code(self) -> str:
        """The whole of it, for the value of a button."""
        left_out = f"{'a' if self.august else ''}{'x' if self.christmas else ''}"
        return f"{self.cadence}.{self.first:%Y%m%d}.{self.at:%H%M}.{self.count}.{self.kind}.{self.minutes}.{left_out}"

    def planned(self) -> tuple[tuple[Stop, facts.Planned], ...]:
        """Each date with the meeting that is to be on it, in order."""
        return tuple(
            (one, facts.Planned(kind=self.kind, day=one.day, at=self.at, minutes=self.minutes))
            for one in itertools.islice(stops(self), self.count)
        )


def read(code: str) -> Series | None:
    """The series of a code; None for one that we did not write."""
    found = _CODE.fullmatch(code)
    if not found:
        return None
    try:
        first = datetime.datetime.strptime(found[2], "%Y%m%d").date()  # noqa: DTZ007 - a local day has no zone
        at = datetime.time(int(found[3][:2]), int(found[3][2:]))
    except ValueError:
        return None
    count, minutes = int(found[4]), int(found[6])
    if count not in range(1, MOST + 1) or minutes not in range(1, facts.LONGEST_MINUTES + 1) or first.year not in _YEARS:
        return None
    return Series(
        cadence=Cadence(found[1]),
        first=first,
        at=at,
        count=count,
        kind=facts.Kind(found[5]),
        minutes=minutes,
        august=bool(found[7]),
        christmas=bool(found[8]),
    )


def stops(series: Series) -> Iterator[Stop]:
    """The dates of the series, in order and without end."""
    return _by_weeks(series) if series.cadence in _WEEKS else _by_months(series)


def _by_weeks(series: Series) -> Iterator[Stop]:
    """From each date to the next: the weeks of the cadence, six or eight where a pause is in the way, or the first after it."""
    every = _WEEKS[series.cadence]
    usual = sorted(_WEEKS.values(), key=lambda weeks: abs(weeks - every))
    nominal, days = series.first, _weekly(series.first, itertools.count())
    while True:
        day, placed = next((day, placed) for day in days if (placed := _placed(day, series)) is not None)
        yield _stop(placed, day, nominal)
        nominal, days = day + every * _WEEK, _weekly(day, itertools.chain(usual, itertools.count(max(usual) + 1)))


def _weekly(day: datetime.date, weeks: Iterable[int]) -> Iterator[datetime.date]:
    return (day + number * _WEEK for number in weeks)


def _by_months(series: Series) -> Iterator[Stop]:
    """The same weekday of the month, such as the second Wednesday. What a pause leaves no room for is left out."""
    place = (series.first.day - 1) // 7 + 1
    begin = series.first.replace(day=1)
    for step in itertools.count():
        month = calendar.add_months(begin, step * _MONTHS[series.cadence])
        nominal = _nth(month, series.first.weekday(), place)
        leeway = _LEEWAY[series.cadence]
        shifts = sorted(range(-leeway, leeway + 1), key=lambda weeks: (abs(weeks), weeks))
        near = (day for day in _weekly(nominal, shifts) if day >= series.first)
        within = (day for day in near if day.month == nominal.month or series.cadence is not Cadence.MONTHLY)
        found = ((day, placed) for day in within if (placed := _placed(day, series)) is not None)
        yield from (_stop(placed, day, nominal) for day, placed in itertools.islice(found, 1))


def _nth(month: datetime.date, weekday: int, place: int) -> datetime.date:
    """The weekday (Monday 0) that comes at this place of the month; the fifth is the last."""
    day = month + datetime.timedelta(days=(weekday - month.weekday()) % 7)
    days = [day + week * _WEEK for week in range(place)]
    return days[-1] if days[-1].month == month.month else days[-2]


def _stop(placed: datetime.date, day: datetime.date, nominal: datetime.date) -> Stop:
    if day != nominal:
        return Stop(day=placed, instead_of=nominal, why=Why.PAUSE)
    return Stop(day=placed) if placed == nominal else Stop(day=placed, instead_of=nominal, why=Why.HOLIDAY)


def _placed(day: datetime.date, series: Series) -> datetime.date | None:
    """The day, or in place of a bank holiday the nearest working day of its week; None where a pause leaves none."""
    if _is_left_out(day, series):
        return None
    if not workdays.is_bank_holiday(day):
        return day
    monday = day - datetime.timedelta(days=day.weekday())
    week = (monday + datetime.timedelta(days=number) for number in range(7))
    free = [one for one in week if workdays.is_working_day(one) and not _is_left_out(one, series)]
    return min(free, key=lambda one: (abs(one - day), one), default=None)


def _is_left_out(day: datetime.date, series: Series) -> bool:
    spans: list[terms.Span] = [pauses.august(day.year)] if series.august else []
    spans += [pauses.christmas(day.year - 1), pauses.christmas(day.year)] if series.christmas else []
    return any(span.has(day) for span in spans)
