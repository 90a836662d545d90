"""As much of Slack's side as installing and renewing need, on this machine: answers are set, calls are written down."""

import contextlib
import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from aiohttp import web
from slack_sdk.oauth import installation_store

Answer = dict[str, Any] | web.Response
Answering = Callable[[dict[str, str]], Awaitable[Answer]]

CLIENT_ID, CLIENT_KEY = "100.200", "f00dfacef00dface"
SCOPES = "chat:write,commands"


class Slack:
    """Answers `{"ok": False, "error": "unknown_method"}` to whatever has no answer set."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, Answering] = {}
        self.base_url = ""

    def says(self, method: str, answer: Answer) -> None:
        """The same answer to every call."""

        async def say(args: dict[str, str]) -> Answer:
            return answer

        self.answers[method] = say

    def called(self, method: str) -> list[dict[str, str]]:
        """The arguments of each call so far."""
        return [args for name, args in self.calls if name == method]

    async def handle(self, request: web.Request) -> web.Response:
        method, args = request.match_info["method"], {name: str(value) for name, value in (await request.post()).items()}
        args["authorization"] = request.headers.get("Authorization", "")
        self.calls.append((method, args))
        answer = await self.answers[method](args) if method in self.answers else {"ok": False, "error": "unknown_method"}
        return answer if isinstance(answer, web.Response) else web.json_response(answer)


@contextlib.asynccontextmanager
async def serving() -> AsyncIterator[Slack]:
    """A Slack of our own, at its `base_url`."""
    slack = Slack()
    app = web.Application()
    app.add_routes([web.post("/api/{method}", slack.handle)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        slack.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        yield slack
    finally:
        await runner.cleanup()


def installed(token: str = "xoxb-1", expires_at: datetime.datetime | None = None, **more: Any) -> installation_store.Installation:  # noqa: S107 - made up
    """What Slack gave when a workspace put the app in; with `expires_at` the token has to be renewed."""
    facts: dict[str, Any] = {
        "app_id": "A1",
        "team_id": "T1",
        "team_name": "Northmoor",
        "bot_token": token,
        "bot_id": "B1",
        "bot_user_id": "UBOT",
        "bot_scopes": SCOPES,
        "user_id": "UADMIN",
        "token_type": "bot",
    }
    if expires_at is not None:
        facts |= {"bot_refresh_token": f"refresh-{token}", "bot_token_expires_at": int(expires_at.timestamp())}
    return installation_store.Installation(**facts | more)


def granted(token: str = "xoxb-1", **more: Any) -> dict[str, Any]:  # noqa: S107 - made up
    """Slack's answer to a code."""
    return {
        "ok": True,
        "access_token": token,
        "token_type": "bot",
        "scope": SCOPES,
        "bot_user_id": "UBOT",
        "app_id": "A1",
        "team": {"id": "T1", "name": "Northmoor"},
        "enterprise": None,
        "authed_user": {"id": "UADMIN"},
        "is_enterprise_install": False,
        **more,
    }


def renewed(token: str) -> dict[str, Any]:
    """Slack's answer to a refresh token."""
    return {"ok": True, "access_token": token, "refresh_token": f"refresh-{token}", "expires_in": 43200, "token_type": "bot"}
