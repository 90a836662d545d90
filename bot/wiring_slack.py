"""The composition root's Slack part: plain constructor calls, no container.

Made in two halves, because the way out is needed to make the single door, and the way in needs that door.
"""

import contextlib
import dataclasses
from collections.abc import AsyncIterator

from aiohttp import web

from adapters.slack import api, host, installing, manifest, messenger, people, workspaces
from adapters.slack import app as slack_app
from bot import clock, config, installations, ports
from bot.door import front_door, happenings, inbox
from conversations import happenings as news
from conversations import wording

PLATFORM = host.PLATFORM


@dataclasses.dataclass(frozen=True, kw_only=True)
class WayOut:
    """What sends to Slack, and looks things up there."""

    known: workspaces.Workspaces
    calls: api.Api
    messenger: messenger.SlackMessenger
    people: people.SlackPeople
    vault: host.Vault


@contextlib.asynccontextmanager
async def way_out(settings: config.Settings, database: ports.Database, draw: host.Draw, time_of: clock.Clock) -> AsyncIterator[WayOut]:
    """Slack's Web API for as long as the block lasts. Nothing is asked of Slack before there is a need."""
    # What Slack signs, and when its tokens run out, goes by the machine's clock; the boards may be rehearsed on another.
    machine = clock.SystemClock()
    vault = installations.Installations(database, machine, PLATFORM)
    known: workspaces.Workspaces
    if settings.slack_bot_token is not None:
        known = workspaces.OneWorkspace(settings.slack_bot_token.get_secret_value(), base_url=settings.slack_api_url, time_of=machine)
    else:
        client_id, client_secret = _client(settings)
        known = workspaces.ManyWorkspaces(
            vault, client_id=client_id, client_secret=client_secret, base_url=settings.slack_api_url, time_of=machine
        )
    async with api.Api(settings.slack_api_url, known) as calls:
        words = wording.in_language(settings.language)
        way = messenger.SlackMessenger(calls, words, draw)
        try:
            yield WayOut(known=known, calls=calls, messenger=way, people=people.SlackPeople(calls), vault=vault)
        finally:
            # A token that was renewed and not kept would be lost, and the workspace with it.
            await known.settled()


def front(door: inbox.Inbox, taking_note: happenings.Happenings, known: workspaces.Workspaces, time_of: clock.Clock) -> front_door.Door:
    """The single door for Slack. A workspace that took the app out is no longer known."""

    def forget(happening: news.Any) -> None:
        # Not before it is on disk: whoever looked in between would believe what stood there before.
        if isinstance(happening, news.Removed):
            known.forget(happening.tenant)

    return front_door.Door(door, taking_note, time_of, told=forget)


def way_in(
    settings: config.Settings, out: WayOut, door: inbox.Inbox, taking_note: happenings.Happenings, time_of: clock.Clock
) -> front_door.WayIn:
    """By HTTP, by Socket Mode, and the pages that put the app into a workspace: what the settings allow."""
    machine, words = clock.SystemClock(), wording.in_language(settings.language)
    secret, token = settings.slack_signing_secret, settings.slack_app_token
    app = slack_app.SlackApp(
        front(door, taking_note, out.known, time_of),
        words,
        out.known,
        out.calls,
        api_url=settings.slack_api_url,
        time_of=machine.now,
        signing_secret=secret.get_secret_value() if secret is not None and token is None else None,
        app_token=token.get_secret_value() if token is not None else None,
    )
    routes: tuple[web.AbstractRouteDef, ...] = app.routes
    if settings.slack_bot_token is None:
        client_id, client_secret = _client(settings)
        pages = installing.Installing(
            out.vault,
            out.known,
            client_id=client_id,
            client_secret=client_secret,
            base_url=settings.slack_api_url,
            public_url=settings.public_url or f"http://{settings.listen_host}:{settings.listen_port}",
            time_of=machine,
            words=words,
        )
        routes += tuple(pages.routes)
    return front_door.WayIn(routes=routes, running=app.running)


def manifest_text(form: str, public_url: str | None, *, socket_mode: bool, many: bool) -> str:
    """The app manifest, as "json" or "yaml". `many`: workspaces install the app themselves. Raises a BoardpulseError without an address."""
    made = manifest.manifest(public_url, socket_mode=socket_mode, many_workspaces=many)
    return manifest.as_yaml(made) if form == "yaml" else manifest.as_json(made)


def _client(settings: config.Settings) -> tuple[str, str]:
    assert settings.slack_client_id is not None  # noqa: S101 - settings without it are not switched on
    assert settings.slack_client_secret is not None  # noqa: S101 - the same
    return settings.slack_client_id, settings.slack_client_secret.get_secret_value()
