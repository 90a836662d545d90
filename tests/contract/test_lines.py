"""Lines that members gave to others: one for each reply and each reader, gone with the reply."""

import datetime
import uuid

from conversations import lines, records, sending
from storage import database as storage_database
from storage import models
from tests.contract import build

Database = storage_database.Database
NOW, DAY = build.NOW, build.DAY
MINUTE = datetime.timedelta(minutes=1)


async def put(database: Database, laid: build.Ground, place: int = 0) -> uuid.UUID:
    """A question that one of the people replied to."""
    row = records.ReflectionRecord(
        reflection_id=uuid.uuid4(),
        schedule_id=laid.schedule.schedule_id,
        board=laid.board,
        person_id=laid.people[place],
        edition_ref="annex_a@2015",
        item_key="q1",
        asked_at=NOW,
        keep_months=24,
        forget_at=NOW + 700 * DAY,
    )
    await database.run(lambda repos: repos.reflections.ask([row]))
    await database.run(lambda repos: repos.reflections.keep(row.reflection_id, reply="x", passed=False, changed_at=NOW))
    return row.reflection_id


def line(reflection_id: uuid.UUID, text: str = "a line", to: lines.To = lines.To.COORDINATOR, at: datetime.datetime = NOW) -> lines.Line:
    return lines.Line(line_id=uuid.uuid4(), reflection_id=reflection_id, to=to, text=text, shared_at=at)


async def test_one_for_each_reply_and_reader_until_it_is_taken_back(database: Database) -> None:
    laid = await build.ground(database)
    reply = await put(database, laid)
    first, second, board = line(reply), line(reply, "other words"), line(reply, to=lines.To.BOARD)
    assert [await database.run(lambda repos, one=one: repos.lines.give(one)) for one in (first, second, board, first)] == [  # type: ignore[misc]  # bound in the loop
        True,
        False,
        True,
        True,
    ]
    assert await database.run(lambda repos: repos.lines.of_reflection(reply)) == [board, first]
    for at in (NOW + MINUTE, NOW + 2 * MINUTE):
        await database.run(lambda repos, at=at: repos.lines.take_back(first.line_id, at))  # type: ignore[misc]  # bound in the loop
    kept = await database.run(lambda repos: repos.lines.get(first.line_id, lock=True))
    assert kept is not None
    assert kept.taken_back_at == NOW + MINUTE
    assert await database.run(lambda repos: repos.lines.give(second))
    assert await database.run(lambda repos: repos.lines.get(first.line_id)) is None
    assert await database.run(lambda repos: repos.lines.of_person(laid.people[0])) in ([second, board], [board, second])
    assert await database.run(lambda repos: repos.lines.of_person(laid.people[1])) == []
    await database.run(lambda repos: repos.reflections.forget(NOW + 701 * DAY))
    assert await database.run(lambda repos: repos.lines.get(second.line_id)) is None


async def test_coordinators_are_told_what_stands_and_was_offered_in_their_week(database: Database) -> None:
    laid = await build.ground(database)
    first, second, third = [await put(database, laid, place) for place in range(3)]
    before, inside, back = line(first, at=NOW - MINUTE), line(second, at=NOW), line(third, at=NOW + MINUTE)
    for one in (before, inside, back):
        await database.run(lambda repos, one=one: repos.lines.give(one))  # type: ignore[misc]  # bound in the loop
    await database.run(lambda repos: repos.lines.take_back(back.line_id, NOW + 2 * MINUTE))
    board_id = laid.board.board_id
    assert await database.run(lambda repos: repos.lines.offered(board_id, NOW, NOW + DAY)) == [inside]
    assert await database.run(lambda repos: repos.lines.offered(uuid.uuid4(), NOW - DAY, NOW + DAY)) == []
    digest_id = uuid.uuid4()
    week = records.DigestRecord(digest_id=digest_id, schedule_id=laid.schedule.schedule_id, board=laid.board, since=NOW, until=NOW + DAY)
    await database.run(lambda repos: repos.digests.create(week))
    owed = sending.Owed(
        key="digest",
        kind=sending.Kind.DIGEST,
        subject_id=digest_id,
        board_id=board_id,
        address=None,
        due_at=NOW,
        person_id=laid.people[0],
    )
    await database.run(lambda repos: repos.deliveries.owe([owed]))
    assert not await database.run(lambda repos: repos.lines.was_told(inside))
    await database.run(lambda _repos: models.Delivery.filter(key="digest").update(state=sending.State.SENDING.value))
    assert [await database.run(lambda repos, one=one: repos.lines.was_told(one)) for one in (inside, before)] == [True, False]  # type: ignore[misc]  # bound in the loop


async def test_what_waits_for_somebody_s_terms_is_looked_at_again_and_nothing_else(database: Database) -> None:
    laid = await build.ground(database)
    ann, bob = laid.people[:2]

    def owed(key: str, kind: sending.Kind, who: uuid.UUID, due_at: datetime.datetime) -> sending.Owed:
        return sending.Owed(
            key=key, kind=kind, subject_id=uuid.uuid4(), board_id=laid.board.board_id, address=None, due_at=due_at, person_id=who
        )

    await database.run(
        lambda repos: repos.deliveries.owe(
            [
                owed("waits", sending.Kind.REFLECTION, ann, NOW + 9 * DAY),
                owed("reminder", sending.Kind.PULSE_REMINDER, ann, NOW + 9 * DAY),
                owed("undone", sending.Kind.SET_CHANGED, ann, NOW + MINUTE),
                owed("other", sending.Kind.REFLECTION, bob, NOW + 9 * DAY),
                owed("tried", sending.Kind.REFLECTION, ann, NOW - MINUTE),
            ]
        )
    )
    await database.run(lambda _repos: models.Delivery.filter(key="tried").update(due_at=NOW + MINUTE))
    await database.run(lambda _repos: models.Delivery.filter(key__in=["waits", "other"]).update(claimed_at=NOW - DAY))
    await database.run(lambda repos: repos.deliveries.look_again(ann, NOW))
    rows = {row.key: (row.owed_at, row.due_at) for row in await database.run(lambda _repos: models.Delivery.all())}
    later, soon = NOW + 9 * DAY, NOW + MINUTE
    not_due = {"reminder": (later, later), "undone": (soon, soon)}
    assert rows == {"waits": (NOW, NOW), "other": (later, later), "tried": (NOW - MINUTE, soon), **not_due}
