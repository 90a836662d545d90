"""What people are asked, and what they give."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from conversations import inbound, records
from conversations import sitting as sittings


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
        """The closed pulse of the same board and edition, from the same file, just before; with answers: only if they are still kept."""
        ...

    async def of_another_edition(self, record: records.PulseRecord) -> records.PulseRecord | None:
        """The board's last closed pulse of the same framework before this one, if that was of another edition."""
        ...

    async def latest(self, board_id: uuid.UUID, since: datetime.datetime) -> list[records.PulseRecord]:
        """The board's pulses that close, or closed, at or after `since`."""
        ...

    async def kept(self, after: datetime.datetime, until: datetime.datetime) -> list[records.PulseRecord]:
        """Closed pulses whose answers are still kept and that opened after one instant, and not after the other; the earliest first."""
        ...

    async def next_kept(self, after: datetime.datetime, edition_refs: Collection[str]) -> records.PulseRecord | None:
        """The first closed pulse of these editions that opened after that instant and whose answers are still kept."""
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

    async def sureness(self, pulse_id: uuid.UUID) -> list[records.SureCount]:
        """How sure people are, counted."""
        ...

    async def picks(self, pulse_id: uuid.UUID, items: int) -> records.PickCounts:
        """What was picked by those who are done: who have a mark on each of so many items."""
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

    async def people_of(self, pulse_id: uuid.UUID) -> list[uuid.UUID]:
        """Everybody who was asked in a pulse."""
        ...

    async def open_for(self, person_id: uuid.UUID) -> list[records.SittingRecord]:
        """This person's open sittings, the one that closes first in front."""
        ...

    async def latest_for(self, person_id: uuid.UUID) -> records.SittingRecord | None:
        """This person's most recent sitting, open or not."""
        ...

    async def of_person(self, person_id: uuid.UUID) -> list[records.SittingRecord]:
        """All of this person's sittings whose answers are still kept, the newest pulse first."""
        ...

    async def get_all(self, sitting_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, records.SittingRecord]:
        """Those of these sittings that there are, by id; nobody else can change them until the unit of work ends."""
        ...

    async def keep(self, record: records.SittingRecord, answer: sittings.Answer) -> None:
        """Store one answer in place of an earlier one."""
        ...

    async def keep_all(self, given: Sequence[tuple[records.SittingRecord, sittings.Answer]]) -> None:
        """Store answers in place of earlier ones. Of two to one item in one sitting the last stands."""
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

    async def of_person(self, person_id: uuid.UUID) -> list[records.ReflectionRecord]:
        """Every question put to this person that is still kept, the newest first."""
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


class Drafts(Protocol):
    """What people have written and not sent off."""

    async def keep(self, address: inbound.Address, action: str, text: str, at: datetime.datetime) -> None:
        """Keep a draft in place of an older one; a newer one stands. An empty text deletes it."""
        ...

    async def empty(self, address: inbound.Address, action: str, at: datetime.datetime) -> None:
        """Empty a box that was sent off, whatever stands in it. Nothing written before comes back."""
        ...

    async def get(self, address: inbound.Address, action: str) -> str | None:
        """The draft for this box, or None."""
        ...

    async def of(self, addresses: Sequence[inbound.Address]) -> list[records.DraftRecord]:
        """Everything these accounts have written and not sent off, newest first."""
        ...

    async def forget(self, before: datetime.datetime) -> int:
        """Delete drafts last touched before that instant."""
        ...
