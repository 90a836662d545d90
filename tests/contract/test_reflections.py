import dataclasses
import datetime
import uuid

from conversations import records
from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database


def question(laid: build.Ground, who: uuid.UUID, asked_at: datetime.datetime = build.NOW) -> records.ReflectionRecord:
    return records.ReflectionRecord(
        reflection_id=uuid.uuid4(),
        schedule_id=laid.schedule.schedule_id,
        board=laid.board,
        person_id=who,
        edition_ref="annex_a@2015",
        item_key="q1",
        asked_at=asked_at,
        keep_months=3,
        forget_at=asked_at + 100 * build.DAY,
    )


async def ask(database: Database, *rows: records.ReflectionRecord) -> None:
    await database.run(lambda repos: repos.reflections.ask(rows))


async def rounds(laid: build.Ground) -> int:
    return await laid.database.run(lambda repos: repos.reflections.rounds(laid.schedule.schedule_id))


async def test_a_question_is_put_once(database: Database) -> None:
    laid = await build.ground(database)
    first = question(laid, laid.people[0])
    await ask(database, first)
    await ask(database, question(laid, laid.people[0]), question(laid, laid.people[1]))
    assert await database.run(lambda repos: repos.reflections.latest(laid.people[0], open_only=False)) == first
    assert await database.run(lambda repos: repos.reflections.latest(laid.people[1], open_only=False)) is not None
    assert await database.run(lambda repos: repos.reflections.latest(laid.people[2], open_only=False)) is None
    assert await rounds(laid) == 1


async def test_rounds_are_counted_and_forgetting_does_not_turn_them_back(database: Database) -> None:
    laid = await build.ground(database)
    assert await rounds(laid) == 0
    for number in range(3):
        await ask(database, *(question(laid, who, build.NOW + number * build.DAY) for who in laid.people))
        assert await rounds(laid) == number + 1
    assert await database.run(lambda repos: repos.reflections.forget(build.NOW + 101 * build.DAY)) == 6
    assert await rounds(laid) == 3, "or the same question would be asked again and again"


async def test_a_reply_is_kept_and_replaced(database: Database) -> None:
    laid = await build.ground(database)
    asked = question(laid, laid.people[0])
    await ask(database, asked)
    at = build.NOW + build.SECOND

    async def keep(reply: str | None, *, passed: bool) -> None:
        await database.run(lambda repos: repos.reflections.keep(asked.reflection_id, reply=reply, passed=passed, changed_at=at))

    for reply, passed in (("first", False), ("second ☕", False), (None, True)):
        await keep(reply, passed=passed)
        expected = dataclasses.replace(asked, reply=reply, passed=passed, changed_at=at)
        assert await database.run(lambda repos: repos.reflections.get(asked.reflection_id)) == expected
        assert await database.run(lambda repos: repos.reflections.get(asked.reflection_id, lock=True)) == expected
    assert await database.run(lambda repos: repos.reflections.get(uuid.uuid4())) is None


async def test_the_newest_and_the_newest_open_question_of_a_person(database: Database) -> None:
    laid = await build.ground(database)
    rows = [question(laid, laid.people[0], build.NOW + number * build.DAY) for number in range(4)]
    await ask(database, *rows, question(laid, laid.people[1]))
    await database.run(lambda repos: repos.reflections.keep(rows[0].reflection_id, reply="x", passed=False, changed_at=build.NOW))
    await database.run(lambda repos: repos.reflections.keep(rows[2].reflection_id, reply=None, passed=True, changed_at=build.NOW))
    assert await database.run(lambda repos: repos.reflections.latest(laid.people[0], open_only=True)) == rows[3]
    await database.run(lambda repos: repos.reflections.keep(rows[3].reflection_id, reply="y", passed=False, changed_at=build.NOW))
    assert await database.run(lambda repos: repos.reflections.latest(laid.people[0], open_only=True)) == rows[1]
    newest = await database.run(lambda repos: repos.reflections.latest(laid.people[0], open_only=False))
    assert newest is not None
    assert newest.reflection_id == rows[3].reflection_id


async def test_only_what_is_due_is_forgotten(database: Database) -> None:
    laid = await build.ground(database)
    old, new = question(laid, laid.people[0]), question(laid, laid.people[0], build.NOW + build.DAY)
    await ask(database, old, new)
    assert await database.run(lambda repos: repos.reflections.forget(old.forget_at - datetime.timedelta(microseconds=1))) == 0
    assert await database.run(lambda repos: repos.reflections.forget(old.forget_at)) == 1
    assert await database.run(lambda repos: repos.reflections.get(old.reflection_id)) is None
    assert await database.run(lambda repos: repos.reflections.get(new.reflection_id)) == new


async def test_all_questions_of_a_person_newest_first(database: Database) -> None:
    laid = await build.ground(database)
    rows = [question(laid, laid.people[0], build.NOW + number * build.DAY) for number in range(3)]
    await ask(database, *rows, question(laid, laid.people[1]))
    await database.run(lambda repos: repos.reflections.keep(rows[0].reflection_id, reply="x", passed=False, changed_at=build.NOW))
    found = await database.run(lambda repos: repos.reflections.of_person(laid.people[0]))
    assert found == [rows[2], rows[1], dataclasses.replace(rows[0], reply="x", changed_at=build.NOW)]
    assert await database.run(lambda repos: repos.reflections.of_person(uuid.uuid4())) == []
