"""Teams as a whole, seen from outside: the address that it posts to."""

import asyncio
import contextlib
import datetime
import logging
from collections.abc import AsyncIterator, Awaitable, Callable

from aiohttp import web

from adapters.teams import afterwards, answers, deeds, desk, host, inbound, ingress, payloads, references, turns
from conversations import inbound as neutral
from conversations import wording

_FAREWELL = 10.0
"""Seconds that work under way may take when everything ends."""
_PRESSES = frozenset({deeds.Way.EXECUTE, deeds.Way.EXECUTE_ASIDE, deeds.Way.SUBMIT})

_log = logging.getLogger(__name__)


class TeamsApp:
    """Takes what people do in Teams to the door."""

    def __init__(
        self,
        door: host.Door,
        known: references.References,
        api: host.Api,
        prepare: desk.Prepare,
        words: wording.Wording,
        gate: ingress.Gate,
        *,
        time_of: Callable[[], datetime.datetime],
        patience: float = desk.PATIENCE,
        wait: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._time_of = time_of
        self._desk = desk.Desk(door, known, afterwards.Afterwards(api, wait), prepare, words, patience=patience)
        self._turns = turns.Turns(self._desk)
        self.routes: tuple[web.RouteDef, ...] = (ingress.route(gate, self.take),)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """On leaving, wait for everything under way."""
        try:
            yield
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FAREWELL):
                    await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is under way, neither at the door nor after an answer."""
        await self._desk.settled()

    async def take(self, payload: payloads.Payload) -> answers.Answer:
        """Deal with an activity whose token was checked. The answer says yes only when everything is on disk."""
        found = inbound.read(payload, self._time_of())
        try:
            return await self._dealt(payload, found)
        except Exception as exc:  # noqa: BLE001 - the last guard: Teams must hear no, and nobody may see a stack trace
            _log.error("an activity could not be dealt with", extra={"action": "take_failed", "error": type(exc).__name__})
            return self._desk.failed(found) if isinstance(found, deeds.Deed) else answers.Answer(status=500)

    async def _dealt(self, payload: payloads.Payload, found: deeds.Found) -> answers.Answer:
        match found:
            case deeds.Deed() if found.way in _PRESSES or isinstance(found.event, neutral.Typed):
                # Answers to questions come in hundreds at once, and the framework costs more than all the rest of one. It would
                # add nothing: the token was checked, and whose button it is, the inbox looks up.
                return await self._desk.deal(found)
            case deeds.Deed() | deeds.Happened():
                return await self._turns.take(payload, found)
            case deeds.Stranger():
                _log.info("somebody was turned away", extra={"action": "turned_away", "tenant": found.back.address.tenant})
                return self._desk.turned_away(found, invoke=payloads.text(payload, "type") == "invoke")
            case deeds.NotUnderstood():
                _log.info("nothing we know of was posted", extra={"action": "not_understood", "invoke": found.invoke})
                executed = found.invoke and payloads.text(payload, "name") == inbound.EXECUTED
                back = inbound.way_back(payload, self._time_of())
                return self._desk.not_understood(back, executed=executed, invoke=found.invoke)
            case deeds.Nothing():
                return answers.Answer()
