"""What the use cases need from the outside, met by shape in storage/ and adapters/."""

import datetime
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from bot import repositories
from conversations import directory, inbound, messages, presses, sending

T = TypeVar("T")


class Repositories(Protocol):
    """All repositories, inside one transaction."""

    @property
    def can_seal(self) -> bool:
        """Whether there is a key to encrypt with. Without one nothing is taken that nobody else may read."""
        ...

    @property
    def boards(self) -> repositories.Boards:
        """Boards, seats and people."""
        ...

    @property
    def schedules(self) -> repositories.Schedules:
        """When each practice is due next."""
        ...

    @property
    def lines(self) -> repositories.Lines:
        """Lines of reflections that members gave to others."""
        ...

    @property
    def next_steps(self) -> repositories.NextSteps:
        """What boards agreed on."""
        ...

    @property
    def pulses(self) -> repositories.Pulses:
        """Rounds of editions."""
        ...

    @property
    def figures(self) -> repositories.Figures:
        """What a reading needs beside the answers of its own round."""
        ...

    @property
    def histories(self) -> repositories.Histories:
        """Closed rounds, one after the other, and what is decided about their charts."""
        ...

    @property
    def results(self) -> repositories.Results:
        """When summaries leave, and who is to have their own answers beside them."""
        ...

    @property
    def exchanges(self) -> repositories.Exchanges:
        """What boards agreed to show each other."""
        ...

    @property
    def sittings(self) -> repositories.Sittings:
        """Members' answers."""
        ...

    @property
    def reflections(self) -> repositories.Reflections:
        """Open questions."""
        ...

    @property
    def deliveries(self) -> repositories.Deliveries:
        """The outbox."""
        ...

    @property
    def terms(self) -> repositories.Terms:
        """When people may be written to unasked."""
        ...

    @property
    def digests(self) -> repositories.Digests:
        """The weeks that digests tell of."""
        ...

    @property
    def receipts(self) -> repositories.Receipts:
        """Which events were dealt with."""
        ...

    @property
    def replies(self) -> repositories.Replies:
        """What is owed to people who pressed or typed."""
        ...

    @property
    def drafts(self) -> repositories.Drafts:
        """What people have not sent off yet."""
        ...

    @property
    def setups(self) -> repositories.SetUps:
        """Boards being described."""
        ...

    @property
    def installations(self) -> repositories.Installations:
        """Workspaces that put the bot in."""
        ...

    @property
    def memos(self) -> repositories.Memos:
        """Memos to self."""
        ...

    @property
    def learning_sets(self) -> repositories.LearningSets:
        """Action learning sets and their meetings."""
        ...

    @property
    def released_cards(self) -> repositories.ReleasedCards:
        """What was let out of sets."""
        ...

    @property
    def set_notes(self) -> repositories.SetNotes:
        """What people wrote around set meetings."""
        ...

    @property
    def references(self) -> repositories.References:
        """How people, channels and teams are reached."""
        ...

    @property
    def meetings(self) -> repositories.Meetings:
        """Boards' meetings and pauses."""
        ...

    @property
    def seats(self) -> repositories.Seats:
        """Seats that pass on."""
        ...

    @property
    def newcomers(self) -> repositories.Newcomers:
        """Who comes to boards and leaves them."""
        ...

    @property
    def rounds(self) -> repositories.Rounds:
        """Packs put to boards."""
        ...


class Database(Protocol):
    """Runs units of work."""

    async def run(self, work: Callable[[Repositories], Awaitable[T]]) -> T:
        """One transaction, shielded from cancellation, retried when the connection is lost; on disk when this returns."""
        ...

    async def decide(self, asked: Sequence[presses.Asked], decide: Callable[[presses.Seen], presses.Decided[T]]) -> T:
        """Look up what presses are about, decide, and keep what was decided: one unit of work, like any of `run`.

        `decide` is asked again when what it was shown was changed by somebody else before its decision could be kept.
        """
        ...

    async def scrub(self) -> None:
        """Leave nothing of deleted rows behind on disk, where that is ours to do."""
        ...


class Messenger(Protocol):
    """One platform's way out. Raises only the errors of conversations.sending."""

    @property
    def platform(self) -> str:
        """The platform's name, as addresses carry it."""
        ...

    @property
    def pace(self) -> sending.Pace:
        """How fast the platform takes messages."""
        ...

    @property
    def timeout(self) -> float:
        """Seconds after which a send is given up, at most."""
        ...

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Send once, carrying `key` where the platform can hold it, and return the platform's reference."""
        ...

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """Look whether the message with this key arrived at or after `since`."""
        ...


class Replier(Protocol):
    """One platform's way to reply in place. Raises only the errors of conversations.sending."""

    async def reply(
        self,
        address: inbound.Address,
        place: inbound.Place,
        message: messages.Message,
        *,
        key: str,
        tried_since: datetime.datetime | None = None,
    ) -> None:
        """Show `message` at the place that came with the person's event. Where it takes the place of another, twice does no harm.

        `tried_since`: somebody else may have shown it at or after that instant. Then a platform that can be read back is looked at
        for the message with this key, before a new line is posted twice.
        """
        ...


class Directory(Protocol):
    """Who a platform knows. Raises only the errors of conversations.sending."""

    async def look_up(self, address: inbound.Address) -> directory.Profile | None:
        """The account at this address, or None."""
        ...

    async def named(self, tenant: str, names: Sequence[str]) -> Mapping[str, Sequence[directory.Profile]]:
        """The accounts of a tenant that go by exactly each of these names (letter case aside), by the name as given."""
        ...

    async def channel(self, address: inbound.Address, *, asker: inbound.Address | None) -> directory.ChannelProfile | None:
        """The channel at this address, or None where the bot cannot see it.

        None, too, for a private channel that the asker is not in: nobody may learn of one, or post there, through the bot.
        An asker of None is somebody who may know of it anyway.
        """
        ...
