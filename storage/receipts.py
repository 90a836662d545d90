"""Receipts: which events were already dealt with."""

import datetime
from collections.abc import Sequence

from storage import bulk, ids, models

_COLUMNS = {"receipt_id": bulk.Kind.ID, "source": bulk.Kind.TEXT, "key": bulk.Kind.TEXT, "received_at": bulk.Kind.INSTANT}
_TAKE = """
INSERT INTO receipt (receipt_id, source, key, received_at)
SELECT receipt_id, source, key, received_at FROM given WHERE true
ON CONFLICT (source, key) DO NOTHING
RETURNING source, key
"""


class ReceiptRepository:
    """A repeat of an event finds its receipt."""

    async def is_first(self, source: str, key: str, now: datetime.datetime) -> bool:
        """Take a receipt for the event; False when it was dealt with before. Two at the same instant: one of them waits and loses."""
        return (await self.take([(source, key)], now))[0]

    async def take(self, events: Sequence[tuple[str, str]], now: datetime.datetime) -> list[bool]:
        """Take receipts for events (source, key); for each in turn, whether it is the first. Of two alike the earlier one is."""
        if not events:
            return []
        # Always in the same order: two units of work that take the same receipts would else wait for each other.
        rows = [(ids.in_order(), source, key, now) for source, key in sorted(set(events))]
        new = {(row["source"], row["key"]) for row in await bulk.query(_TAKE, _COLUMNS, rows)}
        return [event in new and event not in events[:place] for place, event in enumerate(events)]

    async def forget(self, before: datetime.datetime) -> int:
        """Drop receipts older than `before`; no platform repeats an event that late."""
        return await models.Receipt.filter(received_at__lt=before).delete()
