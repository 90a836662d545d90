"""One coordinator's turn with a board's days of rest in chat: pauses of every year, other days, and pre-election time."""

import dataclasses

from bot import ports, subjects
from bot.meetings import meeting_changes
from conversations import boards, messages, terms, wording
from conversations.meetings import commands, lines, pages, pauses, rests, said

CHANGES = frozenset({"yearly", "pause", "again", "resume", "election"})
"""The deeds that change days of rest: not done twice for one press."""
_PAUSE, _ELECTION = boards.PauseKind.PAUSE, boards.PauseKind.PRE_ELECTION


@dataclasses.dataclass(frozen=True, kw_only=True)
class PauseTurn:
    """The calendar is `book`, held by this unit of work where something is to be changed."""

    repos: ports.Repositories
    asked: subjects.Asked
    book: said.Book

    async def show(self, done: pages.Done | None = None) -> messages.Message:
        """The pauses as they stand after what was done."""
        book = await meeting_changes.book(self.repos, self.book.board, self.book.now, named=self.book.named)
        return rests.page(book, self.asked.words, done)

    async def yearly(self, name: str, *, on: bool) -> messages.Message:
        """Rest every August, or every Christmas, or no more."""
        board_id, today = self.book.board.board_id, self.book.today
        august = name == "august"
        spans: tuple[terms.Span, ...] = ()
        if on:
            spans = pauses.augusts(today) if august else pauses.christmases(today)
            await meeting_changes.rest(self.repos, self.book, _PAUSE, spans)
        else:
            is_one = pauses.is_august if august else pauses.is_christmas
            await meeting_changes.resume(self.repos, self.book, _PAUSE, [one for one in self.book.rests if is_one(one)])
        line = rests.every_year(pauses.august(today.year) if august else pauses.christmas(today.year), spans, self.asked.words)
        back = self._undo(said.do("yearly", board_id, f"{name}.{'off' if on else 'on'}"))
        return await self.show(pages.Done(lines=(line,), ways=(back,)))

    async def pause(self, text: str, *, box: bool) -> messages.Message:
        """Rest on the days that a line names."""
        words = self.asked.words
        span = lines.span(text, self.book.today, words)
        if span is None:
            return self._unread("meetings-pause-unread", text, rests.pause_box(self.book, text, words) if box else None)
        return await self.keep(_PAUSE, span)

    async def election(self, text: str, *, box: bool) -> messages.Message:
        """Keep the channel quiet from today until the day that a line names."""
        words = self.asked.words
        last = lines.until(text, self.book.today, words)
        if last is None:
            return self._unread("meetings-election-unread", text, rests.election_box(self.book, text, words) if box else None)
        begun = self.book.election
        first = min(self.book.today, begun.first) if begun else self.book.today
        return await self.keep(_ELECTION, terms.Span(first=first, last=last)) if first <= last else await self._word("meetings-pause-over")

    async def keep(self, kind: boards.PauseKind, span: terms.Span) -> messages.Message:
        """Rest on these days."""
        words, board = self.asked.words, self.book.board
        if span.last < self.book.today:
            return await self._word("meetings-pause-over")
        if span.last - span.first > rests.LONGEST:
            return await self._word("meetings-pause-long")
        await meeting_changes.rest(self.repos, self.book, kind, [span])
        line = words.say("meetings-paused", days=said.span(span, self.book, words))
        if kind is _ELECTION:
            line = words.say("meetings-election-begun", board=wording.isolate(board.name), day=said.day(span.last, self.book, words))
        undo = self._undo(said.do("resume", board.board_id, rests.value(kind, span)))
        return await self.show(pages.Done(lines=(line,), ways=(undo,)))

    async def resume(self, kind: boards.PauseKind, span: terms.Span) -> messages.Message:
        """End days of rest, or take them back."""
        words, board = self.asked.words, self.book.board
        if not await meeting_changes.resume(self.repos, self.book, kind, [span]):
            return await self._word("meetings-no-pause")
        line = words.say("meetings-resumed", days=said.span(span, self.book, words))
        if kind is _ELECTION:
            line = words.say("meetings-election-ended", board=wording.isolate(board.name))
        return await self.show(pages.Done(lines=(line,), ways=(self._undo(said.do("again", board.board_id, rests.value(kind, span))),)))

    async def typed(self, command: commands.Command) -> messages.Message:
        """What was typed about days of rest."""
        words = self.asked.words
        yearly = lines.yearly(command.rest, words)
        pausing = command.verb is commands.Verb.PAUSE
        if command.verb is commands.Verb.PAUSES:
            return await self.show()
        if command.verb is commands.Verb.ELECTION:
            return await self._election_typed(command.rest)
        if yearly is not None:
            return await self.yearly("august" if pauses.is_august(yearly[0]) else "christmas", on=pausing)
        if pausing:
            return await self.pause(command.rest, box=False) if command.rest else rests.pause_box(self.book, None, words)
        own = rests.own(self.book)
        number = int(command.rest) if command.rest.isdecimal() else 0
        return await self.resume(_PAUSE, own[number - 1]) if 0 < number <= len(own) else await self._word("meetings-no-pause")

    async def _election_typed(self, rest: str) -> messages.Message:
        if not rest:
            return rests.election_box(self.book, None, self.asked.words)
        if not commands.says_off(rest, self.asked.words):
            return await self.election(rest, box=False)
        election = self.book.election
        return await self._word("meetings-no-pause") if election is None else await self.resume(_ELECTION, election)

    def _undo(self, action: str) -> messages.Choice:
        return pages.undo(action, self.asked.words)

    async def _word(self, key: str) -> messages.Message:
        return await self.show(pages.Done(lines=(self.asked.words.say(key),)))

    def _unread(self, key: str, text: str, box: messages.Message | None) -> messages.Message:
        told = self.asked.words.say(key, line=wording.isolate(text))
        return said.message(self.asked.words, (*said.paragraphs([told]), *(box.blocks[-1:] if box else ())), beside=box is not None)
