import asyncio
import dataclasses
import datetime
import functools
import uuid

from conversations import boards, calendar
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database


async def test_the_same_plan_again_keeps_the_due_time(database: Database) -> None:
    laid = await build.ground(database)
    later = build.NOW + 400 * build.DAY
    again = await database.run(lambda repos: repos.schedules.save(laid.board.board_id, laid.schedule.plan, later))
    assert again == laid.schedule.schedule_id
    assert await database.run(lambda repos: repos.schedules.get(again)) == laid.schedule


async def _save(repos: repositories.Repositories, board_id: uuid.UUID, plan: boards.SchedulePlan, now: datetime.datetime) -> None:
    await repos.schedules.save(board_id, plan, now)


async def test_a_changed_rhythm_is_due_next_after_now(database: Database) -> None:
    laid = await build.ground(database)
    later = dataclasses.replace(laid.schedule.plan.rhythm, first=laid.schedule.plan.rhythm.first + 3 * build.DAY)
    changed = dataclasses.replace(laid.schedule.plan, rhythm=later)
    now = laid.schedule.next_due - build.SECOND
    schedule_id = await database.run(lambda repos: repos.schedules.save(laid.board.board_id, changed, now))
    found = await database.run(lambda repos: repos.schedules.get(schedule_id))
    assert schedule_id == laid.schedule.schedule_id
    assert found.plan == changed
    assert found.next_due == calendar.next_due(later, now) != laid.schedule.next_due


async def test_what_is_due_already_stays_due_whatever_is_changed(database: Database) -> None:
    laid = await build.ground(database)
    due = laid.schedule.next_due
    longer = dataclasses.replace(laid.schedule.plan, open_days=21)
    for changed in (longer, dataclasses.replace(longer, rhythm=dataclasses.replace(longer.rhythm, every=2))):
        await database.run(functools.partial(_save, board_id=laid.board.board_id, plan=changed, now=due + build.DAY))
        found = await database.run(lambda repos: repos.schedules.get(laid.schedule.schedule_id))
        assert (found.plan, found.next_due) == (changed, due)


async def test_a_day_on_which_it_came_round_does_not_see_it_twice(database: Database) -> None:
    laid = await build.ground(database)
    rhythm = dataclasses.replace(laid.schedule.plan.rhythm, at=datetime.time(9, 30))
    await database.run(
        lambda repos: repos.schedules.save(laid.board.board_id, dataclasses.replace(laid.schedule.plan, rhythm=rhythm), build.NOW)
    )
    schedule = await database.run(lambda repos: repos.schedules.get(laid.schedule.schedule_id))
    came = schedule.next_due
    assert await database.run(lambda repos: repos.schedules.move_on(schedule, calendar.next_due(rhythm, came)))
    half_an_hour_on = dataclasses.replace(schedule.plan, rhythm=dataclasses.replace(rhythm, at=datetime.time(10, 0)))
    await database.run(lambda repos: repos.schedules.save(laid.board.board_id, half_an_hour_on, came + 15 * build.MINUTE))
    found = await database.run(lambda repos: repos.schedules.get(schedule.schedule_id))
    assert found.last_due == came
    assert found.next_due > came + build.DAY


async def test_a_stopped_schedule_cannot_be_moved_on(database: Database) -> None:
    laid = await build.ground(database)
    await database.run(lambda repos: repos.schedules.stop_others(laid.board.board_id, []))
    assert not await database.run(lambda repos: repos.schedules.move_on(laid.schedule, laid.schedule.next_due + build.DAY))


async def test_every_part_of_a_plan_comes_back(database: Database) -> None:
    laid = await build.ground(database)
    rhythm = calendar.Rhythm(
        first=datetime.date(2026, 1, 31), every=3, unit=calendar.Unit.WEEKS, at=datetime.time(23, 59), zone="Asia/Kolkata"
    )
    plan = boards.SchedulePlan(practice=boards.Practice.DIGEST, rhythm=rhythm, edition_ref=None, open_days=3, remind_days=0)
    schedule_id = await database.run(lambda repos: repos.schedules.save(laid.board.board_id, plan, build.NOW))
    found = await database.run(lambda repos: repos.schedules.get(schedule_id))
    assert (found.plan, found.board) == (plan, laid.board)


async def test_due_is_what_is_due_at_or_before_now_oldest_first(database: Database) -> None:
    laid = await build.ground(database)
    digest = build.practice(boards.Practice.DIGEST, edition=None)
    later = await database.run(lambda repos: repos.schedules.save(laid.board.board_id, digest, build.NOW + 40 * build.DAY))
    first = laid.schedule.next_due
    second = (await database.run(lambda repos: repos.schedules.get(later))).next_due
    assert first < second

    async def due(now: datetime.datetime) -> list[boards.Practice]:
        return [one.plan.practice for one in await database.run(lambda repos: repos.schedules.due(now))]

    assert await due(first - datetime.timedelta(microseconds=1)) == []
    assert await due(first) == [boards.Practice.PULSE]
    assert await due(second) == [boards.Practice.PULSE, boards.Practice.DIGEST]
    of_board = await database.run(lambda repos: repos.schedules.of_board(laid.board.board_id))
    assert [one.next_due for one in of_board] == [first, second]
    assert await database.run(lambda repos: repos.schedules.earliest()) == first


async def test_a_stopped_schedule_is_never_due_until_it_is_saved_again(database: Database) -> None:
    laid = await build.ground(database)
    first = laid.schedule.next_due
    await database.run(lambda repos: repos.schedules.stop_others(laid.board.board_id, [laid.schedule.schedule_id]))
    assert [one.schedule_id for one in await database.run(lambda repos: repos.schedules.due(first))] == [laid.schedule.schedule_id]
    await database.run(lambda repos: repos.schedules.stop_others(laid.board.board_id, []))
    assert await database.run(lambda repos: repos.schedules.due(first)) == []
    assert await database.run(lambda repos: repos.schedules.of_board(laid.board.board_id)) == []
    assert await database.run(lambda repos: repos.schedules.earliest()) is None
    later = first + 400 * build.DAY
    await database.run(lambda repos: repos.schedules.save(laid.board.board_id, laid.schedule.plan, later))
    found = await database.run(lambda repos: repos.schedules.get(laid.schedule.schedule_id))
    assert found.next_due == calendar.next_due(laid.schedule.plan.rhythm, later)


async def test_without_schedules_nothing_is_ever_due(database: Database) -> None:
    assert await database.run(lambda repos: repos.schedules.earliest()) is None
    assert await database.run(lambda repos: repos.schedules.due(build.NOW)) == []


async def test_of_many_who_move_a_schedule_on_one_succeeds(database: Database) -> None:
    laid = await build.ground(database)
    to = laid.schedule.next_due + build.DAY
    moved = await asyncio.gather(*(database.run(lambda repos: repos.schedules.move_on(laid.schedule, to)) for _ in range(8)))
    assert sorted(moved) == [False] * 7 + [True]
    assert (await database.run(lambda repos: repos.schedules.get(laid.schedule.schedule_id))).next_due == to
    assert not await database.run(lambda repos: repos.schedules.move_on(laid.schedule, to + build.DAY)), "a stale sight of it moves nothing"
