"""A board's meetings, when their papers have to be out, and what is odd about a date that somebody names.

Odd is not wrong: a meeting that has been is refused, everything else is said and left to the coordinator.
"""

import dataclasses
import datetime
import enum
import uuid
import zoneinfo
from collections.abc import Iterable, Sequence

from conversations import calendar, terms, workdays

LONGEST_AHEAD = datetime.timedelta(days=3 * 366)
"""How far off a meeting may lie."""
CLOSE = datetime.timedelta(days=14)
"""Two meetings nearer to each other than this are remarked on."""
USUAL_AT = datetime.time(14)
"""When a board meets that has not said so yet."""
LONGEST_MINUTES = 24 * 60
PROMPT_AT = datetime.time(9)
PROMPT_DAYS = 2
"""So many working days before papers have to be out, the coordinators are told, at that local time."""


class Kind(enum.StrEnum):
    """What a meeting of a board is."""

    FORMAL = "formal"
    """A formal meeting, held in public, with papers."""
    DEVELOPMENT = "development"
    """A development session: the board among itself."""
    AWAY = "away"
    """A day away, for more than one thing."""


USUAL_MINUTES = {Kind.FORMAL: 120, Kind.DEVELOPMENT: 120, Kind.AWAY: 360}
"""How long a meeting takes where nobody said."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Meeting:
    """One meeting as it stands. `starts_at` is UTC; `sequence` counts its changes from 0. What is cancelled stays, and can be put back."""

    meeting_id: uuid.UUID
    board_id: uuid.UUID
    kind: Kind
    starts_at: datetime.datetime
    minutes: int
    sequence: int = 0
    cancelled_at: datetime.datetime | None = None

    @property
    def is_on(self) -> bool:
        """Whether it is to take place, or did."""
        return self.cancelled_at is None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Planned:
    """A meeting as somebody wants it: a local day and a local time of day."""

    kind: Kind
    day: datetime.date
    at: datetime.time
    minutes: int

    def starts_at(self, zone: str) -> datetime.datetime:
        """The instant (UTC): in a skipped hour the first minute after it."""
        return calendar.instant(self.day, self.at, zone)


class Refusal(enum.StrEnum):
    """Why a date cannot be had."""

    PAST = "past"
    """It has been."""
    FAR = "far"
    """It is years off: most likely a slip."""
    TAKEN = "taken"
    """Another meeting of the board begins at that very minute."""
    STALE = "stale"
    """Somebody changed the meeting since it was shown."""


class Doubt(enum.StrEnum):
    """What is odd about a date. Said, and left to the coordinator."""

    SAME_DAY = "same-day"
    """The board meets on that day already: asked before it is done."""
    CLOSE = "close"
    """Another meeting is less than a fortnight away."""
    WEEKEND = "weekend"
    """It is a Saturday or a Sunday."""
    HOLIDAY = "holiday"
    """It is a bank holiday."""
    PAUSED = "paused"
    """The board has a pause on that day."""
    SKIPPED = "skipped"
    """The clocks go forward over that time of day."""
    PAPERS = "papers"
    """The last day for its papers is over."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Odd:
    """One doubt, with the meeting of the board that it is about, where it is about one."""

    doubt: Doubt
    other: Meeting | None = None


def local(instant: datetime.datetime, zone: str) -> datetime.datetime:
    """An instant as the board's clock shows it."""
    return instant.astimezone(zoneinfo.ZoneInfo(zone))


def papers_day(meeting: Meeting, zone: str) -> datetime.date | None:
    """The last day on which the papers of a formal meeting can go out; None for any other."""
    return workdays.papers_out(local(meeting.starts_at, zone).date()) if meeting.kind is Kind.FORMAL else None


def prompt_at(meeting: Meeting, zone: str) -> datetime.datetime | None:
    """When (UTC) the coordinators are told of that day; None where a meeting has no papers."""
    day = papers_day(meeting, zone)
    return None if day is None else calendar.instant(workdays.before(day, PROMPT_DAYS), PROMPT_AT, zone)


def refused(starts_at: datetime.datetime, others: Iterable[Meeting], now: datetime.datetime) -> Refusal | None:
    """Why no meeting can begin at that instant, or None. `others` are the board's."""
    if starts_at <= now:
        return Refusal.PAST
    if starts_at - now > LONGEST_AHEAD:
        return Refusal.FAR
    return Refusal.TAKEN if any(one.is_on and one.starts_at == starts_at for one in others) else None


def odd(
    planned: Planned, others: Iterable[Meeting], zone: str, now: datetime.datetime, pauses: Sequence[terms.Span] = ()
) -> tuple[Odd, ...]:
    """What is odd about a meeting that is to be, the most pressing first. `others` are the board's meetings but for itself."""
    starts_at = planned.starts_at(zone)
    there = sorted((one for one in others if one.is_on), key=lambda one: abs(one.starts_at - starts_at))
    found = [Odd(doubt=Doubt.SAME_DAY, other=one) for one in there if local(one.starts_at, zone).date() == planned.day][:1]
    if not found:
        days = ((one, abs((local(one.starts_at, zone).date() - planned.day).days)) for one in there)
        found = [Odd(doubt=Doubt.CLOSE, other=one) for one, apart in days if apart < CLOSE.days][:1]
    if workdays.is_bank_holiday(planned.day):
        found.append(Odd(doubt=Doubt.HOLIDAY))
    elif not workdays.is_working_day(planned.day):
        found.append(Odd(doubt=Doubt.WEEKEND))
    if any(span.has(planned.day) for span in pauses):
        found.append(Odd(doubt=Doubt.PAUSED))
    if local(starts_at, zone).time() != planned.at:
        found.append(Odd(doubt=Doubt.SKIPPED))
    if planned.kind is Kind.FORMAL and workdays.papers_out(planned.day) < local(now, zone).date():
        found.append(Odd(doubt=Doubt.PAPERS))
    return tuple(found)


def shifted(meeting: Meeting, days: int, minutes: int, zone: str) -> datetime.datetime:
    """When (UTC) the meeting begins if its local day and its local time of day move by so much."""
    wall = local(meeting.starts_at, zone).replace(tzinfo=None) + datetime.timedelta(days=days, minutes=minutes)
    return calendar.instant(wall.date(), wall.time(), zone)


def later_ones(moved: Meeting, was_at: datetime.datetime, meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings of the same kind that come after where `moved` stood, in order."""
    found = (one for one in meetings if one.is_on and one.kind is moved.kind and one.meeting_id != moved.meeting_id)
    return tuple(sorted((one for one in found if one.starts_at > was_at), key=lambda one: one.starts_at))
