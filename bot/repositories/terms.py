"""When people may be written to unasked: what they said themselves, and when their boards are left in peace."""

import datetime
import uuid
from collections.abc import Collection, Mapping
from typing import Protocol

from conversations import boards, terms


class Terms(Protocol):
    """People's own terms, and boards' pauses. What somebody has not said is the same for everybody: terms.Terms()."""

    async def of(self, person_ids: Collection[uuid.UUID], now: datetime.datetime) -> Mapping[uuid.UUID, terms.Terms]:
        """Everything that each of them has said, by person id, nobody left out. Leave that is over is left out."""
        ...

    async def zones(self, person_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
        """The IANA zone of each, by person id."""
        ...

    async def set_days(self, person_id: uuid.UUID, days: Collection[int]) -> None:
        """The ISO weekdays on which they want to hear from us; none at all means Monday to Friday."""
        ...

    async def set_hour(self, person_id: uuid.UUID, at: datetime.time | None) -> None:
        """Their own hour, to the minute; None means any that is not quiet."""
        ...

    async def set_quiet(self, person_id: uuid.UUID, hours: tuple[datetime.time, datetime.time] | None) -> None:
        """From when until when it is quiet, to the minute; equal ends mean never; None means as for everybody."""
        ...

    async def snooze(self, person_id: uuid.UUID, until: datetime.date | None) -> None:
        """Nothing before this local day; None ends a snooze."""
        ...

    async def add_absence(self, person_id: uuid.UUID, span: terms.Span) -> None:
        """Leave. One that begins on the same day is replaced."""
        ...

    async def drop_absence(self, person_id: uuid.UUID, first: datetime.date) -> bool:
        """Take back the leave that begins on this day; False where there is none."""
        ...

    async def opt_out(self, person_id: uuid.UUID, board_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Send them nothing unasked from this board any more; False where that stood already."""
        ...

    async def opt_in(self, person_id: uuid.UUID, board_id: uuid.UUID) -> bool:
        """Send them the board's messages again; False where they had not opted out."""
        ...

    async def prefer(self, person_id: uuid.UUID, platform: str) -> None:
        """Write to them on this platform first; otherwise the order stays."""
        ...

    async def forget(self, before: datetime.date) -> int:
        """Delete leave, and days of snoozes, that were over before that day. How many."""
        ...

    async def pauses_of(self, board_ids: Collection[uuid.UUID], kind: boards.PauseKind) -> Mapping[uuid.UUID, tuple[terms.Span, ...]]:
        """The board's pauses of one kind, past ones too, by their first day; boards without one are left out."""
        ...
