"""Every form of question from its opening to its summary, through scheduler, inbox, storage and outbox."""

import asyncio
import dataclasses
import datetime

import pytest

from conversations import boards, records
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import board_at_work, living_board
from tests.acceptance.board_at_work import BoardAtWork
from tests.acceptance.living_board import LivingBoard, at, person
from tests.unit.conversations.dialogue import buttons

Database = storage_database.Database
BAROMETER, AREAS = "barometer@2013", "areas_requiring_attention@2015"
STRENGTHS, TOOL = "well_performing_board@2015", "development_tool@2013"
HANDLES = tuple(f"member{number}" for number in range(1, 10))
MONDAY = datetime.date(2026, 1, 19)
OPENED, CLOSED = at(19, 1, 9, 1), at(2, 2, 9, 1)
TWO, FIVE = "2 Our place among partnerships", "5 Skills and confidence"


async def living(database: Database, library: loader.Library, ref: str) -> LivingBoard:
    one = LivingBoard(database, library, at(12, 1, 7))
    plan = dataclasses.replace(living_board.pulse(MONDAY), edition_ref=ref)
    people = tuple(person(handle, ("chat", handle)) for handle in HANDLES)
    willa = person("willa", ("chat", "willa"), duties=(boards.Duty.COORDINATOR,))
    await one.load(living_board.board((*people, willa), plan, living_board.digest(datetime.date(2026, 1, 12))))
    await one.lives_until(OPENED)
    return one


async def summary_of(one: LivingBoard) -> str:
    await one.lives_until(CLOSED)
    (pulse,) = await one.pulses()
    assert pulse.state is records.PulseState.CLOSED
    (text,) = one.chat.texts("riverside-channel")
    return text


async def test_a_consensus_round(database: Database, library: loader.Library) -> None:
    one = await living(database, library, BAROMETER)
    assert "Where are we on this?" in one.chat.texts("member1")[0]
    for handle in HANDLES[:8]:
        end = ""
        for place in range(1, 8):
            apart = place == 4 and handle < "member5"
            end = await one.types(handle, "0 3" if apart else "3 1" if place == 4 else "2 1" if place == 6 else "2 3")
        assert "Thank you, that is all." in end
    assert "How sure are you?" in await one.types("member9", "1")
    text = await summary_of(one)
    assert "9 of 9 answered." in text
    assert "Service Integration: In many places. How sure you are: Sure." in text
    assert "Early Intervention: There are two groups. Some chose Not here yet, others Everywhere that it should be." in text
    assert "Few of you are sure about A Focus on Prevention and Early Intervention, and System Coherence and Public Value." in text
    assert [text.count(one) for one in ("A question for the meeting:", "Another question:")] == [1, 1]
    assert "What the document hopes to see of “A Focus on Prevention and Early Intervention”:" in text
    assert "Our Shared Ambition: In many places. How sure you are: Sure." in text
    assert "Our Shared Ambition: Where 1 chose In a few places and 8 chose In many places" in text
    assert "Where a number is missing, it could point at people." in text
    await one.lives_until(at(9, 2, 9))
    assert any("9 of 9" in digest for digest in one.chat.texts("willa"))


async def test_a_list_of_picks(database: Database, library: loader.Library) -> None:
    one = await living(database, library, AREAS)
    assert "Pick up to 3 that need our time next quarter." in one.chat.texts("member1")[0]
    for handle in HANDLES[:8]:
        assert "Thank you, that is all." in await one.types(handle, "2 5" if handle > "member3" else "2 11 12")
    text = await summary_of(one)
    assert "8 of 9 answered." in text
    assert "Most of you would spend time on Our place among partnerships, and Skills and confidence." in text
    assert "Our place among partnerships: Picked by 6 or more of 8" in text
    assert "Skills and confidence: Picked by 5 of 8" in text
    assert "Leading is not checking: Picked by 3 of 8" in text
    assert "Nothing else on the list was picked by 3 of 8 or more." in text
    assert "Sharper priorities" not in text
    assert "A low count does not mean that something is done." in text
    assert all("What needs our time?" not in letter for letter in one.chat.texts("member1")[1:]), "no reminder to whoever is done"
    assert any("One list waits for your picks." in letter for letter in one.chat.texts("member9")[1:])


@pytest.mark.parametrize(("ref", "items"), [(TOOL, 6), (STRENGTHS, 17)])
async def test_levels_of_other_instruments(database: Database, library: loader.Library, ref: str, items: int) -> None:
    one = await living(database, library, ref)
    for handle in HANDLES[:6]:
        for _ in range(items - 1):
            await one.types(handle, "3")
        assert "Thank you, that is all." in await one.types(handle, "2")
    text = await summary_of(one)
    assert f"Riverside: {library[ref].short_title}" in text
    assert "This is here to start a talk in your own place. It gives nobody marks." in text
    assert ("These steps are ours" in text) is library[ref].scale.ours


async def test_too_few_picks_show_nothing(database: Database, library: loader.Library) -> None:
    one = await living(database, library, AREAS)
    for handle in HANDLES[:4]:
        await one.types(handle, "2 5")
    text = await summary_of(one)
    assert "4 of 9 answered: too few to show" in text
    assert "Our place" not in text


@pytest.fixture
async def areas(database: Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    schedule = board_at_work.schedule(boards.Practice.PULSE, AREAS)
    await at_work.load(board_at_work.plan("riverside", ("avery", "blake"), schedule))
    await at_work.opens()
    return at_work


async def picked(board: BoardAtWork, handle: str) -> list[str]:
    return sorted(key for key, (now, _, _) in (await board.answers(handle)).items() if now == 1)


async def test_picking_on_disk_with_double_presses_repeats_and_a_restart(areas: BoardAtWork) -> None:
    two = buttons(await areas.card("avery"))[TWO]
    for _ in range(2):
        assert "1 of 3" in await areas.sends("avery", two, key="same")
    assert await picked(areas, "avery") == ["place_among_partnerships"]
    areas.inbox = doors.door(areas.database, areas.library)
    assert "2 of 3" in await areas.presses("avery", FIVE)
    assert "Thank you, that is all." in await areas.presses("avery", "Done")
    assert len(await areas.answers("avery")) == 17
    assert "Picked so far (2 of 3)" in await areas.presses("avery", "Change my picks")
    assert "Nothing is due from you right now." in await areas.visits("avery")
    assert "One list waits for your picks." in await areas.visits("blake")
    assert await areas.answers("blake") == {}


async def test_four_picks_at_the_same_time_leave_three(areas: BoardAtWork) -> None:
    card = buttons(await areas.card("avery"))
    four = [action for label, action in card.items() if label.split()[0] in {"1", "2", "3", "4"}]
    await asyncio.gather(*(areas.sends("avery", action) for action in four))
    assert len(await picked(areas, "avery")) == 3


async def test_somebody_else_s_done_is_nobody_s(areas: BoardAtWork) -> None:
    await areas.presses("avery", TWO)
    done = buttons(areas.last["avery"])["Done"]
    await areas.sends("blake", done)
    assert await areas.answers("blake") == {}
    assert len(await areas.answers("avery")) == 1


async def test_numbers_typed_after_the_close_are_told_so(areas: BoardAtWork) -> None:
    await areas.types("avery", "2 5")
    areas.now = board_at_work.CLOSES
    assert "closed on" in await areas.types("avery", "3 4")
    assert "2 Our place among partnerships: picked" in await areas.types("avery", "answers")
