"""Neutral events: what a person did, whatever the platform. Adapters make them, the inbox takes them."""

import dataclasses
import datetime
import re


@dataclasses.dataclass(frozen=True, kw_only=True)
class Address:
    """Where one person or one channel is reached: the platform, its tenant (workspace), and the platform's own id there."""

    platform: str
    tenant: str
    handle: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Place:
    """Where the reply to an event belongs. Only the adapter that wrote it can read it.

    Of two replies for one `spot` the later takes the place of the earlier; a new line in a conversation is a spot of its own.
    `ticket` is what the platform gave to reply with, if anything; it may have run out.
    """

    spot: str
    ticket: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """`receipt_key` is the same for every repeat of one event on one platform; `sent_at` (aware, UTC) is when the person did it.

    With a `place` the reply is owed there, in the transaction that keeps what the person gave; without, it is only returned.
    """

    address: Address
    receipt_key: str
    sent_at: datetime.datetime
    place: Place | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pressed(Event):
    """A button, or a box sent off: `action` as the message carried it, and the text of the box, or the choice made, where there was one."""

    action: str
    text: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Typed(Event):
    """A line of text in the conversation with the bot. People and channels named in it stand as `mention` writes them."""

    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Commanded(Event):
    """The words behind the bot's own command ("/pulse answers"), or none. Never taken for a reflection."""

    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Visited(Event):
    """Somebody opened the bot's own page."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Drafted(Event):
    """Somebody is writing in the box of `action` and has not sent it off: the text so far."""

    action: str
    text: str


Inbound = Pressed | Typed | Commanded | Visited | Drafted

_MENTION = re.compile(r"(?P<kind>[@#])\[(?P<handle>[^\]\s]{1,100})\]")


def mention(handle: str, *, channel: bool = False) -> str:
    """A person or a channel of the same tenant, as it stands inside a typed text: "@[U123]", "#[C123]"."""
    return f"{'#' if channel else '@'}[{handle}]"


def mentioned(text: str, *, channels: bool = False) -> list[str]:
    """The handles of the people, or of the channels, that a text names, in order. It proves nothing: anybody can type one."""
    return [found["handle"] for found in _MENTION.finditer(text) if (found["kind"] == "#") is channels]
