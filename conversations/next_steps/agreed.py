"""What a board, having talked, says of itself: its page, one position, who was there, and how it came to be. Pure.

These are the board's own words. They are kept apart from the answers of pulses, and no reading ever holds them.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from conversations import actions as codec
from conversations import messages, ways, wording
from conversations.next_steps import pages, sheet, state
from frameworks import schema

BOXES = ("why", "agreed_day")
NO_LEVEL = "none"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Book:
    """An edition that the board uses, in its own words. `code` stands for it in buttons, `name` is what is typed for it.

    `first` is the one that is meant where none is named.
    """

    code: str
    name: str
    edition: schema.Edition
    first: bool = False


def page(of: sheet.Sheet, books: Sequence[Book], words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """What stands today, item by item, for the board's members and those who run it."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("agreed-heading", board=wording.isolate(of.board.name)))]
    blocks += [messages.Paragraph(text=lead)] if lead else []
    standing = state.newest(of.positions)
    options: list[messages.Choice] = []
    for ref in dict.fromkeys(one.edition_ref for one in standing):
        book = book_of(ref, books)
        some = sorted((one for one in standing if one.edition_ref == ref), key=lambda one: _place(one, book))
        blocks.append(messages.Paragraph(text=book.edition.short_title if book else ref))
        blocks.append(messages.Facts(rows=tuple((item_name(one, book), told(one, book, words)) for one in some)))
        options += [way(of, one, book, words) for one in some]
    blocks += [] if standing else [messages.Paragraph(text=words.say("agreed-none"))]
    blocks.append(messages.Paragraph(text=words.say("agreed-who-sees"), quiet=True))
    last = [_choose_way(of, words)] if of.leads and books else []
    last += [sheet.page_way(of.board, words, named=of.named), ways.home(words)]
    blocks += [messages.Choices(options=tuple(options))] if options else []
    return messages.Message(summary=words.say("agreed-summary"), blocks=(*blocks, messages.Choices(options=tuple(last))))


def choose(of: sheet.Sheet, book: Book, others: Sequence[Book], words: wording.Wording) -> messages.Message:
    """The items of one edition, to say something of; other editions below."""
    lead = messages.Paragraph(text=words.say("agreed-choose", edition=book.edition.short_title))
    items = messages.Choices(
        options=tuple(
            sheet.pen(
                f"{one.position} {one.name}",
                sheet.do("agree", of.board.board_id, value(book, one)),
                f"{item_word(of, book, one, words)}: …",
            )
            for one in book.edition.items
        )
    )
    elsewhere = tuple(sheet.button(one.edition.short_title, sheet.do("choose", of.board.board_id, one.code)) for one in others)
    more = (messages.Paragraph(text=words.say("agreed-others"), quiet=True), messages.Choices(options=elsewhere)) if elsewhere else ()
    last = messages.Choices(options=(sheet.agreed_way(of.board, words, named=of.named), ways.home(words)))
    return messages.Message(summary=words.say("agreed-summary"), blocks=(lead, items, *more, last))


def card(
    of: sheet.Sheet,
    one: state.Position,
    book: Book | None,
    words: wording.Wording,
    *,
    lead: str | None = None,
    fresh: bool,
    undo: bool = False,
) -> messages.Message:
    """One position. `fresh`: it was written down today, so that its parts can still be set; later a new one takes its place."""
    said = (messages.Paragraph(text=lead),) if lead else ()
    blocks: list[messages.Block] = [*said, messages.Heading(text=item_name(one, book)), messages.Quote(text=one.text)]
    blocks.append(messages.Facts(rows=tuple(_rows(of, one, book, words))))
    if of.leads and fresh and book is not None:
        blocks += [*_levels(one, book, words), messages.Choices(options=_parts(of, one, book, words))]
    options = [*([_undo(of, one, book, words)] if undo and of.leads and book else []), *_anew(of, one, book, words)]
    if len([other for other in of.positions if _same(one, other)]) > 1:
        options.append(sheet.button(words.say("agreed-earlier"), sheet.do("earlier", one.position_id)))
    options += [sheet.agreed_way(of.board, words, named=of.named), ways.home(words)]
    return messages.Message(summary=words.say("agreed-summary"), blocks=(*blocks, messages.Choices(options=tuple(options))))


def history(of: sheet.Sheet, one: state.Position, book: Book | None, words: wording.Wording) -> messages.Message:
    """All that the board ever said of one item, the newest first, each with the day on which another took its place."""
    found = sorted((other for other in of.positions if _same(one, other)), key=lambda other: (other.agreed_on, other.made_at), reverse=True)
    rows = []
    for place, other in enumerate(found):
        replaced = words.say("agreed-replaced", day=sheet.day(found[place - 1].agreed_on, words)) if place else ""
        rows.append((sheet.day(other.agreed_on, words), f"{told(other, book, words)} {replaced}".strip()))
    last = messages.Choices(options=(way(of, found[0], book, words), sheet.agreed_way(of.board, words, named=of.named), ways.home(words)))
    blocks = (messages.Heading(text=item_name(one, book)), messages.Facts(rows=tuple(rows)), last)
    return messages.Message(summary=words.say("agreed-summary"), blocks=blocks)


def there(
    of: sheet.Sheet, one: state.Position, book: Book | None, people: Sequence[sheet.Person], words: wording.Wording
) -> messages.Message:
    """Who was there, each to take off or to put on."""
    options = []
    for person in people:
        is_there = person.person_id in one.present
        label = words.say("agreed-was-there" if is_there else "agreed-was-not", name=wording.isolate(person.name))
        deed = words.say("agreed-word-without" if is_there else "agreed-word-with")
        typed = f"{_word(of, one, book, words)} {deed} {person.key}" if book else None
        options.append(sheet.button(label, sheet.do("toggle", one.position_id, person.person_id.hex), typed))
    lead = messages.Paragraph(text=words.say("agreed-there", count=len(one.present)))
    last = messages.Choices(options=(way(of, one, book, words), ways.home(words)))
    return messages.Message(
        summary=words.say("agreed-summary"),
        blocks=(messages.Heading(text=item_name(one, book)), lead, messages.Choices(options=tuple(options)), last),
    )


def agree_box(
    of: sheet.Sheet, book: Book, item: schema.Item, words: wording.Wording, draft: str | None, held: str = ""
) -> messages.Message:
    """The box for what the board says of itself on one item."""
    free = messages.FreeText(
        label=words.say("agreed-box"),
        action=codec.encode(sheet.do("agree", of.board.board_id, value(book, item))),
        submit=words.say("steps-keep"),
        initial=draft or held,
        opens=words.say("agreed-write"),
    )
    about = messages.Paragraph(text=item.question, quiet=True)
    lines = messages.Paragraph(text=words.say("agreed-lines"))
    blocks = (messages.Heading(text=f"{item.position} {item.name}"), about, lines, free)
    return messages.Message(summary=words.say("agreed-summary"), blocks=blocks, beside=True)


def box(one: state.Position, book: Book | None, verb: str, words: wording.Wording, draft: str | None) -> messages.Message:
    """The box for the reason, or for the day, of a position."""
    free = messages.FreeText(
        label=words.say("agreed-box-why" if verb == "why" else "agreed-box-day"),
        action=codec.encode(sheet.do(verb, one.position_id)),
        submit=words.say("steps-keep"),
        initial=draft or (one.reason if verb == "why" else ""),
        opens=words.say("agreed-why" if verb == "why" else "agreed-day"),
    )
    return messages.Message(summary=words.say("agreed-summary"), blocks=(messages.Heading(text=item_name(one, book)), free), beside=True)


def book_of(ref: str, books: Sequence[Book]) -> Book | None:
    """The edition with this reference."""
    return next((one for one in books if one.edition.ref == ref), None)


def value(book: Book, item: schema.Item) -> str:
    """One item of one edition, in a button."""
    return f"{book.code}.{item.key}"


def item_name(one: state.Position, book: Book | None) -> str:
    """The item that a position is about."""
    item = book.edition.item(one.item_key) if book else None
    return f"{item.position} {item.name}" if item else one.item_key


def item_word(of: sheet.Sheet, book: Book, item: schema.Item, words: wording.Wording) -> str:
    """What is typed for one item: "agreed 2", with the board's key and the edition where they are needed."""
    front = sheet.after(of.board, words, "agreed-word", named=of.named)
    return " ".join(filter(None, (front, "" if book.first else book.name, str(item.position))))


def way(of: sheet.Sheet, one: state.Position, book: Book | None, words: wording.Wording) -> messages.Choice:
    """The way to one position."""
    item = book.edition.item(one.item_key) if book else None
    label = words.say("agreed-open", item=item.name if item else one.item_key)
    return sheet.button(label, sheet.do("position", one.position_id), _word(of, one, book, words) if item else None)


def told(one: state.Position, book: Book | None, words: wording.Wording) -> str:
    """What was said, at which level, why, when, and by how many."""
    lines = [f"“{wording.isolate(one.text)}”"]
    level = _level(one, book)
    lines += [words.say("agreed-at-level", level=level)] if level else []
    lines += [words.say("agreed-because", reason=wording.isolate(one.reason))] if one.reason else []
    lines.append(words.say("agreed-said", day=sheet.day(one.agreed_on, words), count=len(one.present)))
    return " ".join(lines)


def _word(of: sheet.Sheet, one: state.Position, book: Book | None, words: wording.Wording) -> str:
    item = book.edition.item(one.item_key) if book else None
    return item_word(of, book, item, words) if book and item else words.say("agreed-word")


def _rows(of: sheet.Sheet, one: state.Position, book: Book | None, words: wording.Wording) -> Iterator[tuple[str, str]]:
    if book is None or book.edition.scale.levels:
        yield words.say("agreed-row-level"), _level(one, book) or words.say("agreed-no-level")
    yield words.say("agreed-row-why"), wording.isolate(one.reason) or words.say("steps-open-yet")
    names = words.list_of(of.name(person_id) for person_id in one.present)
    yield words.say("agreed-row-there", count=len(one.present)), names or words.say("steps-open-yet")
    yield words.say("agreed-row-day"), sheet.day(one.agreed_on, words)


def _level(one: state.Position, book: Book | None) -> str:
    if one.level is None:
        return ""
    level = book.edition.level(one.level) if book else None
    return f"{one.level} {level.name}" if level else str(one.level)


def _levels(one: state.Position, book: Book, words: wording.Wording) -> Iterator[messages.Block]:
    """The levels to choose from, where the edition has some. It need not be any of them."""
    if book.edition.scale.levels:
        points = tuple(
            messages.ScalePoint(
                value=level.value,
                name=level.name,
                description=None,
                action=codec.encode(sheet.do("level", one.position_id, str(level.value))),
                chosen=level.value == one.level,
            )
            for level in book.edition.scale.levels
        )
        yield messages.Scale(label=words.say("agreed-level"), points=points)


def _parts(of: sheet.Sheet, one: state.Position, book: Book, words: wording.Wording) -> tuple[messages.Choice, ...]:
    front = _word(of, one, book, words)
    why = sheet.pen(words.say("agreed-why"), sheet.do("why", one.position_id), f"{front} {words.say('agreed-word-why')}: …")
    people = sheet.button(words.say("agreed-who"), sheet.do("there", one.position_id), f"{front} {words.say('agreed-word-without')} …")
    day = sheet.pen(words.say("agreed-day"), sheet.do("agreed_day", one.position_id), f"{front} {words.say('agreed-word-on')} …")
    none = sheet.button(words.say("agreed-no-level"), sheet.do("level", one.position_id, NO_LEVEL))
    return (why, people, day, *(() if one.level is None else (none,)))


def _anew(of: sheet.Sheet, one: state.Position, book: Book | None, words: wording.Wording) -> Iterator[messages.Choice]:
    item = book.edition.item(one.item_key) if book else None
    if of.leads and book and item:
        typed = f"{_word(of, one, book, words)}: …"
        yield sheet.pen(words.say("agreed-write-anew"), sheet.do("agree", of.board.board_id, value(book, item)), typed)
    if of.leads and len(of.live) < state.MOST_LIVE:
        yield pages.add_way(of, words, one)


def _undo(of: sheet.Sheet, one: state.Position, book: Book | None, words: wording.Wording) -> messages.Choice:
    typed = f"{_word(of, one, book, words)} {words.say('steps-word-undo')}"
    return sheet.button(words.say("steps-undo"), sheet.do("agreed_undo", one.position_id, state.stamp(one.changed_at)), typed)


def _choose_way(of: sheet.Sheet, words: wording.Wording) -> messages.Choice:
    return sheet.button(
        words.say("agreed-write"),
        sheet.do("choose", of.board.board_id),
        f"{sheet.after(of.board, words, 'agreed-word', named=of.named)} 1: …",
    )


def _place(one: state.Position, book: Book | None) -> tuple[int, str]:
    item = book.edition.item(one.item_key) if book else None
    return (item.position if item else 99, one.item_key)


def _same(one: state.Position, other: state.Position) -> bool:
    return (one.edition_ref, one.item_key) == (other.edition_ref, other.item_key)
