"""A learning set as it is stored, and what follows from that at once: who is in it, which meetings take place, who facilitates.

Holds none of the words that people wrote: those are opened only where they are shown.
"""

import dataclasses
import datetime
import enum
import functools
import uuid
import zoneinfo
from collections.abc import Iterator, Sequence

from conversations import calendar

KEEP_MONTHS = 12
"""So long after a set's last meeting what people wrote in it is kept."""
FEWEST = 3
"""Two people talk; a set has somebody to ask, somebody to answer and somebody to listen."""


class NoteKind(enum.StrEnum):
    """What a member wrote, or chose, around one meeting. At most one of each for each member and meeting."""

    MIND = "mind"
    """Before it: one line on what is theirs to move."""
    ISSUE = "issue"
    """A presenter's issue."""
    WHY_NOW = "why_now"
    """Why it matters now."""
    TRIED = "tried"
    """What they have done about it."""
    WANT = "want"
    """What they hope to get from the set."""
    COMMITMENT = "commitment"
    """After it: what they will do."""
    BY = "by"
    """By when: an ISO day, or words of their own."""
    SURE = "sure"
    """How sure they are, 1 to 5."""
    NOTICED = "noticed"
    """What they noticed."""
    STANDS = "stands"
    """A week on: done, moving, stuck or dropped."""
    LEARNED = "learned"
    """Halfway to the next: what they have learned."""
    REPORT = "report"
    """Before the next: two lines to report back."""
    PURPOSE = "purpose"
    """Review: what the set is for."""
    PATTERN = "pattern"
    """Review: how often and for how long it meets, and coming to it."""
    VALUE = "value"
    """Review: what it is worth."""
    GO_ON = "go_on"
    """Review: carry on, change or close."""
    FOR_ME = "for_me"
    """Six months after: what changed for them."""
    FOR_BOARD = "for_board"
    """What changed for their board."""
    FOR_SYSTEM = "for_system"
    """What changed beyond it."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class LearningSet:
    """One set. `quorum` is the fewest members with whom a meeting is worth holding; `has_rules`: it has written ground rules of its own."""

    set_id: uuid.UUID
    name: str
    zone: str
    quorum: int
    begun_at: datetime.datetime
    facilitator_id: uuid.UUID | None = None
    begun_by_id: uuid.UUID | None = None
    ended_at: datetime.datetime | None = None
    has_rules: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class SetMember:
    """Somebody in a set from one local day on and, where they left, until the day before another."""

    person_id: uuid.UUID
    name: str
    zone: str
    language: str
    joined_on: datetime.date
    left_on: datetime.date | None = None

    def is_in(self, day: datetime.date) -> bool:
        """Whether they are in the set on this day of the set's zone."""
        return self.joined_on <= day and (self.left_on is None or day < self.left_on)


@dataclasses.dataclass(frozen=True, kw_only=True)
class SetMeeting:
    """One meeting. `number` never changes, whatever is moved; `sequence` counts its changes."""

    set_meeting_id: uuid.UUID
    set_id: uuid.UUID
    number: int
    starts_at: datetime.datetime
    minutes: int
    sequence: int = 0
    cancelled_at: datetime.datetime | None = None

    @property
    def ends_at(self) -> datetime.datetime:
        """When it is over."""
        return self.starts_at + datetime.timedelta(minutes=self.minutes)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Presence:
    """What was said of one person and one meeting; None is nothing. `presents` is their place among the presenters, from 1."""

    set_meeting_id: uuid.UUID
    person_id: uuid.UUID
    coming: bool | None = None
    came: bool | None = None
    presents: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Note:
    """That somebody wrote something, not what. `offered`: they share it with the set."""

    set_meeting_id: uuid.UUID
    person_id: uuid.UUID
    kind: NoteKind
    offered: bool
    changed_at: datetime.datetime
    forget_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Group:
    """A set with everybody who is or was in it, its meetings by their start, cancelled ones too, and what was said of them.

    `facilitator` may be a member or not; as a member of nothing they have joined on the day the set began.
    """

    learning_set: LearningSet
    members: tuple[SetMember, ...]
    meetings: tuple[SetMeeting, ...]
    presences: tuple[Presence, ...] = ()
    notes: tuple[Note, ...] = ()
    facilitator: SetMember | None = None

    def day(self, instant: datetime.datetime) -> datetime.date:
        """The local day in the set's zone."""
        return instant.astimezone(zoneinfo.ZoneInfo(self.learning_set.zone)).date()

    def held(self) -> tuple[SetMeeting, ...]:
        """The meetings that took or are to take place, in order."""
        return self._held

    def meeting(self, set_meeting_id: uuid.UUID) -> SetMeeting | None:
        """The meeting with this id; None where it is none of this set's."""
        return next((one for one in self.meetings if one.set_meeting_id == set_meeting_id), None)

    def takes_place(self, meeting: SetMeeting) -> bool:
        """Whether it was not cancelled, and the set not ended before it."""
        return meeting in self.held()

    def following(self, meeting: SetMeeting) -> SetMeeting | None:
        """The meeting after this one; None after the last."""
        return next((one for one in self.held() if (one.starts_at, one.number) > (meeting.starts_at, meeting.number)), None)

    def previous(self, meeting: SetMeeting) -> SetMeeting | None:
        """The meeting before this one; None before the first."""
        return next((one for one in reversed(self.held()) if (one.starts_at, one.number) < (meeting.starts_at, meeting.number)), None)

    def coming(self, now: datetime.datetime) -> SetMeeting | None:
        """The meeting that is on, or comes next."""
        return next((one for one in self.held() if now < one.ends_at), None)

    def members_on(self, day: datetime.date) -> tuple[SetMember, ...]:
        """Who is in the set on a local day, in the order in which they take turns."""
        here = (one for one in self.members if one.is_in(day))
        return tuple(sorted(here, key=lambda one: (one.joined_on, one.person_id)))

    def member(self, person_id: uuid.UUID, now: datetime.datetime) -> SetMember | None:
        """This person where they are in the set now, or facilitate it; None for everybody else."""
        found = next((one for one in self.members_on(self.day(now)) if one.person_id == person_id), None)
        outside = self.facilitator if self.facilitator is not None and self.facilitator.person_id == person_id else None
        return found or outside

    def presence(self, meeting: SetMeeting, person_id: uuid.UUID) -> Presence:
        """What was said of this person and this meeting."""
        key = (meeting.set_meeting_id, person_id)
        found = (one for one in self.presences if (one.set_meeting_id, one.person_id) == key)
        return next(found, Presence(set_meeting_id=meeting.set_meeting_id, person_id=person_id))

    def presenters(self, meeting: SetMeeting, among: Sequence[SetMember]) -> tuple[SetMember, ...]:
        """Those who present, in their order, without any who said that they cannot come or were noted as away."""
        return tuple(one for _, one in sorted(self._presenting(meeting, among), key=lambda found: (found[0], found[1].person_id)))

    def note(self, meeting: SetMeeting, person_id: uuid.UUID, kind: NoteKind) -> Note | None:
        """Whether this person wrote this, and when; None where they did not."""
        key = (meeting.set_meeting_id, person_id, kind)
        return next((one for one in self.notes if (one.set_meeting_id, one.person_id, one.kind) == key), None)

    def facilitates(self, meeting: SetMeeting, now: datetime.datetime) -> SetMember | None:
        """Who facilitates it: the facilitator, if they do not say that they cannot come; else the members take turns by its number.

        Whoever presents, or cannot come, is passed over while there is somebody else. None where nobody is left.
        """
        if self.facilitator is not None and self.presence(meeting, self.facilitator.person_id).coming is not False:
            return self.facilitator
        everybody = self.members_on(self.day(now))
        turn = (meeting.number - 1) % len(everybody) if everybody else 0
        in_turn = [one for one in (*everybody[turn:], *everybody[:turn]) if self.presence(meeting, one.person_id).coming is not False]
        free = (one for one in in_turn if self.presence(meeting, one.person_id).presents is None)
        return next(free, in_turn[0] if in_turn else None)

    @functools.cached_property
    def _held(self) -> tuple[SetMeeting, ...]:
        ended_at = self.learning_set.ended_at
        taking_place = (one for one in self.meetings if one.cancelled_at is None and (ended_at is None or one.starts_at < ended_at))
        return tuple(sorted(taking_place, key=lambda one: (one.starts_at, one.number)))

    def _presenting(self, meeting: SetMeeting, among: Sequence[SetMember]) -> Iterator[tuple[int, SetMember]]:
        for one in among:
            said = self.presence(meeting, one.person_id)
            if said.presents is not None and said.coming is not False and said.came is not False:
                yield said.presents, one


@dataclasses.dataclass(frozen=True, kw_only=True)
class Busy:
    """When somebody is in a meeting of one of their sets: from the start to before the end."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime


def usual_quorum(members: int) -> int:
    """More than half of them, and never fewer than make a set."""
    return max(FEWEST, members // 2 + 1)


def forget_at(last: datetime.datetime) -> datetime.datetime:
    """Until when what was written around meetings is kept, by the start of the last of them."""
    day = calendar.add_months(last.date(), KEEP_MONTHS)
    return datetime.datetime.combine(day, last.time(), tzinfo=last.tzinfo)
