"""What can be done to a board's calendar, in chat and on the command line alike: looked at, checked, kept. Says nothing itself.

Whoever changes a calendar holds it first: what was checked is still so when it is kept.
"""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Sequence

from bot import ports
from conversations import boards, events, terms, wording
from conversations.meetings import facts, pauses, said, series


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a wish. `asks` is the meeting that is on that day already, where nothing is kept before that is agreed.

    `meeting` stands as it does now; with `there` nothing was changed, as it stood so before.
    """

    meeting: facts.Meeting | None = None
    odd: tuple[facts.Odd, ...] = ()
    refusal: facts.Refusal | None = None
    asks: facts.Meeting | None = None
    there: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shift:
    """The last `count` meetings of a kind, but for one, by so many local days and minutes. `changes` is the sum of their sequences."""

    days: int
    minutes: int
    count: int
    changes: int

    @property
    def value(self) -> str:
        """All of it, for the value of a button."""
        return f"{self.days}.{self.minutes}.{self.count}.{self.changes}"

    @property
    def back(self) -> "Shift":
        """What takes it back, once it is done."""
        return Shift(days=-self.days, minutes=-self.minutes, count=self.count, changes=self.changes + self.count)


async def book(
    repos: ports.Repositories, board: boards.Board, now: datetime.datetime, *, named: bool = False, hold: bool = False
) -> said.Book:
    """A board's calendar; with `hold` nobody else changes it until the unit of work ends."""
    if hold:
        await repos.meetings.hold(board.board_id)
    today = facts.local(now, board.zone).date()
    rests = await repos.terms.pauses_of([board.board_id], boards.PauseKind.PAUSE)
    elections = await repos.terms.pauses_of([board.board_id], boards.PauseKind.PRE_ELECTION)
    return said.Book(
        board=board,
        now=now,
        known=tuple(await repos.meetings.of_board(board.board_id)),
        rests=pauses.coming(rests.get(board.board_id, ()), today),
        elections=pauses.coming(elections.get(board.board_id, ()), today),
        named=named,
    )


async def add(repos: ports.Repositories, held: said.Book, planned: facts.Planned, *, sure: bool) -> Outcome:
    """Put one meeting in. `sure`: another on the same day is meant."""
    zone = held.board.zone
    starts_at = planned.starts_at(zone)
    there = next((one for one in held.known if one.is_on and one.starts_at == starts_at), None)
    if there is not None:
        return Outcome(meeting=there, there=True)
    refusal = facts.refused(starts_at, (), held.now)
    if refusal is not None:
        return Outcome(refusal=refusal)
    odd = facts.odd(planned, held.known, zone, held.now, held.rests)
    asks = _same_day(odd)
    if asks is not None and not sure:
        return Outcome(asks=asks)
    (kept,) = await repos.meetings.put_in(held.board.board_id, [(starts_at, planned)])
    return Outcome(meeting=kept, odd=odd)


async def move(repos: ports.Repositories, held: said.Book, meeting: facts.Meeting, planned: facts.Planned, *, sure: bool) -> Outcome:
    """Give one meeting another date, and leave all others where they are."""
    zone = held.board.zone
    starts_at = planned.starts_at(zone)
    if not stands(held, meeting):
        return Outcome(refusal=facts.Refusal.STALE)
    if starts_at == meeting.starts_at and planned.minutes == meeting.minutes:
        return Outcome(meeting=meeting, there=True)
    others = [one for one in held.known if one.meeting_id != meeting.meeting_id]
    refusal = facts.refused(starts_at, others, held.now)
    if refusal is not None:
        return Outcome(refusal=refusal)
    odd = facts.odd(planned, others, zone, held.now, held.rests)
    asks = _same_day(odd)
    if asks is not None and not sure and facts.local(meeting.starts_at, zone).date() != planned.day:
        return Outcome(asks=asks)
    if not await repos.meetings.move([(meeting, starts_at)]):
        return Outcome(refusal=facts.Refusal.STALE)
    moved = dataclasses.replace(meeting, starts_at=starts_at, sequence=meeting.sequence + 1)
    if planned.minutes != moved.minutes:
        await repos.meetings.change(moved, kind=moved.kind, minutes=planned.minutes)
        moved = dataclasses.replace(moved, minutes=planned.minutes, sequence=moved.sequence + 1)
    return Outcome(meeting=moved, odd=odd)


def shift_of_later(held: said.Book, moved: facts.Meeting, was_at: datetime.datetime) -> Shift | None:
    """How the later meetings of its kind can follow one that was moved; None where there is none, or they would be in each other's way.

    `held` is the calendar before the move.
    """
    zone = held.board.zone
    apart = facts.local(moved.starts_at, zone).replace(tzinfo=None) - facts.local(was_at, zone).replace(tzinfo=None)
    days, minutes = apart.days, apart.seconds // 60
    later = facts.later_ones(moved, was_at, held.known)
    stay = [one.starts_at for one in held.known if one.is_on and one.kind is moved.kind and one.starts_at < was_at]
    if not later or not (days or minutes):
        return None
    if min(facts.shifted(one, days, minutes, zone) for one in later) <= max([*stay, moved.starts_at, held.now]):
        return None
    return Shift(days=days, minutes=minutes, count=len(later), changes=sum(one.sequence for one in later))


async def shift_later(
    repos: ports.Repositories, held: said.Book, moved: facts.Meeting, shift: Shift
) -> tuple[facts.Meeting, ...] | facts.Refusal:
    """Let the later meetings of its kind follow; none of them does where one was changed since, or cannot."""
    found = [one for one in held.ahead if one.kind is moved.kind and one.meeting_id != moved.meeting_id][-shift.count :]
    if len(found) != shift.count or sum(one.sequence for one in found) != shift.changes:
        return facts.Refusal.STALE
    starts = [facts.shifted(one, shift.days, shift.minutes, held.board.zone) for one in found]
    if min(starts) <= held.now:
        return facts.Refusal.PAST
    if not await repos.meetings.move(list(zip(found, starts, strict=True))):
        return facts.Refusal.TAKEN
    return tuple(dataclasses.replace(one, starts_at=at, sequence=one.sequence + 1) for one, at in zip(found, starts, strict=True))


async def start(repos: ports.Repositories, held: said.Book, plan: series.Series) -> tuple[int, ...] | facts.Refusal:
    """Put a series in; the places of its dates, from 0, that were not in the calendar before."""
    planned = [(one.starts_at(held.board.zone), one) for _, one in plan.planned()]
    refusals = [facts.refused(starts_at, (), held.now) for starts_at, _ in planned]
    refusal = next((one for one in refusals if one is not None), None)
    if refusal is not None:
        return refusal
    new = {one.starts_at for one in await repos.meetings.put_in(held.board.board_id, planned)}
    return tuple(place for place, (starts_at, _) in enumerate(planned) if starts_at in new)


async def cancel(repos: ports.Repositories, held: said.Book, meetings: Sequence[facts.Meeting]) -> tuple[facts.Meeting, ...]:
    """Call off those that stand as they were seen; those that were."""
    return tuple([one for one in meetings if stands(held, one) and await repos.meetings.cancel(one, held.now)])


async def put_back(repos: ports.Repositories, held: said.Book, cancelled_at: datetime.datetime) -> tuple[facts.Meeting, ...]:
    """Let everything that was called off at that instant take place, as far as it is still ahead."""
    found = [one for one in held.known if one.cancelled_at == cancelled_at and one.starts_at > held.now]
    return tuple([one for one in found if await repos.meetings.put_back(one)])


def stands(held: said.Book, meeting: facts.Meeting) -> bool:
    """Whether the meeting is ahead, takes place, and is as it was seen."""
    return any(one.meeting_id == meeting.meeting_id and one.sequence == meeting.sequence for one in held.ahead)


def as_events(held: said.Book, words: wording.Wording) -> tuple[events.Event, ...]:
    """The whole calendar for other calendars, with what was cancelled, so that they take it out."""
    return tuple(
        events.Event(
            event_id=one.meeting_id,
            name=words.say("meetings-event", board=wording.isolate(held.board.name), kind=said.kind(one.kind, words)),
            starts_at=one.starts_at,
            minutes=one.minutes,
            sequence=one.sequence,
            cancelled=not one.is_on,
        )
        for one in held.known
    )


async def rest(repos: ports.Repositories, held: said.Book, kind: boards.PauseKind, spans: Sequence[terms.Span]) -> None:
    """Keep days of rest. In place of longer ones they let go of what waited for the end of those."""
    await repos.meetings.pause(held.board.board_id, kind, spans)
    await repos.deliveries.look_again_at(held.board.board_id, held.now)


async def resume(repos: ports.Repositories, held: said.Book, kind: boards.PauseKind, spans: Sequence[terms.Span]) -> int:
    """End days of rest, and look anew at what waited for that. How many there were."""
    ended = await repos.meetings.resume(held.board.board_id, kind, spans, held.today)
    if ended:
        await repos.deliveries.look_again_at(held.board.board_id, held.now)
    return ended


async def boards_of(repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> list[boards.Board]:
    """The boards on which the person holds a seat today, or which they keep running, by name."""
    run: set[uuid.UUID] = {one.board_id for one in await repos.boards.coordinated_by(person.person_id)}
    keys = await repos.boards.boards_of(person.person_id)
    found = []
    for board in [one for one in await repos.boards.all() if one.key in keys]:
        today = now.astimezone(zoneinfo.ZoneInfo(board.zone)).date()
        if board.board_id in run or await repos.boards.is_seated(board.board_id, person.person_id, today):
            found.append(board)
    return found


def _same_day(odd: Sequence[facts.Odd]) -> facts.Meeting | None:
    return next((one.other for one in odd if one.doubt is facts.Doubt.SAME_DAY), None)
