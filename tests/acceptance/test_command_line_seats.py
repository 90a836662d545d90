"""Seats on the command line: listed, passed on, ended and undone; what is wrong is said, and nothing is half done."""

import json
import pathlib
from typing import Any

from tests.acceptance.test_command_line import board_file, boardpulse

__all__ = ["board_file"]


def held(folder: pathlib.Path, number: int) -> list[dict[str, Any]]:
    listed = json.loads(boardpulse("seats", "tamebridge", "list", "--json", folder=folder).stdout)
    found: list[dict[str, Any]] = listed["seats"][number - 1]["held"]
    return found


def test_a_seat_passes_on_ends_and_comes_back(migrated_folder: pathlib.Path, board_file: pathlib.Path) -> None:
    assert boardpulse("boards", "load", str(board_file), folder=migrated_folder).returncode == 0
    before = held(migrated_folder, 1)
    old = before[0]["person"]
    passed = boardpulse("seats", "tamebridge", "pass-on", "1", "Nia Oake", "--new", "--at", "slack/T1/U9", folder=migrated_folder)
    assert "Nia Oake has this seat from" in passed.stdout
    assert "change the file too" in passed.stdout
    assert [one["person"] for one in held(migrated_folder, 1)] == [old, "Nia Oake"]
    ended = boardpulse("seats", "tamebridge", "end", "2", "--on", "2027-03-31", "--json", folder=migrated_folder)
    assert json.loads(ended.stdout)["seats"][1]["held"][0]["until"] == "2027-03-31"
    for number in ("1", "2"):
        assert "Undone." in boardpulse("seats", "tamebridge", "undo", number, folder=migrated_folder).stdout
    assert held(migrated_folder, 1) == before
    for wrong, said in (
        (("pass-on", "1", "Nobody Here"), "Nobody on the board goes by “Nobody Here”"),
        (("pass-on", "99", "Nia Oake", "--new"), "There is no seat 99."),
        (("pass-on", "1", "Nia Oake", "--new", "--at", "slack"), "“slack” is no address."),
        (("pass-on", "1", "…", "--new"), "it is no name"),
        (("pass-on", "1", old), "holds this seat on"),
        (("end", "1", "--on", "whenever"), "“whenever” is no day"),
        (("undo", "1"), "there is nothing to undo"),
    ):
        done = boardpulse("seats", "tamebridge", *wrong, folder=migrated_folder)
        assert (done.returncode, said in done.stderr) == (2, True), (wrong, done.stderr)
    assert boardpulse("seats", "nowhere", "list", folder=migrated_folder).returncode == 2
    assert held(migrated_folder, 1) == before
