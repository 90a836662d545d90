"""One client for Slack's Web API and for response_urls. It asks once: whether to ask again is for the outbox to say.

Knows nothing of messages. The library's own retries are off: they post a second time when the connection is cut after Slack
has taken the message.
"""

import json
import logging
import math
import re
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Protocol, Self

import aiohttp
import yarl
from slack_sdk import errors as sdk_errors
from slack_sdk.web import async_client

from adapters.slack import errors
from conversations import sending

SLACK = "https://slack.com/api/"
RETRY_AFTER = 5.0
"""Seconds to wait where Slack asks us to wait and does not say how long."""
LONGEST_WAIT = 600.0
REFUSED_TOKEN = 30.0
"""Seconds for which a token that Slack has refused is not tried again. A new one is tried at once."""
_CONNECT = 5.0
_RULES, _RULE = 5, 160
_FORMS = ("conversations.info", "conversations.history", "users.", "files.", "oauth.")
"""Methods that take a form only; all others of ours take JSON."""
_ABOUT = ("channel", "channel_id", "users", "user", "user_id")
_CODE = re.compile(r"[a-z0-9_]{2,80}")
_QUOTED = re.compile(r"[\"'`‘“].*[\"'`’”]", re.DOTALL)
_NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)

_log = logging.getLogger(__name__)
_quiet = logging.getLogger(f"{__name__}.sdk")
_quiet.setLevel(logging.WARNING)  # below that, slack_sdk writes whole requests with people's words into the log


class Tokens(Protocol):
    """Whose tokens there are."""

    async def token(self, tenant: str) -> str:
        """The token to call Slack with for this workspace. Raises sending.Paused where there is none, or it is not to be used."""
        ...


class Api:
    """Calls Slack. To be entered before use; holds one session of connections for all workspaces.

    `base_url` is Slack's, or an emulator's. `uptime` gives seconds that only go forward.
    """

    def __init__(self, base_url: str, tokens: Tokens, timeout: float = 10.0, *, uptime: Callable[[], float] = time.monotonic) -> None:
        self._base = yarl.URL(base_url)
        self._tokens = tokens
        self._timeout = timeout
        self._uptime = uptime
        self._not_before: dict[tuple[str, str], float] = {}
        self._refused: dict[str, tuple[str, float]] = {}
        self._session: aiohttp.ClientSession
        self._client: async_client.AsyncWebClient

    async def __aenter__(self) -> Self:
        timeout = aiohttp.ClientTimeout(total=self._timeout, sock_connect=min(_CONNECT, self._timeout / 2))
        self._session = aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar())
        self._client = async_client.AsyncWebClient(base_url=str(self._base), session=self._session, logger=_quiet, retry_handlers=[])
        if self._base.scheme != "https":
            self._client.proxy = None  # an emulator on this machine is not behind the proxy that the environment names
        return self

    async def __aexit__(self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None) -> None:
        await self._session.close()

    async def call(self, tenant: str, method: str, **args: Any) -> dict[str, Any]:
        """Slack's answer to one call. Arguments that are None are left out.

        Raises RateLimited (without a call, while Slack's last request to wait holds for this method and workspace), NotSent,
        Paused, SlackRefused, or Unsure where no clear answer came back.
        """
        self._wait_asked_for(tenant, method)
        token = await self._tokens.token(tenant)
        self._not_refused(tenant, token)
        given = {name: value for name, value in args.items() if value is not None}
        body = {"data": _form(given)} if method.startswith(_FORMS) else {"json": given}
        try:
            answer = await self._client.api_call(method, headers={"Authorization": f"Bearer {token}"}, **body)
        except sdk_errors.SlackApiError as exc:
            raise self._failure(tenant, method, token, given, exc.response) from exc
        except _NOT_CONNECTED as exc:
            raise sending.NotSent from exc
        except Exception as exc:  # whatever broke, the request may have arrived
            raise sending.Unsure from exc
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def post_response(self, url: str, body: Mapping[str, Any]) -> None:
        """Give a message to a response_url. Raises like `call`; SlackRefused with a code of errors.EXPIRED where it takes no more.

        Goes to nobody but Slack: any other address is refused.
        """
        status, headers, text = await self._post(url, _takes_replies(url, self._base), json=dict(body))
        code = _code_in(text)
        if status == 200 and code is None and _says_ok(text):
            return
        if status == 429 or (code and errors.meaning(code) is errors.Meaning.LIMITED):
            raise sending.RateLimited(_seconds(headers))
        if status in {404, 410} and code is None:
            code = "expired_url"
        if status >= 500 or code is None:
            raise sending.Unsure
        _report("response_url", code, {})
        raise errors.of(code, handle="", retry_after=RETRY_AFTER)

    async def upload(self, url: str, data: bytes) -> None:
        """Give the bytes of a file to the address that Slack named for them. Raises like `call`."""
        status, headers, _ = await self._post(url, _takes_files(url, self._base), data=data)
        if status == 429:
            raise sending.RateLimited(_seconds(headers))
        if status != 200:
            raise sending.Unsure

    async def _post(self, url: str, allowed: bool, **body: Any) -> tuple[int, Mapping[str, str], str]:  # noqa: FBT001 - private, computed in the call
        if not allowed:
            _log.warning("an address that is not Slack's was refused", extra={"action": "slack_foreign_address"})
            raise errors.SlackRefused(sending.Reason.REFUSED, "foreign_address")
        try:
            async with self._session.post(url, allow_redirects=False, proxy=self._client.proxy, **body) as answer:
                return answer.status, answer.headers, await answer.text(errors="replace")
        except _NOT_CONNECTED as exc:
            raise sending.NotSent from exc
        except Exception as exc:  # whatever broke, the request may have arrived
            raise sending.Unsure from exc

    def _failure(self, tenant: str, method: str, token: str, given: Mapping[str, Any], response: Any) -> sending.SendError:
        """`response` is the library's, or aiohttp's where the body was no JSON."""
        status: int = getattr(response, "status_code", 0) or getattr(response, "status", 0)
        data = getattr(response, "data", None)
        answer = data if isinstance(data, dict) else {}
        code = answer.get("error")
        if status == 429:
            code = "ratelimited"
        elif status >= 500 or not isinstance(code, str) or not _CODE.fullmatch(code):
            return sending.Unsure()
        error = errors.of(code, handle=_about(given), retry_after=_seconds(response.headers))
        if isinstance(error, sending.RateLimited):
            self._not_before[tenant, method] = self._uptime() + error.retry_after
        elif isinstance(error, sending.Paused):
            self._refused[tenant] = token, self._uptime() + REFUSED_TOKEN
        _report(method, code, answer)
        return error

    def _wait_asked_for(self, tenant: str, method: str) -> None:
        left = self._not_before.get((tenant, method), 0.0) - self._uptime()
        if left > 0:
            raise sending.RateLimited(max(1.0, left))
        self._not_before.pop((tenant, method), None)

    def _not_refused(self, tenant: str, token: str) -> None:
        refused, until = self._refused.get(tenant, ("", 0.0))
        if refused == token and self._uptime() < until:
            raise sending.Paused
        self._refused.pop(tenant, None)


def _form(given: Mapping[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}


def _about(given: Mapping[str, Any]) -> str:
    """The person or the channel that a call is about, as its arguments name it."""
    return next((given[name] for name in _ABOUT if isinstance(given.get(name), str)), "")


def _seconds(headers: Mapping[str, str]) -> float:
    try:
        seconds = float(headers.get("Retry-After", ""))
    except ValueError:
        return RETRY_AFTER
    return min(max(seconds, 1.0), LONGEST_WAIT) if math.isfinite(seconds) else RETRY_AFTER


def _code_in(text: str) -> str | None:
    """The error code in the answer of a response_url, which is JSON or the bare code."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        bare = text.strip()
        return bare if bare != "ok" and _CODE.fullmatch(bare) else None
    code = answer.get("error") if isinstance(answer, dict) and not answer.get("ok") else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def _says_ok(text: str) -> bool:
    bare = text.strip()
    return bare in {"", "ok"} or bare.replace(" ", "").startswith('{"ok":true')


def _takes_replies(text: str, base: yarl.URL) -> bool:
    url = _parsed(text)
    if _is_slack(base):
        return url.scheme == "https" and url.host == "hooks.slack.com" and url.port == 443
    return url.scheme in {"http", "https"} and url.host == base.host


def _takes_files(text: str, base: yarl.URL) -> bool:
    url = _parsed(text)
    if _is_slack(base):
        return url.scheme == "https" and _is_slack(url) and url.port == 443
    return url.scheme in {"http", "https"} and url.host == base.host


def _parsed(text: str) -> yarl.URL:
    try:
        return yarl.URL(text)
    except ValueError:
        return yarl.URL()


def _is_slack(url: yarl.URL) -> bool:
    return url.host == "slack.com" or bool(url.host and url.host.endswith(".slack.com"))


def _report(method: str, code: str, answer: Mapping[str, Any]) -> None:
    """Names the rule that a refused call broke, and never its text: whatever Slack quotes is left out."""
    metadata = answer.get("response_metadata")
    said = metadata.get("messages") if isinstance(metadata, dict) else None
    rules = [_QUOTED.sub("…", one)[:_RULE] for one in said if isinstance(one, str)] if isinstance(said, list) else []
    facts = {"action": "slack_refused", "method": method, "code": code, "rules": rules[:_RULES]}
    if isinstance(needed := answer.get("needed"), str):
        facts["needed_scope"] = needed[:_RULE]
    _log.warning("Slack did not take a call", extra=facts)
