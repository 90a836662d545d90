"""The single door as the composition root builds it, with no platform to reply on: replies are only returned."""

from bot import clock, inbox, ports, replies, wiring
from frameworks import loader


def door(database: ports.Database, library: loader.Library) -> inbox.Inbox:
    """For tests that call it and look at what it returns."""
    return wiring.door(database, library, replies.Replies(database, {}, clock.SystemClock()), {})
