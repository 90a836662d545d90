import datetime

import pytest

from conversations import actions, boards, messages
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, plan, schedule

REFLECTION = schedule(boards.Practice.REFLECTION, board_at_work.ANNEX)
PULSE = schedule(boards.Practice.PULSE, board_at_work.MATRIX)


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    await at_work.load(plan("riverside", ("avery", "blake"), REFLECTION))
    await at_work.opens()
    return at_work


@pytest.fixture
async def busy(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    await at_work.load(plan("riverside", ("avery", "blake"), REFLECTION, PULSE))
    await at_work.opens()
    return at_work


@pytest.mark.parametrize("reply", ["We listen well.", "שלום, עולם", "👩🏽‍⚕️\nmore", "é" * 10_000])
async def test_a_typed_reply_is_kept_and_given_back_unchanged(board: BoardAtWork, reply: str) -> None:
    (asked,) = await board.reflections("avery")
    assert "Kept, for you alone" in await board.types("avery", reply)
    assert (await board.reflection(asked.reflection_id)).reply == reply
    assert [block.text for block in board.last["avery"].blocks if isinstance(block, messages.Quote)] == [reply]
    assert await board.reflections("blake") != []


async def test_a_reply_can_be_sent_from_the_box_changed_and_let_pass(board: BoardAtWork) -> None:
    (asked,) = await board.reflections("avery")
    box = actions.encode(actions.Reflect(reflection_id=asked.reflection_id))
    await board.sends("avery", box, "first")
    await board.presses("avery", "Change my reply")
    await board.presses("avery", "Keep it", "second")
    assert (await board.reflection(asked.reflection_id)).reply == "second"
    (theirs,) = await board.reflections("blake")
    assert "Fine." in await board.sends("blake", actions.encode(actions.LetPass(reflection_id=theirs.reflection_id)))
    assert (await board.reflection(theirs.reflection_id)).passed


async def test_somebody_else_s_reflection_is_out_of_reach(board: BoardAtWork) -> None:
    (theirs,) = await board.reflections("blake")
    await board.types("blake", "blake-secret")
    for action in (actions.Reopen, actions.Reflect, actions.LetPass):
        shown = await board.sends("avery", actions.encode(action(reflection_id=theirs.reflection_id)), "mine")
        assert "belongs to somebody else's message" in shown
        assert "blake-secret" not in shown
    assert (await board.reflection(theirs.reflection_id)).reply == "blake-secret"


async def test_help_is_no_reply(board: BoardAtWork) -> None:
    (asked,) = await board.reflections("avery")
    assert "Just write what you think" in await board.types("avery", "help")
    assert (await board.reflection(asked.reflection_id)).reply is None


async def test_the_word_that_takes_things_back_is_no_reply(board: BoardAtWork) -> None:
    (asked,) = await board.reflections("avery")
    assert "an Undo button below each change" in await board.types("avery", "Undo")
    assert (await board.reflection(asked.reflection_id)).reply is None
    assert "Kept, for you alone" in await board.types("avery", "Undo what was cut.")


async def test_a_typed_reply_that_comes_again_is_stored_once(board: BoardAtWork) -> None:
    (asked,) = await board.reflections("avery")
    await board.types("avery", "first", key="again")
    shown = await board.types("avery", "first", key="again")
    assert (await board.reflection(asked.reflection_id)).reply == "first"
    assert "closed" not in shown
    assert "did not understand" not in shown


async def test_a_sent_reply_that_comes_again_never_undoes_a_change(board: BoardAtWork) -> None:
    (asked,) = await board.reflections("avery")
    box, sent = actions.encode(actions.Reflect(reflection_id=asked.reflection_id)), board.now
    await board.sends("avery", box, "first", key="again", at=sent)
    await board.sends("avery", box, "second")
    await board.sends("avery", box, "first", key="again", at=sent)
    assert (await board.reflection(asked.reflection_id)).reply == "second"


async def test_an_empty_and_a_too_long_reply_keep_nothing(board: BoardAtWork) -> None:
    (asked,) = await board.reflections("avery")
    box = actions.encode(actions.Reflect(reflection_id=asked.reflection_id))
    assert "There was no text" in await board.sends("avery", box, "\x00 ")
    assert "20,001 characters" in await board.types("avery", "x" * 20_001)
    assert (await board.reflection(asked.reflection_id)).reply is None


async def test_while_a_pulse_waits_only_the_prefix_makes_a_reflection(busy: BoardAtWork) -> None:
    (asked,) = await busy.reflections("avery")
    assert "begin with “reflect:”" in await busy.types("avery", "We listen well.")
    assert (await busy.reflection(asked.reflection_id)).reply is None
    assert "Kept, for you alone" in await busy.types("avery", "Reflect: We listen well.")
    assert (await busy.reflection(asked.reflection_id)).reply == "We listen well."
    assert await busy.answers("avery") == {}


async def test_an_answer_to_the_pulse_is_never_taken_for_a_reflection(busy: BoardAtWork) -> None:
    (asked,) = await busy.reflections("avery")
    for line in ("2 4", "skip", "note: mine", "help", "9"):
        await busy.types("avery", line)
    assert (await busy.reflection(asked.reflection_id)).reply is None


async def test_after_the_pulse_is_done_plain_words_are_the_reflection(busy: BoardAtWork) -> None:
    (asked,) = await busy.reflections("avery")
    for _ in range(6):
        await busy.types("avery", "2 4")
    assert "Kept, for you alone" in await busy.types("avery", "We listen well.")
    assert (await busy.reflection(asked.reflection_id)).reply == "We listen well."


async def test_a_reflection_prefix_with_no_question_open_says_so(board: BoardAtWork) -> None:
    await board.types("avery", "first")
    assert "There is no reflection question open, so nothing was kept." in await board.types("avery", "reflect: more")
    board.now += datetime.timedelta(days=1)
    assert "Nothing is due from you right now." in await board.types("avery", "some more")


async def test_the_prefix_is_spoken_of_only_while_it_leads_somewhere(busy: BoardAtWork) -> None:
    (asked,) = await busy.reflections("avery")
    hint = "To keep it as your private reflection, begin with “reflect:”."
    assert hint in await busy.types("avery", "We listen well.")
    await busy.sends("avery", actions.encode(actions.LetPass(reflection_id=asked.reflection_id)))
    assert hint not in await busy.types("avery", "We listen well.")
    shown = await busy.types("avery", "reflect: We listen well.")
    assert "There is no reflection question open, so nothing was kept." in shown
    assert (await busy.reflection(asked.reflection_id)).reply is None


async def test_a_pulse_that_closed_does_not_swallow_a_reply(busy: BoardAtWork) -> None:
    (asked,) = await busy.reflections("avery")
    busy.now = board_at_work.CLOSES
    await busy.work.run(busy.now)
    shown = await busy.types("avery", "Note: we never hear from carers.")
    assert "Kept, for you alone" in shown
    assert (await busy.reflection(asked.reflection_id)).reply == "Note: we never hear from carers."


async def test_a_reply_that_comes_again_after_a_pulse_closed_is_not_told_about_that_pulse(busy: BoardAtWork) -> None:
    (asked,) = await busy.reflections("avery")
    busy.now = board_at_work.CLOSES
    await busy.work.run(busy.now)
    await busy.types("avery", "We listen well.", key="again")
    assert "closed" not in await busy.types("avery", "We listen well.", key="again")
    assert (await busy.reflection(asked.reflection_id)).reply == "We listen well."
