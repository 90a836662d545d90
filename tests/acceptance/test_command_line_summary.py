"""`boardpulse summary`: what the channel got; and what waits says that it waits."""

import asyncio
import datetime
import pathlib

import pytest

from bot import clock, config, wiring
from bot.commands import cli_screen, cli_summary
from tests.acceptance import results_life
from tests.acceptance.living_board import at
from tests.acceptance.results_life import CLOSES, OPENS, POSTS, Life, riverside

MINUTE = datetime.timedelta(minutes=1)


async def lives(folder: pathlib.Path, *, until: datetime.datetime) -> None:
    async with wiring.joined(config.read(folder=folder), clock.ManualClock(at(12, 1, 7)), migrate=True) as bot:
        life = Life(bot.database, bot.library, at(12, 1, 7))
        await life.load(riverside())
        await life.lives_until(OPENS + MINUTE)
        await life.answer(*(one.key for one in (results_life.CHAIR, *results_life.OTHERS)))
        await life.lives_until(until)


def shown(capsys: pytest.CaptureFixture[str], folder: pathlib.Path, *, preview: bool = False) -> str:
    cli_summary.summary("riverside", preview=preview, folder=folder)
    return capsys.readouterr().out.replace("\u00a0", " ")


def test_what_waits_is_shown_only_when_asked_for_and_says_so(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(lives(tmp_path, until=CLOSES + MINUTE))
    with pytest.raises(cli_summary.NoSummary, match="Riverside has no summary yet"):
        shown(capsys, tmp_path)
    waiting = shown(capsys, tmp_path, preview=True)
    assert waiting.startswith("Not posted yet. It goes to the channel on Tuesday 3 February at 9 am.")
    assert "8 of 8 answered." in waiting


def test_what_was_posted_is_shown(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    asyncio.run(lives(tmp_path, until=POSTS + MINUTE))
    posted = shown(capsys, tmp_path)
    assert "8 of 8 answered." in posted
    assert "Not posted" not in posted
    assert shown(capsys, tmp_path, preview=True) == posted
    with pytest.raises(cli_screen.NoSuchBoard, match="There is no board with that short name"):
        cli_summary.summary("nowhere", folder=tmp_path)
