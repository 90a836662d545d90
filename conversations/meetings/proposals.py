"""A series of meetings before it is put in: how often, from when, and every date with what was in its way. Pure."""

import dataclasses
import datetime
from collections.abc import Iterator

from conversations import messages, ways, wording
from conversations.meetings import commands, facts, lines, pauses, said, series
from conversations.meetings.said import Book

_OFFERED = (series.Cadence.MONTHLY, series.Cadence.SEVEN_WEEKS, series.Cadence.QUARTERLY)


def how_often(book: Book, words: wording.Wording) -> messages.Message:
    """How often the board meets."""
    options = tuple(
        messages.Choice(
            label=words.say("meetings-cadence", cadence=one.name.lower()),
            action=said.box("series", book.board.board_id, one.value),
            typed=said.line(commands.Verb.SERIES, book, words, one.value),
        )
        for one in _OFFERED
    )
    ask = messages.Paragraph(text=words.say("meetings-how-often"))
    return said.message(words, (ask, messages.Choices(options=options), messages.Choices(options=(said.back(book, words),))))


def box(book: Book, cadence: series.Cadence, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for the first date of a series."""
    free = messages.FreeText(
        label=words.say("meetings-series-box"),
        action=said.do("series", book.board.board_id, cadence.value),
        submit=words.say("meetings-series-keep"),
        initial=draft or "",
        opens=words.say("meetings-series"),
    )
    how = words.say("meetings-series-how", count=series.USUAL_COUNT[cadence])
    name = messages.Paragraph(text=f"{words.say('meetings-cadence', cadence=cadence.name.lower())}.")
    return said.message(words, (name, messages.Paragraph(text=how), free), beside=True)


def meant(told: lines.When, cadence: series.Cadence | None, book: Book) -> series.Series | None:
    """The series that a line asks for; None where it names no first day, or not how often. Raises ValueError for too many at once."""
    often = told.cadence or cadence
    if told.day is None or often is None:
        return None
    kind = told.kind or facts.Kind.FORMAL
    count = series.USUAL_COUNT[often] if told.count is None else told.count
    if count not in range(1, series.MOST + 1):
        raise ValueError(count)
    return series.Series(
        cadence=often,
        first=told.day,
        at=told.at or usual_at(book, kind),
        count=count,
        kind=kind,
        minutes=facts.USUAL_MINUTES[kind] if told.minutes is None else told.minutes,
        august=told.august or any(map(pauses.is_august, book.rests)),
        christmas=told.christmas or any(map(pauses.is_christmas, book.rests)),
    )


def usual_at(book: Book, kind: facts.Kind) -> datetime.time:
    """When the board begins as a rule: as the last of its meetings of that kind that is planned, or any."""
    known = [one for one in book.known if one.is_on and one.kind is kind] or [one for one in book.known if one.is_on]
    return facts.local(known[-1].starts_at, book.board.zone).time() if known else facts.USUAL_AT


def proposal(book: Book, plan: series.Series, words: wording.Wording) -> messages.Message:
    """Every date of it, and what was in its way; nothing is kept yet."""
    cadence = words.say("meetings-cadence", cadence=plan.cadence.name.lower())
    if plan.kind is facts.Kind.AWAY:
        heading = words.say("meetings-proposal-away", cadence=cadence, count=plan.count)
    else:
        heading = words.say("meetings-proposal", cadence=cadence, count=plan.count, kind=said.kind(plan.kind, words))
    rows = tuple((str(place), one) for place, one in enumerate(dates(book, plan, words), 1))
    left_out = [words.say("meetings-without-august")] if plan.august else []
    left_out += [words.say("meetings-without-christmas")] if plan.christmas else []
    board_id = book.board.board_id
    start = messages.Choice(
        label=words.say("meetings-start"),
        action=said.do("start", board_id, plan.code),
        typed=_typed(book, plan, commands.Verb.START, words),
    )
    blocks: list[messages.Block] = [messages.Heading(text=heading), messages.Facts(rows=rows)]
    blocks += [messages.Paragraph(text=" ".join(left_out), quiet=True)] if left_out else []
    blocks += [
        messages.Paragraph(text=words.say("meetings-nothing-yet")),
        messages.Choices(options=(start, *_toggles(book, plan, words))),
        messages.Choices(options=(said.back(book, words), ways.home(words))),
    ]
    return said.message(words, blocks)


def dates(book: Book, plan: series.Series, words: wording.Wording) -> Iterator[str]:
    """Each date of a series in words, with what it stands for and what is there already."""
    zone = book.board.zone
    there = {one.starts_at for one in book.known if one.is_on}
    days = {facts.local(one, zone).date() for one in there}
    for stop, planned in plan.planned():
        when = said.when(planned.starts_at(zone), book, words)
        if planned.starts_at(zone) in there:
            when = words.say("meetings-stop-there", when=when)
        elif planned.day in days:
            when = words.say("meetings-stop-same-day", when=when)
        if stop.instead_of is not None and stop.why is not None:
            instead = said.day(stop.instead_of, book, words)
            holiday = stop.why is series.Why.HOLIDAY
            key = "meetings-stop-holiday" if holiday else "meetings-stop-pause"
            when = words.say(key, when=when, instead=instead)
        yield when


def unread(line: str, words: wording.Wording) -> str:
    """For a line that names no series."""
    return words.say("meetings-series-unread", line=wording.isolate(line))


def _toggles(book: Book, plan: series.Series, words: wording.Wording) -> tuple[messages.Choice, ...]:
    board_id = book.board.board_id
    others = (
        ("august", plan.august, dataclasses.replace(plan, august=not plan.august)),
        ("christmas", plan.christmas, dataclasses.replace(plan, christmas=not plan.christmas)),
    )
    return tuple(
        messages.Choice(
            label=words.say("meetings-take-in", days=days) if is_out else words.say("meetings-leave-out", days=days),
            action=said.do("plan", board_id, other.code),
            typed=_typed(book, other, commands.Verb.SERIES, words),
        )
        for days, is_out, other in others
    )


def _typed(book: Book, plan: series.Series, verb: commands.Verb, words: wording.Wording) -> str:
    """A whole series in one line."""

    def first(name: str) -> str:
        return words.say(f"typed-meetings-{name}").partition(",")[0].strip()

    parts = [plan.cadence.value, f"{plan.first:%Y-%m-%d} {plan.at:%H:%M}", f"{plan.count} {first('times')}"]
    parts += [] if plan.kind is facts.Kind.FORMAL else [first(f"kind-{plan.kind.value}")]
    parts += [] if plan.minutes == facts.USUAL_MINUTES[plan.kind] else [f"{plan.minutes} {first('minutes')}"]
    parts += [f"{first('without')} {first(name)}" for name, out in (("august", plan.august), ("christmas", plan.christmas)) if out]
    return said.line(verb, book, words, " ".join(parts))
