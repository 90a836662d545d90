"""The adapter between doubles: a door that writes down, a Slack that signs, and a Web API that remembers what it was asked."""

import asyncio
import contextlib
import dataclasses
import json
import urllib.parse
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from adapters.slack import app, deeds
from conversations import happenings, inbound, messages, sending, wording
from tests.edge.slack import posted

SIGNED_WITH = "what only Slack and we know"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
WORDS = wording.in_language()
PLAIN = messages.Message(summary="A word", blocks=(messages.Paragraph(text="Kept & <done>."),))


class DatabaseDown(Exception):
    """What the door raises when it cannot keep anything."""


class Door:
    """Writes down what came, says what it was told to say, and can be shut or out of order."""

    def __init__(self) -> None:
        self.events: list[inbound.Inbound] = []
        self.happenings: list[happenings.Any] = []
        self.reply = PLAIN
        self.error: Exception | None = None
        self.open = asyncio.Event()
        self.open.set()
        self.through = 0
        self._arrivals = asyncio.Semaphore(0)

    async def arrived(self, times: int = 1) -> None:
        """Wait until so many more have come, through or not."""
        for _ in range(times):
            async with asyncio.timeout(10):
                await self._arrivals.acquire()

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        self.events.append(event)
        await self._pass()
        return self.reply

    async def tell(self, happening: happenings.Any) -> None:
        self.happenings.append(happening)
        await self._pass()

    async def _pass(self) -> None:
        self._arrivals.release()
        await self.open.wait()
        if self.error is not None:
            raise self.error
        self.through += 1


class Known:
    """The workspaces that put the bot in. Bolt asks it about every request, so what it was not asked has not come to Bolt."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []
        self.teams = {posted.TEAM}
        self.error: Exception | None = None

    async def authorize(self, enterprise_id: str | None, team_id: str | None, user_id: str | None = None) -> AuthorizeResult | None:
        self.asked.append(team_id)
        if self.error is not None:
            raise self.error
        if team_id not in self.teams:
            return None
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_user_id=posted.BOT, bot_id="B0BOT")


class Api:
    """Slack's Web API: remembers calls, and refuses the methods it was told to."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, dict[str, Any]]] = []
        self.responses: list[tuple[str, dict[str, Any]]] = []
        self.refused: set[str] = set()

    async def call(self, tenant: str, method: str, **args: Any) -> dict[str, Any]:
        self.calls.append((tenant, method, args))
        if method in self.refused:
            raise sending.Refused(sending.Reason.REFUSED)
        return {"ok": True, "channel": {"id": posted.DM}}

    async def post_response(self, url: str, body: Mapping[str, Any]) -> None:
        if "response" in self.refused:
            raise sending.Unsure
        self.responses.append((url, dict(body)))

    def named(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of a method."""
        return [args for _, called, args in self.calls if called == method]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seen:
    """What Slack was answered."""

    status: int
    body: Any = None


Deliver = Callable[[deeds.Kind, Any], Awaitable[Seen]]


@dataclasses.dataclass(kw_only=True)
class World:
    """One adapter, its doubles, and Slack in front of it."""

    door: Door
    known: Known
    api: Api
    slack: app.SlackApp
    session: aiohttp.ClientSession
    url: str = ""
    by_socket: Deliver | None = None

    async def deliver(self, kind: deeds.Kind, payload: Any) -> Seen:
        """Let Slack post a payload, by whichever way this world has."""
        return await (self.by_socket or self.post)(kind, payload)

    async def raw(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """Post these bytes with these headers."""
        async with self.session.post(self.url, data=body, headers=headers) as response:
            return response.status, await response.read()

    async def post(self, kind: deeds.Kind, payload: Any, **headers: str) -> Seen:
        """Post a payload as Slack does, signed."""
        body, content_type = encoded(kind, payload)
        status, answer = await self.raw(body, signed(body) | {"Content-Type": content_type} | headers)
        return Seen(status=status, body=json.loads(answer) if answer else None)

    async def settled(self) -> None:
        """Wait for what goes on in the background."""
        await self.slack.settled()


def encoded(kind: deeds.Kind, payload: Any) -> tuple[bytes, str]:
    """A payload as it stands in a request."""
    match kind:
        case deeds.Kind.EVENT:
            return json.dumps(payload).encode(), JSON
        case deeds.Kind.COMMAND:
            return urllib.parse.urlencode(payload).encode(), FORM
        case deeds.Kind.INTERACTION:
            return urllib.parse.urlencode({"payload": json.dumps(payload)}).encode(), FORM


def signed(body: bytes, *, key: str = SIGNED_WITH, late: float = 0.0) -> dict[str, str]:
    """The headers of a request that Slack signed so many seconds after NOW. The SDK's own signature, of bytes that are UTF-8."""
    stamp = str(int(posted.NOW.timestamp() + late))
    signature = SignatureVerifier(key).generate_signature(timestamp=stamp, body=body)
    assert signature is not None
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}


@contextlib.asynccontextmanager
async def made(
    *, signing_secret: str | None = SIGNED_WITH, app_token: str | None = None, api_url: str = "", patience: float = 2.5
) -> AsyncIterator[World]:
    """The adapter, running; at an address of its own where it has one."""
    door, known, api = Door(), Known(), Api()
    slack = app.SlackApp(
        door,
        WORDS,
        known,
        api,
        api_url=api_url or "http://127.0.0.1:9/api/",
        time_of=lambda: posted.NOW,
        signing_secret=signing_secret,
        app_token=app_token,
        patience=patience,
    )
    async with aiohttp.ClientSession() as session, slack.running():
        world = World(door=door, known=known, api=api, slack=slack, session=session)
        server = web.Application(client_max_size=256 * 1024)
        server.add_routes(slack.routes)
        async with serving(server) as world.url:
            world.url += "/slack/events"
            try:
                yield world
            finally:
                door.open.set()


@contextlib.asynccontextmanager
async def serving(server: web.Application) -> AsyncIterator[str]:
    """A server on this machine; gives its address."""
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
