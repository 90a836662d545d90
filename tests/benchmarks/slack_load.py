"""The people in Slack: `python -m tests.benchmarks.slack_load` signs their presses."""

import hashlib
import hmac
import time
from collections import deque
from typing import Any

from tests.benchmarks import people, slack_payloads, slack_servers


class Presses:
    """Presses of many members, no two alike. `members` are [user, sitting id as 32 hex digits] pairs."""

    shows = b""

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


def made(given: dict[str, Any]) -> people.Presses:
    """From what the measuring process says."""
    return Presses(given["members"], given["reply_url"])


if __name__ == "__main__":
    people.main(made)
