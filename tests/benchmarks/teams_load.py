"""The people in Teams: `python -m tests.benchmarks.teams_load` puts their presses together, each with a token that vouches for it."""

import datetime
import time
import uuid
from collections import deque
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.benchmarks import people, teams_payloads
from tests.teams import authority

REUSED = "reused tokens"
"""A job on these: the Bot Framework uses one token for about an hour of requests, and here one serves TOGETHER presses."""
FRESH = "fresh tokens"
"""Each press comes with a token that was never seen before."""
HELLO = "hello"
"""Each member asks for the first question: from then on it is known how they are reached. Tokens are reused."""
TOGETHER = 20
LEFT_OPEN = 11
"""Presses of one member: with the twelfth a sitting is complete."""
_HOUR = 3600


class Presses:
    """Presses of many members, no two alike. `members` are [handle, sitting id as 32 hex digits] pairs, `key` signs, as PEM.

    Each call of `ready` goes on to members who have answered nothing yet, and ends before they have answered everything: there is
    always a next question. What comes next for one comes after a press of every other.
    """

    def __init__(self, members: list[list[str]], service_url: str, key: str, shows: str) -> None:
        self.shows = shows.encode()
        self._members = members
        self._service_url = service_url
        # Once: to read a key takes longer than to sign with it a hundred times.
        signer = serialization.load_pem_private_key(key.encode(), password=None)
        assert isinstance(signer, rsa.RSAPrivateKey)
        self._signer = signer
        self._hello, self._gives = teams_payloads.hello(service_url), teams_payloads.gives(service_url)
        self._begun = 0

    def ready(self, number: int, on: str) -> deque[bytes]:
        """So many whole requests, with tokens that are good for an hour."""
        each = 1 if on == FRESH else TOGETHER
        tokens = [self._token() for _ in range(-(-number // each))]
        if on == HELLO:
            return deque(self._press(one, self._hello, tokens[place // each]) for place, one in enumerate(self._members[:number]))
        who = self._taken(-(-number // LEFT_OPEN))
        return deque(self._press(who[one % len(who)], self._gives[one // len(who)], tokens[one // each]) for one in range(number))

    def _taken(self, number: int) -> list[list[str]]:
        """The next so many members. From the beginning where there are no more: who keeps nothing knows nobody again."""
        self._begun += number
        return [self._members[one % len(self._members)] for one in range(self._begun - number, self._begun)]

    def _token(self) -> str:
        now = int(time.time())
        # The last makes each token another: otherwise all of one second would be the same.
        claims = {"iss": authority.ISSUER, "aud": authority.APP, "serviceurl": self._service_url, "nbf": now - 5, "exp": now + _HOUR}
        return jwt.encode({**claims, "jti": uuid.uuid4().hex}, self._signer, algorithm="RS256", headers={"kid": authority.KID})

    def _press(self, member: list[str], body: str, token: str) -> bytes:
        handle, sitting = member
        # A microsecond apart: the later of two presses is the one that counts.
        marks = {
            teams_payloads.USER: handle,
            teams_payloads.SITTING: sitting,
            teams_payloads.ACTIVITY: str(uuid.uuid4()),
            teams_payloads.STAMP: datetime.datetime.now(datetime.UTC).isoformat().replace("+00:00", "Z"),
        }
        for mark, value in marks.items():
            body = body.replace(mark, value)
        head = (
            "POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return f"{head}{body}".encode()


def made(given: dict[str, Any]) -> people.Presses:
    """From what the measuring process says."""
    return Presses(given["members"], given["service_url"], given["key"], given["shows"])


if __name__ == "__main__":
    people.main(made)
