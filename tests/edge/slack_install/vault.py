"""A vault in memory that can be made to fail, held to the same contract as the real one."""

import datetime

from conversations import records
from frameworks import errors

PAUSED_AT = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)


class DiskGone(errors.BoardpulseError):
    """The disk is gone."""


class Vault:
    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, datetime.datetime | None]] = {}
        self.reads = 0
        self.fails = False
        self.sealed = False

    async def save(self, tenant: str, tokens: str) -> None:
        self._may_fail()
        self.kept[tenant] = (tokens, None)

    async def renew(self, tenant: str, tokens: str, *, instead_of: str) -> bool:
        self._may_fail()
        held, paused_at = self.kept.get(tenant, ("", None))
        if held not in {instead_of, tokens}:
            return False
        self.kept[tenant] = (tokens, paused_at)
        return True

    async def find(self, tenant: str) -> tuple[str, datetime.datetime | None] | None:
        self._may_fail()
        if self.sealed:
            raise records.Sealed
        self.reads += 1
        return self.kept.get(tenant)

    async def pause(self, tenant: str, at: datetime.datetime) -> bool:
        tokens, _ = self.kept[tenant]
        self.kept[tenant] = (tokens, at)
        return True

    def _may_fail(self) -> None:
        if self.fails:
            raise DiskGone
