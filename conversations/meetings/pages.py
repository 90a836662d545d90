"""What a coordinator sees of a board's calendar, and what members see: the meetings ahead, and what was just changed. Pure."""

import dataclasses
import datetime
from collections.abc import Sequence

from conversations import messages, ways, wording
from conversations.meetings import commands, facts, said
from conversations.meetings.said import Book

SHOWN = 12
"""So many meetings are listed."""
STAMP = "%Y%m%dt%H%M"
"""How an instant (UTC) stands in the value of a button."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Done:
    """What was just changed: what to say of it, and the buttons that belong to it, “Undo” first."""

    lines: tuple[str, ...] = ()
    ways: tuple[messages.Choice, ...] = ()


def page(book: Book, words: wording.Wording, done: Done | None = None, *, runs: bool = True) -> messages.Message:
    """The meetings ahead, each with the last day for its papers, and the ways on. `runs`: they may change it."""
    done = done or Done()
    blocks = list(said.paragraphs(done.lines))
    blocks += [messages.Choices(options=done.ways)] if done.ways else []
    blocks.append(messages.Heading(text=words.say("meetings-heading", board=wording.isolate(book.board.name))))
    shown = book.ahead[:SHOWN]
    if shown:
        blocks.append(messages.Facts(rows=tuple(_row(place, one, book, words) for place, one in enumerate(shown, 1))))
    else:
        blocks.append(messages.Paragraph(text=words.say("meetings-none")))
    more = len(book.ahead) - len(shown)
    blocks += [messages.Paragraph(text=words.say("meetings-more", count=more), quiet=True)] if more else []
    blocks += [messages.Paragraph(text=one, quiet=True) for one in _resting(book, words)]
    blocks.append(messages.Choices(options=(*(_ways(book, words) if runs else ()), ways.home(words))))
    return said.message(words, blocks)


def members_page(books: Sequence[Book], words: wording.Wording) -> messages.Message:
    """The meetings of every board that the person is on, to read."""
    blocks = [block for book in books for block in page(book, words, runs=False).blocks[:-1]]
    return said.message(words, (*blocks, messages.Choices(options=(ways.home(words),))))


def which_board(books: Sequence[Book], words: wording.Wording) -> messages.Message:
    """For somebody who runs several boards and named none."""
    options = tuple(
        messages.Choice(
            label=wording.isolate(one.board.name),
            action=said.do("show", one.board.board_id),
            typed=said.line(commands.Verb.SHOW, one, words),
        )
        for one in books
    )
    blocks = (messages.Paragraph(text=words.say("meetings-which-board")), messages.Choices(options=(*options, ways.home(words))))
    return said.message(words, blocks)


def pick(book: Book, words: wording.Wording, *, verb: commands.Verb) -> messages.Message:
    """Which meeting is to be moved or cancelled."""
    shown = book.ahead[:SHOWN]
    if not shown:
        return page(book, words, Done(lines=(words.say("meetings-nothing-there"),)))
    moving = verb is commands.Verb.MOVE
    options = tuple(
        messages.Choice(
            label=said.row(one, book, words),
            action=(said.box if moving else said.do)(verb.value, one.meeting_id, str(one.sequence)),
            typed=said.line(verb, book, words, str(place)),
        )
        for place, one in enumerate(shown, 1)
    )
    ask = words.say("meetings-which-move") if moving else words.say("meetings-which-cancel")
    blocks = (messages.Paragraph(text=ask), messages.Choices(options=options), messages.Choices(options=(said.back(book, words),)))
    return said.message(words, blocks)


def add_box(book: Book, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for one new meeting."""
    free = messages.FreeText(
        label=words.say("meetings-add-box"),
        action=said.do("add", book.board.board_id),
        submit=words.say("meetings-add-keep"),
        initial=draft or "",
        opens=words.say("meetings-add"),
    )
    return said.message(words, (messages.Paragraph(text=words.say("meetings-add-how")), free), beside=True)


def move_box(book: Book, meeting: facts.Meeting, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for the new date of a meeting."""
    free = messages.FreeText(
        label=words.say("meetings-move-box"),
        action=said.do("move", meeting.meeting_id, str(meeting.sequence)),
        submit=words.say("meetings-move-keep"),
        initial=draft or "",
        opens=words.say("meetings-move"),
    )
    how = words.say("meetings-move-how", when=said.when(meeting.starts_at, book, words))
    return said.message(words, (messages.Paragraph(text=how), free), beside=True)


def sure(book: Book, planned: facts.Planned, other: facts.Meeting, yes: str, words: wording.Wording) -> messages.Message:
    """Asked before a second meeting is put on one day. `yes` is the button's value."""
    starts_at = said.when(planned.starts_at(book.board.zone), book, words)
    ask = words.say("meetings-odd-same-day-ask", other=said.row(other, book, words), when=starts_at)
    leave = messages.Choice(label=words.say("meetings-leave"), action=said.do("show", book.board.board_id))
    options = (messages.Choice(label=words.say("meetings-anyway"), action=yes), leave)
    return said.message(words, (messages.Paragraph(text=ask), messages.Choices(options=options)))


def unread(line: str, words: wording.Wording, box: messages.Message | None = None) -> messages.Message:
    """For a line that names no date, with the box that it came from."""
    told = messages.Paragraph(text=words.say("meetings-unread", line=wording.isolate(line)))
    return said.message(words, (told, *(box.blocks[-1:] if box else ())), beside=box is not None)


def undo(action: str, words: wording.Wording, typed: str | None = None) -> messages.Choice:
    """The button that takes back what was just done."""
    return messages.Choice(label=words.say("meetings-undo"), action=action, typed=typed)


def typed_date(instant: datetime.datetime, book: Book) -> str:
    """Day and time as they can be typed, whatever the year."""
    return f"{facts.local(instant, book.board.zone):%Y-%m-%d %H:%M}"


def _row(place: int, one: facts.Meeting, book: Book, words: wording.Wording) -> tuple[str, str]:
    return str(place), " ".join(filter(None, (f"{said.row(one, book, words)}.", said.papers(one, book, words))))


def _resting(book: Book, words: wording.Wording) -> list[str]:
    """The pause that is on or comes next, and what an election keeps quiet."""
    found = [words.say("meetings-resting", days=said.span(one, book, words)) for one in book.rests[:1]]
    election = book.election
    if election is not None:
        found.append(words.say("meetings-election-on", day=said.day(election.last, book, words)))
    return found


def _ways(book: Book, words: wording.Wording) -> tuple[messages.Choice, ...]:
    board_id = book.board.board_id
    verb = commands.Verb
    made = [
        messages.Choice(label=words.say("meetings-add"), action=said.box("add", board_id), typed=said.line(verb.ADD, book, words)),
        messages.Choice(label=words.say("meetings-series"), action=said.do("series", board_id), typed=said.line(verb.SERIES, book, words)),
    ]
    if book.ahead:
        made += [
            messages.Choice(label=words.say("meetings-move"), action=said.do("moving", board_id), typed=said.line(verb.MOVE, book, words)),
            messages.Choice(
                label=words.say("meetings-cancel"), action=said.do("cancelling", board_id), typed=said.line(verb.CANCEL, book, words)
            ),
        ]
    pauses = said.line(verb.PAUSES, book, words)
    return (*made, messages.Choice(label=words.say("meetings-pauses"), action=said.do("pauses", board_id), typed=pauses))
