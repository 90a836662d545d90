"""Slack on the loopback interface: a small Web API with state, response_urls and uploads, which can be told to misbehave.

    async with stand_in.running() as slack:
        slack.workspace.person("U0ADA", "Ada Moss")
        slack.fail("chat.postMessage", stand_in.Trouble.LIMITED, retry_after="30")
        ... Api(slack.base_url, slack) ...

It is its own Tokens: `slack.token(tenant)`. Everything that was asked of it stands in `slack.calls`, and every message or
view is held to the strict Block Kit check, where that is beside the repository.
"""

import asyncio
import collections
import contextlib
import dataclasses
import enum
import itertools
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from conversations import sending
from tests import blockkit
from tests.slack import workspace

TOKEN = "xoxb-stand-in-" + "5e11ab1e" * 4


class Trouble(enum.StrEnum):
    """How a call is met."""

    NONE = "none"
    """Done and answered: it is a later call that goes wrong."""
    REFUSE = "refuse"
    """Not done; the given error code."""
    LIMITED = "limited"
    """Not done; 429 with Retry-After as given, or without it."""
    BROKEN = "broken"
    """Not done; 500."""
    BROKEN_AFTER = "broken_after"
    """Done, and then 500."""
    HTML = "html"
    """Done, and then a page of HTML with status 200, as a proxy in between would give."""
    EMPTY = "empty"
    """Done, and then {} with status 200."""
    GARBLED = "garbled"
    """Done, and then something that calls itself JSON and is none."""
    TEXT = "text"
    """Done, and then plain text with status 200."""
    DROP = "drop"
    """Done, and then the connection is cut."""
    HANG = "hang"
    """Not done, and never answered."""
    HOLD = "hold"
    """Done, and never answered."""


_NOT_DONE = {Trouble.REFUSE, Trouble.LIMITED, Trouble.BROKEN, Trouble.HANG}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Call:
    """One call as it arrived. `token` is what stood in its header; `args` are decoded."""

    method: str
    args: dict[str, Any]
    token: str
    content_type: str
    is_query_empty: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Fault:
    trouble: Trouble
    code: str
    retry_after: str | None


@dataclasses.dataclass(kw_only=True)
class _Ticket:
    channel: str
    person: str
    ts: str | None
    is_ephemeral: bool
    left: int = 5
    is_expired: bool = False


class StandIn:
    """The workspace, what was asked, and what is to go wrong. `base_url` is good while it runs."""

    def __init__(self, space: workspace.Workspace) -> None:
        self.workspace = space
        self.base_url = ""
        self.calls: list[Call] = []
        self.responses: list[dict[str, Any]] = []
        self.problems: list[str] = []
        self.revoked = False
        self._faults: dict[str, collections.deque[_Fault]] = collections.defaultdict(collections.deque)
        self._tickets: dict[str, _Ticket] = {}
        self._numbers = itertools.count(1)
        self._never = asyncio.Event()

    async def token(self, tenant: str) -> str:
        """The token of the one workspace. Raises Paused for any other, and for this one when `revoked` is set."""
        if tenant != self.workspace.team or self.revoked:
            raise sending.Paused
        return TOKEN

    def fail(self, method: str, trouble: Trouble, code: str = "", *, retry_after: str | None = None, times: int = 1) -> None:
        """The next `times` calls of a method are met like this. "response_url" and "upload" are methods too."""
        self._faults[method].extend([_Fault(trouble=trouble, code=code, retry_after=retry_after)] * times)

    def called(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of a method."""
        return [one.args for one in self.calls if one.method == method]

    def response_url(self, channel: str, person: str, ts: str | None = None, *, ephemeral: bool = False) -> str:
        """As it comes with a press on the message `ts`, or with a command."""
        number = str(next(self._numbers))
        self._tickets[number] = _Ticket(channel=channel, person=person, ts=ts, is_ephemeral=ephemeral)
        return f"{self.base_url.removesuffix('api/')}response/{number}"

    def expire(self, url: str) -> None:
        """Half an hour has passed."""
        self._tickets[url.rpartition("/")[2]].is_expired = True

    def application(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=2**24)
        app.router.add_post("/api/{method}", self._api)
        app.router.add_post("/response/{number}", self._response)
        app.router.add_post("/upload/{file_id}", self._upload)
        return app

    def close(self) -> None:
        """Let go of the requests that were never to be answered."""
        self._never.set()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args, token = await _arguments(request), request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(
            Call(method=method, args=args, token=token, content_type=request.content_type, is_query_empty=not request.query_string)
        )
        return await self._met(request, method, lambda: self._done(method, args, token))

    def _done(self, method: str, args: dict[str, Any], token: str) -> web.StreamResponse:
        if token != TOKEN:
            raise workspace.SlackError("invalid_auth")
        known: Callable[[dict[str, Any]], dict[str, Any]] | None = getattr(self.workspace, method.replace(".", "_"), None)
        if known is None:
            raise workspace.SlackError("unknown_method")
        self._check(method, args)
        answer = known(args)
        if "upload_url" in answer:
            answer["upload_url"] = self.base_url.removesuffix("api/") + answer["upload_url"]
        return web.json_response({"ok": True, **answer})

    async def _response(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.responses.append(body)
        return await self._met(request, "response_url", lambda: self._responded(self._tickets[request.match_info["number"]], body))

    def _responded(self, ticket: _Ticket, body: dict[str, Any]) -> web.StreamResponse:
        if ticket.is_expired or ticket.left == 0:
            answer = {"ok": False, "error": "expired_url" if ticket.is_expired else "used_url"}
            return web.json_response(answer, status=404)
        self._check("chat.postMessage", body)
        ticket.left -= 1
        if body.get("replace_original") and ticket.ts:
            self.workspace.replace(ticket.channel, ticket.ts, body, only_for=ticket.person if ticket.is_ephemeral else None)
        else:
            seen_by_all = body.get("response_type") == "in_channel"
            self.workspace.post(ticket.channel, body, only_for=None if seen_by_all else ticket.person)
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        data = await request.read()
        assert "Authorization" not in request.headers, "the upload address must not be given the token"
        return await self._met(request, "upload", lambda: self._uploaded(request.match_info["file_id"], data))

    def _uploaded(self, file_id: str, data: bytes) -> web.StreamResponse:
        self.workspace.files[file_id].data = data
        return web.Response(text=f"OK - {len(data)}")

    async def _met(self, request: web.Request, method: str, work: Callable[[], web.StreamResponse]) -> web.StreamResponse:
        """Do the work, or what the next fault says."""
        fault = self._faults[method].popleft() if self._faults[method] else None
        refused = 404 if method == "response_url" else 200
        if fault is not None and fault.trouble is Trouble.REFUSE:
            return web.json_response({"ok": False, "error": fault.code}, status=refused)
        if fault is None or fault.trouble not in _NOT_DONE:
            try:
                answer = work()
            except workspace.SlackError as exc:
                answer = web.json_response(exc.answer, status=refused)
        return answer if fault is None or fault.trouble is Trouble.NONE else await self._spoilt(request, fault)

    async def _spoilt(self, request: web.Request, fault: _Fault) -> web.StreamResponse:
        match fault.trouble:
            case Trouble.LIMITED:
                headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            case Trouble.HTML:
                return web.Response(text="<html>one moment please</html>", content_type="text/html")
            case Trouble.EMPTY:
                return web.json_response({})
            case Trouble.GARBLED:
                return web.Response(text='{"ok": tru', content_type="application/json")
            case Trouble.TEXT:
                return web.Response(text="hello")
            case Trouble.DROP:
                assert request.transport is not None
                request.transport.abort()
            case Trouble.HANG | Trouble.HOLD:
                await self._never.wait()
        return web.Response(status=500, text="oops")

    def _check(self, method: str, args: dict[str, Any]) -> None:
        """As strict as Slack, where the check is beside the repository."""
        try:
            blockkit.check_call(method, args)
        except AssertionError as exc:
            self.problems.append(f"{method}: {exc}")
            raise workspace.SlackError("invalid_blocks", response_metadata={"messages": [str(exc)]}) from exc
        except pytest.skip.Exception:
            return


@contextlib.asynccontextmanager
async def running(space: workspace.Workspace | None = None) -> AsyncIterator[StandIn]:
    """A stand-in on a free port."""
    slack = StandIn(space or workspace.Workspace())
    runner = web.AppRunner(slack.application(), handler_cancellation=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        yield slack
    finally:
        slack.close()
        await runner.cleanup()


async def _arguments(request: web.Request) -> dict[str, Any]:
    """The arguments, whatever the form: JSON, or a form whose lists and objects are JSON."""
    if request.content_type == "application/json":
        body: dict[str, Any] = await request.json()
        return body
    return {name: _decoded(value) for name, value in (await request.post()).items() if isinstance(value, str)}


def _decoded(value: str) -> Any:
    if not value.startswith(("[", "{")):
        return value
    with contextlib.suppress(json.JSONDecodeError):
        return json.loads(value)
    return value
