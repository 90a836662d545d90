"""One turn of a set-up: what stands, what somebody did, what the platform knows; and what is kept and said after it."""

import dataclasses
import enum

from conversations import directory, messages
from conversations.setup import cards, given, preview
from conversations.setup.cards import Desk
from conversations.setup.draft import Draft, Step, asks, looked_at
from conversations.setup.given import Change, entry
from conversations.setup.merge import Found

_MOST_ENTRIES = 80
"""What was given before that can no longer be undone one by one."""


class Act(enum.Enum):
    """What has to be done besides keeping and saying."""

    STOP = enum.auto()
    """End the set-up for now."""
    START = enum.auto()
    """Make the board."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Move:
    """What somebody did: a button's step and value, with the text that came along. `typed`: it was a line in the conversation."""

    step: str
    value: str = ""
    text: str = ""
    typed: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """What to say, and what is given after it (None: nothing changed). `unsent` is text that could not be used, with its box."""

    message: messages.Message
    entries: list[dict[str, object]] | None = None
    act: Act | None = None
    unsent: tuple[str, str] | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """Everything that one step looks at."""

    entries: list[dict[str, object]]
    draft: Draft
    move: Move
    found: Found
    desk: Desk

    def keep(self, step: Step | Change, value: object, *leads: messages.Block, unsent: tuple[str, str] | None = None) -> Outcome:
        """Give one thing more, and ask the next question."""
        entries = [*self.entries, entry(step, value)]
        if len(entries) > _MOST_ENTRIES:
            entries = given.compact(given.read(given.stored(entries)))
        draft = given.read(given.stored(entries))
        return Outcome(message=show(draft, self.found, self.desk, *leads), entries=entries, unsent=unsent)

    def say(self, key: str, **args: str | int) -> Outcome:
        """Change nothing, and ask the same again below a word."""
        return Outcome(message=show(self.draft, self.found, self.desk, messages.Paragraph(text=self.desk.words.say(key, **args))))

    def late(self) -> Outcome:
        """A button that does not fit any more: change nothing, and say so above where things stand."""
        return self.say("setup-not-understood" if self.move.typed else "setup-earlier")

    def again(self) -> Outcome:
        """Change nothing, and ask the same again."""
        return Outcome(message=show(self.draft, self.found, self.desk))


def show(draft: Draft, found: Found, desk: Desk, *leads: messages.Block) -> messages.Message:
    """Where things stand: the next question, or the preview."""
    channel, draft = now_in(draft, found), looked_at(draft, found.accounts)
    if asks(draft) is Step.PREVIEW and channel is not None:
        return preview.preview(draft, desk, channel, leads=leads)
    return cards.question(draft, desk, leads)


def now_in(draft: Draft, found: Found) -> directory.ChannelProfile | None:
    """The channel as the platform knows it now, or else as it was when it was given."""
    if draft.channel is None:
        return None
    handle = draft.channel.address.handle
    looked = found.channels.get(handle, draft.channel)
    return looked or dataclasses.replace(draft.channel, can_post=False)
