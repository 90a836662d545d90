"""Buddy boards."""

import datetime
import uuid
from collections.abc import Collection
from typing import Protocol

from conversations.exchanges import state


class Exchanges(Protocol):
    """What two boards agreed to show each other."""

    async def propose(self, one: state.Exchange) -> bool:
        """Keep a proposal; False where its id or its code is taken."""
        ...

    async def get(self, exchange_id: uuid.UUID, *, lock: bool = False) -> state.Exchange | None:
        """The exchange, or None. Locked: nobody else changes it until the unit of work ends."""
        ...

    async def by_code(self, code: str) -> state.Exchange | None:
        """The exchange with this code, or None."""
        ...

    async def of_board(self, board_id: uuid.UUID, *, lock: bool = False) -> list[state.Exchange]:
        """All exchanges that this board proposed or agreed to, the newest first. Locked: nobody else does so for now."""
        ...

    async def agreed_by(self, person_id: uuid.UUID) -> list[state.Exchange]:
        """All exchanges that this person agreed to for a board, the newest first."""
        ...

    async def standing(self) -> list[state.Exchange]:
        """All that both boards agreed to and neither has ended."""
        ...

    async def published(self, board_ids: Collection[uuid.UUID], since: datetime.datetime) -> list[state.Published]:
        """The rounds of these boards' own view whose summary went out at `since` or later, the first first."""
        ...

    async def leading(self, board_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
        """Who chairs these boards or keeps them running, by board; a board of nobody is not in it."""
        ...

    async def agree(self, exchange_id: uuid.UUID, partner: state.Side) -> bool:
        """The other board agrees; False where somebody agreed before, or it has ended."""
        ...

    async def end(self, exchange_id: uuid.UUID, board_id: uuid.UUID, now: datetime.datetime) -> bool:
        """One of the two ends it; False where it had ended."""
        ...

    async def note(self, exchange_id: uuid.UUID, board_id: uuid.UUID, text: str) -> bool:
        """Let this be the note of one of the two boards; False where it is neither, or it has ended."""
        ...
