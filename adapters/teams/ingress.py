"""The way in from Teams: what the Bot Framework vouches for becomes a payload; all else goes no further than its token.

The token comes first, before the body is as much as read. No address out of a request is called here.
"""

import asyncio
import ipaddress
import json
import logging
import re
from collections.abc import Mapping
from typing import Any

import aiohttp
from aiohttp import web

from adapters.teams import answers, bearer, features, keys, payloads, service_urls

LIMIT = 256 * 1024
"""Bytes of one request. Teams' own messages end at about 100 kB."""
CHANNEL = "msteams"
"""The Bot Framework's word for Teams."""
_SECONDS = 10
"""How long a body may take to arrive."""
_LOCAL_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Origin")

_log = logging.getLogger(__name__)


class _Refused(Exception):
    """A request goes no further. `status` is what its sender is told, `action` and `error` are for the log."""

    def __init__(self, status: int, action: str, error: str = "") -> None:
        super().__init__(action)
        self.status = status
        self.action = action
        self.error = error


class Gate:
    """Whom we take activities from. Without a checker (development): from this machine only, and without any proof.

    `app_id` is our own, whose activities must be for us; `tenants` are those that may use the bot, none: every tenant.
    """

    def __init__(
        self, checker: bearer.Checker | None, allowed: service_urls.Allowed, *, app_id: str | None, tenants: frozenset[str]
    ) -> None:
        self._checker = checker
        self._allowed = allowed
        self._bot = f"28:{app_id}" if app_id is not None else None
        self._tenants = frozenset(tenant.lower() for tenant in tenants)

    async def claims(self, request: web.Request) -> bearer.Claims | None:
        """What the token of a request vouches for; None where none is asked for. Its body is not read. Raises _Refused."""
        if self._checker is None:
            if not _is_local(request):
                raise _Refused(403, "stranger_in_development")
            return None
        headers = request.headers.getall("Authorization", [])
        try:
            return await self._checker.check(headers[0] if len(headers) == 1 else None)
        except keys.NoKeys as exc:
            # It may be good: Teams sends what gets a 503 once more, and what gets a 401 never again.
            raise _Refused(503, "teams_keys_missing") from exc
        except bearer.BadToken as exc:
            raise _Refused(401, "forged_request", type(exc.__cause__ or exc).__name__) from exc

    def check(self, payload: payloads.Payload, claims: bearer.Claims | None) -> None:
        """Whether the token is one for this activity, and the activity is for us. Raises _Refused."""
        service_url = payload.get("serviceUrl")
        if not isinstance(service_url, str) or not self._allowed.has(service_url):
            raise _Refused(403, "foreign_service_url")
        if claims is not None and service_url.removesuffix("/") != claims.service_url.removesuffix("/"):
            raise _Refused(403, "other_service_url")
        if payload.get("channelId") != CHANNEL:
            raise _Refused(403, "foreign_channel")
        if claims is not None and CHANNEL not in claims.endorsements:
            raise _Refused(401, "key_not_endorsed")
        if self._bot is not None and _at(payload, "recipient", "id") != self._bot:
            raise _Refused(403, "foreign_recipient")
        self._check_tenant(payload)

    def _check_tenant(self, payload: payloads.Payload) -> None:
        named = [_at(payload, "channelData", "tenant", "id"), _at(payload, "conversation", "tenantId")]
        found = {one.lower() if isinstance(one, str) else None for one in named if one is not None and one != ""}
        if None in found or len(found) > 1:
            raise _Refused(403, "unclear_tenant")
        if self._tenants and not (found and found <= self._tenants):
            raise _Refused(403, "foreign_tenant")


def route(gate: Gate, take: answers.Take) -> web.RouteDef:
    """The one address that Teams posts to. Refusals have no body: they are for nobody to read."""

    async def receive(request: web.Request) -> web.StreamResponse:
        try:
            payload = await _admitted(gate, request)
        except _Refused as exc:
            _log.warning("an activity was refused", extra={"action": exc.action, "status": exc.status, "error": exc.error})
            return web.Response(status=exc.status)
        return await _sent(request, await take(payload))

    return web.post(features.MESSAGES_PATH, receive)


async def _admitted(gate: Gate, request: web.Request) -> payloads.Payload:
    if (request.content_length or 0) > LIMIT:
        raise _Refused(413, "oversized_request")
    if request.headers.get("Content-Encoding"):
        raise _Refused(415, "packed_request")
    claims = await gate.claims(request)
    payload = _object(await _body(request))
    gate.check(payload, claims)
    return payload


def _object(raw: bytes) -> payloads.Payload:
    try:
        found = json.loads(raw.decode())
    except (ValueError, RecursionError) as exc:
        raise _Refused(400, "unreadable_request") from exc
    if not isinstance(found, dict):
        raise _Refused(400, "unreadable_request")
    return found


async def _body(request: web.Request) -> bytes:
    """The body as it came. Raises _Refused when it breaks off, does not end, or is too large."""
    parts, size = [], 0
    try:
        if request.content.is_eof():
            raw = request.content.read_nowait()  # all of it is here, and there is nothing to wait for
        else:
            async with asyncio.timeout(_SECONDS):
                while size <= LIMIT and (part := await request.content.readany()):
                    parts.append(part)
                    size += len(part)
            raw = b"".join(parts)
    except (TimeoutError, OSError, aiohttp.ClientPayloadError, web.RequestPayloadError) as exc:
        raise _Refused(400, "broken_request", type(exc).__name__) from exc
    if len(raw) > LIMIT:
        raise _Refused(413, "oversized_request")
    return raw


def _at(payload: payloads.Payload, *path: str) -> Any:
    """What stands there, of whatever kind; None where nothing does."""
    found: Any = payload
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _is_local(request: web.Request) -> bool:
    """Whether a request was made on this machine: not passed on by a proxy or a tunnel, and not by a page in a browser."""
    try:
        peer = ipaddress.ip_address(request.remote or "")
    except ValueError:
        return False
    mapped = peer.ipv4_mapped if isinstance(peer, ipaddress.IPv6Address) else None
    return (
        (mapped or peer).is_loopback
        and _LOCAL_HOST.fullmatch(request.host) is not None
        and not any(name in request.headers for name in _FORWARDED)
    )


async def _sent(request: web.Request, answer: answers.Answer) -> web.StreamResponse:
    """The answer; what is to follow it begins when it has left, even to somebody who hung up."""
    if answer.body is None:
        response = web.Response(status=answer.status)
    else:
        response = web.Response(status=answer.status, body=json.dumps(answer.body).encode(), content_type="application/json")
    if answer.then is not None:
        try:
            await response.prepare(request)
            await response.write_eof()
        finally:
            answer.then()
    return response
