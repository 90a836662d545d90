"""What is kept of a workspace, on both databases: encrypted, put in again without loss, and paused only by what is news."""

import asyncio
import dataclasses
import datetime
import pathlib
import sqlite3

import asyncpg
import pytest

from bot import clock, installations
from conversations import records
from storage import database as storage_database
from storage import sealing
from tests.contract import build

KEPT = '{"bot_token": "xoxb-pomegranate"}'
OLD, NEW = sealing.new_key(), sealing.new_key()


def record(
    tokens: str = KEPT, *, tenant: str = "T1", at: datetime.datetime = build.NOW, paused_at: datetime.datetime | None = None
) -> records.InstallationRecord:
    return records.InstallationRecord(platform="slack", tenant=tenant, tokens=tokens, installed_at=at, changed_at=at, paused_at=paused_at)


async def keep(database: storage_database.Database, one: records.InstallationRecord) -> None:
    await database.run(lambda repos: repos.installations.keep(one))


async def get(database: storage_database.Database, tenant: str = "T1") -> records.InstallationRecord | None:
    return await database.run(lambda repos: repos.installations.get("slack", tenant))


async def pause(database: storage_database.Database, at: datetime.datetime, tenant: str = "T1") -> bool:
    return await database.run(lambda repos: repos.installations.pause("slack", tenant, at))


async def sealed(url: str) -> str:
    """The column as it stands in the table."""
    query = "SELECT sealed FROM installation"
    if url.startswith("sqlite"):
        return str(sqlite3.connect(url.removeprefix("sqlite:///")).execute(query).fetchone()[0])
    connected = await asyncpg.connect(url)
    try:
        return str(await connected.fetchval(query))
    finally:
        await connected.close()


def on_disk(folder: pathlib.Path) -> list[bytes]:
    """A SQLite database with its log, as somebody would steal it while it is in use."""
    return [path.read_bytes() for path in folder.glob("board.sqlite3*")]


async def test_what_is_kept_comes_back(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        assert await get(database) is None
        await keep(database, record())
        assert await get(database) == record()
        assert await get(database, "T2") is None
        assert await database.run(lambda repos: repos.installations.get("teams", "T1")) is None
        assert "xoxb" not in repr(record())


async def test_put_in_again_it_keeps_its_first_day_and_is_no_longer_paused(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await keep(database, record())
        await keep(database, record("{}", tenant="T2"))
        assert await pause(database, build.NOW + build.DAY)
        again = record("other", at=build.NOW + 2 * build.DAY)
        await keep(database, again)
        assert await get(database) == dataclasses.replace(again, installed_at=build.NOW)
        assert await database.run(lambda repos: repos.installations.paused()) == []
        assert await get(database, "T2") == record("{}", tenant="T2"), "its neighbour is untouched"


async def test_it_is_paused_once_and_needs_no_key_for_it(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        for tenant in ("T1", "T2", "T3"):
            await keep(database, record(tenant=tenant))
    async with storage_database.opened(migrated_url) as keyless:
        assert await pause(keyless, build.NOW + 2 * build.DAY, "T1")
        assert await pause(keyless, build.NOW + build.DAY, "T2")
        assert not await pause(keyless, build.NOW + 9 * build.DAY, "T2"), "a repeat moves nothing"
        assert not await pause(keyless, build.NOW + build.DAY, "T9"), "nobody put it in there"
        assert await keyless.run(lambda repos: repos.installations.paused()) == [
            ("slack", "T2", build.NOW + build.DAY),
            ("slack", "T1", build.NOW + 2 * build.DAY),
        ]


async def test_late_word_of_an_earlier_removal_does_not_pause_what_was_put_in_again(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await keep(database, record(at=build.NOW))
        assert not await pause(database, build.NOW - build.SECOND)
        assert await pause(database, build.NOW), "in the same second it may well be true, and a pause loses nothing"


async def test_many_browsers_at_once_leave_one_row(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await asyncio.gather(*(keep(database, record(f"tokens {number}")) for number in range(12)))
        found = await get(database)
        assert found is not None
        assert found.tokens in {f"tokens {number}" for number in range(12)}
        assert await pause(database, build.NOW), "one row, or more than one would be marked and nothing be said of it"


async def test_keys_are_changed_without_a_break(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(OLD,)) as database:
        await keep(database, record())
    async with storage_database.opened(migrated_url, keys=(NEW, OLD)) as database:
        found = await get(database)
        assert found == record()
        await keep(database, found)
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        assert await get(database) == record(), "what was kept since is sealed with the new key"
    async with storage_database.opened(migrated_url, keys=(OLD,)) as database:
        with pytest.raises(sealing.WrongKey, match="old key back"):
            await get(database)


async def test_without_a_key_nothing_is_kept_in_the_clear(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url) as database:
        with pytest.raises(sealing.NoKey, match="BOARDPULSE_SECRET_KEYS"):
            await keep(database, record())
        assert await get(database) is None
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await keep(database, record())
    async with storage_database.opened(migrated_url) as database:
        with pytest.raises(sealing.NoKey):
            await get(database)


async def test_a_stolen_copy_holds_no_token(migrated_url: str, tmp_path: pathlib.Path) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await keep(database, record())
        await keep(database, record(KEPT.replace("xoxb", "xoxe")))
        stored = await sealed(migrated_url)
        files = on_disk(tmp_path)
    assert sealing.Sealer((NEW,)).open(stored) == KEPT.replace("xoxb", "xoxe")
    assert not any(word in stored for word in ("xox", "pomegranate"))
    assert not any(word in data for data in files for word in (b"xoxb", b"xoxe", b"pomegranate"))
    assert (len(files) > 0) is migrated_url.startswith("sqlite"), "the file and its log were looked at"


async def test_what_keeps_the_tokens_from_being_read_is_named(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url) as keyless:
        assert await keyless.run(installations.trouble) is None, "nothing is kept that would need a key"
    async with storage_database.opened(migrated_url, keys=(OLD,)) as database:
        await keep(database, record())
        await keep(database, record(tenant="T2"))
    for keys, trouble in (((OLD,), None), ((NEW, OLD), None), ((NEW,), "old key back"), ((), "no key")):
        async with storage_database.opened(migrated_url, keys=keys) as database:
            found = await database.run(installations.trouble)
            assert (found is None) if trouble is None else (found is not None and trouble in found)
            if trouble:
                with pytest.raises(records.Sealed):
                    await installations.Installations(database, clock.SystemClock(), "slack").find("T1")
    async with storage_database.opened(migrated_url, keys=(OLD,)) as database:
        await keep(database, record())
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await keep(database, record())
        assert await database.run(installations.trouble) is not None, "one row of two is still sealed with the old key"


def test_the_same_text_is_sealed_differently_each_time() -> None:
    sealer = sealing.Sealer((NEW,))
    assert sealer.seal(KEPT) != sealer.seal(KEPT)
    assert sealer.open(sealer.seal("Zoë’s ☕")) == "Zoë’s ☕"


def test_what_was_tampered_with_is_not_opened() -> None:
    sealer = sealing.Sealer((NEW,))
    text = sealer.seal(KEPT)
    for spoilt in (text[:-4] + "AAAA", text[:20], "", "no seal", "é"):
        with pytest.raises(sealing.WrongKey):
            sealer.open(spoilt)


def test_a_key_that_is_none_is_named_and_never_repeated() -> None:
    with pytest.raises(sealing.BadKey) as caught:
        sealing.Sealer((NEW, "hunter2"))
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert sealing.Sealer((f" {NEW}\n",)).open(sealing.Sealer((NEW,)).seal("x")) == "x"
    assert sealing.new_key() != sealing.new_key()
