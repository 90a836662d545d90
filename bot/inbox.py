"""The single door for every platform: what a person did comes in, what they see next goes out, and what they gave is on disk between."""

import datetime
import logging

from bot import editions, ports, pulses, reflections
from conversations import actions, boards, inbound, messages, text, typed, wording
from frameworks import loader

_log = logging.getLogger(__name__)


class Inbox:
    """Trusts nothing that comes in but the address, which the adapter has verified."""

    def __init__(self, database: ports.Database, library: loader.Library) -> None:
        self._database = database
        self._library = library

    async def handle(self, event: inbound.Inbound, now: datetime.datetime) -> messages.Message:
        """Deal with one event and say what to show instead. When this returns, what the person gave is stored.

        A repeat of the event stores nothing again and gets the same kind of reply. Raises only when the database fails:
        then nothing was kept, and the platform must not be told that all is well.
        """
        return await self._database.run(lambda repos: self._handle(repos, event, now))

    async def _handle(self, repos: ports.Repositories, event: inbound.Inbound, now: datetime.datetime) -> messages.Message:
        person = await repos.boards.person_at(event.address)
        if person is None:
            _log.info("an unknown address wrote", extra={"action": "unknown_address", "platform": event.address.platform})
            return _said("inbox-unknown-person", wording.in_language())
        source = f"{event.address.platform}:{event.address.tenant}"
        repeat = not await repos.receipts.is_first(source, event.receipt_key, now)
        if isinstance(event, inbound.Pressed):
            return await self._pressed(repos, person, event, now, repeat=repeat)
        return await self._typed(repos, person, event, now, repeat=repeat)

    async def _pressed(
        self, repos: ports.Repositories, person: boards.Member, event: inbound.Pressed, now: datetime.datetime, *, repeat: bool
    ) -> messages.Message:
        words = wording.in_language(person.language)
        try:
            action = actions.decode(event.action)
        except actions.MalformedAction:
            _log.warning("a button could not be read", extra={"action": "malformed_action", "person_id": person.person_id})
            return _said("inbox-malformed", words)
        try:
            if isinstance(action, actions.SittingAction):
                reply = await pulses.answer_pressed(repos, self._library, person, action, event, now, repeat=repeat)
            else:
                reply = await reflections.reply_pressed(repos, self._library, person, action, event, repeat=repeat)
        except editions.EditionGone:
            _log.error("an edition in use is gone", extra={"action": "edition_gone", "person_id": person.person_id})
            return _said("inbox-edition-gone", words)
        if reply is None:
            _log.warning("a button of somebody else was pressed", extra={"action": "foreign_action", "person_id": person.person_id})
            return _said("inbox-not-yours", words)
        return reply

    async def _typed(
        self, repos: ports.Repositories, person: boards.Member, event: inbound.Typed, now: datetime.datetime, *, repeat: bool
    ) -> messages.Message:
        """A typed line belongs to the sitting that waits for an answer; else it may be a reply to a reflection question."""
        words = wording.in_language(person.language)
        line = text.clean(event.text)
        if not line:
            return _said("inbox-not-understood", words)
        reflected = typed.after_prefix(line, words, "reflect")
        if reflected is not None:
            reply = await reflections.reply_typed(repos, self._library, person, reflected, event, None, repeat=repeat)
            return reply or _said("inbox-nothing-open", words)
        open_now = await pulses.open_sitting(repos, self._library, person, now)
        if open_now is not None:
            reply = await pulses.answer_typed(repos, self._library, person, open_now, event, now, repeat=repeat)
            if reply is not None:
                return reply
            if open_now.waits:
                return _said("inbox-not-understood-reflect", words)
        return await self._typed_between_pulses(repos, person, line, event, now, repeat=repeat)

    async def _typed_between_pulses(
        self, repos: ports.Repositories, person: boards.Member, line: str, event: inbound.Typed, now: datetime.datetime, *, repeat: bool
    ) -> messages.Message:
        """An answer that came too late is told so; other words are the reply to the newest question, while it is fresh."""
        words = wording.in_language(person.language)
        late = await pulses.answer_closed(repos, self._library, person, event, now)
        if late is not None:
            return late
        reply = await reflections.reply_typed(repos, self._library, person, line, event, now, repeat=repeat)
        if reply is not None:
            return reply
        return _said("inbox-help" if typed.says(line, words, "help") else "inbox-nothing-open", words)


def _said(key: str, words: wording.Wording) -> messages.Message:
    return messages.Message(summary=words.say("inbox-summary"), blocks=(messages.Paragraph(text=words.say(key)),))
