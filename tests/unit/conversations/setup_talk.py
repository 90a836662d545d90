"""A set-up written down as a conversation: one coordinator and the bot, with a made-up workspace to look things up in.

A script is lines of "member: …" and "bot: …", as in dialogue.py. Every state goes through JSON, as storage would send it.
"""

import dataclasses
import datetime
import json
import uuid
from collections.abc import Mapping
from typing import Any

from conversations import actions, directory, inbound, messages, wording
from conversations.setup import given, steps
from conversations.setup.cards import Desk
from conversations.setup.draft import Draft
from conversations.setup.hearing import Heard, hear
from conversations.setup.merge import Found, Wanted
from conversations.setup.turn import Act, Move, Outcome, show
from frameworks import loader
from tests.unit.conversations.dialogue import buttons

WORDS = wording.Wording()
NOW = datetime.datetime(2026, 12, 1, 10, 0, tzinfo=datetime.UTC)
SETUP_ID = uuid.UUID(int=9)
Standing = directory.Standing


def address(handle: str) -> inbound.Address:
    return inbound.Address(platform="chat", tenant="T1", handle=handle)


def profile(handle: str, name: str, standing: Standing = Standing.MEMBER, **more: Any) -> directory.Profile:
    return directory.Profile(address=address(handle), name=name, standing=standing, **more)


def workspace() -> dict[str, directory.Profile]:
    people = [
        profile("U1", "Willa Gray"),
        profile("U2", "Asha Quill"),
        profile("U3", "Tom Reedmace"),
        profile("U4", "Jo Bright"),
        profile("U5", "Jo Bright", Standing.GUEST),
        profile("U6", "Sam O'Fen", Standing.GUEST),
        profile("U7", "Vera Gone", Standing.GONE),
        profile("U8", "Pat Faraway", Standing.STRANGER),
        profile("U9", "Meeting app", Standing.BOT),
    ]
    return {one.address.handle: one for one in people}


def channel(handle: str, *, can_post: bool = True) -> directory.ChannelProfile:
    return directory.ChannelProfile(address=address(handle), name=f"room-{handle.lower()}", can_post=can_post)


class SetUpTalk:
    """What the coordinator gives is kept between the lines; what the bot needs is looked up in the made-up workspace."""

    def __init__(
        self, library: loader.Library, runs: tuple[str, ...] = (), *, platform: str = "chat", elsewhere: tuple[str, ...] = ()
    ) -> None:
        self.library = two_of(library)
        self.platform, self.elsewhere = platform, elsewhere
        self.people = workspace()
        self.signed_in_as = {"isolde": "U2"}
        self.channels = {"C1": channel("C1"), "C2": channel("C2", can_post=False)}
        self.given: Mapping[str, object] = given.begin(self.people["U1"], runs)
        self.now = NOW
        self.message = show(self.draft, Found(), self.desk)
        self.act: Act | None = None
        self.unsent: tuple[str, str] | None = None

    @property
    def draft(self) -> Draft:
        return given.read(self.given)

    @property
    def desk(self) -> Desk:
        return Desk(setup_id=SETUP_ID, library=self.library, now=self.now, words=WORDS, platform=self.platform, elsewhere=self.elsewhere)

    @property
    def text(self) -> str:
        return messages.plain_text(self.message)

    def run(self, script: str) -> "SetUpTalk":
        said = 0
        for raw in script.strip().splitlines():
            who, _, line = raw.strip().partition(": ")
            if who == "bot":
                place = self.text.find(line, said)
                assert place >= 0, f"the bot did not say {line!r} (any more); it said:\n{self.text}"
                said = place + len(line)
            elif who == "bot, not":
                assert line not in self.text, f"the bot said {line!r}:\n{self.text}"
            else:
                self._member(line)
                said = 0
        return self

    def _member(self, line: str) -> None:
        label, _, text = line.removeprefix("presses ").partition(" with ")
        if line.startswith("presses "):
            self.press(buttons(self.message)[label], text.replace("|", "\n"))
        else:
            self.type(line.removeprefix("types ").replace("|", "\n"))

    def press(self, action: str, text: str = "") -> Outcome:
        decoded = actions.decode(action)
        assert isinstance(decoded, actions.SetUp)
        return self.move(Move(step=decoded.step, value=decoded.value, text=text))

    def pick_channel(self, handle: str) -> Outcome:
        (action,) = [block.action for block in self.message.blocks if isinstance(block, messages.ChannelPick)]
        return self.press(action, handle)

    def type(self, line: str) -> Outcome:
        return self.move(self.hear(line).move)

    def hear(self, line: str) -> Heard:
        return hear(line, self.draft, self.desk)

    def move(self, move: Move) -> Outcome:
        outcome = steps.step(self.given, move, self.look_up(steps.wanted(self.given, move, self.desk)), self.desk)
        if outcome.entries is not None:
            self.given = json.loads(json.dumps(given.stored(outcome.entries)))
        self.message, self.act, self.unsent = outcome.message, outcome.act, outcome.unsent
        return outcome

    def look_up(self, wanted: Wanted) -> Found:
        named = {name: [one for one in self.people.values() if self._goes_by(one, name.casefold())] for name in wanted.names}
        return Found(
            accounts={handle: self.people.get(handle) for handle in wanted.accounts},
            names=named,
            channels={handle: self.channels.get(handle) for handle in wanted.channels},
        )

    def _goes_by(self, one: directory.Profile, name: str) -> bool:
        return name in {one.name.casefold(), (one.sign_in or "").casefold()} or self.signed_in_as.get(name) == one.address.handle


PEOPLE = "Asha Quill, Leader, Riverside Council, Councillors, chair|Tom Reedmace, Place director, Riverside ICB, NHS"
TO_THE_PREVIEW = f"""
    member: types Riverside Board
    member: types {PEOPLE}
    member: presses That is right
    member: types #[C1]
    member: presses Maturity matrix 2011
    member: types yes
    member: presses Every 3 months
    member: types 14 January 2027
"""


def two_of(library: loader.Library) -> loader.Library:
    """One edition to ask and one to reflect on: where there is one choice, "yes" is enough."""
    kept = {ref: library[ref] for ref in ("annex_a@2015", "maturity_matrix@2011")}
    return dataclasses.replace(library, editions=kept)


def previewed(library: loader.Library) -> SetUpTalk:
    return SetUpTalk(library).run(TO_THE_PREVIEW)
