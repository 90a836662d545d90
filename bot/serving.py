"""The running bot: everything joined, the endpoints open, the ticker ticking, until it is told to stop."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Callable

from bot import clock, config, doctor, scheduler, server, wiring
from conversations import wording
from frameworks import errors

_GARBAGE = 20_000
"""So many objects more than before are looked through for garbage. Nearly all are gone without: a press leaves no circles behind."""

_log = logging.getLogger(__name__)


class UnfitEditions(errors.BoardpulseError):
    """Open pulses use editions that are gone or were changed."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class HalfSetUp(errors.BoardpulseError):
    """A chat platform is only half set up."""


async def serve(
    settings: config.Settings, time_of: clock.Clock, say: Callable[[str], None], *, tick_seconds: float = scheduler.TICK_SECONDS
) -> None:
    """Runs until SIGTERM or Ctrl-C; what is in flight then comes to its end. Raises BoardpulseErrors that say what to do.

    `time_of` is the boards' clock; what platforms sign goes by the machine's own.
    """
    words, stop = wording.in_language(settings.language), asyncio.Event()
    wrong = [chat.says for chat in doctor.chats(settings, words) if chat.health is doctor.Health.BAD]
    if wrong:
        raise HalfSetUp("\n".join(wrong))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with wiring.joined(settings, time_of, tick_seconds=tick_seconds) as bot, contextlib.AsyncExitStack() as stack:
        for one in bot.library.refused:
            facts = {"action": "edition_refused", "file": one.file, "edition": one.ref, "faults": len(one.faults)}
            _log.warning("an edition of the data folder is not used: boardpulse doctor says why", extra=facts)
        unfit = await doctor.edition_faults(bot, words, open_only=True)
        if unfit:
            raise UnfitEditions(unfit)
        health = server.Health(database=bot.database, ticker=bot.scheduler, time_of=time_of, started_at=time_of.now())
        routes = (*bot.routes, *(route for way_in in bot.ways_in for route in way_in.routes))
        app = server.application(health, routes)
        for way_in in bot.ways_in:
            await stack.enter_async_context(way_in.running())
        port = await stack.enter_async_context(server.listening(app, settings.listen_host, settings.listen_port))
        # What was loaded to begin with stays until the end. To look through it for garbage again and again takes a third of the time.
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GARBAGE)
        if settings.teams_development:
            _log.warning("nobody signs in: this is a rehearsal", extra={"action": "teams_development"})
            say(words.say("cli-teams-development"))
        say(words.say("cli-serving", host=settings.listen_host, port=str(port)))
        await bot.scheduler.run(stop)
    say(words.say("cli-stopped"))
