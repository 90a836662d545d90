"""A board's pauses as a coordinator sees them: every August, every Christmas, other days, and pre-election time. Pure."""

import datetime
from collections.abc import Sequence

from conversations import boards, messages, terms, ways, wording
from conversations.meetings import commands, pages, pauses, said
from conversations.meetings.said import Book

_DAY = "%Y%m%d"
LONGEST = datetime.timedelta(days=366)


def value(kind: boards.PauseKind, span: terms.Span) -> str:
    """Days of rest in the value of a button."""
    return f"{kind.value}.{span.first:{_DAY}}.{span.last:{_DAY}}"


def read(code: str) -> tuple[boards.PauseKind, terms.Span] | None:
    """What `value` wrote; None for anything else."""
    kind, _, days = code.partition(".")
    first, _, last = days.partition(".")
    try:
        found = [datetime.datetime.strptime(one, _DAY).date() for one in (first, last)]  # noqa: DTZ007 - a local day has no zone
        return (boards.PauseKind(kind), terms.Span(first=found[0], last=found[1])) if found[0] <= found[1] else None
    except ValueError:
        return None


def own(book: Book) -> tuple[terms.Span, ...]:
    """The pauses that are of no every year, in order: the list whose places people name."""
    return tuple(one for one in book.rests if not (pauses.is_august(one) or pauses.is_christmas(one)))


def page(book: Book, words: wording.Wording, done: pages.Done | None = None) -> messages.Message:
    """What is paused, and the ways to change it."""
    done = done or pages.Done()
    blocks = list(said.paragraphs(done.lines))
    blocks += [messages.Choices(options=done.ways)] if done.ways else []
    blocks.append(messages.Heading(text=words.say("meetings-pauses-heading", board=wording.isolate(book.board.name))))
    blocks.append(messages.Paragraph(text=words.say("meetings-pauses-about")))
    blocks += said.paragraphs(listed(book, words) or [words.say("meetings-pauses-none")])
    if book.election is not None:
        blocks.append(messages.Paragraph(text=words.say("meetings-election-on", day=said.day(book.election.last, book, words))))
    blocks.append(messages.Choices(options=(*_yearly(book, words), *_days(book, words))))
    blocks.append(messages.Paragraph(text=words.say("meetings-election-about"), quiet=True))
    blocks.append(messages.Choices(options=(_election(book, words), said.back(book, words), ways.home(words))))
    return said.message(words, blocks)


def every_year(one: terms.Span, spans: Sequence[terms.Span], words: wording.Wording) -> str:
    """That the board rests then every year, up to the last of `spans`; or no more, where there are none."""
    august = pauses.is_august(one)
    if not spans:
        return f"{words.say('meetings-august', on='no') if august else words.say('meetings-christmas', on='no')}."
    year = str(spans[-1].last.year)
    return f"{words.say('meetings-every-august', year=year) if august else words.say('meetings-every-christmas', year=year)}."


def listed(book: Book, words: wording.Wording) -> list[str]:
    """The pauses, a line each; those of no every year by their numbers."""
    yearly = [[one for one in book.rests if is_one(one)] for is_one in (pauses.is_august, pauses.is_christmas)]
    found = [every_year(spans[0], spans, words) for spans in yearly if spans]
    spans = (said.span(one, book, words) for one in own(book))
    return found + [words.say("meetings-pause-row", number=number, days=days) for number, days in enumerate(spans, 1)]


def pause_box(book: Book, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for the days of a pause."""
    free = messages.FreeText(
        label=words.say("meetings-pause-box"),
        action=said.do("pause", book.board.board_id),
        submit=words.say("meetings-pause-keep"),
        initial=draft or "",
        opens=words.say("meetings-pause"),
    )
    return said.message(words, (messages.Paragraph(text=words.say("meetings-pause-how")), free), beside=True)


def election_box(book: Book, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for the last day of pre-election time."""
    free = messages.FreeText(
        label=words.say("meetings-election-box"),
        action=said.do("election", book.board.board_id),
        submit=words.say("meetings-election-keep"),
        initial=draft or "",
        opens=words.say("meetings-election"),
    )
    return said.message(words, (messages.Paragraph(text=words.say("meetings-election-how")), free), beside=True)


def _yearly(book: Book, words: wording.Wording) -> tuple[messages.Choice, ...]:
    """A button for each yearly pause: it says what it would make of it."""
    board_id, verb = book.board.board_id, commands.Verb
    has = {"august": any(map(pauses.is_august, book.rests)), "christmas": any(map(pauses.is_christmas, book.rests))}
    labels = {
        "august": words.say("meetings-august", on="no" if has["august"] else "yes"),
        "christmas": words.say("meetings-christmas", on="no" if has["christmas"] else "yes"),
    }
    return tuple(
        messages.Choice(
            label=labels[name],
            action=said.do("yearly", board_id, f"{name}.{'off' if there else 'on'}"),
            typed=said.line(verb.RESUME if there else verb.PAUSE, book, words, _word(name, words)),
        )
        for name, there in has.items()
    )


def _word(name: str, words: wording.Wording) -> str:
    return words.say(f"typed-meetings-{name}").partition(",")[0].strip()


def _days(book: Book, words: wording.Wording) -> tuple[messages.Choice, ...]:
    board_id, verb = book.board.board_id, commands.Verb
    more = messages.Choice(label=words.say("meetings-pause"), action=said.box("pause", board_id), typed=said.line(verb.PAUSE, book, words))
    ends = (
        messages.Choice(
            label=words.say("meetings-end-pause", number=number),
            action=said.do("resume", board_id, value(boards.PauseKind.PAUSE, one)),
            typed=said.line(verb.RESUME, book, words, str(number)),
        )
        for number, one in enumerate(own(book), 1)
    )
    return (more, *ends)


def _election(book: Book, words: wording.Wording) -> messages.Choice:
    board_id, verb = book.board.board_id, commands.Verb
    if book.election is None:
        typed = said.line(verb.ELECTION, book, words)
        return messages.Choice(label=words.say("meetings-election"), action=said.box("election", board_id), typed=typed)
    return messages.Choice(
        label=words.say("meetings-election-off"),
        action=said.do("resume", board_id, value(boards.PauseKind.PRE_ELECTION, book.election)),
        typed=said.line(verb.ELECTION, book, words, _word("off", words)),
    )
