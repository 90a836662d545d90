"""Charts as files that Slack keeps: drawn, uploaded unshared, and shown inside a message by their ids.

A picture is a help and never a must: whatever fails here is logged, and the message says the same in words.
"""

import asyncio
import dataclasses
import logging
import re
import time

from adapters.slack import api, host
from conversations import figures, messages, sending
from frameworks import errors

_FILE_NAME = "boardpulse.png"
_ALT_AT_MOST = 1000
_FILE_ID = re.compile(r"F[A-Z0-9]{2,40}")

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Uploaded:
    """One picture that Slack has. `png` is kept for the case that the message cannot show the file."""

    file_id: str
    png: bytes
    chart: figures.Chart


class Pictures:
    """Draws and uploads. `seconds` is how long all the pictures of one message may take together."""

    def __init__(self, calls: api.Api, draw: host.Draw | None, seconds: float) -> None:
        self._api = calls
        self._draw = draw
        self._seconds = seconds

    async def upload_all(self, tenant: str, message: messages.Message) -> dict[int, Uploaded]:
        """What could be drawn and uploaded, by the index of the block. Raises nothing of its own."""
        until = time.monotonic() + self._seconds
        uploaded = {}
        for index, block in enumerate(message.blocks):
            if isinstance(block, messages.Picture) and self._draw is not None:
                try:
                    async with asyncio.timeout(until - time.monotonic()):
                        png = await self._draw(block.chart)
                        uploaded[index] = Uploaded(file_id=await self._upload(tenant, png, block.chart), png=png, chart=block.chart)
                except (errors.BoardpulseError, TimeoutError) as exc:
                    _left_out("a message goes out without its picture", "picture_left_out", exc)
        return uploaded

    async def share(self, tenant: str, picture: Uploaded, channel: str, thread_ts: str) -> None:
        """Put a picture into the thread below a message. Raises nothing of its own: the message is out."""
        try:
            # An upload can be completed only once, so it is uploaded anew.
            await self._upload(tenant, picture.png, picture.chart, channel_id=channel, thread_ts=thread_ts)
        except errors.BoardpulseError as exc:
            _left_out("a picture could not be put below its message", "picture_not_shared", exc)

    async def _upload(
        self, tenant: str, png: bytes, chart: figures.Chart, *, channel_id: str | None = None, thread_ts: str | None = None
    ) -> str:
        """The file's id. Raises SendError."""
        alt, title = _plain(chart.alt), _plain(chart.title) or _FILE_NAME
        ticket = await self._api.call(tenant, "files.getUploadURLExternal", filename=_FILE_NAME, length=len(png), alt_txt=alt)
        url, file_id = ticket.get("upload_url"), ticket.get("file_id")
        if not isinstance(url, str) or not isinstance(file_id, str) or not _FILE_ID.fullmatch(file_id):
            raise sending.Unsure
        await self._api.upload(url, png)
        file = {"id": file_id, "title": title}
        await self._api.call(tenant, "files.completeUploadExternal", files=[file], channel_id=channel_id, thread_ts=thread_ts)
        return file_id


def _plain(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())[:_ALT_AT_MOST]


def _left_out(words: str, action: str, exc: BaseException) -> None:
    _log.warning(words, extra={"action": action, "error": type(exc).__name__})
