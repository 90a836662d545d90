"""What a noun that people deal with in chat has to offer the doors and the clock: memos, next steps, learning sets, people's terms …

The inbox, the pages, the due work and the outbox go through all of them and know none. Each noun is one class in a module of its own.
"""

import dataclasses
import datetime
from collections.abc import Awaitable, Callable, Mapping

from bot import ports
from conversations import actions, boards, inbound, messages, sending, wording
from conversations.setup import merge
from frameworks import errors, loader

Composer = Callable[[ports.Repositories, sending.Delivery, datetime.datetime], Awaitable[messages.Message | None]]
"""Makes the message of one kind of delivery when its turn comes; None when it is no longer needed."""


class LooksUp(errors.BoardpulseError):
    """This needs something that only the platform knows. Raised before anything is kept; the same is asked again with what was found."""

    def __init__(self, wanted: merge.Wanted) -> None:
        super().__init__()
        self.wanted = wanted


@dataclasses.dataclass(frozen=True, kw_only=True)
class Looked:
    """What the platform said when it was asked. `failed`: it could not be asked, and is not to be asked again."""

    found: merge.Found = dataclasses.field(default_factory=merge.Found)
    failed: bool = False

    def need(self, wanted: merge.Wanted) -> None:
        """Raises LooksUp where this was not looked up yet, and can be."""
        if not self.failed and not self.found.answers(wanted):
            raise LooksUp(wanted)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Asked:
    """Who did something, by which event, and when (aware, UTC). A `repeat` was dealt with before: it is answered, and keeps nothing.

    `looked` is what the platform said of people that it was asked about for this event.
    """

    person: boards.Member
    event: inbound.Pressed | inbound.Typed | inbound.Commanded
    now: datetime.datetime
    library: loader.Library
    repeat: bool = False
    looked: Looked = dataclasses.field(default_factory=Looked)

    @property
    def words(self) -> wording.Wording:
        """The words of the person's own language."""
        return wording.in_language(self.person.language)


class Subject:
    """A noun with nothing to say. Each noun says what it has; all of it happens inside the caller's one transaction."""

    name: actions.Subject

    async def pressed(self, repos: ports.Repositories, asked: Asked, action: actions.Do, text: str | None) -> messages.Message | None:
        """What follows a press, with the text of its box where there was one; None when the thing is not this person's."""
        del repos, asked, action, text
        return None

    async def box(self, repos: ports.Repositories, asked: Asked, action: actions.Do, draft: str | None) -> messages.Message | None:
        """The box whose text goes to `action`, with the draft, or what is kept, in it; None when it is not this person's."""
        del repos, asked, action, draft
        return None

    async def may_write(self, repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
        """Whether a draft for the box of `action` is to be kept: it is this person's, and can still be sent off."""
        del repos, person, action
        return False

    async def typed(self, repos: ports.Repositories, asked: Asked, line: str) -> messages.Message | None:
        """What follows a line that begins with a word of this noun's own; None for every other line.

        Asked before an open sitting is: so only whole commands, and never a sentence that could be a reply.
        """
        del repos, asked, line
        return None

    async def due_at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Block, ...]:
        """What waits for the person, for the upper part of Home."""
        del repos, person, now, words
        return ()

    async def at_home(
        self, repos: ports.Repositories, person: boards.Member, now: datetime.datetime, words: wording.Wording
    ) -> tuple[messages.Choice, ...]:
        """Ways on to this noun's own pages, for the row of buttons on Home."""
        del repos, person, now, words
        return ()

    async def kept(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[tuple[str, str], ...]:
        """What is kept of this noun about the person, in numbers and days: label and value, for "My data"."""
        del repos, person, words
        return ()

    async def copied(self, repos: ports.Repositories, person: boards.Member, words: wording.Wording) -> tuple[messages.Block, ...]:
        """All that is kept of this noun about the person, whole, for the copy to take away."""
        del repos, person, words
        return ()

    async def due(self, database: ports.Database, library: loader.Library, now: datetime.datetime) -> None:
        """Do what is due at `now`: owe what has come round, close what is over. Run at every tick, by any number of processes.

        Once-only in the database. One board's trouble must not stop the others.
        """
        del database, library, now

    async def forget(self, repos: ports.Repositories, now: datetime.datetime) -> int:
        """Keep this noun's promises about time. How many things were deleted."""
        del repos, now
        return 0

    async def next_at(self, repos: ports.Repositories, now: datetime.datetime) -> datetime.datetime | None:
        """When something is due after `now`, as far as anybody can tell; None when nothing is."""
        del repos, now
        return None

    def composers(self, library: loader.Library) -> Mapping[sending.Kind, Composer]:
        """Who makes the message of each kind of delivery of this noun."""
        del library
        return {}
