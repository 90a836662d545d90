"""Pulses, sittings and reflections as they are stored, before the edition they refer to is laid beside them."""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Mapping

from conversations import boards, inbound
from conversations import sitting as sittings
from frameworks import errors


class PulseState(enum.StrEnum):
    """Where a pulse stands."""

    OPEN = "open"
    """Members can answer."""
    CLOSED = "closed"
    """Read once, and published."""
    MISSED = "missed"
    """Its time came and went while Boardpulse was down; it was left out, visibly."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class PulseRecord:
    """One round of an edition. `floor` and `keep_months` are those promised when it opened.

    `wording` are the layers whose words it was opened with, as the library names them; empty where all words are ours. `actor` and
    `extras` are those of its schedule on that day.
    """

    pulse_id: uuid.UUID
    schedule_id: uuid.UUID
    board: boards.Board
    edition_ref: str
    edition_digest: str
    state: PulseState
    due_at: datetime.datetime
    opened_at: datetime.datetime
    closes_at: datetime.datetime
    closed_at: datetime.datetime | None
    floor: int
    keep_months: int
    forget_at: datetime.datetime
    wording: str = ""
    actor: boards.Actor = boards.Actor.BOARD
    extras: frozenset[boards.Extra] = frozenset()


@dataclasses.dataclass(frozen=True, kw_only=True)
class SittingRecord:
    """One member's sitting, with the answers so far by item key."""

    sitting_id: uuid.UUID
    pulse: PulseRecord
    person_id: uuid.UUID
    answers: Mapping[str, sittings.Answer]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReflectionRecord:
    """One reflection question put to one person, with their reply. `keep_months` is what was promised when it was asked."""

    reflection_id: uuid.UUID
    schedule_id: uuid.UUID
    board: boards.Board
    person_id: uuid.UUID
    edition_ref: str
    item_key: str
    asked_at: datetime.datetime
    keep_months: int
    forget_at: datetime.datetime
    reply: str | None = None
    passed: bool = False
    changed_at: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class ItemCount:
    """How many answers to one item had exactly this pair of marks. None: that half was not given, or was no level."""

    item_key: str
    now_level: int | None
    now_standing: sittings.Standing | None
    ahead_level: int | None
    count: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class SureCount:
    """How many of those who gave one item a level are so sure of it."""

    item_key: str
    sure: int
    count: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class PickCounts:
    """How many people are done with a list, and how many of them picked what, by item key. An item that nobody picked is not there."""

    done: int
    picked: Mapping[str, int]


@dataclasses.dataclass(frozen=True, kw_only=True)
class PairCount:
    """How many people marked one item `before` in the earlier pulse and `after` in the later."""

    item_key: str
    before: int
    after: int
    count: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class DigestRecord:
    """The time one digest tells of, from the end of the one before to its own due time."""

    digest_id: uuid.UUID
    schedule_id: uuid.UUID
    board: boards.Board
    since: datetime.datetime
    until: datetime.datetime


OVERTAKING = datetime.timedelta(seconds=5)
"""So much longer is the lease of a reply that took the row of one that may be under way. That is how its end is told apart."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReplyRecord:
    """A reply that is owed: to whom, where, and what it says as `message_codec` writes it, or the action that shows it anew."""

    reply_id: uuid.UUID
    address: inbound.Address
    place: inbound.Place
    body: str
    owed_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class DraftRecord:
    """What somebody has written in the box of `action` and not sent off."""

    address: inbound.Address
    action: str
    text: str
    written_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class SetUpRecord:
    """A board that somebody is describing. `given` holds what they gave so far, by step, as plain JSON values.

    `board_id` is the board it became; `ended`: nothing more can be given.
    """

    setup_id: uuid.UUID
    address: inbound.Address
    given: Mapping[str, object]
    begun_at: datetime.datetime
    changed_at: datetime.datetime
    board_id: uuid.UUID | None = None
    ended: bool = False


class Sealed(errors.BoardpulseError):
    """What is kept encrypted cannot be used: a key is missing or wrong. Waiting does not cure it."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class InstallationRecord:
    """A workspace that put the bot in. `tokens` is what the adapter keeps of it, as text.

    `paused_at`: it took the bot out, or its permission back, and everything waits.
    """

    platform: str
    tenant: str
    tokens: str = dataclasses.field(repr=False)
    installed_at: datetime.datetime
    changed_at: datetime.datetime
    paused_at: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReferenceRecord:
    """How a person, a channel or a team is reached on a platform. `kind` and `reference` are the adapter's own; the latter is sealed."""

    platform: str
    tenant: str
    kind: str
    handle: str
    reference: str = dataclasses.field(repr=False)
    changed_at: datetime.datetime
