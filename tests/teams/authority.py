"""What stands for Microsoft in tests: keys, tokens good and forged, and a host on this machine that publishes the keys."""

import asyncio
import base64
import contextlib
import datetime
import functools
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt import algorithms

NOW = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)
APP = "0a1b2c3d-1111-4222-8333-444455556666"
TENANT = "99990000-aaaa-4bbb-8ccc-ddddeeeeffff"
SERVICE_URL = f"https://smba.trafficmanager.net/emea/{TENANT}/"
ISSUER = "https://api.botframework.com"
KID = "key-1"
ENDORSED = ("msteams", "webchat")


@functools.cache
def key(name: str = KID) -> rsa.RSAPrivateKey:
    """A private key; the same one for the same name."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def jwk(name: str = KID, **fields: Any) -> dict[str, Any]:
    """The public half of a key as Microsoft lists it. Fields that are given as None are left out."""
    found = {
        **json.loads(algorithms.RSAAlgorithm.to_jwk(key(name).public_key())),
        "kid": name,
        "use": "sig",
        "endorsements": list(ENDORSED),
    }
    found.pop("key_ops", None)
    return {field: value for field, value in {**found, **fields}.items() if value is not None}


def token(
    *, signed_by: str = KID, kid: Any = None, headers: Mapping[str, Any] | None = None, now: datetime.datetime = NOW, **claims: Any
) -> str:
    """A token as the Bot Framework signs it, good for an hour; claims that are given as None are left out."""
    began = int(now.timestamp())
    said = {"iss": ISSUER, "aud": APP, "serviceurl": SERVICE_URL, "nbf": began - 5, "exp": began + 3600, **claims}
    header = {"alg": "RS256", "typ": "JWT", "kid": signed_by if kid is None else kid, **(headers or {})}
    return raw(header, {name: value for name, value in said.items() if value is not None}, functools.partial(signature, signed_by))


def signature(signed_by: str, text: bytes) -> bytes:
    """By RSA with SHA-256."""
    signer = algorithms.RSAAlgorithm(algorithms.RSAAlgorithm.SHA256)
    return signer.sign(text, key(signed_by))


def raw(header: object, claims: object, sign: Callable[[bytes], bytes]) -> str:
    """A token of any parts; a part that is bytes is taken as it is, another is written as JSON."""
    parts = [part if isinstance(part, bytes) else json.dumps(part).encode() for part in (header, claims)]
    text = b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    return b".".join((text, base64.urlsafe_b64encode(sign(text)).rstrip(b"="))).decode()


def bearer(text: str) -> str:
    """The header that carries a token."""
    return f"Bearer {text}"


def forgeries() -> dict[str, str | None]:
    """Headers that must not open anything."""
    header, began = {"alg": "RS256", "typ": "JWT", "kid": KID}, int(NOW.timestamp())
    claims = {"iss": ISSUER, "aud": APP, "serviceurl": SERVICE_URL, "nbf": began - 5, "exp": began + 3600}
    good, mine = token(), functools.partial(signature, KID)
    shown = key().public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    signed = {
        "signed by another key": token(signed_by="other", kid=KID),
        "unknown kid": token(signed_by="other", kid="nope"),
        "no kid": raw({"alg": "RS256"}, claims, mine),
        "kid a number": token(kid=1),
        "kid a list": token(kid=[KID]),
        "its own key in the header": token(signed_by="other", kid=KID, headers={"jwk": jwk("other")}),
        "a critical extension": token(headers={"crit": ["exp"]}),
        "expired": token(exp=began - 900),
        "expired, just beyond what clocks may differ": token(exp=began - 300),
        "no end": token(exp=None),
        "an end in text": token(exp=str(began + 3600)),
        "an end that is no number": token(exp="tomorrow"),
        "an end that is true": token(exp=True),
        "an end with decimals": token(exp=began + 3600.5),
        "an end beyond all numbers": token(exp=10**400),
        "no beginning": token(nbf=None),
        "a beginning in text": token(nbf=str(began)),
        "a beginning to come": token(nbf=began + 301),
        "wrong audience": token(aud="00000000-0000-0000-0000-000000000000"),
        "a list of audiences": token(aud=[APP]),
        "two audiences": token(aud=[APP, "00000000-0000-0000-0000-000000000000"]),
        "no audience": token(aud=None),
        "empty audience": token(aud=""),
        "wrong issuer": token(iss="https://evil.example"),
        "an issuer alike": token(iss=ISSUER + "/"),
        "a list of issuers": token(iss=[ISSUER]),
        "no issuer": token(iss=None),
        "no serviceUrl claim": token(serviceurl=None),
        "a serviceUrl that is no text": token(serviceurl=[SERVICE_URL]),
        "an empty serviceUrl claim": token(serviceurl=""),
        "alg none": raw({**header, "alg": "none"}, claims, lambda text: b""),
        "alg none, signed": raw({**header, "alg": "none"}, claims, mine),
        "no alg": raw({"kid": KID}, claims, mine),
        "HS256 with the public key": raw({**header, "alg": "HS256"}, claims, lambda text: hmac.digest(shown, text, hashlib.sha256)),
        "RS512": raw({**header, "alg": "RS512"}, claims, mine),
        "claims that are a list": raw(header, [claims], mine),
        "claims that are no JSON": raw(header, b"{", mine),
        "claims too deep to read": raw(header, b"[" * 2300 + b"]" * 2300, mine),
        "a header that is a list": raw([header], claims, mine),
        "a header that is no text": raw(b"\xff\xfe", claims, mine),
        "claims of another token": ".".join((*token(nbf=began - 6).split(".")[:2], good.rpartition(".")[2])),
        "cut short": good[:-2],
        "without a signature": good.rpartition(".")[0] + ".",
        "a part too many": f"{good}.e30",
        "a part too few": good.rpartition(".")[0],
        "two tokens": f"{good} {good}",
        "two tokens with a comma": f"{good}, Bearer {good}",
        "an empty bearer": "",
        "garbage": "abc.def.ghi",
        "not ASCII": f"{good}ü",
        "other digits": f"{good[:-1]}٣",
        "huge": f"{good}{'A' * 6500}",
    }
    schemes = {"bearer in lower case": f"bearer {good}", "not bearer": f"Basic {good}", "two spaces": f"Bearer  {good}", "no scheme": good}
    return {"no header": None, "an empty header": "", **schemes, **{name: bearer(text) for name, text in signed.items()}}


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime.datetime:
        return self.now

    def goes_on(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


class Authority:
    """Microsoft's host: two addresses, what they say, and how often they were asked. `before` is awaited before each answer."""

    def __init__(self) -> None:
        self.url = ""
        self.keys: list[Any] = [jwk()]
        self.asked: list[str] = []
        self.answers: dict[str, Callable[[], web.StreamResponse]] = {}
        self.before: Callable[[], Awaitable[Any]] = _at_once

    @property
    def openid_url(self) -> str:
        return f"{self.url}/.well-known/openidconfiguration"

    @property
    def keys_url(self) -> str:
        return f"{self.url}/.well-known/keys"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.asked.append(name)
        await self.before()
        if name in self.answers:
            return self.answers[name]()
        said: dict[str, Any] = {"issuer": ISSUER, "jwks_uri": self.keys_url} if name == "openidconfiguration" else {"keys": self.keys}
        return web.json_response(said)


async def _at_once() -> None:
    await asyncio.sleep(0)


@contextlib.asynccontextmanager
async def serving(one: Authority | None = None) -> AsyncIterator[Authority]:
    """The host at its `url`."""
    authority = one or Authority()
    async with listening([web.get("/.well-known/{name}", authority.handle)]) as authority.url:
        yield authority


@contextlib.asynccontextmanager
async def listening(routes: list[web.RouteDef], host: str = "127.0.0.1") -> AsyncIterator[str]:
    """These routes at an address on this machine."""
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, 0).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
