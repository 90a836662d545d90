"""Tenants that the outbox lets alone for a while: the platform asked us to wait, or the workspace took the bot out.

The wait stands in the database, for all processes. That a workspace took the bot out is also kept in mind here: after each wait
one message tries whether it is back, and all others go on waiting for it.
"""

import datetime
import logging

from bot import clock, ports
from conversations import inbound, sending

PAUSE = datetime.timedelta(minutes=15)
"""How often one message is tried where the workspace took the bot out."""

_log = logging.getLogger(__name__)


class Holds:
    """One process's knowledge of them."""

    def __init__(self, database: ports.Database, time_of: clock.Clock) -> None:
        self._database = database
        self._clock = time_of
        self._paused: set[tuple[str, str]] = set()
        self._back: set[tuple[str, str]] = set()

    async def until(self, repos: ports.Repositories, address: inbound.Address, now: datetime.datetime) -> datetime.datetime:
        """Until when this tenant's messages have to wait; `now`, when they need not.

        Where the workspace took the bot out, the first to ask after each wait is let through, and holds up all others.
        """
        every = PAUSE if self.paused(address) else datetime.timedelta()
        return await repos.deliveries.reserve(sending.hold_bucket(*_tenant(address)), now, every, now)

    def paused(self, address: inbound.Address) -> bool:
        """Whether the workspace took the bot out, as far as this process knows."""
        return _tenant(address) in self._paused

    async def rate_limited(self, address: inbound.Address, seconds: float) -> datetime.datetime:
        """The platform asked us to wait: nothing goes there for so long, from any process. Until when."""
        until = await self._hold(address, datetime.timedelta(seconds=seconds))
        _log.warning("a platform asked us to wait", extra={"action": "rate_limited", "platform": address.platform, "seconds": seconds})
        return until

    async def taken_out(self, address: inbound.Address) -> datetime.datetime:
        """The workspace took the bot out: nothing goes there before the next try, from any process. Until when."""
        if not self.paused(address):
            # Said once, and not at every try.
            facts = {"action": "workspace_paused", "platform": address.platform, "tenant": address.tenant}
            _log.warning("a workspace took the bot out: its messages wait", extra=facts)
        self._paused.add(_tenant(address))
        return await self._hold(address, PAUSE)

    def let_in(self, address: inbound.Address) -> None:
        """The workspace took a message, or refused one for its own sake: the bot is in it."""
        if self.paused(address):
            self._paused.discard(_tenant(address))
            self._back.add(_tenant(address))

    async def release(self) -> None:
        """Let out what waits where the bot is in again. To be called when nothing is about to be put back any more."""
        while self._back:
            platform, tenant = self._back.pop()
            bucket_key = sending.hold_bucket(platform, tenant)
            await self._let_out(bucket_key)
            facts = {"action": "workspace_back", "platform": platform, "tenant": tenant}
            _log.info("a workspace has the bot back: its messages go on", extra=facts)

    async def _let_out(self, bucket_key: str) -> None:
        await self._database.run(lambda repos: repos.deliveries.release(bucket_key))

    async def _hold(self, address: inbound.Address, pause: datetime.timedelta) -> datetime.datetime:
        until = self._clock.now() + pause
        await self._database.run(lambda repos: repos.deliveries.hold(sending.hold_bucket(*_tenant(address)), until))
        return until


def _tenant(address: inbound.Address) -> tuple[str, str]:
    return address.platform, address.tenant
