"""Slack as a whole, seen from outside: the address it posts to, the connection it may use instead, and one way in for both."""

import asyncio
import contextlib
import datetime
import logging
from collections.abc import AsyncIterator, Callable

from aiohttp import web

from adapters.slack import (
    afterwards,
    answers,
    bolt_app,
    deeds,
    desk,
    host,
    inbound,
    ingress,
    payloads,
    socket_mode,
)
from conversations import wording

_FAREWELL = 10.0
"""Seconds that work under way may take when everything ends."""

_log = logging.getLogger(__name__)


class SlackApp:
    """Takes what people do in Slack to the door. Without a signing secret it has no address, without an app token no connection."""

    def __init__(
        self,
        door: host.Door,
        words: wording.Wording,
        known: bolt_app.Known,
        api: host.Api,
        *,
        api_url: str,
        time_of: Callable[[], datetime.datetime],
        signing_secret: str | None = None,
        app_token: str | None = None,
        patience: float = desk.PATIENCE,
    ) -> None:
        self._time_of = time_of
        self._desk = desk.Desk(door, afterwards.Afterwards(api, words), words, patience=patience)
        self._bolt = bolt_app.BoltApp(self._desk, known, api_url)
        self._socket = socket_mode.SocketMode(app_token, api_url, self.take) if app_token else None
        self.routes: tuple[web.RouteDef, ...] = (ingress.route(signing_secret, self.take, time_of),) if signing_secret else ()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the connection, where there is to be one; on leaving, wait for everything under way. To be entered for HTTP as well."""
        try:
            if self._socket is None:
                yield
            else:
                async with self._socket.connected():
                    yield
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FAREWELL):
                    await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is under way, neither at the door nor after an answer."""
        await self._desk.settled()

    async def take(self, kind: deeds.Kind, payload: payloads.Payload) -> answers.Answer:
        """Deal with what Slack posted, by whichever way it came. The answer is 200 only when everything is on disk."""
        found = inbound.read(kind, payload, self._time_of())
        try:
            return await self._dealt(kind, payload, found)
        except Exception as exc:  # noqa: BLE001 - the last guard: Slack must hear no, and nobody may see a stack trace
            _log.error("something that Slack posted could not be dealt with", extra={"action": "take_failed", "error": type(exc).__name__})
            return self._desk.failed(found) if isinstance(found, deeds.Deed) else answers.Answer(status=500)

    async def _dealt(self, kind: deeds.Kind, payload: payloads.Payload, found: deeds.Found) -> answers.Answer:
        match found:
            case deeds.Deed(way=deeds.Way.PRESS):
                # Answers to questions come in hundreds at once, and Bolt costs more than all the rest of one. It would add
                # nothing: the signature was checked, and whose button it is, the inbox looks up.
                return await self._desk.deal(found)
            case deeds.Deed() | deeds.Happened():
                return await self._bolt.take(kind, payload, found)
            case deeds.Stranger() | deeds.NotOurs():
                _log.info("somebody was turned away", extra={"action": "turned_away", "tenant": found.back.address.tenant})
                return self._desk.turned_away(found)
            case deeds.NotUnderstood():
                _log.info("nothing we know of was posted", extra={"action": "not_understood", "kind": kind})
                return self._desk.not_understood(kind)
            case deeds.Nothing():
                return answers.Answer()
