"""A board's channel is gone: the coordinator is asked, chooses another by pressing or typing, and what waited leaves."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.outbox import channels, holds
from conversations import boards, inbound, messages, sending
from storage import database as storage_database
from storage import models
from tests.acceptance.channel_at_stake import AtStake, address, plan

Database = storage_database.Database
ARCHIVED, REMOVED = sending.Reason.ARCHIVED, sending.Reason.NOT_IN_CHANNEL


@pytest.fixture
async def database(migrated_sqlite: str) -> AsyncIterator[Database]:
    async with storage_database.opened(migrated_sqlite) as opened:
        yield opened


@pytest.fixture
def one(database: Database) -> AtStake:
    made = AtStake(database)
    made.book.has("C2", "board-news")
    return made


async def test_the_whole_story_with_one_button(one: AtStake) -> None:
    board = await one.load()
    one.chat.troubles["channel"] = [sending.Refused(ARCHIVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    (letter,) = one.chat.letters["member_1"]
    text = messages.plain_text(letter)
    assert text.startswith("The channel of Shire Board was archived")
    assert "A summary is waiting." in text
    assert "channel #board-news" in text
    (pick,) = [block for block in letter.blocks if isinstance(block, messages.ChannelPick)]
    assert one.letters("member_2") == [], "nobody but the coordinators is asked"
    shown = await one.presses("member_1", board, "C2")
    assert shown == "Messages for Shire Board go to #board-news from now on. One summary was waiting. It leaves now."
    assert one.replying.replier.texts() == [shown]
    assert len(one.chat.letters["C2"]) == 1
    assert (await one.board(board.board_id)).channel == address("C2")
    assert pick.action.startswith("bp1:channel:")
    assert await one.states() == {"sent": 2}
    assert (await one.board(board.board_id)).loss is None


async def test_the_same_channel_again_when_the_bot_was_put_back(one: AtStake) -> None:
    board = await one.load()
    one.chat.troubles["channel"] = [sending.Refused(REMOVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    (letter,) = one.letters("member_1")
    assert letter.startswith("I am no longer in the channel of Shire Board")
    one.book.has("channel", "old-news", can_post=False)
    refused = await one.presses("member_1", board, None)
    assert refused.startswith("I cannot post in #old-news")
    assert "Use the same channel again" in refused, "and the way on stays"
    one.book.has("channel", "old-news", can_post=False, shared_outside=True)
    assert (await one.presses("member_1", board, None)).startswith("#old-news is shared with another organisation")
    one.book.has("channel", "old-news")
    assert "One summary was waiting" in await one.presses("member_1", board, None)
    assert len(one.chat.letters["channel"]) == 1


@pytest.mark.parametrize("line", ["#[C2]", "  #[C2]  ", "shire #[C2]", "SHIRE BOARD #[C2]", "#[C2] shire"])
async def test_the_same_by_typing(one: AtStake, line: str) -> None:
    board = await one.load()
    assert "go to #board-news from now on" in await one.types("member_1", line)
    assert (await one.board(board.board_id)).channel == address("C2")


@pytest.mark.parametrize("line", ["again", "Same channel.", "shire again"])
async def test_the_same_channel_by_typing(one: AtStake, line: str) -> None:
    await one.load()
    one.book.has("channel", "old-news")
    assert await one.types("member_1", line) == "Messages for Shire Board go to #old-news from now on."


@pytest.mark.parametrize("line", ["#board-news", "#[C2] #[C3]", "hill #[C2]", "shirex #[C2]", "what now?", "_", "shire what now?"])
async def test_a_line_that_names_no_channel_for_sure_changes_nothing_and_says_so(one: AtStake, line: str) -> None:
    board = await one.load()
    shown = await one.types("member_1", line)
    assert shown.startswith("I could not tell which channel that is. Nothing was changed.\n\nWhere should I post for Shire Board?")
    assert (await one.board(board.board_id)).channel == board.channel
    assert one.book.asked == 0


@pytest.mark.parametrize("line", ["", " ", "shire", "Shire Board"])
async def test_a_line_that_names_nothing_yet_is_asked_to(one: AtStake, line: str) -> None:
    await one.load()
    assert (await one.types("member_1", line)).startswith("Where should I post for Shire Board?")
    assert one.book.asked == 0


LONG = plan("riverside_health_and_wellbeing", name="Riverside Health and Wellbeing Board", channel="river")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("riverside #[C2]", "Riverside Health"),
        ("RIVER #[C2]", "Riverside Health"),
        ("riverside health #[C2]", "Riverside Health"),
        ("#[C2] riverside_health_and", "Riverside Health"),
        ("shire b #[C2]", "Shire Board"),
        ("shire two #[C2]", "Shire Two"),
        ("shire #[C2]", "Shire Board"),
        ("shire_t #[C2]", "Shire Two"),
        ("riverside again", "Riverside Health"),
    ],
)
async def test_the_beginning_of_a_name_is_enough_where_no_other_board_begins_so(one: AtStake, line: str, name: str) -> None:
    await one.load(plan(), plan("shire_two", name="Shire Two", channel="other"), LONG)
    one.book.has("river", "river-news")
    assert (await one.types("member_1", line)).startswith(f"Messages for {name}")


@pytest.mark.parametrize("line", ["sh #[C2]", "shi #[C2]", "again", "#[C2]", "health #[C2]", "riverside_x #[C2]"])
async def test_a_beginning_that_several_boards_have_or_none_is_asked_about(one: AtStake, line: str) -> None:
    await one.load(plan(), plan("shire_two", name="Shire Two", channel="other"), LONG)
    shown = await one.types("member_1", line)
    assert shown.startswith("Which of your boards do you mean?")
    assert "Its beginning is enough." in shown
    assert one.book.asked == 0


async def test_two_boards_of_one_name_are_told_apart_by_the_short_name_alone(one: AtStake) -> None:
    await one.load(plan(name="Vale"), plan("hill", name="Vale", channel="other"))
    assert (await one.types("member_1", "vale #[C2]")).startswith("Which of your boards")
    await one.types("member_1", "hill #[C2]")
    assert {row.key for row in await one.database.run(lambda _repos: models.Board.filter(channel_handle="C2"))} == {"hill"}


async def test_the_word_for_the_same_channel_is_no_board(one: AtStake) -> None:
    board = await one.load(plan(name="Again Board"))
    one.book.has("channel", "old-news")
    assert (await one.types("member_1", "again")) == "Messages for Again Board go to #old-news from now on."
    assert (await one.board(board.board_id)).channel == board.channel


async def test_a_coordinator_of_several_boards_says_which(one: AtStake) -> None:
    shire = await one.load(plan(), plan("shire_two", name="Shire Two", channel="other"), plan("hill", coordinators=0, channel="third"))
    shown = await one.types("member_1", "#[C2]")
    assert "shire and shire_two" in shown
    assert "hill" not in shown
    assert (await one.board(shire.board_id)).channel == address("channel")
    assert "Messages for Shire Two go to" in await one.types("member_1", "shire_two #[C2]")
    assert "Messages for Shire Board go to" in await one.types("member_1", "shire #[C2]")
    asked = await one.types("member_1", "shire_two")
    assert "Where should I post for Shire Two?" in asked
    assert "channel shire_two #board-news" in asked


async def test_only_a_coordinator_of_that_board_may_choose(one: AtStake) -> None:
    board = await one.load(plan(), plan("hill", coordinators=0, channel="other"))
    hill = next(one_board for one_board in await one.database.run(lambda repos: repos.boards.all()) if one_board.key == "hill")
    assert "Only a coordinator" in await one.presses("member_2", board, "C2")
    assert "Only a coordinator" in await one.presses("member_1", hill, "C2"), "a coordinator of another board is none here"
    assert "do not know this account" in await one.presses("stranger", board, "C2")
    assert "do not look after a board" in await one.types("member_2", "#[C2]")
    assert "do not know this account" in await one.types("stranger", "#[C2]")
    assert {row.channel_handle for row in await one.database.run(lambda _repos: models.Board.all())} == {"channel", "other"}
    assert one.book.asked == 0, "nobody can find out by this which channels there are"


@pytest.mark.parametrize("handle", ["C404", "C" * 300, "C 2", "C2\nC3"])
async def test_a_channel_that_the_bot_cannot_see(one: AtStake, handle: str) -> None:
    board = await one.load()
    shown = await one.presses("member_1", board, handle)
    assert shown.startswith("I cannot see that channel")
    assert "Where should I post for Shire Board?" in shown
    assert (await one.board(board.board_id)).channel == board.channel


@pytest.mark.parametrize("trouble", [sending.RateLimited(5), sending.Paused(), sending.Unsure(), TimeoutError()])
async def test_a_look_that_fails_is_a_polite_word(one: AtStake, trouble: Exception) -> None:
    board = await one.load()
    one.book.trouble = trouble
    assert "try again in a minute" in await one.presses("member_1", board, "C2")
    one.book.trouble = None
    assert "from now on" in await one.presses("member_1", board, "C2")


async def test_where_no_channel_can_be_looked_up(one: AtStake, database: Database) -> None:
    board = await one.load()
    one.channels = channels.Channels(database, one.replying.replies, {})
    assert "ask whoever runs Boardpulse" in await one.presses("member_1", board, "C2")


async def test_a_repeat_changes_nothing_and_is_answered_once(one: AtStake) -> None:
    board = await one.load()
    one.book.has("C3", "elsewhere")
    await one.presses("member_1", board, "C2", key="k")
    await one.presses("member_1", board, "C3")
    await one.presses("member_1", board, "C2", key="k")
    for _ in range(2):
        await one.types("member_1", "what?", key="typed")
    assert (await one.board(board.board_id)).channel == address("C3")
    assert len(one.replying.replier.shown) == 3


async def test_two_coordinators_who_choose_at_once_let_the_summary_out_once(one: AtStake) -> None:
    board = await one.load(plan(coordinators=2))
    one.book.has("C3", "elsewhere")
    one.chat.troubles["channel"] = [sending.Refused(ARCHIVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    assert [len(one.letters(handle)) for handle in ("member_1", "member_2")] == [1, 1]
    shown = await asyncio.gather(one.presses("member_1", board, "C2"), one.presses("member_2", board, "C3"))
    assert sum("One summary was waiting" in text for text in shown) == 1
    await one.outbox.flush()
    assert len(one.chat.letters["C2"]) + len(one.chat.letters["C3"]) == 1


async def test_a_summary_under_way_while_another_channel_is_chosen_goes_there(one: AtStake) -> None:
    board = await one.load()
    one.chat.gate = asyncio.Event()
    one.chat.troubles["channel"] = [sending.Refused(ARCHIVED)]
    await one.owes_summary(board)
    flushing = asyncio.create_task(one.outbox.flush())
    await one.chat.begun.wait()
    event = inbound.Typed(address=address("member_1"), receipt_key="k", sent_at=one.clock.now(), text="#[C2]")
    await one.channels.said(event, "#[C2]", one.clock.now())
    one.chat.gate.set()
    await flushing
    assert (len(one.chat.letters["C2"]), one.letters("member_1")) == (1, []), "nobody has to be asked"


async def test_a_refused_summary_notes_the_loss_and_its_reason(one: AtStake) -> None:
    board = await one.load(plan(), plan("hill"), plan("dale", channel="other"))
    one.chat.troubles["channel"] = [sending.Refused(ARCHIVED)]
    await one.owes_summary(board)
    at = one.clock.now()
    await one.outbox.flush()
    found = {made.key: made.loss for made in await one.database.run(lambda repos: repos.boards.all())}
    lost = boards.Loss(since=at, reason=ARCHIVED)
    assert found == {"shire": lost, "hill": lost, "dale": None}, "a channel is lost for every board that posts there"


async def test_a_channel_that_cannot_be_used_leaves_the_loss(one: AtStake) -> None:
    board = await one.load()
    await one.loses()
    await one.presses("member_1", board, "C404")
    assert (await one.board(board.board_id)).loss is not None


async def test_a_summary_that_waited_for_other_reasons_goes_to_the_new_channel(one: AtStake) -> None:
    board = await one.load()
    await one.owes_summary(board)
    await one.types("member_1", "#[C2]")
    assert (len(one.chat.letters["C2"]), one.chat.letters["channel"]) == (1, [])


async def test_what_failed_long_ago_stays_where_it_is(one: AtStake) -> None:
    board = await one.load()
    one.chat.troubles["channel"] = [sending.Refused(ARCHIVED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    one.clock.go(days=31)
    assert "waiting" not in await one.types("member_1", "#[C2]")
    assert one.chat.letters["C2"] == []


async def test_a_refusal_that_another_channel_does_not_cure_asks_nobody(one: AtStake) -> None:
    board = await one.load()
    one.chat.troubles["channel"] = [sending.Refused(sending.Reason.REFUSED)]
    await one.owes_summary(board)
    await one.outbox.flush()
    assert (one.letters("member_1"), await one.states()) == ([], {"failed": 1})


async def test_somebody_who_left_the_duty_meanwhile_is_not_asked(one: AtStake) -> None:
    await one.load(plan(coordinators=2))
    one.chat.troubles["member_1"] = [sending.Paused()]
    one.chat.troubles["member_2"] = [sending.Paused()]
    await one.loses()
    await one.load(plan(coordinators=1))
    one.clock.go(seconds=holds.PAUSE.total_seconds())
    await one.outbox.flush()
    assert [len(one.letters(handle)) for handle in ("member_1", "member_2")] == [1, 0]


async def test_names_are_shown_as_text(one: AtStake) -> None:
    board = await one.load(plan(name="Board\u202e <!channel>"))
    one.book.has("C2", "a\u202eb")
    shown = await one.presses("member_1", board, "C2")
    assert "\u202e" not in shown


async def test_a_private_channel_cannot_be_chosen_from_outside(one: AtStake) -> None:
    board = await one.load()
    one.book.has("channel", "own-news")
    one.book.has("C2", "secret-affairs")
    one.book.outside.add(address("member_1"))
    for shown in (await one.presses("member_1", board, "C2"), await one.types("member_1", "#[C2]")):
        assert shown.startswith("I cannot see that channel")
        assert "secret" not in shown
    assert (await one.board(board.board_id)).channel == address("channel")
    assert "own-news from now on" in await one.presses("member_1", board, None), "the board's own is no secret from its coordinator"


async def test_a_summary_under_way_follows_the_board_to_its_new_channel(one: AtStake) -> None:
    board = await one.load()
    one.chat.troubles["channel"] = [sending.RateLimited(3)]
    await one.owes_summary(board)
    await one.outbox.flush()
    await one.presses("member_1", board, "C2")
    one.clock.go(seconds=5)
    await one.outbox.flush()
    assert (len(one.chat.letters["C2"]), len(one.chat.letters["channel"])) == (1, 0)


@pytest.mark.parametrize("trouble", [sending.RateLimited(3), sending.Refused(ARCHIVED)])
async def test_a_board_that_moves_while_the_platform_has_its_summary(one: AtStake, trouble: Exception) -> None:
    """The row is in neither state that moving a board looks at: it is on its way."""
    board = await one.load()
    one.book.has("C3", "third")
    one.chat.troubles["channel"] = [trouble]
    await one.owes_summary(board)
    begun, go_on = asyncio.Event(), asyncio.Event()
    one.chat.gates["channel"] = (begun, go_on)
    flushing = asyncio.create_task(one.outbox.flush())
    await begun.wait()
    await one.database.run(lambda repos: repos.boards.set_channel(board.board_id, address("C3")))
    go_on.set()
    await flushing
    one.clock.go(seconds=5)
    await one.outbox.flush()
    assert (len(one.chat.letters["C3"]), len(one.chat.letters["channel"])) == (1, 0)
    assert one.letters("member_1") == [], "nobody is asked for a channel that has just been chosen"
