"""When a new member gets the next piece of their first weeks, and when somebody whose seat has passed on is written to. Pure.

Nothing is planned ahead: each piece hangs on the one before, as it was owed. So a snooze or a stopped process moves the path and
loses nothing of it, and there is never more than one piece a week.
"""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Iterable, Mapping

from conversations import boards, calendar, sending, workdays

PIECES = 6
AT = datetime.time(9)
APART = datetime.timedelta(days=7)
NEW_FOR = datetime.timedelta(days=42)
"""Whoever was put down later than this after their first day is not new any more."""
LATE_LIMIT = datetime.timedelta(days=3)
"""A piece that comes later than this is owed as of today."""
LEFT_LIMIT = datetime.timedelta(days=14)
"""So long after the last day a leaver is still written to: coordinators often note an end days later, and all of it is as true then."""
LOOK_BACK = datetime.timedelta(days=183)
"""Who came or went longer ago than this is not looked at: by then even a path that was often snoozed is over."""
_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stay:
    """All of one person's time on one board: local days, both included, an end of None means still. The first comes first."""

    board: boards.Board
    person_id: uuid.UUID
    zone: str
    spans: tuple[tuple[datetime.date, datetime.date | None], ...]

    @property
    def first(self) -> datetime.date:
        """Their very first day."""
        return min(begun for begun, _ in self.spans)

    @property
    def last(self) -> datetime.date | None:
        """The last day of the last of their seats; None where none of those has an end."""
        ends = [end for _, end in self.spans]
        return None if None in ends else max(end for end in ends if end is not None)

    def has(self, day: datetime.date) -> bool:
        """Whether they hold a seat on that day."""
        return any(begun <= day and (end is None or day <= end) for begun, end in self.spans)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Prompt:
    """One message to be owed at `due_at` (UTC)."""

    key: str
    kind: sending.Kind
    stay: Stay
    due_at: datetime.datetime

    def owed(self, now: datetime.datetime) -> sending.Owed:
        """As the outbox takes it. One that is late is a debt of today."""
        late = now - self.due_at > LATE_LIMIT
        return sending.Owed(
            key=self.key,
            kind=self.kind,
            subject_id=self.stay.board.board_id,
            board_id=self.stay.board.board_id,
            person_id=self.stay.person_id,
            address=None,
            due_at=now if late else self.due_at,
        )


def key(board_id: uuid.UUID, person_id: uuid.UUID, number: int) -> str:
    """The key of one piece, from 1."""
    return f"{board_id.hex}:{person_id.hex}:{sending.Kind.NEWCOMER}:{number}"


def board_of(piece_key: str) -> uuid.UUID:
    """Which board a key is about."""
    return uuid.UUID(hex=piece_key.partition(":")[0])


def number(piece_key: str) -> int:
    """Which piece a key is of."""
    return int(piece_key.rpartition(":")[2])


def pieces(board_id: uuid.UUID, person_id: uuid.UUID) -> tuple[str, ...]:
    """The keys of the whole path."""
    return tuple(key(board_id, person_id, one) for one in range(1, PIECES + 1))


def keys(stay: Stay) -> tuple[str, ...]:
    """The keys of all that the person may be owed as things stand."""
    last = stay.last
    parting = () if last is None else (_parting_key(stay, last),)
    return (*pieces(stay.board.board_id, stay.person_id), *parting)


def next_piece(stay: Stay, began: datetime.datetime | None, owed: Mapping[str, datetime.datetime], now: datetime.datetime) -> Prompt | None:
    """The piece that comes next, or None where none does.

    `began` is when the board's people were first asked anything (aware): whoever sat on it by then began together with all others.
    `owed` is when each piece so far was to leave, by its key.
    """
    if began is None or stay.first <= _local(began, stay.board.zone):
        return None
    today = _local(now, stay.zone)
    if not (stay.has(today) or stay.first > today):
        return None
    path = pieces(stay.board.board_id, stay.person_id)
    there = [one for one in path if one in owed]
    if not there:
        day = stay.first + _DAY
        if today - stay.first > NEW_FOR:
            return None
    elif there[-1] == path[-1]:
        return None
    else:
        day = _local(owed[there[-1]], stay.zone) + APART
    at = calendar.instant(workdays.on_or_after(day), AT, stay.zone)
    return Prompt(key=path[path.index(there[-1]) + 1] if there else path[0], kind=sending.Kind.NEWCOMER, stay=stay, due_at=at)


def farewell(stay: Stay, began: datetime.datetime | None) -> Prompt | None:
    """What somebody is told on the working day after their last; None for who stays, or left before anybody of the board was asked."""
    last = stay.last
    if last is None or began is None or last < _local(began, stay.board.zone):
        return None
    at = calendar.instant(workdays.on_or_after(last + _DAY), AT, stay.zone)
    return Prompt(key=_parting_key(stay, last), kind=sending.Kind.LEAVER, stay=stay, due_at=at)


def is_too_late(prompt: Prompt, now: datetime.datetime) -> bool:
    """Whether a farewell is left out: it would only puzzle."""
    return now - prompt.due_at > LEFT_LIMIT


def coming(
    stays: Iterable[Stay], began: Mapping[uuid.UUID, datetime.datetime], owed: Mapping[str, datetime.datetime], now: datetime.datetime
) -> list[Prompt]:
    """All that is to be owed next, whether its time has come or not; what is too late, too."""
    found = []
    for stay in stays:
        since = began.get(stay.board.board_id)
        parting = farewell(stay, since)
        if parting is not None and parting.key not in owed:
            found.append(parting)
        piece = next_piece(stay, since, owed, now)
        if piece is not None:
            found.append(piece)
    return found


def _parting_key(stay: Stay, last: datetime.date) -> str:
    """With the day: who comes back and leaves again is told again."""
    return f"{stay.board.board_id.hex}:{stay.person_id.hex}:{sending.Kind.LEAVER}:{last:%Y%m%d}"


def _local(instant: datetime.datetime, zone: str) -> datetime.date:
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).date()
