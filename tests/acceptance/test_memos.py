"""A memo to self from the word to the deed: written, changed, brought back where its author then is, and nowhere else to be found."""

import datetime
import logging
import pathlib
import zoneinfo

import pytest

from bot import installations
from conversations import actions, messages
from frameworks import loader
from storage import models, sealing
from tests.acceptance import living_board, memo_life, nothing_leaks
from tests.unit.conversations.dialogue import buttons

FIRST, SECOND = "Zanzibarfirst draft of the promise", "Quixoticsecond promise to the tenants"
PIECES = ("Zanzibarfirst", "Quixotic", "promise to the tenants")
NINE_THERE = datetime.datetime(2027, 5, 4, 9, tzinfo=zoneinfo.ZoneInfo("America/New_York"))


async def test_it_comes_back_where_its_author_then_is_and_leaves_no_trace(
    migrated_sqlite: str, library: loader.Library, tmp_path: pathlib.Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chat = living_board.Chat()
    async with memo_life.life(migrated_sqlite, library, chat=chat) as one:
        assert "not even administrators" in await one.types("memo")
        box = buttons(one.last["avery"])["Keep it"]
        await one.writes(box, FIRST[:20])
        assert "Kept. It comes back to you on Sunday 23 May 2027." in await one.sends(box, FIRST)
        assert "Kept." in await one.sends(box, FIRST)  # pressed twice
        assert FIRST in await one.types("memo 1")
        await one.presses("Other words")
        assert FIRST in [block.initial for block in one.last["avery"].blocks if isinstance(block, messages.FreeText)]
        assert "Your new words are kept" in await one.presses("Keep these words", SECOND)
        await one.types("memo 1")
        await one.presses("Another day")
        assert "comes back to you on Tuesday 4 May 2027" in await one.presses("Choose this day", "4 May 2027")
        assert nothing_leaks.traces(tmp_path, caplog.text, PIECES) == []
        await memo_life.moves_to(one, "America/New_York")
    async with memo_life.life(migrated_sqlite, library, chat=chat, now=NINE_THERE - datetime.timedelta(minutes=1)) as one:
        await one.ticks()
        assert chat.letters["avery"] == []
        assert await one.work.next_at(one.clock.now()) == NINE_THERE
        await one.lives_until(NINE_THERE)
        assert f"on Monday 23 November 2026:\n\n> {SECOND}\n\nDid it happen?" in one.reads()
    async with memo_life.life(migrated_sqlite, library, chat=chat, now=NINE_THERE + datetime.timedelta(hours=1)) as one:
        await one.ticks()
        one.reads()
        assert "it happened in part" in await one.presses("Partly")
        await one.lives_until(NINE_THERE + datetime.timedelta(days=29))
        assert SECOND in await one.types("memo 1")
        assert {handle: len(letters) for handle, letters in chat.letters.items() if letters} == {"avery": 1}
        assert nothing_leaks.traces(tmp_path, caplog.text, PIECES) == []
        await one.lives_until(NINE_THERE + datetime.timedelta(days=31))
        assert await one.database.run(lambda _repos: models.Memo.all().count()) == 0


async def test_a_reply_that_was_owed_when_the_process_died_is_shown_and_never_written_down(
    migrated_sqlite: str, library: loader.Library, tmp_path: pathlib.Path
) -> None:
    async with memo_life.life(migrated_sqlite, library, dies=True) as one:
        await one.types(f"memo on 4 May 2027: {FIRST}")
        await one.types("memo 1")
        await one.types("copy my data")
        owed = await one.database.run(lambda _repos: models.Reply.all().order_by("owed_at"))
        assert [row.body.startswith("bp1:") for row in owed] == [False, True, True]
        assert nothing_leaks.traces(tmp_path, "", PIECES) == []
    async with memo_life.life(migrated_sqlite, library, now=one.clock.now() + datetime.timedelta(minutes=5)) as two:
        assert await two.replies.take_up(two.clock.now(), alone=True) == 3
        await two.replies.settled()
        shown = [said.text for said in two.replier.shown]
        assert sum(f"> {FIRST}" in said for said in shown) == 2, shown
        assert nothing_leaks.traces(tmp_path, "", PIECES) == []


async def test_only_its_author_can_see_or_cancel_it_and_can_take_that_back(migrated_sqlite: str, library: loader.Library) -> None:
    chat = living_board.Chat()
    async with memo_life.life(migrated_sqlite, library, chat=chat) as one:
        await one.types(f"memo on 4 May 2027: {FIRST}")
        ways = buttons(one.last["avery"])
        for label in ("Read it", "Another day", "Cancel it"):
            assert "belongs to somebody else" in await one.sends(ways[label], None, "rowan")
        assert "belongs to somebody else" in await one.sends(ways["Other words"], None, "rowan")
        rewrite = actions.decode(ways["Other words"])
        assert isinstance(rewrite, actions.Write)
        assert "belongs to somebody else" in await one.sends(actions.encode(rewrite.on), "mine now", "rowan")
        assert "no memo of that number" in await one.types("cancel memo 1", "rowan")
        assert FIRST in await one.types("memo 1")
        assert "It will not come" in await one.presses("Cancel it")
        assert "No memo of yours waits" in await one.types("my memos")
        assert "It is back, and comes to you on Tuesday 4 May 2027" in await one.types("memo undo")
        assert "It will not come" in await one.types("memo 1 cancel")
        await one.lives_until(living_board.at(25, 11))
        assert "Nothing was changed" in await one.types("memo undo")
        await one.lives_until(living_board.at(6, 5, year=2027))
        assert not chat.letters["avery"]


async def test_the_key_is_lost_and_put_back(migrated_sqlite: str, library: loader.Library, caplog: pytest.LogCaptureFixture) -> None:
    chat, other = living_board.Chat(), sealing.new_key()
    async with memo_life.life(migrated_sqlite, library, chat=chat) as one:
        await one.types(f"memo on 4 May 2027: {FIRST}")
    on_the_day = living_board.at(4, 5, 10, year=2027)
    for keys in ((), (other,)):
        async with memo_life.life(migrated_sqlite, library, chat=chat, now=on_the_day, keys=keys) as one:
            await one.ticks()
            assert not chat.letters["avery"]
            assert "A memo from you has come round" in await one.types("home")
            assert "Your words are safe" in await one.presses("Read it")
            assert "cannot be opened just now" in await one.types("copy my data")
            assert any(getattr(record, "action", "") == "sealed_unreadable" for record in caplog.records)
            assert await one.database.run(installations.trouble) is not None
    async with memo_life.life(
        migrated_sqlite, library, chat=chat, now=on_the_day + datetime.timedelta(hours=2), keys=(other, memo_life.KEY)
    ) as one:
        await one.ticks()
        assert FIRST in one.reads()
        assert await one.database.run(installations.trouble) is None


async def test_without_a_key_nothing_is_taken(migrated_sqlite: str, library: loader.Library) -> None:
    async with memo_life.life(migrated_sqlite, library, keys=()) as one:
        for line in ("memo", "memos", f"memo: {FIRST}"):
            assert "switched off here" in await one.types(line)
        await one.types("home")
        assert "My memos" not in buttons(one.last["avery"])
        assert await one.database.run(lambda _repos: models.Memo.all().count()) == 0


async def test_bad_input_keeps_nothing_and_says_why(migrated_sqlite: str, library: loader.Library) -> None:
    async with memo_life.life(migrated_sqlite, library) as one:
        for line, why in (
            ("memo:", "no words"),
            ("memo: \u200b", "no words"),
            (f"memo: {'x' * 20_001}", "too long"),
            ("memo on 22 November 2026: x", "not ahead of us"),
            ("memo today: x", "not ahead of us"),
            ("memo in 6 years: x", "too far off"),
            ("memo on 31 February 2027: x", "cannot read that day"),
            ("memo 7", "no memo of that number"),
        ):
            assert why in await one.types(line), line
        for number in range(20):
            assert "Kept." in await one.types(f"memo in {number + 1} weeks: one of many")
        assert "20 memos waiting" in await one.types("memo: one too many")
        assert "20 memos waiting" in await one.types("memo")
        assert await one.database.run(lambda _repos: models.Memo.all().count()) == 20


async def test_a_line_or_a_box_sent_twice_is_one_memo_and_an_old_box_makes_another(migrated_sqlite: str, library: loader.Library) -> None:
    async with memo_life.life(migrated_sqlite, library) as one:
        assert "Kept." in await one.types(f"memo: {FIRST}", key="same")
        assert "Kept." in await one.types(f"memo: {FIRST}", key="same")
        await one.types("memo")
        box = buttons(one.last["avery"])["Keep it"]
        for words in (SECOND, SECOND, "Something else"):
            assert "Kept." in await one.sends(box, words)
        listed = await one.types("memos")
        assert "Memo 3" in listed
        assert "Memo 4" not in listed
        # Where a box is a button, each press of it opens a box of its own.
        await one.types("memo")
        shown = buttons(one.last["avery"])["Keep it"]
        await one.opens("Keep it")
        assert buttons(one.last["avery"])["Keep it"] != shown


async def test_who_is_reached_nowhere_gets_it_once_they_are(migrated_sqlite: str, library: loader.Library) -> None:
    chat = living_board.Chat()
    async with memo_life.life(migrated_sqlite, library, chat=chat) as one:
        await one.types(f"memo on 4 May 2027: {FIRST}")
        await memo_life.is_reached_at(one)
        await one.lives_until(living_board.at(1, 7, year=2027))
        assert not any(chat.letters.values())
        await memo_life.is_reached_at(one, ("chat", "elsewhere"))
        await one.lives_until(living_board.at(2, 7, year=2027))
        assert [FIRST in text for text in chat.texts("elsewhere")] == [True]


async def test_what_did_not_reach_them_waits_on_their_home(migrated_sqlite: str, library: loader.Library) -> None:
    async with memo_life.life(migrated_sqlite, library, chat=memo_life.Blocked()) as one:
        await one.types(f"memo on 4 May 2027: {FIRST}")
        await one.lives_until(living_board.at(5, 5, year=2027))
        assert "A memo from you has come round" in await one.types("home")
        assert FIRST in await one.presses("Read it")
        assert "come round" not in await one.types("home")
        assert "has come back already" in await one.types("memo 1: other words")
        assert "has come back already" in await one.types("memo 1 in 3 months")
        await one.lives_until(living_board.at(3, 6, year=2027))
        assert "Deleted on" in await one.types("memos")


async def test_it_has_its_place_on_home_and_in_the_data(migrated_sqlite: str, library: loader.Library) -> None:
    async with memo_life.life(migrated_sqlite, library) as one:
        await one.types(f"memo on 4 May 2027: {FIRST}")
        await one.types("home")
        assert "Tuesday 4 May 2027" in await one.presses("My memos")
        assert FIRST not in await one.types("memos")
        told = await one.types("my data")
        assert "Memos to yourself: one, encrypted; the next comes on Tuesday 4 May 2027" in told
        assert FIRST not in told
        assert f"> {FIRST}" in await one.types("copy my data")
