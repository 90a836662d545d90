"""A neutral message on its way into Teams, part by part, with its pictures. Where the parts go is for the caller to say.

A picture, and a list of channels to pick from, are a help and never a must: what cannot be had is logged, and the message says it in
words.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from adapters import partway
from adapters.teams import darkroom, errors, host, payloads, pictures, references, render, roster
from conversations import inbound, messages, sending, wording

PART_PAUSE = 1.0
"""Teams takes 60 messages in 30 seconds in one conversation, and 7 in one second."""
CHANNELS_SECONDS = 2.0
"""How long a person is kept waiting for the names of their channels."""

_log = logging.getLogger(__name__)


class Posting:
    """Prepares messages and posts their parts. `seconds` is how long all the pictures of a message that is owed may take together."""

    def __init__(
        self,
        calls: host.Api,
        lists: roster.Roster,
        words: wording.Wording,
        draw: host.Draw | None,
        *,
        seconds: float,
        wait: Callable[[float], Awaitable[None]],
    ) -> None:
        self._api = calls
        self._roster = lists
        self._words = words
        self._darkroom = None if draw is None else darkroom.Darkroom(draw)
        self._seconds = seconds
        self._wait = wait

    async def prepare(self, address: inbound.Address, message: messages.Message, seconds: float | None = None) -> list[render.Part]:
        """Draw its pictures, look up the channels to pick from, and render it for whoever reads it at this address.

        `seconds` is how long its pictures may take, where somebody waits for it.
        """
        drawn = await self._drawn(message, self._seconds if seconds is None else seconds)
        channels = await self._channels(address, message)
        return render.parts(message, self._words, pictures=drawn, channels=channels)

    async def go_on(self, where: references.Reference, parts: Sequence[render.Part], progress: partway.Progress) -> None:
        """Post every part that is not out yet as a new message. Raises a SendError."""
        while (number := len(progress.refs)) < len(parts):
            if number:
                await self._wait(PART_PAUSE)
            with progress.posting():
                activity_id = await self._api.post(where.service_url, where.conversation, render.activity(parts[number]))
            progress.refs.append(ref(where.conversation, activity_id))

    async def _drawn(self, message: messages.Message, seconds: float) -> Mapping[int, str]:
        """What could be drawn, by the index of the block."""
        until = time.monotonic() + seconds
        drawn = {}
        for index, block in enumerate(message.blocks):
            if isinstance(block, messages.Picture) and self._darkroom is not None and pictures.may_fit(block.chart):
                try:
                    uri = await self._darkroom.picture(block.chart, until - time.monotonic())
                except Exception as exc:  # noqa: BLE001 - whatever broke, the message says the same in words
                    _left_out("a message goes out without its picture", "picture_left_out", type(exc).__name__)
                else:
                    if uri is None:
                        _left_out("a message goes out without its picture", "picture_left_out", "TooLarge")
                    else:
                        drawn[index] = uri
        return drawn

    async def _channels(self, address: inbound.Address, message: messages.Message) -> Sequence[tuple[str, str]]:
        """The channels, by their names, of the teams that the reader is in; none where nobody picks, or several read."""
        picks = any(isinstance(block, messages.ChannelPick) for block in message.blocks)
        if not picks or not errors.is_personal(address.handle):
            return ()
        try:
            async with asyncio.timeout(CHANNELS_SECONDS):
                found = await self._roster.channels(address.tenant, address.handle)
        except (sending.SendError, TimeoutError) as exc:
            _left_out("a message goes out without channels to pick from", "channels_left_out", type(exc).__name__)
            return ()
        return sorted(((name, handle) for handle, name in found.items()), key=lambda one: (one[0].casefold(), one[1]))


def ref(conversation: str, activity_id: str) -> str:
    """The platform's reference of one message, short enough to be kept: what cannot be marked as sent would seem unsure."""
    return payloads.key(conversation, activity_id)


def _left_out(words: str, action: str, error: str) -> None:
    _log.warning(words, extra={"action": action, "error": error})
