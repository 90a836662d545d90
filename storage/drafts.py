"""Drafts: what people have written in a box and not sent off."""

import datetime
import uuid
from collections.abc import Sequence

from tortoise import exceptions, transactions
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from conversations import actions, inbound, records
from storage import models, sealing

_SEALED = f"bp1:do:{actions.Subject.SET}:"
"""What is written for a learning set is never kept in the clear, before it is let out either."""


class DraftRepository:
    """One row for each box of each account.

    A box that was emptied, or sent off, leaves a row without text for a while: what was written before that and arrives after
    it finds something newer.
    """

    def __init__(self, sealer: sealing.Sealer) -> None:
        self._sealer = sealer

    async def keep(self, address: inbound.Address, action: str, text: str, at: datetime.datetime) -> None:
        """Keep a draft in place of an older one; a newer one stands. An empty text deletes it. Raises NoKey for one that is sealed."""
        if text and action.startswith(_SEALED):
            text = self._sealer.seal(text)
        if await self._replace(address, action, text, at):
            return
        try:
            # A savepoint: on PostgreSQL a refused insert would otherwise spoil the whole transaction.
            async with transactions.in_transaction():
                await models.Draft.create(
                    draft_id=uuid.uuid4(),
                    platform=address.platform,
                    tenant=address.tenant,
                    handle=address.handle,
                    action=action,
                    text=text,
                    written_at=at,
                )
        except exceptions.IntegrityError:
            # What is there is newer, or came in at this very moment.
            await self._replace(address, action, text, at)

    async def empty(self, address: inbound.Address, action: str, at: datetime.datetime) -> None:
        """Empty a box that was sent off, whatever stands in it; nothing written before that, or before `at`, comes back.

        A draft bears the platform's time and a sending may bear ours: where ours is behind, the draft would seem the newer one.
        """
        await self.keep(address, action, "", at)
        await _box(address, action).exclude(text="").update(text="")

    async def get(self, address: inbound.Address, action: str) -> str | None:
        """The draft for this box, or None. Raises NoKey or WrongKey for one that is sealed."""
        row = await _box(address, action).first()
        return self._opened(row) if row is not None and row.text else None

    async def of(self, addresses: Sequence[inbound.Address]) -> list[records.DraftRecord]:
        """Everything these accounts have written and not sent off, newest first. Raises NoKey or WrongKey for one that is sealed."""
        if not addresses:
            return []
        theirs = Q(*(Q(platform=one.platform, tenant=one.tenant, handle=one.handle) for one in addresses), join_type=Q.OR)
        rows = await models.Draft.filter(theirs).exclude(text="").order_by("-written_at", "draft_id")
        return [
            records.DraftRecord(
                address=inbound.Address(platform=row.platform, tenant=row.tenant, handle=row.handle),
                action=row.action,
                text=self._opened(row),
                written_at=row.written_at,
            )
            for row in rows
        ]

    async def forget(self, before: datetime.datetime) -> int:
        """Delete drafts last touched before that instant. How many."""
        return await models.Draft.filter(written_at__lt=before).delete()

    def _opened(self, row: models.Draft) -> str:
        return self._sealer.open(row.text) if row.action.startswith(_SEALED) else row.text

    async def _replace(self, address: inbound.Address, action: str, text: str, at: datetime.datetime) -> bool:
        """Write over what the box holds, unless that is newer; whether it was written."""
        return bool(await _box(address, action).filter(written_at__lte=at).update(text=text, written_at=at))


def _box(address: inbound.Address, action: str) -> QuerySet[models.Draft]:
    return models.Draft.filter(platform=address.platform, tenant=address.tenant, handle=address.handle, action=action)
