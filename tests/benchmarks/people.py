"""The people of any platform: presses over connections that stay open, from a process of its own.

Presses are made and signed before the clock starts, so that only what the server does is measured.
"""

import asyncio
import json
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

_A_SECOND = 7000
"""Presses made ready for each second: more than any of these servers can take."""


class Presses(Protocol):
    """Presses of many members, no two alike. `shows` is what every answer to them must hold: some say no with status 200."""

    shows: bytes

    def ready(self, number: int, on: str) -> deque[bytes]:
        """So many whole requests, as they go over the wire. `on` is a word of the platform's own for what is pressed."""
        ...


class Connection(asyncio.Protocol):
    """Sends a press as soon as the one before is answered, until time is up or none is left."""

    def __init__(self, presses: deque[bytes], until: float, shows: bytes) -> None:
        self._presses = presses
        self._shows = shows
        self._until = until
        self._transport: asyncio.Transport
        self._got = b""
        self._sent_at = 0.0
        self.taken: list[float] = []
        self.refused = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, body = self._got.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self._got = b""
        self.taken.append(time.perf_counter() - self._sent_at)
        self.refused += not head.startswith(b"HTTP/1.1 200") or self._shows not in body
        self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("the server hung up"))

    def _send(self) -> None:
        self._sent_at = time.perf_counter()
        if self._sent_at > self._until or not self._presses:
            self.done.set_result(None)
            self._transport.close()
            return
        self._transport.write(self._presses.popleft())


async def run(presses: Presses, port: int, connections: int, seconds: float, at_most: int = 0, on: str = "card") -> dict[str, Any]:
    """Answers a second, the middle and the slowest hundredth in milliseconds, and how many were refused."""
    waiting = presses.ready(at_most or int(_A_SECOND * seconds), on)
    loop, begun = asyncio.get_running_loop(), time.perf_counter()

    def person() -> Connection:
        return Connection(waiting, begun + seconds, presses.shows)

    people = [(await loop.create_connection(person, "127.0.0.1", port))[1] for _ in range(connections)]
    await asyncio.gather(*(one.done for one in people))
    lasted = time.perf_counter() - begun
    taken = sorted(one * 1000 for who in people for one in who.taken)
    return {
        "per_second": len(taken) / lasted,
        "count": len(taken),
        "p50_ms": statistics.median(taken),
        "p99_ms": taken[int(len(taken) * 0.99)],
        "refused": sum(one.refused for one in people),
    }


def main(made: Callable[[dict[str, Any]], Presses]) -> None:
    """Reads what the presses are made from as one line of JSON, then one job a line, and answers each with one line."""
    presses = made(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(asyncio.run(run(presses, **json.loads(line))))}\n")
        sys.stdout.flush()


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
