"""Memos to self. A record never holds the words; they are opened one at a time, for their author."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Protocol

from conversations import memo


class Memos(Protocol):
    """What people wrote to themselves. Each change is made only where the memo still stands as it must, and says whether it was."""

    async def add(self, one: memo.Memo, text: str) -> bool:
        """Keep a new one, its words sealed; False when there is one with this id already. Raises a Sealed without a key."""
        ...

    async def get(self, memo_id: uuid.UUID) -> memo.Memo | None:
        """One that is not forgotten yet, cancelled ones too."""
        ...

    async def text(self, memo_id: uuid.UUID) -> str:
        """The words of one that is there. Raises a Sealed without the key they were sealed with."""
        ...

    async def of(self, person_id: uuid.UUID) -> list[memo.Memo]:
        """All of a person's that are not cancelled, in the order in which they were written."""
        ...

    async def last_cancelled(self, person_id: uuid.UUID) -> memo.Memo | None:
        """The one that a person cancelled last, while it is not forgotten."""
        ...

    async def rewrite(self, memo_id: uuid.UUID, text: str) -> bool:
        """Other words, for one that waits."""
        ...

    async def move(self, memo_id: uuid.UUID, due_on: datetime.date, forget_at: datetime.datetime) -> bool:
        """Another local day, for one that waits."""
        ...

    async def deliver(self, memo_id: uuid.UUID, at: datetime.datetime, forget_at: datetime.datetime) -> bool:
        """Note when one that waits was delivered."""
        ...

    async def cancel(self, memo_id: uuid.UUID, at: datetime.datetime, forget_at: datetime.datetime) -> bool:
        """Note that it is not wanted any more."""
        ...

    async def restore(self, memo_id: uuid.UUID, forget_at: datetime.datetime) -> bool:
        """Take a cancellation back."""
        ...

    async def say(self, memo_id: uuid.UUID, happened: memo.Happened) -> None:
        """Note what came of it, in place of what was said before."""
        ...

    async def waiting_until(self, day: datetime.date) -> list[memo.Memo]:
        """All that wait for this local day or an earlier one, whoever's, the longest due first."""
        ...

    async def days_from(self, day: datetime.date) -> Sequence[tuple[datetime.date, str]]:
        """The next days, from this one on, on which any is due, each with the zone of its author; some hundred of them."""
        ...

    async def counts(self) -> tuple[int, int]:
        """How many wait, and how many were delivered and are kept for a while."""
        ...

    async def check(self) -> None:
        """See whether the keys at hand open every one. Raises a Sealed."""
        ...

    async def forget(self, now: datetime.datetime) -> int:
        """Delete those whose time is over. How many."""
        ...
