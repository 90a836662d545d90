"""Receipts: which events were already dealt with."""

import datetime
import uuid

from tortoise import exceptions, transactions

from storage import models


class ReceiptRepository:
    """A repeat of an event finds its receipt."""

    async def is_first(self, source: str, key: str, now: datetime.datetime) -> bool:
        """Take a receipt for the event; False when it was dealt with before. Two at the same instant: one of them waits and loses."""
        if await models.Receipt.exists(source=source, key=key):
            return False
        try:
            # A savepoint: on PostgreSQL a refused insert would otherwise spoil the whole transaction.
            async with transactions.in_transaction():
                await models.Receipt.create(receipt_id=uuid.uuid4(), source=source, key=key, received_at=now)
        except exceptions.IntegrityError:
            return False
        return True

    async def forget(self, before: datetime.datetime) -> int:
        """Drop receipts older than `before`; no platform repeats an event that late."""
        return await models.Receipt.filter(received_at__lt=before).delete()
