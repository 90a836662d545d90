"""`boardpulse serve` with the board's clock taken from a file: the same process as in earnest, on a day that the test chooses.

It is started once and has all its modules and words in memory then; each life of the bot is a fork of that: a process of its own with
nothing done yet, there in a moment however often it is killed. What is to be done comes by standard input, a word a line; each is
answered by a number: "start" by the new process's id, "look" by 1 if it is alive and else by 0, "kill" (-9) and "stop" (SIGTERM) by how
it ended.
"""

import argparse
import asyncio
import contextlib
import datetime
import gc
import os
import pathlib
import signal
import sys
import time

from bot import config, logs, serving
from conversations import wording

_SIGNALS = {"kill": signal.SIGKILL, "stop": signal.SIGTERM}


class FileClock:
    """Goes on from the instant that stands in a file, since the moment it was written there. A platform's own times are the machine's."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file

    def now(self) -> datetime.datetime:
        """Read anew each time."""
        begun = datetime.datetime.fromisoformat(self._file.read_text(encoding="ascii"))
        return begun + datetime.timedelta(seconds=max(0.0, time.time() - self._file.stat().st_mtime))


def main() -> None:
    """Gives the bot lives until standard input ends; in each of them, runs it until it is stopped, or killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clock", type=pathlib.Path, required=True)
    given = parser.parse_args()
    # What every life would begin with: to read the catalogue of words takes longer than all the rest.
    wording.in_language(wording.DEFAULT_LANGUAGE)
    gc.freeze()  # or every life would look through all of that for garbage
    if _is_new_life():
        settings = config.read()
        logs.begin(settings)
        asyncio.run(serving.serve(settings, FileClock(given.clock), print, tick_seconds=0.1))


def _is_new_life() -> bool:
    """Does as it is told. True in each process that is to be the bot, False at the end of it all."""
    alive: int | None = None
    for line in iter(sys.stdin.readline, ""):
        word = line.strip()
        if word == "start":
            alive = os.fork()
            if alive == 0:
                _let_go()
                return True
            answer = alive
        elif alive is None:
            answer = 0
        elif word == "look":
            answer, alive = (1, alive) if os.waitpid(alive, os.WNOHANG) == (0, 0) else (0, None)
        else:
            os.kill(alive, _SIGNALS[word])
            answer, alive = _ended(alive), None
        print(answer, flush=True)  # noqa: T201 - what was asked for is answered
    if alive is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(alive, signal.SIGKILL)
            _ended(alive)
    return False


def _ended(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _let_go() -> None:
    """The way to whoever starts and ends lives is not the bot's: what it prints goes where its log goes."""
    sys.stdin.close()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


if __name__ == "__main__":
    main()
