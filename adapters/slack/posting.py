"""A neutral message on its way into Slack, part by part, with its pictures. Where the parts go is for the caller to say."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from adapters import partway
from adapters.slack import api, errors, history, pictures, render
from conversations import messages, sending, wording

PAUSES = (1.0, 2.0, 3.0)
"""Seconds to wait for Slack to look through a new file before a message can show it."""
PART_PAUSE = 1.0
"""Slack takes one message a second in one conversation."""
_AS_WRITTEN = {"unfurl_links": False, "unfurl_media": False}

Show = Callable[[render.Part], Awaitable[tuple[str, str]]]
"""Puts one part somewhere, and tells the channel and the timestamp that Slack gave it; both empty where it gave none.
Raises a SendError; SlackRefused with a code of errors.BAD_BLOCKS where Slack would not take the blocks."""


@dataclasses.dataclass(kw_only=True)
class Prepared:
    """A message ready to be shown. `parts` change when Slack does not show a picture."""

    message: messages.Message
    parts: list[render.Part]
    uploaded: Mapping[int, pictures.Uploaded]


class Posting:
    """Prepares messages and shows their parts. `words` is the language of what Slack's surface itself says."""

    def __init__(self, calls: api.Api, words: wording.Wording, drawn: pictures.Pictures, wait: Callable[[float], Awaitable[None]]) -> None:
        self._api = calls
        self._words = words
        self._pictures = drawn
        self._wait = wait

    async def prepare(self, tenant: str, message: messages.Message) -> Prepared:
        """Draw and upload its pictures, and render it."""
        uploaded = await self._pictures.upload_all(tenant, message)
        ids = {index: one.file_id for index, one in uploaded.items()}
        return Prepared(message=message, parts=render.parts(message, self._words, pictures=ids), uploaded=uploaded)

    async def put(self, tenant: str, prepared: Prepared, number: int, show: Show) -> tuple[str, str]:
        """Show part `number`. A picture that Slack is not done with is waited for, and then put into the thread below."""
        shown = _shown(prepared.parts[number], prepared.uploaded)
        for pause in (*PAUSES, None) if shown else ():
            try:
                return await show(prepared.parts[number])
            except errors.SlackRefused as exc:
                if exc.code not in errors.BAD_BLOCKS:
                    raise
            if pause is not None:
                await self._wait(pause)
        if shown:
            self._take_out(prepared, number, shown)
        channel, ts = await show(prepared.parts[number])
        for one in shown if ts else ():
            await self._pictures.share(tenant, one, channel, ts)
        return channel, ts

    async def go_on(self, tenant: str, channel: str, prepared: Prepared, progress: partway.Progress, key: str) -> None:
        """Post every part that is not out yet as a new message with its mark. Raises a SendError."""
        while (number := len(progress.refs)) < len(prepared.parts):
            if number:
                await self._wait(PART_PAUSE)
            marked = history.mark(key, number + 1, len(prepared.parts))
            await self.put(tenant, prepared, number, self._new(tenant, channel, progress, marked))

    def _new(self, tenant: str, channel: str, progress: partway.Progress, marked: Mapping[str, Any]) -> Show:
        async def show(part: render.Part) -> tuple[str, str]:
            with progress.posting():
                posted = await self._api.call(
                    tenant, "chat.postMessage", channel=channel, **arguments(part), **_AS_WRITTEN, metadata=marked
                )
                if not isinstance(posted.get("ts"), str):
                    raise sending.Unsure
            # At once: what still happens to its picture must not have the part posted again.
            progress.refs.append(f"{channel}:{posted['ts']}")
            return channel, posted["ts"]

        return show

    def _take_out(self, prepared: Prepared, number: int, shown: Sequence[pictures.Uploaded]) -> None:
        """Say in words what these pictures show. What stands before them stays as it is, so the count of parts goes on."""
        left = {index: one.file_id for index, one in prepared.uploaded.items() if one not in shown}
        again = render.parts(prepared.message, self._words, pictures=left)
        prepared.parts[number:] = again[number:] or [_without_files(prepared.parts[number])]


def arguments(part: render.Part) -> dict[str, Any]:
    """What every method takes alike."""
    return {"text": part.text, "blocks": part.blocks}


def _shown(part: render.Part, uploaded: Mapping[int, pictures.Uploaded]) -> Sequence[pictures.Uploaded]:
    ids = {block["slack_file"]["id"] for block in part.blocks if "slack_file" in block}
    return [one for one in uploaded.values() if one.file_id in ids]


def _without_files(part: render.Part) -> render.Part:
    return dataclasses.replace(part, blocks=[block for block in part.blocks if "slack_file" not in block])
