"""What was found in something that Slack posted: the neutral event, and the ways back to whoever did it. Pure data."""

import dataclasses
import enum

from conversations import happenings, inbound


class Kind(enum.StrEnum):
    """What Slack posts, by the names that it gives them in Socket Mode."""

    EVENT = "events_api"
    INTERACTION = "interactive"
    COMMAND = "slash_commands"


class Way(enum.StrEnum):
    """What somebody did it with, which decides how Slack is answered."""

    PRESS = "press"
    """A button or a choice on a message: the reply comes through the messenger."""
    VIEW_PRESS = "view_press"
    """The same on the App Home or in a modal; or a box that is being written in."""
    WRITE = "write"
    """A button that asks for a box: the box is opened as a modal."""
    SENT = "sent"
    """A box that was sent off."""
    COMMAND = "command"
    """The bot's own command: the reply goes out with the answer."""
    OPEN_HOME = "open_home"
    """The shortcut to the person's own page, which is opened as a modal."""
    EVENT = "event"
    """Words to the bot, or a look at its page."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Back:
    """The ways back that came along, each empty where there is none.

    `trigger_id` opens a modal for three seconds; `response_url` takes messages for half an hour. `origin` is the card that a
    box belongs to, `in_modal` says that a modal is open already, `field` names the part of a modal to show a fault at.
    """

    address: inbound.Address
    trigger_id: str = ""
    response_url: str = ""
    origin: inbound.Place | None = None
    in_modal: bool = False
    field: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Deed:
    """Somebody did something."""

    way: Way
    event: inbound.Inbound
    back: Back


@dataclasses.dataclass(frozen=True, kw_only=True)
class Happened:
    """Something happened to the workspace, a channel or a person's account."""

    happening: happenings.Any


@dataclasses.dataclass(frozen=True, kw_only=True)
class Stranger:
    """Somebody of another organisation, in a shared channel. They are nobody's board member here."""

    back: Back


@dataclasses.dataclass(frozen=True, kw_only=True)
class NotOurs:
    """A shortcut was used on a message that has no question of ours."""

    back: Back


@dataclasses.dataclass(frozen=True, kw_only=True)
class Nothing:
    """It was understood, and there is nothing to do."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class NotUnderstood:
    """It is of no kind that we know, or lacks what its kind must have."""


Found = Deed | Happened | Stranger | NotOurs | Nothing | NotUnderstood
