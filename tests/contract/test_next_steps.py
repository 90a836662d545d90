"""What a board agreed is stored as it was given, on both databases; of two at one time, one is one too many."""

import asyncio
import dataclasses
import datetime
import uuid

import pytest

from bot import ports
from conversations import boards, sending
from conversations.next_steps import state
from storage import database as storage_database
from tests.contract import build

MAYOR = (boards.Duty.COORDINATOR,)


def step(laid: build.Ground, **facts: object) -> state.NextStep:
    held: dict[str, object] = {
        "step_id": uuid.uuid4(),
        "board": laid.board,
        "owner_id": laid.people[0],
        "owned_since": build.TODAY,
        "text": "Agree one list",
        "agreed_on": build.TODAY,
        "due_on": build.TODAY + 100 * build.DAY,
        "by_id": laid.people[1],
        "made_at": build.NOW,
        "changed_at": build.NOW,
    }
    return state.NextStep(**{**held, **facts})  # type: ignore[arg-type]  # a test names the field it changes


def position(laid: build.Ground, **facts: object) -> state.Position:
    held: dict[str, object] = {
        "position_id": uuid.uuid4(),
        "board": laid.board,
        "edition_ref": build.EDITION,
        "item_key": "results",
        "text": "We are there.",
        "agreed_on": build.TODAY,
        "by_id": laid.people[1],
        "made_at": build.NOW,
        "changed_at": build.NOW,
        "present": laid.people,
    }
    return state.Position(**{**held, **facts})  # type: ignore[arg-type]  # a test names the field it changes


async def add(database: storage_database.Database, one: state.NextStep) -> bool:
    return await database.run(lambda repos: repos.next_steps.add(one))


async def test_a_step_comes_back_as_it_was_kept_and_as_it_was_before(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    first = step(laid, sign="Fewer wait", stands=state.Stands.STUCK)
    assert await add(database, first)
    later = state.changed(first, build.NOW + build.DAY, owner_id=laid.people[2], stands=None, text="Another list")
    over = state.ended(later, state.State.DONE, build.TODAY + build.DAY, build.NOW + build.DAY)
    told = state.changed(over, build.NOW + 2 * build.DAY, changed_anything=state.Change.TOO_EARLY, what_changed="We wait.")
    for one in (later, over, told):
        held = one
        assert await database.run(lambda repos, held=held: repos.next_steps.keep(held))  # type: ignore[misc]  # mypy reads no such default
        assert await database.run(lambda repos: repos.next_steps.get(first.step_id, lock=True)) == one
    back = state.undone(told, build.NOW + 3 * build.DAY)
    assert back is not None
    assert await database.run(lambda repos: repos.next_steps.keep(back))
    assert await database.run(lambda repos: repos.next_steps.of_board(laid.board.board_id)) == [back]
    assert await database.run(lambda repos: repos.next_steps.of_owner(laid.people[2])) == [back]
    await database.run(lambda repos: repos.next_steps.drop(first.step_id))
    assert await database.run(lambda repos: repos.next_steps.get(first.step_id)) is None


async def test_the_sixth_live_one_is_refused_whoever_comes_at_the_same_time(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    made = [step(laid, made_at=build.NOW + number * build.SECOND) for number in range(8)]
    assert sorted(await asyncio.gather(*(add(database, one) for one in made))) == [False] * 3 + [True] * 5
    kept = await database.run(lambda repos: repos.next_steps.of_board(laid.board.board_id))
    over = state.ended(kept[0], state.State.DONE, build.TODAY, build.NOW)
    assert await database.run(lambda repos: repos.next_steps.keep(over))
    assert await add(database, step(laid))
    back = state.undone(over, build.NOW)
    assert back is not None
    assert not await database.run(lambda repos: repos.next_steps.keep(back)), "to undo an end makes one live, too"
    other = await build.ground(database, key="south")
    assert await add(database, step(other)), "each board has five of its own"


async def test_those_that_may_ask_anything_are_found(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    live, old = step(laid), step(laid, agreed_on=build.TODAY - 200 * build.DAY)
    over = state.ended(step(laid), state.State.DROPPED, build.TODAY - 20 * build.DAY, build.NOW)
    long_over = state.ended(step(laid), state.State.DONE, build.TODAY - 200 * build.DAY, build.NOW)
    for one in (live, old, over, long_over):
        assert await add(database, one)
    since = build.TODAY - 114 * build.DAY
    found = await database.run(lambda repos: repos.next_steps.asking(since, build.TODAY - 120 * build.DAY))
    assert {one.step_id for one in found} == {live.step_id, over.step_id}


async def test_one_position_for_an_item_and_a_day(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    first, other = position(laid, level=3, reason="We asked."), position(laid, agreed_on=build.TODAY - build.DAY)
    for one in (first, other):
        held = one
        await database.run(lambda repos, held=held: repos.next_steps.agree(held))  # type: ignore[misc]  # mypy reads no such default
    moved = state.reworded(first, build.NOW, agreed_on=other.agreed_on)

    async def refused(repos: ports.Repositories) -> tuple[bool, object]:
        return await repos.next_steps.reword(moved), await repos.next_steps.positions(laid.board.board_id)

    assert await database.run(refused) == (False, [other, first]), "the transaction goes on"
    changed = state.reworded(first, build.NOW, level=None, present=laid.people[:1], text="Nearly there.")
    assert await database.run(lambda repos: repos.next_steps.reword(changed))
    assert await database.run(lambda repos: repos.next_steps.position(first.position_id, lock=True)) == changed
    assert await database.run(lambda repos: repos.next_steps.with_present(laid.people[1])) == [other]
    await database.run(lambda repos: repos.next_steps.unsay(first.position_id))
    assert await database.run(lambda repos: repos.next_steps.positions(laid.board.board_id)) == [other]


async def test_a_step_stands_when_its_position_is_taken_back(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    said = position(laid)
    await database.run(lambda repos: repos.next_steps.agree(said))
    follows = step(laid, position_id=said.position_id)
    assert await add(database, follows)
    await database.run(lambda repos: repos.next_steps.unsay(said.position_id))
    assert await database.run(lambda repos: repos.next_steps.get(follows.step_id)) == dataclasses.replace(follows, position_id=None)


async def test_whose_boards_are_by_the_boards_own_day_and_by_duty(database: storage_database.Database) -> None:
    people = [build.person("first", "U1"), build.person("last", "U2"), build.person("runs", "U3", duties=MAYOR)]
    seats = [build.seat("first"), build.seat("last", held_until=build.TODAY, title="Other")]
    await database.run(lambda repos: repos.boards.save(build.plan(people, seats)))
    keys = {key: await database.run(lambda repos, key=key: repos.boards.person_called(key)) for key in ("first", "last", "runs")}  # type: ignore[misc]  # mypy reads no such default

    async def boards_of(key: str, now: datetime.datetime) -> list[tuple[str, bool]]:
        member = keys[key]
        assert member is not None
        found = await database.run(lambda repos: repos.next_steps.boards_of(member.person_id, now))
        return [(board.key, leads) for board, leads in found]

    midnight = datetime.datetime.combine(build.TODAY + build.DAY, datetime.time(), datetime.UTC)
    assert await boards_of("first", midnight) == [("north", False)]
    assert await boards_of("last", midnight - build.SECOND) == [("north", False)]
    assert await boards_of("last", midnight) == []
    assert await boards_of("runs", midnight) == [("north", True)]


async def test_which_prompts_are_owed_already(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    owed = build.owed(laid, "k1", who=laid.people[0], kind=sending.Kind.STEP_ASKED)
    await database.run(lambda repos: repos.deliveries.owe([owed]))
    assert await database.run(lambda repos: repos.next_steps.owed(["k1", "k2"])) == {"k1"}
    assert await database.run(lambda repos: repos.next_steps.owed([])) == set()


async def test_pulses_whose_arrows_are_kept_are_found_by_their_opening(database: storage_database.Database) -> None:
    laid = await build.ground(database)
    old, new, is_open = (build.record(laid, build.NOW - days * build.DAY) for days in (400, 365, 0))
    await build.create(laid, old, new)
    await build.close(laid, old, new)
    opened = await build.opened(laid, is_open)
    year = build.NOW - 366 * build.DAY
    found = await database.run(lambda repos: repos.pulses.kept(year, build.NOW))
    assert [one.pulse_id for one in found] == [new.pulse_id]
    following = await database.run(lambda repos: repos.pulses.next_kept(build.NOW - 401 * build.DAY, [build.EDITION]))
    assert following is not None
    assert following.pulse_id == old.pulse_id
    assert await database.run(lambda repos: repos.pulses.next_kept(year, ["other@2020"])) is None
    people = await database.run(lambda repos: repos.sittings.people_of(opened.record.pulse_id))
    assert set(people) == set(laid.people)


@pytest.mark.parametrize("lock", [False, True])
async def test_what_is_not_there_is_none(database: storage_database.Database, lock: bool) -> None:  # noqa: FBT001 - pytest gives it
    assert await database.run(lambda repos: repos.next_steps.get(uuid.uuid4(), lock=lock)) is None
    assert await database.run(lambda repos: repos.next_steps.position(uuid.uuid4(), lock=lock)) is None
