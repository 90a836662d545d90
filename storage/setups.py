"""Boards being described in chat, step by step."""

import datetime
import uuid

from conversations import inbound, records
from storage import models


class SetUpRepository:
    """One row a set-up. What is asked next is derived from what was given and stored nowhere."""

    async def create(self, record: records.SetUpRecord) -> None:
        """Store a new one."""
        await models.SetUp.create(
            setup_id=record.setup_id,
            platform=record.address.platform,
            tenant=record.address.tenant,
            handle=record.address.handle,
            given=dict(record.given),
            begun_at=record.begun_at,
            changed_at=record.changed_at,
            board_id=record.board_id,
            ended=record.ended,
        )

    async def get(self, setup_id: uuid.UUID, *, lock: bool = False) -> records.SetUpRecord | None:
        """The one with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        found = models.SetUp.filter(setup_id=setup_id)
        row = await (found.select_for_update() if lock else found).first()
        return None if row is None else _record(row)

    async def latest(self, address: inbound.Address) -> records.SetUpRecord | None:
        """The newest that this account began."""
        mine = models.SetUp.filter(platform=address.platform, tenant=address.tenant, handle=address.handle)
        row = await mine.order_by("-begun_at", "-setup_id").first()
        return None if row is None else _record(row)

    async def keep(self, record: records.SetUpRecord) -> None:
        """Store what it now holds. Who began it, and when, stands."""
        await models.SetUp.filter(setup_id=record.setup_id).update(
            given=dict(record.given), changed_at=record.changed_at, board_id=record.board_id, ended=record.ended
        )

    async def forget(self, before: datetime.datetime) -> int:
        """Delete those last touched before that instant. The boards they became stand."""
        return await models.SetUp.filter(changed_at__lt=before).delete()


def _record(row: models.SetUp) -> records.SetUpRecord:
    return records.SetUpRecord(
        setup_id=row.setup_id,
        address=inbound.Address(platform=row.platform, tenant=row.tenant, handle=row.handle),
        given=row.given,
        begun_at=row.begun_at,
        changed_at=row.changed_at,
        board_id=row.board_id,
        ended=row.ended,
    )
