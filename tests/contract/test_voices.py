"""Voices: stored as planned, known wherever people of a board are, and gone when the plan leaves them out."""

import dataclasses
import datetime
import uuid

import pytest

from bot.board import boards as board_files
from conversations import boards
from storage import database as storage_database
from storage import models
from tests.contract import build

Database = storage_database.Database
PARTNERS, COUNCIL = boards.Actor.PARTNERS, boards.Actor.COUNCIL
ANN = build.person("ann", "U1", duties=(boards.Duty.COORDINATOR,))
BOB, CAT, DAN = (build.person(key, f"U-{key}") for key in ("bob", "cat", "dan"))


def plan(*voices: tuple[str, boards.Actor], key: str = "north", seats: tuple[boards.SeatPlan, ...] | None = None) -> boards.BoardPlan:
    made = build.plan([ANN, BOB, CAT, DAN], (build.seat("ann"),) if seats is None else seats, key=key)
    return dataclasses.replace(made, voices=tuple(boards.VoicePlan(person=person, actor=actor) for person, actor in voices))


async def load(database: Database, planned: boards.BoardPlan) -> uuid.UUID:
    return await database.run(lambda repos: board_files.load(repos, planned, build.NOW))


async def voices_of(database: Database, board_id: uuid.UUID, actor: boards.Actor) -> list[str]:
    return [one.key for one in await database.run(lambda repos: repos.boards.voices_of(board_id, actor))]


async def rows(database: Database) -> set[uuid.UUID]:
    return {one.voice_id for one in await database.run(lambda _repos: models.Voice.all())}


async def test_voices_are_stored_as_planned_and_go_when_they_are_left_out(database: Database) -> None:
    first = plan(("cat", PARTNERS), ("bob", PARTNERS), ("bob", COUNCIL))
    board_id = await load(database, first)
    assert await voices_of(database, board_id, PARTNERS) == ["bob", "cat"]
    assert await voices_of(database, board_id, COUNCIL) == ["bob"]
    assert await voices_of(database, board_id, boards.Actor.COMMUNITIES) == []
    before = await rows(database)
    await load(database, first)
    assert await rows(database) == before, "the same plan again changes nothing"
    await load(database, plan(("cat", PARTNERS), ("dan", PARTNERS)))
    assert await voices_of(database, board_id, PARTNERS) == ["cat", "dan"]
    assert await voices_of(database, board_id, COUNCIL) == []
    assert len(before & await rows(database)) == 1, "who stays is not made anew"
    assert [one.key for one in await database.run(lambda repos: repos.boards.members_on(board_id, build.TODAY))] == ["ann"]


async def test_whoever_is_a_voice_is_known_as_one(database: Database) -> None:
    board_id = await load(database, plan(("bob", PARTNERS), ("bob", COUNCIL)))
    await load(database, plan(("bob", PARTNERS), key="south"))
    people = await database.run(lambda repos: repos.boards.people_of(board_id))
    assert [one.key for one in people] == ["ann", "bob"], "each once"
    bob = people[1].person_id
    assert (await database.run(lambda repos: repos.boards.roles(board_id)))[bob] == ["council", "partners"]
    assert await database.run(lambda repos: repos.boards.boards_of(bob)) == {"north", "south"}
    as_whom = [("Board north", COUNCIL), ("Board north", PARTNERS), ("Board south", PARTNERS)]
    assert await database.run(lambda repos: repos.boards.voice_of(bob)) == as_whom
    assert await database.run(lambda repos: repos.boards.is_voice(board_id, bob, COUNCIL))
    assert not await database.run(lambda repos: repos.boards.is_voice(board_id, bob, boards.Actor.COMMUNITIES))
    assert not await database.run(lambda repos: repos.boards.is_voice(board_id, people[0].person_id, PARTNERS))


async def test_removing_a_board_keeps_whoever_is_a_voice_elsewhere(database: Database) -> None:
    kept = await load(database, plan(("bob", PARTNERS), key="kept"))
    doomed = await load(database, plan(("bob", COUNCIL), ("cat", COUNCIL), key="doomed"))
    await database.run(lambda repos: repos.boards.remove(doomed))
    assert await voices_of(database, kept, PARTNERS) == ["bob"]
    assert len(await rows(database)) == 1
    assert await database.run(lambda repos: repos.boards.person_called("cat")) is None


async def test_a_voice_is_not_mixed_up_with_somebody_of_another_board(database: Database) -> None:
    await load(database, plan(("bob", PARTNERS)))
    stranger = build.person("bob", "U-other", name="Bob Other")
    other = build.plan([build.person("eve", "U-eve", duties=ANN.duties), stranger], [build.seat("eve")], key="south")
    with pytest.raises(board_files.BoardFaults, match="the key bob belongs to somebody on the board north"):
        await load(database, dataclasses.replace(other, voices=(boards.VoicePlan(person="bob", actor=PARTNERS),)))


@pytest.mark.parametrize("days", [0, 400])
async def test_whoever_still_has_a_seat_is_no_voice(database: Database, days: int) -> None:
    seats = (build.seat("ann"), build.seat("bob", held_until=build.TODAY + days * build.DAY, title="Guest"))
    with pytest.raises(board_files.BoardFaults, match="voices: bob has a seat on this board") as caught:
        await load(database, plan(("bob", PARTNERS), ("bob", COUNCIL), seats=seats))
    assert len(caught.value.faults) == 1
    assert await database.run(lambda repos: repos.boards.all()) == []


async def test_whoever_left_their_seat_yesterday_may_be_a_voice(database: Database) -> None:
    yesterday: datetime.date = build.TODAY - build.DAY
    seats = (build.seat("ann"), build.seat("bob", yesterday, yesterday, title="Guest"))
    board_id = await load(database, plan(("bob", PARTNERS), seats=seats))
    assert await voices_of(database, board_id, PARTNERS) == ["bob"]
