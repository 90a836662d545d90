"""What is owed to whom, and the few ways in which a send can end. The outbox, the adapters and the digest share these words."""

import dataclasses
import datetime
import enum
import uuid

from conversations import inbound
from frameworks import errors


class Kind(enum.StrEnum):
    """What a delivery brings. The message itself is composed when it is sent, so that it is never stale."""

    PULSE_OPENED = "pulse_opened"
    """The first question of a sitting, to one member."""
    PULSE_REMINDER = "pulse_reminder"
    """One reminder, to a member with questions left open."""
    REFLECTION = "reflection"
    """One reflection question, to one member."""
    SUMMARY = "summary"
    """The summary of a closed pulse, to the board channel."""
    DIGEST = "digest"
    """The weekly digest, to one coordinator."""
    CHANNEL_LOST = "channel_lost"
    """The question for another channel, to each coordinator of a board whose channel is gone."""
    CHANNEL_BACK = "channel_back"
    """To each coordinator of a board whose channel was gone and is there again: what waited is on its way."""
    BACK_AGAIN = "back_again"
    """To each coordinator, when a workspace put the bot in again: what was kept, and what goes on."""
    ROUND_OPENED = "round_opened"
    """A pack's first step, to one person who is asked in a round."""
    ROUND_CLOSED = "round_closed"
    """To the one who runs the workshop: what was written for them in a round that is over."""
    SHARED_LINE = "shared_line"
    """A line of their own that a member gave to the board, to its channel."""
    PAPERS_DUE = "papers_due"
    """To each coordinator: when the papers of the next meeting have to be out."""
    MEMO = "memo"
    """A memo to self, to its author."""
    STEP_ASKED = "step_asked"
    """To the owner of a next step alone: how it stands."""
    STEP_CHECKED = "step_checked"
    """To the owner of a next step that is over: whether it changed anything."""
    ARROW_ROUND = "arrow_round"
    """To one member, a year on: the arrows of then ask for their circles."""
    SET_MIND = "set_mind"
    """Ten days before a set meeting, to each member: what is on your mind."""
    SET_PREPARE = "set_prepare"
    """Five days before, to each presenter: the issue in three sentences."""
    SET_EVE = "set_eve"
    """The day before, to each member: the ground rules."""
    SET_STARTS = "set_starts"
    """At the start, to whoever facilitates: the phases, and the actions that people chose to share."""
    SET_ENDED = "set_ended"
    """At the end, to each member: what will you do, by when, how sure are you, what did you notice."""
    SET_WEEK_ON = "set_week_on"
    """A week on, to each who presented: how is it going."""
    SET_HALFWAY = "set_halfway"
    """Halfway to the next meeting, to each who presented: what have you learned since."""
    SET_WEEK_BEFORE = "set_week_before"
    """A week before the next meeting, to each who presented: ready to report back."""
    SET_REVIEW = "set_review"
    """After the third and the sixth meeting, to each member: purpose, pattern, value, carry on or close."""
    SET_AFTER = "set_after"
    """Six months after the last meeting, to each member: what came of it."""
    SET_CHANGED = "set_changed"
    """To each member of a set: a meeting was set, moved or cancelled."""
    NEWCOMER = "newcomer"
    """One piece of a new member's first six weeks."""
    LEAVER = "leaver"
    """To somebody whose seat has passed on: what stays theirs, and what ends."""
    PREVIEW = "preview"
    """The summary of a closed pulse, to each chair, before it goes to the channel."""
    OWN_ANSWERS = "own_answers"
    """Once the summary is out: one member's own answers beside the board's, to them alone."""
    BUDDY_AGREED = "buddy_agreed"
    """To who runs either board: both boards agreed, and what each now sees of the other."""
    BUDDY_READING = "buddy_reading"
    """To who runs a board: their buddy board has published a round."""
    BUDDY_ENDED = "buddy_ended"
    """To who runs either board: the exchange has ended."""


TO_CHANNEL = frozenset({Kind.SUMMARY, Kind.SHARED_LINE})
"""What goes to a board's channel; everything else goes to one person."""


class State(enum.StrEnum):
    """Where a delivery stands."""

    PLANNED = "planned"
    """Owed, not begun."""
    SENDING = "sending"
    """Claimed under a lease; marked before the first byte leaves."""
    SENT = "sent"
    """The platform took it and named it."""
    FAILED = "failed"
    """The platform, or we, refused it for a reason that waiting does not cure."""
    UNSURE = "unsure"
    """It may or may not have arrived, and the platform cannot tell. Never sent again blindly."""
    MOOT = "moot"
    """No longer needed when its turn came: the pulse had closed, the question was answered."""


class Reason(enum.StrEnum):
    """Why a delivery failed, in words that the digest can explain."""

    NO_ADDRESS = "no_address"
    """We hold no address for this person on any platform that is switched on."""
    PLATFORM_OFF = "platform_off"
    """The board's channel is on a platform that is switched off."""
    UNREACHABLE = "unreachable"
    """The person has left, or their account is switched off."""
    BLOCKED = "blocked"
    """The person has blocked the bot."""
    NOT_INSTALLED = "not_installed"
    """The person does not have the app."""
    NOT_IN_CHANNEL = "not_in_channel"
    """The bot is not in the channel, or the channel is gone."""
    ARCHIVED = "archived"
    """The channel is archived."""
    REVOKED = "revoked"
    """The bot's permission in this workspace was taken back."""
    REFUSED = "refused"
    """The platform will not take this message; the log says which rule it named."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Owed:
    """One message to be owed. `key` is unique for ever: a second plan with the same key changes nothing.

    Without an address it is for the person, who is looked up when it leaves: people change their addresses, and pass them on.
    What belongs to no board (a memo, a learning set) has no `board_id`.
    """

    key: str
    kind: Kind
    subject_id: uuid.UUID
    board_id: uuid.UUID | None
    address: inbound.Address | None
    due_at: datetime.datetime
    person_id: uuid.UUID | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Delivery:
    """One owed message under our claim.

    `address` is None for a person until it is about to leave. `owed_at` is when it should have left; it moves on only where the
    person's own terms, or their board's pauses, let it wait. `claimed_at` is when this try began; `attempts` counts tries that burnt.
    `bundle_key` is the key of the message that it left in, where that was together with others.
    """

    delivery_id: uuid.UUID
    key: str
    kind: Kind
    subject_id: uuid.UUID
    board_id: uuid.UUID | None
    person_id: uuid.UUID | None
    address: inbound.Address | None
    owed_at: datetime.datetime
    claimed_at: datetime.datetime
    attempts: int
    bundle_key: str | None = None

    @property
    def sent_key(self) -> str:
        """The key under which the platform was given it."""
        return self.bundle_key or self.key


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """The platform has this message, under this reference."""

    ref: str


class Looked(enum.StrEnum):
    """What a look for a message came to, when it was not found."""

    NOT_THERE = "not_there"
    """The platform was read back and does not have it: it may be sent again."""
    CANNOT_TELL = "cannot_tell"
    """The platform cannot be read back."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pace:
    """How many messages a second a platform takes, for one tenant and for one address. None: no limit known."""

    tenant_per_second: float | None = None
    address_per_second: float | None = None


_HOLD = "hold"


def hold_bucket(platform: str, tenant: str) -> str:
    """The bucket that keeps everything for one tenant back while the platform asks us to wait, or the workspace is gone.

    Apart from the paces: there, a time ahead means only that others go first, here that nothing may go at all.
    """
    return f"{_HOLD}:{platform}:{tenant}"


def person_bucket(person_id: uuid.UUID) -> str:
    """The bucket that only one process at a time has in hand while it takes what is due to this person."""
    return f"person:{person_id.hex}"


def held(bucket_key: str) -> tuple[str, str] | None:
    """The platform and the tenant that a bucket keeps back; None for a bucket of another kind."""
    kind, platform, tenant = (*bucket_key.split(":", 2), "", "")[:3]
    return (platform, tenant) if kind == _HOLD else None


class SendError(errors.BoardpulseError):
    """A message was not sent."""


class NotSent(SendError):
    """The platform surely did not take the message: it may be tried again."""


class RateLimited(NotSent):
    """The platform asks us to wait before the next message."""

    def __init__(self, retry_after: float) -> None:
        super().__init__()
        self.retry_after = retry_after
        """Seconds to wait, at least 1."""


class Paused(NotSent):
    """The workspace took the bot out, or took its permission back. Nothing is sent there until it is back."""


class Refused(SendError):
    """The platform will never take this message at this address."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Unsure(SendError):
    """The message left, and no answer came back: it may have arrived."""
