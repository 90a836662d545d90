"""The outbox: what is owed is written down first, claimed by lease, sent once, and looked up where the sending was unsure.

The states and the reasons for them are in conversations/sending.py. Between the two marks around a send a process may be
killed at any instant: the row then stays under its lease, and whoever finds the lease expired looks on the platform.
"""

import asyncio
import dataclasses
import datetime
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot import clock, ports
from bot.outbox import bundles, gate, holds, marks
from conversations import inbound, messages, sending
from frameworks import errors

BATCH = 8
"""How many messages one process has in flight."""
LOOK_BACK = datetime.timedelta(seconds=60)
"""How far before the claim a look for a message begins: clocks of platforms differ from ours."""
HORIZON = datetime.timedelta(seconds=5)
"""How long a claimed message may wait for its turn in the platform's pace; a longer wait goes back to the outbox."""

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Lease:
    """How long a claim holds, in seconds. It must outlast the platform's timeout by far, or a slow send would look dead."""

    seconds: float = 60.0


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Way:
    """One message that can leave, where to, and when its turn is. `asks_again`: it has to wait, and things may have changed by then."""

    message: messages.Message
    address: inbound.Address
    messenger: ports.Messenger
    turn: datetime.datetime
    asks_again: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Ready:
    """What becomes of the messages that were claimed together: which leave as one, by what way or why by none, and which do not."""

    verdict: gate.Verdict
    failed: tuple[sending.Delivery, ...] = ()
    way: _Way | sending.Reason | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Claimed:
    """What one round has in hand, each message with those that left, or are due, to the same person."""

    lost: tuple[marks.Parts, ...]
    due: tuple[marks.Parts, ...]
    known: gate.Facts


class LeaseTooShort(errors.BoardpulseError):
    """A lease must be at least twice as long as the slowest platform may take to answer."""


class Outbox:
    """One process's hand in the outbox. `owner` is unique to the process; any number of processes may run beside each other."""

    def __init__(
        self,
        *,
        database: ports.Database,
        messengers: Mapping[str, ports.Messenger],
        composers: bundles.Composers,
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
        self._marks = marks.Marks(database, owner, time_of)
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
            claimed = await self._database.run(self._claim)
            if not claimed.lost and not claimed.due:
                break
            sends = (self._send(parts, claimed.known, begun) for parts in claimed.due)
            ended = await asyncio.gather(*map(self._look_up, claimed.lost), *sends, return_exceptions=True)
            # Every send comes to its own end first: one that fails must not cut off its neighbours in mid-flight.
            for failure in (one for one in ended if isinstance(one, BaseException)):
                raise failure
            await self._holds.release()
            handled += sum(map(len, (*claimed.lost, *claimed.due)))
            if progress is not None:
                await progress()
        return handled

    async def _claim(self, repos: ports.Repositories) -> _Claimed:
        now = self._clock.now()
        until = now + self._lease
        lost = await repos.deliveries.claim_expired(self._owner, now, until, BATCH)
        due = await repos.deliveries.claim(self._owner, now, until, BATCH)
        return _Claimed(
            lost=_grouped(lost, lambda one: one.sent_key),
            due=_grouped(due, lambda one: one.person_id or one.delivery_id),
            known=await gate.facts(repos, due, now),
        )

    async def _send(self, parts: marks.Parts, known: gate.Facts, begun: float) -> None:
        try:
            ready = await self._database.run(lambda repos: self._prepare(repos, parts, known))
        except Exception:  # noqa: BLE001 - one message that cannot be got ready must not hold up the others
            facts = {"action": "prepare_failed", "delivery_id": parts[0].delivery_id}
            _log.exception("a message could not be got ready", extra=facts)
            await self._marks.again(parts)
            return
        await self._keep_back(ready)
        leave = ready.verdict.leave
        if isinstance(ready.way, sending.Reason):
            await self._marks.settle(leave, sending.State.FAILED, reason=ready.way)
        elif ready.way is not None and await self._has_its_turn(ready.way, leave, begun):
            await self._hand_over(ready.way, leave)

    async def _keep_back(self, ready: _Ready) -> None:
        """Mark what does not leave, before anything does: a process that is killed then has the fewer to look up."""
        if ready.verdict.moot:
            await self._marks.settle(ready.verdict.moot, sending.State.MOOT)
        if ready.failed:
            await self._marks.again(ready.failed)
        if ready.verdict.wait:
            await self._marks.postpone(ready.verdict.wait)

    async def _prepare(self, repos: ports.Repositories, parts: marks.Parts, known: gate.Facts) -> _Ready:
        """What leaves of these, as which message, where it goes and when; and what becomes of the others."""
        now = self._clock.now()
        made = await bundles.made(repos, self._composers, parts, now)
        verdict = gate.decide(tuple(made.wanted), known, now)
        verdict = dataclasses.replace(verdict, moot=(*verdict.moot, *made.moot))
        ready = _Ready(verdict=verdict, failed=made.failed)
        if not verdict.leave:
            return ready
        lead = verdict.leave[0]
        address = await self._address(repos, lead)
        if address is None:
            reason = sending.Reason.PLATFORM_OFF if lead.person_id is None else sending.Reason.NO_ADDRESS
            return dataclasses.replace(ready, way=reason)
        # Kept before it leaves: after a crash, this is where to look for it, and under which key.
        if len(verdict.leave) > 1:
            await repos.deliveries.bundle(verdict.leave, self._owner, address)
        elif address != lead.address:
            await repos.deliveries.redirect(lead, self._owner, address)
        message = await bundles.joined(repos, {one: made.wanted[one] for one in verdict.leave})
        return dataclasses.replace(ready, way=await self._way(repos, message, address, now))

    async def _way(self, repos: ports.Repositories, message: messages.Message, address: inbound.Address, now: datetime.datetime) -> _Way:
        messenger = self._messengers[address.platform]
        turn = await self._holds.until(repos, address, now)
        is_trial = self._holds.paused(address) and turn <= now  # then the hold is its own, for all others
        for bucket_key, per_second in _buckets(address, messenger.pace):
            if turn > now + HORIZON:
                break
            turn = await repos.deliveries.reserve(bucket_key, turn, datetime.timedelta(seconds=1 / per_second), now + HORIZON)
        return _Way(message=message, address=address, messenger=messenger, turn=turn, asks_again=turn > now and not is_trial)

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

    async def _has_its_turn(self, way: _Way, parts: marks.Parts, begun: float) -> bool:
        """Wait for the turn. False when the rows went back to the outbox, or are left to whoever finds their lease expired."""
        now = self._clock.now()
        if way.turn > now + HORIZON:
            await self._marks.put_back(parts, way.turn, burnt=False)
            return False
        if way.turn > now:
            await self._wait((way.turn - now).total_seconds())
        if way.asks_again:
            held_until = await self._held_until(way.address)
            if held_until is not None:
                # While this one waited, the platform asked us, or another process, to stop.
                await self._marks.put_back(parts, held_until, burnt=False)
                return False
        if self._lease.total_seconds() - (_uptime() - begun) < way.messenger.timeout:
            # This process was held up (a stopped machine, a long pause): by now somebody else may be looking after the rows.
            _log.warning("a claim was left to expire", extra={"action": "claim_abandoned", "delivery_id": parts[0].delivery_id})
            return False
        return True

    async def _held_until(self, address: inbound.Address) -> datetime.datetime | None:
        """Until when this tenant's messages have to wait from now on, if they have to."""
        now = self._clock.now()
        until = await self._database.run(lambda repos: self._holds.until(repos, address, now))
        return until if until > now else None

    async def _hand_over(self, way: _Way, claimed: marks.Parts) -> None:
        parts = tuple(dataclasses.replace(one, address=way.address) for one in claimed)
        try:
            ref = await way.messenger.send(way.address, way.message, key=parts[0].key)
        except sending.RateLimited as exc:
            await self._marks.put_back(parts, await self._holds.rate_limited(way.address, exc.retry_after), burnt=False)
        except sending.Paused:
            await self._marks.put_back(parts, await self._holds.taken_out(way.address), burnt=False)
        except sending.NotSent:
            await self._marks.again(parts)
        except sending.Refused as exc:
            await self._marks.settle(parts, sending.State.FAILED, reason=exc.reason)
            self._holds.let_in(way.address)
        except Exception as exc:  # noqa: BLE001 - whatever broke, the message may be out: only a look can tell
            # The rows stay under their lease. When that has run out the platform has long finished, and can be asked.
            facts = {"action": "send_unsure", "delivery_id": parts[0].delivery_id, "error": type(exc).__name__}
            _log.warning("a send ended unsure", extra=facts)
        else:
            await self._marks.settle(parts, sending.State.SENT, ref=ref)
            self._holds.let_in(way.address)

    async def _look_up(self, parts: marks.Parts) -> None:
        """What became of messages whose sender died: they left as one, or not at all."""
        address, since = parts[0].address, min(one.claimed_at for one in parts)
        if address is None:
            # Nothing was written down about where it goes, so it never left.
            await self._marks.put_back(parts, self._clock.now(), burnt=False)
            return
        messenger = self._messengers.get(address.platform)
        if messenger is None:
            await self._marks.settle(parts, sending.State.UNSURE)
            return
        if await self._held_until(address) is not None:
            return  # its lease runs out again, and it is asked about then
        try:
            looked = await messenger.find(address, key=parts[0].sent_key, since=since - LOOK_BACK)
        except sending.Paused:
            await self._holds.taken_out(address)
            return
        except Exception as exc:  # noqa: BLE001 - one platform's trouble must not stop the others; what matters is that nothing is sent
            facts = {"action": "look_up_failed", "delivery_id": parts[0].delivery_id, "error": type(exc).__name__}
            _log.warning("a look-up failed and is tried again when the lease has run out", extra=facts)
            return
        self._holds.let_in(address)
        match looked:
            case sending.Found(ref=ref):
                await self._marks.settle(parts, sending.State.SENT, ref=ref)
            case sending.Looked.NOT_THERE:
                await self._marks.put_back(parts, self._clock.now(), burnt=True)
            case sending.Looked.CANNOT_TELL:
                await self._marks.settle(parts, sending.State.UNSURE)


def _grouped(found: Sequence[sending.Delivery], by: Callable[[sending.Delivery], object]) -> tuple[marks.Parts, ...]:
    groups: dict[object, list[sending.Delivery]] = {}
    for one in found:
        groups.setdefault(by(one), []).append(one)
    return tuple(map(tuple, groups.values()))


def _buckets(address: inbound.Address, pace: sending.Pace) -> list[tuple[str, float]]:
    """The paces that hold for this address: its tenant's, and its own."""
    tenant = f"{address.platform}:{address.tenant}"
    paces = [(tenant, pace.tenant_per_second), (f"{tenant}:{address.handle}", pace.address_per_second)]
    return [(bucket_key, per_second) for bucket_key, per_second in paces if per_second]


def _uptime() -> float:
    """Seconds that go on counting while the machine sleeps, where the system can tell."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
