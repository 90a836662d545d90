"""Runs a unit of work that may need something only the platform knows: that is asked outside any transaction, and the work done anew."""

import asyncio
import datetime
import functools
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot import ports, subjects
from bot.outbox import replies
from bot.setup import setup_lookups
from conversations import inbound, messages, sending
from conversations.setup import merge

LOOK_SECONDS = 2.0
"""How long a look at the platform may take: a person waits, and platforms give three seconds for an answer to a press."""

Work = Callable[[ports.Repositories, subjects.Looked], Awaitable[replies.Outcome]]

_log = logging.getLogger(__name__)


async def run(
    replies_of: replies.Replies, directories: Mapping[str, ports.Directory], event: inbound.Inbound, now: datetime.datetime, work: Work
) -> messages.Message:
    """The reply of the work, which is owed as any other. Asked once, the platform is not asked again for the same event."""
    try:
        return await replies_of.run(event, now, functools.partial(_with, work, subjects.Looked()))
    except subjects.LooksUp as lacking:
        wanted = lacking.wanted
    looked = await _look(directories.get(event.address.platform), event, wanted)
    return await replies_of.run(event, now, functools.partial(_with, work, looked))


async def _with(work: Work, looked: subjects.Looked, repos: ports.Repositories) -> replies.Outcome:
    return await work(repos, looked)


async def _look(where: ports.Directory | None, event: inbound.Inbound, wanted: merge.Wanted) -> subjects.Looked:
    if where is None:
        return subjects.Looked(failed=True)
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            found = await setup_lookups.look_up(where, event.address, wanted)
    except (sending.SendError, TimeoutError) as exc:
        facts = {"action": "look_up_failed", "platform": event.address.platform, "error": type(exc).__name__}
        _log.warning("people could not be looked up", extra=facts)
        return subjects.Looked(failed=True)
    return subjects.Looked(found=found)
