"""What two boards agreed to show each other: the same on every database."""

import asyncio
import dataclasses
import datetime
import functools
import uuid

from conversations import boards, inbound, sending
from conversations.exchanges import state
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
NOW, DAY = build.NOW, build.DAY


def proposal(ground: build.Ground, code: str = "bcdf2ghjk3", **changes: object) -> state.Exchange:
    one = state.Exchange(
        exchange_id=uuid.uuid4(),
        code=code,
        edition_ref=build.EDITION,
        item_keys=("strategy", "governance"),
        proposer=state.Side(board=ground.board, note="Two areas merged.\nIn spring.", at=NOW, by=ground.people[0]),
        lapses_at=NOW + 30 * DAY,
    )
    return dataclasses.replace(one, **changes)  # type: ignore[arg-type]  # a test names the field it changes


def side(ground: build.Ground, at: datetime.datetime = NOW + DAY) -> state.Side:
    return state.Side(board=ground.board, note="A small place.", at=at, by=ground.people[0])


async def propose(database: Database, one: state.Exchange) -> bool:
    return await database.run(lambda repos: repos.exchanges.propose(one))


async def agree(database: Database, one: state.Exchange, partner: state.Side) -> bool:
    return await database.run(lambda repos: repos.exchanges.agree(one.exchange_id, partner))


async def end(database: Database, one: state.Exchange, board_id: uuid.UUID, at: datetime.datetime = NOW) -> bool:
    return await database.run(lambda repos: repos.exchanges.end(one.exchange_id, board_id, at))


async def note(database: Database, one: state.Exchange, board_id: uuid.UUID, text: str) -> bool:
    return await database.run(lambda repos: repos.exchanges.note(one.exchange_id, board_id, text))


async def agreed_by(database: Database, person_id: uuid.UUID) -> list[state.Exchange]:
    return await database.run(lambda repos: repos.exchanges.agreed_by(person_id))


async def two(database: Database) -> tuple[build.Ground, build.Ground, state.Exchange]:
    """Two boards, and what the first proposed."""
    north, south = await build.ground(database, 2), await build.ground(database, 2, key="south")
    one = proposal(north)
    assert await propose(database, one)
    return north, south, one


async def test_a_proposal_comes_back_as_it_was_kept(database: Database) -> None:
    north, south, one = await two(database)
    assert await database.run(lambda repos: repos.exchanges.get(one.exchange_id)) == one
    assert await database.run(lambda repos: repos.exchanges.by_code(one.code)) == one
    assert await database.run(lambda repos: repos.exchanges.by_code("other")) is None
    assert await database.run(lambda repos: repos.exchanges.of_board(north.board.board_id)) == [one]
    assert await database.run(lambda repos: repos.exchanges.of_board(south.board.board_id)) == []
    assert await database.run(lambda repos: repos.exchanges.standing()) == []


async def test_an_id_and_a_code_are_taken_once(database: Database) -> None:
    north, _, one = await two(database)
    assert not await propose(database, dataclasses.replace(one, code="other2code"))
    assert not await propose(database, proposal(north))
    at_once = [proposal(north, "zzzz2zzzz2") for _ in range(4)]
    await asyncio.gather(*(propose(database, each) for each in at_once))
    assert len(await database.run(lambda repos: repos.exchanges.of_board(north.board.board_id))) == 2


async def test_who_agrees_first_agrees(database: Database) -> None:
    north, south, one = await two(database)
    east = await build.ground(database, 2, key="east")
    assert not await agree(database, one, side(north)), "not with itself"
    agreed = await asyncio.gather(*(agree(database, one, side(each)) for each in (south, east, south)))
    assert sorted(agreed) == [False, False, True]
    kept = await database.run(lambda repos: repos.exchanges.get(one.exchange_id))
    assert kept is not None
    assert kept.partner in {side(south), side(east)}
    assert kept.standing(NOW + 99 * DAY) is state.Standing.AGREED
    assert await database.run(lambda repos: repos.exchanges.standing()) == [kept]


async def test_who_ends_first_ends_and_nobody_agrees_after_that(database: Database) -> None:
    north, south, one = await two(database)
    east = await build.ground(database, 2, key="east")
    assert not await end(database, one, east.board.board_id), "a third board ends nothing"
    assert await agree(database, one, side(south))
    both = [north.board.board_id, south.board.board_id]
    ended = await asyncio.gather(*(end(database, one, each, NOW + 2 * DAY) for each in both))
    assert sorted(ended) == [False, True]
    kept = await database.run(lambda repos: repos.exchanges.get(one.exchange_id))
    assert kept is not None
    assert (kept.ended_at, kept.ended_by) == (NOW + 2 * DAY, both[ended.index(True)])
    assert await database.run(lambda repos: repos.exchanges.standing()) == []
    assert not await note(database, one, both[0], "late")
    second = proposal(north, "dfgh2jkmn3")
    await propose(database, second)
    assert await end(database, second, both[0])
    assert not await agree(database, second, side(south))


async def test_each_board_changes_its_own_note(database: Database) -> None:
    north, south, one = await two(database)
    await database.run(lambda repos: repos.exchanges.agree(one.exchange_id, side(south)))
    for ground, text in ((north, "north anew"), (south, "south anew")):
        assert await note(database, one, ground.board.board_id, text)
    assert not await note(database, one, uuid.uuid4(), "nobody's")
    kept = await database.run(lambda repos: repos.exchanges.get(one.exchange_id))
    assert kept is not None
    assert kept.partner is not None
    assert (kept.proposer.note, kept.partner.note) == ("north anew", "south anew")


async def test_who_agreed_finds_what_they_agreed_to(database: Database) -> None:
    north, south, one = await two(database)
    await database.run(lambda repos: repos.exchanges.agree(one.exchange_id, side(south)))
    for person, count in ((north.people[0], 1), (south.people[0], 1), (north.people[1], 0)):
        assert len(await agreed_by(database, person)) == count


async def test_two_that_look_with_a_lock_come_one_after_the_other(database: Database) -> None:
    """What makes a number of exchanges a limit: the second counts what the first has kept."""
    north, _, _ = await two(database)

    async def once(code: str) -> bool:
        async def work(repos: repositories.Repositories) -> bool:
            if len(await repos.exchanges.of_board(north.board.board_id, lock=True)) >= 2:
                return False
            await asyncio.sleep(0)
            return await repos.exchanges.propose(proposal(north, code))

        return await database.run(work)

    assert sorted(await asyncio.gather(*(once(f"bbbb2bbbb{number}") for number in range(2, 6)))) == [False, False, False, True]


async def test_only_rounds_of_the_boards_own_view_that_went_out_are_told_of(database: Database) -> None:
    north, south, _ = await two(database)
    own, voices, waits = (build.record(north, NOW + number * DAY) for number in range(3))
    voices = dataclasses.replace(voices, actor=boards.Actor.PARTNERS)
    for one, state_of in ((own, sending.State.SENT), (voices, sending.State.SENT), (waits, None)):
        await build.opened(north, one)
        await build.close(north, one)
        await database.run(functools.partial(_out, ground=north, pulse_id=one.pulse_id, settled=state_of))
    found = await database.run(lambda repos: repos.exchanges.published([north.board.board_id, south.board.board_id], NOW))
    assert [(one.pulse_id, one.board_id, one.edition_ref, one.at) for one in found] == [
        (own.pulse_id, north.board.board_id, build.EDITION, NOW + DAY)
    ]
    assert await database.run(lambda repos: repos.exchanges.published([north.board.board_id], NOW + 2 * DAY)) == []
    assert await database.run(lambda repos: repos.exchanges.published([south.board.board_id], NOW)) == []


async def test_who_chairs_a_board_or_keeps_it_running_is_found_for_many_boards_at_once(database: Database) -> None:
    led = {}
    for key, duties in (("north", tuple(boards.Duty)), ("south", (boards.Duty.CHAIR,)), ("west", ())):
        people = [build.person(f"{key}-lead", f"U-{key}", duties=duties), build.person(f"{key}-member", f"U-{key}-member")]
        plan = build.plan(people, [build.seat(one.key) for one in people], key=key)
        board_id = await database.run(functools.partial(_save, plan=plan))
        found = await database.run(functools.partial(_people, board_id=board_id))
        led[board_id] = {one.person_id for one in found if one.key == f"{key}-lead" and duties}
    north, south, west = led
    assert await database.run(lambda repos: repos.exchanges.leading([north, south, west])) == {north: led[north], south: led[south]}
    assert await database.run(lambda repos: repos.exchanges.leading([west])) == {}


async def _save(repos: repositories.Repositories, plan: boards.BoardPlan) -> uuid.UUID:
    return await repos.boards.save(plan)


async def _people(repos: repositories.Repositories, board_id: uuid.UUID) -> list[boards.Member]:
    return await repos.boards.people_of(board_id)


async def _out(repos: repositories.Repositories, ground: build.Ground, pulse_id: uuid.UUID, settled: sending.State | None) -> None:
    owed = sending.Owed(
        key=f"{pulse_id}:summary",
        kind=sending.Kind.SUMMARY,
        subject_id=pulse_id,
        board_id=ground.board.board_id,
        address=inbound.Address(platform="slack", tenant="T1", handle="C"),
        due_at=NOW,
    )
    await repos.deliveries.owe([owed])
    if settled is not None:
        (claimed,) = await repos.deliveries.claim("me", NOW, NOW + DAY, 5)
        await repos.deliveries.settle(claimed, "me", settled, NOW + DAY)
