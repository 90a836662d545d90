"""The outbox: what is owed is written down first, claimed by lease, sent once, and looked up where the sending was unsure.

The states and the reasons for them are in conversations/sending.py. Between the two marks around a send a process may be
killed at any instant: the row then stays under its lease, and whoever finds the lease expired looks on the platform.
"""

import asyncio
import dataclasses
import datetime
import logging
import time
from collections.abc import Awaitable, Callable, Mapping

from bot import channels, clock, holds, ports, subjects
from conversations import inbound, messages, sending
from frameworks import errors

BATCH = 8
"""How many messages one process has in flight."""
LOOK_BACK = datetime.timedelta(seconds=60)
"""How far before the claim a look for a message begins: clocks of platforms differ from ours."""
HORIZON = datetime.timedelta(seconds=5)
"""How long a claimed message may wait for its turn in the platform's pace; a longer wait goes back to the outbox."""
_SETTLED = {sending.State.SENT: "settled", sending.State.MOOT: "settled"}
"""Told alike in the log: a reminder that was not needed any more says that somebody had answered."""
_BACK_OFF = (5, 15, 60, 180, 600)

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Lease:
    """How long a claim holds, in seconds. It must outlast the platform's timeout by far, or a slow send would look dead."""

    seconds: float = 60.0


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Ready:
    """A message that can leave, where to, and when its turn is. `asks_again`: it has to wait, and things may have changed by then."""

    message: messages.Message
    address: inbound.Address
    messenger: ports.Messenger
    turn: datetime.datetime
    asks_again: bool


class LeaseTooShort(errors.BoardpulseError):
    """A lease must be at least twice as long as the slowest platform may take to answer."""


class Outbox:
    """One process's hand in the outbox. `owner` is unique to the process; any number of processes may run beside each other."""

    def __init__(
        self,
        *,
        database: ports.Database,
        messengers: Mapping[str, ports.Messenger],
        composers: Mapping[sending.Kind, subjects.Composer],
        time_of: clock.Clock,
        owner: str,
        lease: Lease | None = None,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._messengers = messengers
        self._composers = composers
        self._clock = time_of
        self._owner = owner
        self._lease = datetime.timedelta(seconds=(lease or Lease()).seconds)
        self._wait = wait
        self._holds = holds.Holds(database, time_of)
        slowest = max((messenger.timeout for messenger in messengers.values()), default=0.0)
        if slowest * 2 > self._lease.total_seconds():
            raise LeaseTooShort(
                f"A lease of {self._lease.total_seconds():g} seconds is too short: a platform may take {slowest:g} to answer. "
                f"Set BOARDPULSE_LEASE_SECONDS to {2 * slowest:g} or more."
            )

    async def flush(self, stop: asyncio.Event | None = None, progress: Callable[[], Awaitable[None]] | None = None) -> int:
        """Send everything that is due, and look up what was left unsure. How many deliveries were handled.

        Ends early on `stop`. `progress` is called whenever some have come to their end: a long fan-out is no standstill.
        """
        handled = 0
        while not (stop is not None and stop.is_set()):
            begun = _uptime()
            lost, due = await self._database.run(self._claim)
            if not lost and not due:
                break
            ended = await asyncio.gather(*map(self._look_up, lost), *(self._send(one, begun) for one in due), return_exceptions=True)
            # Every send comes to its own end first: one that fails must not cut off its neighbours in mid-flight.
            for failure in (one for one in ended if isinstance(one, BaseException)):
                raise failure
            await self._holds.release()
            handled += len(lost) + len(due)
            if progress is not None:
                await progress()
        return handled

    async def _claim(self, repos: ports.Repositories) -> tuple[list[sending.Delivery], list[sending.Delivery]]:
        now = self._clock.now()
        until = now + self._lease
        lost = await repos.deliveries.claim_expired(self._owner, now, until, BATCH)
        return lost, await repos.deliveries.claim(self._owner, now, until, BATCH)

    async def _send(self, delivery: sending.Delivery, begun: float) -> None:
        try:
            ready = await self._database.run(lambda repos: self._prepare(repos, delivery))
        except Exception:  # noqa: BLE001 - one message that cannot be made (an edition that is gone) must not hold up the others
            _log.exception("a message could not be composed", extra={"action": "compose_failed", "delivery_id": delivery.delivery_id})
            await self._again(delivery)
            return
        if isinstance(ready, sending.Reason):
            await self._settle(delivery, sending.State.FAILED, reason=ready)
        elif ready is None:
            await self._settle(delivery, sending.State.MOOT)
        elif await self._has_its_turn(ready, delivery, begun):
            await self._hand_over(ready, delivery)

    async def _prepare(self, repos: ports.Repositories, delivery: sending.Delivery) -> _Ready | sending.Reason | None:
        """The message, where it goes and when; the reason why it cannot go; or None when it is no longer needed."""
        now = self._clock.now()
        message = await self._composers[delivery.kind](repos, delivery, now)
        if message is None:
            return None
        address = await self._address(repos, delivery)
        if address is None:
            return sending.Reason.PLATFORM_OFF if delivery.person_id is None else sending.Reason.NO_ADDRESS
        if address != delivery.address:
            # Kept before it leaves: after a crash, this is where to look for it.
            await repos.deliveries.redirect(delivery, self._owner, address)
        messenger = self._messengers[address.platform]
        turn = await self._holds.until(repos, address, now)
        is_trial = self._holds.paused(address) and turn <= now  # then the hold is its own, for all others
        for bucket_key, per_second in _buckets(address, messenger.pace):
            if turn > now + HORIZON:
                break
            turn = await repos.deliveries.reserve(bucket_key, turn, datetime.timedelta(seconds=1 / per_second), now + HORIZON)
        return _Ready(message=message, address=address, messenger=messenger, turn=turn, asks_again=turn > now and not is_trial)

    async def _address(self, repos: ports.Repositories, delivery: sending.Delivery) -> inbound.Address | None:
        """Where it goes: the board's channel of today, or the first of the person's addresses of today whose platform is on.

        Looked up each time: a try that had to wait may find that the board has moved.
        """
        if delivery.person_id is not None:
            found = await repos.boards.addresses_of(delivery.person_id)
        elif delivery.kind in sending.TO_CHANNEL and delivery.board_id is not None:
            found = [(await repos.boards.get(delivery.board_id)).channel]
        else:
            found = [delivery.address] if delivery.address else []
        return next((one for one in found if one.platform in self._messengers), None)

    async def _has_its_turn(self, ready: _Ready, delivery: sending.Delivery, begun: float) -> bool:
        """Wait for the turn. False when the row went back to the outbox, or is left to whoever finds its lease expired."""
        now = self._clock.now()
        if ready.turn > now + HORIZON:
            await self._put_back(delivery, ready.turn, burnt=False)
            return False
        if ready.turn > now:
            await self._wait((ready.turn - now).total_seconds())
        if ready.asks_again:
            held_until = await self._held_until(ready.address)
            if held_until is not None:
                # While this one waited, the platform asked us, or another process, to stop.
                await self._put_back(delivery, held_until, burnt=False)
                return False
        if self._lease.total_seconds() - (_uptime() - begun) < ready.messenger.timeout:
            # This process was held up (a stopped machine, a long pause): by now somebody else may be looking after the row.
            _log.warning("a claim was left to expire", extra={"action": "claim_abandoned", "delivery_id": delivery.delivery_id})
            return False
        return True

    async def _held_until(self, address: inbound.Address) -> datetime.datetime | None:
        """Until when this tenant's messages have to wait from now on, if they have to."""
        now = self._clock.now()
        until = await self._database.run(lambda repos: self._holds.until(repos, address, now))
        return until if until > now else None

    async def _hand_over(self, ready: _Ready, claimed: sending.Delivery) -> None:
        delivery = dataclasses.replace(claimed, address=ready.address)
        try:
            ref = await ready.messenger.send(ready.address, ready.message, key=delivery.key)
        except sending.RateLimited as exc:
            await self._put_back(delivery, await self._holds.rate_limited(ready.address, exc.retry_after), burnt=False)
        except sending.Paused:
            await self._put_back(delivery, await self._holds.taken_out(ready.address), burnt=False)
        except sending.NotSent:
            await self._again(delivery)
        except sending.Refused as exc:
            await self._settle(delivery, sending.State.FAILED, reason=exc.reason)
            self._holds.let_in(ready.address)
        except Exception as exc:  # noqa: BLE001 - whatever broke, the message may be out: only a look can tell
            # The row stays under its lease. When that has run out the platform has long finished, and can be asked.
            facts = {"action": "send_unsure", "delivery_id": delivery.delivery_id, "error": type(exc).__name__}
            _log.warning("a send ended unsure", extra=facts)
        else:
            await self._settle(delivery, sending.State.SENT, ref=ref)
            self._holds.let_in(ready.address)

    async def _look_up(self, delivery: sending.Delivery) -> None:
        address = delivery.address
        if address is None:
            # Nothing was written down about where it goes, so it never left.
            await self._put_back(delivery, self._clock.now(), burnt=False)
            return
        messenger = self._messengers.get(address.platform)
        if messenger is None:
            await self._settle(delivery, sending.State.UNSURE)
            return
        if await self._held_until(address) is not None:
            return  # its lease runs out again, and it is asked about then
        try:
            looked = await messenger.find(address, key=delivery.key, since=delivery.claimed_at - LOOK_BACK)
        except sending.Paused:
            await self._holds.taken_out(address)
            return
        except Exception as exc:  # noqa: BLE001 - one platform's trouble must not stop the others; what matters is that nothing is sent
            facts = {"action": "look_up_failed", "delivery_id": delivery.delivery_id, "error": type(exc).__name__}
            _log.warning("a look-up failed and is tried again when the lease has run out", extra=facts)
            return
        self._holds.let_in(address)
        match looked:
            case sending.Found(ref=ref):
                await self._settle(delivery, sending.State.SENT, ref=ref)
            case sending.Looked.NOT_THERE:
                await self._put_back(delivery, self._clock.now(), burnt=True)
            case sending.Looked.CANNOT_TELL:
                await self._settle(delivery, sending.State.UNSURE)

    async def _again(self, delivery: sending.Delivery) -> None:
        pause = _BACK_OFF[min(delivery.attempts, len(_BACK_OFF) - 1)]
        await self._put_back(delivery, self._clock.now() + datetime.timedelta(seconds=pause), burnt=True)

    async def _settle(
        self, delivery: sending.Delivery, state: sending.State, *, ref: str | None = None, reason: sending.Reason | None = None
    ) -> None:
        now = self._clock.now()

        async def work(repos: ports.Repositories) -> bool:
            held = await repos.deliveries.settle(delivery, self._owner, state, now, ref=ref, reason=reason)
            if held and reason in channels.LOST and delivery.kind in sending.TO_CHANNEL:
                await channels.park(repos, delivery, reason, now)
            return held

        held = await self._database.run(work)
        self._report(
            "delivery_settled", delivery, held=held, state=_SETTLED.get(state, state.value), reason=reason.value if reason else None
        )

    async def _put_back(self, delivery: sending.Delivery, due_at: datetime.datetime, *, burnt: bool) -> None:
        held = await self._database.run(lambda repos: repos.deliveries.put_back(delivery, self._owner, due_at, burnt=burnt))
        self._report("delivery_put_back", delivery, held=held)

    def _report(self, action: str, delivery: sending.Delivery, *, held: bool, **facts: str | None) -> None:
        extra = {"action": action, "delivery_id": delivery.delivery_id, "kind": delivery.kind.value, **facts}
        if held:
            _log.info("a delivery moved on", extra=extra)
        else:
            _log.warning("a late mark was refused: another process holds the row", extra={**extra, "action": f"{action}_fenced"})


def _buckets(address: inbound.Address, pace: sending.Pace) -> list[tuple[str, float]]:
    """The paces that hold for this address: its tenant's, and its own."""
    tenant = f"{address.platform}:{address.tenant}"
    paces = [(tenant, pace.tenant_per_second), (f"{tenant}:{address.handle}", pace.address_per_second)]
    return [(bucket_key, per_second) for bucket_key, per_second in paces if per_second]


def _uptime() -> float:
    """Seconds that go on counting while the machine sleeps, where the system can tell."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
