"""Days on which a board is left in peace, and when a practice begins that falls due on one of them.

A practice keeps its cadence: only the occurrence that fell on such a day moves, and what follows comes when it would have come anyway.
"""

import datetime
import zoneinfo
from collections.abc import Iterable, Sequence

from conversations import calendar, terms, workdays

YEARS = 10
"""A yearly pause is written down for so many years at once."""
_DAY = datetime.timedelta(days=1)
_MOMENT = datetime.timedelta(microseconds=1)


def august(year: int) -> terms.Span:
    """All of August."""
    return terms.Span(first=datetime.date(year, 8, 1), last=datetime.date(year, 8, 31))


def christmas(year: int) -> terms.Span:
    """Christmas Eve of that year to New Year's Day of the next."""
    return terms.Span(first=datetime.date(year, 12, 24), last=datetime.date(year + 1, 1, 1))


def is_august(span: terms.Span) -> bool:
    """Whether it is the whole of one August."""
    return span == august(span.first.year)


def is_christmas(span: terms.Span) -> bool:
    """Whether it is the days from one Christmas Eve to New Year's Day."""
    return span == christmas(span.first.year)


def augusts(today: datetime.date) -> tuple[terms.Span, ...]:
    """This August, unless it is over, and those of the years after."""
    return tuple(one for one in (august(today.year + year) for year in range(YEARS + 1)) if one.last >= today)[:YEARS]


def christmases(today: datetime.date) -> tuple[terms.Span, ...]:
    """This Christmas, unless it is over, and those of the years after."""
    return tuple(one for one in (christmas(today.year + year) for year in range(-1, YEARS + 1)) if one.last >= today)[:YEARS]


def coming(spans: Iterable[terms.Span], today: datetime.date) -> tuple[terms.Span, ...]:
    """Those that are not over, in order."""
    return tuple(sorted((one for one in spans if one.last >= today), key=lambda one: (one.first, one.last)))


def for_digests(spans: Iterable[terms.Span]) -> tuple[terms.Span, ...]:
    """The part of a board's pauses that holds digests up: its coordinators work all year, but for Christmas."""
    found = []
    for span in spans:
        for year in range(span.first.year - 1, span.last.year + 1):
            days = christmas(year)
            first, last = max(days.first, span.first), min(days.last, span.last)
            found += [terms.Span(first=first, last=last)] if first <= last else []
    return tuple(found)


def begins(rhythm: calendar.Rhythm, due: datetime.datetime, now: datetime.datetime, spans: Sequence[terms.Span]) -> datetime.datetime:
    """When (UTC) a practice begins that fell due at `due` and is looked at at `now`: `due` itself where nothing is in its way.

    On a bank holiday or in a pause nothing begins: it waits for the first working day after, at the rhythm's own local time. Where the
    next one would follow within half a step, that one takes its place. So after a pause there is at most one that is late.
    """
    to = _after(rhythm, due, spans) if _rests(_day(rhythm, due), spans) else due
    if to <= now and _rests(_day(rhythm, now), spans):
        to = _after(rhythm, now, spans)
    if to == due:
        return due
    slot = calendar.next_due(rhythm, to - _MOMENT)
    near = slot - to < (slot - calendar.due_before(rhythm, slot)) / 2
    return begins(rhythm, slot, slot, spans) if near else to


def _after(rhythm: calendar.Rhythm, instant: datetime.datetime, spans: Sequence[terms.Span]) -> datetime.datetime:
    day = workdays.on_or_after(_day(rhythm, instant) + _DAY)
    while _rests(day, spans):
        day = workdays.on_or_after(day + _DAY)
    return calendar.instant(day, rhythm.at, rhythm.zone)


def _day(rhythm: calendar.Rhythm, instant: datetime.datetime) -> datetime.date:
    return instant.astimezone(zoneinfo.ZoneInfo(rhythm.zone)).date()


def _rests(day: datetime.date, spans: Iterable[terms.Span]) -> bool:
    return workdays.is_bank_holiday(day) or any(span.has(day) for span in spans)
