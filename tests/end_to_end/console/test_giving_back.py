"""What a board gets back, in the talk of `boardpulse talk`: preview, summary, own answers, the course over time and the week."""

import asyncio
import contextlib
import pathlib

import pytest

from bot import clock, config, local, wiring
from conversations import inbound, wording
from frameworks import loader
from tests.end_to_end import giving_back, quarter
from tests.end_to_end.console import player

_TENANT = "tamebridge"


def _address(handle: str) -> inbound.Address:
    return inbound.Address(platform="console", tenant=_TENANT, handle=handle)


@pytest.mark.usefixtures("migrated_sqlite")
def test_a_board_gets_back_what_it_said(tmp_path: pathlib.Path, library: loader.Library) -> None:
    time, reached = clock.ManualClock(quarter.STARTS), {who: _address(who) for who in quarter.NAMES}
    settings = local.with_own_key(config.read(folder=tmp_path), tmp_path, wiring.new_key)
    with asyncio.Runner() as runs:
        stack = contextlib.AsyncExitStack()
        letters: dict[tuple[str, str], str] = {}
        bot = runs.run(stack.enter_async_context(wiring.joined(settings, time)))

        def said() -> list[giving_back.Told]:
            """What came by post, as far as looked, in its order: a mailbox has no times. What a line is answered with is on the screen of
            whoever typed it, and nowhere else."""
            for who in (quarter.CHANNEL, *quarter.NAMES):
                for one in bot.console.mailbox(_address(who)):
                    letters.setdefault((who, one.ref), one.text.replace(str(one.picture), ""))
            return [(who, text) for (who, _), text in letters.items()]

        try:
            opens, channel = (lambda: contextlib.nullcontext(bot.database)), _address(quarter.CHANNEL)
            table = giving_back.Table(library, opens, runs.run, time.now, reached=reached, channel=channel)
            (board,) = runs.run(bot.database.run(lambda repos: repos.boards.all()))
            host = runs.run(wiring.local_board(bot, board, time, settings.data_folder, wording.in_language()))
            hand = player.Player(runs, host, bot)
            for step in giving_back.journey(table, said, lambda: None):
                hand.plays(step)
                said()
            hand.ends()
            told = said()
            pictures = [one.picture for one in bot.console.mailbox(_address(quarter.CHANNEL))]
        finally:
            runs.run(stack.aclose())
    giving_back.check(told, library)
    assert [one for one in pictures if one is not None and one.read_bytes().startswith(b"\x89PNG")]
