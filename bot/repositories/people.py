"""Boards, who is on them, when they are asked, and how they are set up."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from conversations import boards, inbound, records, sending


class Boards(Protocol):
    """Boards, seats and people."""

    async def save(self, plan: boards.BoardPlan) -> uuid.UUID:
        """Store a board as planned; the same plan again changes nothing."""
        ...

    async def all(self) -> list[boards.Board]:
        """Every board, by name."""
        ...

    async def get(self, board_id: uuid.UUID) -> boards.Board:
        """The board with this id."""
        ...

    async def members_on(self, board_id: uuid.UUID, day: datetime.date) -> list[boards.Member]:
        """Everyone who holds a seat on that local day."""
        ...

    async def is_seated(self, board_id: uuid.UUID, person_id: uuid.UUID, day: datetime.date) -> bool:
        """Whether this person holds a seat on that local day."""
        ...

    async def with_duty(self, board_id: uuid.UUID, duty: boards.Duty) -> list[boards.Member]:
        """Everyone who carries the duty."""
        ...

    async def voices_of(self, board_id: uuid.UUID, actor: boards.Actor) -> list[boards.Member]:
        """Everyone whom the board asks for the view of that actor, by name."""
        ...

    async def is_voice(self, board_id: uuid.UUID, person_id: uuid.UUID, actor: boards.Actor) -> bool:
        """Whether the board asks this person for the view of that actor."""
        ...

    async def voice_of(self, person_id: uuid.UUID) -> Sequence[tuple[str, boards.Actor]]:
        """Which boards ask this person without a seat, each by its name, and for whose view."""
        ...

    async def people_of(self, board_id: uuid.UUID) -> list[boards.Member]:
        """Everyone the board knows."""
        ...

    async def roles(self, board_id: uuid.UUID) -> Mapping[uuid.UUID, Sequence[str]]:
        """What each person is on the board, in the coordinator's words: seat titles, duties, whose voice they are; by person id."""
        ...

    async def addresses_of(self, person_id: uuid.UUID) -> list[inbound.Address]:
        """Where this person is reached, the preferred address first."""
        ...

    async def person(self, person_id: uuid.UUID) -> boards.Member:
        """The person with this id."""
        ...

    async def person_called(self, key: str) -> boards.Member | None:
        """The person whom the coordinators call so, on whatever board."""
        ...

    async def boards_of(self, person_id: uuid.UUID) -> set[str]:
        """The keys of the boards that this person is or was on, or is a voice of."""
        ...

    async def tenures_of(self, person_id: uuid.UUID) -> list[boards.Tenure]:
        """The seats that this person holds, held or will hold, on any board, the newest first."""
        ...

    async def person_at(self, address: inbound.Address) -> boards.Member | None:
        """Whose address this is, if anybody's."""
        ...

    async def people_at(self, addresses: Collection[inbound.Address]) -> Mapping[inbound.Address, boards.Member]:
        """Whose addresses these are, each with the one address that was asked for; those that are nobody's are left out."""
        ...

    async def sectors_elsewhere(self, bodies: Collection[str], board_key: str) -> Mapping[str, str]:
        """The sector of each of these bodies that has somebody on another board than this, by its name."""
        ...

    async def coordinated_by(self, person_id: uuid.UUID) -> list[boards.Board]:
        """The boards that this person keeps running, by name."""
        ...

    async def at_channel(self, channel: inbound.Address) -> list[boards.Board]:
        """The boards whose messages go to this channel."""
        ...

    async def set_channel(self, board_id: uuid.UUID, channel: inbound.Address) -> None:
        """Let the board's messages go to another channel from now on. It is not lost."""
        ...

    async def lose_channel(self, board_id: uuid.UUID, reason: sending.Reason, now: datetime.datetime) -> None:
        """Take note that the board's channel cannot be posted to; lost already, it stays lost since then."""
        ...

    async def find_channel(self, board_id: uuid.UUID) -> bool:
        """Take note that the board's channel can be posted to; False when that is no news."""
        ...

    async def set_terms(self, person_id: uuid.UUID, *, zone: str | None = None, language: str | None = None) -> None:
        """Change a person's zone or language (None: as before). A language that they chose themselves stays."""
        ...

    async def choose_language(self, person_id: uuid.UUID, language: str) -> None:
        """Take note of the language that a person wants to be written to in."""
        ...

    async def remove(self, board_id: uuid.UUID) -> None:
        """Delete a board with everything that hangs on it, and the people who are on no other. For one that has asked nobody anything."""
        ...


class Schedules(Protocol):
    """When each practice is due next."""

    async def save(self, board_id: uuid.UUID, plan: boards.SchedulePlan, now: datetime.datetime) -> uuid.UUID:
        """Store one practice of a board; the same plan again changes nothing."""
        ...

    async def stop_others(self, board_id: uuid.UUID, kept: Sequence[uuid.UUID]) -> None:
        """Stop the board's schedules that are not among `kept`."""
        ...

    async def due(self, now: datetime.datetime) -> list[boards.Schedule]:
        """Everything due at or before `now`, oldest first."""
        ...

    async def of_board(self, board_id: uuid.UUID) -> list[boards.Schedule]:
        """All practices of a board."""
        ...

    async def get(self, schedule_id: uuid.UUID) -> boards.Schedule:
        """The schedule with this id."""
        ...

    async def move_on(self, schedule: boards.Schedule, to: datetime.datetime) -> bool:
        """Compare-and-set of the next due time."""
        ...

    async def postpone(self, schedule: boards.Schedule, to: datetime.datetime) -> bool:
        """Let what is due come later, once: compare-and-set; what follows it comes as it would have."""
        ...

    async def earliest(self) -> datetime.datetime | None:
        """When anything is due next."""
        ...


class SetUps(Protocol):
    """Boards being described step by step."""

    async def create(self, record: records.SetUpRecord) -> None:
        """Store a new one."""
        ...

    async def get(self, setup_id: uuid.UUID, *, lock: bool = False) -> records.SetUpRecord | None:
        """The one with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def latest(self, address: inbound.Address) -> records.SetUpRecord | None:
        """The newest that this account began."""
        ...

    async def keep(self, record: records.SetUpRecord) -> None:
        """Store what it now holds."""
        ...

    async def forget(self, before: datetime.datetime) -> int:
        """Delete those last touched before that instant. The boards they became stand."""
        ...
