"""Seats and first weeks on both databases: who holds what is exact, a person goes only when nothing is known of them, a path is once."""

import asyncio
import datetime
import functools
import uuid

import pytest
import tortoise.exceptions

from bot import ports
from conversations import boards, newcomers, sending
from conversations.seats import facts
from storage import database as storage_database
from tests.contract import build

PATH = sending.Kind.NEWCOMER


async def the_seat(database: storage_database.Database) -> facts.Seat:
    """Ann's, on a board with Ben beside her."""
    people = [build.person("ann", "U1", duties=(boards.Duty.CHAIR,)), build.person("ben", "U2")]
    seats = [build.seat("ann", title="A"), build.seat("ben", title="B")]
    board_id = await database.run(lambda repos: repos.boards.save(build.plan(people, seats)))
    return (await database.run(lambda repos: repos.seats.of_board(board_id)))[0]


async def taken_on(database: storage_database.Database, key: str = "nia") -> uuid.UUID:
    return await database.run(lambda repos: repos.seats.take_on(build.person(key, f"U-{key}")))


async def test_a_seat_passes_on_and_back(database: storage_database.Database) -> None:
    seat, nia, day = await the_seat(database), await taken_on(database), build.TODAY + 3 * build.DAY
    tenure_id = await database.run(lambda repos: repos.seats.pass_on(seat, seat.held[0], nia, day))
    now = await database.run(lambda repos: repos.seats.get(seat.seat_id, lock=True))
    assert now is not None
    assert [(one.name, one.since, one.until) for one in now.held] == [
        ("Ann", build.TODAY - build.DAY, day - build.DAY),
        ("Nia", day, None),
    ]
    assert await database.run(lambda repos: repos.seats.of_tenure(tenure_id)) == seat.seat_id
    last = await database.run(lambda repos: repos.boards.members_on(seat.board_id, day - build.DAY))
    first = await database.run(lambda repos: repos.boards.members_on(seat.board_id, day))
    assert ([one.name for one in last], [one.name for one in first]) == (["Ann", "Ben"], ["Ben", "Nia"])
    await database.run(lambda repos: repos.seats.take_back(tenure_id))
    await database.run(lambda repos: repos.seats.end(seat.held[0].tenure_id, None))
    assert await database.run(lambda repos: repos.seats.get(seat.seat_id)) == seat
    assert await database.run(lambda repos: repos.boards.person_called("nia")) is None


async def test_whoever_was_sent_anything_stays_known_when_a_seat_is_taken_back(database: storage_database.Database) -> None:
    seat, nia = await the_seat(database), await taken_on(database)
    tenure_id = await database.run(lambda repos: repos.seats.pass_on(seat, seat.held[0], nia, build.TODAY))
    await database.run(lambda repos: repos.deliveries.owe([piece(seat.board_id, nia, 1)]))
    await database.run(lambda repos: repos.seats.take_back(tenure_id))
    assert await database.run(lambda repos: repos.boards.person_called("nia")) is not None


async def test_two_coordinators_at_once_pass_a_seat_on_once(database: storage_database.Database) -> None:
    seat, nia, oli = await the_seat(database), await taken_on(database), await taken_on(database, "oli")

    async def passes(who: uuid.UUID, repos: ports.Repositories) -> bool:
        fresh = await repos.seats.get(seat.seat_id, lock=True)
        assert fresh is not None
        passing = facts.passing(fresh, who, build.TODAY + build.DAY, build.TODAY)
        if isinstance(passing, facts.Refusal):
            return False
        await repos.seats.pass_on(fresh, passing.ends, who, build.TODAY + build.DAY)
        return True

    done = await asyncio.gather(*(database.run(functools.partial(passes, who)) for who in (nia, oli)))
    assert sorted(done) == [False, True]


async def test_nobody_holds_a_seat_twice_from_one_day(database: storage_database.Database) -> None:
    seat, nia = await the_seat(database), await taken_on(database)
    await database.run(lambda repos: repos.seats.pass_on(seat, None, nia, build.TODAY))
    with pytest.raises(tortoise.exceptions.IntegrityError):
        await database.run(lambda repos: repos.seats.pass_on(seat, None, nia, build.TODAY))


async def test_a_duty_goes_over_once_and_comes_back(database: storage_database.Database) -> None:
    seat, nia = await the_seat(database), await taken_on(database)
    ann, chair = seat.held[0].person_id, boards.Duty.CHAIR
    assert await database.run(lambda repos: repos.seats.hand_duty(seat.board_id, chair, ann, nia))
    assert not await database.run(lambda repos: repos.seats.hand_duty(seat.board_id, chair, ann, nia))
    assert await database.run(lambda repos: repos.seats.duties_of(seat.board_id, nia)) == [chair]
    assert await database.run(lambda repos: repos.seats.hand_duty(seat.board_id, chair, nia, None))
    for _ in range(2):
        await database.run(lambda repos: repos.seats.give_duty(seat.board_id, chair, ann))
    assert await database.run(lambda repos: repos.seats.duties_of(seat.board_id, ann)) == [chair]


async def test_who_comes_and_goes_is_told_with_all_their_time_on_the_board(database: storage_database.Database) -> None:
    seat = await the_seat(database)
    far = await database.run(lambda repos: repos.newcomers.stays(build.TODAY))
    assert far == []
    await database.run(lambda repos: repos.seats.end(seat.held[0].tenure_id, build.TODAY))
    (one,) = await database.run(lambda repos: repos.newcomers.stays(build.TODAY))
    assert (one.person_id, one.spans, one.board.board_id) == (
        seat.held[0].person_id,
        ((build.TODAY - build.DAY, build.TODAY),),
        seat.board_id,
    )
    assert await database.run(lambda repos: repos.newcomers.stay(seat.board_id, one.person_id)) == one
    assert await database.run(lambda repos: repos.newcomers.stay(uuid.uuid4(), one.person_id)) is None


async def test_a_board_began_when_its_people_were_first_asked(database: storage_database.Database) -> None:
    seat = await the_seat(database)
    ann, board_id = seat.held[0].person_id, seat.board_id
    await database.run(lambda repos: repos.deliveries.owe([piece(board_id, ann, 1)]))
    assert await database.run(lambda repos: repos.newcomers.began([board_id])) == {}
    asked = [owed(board_id, ann, f"asked:{days}", sending.Kind.REFLECTION, build.NOW + days * build.DAY) for days in (5, 2, 9)]
    await database.run(lambda repos: repos.deliveries.owe(asked))
    assert await database.run(lambda repos: repos.newcomers.began([board_id])) == {board_id: build.NOW + 2 * build.DAY}


async def test_a_path_is_stopped_at_once_and_goes_on_where_it_was(database: storage_database.Database) -> None:
    seat = await the_seat(database)
    ann, board_id = seat.held[0].person_id, seat.board_id
    keys = newcomers.pieces(board_id, ann)
    await database.run(lambda repos: repos.deliveries.owe([piece(board_id, ann, 1), piece(board_id, ann, 2)]))
    claimed = await database.run(lambda repos: repos.deliveries.claim("me", build.NOW, build.NOW + build.MINUTE, 8))
    second = next(one for one in claimed if one.key == keys[1])
    await database.run(lambda repos: repos.deliveries.postpone(second, "me", build.NOW + build.DAY))
    for _ in range(2):
        await database.run(lambda repos: repos.newcomers.stop(board_id, ann, build.NOW))
    states = await database.run(lambda repos: repos.newcomers.path(ann))
    # What is on its way is not called back.
    assert [states[key].value for key in keys] == ["sending", "moot", "moot", "moot", "moot", "moot"]
    assert await database.run(lambda repos: repos.newcomers.go_on(board_id, ann))
    assert not await database.run(lambda repos: repos.newcomers.go_on(board_id, ann))
    assert list(await database.run(lambda repos: repos.newcomers.owed(keys))) == [keys[0]]


def piece(board_id: uuid.UUID, person_id: uuid.UUID, number: int) -> sending.Owed:
    return owed(board_id, person_id, newcomers.key(board_id, person_id, number), PATH, build.NOW)


def owed(board_id: uuid.UUID, person_id: uuid.UUID, key: str, kind: sending.Kind, due_at: datetime.datetime) -> sending.Owed:
    return sending.Owed(key=key, kind=kind, subject_id=board_id, board_id=board_id, person_id=person_id, address=None, due_at=due_at)
