"""Papers, tables and records on the command line: what is written, and what is said where nothing is."""

import pathlib

from tests.acceptance.test_command_line import board_file, boardpulse

__all__ = ["board_file"]


def test_before_any_round_each_command_says_what_is_wrong_and_writes_nothing(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    (tmp_path / "own").mkdir()
    at = ("--folder", "own")
    assert boardpulse("migrate", *at, folder=tmp_path).returncode == 0
    assert boardpulse("boards", "load", str(board_file), *at, folder=tmp_path).returncode == 0
    board = boardpulse("boards", "list", *at, folder=tmp_path).stdout.partition(":")[0]
    out = tmp_path / "made"
    faults = {
        ("paper", board, "--out", str(out)): "has no published round yet",
        ("export", board, "--out", str(out)): "has no published round yet",
        ("record", board, "--out", str(out), "--from", "2026-01-01", "--to", "2026-12-31"): "Nothing was published in that time",
        ("record", board, "--out", str(out), "--from", "soon", "--to", "2026-12-31"): "“soon” is no day",
        ("record", board, "--out", str(out), "--from", "2026-12-31", "--to", "2026-01-01"): "The last day is before the first",
        ("paper", "nobody", "--out", str(out)): "There is no board with that short name",
        ("paper", board, "--out", str(tmp_path / "no" / "made")): "There is no folder",
        ("paper", board, "--out", str(board_file)): "is there already",
        ("paper", board, "--out", str(out), "--round", "1", "--edition", "x"): "not both",
        ("export", board, "--out", str(out), "--table", "counts"): "--table goes with --format csv",
        ("export", board, "--out", str(out), "--format", "csv", "--table", "all"): "There is no table all",
    }
    for command, said in faults.items():
        ended = boardpulse(*command, *at, folder=tmp_path)
        assert (ended.returncode, said in ended.stderr) == (2, True), (command, ended.stderr)
    assert not out.exists()
