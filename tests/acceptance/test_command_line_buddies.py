"""Buddy boards on the command line: listed, shown and ended; never proposed or agreed."""

import asyncio
import datetime
import json
import pathlib
import uuid

from bot import ports
from conversations import boards
from conversations.exchanges import state
from storage import database as storage_database
from tests.acceptance.test_command_line import board_file, boardpulse

__all__ = ["board_file"]

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)


async def proposed(folder: pathlib.Path) -> None:
    """What the board proposed in chat, and has not been answered."""

    async def work(repos: ports.Repositories) -> None:
        [board] = await repos.boards.all()
        [first, *_] = await repos.boards.with_duty(board.board_id, boards.Duty.COORDINATOR)
        one = state.Exchange(
            exchange_id=uuid.uuid4(),
            code="bcdf2ghjk3",
            edition_ref="maturity_matrix@2011",
            item_keys=("strategy", "governance"),
            proposer=state.Side(board=board, note="Two areas merged.", at=NOW, by=first.person_id),
            lapses_at=NOW + datetime.timedelta(days=36500),
        )
        assert await repos.exchanges.propose(one)

    async with storage_database.opened(f"sqlite:///{folder / 'boardpulse.sqlite3'}") as opened:
        await opened.run(work)


def test_an_exchange_is_listed_shown_and_ended_once(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    assert boardpulse("boards", "load", str(board_file), folder=migrated_folder).returncode == 0
    empty = boardpulse("buddies", "list", "tamebridge", folder=migrated_folder)
    assert "Boards propose and agree in chat" in empty.stdout
    asyncio.run(proposed(migrated_folder))
    listed = boardpulse("buddies", "list", "tamebridge", folder=migrated_folder)
    assert "1. Maturity matrix 2011 with nobody yet: proposed on Monday 23 November 2026, waits for another board" in listed.stdout
    shown = boardpulse("buddies", "show", "tamebridge", "1", folder=migrated_folder)
    assert "Elements: Strategy and Governance." in shown.stdout
    assert "Two areas merged." in shown.stdout
    assert "on Monday 23 November 2026." in shown.stdout
    plain = json.loads(boardpulse("buddies", "list", "tamebridge", "--json", folder=migrated_folder).stdout)
    assert plain["exchanges"][0]["elements"] == ["strategy", "governance"]
    assert "bcdf2ghjk3" not in json.dumps(plain).casefold(), "a code is the board's to hand on"
    assert "taken back" in boardpulse("buddies", "end", "tamebridge", "1", folder=migrated_folder).stdout
    again = json.loads(boardpulse("buddies", "end", "tamebridge", "1", "--json", folder=migrated_folder).stdout)
    assert (again["ended"], again["said"]) == (False, "It was over already. Nothing was changed.")
    for wrong, said in ((("show", "tamebridge", "9"), "There is no exchange 9."), (("list", "nowhere"), "tamebridge")):
        done = boardpulse("buddies", *wrong, folder=migrated_folder)
        assert (done.returncode, said in done.stderr) == (2, True), (wrong, done.stderr)
