"""What people do in chat with what their board agreed of itself: write it down, set its parts, undo that, read it.

A position is set and changed on the day on which it was written down. Later it stands, and a new one takes its place.
"""

import dataclasses
import logging
import uuid

from bot import ports, subjects
from bot.steps import step_views
from conversations import messages, wording
from conversations.next_steps import agreed, agreed_hearing, hearing, sheet, state
from frameworks import schema

_log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Desk:
    """One board's positions, as one person may see them."""

    repos: ports.Repositories
    asked: subjects.Asked
    of: sheet.Sheet
    books: tuple[agreed.Book, ...]

    def page(self, lead: str | None = None) -> messages.Message:
        """All that stands."""
        return agreed.page(self.of, self.books, self.asked.words, lead=lead)

    def choose(self, code: str) -> messages.Message:
        """The items of one edition; of the first where the code is nobody's."""
        words = self.asked.words
        if not self.of.leads:
            return self.page(words.say("agreed-not-yours"))
        if not self.books:
            return self.page(words.say("agreed-no-edition"))
        book = next((one for one in self.books if one.code == code), self.books[0])
        return agreed.choose(self.of, book, [one for one in self.books if one is not book], words)

    def item(self, value: str) -> tuple[agreed.Book, schema.Item] | None:
        """What a button's value names."""
        code, _, key = value.partition(".")
        book = next((one for one in self.books if one.code == code), None)
        item = book.edition.item(key) if book else None
        return (book, item) if book and item else None

    def numbered(self, name: str, number: int) -> tuple[agreed.Book, schema.Item] | None:
        """What a typed line names: an edition, or none, and an item's place in it."""
        book = next((one for one in self.books if one.name == name or (not name and one.first)), None)
        item = next((one for one in book.edition.items if one.position == number), None) if book else None
        return (book, item) if book and item else None

    def standing(self, book: agreed.Book, item: schema.Item) -> state.Position | None:
        """What the board says of an item today."""
        newest = state.newest(self.of.positions)
        return next((one for one in newest if (one.edition_ref, one.item_key) == (book.edition.ref, item.key)), None)

    async def agree(self, book: agreed.Book, item: schema.Item, written: str) -> messages.Message:
        """Keep what the board says of an item, agreed on today unless another day is named afterwards."""
        words = self.asked.words
        if not self.of.leads:
            return self.page(words.say("agreed-not-yours"))
        if self.asked.repeat:
            return self.page()
        first, why = agreed_hearing.parts(written)
        text, reason = state.written(first, state.POSITION), state.written(why, state.POSITION) if why else ""
        if text is None or reason is None:
            return self.page(words.say("steps-unread", most=state.POSITION))
        there = self._of_day(book, item)
        at = self.asked.event.sent_at
        if there is not None:
            return await self._keep(state.reworded(there, at, text=text, reason=reason or there.reason), words.say("agreed-kept-part"))
        made = state.Position(
            position_id=uuid.uuid4(),
            board=self.of.board,
            edition_ref=book.edition.ref,
            item_key=item.key,
            text=text,
            reason=reason,
            present=tuple(one.person_id for one in await self.repos.boards.members_on(self.of.board.board_id, self.of.today)),
            agreed_on=self.of.today,
            by_id=self.of.viewer_id,
            made_at=self.asked.now,
            changed_at=at,
        )
        await self.repos.next_steps.agree(made)
        facts = {"position_id": made.position_id, "board_id": self.of.board.board_id, "edition": made.edition_ref}
        _log.info("a position was agreed", extra={"action": "position_agreed", **facts})
        return self._shown(made, words.say("agreed-kept"), undo=True)

    async def does(self, one: state.Position, verb: str, value: str = "", text: str = "") -> messages.Message:
        """Do something with one position, which is locked."""
        words, book = self.asked.words, agreed.book_of(one.edition_ref, self.books)
        if verb == "position":
            return self._shown(one)
        if verb == "earlier":
            return agreed.history(self.of, one, book, words)
        refused = self._refused(one, verb)
        if refused is not None or self.asked.repeat:
            return self._shown(one, refused)
        if verb == "agreed_undo":
            return await self._undone(one, value)
        if verb == "there":
            return await self._there(one, book)
        if verb == "level":
            return await self._levelled(one, book, value or text)
        if verb == "why":
            return await self._reasoned(one, text)
        return await self._dated(one, text) if verb == "agreed_day" else await self._present(one, book, verb, value, text)

    def _refused(self, one: state.Position, verb: str) -> str | None:
        """Why nothing of a position is to be changed, or None."""
        words = self.asked.words
        if not self.of.leads:
            return words.say("agreed-not-yours")
        if verb != "agreed_undo" and not self.is_fresh(one):
            return words.say("agreed-only-today")
        is_late = self.asked.event.sent_at < one.changed_at and verb not in {"agreed_undo", "there"}
        return words.say("steps-newer") if is_late else None

    def is_fresh(self, one: state.Position) -> bool:
        """Whether it was written down today."""
        return step_views.local_day(self.of.board, one.made_at) == self.of.today

    async def _levelled(self, one: state.Position, book: agreed.Book | None, value: str) -> messages.Message:
        values = {str(level.value) for level in book.edition.scale.levels} if book else set()
        if value != agreed.NO_LEVEL and value not in values:
            return self._shown(one, self.asked.words.say("agreed-not-a-level"))
        return await self._kept(one, level=None if value == agreed.NO_LEVEL else int(value))

    async def _reasoned(self, one: state.Position, text: str) -> messages.Message:
        reason = state.written(text, state.POSITION)
        if reason is None:
            return self._shown(one, self.asked.words.say("steps-unread", most=state.POSITION))
        return await self._kept(one, reason=reason)

    async def _dated(self, one: state.Position, text: str) -> messages.Message:
        words = self.asked.words
        day = agreed_hearing.day(text, self.of.today, words)
        if day is None:
            return self._shown(one, words.say("agreed-not-a-day"))
        return await self._kept(one, agreed_on=day)

    async def _there(self, one: state.Position, book: agreed.Book | None) -> messages.Message:
        return agreed.there(self.of, one, book, await self._people(one), self.asked.words)

    async def _present(self, one: state.Position, book: agreed.Book | None, verb: str, value: str, text: str) -> messages.Message:
        """Put somebody down as present, or take them off: by a press the one or the other, as it stands."""
        people = await self._people(one)
        found = tuple(some for some in people if some.person_id.hex == value) if value else hearing.people(text, people)
        if len(found) != 1:
            return self._shown(one, self.asked.words.say("agreed-not-a-person", who=wording.isolate(text)))
        who = found[0].person_id
        was = who in one.present
        is_now = not was if verb == "toggle" else verb == "with"
        if was == is_now:
            return await self._there(one, book)
        present = tuple(some.person_id for some in people if (is_now if some.person_id == who else some.person_id in one.present))
        changed = state.reworded(one, self.asked.event.sent_at, present=present)
        await self.repos.next_steps.reword(changed)
        return agreed.there(self.of, changed, book, people, self.asked.words)

    async def _people(self, one: state.Position) -> tuple[sheet.Person, ...]:
        """Who can have been there: everybody of that day, and whoever is down as present."""
        on_day = await step_views.people_on(self.repos, self.of.board, one.agreed_on)
        others = [some for some in await self.repos.boards.people_of(self.of.board.board_id) if some.person_id in one.present]
        each = {some.person_id: some for some in (*on_day, *others)}.values()
        at = self.asked.event.address
        return tuple(step_views.person_of(some, at) for some in sorted(each, key=lambda some: (some.name, some.key)))

    async def _undone(self, one: state.Position, which: str) -> messages.Message:
        words = self.asked.words
        if which and which != state.stamp(one.changed_at):
            return self._shown(one, words.say("steps-not-undone"))
        if state.is_fresh(one, self.asked.now):
            await self.repos.next_steps.unsay(one.position_id)
            others = tuple(some for some in self.of.positions if some.position_id != one.position_id)
            return dataclasses.replace(self, of=dataclasses.replace(self.of, positions=others)).page(words.say("agreed-undone-gone"))
        back = state.put_back(one, max(one.changed_at, self.asked.event.sent_at)) if self.is_fresh(one) else None
        if back is None or not await self.repos.next_steps.reword(back):
            return self._shown(one, words.say("steps-not-undone"))
        return self._shown(back, words.say("agreed-undone"))

    async def _kept(self, one: state.Position, **facts: object) -> messages.Message:
        return await self._keep(state.reworded(one, self.asked.event.sent_at, **facts), self.asked.words.say("agreed-kept-part"))

    async def _keep(self, one: state.Position, lead: str) -> messages.Message:
        if not await self.repos.next_steps.reword(one):
            there = next(some for some in self.of.positions if some.position_id == one.position_id)
            return self._shown(there, self.asked.words.say("agreed-day-taken"))
        return self._shown(one, lead, undo=True)

    def _shown(self, one: state.Position, lead: str | None = None, *, undo: bool = False) -> messages.Message:
        others = [some for some in self.of.positions if some.position_id != one.position_id]
        of = dataclasses.replace(self.of, positions=(*others, one))
        book = agreed.book_of(one.edition_ref, self.books)
        return agreed.card(of, one, book, self.asked.words, lead=lead, fresh=self.is_fresh(one), undo=undo)

    def _of_day(self, book: agreed.Book, item: schema.Item) -> state.Position | None:
        """The one that was agreed on today: what is written anew takes its place."""
        same = (book.edition.ref, item.key, self.of.today)
        return next((one for one in self.of.positions if (one.edition_ref, one.item_key, one.agreed_on) == same), None)


async def desk(repos: ports.Repositories, asked: subjects.Asked, of: sheet.Sheet) -> Desk:
    """The desk of one board, in the person's own language."""
    return Desk(repos=repos, asked=asked, of=of, books=await step_views.books(repos, of, asked.library, asked.person.language, asked.now))
