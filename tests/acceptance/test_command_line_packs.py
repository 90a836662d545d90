"""The commands on packs as their user meets them: what they print, and in a real process their exit code."""

import json
import pathlib

import pytest
import typer.testing

from bot.commands import cli_packs
from tests.acceptance.test_command_line import boardpulse
from tests.conftest import ROOT


def shown(*words: str) -> str:
    """What a command prints that needs no database."""
    found = typer.testing.CliRunner().invoke(cli_packs.app, words, catch_exceptions=False)
    assert found.exit_code == 0
    return found.stdout


def packs(*words: str, folder: pathlib.Path, code: int = 0) -> str:
    found = boardpulse("packs", *words, folder=folder)
    assert found.returncode == code, found.stderr
    return found.stdout if code == 0 else found.stderr


def test_packs_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(shown("list", "--json"))) == 9
    held = json.loads(shown("show", "annex_a_away_day", "--json"))
    assert [step.get("together") for step in held["steps"]] == [False, True]
    with capsys.disabled(), pytest.raises(cli_packs.NoSuchPack, match="There is no pack nothing"):
        shown("show", "nothing")


def test_a_round_is_opened_listed_and_closed(migrated_folder: pathlib.Path) -> None:
    tmp_path = migrated_folder
    assert boardpulse("boards", "load", str(ROOT / "bot" / "demo_board.toml"), folder=tmp_path).returncode == 0
    assert "is open" in packs("open", "tamebridge", "before_a_workshop", "--weeks", "1", folder=tmp_path)
    (told,) = json.loads(packs("rounds", "tamebridge", "--json", folder=tmp_path))
    assert (told["pack"], told["state"]) == ("before_a_workshop", "open")
    assert "is closed" in packs("close", told["round"], folder=tmp_path)
    assert "That is coordinator and chair." in packs("open", "tamebridge", "critical_friends", "--reader", "x", folder=tmp_path, code=2)
