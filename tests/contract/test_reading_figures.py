"""What a reading looks back on: arrows of a year ago held against circles of now, and the groups of the day a round opened."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from bot.pulses import groups, readings
from conversations import boards, records
from frameworks import loader
from frameworks.readings import change, disclosure, reading, stored
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
ITEM = "strategy"
YEAR = datetime.timedelta(days=365)


async def board(database: Database) -> build.Ground:
    """Five councillors, five of the health service; the first sits for the health service too, and since later."""
    people = [build.person(f"p{number}", f"U{number}") for number in range(10)]
    seats = [
        dataclasses.replace(build.seat(one.key, title=f"Seat {place}"), body=name, sector=name)
        for place, one in enumerate(people)
        for name in (("Council", "Health")[place >= 5],)
    ]
    late = dataclasses.replace(build.seat("p0", build.TODAY, title="Second seat"), body="Health", sector="Health")
    plan = dataclasses.replace(build.plan(people, [*seats, late]), keep_months=36)
    board_id = await database.run(lambda repos: repos.boards.save(plan))
    schedule_id = await database.run(lambda repos: repos.schedules.save(board_id, build.practice(), build.NOW - 800 * build.DAY))
    found = await database.run(lambda repos: repos.boards.people_of(board_id))
    return build.Ground(
        database=database,
        board=await database.run(lambda repos: repos.boards.get(board_id)),
        schedule=await database.run(lambda repos: repos.schedules.get(schedule_id)),
        people=tuple(one.person_id for one in sorted(found, key=lambda one: one.key)),
    )


async def round_of(
    laid: build.Ground,
    library: loader.Library,
    due: datetime.datetime,
    levels: Sequence[tuple[int | None, int | None]],
    *extras: boards.Extra,
) -> tuple[records.PulseRecord, reading.Reading]:
    digest = library.digest(build.EDITION)
    made = dataclasses.replace(build.record(laid, due, digest=digest), extras=frozenset(extras), forget_at=due + 3 * YEAR)
    opened = await build.opened(laid, made)
    for person, (now, ahead) in zip(laid.people, levels, strict=True):
        if now is not None:
            await build.keep(laid.database, opened.sittings[person], build.answer(ITEM, now, ahead, given_at=due))
    await build.close(laid, made, at=made.closes_at)

    async def read(repos: repositories.Repositories) -> reading.Reading:
        record = await repos.pulses.get(made.pulse_id)
        found = await readings.came_to(repos, record, library[build.EDITION], library)
        await repos.pulses.keep_reading(record.pulse_id, stored.to_json(found))
        assert isinstance(found, reading.Reading)
        return found

    return made, await laid.database.run(read)


async def test_a_year_later_the_arrows_of_then_meet_the_circles_of_now(database: Database, library: loader.Library) -> None:
    laid = await board(database)
    _, first = await round_of(laid, library, build.NOW, [(1, 2)] * 5 + [(1, 3)] * 5)
    months = library[build.EDITION].scale.horizon_months
    assert months == 12
    _, later = await round_of(laid, library, build.NOW + YEAR, [(2, None)] * 5 + [(2, None)] * 4 + [(4, None)])
    item, was = later.item(ITEM), first.item(ITEM)
    assert item
    assert was
    assert (was.arrived, was.arrived_withheld) == (None, False)
    assert item.arrived == change.Arrival(past=1, reached=5, short=4)
    assert item.moved == change.Change(up=10, same=0, down=0)
    assert item.ranks
    assert item.ranks.plus == 55


async def test_arrows_are_not_held_against_a_round_far_from_their_day(database: Database, library: loader.Library) -> None:
    laid = await board(database)
    await round_of(laid, library, build.NOW, [(1, 2)] * 10)
    _, early = await round_of(laid, library, build.NOW + 26 * 7 * build.DAY, [(2, None)] * 10)
    item = early.item(ITEM)
    assert item
    assert item.moved
    assert (item.arrived, item.arrived_withheld) == (None, False)


async def test_one_year_s_arrows_are_told_once(database: Database, library: loader.Library) -> None:
    laid = await board(database)
    await round_of(laid, library, build.NOW, [(1, 2)] * 10)
    _, first = await round_of(laid, library, build.NOW + YEAR, [(2, None)] * 10)
    _, second = await round_of(laid, library, build.NOW + YEAR + 28 * build.DAY, [(2, None)] * 10)
    told = [one.item(ITEM) for one in (first, second)]
    assert [item.arrived is not None for item in told if item] == [True, False]


async def test_groups_go_by_the_seat_held_longest_and_are_told_where_the_board_asked(database: Database, library: loader.Library) -> None:
    laid = await board(database)
    mixed: list[tuple[int, int | None]] = [(1, None), (1, None), (2, None), (3, None), (4, None)] * 2
    made, told = await round_of(laid, library, build.NOW, mixed, boards.Extra.SECTORS)
    names, people = await database.run(lambda repos: groups.of(repos, made))
    assert names == (("Council",), ("Health",))
    assert people == (frozenset(laid.people[:5]), frozenset(laid.people[5:]))
    item = told.item(ITEM)
    assert told.sectors == names
    assert item
    assert item.sectors == ((2, 2), (2, 2))
    _, unasked = await round_of(laid, library, build.NOW + 28 * build.DAY, mixed)
    assert (unasked.sectors, await database.run(lambda repos: groups.promised(repos, made))) == ((), names)


async def test_change_beside_groups_needs_the_very_same_groups(database: Database, library: loader.Library) -> None:
    laid = await board(database)
    mixed: list[tuple[int, int | None]] = [(1, None), (1, None), (2, None), (3, None), (4, None)] * 2
    await round_of(laid, library, build.NOW, mixed, boards.Extra.SECTORS)
    _, same = await round_of(laid, library, build.NOW + 28 * build.DAY, mixed, boards.Extra.SECTORS)
    item = same.item(ITEM)
    assert item
    assert item.moved == change.Change(up=0, same=10, down=0)
    assert item.sectors
    people: list[uuid.UUID] = [*laid.people[:4], *laid.people[5:9]]
    before, now = (frozenset(people[:4]), frozenset(people[4:])), (frozenset(people[:3]), frozenset(people[3:]))
    assert groups.regrouped(before, now)
    assert not groups.regrouped(before, before[::-1])
    assert not groups.regrouped(before, (before[0] | {laid.people[9]}, before[1]))


async def test_a_change_that_would_lengthen_a_chain_is_held_back_once(database: Database, library: loader.Library) -> None:
    """One answers no more from the second round on. The change after that is of the same people, and held back all the same."""
    laid = await board(database)
    first: list[tuple[int | None, int | None]] = [(level, None) for level in (1, 1, 2, 2, 3, 3, 3, 4, 4, 2)]
    moved: list[tuple[int | None, int | None]] = [(level, None) for level in (2, 2, 3, 1, 3, 3, 2, 4, 4, None)]
    told = []
    for place, levels in enumerate((first, moved, moved, [*first[:9], (None, None)])):
        _, read = await round_of(laid, library, build.NOW + place * 28 * build.DAY, levels)
        item = read.item(ITEM)
        assert item
        told.append((item.moved is not None, item.moved_withheld, item.tie))
    once, same = disclosure.Tie.ONCE, disclosure.Tie.SAME
    assert told == [(False, False, None), (True, False, once), (False, True, None), (True, False, same)]


def test_a_round_of_a_lower_floor_than_five_keeps_it() -> None:
    held = {uuid.UUID(int=place): "AB"[place % 2] for place in range(6)}
    assert groups.named(held, disclosure.Floor(answers=3)) == (("A",), ("B",))
    assert groups.named(held, disclosure.Floor()) == ()
