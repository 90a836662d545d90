"""What was said of set meetings, and what people wrote around them, encrypted."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from tortoise.functions import Max

from conversations import calendar
from conversations.learning_sets import state
from storage import models, sealing


class SetNoteRepository:
    """Texts are opened here alone, each time for whoever may read them. Opening raises NoKey, WrongKey."""

    def __init__(self, sealer: sealing.Sealer) -> None:
        self._sealer = sealer

    async def rules(self, set_id: uuid.UUID) -> str:
        """The ground rules that the set wrote itself; empty where it has none."""
        row = await models.LearningSet.get_or_none(set_id=set_id)
        return self._sealer.open(row.rules) if row is not None and row.rules else ""

    async def write_rules(self, set_id: uuid.UUID, text: str) -> None:
        """Other ground rules, or none (an empty text)."""
        await models.LearningSet.filter(set_id=set_id).update(rules=self._sealer.seal(text) if text else "")

    async def own(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID) -> Mapping[state.NoteKind, str]:
        """All that one person wrote around one meeting."""
        rows = await models.SetNote.filter(set_meeting_id=set_meeting_id, person_id=person_id)
        return {state.NoteKind(row.kind): self._sealer.open(row.sealed) for row in rows}

    async def shared(
        self, group: state.Group, set_meeting_id: uuid.UUID, day: datetime.date
    ) -> list[tuple[uuid.UUID, state.NoteKind, str]]:
        """What those who are in the set on that day share of what they wrote around one meeting: by whom, what kind, the text."""
        here = [one.person_id for one in group.members_on(day)]
        rows = models.SetNote.filter(set_meeting_id=set_meeting_id, person_id__in=here, offered=True) if here else None
        found = await rows.order_by("person_id", "kind") if rows is not None else []
        return [(row.person_id, state.NoteKind(row.kind), self._sealer.open(row.sealed)) for row in found]

    async def keep(
        self,
        set_meeting_id: uuid.UUID,
        person_id: uuid.UUID,
        kind: state.NoteKind,
        text: str,
        *,
        at: datetime.datetime,
        forget_at: datetime.datetime,
    ) -> bool:
        """Store a note in place of an older one; False where a newer one stands. Whether it is shared stays as it was."""
        place = _place(set_meeting_id, person_id, kind)
        given: dict[str, Any] = {"sealed": self._sealer.seal(text), "changed_at": at, "forget_at": forget_at}
        await models.SetNote.bulk_create([models.SetNote(set_note_id=uuid.uuid4(), **place, **given)], ignore_conflicts=True)
        return await models.SetNote.filter(**place, changed_at__lte=at).update(**given) == 1

    async def drop(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, kind: state.NoteKind) -> None:
        """Delete a note."""
        await models.SetNote.filter(**_place(set_meeting_id, person_id, kind)).delete()

    async def offer(
        self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, kind: state.NoteKind, *, offered: bool, at: datetime.datetime
    ) -> bool:
        """Share a note with the set, or no longer; False where it cannot be shared, since it was changed or taken back after `at`.

        To take back is never refused.
        """
        note = models.SetNote.filter(**_place(set_meeting_id, person_id, kind))
        if offered:
            return await note.filter(changed_at__lte=at).update(offered=True) == 1
        await note.filter(changed_at__lt=at).update(changed_at=at)
        return await note.update(offered=False) == 1

    async def say(
        self,
        set_meeting_id: uuid.UUID,
        person_id: uuid.UUID,
        at: datetime.datetime,
        *,
        coming: bool | None = None,
        came: bool | None = None,
    ) -> bool:
        """Store whether somebody means to come, or came; None leaves it as it is. False where something newer stands."""
        given = {name: value for name, value in (("coming", coming), ("came", came)) if value is not None}
        return await self._note(set_meeting_id, person_id, at, given)

    async def present(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, at: datetime.datetime, place: int | None) -> bool:
        """Store somebody's place among the presenters, or that they are none. False where something newer stands."""
        return await self._note(set_meeting_id, person_id, at, {"presents": place})

    async def check(self) -> None:
        """See whether the keys at hand open every note and every set's rules. Raises NoKey, WrongKey."""
        for row in await models.SetNote.all():
            self._sealer.open(row.sealed)
        for one in await models.LearningSet.exclude(rules=""):
            self._sealer.open(one.rules)

    async def forget(self, now: datetime.datetime) -> int:
        """Delete notes whose time is over, and what was said of those meetings. How many rows."""
        notes = await models.SetNote.filter(forget_at__lte=now).delete()
        long_ago = datetime.datetime.combine(calendar.add_months(now.date(), -state.KEEP_MONTHS), now.time(), tzinfo=now.tzinfo)
        lasts = models.LearningSet.annotate(last=Max("meetings__starts_at")).filter(last__lte=long_ago)
        over = [row.set_id for row in await lasts]
        meetings = [row.set_meeting_id for row in await models.SetMeeting.filter(learning_set_id__in=over)] if over else []
        said = await models.SetPresence.filter(set_meeting_id__in=meetings).delete() if meetings else 0
        rules = await models.LearningSet.filter(set_id__in=over).exclude(rules="").update(rules="") if over else 0
        return notes + said + rules

    async def _note(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, at: datetime.datetime, given: dict[str, Any]) -> bool:
        place: dict[str, Any] = {"set_meeting_id": set_meeting_id, "person_id": person_id}
        row = models.SetPresence(set_presence_id=uuid.uuid4(), **place, changed_at=at)
        await models.SetPresence.bulk_create([row], ignore_conflicts=True)
        return await models.SetPresence.filter(**place, changed_at__lte=at).update(**given, changed_at=at) == 1


def _place(set_meeting_id: uuid.UUID, person_id: uuid.UUID, kind: state.NoteKind) -> dict[str, Any]:
    return {"set_meeting_id": set_meeting_id, "person_id": person_id, "kind": kind.value}
