"""What happens to a workspace or a channel, whoever did it. Adapters report these; nobody replies."""

import dataclasses
import datetime

from conversations import inbound, sending


@dataclasses.dataclass(frozen=True, kw_only=True)
class Happening:
    """`receipt_key` is the same for every repeat; `at` (aware, UTC) is when it happened."""

    platform: str
    tenant: str
    receipt_key: str
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChannelLost(Happening):
    """The bot can no longer write in a channel: it was archived, or the bot was removed."""

    channel: inbound.Address
    reason: sending.Reason


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChannelBack(Happening):
    """The bot can write in a channel again."""

    channel: inbound.Address


@dataclasses.dataclass(frozen=True, kw_only=True)
class Removed(Happening):
    """The workspace took the bot out, or took its permission back. Everything is kept; nothing is sent until it is back."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Installed(Happening):
    """The workspace put the bot in, for the first time or again."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Moved(Happening):
    """A person's time zone or language changed on the platform (None: as before)."""

    person: inbound.Address
    zone: str | None = None
    language: str | None = None


Any = ChannelLost | ChannelBack | Removed | Installed | Moved
