"""Lines of reflections that members gave to others."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Protocol

from conversations import lines


class Lines(Protocol):
    """One line at most for each reply and each of those who may be given one."""

    async def get(self, line_id: uuid.UUID, *, lock: bool = False) -> lines.Line | None:
        """The line, or None; with `lock` nobody else can change it until the unit of work ends."""
        ...

    async def of_reflection(self, reflection_id: uuid.UUID) -> Sequence[lines.Line]:
        """Those given from one reply, taken back or not."""
        ...

    async def of_person(self, person_id: uuid.UUID) -> Sequence[lines.Line]:
        """Those that this person gave and that are still kept, the newest first."""
        ...

    async def offered(self, board_id: uuid.UUID, since: datetime.datetime, until: datetime.datetime) -> Sequence[lines.Line]:
        """Those offered to a board's coordinators at or after `since` and before `until`, and not taken back."""
        ...

    async def give(self, line: lines.Line) -> bool:
        """Keep a line, in place of one that was taken back; False where one stands already."""
        ...

    async def take_back(self, line_id: uuid.UUID, at: datetime.datetime) -> None:
        """Take note that it was taken back; once is enough."""
        ...

    async def was_told(self, line: lines.Line) -> bool:
        """Whether a digest that told of it has left, or may have, to any coordinator."""
        ...
