"""How people, channels and teams are reached, as a platform showed it: sealed, and kept for as long as it holds."""

import uuid
from collections.abc import Collection, Mapping

from tortoise.expressions import Q

from conversations import inbound, records
from storage import models, sealing

_AT_ONCE = 100
"""So many addresses are asked about in one statement."""


class ReferenceRepository:
    """One row a person, a channel or a team. What an adapter calls a kind, and what it keeps of one, is its own affair."""

    def __init__(self, sealer: sealing.Sealer) -> None:
        self._sealer = sealer

    async def keep(self, record: records.ReferenceRecord) -> None:
        """Store one in place of an earlier one of the same kind and handle. Sealed with the newest key. Raises NoKey."""
        row = models.Reference(
            reference_id=uuid.uuid4(),
            platform=record.platform,
            tenant=record.tenant,
            kind=record.kind,
            handle=record.handle,
            sealed=self._sealer.seal(record.reference),
            changed_at=record.changed_at,
        )
        # One statement, because somebody may do two things at the same instant, at two processes.
        await models.Reference.bulk_create(
            [row], on_conflict=["platform", "tenant", "kind", "handle"], update_fields=["sealed", "changed_at"]
        )

    async def find(self, platform: str, tenant: str, kind: str, handle: str) -> records.ReferenceRecord | None:
        """The one of this kind and handle, or None. Raises NoKey, WrongKey."""
        row = await models.Reference.get_or_none(platform=platform, tenant=tenant, kind=kind, handle=handle)
        return None if row is None else self._record(row)

    async def all(self, platform: str, tenant: str, kind: str) -> list[records.ReferenceRecord]:
        """All of a kind in a tenant, by their handles. Raises NoKey, WrongKey."""
        rows = await models.Reference.filter(platform=platform, tenant=tenant, kind=kind).order_by("handle")
        return [self._record(row) for row in rows]

    async def known(self, addresses: Collection[inbound.Address]) -> Mapping[inbound.Address, str]:
        """Which of these addresses something is kept of, and its kind. Needs no key."""
        wanted, found = list(addresses), dict[inbound.Address, str]()
        for first in range(0, len(wanted), _AT_ONCE):
            some = [Q(platform=one.platform, tenant=one.tenant, handle=one.handle) for one in wanted[first : first + _AT_ONCE]]
            rows = await models.Reference.filter(Q(*some, join_type=Q.OR)).values("platform", "tenant", "handle", "kind")
            found |= {inbound.Address(platform=row["platform"], tenant=row["tenant"], handle=row["handle"]): row["kind"] for row in rows}
        return found

    async def drop(self, platform: str, tenant: str, kind: str, handle: str) -> None:
        """Delete one; nothing happens where there is none."""
        await models.Reference.filter(platform=platform, tenant=tenant, kind=kind, handle=handle).delete()

    async def check(self) -> None:
        """See whether the keys at hand open every row. Raises NoKey, WrongKey."""
        for sealed in await models.Reference.all().values_list("sealed", flat=True):
            self._sealer.open(str(sealed))

    def _record(self, row: models.Reference) -> records.ReferenceRecord:
        return records.ReferenceRecord(
            platform=row.platform,
            tenant=row.tenant,
            kind=row.kind,
            handle=row.handle,
            reference=self._sealer.open(row.sealed),
            changed_at=row.changed_at,
        )
