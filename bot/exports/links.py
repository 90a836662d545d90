"""Addresses at which one person can fetch one file for an hour, and what is served there.

An address is made from the board, the round, the kind of file, the person, its last minute and a key of this installation. It is kept
nowhere, and neither is who used it, but for a line in the log with ids. Whoever gets hold of it within the hour can use it, too: so the
file holds only what the board's channel has seen and what its members read, and who fetches must run or chair the board still.
"""

import base64
import binascii
import dataclasses
import datetime
import hashlib
import hmac
import logging
import struct
import uuid
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot import clock
from bot.exports import files
from frameworks import errors

PATH = "/papers/"
VALID = datetime.timedelta(hours=1)
_PURPOSE = b"boardpulse papers and tables"
_FORM = struct.Struct(">16s16s16sBI")
_MAC = 24

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Named:
    """What an address names, and until when (UTC, whole seconds)."""

    board_id: uuid.UUID
    pulse_id: uuid.UUID
    person_id: uuid.UUID
    kind: files.Kind
    until: datetime.datetime


Fetch = Callable[[Named, datetime.datetime], Awaitable[files.File | None]]
"""The file that an address names, at an instant; None where it is not for that person any more."""


class Links:
    """Addresses under `public_url`, made with the newest of the keys and understood with any of them."""

    def __init__(self, public_url: str, keys: Sequence[str]) -> None:
        self._root = public_url.rstrip("/") + PATH
        self._keys = [hashlib.sha256(_PURPOSE + key.encode()).digest() for key in keys]

    def link(self, named: Named) -> str:
        """The address."""
        kind = list(files.Kind).index(named.kind)
        told = _FORM.pack(named.board_id.bytes, named.pulse_id.bytes, named.person_id.bytes, kind, int(named.until.timestamp()))
        token = base64.urlsafe_b64encode(told + _mac(self._keys[0], told)).rstrip(b"=").decode("ascii")
        return f"{self._root}{token}"

    def read(self, token: str, now: datetime.datetime) -> Named | None:
        """What a token names; None where it is none of ours, or its hour is over. Takes as long whatever is wrong with it."""
        try:
            held = base64.b64decode(token.encode("ascii") + b"=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError):
            held = b""
        padded = held.ljust(_FORM.size + _MAC, b"\0")
        told, mac = padded[: _FORM.size], padded[_FORM.size :]
        # Every key is tried, so that time tells nothing.
        right = [hmac.compare_digest(_mac(key, told), mac) for key in self._keys]
        board, pulse, person, kind, until = _FORM.unpack(told)
        kinds, ends = list(files.Kind), datetime.datetime.fromtimestamp(until, datetime.UTC)
        if not any(right) or kind >= len(kinds) or now >= ends:
            return None
        ids = (uuid.UUID(bytes=one) for one in (board, pulse, person))
        return Named(**dict(zip(("board_id", "pulse_id", "person_id"), ids, strict=True)), kind=kinds[kind], until=ends)


def routes(links: Links, fetch: Fetch, time_of: clock.Clock) -> tuple[web.AbstractRouteDef, ...]:
    """The one route. Whatever is wrong with an address, the answer is the same: not found."""

    async def fetched(request: web.Request) -> web.Response:
        now = time_of.now()
        named = links.read(request.match_info["token"], now)
        file = await _tried(fetch, named, now) if named else None
        if named is None or file is None:
            raise web.HTTPNotFound
        ids = {"board_id": named.board_id, "pulse_id": named.pulse_id, "person_id": named.person_id, "kind": named.kind.value}
        _log.info("a paper or a table was fetched", extra={"action": "paper_fetched", **ids})
        headers = {
            "Cache-Control": "private, no-store",
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        }
        return web.Response(body=file.content, content_type=named.kind.media_type, headers=headers)

    return (web.get(PATH + "{token:[A-Za-z0-9_-]{1,200}}", fetched, allow_head=False),)


async def _tried(fetch: Fetch, named: Named, now: datetime.datetime) -> files.File | None:
    try:
        return await fetch(named, now)
    except errors.BoardpulseError as exc:
        facts = {"action": "paper_not_made", "board_id": named.board_id, "pulse_id": named.pulse_id, "error": type(exc).__name__}
        _log.error("a paper or a table could not be made", extra=facts)
        return None


def _mac(key: bytes, told: bytes) -> bytes:
    return hmac.new(key, told, hashlib.sha256).digest()[:_MAC]
