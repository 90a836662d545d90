"""The one command on memos: numbers. No command ever opens one."""

import asyncio

from bot import clock, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import AsJson, Folder


def memos(folder: Folder = None, json: AsJson = False) -> None:  # noqa: FBT002 - a flag
    """How many wait, and how many are kept for a while after they came back."""

    async def run() -> None:
        async with wiring.joined(cli_screen.settings(folder), clock.SystemClock()) as bot:
            waiting, delivered = await bot.database.run(lambda repos: repos.memos.counts())
        if json:
            cli_screen.as_json({"waiting": waiting, "delivered": delivered})
        else:
            cli_screen.say("memo-cli-waiting", count=waiting)
            cli_screen.say("memo-cli-delivered", count=delivered)

    asyncio.run(run())
