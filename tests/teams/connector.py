"""Teams on the loopback interface: the Bot Connector's REST API with state, which can be told to misbehave.

    async with connector.running() as teams:
        teams.tenant.person("ada", "Ada Moss")
        teams.fail("post", connector.Trouble.LIMITED, retry_after="30")
        ... Api(teams, teams) ...

It is its own Tokens and its own Allowed: `header()` gives the token that is good today, `has()` knows only this connector. Everything
that was asked of it stands in `calls`, in order.
"""

import asyncio
import collections
import contextlib
import dataclasses
import enum
from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import web

from conversations import sending
from tests.teams import tenant

TOKEN = "Bearer " + "5e11ab1e" * 4


class Trouble(enum.StrEnum):
    """How a call is met."""

    NONE = "none"
    """Done and answered: it is a later call that goes wrong."""
    REFUSE = "refuse"
    """Not done; the given status and code."""
    NESTED = "nested"
    """Not done; 403, with the code deep in a text, as Teams does it at times."""
    LIMITED = "limited"
    """Not done; 429 with Retry-After as given, or without it."""
    BROKEN = "broken"
    """Not done; the given status (500), without words."""
    BROKEN_AFTER = "broken_after"
    """Done, and then 500."""
    HTML = "html"
    """Done, and then a page of HTML with status 200, as a proxy in between would give."""
    EMPTY = "empty"
    """Done, and then {} with status 200."""
    GARBLED = "garbled"
    """Done, and then something that calls itself JSON and is none."""
    LIST = "list"
    """Done, and then a JSON list."""
    HUGE = "huge"
    """Done, and then more than anybody should read."""
    CUT = "cut"
    """Done, and then half an answer."""
    DROP = "drop"
    """Done, and then the connection is cut."""
    HANG = "hang"
    """Not done, and never answered."""
    HOLD = "hold"
    """Done, and never answered."""
    REDIRECT = "redirect"
    """Not done; 307 to wherever `code` says."""


_HTML = "text/html"
_ODD = {
    Trouble.HTML: "<html>one moment please</html>",
    Trouble.EMPTY: "{}",
    Trouble.GARBLED: '{"id": "1',
    Trouble.LIST: '["1"]',
    Trouble.HUGE: f'{{"id": "1", "more": "{"x" * 6_000_000}"}}',
}
_NOT_DONE = {Trouble.REFUSE, Trouble.NESTED, Trouble.LIMITED, Trouble.BROKEN, Trouble.HANG, Trouble.REDIRECT}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Call:
    """One call as it arrived. `token` is what stood in its header, `raw_path` the path unread."""

    name: str
    ids: tuple[str, ...]
    body: Any
    query: dict[str, str]
    token: str
    raw_path: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Fault:
    trouble: Trouble
    status: int
    code: str
    retry_after: str | None


Work = Callable[[tenant.Ids, Any, tenant.Query], dict[str, Any]]
"""One of the functions of a tenant."""


class Connector:
    """The tenant, what was asked, and what is to go wrong. `service_url` is good while it runs."""

    def __init__(self, of: tenant.Tenant) -> None:
        self.tenant = of
        self.service_url = ""
        self.calls: list[Call] = []
        self.good_token = TOKEN
        self.has_token = True
        self.pause = 0.0
        self._faults: dict[str, collections.deque[_Fault]] = collections.defaultdict(collections.deque)
        self.heard = asyncio.Event()
        self._never = asyncio.Event()

    async def header(self) -> str | None:
        """The token of today. Raises NotSent where there is none."""
        if not self.has_token:
            raise sending.NotSent
        return self.good_token

    def has(self, url: str) -> bool:
        """Whether it is this connector."""
        return url == self.service_url

    def fail(self, name: str, trouble: Trouble, code: str = "", *, status: int = 0, retry_after: str | None = None, times: int = 1) -> None:
        """The next `times` calls of "post", "put", "open", "members" or "channels" are met like this."""
        self._faults[name].extend([_Fault(trouble=trouble, status=status, code=code, retry_after=retry_after)] * times)

    def called(self, name: str) -> list[Call]:
        """Every call of this name."""
        return [one for one in self.calls if one.name == name]

    def application(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=2**24)
        base, conversation = "/uk/v3", "/uk/v3/conversations/{conversation}"
        app.router.add_post(f"{base}/conversations", self._route("open", self.tenant.open))
        app.router.add_post(f"{conversation}/activities", self._route("post", self.tenant.post))
        app.router.add_put(f"{conversation}/activities/{{activity}}", self._route("put", self.tenant.put))
        app.router.add_get(f"{conversation}/pagedmembers", self._route("members", self.tenant.members))
        app.router.add_get(f"{base}/teams/{{team}}/conversations", self._route("channels", self.tenant.channels))
        app.router.add_route("*", "/{tail:.*}", self._route("unknown", self.tenant.unknown))
        return app

    def close(self) -> None:
        """Let go of the requests that were never to be answered."""
        self._never.set()

    def _route(self, name: str, work: Work) -> Callable[[web.Request], Any]:
        async def handle(request: web.Request) -> web.StreamResponse:
            call = Call(
                name=name,
                ids=tuple(request.match_info.values()),
                body=await request.json() if request.can_read_body else None,
                query=dict(request.query),
                token=request.headers.get("Authorization", ""),
                raw_path=request.raw_path,
            )
            self.calls.append(call)
            self.heard.set()
            await asyncio.sleep(self.pause)
            return await self._met(request, call, work)

        return handle

    async def _met(self, request: web.Request, call: Call, work: Work) -> web.StreamResponse:
        """Do the work, or what the next fault says."""
        if call.token != self.good_token:
            return _refused(401, "Unauthorized")
        fault = self._faults[call.name].popleft() if self._faults[call.name] else None
        if fault is not None and fault.trouble in _NOT_DONE:
            return await self._spoilt(request, fault)
        try:
            answer = web.json_response(work(call.ids, call.body, call.query), status=201 if request.method == "POST" else 200)
        except tenant.TeamsError as exc:
            return _refused(exc.status, exc.code)
        return answer if fault is None or fault.trouble is Trouble.NONE else await self._spoilt(request, fault)

    async def _spoilt(self, request: web.Request, fault: _Fault) -> web.StreamResponse:
        if fault.trouble in _ODD:
            return web.Response(text=_ODD[fault.trouble], content_type=_HTML if fault.trouble is Trouble.HTML else "application/json")
        match fault.trouble:
            case Trouble.REFUSE:
                return _refused(fault.status or 403, fault.code)
            case Trouble.NESTED:
                inner = f'{{\r\n  "subCode": "{fault.code}",\r\n  "errorCode": null\r\n}}'
                return web.json_response({"errorCode": 209, "message": inner}, status=403)
            case Trouble.LIMITED:
                headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
                return web.json_response({"error": {"code": "Throttled"}}, status=429, headers=headers)
            case Trouble.REDIRECT:
                return web.Response(status=307, headers={"Location": fault.code})
            case Trouble.CUT:
                await _begin(request)
                _cut(request)
            case Trouble.DROP:
                _cut(request)
            case Trouble.HANG | Trouble.HOLD:
                await self._never.wait()
        return web.Response(status=fault.status or 500, text="oops")


@contextlib.asynccontextmanager
async def running(of: tenant.Tenant | None = None) -> AsyncIterator[Connector]:
    """A connector on a free port."""
    teams = Connector(of or tenant.Tenant())
    runner = web.AppRunner(teams.application(), handler_cancellation=False, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    teams.service_url = f"http://127.0.0.1:{runner.addresses[0][1]}/uk/"
    try:
        yield teams
    finally:
        teams.close()
        await runner.cleanup()


def _refused(status: int, code: str) -> web.Response:
    if not code:
        return web.Response(status=status)
    return web.json_response({"error": {"code": code, "message": "It is not possible."}}, status=status)


async def _begin(request: web.Request) -> None:
    answer = web.StreamResponse(headers={"Content-Length": "1000"})
    await answer.prepare(request)
    await answer.write(b'{"id": "')


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
