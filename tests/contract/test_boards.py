import dataclasses
import datetime
import uuid

import pytest
from tortoise import exceptions

from conversations import boards
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database


async def save(database: Database, plan: boards.BoardPlan) -> uuid.UUID:
    return await database.run(lambda repos: repos.boards.save(plan))


async def seated(database: Database, board_id: uuid.UUID, day: datetime.date) -> list[str]:
    return [member.name for member in await database.run(lambda repos: repos.boards.members_on(board_id, day))]


async def test_the_same_plan_again_changes_nothing(database: Database) -> None:
    people = [build.person("ann", "U1", "U2", duties=(boards.Duty.CHAIR,)), build.person("bob", "U3")]
    plan = build.plan(people, [build.seat("ann"), build.seat("bob", title="Deputy")])

    async def everything(repos: repositories.Repositories) -> object:
        board = (await repos.boards.all())[0]
        chairs = await repos.boards.with_duty(board.board_id, boards.Duty.CHAIR)
        return board, chairs, await repos.boards.people_of(board.board_id)

    first = await save(database, plan)
    before = await database.run(everything)
    assert await save(database, plan) == first
    assert await database.run(everything) == before
    assert len(await database.run(lambda repos: repos.boards.all())) == 1


async def test_a_changed_plan_updates_the_board_and_its_people(database: Database) -> None:
    board_id = await save(database, build.plan([build.person("ann", "U1", duties=(boards.Duty.CHAIR,))], [build.seat("ann")]))
    ann = build.person("ann", "U9", "U1", name="Ann B", duties=(boards.Duty.COORDINATOR,))
    assert await save(database, build.plan([ann], [build.seat("ann")])) == board_id
    (found,) = await database.run(lambda repos: repos.boards.people_of(board_id))
    assert found.name == "Ann B"
    assert [one.handle for one in found.addresses] == ["U9", "U1"], "the preferred address comes first"
    assert await database.run(lambda repos: repos.boards.with_duty(board_id, boards.Duty.CHAIR)) == []
    assert await database.run(lambda repos: repos.boards.with_duty(board_id, boards.Duty.COORDINATOR)) == [found]


async def test_what_a_later_plan_leaves_out_or_corrects_is_gone(database: Database) -> None:
    people = [build.person("ann", "U1"), build.person("bob", "U2")]
    wrong = dataclasses.replace(build.seat("bob", title="Deputy"), held_from=datetime.date(2030, 1, 1))
    board_id = await save(database, build.plan(people, [build.seat("ann"), wrong]))
    day = datetime.date(2026, 6, 1)
    assert await seated(database, board_id, day) == ["Ann"]
    right = dataclasses.replace(wrong, held_from=datetime.date(2025, 1, 1))
    await save(database, build.plan(people, [build.seat("ann"), right]))
    assert await seated(database, board_id, day) == ["Ann", "Bob"]
    await save(database, build.plan(people, [right]))
    assert await seated(database, board_id, day) == ["Bob"]


async def test_boards_come_by_name_and_a_missing_one_is_an_error(database: Database) -> None:
    for key in ("west", "east", "north"):
        await save(database, build.plan([], [], key=key))
    assert [board.key for board in await database.run(lambda repos: repos.boards.all())] == ["east", "north", "west"]
    with pytest.raises(exceptions.DoesNotExist):
        await database.run(lambda repos: repos.boards.get(uuid.uuid4()))
    with pytest.raises(exceptions.DoesNotExist):
        await database.run(lambda repos: repos.boards.person(uuid.uuid4()))


async def test_a_seat_is_held_from_its_first_to_its_last_day(database: Database) -> None:
    first, last = datetime.date(2026, 4, 1), datetime.date(2026, 6, 30)
    people = [build.person("ann"), build.person("bob")]
    # Ann leaves, and Bob takes the same seat the day after.
    seats = [build.seat("ann", first, last), build.seat("bob", last + build.DAY)]
    board_id = await save(database, build.plan(people, seats))
    assert await seated(database, board_id, first - build.DAY) == []
    assert await seated(database, board_id, first) == ["Ann"]
    assert await seated(database, board_id, last) == ["Ann"]
    assert await seated(database, board_id, last + build.DAY) == ["Bob"]
    assert [one.name for one in await database.run(lambda repos: repos.boards.people_of(board_id))] == ["Ann", "Bob"]


async def test_a_leaver_is_seated_until_the_day_a_later_plan_says(database: Database) -> None:
    people = [build.person("ann")]
    board_id = await save(database, build.plan(people, [build.seat("ann")]))
    assert await seated(database, board_id, build.TODAY + 9 * build.DAY) == ["Ann"]
    await save(database, build.plan(people, [build.seat("ann", held_until=build.TODAY)]))
    assert await seated(database, board_id, build.TODAY) == ["Ann"]
    assert await seated(database, board_id, build.TODAY + build.DAY) == []
    await save(database, build.plan(people, [build.seat("ann")]))
    assert await seated(database, board_id, build.TODAY + build.DAY) == ["Ann"], "an end that was a slip is taken back"


async def test_somebody_who_comes_back_is_seated_twice_in_time_and_never_between(database: Database) -> None:
    day = build.TODAY
    seats = [build.seat("ann", day, day + build.DAY), build.seat("ann", day + 5 * build.DAY)]
    board_id = await save(database, build.plan([build.person("ann")], seats))
    found = [await seated(database, board_id, day + days * build.DAY) for days in range(7)]
    assert found == [["Ann"], ["Ann"], [], [], [], ["Ann"], ["Ann"]]


async def test_two_seats_count_one_person_once(database: Database) -> None:
    seats = [build.seat("ann"), build.seat("ann", title="Deputy")]
    board_id = await save(database, build.plan([build.person("ann", duties=(boards.Duty.CHAIR,))], seats))
    assert await seated(database, board_id, build.TODAY) == ["Ann"]
    assert len(await database.run(lambda repos: repos.boards.people_of(board_id))) == 1


async def test_a_seat_on_another_board_is_no_seat_here(database: Database) -> None:
    left = build.seat("ann", build.TODAY - 9 * build.DAY, build.TODAY - build.DAY)
    here = await save(database, build.plan([build.person("ann")], [left], key="here"))
    there = await save(database, build.plan([build.person("ann")], [build.seat("ann")], key="there"))
    assert await seated(database, here, build.TODAY) == []
    assert await seated(database, there, build.TODAY) == ["Ann"]


async def test_an_address_belongs_to_the_person_who_was_last_said_to_have_it(database: Database) -> None:
    await save(database, build.plan([build.person("ann", "U1", "U2"), build.person("bob", "U3")], []))

    async def owner(handle: str) -> str | None:
        found = await database.run(lambda repos: repos.boards.person_at(build.address(handle)))
        return None if found is None else found.name

    assert [await owner(handle) for handle in ("U1", "U2", "U3", "U4")] == ["Ann", "Ann", "Bob", None]
    # The two swap an address, and one of Ann's is given up.
    await save(database, build.plan([build.person("ann", "U3"), build.person("bob", "U1")], []))
    assert [await owner(handle) for handle in ("U1", "U2", "U3")] == ["Bob", None, "Ann"]


async def test_the_same_handle_elsewhere_is_somebody_else(database: Database) -> None:
    await save(database, build.plan([build.person("ann", "U1")], []))
    tenant, platform = build.address("U1", tenant="T2"), build.address("U1", platform="teams")
    assert await database.run(lambda repos: repos.boards.person_at(tenant)) is None
    assert await database.run(lambda repos: repos.boards.person_at(platform)) is None
