import datetime
import uuid

from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database


async def test_all_sittings_of_a_person_with_their_answers_newest_first(database: Database) -> None:
    laid = await build.ground(database)
    other = await build.ground(database, key="south")
    old = await build.opened(laid, build.record(laid))
    new = await build.opened(laid, build.record(laid, build.NOW + build.DAY))
    await build.opened(other, build.record(other))
    who = laid.people[0]
    await build.keep(database, old.sittings[who], build.answer(now=2, ahead=4, note="mine"), build.answer("strategy", 1))
    await build.keep(database, old.sittings[laid.people[1]], build.answer(now=5))
    found = await database.run(lambda repos: repos.sittings.of_person(who))
    assert [one.sitting_id for one in found] == [new.sittings[who], old.sittings[who]]
    assert found[1] == await build.sitting(database, old.sittings[who])
    assert found[1].answers.keys() == {"purpose", "strategy"}
    assert found[0].answers == {}
    assert await database.run(lambda repos: repos.sittings.of_person(uuid.uuid4())) == []


async def test_a_sitting_whose_answers_were_forgotten_is_kept_no_more(database: Database) -> None:
    laid = await build.ground(database)
    made = await build.opened(laid)
    who = laid.people[0]
    await build.keep(database, made.sittings[who], build.answer())
    await build.close(laid, made.record)
    assert len(await database.run(lambda repos: repos.sittings.of_person(who))) == 1
    await database.run(lambda repos: repos.pulses.forget(made.record.forget_at))
    assert await database.run(lambda repos: repos.sittings.of_person(who)) == []


async def test_all_seats_of_a_person_on_every_board_newest_first(database: Database) -> None:
    ended = build.TODAY - build.DAY
    people = [build.person("avery", "U-avery"), build.person("blake", "U-blake")]
    first = build.seat("avery", datetime.date(2024, 5, 1), ended, title="Deputy")
    now = build.seat("avery", datetime.date(2025, 5, 1), title="Chair")
    theirs = build.seat("blake", datetime.date(2025, 6, 1), title="Member")
    await database.run(lambda repos: repos.boards.save(build.plan(people, [first, now, theirs])))
    elsewhere = build.plan(people[:1], [build.seat("avery", datetime.date(2026, 1, 1))], key="south")
    await database.run(lambda repos: repos.boards.save(elsewhere))
    person = await database.run(lambda repos: repos.boards.person_called("avery"))
    assert person is not None
    found = await database.run(lambda repos: repos.boards.tenures_of(person.person_id))
    assert [(one.board_name, one.title, one.held_from, one.held_until) for one in found] == [
        ("Board south", "Member", datetime.date(2026, 1, 1), None),
        ("Board north", "Chair", datetime.date(2025, 5, 1), None),
        ("Board north", "Deputy", datetime.date(2024, 5, 1), ended),
    ]
    assert {(one.body, one.sector) for one in found} == {("Northmoor Council", "Council")}
    assert await database.run(lambda repos: repos.boards.tenures_of(uuid.uuid4())) == []
