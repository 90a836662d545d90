"""What a reading needs beside the answers of its own round."""

import datetime
import uuid
from collections.abc import Collection
from typing import Protocol

from conversations import records


class Figures(Protocol):
    """Arrows of a round long ago, and who stood in which sector."""

    async def arrivals(self, then: uuid.UUID, now: uuid.UUID) -> list[records.PairCount]:
        """For those who pointed an arrow then and give a level now: how many pointed to which level (`before`) and are at which."""
        ...

    async def sectors(self, pulse_id: uuid.UUID, board_id: uuid.UUID, day: datetime.date) -> dict[uuid.UUID, str]:
        """The sector of each person whom a round asks, by the seat that they had held longest on that local day."""
        ...

    async def levels_of(self, pulse_id: uuid.UUID, people: Collection[uuid.UUID]) -> list[records.ItemCount]:
        """How many of these people chose which level now, by item."""
        ...
