"""Once a summary is out, each who answered gets their own answers beside the board's: once, alone, and only while they stand."""

import dataclasses
import datetime

from bot.outbox import replies
from conversations import boards, inbound, messages, sending
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import results_life
from tests.acceptance.living_board import at, person
from tests.acceptance.results_life import AFTER, CHANNEL, CLOSES, OPENS, OTHERS, Life, riverside

Database = storage_database.Database
MINUTE, DAY = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
PLAIN = tuple(dataclasses.replace(one, duties=()) for one in (results_life.CHAIR, *OTHERS))
ALL = tuple(one.key for one in PLAIN)
THURSDAY = at(5, 2)


async def answered(database: Database, library: loader.Library, plan: boards.BoardPlan | None = None) -> Life:
    """A board without a chair, all of whose members but the last have answered; one of them otherwise than all others."""
    life = Life(database, library, at(12, 1, 7))
    await life.load(plan or riverside(*PLAIN))
    await life.lives_until(OPENS + MINUTE)
    await life.answer("ann", line="5 5")
    await life.answer(*ALL[1:-1])
    return life


async def test_each_who_answered_reads_their_own_beside_the_board_once(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    await life.lives_until(CLOSES + 9 * DAY)
    assert [len(life.got(one, AFTER)) for one in ALL] == [1] * 7 + [0], "who answered nothing gets nothing"
    [ann] = life.got("ann", AFTER)
    assert "1 Purpose and vision: You: 5 Exemplar → 5 Exemplar. The board: 2 Early progress in development → 4 Maturity." in ann
    assert "Different is not wrong." in ann
    assert "Most see this much alike, and you see it otherwise: " in ann
    assert "you see it otherwise" not in life.got("bob", AFTER)[0]
    assert AFTER not in "".join(life.chat.texts(CHANNEL))
    assert await life.states(sending.Kind.OWN_ANSWERS) == ["sent"] * 7


async def test_it_waits_until_the_summary_is_out_and_comes_after_it_also_after_restarts(
    database: Database, library: loader.Library
) -> None:
    life = await answered(database, library, riverside())
    await life.lives_until(CLOSES + MINUTE)
    assert await life.states(sending.Kind.OWN_ANSWERS) == [], "the chair alone has seen it"
    assert "not out yet" in await life.sends("ann", await mine(life, "ann"))
    await life.presses("ann", "Post it now")
    life.restarts()
    await life.tick()
    life.restarts()
    await life.tick()
    await life.tick()
    life.restarts()
    await life.lives_until(CLOSES + 3 * DAY)
    assert [len(life.got(one, AFTER)) for one in ALL] == [1] * 7 + [0]


async def test_a_leaver_is_left_in_peace_and_may_still_look(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    await life.becomes(riverside(*PLAIN, until={"bob": datetime.date(2026, 1, 30)}))
    await life.lives_until(CLOSES + 3 * DAY)
    assert (life.got("bob", AFTER), len(life.got("cat", AFTER))) == ([], 1)
    await life.types("bob", "my answers")
    assert AFTER in await life.sends("bob", await mine(life, "bob"))


async def test_who_wants_nothing_of_the_board_gets_nothing(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    bob, board = await life.database.run(lambda repos: repos.boards.person_called("bob")), await life.board()
    assert bob is not None
    await life.database.run(lambda repos: repos.terms.opt_out(bob.person_id, board.board_id, life.clock.now()))
    await life.lives_until(CLOSES + 3 * DAY)
    assert (life.got("bob", AFTER), len(life.got("cat", AFTER))) == ([], 1)


async def test_it_is_nobody_elses(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    await life.lives_until(CLOSES + 3 * DAY)
    anns = await mine(life, "ann")
    assert "5 Exemplar" in await life.sends("ann", anns)
    for stranger in ("bob", "willa"):
        assert "Nothing was changed" in await life.sends(stranger, anns)


async def test_while_it_is_owed_no_answer_of_theirs_is_written_down(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    await life.lives_until(CLOSES + 3 * DAY)
    action = await mine(life, "ann")
    address = inbound.Address(platform="chat", tenant="here", handle="ann")
    event = inbound.Pressed(address=address, receipt_key="owed", sent_at=life.clock.now(), action=action, place=inbound.Place(spot="ann"))
    said = await life.inbox.handle(event, life.clock.now())
    assert "5 Exemplar" in messages.plain_text(said)
    owed = replies.owed_by(event, replies.Outcome(message=said), life.clock.now())
    assert owed is not None
    assert owed.body == action, "the button that shows it again stands in its place"


async def test_my_answers_lead_to_it_once_it_can_be_shown(database: Database, library: loader.Library) -> None:
    life = await answered(database, library, riverside())
    await life.lives_until(CLOSES + MINUTE)
    assert "Beside the board’s" not in await life.types("ann", "my answers")
    await life.lives_until(THURSDAY)
    assert "Beside the board’s" in await life.types("ann", "my answers")
    assert "Beside the board’s" not in await life.types("hal", "my answers"), "who answered nothing"


async def test_a_summary_that_could_not_be_posted_is_not_told_by_the_side_door(database: Database, library: loader.Library) -> None:
    lost = dataclasses.replace(riverside(*PLAIN), channel=dataclasses.replace(riverside().channel, platform="fax"))
    life = await answered(database, library, lost)
    await life.lives_until(CLOSES + 3 * DAY)
    assert await life.states(sending.Kind.SUMMARY) == ["failed"]
    assert await life.states(sending.Kind.OWN_ANSWERS) == []
    board, now = await life.board(), life.clock.now()
    there = riverside().channel
    await life.database.run(lambda repos: repos.boards.set_channel(board.board_id, there))
    assert await life.database.run(lambda repos: repos.deliveries.owe_again(board.board_id, there, now - 30 * DAY, now)) == 1
    await life.lives_until(CLOSES + 6 * DAY + MINUTE)
    assert (len(life.chat.texts(CHANNEL)), len(life.got("ann", AFTER))) == (1, 1)


async def test_a_round_that_closed_long_ago_brings_no_post(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    await life.work_without_nouns(CLOSES + MINUTE)
    assert len(life.chat.texts(CHANNEL)) == 1
    await life.sleeps_until(CLOSES + 61 * DAY)
    await life.lives_until(CLOSES + 65 * DAY)
    assert await life.states(sending.Kind.OWN_ANSWERS) == []


async def test_after_six_weeks_of_silence_before_an_election_it_still_comes(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    await life.lives_until(OPENS + MINUTE)
    await life.is_silent(datetime.date(2026, 1, 26), datetime.date(2026, 3, 13))
    await life.answer("ann", "bob", "cat", "dee", "eve", "fay")
    await life.lives_until(at(15, 3))
    assert life.got("bob", AFTER) == []
    await life.lives_until(at(18, 3))
    assert len(life.got("bob", AFTER)) == 1


async def test_deleted_answers_are_not_sent(database: Database, library: loader.Library) -> None:
    life = await answered(database, library)
    await life.work_without_nouns(CLOSES + MINUTE)
    await life.work.run(life.clock.now())
    assert await life.states(sending.Kind.OWN_ANSWERS) == ["planned"] * 7
    await life.database.run(lambda repos: repos.pulses.forget(life.clock.now() + 999 * DAY))
    await life.lives_until(CLOSES + 3 * DAY)
    assert await life.states(sending.Kind.OWN_ANSWERS) == ["moot"] * 7
    assert "deleted by now" in await life.sends("ann", await mine(life, "ann"))


async def test_everybody_reads_it_in_their_own_language(database: Database, library: loader.Library) -> None:
    welsh = dataclasses.replace(person("ann", ("chat", "ann")), language="cy")
    life = await answered(database, library, riverside(welsh, *PLAIN[1:]))
    await life.lives_until(CLOSES + 3 * DAY)
    own = next(one for one in life.chat.letters["ann"] if AFTER in str(one.blocks))
    assert own.language == "cy"


async def mine(life: Life, handle: str) -> str:
    """The button to a person's own answers beside the board's, whether or not it was ever offered."""
    found = await life.database.run(lambda repos: repos.boards.person_called(handle))
    assert found is not None
    sittings = await life.database.run(lambda repos: repos.sittings.latest_for(found.person_id))
    assert sittings is not None
    return f"bp1:do:result:mine:{sittings.sitting_id.hex}:"
