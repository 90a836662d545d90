"""Workspaces that put the bot in. Their tokens are sealed; everything else about them can be read without a key."""

import datetime
import uuid

from conversations import records
from storage import models, sealing


class InstallationRepository:
    """One row a workspace. A row is never deleted: who put the bot in again finds what was kept."""

    def __init__(self, sealer: sealing.Sealer) -> None:
        self._sealer = sealer

    async def keep(self, record: records.InstallationRecord) -> None:
        """Store one in place of an earlier one of the same workspace, whose first day stands. Sealed with the newest key. Raises NoKey."""
        row = models.Installation(
            installation_id=uuid.uuid4(),
            platform=record.platform,
            tenant=record.tenant,
            sealed=self._sealer.seal(record.tokens),
            installed_at=record.installed_at,
            changed_at=record.changed_at,
            paused_at=record.paused_at,
        )
        # One statement, because two browsers may come back from the platform at the same instant.
        await models.Installation.bulk_create(
            [row], on_conflict=["platform", "tenant"], update_fields=["sealed", "changed_at", "paused_at"]
        )

    async def get(self, platform: str, tenant: str, *, lock: bool = False) -> records.InstallationRecord | None:
        """The workspace's, or None; with `lock` nobody else can change it until the unit of work ends. Raises NoKey, WrongKey."""
        found = models.Installation.filter(platform=platform, tenant=tenant)
        row = await (found.select_for_update() if lock else found).first()
        if row is None:
            return None
        return records.InstallationRecord(
            platform=row.platform,
            tenant=row.tenant,
            tokens=self._sealer.open(row.sealed),
            installed_at=row.installed_at,
            changed_at=row.changed_at,
            paused_at=row.paused_at,
        )

    async def check(self) -> None:
        """See whether the keys at hand open every row. Raises NoKey, WrongKey."""
        for sealed in await models.Installation.all().values_list("sealed", flat=True):
            self._sealer.open(str(sealed))

    async def pause(self, platform: str, tenant: str, at: datetime.datetime) -> bool:
        """Mark it as taken out; False when there is none, it was marked before, or it was put in again after `at`."""
        # Platforms tell late and more than once: what was taken out before it was put in again is no news.
        standing = models.Installation.filter(platform=platform, tenant=tenant, paused_at__isnull=True, changed_at__lte=at)
        return await standing.update(paused_at=at) == 1

    async def paused(self) -> list[tuple[str, str, datetime.datetime]]:
        """(platform, tenant, since when) of those taken out, oldest first."""
        rows = await models.Installation.filter(paused_at__isnull=False).order_by("paused_at", "tenant")
        return [(row.platform, row.tenant, row.paused_at) for row in rows if row.paused_at is not None]
