"""The way in between doubles: a Microsoft that signs, an app that writes down what it is given, and a listener that counts who calls."""

import asyncio
import contextlib
import dataclasses
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp

from adapters.teams import answers, bearer, ingress, keys, payloads, service_urls
from tests.teams import authority

PATH = "/api/messages"


def activity(**fields: Any) -> dict[str, Any]:
    """A message as Teams posts it; fields that are given as None are left out."""
    found = {
        "type": "message",
        "id": "1700000000001",
        "channelId": "msteams",
        "serviceUrl": authority.SERVICE_URL,
        "text": "help",
        "from": {"id": "29:one", "aadObjectId": "aaaaaaaa-0000-4000-8000-000000000001"},
        "recipient": {"id": f"28:{authority.APP}"},
        "conversation": {"id": "a:one", "conversationType": "personal", "tenantId": authority.TENANT},
        "channelData": {"tenant": {"id": authority.TENANT}},
        **fields,
    }
    return {name: value for name, value in found.items() if value is not None}


@dataclasses.dataclass(kw_only=True)
class World:
    """An address that Teams posts to, and what came through."""

    microsoft: authority.Authority
    clock: authority.Clock
    session: aiohttp.ClientSession
    url: str = ""
    taken: list[payloads.Payload] = dataclasses.field(default_factory=list)
    answer: answers.Answer = dataclasses.field(default_factory=answers.Answer)

    async def take(self, payload: payloads.Payload) -> answers.Answer:
        self.taken.append(payload)
        return self.answer

    async def raw(self, body: Any, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """Post these bytes with these headers."""
        async with self.session.post(self.url, data=body, headers=headers) as response:
            return response.status, await response.read()

    async def post(self, payload: Any, header: str | None = None, **headers: str) -> tuple[int, bytes]:
        """Post something as JSON, with a good token or with this Authorization header."""
        token = authority.bearer(authority.token()) if header is None else header
        return await self.raw(json.dumps(payload).encode(), {"Authorization": token, "Content-Type": "application/json", **headers})

    async def post_vouched(self, service_url: str, **fields: Any) -> int:
        """The status for an activity from a service URL, which its token vouches for."""
        header = authority.bearer(authority.token(serviceurl=service_url))
        return (await self.post(activity(serviceUrl=service_url, **fields), header))[0]


@contextlib.asynccontextmanager
async def made(
    *,
    app_id: str | None = authority.APP,
    tenants: frozenset[str] = frozenset(),
    allowed: service_urls.Allowed | None = None,
    development: bool = False,
    host: str = "127.0.0.1",
) -> AsyncIterator[World]:
    """The way in, open. In development there is no checker."""
    clock = authority.Clock()
    async with authority.serving() as microsoft, aiohttp.ClientSession() as session:
        known = keys.Keys(microsoft.openid_url, time_of=clock)
        checker = None if development else bearer.Checker(authority.APP, known, time_of=clock)
        gate = ingress.Gate(checker, allowed or service_urls.Allowed(), app_id=app_id, tenants=tenants)
        world = World(microsoft=microsoft, clock=clock, session=session)
        async with known.running(), authority.listening([ingress.route(gate, world.take)], host) as root:
            world.url = root + PATH
            yield world


class Listener:
    """Counts who opens a connection to it, and talks to nobody."""

    def __init__(self) -> None:
        self.port = 0
        self.callers = 0

    async def called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.callers += 1
        writer.close()
        await writer.wait_closed()


@contextlib.asynccontextmanager
async def listener() -> AsyncIterator[Listener]:
    """On this machine, by IPv4."""
    one = Listener()
    server = await asyncio.start_server(one.called, "127.0.0.1", 0)
    one.port = server.sockets[0].getsockname()[1]
    async with server:
        yield one
