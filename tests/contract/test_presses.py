"""Presses that are looked up, decided and kept in one unit of work, whoever else is at work meanwhile."""

import asyncio
import dataclasses
import logging
import random
import threading
import uuid
from collections.abc import Awaitable, Callable, Sequence

import pytest

from conversations import inbound, presses, records
from conversations import sitting as sittings
from storage import database as storage_database
from storage import repositories
from tests.contract import build

Database = storage_database.Database
SOURCE = "slack:T1"
Change = Callable[[Database], Awaitable[object]]


async def laid_out(database: Database, members: int = 3) -> tuple[build.Ground, build.Opened, list[presses.Asked]]:
    """A pulse just opened, and a press of each member in their sitting."""
    laid = await build.ground(database, members=members)
    opened = await build.opened(laid)

    async def addresses(repos: repositories.Repositories) -> list[inbound.Address]:
        return [(await repos.boards.person(person_id)).addresses[0] for person_id in laid.people]

    there = await database.run(addresses)
    return (
        laid,
        opened,
        [
            presses.Asked(address=address, receipt=(SOURCE, f"key {place}"), sitting_id=opened.sittings[person_id], now=build.NOW)
            for place, (address, person_id) in enumerate(zip(there, laid.people, strict=True))
        ],
    )


def reply(one: presses.Asked) -> records.ReplyRecord:
    place = inbound.Place(spot=f"card {one.address.handle}", ticket="")
    return records.ReplyRecord(reply_id=uuid.uuid4(), address=one.address, place=place, body="{}", owed_at=build.NOW)


def answering(
    asked: Sequence[presses.Asked], answer: sittings.Answer, told: list[presses.Seen]
) -> Callable[[presses.Seen], presses.Decided[list[bool]]]:
    """Keeps an answer for every first press in an open pulse, as the lane does, and owes a reply. Its outcome: for whom."""

    def decide(seen: presses.Seen) -> presses.Decided[list[bool]]:
        told.append(seen)
        found = [seen.sittings[one.sitting_id] for one in asked]
        keeps = [is_first and record.pulse.state is records.PulseState.OPEN for is_first, record in zip(seen.first, found, strict=True)]
        return presses.Decided(
            outcome=keeps,
            answers=[(record, joined(record, answer)) for record, keep in zip(found, keeps, strict=True) if keep],
            owed=[reply(one) for one, keep in zip(asked, keeps, strict=True) if keep],
            lease_until=build.NOW + build.MINUTE,
        )

    return decide


def joined(record: records.SittingRecord, answer: sittings.Answer) -> sittings.Answer:
    """The arrow beside a circle that is there, and the other way round."""
    before = record.answers.get(answer.item_key)
    if before is None:
        return answer
    given = {name: getattr(answer, name) for name in ("now", "ahead") if getattr(answer, name) is not None}
    return dataclasses.replace(before, **given)


async def owed(database: Database) -> set[str]:
    late = build.NOW + build.DAY
    return {row.place.spot for row in await database.run(lambda repos: repos.replies.left_over(late, late, 999))}


async def answers(database: Database, one: presses.Asked) -> dict[str, sittings.Answer]:
    found = await database.run(lambda repos: repos.sittings.get(one.sitting_id))
    assert found is not None
    return dict(found.answers)


async def test_all_is_seen_as_it_is_singly_and_kept_once(database: Database) -> None:
    _, opened, asked = await laid_out(database)
    await build.keep(database, asked[0].sitting_id, build.answer("purpose", 2, 4, note="a 'note'\n“so”"), build.answer("strategy", 0))
    stranger = presses.Asked(address=build.address("nobody"), receipt=(SOURCE, "x"), sitting_id=uuid.uuid4(), now=build.NOW)
    again = dataclasses.replace(asked[1], sitting_id=asked[0].sitting_id)
    told = list[presses.Seen]()

    def look(seen: presses.Seen) -> presses.Decided[str]:
        told.append(seen)
        return presses.Decided(outcome="looked", answers=[], owed=[], lease_until=build.NOW)

    assert await database.decide([*asked, stranger, again], look) == "looked"
    (seen,) = told
    assert seen.first == [True, True, True, False, False]

    async def singly(repos: repositories.Repositories) -> tuple[object, object]:
        people = {one.address: await repos.boards.person_at(one.address) for one in asked}
        return people, {one: await repos.sittings.get(one) for one in opened.sittings.values()}

    people, found = await database.run(singly)
    assert {address: dataclasses.replace(one, addresses=(address,)) for address, one in seen.people.items()} == people
    assert seen.sittings == found
    assert list(seen.sittings[asked[0].sitting_id].answers) == ["purpose", "strategy"]
    # Dealt with: each is a repeat from now on. The stranger's is not, for it was nobody's.
    assert await database.decide(asked, answering(asked, build.answer(), told)) == [False] * 3
    assert await database.run(lambda repos: repos.receipts.take([(SOURCE, "key 1"), (SOURCE, "x")], build.NOW)) == [False, True]
    assert await owed(database) == set()


async def test_answers_receipts_and_replies_are_kept_together_or_not_at_all(database: Database) -> None:
    _, _, asked = await laid_out(database)
    told = list[presses.Seen]()

    def broken(seen: presses.Seen) -> presses.Decided[list[bool]]:
        whole = answering(asked, build.answer("purpose", 3), told)(seen)
        last = dataclasses.replace(whole.owed[-1], body=None)  # type: ignore[arg-type]  # no reply is without one
        return dataclasses.replace(whole, owed=[*whole.owed[:-1], last])

    with pytest.raises(Exception, match=r"(?i)not.null"):
        await database.decide(asked, broken)
    assert (await answers(database, asked[0]), await owed(database)) == ({}, set())
    assert await database.decide(asked, answering(asked, build.answer("purpose", 3), told)) == [True] * 3
    assert await answers(database, asked[2]) == {"purpose": build.answer("purpose", 3)}
    assert await owed(database) == {reply(one).place.spot for one in asked}
    fresh = [dataclasses.replace(one, receipt=(SOURCE, f"more {place}")) for place, one in enumerate(asked)]
    await database.decide(fresh, answering(fresh, build.answer("purpose", None, 5), told))
    assert await answers(database, asked[2]) == {"purpose": build.answer("purpose", 3, 5)}


async def test_nothing_can_be_begun_inside_a_unit_of_work(database: Database) -> None:
    _, _, asked = await laid_out(database)

    async def nested(_: repositories.Repositories) -> None:
        await database.decide(asked, answering(asked, build.answer(), []))

    with pytest.raises(RuntimeError, match="inside another"):
        await database.run(nested)


# Between the look and the decision's being kept somebody else, in another process, changes something.


def meanwhile(url: str, change: Change) -> None:
    """Let another process do something, whole, while this one waits."""

    async def act() -> None:
        async with storage_database.opened(url) as other:
            await change(other)

    at_work = threading.Thread(target=lambda: asyncio.run(act()))
    at_work.start()
    at_work.join(20)
    assert not at_work.is_alive(), "nothing is locked between the look and the write"


async def interrupted(url: str, database: Database, asked: Sequence[presses.Asked], change: Change) -> tuple[list[bool], int]:
    """Answer, with `change` made after the first look. For whom it was kept, and how many looks it took."""
    told = list[presses.Seen]()
    plain = answering(asked, build.answer("purpose", 4), told)

    def decide(seen: presses.Seen) -> presses.Decided[list[bool]]:
        if not told:
            meanwhile(url, change)
        return plain(seen)

    return await database.decide(asked, decide), len(told)


async def test_a_close_after_the_look_leaves_no_answer_in_a_closed_pulse(migrated_postgres: str) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        _, opened, asked = await laid_out(database)
        found = await interrupted(
            migrated_postgres, database, asked, lambda other: other.run(lambda repos: repos.pulses.close(opened.record.pulse_id, build.NOW))
        )
        assert found == ([False] * 3, 2)
        assert await build.counts(database, opened.record.pulse_id) == []
        assert await owed(database) == set()


async def test_the_other_half_of_an_answer_given_after_the_look_is_not_lost(migrated_postgres: str) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        _, _, asked = await laid_out(database)
        arrow = build.answer("purpose", None, 5)
        found = await interrupted(migrated_postgres, database, asked, lambda other: build.keep(other, asked[1].sitting_id, arrow))
        assert found == ([True] * 3, 2)
        assert await answers(database, asked[1]) == {"purpose": build.answer("purpose", 4, 5)}


async def test_an_answer_by_the_same_short_way_is_noticed_too(migrated_postgres: str) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        _, _, asked = await laid_out(database)
        fresh = [dataclasses.replace(one, receipt=(SOURCE, f"other {place}")) for place, one in enumerate(asked)]
        arrow = answering(fresh, build.answer("purpose", None, 5), [])
        found = await interrupted(migrated_postgres, database, asked, lambda other: other.decide(fresh, arrow))
        assert found == ([True] * 3, 2)
        assert [await answers(database, one) for one in asked] == [{"purpose": build.answer("purpose", 4, 5)}] * 3


async def test_an_event_dealt_with_after_the_look_is_a_repeat(migrated_postgres: str) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        _, _, asked = await laid_out(database)
        found = await interrupted(
            migrated_postgres, database, asked, lambda other: other.run(lambda repos: repos.receipts.take([asked[1].receipt], build.NOW))
        )
        assert found == ([True, False, True], 2)
        assert [await answers(database, one) for one in asked][1] == {}


async def test_what_does_not_matter_is_not_in_the_way(migrated_postgres: str) -> None:
    async with storage_database.opened(migrated_postgres) as database:
        _, _, asked = await laid_out(database)
        other_sitting = build.keep
        found = await interrupted(
            migrated_postgres, database, asked[:2], lambda other: other_sitting(other, asked[2].sitting_id, build.answer())
        )
        assert found == ([True, True], 1)


@pytest.mark.parametrize("seed", range(3))
async def test_many_at_once_in_two_processes_lose_nothing_and_never_deadlock(
    migrated_postgres: str, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Circles and arrows of the same items, by the short way and by the long one, repeats, and a close among them."""
    caplog.set_level(logging.INFO)
    dice = random.Random(seed)
    async with storage_database.opened(migrated_postgres) as one, storage_database.opened(migrated_postgres) as other:
        laid, _, base = await laid_out(one, members=8)
        for days in range(1, 7):
            opened = await build.opened(laid, build.record(laid, build.NOW + days * build.DAY))
            ids = [opened.sittings[person_id] for person_id in laid.people]
            events = [
                dataclasses.replace(base[place], receipt=(SOURCE, f"{days} {place} {part}"), sitting_id=ids[place])
                for place in range(8)
                for part in ("now", "ahead")
            ]
            units = [decided(database, dice.sample(events, 8)) for database in (one, other) for _ in range(4)]
            units += [locked(other, dice.sample(ids, 4))]
            kept, _ = await asyncio.gather(asyncio.gather(*units), build.close(laid, opened.record))
            stored = await one.run(lambda repos, ids=ids: repos.sittings.get_all(ids))  # type: ignore[misc]  # the default binds it
            there = {(sitting_id, part) for sitting_id in ids for part in parts(stored[sitting_id])}
            assert there == set().union(*kept), "kept before the close, or refused; and no half lost"
            firsts = [half for halves in kept[:-1] for half in halves]
            assert len(firsts) == len(set(firsts)), "each event was first once"
    told = [getattr(line, "action", "") for line in caplog.records]
    assert "unit_of_work_retried" not in told, "two waited for each other"


def parts(record: records.SittingRecord) -> set[str]:
    return {f"{one.item_key} {part}" for one in record.answers.values() for part in ("now", "ahead") if getattr(one, part) is not None}


async def decided(database: Database, asked: list[presses.Asked]) -> set[tuple[uuid.UUID, str]]:
    """Give half an answer for each event that is first; which halves were kept."""

    def decide(seen: presses.Seen) -> presses.Decided[set[tuple[uuid.UUID, str]]]:
        found, kept, halves = dict(seen.sittings), [], set()
        for one, is_first in zip(asked, seen.first, strict=True):
            record, part = found[one.sitting_id], one.receipt[1].split()[-1]
            if not is_first or record.pulse.state is not records.PulseState.OPEN:
                continue
            answer = joined(record, build.answer("purpose", 1 if part == "now" else None, 2 if part == "ahead" else None))
            found[one.sitting_id] = dataclasses.replace(record, answers={**record.answers, "purpose": answer})
            kept.append((record, answer))
            halves.add((one.sitting_id, f"purpose {part}"))
        return presses.Decided(outcome=halves, answers=kept, owed=[reply(one) for one in asked], lease_until=build.NOW)

    return await database.decide(asked, decide)


async def locked(database: Database, ids: list[uuid.UUID]) -> set[tuple[uuid.UUID, str]]:
    """Answer another item in these sittings, one unit for all, under locks."""

    async def work(repos: repositories.Repositories) -> set[tuple[uuid.UUID, str]]:
        found = await repos.sittings.get_all(ids)
        still_open = [one for one in found.values() if one.pulse.state is records.PulseState.OPEN]
        await repos.sittings.keep_all([(record, build.answer("strategy", 3)) for record in still_open])
        return {(record.sitting_id, "strategy now") for record in still_open}

    return await database.run(work)
