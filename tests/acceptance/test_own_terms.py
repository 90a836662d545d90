"""What somebody says of when they want to hear from us holds for what is sent, is shown to nobody else, and can be undone."""

import datetime

from conversations import messages
from frameworks import loader
from storage import models
from tests.acceptance import living_board, own_life
from tests.acceptance.living_board import at
from tests.unit.conversations.dialogue import buttons


async def test_a_snooze_holds_messages_back_ends_by_itself_and_can_be_ended(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        assert "until Monday 7 December 2026" in await one.types("snooze 2 weeks")
        await one.lives_until(at(6, 12))
        assert (len(one.chat.letters["avery"]), len(one.chat.letters["rowan"])) == (0, 1)
        assert "Snoozed until Monday 7 December 2026" in await one.types("home")
        await one.lives_until(at(7, 12, 8))
        assert "A question to reflect on" in one.reads()
        assert "Snoozed" not in await one.types("home")
        # What a snooze holds back comes at once when that is ended.
        await one.types("snooze until 3 May")
        await one.lives_until(at(14, 12, 10))
        assert len(one.chat.letters["avery"]) == 1
        assert "not snoozed any more" in await one.types("snooze off")
        await one.ticks()
        assert len(one.chat.letters["avery"]) == 2
        assert "until Monday 3 May 2027" in await one.presses("Undo")


async def test_leave_days_hours_and_quiet_hours_move_what_is_sent(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await one.types("days tue")
        await one.types("hour 17:15")
        await one.types("away 25 November to 1 December", "rowan")
        await one.types("quiet 18:00 to 10:30", "rowan")
        await one.lives_until(at(1, 12, 17))
        assert not one.chat.letters["avery"]
        await one.lives_until(at(1, 12, 17, 15))
        assert len(one.chat.letters["avery"]) == 1
        await one.lives_until(at(2, 12, 10, 29))
        assert not one.chat.letters["rowan"]
        await one.lives_until(at(2, 12, 10, 30))
        assert len(one.chat.letters["rowan"]) == 1


async def test_every_change_is_said_back_and_undone_and_an_old_undo_changes_nothing(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside()) as one:
        before = await one.types("when")
        for line in (
            "days mon wed",
            "hour 12:30",
            "quiet 19:00 to 07:00",
            "zone Europe/Lisbon",
            "snooze 3 weeks",
            "away 3 May",
            "stop riverside",
            "first console",
        ):
            await one.types(line)
            undo = buttons(one.last["avery"])["Undo"]
            assert await one.types("when") != before, line
            await one.sends(undo)
            assert "Undo" in buttons(one.last["avery"]), "an undo can be undone"
            assert await one.types("when") == before, line
        await one.types("days mon")
        old = buttons(one.last["avery"])["Undo"]
        await one.types("days fri")
        assert "changed again in the meantime" in await one.sends(old)
        assert "Friday" in await one.types("when")
        assert "Monday" not in (await one.types("when")).split("Hour")[0].split("Days")[1]


async def test_pressing_does_what_typing_does_and_a_repeat_does_nothing(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside()) as one:
        await one.types("home")
        await one.presses("When you hear from me")
        await one.presses("Days")
        assert "Tuesday, Wednesday, Thursday and Friday" in await one.presses("Leave out Monday")
        await one.presses("All my settings")
        await one.presses("Hour")
        assert "You hear from me at 12.30 pm" in await one.presses("Keep it", "12:30", key="same")
        await one.types("hour any")
        await one.types("hour 12:30", key="typed")
        await one.types("hour any")
        await one.types("hour 12:30", key="typed")
        assert "Any time outside the quiet hours" in await one.types("when")
        await one.types("when")
        await one.presses("Time zone")
        box = buttons(one.last["avery"])["Keep it"]
        assert "no time zone called “Europe/Lisborn”" in await one.sends(box, "Europe/Lisborn")
        assert "where it is 9" in await one.presses("Europe/Lisbon")


async def test_a_stopped_board_stays_silent_visibly_and_only_that_one(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await one.load(living_board.board((own_life.AVERY,), own_life.reflection(datetime.date(2026, 12, 1)), key="hill"))
        assert "Riverside writes to you no more unless you ask." in await one.types("stop riverside")
        assert "Riverside is stopped" in await one.types("home")
        await one.lives_until(at(4, 12))
        assert [said.count("Hill") > 0 for said in one.chat.texts("avery")] == [True]
        for page in ("home", "my data", "when"):
            assert "iverside is stopped" not in await one.types(page, "willa"), "nobody else is told"
        assert "its digest stops, too" in await one.types("stop riverside", "willa")
        assert "Riverside writes to you again." in await one.types("start riverside")
        await one.lives_until(at(15, 12))
        assert sum("Riverside" in said for said in one.chat.texts("avery")) == 1
        hill = await one.board("hill")
        assert "belongs to somebody else" in await one.sends(f"bp1:do:terms:stop:{hill.board_id.hex}:", None, "rowan")


async def test_the_platform_that_somebody_prefers_gets_it(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside(own_life.reflection())) as one:
        await one.types("when")
        await one.presses("Where I write first")
        assert "I write to you in Console first" in await one.presses("Console")
        await one.lives_until(at(1, 12))
        assert (len(one.chat.letters["avery"]), len(one.elsewhere.letters["avery"])) == (0, 1)
        await one.types("when", "rowan")
        assert "Where I write first" not in buttons(one.last["rowan"])


async def test_it_stands_in_the_data_and_what_is_over_goes_after_a_month(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside()) as one:
        assert "Snooze" not in await one.types("my data")
        await one.types("snooze until 25 November")
        await one.types("away 26 November to 27 November")
        await one.lives_until(at(28, 12))
        for page in ("my data", "copy my data"):
            assert "Thursday 26 November 2026 to Friday 27 November 2026" in await one.types(page)
        await one.lives_until(at(30, 12))
        assert "26 November" not in await one.types("copy my data")
        assert await one.database.run(lambda _repos: models.Absence.all().count()) == 0
        assert [row.snoozed_until for row in await one.database.run(lambda _repos: models.Terms.all())] == [None]


async def test_what_cannot_be_had_changes_nothing(migrated_sqlite: str, library: loader.Library) -> None:
    async with own_life.life(migrated_sqlite, library, own_life.riverside()) as one:
        before = await one.types("when")
        for line in (
            "snooze until 3 May 2020",
            "away 14 Aug to 1 Aug",
            "away 1 Jan 2027 to 2 Feb 2028",
            "quiet 8:00 to 8:00",
            "zone Narnia",
        ):
            assert "changed nothing" in await one.types(line), line
            assert isinstance(one.last["avery"].blocks[0], messages.Paragraph)
        assert await one.types("when") == before
        for value in (
            "days:0",
            "hour:2500",
            "zone:no.where",
            "first:nowhere",
            "snooze:off.x",
            "away:x",
            "here:2026-01-01.2026-01-02",
            "say:stop",
        ):
            verb, said = value.split(":")
            await one.sends(f"bp1:do:terms:{verb}::{said}")
        assert await one.types("when") == before
