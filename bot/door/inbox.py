"""The single door for every platform: what a person did comes in, what they see next goes out, and what they gave is on disk between."""

import dataclasses
import datetime
import logging
from collections.abc import Mapping, Sequence

from bot import ports, subjects
from bot.door import forms, looking, pages
from bot.instruments import editions
from bot.outbox import bundles, channels, replies
from bot.private import reflections
from bot.pulses import answering, pulses
from bot.setup import setup_turns, setups
from conversations import actions, boards, cards, inbound, messages, records, text, typed, wording
from frameworks import loader

_log = logging.getLogger(__name__)


class Inbox:
    """Trusts nothing that comes in but the address, which the adapter has verified."""

    def __init__(
        self,
        database: ports.Database,
        library: loader.Library,
        replies_of: replies.Replies,
        setups_of: setups.SetUps,
        channels_of: channels.Channels,
        nouns: Sequence[subjects.Subject] = (),
        composers: bundles.Composers | None = None,
        directories: Mapping[str, ports.Directory] | None = None,
    ) -> None:
        self._database = database
        self._composers = composers or {}
        self._directories = directories or {}
        self._library = library
        self._replies = replies_of
        self._setups = setups_of
        self._channels = channels_of
        self._nouns = {noun.name: noun for noun in nouns}
        self._answers = answering.Answers(database, library, replies_of, self._pressed_alone)
        replies_of.compose_with(self._anew)

    async def handle(self, event: inbound.Inbound, now: datetime.datetime) -> messages.Message:
        """Deal with one event and say what to show. When this returns, what the person gave is stored, and the reply is owed.

        A repeat of the event stores nothing again; its reply was owed the first time. Raises only when the database fails:
        then nothing was kept, and the platform must not be told that all is well.
        """
        match event:
            case inbound.Pressed():
                return await self._pressed(event, now)
            case inbound.Typed() | inbound.Commanded():
                return await self._said(event, now)
            case inbound.Visited():
                return await self._replies.run(event, now, lambda repos: self._visited(repos, event, now))
            case inbound.Drafted():
                return await self._replies.run(event, now, lambda repos: self._drafted(repos, event))

    async def _anew(self, row: records.ReplyRecord, now: datetime.datetime) -> messages.Message:
        """The reply that another process owed and did not draw: what its action shows by now."""
        key = f"anew:{row.reply_id.hex}"
        return await self.handle(inbound.Pressed(address=row.address, receipt_key=key, sent_at=now, action=row.body), now)

    async def _pressed(self, event: inbound.Pressed, now: datetime.datetime) -> messages.Message:
        try:
            action = actions.decode(event.action)
        except actions.MalformedAction:
            _log.warning("a button could not be read", extra={"action": "malformed_action", "platform": event.address.platform})
            return await self._replies.run(event, now, lambda repos: self._word(repos, event, "inbox-malformed"))
        match action:
            case actions.SetUp() | actions.Write(on=actions.SetUp()):
                return await self._setups.pressed(event, action, now)
            case actions.Look(page=actions.Page.SETUP) if self._setups.works_on(event.address.platform):
                return await self._setups.asked(event, now)
            case actions.ChooseChannel():
                return await self._channels.choose(event, action, now)
            case actions.Give() | actions.Show() | actions.Review() | actions.GoOn():
                return await self._answers.handle(event, action, now)
        return await self._pressed_alone(event, action, now)

    async def _pressed_alone(self, event: inbound.Pressed, action: actions.Action, now: datetime.datetime) -> messages.Message:
        return await self._looking(event, now, lambda repos, looked: self._own(repos, event, action, now, looked))

    async def _looking(self, event: inbound.Inbound, now: datetime.datetime, work: looking.Work) -> messages.Message:
        return await looking.run(self._replies, self._directories, event, now, work)

    async def _own(
        self, repos: ports.Repositories, event: inbound.Pressed, action: actions.Action, now: datetime.datetime, looked: subjects.Looked
    ) -> replies.Outcome:
        """A press on something of the person's own."""
        person = await repos.boards.person_at(event.address)
        if person is None:
            return await self._unknown(repos, event, now, action)
        repeat = not await repos.receipts.is_first(*answering.receipt(event), now)
        asked = subjects.Asked(person=person, event=event, now=now, library=self._library, repeat=repeat, looked=looked)
        try:
            reply = await self._acted(repos, asked, action, event)
        except editions.EditionGone:
            return answering.edition_gone(person, owed=not repeat)
        except records.Sealed as exc:
            return answering.unreadable(person, exc, owed=not repeat)
        if reply is None:
            return answering.foreign(person, owed=not repeat)
        if isinstance(action, actions.Note | actions.Reflect | actions.Do) and event.text is not None and not repeat:
            # Not before it is known that the box is theirs.
            await forms.sent_off(repos, action, event)
        return replies.Outcome(message=messages.spoken(reply, person.language), owed=not repeat)

    async def _acted(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Action, event: inbound.Pressed
    ) -> messages.Message | None:
        person, now, repeat = asked.person, asked.now, asked.repeat
        if isinstance(action, actions.SittingAction):
            return await pulses.answer_pressed(repos, self._library, person, action, event, now, repeat=repeat)
        if isinstance(action, actions.ReflectionAction):
            return await reflections.reply_pressed(repos, self._library, person, action, event, repeat=repeat)
        if isinstance(action, actions.Do):
            return await self._done(repos, asked, action, event.text)
        if isinstance(action, actions.Look):
            return await self._page(repos, person, action.page, now)
        if isinstance(action, actions.Open):
            return await bundles.shown(repos, self._composers, person, action.delivery_id, now)
        if isinstance(action, actions.Speak):
            return await pages.speak(repos, self._library, person, action.language, now, tuple(self._nouns.values()), repeat=repeat)
        if isinstance(action, actions.Write):
            return await forms.form(repos, asked, action, self._nouns)
        return None

    async def _done(
        self, repos: ports.Repositories, asked: subjects.Asked, action: actions.Do, given: str | None
    ) -> messages.Message | None:
        """What a noun shows; beside what was pressed, where the button says so."""
        noun = self._nouns.get(action.subject)
        if noun is None or action.value != actions.BESIDE:
            return None if noun is None else await noun.pressed(repos, asked, action, given)
        shown = await noun.pressed(repos, asked, dataclasses.replace(action, value=""), given)
        return None if shown is None else dataclasses.replace(shown, beside=True)

    async def _unknown(
        self, repos: ports.Repositories, event: inbound.Inbound, now: datetime.datetime, action: actions.Action | None = None
    ) -> replies.Outcome:
        """For somebody on no board: what this is, to whoever looks round; to others a word, or the way back to a set-up they stopped."""
        outcome = answering.unknown(event)
        spoken = isinstance(event, inbound.Typed | inbound.Commanded) and typed.looks_round(text.clean(event.text), wording.in_language())
        if spoken or isinstance(action, actions.Look):
            return replies.Outcome(message=await pages.for_stranger(repos, event.address, now))
        stray = await setup_turns.stray(repos, event, now) if isinstance(event, inbound.Typed) else None
        return stray or outcome

    async def _visited(self, repos: ports.Repositories, event: inbound.Visited, now: datetime.datetime) -> replies.Outcome:
        person = await repos.boards.person_at(event.address)
        if person is None:
            return replies.Outcome(message=await pages.for_stranger(repos, event.address, now))
        return replies.Outcome(message=await self._page(repos, person, actions.Page.HOME, now))

    async def _drafted(self, repos: ports.Repositories, event: inbound.Drafted) -> replies.Outcome:
        await forms.keep_draft(repos, event, self._nouns)
        return replies.Outcome(message=answering.said("inbox-draft-kept", wording.in_language()), owed=False)

    async def _said(self, event: inbound.Typed | inbound.Commanded, now: datetime.datetime) -> messages.Message:
        """Words that set up a board or name a channel need a look at the platform; all others are dealt with in one transaction."""
        words = wording.in_language()
        line = text.clean(event.text)
        if await self._setups.takes(event, line):
            return await self._setups.said(event, line, now)
        channel = typed.after_word(line, words, "channel")
        if channel is not None and (isinstance(event, inbound.Commanded) or typed.names_channel(channel, words)):
            return await self._channels.said(event, channel, now)
        return await self._looking(event, now, lambda repos, looked: self._spoken(repos, event, line, now, looked))

    async def _spoken(
        self,
        repos: ports.Repositories,
        event: inbound.Typed | inbound.Commanded,
        line: str,
        now: datetime.datetime,
        looked: subjects.Looked,
    ) -> replies.Outcome:
        person = await repos.boards.person_at(event.address)
        if person is None:
            return await self._unknown(repos, event, now)
        repeat = not await repos.receipts.is_first(*answering.receipt(event), now)
        asked = subjects.Asked(person=person, event=event, now=now, library=self._library, repeat=repeat, looked=looked)
        try:
            reply = await self._replied(repos, asked, event, line)
        except editions.EditionGone:
            return answering.edition_gone(person, owed=not repeat)
        except records.Sealed as exc:
            return answering.unreadable(person, exc, owed=not repeat)
        return replies.Outcome(message=messages.spoken(reply, person.language), owed=not repeat)

    async def _replied(
        self, repos: ports.Repositories, asked: subjects.Asked, event: inbound.Typed | inbound.Commanded, line: str
    ) -> messages.Message:
        """A typed line belongs to the sitting that waits for an answer; else it may be a reply to a reflection question."""
        person, now, repeat, words = asked.person, asked.now, asked.repeat, asked.words
        if not line:
            if isinstance(event, inbound.Commanded):
                return await self._page(repos, person, actions.Page.HOME, now)
            return await self._puzzled(repos, person, await pulses.open_sitting(repos, self._library, person, now))
        page = typed.page(line, words)
        if page is not None:
            return await self._page(repos, person, page, now)
        language = typed.language(line)
        spoken = language and await pages.speak(repos, self._library, person, language, now, tuple(self._nouns.values()), repeat=repeat)
        if spoken:
            return spoken
        reflected = typed.after_prefix(line, words, "reflect")
        if reflected is not None:
            reply = await reflections.reply_typed(repos, self._library, person, reflected, event, None, repeat=repeat)
            return reply or answering.said("reflection-none-open", words)
        said = await self._of_nouns(repos, asked, line) or await pages.otherwise(repos, self._library, person, line, now)
        if said is not None:
            return said
        open_now = await pulses.open_sitting(repos, self._library, person, now)
        if open_now is not None:
            reply = await pulses.answer_typed(repos, self._library, person, open_now, event, now, repeat=repeat)
            if reply is not None:
                return reply
            if open_now.waits and isinstance(event, inbound.Typed):
                return await self._puzzled(repos, person, open_now)
        return await self._between_pulses(repos, person, line, event, now, repeat=repeat)

    async def _of_nouns(self, repos: ports.Repositories, asked: subjects.Asked, line: str) -> messages.Message | None:
        for noun in self._nouns.values():
            reply = await noun.typed(repos, asked, line)
            if reply is not None:
                return reply
        return None

    async def _page(self, repos: ports.Repositories, person: boards.Member, page: actions.Page, now: datetime.datetime) -> messages.Message:
        return await pages.page(repos, self._library, person, page, now, tuple(self._nouns.values()))

    async def _puzzled(self, repos: ports.Repositories, person: boards.Member, open_now: pulses.OpenSitting | None) -> messages.Message:
        """For a line that is nothing here. A reflection is spoken of only where one could be kept."""
        words = wording.in_language(person.language)
        if open_now is None or not open_now.waits:
            return answering.said("inbox-not-understood", words)
        reflects = await reflections.takes_reply(repos, self._library, person)
        return cards.not_understood(open_now.state, words, reflects=reflects)

    async def _between_pulses(
        self,
        repos: ports.Repositories,
        person: boards.Member,
        line: str,
        event: inbound.Typed | inbound.Commanded,
        now: datetime.datetime,
        *,
        repeat: bool,
    ) -> messages.Message:
        """An answer that came too late is told so; other words are the reply to the newest question, while it is fresh."""
        words = wording.in_language(person.language)
        page = typed.page_between(line, words)
        if page is not None:
            return await self._page(repos, person, page, now)
        late = await pulses.answer_closed(repos, self._library, person, event, now)
        if late is not None:
            return late
        if typed.says(line, words, "go-on"):
            return await self._page(repos, person, actions.Page.HOME, now)
        if typed.says(line, words, "undo"):
            # Nobody's reply to a question, and there is no telling what it is meant for.
            return answering.said("inbox-undo", words)
        if isinstance(event, inbound.Commanded) and not typed.says(line, words, "let-pass"):
            return answering.said("inbox-unknown-command", words, platform=event.address.platform)
        reply = await reflections.reply_typed(repos, self._library, person, line, event, now, repeat=repeat)
        return reply or answering.said("inbox-nothing-open", words)

    async def _word(self, repos: ports.Repositories, event: inbound.Inbound, key: str) -> replies.Outcome:
        person = await repos.boards.person_at(event.address)
        return replies.Outcome(message=answering.said(key, wording.in_language(person.language if person else wording.DEFAULT_LANGUAGE)))
