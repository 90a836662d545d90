"""Between the close of a pulse and what people get of it."""

import datetime
import uuid
from typing import Protocol

from conversations import records


class Results(Protocol):
    """When a summary leaves, and who is still to have their own answers beside it."""

    async def waits_until(self, pulse_id: uuid.UUID) -> datetime.datetime | None:
        """When the summary of this pulse is to leave; None where it does not wait: it is leaving, has left, failed, or was never owed."""
        ...

    async def waiting(self, now: datetime.datetime) -> list[records.PulseRecord]:
        """The closed pulses whose summary waits for a later time than this."""
        ...

    async def bring_forward(self, pulse_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Let the summary leave at `now`; False where it does not wait for a later time."""
        ...

    async def previewed_to(self, person_id: uuid.UUID, since: datetime.datetime) -> list[uuid.UUID]:
        """The pulses whose preview left to this person after that instant, the newest first."""
        ...

    async def closed(self, pulse_id: uuid.UUID) -> records.PulseRecord | None:
        """The pulse with this id, if there is one and it was read."""
        ...

    async def newest_closed(self, board_id: uuid.UUID) -> list[records.PulseRecord]:
        """The board's pulses that have been read, the one that closed last in front."""
        ...

    async def to_tell(self, closed_since: datetime.datetime, out_since: datetime.datetime) -> list[tuple[uuid.UUID, uuid.UUID, uuid.UUID]]:
        """Sittings, with person and board, of boards' own rounds that closed and went out since, whose own answers nobody was owed."""
        ...
