"""Seats that pass on, and what is owed to those who come and go."""

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from conversations import boards, newcomers, sending
from conversations.seats import facts


class Seats(Protocol):
    """The seats of boards, with everybody who held, holds or will hold them."""

    async def of_board(self, board_id: uuid.UUID) -> Sequence[facts.Seat]:
        """All of a board, by body and title."""
        ...

    async def get(self, seat_id: uuid.UUID, *, lock: bool = False) -> facts.Seat | None:
        """The one with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def of_tenure(self, tenure_id: uuid.UUID) -> uuid.UUID | None:
        """The seat to which this time on a seat belongs."""
        ...

    async def pass_on(self, seat: facts.Seat, ends: facts.Held | None, person_id: uuid.UUID, day: datetime.date) -> uuid.UUID:
        """Let the seat be this person's from that day on, and end the other's time the day before. The id of the new time on it."""
        ...

    async def end(self, tenure_id: uuid.UUID, until: datetime.date | None) -> None:
        """Let somebody's time on a seat end with that day; None: it has no end."""
        ...

    async def take_back(self, tenure_id: uuid.UUID) -> None:
        """Delete a time on a seat that should never have been, and the person, if nothing else is known of them."""
        ...

    async def take_on(self, plan: boards.PersonPlan) -> uuid.UUID:
        """Store a new person, who has no seat yet. Their key and their addresses must be nobody's."""
        ...

    async def duties_of(self, board_id: uuid.UUID, person_id: uuid.UUID) -> Sequence[boards.Duty]:
        """What this person does for the board besides."""
        ...

    async def hand_duty(self, board_id: uuid.UUID, duty: boards.Duty, giver_id: uuid.UUID, taker_id: uuid.UUID | None) -> bool:
        """Let a duty go from one person to another, or end it (None); False when the giver does not carry it."""
        ...

    async def give_duty(self, board_id: uuid.UUID, duty: boards.Duty, person_id: uuid.UUID) -> None:
        """Let this person carry a duty, if they do not already."""
        ...


class Newcomers(Protocol):
    """Who comes to boards and leaves them, and what they were owed for it."""

    async def stays(self, since: datetime.date) -> Sequence[newcomers.Stay]:
        """Everybody's time on every board where a part of it began or ended on that day or later."""
        ...

    async def stay(self, board_id: uuid.UUID, person_id: uuid.UUID) -> newcomers.Stay | None:
        """All of one person's time on one board; None for who never had a seat on it."""
        ...

    async def began(self, board_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, datetime.datetime]:
        """When the people of these boards were first asked anything; a board whose people never were is left out."""
        ...

    async def owed(self, keys: Collection[str]) -> Mapping[str, datetime.datetime]:
        """When each of these messages was to leave, by its key; one that was never owed is left out."""
        ...

    async def path(self, person_id: uuid.UUID) -> Mapping[str, sending.State]:
        """Where each piece of this person's first weeks stands, on whatever board, by its key."""
        ...

    async def stop(self, board_id: uuid.UUID, person_id: uuid.UUID, now: datetime.datetime) -> None:
        """Let nothing more of the path come: what is not on its way is not wanted any more."""
        ...

    async def go_on(self, board_id: uuid.UUID, person_id: uuid.UUID) -> bool:
        """Let the rest come after all; False when nothing was stopped."""
        ...
