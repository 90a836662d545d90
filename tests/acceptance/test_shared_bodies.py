"""A body may have seats on several boards. One board's word for its sector changes nothing for another."""

import dataclasses
import datetime

import pytest

from bot.board import boards as board_files
from conversations import boards
from frameworks import loader
from storage import database as storage_database
from storage import models
from tests.acceptance import workspace
from tests.acceptance.workspace import Workspace
from tests.contract import build
from tests.unit.conversations import dialogue

Database = storage_database.Database
SAYS = "Northmoor Council is of the sector Council on another board. Use that name here, or give the body another name."


async def sectors(database: Database) -> dict[str, str]:
    rows = await database.run(lambda _repos: models.Body.all().values_list("name", "sector__name"))
    return {str(body): str(sector) for body, sector in rows}


def plan(key: str, sector: str = "Council", *, seats: int = 1) -> boards.BoardPlan:
    who = build.person(f"{key}_ann", f"U-{key}")
    seat = dataclasses.replace(build.seat(who.key), sector=sector)
    return dataclasses.replace(build.plan([who], [seat] * seats, key=key), schedules=())


async def load(database: Database, one: boards.BoardPlan) -> None:
    await database.run(lambda repos: board_files.load(repos, one, build.NOW))


async def test_another_boards_body_is_not_moved_to_another_sector(database: Database) -> None:
    await load(database, plan("north"))
    with pytest.raises(board_files.BoardFaults) as caught:
        await load(database, plan("east", "Jokers"))
    assert caught.value.faults == (SAYS,)
    assert await sectors(database) == {"Northmoor Council": "Council"}
    assert [one.key for one in await database.run(lambda repos: repos.boards.all())] == ["north"]


async def test_a_difference_in_letter_case_is_none_and_moves_nothing(database: Database) -> None:
    await load(database, plan("north"))
    await load(database, plan("east", "COUNCIL"))
    assert await sectors(database) == {"Northmoor Council": "Council"}


async def test_a_body_that_no_other_board_has_can_be_put_right(database: Database) -> None:
    await load(database, plan("north"))
    await load(database, plan("north", "Local government"))
    assert await sectors(database) == {"Northmoor Council": "Local government"}
    await load(database, plan("east", "Local government"))
    await load(database, plan("east", seats=0))
    await load(database, plan("north", "Council"))
    assert await sectors(database) == {"Northmoor Council": "Council"}, "nobody sits for it elsewhere any more"


async def test_set_up_in_chat_says_so_and_can_be_put_right(migrated_sqlite: str, library: loader.Library) -> None:
    async with storage_database.opened(migrated_sqlite) as database:
        there = Workspace(database, library)
        await there.load(workspace.plan("hill", "ann", "U4", first=datetime.date(2027, 1, 1)))
        walk = workspace.WALK.replace("Riverside Council, Councillors", "Hill Council, Jokers")
        await there.run("U1", walk)
        shown = await there.presses("U1", "Start")
        assert "Hill Council is of the sector Councillors on another board." in shown.translate(dict.fromkeys((0x2068, 0x2069)))
        assert "Start" not in dialogue.buttons(there.last["U1"])
        assert (await sectors(database))["Hill Council"] == "Councillors"
        assert [one.key for one in await there.all()] == ["hill"]
        await there.run(
            "U1",
            f"""
            presses Change the people
            types {workspace.PEOPLE.replace("Riverside Council", "Hill Council")}
            types yes
            presses Start
        """,
        )
        assert "Riverside Board" in [one.name for one in await there.all()]
        assert (await sectors(database))["Hill Council"] == "Councillors"


async def test_a_set_up_does_not_learn_of_a_private_channel_from_outside(migrated_sqlite: str, library: loader.Library) -> None:
    async with storage_database.opened(migrated_sqlite) as database:
        there = Workspace(database, library)
        there.directory.outside = {"C1": {"U1"}}
        await there.run("U1", workspace.WALK.partition("types #[C1]")[0])
        assert "room-c1" not in await there.types("U1", "#[C1]")
        there.directory.outside = {}
        assert "room-c1" in await there.run("U1", "types #[C1]" + workspace.WALK.partition("types #[C1]")[2])
