"""A board whose people do not all have the app: found out before the first pulse, told in the digest, reached as soon as they have it."""

import dataclasses
import datetime

import pytest

from conversations import inbound, messages, sending
from frameworks import loader
from storage import database as storage_database
from tests.acceptance.living_board import Chat
from tests.acceptance.workspace import WALK, Workspace, address

OPENS = datetime.datetime(2027, 1, 14, 9, 30, tzinfo=datetime.UTC)
FIRST_DIGEST = datetime.datetime(2027, 1, 18, 8, 0, tzinfo=datetime.UTC)
REFLECTS = datetime.datetime(2027, 1, 21, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture
def workspace(database: storage_database.Database, library: loader.Library) -> Workspace:
    return Workspace(database, library)


def without_app(workspace: Workspace, handle: str, *, is_so: bool) -> None:
    workspace.directory.people[handle] = dataclasses.replace(workspace.directory.people[handle], without_app=is_so)


class Picky(Chat):
    """A platform that takes nothing for somebody without the app."""

    def __init__(self, *without: str) -> None:
        super().__init__()
        self.without = set(without)

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        if address.handle in self.without:
            raise sending.Refused(sending.Reason.NOT_INSTALLED)
        return await super().send(address, message, key=key)


async def test_who_has_no_app_yet_keeps_seat_and_address_and_is_written_to_once_they_have_it(workspace: Workspace) -> None:
    for handle in ("U3", "U6"):
        without_app(workspace, handle, is_so=True)
    preview = await workspace.run("U1", WALK)
    assert "Do not have the app yet: Tom Reedmace and Sam O'Fen" in preview
    assert "Of 5 people, 1 can be reached." in preview
    without_app(workspace, "U6", is_so=False)
    assert "Do not have the app yet: Tom Reedmace" in (checked := await workspace.presses("U1", "Check again"))
    assert "Sam O'Fen" not in checked.partition("Do not have the app yet:")[2].partition("\n")[0]
    started = await workspace.types("U1", "start")
    assert "2 people are asked for the first time" in started
    assert "One person does not have the app yet" in started
    people = await workspace.people_of("riverside_board")
    assert people["tom_reedmace"].addresses == (address("U3"),)
    workspace.chat = chat = Picky("U3")
    await workspace.lives_until(OPENS)
    assert set(chat.letters) == {"U2", "U6"}
    await workspace.lives_until(FIRST_DIGEST)
    assert "One person does not have the app. Ask your administrator to add it for them" in chat.texts("U1")[-1]
    chat.without.clear()
    await workspace.lives_until(REFLECTS)
    assert len(chat.letters["U3"]) == 1, "nobody had to do anything but put the app in"


async def test_other_platforms_that_are_on_are_offered(workspace: Workspace) -> None:
    without_app(workspace, "U3", is_so=True)
    assert "can also be reached in" not in await workspace.run("U1", WALK)
    workspace.directories_of("chat", "slack")
    assert "People can also be reached in Slack." in await workspace.types("U1", "setup")
