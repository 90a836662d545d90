import pytest

from conversations import boards
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import board_at_work
from tests.acceptance.board_at_work import BoardAtWork, plan, schedule

PULSE = schedule(boards.Practice.PULSE, board_at_work.MATRIX)
REFLECTION = schedule(boards.Practice.REFLECTION, board_at_work.ANNEX)


@pytest.fixture
async def busy(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    """A pulse and a question are open."""
    at_work = BoardAtWork(database, library)
    await at_work.load(plan("riverside", ("avery", "blake"), PULSE, REFLECTION))
    await at_work.opens()
    return at_work


@pytest.fixture
async def asked(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    """A question is open, and there never was a pulse."""
    at_work = BoardAtWork(database, library)
    await at_work.load(plan("riverside", ("avery", "blake"), REFLECTION))
    await at_work.opens()
    return at_work


async def reply(board: BoardAtWork) -> str | None:
    """What is kept of the question put to Avery."""
    person_id = await board.person_id("avery")
    found = await board.database.run(lambda repos: repos.reflections.latest(person_id, open_only=False))
    assert found is not None
    return found.reply


async def test_a_whole_pulse_by_commands(busy: BoardAtWork) -> None:
    assert "6 of 6 questions are open." in await busy.commands("avery", "")
    assert "1 of 6 · Purpose and vision" in await busy.commands("avery", "go on")
    assert "2 of 6 · Strategy" in await busy.commands("avery", "2 4")
    assert "Your note on “Strategy” is kept." in await busy.commands("avery", "note 2: We lack data.")
    assert "Where do we mean to be" in await busy.commands("avery", "1: 3")
    assert "2 of 6 · Strategy" in await busy.commands("avery", "5")
    assert "5 questions are open." in await busy.commands("avery", "answers")
    assert "You can press or type. Type 0 to 5" in await busy.commands("avery", "help")
    assert "Kept, for you alone" in await busy.commands("avery", "reflect: We listen.")
    assert await busy.answers("avery") == {"purpose_and_vision": (3, 5, None), "strategy": (None, None, "We lack data.")}
    assert await reply(busy) == "We listen."


async def test_a_command_that_comes_again_is_done_once(busy: BoardAtWork) -> None:
    for _ in range(3):
        assert "Where do we mean to be" in await busy.commands("avery", "3", key="again")
    assert await busy.answers("avery") == {"purpose_and_vision": (3, None, None)}


async def test_nonsense_behind_the_command_is_never_a_reflection(asked: BoardAtWork) -> None:
    for line in ("nonsense", "We listen well to everyone.", "x" * 20_000, "data is what we lack"):
        assert "I do not know that word, and changed nothing. Type “/pulse help”" in await asked.commands("avery", line)
        assert asked.last["avery"].beside
    assert await reply(asked) is None


async def test_a_question_can_be_let_pass_by_a_command(asked: BoardAtWork) -> None:
    await asked.commands("avery", "let it pass")
    person_id = await asked.person_id("avery")
    found = await asked.database.run(lambda repos: repos.reflections.latest(person_id, open_only=False))
    assert found is not None
    assert found.passed


async def test_nonsense_behind_the_command_while_a_pulse_waits(busy: BoardAtWork) -> None:
    assert "I do not know that word" in await busy.commands("avery", "nonsense")
    assert await busy.answers("avery") == {}
    busy.now = board_at_work.CLOSES
    await busy.work.run(busy.now)
    assert "I do not know that word" in await busy.commands("avery", "nonsense")
    assert "closed on Monday 7 December" in await busy.commands("avery", "2 4")
    assert await reply(busy) is None


async def test_every_page_can_be_typed_and_commanded_and_is_no_reply(asked: BoardAtWork) -> None:
    for line, shown in (
        ("home", "asks you to reflect"),
        ("help", "Where there is a command “/pulse”"),
        ("answers", "You have not answered anything yet."),
        ("my arrows", "You have drawn no arrows yet."),
        ("data", "What we keep about you"),
        ("copy my data", "Everything we keep about you"),
        ("go on", "asks you to reflect"),
    ):
        assert shown in await asked.commands("avery", line)
        assert shown in await asked.types("avery", line)
    assert await reply(asked) is None


async def test_words_of_a_sitting_stay_its_own_while_it_is_open(busy: BoardAtWork) -> None:
    for ask in (busy.types, busy.commands):
        assert "6 questions are open." in await ask("avery", "my answers")
        assert "Type 0 to 5 for now" in await ask("avery", "help")
    for _ in range(6):
        await busy.types("avery", "2 4")
    for ask in (busy.types, busy.commands):
        assert "Thank you, that is all." in await ask("avery", "my answers")
        assert "Type 0 to 5 for now" in await ask("avery", "help")
        assert "Thank you, that is all." in await ask("avery", "go on")


async def test_looking_at_a_page_in_between_loses_no_answer(busy: BoardAtWork) -> None:
    await busy.types("avery", "2")
    for line in ("home", "my arrows", "my data", "copy my data"):
        await busy.types("avery", line)
    assert "2 of 6 · Strategy" in await busy.types("avery", "4")
    assert await busy.answers("avery") == {"purpose_and_vision": (2, 4, None)}


@pytest.mark.parametrize("line", ["Home care is our gap.", "Channel shift is our worry."])
async def test_a_reply_may_begin_with_one_of_our_words(asked: BoardAtWork, line: str) -> None:
    assert "Kept, for you alone" in await asked.types("avery", line)
    assert await reply(asked) == line


async def test_help_between_pulses_says_what_can_be_typed(asked: BoardAtWork) -> None:
    shown = await asked.types("avery", "help")
    assert "Just write what you think, and I keep it for you alone." in shown
    assert "copy my data: all of it, sent to you" in shown
    await asked.types("avery", "We listen.")
    assert "Just write what you think" not in await asked.types("avery", "help")


async def test_a_stranger_s_command_keeps_nothing(busy: BoardAtWork) -> None:
    for line in ("2 4", "nonsense", "reflect: mine"):
        assert "I do not know this account yet." in await busy.commands("stranger", line)
    assert await reply(busy) is None


async def test_what_changes_nothing_stands_beside(asked: BoardAtWork) -> None:
    await asked.types("avery", "reflect: mine")
    for line in ("reflect: more", "", "\x00"):
        await asked.types("avery", line)
        assert asked.last["avery"].beside, line
    await asked.sends("avery", "bp1:nonsense")
    assert asked.last["avery"].beside
