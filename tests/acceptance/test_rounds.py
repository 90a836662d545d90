"""What is on people's minds before a meeting, from opening to removal, as a board lives through it."""

import asyncio
import dataclasses
import datetime
import pathlib
from collections.abc import AsyncIterator

import pytest

from bot import wiring
from bot.packs import round_views
from conversations import actions, boards, sending
from frameworks import loader
from storage import database as storage_database
from storage import models, repositories
from tests.acceptance import board_at_work
from tests.acceptance.rounds_at_work import DAY, MEETING, MEMBERS, RoundsAtWork, riverside

MIND = 9
OPENED, CLOSED = sending.Kind.ROUND_OPENED, sending.Kind.ROUND_CLOSED


@pytest.fixture(scope="session")
def books(library: loader.Library) -> round_views.Books:
    return wiring.books(library)


@pytest.fixture
async def sqlite(migrated_sqlite: str) -> AsyncIterator[storage_database.Database]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield opened


@pytest.fixture
async def board(sqlite: storage_database.Database, library: loader.Library, books: round_views.Books) -> RoundsAtWork:
    at_work = RoundsAtWork(sqlite, library, books)
    await at_work.load(riverside())
    return at_work


async def test_a_round_before_a_meeting_from_opening_to_removal(
    database: storage_database.Database, library: loader.Library, books: round_views.Books, tmp_path: pathlib.Path
) -> None:
    board = RoundsAtWork(database, library, books)
    await board.load(riverside())
    await board.meets()
    shown = await board.starts("willa", MIND)
    assert "“What's on your mind?” is on." in shown
    await board.sends("willa", start_again(board))
    assert await board.rounds() == []
    await board.goes_to(MEETING - 3 * DAY - datetime.timedelta(minutes=1))
    assert await board.rounds() == []
    await asyncio.gather(*(board.work.run(MEETING - 3 * DAY) for _ in range(3)))
    await board.goes_to(MEETING - 3 * DAY)
    assert len(await board.rounds()) == 1
    opened = await board.owed(OPENED)
    assert sorted(opened) == sorted(MEMBERS)
    assert "until the meeting starts, Thursday 10 December at 2 pm." in opened["avery"]

    assert "without your name." in await board.presses("avery", "Keep it", "avery thinks of winter")
    assert "with your name." in await board.presses("avery", "With my name")
    assert "Kept: your reply to question 1, without your name." in await board.types("blake", "mind: blake thinks of staff")
    await board.types("blake", "mind 2: blake has heard of a ward")
    assert "that was not kept" in await board.types("blake", "mind: and more")
    board.restarts()
    assert sorted(await board.owed(OPENED)) == ["casey", "drew", "ellis"], "who wrote already is not asked again"

    read = await board.types("casey", "pack read")
    assert "From Avery Namesake." in read
    assert "blake thinks of staff" in read
    assert "Blake" not in read
    assert "Only members of the board" not in read
    assert "avery thinks" not in await board.types("willa", "pack read")
    assert "“What's on your mind?”, before the meeting on Thursday 10 December at 2 pm." in await board.types("casey", "home")

    box = actions.encode(actions.Do(subject=actions.Subject.ROUND, verb="say", on=(await board.rounds())[0].round_id, value="round.0"))
    await board.writes("casey", box, "casey has begun to write")
    assert await board.rows() == (5, 3, 1)
    await board.goes_to(MEETING)
    await board.work.run(MEETING)
    assert await board.rows() == (0, 0, 0)
    assert [one.removed_at for one in await board.rounds()] == [MEETING]
    assert await board.owed(OPENED) == {}
    assert await board.owed(CLOSED) == {}
    assert "all that was written in it is deleted" in await board.sends("casey", box, "too late")
    assert "nothing was kept" in await board.types("casey", "mind: too late")
    assert await board.rows() == (0, 0, 0)
    assert written_in(tmp_path, b"thinks of", b"has begun") == []


def written_in(folder: pathlib.Path, *texts: bytes) -> list[str]:
    """Which files of a SQLite database hold one of these texts."""
    return [file.name for file in folder.rglob("*.sqlite3*") for text in texts if text in file.read_bytes()]


def start_again(board: RoundsAtWork) -> str:
    """What “Start” carried, as a second press on it would."""
    packs = list(board.books.shelf.packs)
    on = board.action("willa", f"Open: {board.books.shelf.packs[packs[MIND - 1]].title}").on
    return actions.encode(actions.Do(subject=actions.Subject.ROUND, verb="start", on=on, value=f"{packs[MIND - 1]}.."))


async def test_a_meeting_that_moves_takes_its_round_with_it_and_one_that_is_cancelled_ends_it(board: RoundsAtWork) -> None:
    meeting = await board.meets()
    await board.starts("avery", MIND)
    await board.goes_to(MEETING - 2 * DAY)
    await board.types("blake", "mind: blake thinks of staff")

    async def moved(**facts: datetime.datetime) -> None:
        async def work(repos: repositories.Repositories) -> None:
            await models.Meeting.filter(meeting_id=meeting).update(**facts)

        await board.database.run(work)

    await moved(starts_at=MEETING + 7 * DAY)
    await board.goes_to(MEETING + DAY)
    assert (await board.rows())[1] == 1
    assert "Thursday 17 December at 2 pm" in await board.types("casey", "home")
    assert len(await board.rounds()) == 1
    await moved(cancelled_at=MEETING + 2 * DAY)
    await board.goes_to(MEETING + 2 * DAY)
    assert await board.rows() == (0, 0, 0)


async def test_meetings_close_together_share_a_round_and_a_late_start_opens_at_once(board: RoundsAtWork) -> None:
    for hours in (0, 2, 4, 30):
        await board.meets(MEETING + datetime.timedelta(hours=hours))
    board.now = MEETING - DAY
    await board.starts("willa", MIND)
    (first,) = await board.rounds()
    assert first.closes_at == MEETING
    await board.goes_to(MEETING + datetime.timedelta(hours=5))
    second, _ = await board.rounds()
    assert second.closes_at == MEETING + datetime.timedelta(hours=30)
    await board.types("willa", f"packs {MIND} stop")
    await board.meets(MEETING + 20 * DAY)
    await board.goes_to(MEETING + 19 * DAY)
    assert len(await board.rounds()) == 2


async def test_a_leaver_may_write_on_and_reads_nothing_of_the_others(
    sqlite: storage_database.Database, library: loader.Library, books: round_views.Books
) -> None:
    board = RoundsAtWork(sqlite, library, books)
    await board.load(riverside(until={"drew": (MEETING - 2 * DAY).date()}))
    await board.meets()
    await board.starts("willa", MIND)
    await board.goes_to(MEETING - 3 * DAY)
    await board.types("blake", "mind: blake thinks of staff")
    board.now = MEETING - DAY
    assert "drew" not in await board.owed(OPENED)
    assert "blake thinks" not in await board.types("drew", "pack read")
    assert "Kept" in await board.types("drew", "mind: drew says goodbye")
    assert "drew says goodbye" in await board.types("casey", "pack read")


async def test_an_open_question_of_a_pulse_is_not_taken_for_a_pack(
    sqlite: storage_database.Database, library: loader.Library, books: round_views.Books
) -> None:
    board = RoundsAtWork(sqlite, library, books)
    seated = riverside()
    pulse = board_at_work.schedule(boards.Practice.PULSE, board_at_work.MATRIX)
    await board.load(dataclasses.replace(seated, schedules=(pulse,)))
    await board.opens()
    await board.meets(board.now + 2 * DAY)
    await board.starts("willa", MIND)
    assert "3 · Strategy" not in await board.types("avery", "2 4")
    assert (await board.answers("avery"))["purpose_and_vision"] == (2, 4, None)
    assert "1 of 2 · Before the meeting" in await board.types("avery", "pack")
    assert "not sure" not in (await board.types("avery", "pack 2")).casefold()
    await board.types("avery", "skip")
    assert len(await board.answers("avery")) == 2
