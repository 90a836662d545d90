"""The private pages of a board's course: its series, one series, one item, what happened when. Pure."""

from collections.abc import Sequence

from conversations import annotations, messages, ways, wording
from conversations.courses import book as books
from conversations.courses import drawn, finding, said
from frameworks import schema

LISTED = 12
"""So much of what happened is listed, the newest; numbers count from the first."""


def nothing(words: wording.Wording) -> messages.Message:
    """For somebody who is on no board now."""
    return books.message(words, (messages.Paragraph(text=words.say("courses-no-board")), messages.Choices(options=(ways.home(words),))))


def which_board(found: Sequence[books.Book], words: wording.Wording) -> messages.Message:
    """For somebody on several boards who named none."""
    options = tuple(
        messages.Choice(
            label=wording.isolate(one.board.name),
            action=books.do("show", one.board.board_id),
            typed=books.line(one, words, "courses"),
        )
        for one in found
    )
    blocks = (messages.Paragraph(text=words.say("courses-which-board")), messages.Choices(options=(*options, ways.home(words))))
    return books.message(words, blocks)


def board(book: books.Book, words: wording.Wording) -> messages.Message:
    """The board's page: its one series, or a choice among several."""
    if len(book.series) == 1:
        return series(book, book.series[0], words)
    blocks: list[messages.Block] = [messages.Heading(text=words.say("courses-page", board=wording.isolate(book.board.name)))]
    if book.series:
        blocks.append(messages.Paragraph(text=words.say("courses-which-series")))
        blocks.append(messages.Choices(options=tuple(_to_series(book, one, words) for one in book.series)))
    else:
        blocks.append(messages.Paragraph(text=words.say("courses-nothing-yet")))
    return books.message(words, (*blocks, *happenings(book, words), *_ways(book, None, words)))


def series(book: books.Book, one: books.Series, words: wording.Wording) -> messages.Message:
    """One framework: all its items in a picture, as far as there is enough for one, and the way to each of them."""
    told = one.told
    title = words.say("courses-page-series", board=wording.isolate(book.board.name), edition=one.title(words))
    blocks: list[messages.Block] = [messages.Heading(text=title)]
    found = finding.of(told, one.rule)
    if told.newest.levels is None:
        blocks.append(messages.Paragraph(text=said.no_course(told, words)))
    elif any(each.is_drawn for each in found):
        blocks += drawn.under_summary(told, one.rule, words)[1:]
    else:
        blocks += without_picture(found, words)
    if found:
        blocks.append(messages.Paragraph(text=words.say("courses-look-at-one")))
        blocks.append(messages.Choices(options=tuple(_to_item(book, one, each.item, words) for each in found)))
    return books.message(words, (*blocks, *happenings(book, words), *suggestions(book, words), *_ways(book, one, words)))


def item(book: books.Book, one: books.Series, its: schema.Item, words: wording.Wording) -> messages.Message:
    """One item by itself."""
    found = next((each for each in finding.of(one.told, one.rule) if each.item.key == its.key), None)
    if found is None:
        return series(book, one, words)
    title = words.say("courses-page-item", item=its.name, edition=one.title(words))
    back = messages.Choice(
        label=words.say("courses-back"),
        action=books.do("show", book.board.board_id, one.value),
        typed=books.line(book, words, "courses", one.framework),
    )
    blocks = (
        messages.Heading(text=title),
        *drawn.of_item(one.told, one.rule, found, words),
        messages.Choices(options=(back, ways.home(words))),
    )
    return books.message(words, blocks)


def happenings(book: books.Book, words: wording.Wording) -> tuple[messages.Block, ...]:
    """What happened when, numbered; nothing where nothing is written down."""
    if not book.written:
        return ()
    rows = tuple((str(number), said.happened(one, words)) for number, one in enumerate(book.written, 1))
    shown = messages.Facts(rows=rows[-LISTED:])
    return (messages.Paragraph(text=words.say("courses-what-happened")), shown)


def suggestions(book: books.Book, words: wording.Wording) -> tuple[messages.Block, ...]:
    """What might be a reason for a new time, for whoever may begin one. Nothing begins by itself."""
    blocks: list[messages.Block] = []
    for one in book.suggested if book.runs else ():
        if one.one is None:
            text = words.say("courses-suggest-members", day=said.day(one.day, words))
            way = messages.Choice(
                label=words.say("courses-write-it-down"),
                action=books.do("members", book.board.board_id, f"{one.day:%Y%m%d}"),
                typed=books.line(
                    book, words, "courses-happened", f": {one.day.isoformat()} {books.kind_word(annotations.Kind.MEMBERS, words)}"
                ),
            )
        else:
            text = words.say("courses-suggest", happened=said.happened(one.one, words))
            way = new_time_way(book, one.one, words)
        blocks += [messages.Paragraph(text=text), messages.Choices(options=(way,))]
    return tuple(blocks)


def new_time_way(book: books.Book, one: annotations.Annotation, words: wording.Wording) -> messages.Choice:
    """The button that asks for the reason of a new time."""
    return messages.Choice(
        label=words.say("courses-new-time-way"),
        action=books.box("new_time", one.annotation_id),
        typed=books.line(book, words, "courses-new-time", f"{book.number(one.annotation_id)}: …"),
    )


def without_picture(found: Sequence[finding.Found], words: wording.Wording) -> list[messages.Block]:
    """Why there is no picture. Where that differs, which question it is so for; and what moved, as the summary told it."""
    reasons: dict[str, list[str]] = {}
    for one in found:
        reasons.setdefault(said.why(one, words), []).append(one.item.name)
    if len(reasons) == 1:
        blocks: list[messages.Block] = [messages.Paragraph(text=reason) for reason in reasons]
    else:
        blocks = [messages.Facts(rows=tuple((words.list_of(names), reason) for reason, names in reasons.items()))]
    moved = [(one.item.name, said.moved(one, words)) for one in found if one.moved]
    if moved:
        blocks.append(messages.Facts(rows=tuple((name, told[0]) for name, told in moved)))
        blocks += [messages.Paragraph(text=care, quiet=True) for care in dict.fromkeys(care for _, told in moved for care in told[1:])]
    return blocks


def _to_series(book: books.Book, one: books.Series, words: wording.Wording) -> messages.Choice:
    only = sum(each.framework == one.framework for each in book.series) == 1
    typed = books.line(book, words, "courses", one.framework if only else f"{one.framework} {one.told.actor.value}")
    return messages.Choice(label=one.title(words), action=books.do("show", book.board.board_id, one.value), typed=typed)


def _to_item(book: books.Book, one: books.Series, its: schema.Item, words: wording.Wording) -> messages.Choice:
    number = one.told.edition.items.index(its) + 1
    named = "" if len(book.series) == 1 else f"{one.framework} "
    return messages.Choice(
        label=its.name,
        action=books.do("show", book.board.board_id, f"{one.value}.{books.code(its.key)}"),
        typed=books.line(book, words, "courses", f"{named}{number}"),
    )


def _ways(book: books.Book, one: books.Series | None, words: wording.Wording) -> tuple[messages.Block, ...]:
    options: list[messages.Choice] = []
    if book.runs:
        label = words.say("courses-happened-way")
        typed = books.line(book, words, "courses", words.say("typed-courses-happened").partition(",")[0])
        options.append(messages.Choice(label=label, action=books.do("happened", book.board.board_id), typed=typed))
    if book.runs and one is not None and one.told.newest.levels is not None:
        typed = books.line(book, words, "courses-rules", one.framework)
        action = books.do("rules", book.board.board_id, one.framework)
        options.append(messages.Choice(label=words.say("courses-rules-way"), action=action, typed=typed))
    return (messages.Choices(options=(*options, ways.home(words))),)
