"""What the Slack adapter needs from whoever runs it, met by shape."""

import datetime
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from conversations import figures, happenings, inbound, messages

PLATFORM = "slack"
"""As addresses carry it."""

Draw = Callable[[figures.Chart], Awaitable[bytes]]
"""Turns a chart into a PNG. Raises a BoardpulseError, or times out, where it cannot."""


class Door(Protocol):
    """Where everything that people do goes."""

    async def handle(self, event: inbound.Inbound) -> messages.Message:
        """Deal with it. What the person gave is on disk when this returns; where the event has a place, the reply is owed there
        and comes through the messenger. Raises when the database fails: then nothing was kept."""
        ...

    async def tell(self, happening: happenings.Any) -> None:
        """Take note of what happened to a workspace or a channel. On disk when this returns."""
        ...


class Api(Protocol):
    """Slack's Web API, with the workspaces' tokens. Raises only the errors of conversations.sending."""

    async def call(self, tenant: str, method: str, **args: Any) -> Mapping[str, Any]:
        """One call, and what Slack answered to it."""
        ...

    async def post_response(self, url: str, body: Mapping[str, Any]) -> None:
        """Post to the address that came with a press or a command."""
        ...


class Vault(Protocol):
    """Where workspaces' tokens are kept, encrypted. `tenant` is the team id, or the enterprise id of an org-wide installation."""

    async def save(self, tenant: str, tokens: str) -> None:
        """Keep them in place of earlier ones; the workspace is no longer paused."""
        ...

    async def renew(self, tenant: str, tokens: str, *, instead_of: str) -> bool:
        """Keep new tokens of the same installation, a pause stands; False when others than `instead_of` were kept meanwhile."""
        ...

    async def find(self, tenant: str) -> tuple[str, datetime.datetime | None] | None:
        """The tokens as saved, and since when the workspace is paused (None: it is not); None when it never put the bot in.

        Raises records.Sealed where no key at hand reads them.
        """
        ...
