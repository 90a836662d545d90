"""What the Teams adapter needs from whoever runs it, met by shape."""

import enum
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

from conversations import figures, happenings, inbound, messages

PLATFORM = "teams"
"""As addresses carry it. There, `tenant` is the Entra tenant, and `handle` a person's Entra object id, or a channel's thread id."""

Draw = Callable[[figures.Chart], Awaitable[bytes]]
"""Turns a chart into a PNG. Raises a BoardpulseError, or times out, where it cannot."""


class Kind(enum.StrEnum):
    """What a reference leads to."""

    PERSON = "person"
    """The bot's own chat with one person."""
    CHANNEL = "channel"
    """A channel of a team that has the app."""
    TEAM = "team"
    """A team that has the app. Its first channel has the same id."""


class Door(Protocol):
    """Where everything that people do goes."""

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        """Deal with it. What the person gave is on disk when this returns; where the event has a place, the reply is owed there
        and comes through the messenger; without one, what is returned is the reply. Raises when the database fails: then nothing was
        kept."""
        ...

    async def tell(self, happening: happenings.Any) -> None:
        """Take note of what happened to a tenant, a channel or a person. On disk when this returns."""
        ...


class Vault(Protocol):
    """Where conversation references are kept, encrypted. `reference` is a text of the adapter's own. Raises BoardpulseErrors."""

    async def keep(self, tenant: str, kind: Kind, handle: str, reference: str) -> None:
        """Keep one in place of an earlier one of the same kind and handle."""
        ...

    async def find(self, tenant: str, kind: Kind, handle: str) -> str | None:
        """The reference as kept, or None."""
        ...

    async def all(self, tenant: str, kind: Kind) -> Mapping[str, str]:
        """All of a kind in a tenant, by their handles."""
        ...

    async def drop(self, tenant: str, kind: Kind, handle: str) -> None:
        """Forget one; nothing happens where there is none."""
        ...


class Api(Protocol):
    """The Bot Connector's REST API. Raises only the errors of conversations.sending. It calls no address but allowed ones.

    `service_url` is where a tenant's connector is; `conversation` an id as Teams gives it; `activity` a JSON object.
    """

    async def post(self, service_url: str, conversation: str, activity: Mapping[str, Any]) -> str:
        """Post a new message, once, and return its activity id."""
        ...

    async def put(self, service_url: str, conversation: str, activity_id: str, activity: Mapping[str, Any]) -> None:
        """Put a message in the place of an earlier one."""
        ...

    async def open(self, service_url: str, *, tenant: str, user: str, bot: str) -> str:
        """The id of the chat with one person, which is made if there is none; nothing is sent. `user` and `bot` as Teams writes them."""
        ...

    async def members(self, service_url: str, conversation: str) -> Sequence[Mapping[str, Any]]:
        """Everybody in a team, a channel or a chat, all pages of it."""
        ...

    async def channels(self, service_url: str, team: str) -> Sequence[Mapping[str, Any]]:
        """The channels of a team, as {"id", "name"}; the first one, General, has the team's id and no name."""
        ...
