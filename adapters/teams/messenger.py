"""The way out to Teams: messages that are owed, and replies in place. Knows how Teams places things, and nothing of boards.

Teams cannot be read back by a bot, and takes no key of ours with a message. So a message that may have arrived is never sent a second
time by whoever is unsure of it:

- What is owed by the outbox ends there as unsure. It is not sent again; the reminder, which has a key of its own, mends it.
- A reply that takes the place of a card is put there as often as need be: twice is once.
- A reply that is a new line, and ended unsure, is logged and not tried again: whoever waits for it presses or types again, and what they
  gave is kept. Only where a process died with a reply in its hands does another post that line without knowing: it may come twice,
  which is better than an answer that nobody says anything to.

Pace, by Microsoft's limits (learn.microsoft.com, "Optimize your bot with rate limiting"): 50 requests a second for one app and tenant,
30 in earlier editions; in one conversation 7 messages in one second, 8 in two, 60 in thirty, 1800 in an hour. Its numbers may change, so
a 429 is always obeyed.
"""

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable, Sequence

from adapters import partway
from adapters.teams import errors, host, places, posting, reaching, references, render, roster
from conversations import inbound, messages, sending, wording

_log = logging.getLogger(__name__)


class TeamsMessenger:
    """Sends and replies. `words` is the language of what Teams' surface itself says; `draw` turns a chart into a PNG."""

    platform = host.PLATFORM
    pace = sending.Pace(tenant_per_second=30.0, address_per_second=1.0)

    def __init__(
        self,
        calls: host.Api,
        known: references.References,
        reach: reaching.Reaching,
        lists: roster.Roster,
        words: wording.Wording,
        draw: host.Draw | None = None,
        *,
        timeout: float = 25.0,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.timeout = timeout
        self._api = calls
        self._known = known
        self._reach = reach
        self._posting = posting.Posting(calls, lists, words, draw, seconds=timeout / 2, wait=wait)
        self._begun = partway.Begun()

    async def prepare(self, address: inbound.Address, message: messages.Message, seconds: float | None = None) -> list[render.Part]:
        """The message as cards for whoever reads it at this address, with the channels that they may pick, and its pictures.

        Those may take `seconds` together, where somebody waits for it; what is not drawn by then is told in words.
        """
        return await self._posting.prepare(address, message, seconds)

    async def send(self, address: inbound.Address, message: messages.Message, *, key: str) -> str:
        """Post every part of the message that is not out yet, and return "conversation|activity" of the first.

        What stopped in the middle goes on where it stopped when it is sent again, as far as this process knows.
        """
        progress = partway.Progress(refs=self._begun.refs(address, key))
        async with progress.within(self.timeout):
            # Before anything is drawn for somebody who cannot be reached.
            where = await self._reach.conversation(address)
            parts = await self._posting.prepare(address, message)
            await self._lines(address, where, parts, progress)
        self._begun.end(address, key)
        return progress.refs[0]

    async def find(self, address: inbound.Address, *, key: str, since: datetime.datetime) -> sending.Found | sending.Looked:
        """Nobody can tell: a bot cannot read Teams back."""
        return sending.Looked.CANNOT_TELL

    async def reply(
        self,
        address: inbound.Address,
        place: inbound.Place,
        message: messages.Message,
        *,
        key: str,
        tried_since: datetime.datetime | None = None,
    ) -> None:
        """Show `message` in the place of the card that was pressed, or as a new line in the person's own chat.

        A line where the card is gone or must stay as it is, and where others read it: nothing personal is shown there. Whatever does
        not fit into the card's place comes in lines below. `tried_since` tells nothing here, as no line can be looked for.
        """
        try:
            spot = places.read(place)
        except places.UnknownPlace as exc:
            raise sending.Refused(sending.Reason.REFUSED) from exc
        if spot.kind is places.Kind.LINE or message.beside or not errors.is_personal(spot.conversation):
            await self.send(address, message, key=key)
            return
        progress = partway.Progress(refs=self._begun.refs(address, key))
        async with progress.within(self.timeout):
            parts = await self._posting.prepare(address, message)
            if not progress.refs:  # else it was turned at the last try, and something newer may stand there
                await self._turn_card(address, spot, parts, progress)
            if len(progress.refs) < len(parts):
                await self._lines(address, await self._reach.conversation(address), parts, progress)
        self._begun.end(address, key)

    async def _turn_card(
        self, address: inbound.Address, spot: places.Spot, parts: Sequence[render.Part], progress: partway.Progress
    ) -> None:
        kept = await self._kept(address)
        if kept is None:
            return
        try:
            await self._api.put(kept.service_url, spot.conversation, spot.activity, render.activity(parts[0]))
        except sending.Refused as exc:
            code = exc.code if isinstance(exc, errors.TeamsRefused) else ""
            _log.info("a card could not be turned", extra={"action": "card_not_turned", "code": code})
        else:
            progress.refs.append(posting.ref(spot.conversation, spot.activity))

    async def _kept(self, address: inbound.Address) -> references.Reference | None:
        """What is kept of a person. No chat is opened for a card, which stands in one already."""
        try:
            return await self._known.find(address.tenant, host.Kind.PERSON, address.handle)
        except Exception as exc:
            raise sending.NotSent from exc

    async def _lines(
        self, address: inbound.Address, where: references.Reference, parts: Sequence[render.Part], progress: partway.Progress
    ) -> None:
        """Post what is left as new lines. A person's chat that is not there any more is opened anew, once."""
        try:
            await self._posting.go_on(where, parts, progress)
        except sending.Refused as exc:
            if exc.reason is not sending.Reason.NOT_INSTALLED:
                raise
            await self._posting.go_on(await self._reach.renewed(address, where), parts, progress)
