"""A line of a reflection goes to others by its writer's own choice, as it was previewed, and can be taken back."""

import datetime

from conversations import messages
from conversations.lines import GRACE
from frameworks import loader
from storage import models
from tests.acceptance import living_board, own_life
from tests.acceptance.living_board import at
from tests.unit.conversations.dialogue import buttons

REPLY, LINE = "zanzibar: my whole reply, for nobody else", "We should hear tenants first."
DIGEST = living_board.digest(datetime.date(2026, 11, 30))
MONTH = datetime.timedelta(days=30)


async def replied(one: own_life.Life, handle: str = "avery") -> None:
    await one.lives_until(max(one.clock.now(), at(1, 12)))
    assert "Kept, for you alone" in await one.types(REPLY, handle)


async def given_to_coordinator(one: own_life.Life, handle: str = "avery", text: str = LINE) -> None:
    await one.types(f"offer: {text}", handle)
    assert "They have not seen it yet" in await one.presses("Offer it", handle=handle)


async def test_a_line_for_the_board_is_seen_first_and_posted_with_a_name(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await replied(one)
        shown = await one.presses("Share a line with the board")
        assert "at most 300 characters" in shown
        assert [block.initial for block in one.last["avery"].blocks if isinstance(block, messages.FreeText)] == [""]
        box = buttons(one.last["avery"])["See it first"]
        assert "301 characters" in await one.sends(box, "x" * 301)
        assert [len(block.initial) for block in one.last["avery"].blocks if isinstance(block, messages.FreeText)] == [301]
        assert "There were no words" in await one.sends(box, " \u200b")
        preview = await one.sends(box, LINE)
        assert "Avery shares a thought on “" in preview
        assert "Everybody in the channel of Riverside sees it, with your name." in preview
        assert not one.chat.letters["riverside-channel"]
        assert "Your line goes to the channel" in await one.presses("Share it")
        await one.lives_until(one.clock.now() + GRACE)
        [posted] = one.chat.texts("riverside-channel")
        assert posted.startswith("Avery shares a thought on “")
        assert posted.endswith(f"> {LINE}")
        assert "zanzibar" not in posted
        assert LINE not in one.chat.letters["riverside-channel"][0].summary
        # Whatever becomes of the reply, the line stays; it is the only one of this reply for the board.
        await one.types("home")
        assert "My lines" in buttons(one.last["avery"])
        assert "stands in the channel" in await one.types("share: another one")
        assert "I cannot unsay it" in await one.types("take it back")
        assert "There is only one for each reply" in await one.types("share: another one")
        await one.lives_until(at(4, 12))
        assert len(one.chat.letters["riverside-channel"]) == 1


async def test_an_older_preview_gives_away_no_other_words(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await replied(one)
        await one.types("share: Something that I regret")
        old = buttons(one.last["avery"])["Share it"]
        await one.types(f"share: {LINE}")
        shown = await one.sends(old)
        assert "Your words have changed since" in shown
        assert "regret" not in shown
        assert "Share nothing" in buttons(one.last["avery"])
        assert "Nothing was shared" in await one.types("share nothing")
        assert "no line that waits for your yes" in await one.sends(old)
        assert "no line that waits for your yes" in await one.types("share it")
        assert await one.database.run(lambda _repos: models.SharedLine.all().count()) == 0


async def test_presses_and_lines_that_come_twice_give_one_line(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await replied(one)
        await one.types(f"share: {LINE}", key="typed")
        share = buttons(one.last["avery"])["Share it"]
        await one.types(f"share: {LINE}", key="typed")
        for key in ("one", "one", "two"):
            assert "Your line goes to the channel" in await one.sends(share, key=key)
        await one.lives_until(one.clock.now() + GRACE)
        assert len(one.chat.letters["riverside-channel"]) == 1


async def test_taken_back_in_time_nothing_is_posted_and_it_can_be_given_anew(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await replied(one)
        await one.types("share: Not that one")
        await one.types("share it")
        assert "Taken back. Nothing was posted." in await one.presses("Take it back")
        await one.types(f"share: {LINE}")
        assert "Your line goes to the channel" in await one.types("share it")
        await one.lives_until(one.clock.now() + 2 * GRACE)
        assert [LINE in said for said in one.chat.texts("riverside-channel")] == [True]
        board = await one.board()
        await one.load(own_life.riverside(own_life.reflection(), until={"avery": datetime.date(2026, 12, 2)}))
        await one.lives_until(at(15, 12))
        assert "Kept" in await one.types("reflect: Another reply", "rowan")
        assert f"{board.name} any more" in await one.types("offer: a leaver's line")


async def test_before_an_election_it_waits(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await replied(one)
        await one.database.run(lambda _repos: _quiet_until(at(10, 12).date()))
        assert "It waits up to and including Thursday 10 December 2026" in await one.types(f"share: {LINE}")
        await one.types("share it")
        await one.lives_until(at(10, 12, 23))
        assert not one.chat.letters["riverside-channel"]
        await one.types("my lines")
        assert "Nothing is posted before an election" in await one.presses("Show or take back")
        await one.lives_until(at(11, 12, 23))
        assert len(one.chat.letters["riverside-channel"]) == 1


async def _quiet_until(until: datetime.date) -> None:
    board = await models.Board.get(key="riverside")
    await models.Pause.create(
        pause_id=board.board_id, board=board, kind="pre_election", from_day=datetime.date(2026, 11, 25), until_day=until
    )


async def test_a_line_for_the_coordinator_comes_with_the_digest_and_without_a_name(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection(), DIGEST)) as one:
        await replied(one)
        preview = await one.types(f"offer: {LINE}")
        assert "see it: Willa. Your name does not stand there. In a small board they may still guess" in preview
        assert "Avery" not in preview
        await one.presses("Offer it")
        await replied(one, "rowan")
        await given_to_coordinator(one, "rowan", "And carers, too.")
        assert LINE not in await one.types("offered", "willa"), "the hour would tell who wrote"
        await one.types("home", "willa")
        assert "Offered to you" not in buttons(one.last["willa"])
        await one.lives_until(at(7, 12, 10))
        told = one.chat.texts("willa")[-1]
        assert "Offered to you, without a name:" in told
        assert LINE in told
        assert "And carers, too." in told
        await one.types("home", "willa")
        page = await one.presses("Offered to you", handle="willa")
        for said in (told, page):
            assert LINE in said
            assert not any(name in said for name in ("Avery", "Rowan", "zanzibar"))
        await one.lives_until(at(14, 12, 10))
        assert LINE not in one.chat.texts("willa")[-1], "once is enough"
        assert "Nothing has been offered" in await one.types("offered", "rowan")
        assert "they may have read it. It is gone from their page." in await one.types("take it back")
        assert LINE not in await one.types("offered", "willa")
        await one.lives_until(at(14, 12, 10) + 4 * MONTH)
        assert "carers" not in await one.types("offered", "willa")


async def test_taken_back_before_the_digest_leaves_nobody_sees_it(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection(), DIGEST)) as one:
        await replied(one)
        await one.types("snooze until 9 December", "willa")
        await given_to_coordinator(one)
        # Its week is over, and the digest waits for the coordinator.
        await one.lives_until(at(8, 12))
        assert "Taken back. Nobody has seen it." in await one.types("take it back")
        await one.lives_until(at(10, 12))
        assert one.chat.letters["willa"]
        assert all(LINE not in said for said in one.chat.texts("willa"))


async def test_nobody_else_can_touch_it_and_it_goes_with_the_reply(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        assert "There is no reply of yours" in await one.types("share: too early")
        await replied(one)
        ways = {**buttons(one.last["avery"])}
        await one.types(f"share: {LINE}")
        ways |= buttons(one.last["avery"])
        await one.types("share it")
        ways |= buttons(one.last["avery"])
        for label in ("Share a line with the board", "Share it", "Other words", "Share nothing", "Take it back"):
            assert "belongs to somebody else" in await one.sends(ways[label], None, "rowan"), label
        assert "no line of yours to take back" in await one.types("take it back", "rowan")
        assert "Lines you gave to others: 1" in await one.types("my data")
        assert LINE in await one.types("copy my data")
        assert LINE not in await one.types("copy my data", "rowan")
        await one.types("reflect: my reply, changed")
        assert LINE in await one.types("my lines")
        await one.database.run(lambda repos: repos.reflections.forget(at(1, 12, year=2030)))
        assert await one.database.run(lambda _repos: models.SharedLine.all().count()) == 0
        await one.lives_until(at(4, 12))
        assert not one.chat.letters["riverside-channel"]
