"""Who is on a board and where they are reached. Names of bodies, sectors and roles are data: none of them will last."""

import dataclasses
import datetime
import enum
import uuid

from conversations import calendar, inbound, sending


class Duty(enum.StrEnum):
    """What a person does for a board, apart from holding a seat."""

    CHAIR = "chair"
    """Leads the board."""
    COORDINATOR = "coordinator"
    """Keeps it running, and gets the weekly digest."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Loss:
    """Since when (aware, UTC) a board's channel cannot be posted to, and why."""

    since: datetime.datetime
    reason: sending.Reason


@dataclasses.dataclass(frozen=True, kw_only=True)
class FloorDecision:
    """That a board decided on a floor below the usual one: on which day, and why, in its own words."""

    on: datetime.date
    why: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Board:
    """One board. `floor` is the fewest answers that may be shown; `keep_months` how long single answers are kept after a close.

    `floor_decision` is None where the floor is the usual one or higher, and for boards that were loaded before decisions were kept.
    `loss` is None while its channel can be posted to, as far as anybody knows.
    """

    board_id: uuid.UUID
    key: str
    name: str
    zone: str
    language: str
    channel: inbound.Address
    floor: int
    keep_months: int
    loss: Loss | None = None
    floor_decision: FloorDecision | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Member:
    """A person, with every address they are reached at, the preferred one first. `key` is the coordinators' short name for them."""

    person_id: uuid.UUID
    key: str
    name: str
    zone: str
    language: str
    addresses: tuple[inbound.Address, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class SeatPlan:
    """One seat as a coordinator lists it: who holds it for which body, from which day (and until which, if it has ended)."""

    title: str
    body: str
    sector: str
    person: str
    held_from: datetime.date
    held_until: datetime.date | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class PersonPlan:
    """One person as a coordinator lists them. `key` is the coordinator's own short name for them, the same on every board."""

    key: str
    name: str
    zone: str
    language: str
    addresses: tuple[inbound.Address, ...]
    duties: tuple[Duty, ...] = ()


class Practice(enum.StrEnum):
    """What a schedule does when it comes round."""

    PULSE = "pulse"
    """Opens a pulse of an edition for the whole board."""
    REFLECTION = "reflection"
    """Asks each member one question of an edition, privately."""
    DIGEST = "digest"
    """Sends each coordinator the weekly digest."""


class PauseKind(enum.StrEnum):
    """What rests on the days of a pause."""

    PAUSE = "pause"
    """The board is left in peace: its people get nothing unasked about it."""
    PRE_ELECTION = "pre_election"
    """Nothing is posted to the board's channel."""


class Actor(enum.StrEnum):
    """Whose view a round asks for. The 2013 barometer names these four; their views are kept apart and never added up."""

    BOARD = "board"
    """The members of the board."""
    COUNCIL = "council"
    """The council, beyond those who sit on the board."""
    PARTNERS = "partners"
    """Organisations that the board works with."""
    COMMUNITIES = "communities"
    """Individuals, families and communities."""


class Extra(enum.StrEnum):
    """What a board may switch on for its rounds. Nothing of it comes unasked."""

    EVIDENCE = "evidence"
    """After each level, ask how much of its description holds."""
    DASHBOARD = "dashboard"
    """Beside the summary, how the answers spread over the levels, part by part."""
    SPIDERGRAM = "spidergram"
    """Beside the summary, the middle answers on a web, with the table beside it."""
    SCORECARD = "scorecard"
    """Beside the summary, one table of the middle answers, now and ahead."""
    SECTORS = "sectors"
    """Beside the summary, the middle answers of groups of sectors, where every group is large enough."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class VoicePlan:
    """Somebody outside the board who is asked for the view of their kind of actor."""

    person: str
    actor: Actor


@dataclasses.dataclass(frozen=True, kw_only=True)
class SchedulePlan:
    """One recurring practice of a board. `open_days`, `remind_days` (before the close), `actor` and `extras` belong to pulses."""

    practice: Practice
    rhythm: calendar.Rhythm
    edition_ref: str | None = None
    open_days: int = 14
    remind_days: int = 3
    actor: Actor = Actor.BOARD
    extras: frozenset[Extra] = frozenset()


@dataclasses.dataclass(frozen=True, kw_only=True)
class BoardPlan:
    """A whole board as a coordinator describes it. Loading the same plan again changes nothing."""

    key: str
    name: str
    zone: str
    language: str
    channel: inbound.Address
    floor: int
    keep_months: int
    people: tuple[PersonPlan, ...]
    seats: tuple[SeatPlan, ...]
    schedules: tuple[SchedulePlan, ...]
    voices: tuple[VoicePlan, ...] = ()
    floor_decision: FloorDecision | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Schedule:
    """A schedule as it stands: the plan, its board, when it is due next, and when it last was (UTC; None before its first time)."""

    schedule_id: uuid.UUID
    board: Board
    plan: SchedulePlan
    next_due: datetime.datetime
    last_due: datetime.datetime | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Tenure:
    """A seat that somebody holds, or held, between two local dates, both included; an open end means still."""

    board_name: str
    title: str
    body: str
    sector: str
    held_from: datetime.date
    held_until: datetime.date | None
