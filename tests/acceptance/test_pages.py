import dataclasses
import datetime

import pytest

from bot import ports
from bot.door import pages
from bot.outbox import channels
from conversations import actions, boards, messages, sending
from frameworks import loader
from storage import database as storage_database
from tests import doors
from tests.acceptance import board_at_work, living_board, results_life
from tests.acceptance.board_at_work import BoardAtWork, person, plan, schedule
from tests.unit.conversations.dialogue import buttons

PULSE = schedule(boards.Practice.PULSE, board_at_work.MATRIX)
REFLECTION = schedule(boards.Practice.REFLECTION, board_at_work.ANNEX)
DAY = datetime.timedelta(days=1)


def with_coordinator(one: boards.BoardPlan, who: str = "casey") -> boards.BoardPlan:
    return dataclasses.replace(one, people=(*one.people, person(who, boards.Duty.COORDINATOR)))


RIVERSIDE = with_coordinator(plan("riverside", ("avery", "blake"), PULSE, REFLECTION))


@pytest.fixture
async def board(database: storage_database.Database, library: loader.Library) -> BoardAtWork:
    at_work = BoardAtWork(database, library)
    await at_work.load(RIVERSIDE)
    await at_work.opens()
    return at_work


async def looks(board: BoardAtWork, handle: str, page: actions.Page) -> str:
    return await board.sends(handle, actions.encode(actions.Look(page=page)))


async def test_home_is_the_same_by_opening_typing_commanding_and_pressing(board: BoardAtWork) -> None:
    shown = [
        await board.visits("avery"),
        await board.types("avery", "home"),
        await board.commands("avery", ""),
        await board.commands("avery", "home"),
        await looks(board, "avery", actions.Page.HOME),
    ]
    assert len(set(shown)) == 1
    assert "6 of 6 questions are open. It closes Monday 7 December at 9 am." in shown[0]
    assert "Riverside Board asks you to reflect:" in shown[0]


async def test_home_goes_on_where_it_stopped_and_then_has_nothing_due(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    assert "5 of 6 questions are open." in await board.visits("avery")
    assert "2 of 6 · Strategy" in await board.presses("avery", "Go on")
    for _ in range(5):
        await board.types("avery", "1 1")
    assert "asks you to reflect" in await board.visits("avery")
    await board.presses("avery", "Let it pass")
    assert "Nothing is due from you right now." in await board.presses("avery", "Home")


async def test_the_question_on_home_leads_to_its_box_and_promise(board: BoardAtWork) -> None:
    await board.visits("avery")
    assert "Only you see your reply." in await board.presses("avery", "Write a reply")
    assert "Kept, for you alone" in await board.presses("avery", "Keep it", "We listen well.")
    assert "asks you to reflect" not in await board.presses("avery", "Home")


async def test_a_question_of_long_ago_is_not_due_for_ever(board: BoardAtWork) -> None:
    board.now += 22 * DAY
    await board.work.run(board.now)
    assert "Nothing is due from you right now." in await board.visits("avery")


async def test_nobody_sees_anything_of_anybody_else(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    await board.types("avery", "note 1: avery-secret")
    await board.types("avery", "reflect: avery-thought")
    (mine,) = await board.sittings("avery")
    await board.writes("avery", actions.encode(actions.Note(sitting_id=mine.sitting_id, item_key="strategy")), "x-draft")
    for handle in ("blake", "casey"):
        for page in actions.Page:
            shown = await looks(board, handle, page)
            assert not [one for one in ("avery-secret", "avery-thought", "x-draft", "4 Maturity", "Avery") if one in shown], page
    for page in actions.Page:
        assert "avery-secret" not in await looks(board, "stranger", page)


async def test_my_answers_before_during_and_after(board: BoardAtWork) -> None:
    assert "You have not answered anything yet." in await looks(board, "avery", actions.Page.ANSWERS)
    await board.types("avery", "2 4")
    assert "5 questions are open." in await looks(board, "avery", actions.Page.ANSWERS)
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    shown = await looks(board, "avery", actions.Page.ANSWERS)
    assert "These were your answers. Only you see them." in shown
    assert "2 Early progress in development → 4 Maturity" in shown


async def test_answers_of_every_kept_pulse_can_be_reached(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    board.now = datetime.datetime(2027, 2, 23, 9, 0, tzinfo=datetime.UTC)
    await board.work.run(board.now)
    await board.types("avery", "5 5")
    assert "5 Exemplar → 5 Exemplar" in await looks(board, "avery", actions.Page.ANSWERS)
    shown = await board.presses("avery", "Riverside Board, Monday 7 December 2026")
    assert "2 Early progress in development → 4 Maturity" in shown
    assert "These were your answers." in shown


async def test_answers_name_their_board_where_somebody_is_on_several(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    assert "Riverside Board: Maturity matrix 2011" not in await looks(board, "avery", actions.Page.ANSWERS)
    await board.load(plan("hillside", ("avery",), REFLECTION))
    assert "Riverside Board: Maturity matrix 2011" in await looks(board, "avery", actions.Page.ANSWERS)
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    shown = await looks(board, "avery", actions.Page.ANSWERS)
    assert shown.count("Riverside Board: Maturity matrix 2011") == 1


async def test_a_word_that_only_others_can_use_says_who(board: BoardAtWork) -> None:
    async def told(handle: str, line: str) -> str | None:
        person_id = await board.person_id(handle)

        async def work(repos: ports.Repositories) -> str | None:
            who = await repos.boards.person(person_id)
            found = await pages.otherwise(repos, board.library, who, line, board.now)
            return None if found is None else messages.plain_text(found)

        return await board.database.run(work)

    assert "are for the chair of a board and whoever keeps it running" in (await told("avery", "Papers") or "")
    assert "While it waits, the chair can type “post it”." in (await told("avery", "post it") or "")
    assert "you are on none today" in (await told("avery", "buddy") or "")
    assert "No summary of a board of yours is out yet." in (await told("avery", "summary") or "")
    assert await told("avery", "in summary, we listen") is None


async def test_the_newest_summary_is_for_whoever_is_on_its_board(database: storage_database.Database, library: loader.Library) -> None:
    life = results_life.Life(database, library, living_board.at(12, 1, 7))
    await life.load(results_life.riverside(until={"hal": datetime.date(2026, 2, 1)}))
    await life.lives_until(results_life.OPENS + datetime.timedelta(minutes=1))
    await life.answer(*(one.key for one in (results_life.CHAIR, *results_life.OTHERS)))
    await life.lives_until(results_life.CLOSES + datetime.timedelta(minutes=1))

    async def told(key: str) -> messages.Message:
        async def work(repos: ports.Repositories) -> messages.Message | None:
            who = await repos.boards.person_called(key)
            assert who is not None
            return await pages.otherwise(repos, library, who, "summary", life.clock.now())

        found = await database.run(work)
        assert found is not None
        return found

    for key in ("ann", "bob"):
        assert "is out yet" in messages.plain_text(await told(key)), "the chair alone has the preview"
    await life.lives_until(results_life.POSTS)
    [posted] = life.chat.letters[results_life.CHANNEL]
    shown = await told("bob")
    assert shown.beside
    assert shown.blocks[1:-1] == posted.blocks
    assert "is out yet" in messages.plain_text(await told("hal")), "who has left reads the channel no more"


async def test_arrows_point_a_year_ahead_and_then_ask_for_their_circle(board: BoardAtWork) -> None:
    assert "You have drawn no arrows yet." in await board.types("avery", "my arrows")
    await board.types("avery", "2 4")
    await board.types("avery", "1 3")
    shown = await board.types("avery", "arrows")
    assert "By Tuesday 23 November 2027." in shown
    assert "1 Purpose and vision: 2 Early progress in development → 4 Maturity" in shown
    # A second passes before each line.
    board.now = datetime.datetime(2027, 11, 23, 8, 59, 58, tzinfo=datetime.UTC)
    assert "By Tuesday 23 November 2027." in await board.types("avery", "arrows")
    assert "2 Strategy: 1 Basic level → 3 Results. Where is it now?" in await board.types("avery", "arrows")
    board.now = datetime.datetime(2027, 11, 23, 9, 0, tzinfo=datetime.UTC)
    await board.work.run(board.now)
    assert "2 Strategy: 1 Basic level → 3 Results. Where is it now?" in await board.types("avery", "arrows")
    await board.types("avery", "3 5")
    shown = await board.types("avery", "arrows")
    assert "By Thursday 23 November 2028." in shown
    assert "1 Purpose and vision: 3 Results → 5 Exemplar" in shown
    assert "→ 4 Maturity. Later you said: 3 Results." in shown
    assert "2 Strategy: 1 Basic level → 3 Results. Where is it now?" in shown


async def test_the_copy_is_whole_and_leaves_what_was_pressed(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    await board.types("avery", "note 2: my note")
    await board.types("avery", "reflect: my thought")
    (mine,) = await board.sittings("avery")
    await board.writes("avery", actions.encode(actions.Note(sitting_id=mine.sitting_id, item_key="leadership")), "my draft")
    data = await board.types("avery", "my data")
    for line in ("Answers: One answer in one pulse", "Private notes: 1", "not sent: 1", "Casey Namesake"):
        assert line in data
    shown = await board.presses("avery", "Send me a copy")
    assert board.last["avery"].beside
    for line in ("Console account: avery in here", "seat of avery, Council", "> my note", "> my thought", "> my draft", "2 Early progress"):
        assert line in shown
    assert await board.types("avery", "copy my data") == shown


async def test_what_was_forgotten_is_on_no_page(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    await board.types("avery", "note 2: my note")
    await board.types("avery", "reflect: my thought")
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    board.now += 800 * DAY
    await board.work.forget(board.now)
    for page in actions.Page:
        shown = await looks(board, "avery", page)
        assert not [one for one in ("my note", "my thought", "4 Maturity") if one in shown], page
    assert "You have not answered anything yet." in await looks(board, "avery", actions.Page.ANSWERS)


async def test_a_leaver_still_sees_what_is_theirs(board: BoardAtWork) -> None:
    await board.types("avery", "2 4")
    await board.load(board_at_work.leaving(RIVERSIDE, "avery", board_at_work.OPENS.date()))
    board.now += 3 * DAY
    assert "Since" not in (shown := await board.types("avery", "data"))
    assert "From Thursday 1 January 2026 to Monday 23 November 2026." in shown
    assert "5 of 6 questions are open." in await board.visits("avery")


async def test_a_coordinator_sees_when_each_board_opens_next(board: BoardAtWork) -> None:
    await board.load(with_coordinator(plan("hilltop", ("drew",))))
    shown = await board.visits("casey")
    assert "Hilltop Board: No pulse is planned." in shown
    assert "Maturity matrix 2011 opens next on Tuesday 23 February at 9 am." in shown
    assert "Boards that you run" not in await board.visits("avery")


async def test_a_coordinator_sees_what_runs_until_it_closes(board: BoardAtWork) -> None:
    running = "Riverside Board: Maturity matrix 2011 is open now. It closes Monday 7 December at 9 am. Maturity matrix 2011 opens next on"
    assert running in await board.visits("casey")
    board.now = board_at_work.CLOSES
    await board.work.run(board.now)
    assert "is open now" not in await board.visits("casey")


async def test_a_coordinator_without_a_seat_is_not_promised_questions(board: BoardAtWork) -> None:
    assert "You hold no seat on a board" in await looks(board, "casey", actions.Page.ANSWERS)
    await board.load(with_coordinator(plan("hilltop", ("casey",))))
    assert "I will write when a pulse opens." in await looks(board, "casey", actions.Page.ANSWERS)
    await board.load(board_at_work.leaving(with_coordinator(plan("hilltop", ("casey",))), "casey", board_at_work.OPENS.date() - DAY))
    assert "You hold no seat on a board" in await looks(board, "casey", actions.Page.ANSWERS)


async def test_the_only_coordinator_is_not_sent_to_themselves(board: BoardAtWork) -> None:
    assert "Ask whoever runs Boardpulse." in await looks(board, "casey", actions.Page.DATA)
    assert "Ask Casey Namesake to correct it" in await looks(board, "avery", actions.Page.DATA)


async def test_a_coordinator_is_asked_for_a_channel_from_the_moment_the_old_one_is_gone(board: BoardAtWork) -> None:
    (riverside,) = await board.database.run(lambda repos: repos.boards.all())
    assert "channel of" not in await board.visits("casey")
    await board.database.run(lambda repos: channels.lost(repos, riverside.channel, sending.Reason.NOT_IN_CHANNEL, board.now))
    shown = await board.visits("casey")
    assert "I can no longer write in the channel of Riverside Board." in shown
    assert "Where should I post for Riverside Board?" in shown
    assert "channel of" not in await board.visits("avery")
    await board.database.run(lambda repos: channels.back(repos, riverside.channel, board.now))
    assert "channel of" not in await board.visits("casey")


async def test_pages_do_without_an_edition_whose_file_is_gone(board: BoardAtWork, library: loader.Library) -> None:
    await board.types("avery", "2 4")
    await board.types("avery", "note 2: my note")
    await board.types("avery", "reflect: my thought")
    board.library = loader.Library(editions={}, digests={})
    board.inbox = doors.door(board.database, board.library)
    for page in actions.Page:
        assert await looks(board, "avery", page)
    assert "Nothing is due" in await board.visits("avery")
    shown = await looks(board, "avery", actions.Page.COPY)
    for line in ("purpose_and_vision: 2 → 4", "> my note", "> my thought"):
        assert line in shown
    assert "maturity_matrix@2011 opens next" in await board.visits("casey")


async def test_a_stranger_is_welcomed_and_told_the_ways_in(board: BoardAtWork) -> None:
    shown = [await board.visits("stranger"), await board.types("stranger", "help"), await board.commands("stranger", "")]
    shown += [await board.types("stranger", "home"), await looks(board, "stranger", actions.Page.DATA)]
    assert len(set(shown)) == 1
    assert "I am Boardpulse." in shown[0]
    assert "Type “setup”" in shown[0]


async def test_every_page_leads_home(board: BoardAtWork) -> None:
    for page in set(actions.Page) - {actions.Page.HOME}:
        await looks(board, "avery", page)
        assert actions.decode(buttons(board.last["avery"])["Home"]) == actions.Look(page=actions.Page.HOME), page


async def test_a_press_that_comes_again_shows_the_page_again(board: BoardAtWork) -> None:
    action = actions.encode(actions.Look(page=actions.Page.HOME))
    first = await board.sends("avery", action, key="again")
    assert await board.sends("avery", action, key="again") == first
    assert not board.last["avery"].beside
