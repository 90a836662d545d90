"""A seat with everybody who held, holds or will hold it, and what may be done with it. Pure."""

import dataclasses
import datetime
import enum
import uuid

from conversations import days

LONGEST_BACK = datetime.timedelta(days=366)
"""So long ago a seat may have passed on at most: what was further back is history, and no slip."""
UNDO_FOR = datetime.timedelta(days=31)
"""For so long after its day a change can be undone by its typed word, which names no change."""
_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Held:
    """One person's time on a seat: local days, both included; `until` None means still."""

    tenure_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    since: datetime.date
    until: datetime.date | None = None

    def has(self, day: datetime.date) -> bool:
        """Whether the seat is theirs on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seat:
    """One seat of a board. `held` in order, the earliest first."""

    seat_id: uuid.UUID
    board_id: uuid.UUID
    title: str
    body: str
    held: tuple[Held, ...] = ()

    def on(self, day: datetime.date) -> Held | None:
        """Who holds it on that day."""
        return next((one for one in self.held if one.has(day)), None)

    def coming(self, day: datetime.date) -> Held | None:
        """Who holds it next, from a later day on."""
        return next((one for one in self.held if one.since > day), None)

    def tenure(self, tenure_id: uuid.UUID) -> Held | None:
        """The one with this id."""
        return next((one for one in self.held if one.tenure_id == tenure_id), None)

    def before(self, held: Held) -> Held | None:
        """Who gave the seat over to this one, the day before."""
        return next((one for one in self.held if one.until == held.since - _DAY), None)


class Refusal(enum.StrEnum):
    """Why nothing was changed."""

    HOLDS = "holds"
    """The seat is theirs on that day."""
    TAKEN = "taken"
    """Somebody holds it from that day or a later one on."""
    PAST = "past"
    """The day lies too far back."""
    FAR = "far"
    """The day lies too far ahead."""
    EMPTY = "empty"
    """Nobody holds it on that day."""
    ENDED = "ended"
    """It ends on that day already."""
    STALE = "stale"
    """The seat was changed since, or there is nothing to undo."""
    VOICE = "voice"
    """The board asks this person for another view than its own."""
    LAST = "last"
    """Nobody else keeps the board running."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Passing:
    """A seat may pass on; `ends` is whose time ends the day before, where it is anybody's."""

    ends: Held | None


def passing(seat: Seat, person_id: uuid.UUID, day: datetime.date, today: datetime.date) -> Passing | Refusal:
    """Whether the seat may pass on to this person from that day on."""
    refusal = _off(day, today)
    if refusal is not None:
        return refusal
    holder = seat.on(day)
    if holder is not None and holder.person_id == person_id:
        return Refusal.HOLDS
    if any(one.since >= day for one in seat.held):
        return Refusal.TAKEN
    return Passing(ends=holder)


def ending(seat: Seat, day: datetime.date, today: datetime.date) -> Held | Refusal:
    """Whose time on the seat can end with that day."""
    refusal = _off(day, today)
    holder = seat.on(day)
    if refusal is not None or holder is None:
        return refusal or Refusal.EMPTY
    return Refusal.ENDED if holder.until == day else holder


def can_take_back(seat: Seat, tenure_id: uuid.UUID) -> bool:
    """Whether the seat still stands as that passing-on left it: its last holder, without an end."""
    return bool(seat.held) and seat.held[-1].tenure_id == tenure_id and seat.held[-1].until is None


def can_reopen(seat: Seat, tenure_id: uuid.UUID, ended: datetime.date, was: datetime.date | None) -> bool:
    """Whether an end may be put back to where it was, and nobody has come since."""
    held = seat.tenure(tenure_id)
    if held is None or held.until != ended or (was is not None and was <= ended):
        return False
    later = seat.coming(ended)
    return later is None or (was is not None and was < later.since)


def latest_change(seat: Seat, today: datetime.date) -> Held | None:
    """Whose time was begun, or ended, by the last change that can still be undone."""
    if not seat.held:
        return None
    last = seat.held[-1]
    if last.until is not None:
        return last if last.until >= today - UNDO_FOR else None
    return last if last.since >= today - UNDO_FOR and seat.before(last) is not None else None


def _off(day: datetime.date, today: datetime.date) -> Refusal | None:
    if day < today - LONGEST_BACK:
        return Refusal.PAST
    return Refusal.FAR if day > today + days.LONGEST_AHEAD else None
