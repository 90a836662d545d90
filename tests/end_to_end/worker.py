"""One worker process for the crash drill: opens what is due, sends what is owed, ends when nothing is owed any more."""

import argparse
import asyncio
import datetime
import os

from bot import clock, due_work, wiring
from bot.outbox import deliveries
from conversations import sending, wording
from frameworks import loader
from storage import database
from tests.end_to_end import platform

_IDLE_SECONDS = 0.2
_ENDED = {sending.State.SENT.value, sending.State.FAILED.value, sending.State.UNSURE.value, sending.State.MOOT.value}


def warm_up() -> None:
    """To read the catalogue of words takes longer than all else that a worker begins with."""
    wording.in_language(wording.DEFAULT_LANGUAGE)


class AheadClock(clock.SystemClock):
    """So many seconds ahead of the machine's: the drill is held on a working day, whatever today is."""

    def __init__(self, seconds: float) -> None:
        self._ahead = datetime.timedelta(seconds=seconds)

    def now(self) -> datetime.datetime:
        """This instant, there."""
        return super().now() + self._ahead


async def _work(options: argparse.Namespace) -> None:
    library, time_of = loader.load(), AheadClock(options.ahead)
    async with (
        database.opened(options.database) as opened,
        platform.StandInMessenger(options.platform, timeout=options.timeout, forgetful=options.forgetful) as messenger,
    ):
        work = due_work.DueWork(opened, library, wiring.PRACTICES)
        outbox = deliveries.Outbox(
            database=opened,
            messengers={messenger.platform: messenger},
            composers=wiring.composers(library),
            time_of=time_of,
            owner=f"worker:{os.getpid()}",
            lease=deliveries.Lease(seconds=options.lease),
        )
        while True:
            await work.run(time_of.now())
            await outbox.flush()
            states = await opened.run(lambda repos: repos.deliveries.by_state())
            if states and set(states) <= _ENDED:
                return
            due = await opened.run(lambda repos: repos.deliveries.next_due())
            wait = (due - time_of.now()) if due else datetime.timedelta(seconds=_IDLE_SECONDS)
            await asyncio.sleep(min(_IDLE_SECONDS, max(0.0, wait.total_seconds())))


def main() -> None:
    """Work until nothing is owed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--platform", required=True)
    parser.add_argument("--ahead", type=float, default=0.0)
    parser.add_argument("--lease", type=float, default=3.0)
    parser.add_argument("--timeout", type=float, default=1.0)
    parser.add_argument("--forgetful", action="store_true", help="skip the look-up: send again blindly what a dead process had begun")
    asyncio.run(_work(parser.parse_args()))


if __name__ == "__main__":
    main()
