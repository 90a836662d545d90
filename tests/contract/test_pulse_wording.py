"""What a pulse remembers of the words it was opened with, and which earlier pulse asked the same."""

import dataclasses
import sqlite3

import asyncpg

from conversations import records
from storage import database as storage_database
from storage.database import Database
from tests.contract import build


async def test_a_pulse_keeps_the_wording_it_was_opened_with(database: Database) -> None:
    laid = await build.ground(database)
    wording = f"{'a' * 64}+{'b' * 64}"
    made = dataclasses.replace(build.record(laid), wording=wording)
    opened = await build.opened(laid, made)
    assert (await database.run(lambda repos: repos.pulses.get(made.pulse_id))).wording == wording
    sitting_id = opened.sittings[laid.people[0]]
    for lock in (True, False):
        found = await database.run(lambda repos: repos.sittings.get(sitting_id, lock=lock))  # noqa: B023 - run before the loop goes on
        assert found is not None
        assert found.pulse.wording == wording
    [due] = await database.run(lambda repos: repos.sittings.open_for(laid.people[0]))
    assert due.pulse.wording == wording


async def test_a_pulse_of_before_there_were_layers_had_our_own_words(own_url: str) -> None:
    async with storage_database.opened(own_url) as database:
        laid = await build.ground(database)
        made = (await build.opened(laid)).record
    undo = ("ALTER TABLE pulse DROP COLUMN wording", "DELETE FROM tortoise_migrations WHERE name = '0006_pulse_wording'")
    if own_url.startswith("sqlite"):
        with sqlite3.connect(own_url.removeprefix("sqlite:///")) as other:
            for statement in undo:
                assert other.execute(statement).rowcount != 0
        other.close()
    else:
        connected = await asyncpg.connect(own_url)
        for statement in undo:
            await connected.execute(statement)
        await connected.close()
    async with storage_database.opened(own_url, migrate=True) as database:
        assert (await database.run(lambda repos: repos.pulses.get(made.pulse_id))).wording == ""


async def test_a_pulse_from_another_file_of_the_same_edition_did_not_ask_the_same(database: Database) -> None:
    laid = await build.ground(database)
    old = build.record(laid, build.NOW - 60 * build.DAY, digest="of another file")
    now = build.record(laid, build.NOW)
    await build.create(laid, old, now)
    await build.close(laid, old)
    assert await database.run(lambda repos: repos.pulses.before(now, with_answers=False)) is None
    assert await other(database, now) == old.pulse_id


async def test_the_round_before_may_have_been_of_another_edition_of_the_framework(database: Database) -> None:
    laid, elsewhere = await build.ground(database), await build.ground(database, key="south")
    framework = build.EDITION.partition("@")[0]
    now = build.record(laid, build.NOW)
    rounds = [build.record(laid, build.NOW - days * build.DAY, edition=f"{framework}@1999") for days in (300, 200)]
    never = [
        build.record(laid, build.NOW - 10 * build.DAY, edition=f"{framework}_2@1999"),
        build.record(laid, build.NOW - 11 * build.DAY, edition=f"{framework}@1999"),
        build.record(elsewhere, build.NOW - 12 * build.DAY, edition=f"{framework}@1999"),
        build.record(laid, build.NOW + build.DAY, edition=f"{framework}@1999"),
    ]
    await build.create(laid, now, *rounds, *never)
    assert await other(database, now) is None, "nothing is closed yet"
    await build.close(laid, *rounds, never[0], *never[2:])
    assert await other(database, now) == rounds[1].pulse_id
    same = build.record(laid, build.NOW - 100 * build.DAY)
    await build.create(laid, same)
    await build.close(laid, same)
    assert await other(database, now) is None, "the last round was of this edition"


async def other(database: Database, record: records.PulseRecord) -> object:
    found = await database.run(lambda repos: repos.pulses.of_another_edition(record))
    return None if found is None else found.pulse_id
