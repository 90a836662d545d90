"""Delivers to mailboxes on this machine's disk: one file of lines for each address, which can always be read back."""

import asyncio
import dataclasses
import datetime
import hashlib
import json
import logging
import os
import pathlib
import re
import uuid
from collections.abc import Awaitable, Callable

from adapters.console import render
from conversations import figures, inbound, messages, sending, wording
from frameworks import errors

DRAWING_SECONDS = 15.0
"""How long a picture may take: the rest of the time is for the disk."""
_NAME_AT_MOST = 120
_AS_IT_IS = re.compile(rb"[a-z0-9._-]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_WRITING = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Letter:
    """One message as it was delivered. `picture` is the PNG beside the mailbox, if one was drawn."""

    key: str
    ref: str
    text: str
    buttons: tuple[render.Button, ...]
    picture: pathlib.Path | None
    summary: str


class ConsoleMessenger:
    """The way out to the terminal. `words` is the language of what the cards themselves say; `draw` turns a chart into a PNG."""

    platform = "console"
    pace = sending.Pace()
    timeout = 25.0

    def __init__(
        self, folder: pathlib.Path, words: wording.Wording, draw: Callable[[figures.Chart], Awaitable[bytes]] | None = None
    ) -> None:
        self._folder = folder
        self._words = words
        self._draw = draw

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Add one letter to the mailbox; on disk when this returns. The reference follows from the key.

        Raises NotSent where nothing was written, and Unsure where only a part was, or where the disk did not confirm it.
        """
        ref = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        png = await self._drawn(message)
        return await asyncio.to_thread(self._deliver, address, message, key, ref, png)

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """Read the mailbox back, all of it: `since` is not needed here. Raises SendError where the disk cannot be read."""
        letters = await asyncio.to_thread(self.mailbox, address)
        return next((sending.Found(ref=letter.ref) for letter in letters if letter.key == key), sending.Looked.NOT_THERE)

    def mailbox(self, address: inbound.Address) -> list[Letter]:
        """Everything delivered to this address, oldest first. Reads the disk. Raises SendError where that fails."""
        file = self._file(address)
        try:
            lines = file.read_bytes().split(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as exc:
            raise sending.SendError("This mailbox could not be read.") from exc
        return [letter for line in lines if (letter := _letter(line, file.parent)) is not None]

    async def _drawn(self, message: messages.Message) -> bytes | None:
        chart = next((block.chart for block in message.blocks if isinstance(block, messages.Picture)), None)
        if chart is None or self._draw is None:
            return None
        try:
            async with asyncio.timeout(DRAWING_SECONDS):
                return await self._draw(chart)
        except (errors.BoardpulseError, TimeoutError) as exc:
            _log.warning("a letter goes out without its picture", extra={"action": "picture_left_out", "error": type(exc).__name__})
            return None

    def _deliver(self, address: inbound.Address, message: messages.Message, key: str, ref: str, png: bytes | None) -> str:
        file = self._file(address)
        picture = file.parent / f"{ref}.png" if png is not None else None
        rendered = render.render(message, self._words, picture=str(picture) if picture else None)
        body = {
            "key": key,
            "ref": ref,
            "summary": message.summary,
            "text": rendered.text,
            "buttons": [dataclasses.asdict(button) for button in rendered.buttons],
            "picture": picture.name if picture else None,
        }
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if picture is not None and png is not None:
                _put(picture, png)
            descriptor = os.open(file, _WRITING, 0o600)
        except OSError as exc:
            raise sending.NotSent from exc
        try:
            _append(descriptor, json.dumps(body).encode("ascii") + b"\n")
        finally:
            os.close(descriptor)
        return ref

    def _file(self, address: inbound.Address) -> pathlib.Path:
        return self._folder / file_name(address.tenant) / f"{file_name(address.handle)}.jsonl"


def file_name(text: str) -> str:
    """A name for `text` that is safe on every disk and that no other text gets, even where disks ignore case.

    Lower-case letters, digits and `._-` stay; every other byte of its UTF-8 is percent-encoded. So is a full stop at either
    end, and the first letter of a name that Windows keeps for devices. A long text is cut and ends in a hash.
    """
    data = text.encode("utf-8", "surrogatepass")
    parts = [chr(byte) if _AS_IT_IS.match(bytes([byte])) else f"%{byte:02X}" for byte in data]
    for end in {0, len(parts) - 1} if parts else ():
        parts[end] = "%2E" if parts[end] == "." else parts[end]
    name = "".join(parts)
    if _DEVICE.match(name):
        name = f"%{data[0]:02X}{name[1:]}"
    if len(name) > _NAME_AT_MOST:
        # A tilde is otherwise always encoded, so a cut name cannot be taken for a whole one.
        return f"{name[: _NAME_AT_MOST // 2]}~{hashlib.sha256(data).hexdigest()}"
    return name or "%"


def _put(file: pathlib.Path, data: bytes) -> None:
    """The whole file or none. Raises OSError."""
    draft = file.with_name(f"{file.name}.{uuid.uuid4().hex}")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _append(descriptor: int, line: bytes) -> None:
    """One write for the whole line, so that a kill leaves all of it or none, and other writers cannot come in between.

    A line that a crash of the machine tore off is closed first: it then stands alone, and readers pass over it.
    """
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        if end:
            os.lseek(descriptor, end - 1, os.SEEK_SET)
            line = line if os.read(descriptor, 1) == b"\n" else b"\n" + line
        written = os.write(descriptor, line)
    except OSError as exc:
        raise sending.NotSent from exc
    if written < len(line):
        raise sending.Unsure
    try:
        os.fsync(descriptor)
    except OSError as exc:
        raise sending.Unsure from exc


def _letter(line: bytes, folder: pathlib.Path) -> Letter | None:
    """The letter on one line; None for a line that was torn off."""
    try:
        body = json.loads(line)
        picture = body["picture"]
        return Letter(
            key=body["key"],
            ref=body["ref"],
            text=render.plain(body["text"]),
            buttons=tuple(render.Button(**button) for button in body["buttons"]),
            picture=folder / pathlib.PurePath(picture).name if picture else None,
            summary=render.plain(body["summary"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
