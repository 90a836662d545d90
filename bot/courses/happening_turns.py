"""What happened to a board, written down and changed in chat by whoever runs it; and a new time for its charts."""

import dataclasses
import datetime
import uuid

from bot import subjects
from bot.courses import changes, desk
from conversations import annotations, messages
from conversations.courses import book as books
from conversations.courses import happening_pages, heard, said

_NAMES = uuid.UUID("5a0f6a52-6a86-4d0f-8f3e-0b6f4a1d9c11")
"""What happened and was seen by us, or was changed, gets an id made from what it is: twice the same is once."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """One person who runs the board of `book`."""

    asked: subjects.Asked
    at: desk.Desk
    book: books.Book

    def say(self, key: str, **args: str | int) -> str:
        """A message in their words."""
        return self.asked.words.say(key, **args)

    @property
    def by(self) -> changes.By:
        """Who decides."""
        return changes.By(person_id=self.asked.person.person_id, now=self.asked.now)

    async def page(self, done: tuple[messages.Block, ...] = ()) -> messages.Message:
        """What is written down, as it stands now."""
        return happening_pages.page(await self.at.book(self.book.board), self.asked.words, done)

    async def stale(self) -> messages.Message:
        """Something was pressed that is not so any more."""
        return await self.page(happening_pages.done(self.say("courses-stale"), self.asked.words))

    async def write(self, annotation_id: uuid.UUID, text: str, kind: annotations.Kind | None) -> messages.Message:
        """Keep something new. `kind` is the one whose box it was written in."""
        if self.asked.repeat:
            return await self.page()
        told = heard.written(text, self.book.today, self.asked.words, kind)
        if told.fault:
            its = kind or annotations.Kind.OTHER
            return happening_pages.write_box(self.book, annotation_id, its, self.asked.words, initial=text, fault=self.say(told.fault))
        return await self._kept(self._annotation(annotation_id, told))

    async def members(self, value: str) -> messages.Message:
        """Write down that many members changed before the pulse that opened on the day that the button carries."""
        day = _day(value)
        if self.asked.repeat or not any(one.one is None and one.day == day for one in self.book.suggested) or day is None:
            return await self.page()
        new_id = uuid.uuid5(_NAMES, f"{self.book.board.board_id}.{value}.{self.asked.event.receipt_key}")
        return await self._kept(self._annotation(new_id, heard.Written(day=day, kind=annotations.Kind.MEMBERS)))

    async def amend(self, was: annotations.Annotation, text: str) -> messages.Message:
        """Change its day and what it says."""
        if self.asked.repeat:
            return await self.page()
        told = heard.written(text, self.book.today, self.asked.words)
        if told.fault:
            return happening_pages.amend_box(was, self.asked.words, initial=text, fault=self.say(told.fault))
        if (told.day, told.kind, told.words) == (was.day, was.kind, was.words):
            return await self.page(
                happening_pages.done(self.say("courses-changed", happened=said.happened(was, self.asked.words)), self.asked.words)
            )
        new = self._annotation(uuid.uuid5(was.annotation_id, self.asked.event.receipt_key), told)
        one = await changes.amend(self.at.repos, was, new, self.asked.now)
        if one is None:
            return await self.stale()
        line = self.say("courses-changed", happened=said.happened(one, self.asked.words))
        undo = books.do("swap", one.annotation_id, was.annotation_id.hex)
        number = (await self.at.book(self.book.board)).number(one.annotation_id)
        typed = books.line(self.book, self.asked.words, "courses-happened", f"{number}: {happening_pages.typed(was, self.asked.words)}")
        return await self.page(happening_pages.done(line, self.asked.words, undo, typed))

    async def remove(self, one: annotations.Annotation) -> messages.Message:
        """Take it out of all charts."""
        if self.asked.repeat:
            return await self.page()
        if not await changes.remove(self.at.repos, one, self.asked.now):
            return await self.stale()
        line = self.say("courses-removed", happened=said.happened(one, self.asked.words))
        undo = books.do("bring", one.annotation_id, self.book.board.board_id.hex)
        typed = books.line(self.book, self.asked.words, "courses-happened", f": {happening_pages.typed(one, self.asked.words)}")
        return await self.page(happening_pages.done(line, self.asked.words, undo, typed))

    async def bring(self, annotation_id: uuid.UUID) -> messages.Message:
        """Undo a removal."""
        if self.asked.repeat:
            return await self.page()
        one = await changes.bring_back(self.at.repos, self.book.board.board_id, annotation_id, self.asked.now)
        if one is None:
            return await self.stale()
        return await self.page(
            happening_pages.done(self.say("courses-brought-back", happened=said.happened(one, self.asked.words)), self.asked.words)
        )

    async def swap(self, new: annotations.Annotation, value: str) -> messages.Message:
        """Undo a change: what stood there before comes back in place of it."""
        if self.asked.repeat:
            return await self.page()
        was = read_id(value)
        one = None if was is None else await changes.bring_back(self.at.repos, self.book.board.board_id, was, self.asked.now)
        if one is None:
            return await self.stale()
        await changes.remove(self.at.repos, new, self.asked.now)
        return await self.page(
            happening_pages.done(self.say("courses-changed", happened=said.happened(one, self.asked.words)), self.asked.words)
        )

    async def propose(self, one: annotations.Annotation, reason: str) -> messages.Message:
        """Show what a new time would change. Its reason is kept and nothing begins."""
        if one.rebases or self.asked.repeat:
            return happening_pages.one(self.book, one, self.asked.words) if one.rebases else self._previewed(one)
        fits = len(reason) <= books.LONGEST_REASON
        proposed = await changes.propose(self.at.repos, one, " ".join(reason.split())) if fits else None
        if proposed is None:
            return happening_pages.new_time_box(one, self.asked.words, initial=reason, fault=self.say("courses-fault-reason"))
        return self._previewed(proposed)

    async def begin(self, one: annotations.Annotation, *, on: bool) -> messages.Message:
        """Let a new time begin there, or not any more."""
        if self.asked.repeat or one.rebases is on:
            return await self.page()
        changed = await changes.begin(self.at.repos, one, on=on)
        if changed is None:
            return happening_pages.new_time_box(one, self.asked.words, fault=self.say("courses-fault-reason"))
        words, number = self.asked.words, self.book.number(one.annotation_id)
        day, back = said.day(one.day, words), words.say("typed-courses-off" if on else "typed-courses-yes").partition(",")[0]
        line = self.say("courses-begun", day=day, reason=one.reason) if on else self.say("courses-ended-time", day=day)
        undo = books.do("unbegin" if on else "begin", one.annotation_id)
        return await self.page(
            happening_pages.done(line, words, undo, books.line(self.book, words, "courses-new-time", f"{number} {back}"))
        )

    def _previewed(self, one: annotations.Annotation) -> messages.Message:
        return happening_pages.preview(self.book, one, desk.previewed(self.book, one, self.asked.words), self.asked.words)

    async def _kept(self, one: annotations.Annotation) -> messages.Message:
        words = self.asked.words
        if not await changes.write_down(self.at.repos, one):
            return await self.page(happening_pages.done(self.say("courses-there", happened=said.happened(one, words)), words))
        number = (await self.at.book(self.book.board)).number(one.annotation_id)
        remove = words.say("typed-courses-remove").partition(",")[0]
        typed = books.line(self.book, words, "courses-happened", f"{number} {remove}")
        line = self.say("courses-written", happened=said.happened(one, words))
        return await self.page(happening_pages.done(line, words, books.do("remove", one.annotation_id), typed))

    def _annotation(self, annotation_id: uuid.UUID, told: heard.Written) -> annotations.Annotation:
        return annotations.Annotation(
            annotation_id=annotation_id,
            board_id=self.book.board.board_id,
            day=told.day,
            kind=told.kind,
            words=told.words,
            made_by=self.asked.person.person_id,
            made_at=self.asked.now,
        )


def _day(value: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a local day
    except ValueError:
        return None


def read_id(value: str) -> uuid.UUID | None:
    """The id that a button carries as its value; None where it carries none."""
    try:
        return uuid.UUID(hex=value)
    except ValueError:
        return None
