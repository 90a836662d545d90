"""Slack's side of Socket Mode, on this machine: gives out addresses, and sends envelopes down the newest connection."""

import asyncio
import itertools
import json
from typing import Any

import aiohttp
from aiohttp import web

from adapters.slack import deeds
from tests.edge.slack import world as worlds

_PATIENCE = 10.0
"""Seconds after which a test that waits in vain has failed."""


class Link:
    """What Slack does when an app connects. `full` refuses so many connections; `acknowledged` lists every envelope answered."""

    def __init__(self) -> None:
        self.url = ""
        self.opened = 0
        self.full = 0
        self.acknowledged: list[str] = []
        self.tokens: set[str] = set()
        self._sockets: list[web.WebSocketResponse] = []
        self._changed = asyncio.Condition()
        self._answers: dict[str, asyncio.Future[Any]] = {}
        self._numbers = itertools.count(1)

    def application(self) -> web.Application:
        """To be served."""
        made = web.Application()
        made.add_routes([web.post("/api/apps.connections.open", self._open), web.get("/link/{ticket}", self._connect)])
        return made

    async def connected(self, times: int = 1) -> None:
        """Wait until an app is connected, for the so many-th time."""
        async with asyncio.timeout(_PATIENCE), self._changed:
            await self._changed.wait_for(lambda: self.opened >= times and bool(self._sockets))

    async def gone(self) -> None:
        """Wait until no app is connected."""
        async with asyncio.timeout(_PATIENCE), self._changed:
            await self._changed.wait_for(lambda: not self._sockets)

    async def send(self, kind: str, payload: Any) -> str:
        """Send an envelope, and do not wait for it."""
        name = f"envelope-{next(self._numbers)}"
        self._answers[name] = asyncio.get_running_loop().create_future()
        envelope = {"envelope_id": name, "type": kind, "payload": payload, "accepts_response_payload": kind != deeds.Kind.EVENT}
        await self._sockets[-1].send_json(envelope)
        return name

    async def answer(self, name: str) -> worlds.Seen:
        """Wait for the acknowledgement of an envelope."""
        async with asyncio.timeout(_PATIENCE):
            return worlds.Seen(status=200, body=await self._answers[name])

    async def deliver(self, kind: deeds.Kind, payload: Any) -> worlds.Seen:
        """Send an envelope, and wait for its acknowledgement."""
        return await self.answer(await self.send(kind, payload))

    async def say(self, line: dict[str, Any]) -> None:
        """Send anything else."""
        await self._sockets[-1].send_json(line)

    async def drop(self) -> None:
        """Close the connection from Slack's side."""
        await self._sockets[-1].close()

    async def _open(self, request: web.Request) -> web.Response:
        self.tokens.add(request.headers.get("Authorization", ""))
        return web.json_response({"ok": True, "url": f"{self.url.replace('http', 'ws')}/link/{next(self._numbers)}"})

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        if self.full:
            self.full -= 1
            return web.Response(status=403)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        await self._tell(socket, is_there=True)
        try:
            async for line in socket:
                if line.type is aiohttp.WSMsgType.TEXT:
                    self._acknowledge(json.loads(line.data))
        finally:
            await self._tell(socket, is_there=False)
        return socket

    async def _tell(self, socket: web.WebSocketResponse, *, is_there: bool) -> None:
        async with self._changed:
            if is_there:
                self.opened += 1
                self._sockets.append(socket)
            else:
                self._sockets.remove(socket)
            self._changed.notify_all()

    def _acknowledge(self, said: dict[str, Any]) -> None:
        name = said["envelope_id"]
        self.acknowledged.append(name)
        if not self._answers[name].done():
            self._answers[name].set_result(said.get("payload"))
