"""What a person can say of when and where they hear from us: each change as a short value that a button can carry, and its way back. Pure.

A value says what is to hold from then on, never "one more" or "one less": pressed twice, it is the same. What people type is read
elsewhere.
"""

import dataclasses
import datetime
import enum
import uuid
import zlib
import zoneinfo

from conversations import term_values, terms

LONGEST = terms.LONGEST_AHEAD
"""Leave and snoozes are no longer, and begin no later, than this."""
MOST_ABSENCES = 20
LEAST_LOUD = datetime.timedelta(hours=1)
"""So much of a day stays outside the quiet hours, or a message might never find a moment to leave in."""


class Name(enum.StrEnum):
    """What can be said."""

    DAYS = "days"
    """On which weekdays: "1.3", or `USUAL`."""
    HOUR = "hour"
    """At what time of day: "1230", or `ANY`."""
    QUIET = "quiet"
    """From when until when it is quiet: "1900.0800", equal ends for never, or `USUAL`."""
    ZONE = "zone"
    """Where they are: an IANA zone as `term_values` writes it."""
    FIRST = "first"
    """On which platform they are written to first: its name."""
    SNOOZE = "snooze"
    """Until which day nothing comes: "2027-05-03", or `OFF`."""
    AWAY = "away"
    """Leave that they take: "2027-08-01.2027-08-14"."""
    HERE = "here"
    """Leave that they do not take after all, written likewise."""
    STOP = "stop"
    """They want nothing unasked from a board."""
    START = "start"
    """They want a board's messages again."""


class Wrong(enum.StrEnum):
    """Why something cannot be had."""

    UNREAD = "unread"
    PAST = "past"
    FAR = "far"
    BACKWARDS = "backwards"
    LONG = "long"
    ALL_DAY = "all-day"
    NO_ZONE = "no-zone"
    NO_LEAVE = "no-leave"
    MANY = "many"
    STALE = "stale"
    """An "Undo" of something that was changed again since."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with which of them. `said` is what the person wrote, `near` are zones that they may have meant."""

    wrong: Wrong
    name: Name
    said: str = ""
    near: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is to hold from now on. `board_id`: which board it is about, for `STOP` and `START`."""

    name: Name
    value: str = ""
    board_id: uuid.UUID | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class OfBoard:
    """A board that writes to them. `runs`: they keep it running."""

    board_id: uuid.UUID
    key: str
    name: str
    runs: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Held:
    """All that holds for a person at `now` (aware). `platforms` are those on which they are reached, the first one first."""

    said: terms.Terms
    zone: str
    now: datetime.datetime
    platforms: tuple[str, ...] = ()
    boards: tuple[OfBoard, ...] = ()

    @property
    def today(self) -> datetime.date:
        """Their local day."""
        return self.now.astimezone(zoneinfo.ZoneInfo(self.zone)).date()

    @property
    def snoozed_until(self) -> datetime.date | None:
        """The day on which messages come again; None where no snooze is on."""
        until = self.said.snoozed_until
        return until if until is not None and until > self.today else None

    @property
    def leave(self) -> tuple[terms.Span, ...]:
        """Leave that is not over, the earliest first."""
        return tuple(one for one in self.said.away if one.last >= self.today)

    def board(self, board_id: uuid.UUID | None) -> OfBoard | None:
        """The board with this id, where it writes to them."""
        return next((one for one in self.boards if one.board_id == board_id), None)


def current(name: Name, held: Held, board_id: uuid.UUID | None = None) -> str:
    """The value that holds now; for leave all of it, and for a board whether it is stopped."""
    said = held.said
    match name:
        case Name.DAYS:
            return term_values.days_code(said.days)
        case Name.HOUR:
            return term_values.ANY if said.at is None else f"{said.at:%H%M}"
        case Name.QUIET:
            return term_values.quiet_code(said.quiet_from, said.quiet_until)
        case Name.ZONE:
            return term_values.zone_code(held.zone)
        case Name.FIRST:
            return next(iter(held.platforms), "")
        case Name.SNOOZE:
            return held.snoozed_until.isoformat() if held.snoozed_until else term_values.OFF
        case Name.AWAY | Name.HERE:
            return "_".join(term_values.span_code(one) for one in held.leave)
    return "out" if board_id in said.opted_out else "in"


def mark(change: Change, held: Held) -> str:
    """A short sign of what holds, by which an "Undo" finds out whether it is still what it was made for."""
    return f"{zlib.crc32(current(change.name, held, change.board_id).encode()):08x}"


def undoing(change: Change, before: Held) -> Change:
    """What brings back what held before a change."""
    match change.name:
        case Name.AWAY:
            span = term_values.span_of(change.value)
            replaced = next((one for one in before.leave if span is not None and one.first == span.first), None)
            return (
                Change(name=Name.HERE, value=change.value)
                if replaced is None
                else Change(name=Name.AWAY, value=term_values.span_code(replaced))
            )
        case Name.HERE:
            return Change(name=Name.AWAY, value=change.value)
        case Name.STOP:
            return dataclasses.replace(change, name=Name.START)
        case Name.START:
            return dataclasses.replace(change, name=Name.STOP)
    return dataclasses.replace(change, value=current(change.name, before))


def fault(change: Change, held: Held) -> Fault | None:
    """Why it cannot be had; None where it can. Asked of whatever a button or a line says."""
    wrong = _wrong(change, held)
    return None if wrong is None else Fault(wrong=wrong, name=change.name)


def _wrong(change: Change, held: Held) -> Wrong | None:
    value = change.value
    match change.name:
        case Name.DAYS:
            return None if term_values.days_of(value) is not None else Wrong.UNREAD
        case Name.HOUR:
            return None if value == term_values.ANY or term_values.time_of(value) is not None else Wrong.UNREAD
        case Name.QUIET:
            return _wrong_quiet(value)
        case Name.ZONE:
            return None if term_values.zone_of(value) else Wrong.NO_ZONE
        case Name.FIRST:
            return None if value in held.platforms else Wrong.UNREAD
        case Name.SNOOZE:
            return None if value == term_values.OFF else _wrong_day(term_values.date_of(value), held.today)
        case Name.AWAY:
            return _wrong_leave(term_values.span_of(value), held)
        case Name.HERE:
            return None if term_values.span_of(value) in held.leave else Wrong.NO_LEAVE
    return None if held.board(change.board_id) else Wrong.UNREAD


def _wrong_quiet(value: str) -> Wrong | None:
    hours = term_values.quiet_of(value)
    if value in (term_values.USUAL, term_values.NEVER):
        return None
    return Wrong.UNREAD if hours is None else Wrong.ALL_DAY if term_values.loud(hours) < LEAST_LOUD else None


def _wrong_day(day: datetime.date | None, today: datetime.date) -> Wrong | None:
    if day is None:
        return Wrong.UNREAD
    return Wrong.PAST if day <= today else Wrong.FAR if day - today > LONGEST else None


def _wrong_leave(span: terms.Span | None, held: Held) -> Wrong | None:
    if span is None:
        return Wrong.UNREAD
    if span.last < span.first:
        return Wrong.BACKWARDS
    if span.last < held.today:
        return Wrong.PAST
    if span.last - span.first >= LONGEST:
        return Wrong.LONG
    if span.first - held.today > LONGEST:
        return Wrong.FAR
    is_new = span.first not in {one.first for one in held.leave}
    return Wrong.MANY if is_new and len(held.leave) >= MOST_ABSENCES else None
