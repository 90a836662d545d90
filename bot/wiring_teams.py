"""The composition root's Teams part: plain constructor calls, no container.

Made in two halves, because the way out is needed to make the single door, and the way in needs that door. Whoever imports this
module loads Microsoft's framework: only where Teams is on, or its package is asked for.
"""

import asyncio
import contextlib
import dataclasses
import importlib.metadata
from collections.abc import AsyncIterator

from adapters.teams import (
    about,
    api,
    bearer,
    host,
    ingress,
    keys,
    manifest,
    messenger,
    people,
    reaching,
    references,
    roster,
    service_urls,
    tokens,
)
from adapters.teams import app as teams_app
from bot import clock, config, ports
from bot import references as vault
from bot.door import front_door, happenings, inbox
from conversations import wording

PLATFORM = host.PLATFORM
_FAREWELL = 5.0
"""Seconds for what is still being looked up when the bot stops."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class WayOut:
    """What sends to Teams, and looks things up there. `tokens`: none in development."""

    known: references.References
    calls: api.Api
    messenger: messenger.TeamsMessenger
    people: people.TeamsPeople
    allowed: service_urls.Allowed
    tokens: tokens.Tokens | None


@contextlib.asynccontextmanager
async def way_out(settings: config.Settings, database: ports.Database, draw: host.Draw, time_of: clock.Clock) -> AsyncIterator[WayOut]:
    """The Bot Connector's API for as long as the block lasts. Nothing is asked of Microsoft before there is a need."""
    # What Microsoft signs, and how old a list may be, goes by the machine's clock; the boards may be rehearsed on another.
    machine = clock.SystemClock()
    words = wording.in_language(settings.language)
    known = references.References(vault.References(database, machine, PLATFORM))
    allowed = service_urls.Allowed(settings.teams_service_url, loopback_only=settings.teams_development)
    own = _tokens(settings, machine)
    async with api.Api(own or tokens.NoTokens(), allowed) as calls:
        lists = roster.Roster(calls, known, time_of=machine.now)
        reach = reaching.Reaching(calls, known, lists)
        way, found = messenger.TeamsMessenger(calls, known, reach, lists, words, draw), people.TeamsPeople(known, lists, reach)
        try:
            yield WayOut(known=known, calls=calls, messenger=way, people=found, allowed=allowed, tokens=own)
        finally:
            # Looks that nobody waits for any more are to end while there is a connection to end with.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FAREWELL):
                    await found.settled()


def way_in(
    settings: config.Settings, out: WayOut, door: inbox.Inbox, taking_note: happenings.Happenings, time_of: clock.Clock
) -> front_door.WayIn:
    """The one address that Teams posts to, and the page that the app's links lead to."""
    machine, words = clock.SystemClock(), wording.in_language(settings.language)
    app_id = _app_id(settings)
    signing = keys.Keys(settings.teams_openid_url, time_of=machine.now) if app_id else None
    checker = bearer.Checker(app_id, signing, time_of=machine.now) if app_id and signing else None
    app = teams_app.TeamsApp(
        front_door.Door(door, taking_note, time_of),
        out.known,
        out.calls,
        out.messenger.prepare,
        words,
        ingress.Gate(checker, out.allowed, app_id=app_id, tenants=settings.teams_allowed),
        time_of=machine.now,
    )

    @contextlib.asynccontextmanager
    async def running() -> AsyncIterator[None]:
        # The app comes last, so that it ends first: what it still has to answer needs a token.
        async with contextlib.AsyncExitStack() as stack:
            for helper in (out.tokens, signing):
                if helper is not None:
                    await stack.enter_async_context(helper.running())
            await stack.enter_async_context(app.running())
            yield

    return front_door.WayIn(routes=(*app.routes, about.route(words)), running=running)


def package(
    settings: config.Settings,
    *,
    app_id: str | None = None,
    public_url: str | None = None,
    developer: str | None = None,
    privacy: str | None = None,
    terms: str | None = None,
    version: str | None = None,
) -> bytes:
    """The app package, a zip. What is left out comes from the settings. Raises BoardpulseErrors that say what is missing."""
    made = manifest.manifest(
        app_id or settings.teams_app_id,
        manifest.developer(public_url or settings.public_url, name=developer, privacy=privacy, terms=terms),
        version=version or importlib.metadata.version("boardpulse"),
        words=wording.in_language(settings.language),
    )
    return manifest.package(made)


def _app_id(settings: config.Settings) -> str | None:
    """None in development, where nothing is signed for anybody. Microsoft writes it in small letters."""
    return None if settings.teams_development or settings.teams_app_id is None else settings.teams_app_id.strip().lower()


def _tokens(settings: config.Settings, machine: clock.Clock) -> tokens.Tokens | None:
    app_id, password = _app_id(settings), settings.teams_app_password
    if app_id is None or password is None:
        return None
    tenant = settings.teams_app_tenant_id if settings.teams_app_type == "SingleTenant" else None
    return tokens.Tokens(app_id, password.get_secret_value(), tenant, time_of=machine.now)
