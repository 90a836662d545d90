"""Two ways out for the tests, of the shape of bot.ports.Messenger: to the stand-in over HTTP, and to a file of lines."""

import datetime
import json
import os
import pathlib
from types import TracebackType
from typing import Self

import aiohttp

from conversations import inbound, messages, sending


class StandInMessenger:
    """Sends to tests/end_to_end/stand_in.py, once, and says honestly how that ended. `forgetful` never finds what it sent."""

    platform = "standin"

    def __init__(self, base: str, *, timeout: float = 1.0, pace: sending.Pace | None = None, forgetful: bool = False) -> None:
        self._base = base
        self._forgetful = forgetful
        self.timeout = timeout
        self.pace = pace or sending.Pace()
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timeout))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None) -> None:
        await self._session.close()

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Send once. A refused connection is surely not sent; whatever breaks after the request left is unsure."""
        body = {"key": key, "address": address.handle, "text": messages.plain_text(message)}
        try:
            async with self._session.post(f"{self._base}/send", json=body) as response:
                return await self._read(response)
        except (aiohttp.ClientConnectorError, aiohttp.ClientConnectorDNSError) as exc:
            raise sending.NotSent from exc
        except (aiohttp.ClientError, TimeoutError) as exc:
            raise sending.Unsure from exc

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """Ask the stand-in by key."""
        del address, since
        if self._forgetful:
            return sending.Looked.NOT_THERE
        try:
            async with self._session.get(f"{self._base}/find", params={"key": key}) as response:
                ref = (await response.json())["ref"]
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError) as exc:
            raise sending.SendError from exc
        return sending.Looked.NOT_THERE if ref is None else sending.Found(ref=ref)

    async def _read(self, response: aiohttp.ClientResponse) -> str:
        if response.status == 429:
            raise sending.RateLimited(max(1.0, float(response.headers["Retry-After"])))
        if response.status >= 500:
            raise sending.Unsure
        if response.status >= 400:
            raise sending.Refused(sending.Reason.UNREACHABLE)
        try:
            return str((await response.json())["ref"])
        except (aiohttp.ContentTypeError, ValueError, KeyError) as exc:
            raise sending.Unsure from exc


class FileMessenger:
    """Adds each message to one file as one line. What it holds is the whole truth about what was sent."""

    platform = "file"
    pace = sending.Pace()
    timeout = 10.0

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """One write, so that a kill leaves the whole line or none."""
        line = {"key": key, "address": address.handle, "summary": message.summary, "text": messages.plain_text(message)}
        descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, json.dumps(line).encode() + b"\n")
        finally:
            os.close(descriptor)
        return key[-40:]

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """Read the file back."""
        del address, since
        return sending.Found(ref=key[-40:]) if any(line["key"] == key for line in read_lines(self._file)) else sending.Looked.NOT_THERE


def read_lines(file: pathlib.Path) -> list[dict[str, str]]:
    """Everything the file messenger ever sent, in order."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
