"""Who a platform says somebody is, before the board knows them."""

import dataclasses
import enum

from conversations import inbound


class Standing(enum.StrEnum):
    """What somebody is in a workspace."""

    MEMBER = "member"
    """One of its people."""
    GUEST = "guest"
    """Somebody with access to a part of it."""
    STRANGER = "stranger"
    """Somebody of another organisation, in a shared channel."""
    BOT = "bot"
    """No person."""
    GONE = "gone"
    """A person whose account is switched off."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Profile:
    """One account. `zone` and `language` are those the platform knows, where we can use them.

    `without_app`: they do not have the app, or have blocked it, so that no message reaches them there. `app_unknown`: the platform
    did not say in time; it may know at the next look. `sign_in` tells them from their namesakes where the platform's own id says
    nothing to people: the address that they sign in with.
    """

    address: inbound.Address
    name: str
    standing: Standing = Standing.MEMBER
    zone: str | None = None
    language: str | None = None
    without_app: bool = False
    app_unknown: bool = False
    sign_in: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChannelProfile:
    """One channel. `can_post`: the bot is in it, it is not archived, and nobody else's.

    `shared_outside`: people of another organisation read it, or are asked to. Then a board's messages do not go there.
    """

    address: inbound.Address
    name: str
    can_post: bool
    shared_outside: bool = False
