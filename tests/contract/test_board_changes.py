"""What happens to a board after it was stored: another channel, other terms for its people, its end."""

import dataclasses
import datetime
import uuid
from typing import Any

from conversations import boards, inbound, sending
from storage import database as storage_database
from storage import models
from tests.contract import build

Database = storage_database.Database
COORDINATOR = (boards.Duty.COORDINATOR,)


async def save(database: Database, plan: boards.BoardPlan) -> uuid.UUID:
    return await database.run(lambda repos: repos.boards.save(plan))


async def remove(database: Database, board_id: uuid.UUID) -> None:
    await database.run(lambda repos: repos.boards.remove(board_id))


async def person_id(database: Database, key: str) -> uuid.UUID:
    found = await database.run(lambda repos: repos.boards.person_called(key))
    assert found is not None
    return found.person_id


async def rows(database: Database, *tables: Any) -> list[int]:
    async def count(table: Any) -> int:
        return int(await database.run(lambda _repos: table.all().count()))

    return [await count(table) for table in tables]


async def test_a_coordinator_is_told_from_a_chair_and_a_member(database: Database) -> None:
    ann = build.person("ann", "U1", duties=(boards.Duty.CHAIR, boards.Duty.COORDINATOR))
    bob = build.person("bob", "U2", duties=(boards.Duty.CHAIR,))
    for key in ("south", "east"):
        await save(database, build.plan([ann, bob], [build.seat("bob")], key=key))
    await save(database, build.plan([build.person("cat", "U3", duties=COORDINATOR)], [], key="west"))

    async def coordinates(key: str) -> list[str]:
        who = await person_id(database, key)
        return [one.key for one in await database.run(lambda repos: repos.boards.coordinated_by(who))]

    assert [await coordinates(key) for key in ("ann", "bob", "cat")] == [["east", "south"], [], ["west"]]
    assert await database.run(lambda repos: repos.boards.coordinated_by(uuid.uuid4())) == []


async def test_a_board_moves_to_another_channel_alone(database: Database) -> None:
    shared = build.address("C-north")
    north = await save(database, build.plan([], [], key="north"))
    await save(database, dataclasses.replace(build.plan([], [], key="east"), channel=shared))
    new = build.address("C9", tenant="T2")

    async def at(channel: inbound.Address) -> list[str]:
        return [one.key for one in await database.run(lambda repos: repos.boards.at_channel(channel))]

    assert await at(shared) == ["east", "north"]
    await database.run(lambda repos: repos.boards.set_channel(north, new))
    assert (await at(shared), await at(new)) == (["east"], ["north"])
    assert (await database.run(lambda repos: repos.boards.get(north))).channel == new
    assert await at(dataclasses.replace(new, tenant="T1")) == [], "the same handle elsewhere is another channel"


async def test_a_lost_channel_is_lost_since_the_first_word_until_it_is_found_or_another_is_set(database: Database) -> None:
    plan, other = build.plan([], [], key="north"), build.plan([], [], key="east")
    north, east = await save(database, plan), await save(database, other)

    async def lose(reason: sending.Reason, at: datetime.datetime) -> None:
        await database.run(lambda repos: repos.boards.lose_channel(north, reason, at))

    async def loss(board_id: uuid.UUID = north) -> boards.Loss | None:
        return (await database.run(lambda repos: repos.boards.get(board_id))).loss

    archived, removed = sending.Reason.ARCHIVED, sending.Reason.NOT_IN_CHANNEL
    assert not await database.run(lambda repos: repos.boards.find_channel(north))
    await lose(removed, build.NOW)
    await lose(archived, build.NOW + build.DAY)
    assert (await loss(), await loss(east)) == (boards.Loss(since=build.NOW, reason=archived), None)
    await save(database, plan)
    assert await loss() is not None, "the same plan again says nothing about the channel"
    assert await database.run(lambda repos: repos.boards.find_channel(north))
    assert await loss() is None
    await lose(removed, build.NOW)
    await database.run(lambda repos: repos.boards.set_channel(north, plan.channel))
    assert await loss() is None, "somebody has looked, and it can be posted to"
    await lose(removed, build.NOW)
    await save(database, dataclasses.replace(plan, channel=build.address("C9")))
    assert await loss() is None


async def test_terms_change_one_by_one_and_for_one_person(database: Database) -> None:
    await save(database, build.plan([build.person("ann", "U1"), build.person("bob", "U2")], []))
    ann = await person_id(database, "ann")

    async def terms() -> list[tuple[str, str]]:
        people = await database.run(lambda _repos: models.Person.all().order_by("key"))
        return [(one.zone, one.language) for one in people]

    as_before = ("Europe/London", "en-GB")
    await database.run(lambda repos: repos.boards.set_terms(ann))
    assert await terms() == [as_before, as_before]
    await database.run(lambda repos: repos.boards.set_terms(ann, zone="Asia/Kolkata"))
    assert await terms() == [("Asia/Kolkata", "en-GB"), as_before]
    await database.run(lambda repos: repos.boards.set_terms(ann, language="cy"))
    assert await terms() == [("Asia/Kolkata", "cy"), as_before]


async def test_a_board_is_removed_with_everything_that_hangs_on_it(database: Database) -> None:
    people = [build.person("ann", "U1", "U2", duties=COORDINATOR), build.person("bob", "U3")]
    board_id = await save(database, build.plan(people, [build.seat("bob")]))
    await database.run(lambda repos: repos.schedules.save(board_id, build.practice(), build.NOW))
    await remove(database, board_id)
    tables = (models.Board, models.Seat, models.Tenure, models.Appointment, models.Schedule)
    assert await rows(database, *tables) == [0] * 5
    assert await rows(database, models.Person, models.PersonAddress, models.Body, models.Sector) == [0] * 4
    await remove(database, board_id)


async def test_what_another_board_needs_stays(database: Database) -> None:
    ann, bob, cat = build.person("ann", "U1", duties=COORDINATOR), build.person("bob", "U2"), build.person("cat", "U3")
    other_body = dataclasses.replace(build.seat("cat"), body="Fenland Trust", sector="Providers")
    doomed = await save(database, build.plan([ann, bob, cat], [build.seat("bob"), other_body], key="doomed"))
    left = build.seat("bob", build.TODAY - 9 * build.DAY, build.TODAY - build.DAY)
    kept = await save(database, build.plan([ann, bob], [left], key="kept"))
    before = await database.run(lambda repos: repos.boards.people_of(kept))
    await remove(database, doomed)
    assert await database.run(lambda repos: repos.boards.people_of(kept)) == before
    assert await database.run(lambda repos: repos.boards.person_called("cat")) is None
    assert [one.name for one in await database.run(lambda _repos: models.Body.all())] == ["Northmoor Council"]
    assert [one.name for one in await database.run(lambda _repos: models.Sector.all())] == ["Council"]


async def test_a_person_whose_answers_for_another_board_are_kept_stays(database: Database) -> None:
    """Somebody who is no longer listed on the other board, but answered there."""
    laid = await build.ground(database, members=1, key="other")
    opened = await build.opened(laid)
    (sitting_id,) = opened.sittings.values()
    await build.keep(database, sitting_id, build.answer())
    await save(database, build.plan([], [], key="other"))
    doomed = await save(database, build.plan([build.person("other-0", "U-other-0")], [build.seat("other-0")], key="doomed"))
    await remove(database, doomed)
    assert len(await build.counts(database, opened.record.pulse_id)) == 1
    assert await database.run(lambda repos: repos.boards.person_called("other-0")) is not None


async def test_a_board_can_be_made_again_after_it_was_removed(database: Database) -> None:
    plan = build.plan([build.person("ann", "U1", duties=COORDINATOR)], [build.seat("ann")])
    first = await save(database, plan)
    await remove(database, first)
    again = await save(database, plan)
    assert again != first
    assert [one.name for one in await database.run(lambda repos: repos.boards.members_on(again, build.TODAY))] == ["Ann"]
