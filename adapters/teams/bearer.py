"""Whether a request comes from the Bot Framework: the one place that reads the tokens which come with activities.

PyJWT does the cryptography. Nothing of a token is believed before its signature, and nothing of it comes near a log.
"""

import collections
import dataclasses
import datetime
import re
from collections.abc import Callable

import jwt
from jwt import types

from adapters.teams import keys
from frameworks import errors

ISSUER = "https://api.botframework.com"
LEEWAY = datetime.timedelta(minutes=5)
"""How far our clock and Microsoft's may lie apart."""
LONGEST = 7000
"""Characters of a header. Microsoft's own tokens have about 1200."""
_KEPT = 256
"""So many tokens are remembered. The Bot Framework uses one for about an hour of requests."""
_HEADER = re.compile(r"Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)")
_OPTIONS: types.Options = {
    "require": ["aud", "exp", "iss", "nbf"],
    "strict_aud": True,
    # Times are for us to judge: by the clock that we were given, and at each use of a token that is remembered.
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
}


class BadToken(errors.BoardpulseError):
    """The token of a request is missing, malformed, or not good here. Its cause says which."""


class _UnknownKey(ValueError):
    """No key of this id is known."""


class _BadClaim(ValueError):
    """A claim that we need is missing, or is of another kind."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Claims:
    """What a token vouches for: where replies go, and the ids of the channels that its key may speak for."""

    service_url: str
    endorsements: frozenset[str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Verified:
    """A token whose signature, issuer and audience were found good. `begins` and `ends` are in seconds since 1970."""

    claims: Claims
    kid: str
    key: keys.Key
    begins: int
    ends: int


class Checker:
    """Checks tokens that are meant for the bot `app_id`. A token that was found good is not taken apart again while it and its key last."""

    def __init__(self, app_id: str, known: keys.Keys, *, time_of: Callable[[], datetime.datetime]) -> None:
        self._app_id = app_id
        self._keys = known
        self._time_of = time_of
        self._verified: collections.OrderedDict[str, _Verified] = collections.OrderedDict()

    async def check(self, header: str | None) -> Claims:
        """What the token in an Authorization header vouches for. Raises BadToken, whatever is wrong with it, and keys.NoKeys."""
        found = _HEADER.fullmatch(header) if header and len(header) <= LONGEST else None
        if found is None:
            raise BadToken
        token = found[1]
        before = self._verified.pop(token, None)
        try:
            verified = before if before is not None and await self._is_current(before) else await self._verify(token)
            _check_times(verified, self._time_of())
        except keys.NoKeys:
            raise
        except Exception as exc:  # whatever breaks while it is read, it is not good
            raise BadToken from exc
        self._verified[token] = verified
        if len(self._verified) > _KEPT:
            self._verified.popitem(last=False)
        return verified.claims

    async def _is_current(self, verified: _Verified) -> bool:
        return await self._keys.find(verified.kid) == verified.key

    async def _verify(self, token: str) -> _Verified:
        kid: str = jwt.get_unverified_header(token)["kid"]  # PyJWT lets only texts through
        key = await self._keys.find(kid)
        if key is None:
            raise _UnknownKey
        claims = jwt.decode(token, key.public, algorithms=["RS256"], audience=self._app_id, issuer=ISSUER, options=_OPTIONS)
        begins, ends, service_url = claims["nbf"], claims["exp"], claims.get("serviceurl")
        # Not isinstance: true and false are integers too.
        if type(begins) is not int or type(ends) is not int or not isinstance(service_url, str) or not service_url:
            raise _BadClaim
        endorsed = Claims(service_url=service_url, endorsements=key.endorsements)
        return _Verified(claims=endorsed, kid=kid, key=key, begins=begins, ends=ends)


def _check_times(verified: _Verified, now: datetime.datetime) -> None:
    seconds, leeway = now.timestamp(), LEEWAY.total_seconds()
    if seconds >= verified.ends + leeway:
        raise jwt.ExpiredSignatureError
    if seconds < verified.begins - leeway:
        raise jwt.ImmatureSignatureError
