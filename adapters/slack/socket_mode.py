"""The way in over Socket Mode: a connection that we open, for those whom Slack cannot reach from outside.

Slack's own client keeps the connection. Here it is watched, as it can go on for ever with an address that no longer lets it in;
and envelopes are acknowledged only after what is in them was kept.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import answers, deeds, payloads, vendor

LOST_FOR = 20.0
"""Seconds without a connection after which the client is replaced by a fresh one."""
_LOOK = 1.0
_PING = 5.0

_log = logging.getLogger(__name__)


class SocketMode:
    """One connection at a time, for as long as `connected` is open."""

    def __init__(self, app_token: str, api_url: str, take: answers.Take, *, look: float = _LOOK, lost_for: float = LOST_FOR) -> None:
        self._app_token = app_token
        self._api_url = api_url
        self._take = take
        self._look = look
        self._lost_for = lost_for
        self._taking: set[asyncio.Task[None]] = set()
        self._is_closing = False

    @contextlib.asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """Connect in the background and stay so. On leaving, what is under way is acknowledged first, and nothing new is taken."""
        self._is_closing = False
        keeping = asyncio.create_task(self._keep())
        try:
            yield
        finally:
            self._is_closing = True
            while self._taking:
                await asyncio.wait(self._taking)
            keeping.cancel()
            await asyncio.wait((keeping,))

    async def _keep(self) -> None:
        while True:
            client = self._client()
            try:
                await self._watch(client)
            finally:
                await client.close()  # type: ignore[no-untyped-call]  # the SDK's

    async def _watch(self, client: SocketModeClient) -> None:
        """Returns when the client has been without a connection for too long."""
        connecting = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]  # the SDK's
        was_connected, lost = False, 0.0
        try:
            while lost < self._lost_for:
                await asyncio.sleep(self._look)
                is_connected = await client.is_connected()
                if is_connected is not was_connected:
                    line = "connected to Slack" if is_connected else "the connection to Slack was lost"
                    _log.info(line, extra={"action": "socket_connected" if is_connected else "socket_lost"})
                was_connected, lost = is_connected, 0.0 if is_connected else lost + self._look
            _log.warning("the connection to Slack does not come back", extra={"action": "socket_renewed"})
        finally:
            connecting.cancel()
            if was_connected:
                _log.info("disconnected from Slack", extra={"action": "socket_closed"})

    def _client(self) -> SocketModeClient:
        quiet = vendor.logger()
        web = AsyncWebClient(base_url=self._api_url, logger=quiet)
        client = SocketModeClient(app_token=self._app_token, logger=quiet, web_client=web, ping_interval=_PING)
        if not self._api_url.startswith("https:"):
            web.proxy = client.proxy = None  # an emulator on this machine is not behind the proxy that the environment names
        client.socket_mode_request_listeners.append(self._receive)
        return client

    async def _receive(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Take one envelope in a task of its own. Without an acknowledgement Slack sends it again, to whoever is connected then."""
        if self._is_closing:
            return
        task = asyncio.create_task(self._answer(client, request))
        self._taking.add(task)
        task.add_done_callback(self._taking.discard)

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if request.type not in list(deeds.Kind) or not payloads.is_object(request.payload):
            _log.info("an envelope of no kind that we know", extra={"action": "unknown_envelope"})
            answer = answers.Answer()
        else:
            answer = await self._take(deeds.Kind(request.type), request.payload)
        try:
            if answer.status == 200:
                body = dict(answer.body) if answer.body is not None and request.accepts_response_payload else None
                await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id, payload=body))
        except Exception as exc:  # noqa: BLE001 - whatever breaks the connection: Slack sends the envelope again, and it is recognised
            _log.warning("an envelope was not acknowledged", extra={"action": "socket_unacknowledged", "error": type(exc).__name__})
        if answer.then is not None:
            answer.then()
