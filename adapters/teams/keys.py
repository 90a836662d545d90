"""The public keys that activities from Teams are signed with: fetched once, renewed in the background, and never in anybody's way.

Knows nothing of tokens. The keys that are there serve on for as long as Microsoft's host is slow or down.
"""

import asyncio
import contextlib
import dataclasses
import datetime
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt import algorithms

from adapters.teams import service_urls
from frameworks import errors

RENEWED = datetime.timedelta(days=1)
"""How old the keys may be before they are fetched again. Microsoft changes them every few weeks."""
PACE = datetime.timedelta(minutes=1)
"""How long after one try to fetch them the next may begin, however many unknown keys are asked for."""
AGAIN = datetime.timedelta(seconds=5)
"""How long after a try that failed, while there are no keys at all: until then nobody's token can be checked."""
_SECONDS = 5
_MOST = 1024 * 1024
_LEAST_BITS = 2048
_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)

_log = logging.getLogger(__name__)


class NoKeys(errors.BoardpulseError):
    """Microsoft's keys could not be fetched yet, so no token can be told from a forged one."""


class _Unusable(ValueError):
    """What the host said is not what such a host says."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Key:
    """One key, and the ids of the channels that it may speak for."""

    public: rsa.RSAPublicKey
    endorsements: frozenset[str]


class Keys:
    """The keys that the OpenID configuration at `openid_url` leads to. Raises service_urls.Unsafe for an address that nobody can trust."""

    def __init__(self, openid_url: str, *, time_of: Callable[[], datetime.datetime]) -> None:
        if not service_urls.is_safe(openid_url):
            raise service_urls.Unsafe
        self._openid_url = openid_url
        self._time_of = time_of
        self._known: Mapping[str, Key] = {}
        self._fetched_at = self._tried_at = _NEVER
        self._fetching: asyncio.Task[None] | None = None
        self._session: aiohttp.ClientSession

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The block in which keys can be found. They are asked for at its beginning, without waiting."""
        # A stand-in on this machine is not behind the proxy that the environment names.
        by_proxy = not service_urls.is_loopback(self._openid_url)
        timeout = aiohttp.ClientTimeout(total=_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=by_proxy, cookie_jar=aiohttp.DummyCookieJar()) as self._session:
            self._begin()
            try:
                yield
            finally:
                if self._fetching is not None:
                    self._fetching.cancel()
                    await asyncio.wait([self._fetching])

    async def find(self, kid: str) -> Key | None:
        """The key of this id. Only somebody who asks for one that is not known waits, and only while the keys are being fetched.

        Raises NoKeys while none were ever fetched.
        """
        if self._is_due(kid):
            self._begin()
        if kid not in self._known and self._fetching is not None:
            await asyncio.wait([self._fetching])
        if not self._known:
            raise NoKeys
        return self._known.get(kid)

    def _is_due(self, kid: str) -> bool:
        now = self._time_of()
        if _is_within(PACE if self._known else AGAIN, self._tried_at, now) or (self._fetching is not None and not self._fetching.done()):
            return False
        return kid not in self._known or not _is_within(RENEWED, self._fetched_at, now)

    def _begin(self) -> None:
        self._tried_at = self._time_of()
        self._fetching = asyncio.create_task(self._fetch())

    async def _fetch(self) -> None:
        try:
            self._known = _keys(await self._get(_address(await self._get(self._openid_url), self._openid_url)))
        except Exception as exc:  # noqa: BLE001 - whatever broke, the keys that are known serve on
            _log.warning("Microsoft's keys could not be fetched", extra={"action": "teams_keys_failed", "error": type(exc).__name__})
            return
        self._fetched_at = self._time_of()
        _log.info("Microsoft's keys were fetched", extra={"action": "teams_keys_fetched", "keys": len(self._known)})

    async def _get(self, url: str) -> Mapping[str, Any]:
        async with self._session.get(url, allow_redirects=False) as answer:
            if answer.status != 200:
                raise _Unusable
            raw = bytearray()
            while part := await answer.content.readany():
                raw += part
                if len(raw) > _MOST:
                    raise _Unusable
        found = json.loads(raw)
        if not isinstance(found, dict):
            raise _Unusable
        return found


def _is_within(span: datetime.timedelta, since: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether so little time has passed. A clock that was put back cannot tell, and it counts as too much."""
    return datetime.timedelta() <= now - since < span


def _address(configuration: Mapping[str, Any], openid_url: str) -> str:
    """Where the keys are. A host elsewhere cannot send us to one on this machine."""
    url = configuration.get("jwks_uri")
    if not isinstance(url, str) or not service_urls.is_safe(url):
        raise _Unusable
    if service_urls.is_loopback(url) and not service_urls.is_loopback(openid_url):
        raise _Unusable
    return url


def _keys(listed: Mapping[str, Any]) -> Mapping[str, Key]:
    """The keys by their ids. What is no key for signatures with RSA is left out; not one that is: unusable."""
    entries = listed.get("keys")
    found = dict(filter(None, map(_key, entries))) if isinstance(entries, list) else {}
    if not found:
        raise _Unusable
    return found


def _key(entry: object) -> tuple[str, Key] | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("kid"), str):
        return None
    if (entry.get("kty"), entry.get("use", "sig"), entry.get("alg", "RS256")) != ("RSA", "sig", "RS256"):
        return None
    try:
        public = algorithms.RSAAlgorithm.from_jwk(entry)
    except (jwt.PyJWTError, TypeError, ValueError):
        return None
    if not isinstance(public, rsa.RSAPublicKey) or public.key_size < _LEAST_BITS:
        return None
    endorsements = entry.get("endorsements")
    texts = (one for one in endorsements if isinstance(one, str)) if isinstance(endorsements, list) else ()
    return entry["kid"], Key(public=public, endorsements=frozenset(texts))
