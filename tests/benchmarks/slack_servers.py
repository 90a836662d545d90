"""The servers that are measured by turns, each in a process of its own.

`python -m tests.benchmarks.slack_servers bolt|bolt-as-shipped|stand-in API_URL` says its port in one line and serves until it is
ended. Ours is not among them: it is started as people start it, with `python -m bot serve`.
"""

import asyncio
import logging
import re
import sys
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.benchmarks import stand_in

SECRET = "bench-signing-secret"  # noqa: S105 - it signs requests to ourselves
TOKEN = "xoxb-bench"  # noqa: S105 - the same
TEAM = "T0BENCH01"


def bolt(api_url: str, *, at_once: bool) -> web.Application:
    """An app of Slack's own framework that only acknowledges. `at_once`: with process_before_response, otherwise as it is shipped."""
    client = AsyncWebClient(token=TOKEN, base_url=api_url)
    app = AsyncApp(signing_secret=SECRET, client=client, process_before_response=True) if at_once else _as_shipped(client)

    @app.action(re.compile("^bp1:"))
    async def acknowledge(ack: Any) -> None:
        await ack()

    return app.web_app("/slack/events")


def _as_shipped(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(signing_secret=SECRET, client=client)


def slack() -> web.Application:
    """Slack as seen from a bot. While it is held, only who the bot is can be asked."""
    answer = {"ok": True, "user_id": "U0BOT", "bot_id": "B0BOT", "team_id": TEAM, "ts": "1.1"}
    return stand_in.application(answer, at_once="/auth.test")


async def main(kind: str, api_url: str) -> None:
    """Serve on a free port until the process is ended."""
    await stand_in.serve(slack() if kind == "stand-in" else bolt(api_url, at_once=kind == "bolt"))


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(main(*sys.argv[1:]))
