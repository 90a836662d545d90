"""The adapter between doubles: a door that writes down, a vault that can break, a connector that remembers, and Teams in front of it."""

import asyncio
import contextlib
import dataclasses
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import aiohttp

from adapters.teams import app, host, ingress, references, render, service_urls
from conversations import happenings, inbound, messages, sending, wording
from tests.edge.teams import posted
from tests.teams import authority

WORDS = wording.in_language()
PLAIN = messages.Message(summary="A word", blocks=(messages.Paragraph(text="Kept & <done>."),))


class DatabaseDown(Exception):
    """What the door and the vault raise when they cannot keep anything."""


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

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        self.events.append(event)
        await self._pass()
        return self.reply

    async def tell(self, happening: happenings.Any) -> None:
        self.happenings.append(happening)
        await self._pass()

    async def _pass(self) -> None:
        await self.open.wait()
        if self.error is not None:
            raise self.error
        self.through += 1


class Vault:
    """Keeps references in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, host.Kind, str], str] = {}
        self.error: Exception | None = None
        self.open = asyncio.Event()
        self.open.set()

    async def keep(self, tenant: str, kind: host.Kind, handle: str, reference: str) -> None:
        await self._pass()
        self.kept[tenant, kind, handle] = reference

    async def find(self, tenant: str, kind: host.Kind, handle: str) -> str | None:
        await self._pass()
        return self.kept.get((tenant, kind, handle))

    async def all(self, tenant: str, kind: host.Kind) -> Mapping[str, str]:
        await self._pass()
        return {key[2]: text for key, text in self.kept.items() if key[:2] == (tenant, kind)}

    async def drop(self, tenant: str, kind: host.Kind, handle: str) -> None:
        await self._pass()
        self.kept.pop((tenant, kind, handle), None)

    async def _pass(self) -> None:
        await self.open.wait()
        if self.error is not None:
            raise self.error


class Api:
    """The connector: remembers what was posted, or refuses it. Nothing else of it may be asked here."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, str, dict[str, Any]]] = []
        self.refuses = False

    async def post(self, service_url: str, conversation: str, activity: Mapping[str, Any]) -> str:
        if self.refuses:
            raise sending.Refused(sending.Reason.BLOCKED)
        self.posted.append((service_url, conversation, dict(activity)))
        return str(len(self.posted))

    async def put(self, service_url: str, conversation: str, activity_id: str, activity: Mapping[str, Any]) -> None:
        raise NotImplementedError

    async def open(self, service_url: str, *, tenant: str, user: str, bot: str) -> str:
        raise NotImplementedError

    async def members(self, service_url: str, conversation: str) -> Sequence[Mapping[str, Any]]:
        raise NotImplementedError

    async def channels(self, service_url: str, team: str) -> Sequence[Mapping[str, Any]]:
        raise NotImplementedError


class Table:
    """Where cards are put together."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.messages: list[messages.Message] = []
        self.seconds: list[float] = []

    async def prepare(self, address: inbound.Address, message: messages.Message, seconds: float) -> Sequence[render.Part]:
        self.messages.append(message)
        self.seconds.append(seconds)
        if self.error is not None:
            raise self.error
        return render.parts(message, WORDS)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seen:
    """What Teams was answered."""

    status: int
    body: Any = None


@dataclasses.dataclass(kw_only=True)
class World:
    """One adapter, its doubles, and Teams in front of it."""

    door: Door
    vault: Vault
    api: Api
    table: Table
    teams: app.TeamsApp
    session: aiohttp.ClientSession
    naps: list[float]
    url: str = ""

    async def post(self, payload: Any) -> Seen:
        """Let Teams post an activity."""
        async with self.session.post(self.url, data=json.dumps(payload)) as response:
            answer = await response.read()
        return Seen(status=response.status, body=json.loads(answer) if answer else None)

    async def said(self) -> list[tuple[str, str]]:
        """What was said of our own accord, once everything has ended: conversation and words."""
        await self.teams.settled()
        assert {url for url, _, _ in self.api.posted} <= {posted.URL}
        return [(conversation, str(activity.get("text"))) for _, conversation, activity in self.api.posted]


@contextlib.asynccontextmanager
async def made(*, patience: float = 5.0) -> AsyncIterator[World]:
    """The adapter, running at an address of its own, in development: its tokens are proved elsewhere."""
    door, vault, api, table, naps = Door(), Vault(), Api(), Table(), list[float]()

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    gate = ingress.Gate(None, service_urls.Allowed(), app_id=None, tenants=frozenset())
    known = references.References(vault)
    teams = app.TeamsApp(door, known, api, table.prepare, WORDS, gate, time_of=lambda: posted.NOW, patience=patience, wait=nap)
    async with aiohttp.ClientSession() as session, teams.running(), authority.listening(list(teams.routes)) as root:
        try:
            yield World(door=door, vault=vault, api=api, table=table, teams=teams, session=session, naps=naps, url=f"{root}/api/messages")
        finally:
            door.open.set()
            vault.open.set()
