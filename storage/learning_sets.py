"""Learning sets, who is in them, and when they meet. What people wrote is not opened here."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, TypeVar

from tortoise import exceptions, transactions
from tortoise.expressions import F, Q

from conversations.learning_sets import prompts, state
from storage import models

_T = TypeVar("_T")
_LONGEST = datetime.timedelta(days=1)
"""No meeting is longer."""
_OF_NOTE = ("set_note_id", "set_meeting_id", "person_id", "kind", "offered", "changed_at", "forget_at")


class LearningSetRepository:
    """Whoever changes a set's meetings moves on until when its notes are kept: that follows from the last meeting."""

    async def begin(
        self, record: state.LearningSet, people: Sequence[uuid.UUID], meetings: Sequence[state.SetMeeting], joined_on: datetime.date
    ) -> bool:
        """Store a set with its members and meetings; False, and nothing is changed, where one with this id is there."""
        try:
            # A savepoint: on PostgreSQL a refused insert would otherwise spoil the whole transaction.
            async with transactions.in_transaction():
                await models.LearningSet.create(
                    set_id=record.set_id,
                    name=record.name,
                    zone=record.zone,
                    facilitator_id=record.facilitator_id,
                    quorum=record.quorum,
                    begun_by_id=record.begun_by_id,
                    begun_at=record.begun_at,
                )
        except exceptions.IntegrityError:
            if await models.LearningSet.exists(set_id=record.set_id):
                return False
            raise
        rows = [
            models.SetMember(set_member_id=uuid.uuid4(), learning_set_id=record.set_id, person_id=one, joined_on=joined_on)
            for one in dict.fromkeys(people)
        ]
        await models.SetMember.bulk_create(rows)
        await models.SetMeeting.bulk_create([_as_row(one) for one in meetings])
        return True

    async def get(self, set_id: uuid.UUID, *, lock: bool = False) -> state.Group | None:
        """The set with this id, or None. With `lock` nobody else can change it until the unit of work ends."""
        query = models.LearningSet.filter(set_id=set_id)
        rows = await (query.select_for_update() if lock else query)
        return next(iter(await _groups(rows)), None)

    async def at(self, set_meeting_id: uuid.UUID) -> state.Group | None:
        """The set that this meeting belongs to, or None."""
        return next(iter(await _groups(await models.LearningSet.filter(meetings__set_meeting_id=set_meeting_id))), None)

    async def of_person(self, person_id: uuid.UUID) -> list[state.Group]:
        """Every set that somebody is or was in, or facilitates, the newest first."""
        theirs = Q(members__person_id=person_id) | Q(facilitator_id=person_id)
        return await _groups(await models.LearningSet.filter(theirs).distinct().order_by("-begun_at", "set_id"))

    async def all(self) -> list[state.Group]:
        """Every set, by name."""
        return await _groups(await models.LearningSet.all().order_by("name", "set_id"))

    async def live(self, since: datetime.datetime) -> list[state.Group]:
        """Sets with a meeting that starts after that instant."""
        return await _groups(await models.LearningSet.filter(meetings__starts_at__gt=since).distinct().order_by("set_id"))

    async def busy(self, person_ids: Collection[uuid.UUID], since: datetime.datetime) -> prompts.BusyOf:
        """When each of them is in a meeting of a set of theirs that ends after `since`; those who never are, are left out."""
        who = set(person_ids)
        if not who:
            return {}
        theirs = Q(learning_set__members__person_id__in=list(who)) | Q(learning_set__facilitator_id__in=list(who))
        around = models.SetMeeting.filter(theirs, starts_at__gt=since - _LONGEST, cancelled_at__isnull=True)
        ids = {row.learning_set_id for row in await around.distinct()}
        found: dict[uuid.UUID, list[state.Busy]] = defaultdict(list)
        for group in await _groups(await models.LearningSet.filter(set_id__in=list(ids)), with_said=False):
            for meeting in group.held():
                people = {one.person_id for one in group.members_on(group.day(meeting.starts_at))}
                if group.facilitator is not None:
                    people.add(group.facilitator.person_id)
                for person_id in people & who if meeting.ends_at > since else ():
                    found[person_id].append(state.Busy(starts_at=meeting.starts_at, ends_at=meeting.ends_at))
        return {person_id: tuple(sorted(spans, key=lambda one: one.starts_at)) for person_id, spans in found.items()}

    async def add_meeting(self, meeting: state.SetMeeting) -> bool:
        """Store one more meeting; False where one with its id or its number is there."""
        taken = Q(set_meeting_id=meeting.set_meeting_id) | Q(learning_set_id=meeting.set_id, number=meeting.number)
        if await models.SetMeeting.filter(taken).exists():
            return False
        await _as_row(meeting).save(force_create=True)
        await _keep_on(meeting.set_id)
        return True

    async def move(self, set_meeting_id: uuid.UUID, starts_at: datetime.datetime, minutes: int) -> None:
        """Let a meeting start at another instant, or take another time. Its sequence grows."""
        await _change(set_meeting_id, starts_at=starts_at, minutes=minutes)

    async def cancel(self, set_meeting_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Cancel a meeting; False where that was done before. Its sequence grows."""
        return await _change(set_meeting_id, was={"cancelled_at__isnull": True}, cancelled_at=now)

    async def restore(self, set_meeting_id: uuid.UUID) -> bool:
        """Let a cancelled meeting take place after all; False where it was not cancelled. Its sequence grows."""
        return await _change(set_meeting_id, was={"cancelled_at__isnull": False}, cancelled_at=None)

    async def join(self, set_id: uuid.UUID, person_id: uuid.UUID, on: datetime.date) -> None:
        """Let somebody into the set, or back into it, from this day of its zone on."""
        row = models.SetMember(set_member_id=uuid.uuid4(), learning_set_id=set_id, person_id=person_id, joined_on=on)
        await models.SetMember.bulk_create([row], ignore_conflicts=True)
        await models.SetMember.filter(learning_set_id=set_id, person_id=person_id).update(left_on=None)

    async def leave(self, set_id: uuid.UUID, person_id: uuid.UUID, on: datetime.date) -> bool:
        """Let somebody out of the set, as a facilitator too; False where they were not in it. What they wrote stays theirs."""
        led = await models.LearningSet.filter(set_id=set_id, facilitator_id=person_id).update(facilitator_id=None)
        left = await models.SetMember.filter(learning_set_id=set_id, person_id=person_id, left_on__isnull=True).update(left_on=on)
        return bool(led or left)

    async def facilitate(self, set_id: uuid.UUID, person_id: uuid.UUID | None) -> None:
        """Who facilitates; None lets the members take turns."""
        await models.LearningSet.filter(set_id=set_id).update(facilitator_id=person_id)

    async def change(self, set_id: uuid.UUID, *, name: str | None = None, quorum: int | None = None) -> None:
        """Another name, another quorum."""
        given: dict[str, Any] = {field: value for field, value in (("name", name), ("quorum", quorum)) if value is not None}
        if given:
            await models.LearningSet.filter(set_id=set_id).update(**given)

    async def remove(self, set_id: uuid.UUID) -> None:
        """Delete a set with everything that hangs on it. For one that nobody has been told of."""
        await models.LearningSet.filter(set_id=set_id).delete()

    async def end(self, set_id: uuid.UUID, now: datetime.datetime | None) -> None:
        """End the set, or let an ended one go on (None). The sequences of the meetings that this calls off, or back, grow."""
        row = await models.LearningSet.get_or_none(set_id=set_id)
        since = now or (row.ended_at if row is not None else None)
        if since is not None:
            called = models.SetMeeting.filter(learning_set_id=set_id, starts_at__gte=since, cancelled_at__isnull=True)
            await called.update(sequence=F("sequence") + 1)
        await models.LearningSet.filter(set_id=set_id).update(ended_at=now)
        await _keep_on(set_id)


async def _change(set_meeting_id: uuid.UUID, *, was: dict[str, Any] | None = None, **change: Any) -> bool:
    changed = await models.SetMeeting.filter(set_meeting_id=set_meeting_id, **(was or {})).update(sequence=F("sequence") + 1, **change)
    row = await models.SetMeeting.get_or_none(set_meeting_id=set_meeting_id)
    if row is not None:
        await _keep_on(row.learning_set_id)
    return changed == 1


async def _keep_on(set_id: uuid.UUID) -> None:
    """Keep the set's notes until so long after its last meeting as it is now."""
    for group in await _groups(await models.LearningSet.filter(set_id=set_id)):
        held = group.held()
        if held:
            notes = models.SetNote.filter(set_meeting__learning_set_id=set_id)
            ids = [row.set_note_id for row in await notes]
            await models.SetNote.filter(set_note_id__in=ids).update(forget_at=state.forget_at(held[-1].starts_at))


async def _groups(rows: Sequence[models.LearningSet], *, with_said: bool = True) -> list[state.Group]:
    """Everything of these sets, in a few queries however many they are, in their order; or only who is in them, and when they meet.

    What people wrote is most of it by far. It is left where it is: a note's words are not even fetched.
    """
    ids = [row.set_id for row in rows]
    if not ids:
        return []
    members = _by_set(await models.SetMember.filter(learning_set_id__in=ids).prefetch_related("person"), lambda one: one.learning_set_id)
    meetings = await models.SetMeeting.filter(learning_set_id__in=ids).order_by("starts_at", "number")
    set_of = {one.set_meeting_id: one.learning_set_id for one in meetings}
    presences = await models.SetPresence.filter(set_meeting__learning_set_id__in=ids) if with_said else []
    notes = await models.SetNote.filter(set_meeting__learning_set_id__in=ids).only(*_OF_NOTE) if with_said else []
    leading = [row.facilitator_id for row in rows if row.facilitator_id]
    leads = {one.person_id: one for one in await models.Person.filter(person_id__in=leading)} if leading else {}
    by_set = _by_set(meetings, lambda one: one.learning_set_id)
    said = _by_set(presences, lambda one: set_of[one.set_meeting_id])
    wrote = _by_set(notes, lambda one: set_of[one.set_meeting_id])
    return [
        state.Group(
            learning_set=_as_set(row),
            members=tuple(_as_member(one.person, one.joined_on, one.left_on) for one in members[row.set_id]),
            meetings=tuple(map(_as_meeting, by_set[row.set_id])),
            presences=tuple(map(_as_presence, said[row.set_id])),
            notes=tuple(map(_as_note, wrote[row.set_id])),
            facilitator=_as_member(leads[row.facilitator_id], row.begun_at.date()) if row.facilitator_id in leads else None,
        )
        for row in rows
    ]


def _by_set(rows: Iterable[_T], set_of: Callable[[_T], uuid.UUID]) -> dict[uuid.UUID, list[_T]]:
    found: dict[uuid.UUID, list[_T]] = defaultdict(list)
    for row in rows:
        found[set_of(row)].append(row)
    return found


def _as_row(meeting: state.SetMeeting) -> models.SetMeeting:
    return models.SetMeeting(
        set_meeting_id=meeting.set_meeting_id,
        learning_set_id=meeting.set_id,
        number=meeting.number,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        sequence=meeting.sequence,
        cancelled_at=meeting.cancelled_at,
    )


def _as_set(row: models.LearningSet) -> state.LearningSet:
    return state.LearningSet(
        set_id=row.set_id,
        name=row.name,
        zone=row.zone,
        quorum=row.quorum,
        begun_at=row.begun_at,
        facilitator_id=row.facilitator_id,
        begun_by_id=row.begun_by_id,
        ended_at=row.ended_at,
        has_rules=bool(row.rules),
    )


def _as_member(row: models.Person, joined_on: datetime.date, left_on: datetime.date | None = None) -> state.SetMember:
    return state.SetMember(
        person_id=row.person_id, name=row.name, zone=row.zone, language=row.language, joined_on=joined_on, left_on=left_on
    )


def _as_meeting(row: models.SetMeeting) -> state.SetMeeting:
    return state.SetMeeting(
        set_meeting_id=row.set_meeting_id,
        set_id=row.learning_set_id,
        number=row.number,
        starts_at=row.starts_at,
        minutes=row.minutes,
        sequence=row.sequence,
        cancelled_at=row.cancelled_at,
    )


def _as_presence(row: models.SetPresence) -> state.Presence:
    return state.Presence(
        set_meeting_id=row.set_meeting_id, person_id=row.person_id, coming=row.coming, came=row.came, presents=row.presents
    )


def _as_note(row: models.SetNote) -> state.Note:
    return state.Note(
        set_meeting_id=row.set_meeting_id,
        person_id=row.person_id,
        kind=state.NoteKind(row.kind),
        offered=row.offered,
        changed_at=row.changed_at,
        forget_at=row.forget_at,
    )
