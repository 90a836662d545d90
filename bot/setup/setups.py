"""Setting up a board in chat: every turn is one transaction, and what the platform has to be asked is asked between two tries of it."""

import asyncio
import dataclasses
import datetime
import functools
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping

from bot import ports
from bot.outbox import replies
from bot.setup import setup_lookups, setup_turns
from conversations import actions, directory, inbound, messages, sending, typed, wording
from conversations.setup.merge import Found
from frameworks import loader

LOOK_SECONDS = 2.0
"""How long a look at the platform may take: a person waits, and platforms give three seconds for an answer to a press."""
_TRIES = 4
_Turn = Callable[[ports.Repositories, Found], Awaitable[replies.Outcome]]
_log = logging.getLogger(__name__)


class SetUps:
    """Walks somebody through it. Looks people and channels up on the platform, outside any transaction."""

    def __init__(
        self,
        database: ports.Database,
        library: loader.Library,
        replies_of: replies.Replies,
        directories: Mapping[str, ports.Directory],
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._database = database
        self._means = setup_turns.Means(library=library, platforms=frozenset(directories))
        self._replies = replies_of
        self._directories = directories
        self._look_seconds = look_seconds

    async def takes(self, event: inbound.Typed | inbound.Commanded, line: str) -> bool:
        """Whether this line begins a set-up, or is what one under way waits for.

        Where people cannot be looked up, no board is set up in chat. A command does nothing but begin. A typed line goes to the
        set-up that waits, unless it is another command, or an answer to an open pulse: the exact words of a button, a day where
        a day is asked and the like are for the set-up all the same.
        """
        if not self.works_on(event.address.platform):
            return False
        if typed.says(line, wording.in_language(), "setup"):
            return True
        if isinstance(event, inbound.Commanded) or not line:
            return False
        return await self._database.run(lambda repos: setup_turns.waits_for(repos, self._means, event, line))

    async def said(self, event: inbound.Typed | inbound.Commanded, line: str, now: datetime.datetime) -> messages.Message:
        """Deal with such a line."""
        if typed.says(line, wording.in_language(), "setup"):
            return await self._begin(event, now)
        latest = await self._database.run(lambda repos: repos.setups.latest(event.address))
        if latest is None:
            return await self._begin(event, now)
        return await self._take(event, setup_turns.Said(setup_id=latest.setup_id, line=line), now)

    def works_on(self, platform: str) -> bool:
        """Whether boards can be set up there: people must be looked up."""
        return platform in self._directories

    async def asked(self, event: inbound.Pressed, now: datetime.datetime) -> messages.Message:
        """Begin, or go on, as the typed word does."""
        return await self._begin(event, now)

    async def pressed(self, event: inbound.Pressed, action: actions.SetUp | actions.Write, now: datetime.datetime) -> messages.Message:
        """Deal with a button of a set-up, or open one of its boxes."""
        if isinstance(action, actions.SetUp):
            return await self._take(event, setup_turns.Said(setup_id=action.setup_id, action=action, text=event.text or ""), now)
        on = action.on
        if not isinstance(on, actions.SetUp):
            raise TypeError("this box belongs to no set-up")
        return await self._replies.run(event, now, lambda repos: setup_turns.open_box(repos, self._means, event, on, now))

    async def _begin(self, event: inbound.Inbound, now: datetime.datetime) -> messages.Message:
        try:
            async with asyncio.timeout(self._look_seconds):
                profile = await self._directories[event.address.platform].look_up(event.address)
        except (sending.SendError, TimeoutError) as exc:
            return await self._unlooked(event, None, now, exc)
        if profile is None or profile.standing is not directory.Standing.MEMBER:
            return await self._replies.run(event, now, lambda repos: setup_turns.word(repos, event, "setup-members-only"))
        # The account is the verified one that wrote, whatever the platform calls it.
        by, setup_id = dataclasses.replace(profile, address=event.address), uuid.uuid4()

        async def turn(repos: ports.Repositories, found: Found) -> replies.Outcome:
            return await setup_turns.begin(repos, self._means, event, by, setup_id, found, now)

        return await self._run(event, None, turn, now)

    async def _take(self, event: inbound.Inbound, said: setup_turns.Said, now: datetime.datetime) -> messages.Message:
        async def turn(repos: ports.Repositories, found: Found) -> replies.Outcome:
            return await setup_turns.take(repos, self._means, event, said, found, now)

        return await self._run(event, said, turn, now)

    async def _run(self, event: inbound.Inbound, said: setup_turns.Said | None, turn: _Turn, now: datetime.datetime) -> messages.Message:
        """Try the turn; whenever it lacks something that only the platform knows, roll it back, ask, and try again."""
        found = Found()
        for _ in range(_TRIES):
            try:
                return await self._replies.run(event, now, functools.partial(_with, turn, found))
            except setup_turns.LooksUp as lacking:
                wanted = lacking.wanted
            where = self._directories.get(event.address.platform)
            if where is None:
                break
            try:
                async with asyncio.timeout(self._look_seconds):
                    found = await setup_lookups.look_up(where, event.address, wanted)
            except (sending.SendError, TimeoutError) as exc:
                return await self._unlooked(event, said, now, exc)
        return await self._unlooked(event, said, now, None)

    async def _unlooked(
        self, event: inbound.Inbound, said: setup_turns.Said | None, now: datetime.datetime, exc: Exception | None
    ) -> messages.Message:
        facts = {"action": "set_up_unlooked", "platform": event.address.platform, "error": type(exc).__name__}
        _log.warning("a set-up could not look something up", extra=facts)
        return await self._replies.run(event, now, lambda repos: setup_turns.unlooked(repos, self._means, event, said, now))


async def _with(turn: _Turn, found: Found, repos: ports.Repositories) -> replies.Outcome:
    return await turn(repos, found)
