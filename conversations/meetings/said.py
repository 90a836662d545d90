"""Small things that are said of a board's calendar: a meeting, a date, what is odd about it, and the line that does the same. Pure."""

import dataclasses
import datetime
import uuid
import zoneinfo
from collections.abc import Iterable, Sequence

from conversations import actions, boards, calendar, messages, terms, wording, workdays
from conversations.meetings import commands, facts

Say = wording.Wording


@dataclasses.dataclass(frozen=True, kw_only=True)
class Book:
    """A board's calendar as it stands at `now` (aware): what is ahead and takes place, and the days of rest that are not over.

    `known` is every meeting of the board, past and cancelled ones too. `named`: what is typed has to name the board.
    """

    board: boards.Board
    now: datetime.datetime
    known: tuple[facts.Meeting, ...] = ()
    rests: tuple[terms.Span, ...] = ()
    elections: tuple[terms.Span, ...] = ()
    named: bool = False

    @property
    def ahead(self) -> tuple[facts.Meeting, ...]:
        """What is to take place, in order: the list whose places people name."""
        return tuple(one for one in self.known if one.is_on and one.starts_at > self.now)

    @property
    def today(self) -> datetime.date:
        """The board's local day."""
        return facts.local(self.now, self.board.zone).date()

    @property
    def election(self) -> terms.Span | None:
        """The pre-election time that is on, or comes next."""
        return next(iter(self.elections), None)


def when(instant: datetime.datetime, book: Book, words: Say) -> str:
    """Day and time as the board's clock shows it, with the year where that is not this one."""
    zone = zoneinfo.ZoneInfo(book.board.zone)
    if facts.local(instant, book.board.zone).year == book.today.year:
        return words.day_and_time(instant, zone)
    return words.say("words-day-and-time", day=words.date_and_year(instant, zone), time=words.time(instant, zone))


def day(of: datetime.date, book: Book, words: Say) -> str:
    """A local day, with the year where that is not this one."""
    noon = calendar.instant(of, datetime.time(12), book.board.zone)
    zone = zoneinfo.ZoneInfo(book.board.zone)
    return words.date(noon, zone) if of.year == book.today.year else words.date_and_year(noon, zone)


def clock(at: datetime.time, words: Say) -> str:
    """A time of day."""
    return words.time(datetime.datetime.combine(datetime.date(2000, 1, 1), at, tzinfo=datetime.UTC), datetime.UTC)


def span(of: terms.Span, book: Book, words: Say) -> str:
    """Local days from and to."""
    if of.first == of.last:
        return day(of.first, book, words)
    return words.say("meetings-span", first=day(of.first, book, words), last=day(of.last, book, words))


def kind(of: facts.Kind, words: Say) -> str:
    """What such a meeting is called."""
    return words.say("meetings-kind", kind=of.value)


def row(meeting: facts.Meeting, book: Book, words: Say) -> str:
    """One meeting, in one line."""
    return words.say("meetings-row", when=when(meeting.starts_at, book, words), kind=kind(meeting.kind, words))


def papers(meeting: facts.Meeting, book: Book, words: Say) -> str:
    """The last day for its papers; nothing for a meeting that has none, or where that day is over."""
    last = facts.papers_day(meeting, book.board.zone)
    return words.say("meetings-papers", day=day(last, book, words)) if last is not None and last >= book.today else ""


def refusal(why: facts.Refusal, starts_at: datetime.datetime, book: Book, words: Say) -> str:
    """Why a date cannot be had."""
    if why is facts.Refusal.STALE:
        return words.say("meetings-refused-stale")
    at = when(starts_at, book, words)
    match why:
        case facts.Refusal.PAST:
            return words.say("meetings-refused-past", when=at)
        case facts.Refusal.FAR:
            return words.say("meetings-refused-far", when=at)
    return words.say("meetings-refused-taken", when=at)


def odds(found: Iterable[facts.Odd], planned: facts.Planned, book: Book, words: Say) -> list[str]:
    """What is odd about a date, a sentence each."""
    return [odd(one, planned, book, words) for one in found]


def odd(one: facts.Odd, planned: facts.Planned, book: Book, words: Say) -> str:
    """One thing that is odd about a date."""
    other = "" if one.other is None else row(one.other, book, words)
    match one.doubt:
        case facts.Doubt.SAME_DAY:
            return words.say("meetings-odd-same-day", other=other)
        case facts.Doubt.CLOSE:
            return words.say("meetings-odd-close", other=other)
        case facts.Doubt.SKIPPED:
            begins = facts.local(planned.starts_at(book.board.zone), book.board.zone).time()
            return words.say("meetings-odd-skipped", time=clock(begins, words))
        case facts.Doubt.PAPERS:
            return words.say("meetings-odd-papers", day=day(workdays.papers_out(planned.day), book, words))
    return words.say(f"meetings-odd-{one.doubt}")


def line(verb: commands.Verb, book: Book, words: Say, rest: str = "") -> str:
    """What can be typed instead of pressing: the words that help texts show."""
    parts = [_first(words.say("typed-meetings")), book.board.key if book.named else ""]
    parts += ["" if verb is commands.Verb.SHOW else _first(words.say(f"typed-meetings-{verb}")), rest]
    return " ".join(filter(None, parts))


def do(verb: str, on: uuid.UUID | None, value: str = "") -> str:
    """The value of a button."""
    return actions.encode(actions.Do(subject=actions.Subject.MEETING, verb=verb, on=on, value=value))


def box(verb: str, on: uuid.UUID, value: str = "") -> str:
    """The value of a button that opens the box whose text goes to the deed."""
    return actions.encode(actions.Write(on=actions.Do(subject=actions.Subject.MEETING, verb=verb, on=on, value=value)))


def back(book: Book, words: Say) -> messages.Choice:
    """The way to the calendar."""
    return messages.Choice(
        label=words.say("meetings-back"), action=do("show", book.board.board_id), typed=line(commands.Verb.SHOW, book, words)
    )


def message(words: Say, blocks: Sequence[messages.Block], *, beside: bool = False) -> messages.Message:
    """A message about a board's meetings."""
    return messages.Message(summary=words.say("meetings-summary"), blocks=tuple(blocks), beside=beside)


def paragraphs(lines: Iterable[str]) -> tuple[messages.Block, ...]:
    """Each line that says something, by itself."""
    return tuple(messages.Paragraph(text=one) for one in lines if one)


def _first(listed: str) -> str:
    return listed.partition(",")[0].strip()
