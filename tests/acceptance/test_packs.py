"""Packs that somebody who runs a board opens: who is asked, who reads, what comes round by itself, and outcome cards."""

import asyncio
import dataclasses
import datetime
from collections.abc import AsyncIterator

import pytest

from bot import wiring
from bot.packs import round_views
from conversations import actions, round_records, sending
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.board_at_work import OPENS
from tests.acceptance.rounds_at_work import DAY, MEETING, MEMBERS, RoundsAtWork, riverside

AWAY_DAY, FORTNIGHTLY, MONTHLY, WORKSHOP, FRIENDS, PROGRAMME = range(1, 7)
OPENED, CLOSED = sending.Kind.ROUND_OPENED, sending.Kind.ROUND_CLOSED
FORTNIGHT = 14 * DAY


@pytest.fixture(scope="session")
def books(library: loader.Library) -> round_views.Books:
    return wiring.books(library)


@pytest.fixture
async def board(migrated_sqlite: str, library: loader.Library, books: round_views.Books) -> AsyncIterator[RoundsAtWork]:
    async with storage_database.opened(migrated_sqlite) as database:
        at_work = RoundsAtWork(database, library, books)
        await at_work.load(riverside(partners=("voluntary", "hospice")))
        yield at_work


async def writes(board: RoundsAtWork) -> None:
    for number, who in enumerate(MEMBERS):
        board.last.pop(who, None)
        await board.types(who, f"pack 1: words {number} of somebody")
    await board.types("avery", "pack 2: hard things")


async def test_a_workshop_pack_gives_its_reader_texts_without_names_or_order(board: RoundsAtWork) -> None:
    await board.starts("willa", WORKSHOP, "One week")
    opened = await board.owed(OPENED)
    assert sorted(opened) == sorted(MEMBERS)
    assert "Willa Namesake reads what you write, without your name." in opened["blake"]
    await writes(board)
    assert "will send you what was written when it closes" in await board.sends("willa", texts((await board.rounds())[0]))
    await board.goes_to(board.now + 8 * DAY)
    closed = await board.owed(CLOSED)
    assert list(closed) == ["willa"]
    said = closed["willa"]
    assert "5 members wrote." in said
    assert not [who for who in MEMBERS if who.title() in said]
    order = sorted(range(5), key=lambda number: said.index(f"words {number} of"))
    assert order != sorted(order), "neither by time nor by seat"
    assert f"words {order[0]} of" in await board.types("willa", f"packs {WORKSHOP} read")
    for other in ("avery", "blake"):
        assert "words 4" not in await board.sends(other, texts((await board.rounds())[0]))
    assert "words 1 of somebody" in await board.types("blake", "pack replies")
    assert "Nothing can be changed any more." in await board.types("blake", "pack 1: changed")
    assert "words 1 of somebody" in await board.types("blake", "copy my data")
    assert "Replies in packs: One, deleted on" in await board.types("blake", "data")
    await board.goes_to(board.now + 31 * DAY)
    assert (await board.rows())[:2] == (0, 0)
    assert "words" not in await board.types("willa", f"packs {WORKSHOP} read")
    assert await board.owed(CLOSED) == {}


def texts(record: round_records.RoundRecord) -> str:
    """The button that asks for what was written."""
    return actions.encode(actions.Do(subject=actions.Subject.ROUND, verb="texts", on=record.round_id))


async def test_the_chair_may_read_instead_and_who_hands_on_the_task_reads_nothing(board: RoundsAtWork) -> None:
    await board.starts("willa", WORKSHOP, "Let Avery Namesake read it")
    assert "You run this" in (await board.owed(OPENED))["avery"]
    await writes(board)
    plan = riverside()
    people = tuple(dataclasses.replace(one, duties=()) if one.key == "avery" else one for one in plan.people)
    await board.load(dataclasses.replace(plan, people=people))
    assert "nobody reads it" in await board.types("blake", "pack replies")
    await board.goes_to(board.now + FORTNIGHT + DAY)
    assert await board.owed(CLOSED) == {}
    assert "words 1" not in await board.types("willa", f"packs {WORKSHOP} read")


async def test_start_pressed_twice_at_once_and_again_is_one_round(board: RoundsAtWork) -> None:
    await board.types("willa", f"packs {WORKSHOP}")
    start = actions.encode(board.action("willa", "Start"))
    await asyncio.gather(*(board.sends("willa", start) for _ in range(3)))
    await board.sends("avery", start)
    assert len(await board.rounds()) == 1
    assert len(await board.owed(OPENED)) == 5
    assert "Close “Three questions before a workshop” now?" in await board.types("willa", f"packs {WORKSHOP} close")
    await board.presses("willa", "Close it now")
    assert list(await board.owed(CLOSED)) == ["willa"]
    await board.types("willa", f"packs {WORKSHOP} start")
    assert len(await board.rounds()) == 2


async def test_only_those_with_a_duty_open_packs_and_see_the_way(board: RoundsAtWork) -> None:
    await board.types("willa", f"packs {WORKSHOP}")
    start = actions.encode(board.action("willa", "Start"))
    assert "belongs to somebody else" in await board.sends("blake", start)
    assert "Only a coordinator or the chair" in await board.types("blake", "packs")
    assert await board.rounds() == []
    assert "Packs (“packs”)" in await board.types("avery", "home")
    assert "Packs" not in await board.types("blake", "home")


async def test_critical_friends_are_the_voices_of_partners(board: RoundsAtWork) -> None:
    await board.meets()
    await board.types("willa", f"packs {FRIENDS}")
    shown = await board.presses("willa", "Until the meeting on Thursday 10 December")
    assert "2 voices of your partners" in shown
    assert "Thursday 10 December at 2 pm" in shown
    await board.presses("willa", "Start")
    assert sorted(await board.owed(OPENED)) == ["hospice", "voluntary"]
    await board.types("hospice", "pack 1: You listened.")
    await board.goes_to(MEETING)
    said = (await board.owed(CLOSED))["willa"]
    assert "One critical friend wrote." in said
    assert "With fewer than five answers, do not pass on themes" in said
    await board.load(riverside())
    assert "nobody as a voice of its partners yet" in await board.types("willa", f"packs {FRIENDS}")
    assert "nobody as a voice of its partners yet" in await board.types("willa", f"packs {FRIENDS} start")


async def test_an_away_day_is_private_and_stays_for_its_writer(board: RoundsAtWork) -> None:
    await board.starts("avery", AWAY_DAY)
    await board.types("blake", "pack 14: What we learned.")
    assert "What we learned." not in await board.types("casey", "pack read")
    await board.goes_to(board.now + FORTNIGHT + DAY)
    assert await board.owed(CLOSED) == {}
    assert "What we learned." in await board.types("blake", "pack")
    assert "What we learned." not in await board.types("avery", f"packs {AWAY_DAY} read")
    assert "Fourteen questions for an away day (“pack replies”)" in await board.types("blake", "home")
    (record,) = await board.rounds()
    await board.goes_to(record.remove_at or board.now)
    assert (await board.rows())[:2] == (0, 0)


async def test_single_questions_are_a_schedule_that_starts_changes_and_stops(board: RoundsAtWork) -> None:
    assert "The first question comes Tuesday 24 November at 9 am." in await board.starts("willa", FORTNIGHTLY)
    assert "Fourteen questions, one a fortnight (on)" in await board.types("willa", "packs")
    await board.types("willa", f"packs {FORTNIGHTLY} start")
    await board.goes_to(OPENS + DAY)
    assert len(await board.reflections("blake")) == 1
    await board.types("willa", f"packs {MONTHLY} start")
    found = await board.database.run(lambda repos: repos.schedules.due(OPENS + 400 * DAY))
    assert [(one.plan.rhythm.every, one.plan.rhythm.unit.value) for one in found] == [(1, "months")]
    assert "one a fortnight (on)" not in await board.types("willa", "packs")
    await board.types("willa", f"packs {MONTHLY} stop")
    assert await board.database.run(lambda repos: repos.schedules.due(OPENS + 400 * DAY)) == []


async def test_outcome_cards_are_written_by_those_who_run_the_board_and_read_by_its_members(board: RoundsAtWork) -> None:
    await board.types("willa", "cards")
    box = board.action_of_box("willa", "Add an outcome")
    assert "Write 4 lines, in this order:" in await board.presses("willa", "Add an outcome")
    await board.writes("willa", box, "Warm ho")
    card = "Warm homes\nFewer cold flats.\nWe visit.\nFewer calls."
    assert "What it means: Fewer cold flats." in await board.sends("willa", box, card)
    await board.sends("willa", box, card)
    await board.types("avery", "card: Buses\nMore of them.")
    shown = await board.types("casey", "cards")
    assert shown.count("Warm homes") == 1
    assert "How we will know: still open" in shown
    assert "Add an outcome" not in shown
    assert "Outcome cards" in await board.types("casey", "home")
    assert "belongs to somebody else" in await board.sends("casey", box, "Mine")
    assert "at most 200 characters" in await board.sends("willa", box, "x" * 201)
    assert "Only a coordinator" not in await board.types("casey", "card: a line of a reply")
    shown = await board.types("willa", "card 1 delete")
    assert "Taken off: “Buses”." in shown
    assert "1. Warm homes" in shown
    assert (await board.rows())[2] == 0


async def test_nothing_of_a_round_is_for_strangers_and_odd_values_do_no_harm(board: RoundsAtWork) -> None:
    await board.starts("willa", WORKSHOP)
    (record,) = await board.rounds()
    for verb in ("go", "ask", "say", "name", "drop", "mine", "lines", "texts", "close", "odd"):
        for value in ("", "questions.0", "questions.99", "x", "1", "questions.0.1", "."):
            action = actions.Do(subject=actions.Subject.ROUND, verb=verb, on=record.round_id, value=value)
            assert "belongs to somebody else" in await board.sends("hospice", actions.encode(action), "text")
            if verb != "close":
                await board.sends("blake", actions.encode(action), "text")
    assert not (await board.rounds())[0].is_over(board.now)
    assert "There was no text in that" in await board.types("casey", "pack 1:  ")
    assert "3,000" in await board.types("casey", f"pack 1: {'x' * 3001}")
    assert "no such question" in await board.types("casey", "pack 77: text")
    assert "no pack with that number" in await board.types("willa", "packs 77")


async def test_a_press_that_comes_twice_or_late_changes_nothing(board: RoundsAtWork) -> None:
    await board.starts("willa", WORKSHOP)
    (record,) = await board.rounds()
    say = actions.encode(actions.Do(subject=actions.Subject.ROUND, verb="say", on=record.round_id, value="questions.0"))
    await board.sends("blake", say, "first", key="one")
    await board.sends("blake", say, "second")
    await board.sends("blake", say, "first", key="one")
    await board.sends("blake", say, "older", at=board.now - DAY)
    kept = await board.database.run(lambda repos: repos.rounds.replies(record.round_id))
    assert [one.text for one in kept] == ["second"]
    await board.goes_to(board.now + datetime.timedelta(days=15))
    await board.sends("blake", say, "too late")
    kept = await board.database.run(lambda repos: repos.rounds.replies(record.round_id))
    assert [one.text for one in kept] == ["second"]
