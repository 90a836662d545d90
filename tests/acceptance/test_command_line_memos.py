"""Memos on the command line: a talk has a key of its own, no command shows a word, and the doctor tells how things stand."""

import json
import pathlib
import stat

import pytest

from bot import config, doctor, local, wiring
from conversations import wording
from tests.acceptance import nothing_leaks
from tests.acceptance.test_command_line import board_file, boardpulse

__all__ = ["board_file"]
WRITTEN = "Zanzibarfirst promise"


def test_a_talk_makes_a_key_and_no_command_shows_a_word(tmp_path: pathlib.Path, board_file: pathlib.Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    assert boardpulse("migrate", "--folder", "own", folder=tmp_path).returncode == 0
    assert boardpulse("boards", "load", str(board_file), "--folder", "own", folder=tmp_path).returncode == 0
    assert "Switched off. Set BOARDPULSE_SECRET_KEYS" in boardpulse("doctor", "--folder", "own", folder=tmp_path).stdout
    talked = boardpulse("talk", "--as", "Hari", "--folder", "own", folder=tmp_path, typed=f"memo in 1 month: {WRITTEN}\n/quit\n")
    assert "Kept. It comes back to you" in talked.stdout
    key = config.key_file(folder)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    again = boardpulse("talk", "--as", "Hari", "--folder", "own", folder=tmp_path, typed="memo 1\n/quit\n")
    assert f"> {WRITTEN}" in again.stdout
    counted = boardpulse("memos", "--folder", "own", "--json", folder=tmp_path)
    assert json.loads(counted.stdout) == {"waiting": 1, "delivered": 0}
    told = boardpulse("memos", "--folder", "own", folder=tmp_path)
    assert "One memo waits." in told.stdout
    key.unlink()
    lost = boardpulse("doctor", "--folder", "own", folder=tmp_path)
    assert lost.returncode == 2
    assert nothing_leaks.traces(folder, told.stdout + lost.stdout + lost.stderr, [WRITTEN]) == []


def test_a_key_that_cannot_be_kept_or_read_is_named(tmp_path: pathlib.Path) -> None:
    settings = local.with_own_key(config.read(folder=tmp_path), tmp_path, wiring.new_key)
    assert config.read(folder=tmp_path).secret_keys == settings.secret_keys
    assert local.with_own_key(settings, tmp_path, wiring.new_key) is settings
    with pytest.raises(local.NoKeyFile):
        local.with_own_key(config.read(), tmp_path, wiring.new_key)
    config.key_file(tmp_path).write_text("no key at all", encoding="ascii")
    with pytest.raises(config.BadSettings, match="BOARDPULSE_SECRET_KEYS: This must be what"):
        config.read(folder=tmp_path)


def test_the_keys_of_the_environment_come_first_and_the_folders_own_still_opens(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = local.with_own_key(config.read(folder=tmp_path), tmp_path, wiring.new_key).secret_keys, wiring.new_key()
    monkeypatch.setenv("BOARDPULSE_SECRET_KEYS", other)
    both = config.read(folder=tmp_path).secret_keys
    assert own is not None
    assert both is not None
    assert both.get_secret_value() == f"{other},{own.get_secret_value()}"


async def test_the_doctor_says_that_private_words_are_on(tmp_path: pathlib.Path) -> None:
    words = wording.Wording()
    settings = local.with_own_key(config.read(folder=tmp_path), tmp_path, wiring.new_key)
    found = {one.subject: one.health for one in await doctor.examine(settings, words)}
    assert found["Memos and learning sets"] is doctor.Health.GOOD
