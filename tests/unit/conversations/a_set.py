"""A learning set in a few words, for the tests of what it owes and says. All names are made up."""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Sequence

from conversations.learning_sets import plan, state

LONDON = "Europe/London"
SET_ID = uuid.UUID(int=900)
NAMES = ("Ama", "Bilal", "Cerys", "Dov", "Esi", "Finn", "Gita", "Hari")


def london(text: str) -> datetime.datetime:
    """An instant by London's clocks."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(LONDON)).astimezone(datetime.UTC)


def slot(text: str) -> plan.Slot:
    """A local day and time: "2026-12-03 14:00"."""
    wall = datetime.datetime.fromisoformat(text)
    return plan.Slot(day=wall.date(), at=wall.time())


def who(place: int) -> uuid.UUID:
    return uuid.UUID(int=place)


def member(place: int, *, zone: str = LONDON, joined: str = "2020-01-01", left: str | None = None) -> state.SetMember:
    return state.SetMember(
        person_id=who(place),
        name=NAMES[place - 1],
        zone=zone,
        language="en-GB",
        joined_on=datetime.date.fromisoformat(joined),
        left_on=datetime.date.fromisoformat(left) if left else None,
    )


def meeting(number: int, starts_at: datetime.datetime, *, minutes: int = 180, **change: object) -> state.SetMeeting:
    one = state.SetMeeting(set_meeting_id=uuid.UUID(int=1000 + number), set_id=SET_ID, number=number, starts_at=starts_at, minutes=minutes)
    return dataclasses.replace(one, **change)  # type: ignore[arg-type]  # a test names the field it changes


def group(
    starts: Sequence[str | datetime.datetime],
    members: Sequence[state.SetMember] | None = None,
    *,
    presenters: Sequence[tuple[int, int]] = (),
    zone: str = LONDON,
    **change: object,
) -> state.Group:
    """A set of four that facilitates itself; `presenters` are (number of the meeting, place of the member) pairs."""
    found = state.Group(
        learning_set=state.LearningSet(set_id=SET_ID, name="Thursday set", zone=zone, quorum=3, begun_at=london("2020-01-01 09:00")),
        members=tuple(members or (member(place) for place in range(1, 5))),
        meetings=tuple(meeting(number, london(one) if isinstance(one, str) else one) for number, one in enumerate(starts, start=1)),
        presences=tuple(presence(number, place, presents=1) for number, place in presenters),
    )
    return dataclasses.replace(found, **change)  # type: ignore[arg-type]  # a test names the field it changes


def presence(number: int, place: int, **said: object) -> state.Presence:
    one = state.Presence(set_meeting_id=uuid.UUID(int=1000 + number), person_id=who(place))
    return dataclasses.replace(one, **said)  # type: ignore[arg-type]  # a test names the field it changes


def note(number: int, place: int, kind: state.NoteKind, *, offered: bool = False) -> state.Note:
    at = london("2026-01-01 09:00")
    return state.Note(
        set_meeting_id=uuid.UUID(int=1000 + number), person_id=who(place), kind=kind, offered=offered, changed_at=at, forget_at=at
    )
