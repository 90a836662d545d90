"""One client for the Bot Connector's REST API. It asks once: whether to ask again is for the outbox to say.

Knows nothing of messages. Our access token goes to allowed service URLs and nowhere else: any other is refused before a connection
is made, and a redirect is never followed.
"""

import dataclasses
import json
import logging
import math
import time
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

import aiohttp
import yarl

from adapters.teams import errors
from conversations import sending

RETRY_AFTER = 5.0
"""Seconds to wait where the connector asks us to wait and does not say how long."""
LONGEST_WAIT = 600.0
PEOPLE = 10_000
"""So many people of one conversation are read."""
PAGE = 500
"""The most that Microsoft gives at once."""
LARGEST = 4 * 2**20
"""Bytes of an answer that are read. A full page of people is a tenth of that."""
_PAGES = 200
_CONNECT = 5.0
_IDLE = 5.0
"""Seconds after which an unused connection is not used again: one that was closed meanwhile would leave a message unsure."""
_WAITS = 1000
_NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)

_log = logging.getLogger(__name__)


class Tokens(Protocol):
    """Who has our access token."""

    async def header(self) -> str | None:
        """What to say in the Authorization header; None in development. Raises sending.NotSent where there is no token to be had."""
        ...


class Allowed(Protocol):
    """Which service URLs may be called."""

    def has(self, url: str) -> bool:
        """Whether this one may."""
        ...


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Call:
    """One request. `path` are the parts after /v3, unquoted. `twice_is_once`: another time does no harm."""

    name: str
    method: str
    service_url: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, Any] | None = None
    to_person: bool = False
    twice_is_once: bool = True

    @property
    def lane(self) -> tuple[str, ...]:
        """What a wait that is asked for holds for."""
        return (self.service_url, *self.path[:2])


class Api:
    """Calls the connector. To be entered before use; holds one session of connections. `uptime` gives seconds that only go forward."""

    def __init__(self, tokens: Tokens, allowed: Allowed, *, timeout: float = 10.0, uptime: Callable[[], float] = time.monotonic) -> None:
        self._tokens = tokens
        self._allowed = allowed
        self._timeout = timeout
        self._uptime = uptime
        self._not_before: dict[tuple[str, ...], float] = {}
        self._told_of_credentials = False
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(keepalive_timeout=_IDLE),
            timeout=aiohttp.ClientTimeout(total=self._timeout, connect=min(_CONNECT, self._timeout / 2)),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=True,
        )
        return self

    async def __aexit__(self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None) -> None:
        if self._session is not None:
            await self._session.close()

    async def post(self, service_url: str, conversation: str, activity: Mapping[str, Any]) -> str:
        """Post a new message, once, and return its activity id. Raises Unsure where it may have arrived."""
        answer = await self._call(
            _Call(
                name="post",
                method="POST",
                service_url=service_url,
                path=("conversations", conversation, "activities"),
                body=activity,
                to_person=errors.is_personal(conversation),
                twice_is_once=False,
            )
        )
        activity_id = _text(answer, "id")
        if not activity_id:
            raise sending.Unsure
        return activity_id

    async def put(self, service_url: str, conversation: str, activity_id: str, activity: Mapping[str, Any]) -> None:
        """Put a message in the place of an earlier one. Never Unsure: it can be put there again."""
        path = ("conversations", conversation, "activities", activity_id)
        to_person = errors.is_personal(conversation)
        await self._call(_Call(name="put", method="PUT", service_url=service_url, path=path, body=activity, to_person=to_person))

    async def open(self, service_url: str, *, tenant: str, user: str, bot: str) -> str:
        """The id of the chat with one person. Never Unsure: nothing is sent, and there is one such chat only."""
        body = {
            "isGroup": False,
            "bot": {"id": bot},
            "members": [{"id": user}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        answer = await self._call(
            _Call(name="open", method="POST", service_url=service_url, path=("conversations",), body=body, to_person=True)
        )
        conversation = _text(answer, "id")
        if not conversation:
            raise sending.NotSent
        return conversation

    async def members(self, service_url: str, conversation: str) -> Sequence[Mapping[str, Any]]:
        """Everybody in a team, a channel or a chat, page by page, 10,000 at most."""
        people: list[Mapping[str, Any]] = []
        path, token, seen = ("conversations", conversation, "pagedmembers"), "", {""}
        for _ in range(_PAGES):
            query = (("pageSize", str(PAGE)), *((("continuationToken", token),) if token else ()))
            page = await self._call(_Call(name="members", method="GET", service_url=service_url, path=path, query=query))
            people += _objects(page, "members")
            token = _text(page, "continuationToken")
            if token in seen or len(people) >= PEOPLE:
                break
            seen.add(token)
        if token:
            _log.warning("a conversation has more people than are looked at", extra={"action": "people_cut", "people": len(people)})
        return people[:PEOPLE]

    async def channels(self, service_url: str, team: str) -> Sequence[Mapping[str, Any]]:
        """The channels of a team, as {"id", "name"}; the first one, General, has the team's id and no name."""
        path = ("teams", team, "conversations")
        answer = await self._call(_Call(name="channels", method="GET", service_url=service_url, path=path))
        return _objects(answer, "conversations")

    async def _call(self, call: _Call) -> Any:
        """The JSON object that came back; None where nothing did. Raises a SendError."""
        try:
            return await self._ask(call)
        except sending.Unsure as exc:
            if call.twice_is_once:
                raise sending.NotSent from exc
            raise

    async def _ask(self, call: _Call) -> Any:
        url = self._url(call)
        self._wait_asked_for(call)
        headers = {"Content-Type": "application/json; charset=utf-8"} if call.body is not None else {}
        header = await self._tokens.header()
        if header:
            headers["Authorization"] = header
        if self._session is None or self._session.closed:
            raise sending.NotSent
        body = None if call.body is None else _as_bytes(call.body)
        try:
            async with self._session.request(call.method, url, data=body, headers=headers, allow_redirects=False) as answer:
                status, retry_after, text = answer.status, _seconds(answer.headers), await _read(answer)
        except _NOT_CONNECTED as exc:
            raise sending.NotSent from exc
        except Exception as exc:  # whatever broke, the request may have arrived
            raise sending.Unsure from exc
        return self._understood(call, status, retry_after, text)

    def _understood(self, call: _Call, status: int, retry_after: float, text: str | None) -> Any:
        if 200 <= status < 300:
            self._told_of_credentials = False
            return _object(text)
        code = errors.code_in(text or "")
        error = errors.of(status, code, retry_after, to_person=call.to_person)
        if isinstance(error, sending.RateLimited):
            self._remember_wait(call, error.retry_after)
        facts = {"action": "teams_refused", "call": call.name, "status": status, "code": code}
        if status != 401:
            _log.warning("Teams did not take a call", extra=facts)
        elif not self._told_of_credentials:
            self._told_of_credentials = True
            _log.error("Microsoft does not take our credentials: nothing leaves", extra={**facts, "action": "teams_credentials_refused"})
        raise error

    def _url(self, call: _Call) -> yarl.URL:
        """Where to, with every id quoted whole. Raises Refused where nothing may be asked."""
        if not self._allowed.has(call.service_url):
            _log.warning("a service URL that is not allowed was refused", extra={"action": "teams_foreign_address", "call": call.name})
            raise errors.TeamsRefused(sending.Reason.REFUSED, 0, "ForeignAddress")
        if not {"", ".", ".."}.isdisjoint(call.path):
            raise errors.TeamsRefused(sending.Reason.REFUSED, 0, "NoId")
        path = "/".join(_quoted(part) for part in call.path)
        query = "&".join(f"{name}={_quoted(value)}" for name, value in call.query)
        try:
            return yarl.URL(f"{call.service_url.rstrip('/')}/v3/{path}" + (f"?{query}" if query else ""), encoded=True)
        except ValueError as exc:
            raise errors.TeamsRefused(sending.Reason.REFUSED, 0, "NoAddress") from exc

    def _wait_asked_for(self, call: _Call) -> None:
        left = self._not_before.get(call.lane, -math.inf) - self._uptime()
        if left > 0:
            raise sending.RateLimited(max(1.0, left))
        self._not_before.pop(call.lane, None)

    def _remember_wait(self, call: _Call, seconds: float) -> None:
        now = self._uptime()
        if len(self._not_before) >= _WAITS:
            self._not_before = {lane: until for lane, until in self._not_before.items() if until > now}
        self._not_before[call.lane] = now + seconds


async def _read(answer: aiohttp.ClientResponse) -> str | None:
    """The body; None where it is too large, or broke off: the status stands all the same."""
    body = b""
    try:
        while chunk := await answer.content.read(2**16):
            body += chunk
            if len(body) > LARGEST:
                return None
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None
    return body.decode("utf-8", "replace")


def _object(text: str | None) -> Any:
    """Raises Unsure for what no connector says, such as a page of HTML from something in between."""
    if text is not None and not text.strip():
        return None
    try:
        answer = json.loads(text or "")
    except (ValueError, RecursionError) as exc:
        raise sending.Unsure from exc
    if not isinstance(answer, dict):
        raise sending.Unsure
    return answer


def _objects(answer: Any, key: str) -> list[Mapping[str, Any]]:
    found = answer.get(key) if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise sending.NotSent
    return [one for one in found if isinstance(one, dict)]


def _text(answer: Any, key: str) -> str:
    found = answer.get(key) if isinstance(answer, dict) else None
    return found if isinstance(found, str) else ""


def _as_bytes(body: Mapping[str, Any]) -> bytes:
    """As short as can be: Microsoft counts the bytes. Half a surrogate pair becomes a question mark."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _quoted(part: str) -> str:
    return urllib.parse.quote(part, safe="", errors="replace")


def _seconds(headers: Mapping[str, str]) -> float:
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return RETRY_AFTER
    return min(max(seconds, 1.0), LONGEST_WAIT) if math.isfinite(seconds) else RETRY_AFTER
