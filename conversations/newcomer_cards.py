"""The pieces of a new member's first weeks, and the one message to whoever leaves. Pure: facts in, one message out."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence

from conversations import actions, boards, calendar, messages, newcomers, ways, wording
from frameworks import schema

_TERMS = 5
"""So many words of the instrument are told; the cards of the questions tell the others."""
_NOON = datetime.time(12)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Facts:
    """What the pieces are made from, as it stands when one leaves.

    `seats` are the titles that the person holds; `edition` is the one that the board is asked in, None where it is asked in none, with
    its rhythm and its next opening (UTC). `reflects`: it is asked questions to reflect on, too. `told` is what the channel read of the
    newest closed pulse, its first lines, and `told_at` when (UTC). `agreed` are what the board says of itself, `doing` what it does
    about it, and by when. `open_item` is the question to think about. `ways` lead to other nouns' pages, by their subject.
    """

    board: boards.Board
    seats: Sequence[str] = ()
    edition: schema.Edition | None = None
    rhythm: calendar.Rhythm | None = None
    opens_at: datetime.datetime | None = None
    reflects: bool = False
    told: Sequence[str] = ()
    told_at: datetime.datetime | None = None
    agreed: Sequence[tuple[str, str]] = ()
    doing: Sequence[tuple[str, datetime.date]] = ()
    open_item: schema.Item | None = None
    coordinators: Sequence[str] = ()
    chairs: Sequence[str] = ()
    ways: Mapping[actions.Subject, Sequence[messages.Choice]] = dataclasses.field(default_factory=dict)

    @property
    def name(self) -> str:
        """The board's name."""
        return wording.isolate(self.board.name)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Parting:
    """What a leaver is told. `answers_until`: when the last of their answers and replies is deleted (UTC; None: there are none).

    `duties` are what they still do for the board, `waiting` how many memos of theirs wait, `elsewhere` whether they stay on other boards.
    """

    board: boards.Board
    last_day: datetime.date
    answers_until: datetime.datetime | None = None
    duties: Sequence[boards.Duty] = ()
    waiting: int = 0
    coordinators: Sequence[str] = ()
    elsewhere: bool = False


def piece(number: int, facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> messages.Message | None:
    """One piece, from 1; None where there is nothing to say."""
    made = list(_PIECES[number - 1](facts, zone, words))
    if not made:
        return None
    end = [] if number == newcomers.PIECES else [_enough(facts.board.board_id, words)]
    mine = _page("pages-data", actions.Page.DATA, words)
    options = (*_on(number, facts), *([mine] if number == 1 else []), *end, ways.home(words))
    key = "newcomers-count-last" if number == newcomers.PIECES else "newcomers-count"
    count = messages.Paragraph(text=words.say(key, number=number, total=newcomers.PIECES), quiet=True)
    return messages.Message(
        summary=words.say("newcomers-summary", board=facts.name), blocks=(*made, count, messages.Choices(options=options))
    )


def stopped(names: Sequence[str], on: Sequence[uuid.UUID], words: wording.Wording) -> messages.Message:
    """No more pieces come; and the way back."""
    line = words.say("newcomers-stopped", board=words.list_of(map(wording.isolate, names)))
    label, typed = words.say("newcomers-go-on"), words.say("newcomers-word-go-on")
    back = tuple(messages.Choice(label=label, action=actions.encode(_do("go_on", one)), typed=typed) for one in on[:1])
    return _word(line, words, *back)


def goes_on(name: str, words: wording.Wording) -> messages.Message:
    """The rest comes after all."""
    return _word(words.say("newcomers-goes-on", board=wording.isolate(name)), words)


def over(words: wording.Wording) -> messages.Message:
    """There is nothing left to stop, or to go on with."""
    return _word(words.say("newcomers-over"), words)


def farewell(of: Parting, zone: datetime.tzinfo, words: wording.Wording) -> messages.Message:
    """What stays theirs, until when it is kept, and what ends."""
    lines = [words.say("newcomers-left-private")]
    if of.answers_until is not None:
        lines.append(words.say("newcomers-left-until", day=words.date_and_year(of.answers_until, zone)))
    lines.append(words.say("newcomers-left-published"))
    if of.waiting:
        lines.append(words.say("newcomers-left-memos", count=of.waiting))
    if of.duties:
        duties = words.list_of(words.say("newcomers-duty", duty=one.value) for one in of.duties)
        lines.append(words.say("newcomers-left-duties", duties=duties))
    if of.coordinators:
        lines.append(words.say("newcomers-left-who", names=_names(of.coordinators, words)))
    name = wording.isolate(of.board.name)
    day = _day(of.last_day, words)
    options = (_page("pages-data", actions.Page.DATA, words), _page("newcomers-copy", actions.Page.COPY, words))
    return messages.Message(
        summary=words.say("newcomers-left-summary", board=name),
        blocks=(
            messages.Heading(text=words.say("newcomers-left-heading", board=name)),
            messages.Paragraph(text=words.say("newcomers-left", board=name, day=day)),
            *(messages.Paragraph(text=line) for line in lines),
            messages.Choices(options=options),
        ),
    )


def _welcome(facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[messages.Block]:
    seats = words.list_of(map(wording.isolate, facts.seats))
    yield messages.Heading(text=words.say("newcomers-welcome", board=facts.name))
    yield messages.Paragraph(text=words.say("newcomers-seat" if seats else "newcomers-no-seat", seat=seats, board=facts.name))
    yield messages.Paragraph(text=words.say("newcomers-what"))
    asked = []
    if facts.edition is not None and facts.rhythm is not None:
        every = words.say("newcomers-every", count=facts.rhythm.every, unit=facts.rhythm.unit.value)
        asked.append(words.say("newcomers-asked", edition=facts.edition.short_title, every=every, minutes=facts.edition.minutes))
        if facts.opens_at is not None:
            asked.append(words.say("newcomers-opens", day=words.date(facts.opens_at, zone)))
    if facts.reflects:
        asked.append(words.say("newcomers-reflects"))
    yield from _paragraph(" ".join(asked))
    yield messages.Paragraph(text=words.say("newcomers-kept", floor=facts.board.floor, months=facts.board.keep_months))


def _instrument(facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[messages.Block]:
    del zone
    edition = facts.edition
    if edition is None:
        return
    parts = [one.name for one in edition.groups] or [one.name for one in edition.items]
    yield messages.Heading(text=words.say("newcomers-instrument", edition=edition.short_title))
    yield messages.Paragraph(text=edition.about)
    yield messages.Paragraph(text=words.say("newcomers-parts", count=len(parts), parts=words.list_of(parts)))
    if edition.scale.shape is schema.Shape.LEVELS:
        first, last = edition.scale.levels[0], edition.scale.levels[-1]
        levels = {"low": f"{first.value} {first.name}", "high": f"{last.value} {last.name}"}
        yield messages.Paragraph(text=words.say("newcomers-levels", months=edition.scale.horizon_months or 0, **levels))
    yield messages.Paragraph(text=words.say("newcomers-not-sure"))


def _told(facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Heading(text=words.say("newcomers-told", board=facts.name))
    if facts.told and facts.told_at is not None:
        yield messages.Paragraph(text=words.say("newcomers-told-at", day=words.date_and_year(facts.told_at, zone)))
        yield from (messages.Paragraph(text=one) for one in facts.told)
    else:
        yield messages.Paragraph(text=words.say("newcomers-told-nothing"))
    doing = [(label, words.say("newcomers-by", day=_day(day, words))) for label, day in facts.doing]
    for key, rows in (("newcomers-agreed", facts.agreed), ("newcomers-doing", doing)):
        if rows:
            yield messages.Paragraph(text=words.say(key))
            yield messages.Facts(rows=tuple((label, wording.isolate(said)) for label, said in rows))


def _question(facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[messages.Block]:
    del zone
    if facts.open_item is None:
        return
    yield messages.Heading(text=words.say("newcomers-question"))
    yield messages.Paragraph(text=facts.open_item.question)
    yield messages.Paragraph(text=words.say("newcomers-question-how"))


def _people(facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[messages.Block]:
    del zone
    yield messages.Heading(text=words.say("newcomers-people"))
    rows = [(words.say("newcomers-row-chair"), _names(facts.chairs, words))] if facts.chairs else []
    rows += [(words.say("newcomers-row-coordinator"), _names(facts.coordinators, words))] if facts.coordinators else []
    if rows:
        yield messages.Facts(rows=tuple(rows))
    terms = facts.edition.terms[:_TERMS] if facts.edition is not None else ()
    if terms:
        yield messages.Paragraph(text=words.say("newcomers-terms"))
        yield messages.Facts(rows=tuple((one.term, f"{one.meant} {one.today}") for one in terms))
    if facts.ways.get(actions.Subject.TERMS):
        yield messages.Paragraph(text=words.say("newcomers-hours"))


def _on_your_way(facts: Facts, zone: datetime.tzinfo, words: wording.Wording) -> Iterator[messages.Block]:
    del zone
    yield messages.Heading(text=words.say("newcomers-six"))
    yield messages.Paragraph(text=words.say("newcomers-six-what"))
    if facts.ways.get(actions.Subject.MEMO):
        yield messages.Paragraph(text=words.say("newcomers-six-memo"))
    if facts.coordinators:
        yield messages.Paragraph(text=words.say("newcomers-six-who", names=_names(facts.coordinators, words)))


_Piece = Callable[[Facts, datetime.tzinfo, wording.Wording], Iterator[messages.Block]]
_PIECES: tuple[_Piece, ...] = (_welcome, _instrument, _told, _question, _people, _on_your_way)
_LEADS_TO = {3: actions.Subject.STEP, 5: actions.Subject.TERMS, 6: actions.Subject.MEMO}


def _on(number: int, facts: Facts) -> Sequence[messages.Choice]:
    """The ways to another noun that a piece speaks of. Of what the board agreed only where it agreed on anything."""
    subject = _LEADS_TO.get(number)
    if subject is None or (subject is actions.Subject.STEP and not (facts.agreed or facts.doing)):
        return ()
    return facts.ways.get(subject, ())


def _enough(board_id: uuid.UUID, words: wording.Wording) -> messages.Choice:
    label = words.say("newcomers-enough")
    return messages.Choice(label=label, action=actions.encode(_do("enough", board_id)), typed=words.say("newcomers-word-enough"))


def _page(key: str, page: actions.Page, words: wording.Wording) -> messages.Choice:
    label = words.say(key)
    return messages.Choice(label=label, action=actions.encode(actions.Look(page=page)), typed=label.lower())


def _word(line: str, words: wording.Wording, *more: messages.Choice) -> messages.Message:
    options = messages.Choices(options=(*more, ways.home(words)))
    return messages.Message(summary=words.say("newcomers-word"), blocks=(messages.Paragraph(text=line), options), beside=True)


def _paragraph(text: str) -> Iterator[messages.Block]:
    if text:
        yield messages.Paragraph(text=text)


def _day(day: datetime.date, words: wording.Wording) -> str:
    return words.date_and_year(datetime.datetime.combine(day, _NOON, datetime.UTC), datetime.UTC)


def _names(names: Sequence[str], words: wording.Wording) -> str:
    return words.list_of(map(wording.isolate, names))


def _do(verb: str, on: uuid.UUID) -> actions.Do:
    return actions.Do(subject=actions.Subject.START, verb=verb, on=on)
