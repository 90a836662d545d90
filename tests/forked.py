"""Our commands as processes that are there in a moment: each is a fork of one process that has their modules in memory.

Python's own start and our imports would take many times as long as what most commands do. Everything else is as if a command were
started anew: a process, a folder, an environment and files of its own, the interpreter's own end, and an exit code. What must be proved
from the very start (that the modules can be imported, and what `python -m bot` is) belongs to tests that start one in earnest.
"""

import atexit
import dataclasses
import functools
import gc
import importlib
import json
import multiprocessing
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing import connection

_ROOT = pathlib.Path(__file__).parents[1]
_LONGEST = 1 << 17
_START_SECONDS = 60.0

BOARDPULSE = "bot.commands.cli:main"
"""What `python -m bot` runs."""


class Process:
    """One of them, while it runs and afterwards; of the methods of `subprocess.Popen` those that the tests need."""

    def __init__(self, told: "connection.Connection[None, int]") -> None:
        self._told = told
        self._code: int | None = None
        assert told.poll(_START_SECONDS), "it was not started"
        self.pid = told.recv()

    def wait(self, timeout: float) -> int:
        """Its exit code, negative when a signal ended it. Raises TimeoutExpired."""
        if self._code is None:
            if not self._told.poll(timeout):
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            self._code = self._told.recv()
            self._told.close()
        return self._code

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def send_signal(self, number: signal.Signals) -> None:
        """Nothing happens when it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill -9, and wait until it is gone."""
        self.send_signal(signal.SIGKILL)
        self.wait(20)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is to be run: `main` as "module:function"."""

    main: str
    words: Sequence[str]
    folder: str
    environment: Mapping[str, str]


class _Origin:
    """The process that all others are forks of."""

    def __init__(self) -> None:
        self._asks, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.forked", str(its.fileno())],
                cwd=_ROOT,
                env={"PATH": os.environ["PATH"]},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[its.fileno()],
            )
        atexit.register(self._end)

    def start(self, asked: _Asked, files: Sequence[int]) -> Process:
        told, tells = multiprocessing.Pipe(duplex=False)
        with tells:
            socket.send_fds(self._asks, [json.dumps(dataclasses.asdict(asked)).encode()], [*files, tells.fileno()])
        return Process(told)

    def _end(self) -> None:
        self._asks.close()
        self._process.wait(20)


@functools.cache
def _origin() -> _Origin:
    return _Origin()


def start(
    main: str, *words: str, folder: pathlib.Path, environment: Mapping[str, str], stdin: int | None = None, stdout: int, stderr: int = 2
) -> Process:
    """Start a command. `stdin` (nothing, if None), `stdout` and `stderr` are open files, and stay the caller's to close."""
    asked = _Asked(main=main, words=words, folder=str(folder), environment=dict(environment))
    with pathlib.Path(os.devnull).open("rb") as nothing:
        return _origin().start(asked, [nothing.fileno() if stdin is None else stdin, stdout, stderr])


def run(
    main: str, *words: str, folder: pathlib.Path, environment: Mapping[str, str], typed: str = "", timeout: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end. `typed` comes by a pipe, and is short enough to lie in it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb") as stdin:
            with os.fdopen(writing, "wb") as line:
                line.write(typed.encode())
            process = start(
                main,
                *words,
                folder=folder,
                environment=environment,
                stdin=stdin.fileno(),
                stdout=out.fileno(),
                stderr=err.fileno(),
            )
        try:
            code = process.wait(timeout)
        finally:
            process.kill()
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode())
        return subprocess.CompletedProcess(words, code, *said)


def _become() -> _Asked | None:
    """In each process that is to run something, what that is; None in the origin, when nobody asks any more."""
    asks = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who waits for the others: nobody needs to wait for them
    while True:
        told, files, _, _ = socket.recv_fds(asks, _LONGEST, 4)
        if not told:
            return None
        asked = _Asked(**json.loads(told))
        _load(asked.main.partition(":")[0])
        gc.freeze()  # or every fork would look through all of that for garbage
        if os.fork() == 0:
            asks.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _fork(files)
            _settle(asked, files)
            return asked
        for file in files:
            os.close(file)


def _load(name: str) -> None:
    """Once for all forks; a module may have a `warm_up` with more that each would begin with."""
    if name not in sys.modules:
        getattr(importlib.import_module(name), "warm_up", int)()


def _fork(files: Sequence[int]) -> None:
    """Goes on in a child only; tells who that is and, in the end, how it ended."""
    child = os.fork()
    if child != 0:
        for file in files[:3]:
            os.close(file)
        with connection.Connection(files[3], readable=False) as tells:
            tells.send(child)
            tells.send(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        os._exit(0)


def _settle(asked: _Asked, files: Sequence[int]) -> None:
    for number, file in enumerate(files[:3]):
        os.dup2(file, number)
    for file in files:
        os.close(file)
    os.chdir(asked.folder)
    os.environ.clear()
    os.environ.update(asked.environment)
    sys.argv = [asked.main, *asked.words]
    if "PYTHONUNBUFFERED" in asked.environment:
        # Python looks at it when it starts.
        sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)


def _main() -> None:
    asked = _become()
    if asked is not None:
        module, _, name = asked.main.partition(":")
        getattr(sys.modules[module], name)()


if __name__ == "__main__":
    _main()
