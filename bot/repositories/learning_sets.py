"""Learning sets: who is in them and when they meet, apart from what people wrote, which is sealed."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from conversations.learning_sets import prompts, state


class LearningSets(Protocol):
    """Sets, their members and their meetings."""

    async def begin(
        self, record: state.LearningSet, people: Sequence[uuid.UUID], meetings: Sequence[state.SetMeeting], joined_on: datetime.date
    ) -> bool:
        """Store a set with its members and meetings; False, and nothing is changed, where one with this id is there."""
        ...

    async def get(self, set_id: uuid.UUID, *, lock: bool = False) -> state.Group | None:
        """The set with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def at(self, set_meeting_id: uuid.UUID) -> state.Group | None:
        """The set that this meeting belongs to, or None."""
        ...

    async def of_person(self, person_id: uuid.UUID) -> list[state.Group]:
        """Every set that somebody is or was in, or facilitates, the newest first."""
        ...

    async def all(self) -> list[state.Group]:
        """Every set, by name."""
        ...

    async def live(self, since: datetime.datetime) -> list[state.Group]:
        """Sets with a meeting that starts after that instant."""
        ...

    async def busy(self, person_ids: Collection[uuid.UUID], since: datetime.datetime) -> prompts.BusyOf:
        """When each of them is in a meeting of a set of theirs that ends after `since`; those who never are, are left out."""
        ...

    async def add_meeting(self, meeting: state.SetMeeting) -> bool:
        """Store one more meeting; False where one with its id or its number is there."""
        ...

    async def move(self, set_meeting_id: uuid.UUID, starts_at: datetime.datetime, minutes: int) -> None:
        """Let a meeting start at another instant, or take another time. Its sequence grows."""
        ...

    async def cancel(self, set_meeting_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Cancel a meeting; False where that was done before. Its sequence grows."""
        ...

    async def restore(self, set_meeting_id: uuid.UUID) -> bool:
        """Let a cancelled meeting take place after all; False where it was not cancelled. Its sequence grows."""
        ...

    async def join(self, set_id: uuid.UUID, person_id: uuid.UUID, on: datetime.date) -> None:
        """Let somebody into the set, or back into it, from this day of its zone on."""
        ...

    async def leave(self, set_id: uuid.UUID, person_id: uuid.UUID, on: datetime.date) -> bool:
        """Let somebody out of the set, as a facilitator too; False where they were not in it. What they wrote stays theirs."""
        ...

    async def facilitate(self, set_id: uuid.UUID, person_id: uuid.UUID | None) -> None:
        """Who facilitates; None lets the members take turns."""
        ...

    async def change(self, set_id: uuid.UUID, *, name: str | None = None, quorum: int | None = None) -> None:
        """Another name, another quorum."""
        ...

    async def remove(self, set_id: uuid.UUID) -> None:
        """Delete a set with everything that hangs on it. For one that nobody has been told of."""
        ...

    async def end(self, set_id: uuid.UUID, now: datetime.datetime | None) -> None:
        """End the set, or let an ended one go on (None). The sequences of the meetings that this calls off, or back, grow."""
        ...


class SetNotes(Protocol):
    """What was said of meetings, and what people wrote. Texts are opened by these calls alone; they raise records.Sealed."""

    async def rules(self, set_id: uuid.UUID) -> str:
        """The ground rules that the set wrote itself; empty where it has none."""
        ...

    async def write_rules(self, set_id: uuid.UUID, text: str) -> None:
        """Other ground rules, or none (an empty text)."""
        ...

    async def own(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID) -> Mapping[state.NoteKind, str]:
        """All that one person wrote around one meeting."""
        ...

    async def shared(
        self, group: state.Group, set_meeting_id: uuid.UUID, day: datetime.date
    ) -> list[tuple[uuid.UUID, state.NoteKind, str]]:
        """What those who are in the set on that day share of what they wrote around one meeting: by whom, what kind, the text."""
        ...

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
        ...

    async def drop(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, kind: state.NoteKind) -> None:
        """Delete a note."""
        ...

    async def offer(
        self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, kind: state.NoteKind, *, offered: bool, at: datetime.datetime
    ) -> bool:
        """Share a note with the set, or no longer; False where it cannot be shared, since it was changed or taken back after `at`.

        To take back is never refused.
        """
        ...

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
        ...

    async def present(self, set_meeting_id: uuid.UUID, person_id: uuid.UUID, at: datetime.datetime, place: int | None) -> bool:
        """Store somebody's place among the presenters, or that they are none. False where something newer stands."""
        ...

    async def check(self) -> None:
        """See whether the keys at hand open every one. Raises a Sealed."""
        ...

    async def forget(self, now: datetime.datetime) -> int:
        """Delete notes whose time is over, and what was said of those meetings. How many rows."""
        ...
