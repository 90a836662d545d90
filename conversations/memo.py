"""A memo to self: something that a person writes today and is brought back months later. Pure.

Its words are no part of it: they are kept sealed, and opened only to be shown to their author.
"""

import dataclasses
import datetime
import enum
import uuid
import zoneinfo

from conversations import calendar, text

USUAL_MONTHS = 6
"""So far ahead a memo is due whose author names no day."""
CHOICES = (1, 3, 6, 12)
"""Months ahead that are offered for another day."""
YEARS_AHEAD = 5
"""No memo is kept for a day farther off than this."""
OPEN_AT_MOST = 20
"""So many memos of one person wait at most."""
HOUR = datetime.time(9)
"""When on its day a memo is due, where its author then is."""
KEPT_AFTER = datetime.timedelta(days=30)
"""For so long after it was delivered it is kept."""
UNDO = datetime.timedelta(days=1)
"""For so long a memo that was cancelled can be brought back."""
LOST_AFTER_MONTHS = 24
"""A memo that could not be brought to its author waits so long after its day. Nobody's words are kept for ever."""
_FARTHEST_EAST = datetime.timedelta(hours=14)
_DAY = datetime.timedelta(days=1)


class Happened(enum.StrEnum):
    """What its author says came of it."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class Fault(enum.StrEnum):
    """Why nothing was kept or changed."""

    EMPTY = "empty"
    """There are no words."""
    LONG = "long"
    """There are more words than are kept."""
    MANY = "many"
    """So many wait already."""
    UNKNOWN = "unknown"
    """The day cannot be read."""
    PAST = "past"
    """The day is today, or over."""
    FAR = "far"
    """The day is too far off."""
    OVER = "over"
    """The memo has come back, so nothing of it changes any more."""
    NUMBER = "number"
    """There is no memo of that number."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Memo:
    """One memo without its words. `due_on` is a day where its author is when it comes; all instants are aware, UTC."""

    memo_id: uuid.UUID
    person_id: uuid.UUID
    written_at: datetime.datetime
    due_on: datetime.date
    forget_at: datetime.datetime
    delivered_at: datetime.datetime | None = None
    cancelled_at: datetime.datetime | None = None
    happened: Happened | None = None

    @property
    def waits(self) -> bool:
        """Whether it is still to come."""
        return self.delivered_at is None and self.cancelled_at is None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Mine:
    """A memo as its author sees it: by its number among theirs (None once cancelled), in their zone of today."""

    memo: Memo
    number: int | None
    zone: str


def today(now: datetime.datetime, zone: str) -> datetime.date:
    """The local day."""
    return now.astimezone(zoneinfo.ZoneInfo(zone)).date()


def usual_day(day: datetime.date) -> datetime.date:
    """When a memo written on this day is due, if its author names no day."""
    return calendar.add_months(day, USUAL_MONTHS)


def due_at(one: Memo, zone: str) -> datetime.datetime:
    """When it is due in this zone, UTC."""
    return instant(one.due_on, zone)


def instant(day: datetime.date, zone: str) -> datetime.datetime:
    """When a memo for this local day is due in this zone, UTC."""
    return calendar.instant(day, HOUR, zone)


def latest_day(now: datetime.datetime) -> datetime.date:
    """The latest day that it is anywhere by now."""
    return (now + _FARTHEST_EAST).date()


def earliest_day(now: datetime.datetime) -> datetime.date:
    """A day that is over everywhere, or was begun first."""
    return now.date() - _DAY


def forget_at(due_on: datetime.date) -> datetime.datetime:
    """When a memo for this day is deleted although it never reached its author, UTC."""
    return datetime.datetime.combine(calendar.add_months(due_on, LOST_AFTER_MONTHS), datetime.time(), datetime.UTC)


def forget_after(one: Memo) -> datetime.datetime:
    """When this one is deleted, were it not cancelled."""
    return forget_at(one.due_on) if one.delivered_at is None else one.delivered_at + KEPT_AFTER


def fault_of_day(day: datetime.date | None, now_there: datetime.date) -> Fault | None:
    """What is wrong with a day as somebody named it (None: it could not be read), on this local day."""
    if day is None:
        return Fault.UNKNOWN
    if day <= now_there:
        return Fault.PAST
    return Fault.FAR if day > calendar.add_months(now_there, 12 * YEARS_AHEAD) else None


def fault_of_words(written: str) -> Fault | None:
    """What is wrong with somebody's words, once cleaned."""
    if not written:
        return Fault.EMPTY
    return Fault.LONG if len(written) > text.KEEP_AT_MOST else None
