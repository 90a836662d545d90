import asyncio
import dataclasses
import datetime
import uuid

import pytest

from conversations import actions, boards, inbound, messages, pulse
from conversations import sitting as sittings
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, give, plan, schedule
from tests.unit.conversations.dialogue import buttons

PULSE = schedule(boards.Practice.PULSE, board_at_work.MATRIX)
RIVERSIDE = plan("riverside", ("avery", "blake", "casey"), PULSE)


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    await at_work.load(RIVERSIDE)
    await at_work.opens()
    return at_work


async def test_a_whole_pulse_by_pressing_and_typing(board: BoardAtWork) -> None:
    assert "Where do we mean to be in 12 months?" in await board.presses("avery", "2 Early progress in development")
    shown = await board.presses("avery", "4 Maturity")
    assert shown.startswith("Kept: 1 Purpose and vision – 2 Early progress in development → 4 Maturity\n\n2 of 6")
    assert "3 of 6" in await board.types("avery", "0 1")
    assert "4 of 6" in await board.types("avery", "skip")
    assert "5 of 6" in await board.types("avery", "not sure")
    assert "6 of 6" in await board.types("avery", "not my area")
    assert "Thank you, that is all." in await board.types("avery", "5 5")
    assert await board.answers("avery") == {
        "purpose_and_vision": (2, 4, None),
        "strategy": (0, 1, None),
        "leadership": (sittings.Standing.SKIP, None, None),
        "governance": (sittings.Standing.NOT_SURE, None, None),
        "information_and_intelligence": (sittings.Standing.NOT_MY_AREA, None, None),
        "expertise_and_skills": (5, 5, None),
    }
    assert await board.answers("blake") == {}


async def test_it_resumes_after_any_interruption(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    await board.types("avery", "3")
    board.last.clear()
    board.inbox = doors.door(board.database, board.library)
    shown = await board.types("avery", "go on")
    assert "2 of 6 · Strategy" in shown
    assert "Now: 3 Results" in shown


async def test_a_changed_circle_opens_its_arrow_again_on_disk_too(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    assert "Where do we mean to be" in await board.types("avery", "1: 3")
    assert (await board.answers("avery"))["purpose_and_vision"] == (3, None, None)
    await board.types("avery", "5")
    assert (await board.answers("avery"))["purpose_and_vision"] == (3, 5, None)


async def test_somebody_unknown_is_told_whom_to_ask(board: BoardAtWork) -> None:
    action = give((await board.sittings("avery"))[0], "3")
    for shown in (await board.types("stranger", "3"), await board.sends("stranger", action)):
        assert "I do not know this account yet. Please ask your board's coordinator" in shown
    assert await board.answers("avery") == {}


@pytest.mark.parametrize("action", ["", "bp1:give", "bp9:go:" + uuid.UUID(int=1).hex, "\x00\ud800", "x" * 5000, "bp1:give:1:2:3:4:5"])
async def test_a_button_we_never_made_is_answered_kindly(board: BoardAtWork, action: str) -> None:
    assert "I could not read that button." in await board.sends("avery", action)


async def test_somebody_else_s_button_changes_nothing(board: BoardAtWork) -> None:
    theirs = (await board.sittings("blake"))[0]
    await board.types("blake", "note: blake-secret")
    shown = await board.sends("avery", give(theirs, "3"))
    assert "That button belongs to somebody else's message. Nothing was changed." in shown
    assert "blake-secret" not in shown
    assert await board.answers("avery") == {}
    assert await board.answers("blake") == {"purpose_and_vision": (None, None, "blake-secret")}


async def test_a_sitting_that_does_not_exist_looks_like_somebody_else_s(board: BoardAtWork) -> None:
    known = give((await board.sittings("avery"))[0], "3")
    unknown = ":".join(uuid.uuid4().hex if len(part) == 32 else part for part in known.split(":"))
    assert await board.sends("avery", unknown) == await board.sends("avery", give((await board.sittings("blake"))[0], "3"))


@pytest.mark.parametrize(("early", "is_kept"), [(datetime.timedelta(microseconds=1), True), (datetime.timedelta(0), False)])
async def test_the_close_is_at_its_very_instant(board: BoardAtWork, early: datetime.timedelta, is_kept: bool) -> None:  # noqa: FBT001 - drawn
    card = await board.card("avery")
    board.now = board_at_work.CLOSES - early - datetime.timedelta(seconds=1)
    shown = await board.sends("avery", buttons(card)["3 Results"])
    assert ("Now: 3 Results" in shown) is is_kept
    assert ("closed on Monday 7 December at 9 am. Nothing was changed." in shown) is not is_kept
    assert (await board.answers("avery") != {}) is is_kept


async def test_what_comes_after_a_press_is_the_same_when_it_is_drawn_later(board: BoardAtWork) -> None:
    """As after a restart: from what is kept and the action that shows it alone."""
    await board.presses("avery", "2 Early progress in development")
    given = actions.decode(buttons(board.last["avery"])["4 Maturity"])
    assert isinstance(given, actions.Give)
    at_once = await board.presses("avery", "4 Maturity")
    board.inbox = doors.door(board.database, board.library)
    assert await board.sends("avery", actions.encode(pulse.shown_by(given))) == at_once
    await board.types("avery", "1: 0 1")
    assert "Kept: 1 Purpose and vision – 0 No → 1 Basic level" in await board.sends("avery", actions.encode(pulse.shown_by(given)))


async def test_a_closed_pulse_keeps_nothing_and_shows_own_answers(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    card = await board.card("avery")
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    assert "Nothing was changed" in await board.sends("avery", buttons(card)["5 Exemplar"])
    assert "Nothing was changed" in await board.types("avery", "1: 5 5")
    shown = await board.types("avery", "review")
    assert "2 Early progress in development → 4 Maturity" in shown
    assert "2 Strategy: not answered" in shown


async def test_a_press_that_comes_again_is_stored_once(board: BoardAtWork) -> None:
    card = buttons(await board.card("avery"))
    first = await board.sends("avery", card["3 Results"], key="again", at=board.now)
    stored = await board.answers("avery")
    assert await board.sends("avery", card["3 Results"], key="again", at=board_at_work.OPENS) == first
    assert await board.answers("avery") == stored == {"purpose_and_vision": (3, None, None)}


async def test_a_press_that_comes_again_late_never_undoes_a_change(board: BoardAtWork) -> None:
    action, sent = buttons(await board.card("avery"))["3 Results"], board.now
    await board.sends("avery", action, key="again", at=sent)
    await board.types("avery", "5")
    await board.types("avery", "1: 4 4")
    assert "2 of 6" in await board.sends("avery", action, key="again", at=sent)
    assert (await board.answers("avery"))["purpose_and_vision"] == (4, 4, None)


async def test_a_typed_line_that_comes_again_is_stored_once_and_asks_on(board: BoardAtWork) -> None:
    for _ in range(3):
        assert "Where do we mean to be" in await board.types("avery", "3", key="again")
    assert await board.answers("avery") == {"purpose_and_vision": (3, None, None)}


async def test_an_older_press_that_arrives_late_never_overwrites(board: BoardAtWork) -> None:
    card, sent = buttons(await board.card("avery")), board.now
    await board.types("avery", "4 5")
    assert "2 of 6" in await board.sends("avery", card["1 Basic level"], at=sent)
    assert await board.answers("avery") == {"purpose_and_vision": (4, 5, None)}


async def test_two_presses_at_the_same_moment_make_one_answer(board: BoardAtWork) -> None:
    action = buttons(await board.card("avery"))["3 Results"]
    events = [
        inbound.Pressed(address=board_at_work.address("avery"), receipt_key=key, sent_at=board.now, action=action)
        for key in ("same", "same", "other")
    ]
    replies = await asyncio.gather(*(board.inbox.handle(event, board.now) for event in events))
    assert len({messages.plain_text(reply) for reply in replies}) == 1
    assert await board.answers("avery") == {"purpose_and_vision": (3, None, None)}


async def test_different_presses_at_the_same_moment_leave_one_whole_answer(board: BoardAtWork) -> None:
    card = buttons(await board.card("avery"))
    events = [
        inbound.Pressed(address=board_at_work.address("avery"), receipt_key=label, sent_at=board.now, action=card[label])
        for label in ("1 Basic level", "3 Results", "Skip")
    ]
    await asyncio.gather(*(board.inbox.handle(event, board.now) for event in events))
    assert (await board.answers("avery"))["purpose_and_vision"][:2] in {(1, None), (3, None), (sittings.Standing.SKIP, None)}


@pytest.mark.parametrize(
    "note", ["é" * 10_000, "שלום, עולם\nمرحبا \u200fبالعالم", "👩🏽‍⚕️ ok ✅", "'; DROP TABLE answer; -- <!channel> *b*"]
)
async def test_a_note_is_stored_whole_and_given_back_unchanged(board: BoardAtWork, note: str) -> None:
    assert "is kept" in await board.types("avery", f"note 2: {note}")
    assert await board.answers("avery") == {"strategy": (None, None, note)}
    await board.types("avery", "change 2")
    assert [block.text for block in board.last["avery"].blocks if isinstance(block, messages.Quote)] == [note]


async def test_what_no_database_can_hold_is_dropped_and_the_rest_kept(board: BoardAtWork) -> None:
    await board.types("avery", "note 2: a\x00b\ud800c")
    assert await board.answers("avery") == {"strategy": (None, None, "abc")}
    assert "There was no text in that note" in await board.types("avery", "note 2: \x00")
    assert "20,001 characters" in await board.types("avery", "note 2: " + "x" * 20_001)
    assert await board.answers("avery") == {"strategy": (None, None, "abc")}


@pytest.mark.parametrize("line", ["What a day", "x" * 100_000, "3/5", "\x00", "\ud800", "🙂", ""])
async def test_a_line_that_is_nothing_is_answered_politely_and_changes_nothing(board: BoardAtWork, line: str) -> None:
    assert "I did not understand that, and changed nothing. Type one number, 0 to 5, or two" in await board.types("avery", line)
    assert await board.answers("avery") == {}


async def test_a_line_that_is_nothing_leaves_a_way_on(board: BoardAtWork) -> None:
    await board.types("avery", "2-4")
    shown = await board.types("avery", "three")
    assert "“2 4” means now 2, and 4 ahead. “Help” shows all that works here." in shown
    assert "reflect" not in shown, "nothing is there to reflect on"
    assert "2 of 6 · Strategy" in await board.presses("avery", "Go on")
    assert await board.answers("avery") == {"purpose_and_vision": (2, 4, None)}


async def test_with_all_answered_a_line_that_is_nothing_is_told_so(board: BoardAtWork) -> None:
    for _ in range(6):
        await board.types("avery", "2/4")
    assert "Nothing is due from you right now." in await board.types("avery", "three")
    assert "I did not understand that, and changed nothing. Type “help”" in await board.types("avery", "\x00")


async def test_with_no_pulse_open_a_line_gets_a_kind_word(database: storage_database.Database, library: loader.Library) -> None:
    board = BoardAtWork(database, library)
    await board.load(RIVERSIDE)
    for line in ("3", "hello"):
        assert "Nothing is due from you right now. I will write when there is." in await board.types("avery", line)
    assert "These words work anywhere you can write to me." in await board.types("avery", "help")


async def test_a_person_on_two_boards_answers_first_what_closes_first(database: storage_database.Database, library: loader.Library) -> None:
    board = BoardAtWork(database, library)
    sooner = dataclasses.replace(PULSE, open_days=7)
    await board.load(RIVERSIDE)
    await board.load(plan("hilltop", ("avery", "drew"), sooner))
    await board.opens()
    hilltop, riverside = await board.sittings("avery")
    assert (hilltop.pulse.board.name, riverside.pulse.board.name) == ("Hilltop Board", "Riverside Board")
    await board.types("avery", "2 4")
    await board.sends("avery", give(riverside, "5"))
    hilltop, riverside = await board.sittings("avery")
    assert {key: (one.now, one.ahead) for key, one in hilltop.answers.items()} == {"purpose_and_vision": (2, 4)}
    assert {key: (one.now, one.ahead) for key, one in riverside.answers.items()} == {"purpose_and_vision": (5, None)}


async def test_a_finished_sitting_lets_typed_answers_through_to_the_next(
    database: storage_database.Database, library: loader.Library
) -> None:
    board = BoardAtWork(database, library)
    await board.load(RIVERSIDE)
    await board.load(plan("hilltop", ("avery", "drew"), dataclasses.replace(PULSE, open_days=7)))
    await board.opens()
    for _ in range(6):
        await board.types("avery", "2 4")
    await board.types("avery", "1 1")
    _, riverside = await board.sittings("avery")
    assert {key: (one.now, one.ahead) for key, one in riverside.answers.items()} == {"purpose_and_vision": (1, 1)}


async def test_whoever_left_the_board_may_still_finish_what_was_asked(board: BoardAtWork) -> None:
    await board.load(board_at_work.leaving(RIVERSIDE, "avery", datetime.date(2026, 11, 23)))
    board.now += datetime.timedelta(days=3)
    assert "2 of 6" in await board.types("avery", "2 4")
    assert await board.answers("avery") == {"purpose_and_vision": (2, 4, None)}
