"""Which prompts a set owes to whom and when: derived from its meetings at every tick, so that moving one moves what hangs on it. Pure.

Days are counted in the set's zone and set to nine o'clock in the person's; what comes before a meeting comes on a working day
before, what comes after on one after. While somebody is in a meeting of any set of theirs, nothing comes: it waits for the end.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence

from conversations import calendar, sending, workdays
from conversations.learning_sets import plan, state, walks

LATE_LIMIT = datetime.timedelta(days=3)
"""What should have come longer ago is left out: it would be about another time."""
AT = datetime.time(9)
MIND_DAYS, PREPARE_DAYS, EVE_DAYS = 10, 5, 1
WEEK_DAYS, WEEK_BEFORE_DAYS = 7, 7
CLOSE_DAYS = 4
"""Between two meetings close to each other nobody is asked twice within so few days."""
REVIEWED = (3, 6)
"""After the third and the sixth meeting that took place the set looks at itself."""
AFTER_MONTHS = 6
HORIZON = datetime.timedelta(days=230)
"""So long after its last meeting at most a set owes anything: six months, holidays, and the time in which a late prompt still leaves."""

_ENDED_FOR = datetime.timedelta(days=14)
_REVIEW_FOR = datetime.timedelta(days=28)
_LONG = datetime.timedelta(days=56)
_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Prompt:
    """One prompt to one person: of no use any more from `until` on. `key` is unique for ever."""

    kind: sending.Kind
    set_meeting_id: uuid.UUID
    person_id: uuid.UUID
    due_at: datetime.datetime
    until: datetime.datetime
    key: str


BusyOf = Mapping[uuid.UUID, Sequence[state.Busy]]
"""When each person is in a meeting of any of their sets."""


def come_round(group: state.Group, busy: BusyOf, now: datetime.datetime) -> tuple[tuple[Prompt, ...], tuple[Prompt, ...]]:
    """What has come round by now and is of use still; and what came round while nothing ran, and comes too late.

    Of the latter only what did so in the last days, to be told of.
    """
    since = now - 2 * LATE_LIMIT
    recent = [one for one in planned(group, busy, now, since=since, until=now) if since <= one.due_at <= now]
    wanted = tuple(one for one in recent if now < one.until and now - one.due_at <= LATE_LIMIT)
    return wanted, tuple(one for one in recent if _is_late(one, now))


def due(group: state.Group, busy: BusyOf, now: datetime.datetime) -> tuple[Prompt, ...]:
    """What has come round by now, and is of use still."""
    return come_round(group, busy, now)[0]


def left_out(group: state.Group, busy: BusyOf, now: datetime.datetime) -> tuple[Prompt, ...]:
    """What came round while nothing ran, and comes too late by now."""
    return come_round(group, busy, now)[1]


def next_at(group: state.Group, busy: BusyOf, now: datetime.datetime) -> datetime.datetime | None:
    """When something comes round after now; None when nothing does."""
    return min((one.due_at for one in planned(group, busy, now, since=now) if one.due_at > now), default=None)


def find(group: state.Group, busy: BusyOf, key: str, now: datetime.datetime) -> Prompt | None:
    """The prompt with this key, where it is wanted still: its meeting was not moved to another day, cancelled or over, and nobody left."""
    return next((one for one in planned(group, busy, now) if one.key == key and now < one.until), None)


def planned(
    group: state.Group,
    busy: BusyOf,
    now: datetime.datetime,
    *,
    since: datetime.datetime | None = None,
    until: datetime.datetime | None = None,
) -> tuple[Prompt, ...]:
    """Every prompt of the set to those who are in it now, whenever it is due, without what somebody has dealt with already.

    Meetings of which nothing can fall due from `since` to `until` are passed over; some prompts of the others may lie outside.
    """
    here = group.members_on(group.day(now))
    held = group.held()
    found: list[Prompt] = []
    for place, meeting in enumerate(held, start=1):
        if _is_far(group, meeting, since, until):
            continue
        members = [one for one in here if one.joined_on <= group.day(meeting.starts_at)]
        found += [*_before(group, meeting, members), *_at(group, meeting, members, now), *_between(group, meeting, members)]
        if place in REVIEWED:
            found += _review(group, meeting, members, place)
        if meeting is held[-1]:
            found += _long_after(group, meeting, members)
    dealt_with = {(one.set_meeting_id, one.person_id, one.kind) for one in group.notes}
    return tuple(_waiting(one, busy) for one in found if not _is_dealt_with(one, dealt_with))


def _is_far(group: state.Group, meeting: state.SetMeeting, since: datetime.datetime | None, until: datetime.datetime | None) -> bool:
    """Whether nothing that hangs on this meeting can fall due in that time: before it by a working day or two, after it until the next."""
    if until is not None and meeting.starts_at - 2 * MIND_DAYS * _DAY > until:
        return True
    following = group.following(meeting)
    if since is None or following is None:
        return False
    return max(following.starts_at, meeting.ends_at + 2 * MIND_DAYS * _DAY) < since


def _before(group: state.Group, meeting: state.SetMeeting, members: Sequence[state.SetMember]) -> Iterator[Prompt]:
    day = group.day(meeting.starts_at)
    coming = [one for one in members if group.presence(meeting, one.person_id).coming is not False]
    for one in coming:
        yield _prompt(sending.Kind.SET_MIND, meeting, one, _working_before(day, MIND_DAYS), meeting.starts_at)
    for one in group.presenters(meeting, coming):
        yield _prompt(sending.Kind.SET_PREPARE, meeting, one, _working_before(day, PREPARE_DAYS), meeting.starts_at)
    for one in coming:
        # Anew where the meeting was moved after it: it names the day.
        yield _prompt(sending.Kind.SET_EVE, meeting, one, _working_before(day, EVE_DAYS), meeting.starts_at, nth=f"{day:%Y%m%d}")


def _at(group: state.Group, meeting: state.SetMeeting, members: Sequence[state.SetMember], now: datetime.datetime) -> Iterator[Prompt]:
    nth = f"{meeting.starts_at:%Y%m%dT%H%M}"
    leads = group.facilitates(meeting, now)
    if leads is not None:
        yield _prompt(sending.Kind.SET_STARTS, meeting, leads, meeting.starts_at, meeting.ends_at, nth=nth)
    until = meeting.ends_at + _ENDED_FOR
    for one in members:
        said = group.presence(meeting, one.person_id)
        # What was noted of somebody counts; where nothing was, what they said before.
        if said.came is not False and (said.came or said.coming is not False):
            yield _prompt(sending.Kind.SET_ENDED, meeting, one, meeting.ends_at, until, nth=nth)


def _between(group: state.Group, meeting: state.SetMeeting, members: Sequence[state.SetMember]) -> Iterator[Prompt]:
    """For each who presented, until the next meeting; after the last one as if it came in the usual time."""
    day = group.day(meeting.starts_at)
    following = group.following(meeting)
    next_day = group.day(following.starts_at) if following else day + plan.WEEKS * 7 * _DAY
    week_on = workdays.on_or_after(day + WEEK_DAYS * _DAY)
    halfway = workdays.on_or_after(day + (next_day - day) // 2)
    week_before = workdays.on_or_before(next_day - WEEK_BEFORE_DAYS * _DAY)
    room = CLOSE_DAYS * _DAY
    for one in group.presenters(meeting, members):
        if week_on < next_day:
            yield _prompt(sending.Kind.SET_WEEK_ON, meeting, one, week_on, _until(following, week_on))
        if week_on + room <= halfway and (following is None or halfway + room <= week_before):
            yield _prompt(sending.Kind.SET_HALFWAY, meeting, one, halfway, _until(following, halfway))
        if following is not None and week_on + room <= week_before:
            yield _prompt(sending.Kind.SET_WEEK_BEFORE, meeting, one, week_before, following.starts_at)


def _review(group: state.Group, meeting: state.SetMeeting, members: Sequence[state.SetMember], place: int) -> Iterator[Prompt]:
    day = workdays.on_or_after(group.day(meeting.starts_at) + _DAY)
    # By the set and not by the meeting: where one is cancelled afterwards, nobody is asked a second time.
    thing = group.learning_set.set_id
    for one in members:
        yield _prompt(sending.Kind.SET_REVIEW, meeting, one, day, meeting.ends_at + _REVIEW_FOR, nth=str(place), thing=thing)


def _long_after(group: state.Group, meeting: state.SetMeeting, members: Sequence[state.SetMember]) -> Iterator[Prompt]:
    day = workdays.on_or_after(calendar.add_months(group.day(meeting.starts_at), AFTER_MONTHS))
    for one in members:
        yield _prompt(sending.Kind.SET_AFTER, meeting, one, day, calendar.instant(day, AT, one.zone) + _LONG)


def _prompt(
    kind: sending.Kind,
    meeting: state.SetMeeting,
    one: state.SetMember,
    when: datetime.date | datetime.datetime,
    until: datetime.datetime,
    *,
    nth: str = "1",
    thing: uuid.UUID | None = None,
) -> Prompt:
    due_at = when if isinstance(when, datetime.datetime) else calendar.instant(when, AT, one.zone)
    key = f"{(thing or meeting.set_meeting_id).hex}:{kind}:{nth}:{one.person_id.hex}"
    return Prompt(kind=kind, set_meeting_id=meeting.set_meeting_id, person_id=one.person_id, due_at=due_at, until=until, key=key)


def _working_before(day: datetime.date, days: int) -> datetime.date:
    return workdays.on_or_before(day - days * _DAY)


def _until(following: state.SetMeeting | None, day: datetime.date) -> datetime.datetime:
    if following is not None:
        return following.starts_at
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC) + _LONG


def _is_late(prompt: Prompt, now: datetime.datetime) -> bool:
    return prompt.due_at < now and (now - prompt.due_at > LATE_LIMIT or now >= prompt.until)


def _waiting(prompt: Prompt, busy: BusyOf) -> Prompt:
    """The prompt, after the meetings of theirs that it would fall into; the card at a meeting's start belongs to that meeting."""
    due_at = prompt.due_at
    for one in sorted(busy.get(prompt.person_id, ()), key=lambda one: one.starts_at):
        own = prompt.kind is sending.Kind.SET_STARTS and one.starts_at == prompt.due_at
        if one.starts_at <= due_at < one.ends_at and not own:
            due_at = one.ends_at
    return prompt if due_at == prompt.due_at else dataclasses.replace(prompt, due_at=due_at)


def _is_dealt_with(prompt: Prompt, dealt_with: Collection[tuple[uuid.UUID, uuid.UUID, state.NoteKind]]) -> bool:
    steps = walks.STEPS.get(prompt.kind)
    return steps is not None and (prompt.set_meeting_id, prompt.person_id, steps[0]) in dealt_with
