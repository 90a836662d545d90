"""What was found in an activity that Teams posted: the neutral event, and the ways back to whoever did it. Pure data."""

import dataclasses
import enum

from adapters.teams import references
from conversations import happenings, inbound


class Way(enum.StrEnum):
    """What somebody did it with, which decides how Teams is answered."""

    EXECUTE = "execute"
    """A button (Action.Execute) in the person's own chat: the answer holds the next card, which takes the place of this one."""
    EXECUTE_ASIDE = "execute_aside"
    """The same on a card that others see: the reply comes in the person's own chat, and the card stays."""
    SUBMIT = "submit"
    """A button (Action.Submit) of a client that does not know Action.Execute: the reply comes through the messenger."""
    SAID = "said"
    """Words to the bot in the person's own chat, or that chat was just opened: the reply comes through the messenger."""
    MENTIONED = "mentioned"
    """Words to the bot where others read: the reply comes in the person's own chat, and a line in the conversation says so."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Back:
    """The conversation that it happened in, and the activity."""

    address: inbound.Address
    service_url: str
    conversation: str
    activity: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Deed:
    """Somebody did something. `seen` are the references that came with it. `installs`: they put the app in, perhaps once more."""

    way: Way
    event: inbound.Inbound
    back: Back
    seen: tuple[references.Seen, ...] = ()
    installs: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Happened:
    """Something happened to a team, a channel, or the app in one of them. `seen` is to be kept, `gone` to be forgotten, and only then told.

    `gone` names references by tenant, kind and handle. `of_team`: what is told happened to a whole team, and so to each of its channels
    that we know: one happening for each is made from this one, whose channel is the team's first.
    """

    tell: tuple[happenings.Any, ...] = ()
    seen: tuple[references.Seen, ...] = ()
    gone: tuple[references.Seen, ...] = ()
    of_team: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stranger:
    """Somebody of another tenant, or of none, in a shared channel. They are nobody's board member here."""

    back: Back


@dataclasses.dataclass(frozen=True, kw_only=True)
class Nothing:
    """It was understood, and there is nothing to do: a reaction, somebody else joined, the bot's own doing."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NotUnderstood:
    """It is of no kind that we know, or lacks what its kind must have. `invoke`: Teams waits for a body."""

    invoke: bool = False


Found = Deed | Happened | Stranger | Nothing | NotUnderstood
