"""The command that shows a board's newest summary: what the channel got, or on request what it is about to get."""

import asyncio
import zoneinfo
from typing import Annotated

import typer

from bot import clock, ports, wiring
from bot.commands import cli_screen
from bot.commands.cli_screen import WORDS, Folder
from bot.instruments import guides
from bot.pulses import summaries
from conversations import messages, records, wording
from frameworks import errors


class NoSummary(errors.BoardpulseError):
    """There is nothing to show."""


def summary(
    board: Annotated[str, typer.Argument(help=WORDS.say("papers-cli-board"), show_default=False)],
    preview: Annotated[bool, typer.Option("--preview", help=WORDS.say("cli-summary-preview"))] = False,  # noqa: FBT002 - a flag
    folder: Folder = None,
) -> None:
    """The text alone. Whoever runs Boardpulse can read the database anyway; what is not posted yet says so."""

    async def run() -> list[str]:
        async with wiring.joined(cli_screen.settings(folder), clock.SystemClock()) as bot:

            async def work(repos: ports.Repositories) -> list[str]:
                found = await _newest(repos, board, unposted=preview)
                shown = await summaries.of_pulse(repos, found.pulse_id, bot.library, guides.guide(bot.library))
                return [*await _standing(repos, found), "" if shown is None else messages.plain_text(shown)]

            return await bot.database.run(work)

    for line in asyncio.run(run()):
        cli_screen.plainly(line)


async def _newest(repos: ports.Repositories, key: str, *, unposted: bool) -> records.PulseRecord:
    chosen = await cli_screen.board_named(repos, key)
    closed = await repos.results.newest_closed(chosen.board_id)
    out = await repos.histories.published([one.pulse_id for one in closed])
    found = next((one for one in closed if unposted or one.pulse_id in out), None)
    if found is None:
        raise NoSummary(WORDS.say("cli-summary-none", board=wording.isolate(chosen.name)))
    return found


async def _standing(repos: ports.Repositories, found: records.PulseRecord) -> list[str]:
    """A line where the channel does not have it yet."""
    if found.pulse_id in await repos.histories.published([found.pulse_id]):
        return []
    waits_until = await repos.results.waits_until(found.pulse_id)
    if waits_until is None:
        return [WORDS.say("cli-summary-not-posted"), ""]
    when = WORDS.day_and_time(waits_until, zoneinfo.ZoneInfo(found.board.zone))
    return [WORDS.say("cli-summary-waits", when=when), ""]
