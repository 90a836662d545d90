"""Slack's own framework, between what was read and the desk: it looks up who we are to the workspace, drops what the bot did
itself, and finds the listener. Whatever comes here was signed by Slack and read before.
"""

import dataclasses
import logging
import re
from typing import Any, Protocol

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import answers, deeds, desk, events, features, payloads, render, tenants, vendor

_log = logging.getLogger(__name__)
_ANY = re.compile(".*")


@dataclasses.dataclass(kw_only=True)
class _Turn:
    """One pass through Bolt, which hands it from one step to the next unseen."""

    found: deeds.Deed | deeds.Happened
    answer: answers.Answer | None = None
    is_unknown: bool = False


class Known(Protocol):
    """The workspaces that put the bot in."""

    async def authorize(self, enterprise_id: str | None, team_id: str | None, user_id: str | None = None) -> AuthorizeResult | None:
        """Who we are to whoever posted; None where we are nobody. Raises when the database fails."""
        ...


class _Authorize(AsyncAuthorize):
    """Asks the workspaces, and remembers when they know none."""

    def __init__(self, known: Known) -> None:
        self._known = known

    async def __call__(  # one argument for each that Bolt may give
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        result = await self._known.authorize(enterprise_id, team_id, user_id)
        context["turn"].is_unknown = result is None
        return result


class BoltApp:
    """One Bolt application, made for requests that were verified before."""

    def __init__(self, counter: desk.Desk, known: Known, api_url: str) -> None:
        self._desk = counter
        quiet = vendor.logger()
        self._app = AsyncApp(
            name="boardpulse-slack",
            logger=quiet,
            client=AsyncWebClient(base_url=api_url, logger=quiet),
            authorize=_Authorize(known),  # type: ignore[arg-type]  # Bolt takes its own class too, and does not say so
            # Without it Bolt says 200 to events before their listener has run, and naps while it waits for the others.
            process_before_response=True,
            ssl_check_enabled=False,
            url_verification_enabled=False,
        )
        for name in sorted(events.NAMES):
            self._app.event(name)(self._listen)
        self._app.command(_ANY)(self._listen)
        self._app.shortcut(features.OPEN_HOME)(self._listen)
        self._app.shortcut(features.KEEP_NOTE)(self._listen)
        self._app.view(render.FORM)(self._listen)
        self._app.action(_ANY)(self._listen)

    async def take(self, kind: deeds.Kind, payload: payloads.Payload, found: deeds.Deed | deeds.Happened) -> answers.Answer:
        """Let Bolt lead it to the desk. A fault on the way, such as in the database, is answered as one at the door."""
        turn = _Turn(found=found)
        # A dictionary in Socket Mode's manner: Bolt has no signature to look for, as there is nothing left that one would cover.
        request = AsyncBoltRequest(mode="socket_mode", body=_body(kind, payload), context={"turn": turn})
        response = await self._app.async_dispatch(request)
        if turn.answer is not None:
            return turn.answer
        if turn.is_unknown:
            _log.warning("a workspace is not known", extra={"action": "unknown_workspace", "kind": kind})
            return self._desk.not_installed(found)
        if response.status == 200:
            return answers.Answer()
        _log.error("Bolt did not find its way", extra={"action": "bolt_failed", "kind": kind, "status": response.status})
        return self._desk.failed(found)

    async def _listen(self, ack: AsyncAck, context: AsyncBoltContext) -> None:
        turn: _Turn = context["turn"]
        turn.answer = await self._desk.deal(turn.found)
        await ack()


def _body(kind: deeds.Kind, payload: payloads.Payload) -> dict[str, Any]:
    """As much of a payload as Bolt goes by. It looks at the kind of nothing it reads, so it is given only what was looked at here."""
    side = tenants.of(kind, payload)
    body = {
        "type": payloads.text(payload, "type"),
        "team_id": side.team,
        "enterprise_id": side.enterprise or None,
        "is_enterprise_install": side.org_wide,
    }
    if kind is deeds.Kind.COMMAND:
        return body | {"command": payloads.text(payload, "command"), "user_id": payloads.handle(payload, "user_id")}
    if kind is deeds.Kind.EVENT:
        user = payloads.handle(payload, "event", "user") or payloads.handle(payload, "event", "user", "id")
        return body | {"event": {"type": payloads.text(payload, "event", "type"), "user": user}}
    action = next(iter(payloads.items(payload, "actions")), {})
    named = {key: payloads.text(action, key) for key in ("type", "action_id", "block_id")}
    return body | {
        "user": {"id": payloads.handle(payload, "user", "id")},
        "callback_id": payloads.text(payload, "callback_id"),
        "view": {"callback_id": payloads.text(payload, "view", "callback_id"), "type": "modal"},
        "actions": [named],
    }
