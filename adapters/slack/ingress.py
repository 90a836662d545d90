"""The way in over HTTP: bytes that Slack signed become a payload; all others go no further than their signature.

The signature comes first, over the bytes as they came: nothing that somebody else wrote is parsed. Bolt does it the other way
round, and parses forms in Python, which takes longer than all the rest of an answer.
"""

import asyncio
import datetime
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp
import yarl
from aiohttp import web

from adapters.slack import answers, deeds, features, payloads

LIMIT = 256 * 1024
"""Bytes of one request. Slack's own largest, a modal with all its state, is well below."""
TOLERANCE = datetime.timedelta(minutes=5)
"""How far the time in a signature may lie from ours, either way."""
_SECONDS = 10
"""How long a body may take to arrive."""
_FIELDS = 100
_LOST, _LOST_QUOTED = "\ufffd", "%EF%BF%BD"
"""What stands for bytes of another encoding once a form is read, and how it looks where a person wrote it."""
_EMPTY: Mapping[str, Any] = {}

_log = logging.getLogger(__name__)


class Unreadable(ValueError):
    """Slack signed this, and it is not what Slack writes: cut off, of another encoding, or no object."""


def route(secret: str, take: answers.Take, time_of: Callable[[], datetime.datetime]) -> web.RouteDef:
    """The one address that Slack posts to. Answers 401, 400 and 413 have no body: they are for nobody to read."""
    key = secret.encode()

    async def receive(request: web.Request) -> web.StreamResponse:
        if request.headers.get("Content-Encoding") or (request.content_length or 0) > LIMIT:
            return _refused(413, "oversized_request")
        raw = await _body(request)
        if raw is None:
            return _refused(400, "broken_request")
        if len(raw) > LIMIT:
            return _refused(413, "oversized_request")
        headers = request.headers
        if not is_genuine(key, raw, headers.get("X-Slack-Request-Timestamp"), headers.get("X-Slack-Signature"), time_of()):
            return _refused(401, "forged_request")
        try:
            kind, payload = decode(raw, request.content_type)
        except Unreadable:
            return _refused(400, "unreadable_request")
        if kind is None:
            return web.json_response(payload) if payload else web.Response()
        return await _sent(request, await take(kind, payload))

    return web.post(features.REQUEST_PATH, receive)


def is_genuine(key: bytes, raw: bytes, stamp: str | None, signature: str | None, now: datetime.datetime) -> bool:
    """Whether Slack signed these bytes within TOLERANCE of `now`."""
    if not stamp or not signature or not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 12 and signature.isascii()):
        return False
    if abs(now.timestamp() - int(stamp)) > TOLERANCE.total_seconds():
        return False
    expected = hmac.digest(key, b"v0:%b:%b" % (stamp.encode(), raw), "sha256").hex()
    return hmac.compare_digest(f"v0={expected}", signature)


def decode(raw: bytes, content_type: str) -> tuple[deeds.Kind | None, payloads.Payload]:
    """What was posted. No kind: Slack only looks whether we are there, and the payload is what it wants to hear. Raises Unreadable."""
    try:
        text = raw.decode()
    except UnicodeDecodeError as exc:
        raise Unreadable from exc
    if content_type == "application/json" or text.startswith("{"):
        return _event(_object(text))
    try:
        fields = dict(yarl.query_to_pairs(text, max_fields=_FIELDS))
    except ValueError as exc:
        raise Unreadable from exc
    if any(_LOST in value for value in fields.values()) and _LOST_QUOTED not in text.upper() and _LOST not in text:
        raise Unreadable
    if "payload" in fields:
        return deeds.Kind.INTERACTION, _object(fields["payload"])
    if fields.get("ssl_check"):
        return None, _EMPTY
    if "command" in fields:
        return deeds.Kind.COMMAND, fields
    raise Unreadable


def _event(payload: payloads.Payload) -> tuple[deeds.Kind | None, payloads.Payload]:
    if payload.get("type") != "url_verification":
        return deeds.Kind.EVENT, payload
    if not isinstance(payload.get("challenge"), str):
        raise Unreadable
    return None, {"challenge": payload["challenge"]}


def _object(text: str) -> payloads.Payload:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise Unreadable from exc
    if not payloads.is_object(found):
        raise Unreadable
    return found


async def _body(request: web.Request) -> bytes | None:
    """The body as it came, no more than one piece beyond LIMIT; None when it breaks off, or does not end."""
    parts, size = [], 0
    try:
        if request.content.is_eof():
            return request.content.read_nowait()  # all of it is here, and there is nothing to wait for
        async with asyncio.timeout(_SECONDS):
            while size <= LIMIT and (part := await request.content.readany()):
                parts.append(part)
                size += len(part)
    except (TimeoutError, OSError, aiohttp.ClientPayloadError, web.RequestPayloadError):
        return None
    return b"".join(parts)


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


def _refused(status: int, action: str) -> web.Response:
    _log.warning("a request was refused", extra={"action": action, "status": status})
    return web.Response(status=status)
