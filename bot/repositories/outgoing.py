"""What is owed to people and channels, what came in, and the workspaces between."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from conversations import inbound, records, sending


class Deliveries(Protocol):
    """The outbox."""

    async def owe(self, owed: Sequence[sending.Owed]) -> None:
        """Write down what is owed, each key once."""
        ...

    async def claim(self, owner: str, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[sending.Delivery]:
        """Take due messages under a lease, and with each what else is due to the same person."""
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

    async def postpone(self, delivery: sending.Delivery, owner: str, to: datetime.datetime) -> bool:
        """Owe the message from `to` on, as if that had been its time from the first."""
        ...

    async def look_again(self, person_id: uuid.UUID, now: datetime.datetime) -> None:
        """Owe at once what waited for this person's own terms, which have changed: the outbox asks anew when each may leave."""
        ...

    async def look_again_at(self, board_id: uuid.UUID, now: datetime.datetime) -> None:
        """The same for all that is about a board, whose pauses have changed."""
        ...

    async def redirect(self, delivery: sending.Delivery, owner: str, address: inbound.Address) -> bool:
        """Write down where the message goes, before it leaves; False when the lease was lost."""
        ...

    async def bundle(self, parts: Sequence[sending.Delivery], owner: str, address: inbound.Address) -> bool:
        """Write down, before they leave, that these go there as one message under the first one's key; False when a lease was lost."""
        ...

    async def left_to(self, person_ids: Collection[uuid.UUID], since: datetime.datetime) -> Mapping[uuid.UUID, Sequence[datetime.datetime]]:
        """When messages left to each of them after `since`; what left together counts once. Nobody is left out."""
        ...

    async def known(self, keys: Collection[str]) -> set[str]:
        """Which of these keys something is, or was, owed under."""
        ...

    async def brought_to(self, person_id: uuid.UUID, delivery_id: uuid.UUID) -> sending.Delivery | None:
        """The delivery with this id, if it is this person's own and has left, or is about to; else None."""
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

    async def owe_again(self, board_id: uuid.UUID, channel: inbound.Address, since: datetime.datetime, now: datetime.datetime) -> int:
        """Owe once more, at its new channel, what failed since then to reach the board's old one. How many."""
        ...

    async def release(self, bucket_key: str) -> None:
        """Let things out of a held bucket at once."""
        ...

    async def reserve(
        self, bucket_key: str, now: datetime.datetime, interval: datetime.timedelta, latest: datetime.datetime
    ) -> datetime.datetime:
        """The next free moment of a bucket; taken, unless it lies beyond `latest`."""
        ...

    async def hold(self, bucket_key: str, until: datetime.datetime) -> None:
        """Let nothing out of a bucket before `until`."""
        ...


class Replies(Protocol):
    """Replies to what people pressed and typed, from the commit to the moment they leave."""

    async def owe(self, rows: Sequence[records.ReplyRecord], lease_until: datetime.datetime) -> None:
        """Write down replies; one for the same spot takes the place of an earlier one."""
        ...

    async def settle(self, gone: Sequence[tuple[records.ReplyRecord, datetime.datetime]]) -> list[records.ReplyRecord]:
        """Delete what has left or is needless, each given with its lease. Returns newer replies that must be shown again."""
        ...

    async def put_off(self, reply_ids: Sequence[uuid.UUID], lease_until: datetime.datetime) -> None:
        """Let nobody try these again before then; newer replies for their spots stand."""
        ...

    async def left_over(self, now: datetime.datetime, lease_until: datetime.datetime, limit: int) -> list[records.ReplyRecord]:
        """Take replies whose lease has run out, under a new one: first those that have waited longest since their last try."""
        ...

    async def forget(self, before: datetime.datetime) -> int:
        """Delete replies owed before that instant: nobody waits for them any more."""
        ...


class Receipts(Protocol):
    """Which events were dealt with."""

    async def is_first(self, source: str, key: str, now: datetime.datetime) -> bool:
        """Take a receipt; False for a repeat."""
        ...

    async def take(self, events: Sequence[tuple[str, str]], now: datetime.datetime) -> Sequence[bool]:
        """Take receipts for events (source, key); for each in turn, whether it is the first. Of two alike the earlier one is."""
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

    async def ending_at(self, board_ids: Collection[uuid.UUID], until: datetime.datetime) -> list[records.DigestRecord]:
        """The weeks of these boards that end at that instant, by the names of the boards."""
        ...


class Installations(Protocol):
    """Workspaces that put the bot in."""

    async def keep(self, record: records.InstallationRecord) -> None:
        """Store one in place of an earlier one of the same workspace, whose `installed_at` stands.

        Raises SealingError without a key to encrypt with.
        """
        ...

    async def get(self, platform: str, tenant: str, *, lock: bool = False) -> records.InstallationRecord | None:
        """The workspace's, or None; with `lock` nobody else can change it until the unit of work ends.

        Raises SealingError when its tokens cannot be read with the keys at hand.
        """
        ...

    async def check(self) -> None:
        """See whether the keys at hand open what is kept of every workspace. Raises records.Sealed when they do not."""
        ...

    async def pause(self, platform: str, tenant: str, at: datetime.datetime) -> bool:
        """Mark it as taken out; False when there is none, it was marked before, or it was put in again after `at`."""
        ...

    async def paused(self) -> list[tuple[str, str, datetime.datetime]]:
        """(platform, tenant, since when) of those taken out, oldest first. Needs no key."""
        ...


class References(Protocol):
    """How people, channels and teams are reached, as a platform showed it; encrypted. `kind` is the adapter's own word."""

    async def keep(self, record: records.ReferenceRecord) -> None:
        """Store one in place of an earlier one of the same kind and handle. Raises records.Sealed without a key to encrypt with."""
        ...

    async def find(self, platform: str, tenant: str, kind: str, handle: str) -> records.ReferenceRecord | None:
        """The one of this kind and handle, or None. Raises records.Sealed when it cannot be read with the keys at hand."""
        ...

    async def all(self, platform: str, tenant: str, kind: str) -> list[records.ReferenceRecord]:
        """All of a kind in a tenant, by their handles. Raises records.Sealed when one cannot be read with the keys at hand."""
        ...

    async def known(self, addresses: Collection[inbound.Address]) -> Mapping[inbound.Address, str]:
        """Which of these addresses something is kept of, and its kind. Needs no key."""
        ...

    async def drop(self, platform: str, tenant: str, kind: str, handle: str) -> None:
        """Delete one; nothing happens where there is none."""
        ...

    async def check(self) -> None:
        """See whether the keys at hand open what is kept of every one. Raises records.Sealed when they do not."""
        ...
