"""When somebody may be written to unasked: their own day, hour, quiet hours, leave and snooze, and no more than so much a week. Pure.

A message that may not leave yet is never lost: it gets the first instant at which it may, and what falls on one instant leaves together.
"""

import dataclasses
import datetime
import enum
import uuid
import zoneinfo
from collections.abc import Iterable, Sequence

from conversations import calendar, sending, workdays

MOST_A_WEEK = 3
"""So many unasked messages reach a person in any seven days, across boards and platforms."""
WEEK = datetime.timedelta(days=7)
QUIET_FROM, QUIET_UNTIL = datetime.time(20), datetime.time(8)
"""Nobody hears from us at night, unless they say so."""
LONGEST_AHEAD = datetime.timedelta(days=366)
"""Who is away for longer than this is asked what they want, and not held for ever."""
_DAY = datetime.timedelta(days=1)


class Manner(enum.Enum):
    """How patient a message is."""

    OWN_TIME = "own time"
    """Waits for the person's own day and hour."""
    TIMELY = "timely"
    """Would be of no use days later: it leaves on any working day outside the quiet hours."""
    MOMENT = "moment"
    """Belongs to the moment, as a meeting begins or ends: it leaves at once, but never to somebody who is away or snoozes."""
    WORK = "work"
    """Somebody waits for it, or runs the board by it: it leaves at once, and counts all the same."""


_TIMELY = {
    sending.Kind.ROUND_OPENED,
    sending.Kind.PAPERS_DUE,
    sending.Kind.DIGEST,
    sending.Kind.PREVIEW,
    sending.Kind.SET_MIND,
    sending.Kind.SET_PREPARE,
    sending.Kind.SET_EVE,
    sending.Kind.SET_WEEK_BEFORE,
    sending.Kind.SET_CHANGED,
}
_WORK = {
    sending.Kind.CHANNEL_LOST,
    sending.Kind.CHANNEL_BACK,
    sending.Kind.BACK_AGAIN,
    sending.Kind.ROUND_CLOSED,
}
_MOMENT = {sending.Kind.SET_STARTS, sending.Kind.SET_ENDED}
UNCAPPED = frozenset({*_WORK, *_MOMENT, sending.Kind.DIGEST, sending.Kind.PAPERS_DUE, sending.Kind.PREVIEW})
"""What a coordinator, a chair or a facilitator works with is counted, and never held back by the count."""


def manner(kind: sending.Kind) -> Manner:
    """How patient a message of this kind is."""
    if kind in _WORK:
        return Manner.WORK
    if kind in _MOMENT:
        return Manner.MOMENT
    return Manner.TIMELY if kind in _TIMELY else Manner.OWN_TIME


@dataclasses.dataclass(frozen=True, kw_only=True)
class Span:
    """Local days, both included."""

    first: datetime.date
    last: datetime.date

    def has(self, day: datetime.date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


@dataclasses.dataclass(frozen=True, kw_only=True)
class Terms:
    """What a person has said. `days` are ISO weekdays, none means Monday to Friday; `at` is their own hour, None means any.

    `snoozed_until` is the first local day on which messages come again: a snooze ends by itself. `opted_out` are boards from which
    they want nothing unasked. Quiet hours may go over midnight; equal ends mean none.
    """

    days: frozenset[int] = frozenset()
    at: datetime.time | None = None
    quiet_from: datetime.time = QUIET_FROM
    quiet_until: datetime.time = QUIET_UNTIL
    snoozed_until: datetime.date | None = None
    away: tuple[Span, ...] = ()
    opted_out: frozenset[uuid.UUID] = frozenset()


def leaves_at(terms: Terms, zone: str, kind: sending.Kind, due_at: datetime.datetime, pauses: Sequence[Span] = ()) -> datetime.datetime:
    """The first instant (UTC) at or after `due_at` (aware) at which a message of this kind may leave for this person.

    `pauses` are days on which the board that it is about leaves people in peace; whoever runs it goes on being written to. What is WORK
    leaves at `due_at`.
    """
    how, pauses = manner(kind), () if kind in UNCAPPED else pauses
    day = due_at.astimezone(zoneinfo.ZoneInfo(zone)).date()
    if how is Manner.WORK or (how is Manner.MOMENT and not _is_away(terms, day)):
        return due_at
    if _is_free(terms, day, how, pauses):
        at = _on_day(terms, zone, day, due_at, how)
        if at is not None:
            return at
    for _ in range(LONGEST_AHEAD.days):
        day += _DAY
        if _is_free(terms, day, how, pauses):
            at = _on_day(terms, zone, day, calendar.instant(day, datetime.time(), zone), how)
            if at is not None:
                return at
    return due_at + LONGEST_AHEAD


def under_cap(sent: Iterable[datetime.datetime], at: datetime.datetime) -> datetime.datetime:
    """The first instant at or after `at` at which one more message is within the week's number. `sent`: when each of theirs left."""
    recent = sorted(one for one in sent if one > at - WEEK)
    return at if len(recent) < MOST_A_WEEK else max(at, recent[-MOST_A_WEEK] + WEEK)


def _is_away(terms: Terms, day: datetime.date) -> bool:
    return any(span.has(day) for span in terms.away) or (terms.snoozed_until is not None and day < terms.snoozed_until)


def _is_free(terms: Terms, day: datetime.date, how: Manner, pauses: Sequence[Span]) -> bool:
    if _is_away(terms, day) or any(span.has(day) for span in pauses) or workdays.is_bank_holiday(day):
        return False
    wanted = terms.days if terms.days and how is Manner.OWN_TIME else frozenset(range(1, 6))
    return day.isoweekday() in wanted


def _on_day(terms: Terms, zone: str, day: datetime.date, earliest: datetime.datetime, how: Manner) -> datetime.datetime | None:
    """The first instant of this local day from `earliest` on that is not quiet and, where it waits for that, at the person's hour."""
    if terms.at is not None and how is Manner.OWN_TIME:
        at = calendar.instant(day, terms.at, zone)
        return at if at >= earliest else None
    for begins, ends in _loud(terms):
        first = max(earliest, calendar.instant(day, begins, zone))
        last = calendar.instant(day + _DAY if ends is None else day, ends or datetime.time(), zone)
        if first < last:
            return first
    return None


def _loud(terms: Terms) -> tuple[tuple[datetime.time, datetime.time | None], ...]:
    """The parts of a day that are not quiet, each with its end; None is midnight."""
    quiet_from, quiet_until = terms.quiet_from, terms.quiet_until
    if quiet_from == quiet_until:
        return ((datetime.time(), None),)
    if quiet_from > quiet_until:
        return ((quiet_until, quiet_from),)
    return ((datetime.time(), quiet_from), (quiet_until, None))
