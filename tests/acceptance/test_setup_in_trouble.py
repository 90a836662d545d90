"""What a set-up in chat must bear: other people's buttons, old ones, a platform that cannot say, lines meant for something else."""

import asyncio
import datetime

import pytest

from bot import clock
from bot.outbox import replies
from bot.setup import setups
from conversations import boards, directory, inbound, messages, sending
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.workspace import NOW, PEOPLE, WALK, FakeDirectory, Standing, Workspace, address, plan, standing


@pytest.fixture
def workspace(database: storage_database.Database, library: loader.Library) -> Workspace:
    return Workspace(database, library)


async def test_somebody_else_s_buttons_do_nothing(workspace: Workspace) -> None:
    await workspace.run("U1", WALK)
    for label in ("Start", "Change the name", "Back", "Stop"):
        assert "belongs to somebody else" in await workspace.sends("U2", workspace.button("U1", label))
    assert "belongs to somebody else" in await workspace.sends(
        "U2", workspace.button("U1", "Change the name").replace("bp1:", "bp1:write:")
    )
    assert await workspace.all() == []
    await workspace.types("U1", "start")
    assert "belongs to somebody else" in await workspace.sends("U2", workspace.button("U1", "Undo"))
    assert len(await workspace.all()) == 1


async def test_buttons_of_a_set_up_that_is_over(workspace: Workspace) -> None:
    await workspace.run("U1", "types setup\ntypes Riverside Board")
    back = workspace.button("U1", "Back")
    await workspace.types("U1", "stop")
    assert "You stopped this." in await workspace.sends("U1", back)
    assert "You stopped this." in await workspace.sends("U1", back.replace(":back:people.2", ":name:").replace("bp1:", "bp1:write:"))
    await workspace.database.run(lambda repos: repos.setups.forget(workspace.now + datetime.timedelta(days=31)))
    assert "from a set-up that is over" in await workspace.sends("U1", back)
    assert "What is your board called?" in await workspace.types("U1", "setup")


async def test_guests_and_strangers_set_up_nothing(workspace: Workspace) -> None:
    for what in (Standing.GUEST, Standing.STRANGER, Standing.BOT, Standing.GONE):
        standing(workspace, "U1", what)
        assert "Only members of this workspace" in await workspace.types("U1", "setup")
    assert "Only members of this workspace" in await workspace.types("U404", "setup")
    assert "I do not know this account yet" in await workspace.types("U1", "Riverside Board")


async def test_while_the_platform_cannot_say_nothing_is_lost(workspace: Workspace) -> None:
    workspace.directory.troubles = [sending.RateLimited(retry_after=30)]
    assert "I could not look that up just now." in await workspace.types("U1", "setup")
    await workspace.run("U1", "types setup\ntypes Riverside Board")
    for trouble in (sending.Paused(), sending.Unsure(), sending.Refused(sending.Reason.REVOKED)):
        workspace.directory.troubles = [trouble]
        shown = await workspace.presses("U1", "Add people", PEOPLE.replace("|", "\n"))
        assert "I could not look that up just now. Nothing is lost." in shown
        assert "Who is on your board?" in shown
        assert (await workspace.opens_box("U1", "Add people")).initial == PEOPLE.replace("|", "\n")
    workspace.directory.troubles = [sending.NotSent()]
    await workspace.types("U1", "Tom Reedmace, A, B, C")
    assert (await workspace.opens_box("U1", "Add people")).initial == "Tom Reedmace, A, B, C"
    shown = await workspace.presses("U1", "Add people", PEOPLE.replace("|", "\n"))
    assert "5 people are on the list" in shown
    assert (await workspace.opens_box("U1", "Add people")).initial == ""


class Silent(FakeDirectory):
    """A platform that takes a question and never answers."""

    async def look_up(self, address: inbound.Address) -> directory.Profile | None:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")


async def test_a_platform_that_does_not_answer_holds_nobody_up(workspace: Workspace) -> None:
    replying = replies.Replies(workspace.database, {}, clock.SystemClock())
    waiting = setups.SetUps(workspace.database, workspace.library, replying, {"chat": Silent()}, look_seconds=0.01)
    event = inbound.Typed(address=address("U1"), receipt_key="setup", sent_at=workspace.now, text="setup")
    assert "I could not look that up just now." in messages.plain_text(await waiting.said(event, "setup", workspace.now))


async def test_lines_that_need_a_change_stand_in_their_box(workspace: Workspace) -> None:
    await workspace.run("U1", "types setup\ntypes Riverside Board")
    await workspace.types("U1", "Asha Quill\nTom Reedmace, Place director, Riverside ICB, NHS\n@[U9], A, B, C")
    assert (await workspace.opens_box("U1", "Add people")).initial == "Asha Quill\n@[U9], A, B, C"
    box = await workspace.opens_box("U1", "Correct the whole list")
    assert box.initial == "Tom Reedmace, Place director, Riverside ICB, NHS"
    drafted = inbound.Drafted(
        address=address("U1"), receipt_key="draft", sent_at=workspace.now, action=box.action, text="Tom Reedmace, Boss, Riverside ICB, NHS"
    )
    await workspace.door.handle(drafted, workspace.now)
    assert "Boss" in (await workspace.opens_box("U1", "Correct the whole list")).initial


async def test_where_a_box_is_shown_in_place_the_lines_that_need_a_change_stand_in_it(workspace: Workspace) -> None:
    def shown() -> list[str]:
        return [one.initial for one in workspace.last["U1"].blocks if isinstance(one, messages.FreeText)]

    await workspace.run("U1", "types setup\ntypes Riverside Board")
    await workspace.types("U1", "Asha Quill\nTom Reedmace, Place director, Riverside ICB, NHS\nVera Gone, Carer")
    listed = "Tom Reedmace, Place director, Riverside ICB, NHS"
    assert shown() == ["Asha Quill\nVera Gone, Carer", listed, ""]
    await workspace.types("U1", "help")
    assert shown()[0] == "Asha Quill\nVera Gone, Carer", "until they are sent again"
    workspace.restart()
    await workspace.types("U1", "setup")
    assert shown()[0] == "Asha Quill\nVera Gone, Carer"
    await workspace.types("U1", "Asha Quill, Leader, Riverside Council, Councillors")
    assert shown() == ["", f"{listed}\nAsha Quill, Leader, Riverside Council, Councillors", ""]


async def test_an_open_pulse_gets_its_answers_while_a_set_up_waits(workspace: Workspace) -> None:
    workspace.now = NOW - datetime.timedelta(hours=2)
    await workspace.load(plan("hill", "willa", "U1", boards.Duty.COORDINATOR, first=NOW.date()))
    await workspace.lives_until(NOW)
    await workspace.run("U1", "types setup\ntypes yes")
    assert "2 of 6 · Strategy" in await workspace.types("U1", "2 4"), "an answer to the pulse"
    assert "step 2 of 9" in await workspace.types("U1", "Riverside Board"), "the name that the set-up waits for"
    assert "3 of 6" in await workspace.types("U1", "skip")
    await workspace.run("U1", f"types {PEOPLE}\ntypes yes\ntypes #[C1]\npresses Maturity matrix 2011\ntypes no\ntypes every 3 months")
    assert "4 of 6" in await workspace.types("U1", "3 4")
    assert "step 9 of 9" in await workspace.types("U1", "12/01/2027"), "a day is asked for, and this is one"
    assert "3 questions are open." in await workspace.types("U1", "review")
    assert "is set up" in await workspace.types("U1", "start"), "the button's own word, though it also means “go on”"


async def test_after_a_day_of_silence_somebody_s_lines_are_their_own_again(workspace: Workspace) -> None:
    await workspace.load(plan("hill", "willa", "U1", boards.Duty.COORDINATOR, first=datetime.date(2027, 2, 1)))
    await workspace.run("U1", "types setup\ntypes yes")
    workspace.now += datetime.timedelta(days=2)
    assert "Nothing is due" in await workspace.types("U1", "Riverside Board")
    await workspace.types("U1", "setup")
    assert "step 2 of 9" in await workspace.types("U1", "Riverside Board")


async def test_help_in_a_set_up_is_about_it_unless_a_pulse_is_open(workspace: Workspace) -> None:
    await workspace.run("U1", "types setup")
    assert "“Back” goes one step back." in await workspace.types("U1", "help")
    assert "I am Boardpulse." in await workspace.commands("U1", "help")
    await workspace.types("U1", "stop")
    assert "I am Boardpulse." in await workspace.types("U1", "help")
    workspace.now = NOW - datetime.timedelta(hours=2)
    await workspace.load(plan("hill", "willa", "U1", boards.Duty.COORDINATOR, first=NOW.date()))
    await workspace.types("U1", "setup")
    assert "“Back” goes one step back." in await workspace.types("U1", "help")
    await workspace.lives_until(NOW)
    await workspace.types("U1", "setup")
    assert "“Back” goes one step back." not in await workspace.types("U1", "help")


async def test_other_words_go_where_they_belong(workspace: Workspace) -> None:
    await workspace.types("U1", "setup")
    for line in ("help", "home", "reflect: a thought", "my data"):
        assert "step 2 of 9" not in await workspace.types("U1", line), line
    assert "step 2 of 9" in await workspace.types("U1", "Homely Help Board")


async def test_where_nobody_can_be_looked_up_the_word_means_nothing(workspace: Workspace) -> None:
    elsewhere = inbound.Address(platform="console", tenant="T1", handle="U1")
    event = inbound.Typed(address=elsewhere, receipt_key="x", sent_at=NOW, text="setup")
    assert "I do not know this account yet" in await workspace.handle(event)
