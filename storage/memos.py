"""Memos to self. Their words are sealed, and opened for nobody but whoever asks for one by its id."""

import datetime
import uuid
from collections.abc import Sequence

from tortoise.queryset import QuerySet

from conversations import memo
from storage import models, sealing

_SOME = 100


class MemoRepository:
    """One row a memo. What is delivered or cancelled is kept until `forget_at`, and then deleted whole."""

    def __init__(self, sealer: sealing.Sealer) -> None:
        self._sealer = sealer

    async def add(self, one: memo.Memo, text: str) -> bool:
        """Keep a new one; False when there is one with this id already. Raises NoKey."""
        row = models.Memo(
            memo_id=one.memo_id,
            person_id=one.person_id,
            sealed=self._sealer.seal(text),
            written_at=one.written_at,
            due_on=one.due_on,
            forget_at=one.forget_at,
        )
        if await models.Memo.filter(memo_id=one.memo_id).exists():
            return False
        # Two presses may come at the same instant.
        await models.Memo.bulk_create([row], ignore_conflicts=True)
        return True

    async def get(self, memo_id: uuid.UUID) -> memo.Memo | None:
        """One that is not forgotten yet, cancelled ones too."""
        row = await models.Memo.filter(memo_id=memo_id).first()
        return None if row is None else _record(row)

    async def text(self, memo_id: uuid.UUID) -> str:
        """The words. Raises NoKey, WrongKey, and DoesNotExist where there is no such memo."""
        return self._sealer.open((await models.Memo.get(memo_id=memo_id)).sealed)

    async def of(self, person_id: uuid.UUID) -> list[memo.Memo]:
        """All of a person's that are not cancelled, in the order in which they were written."""
        rows = await models.Memo.filter(person_id=person_id, cancelled_at__isnull=True).order_by("written_at", "memo_id")
        return [_record(row) for row in rows]

    async def last_cancelled(self, person_id: uuid.UUID) -> memo.Memo | None:
        """The one that a person cancelled last, while it is not forgotten."""
        row = await models.Memo.filter(person_id=person_id, cancelled_at__isnull=False).order_by("-cancelled_at").first()
        return None if row is None else _record(row)

    async def rewrite(self, memo_id: uuid.UUID, text: str) -> bool:
        """Other words, sealed with the newest key. Raises NoKey."""
        return await _waiting(memo_id).update(sealed=self._sealer.seal(text)) == 1

    async def move(self, memo_id: uuid.UUID, due_on: datetime.date, forget_at: datetime.datetime) -> bool:
        """Another local day."""
        return await _waiting(memo_id).update(due_on=due_on, forget_at=forget_at) == 1

    async def deliver(self, memo_id: uuid.UUID, at: datetime.datetime, forget_at: datetime.datetime) -> bool:
        """Note when it was delivered."""
        return await _waiting(memo_id).update(delivered_at=at, forget_at=forget_at) == 1

    async def cancel(self, memo_id: uuid.UUID, at: datetime.datetime, forget_at: datetime.datetime) -> bool:
        """Note that it is not wanted any more; False where that was noted before."""
        standing = models.Memo.filter(memo_id=memo_id, cancelled_at__isnull=True)
        return await standing.update(cancelled_at=at, forget_at=forget_at) == 1

    async def restore(self, memo_id: uuid.UUID, forget_at: datetime.datetime) -> bool:
        """Take a cancellation back; False where there is none."""
        cancelled = models.Memo.filter(memo_id=memo_id, cancelled_at__isnull=False)
        return await cancelled.update(cancelled_at=None, forget_at=forget_at) == 1

    async def say(self, memo_id: uuid.UUID, happened: memo.Happened) -> None:
        """Note what came of it, in place of what was said before."""
        await models.Memo.filter(memo_id=memo_id).update(happened=happened.value)

    async def waiting_until(self, day: datetime.date) -> list[memo.Memo]:
        """All that wait for this local day or an earlier one, whoever's, the longest due first."""
        waiting = models.Memo.filter(due_on__lte=day, delivered_at__isnull=True, cancelled_at__isnull=True)
        return [_record(row) for row in await waiting.order_by("due_on", "memo_id")]

    async def days_from(self, day: datetime.date) -> Sequence[tuple[datetime.date, str]]:
        """The next days on which any is due, each with the zone of its author."""
        waiting = models.Memo.filter(due_on__gte=day, delivered_at__isnull=True, cancelled_at__isnull=True)
        rows = await waiting.order_by("due_on").distinct().limit(_SOME).values_list("due_on", "person__zone")
        return [(due_on, str(zone)) for due_on, zone in rows]

    async def counts(self) -> tuple[int, int]:
        """How many wait, and how many were delivered and are kept for a while."""
        standing = models.Memo.filter(cancelled_at__isnull=True)
        return await standing.filter(delivered_at__isnull=True).count(), await standing.filter(delivered_at__isnull=False).count()

    async def check(self) -> None:
        """See whether the keys at hand open every one. Raises NoKey, WrongKey."""
        for sealed in await models.Memo.all().values_list("sealed", flat=True):
            self._sealer.open(str(sealed))

    async def forget(self, now: datetime.datetime) -> int:
        """Delete those whose time is over. How many."""
        return await models.Memo.filter(forget_at__lte=now).delete()


def _waiting(memo_id: uuid.UUID) -> QuerySet[models.Memo]:
    return models.Memo.filter(memo_id=memo_id, delivered_at__isnull=True, cancelled_at__isnull=True)


def _record(row: models.Memo) -> memo.Memo:
    assert row.forget_at is not None  # noqa: S101 - every memo is written with one
    return memo.Memo(
        memo_id=row.memo_id,
        person_id=row.person_id,
        written_at=row.written_at,
        due_on=row.due_on,
        forget_at=row.forget_at,
        delivered_at=row.delivered_at,
        cancelled_at=row.cancelled_at,
        happened=None if row.happened is None else memo.Happened(row.happened),
    )
