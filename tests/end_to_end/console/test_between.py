"""Between a board's meetings, in the talk of `boardpulse talk`: memo, reflection, action, snooze and learning set."""

import asyncio
import contextlib
import logging
import pathlib

import pytest

from bot import clock, config, local, wiring
from conversations import inbound, wording
from frameworks import loader
from tests.acceptance import nothing_leaks
from tests.end_to_end import between, between_table, quarter
from tests.end_to_end.console import player

_TENANT = "tamebridge"


def _address(handle: str) -> inbound.Address:
    return inbound.Address(platform="console", tenant=_TENANT, handle=handle)


@pytest.mark.usefixtures("migrated_sqlite")
def test_a_member_between_meetings(tmp_path: pathlib.Path, library: loader.Library, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    time, reached = clock.ManualClock(quarter.STARTS), {who: _address(who) for who in quarter.NAMES}
    settings = local.with_own_key(config.read(folder=tmp_path), tmp_path, wiring.new_key)
    with asyncio.Runner() as runs:
        stack = contextlib.AsyncExitStack()
        bot = runs.run(stack.enter_async_context(wiring.joined(settings, time)))
        try:
            table = between_table.Table(
                library,
                lambda: contextlib.nullcontext(bot.database),
                runs.run,
                time.now,
                reached=reached,
                channel=_address(quarter.CHANNEL),
            )
            (board,) = runs.run(bot.database.run(lambda repos: repos.boards.all()))
            host = runs.run(wiring.local_board(bot, board, time, settings.data_folder, wording.in_language()))
            hand = player.Player(runs, host, bot)
            for step in between.journey(table):
                hand.plays(step)
            hand.ends()
            letters = {who: bot.console.mailbox(_address(who)) for who in (*quarter.OTHERS, quarter.COORDINATOR, quarter.CHANNEL)}
        finally:
            runs.run(stack.aclose())
    told = [(who, player.read(f"{one.summary}\n{one.text}")) for who, found in letters.items() for one in found]
    between.check([*told, (quarter.MEMBER, hand.reads())], [("the log", caplog.text)])
    # What is sealed stands in the member's own letters, which are on this disk, and in no other file.
    traces = nothing_leaks.traces(tmp_path, caplog.text, between.SEALED)
    assert traces
    assert [one for one in traces if not one.endswith(f"/{quarter.MEMBER}.jsonl")] == []
