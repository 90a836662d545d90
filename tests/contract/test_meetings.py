import asyncio
import datetime

import pytest

from conversations import boards, terms
from conversations.meetings import facts
from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database
AT = build.NOW + 30 * build.DAY
PLANNED = facts.Planned(kind=facts.Kind.FORMAL, day=AT.date(), at=datetime.time(9), minutes=120)


async def put(laid: build.Ground, *starts: datetime.datetime) -> list[facts.Meeting]:
    return await laid.database.run(lambda repos: repos.meetings.put_in(laid.board.board_id, [(one, PLANNED) for one in starts]))


async def all_of(laid: build.Ground) -> list[facts.Meeting]:
    return await laid.database.run(lambda repos: repos.meetings.of_board(laid.board.board_id))


async def move(laid: build.Ground, *moves: tuple[facts.Meeting, datetime.datetime]) -> bool:
    return await laid.database.run(lambda repos: repos.meetings.move(moves))


async def test_a_meeting_is_put_in_once_and_put_back_where_it_was_cancelled(database: Database) -> None:
    laid = await build.ground(database)
    (first,) = await put(laid, AT)
    assert (first.starts_at, first.sequence, first.kind, first.is_on) == (AT, 0, facts.Kind.FORMAL, True)
    assert await put(laid, AT) == []
    assert await database.run(lambda repos: repos.meetings.cancel(first, build.NOW))
    (gone,) = await all_of(laid)
    assert (gone.cancelled_at, gone.sequence) == (build.NOW, 1)
    (back,) = await put(laid, AT)
    assert (back.meeting_id, back.sequence, back.is_on) == (first.meeting_id, 2, True)
    assert await database.run(lambda repos: repos.meetings.get(first.meeting_id)) == back


async def test_of_many_who_put_one_in_one_does(database: Database) -> None:
    laid = await build.ground(database)
    came = await asyncio.gather(*(put(laid, AT, AT + build.DAY) for _ in range(6)))
    assert sorted(len(one) for one in came) == [0] * 5 + [2]


async def test_who_has_not_seen_the_last_change_changes_nothing(database: Database) -> None:
    laid = await build.ground(database)
    (seen,) = await put(laid, AT)
    assert await move(laid, (seen, AT + build.DAY))
    assert not await move(laid, (seen, AT + 2 * build.DAY))
    assert not await database.run(lambda repos: repos.meetings.cancel(seen, build.NOW))
    assert not await database.run(lambda repos: repos.meetings.change(seen, kind=facts.Kind.AWAY, minutes=300))
    (now,) = await all_of(laid)
    assert (now.starts_at, now.sequence) == (AT + build.DAY, 1)
    assert await database.run(lambda repos: repos.meetings.change(now, kind=facts.Kind.AWAY, minutes=300))
    (away,) = await all_of(laid)
    assert (away.kind, away.minutes, away.sequence) == (facts.Kind.AWAY, 300, 2)
    assert not await database.run(lambda repos: repos.meetings.put_back(away)), "what takes place cannot be put back"


async def test_all_that_follow_move_through_each_other_s_places_or_none_does(database: Database) -> None:
    laid = await build.ground(database)
    found = await put(laid, *(AT + week * 7 * build.DAY for week in range(4)))
    for days in (7, -7):
        found = await all_of(laid)
        assert await move(laid, *((one, one.starts_at + days * build.DAY) for one in found))
    assert [one.starts_at for one in await all_of(laid)] == [AT + week * 7 * build.DAY for week in range(4)]
    first, second, third, _ = await all_of(laid)
    assert not await move(laid, (first, second.starts_at)), "another begins then"
    assert not await move(laid, (first, AT + build.DAY), (second, AT + build.DAY)), "two at one instant"
    assert await move(laid, (first, second.starts_at), (second, first.starts_at)), "they change places"
    assert [one.meeting_id for one in await all_of(laid)][:3] == [second.meeting_id, first.meeting_id, third.meeting_id]


async def test_a_cancelled_meeting_makes_room_and_stays(database: Database) -> None:
    laid = await build.ground(database)
    one, two = await put(laid, AT, AT + build.DAY)
    assert await database.run(lambda repos: repos.meetings.cancel(two, build.NOW))
    assert await move(laid, (one, AT + build.DAY))
    gone, stands = await all_of(laid)
    assert (gone.meeting_id, gone.starts_at, gone.is_on) == (two.meeting_id, AT, False)
    assert (stands.meeting_id, stands.starts_at, stands.is_on) == (one.meeting_id, AT + build.DAY, True)


async def test_what_comes_next(database: Database) -> None:
    north, south = await build.ground(database), await build.ground(database, key="south")
    await put(north, AT, AT + build.DAY)
    (other,) = await put(south, AT + build.DAY)
    ids = [north.board.board_id, south.board.board_id]
    coming = await database.run(lambda repos: repos.meetings.next_of(ids, build.NOW))
    assert [(one.board_id, one.starts_at) for one in coming] == [(ids[0], AT), (ids[1], AT + build.DAY)]
    assert await database.run(lambda repos: repos.meetings.next_of([], build.NOW)) == []
    await database.run(lambda repos: repos.meetings.change(other, kind=facts.Kind.DEVELOPMENT, minutes=60))
    formal = await database.run(lambda repos: repos.meetings.coming(AT, kind=facts.Kind.FORMAL))
    assert [(board.key, one.starts_at) for board, one in formal] == [("north", AT + build.DAY)]
    assert await database.run(lambda repos: repos.meetings.coming(AT, until=AT + build.MINUTE)) == []


@pytest.mark.parametrize("kind", boards.PauseKind)
async def test_days_of_rest_are_written_once_ended_and_taken_back(database: Database, kind: boards.PauseKind) -> None:
    laid = await build.ground(database)
    today, board_id = build.TODAY, laid.board.board_id
    on = terms.Span(first=today - 3 * build.DAY, last=today + build.DAY)
    ahead = terms.Span(first=today + 10 * build.DAY, last=today + 20 * build.DAY)

    async def rests() -> tuple[terms.Span, ...]:
        return (await database.run(lambda repos: repos.terms.pauses_of([board_id], kind))).get(board_id, ())

    for last in (5, 1):
        longer = terms.Span(first=on.first, last=today + last * build.DAY)
        await database.run(lambda repos, longer=longer: repos.meetings.pause(board_id, kind, [longer, ahead]))  # type: ignore[misc]  # a loop's own value
    assert await rests() == (on, ahead)
    assert await database.run(lambda repos: repos.meetings.resume(board_id, kind, [on, ahead], today)) == 2
    assert await rests() == (terms.Span(first=on.first, last=today - build.DAY),)
    assert await database.run(lambda repos: repos.meetings.resume(board_id, kind, [on, ahead], today)) == 0
    assert await database.run(lambda repos: repos.meetings.resume(board_id, kind, [], today)) == 0


async def test_a_schedule_is_put_off_once(database: Database) -> None:
    laid = await build.ground(database)
    to = laid.schedule.next_due + build.DAY
    put_off = await asyncio.gather(*(database.run(lambda repos: repos.schedules.postpone(laid.schedule, to)) for _ in range(6)))
    assert sorted(put_off) == [False] * 5 + [True]
    found = await database.run(lambda repos: repos.schedules.get(laid.schedule.schedule_id))
    assert (found.next_due, found.last_due) == (to, None)
    assert await database.run(lambda repos: repos.schedules.save(laid.board.board_id, laid.schedule.plan, to)) == found.schedule_id
    assert (await database.run(lambda repos: repos.schedules.get(found.schedule_id))).next_due == to, "the same plan again leaves it there"
