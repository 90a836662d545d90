"""Every form of question in a terminal: the board file names the edition, and the talk plays it from its opening to its summary."""

import datetime
import itertools
import pathlib

import pytest

from bot import clock, config, wiring
from bot.board import boards as board_files
from conversations import inbound, messages, wording
from tests.conftest import ROOT

FIRST = datetime.datetime(2026, 1, 18, 12, 0, tzinfo=datetime.UTC)
EDITIONS = {
    "barometer@2013": (["2 3"] * 7, "This is a start for your talk, not a measurement."),
    "areas_requiring_attention@2015": (["2 5 11"], "Most of you would spend time on"),
    "development_tool@2013": (["2"] * 6, "It gives nobody marks."),
    "well_performing_board@2015": (["3"] * 17, "These steps are ours"),
}


@pytest.mark.usefixtures("migrated_sqlite")
@pytest.mark.parametrize("ref", EDITIONS)
async def test_a_board_file_with_any_edition_can_be_played(tmp_path: pathlib.Path, ref: str) -> None:
    lines, says = EDITIONS[ref]
    file = tmp_path / "board.toml"
    file.write_text((ROOT / "bot" / "demo_board.toml").read_text(encoding="utf-8").replace("maturity_matrix@2011", ref), encoding="utf-8")
    time, keys = clock.ManualClock(FIRST), itertools.count()
    settings = config.read(folder=tmp_path)
    async with wiring.joined(settings, time) as bot:
        plan = board_files.read(file, bot.library)
        board_id = await bot.database.run(lambda repos: board_files.load(repos, plan, time.now()))
        board = await bot.database.run(lambda repos: repos.boards.get(board_id))
        host = await wiring.local_board(bot, board, time, settings.data_folder, wording.in_language())
        await host.move_to(FIRST + datetime.timedelta(days=2))
        for person in host.people[:9]:
            shown = ""
            for line in lines:
                key = f"talk-{next(keys)}"
                event = inbound.Typed(address=person.address, receipt_key=key, sent_at=host.now(), text=line)
                shown = messages.plain_text(await host.handle(event))
            assert "Thank you, that is all." in shown
        await host.move_to(FIRST + datetime.timedelta(days=20))
        assert says in " ".join(bot.console.mailbox(host.channel)[-1].text.split())
