"""Boards' calendars: their meetings, and the days on which they are left in peace."""

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import Protocol

from conversations import boards, terms
from conversations.meetings import facts


class Meetings(Protocol):
    """Meetings of boards. Whoever changes a board's calendar does it alone until the unit of work ends."""

    async def hold(self, board_id: uuid.UUID) -> None:
        """Let nobody else change this board's calendar until the unit of work ends: before it is looked at to be changed."""
        ...

    async def of_board(self, board_id: uuid.UUID) -> list[facts.Meeting]:
        """Every meeting of the board, past and cancelled ones too, in order."""
        ...

    async def get(self, meeting_id: uuid.UUID) -> facts.Meeting | None:
        """The meeting with this id, or None."""
        ...

    async def put_in(self, board_id: uuid.UUID, planned: Sequence[tuple[datetime.datetime, facts.Planned]]) -> list[facts.Meeting]:
        """Store what is new of these, each with its start, and put back what was cancelled; give back those. What is there stays."""
        ...

    async def move(self, moves: Sequence[tuple[facts.Meeting, datetime.datetime]]) -> bool:
        """Give meetings of one board other starts: all of them, or none where one was changed since, or a start is taken."""
        ...

    async def change(self, meeting: facts.Meeting, *, kind: facts.Kind, minutes: int) -> bool:
        """Make it a meeting of this kind and length; False where it was changed since."""
        ...

    async def cancel(self, meeting: facts.Meeting, now: datetime.datetime) -> bool:
        """Call it off; False where it was changed since. Nothing is deleted."""
        ...

    async def put_back(self, meeting: facts.Meeting) -> bool:
        """Let what was called off take place; False where it was changed since."""
        ...

    async def coming(
        self, after: datetime.datetime, *, kind: facts.Kind | None = None, until: datetime.datetime | None = None
    ) -> list[tuple[boards.Board, facts.Meeting]]:
        """What is to take place after that instant, on any board, in order."""
        ...

    async def next_of(self, board_ids: Collection[uuid.UUID], now: datetime.datetime) -> list[facts.Meeting]:
        """The next meeting of each of these boards that has one, in order."""
        ...

    async def pause(self, board_id: uuid.UUID, kind: boards.PauseKind, spans: Sequence[terms.Span]) -> None:
        """Write down days of rest. One of that kind that begins on the same day is replaced."""
        ...

    async def resume(self, board_id: uuid.UUID, kind: boards.PauseKind, spans: Sequence[terms.Span], today: datetime.date) -> int:
        """End these: what has not begun is gone, what has ends yesterday. How many there were."""
        ...
