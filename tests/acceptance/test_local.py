"""A board in a terminal: its clock may leap over months, and promises about time are kept on the way."""

import datetime
import pathlib

import pytest

from bot import clock, config, ports, wiring
from bot.board import boards as board_files
from conversations import actions, boards, inbound, wording
from storage import models
from tests.conftest import ROOT

FIRST = datetime.datetime(2026, 1, 18, 12, 0, tzinfo=datetime.UTC)


async def _answers(_repos: ports.Repositories) -> int:
    return await models.Answer.all().count()


@pytest.mark.usefixtures("migrated_sqlite")
async def test_a_leap_of_the_clock_keeps_the_promise_to_forget(tmp_path: pathlib.Path) -> None:
    text = (ROOT / "bot" / "demo_board.toml").read_text(encoding="utf-8")
    file = tmp_path / "board.toml"
    file.write_text(
        text.replace("keep_months = 24", "keep_months = 4").split('[[schedules]]\npractice = "reflection"')[0], encoding="utf-8"
    )
    time = clock.ManualClock(FIRST)
    settings = config.read(folder=tmp_path)
    async with wiring.joined(settings, time) as bot:
        plan = board_files.read(file, bot.library)
        board_id = await bot.database.run(lambda repos: board_files.load(repos, plan, time.now()))
        board = await bot.database.run(lambda repos: repos.boards.get(board_id))
        host = await wiring.local_board(bot, board, time, settings.data_folder, wording.in_language())
        await host.move_to(FIRST + datetime.timedelta(days=2))
        hari = next(person.address for person in host.people if person.name.startswith("Hari"))
        card = bot.console.mailbox(hari)[-1]
        action = next(one.action for one in card.buttons if isinstance(actions.decode(one.action), actions.Give))
        await host.handle(inbound.Pressed(address=hari, receipt_key="one", sent_at=host.now(), action=action))
        assert await bot.database.run(_answers) == 1
        await host.move_to(FIRST + datetime.timedelta(days=100))
        assert await bot.database.run(_answers) == 1
        await host.move_to(FIRST + datetime.timedelta(days=150))
        assert await bot.database.run(_answers) == 0
        assert boards.Practice.PULSE in {schedule.practice for schedule in plan.schedules}


@pytest.mark.usefixtures("migrated_sqlite")
async def test_what_a_line_makes_due_is_there_without_moving_the_clock(tmp_path: pathlib.Path) -> None:
    time = clock.ManualClock(FIRST)
    settings = config.read(folder=tmp_path)
    async with wiring.joined(settings, time) as bot:
        plan = board_files.read(ROOT / "bot" / "demo_board.toml", bot.library)
        board_id = await bot.database.run(lambda repos: board_files.load(repos, plan, time.now()))
        board = await bot.database.run(lambda repos: repos.boards.get(board_id))
        host = await wiring.local_board(bot, board, time, settings.data_folder, wording.in_language())
        chair = next(person.address for person in host.people if "Ottoline" in person.name)

        async def posting() -> bool:
            return any("Post it now" in [one.label for one in letter.buttons] for letter in bot.console.mailbox(chair))

        while not await posting():
            due = await host.next_at()
            assert due is not None
            await host.move_to(max(due, host.now()))
        before, now = len(bot.console.mailbox(host.channel)), host.now()
        await host.handle(inbound.Typed(address=chair, receipt_key="post", sent_at=now, text="post it"))
        assert len(bot.console.mailbox(host.channel)) == before + 1
        assert host.now() == now
