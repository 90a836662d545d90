"""How people and channels are reached, on both databases: encrypted, the newest in place of the older, read with no key but the right."""

import asyncio
import pathlib
import sqlite3

import asyncpg
import pytest

from adapters.teams import host
from bot import clock, installations, references
from conversations import inbound, records
from storage import database as storage_database
from storage import sealing
from tests.contract import build

KEPT = '{"service_url": "https://pomegranate.test", "conversation": "a:quince"}'
OLD, NEW = sealing.new_key(), sealing.new_key()
PERSON, CHANNEL, TEAM = host.Kind.PERSON, host.Kind.CHANNEL, host.Kind.TEAM
TENANT = "11111111-2222-3333-4444-555555555555"
ASHA = "aaaaaaaa-0000-0000-0000-000000000001"
ROOM = "19:0f3c@thread.tacv2"


def vault(database: storage_database.Database, platform: str = "teams") -> references.References:
    return references.References(database, clock.ManualClock(build.NOW), platform)


async def row(url: str) -> tuple[str, int]:
    """The one row's column as it stands in the table, and how many rows there are."""
    query = "SELECT max(sealed), count(*) FROM reference"
    if url.startswith("sqlite"):
        found = sqlite3.connect(url.removeprefix("sqlite:///")).execute(query).fetchone()
    else:
        connected = await asyncpg.connect(url)
        try:
            found = await connected.fetchrow(query)
        finally:
            await connected.close()
    return str(found[0]), int(found[1])


def on_disk(folder: pathlib.Path) -> list[bytes]:
    """A SQLite database with its log, as somebody would steal it while it is in use."""
    return [path.read_bytes() for path in folder.glob("board.sqlite3*")]


def test_it_is_a_vault_by_shape(database: storage_database.Database) -> None:
    as_port: host.Vault = vault(database)
    assert as_port is not None


async def test_what_is_kept_comes_back_and_each_is_kept_apart(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        here, elsewhere = vault(database), vault(database, "chat")
        assert await here.find(TENANT, PERSON, ASHA) is None
        assert await here.all(TENANT, PERSON) == {}
        await here.keep(TENANT, PERSON, ASHA, KEPT)
        await here.keep(TENANT, CHANNEL, ROOM, "the room")
        await here.keep(TENANT, TEAM, ROOM, "the team, whose first channel has its id")
        await here.keep("another tenant", PERSON, ASHA, "hers there")
        await elsewhere.keep(TENANT, PERSON, ASHA, "another platform")
        assert await here.find(TENANT, PERSON, ASHA) == KEPT
        assert await here.find(TENANT, CHANNEL, ROOM) == "the room"
        assert await here.find(TENANT, TEAM, ROOM) == "the team, whose first channel has its id"
        assert await here.find("another tenant", PERSON, ASHA) == "hers there"
        assert await here.all(TENANT, PERSON) == {ASHA: KEPT}
        assert await here.find(TENANT, PERSON, ASHA.upper()) is None, "handles are written as they are kept"


async def test_a_later_one_takes_the_place_of_the_earlier(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        here = vault(database)
        await here.keep(TENANT, PERSON, ASHA, KEPT)
        await here.keep(TENANT, PERSON, ASHA, "moved")
        assert await here.all(TENANT, PERSON) == {ASHA: "moved"}
        later = clock.ManualClock(build.NOW + build.DAY)
        await references.References(database, later, "teams").keep(TENANT, PERSON, ASHA, "moved again")
        record = await database.run(lambda repos: repos.references.find("teams", TENANT, "person", ASHA))
        assert record == records.ReferenceRecord(
            platform="teams", tenant=TENANT, kind="person", handle=ASHA, reference="moved again", changed_at=build.NOW + build.DAY
        )
        assert "moved" not in repr(record)


async def test_many_at_once_leave_one_row(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await asyncio.gather(*(vault(database).keep(TENANT, PERSON, ASHA, f"seen {number}") for number in range(12)))
        assert await vault(database).find(TENANT, PERSON, ASHA) in {f"seen {number}" for number in range(12)}
        assert (await row(migrated_url))[1] == 1


async def test_what_is_forgotten_is_gone_and_its_neighbours_stand(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        here = vault(database)
        for kind in (CHANNEL, TEAM):
            await here.keep(TENANT, kind, ROOM, str(kind))
        await here.drop(TENANT, CHANNEL, ROOM)
        await here.drop(TENANT, CHANNEL, ROOM)
        await here.drop("another tenant", TEAM, ROOM)
        assert await here.find(TENANT, CHANNEL, ROOM) is None
        assert await here.find(TENANT, TEAM, ROOM) == "team"


async def test_of_which_addresses_something_is_kept_is_known_without_a_key(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await vault(database).keep(TENANT, PERSON, ASHA, KEPT)
    asked = [inbound.Address(platform="teams", tenant=TENANT, handle=f"nobody {number}") for number in range(250)]
    hers = inbound.Address(platform="teams", tenant=TENANT, handle=ASHA)
    async with storage_database.opened(migrated_url) as keyless:
        assert await keyless.run(lambda repos: repos.references.known([*asked, hers])) == {hers: "person"}
        assert await keyless.run(lambda repos: repos.references.known([])) == {}
        assert await keyless.run(lambda repos: repos.references.known([inbound.Address(platform="chat", tenant=TENANT, handle=ASHA)])) == {}


async def test_a_stolen_copy_shows_nobody_s_chat(migrated_url: str, tmp_path: pathlib.Path) -> None:
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        await vault(database).keep(TENANT, PERSON, ASHA, KEPT)
        await vault(database).keep(TENANT, PERSON, ASHA, KEPT.replace("quince", "medlar"))
        stored, _ = await row(migrated_url)
        files = on_disk(tmp_path)
    assert sealing.Sealer((NEW,)).open(stored) == KEPT.replace("quince", "medlar")
    assert not any(word in data for data in [stored.encode(), *files] for word in (b"pomegranate", b"quince", b"medlar"))
    assert (len(files) > 0) is migrated_url.startswith("sqlite"), "the file and its log were looked at"


async def test_without_the_right_key_nothing_is_kept_and_nothing_is_read(migrated_url: str) -> None:
    async with storage_database.opened(migrated_url) as keyless:
        with pytest.raises(records.Sealed, match="BOARDPULSE_SECRET_KEYS"):
            await vault(keyless).keep(TENANT, PERSON, ASHA, KEPT)
        assert await vault(keyless).find(TENANT, PERSON, ASHA) is None
        assert await keyless.run(installations.trouble) is None, "nothing is kept that would need a key"
    async with storage_database.opened(migrated_url, keys=(OLD,)) as database:
        await vault(database).keep(TENANT, PERSON, ASHA, KEPT)
    for keys, trouble in (((OLD,), None), ((NEW, OLD), None), ((NEW,), "old key back"), ((), "no key")):
        async with storage_database.opened(migrated_url, keys=keys) as database:
            found = await database.run(installations.trouble)
            assert (found is None) if trouble is None else (found is not None and trouble in found)
            if trouble:
                with pytest.raises(records.Sealed):
                    await vault(database).find(TENANT, PERSON, ASHA)
                with pytest.raises(records.Sealed):
                    await vault(database).all(TENANT, PERSON)
                await vault(database).drop(TENANT, PERSON, "somebody else")
    async with storage_database.opened(migrated_url, keys=(NEW, OLD)) as database:
        found = await vault(database).find(TENANT, PERSON, ASHA)
        assert found == KEPT
        await vault(database).keep(TENANT, PERSON, ASHA, found)
    async with storage_database.opened(migrated_url, keys=(NEW,)) as database:
        assert await vault(database).find(TENANT, PERSON, ASHA) == KEPT, "what was kept since is sealed with the new key"
