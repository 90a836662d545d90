"""What the talk needs from whoever runs it, met by shape."""

import datetime
from collections.abc import Sequence
from typing import Protocol

from adapters.console import messenger
from conversations import inbound as events
from conversations import messages


class Person(Protocol):
    """Somebody who can be talked as. `about` says what they are on the board ("chair, for the council")."""

    @property
    def name(self) -> str:
        """As the board knows them."""
        ...

    @property
    def about(self) -> str:
        """What they are on the board."""
        ...

    @property
    def address(self) -> events.Address:
        """Where their letters arrive."""
        ...


class Host(Protocol):
    """What the talk needs from whoever runs it. Errors of the house are shown politely; any other error ends the talk."""

    @property
    def people(self) -> Sequence[Person]:
        """Everyone on the board."""
        ...

    @property
    def channel(self) -> events.Address:
        """Where the board's channel is."""
        ...

    @property
    def zone(self) -> datetime.tzinfo:
        """The zone that times are shown in."""
        ...

    def now(self) -> datetime.datetime:
        """The instant on the board's clock, aware, in UTC."""
        ...

    async def handle(self, event: events.Inbound) -> messages.Message:
        """Deal with what a person did; what to show instead."""
        ...

    async def move_to(self, instant: datetime.datetime) -> None:
        """Move the clock on to a later instant, and let everything happen that is due by then."""
        ...

    async def next_at(self) -> datetime.datetime | None:
        """When anything is due next."""
        ...


class Mailboxes(Protocol):
    """Where letters arrive."""

    def mailbox(self, address: events.Address) -> list[messenger.Letter]:
        """Everything delivered to this address, oldest first. May block."""
        ...
