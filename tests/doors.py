"""The single door as the composition root builds it, with no platform to reply on: replies are only returned."""

from collections.abc import Sequence

from bot import clock, ports, subjects, wiring
from bot.door import inbox
from bot.outbox import replies
from frameworks import loader


def door(database: ports.Database, library: loader.Library, nouns: Sequence[subjects.Subject] = ()) -> inbox.Inbox:
    """For tests that call it and look at what it returns."""
    return wiring.door(database, library, replies.Replies(database, {}, clock.SystemClock()), {}, nouns)
