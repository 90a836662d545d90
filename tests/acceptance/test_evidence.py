"""The evidence check from the board file to the summary: with it switched on, and with the same instrument and it off."""

import dataclasses
import datetime

import pytest

from conversations import actions, boards, records
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import board_at_work, living_board
from tests.acceptance.board_at_work import BoardAtWork
from tests.acceptance.living_board import LivingBoard, at, person

Database = storage_database.Database
TOOL = "development_tool@2013"
HANDLES = tuple(f"member{number}" for number in range(1, 10))
MONDAY = datetime.date(2026, 1, 19)
EVIDENCE = frozenset({boards.Extra.EVIDENCE})


async def living(database: Database, library: loader.Library, extras: frozenset[boards.Extra]) -> LivingBoard:
    one = LivingBoard(database, library, at(12, 1, 7))
    await one.load(plan(extras))
    await one.lives_until(at(19, 1, 9, 1))
    return one


def plan(extras: frozenset[boards.Extra]) -> boards.BoardPlan:
    schedule = dataclasses.replace(living_board.pulse(MONDAY), edition_ref=TOOL, extras=extras)
    people = tuple(person(handle, ("chat", handle)) for handle in HANDLES)
    willa = person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
    return living_board.board((*people, willa), schedule, living_board.digest(datetime.date(2026, 1, 12)))


async def summaries(one: LivingBoard, until: datetime.datetime) -> list[str]:
    await one.lives_until(until)
    return one.chat.texts("riverside-channel")


async def test_with_the_check_on(database: Database, library: loader.Library) -> None:
    one = await living(database, library, EVIDENCE)
    for number, handle in enumerate(HANDLES[:8]):
        assert "How much of that holds for us today?" in await one.types(handle, "3")
        assert "2 of 6 · Strategy" in await one.types(handle, "4" if number < 3 else "3")
        await one.types(handle, "4 1" if number < 4 else "1 4")
        await one.types(handle, "2 2")
    for line in ("2 2", "1"):
        await one.types("member1", line)
    assert "6 of 6" in await one.types("member1", "4")
    assert "Thank you, that is all." in await one.types("member1", "not sure")
    (text,) = await summaries(one, at(2, 2, 9, 1))
    assert "Riverside: Development tool 2013" in text
    assert "8 of 9 answered." in text
    assert "Vision: 3 Mature HWB · Most of it (5 chose Most of it and 3 chose All of it)" in text
    assert "Strategy: Views on the level differ. Of what each person chose: Not yet to All of it (4 chose Not yet and 4 chose" in text
    assert "Mostly true today: Vision." in text
    assert "Still on the way: Strategy and Leadership." in text
    assert "Needs assessment and management of priorities: 2" not in text
    await one.lives_until(at(9, 2, 9))
    assert any("8 of 9" in digest for digest in one.chat.texts("willa"))


async def test_with_the_check_off(database: Database, library: loader.Library) -> None:
    one = await living(database, library, frozenset())
    for handle in HANDLES[:8]:
        assert "2 of 6 · Strategy" in await one.types(handle, "3")
    assert "nothing was changed" in await one.types("member1", "3 4")
    for _ in range(5):
        end = await one.types("member1", "3")
    assert "Thank you, that is all." in end
    (text,) = await summaries(one, at(2, 2, 9, 1))
    assert "8 of 9 answered." in text
    assert "How much of it holds" not in text


async def test_switching_it_on_later_compares_the_levels_as_ever(database: Database, library: loader.Library) -> None:
    one = await living(database, library, frozenset())
    for handle in HANDLES:
        await one.types(handle, "2")
    await one.lives_until(at(2, 2, 9, 1))
    await one.load(plan(EVIDENCE))
    await one.lives_until(at(20, 4, 9, 1))
    for handle in HANDLES:
        # One stays where they were: with everybody on the move, it would tell of each.
        await one.types(handle, "2 3" if handle == "member1" else "3 3")
    first, second = await summaries(one, at(5, 5, 9, 1))  # Monday is a bank holiday
    assert "How much of it holds" not in first
    assert "How much of it holds" in second
    assert "Vision: among the 9 who answered both times, 8 moved up" in second
    assert [record.extras for record in await one.pulses()].count(EVIDENCE) == 1


@pytest.fixture
async def tool(database: Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    schedule = dataclasses.replace(board_at_work.schedule(boards.Practice.PULSE, TOOL), extras=EVIDENCE)
    await at_work.load(board_at_work.plan("riverside", ("avery", "blake"), schedule))
    await at_work.opens()
    return at_work


async def kept(board: BoardAtWork, handle: str) -> dict[str, tuple[object, object]]:
    (record,) = await board.sittings(handle)
    return {key: (answer.now, answer.sure) for key, answer in record.answers.items()}


async def test_pressed_twice_repeated_and_after_a_restart(tool: BoardAtWork) -> None:
    assert "How much of that holds for us today?" in await tool.presses("avery", "3 Mature HWB")
    step = actions.encode(
        actions.Give(sitting_id=(await tool.sittings("avery"))[0].sitting_id, item_key="vision", part=actions.Part.SURE, mark="2")
    )
    for _ in range(2):
        assert "Kept: 1 Vision – 3 Mature HWB · Some of it" in await tool.sends("avery", step, key="same")
    assert await kept(tool, "avery") == {"vision": (3, 2)}
    tool.inbox = doors.door(tool.database, tool.library)
    assert "How much of that holds" in await tool.types("avery", "1")
    assert "1 Vision: 3 Mature HWB · Some of it" in await tool.types("avery", "review")
    assert await kept(tool, "avery") == {"vision": (3, 2), "strategy": (1, None)}
    assert "1 Vision: 3 Mature HWB · Some of it" in await tool.types("avery", "my copy")


async def test_somebody_else_s_step_is_nobody_s(tool: BoardAtWork) -> None:
    await tool.presses("avery", "3 Mature HWB")
    (record,) = await tool.sittings("avery")
    step = actions.encode(actions.Give(sitting_id=record.sitting_id, item_key="vision", part=actions.Part.SURE, mark="2"))
    await tool.sends("blake", step)
    assert await kept(tool, "avery") == {"vision": (3, None)}
    assert await kept(tool, "blake") == {}
    assert record.pulse.state is records.PulseState.OPEN
