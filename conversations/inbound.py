"""Neutral events: what a person did, whatever the platform. Adapters make them, the inbox takes them."""

import dataclasses
import datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Address:
    """Where one person or one channel is reached: the platform, its tenant (workspace), and the platform's own id there."""

    platform: str
    tenant: str
    handle: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """`receipt_key` is the same for every repeat of one event on one platform; `sent_at` (aware, UTC) is when the person did it."""

    address: Address
    receipt_key: str
    sent_at: datetime.datetime


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pressed(Event):
    """A button, or a box sent off: `action` as the message carried it, and the text of the box where there was one."""

    action: str
    text: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Typed(Event):
    """A line of text in the conversation with the bot."""

    text: str


Inbound = Pressed | Typed
