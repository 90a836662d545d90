"""The chair sees the summary first, for a working day, and can let it go sooner; never change it, and never hold it back."""

import dataclasses
import datetime

import pytest

from conversations import boards, inbound, sending, terms
from frameworks import loader
from storage import database as storage_database
from tests.acceptance import living_board, results_life
from tests.acceptance.living_board import at, person
from tests.acceptance.results_life import AFTER, CHANNEL, CLOSES, FIRST, OPENS, POSTS, Life, riverside
from tests.unit.conversations.dialogue import buttons

Database = storage_database.Database
NOT_YOURS = "That button belongs to somebody else's message. Nothing was changed."
MINUTE = datetime.timedelta(minutes=1)
ALL = tuple(one.key for one in (results_life.CHAIR, *results_life.OTHERS))


async def closed(database: Database, library: loader.Library, plan: boards.BoardPlan | None = None, who: tuple[str, ...] = ALL) -> Life:
    """Everybody has answered, and the pulse has just closed."""
    life = Life(database, library, at(12, 1, 7))
    await life.load(plan or riverside())
    await life.lives_until(OPENS + MINUTE)
    await life.answer(*who)
    await life.lives_until(CLOSES + MINUTE)
    return life


async def test_the_chair_sees_at_the_close_what_the_channel_gets_a_day_later(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    [first] = life.got("ann", FIRST)
    assert "It goes to the board’s channel on Tuesday 3 February at 9 am." in first.replace("\u00a0", " ")
    assert "Nobody can change a figure or hold it back" in first
    assert life.chat.texts(CHANNEL) == []
    assert [one for handle in life.chat.letters for one in life.got(handle, FIRST)] == [first], "nobody else sees it"
    await life.lives_until(POSTS - MINUTE)
    assert life.chat.texts(CHANNEL) == []
    await life.lives_until(POSTS)
    [summary] = life.chat.letters[CHANNEL]
    preview = next(one for one in life.chat.letters["ann"] if "first" in one.summary)
    place = preview.blocks.index(summary.blocks[0])
    assert preview.blocks[place : place + len(summary.blocks)] == summary.blocks, "block by block, and nothing left out"


async def test_a_close_before_the_weekend_gives_the_chair_a_working_day(database: Database, library: loader.Library) -> None:
    friday = living_board.pulse(datetime.date(2026, 1, 16), remind_days=0)
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside(pulse=friday))
    await life.lives_until(at(30, 1, 9, 1))
    assert len(life.got("ann", FIRST)) == 1
    await life.lives_until(at(2, 2, 8, 59))
    assert life.chat.texts(CHANNEL) == []
    await life.lives_until(at(2, 2))
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_without_a_chair_it_leaves_at_once(database: Database, library: loader.Library) -> None:
    people = tuple(dataclasses.replace(one, duties=()) for one in (results_life.CHAIR, *results_life.OTHERS))
    life = await closed(database, library, riverside(*people))
    assert len(life.chat.texts(CHANNEL)) == 1
    assert await life.states(sending.Kind.PREVIEW) == []


@pytest.mark.parametrize("addresses", [(), (("fax", "1"),)])
async def test_a_chair_who_cannot_be_reached_holds_nothing_up_for_ever(
    database: Database, library: loader.Library, addresses: tuple[tuple[str, str], ...]
) -> None:
    chair = person("ann", *addresses, duties=(boards.Duty.CHAIR,))
    life = await closed(database, library, riverside(chair, *results_life.OTHERS), ALL[1:])
    assert len(life.chat.texts(CHANNEL)) == (0 if addresses else 1), "whose platform is off may be on again in a minute"
    await life.lives_until(POSTS)
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_a_chair_who_wants_nothing_of_the_board_is_not_waited_for(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    ann, board = await life.database.run(lambda repos: repos.boards.person_called("ann")), await life.board()
    assert ann is not None
    await life.database.run(lambda repos: repos.terms.opt_out(ann.person_id, board.board_id, life.clock.now()))
    await life.lives_until(CLOSES + MINUTE)
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_post_it_now_posts_it_once_and_a_second_press_says_so(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    assert "goes to the channel now" in await life.presses("ann", "Post it now", key="twice")
    assert "already on its way" in await life.presses("ann", "Post it now", key="twice"), "a platform that repeats itself"
    assert "already on its way" in await life.presses("ann", "Post it now")
    await life.tick()
    assert len(life.chat.texts(CHANNEL)) == 1
    assert "is in the channel already" in await life.presses("ann", "Post it now")
    await life.lives_until(POSTS + datetime.timedelta(days=2))
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_only_chairs_of_the_board_may_let_it_go_or_ask_what_to_do(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    pressed = buttons(next(one for one in life.chat.letters["ann"] if "first" in one.summary))
    for label in ("Post it now", "What can I do with this?"):
        for stranger in ("bob", "willa"):
            assert await life.sends(stranger, pressed[label]) == NOT_YOURS
    await life.types("bob", "post it")
    assert await life.states(sending.Kind.SUMMARY) == ["planned"]
    said = await life.sends("ann", pressed["What can I do with this?"])
    assert "Do not ask who said what" in said
    assert life.chat.texts(CHANNEL) == []


async def test_typing_does_the_same_while_a_preview_is_fresh(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    assert "goes to the channel now" in await life.types("ann", "Post it")
    await life.tick()
    assert "is in the channel already" in await life.types("ann", "post it now")
    await life.lives_until(POSTS + datetime.timedelta(days=8))
    assert "channel" not in await life.types("ann", "post it"), "weeks later it means something else, or nothing"


async def test_of_two_chairs_both_see_it_and_either_lets_it_go(database: Database, library: loader.Library) -> None:
    second = person("bob", ("chat", "bob"), duties=(boards.Duty.CHAIR,))
    life = await closed(database, library, riverside(results_life.CHAIR, second, *results_life.OTHERS[1:]))
    assert [len(life.got(one, FIRST)) for one in ("ann", "bob")] == [1, 1]
    assert "goes to the channel now" in await life.presses("bob", "Post it now")
    assert "already on its way" in await life.presses("ann", "Post it now")
    await life.tick()
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_who_is_chair_no_more_neither_gets_nor_posts_it(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    post = buttons(next(one for one in life.chat.letters["ann"] if "first" in one.summary))["Post it now"]
    plain = tuple(dataclasses.replace(one, duties=()) for one in (results_life.CHAIR, *results_life.OTHERS))
    await life.becomes(riverside(*plain))
    assert await life.sends("ann", post) == NOT_YOURS
    await life.types("ann", "post it")
    assert await life.states(sending.Kind.SUMMARY) == ["planned"]
    await life.lives_until(POSTS)
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_who_becomes_chair_while_it_waits_sees_it_too_and_it_waits_no_longer(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    plain = dataclasses.replace(results_life.CHAIR, duties=())
    bob = dataclasses.replace(results_life.OTHERS[0], duties=(boards.Duty.CHAIR,))
    await life.becomes(riverside(plain, bob, *results_life.OTHERS[1:]))
    await life.tick()
    await life.tick()
    assert [len(life.got(one, FIRST)) for one in ("ann", "bob")] == [1, 1]
    assert len(life.chat.texts(CHANNEL)) == 0
    await life.lives_until(POSTS)
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_a_preview_that_comes_late_is_not_needed_any_more(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    await life.lives_until(OPENS + MINUTE)
    ann = await life.database.run(lambda repos: repos.boards.person_called("ann"))
    assert ann is not None
    leave = terms.Span(first=datetime.date(2026, 2, 1), last=datetime.date(2026, 2, 10))
    await life.database.run(lambda repos: repos.terms.add_absence(ann.person_id, leave))
    await life.lives_until(at(12, 2))
    assert (life.got("ann", FIRST), len(life.chat.texts(CHANNEL))) == ([], 1)
    assert await life.states(sending.Kind.PREVIEW) == ["moot"]


async def test_a_restart_between_the_close_and_the_post_loses_and_doubles_nothing(database: Database, library: loader.Library) -> None:
    life = await closed(database, library)
    life.restarts()
    await life.tick()
    life.restarts()
    await life.sleeps_until(POSTS + datetime.timedelta(hours=3))
    life.restarts()
    await life.lives_until(POSTS + datetime.timedelta(days=3))
    assert (len(life.got("ann", FIRST)), len(life.chat.texts(CHANNEL))) == (1, 1)


async def test_before_an_election_it_waits_whatever_is_pressed(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    await life.is_silent(datetime.date(2026, 2, 2), datetime.date(2026, 2, 20))
    await life.lives_until(CLOSES + MINUTE)
    [first] = life.got("ann", FIRST)
    assert "Nothing is posted before an election, so it goes to the board’s channel on Monday 23 February" in first
    assert "Post it now" not in first
    assert "Nothing is posted before an election" in await life.types("ann", "post it")
    await life.lives_until(at(22, 2))
    assert life.chat.texts(CHANNEL) == []
    await life.lives_until(at(23, 2, 12))
    assert len(life.chat.texts(CHANNEL)) == 1


async def test_where_the_channel_is_lost_the_chair_is_told_and_it_goes_to_the_new_one(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    board = await life.board()
    await life.database.run(lambda repos: repos.boards.lose_channel(board.board_id, sending.Reason.ARCHIVED, life.clock.now()))
    await life.lives_until(CLOSES + MINUTE)
    [first] = life.got("ann", FIRST)
    assert "I cannot post to the board’s channel at the moment." in first
    assert "I could not post the summary" in await life.types("ann", "post it")
    other = inbound.Address(platform="chat", tenant="here", handle="another-channel")
    await life.database.run(lambda repos: repos.boards.set_channel(board.board_id, other))
    assert "goes to the channel now" in await life.types("ann", "post it")
    await life.tick()
    assert (life.chat.texts(CHANNEL), len(life.chat.texts("another-channel"))) == ([], 1)


async def test_below_the_floor_the_chair_reads_just_what_the_channel_will(database: Database, library: loader.Library) -> None:
    life = await closed(database, library, who=("ann", "bob"))
    [first] = life.got("ann", FIRST)
    assert "2 of 8 answered: too few to show" in first
    assert "4 Maturity" not in first
    await life.lives_until(POSTS + datetime.timedelta(days=1))
    [own] = life.got("bob", "Too few people answered")
    assert "2 Early progress in development → 4 Maturity" in own
    assert AFTER not in own


async def test_a_close_that_was_found_a_little_late_keeps_its_own_hour(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    await life.lives_until(OPENS + MINUTE)
    await life.sleeps_until(CLOSES + datetime.timedelta(minutes=40))
    board = await life.board()
    [pulse] = await life.database.run(lambda repos: repos.results.newest_closed(board.board_id))
    assert await life.database.run(lambda repos: repos.results.waits_until(pulse.pulse_id)) == POSTS, "on its own hour, near enough"


async def test_a_close_found_in_the_afternoon_is_posted_the_next_afternoon(database: Database, library: loader.Library) -> None:
    life = Life(database, library, at(12, 1, 7))
    await life.load(riverside())
    await life.lives_until(OPENS + MINUTE)
    await life.sleeps_until(CLOSES + datetime.timedelta(hours=6))
    await life.lives_until(POSTS + datetime.timedelta(hours=5))
    assert life.chat.texts(CHANNEL) == []
    await life.lives_until(POSTS + datetime.timedelta(hours=6))
    assert len(life.chat.texts(CHANNEL)) == 1
