"""What can be done with a learning set as a whole, in chat and on the command line alike. Says nothing itself.

A set is locked before it is judged: what was checked is still so when it is kept. Whoever may do it was looked up before.
"""

import dataclasses
import datetime
import logging
import uuid
from collections.abc import Collection, Sequence

from bot import ports
from bot.setup import setup_plans
from conversations import boards, events, inbound, sending, wording
from conversations.learning_sets import plan, planning, state, when

GRACE = datetime.timedelta(minutes=10)
"""So long a set that was started can be taken back: nobody has been told of it by then."""
NOW = datetime.timedelta(0)

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """The set as it now stands, the meeting that it was about, and what is to be said. `done` is False where nothing was changed."""

    group: state.Group
    meeting: state.SetMeeting | None = None
    remarks: tuple[plan.Remark, ...] = ()
    done: bool = True


async def begin(
    repos: ports.Repositories, planned: planning.Plan, near: inbound.Address | None, by_id: uuid.UUID | None, now: datetime.datetime
) -> state.Group | None:
    """Keep a set with all its meetings, and owe everybody its dates; None where it was begun before.

    The plan has no refusals. Accounts that nobody knows yet are of the tenant of `near`, and are taken on.
    """
    ids = {one.key: await _known(repos, one, near, planned.zone) for one in (*planned.people, *([planned.lead] if planned.lead else []))}
    people = list(dict.fromkeys(ids[one.key] for one in planned.people))
    meetings = planning.meetings(planned)
    record = state.LearningSet(
        set_id=planned.set_id,
        name=planned.name,
        zone=planned.zone,
        quorum=state.usual_quorum(len(people)),
        begun_at=now,
        facilitator_id=ids[planned.lead.key] if planned.lead else None,
        begun_by_id=by_id,
    )
    today = plan.local_day(now, planned.zone)
    if not await repos.learning_sets.begin(record, people, meetings, today):
        return None
    group = await _anew(repos, planned.set_id)
    await owe_changed(repos, group, now, about=None, after=GRACE if by_id else NOW)
    _log.info("a set began", extra={"action": "set_begun", "set_id": planned.set_id, "members": len(people), "meetings": len(meetings)})
    return group


async def unbegin(repos: ports.Repositories, set_id: uuid.UUID, by_id: uuid.UUID, now: datetime.datetime) -> bool:
    """Take back a set that this person has just started; False where it was told of, or is another's."""
    group = await repos.learning_sets.get(set_id, lock=True)
    if group is None or group.learning_set.begun_by_id != by_id or now >= group.learning_set.begun_at + GRACE or group.notes:
        return False
    await repos.learning_sets.remove(set_id)
    _log.info("a set was taken back", extra={"action": "set_taken_back", "set_id": set_id})
    return True


async def move(
    repos: ports.Repositories, meeting: state.SetMeeting, said: when.When, now: datetime.datetime, by: Collection[uuid.UUID] = ()
) -> Outcome:
    """Move a meeting to another day or time, or let it take another time; what was not said stays as it was."""
    group = await _locked(repos, meeting.set_id)
    standing = group.meeting(meeting.set_meeting_id) or meeting
    was = plan.local(standing.starts_at, group.learning_set.zone)
    slot = plan.Slot(day=said.day or was.day, at=said.at or was.at)
    minutes = standing.minutes if said.minutes is None else said.minutes
    remarks = (*plan.length(minutes), *plan.move(group, standing, slot, now))
    starts_at = plan.instant(slot, group.learning_set.zone)
    same = (starts_at, minutes) == (standing.starts_at, standing.minutes)
    if any(one.refused for one in remarks) or same:
        return Outcome(group=group, meeting=standing, remarks=remarks, done=False)
    await repos.learning_sets.move(standing.set_meeting_id, starts_at, minutes)
    return await _changed(repos, standing, remarks, now, by)


async def put_back(
    repos: ports.Repositories,
    meeting: state.SetMeeting,
    stood: tuple[datetime.datetime, int, int],
    now: datetime.datetime,
    by: Collection[uuid.UUID] = (),
) -> Outcome:
    """Undo a move: to this start and these minutes, if the meeting has this sequence still."""
    group = await _locked(repos, meeting.set_id)
    starts_at, minutes, sequence = stood
    standing = group.meeting(meeting.set_meeting_id) or meeting
    fits = not any(one.refused for one in plan.length(minutes))
    if not fits or standing.sequence != sequence or standing.starts_at <= now or starts_at <= now or not group.takes_place(standing):
        return Outcome(group=group, meeting=standing, done=False)
    await repos.learning_sets.move(standing.set_meeting_id, starts_at, minutes)
    return await _changed(repos, standing, (), now, by)


async def cancel(repos: ports.Repositories, meeting: state.SetMeeting, now: datetime.datetime, by: Collection[uuid.UUID] = ()) -> Outcome:
    """Call a meeting off."""
    group = await _locked(repos, meeting.set_id)
    standing = group.meeting(meeting.set_meeting_id) or meeting
    remarks = plan.cancel(group, standing, now)
    if any(one.refused for one in remarks) or not await repos.learning_sets.cancel(standing.set_meeting_id, now):
        return Outcome(group=group, meeting=standing, remarks=remarks, done=False)
    return await _changed(repos, standing, remarks, now, by)


async def restore(repos: ports.Repositories, meeting: state.SetMeeting, now: datetime.datetime, by: Collection[uuid.UUID] = ()) -> Outcome:
    """Let a meeting that was called off take place after all."""
    group = await _locked(repos, meeting.set_id)
    standing = group.meeting(meeting.set_meeting_id) or meeting
    slot = plan.local(standing.starts_at, group.learning_set.zone)
    remarks = plan.add(group, slot, now)
    if any(one.refused for one in remarks) or not await repos.learning_sets.restore(standing.set_meeting_id):
        return Outcome(group=group, meeting=standing, remarks=remarks, done=False)
    return await _changed(repos, standing, remarks, now, by)


async def add(
    repos: ports.Repositories,
    of: state.Group,
    slot: plan.Slot,
    minutes: int | None,
    now: datetime.datetime,
    by: Collection[uuid.UUID] = (),
) -> Outcome:
    """One more meeting, as long as the last one where no length is given."""
    group = await _locked(repos, of.learning_set.set_id)
    long = minutes if minutes is not None else next((one.minutes for one in reversed(group.meetings)), planning.MINUTES)
    remarks = (*plan.length(long), *plan.add(group, slot, now))
    number = plan.next_number(group)
    one = state.SetMeeting(
        set_meeting_id=uuid.uuid5(group.learning_set.set_id, str(number)),
        set_id=group.learning_set.set_id,
        number=number,
        starts_at=plan.instant(slot, group.learning_set.zone),
        minutes=long,
    )
    if any(said.refused for said in remarks) or not await repos.learning_sets.add_meeting(one):
        return Outcome(group=group, remarks=remarks, done=False)
    return await _changed(repos, one, remarks, now, by)


async def end(repos: ports.Repositories, of: state.Group, now: datetime.datetime, by: Collection[uuid.UUID] = ()) -> Outcome:
    """End the set; what people wrote stays theirs until its time is over."""
    group = await _locked(repos, of.learning_set.set_id)
    if group.learning_set.ended_at is not None:
        return Outcome(group=group, done=False)
    await repos.learning_sets.end(group.learning_set.set_id, now)
    after = await _anew(repos, group.learning_set.set_id)
    await owe_changed(repos, after, now, about=None, by=by)
    _log.info("a set ended", extra={"action": "set_ended", "set_id": group.learning_set.set_id})
    return Outcome(group=after)


async def go_on(repos: ports.Repositories, of: state.Group, now: datetime.datetime, by: Collection[uuid.UUID] = ()) -> Outcome:
    """Let an ended set go on."""
    group = await _locked(repos, of.learning_set.set_id)
    if group.learning_set.ended_at is None:
        return Outcome(group=group, done=False)
    await repos.learning_sets.end(group.learning_set.set_id, None)
    after = await _anew(repos, group.learning_set.set_id)
    await owe_changed(repos, after, now, about=None, by=by)
    return Outcome(group=after)


def as_events(group: state.Group) -> list[events.Event]:
    """Its meetings for calendars: the set's name and the times, and nothing else. What is called off stays among them."""
    return [
        events.Event(
            event_id=one.set_meeting_id,
            name=group.learning_set.name,
            starts_at=one.starts_at,
            minutes=one.minutes,
            sequence=one.sequence,
            cancelled=not group.takes_place(one),
        )
        for one in group.meetings
    ]


async def owe_changed(
    repos: ports.Repositories,
    group: state.Group,
    now: datetime.datetime,
    *,
    about: state.SetMeeting | None,
    by: Collection[uuid.UUID] = (),
    after: datetime.timedelta = NOW,
) -> None:
    """Tell everybody in the set, but those of `by` (person ids), that a meeting was set, moved or cancelled, or (None) of all its dates.

    `group` is the set as it is after the change: each change is told once. It leaves `after` that time at the earliest.
    """
    subject_id = about.set_meeting_id if about else group.learning_set.set_id
    change = sum(one.sequence for one in group.meetings) + len(group.meetings)
    ended_at = group.learning_set.ended_at
    told = f"{change}e{ended_at:%Y%m%d%H%M%S}" if ended_at else str(change)
    people = {one.person_id for one in group.members_on(group.day(now))}
    if group.facilitator is not None:
        people.add(group.facilitator.person_id)
    kind = sending.Kind.SET_CHANGED
    await repos.deliveries.owe(
        [
            sending.Owed(
                key=f"{subject_id.hex}:{kind}:{told}:{one.hex}",
                kind=kind,
                subject_id=subject_id,
                board_id=None,
                address=None,
                due_at=now + after,
                person_id=one,
            )
            for one in sorted(people)
            if one not in by
        ]
    )


async def _changed(
    repos: ports.Repositories,
    meeting: state.SetMeeting,
    remarks: Sequence[plan.Remark],
    now: datetime.datetime,
    by: Collection[uuid.UUID],
) -> Outcome:
    group = await _anew(repos, meeting.set_id)
    standing = group.meeting(meeting.set_meeting_id) or meeting
    await owe_changed(repos, group, now, about=standing, by=by)
    facts = {"action": "set_meeting_changed", "set_id": meeting.set_id, "set_meeting_id": meeting.set_meeting_id}
    _log.info("a set's meeting changed", extra=facts)
    return Outcome(group=group, meeting=standing, remarks=tuple(remarks))


async def _known(repos: ports.Repositories, who: planning.Who, near: inbound.Address | None, zone: str) -> uuid.UUID:
    if who.person_id is not None:
        return who.person_id
    if near is None:
        raise LookupError("an account without a tenant")
    address = dataclasses.replace(near, handle=who.handle)
    known = await repos.boards.person_at(address)
    if known is not None:
        return known.person_id
    key, language = await setup_plans.new_key(repos, who.name, {}), who.language or wording.DEFAULT_LANGUAGE
    new = boards.PersonPlan(key=key, name=who.name, zone=who.zone or zone, language=language, addresses=(address,))
    return await repos.seats.take_on(new)


async def _locked(repos: ports.Repositories, set_id: uuid.UUID) -> state.Group:
    found = await repos.learning_sets.get(set_id, lock=True)
    if found is None:
        raise LookupError("a set that was just there is gone")
    return found


async def _anew(repos: ports.Repositories, set_id: uuid.UUID) -> state.Group:
    return await _locked(repos, set_id)
