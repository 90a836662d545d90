import asyncio
import datetime

import pytest

from conversations import inbound
from storage import database as storage_database
from tests.contract import build

Database = storage_database.Database
BOX, OTHER_BOX = "bp1:note:1:purpose", "bp1:note:1:strategy"
AVERY, BLAKE = build.address("U-avery"), build.address("U-blake")


async def keep(database: Database, text: str, at: datetime.datetime = build.NOW, *, box: str = BOX, who: inbound.Address = AVERY) -> None:
    await database.run(lambda repos: repos.drafts.keep(who, box, text, at))


async def get(database: Database, box: str = BOX, *, who: inbound.Address = AVERY) -> str | None:
    return await database.run(lambda repos: repos.drafts.get(who, box))


async def test_a_draft_is_kept_for_its_box_and_its_account_alone(database: Database) -> None:
    await keep(database, "one ☕")
    assert await get(database) == "one ☕"
    assert await get(database, OTHER_BOX) is None
    assert await get(database, who=BLAKE) is None
    assert await get(database, who=build.address("U-avery", tenant="T2")) is None
    assert await get(database, who=build.address("U-avery", platform="teams")) is None


@pytest.mark.parametrize(("later", "stands"), [(build.SECOND, "new"), (datetime.timedelta(0), "new"), (-build.SECOND, "old")])
async def test_the_newest_stands_whatever_comes_in_last(database: Database, later: datetime.timedelta, stands: str) -> None:
    await keep(database, "old")
    await keep(database, "new", build.NOW + later)
    assert await get(database) == stands


async def test_an_emptied_box_stays_empty_when_an_older_draft_comes_late(database: Database) -> None:
    await keep(database, "first")
    await keep(database, "", build.NOW + 2 * build.SECOND)
    await keep(database, "late", build.NOW + build.SECOND)
    assert await get(database) is None
    assert await database.run(lambda repos: repos.drafts.of([AVERY])) == []
    await keep(database, "again", build.NOW + 3 * build.SECOND)
    assert await get(database) == "again"


async def test_a_box_emptied_before_anything_was_written_stays_empty(database: Database) -> None:
    await keep(database, "", build.NOW)
    await keep(database, "late", build.NOW - build.SECOND)
    assert await get(database) is None


@pytest.mark.parametrize("later", [-3 * build.SECOND, datetime.timedelta(0), 3 * build.SECOND])
async def test_what_was_sent_off_is_gone_whatever_our_clock_says(database: Database, later: datetime.timedelta) -> None:
    await keep(database, "sent")
    await database.run(lambda repos: repos.drafts.empty(AVERY, BOX, build.NOW + later))
    assert await get(database) is None
    await keep(database, "late", build.NOW - build.SECOND)
    assert await get(database) is None, "what was written before the newer of the two does not come back"
    await keep(database, "anew", build.NOW + 4 * build.SECOND)
    await keep(database, "of another box", box=OTHER_BOX)
    await database.run(lambda repos: repos.drafts.empty(AVERY, BOX, build.NOW))
    assert (await get(database), await get(database, OTHER_BOX)) == (None, "of another box")


async def test_all_drafts_of_some_accounts_newest_first(database: Database) -> None:
    other = build.address("avery", platform="teams")
    await keep(database, "one")
    await keep(database, "two", build.NOW + build.SECOND, box=OTHER_BOX)
    await keep(database, "three", build.NOW + 2 * build.SECOND, who=other)
    await keep(database, "of somebody else", who=BLAKE)
    found = await database.run(lambda repos: repos.drafts.of([AVERY, other]))
    assert [(one.address, one.action, one.text) for one in found] == [(other, BOX, "three"), (AVERY, OTHER_BOX, "two"), (AVERY, BOX, "one")]
    assert found[-1].written_at == build.NOW
    assert await database.run(lambda repos: repos.drafts.of([])) == []


async def test_only_old_drafts_are_forgotten(database: Database) -> None:
    await keep(database, "old")
    await keep(database, "new", build.NOW + build.SECOND, box=OTHER_BOX)
    assert await database.run(lambda repos: repos.drafts.forget(build.NOW)) == 0
    assert await database.run(lambda repos: repos.drafts.forget(build.NOW + build.SECOND)) == 1
    assert (await get(database), await get(database, OTHER_BOX)) == (None, "new")


async def test_drafts_of_one_box_at_the_same_moment_leave_the_newest(database: Database) -> None:
    await asyncio.gather(*(keep(database, str(number), build.NOW + number * build.SECOND) for number in (3, 7, 1, 5)))
    assert await get(database) == "7"


async def test_a_long_text_comes_back_unchanged(database: Database) -> None:
    text = "é\n👩🏽‍⚕️ שלום" * 1500
    await keep(database, text)
    assert await get(database) == text
