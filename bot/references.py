"""How people, channels and teams of one platform are reached, kept for its adapter. What a reference says is the adapter's own affair."""

from collections.abc import Mapping

from bot import clock, ports
from conversations import records


class References:
    """The vault of one platform's references. `kind` is the adapter's own word for what one leads to."""

    def __init__(self, database: ports.Database, time_of: clock.Clock, platform: str) -> None:
        self._database = database
        self._clock = time_of
        self._platform = platform

    async def keep(self, tenant: str, kind: str, handle: str, reference: str) -> None:
        """Keep one in place of an earlier one of the same kind and handle. Raises a BoardpulseError when it could not be kept."""
        record = records.ReferenceRecord(
            platform=self._platform,
            tenant=tenant,
            kind=str(kind),
            handle=handle,
            reference=reference,
            changed_at=self._clock.now(),
        )
        await self._database.run(lambda repos: repos.references.keep(record))

    async def find(self, tenant: str, kind: str, handle: str) -> str | None:
        """The reference as kept, or None. Raises records.Sealed without the right key, another BoardpulseError when the database fails."""
        found = await self._database.run(lambda repos: repos.references.find(self._platform, tenant, str(kind), handle))
        return None if found is None else found.reference

    async def all(self, tenant: str, kind: str) -> Mapping[str, str]:
        """All of a kind in a tenant, by their handles. Raises as `find` does."""
        found = await self._database.run(lambda repos: repos.references.all(self._platform, tenant, str(kind)))
        return {one.handle: one.reference for one in found}

    async def drop(self, tenant: str, kind: str, handle: str) -> None:
        """Forget one; nothing happens where there is none. Raises a BoardpulseError when the database fails."""
        await self._database.run(lambda repos: repos.references.drop(self._platform, tenant, str(kind), handle))
