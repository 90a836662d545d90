"""A learning set's dates for a member's own calendar, at an address that is theirs alone. It holds the set's name and its times.

The address is made from the set, the person and a key of this installation, and is kept nowhere. Who leaves the set, or an
installation that changes its keys, ends it.
"""

import base64
import binascii
import datetime
import hashlib
import hmac
import uuid
from collections.abc import Callable, Iterable, Sequence

from aiohttp import web

from bot import clock, ports
from bot.sets import set_changes
from conversations import events

PATH = "/calendar/"
_PURPOSE = b"boardpulse calendar of a learning set"
_IDS = 32
_MAC = 24

Write = Callable[[str, Iterable[events.Event], datetime.datetime], bytes]
"""Turns a name and dates, as they stand at an instant, into a calendar file."""


class Links:
    """Addresses under `public_url`, made with the newest of the keys and understood with any of them."""

    def __init__(self, public_url: str, keys: Sequence[str]) -> None:
        self._root = public_url.rstrip("/") + PATH
        self._keys = [hashlib.sha256(_PURPOSE + key.encode()).digest() for key in keys]

    def link(self, set_id: uuid.UUID, person_id: uuid.UUID) -> str | None:
        """The address; None without a key."""
        if not self._keys:
            return None
        ids = set_id.bytes + person_id.bytes
        token = base64.urlsafe_b64encode(ids + _mac(self._keys[0], ids)).decode("ascii")
        return f"{self._root}{token}.ics"

    def read(self, token: str) -> tuple[uuid.UUID, uuid.UUID] | None:
        """Which set and which person a token names; None where it is none of ours. Takes as long whatever is wrong with it."""
        try:
            held = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError):
            held = b""
        padded = held.ljust(_IDS + _MAC, b"\0")
        ids, mac = padded[:_IDS], padded[_IDS:]
        # Every key is tried, so that time tells nothing.
        right = [hmac.compare_digest(_mac(key, ids), mac) for key in self._keys]
        return (uuid.UUID(bytes=ids[:16]), uuid.UUID(bytes=ids[16:])) if any(right) else None


def routes(database: ports.Database, links: Links, write: Write, time_of: clock.Clock) -> tuple[web.AbstractRouteDef, ...]:
    """The one route. Whatever is wrong, the answer is the same: not found."""

    async def calendar(request: web.Request) -> web.Response:
        named = links.read(request.match_info["token"])
        now = time_of.now()
        group = await database.run(lambda repos: repos.learning_sets.get(named[0])) if named else None
        if named is None or group is None or group.member(named[1], now) is None:
            raise web.HTTPNotFound
        body = write(group.learning_set.name, set_changes.as_events(group), now)
        return web.Response(body=body, content_type="text/calendar", charset="utf-8", headers={"Cache-Control": "private, no-store"})

    return (web.get(PATH + "{token:[A-Za-z0-9_=-]{1,200}}.ics", calendar),)


def _mac(key: bytes, ids: bytes) -> bytes:
    return hmac.new(key, ids, hashlib.sha256).digest()[:_MAC]
