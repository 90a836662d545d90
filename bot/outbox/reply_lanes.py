"""Who goes before whom among the replies that one process sends. Sends nothing itself, and knows no database and no platform.

One lane a person: their replies leave in the order in which they were owed, and of several for one spot only the newest. When
one cannot leave, its lane stops, and the newer ones wait behind it, so that no question is ever posted below the next one.
"""

import dataclasses
import datetime
import functools
import uuid
from collections.abc import Awaitable, Callable

from conversations import messages, records

FIRST_PAUSE = datetime.timedelta(seconds=4)
LONGEST_PAUSE = datetime.timedelta(minutes=1)
_GRACE = datetime.timedelta(seconds=15)
"""So long after its next try a lane is closed here; if another process made that try, nobody else would open it."""

Later = Callable[[], Awaitable[messages.Message]]
"""Composes a reply when its turn has come."""
Lane = tuple[str, str, str]
"""Platform, tenant and the person's handle."""


@dataclasses.dataclass(kw_only=True, eq=False)
class Turn:
    """A reply in its lane. `again`: what it showed may have been covered by an older one meanwhile, so it is to be shown once more."""

    record: records.ReplyRecord
    message: messages.Message | Later
    lease_until: datetime.datetime
    tried_since: datetime.datetime | None = None
    again: bool = False

    @functools.cached_property
    def lane(self) -> Lane:
        """Where it queues."""
        return _lane(self.record)


@dataclasses.dataclass(kw_only=True, eq=False)
class Stop:
    """A lane that does not move until `until`. `behind`: what stands in the database for it, by spot. `paused`: the workspace was gone."""

    until: datetime.datetime
    paused: bool
    behind: dict[str, Turn]


class Lanes:
    """The lanes of one process, in memory. Holds at most what its owner lets in."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: dict[Lane, list[Turn]] = {}
        self._under_way: dict[Lane, Turn] = {}
        self._stops: dict[Lane, Stop] = {}
        self._tries: dict[uuid.UUID, int] = {}
        self._queued = 0

    @property
    def room(self) -> int:
        """So many more replies may come in."""
        return self._most - len(self._under_way) - self._queued

    def add(self, turn: Turn) -> list[Turn]:
        """Let a reply queue by when it was owed. Returns those that it makes needless, or itself when a newer one waits at its spot."""
        queue = self._waiting.setdefault(turn.lane, [])
        spot, owed_at = turn.record.place.spot, turn.record.owed_at
        same = [one for one in queue if one.record.place.spot == spot]
        if any(one.record.owed_at > owed_at for one in same):
            return [turn]
        for one in same:
            queue.remove(one)
        queue.append(turn)
        queue.sort(key=lambda one: one.record.owed_at)
        self._queued += 1 - len(same)
        return same

    def next(self, lane: Lane) -> Turn | None:
        """Whose turn it is now, when the one before has ended; None: the lane is empty."""
        self._under_way.pop(lane, None)
        queue = self._waiting.get(lane, [])
        if not queue:
            self._waiting.pop(lane, None)
            return None
        self._under_way[lane] = queue.pop(0)
        self._queued -= 1
        return self._under_way[lane]

    def behind(self, turn: Turn) -> list[Turn]:
        """Who waits for this one to end."""
        return list(self._waiting.get(turn.lane, []))

    def clear(self) -> None:
        """Nobody waits any more; what is under way stays so."""
        self._waiting.clear()
        self._queued = 0

    def find(self, record: records.ReplyRecord) -> Turn | None:
        """This very reply, waiting or under way."""
        queues = (self._under_way.values(), *self._waiting.values())
        return next((one for queue in queues for one in queue if one.record.reply_id == record.reply_id), None)

    def is_under_way(self, turn: Turn) -> bool:
        """Whether the platform may have it already."""
        return self._under_way.get(turn.lane) is turn

    def stopped(self, lane: Lane, now: datetime.datetime) -> Stop | None:
        """What keeps this lane from moving."""
        stop = self._stops.get(lane)
        if stop is not None and (not stop.behind or now > stop.until + _GRACE):
            del self._stops[lane]
            return None
        return stop

    def stop(self, turn: Turn, until: datetime.datetime, *, paused: bool) -> list[Turn]:
        """Stop the lane of a reply that could not leave. Returns who is to be kept in the database alone: it, and those behind it."""
        kept = [turn, *self._waiting.pop(turn.lane, [])]
        self._queued -= len(kept) - 1
        self._stops.pop(turn.lane, None)
        while sum(len(stop.behind) for stop in self._stops.values()) + len(kept) > self._most and self._stops:
            self._stops.pop(next(iter(self._stops)))
        self._stops[turn.lane] = Stop(until=until, paused=paused, behind={one.record.place.spot: one for one in kept})
        return kept

    def pause_after(self, turn: Turn) -> datetime.timedelta:
        """How long to wait after one more failure: longer each time. Kept in memory, so that another process begins with the shortest."""
        failures = self._tries.pop(turn.record.reply_id, 0)
        self._tries[turn.record.reply_id] = failures + 1
        while len(self._tries) > self._most:
            self._tries.pop(next(iter(self._tries)))
        return min(FIRST_PAUSE * (1 << min(failures, 10)), LONGEST_PAUSE)

    def has_left(self, turn: Turn) -> None:
        """Forget its failures."""
        self._tries.pop(turn.record.reply_id, None)


def follows(one: records.ReplyRecord, other: records.ReplyRecord) -> bool:
    """Whether both are for one spot and one person, so that the later follows the earlier."""
    return _lane(one) == _lane(other) and one.place.spot == other.place.spot


def _lane(record: records.ReplyRecord) -> Lane:
    return record.address.platform, record.address.tenant, record.address.handle
