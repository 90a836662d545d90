"""One coordinator's turn with a board's calendar in chat: what was pressed or typed is done, and the calendar is shown with “Undo”."""

import dataclasses
import datetime
from collections.abc import Sequence

from bot import ports, subjects
from bot.meetings import meeting_changes
from conversations import messages
from conversations.meetings import commands, facts, lines, pages, proposals, said, series

CHANGES = frozenset({"add", "add_sure", "start", "start_undo", "move", "move_sure", "put", "later", "cancel", "uncancel", "kind"})
"""The deeds that change meetings: not done twice for one press."""
_MICROSECONDS = 1_000_000
_YEARS = range(2000, 2200)
"""A button that names a year outside of these was not written by us."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Turn:
    """The calendar is `book`, held by this unit of work where something is to be changed."""

    repos: ports.Repositories
    asked: subjects.Asked
    book: said.Book

    def say(self, key: str, **args: str | int) -> str:
        """A message in the person's own words."""
        return self.asked.words.say(key, **args)

    async def show(self, done: pages.Done | None = None) -> messages.Message:
        """The calendar as it stands after what was done."""
        book = await meeting_changes.book(self.repos, self.book.board, self.book.now, named=self.book.named)
        return pages.page(book, self.asked.words, done)

    async def add(self, text: str, *, box: bool, sure: bool = False) -> messages.Message:
        """Put in the meeting that a line names. `sure`: another on that day is meant."""
        told = lines.when(text, self.book.today, self.asked.words)
        if told is None or told.day is None:
            return pages.unread(text, self.asked.words, pages.add_box(self.book, text, self.asked.words) if box else None)
        kind = told.kind or facts.Kind.FORMAL
        minutes = facts.USUAL_MINUTES[kind] if told.minutes is None else told.minutes
        if minutes not in range(1, facts.LONGEST_MINUTES + 1):
            return await self.show(pages.Done(lines=(self.say("meetings-unread-length"),)))
        at = told.at or proposals.usual_at(self.book, kind)
        planned = facts.Planned(kind=kind, day=told.day, at=at, minutes=minutes)
        return await self.add_planned(planned, sure=sure, guessed=told.at is None)

    async def add_planned(self, planned: facts.Planned, *, sure: bool, guessed: bool = False) -> messages.Message:
        """The same, where it is known. `guessed`: they named no time of day."""
        came_to = await meeting_changes.add(self.repos, self.book, planned, sure=sure)
        if came_to.asks is not None:
            yes = said.do("add_sure", self.book.board.board_id, _planned_value(planned))
            return pages.sure(self.book, planned, came_to.asks, yes, self.asked.words)
        if came_to.meeting is None:
            return await self._refused(came_to.refusal, planned)
        kept = came_to.meeting
        if came_to.there:
            return await self.show(pages.Done(lines=(self.say("meetings-there", when=self._when(kept.starts_at)),)))
        told = [self.say("meetings-added", when=self._when(kept.starts_at), kind=said.kind(kept.kind, self.asked.words))]
        told += [self.say("meetings-taken-time", time=said.clock(planned.at, self.asked.words))] if guessed else []
        told += [said.papers(kept, self.book, self.asked.words)] if facts.Doubt.PAPERS not in {one.doubt for one in came_to.odd} else []
        told += said.odds(came_to.odd, planned, self.book, self.asked.words)
        place = str(await self._place(kept))
        typed = said.line(commands.Verb.CANCEL, self.book, self.asked.words, place)
        undo = pages.undo(said.do("cancel", kept.meeting_id, str(kept.sequence)), self.asked.words, typed)
        return await self.show(pages.Done(lines=(" ".join(filter(None, told)),), ways=(undo, *self._kinds(kept, place))))

    async def move(self, meeting: facts.Meeting, text: str, *, box: bool, followed: bool = False, sure: bool = False) -> messages.Message:
        """Give the meeting the date that a line names: a new day, a new time, or both. `followed`: the later ones follow."""
        told = lines.when(text, self.book.today, self.asked.words)
        if told is None or (told.day is None and told.at is None):
            return pages.unread(text, self.asked.words, pages.move_box(self.book, meeting, text, self.asked.words) if box else None)
        was = facts.local(meeting.starts_at, self.book.board.zone)
        planned = facts.Planned(
            kind=meeting.kind, day=told.day or was.date(), at=told.at or was.time(), minutes=told.minutes or meeting.minutes
        )
        return await self.move_planned(meeting, planned, sure=sure, followed=followed)

    async def move_planned(
        self, meeting: facts.Meeting, planned: facts.Planned, *, sure: bool, undone: bool = False, followed: bool = False
    ) -> messages.Message:
        """The same, where it is known. `undone`: it goes back to where it was. `followed`: the later ones of its kind follow."""
        came_to = await meeting_changes.move(self.repos, self.book, meeting, planned, sure=sure)
        if came_to.asks is not None:
            yes = said.do("move_sure", meeting.meeting_id, f"{_planned_value(planned)}.{meeting.sequence}")
            return pages.sure(self.book, planned, came_to.asks, yes, self.asked.words)
        if came_to.meeting is None:
            return await self._refused(came_to.refusal, planned)
        moved = came_to.meeting
        if came_to.there:
            return await self.show(pages.Done(lines=(self.say("meetings-stays", when=self._when(moved.starts_at)),)))
        told = [self.say("meetings-moved", **{"from": self._when(meeting.starts_at), "to": self._when(moved.starts_at)})]
        told += [said.papers(moved, self.book, self.asked.words)] if facts.Doubt.PAPERS not in {one.doubt for one in came_to.odd} else []
        told += said.odds(came_to.odd, planned, self.book, self.asked.words)
        there = f"{await self._place(moved)} {pages.typed_date(meeting.starts_at, self.book)}"
        typed = said.line(commands.Verb.MOVE, self.book, self.asked.words, there)
        back = pages.undo(said.do("put", moved.meeting_id, f"{_stamp(meeting)}.{moved.sequence}"), self.asked.words, typed)
        later = None if undone else meeting_changes.shift_of_later(self.book, moved, meeting.starts_at)
        if later is not None and followed:
            book = await meeting_changes.book(self.repos, self.book.board, self.book.now, named=self.book.named)
            return await dataclasses.replace(self, book=book).later(moved, later, done=pages.Done(lines=tuple(told), ways=(back,)))
        told.insert(1, self.say("meetings-others-stay"))
        follow = () if later is None else (self._later(moved, later),)
        return await self.show(pages.Done(lines=(" ".join(filter(None, told)),), ways=(back, *follow)))

    async def later(self, moved: facts.Meeting, shift: meeting_changes.Shift, done: pages.Done | None = None) -> messages.Message:
        """Let the later meetings follow one that was moved. `done` is what was done just before."""
        done = done or pages.Done()
        came_to = await meeting_changes.shift_later(self.repos, self.book, moved, shift)
        if isinstance(came_to, facts.Refusal):
            line = said.refusal(came_to, moved.starts_at, self.book, self.asked.words)
            return await self.show(pages.Done(lines=(*done.lines, line), ways=done.ways))
        first, last = self._when(came_to[0].starts_at), self._when(came_to[-1].starts_at)
        told = [self.say("meetings-later-done", count=len(came_to), first=first, last=last)]
        odd = [one for one in came_to if self._is_odd(one, {moved.meeting_id, *(other.meeting_id for other in came_to)})]
        told += [self.say("meetings-later-odd", days=self._listed(odd))] if odd else []
        back = pages.undo(said.do("later", moved.meeting_id, shift.back.value), self.asked.words)
        others = tuple(dataclasses.replace(one, label=self.say("meetings-undo-move")) for one in done.ways)
        return await self.show(pages.Done(lines=(" ".join((*done.lines, *told)),), ways=(back, *others)))

    async def cancel(self, meetings: Sequence[facts.Meeting]) -> messages.Message:
        """Call meetings off."""
        gone = await meeting_changes.cancel(self.repos, self.book, meetings)
        if not gone:
            return await self.show(pages.Done(lines=(self.say("meetings-refused-stale"),)))
        line = self.say("meetings-cancelled", count=len(gone), when=self._listed(gone))
        stamp = str(round(self.book.now.timestamp() * _MICROSECONDS))
        typed = said.line(commands.Verb.ADD, self.book, self.asked.words, pages.typed_date(gone[0].starts_at, self.book))
        undo = pages.undo(said.do("uncancel", self.book.board.board_id, stamp), self.asked.words, typed if len(gone) == 1 else None)
        return await self.show(pages.Done(lines=(line,), ways=(undo,)))

    async def uncancel(self, stamp: str) -> messages.Message:
        """Let what was called off together take place after all."""
        at = next((one.cancelled_at for one in self.book.known if one.cancelled_at and _stamped(one.cancelled_at) == stamp), None)
        back = () if at is None else await meeting_changes.put_back(self.repos, self.book, at)
        if not back:
            return await self.show(pages.Done(lines=(self.say("meetings-refused-stale"),)))
        return await self.show(pages.Done(lines=(self.say("meetings-put-back", count=len(back), when=self._listed(back)),)))

    async def kind(self, meeting: facts.Meeting, kind: facts.Kind) -> messages.Message:
        """Say that the meeting is of another kind."""
        if not meeting_changes.stands(self.book, meeting) or not await self.repos.meetings.change(
            meeting, kind=kind, minutes=meeting.minutes
        ):
            return await self.show(pages.Done(lines=(self.say("meetings-refused-stale"),)))
        when = self._when(meeting.starts_at)
        line = self.say("meetings-made", when=when, kind=said.kind(kind, self.asked.words))
        if kind is facts.Kind.AWAY:
            line = self.say("meetings-made-away", when=when)
        back = said.do("kind", meeting.meeting_id, f"{meeting.kind.value}.{meeting.sequence + 1}")
        typed = self._typed_kind(await self._place(meeting), meeting.kind)
        return await self.show(pages.Done(lines=(line,), ways=(pages.undo(back, self.asked.words, typed),)))

    async def propose(self, text: str, cadence: series.Cadence | None, *, box: bool) -> messages.Message:
        """The dates of a series that a line asks for, before anything is kept."""
        plan = await self._plan(text, cadence, box=box)
        return plan if isinstance(plan, messages.Message) else proposals.proposal(self.book, plan, self.asked.words)

    async def start_typed(self, text: str) -> messages.Message:
        """Put in the series that a line asks for."""
        plan = await self._plan(text, None, box=False)
        return plan if isinstance(plan, messages.Message) else await self.start(plan)

    async def start(self, plan: series.Series) -> messages.Message:
        """Put a series in."""
        came_to = await meeting_changes.start(self.repos, self.book, plan)
        if isinstance(came_to, facts.Refusal):
            return await self._refused(came_to, plan.planned()[0 if came_to is facts.Refusal.PAST else -1][1])
        line = self.say("meetings-started", count=len(came_to))
        mask = sum(1 << place for place in came_to)
        undo = pages.undo(said.do("start_undo", self.book.board.board_id, f"{plan.code}.{mask:x}"), self.asked.words)
        return await self.show(pages.Done(lines=(line,), ways=(undo,) if came_to else ()))

    async def start_undo(self, plan: series.Series, mask: int) -> messages.Message:
        """Call off what a series put in, but for what was moved since."""
        starts = {one.starts_at(self.book.board.zone) for place, (_, one) in enumerate(plan.planned()) if mask >> place & 1}
        return await self.cancel([one for one in self.book.ahead if one.starts_at in starts])

    async def _plan(self, text: str, cadence: series.Cadence | None, *, box: bool) -> series.Series | messages.Message:
        words = self.asked.words
        told = lines.when(text, self.book.today, words)
        try:
            plan = None if told is None else proposals.meant(told, cadence, self.book)
        except ValueError:
            return await self.show(pages.Done(lines=(self.say("meetings-series-many", most=series.MOST),)))
        if plan is None:
            back = proposals.box(self.book, cadence, text, words).blocks[-1:] if box and cadence else ()
            return said.message(words, (*said.paragraphs([proposals.unread(text, words)]), *back), beside=box)
        if plan.minutes not in range(1, facts.LONGEST_MINUTES + 1):
            return await self.show(pages.Done(lines=(self.say("meetings-unread-length"),)))
        first = plan.planned()[0][1]
        refusal = facts.refused(first.starts_at(self.book.board.zone), (), self.book.now)
        return plan if refusal is None else await self._refused(refusal, first)

    async def _refused(self, refusal: facts.Refusal | None, planned: facts.Planned) -> messages.Message:
        starts_at = planned.starts_at(self.book.board.zone)
        line = said.refusal(refusal or facts.Refusal.STALE, starts_at, self.book, self.asked.words)
        return await self.show(pages.Done(lines=(line,)))

    def _later(self, moved: facts.Meeting, shift: meeting_changes.Shift) -> messages.Choice:
        label = self.say("meetings-later", count=shift.count)
        return messages.Choice(label=label, action=said.do("later", moved.meeting_id, shift.value))

    async def _place(self, meeting: facts.Meeting) -> int:
        """Its place in the list as that is now, from 1."""
        ahead = (await meeting_changes.book(self.repos, self.book.board, self.book.now)).ahead
        return next((place for place, one in enumerate(ahead, 1) if one.meeting_id == meeting.meeting_id), 0)

    def _typed_kind(self, place: int | str, kind: facts.Kind) -> str:
        word = self.say(f"typed-meetings-kind-{kind}").rpartition(",")[2].strip()
        return said.line(commands.Verb.MOVE, self.book, self.asked.words, f"{place} {word}")

    def _kinds(self, meeting: facts.Meeting, place: str) -> tuple[messages.Choice, ...]:
        values = {one: f"{one.value}.{meeting.sequence}" for one in facts.Kind if one is not meeting.kind}
        return tuple(
            messages.Choice(
                label=self.say("meetings-make", kind=one.value),
                action=said.do("kind", meeting.meeting_id, value),
                typed=self._typed_kind(place, one),
            )
            for one, value in values.items()
        )

    def _is_odd(self, meeting: facts.Meeting, moved: set[object]) -> bool:
        local = facts.local(meeting.starts_at, self.book.board.zone)
        planned = facts.Planned(kind=meeting.kind, day=local.date(), at=local.time(), minutes=meeting.minutes)
        others = [one for one in self.book.known if one.meeting_id not in moved]
        return bool(facts.odd(planned, others, self.book.board.zone, self.book.now, self.book.rests))

    def _listed(self, meetings: Sequence[facts.Meeting]) -> str:
        return self.asked.words.list_of(self._when(one.starts_at) for one in meetings)

    def _when(self, instant: datetime.datetime) -> str:
        return said.when(instant, self.book, self.asked.words)


def _planned_value(planned: facts.Planned) -> str:
    return f"{planned.kind.value}.{planned.day:%Y%m%d}.{planned.at:%H%M}.{planned.minutes}"


def read_planned(value: str) -> facts.Planned | None:
    """The planned meeting that a button carries; None where it carries none."""
    try:
        kind, day, at, minutes = value.split(".")
        when = datetime.datetime.strptime(f"{day}{at}", "%Y%m%d%H%M")  # noqa: DTZ007 - local, as the board's clock shows it
        planned = facts.Planned(kind=facts.Kind(kind), day=when.date(), at=when.time(), minutes=int(minutes))
    except ValueError:
        return None
    return planned if when.year in _YEARS and planned.minutes in range(1, facts.LONGEST_MINUTES + 1) else None


def read_stood(meeting: facts.Meeting, value: str, zone: str) -> facts.Planned | None:
    """Where a button says that the meeting stood; None where it does not."""
    stamp, _, minutes = value.partition(".")
    try:
        at = datetime.datetime.strptime(stamp, pages.STAMP).replace(tzinfo=datetime.UTC)
        was = facts.local(at, zone)
        planned = facts.Planned(kind=meeting.kind, day=was.date(), at=was.time(), minutes=int(minutes))
    except (ValueError, OverflowError):
        return None
    return planned if was.year in _YEARS and planned.minutes in range(1, facts.LONGEST_MINUTES + 1) else None


def read_shift(value: str) -> meeting_changes.Shift | None:
    """The shift that a button carries; None where it carries none."""
    try:
        days, minutes, count, changes = map(int, value.split("."))
    except ValueError:
        return None
    sane = count > 0 and abs(days) <= facts.LONGEST_AHEAD.days and abs(minutes) < facts.LONGEST_MINUTES
    return meeting_changes.Shift(days=days, minutes=minutes, count=count, changes=changes) if sane else None


def _stamp(meeting: facts.Meeting) -> str:
    return f"{meeting.starts_at.astimezone(datetime.UTC):{pages.STAMP}}.{meeting.minutes}"


def _stamped(instant: datetime.datetime) -> str:
    return str(round(instant.timestamp() * _MICROSECONDS))
