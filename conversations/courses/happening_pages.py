"""Writing down what happened to a board, changing it, and beginning a new time there: the pages for whoever runs the board. Pure."""

import uuid

from conversations import annotations, messages, ways, wording
from conversations.courses import book as books
from conversations.courses import finding, pages, said


def page(book: books.Book, words: wording.Wording, done: tuple[messages.Block, ...] = ()) -> messages.Message:
    """What is written down, with the ways to change it. `done` is what was just changed, with “Undo”."""
    blocks: list[messages.Block] = [
        *done,
        messages.Heading(text=words.say("courses-page-happened", board=wording.isolate(book.board.name))),
    ]
    blocks += pages.happenings(book, words)[1:] or [messages.Paragraph(text=words.say("courses-nothing-written"))]
    blocks.append(messages.Paragraph(text=words.say("courses-happened-how"), quiet=True))
    kinds = tuple(
        messages.Choice(
            label=words.say("courses-kind-way", kind=kind.value),
            action=books.do("new", book.board.board_id, kind.value),
            typed=books.line(book, words, "courses-happened", f": {book.today.isoformat()} {books.kind_word(kind, words)}"),
        )
        for kind in annotations.Kind
    )
    blocks.append(messages.Choices(options=kinds))
    if book.written:
        blocks.append(messages.Paragraph(text=words.say("courses-change-one")))
        blocks.append(messages.Choices(options=tuple(_to_one(book, one, words) for one in book.written[-pages.LISTED :])))
    back = messages.Choice(
        label=words.say("courses-back"), action=books.do("show", book.board.board_id), typed=books.line(book, words, "courses")
    )
    return books.message(words, (*blocks, *pages.suggestions(book, words), messages.Choices(options=(back, ways.home(words)))))


def one(book: books.Book, its: annotations.Annotation, words: wording.Wording) -> messages.Message:
    """One thing that happened, with what can be done about it."""
    number = book.number(its.annotation_id)
    options = [
        messages.Choice(
            label=words.say("courses-change"),
            action=books.box("amend", its.annotation_id),
            typed=books.line(book, words, "courses-happened", f"{number}: {typed(its, words)}"),
        ),
        messages.Choice(
            label=words.say("courses-remove"),
            action=books.do("remove", its.annotation_id),
            typed=books.line(book, words, "courses-happened", f"{number} {_first(words, 'courses-remove')}"),
        ),
    ]
    options.append(_off(book, its, words) if its.rebases else pages.new_time_way(book, its, words))
    blocks = (messages.Paragraph(text=said.happened(its, words)), messages.Choices(options=tuple(options)), _back(book, words))
    return books.message(words, blocks)


def write_box(
    book: books.Book, annotation_id: uuid.UUID, kind: annotations.Kind, words: wording.Wording, *, initial: str = "", fault: str = ""
) -> messages.Message:
    """The box for something new. What one box makes, it makes once."""
    free = messages.FreeText(
        label=words.say("courses-box", kind=kind.value),
        action=books.do("write", annotation_id, f"{book.board.board_id.hex}.{kind.value}"),
        submit=words.say("courses-box-keep"),
        initial=initial,
        opens=words.say("courses-box-opens"),
    )
    how = words.say("courses-box-how", needs="yes" if kind is annotations.Kind.OTHER else "no")
    return books.message(words, (*_fault(fault), messages.Paragraph(text=how), free), beside=True)


def amend_box(its: annotations.Annotation, words: wording.Wording, *, initial: str = "", fault: str = "") -> messages.Message:
    """The box for changing something, with what stands in it."""
    free = messages.FreeText(
        label=words.say("courses-box-amend"),
        action=books.do("amend", its.annotation_id),
        submit=words.say("courses-box-keep"),
        initial=initial or typed(its, words),
        opens=words.say("courses-change"),
    )
    return books.message(words, (*_fault(fault), messages.Paragraph(text=words.say("courses-box-amend-how")), free), beside=True)


def new_time_box(its: annotations.Annotation, words: wording.Wording, *, initial: str = "", fault: str = "") -> messages.Message:
    """The box for the reason of a new time."""
    free = messages.FreeText(
        label=words.say("courses-box-reason"),
        action=books.do("new_time", its.annotation_id),
        submit=words.say("courses-box-preview"),
        initial=initial or its.reason,
        opens=words.say("courses-new-time-way"),
    )
    how = words.say("courses-new-time-how", happened=said.day(its.day, words), least=finding.MIN_WORDS)
    return books.message(words, (*_fault(fault), messages.Paragraph(text=how), free), beside=True)


def preview(book: books.Book, its: annotations.Annotation, changed: tuple[str, ...], words: wording.Wording) -> messages.Message:
    """What a new time would change, before it begins. `changed` says so of each series."""
    number = book.number(its.annotation_id)
    lines = (
        words.say("courses-preview", day=said.day(its.day, words), reason=wording.isolate(its.reason)),
        *(changed or (words.say("courses-preview-nothing"),)),
        words.say("courses-preview-stays"),
    )
    begin = messages.Choice(
        label=words.say("courses-begin"),
        action=books.do("begin", its.annotation_id),
        typed=books.line(book, words, "courses-new-time", f"{number} {_first(words, 'courses-yes')}"),
    )
    leave = messages.Choice(label=words.say("courses-leave"), action=books.do("happened", book.board.board_id))
    told: list[messages.Block] = [messages.Paragraph(text=one) for one in lines]
    return books.message(words, (*told, messages.Choices(options=(begin, leave))))


def done(line: str, words: wording.Wording, undo: str = "", undo_typed: str | None = None) -> tuple[messages.Block, ...]:
    """What was just done, with the button that undoes it."""
    told = (messages.Paragraph(text=line),)
    if not undo:
        return told
    return (*told, messages.Choices(options=(messages.Choice(label=words.say("courses-undo"), action=undo, typed=undo_typed),)))


def typed(its: annotations.Annotation, words: wording.Wording) -> str:
    """What would be written to put it down: its day, its kind and the words beside it."""
    kind = "" if its.kind is annotations.Kind.OTHER and its.words else books.kind_word(its.kind, words)
    return " ".join(filter(None, (its.day.isoformat(), kind, its.words)))


def _to_one(book: books.Book, its: annotations.Annotation, words: wording.Wording) -> messages.Choice:
    number = str(book.number(its.annotation_id))
    return messages.Choice(
        label=words.say("courses-one", number=number, day=said.day(its.day, words)),
        action=books.do("one", its.annotation_id),
        typed=books.line(book, words, "courses-happened", number),
    )


def _off(book: books.Book, its: annotations.Annotation, words: wording.Wording) -> messages.Choice:
    return messages.Choice(
        label=words.say("courses-unbegin"),
        action=books.do("unbegin", its.annotation_id),
        typed=books.line(book, words, "courses-new-time", f"{book.number(its.annotation_id)} {_first(words, 'courses-off')}"),
    )


def _back(book: books.Book, words: wording.Wording) -> messages.Block:
    typed_back = books.line(book, words, "courses", _first(words, "courses-happened"))
    back = messages.Choice(label=words.say("courses-back-happened"), action=books.do("happened", book.board.board_id), typed=typed_back)
    return messages.Choices(options=(back, ways.home(words)))


def _fault(text: str) -> tuple[messages.Block, ...]:
    return (messages.Paragraph(text=text),) if text else ()


def _first(words: wording.Wording, name: str) -> str:
    return words.say(f"typed-{name}").partition(",")[0].strip()
