"""What boards agreed on: positions on single items, and next steps."""

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import Protocol

from conversations import boards
from conversations.next_steps import state


class NextSteps(Protocol):
    """Agreed positions and next steps."""

    async def boards_of(self, person_id: uuid.UUID, now: datetime.datetime) -> Sequence[tuple[boards.Board, bool]]:
        """The boards on which this person holds a seat on that local day or carries a duty, by name; with whether it is a duty."""
        ...

    async def add(self, step: state.NextStep) -> bool:
        """Store a new one; False when its board has as many live ones as it may have."""
        ...

    async def get(self, step_id: uuid.UUID, *, lock: bool = False) -> state.NextStep | None:
        """The one with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def of_board(self, board_id: uuid.UUID) -> Sequence[state.NextStep]:
        """All of a board, in the order in which they were made."""
        ...

    async def of_owner(self, person_id: uuid.UUID) -> Sequence[state.NextStep]:
        """All that are this person's, in the order in which they were made."""
        ...

    async def keep(self, step: state.NextStep) -> bool:
        """Store what one now says; False when it would be one live one too many."""
        ...

    async def drop(self, step_id: uuid.UUID) -> None:
        """Delete one that should never have been."""
        ...

    async def asking(self, agreed_since: datetime.date, ended_since: datetime.date) -> Sequence[state.NextStep]:
        """Those of whose owners something may be asked: live ones agreed on since that day, and others that ended since the other."""
        ...

    async def owed(self, keys: Collection[str]) -> Collection[str]:
        """Which of these keys deliveries have."""
        ...

    async def agree(self, position: state.Position) -> None:
        """Store a position."""
        ...

    async def position(self, position_id: uuid.UUID, *, lock: bool = False) -> state.Position | None:
        """The one with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def positions(self, board_id: uuid.UUID) -> Sequence[state.Position]:
        """All of a board, the oldest first."""
        ...

    async def with_present(self, person_id: uuid.UUID) -> Sequence[state.Position]:
        """All at which this person was, by what was written down, on boards that they are or were on; the oldest first."""
        ...

    async def reword(self, position: state.Position) -> bool:
        """Store what one now says; False when there is another for that item and day."""
        ...

    async def unsay(self, position_id: uuid.UUID) -> None:
        """Delete one that should never have been."""
        ...
