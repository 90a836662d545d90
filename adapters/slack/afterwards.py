"""What is done for a person once Slack has its answer: a modal is opened, or something is said that did not fit in the answer."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from adapters.slack import deeds, host, inbound, render
from conversations import messages, sending, wording

_log = logging.getLogger(__name__)


class Afterwards:
    """Runs it in the background. Nothing that people gave depends on it; what fails is logged and, where it can be, said."""

    def __init__(self, api: host.Api, words: wording.Wording) -> None:
        self._api = api
        self._words = words
        self._running: set[asyncio.Task[object]] = set()

    def open_box(self, back: deeds.Back, box: messages.FreeText, message: messages.Message) -> None:
        """Open the modal that a person writes in."""

        def view() -> dict[str, Any]:
            return render.form(box, message, self._words, private_metadata=inbound.write_origin(back.origin))

        self._begin(self._open(back, view))

    def open_page(self, back: deeds.Back, message: messages.Message) -> None:
        """Open a modal to read and press in. Where it cannot hold the whole page, that is said in full as well."""

        def view() -> dict[str, Any]:
            return render.modal(message, self._words, title="", private_metadata="")

        async def whole() -> None:
            shown = await self._open(back, view)
            if shown is not None and render.is_cut(shown):
                await self._say(back, [{"text": part.text, "blocks": part.blocks} for part in render.parts(message, self._words)])

        self._begin(whole())

    def say(self, back: deeds.Back, parts: Sequence[render.Part]) -> None:
        """Say something that only this person sees, and that replaces nothing."""
        if parts:
            self._begin(self._say(back, [{"text": part.text, "blocks": part.blocks} for part in parts]))

    def say_line(self, back: deeds.Back, line: str) -> None:
        """Say one line of ours in the same way."""
        self._begin(self._say(back, [{"text": line}]))

    async def settled(self) -> None:
        """Wait until everything under way has ended."""
        while self._running:
            await asyncio.wait(self._running)

    def _begin(self, doing: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(doing)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _open(self, back: deeds.Back, view: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
        """The view that was opened; None where none could be."""
        # Slack puts a second modal only on top of the first.
        method = "views.push" if back.in_modal else "views.open"
        try:
            shown = view()
            await self._api.call(back.address.tenant, method, trigger_id=back.trigger_id, view=shown)
        except sending.SendError as exc:
            _told("a modal could not be opened", "modal_not_opened", back, exc)
            await self._say(back, [{"text": self._words.say("slack-edge-too-late")}])
        except Exception as exc:  # noqa: BLE001 - in the background nobody else would hear of it
            _told("a modal could not be opened", "modal_failed", back, exc)
        else:
            return shown
        return None

    async def _say(self, back: deeds.Back, bodies: Sequence[dict[str, Any]]) -> None:
        try:
            if back.response_url:
                for body in bodies:
                    await self._api.post_response(back.response_url, {"response_type": "ephemeral", "replace_original": False, **body})
                return
            opened = await self._api.call(back.address.tenant, "conversations.open", users=back.address.handle)
            for body in bodies:
                await self._api.call(back.address.tenant, "chat.postMessage", channel=opened["channel"]["id"], **body)
        except Exception as exc:  # noqa: BLE001 - there is no further way to reach the person
            _told("a word could not be said", "word_not_said", back, exc)


def _told(line: str, action: str, back: deeds.Back, exc: Exception) -> None:
    _log.warning(line, extra={"action": action, "tenant": back.address.tenant, "error": type(exc).__name__})
