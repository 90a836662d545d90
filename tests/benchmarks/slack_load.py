"""The people: signed presses over connections that stay open, from a process of its own.

`python -m tests.benchmarks.slack_load` reads one job a line as JSON and answers with one line. Presses are made and signed before
the clock starts, so that only what the server does is measured.
"""

import asyncio
import hashlib
import hmac
import json
import statistics
import sys
import time
from collections import deque
from typing import Any

from tests.benchmarks import slack_payloads, slack_servers

_A_SECOND = 7000
"""Presses made ready for each second: more than any of these servers can take."""


class Presses:
    """Presses of many members, no two alike. `members` are [user, sitting id as 32 hex digits] pairs."""

    def __init__(self, members: list[list[str]], reply_url: str) -> None:
        self._members = members
        self._templates = {"card": slack_payloads.on_cards(reply_url), "small": slack_payloads.on_small_messages(reply_url)}
        self._number = 0

    def ready(self, number: int, on: str) -> deque[bytes]:
        """So many whole requests, signed for the next five minutes."""
        stamp, templates = str(int(time.time())), self._templates[on]
        return deque(self._next(stamp, templates) for _ in range(number))

    def _next(self, stamp: str, templates: list[str]) -> bytes:
        self._number += 1
        user, sitting = self._members[self._number % len(self._members)]
        # A microsecond apart: the later of two presses is the one that counts.
        marks = {slack_payloads.USER: user, slack_payloads.SITTING: sitting, slack_payloads.STAMP: f"{time.time():.6f}"}
        body = templates[self._number // len(self._members) % len(templates)]
        for mark, value in marks.items():
            body = body.replace(mark, value)
        signed = hmac.digest(slack_servers.SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hex()
        head = (
            "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={signed}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return f"{head}{body}".encode()


class Connection(asyncio.Protocol):
    """Sends a press as soon as the one before is answered, until time is up or none is left."""

    def __init__(self, presses: deque[bytes], until: float) -> None:
        self._presses = presses
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
        self.refused += not head.startswith(b"HTTP/1.1 200")
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
    made = [await loop.create_connection(lambda: Connection(waiting, begun + seconds), "127.0.0.1", port) for _ in range(connections)]
    people = [person for _, person in made]
    await asyncio.gather(*(person.done for person in people))
    lasted = time.perf_counter() - begun
    taken = sorted(one * 1000 for person in people for one in person.taken)
    return {
        "per_second": len(taken) / lasted,
        "count": len(taken),
        "p50_ms": statistics.median(taken),
        "p99_ms": taken[int(len(taken) * 0.99)],
        "refused": sum(person.refused for person in people),
    }


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def main() -> None:
    """Jobs in, figures out."""
    given = json.loads(sys.stdin.readline())
    presses = Presses(given["members"], given["reply_url"])
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(asyncio.run(run(presses, **json.loads(line))))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
