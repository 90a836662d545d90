"""A set through its first meeting and on: asked at the right time, its words for nobody else, across restarts and double presses."""

import datetime
import logging
import pathlib

import pytest

from bot import installations
from conversations import sending
from frameworks import loader
from storage import models, sealing
from tests.acceptance import living_board, memo_life, nothing_leaks, set_life
from tests.unit.conversations.dialogue import buttons

LINE, ISSUE, PLAN, NOTICED, RULES = "Zanzibarmind", "Quixoticissue", "Xylophoneplan", "Mnemonicseen", "Palindromerule"
SECRETS = (LINE, ISSUE, PLAN, NOTICED, RULES)
HOUR = datetime.timedelta(hours=1)
AFTER = living_board.at(3, 12, 17, 30)


def heard(chat: living_board.Chat, handle: str, word: str) -> int:
    return sum(word in text for text in chat.texts(handle))


async def before_it_meets(one: set_life.Life) -> None:
    """Avery gives a line and presents, Bryn cannot come."""
    await one.lives_until(living_board.at(23, 11, 10))
    assert "What is on your mind" in one.reads("avery")
    await one.presses("Keep it", LINE, handle="avery")
    await one.presses("Share with my set")
    assert "You are down to present." in await one.presses("I’d like to present")
    one.reads("bryn")
    said = await one.presses("I can’t come", handle="bryn")
    assert "You need not say why" in said
    assert "Nobody has said yet that they will come." in said
    await one.database.run(lambda repos: repos.set_notes.write_rules(set_life.SET_ID, RULES))


async def test_saying_that_one_comes_and_presents_does_not_take_the_box_away(migrated_sqlite: str, library: loader.Library) -> None:
    async with set_life.life(migrated_sqlite, library) as one:
        await one.lives_until(living_board.at(23, 11, 10))
        assert "What is on your mind" in one.reads("dara")
        assert "You are down as coming." in await one.presses("I’ll be there", handle="dara")
        assert "You are down to present." in await one.presses("I’d like to present", handle="dara")
        assert LINE in await one.presses("Keep it", LINE, handle="dara")
        assert "Keep it" not in buttons(one.last["dara"]), "kept; the box is not offered twice"
        one.reads("bryn")
        assert "You need not say why" in await one.presses("I can’t come", handle="bryn")
        assert "Keep it" not in buttons(one.last["bryn"])
        await one.presses("I’ll be there", handle="bryn")
        assert "Keep it" in buttons(one.last["bryn"])


async def test_a_meeting_with_all_that_hangs_on_it(
    migrated_sqlite: str, library: loader.Library, tmp_path: pathlib.Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        await before_it_meets(one)
        await one.lives_until(living_board.at(27, 11, 10))
        assert "What is the issue?" in one.reads("avery")
        box = buttons(one.last["avery"])["Keep it"]
        for _ in range(2):  # pressed twice
            assert "Why does it matter now?" in await one.sends(box, ISSUE)
        assert LINE not in "".join(text for name in ("bryn", "chidi") for text in chat.texts(name))
    async with set_life.life(migrated_sqlite, library, chat=chat, now=living_board.at(27, 11, 11)) as one:
        await one.lives_until(living_board.at(2, 12, 12))
        assert RULES in one.reads("chidi")
        await one.presses("I’ll be there", handle="chidi")
        assert heard(chat, "bryn", RULES) == 0
        await one.lives_until(living_board.at(3, 12, 14))
        # Bryn's turn would be later; whoever keeps the time is no presenter.
        keeper = next(name for name in ("chidi", "dara", "emeka", "bryn") if heard(chat, name, "you keep the time today"))
        assert "Down to present: Avery." in one.reads(keeper)
        assert "until about 2.05 pm" in await one.presses("Start the timer", handle=keeper)
        assert "Part 2 of 6" in await one.presses("Next: Clear up the facts", handle=keeper)
        assert "belongs to somebody else" in await one.sends(buttons(one.last[keeper])["Back"], None, "avery")
        count = {name: len(chat.letters[name]) for name in set_life.NAMES}
        await one.lives_until(living_board.at(3, 12, 16, 59))
        assert {name: len(chat.letters[name]) for name in set_life.NAMES} == count, "silent while they meet"
        await one.lives_until(AFTER)
        assert "What will you do?" in one.reads("avery")
        assert heard(chat, "bryn", "Your set has just met.") == 0
        assert "By when?" in await one.presses("Keep it", PLAN)
        assert "How sure are you" in await one.presses("Thursday 17 December 2026")
        assert "What did you notice" in await one.presses("4 Rather sure")
        assert PLAN in await one.presses("Keep it", NOTICED)
        await one.lives_until(living_board.at(11, 12, 10))
        assert PLAN in one.reads("avery")
        assert "Moving" in await one.presses("Moving")
        assert [heard(chat, name, "How is it going?") for name in (*set_life.NAMES, "emeka")] == [1, 0, 0, 0, 0]
        copy = await one.types("copy my data", "avery")
        assert all(word in copy for word in (LINE, ISSUE, PLAN, NOTICED))
        copy = await one.types("copy my data", "emeka")
        assert not any(word in copy for word in SECRETS)
        rows = await one.database.run(lambda _repos: models.Delivery.all())
        assert {row.board_id for row in rows if row.kind.startswith("set_")} == {None}
        assert len({row.key for row in rows}) == len(rows)
        assert chat.letters["frankie"] == chat.letters["riverside-channel"] == []
        assert nothing_leaks.traces(tmp_path, caplog.text, SECRETS) == []


async def test_a_moved_meeting_moves_its_prompts_and_a_cancelled_one_owes_none(migrated_sqlite: str, library: loader.Library) -> None:
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        await one.lives_until(living_board.at(1, 12, 12))
        first, second = (await one.group()).meetings[:2]
        await one.database.run(lambda repos: repos.learning_sets.move(first.set_meeting_id, living_board.at(10, 12, 10), 120))
        await one.database.run(lambda repos: repos.learning_sets.cancel(second.set_meeting_id, one.clock.now()))
        await one.lives_until(living_board.at(10, 12, 9))
        assert [heard(chat, "dara", word) for word in ("What is on your mind", "No advice unless", "3 December")] == [1, 1, 1]
        assert "Thursday 10 December at 10 am" in one.reads("dara")
        await one.lives_until(living_board.at(10, 12, 12))
        assert heard(chat, "dara", "Your set has just met.") == 1
        await one.lives_until(living_board.at(27, 2, 12, year=2027))
        assert heard(chat, "dara", "meeting 2") == 0


async def test_only_those_in_the_set_may_press_and_who_left_keeps_their_own(migrated_sqlite: str, library: loader.Library) -> None:
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        await before_it_meets(one)
        one.reads("avery")
        ways = buttons(one.last["avery"])
        for action in ways.values():
            if action.startswith("bp1:do:set"):
                assert "belongs to somebody else" in await one.sends(action, "mine now", "frankie")
        assert await one.database.run(lambda _repos: models.SetPresence.all().count()) == 2
        avery = await memo_life.who(one)
        await one.database.run(lambda repos: repos.learning_sets.leave(set_life.SET_ID, avery.person_id, one.clock.now().date()))
        for label in ("Keep it", "I’ll be there", "I’d like to present"):
            if label in ways:
                assert "belongs to somebody else" in await one.sends(ways[label], "again")
        mine = f"bp1:do:set:mine:{(await one.group()).meetings[0].set_meeting_id.hex}:mind"
        assert LINE in await one.sends(mine)
        assert LINE not in await one.presses("Delete")
        letters = len(chat.letters["avery"])
        await one.lives_until(AFTER)
        assert len(chat.letters["avery"]) == letters


async def test_a_reply_that_was_owed_when_the_process_died_is_shown_and_never_written_down(
    migrated_sqlite: str, library: loader.Library, tmp_path: pathlib.Path
) -> None:
    async with set_life.life(migrated_sqlite, library, dies=True) as one:
        await before_it_meets(one)
        owed = await one.database.run(lambda _repos: models.Reply.all())
        assert any(row.body.startswith("bp1:do:set:show") for row in owed)
        assert nothing_leaks.traces(tmp_path, "", SECRETS) == []
    async with set_life.life(migrated_sqlite, library, now=one.clock.now() + HOUR) as two:
        assert await two.replies.take_up(two.clock.now(), alone=True) == len(owed)
        await two.replies.settled()
        assert any(f"> {LINE}" in said.text for said in two.replier.shown)
        assert nothing_leaks.traces(tmp_path, "", SECRETS) == []


async def test_the_key_is_lost_and_put_back(migrated_sqlite: str, library: loader.Library) -> None:
    chat, other = living_board.Chat(), sealing.new_key()
    async with set_life.life(migrated_sqlite, library, chat=chat) as one:
        await before_it_meets(one)
        mine = f"bp1:do:set:mine:{(await one.group()).meetings[0].set_meeting_id.hex}:mind"
        letters = {name: len(chat.letters[name]) for name in set_life.NAMES}
    eve = living_board.at(2, 12, 9, 30)
    for keys in ((), (other,)):
        async with set_life.life(migrated_sqlite, library, chat=chat, now=eve, keys=keys) as one:
            await one.ticks()
            assert {name: len(chat.letters[name]) for name in set_life.NAMES} == letters
            assert "Your words are safe" in await one.sends(mine)
            assert ("switched off here" in await one.sends(mine.replace("mine", "ask"))) is (keys == ())
            assert "cannot be opened just now" in await one.types("copy my data")
            assert await one.database.run(installations.trouble) is not None
    async with set_life.life(migrated_sqlite, library, chat=chat, now=eve + HOUR, keys=(other, memo_life.KEY)) as one:
        await one.ticks()
        assert RULES in one.reads("dara")
        assert LINE in await one.sends(mine)


async def test_what_comes_too_late_is_left_out_and_told_of_once(
    migrated_sqlite: str, library: loader.Library, caplog: pytest.LogCaptureFixture
) -> None:
    chat = living_board.Chat()
    async with set_life.life(migrated_sqlite, library, chat=chat, now=living_board.at(16, 11)) as one:
        await one.ticks()
    async with set_life.life(migrated_sqlite, library, chat=chat, now=living_board.at(27, 11, 12)) as one:
        caplog.set_level(logging.WARNING)
        for _ in range(3):
            await one.ticks()
        assert chat.letters["dara"] == []
        told = [record for record in caplog.records if getattr(record, "action", "") == "set_prompts_left_out"]
        assert [getattr(record, "prompts", 0) for record in told] == [5]
        assert not hasattr(told[0], "person_id")
        assert await one.database.run(lambda repos: repos.deliveries.by_state()) == {}
        assert sending.Kind.SET_MIND not in {row.kind for row in await one.database.run(lambda _repos: models.Delivery.all())}
