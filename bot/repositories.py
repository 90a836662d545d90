"""What the use cases need of the database, noun by noun. storage/ meets these by shape."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Protocol

from conversations import boards, inbound, records, sending
from conversations import sitting as sittings


class Boards(Protocol):
    """Boards, seats and people."""

    async def save(self, plan: boards.BoardPlan) -> uuid.UUID:
        """Store a board as planned; the same plan again changes nothing."""
        ...

    async def all(self) -> list[boards.Board]:
        """Every board, by name."""
        ...

    async def get(self, board_id: uuid.UUID) -> boards.Board:
        """The board with this id."""
        ...

    async def members_on(self, board_id: uuid.UUID, day: datetime.date) -> list[boards.Member]:
        """Everyone who holds a seat on that local day."""
        ...

    async def is_seated(self, board_id: uuid.UUID, person_id: uuid.UUID, day: datetime.date) -> bool:
        """Whether this person holds a seat on that local day."""
        ...

    async def with_duty(self, board_id: uuid.UUID, duty: boards.Duty) -> list[boards.Member]:
        """Everyone who carries the duty."""
        ...

    async def people_of(self, board_id: uuid.UUID) -> list[boards.Member]:
        """Everyone the board knows."""
        ...

    async def roles(self, board_id: uuid.UUID) -> Mapping[uuid.UUID, Sequence[str]]:
        """What each person is on the board, in the coordinator's words: seat titles and duties, by person id."""
        ...

    async def addresses_of(self, person_id: uuid.UUID) -> list[inbound.Address]:
        """Where this person is reached, the preferred address first."""
        ...

    async def person(self, person_id: uuid.UUID) -> boards.Member:
        """The person with this id."""
        ...

    async def person_called(self, key: str) -> boards.Member | None:
        """The person whom the coordinators call so, on whatever board."""
        ...

    async def boards_of(self, person_id: uuid.UUID) -> set[str]:
        """The keys of the boards that this person is or was on."""
        ...

    async def person_at(self, address: inbound.Address) -> boards.Member | None:
        """Whose address this is, if anybody's."""
        ...


class Schedules(Protocol):
    """When each practice is due next."""

    async def save(self, board_id: uuid.UUID, plan: boards.SchedulePlan, now: datetime.datetime) -> uuid.UUID:
        """Store one practice of a board; the same plan again changes nothing."""
        ...

    async def stop_others(self, board_id: uuid.UUID, kept: Sequence[uuid.UUID]) -> None:
        """Stop the board's schedules that are not among `kept`."""
        ...

    async def due(self, now: datetime.datetime) -> list[boards.Schedule]:
        """Everything due at or before `now`, oldest first."""
        ...

    async def of_board(self, board_id: uuid.UUID) -> list[boards.Schedule]:
        """All practices of a board."""
        ...

    async def get(self, schedule_id: uuid.UUID) -> boards.Schedule:
        """The schedule with this id."""
        ...

    async def move_on(self, schedule: boards.Schedule, to: datetime.datetime) -> bool:
        """Compare-and-set of the next due time."""
        ...

    async def earliest(self) -> datetime.datetime | None:
        """When anything is due next."""
        ...


class Pulses(Protocol):
    """Rounds of editions and what they came to."""

    async def create(self, record: records.PulseRecord) -> bool:
        """Store a pulse; False when this schedule has one for this due time."""
        ...

    async def seat(self, pulse_id: uuid.UUID, person_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
        """Give each person a sitting; sitting ids by person id."""
        ...

    async def get(self, pulse_id: uuid.UUID) -> records.PulseRecord:
        """The pulse with this id."""
        ...

    async def to_close(self, now: datetime.datetime) -> list[records.PulseRecord]:
        """Open pulses whose time is over."""
        ...

    async def earliest_close(self) -> datetime.datetime | None:
        """When an open pulse closes next."""
        ...

    async def close(self, pulse_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Close it for good, once; answers under way are waited for."""
        ...

    async def before(self, record: records.PulseRecord, *, with_answers: bool) -> records.PulseRecord | None:
        """The closed pulse of the same board and edition just before; with answers: only if they are still kept."""
        ...

    async def latest(self, board_id: uuid.UUID, since: datetime.datetime) -> list[records.PulseRecord]:
        """The board's pulses that close, or closed, at or after `since`."""
        ...

    async def eligible(self, pulse_id: uuid.UUID) -> int:
        """How many sittings."""
        ...

    async def answered(self, pulse_id: uuid.UUID) -> int:
        """How many members answered anything but "skip"."""
        ...

    async def counts(self, pulse_id: uuid.UUID) -> list[records.ItemCount]:
        """The distribution, counted."""
        ...

    async def pairs(self, earlier: uuid.UUID, later: uuid.UUID) -> list[records.PairCount]:
        """Who moved from which level to which, counted."""
        ...

    async def keep_reading(self, pulse_id: uuid.UUID, body: dict[str, object]) -> None:
        """Store what the pulse came to."""
        ...

    async def reading(self, pulse_id: uuid.UUID) -> dict[str, object] | None:
        """What the pulse came to."""
        ...

    async def used_editions(self, *, open_only: bool = False) -> dict[str, set[str]]:
        """The digests under which each edition has been used, by any pulse or by those still open."""
        ...

    async def forget(self, now: datetime.datetime) -> int:
        """Delete single answers whose promised time is over."""
        ...


class Sittings(Protocol):
    """One member's answers to one pulse."""

    async def get(self, sitting_id: uuid.UUID, *, lock: bool = False) -> records.SittingRecord | None:
        """The sitting, or None."""
        ...

    async def open_for(self, person_id: uuid.UUID) -> list[records.SittingRecord]:
        """This person's open sittings, the one that closes first in front."""
        ...

    async def latest_for(self, person_id: uuid.UUID) -> records.SittingRecord | None:
        """This person's most recent sitting, open or not."""
        ...

    async def keep(self, record: records.SittingRecord, answer: sittings.Answer) -> None:
        """Store one answer in place of an earlier one."""
        ...


class Reflections(Protocol):
    """Open questions and private replies."""

    async def ask(self, rows: Sequence[records.ReflectionRecord]) -> None:
        """Store questions put to people, each once."""
        ...

    async def rounds(self, schedule_id: uuid.UUID) -> int:
        """How many times this schedule has asked."""
        ...

    async def get(self, reflection_id: uuid.UUID, *, lock: bool = False) -> records.ReflectionRecord | None:
        """The reflection, or None."""
        ...

    async def latest(self, person_id: uuid.UUID, *, open_only: bool) -> records.ReflectionRecord | None:
        """The newest question put to this person, or the newest they have neither answered nor let pass."""
        ...

    async def changed_at(self, person_id: uuid.UUID, instant: datetime.datetime) -> records.ReflectionRecord | None:
        """The question that this person replied to, or let pass, at that instant."""
        ...

    async def keep(self, reflection_id: uuid.UUID, *, reply: str | None, passed: bool, changed_at: datetime.datetime) -> None:
        """Store what the person did."""
        ...

    async def forget(self, now: datetime.datetime) -> int:
        """Delete replies whose promised time is over."""
        ...


class Deliveries(Protocol):
    """The outbox."""

    async def owe(self, owed: Sequence[sending.Owed]) -> None:
        """Write down what is owed, each key once."""
        ...

    async def claim(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take due messages under a lease."""
        ...

    async def claim_expired(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take messages whose sender died between its two marks."""
        ...

    async def settle(
        self,
        delivery: sending.Delivery,
        owner: str,
        state: sending.State,
        now: datetime.datetime,
        *,
        ref: str | None = None,
        reason: sending.Reason | None = None,
    ) -> bool:
        """Mark how a send ended; False when the lease was lost."""
        ...

    async def put_back(self, delivery: sending.Delivery, owner: str, due_at: datetime.datetime, *, burnt: bool) -> bool:
        """Owe the message again from `due_at` on."""
        ...

    async def redirect(self, delivery: sending.Delivery, owner: str, address: inbound.Address) -> bool:
        """Write down where the message goes, before it leaves; False when the lease was lost."""
        ...

    async def standing(self, subject_id: uuid.UUID, kind: sending.Kind) -> tuple[sending.State, datetime.datetime | None] | None:
        """The state of the one delivery of this kind about this subject, and when it was settled."""
        ...

    async def next_due(self) -> datetime.datetime | None:
        """When the outbox next has something to do."""
        ...

    async def overdue(self, before: datetime.datetime) -> int:
        """How many should have left before that instant and have not."""
        ...

    async def by_state(self) -> dict[str, int]:
        """How many messages stand in each state."""
        ...

    async def not_reached(self, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> Mapping[sending.Reason, int]:
        """How many people of a board a message failed to reach in that time, by reason; a channel counts as one."""
        ...

    async def unsure(self, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> int:
        """Messages of a board that may or may not have arrived in that time."""
        ...

    async def reserve(
        self, bucket_key: str, now: datetime.datetime, interval: datetime.timedelta, latest: datetime.datetime
    ) -> datetime.datetime:
        """The next free moment of a bucket; taken, unless it lies beyond `latest`."""
        ...

    async def hold(self, bucket_key: str, until: datetime.datetime) -> None:
        """Let nothing out of a bucket before `until`."""
        ...


class Receipts(Protocol):
    """Which events were dealt with."""

    async def is_first(self, source: str, key: str, now: datetime.datetime) -> bool:
        """Take a receipt; False for a repeat."""
        ...

    async def forget(self, before: datetime.datetime) -> int:
        """Drop old receipts."""
        ...


class Digests(Protocol):
    """The weeks that digests tell of."""

    async def create(self, record: records.DigestRecord) -> bool:
        """Store a week to be told; False when this schedule has one that ends then."""
        ...

    async def last_end(self, schedule_id: uuid.UUID) -> datetime.datetime | None:
        """Where the schedule's last digest ended, or None before the first."""
        ...

    async def get(self, digest_id: uuid.UUID) -> records.DigestRecord:
        """The week with this id."""
        ...
