"""A board set up from the bot's own page, where nothing can be typed."""

import datetime

import pytest

from conversations import actions, boards, inbound, messages
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.workspace import NOW, PEOPLE, Standing, Workspace, address, plan, standing
from tests.unit.conversations.dialogue import buttons

SETUP = actions.encode(actions.Look(page=actions.Page.SETUP))


@pytest.fixture
def workspace(database: storage_database.Database, library: loader.Library) -> Workspace:
    return Workspace(database, library)


async def visits(workspace: Workspace, handle: str) -> str:
    return await workspace.handle(inbound.Visited(address=address(handle), receipt_key=workspace.key(), sent_at=workspace.now))


async def test_a_stranger_s_page_leads_all_the_way_by_pressing_alone(workspace: Workspace) -> None:
    assert "I am Boardpulse." in await visits(workspace, "U1")
    assert list(buttons(workspace.last["U1"])) == ["Set up a board"]
    assert "step 1 of 9" in await workspace.presses("U1", "Set up a board")
    assert not workspace.last["U1"].beside, "the card takes the place of the page"
    await visits(workspace, "U1")
    assert "What is your board called?" in await workspace.presses("U1", "Go on setting up your board")
    await workspace.presses("U1", "Write the name", "Riverside Board")
    await visits(workspace, "U1")
    assert "Who is on your board?" in await workspace.presses("U1", "Go on setting up Riverside Board")
    await workspace.presses("U1", "Add people", PEOPLE.replace("|", "\n"))
    await workspace.presses("U1", "That is right")
    await workspace.sends("U1", _channel_of(workspace), "C1")
    await workspace.run("U1", "presses Maturity matrix 2011\npresses No, thank you\npresses Every 3 months")
    await workspace.presses("U1", "Another day", "14 January 2027")
    assert "is set up" in await workspace.presses("U1", "Start")
    await visits(workspace, "U1")
    assert "Set up a board" in buttons(workspace.last["U1"]), "a coordinator now"
    assert "You already look after Riverside Board." in await workspace.presses("U1", "Set up a board")
    assert "Go on setting up your board" in await visits(workspace, "U1")


async def test_a_set_up_that_was_stopped_is_offered_for_as_long_as_it_is_kept(workspace: Workspace) -> None:
    await workspace.run("U1", "types setup\ntypes Riverside Board")
    back = workspace.button("U1", "Back")
    await workspace.presses("U1", "Stop")
    assert set(buttons(workspace.last["U1"])) == {"Go on setting up Riverside Board", "Home"}
    await workspace.sends("U1", back)
    assert set(buttons(workspace.last["U1"])) == {"Go on setting up Riverside Board", "Home"}
    assert "Go on setting up Riverside Board" in await workspace.presses("U1", "Home")
    workspace.now += datetime.timedelta(days=30)
    assert "Go on" not in await visits(workspace, "U1")
    assert "I do not know this account yet" in await workspace.types("U1", "hello")


async def test_a_page_s_button_pressed_twice_begins_one_set_up(workspace: Workspace) -> None:
    await visits(workspace, "U1")
    first = await workspace.sends("U1", SETUP, key="same")
    assert await workspace.sends("U1", SETUP, key="same") == first
    await workspace.types("U1", "Riverside Board")
    assert "Welcome back" in await workspace.sends("U1", SETUP)
    assert "Welcome back" not in await workspace.sends("U2", SETUP), "everybody goes on with their own"


async def test_only_coordinators_and_those_on_no_board_are_offered_it(workspace: Workspace) -> None:
    await workspace.load(plan("hill", "willa", "U1", first=NOW.date()))
    await workspace.load(plan("dale", "casey", "U2", boards.Duty.COORDINATOR, first=NOW.date()))
    assert "Set up" not in await visits(workspace, "U1")
    assert "Set up a board" in await visits(workspace, "U2")
    standing(workspace, "U3", Standing.GUEST)
    assert "Only members of this workspace" in await workspace.sends("U3", SETUP)


async def test_where_nobody_can_be_looked_up_the_button_says_so(workspace: Workspace) -> None:
    await workspace.load(plan("hill", "willa", "U1", first=NOW.date()))
    workspace.directory_off()
    assert "I cannot set up a board here." in await workspace.sends("U1", SETUP)
    assert "Home" in buttons(workspace.last["U1"])
    assert "I am Boardpulse." in await workspace.sends("U2", SETUP)


def _channel_of(workspace: Workspace) -> str:
    (action,) = [block.action for block in workspace.last["U1"].blocks if isinstance(block, messages.ChannelPick)]
    return action
