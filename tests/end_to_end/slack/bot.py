"""`boardpulse serve` with the board's clock taken from a file: the same process as in earnest, on a day that the test chooses."""

import argparse
import asyncio
import datetime
import pathlib
import time

from bot import config, logs, serving


class FileClock:
    """Goes on from the instant that stands in a file, since the moment it was written there. A platform's own times are the machine's."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file

    def now(self) -> datetime.datetime:
        """Read anew each time."""
        begun = datetime.datetime.fromisoformat(self._file.read_text(encoding="ascii"))
        return begun + datetime.timedelta(seconds=max(0.0, time.time() - self._file.stat().st_mtime))


def main() -> None:
    """Runs until it is stopped, or killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clock", type=pathlib.Path, required=True)
    given = parser.parse_args()
    settings = config.read()
    logs.begin(settings)
    asyncio.run(serving.serve(settings, FileClock(given.clock), print, tick_seconds=0.1))


if __name__ == "__main__":
    main()
