"""The pages of one's own side of an exchange: what there is, a proposal from the first look to its code, and the end. Pure."""

from conversations import boards, messages, ways, wording
from conversations.exchanges import book as books
from conversations.exchanges import codes, state
from frameworks import schema

Block = messages.Block


def page(book: books.Book, words: wording.Wording, lead: str = "") -> messages.Message:
    """All that somebody's boards have agreed on or proposed, and the ways to something new. `lead` says what was just done."""
    said: list[Block] = [books.paragraph(lead)] if lead else []
    said += [messages.Heading(text=words.say("buddy-heading")), books.paragraph(words.say("buddy-what"))]
    if not book.rows:
        said.append(books.paragraph(words.say("buddy-none" if book.led else "buddy-none-member")))
    for row in book.rows:
        said += _row(book, row, words)
    if book.led:
        said += _new(book, words)
    return books.message(words, (*said, messages.Choices(options=(ways.home(words),))))


def instruments(board: boards.Board, editions: tuple[schema.Edition, ...], words: wording.Wording) -> messages.Message:
    """What is shown and what not, and which instrument it is to be of."""
    said = [messages.Heading(text=words.say("buddy-new-heading", board=books.name(board))), *_promise(words)]
    if not editions:
        back = messages.Choices(options=(books.back(words), ways.home(words)))
        return books.message(words, (*said, books.paragraph(words.say("buddy-no-instrument")), back))
    options = tuple(
        messages.Choice(label=one.short_title, action=books.do("pick", board.board_id, books.Plan(edition=one).value)) for one in editions
    )
    ask = books.paragraph(words.say("buddy-which-instrument"))
    return books.message(words, (*said, ask, messages.Choices(options=options), messages.Choices(options=(books.back(words),))))


def elements(board: boards.Board, plan: books.Plan, words: wording.Wording, lead: str = "") -> messages.Message:
    """The elements to choose from: a press puts one in or takes it out."""
    options = tuple(
        messages.Choice(
            label=words.say("buddy-chosen", item=item.name) if plan.mask >> place & 1 else item.name,
            action=books.do("choose", board.board_id, plan.toggled(place).value),
        )
        for place, item in enumerate(plan.edition.items)
    )
    chosen = words.list_of(item.name for item in plan.edition.items if item.key in plan.item_keys)
    go_on = messages.Choice(label=words.say("buddy-go-on"), action=books.box("note", board.board_id, plan.value))
    every = messages.Choice(label=words.say("buddy-all"), action=books.do("choose", board.board_id, plan.all_of_it.value))
    further = ((go_on,) if plan.mask else ()) + ((every,) if plan.mask != plan.all_of_it.mask else ()) + (books.back(words),)
    return books.message(
        words,
        (
            books.paragraph(lead) if lead else None,
            messages.Heading(text=words.say("buddy-elements-heading", edition=plan.edition.short_title)),
            books.paragraph(words.say("buddy-elements")),
            messages.Choices(options=options),
            books.paragraph(words.say("buddy-elements-chosen", items=chosen) if chosen else words.say("buddy-elements-none")),
            messages.Choices(options=further),
        ),
    )


def note_box(action: str, draft: str | None, words: wording.Wording, fault: str = "") -> messages.Message:
    """The box for a board's note on its context. `fault` says why what was written is not kept."""
    free = messages.FreeText(
        label=words.say("buddy-note-box", most=books.MOST_NOTE),
        action=action,
        submit=words.say("buddy-note-keep"),
        initial=draft or "",
        opens=words.say("buddy-note-open"),
    )
    said = books.paragraph(words.say("buddy-note-how"))
    return books.message(words, (books.paragraph(fault) if fault else None, said, free), beside=True)


def note_fault(note: str, words: wording.Wording) -> str:
    """Why a note cannot stand; empty where it can."""
    if not note:
        return words.say("buddy-note-empty")
    return words.say("buddy-note-long", length=len(note), most=books.MOST_NOTE) if len(note) > books.MOST_NOTE else ""


def confirm(board: boards.Board, plan: books.Plan, note: str, words: wording.Wording) -> messages.Message:
    """The whole proposal, before anything of it is kept for others."""
    names = words.list_of(item.name for item in plan.edition.items if item.key in plan.item_keys)
    rows = (
        (words.say("buddy-row-board"), books.name(board)),
        (words.say("buddy-row-instrument"), plan.edition.short_title),
        (words.say("buddy-row-elements"), names),
    )
    agreed = messages.Choice(label=words.say("buddy-agreed-button"), action=books.do("propose", board.board_id, plan.value))
    change = messages.Choice(label=words.say("buddy-note-change"), action=books.box("note", board.board_id, plan.value))
    other = messages.Choice(label=words.say("buddy-elements-change"), action=books.do("choose", board.board_id, plan.value))
    return books.message(
        words,
        (
            messages.Heading(text=words.say("buddy-confirm-heading")),
            messages.Facts(rows=rows),
            books.paragraph(words.say("buddy-note-own")),
            messages.Quote(text=wording.isolate(note)),
            *_promise(words),
            books.paragraph(words.say("buddy-confirm-who")),
            messages.Choices(options=(agreed, change, other, books.leave(words))),
        ),
    )


def proposed(book: books.Book, exchange: state.Exchange, words: wording.Wording) -> messages.Message:
    """The code, and what to do with it."""
    take_back = messages.Choice(label=words.say("buddy-take-back"), action=books.do("back", exchange.exchange_id))
    code = codes.shown(exchange.code)
    return books.message(
        words,
        (
            messages.Heading(text=words.say("buddy-code-heading", code=code)),
            books.paragraph(words.say("buddy-code-hand", code=code, day=books.last_day(exchange, words))),
            books.paragraph(
                words.say(
                    "buddy-code-about",
                    board=books.name(exchange.proposer.board),
                    edition=book.title(exchange.edition_ref),
                    items=book.elements(exchange.edition_ref, exchange.item_keys, words),
                )
            ),
            messages.Choices(options=(take_back, books.back(words), ways.home(words))),
        ),
    )


def full(board: boards.Board, words: wording.Wording) -> str:
    """For a board with as many exchanges as it may have."""
    return words.say("buddy-full", board=books.name(board), most=books.MOST_LIVE)


def end(row: books.Row, words: wording.Wording) -> messages.Message:
    """Whether to end it."""
    other = books.name(row.other.board) if row.other else ""
    sure = messages.Choice(label=words.say("buddy-end-sure"), action=books.do("end_sure", row.exchange.exchange_id, row.mine.board_id.hex))
    said = words.say("buddy-end", board=books.name(row.mine), other=other)
    return books.message(words, (books.paragraph(said), messages.Choices(options=(sure, books.leave(words)))))


def _promise(words: wording.Wording) -> tuple[Block, ...]:
    return (books.paragraph(words.say("buddy-shown")), books.paragraph(words.say("buddy-not-shown"), quiet=True))


def _row(book: books.Book, row: books.Row, words: wording.Wording) -> list[Block]:
    one = row.exchange
    about = {"edition": book.title(one.edition_ref), "items": book.elements(one.edition_ref, one.item_keys, words)}
    if row.other is None or one.partner is None:
        code, until = codes.shown(one.code), books.last_day(one, words)
        said = books.paragraph(words.say("buddy-row-waiting", board=books.name(row.mine), code=code, day=until, **about))
        take_back = messages.Choice(label=words.say("buddy-take-back"), action=books.do("back", one.exchange_id))
        return [said, messages.Choices(options=(take_back,))]
    other = books.name(row.other.board)
    since = books.day(one.partner.at, row.mine, words)
    said = books.paragraph(words.say("buddy-row-agreed", board=books.name(row.mine), other=other, day=since, **about))
    look = messages.Choice(
        label=words.say("buddy-look", board=other), action=books.do("look", one.exchange_id, row.other.board.board_id.hex)
    )
    if not row.leads:
        return [said, messages.Choices(options=(look,))]
    note = messages.Choice(label=words.say("buddy-note-change"), action=books.box("renote", one.exchange_id, row.mine.board_id.hex))
    stop = messages.Choice(label=words.say("buddy-end-button", board=other), action=books.do("end", one.exchange_id, row.mine.board_id.hex))
    return [said, messages.Choices(options=(look, note, stop))]


def _new(book: books.Book, words: wording.Wording) -> list[Block]:
    live = {one.board_id: sum(row.mine.board_id == one.board_id for row in book.rows) for one in book.led}
    several = len(book.led) > 1
    options = [
        messages.Choice(
            label=words.say("buddy-new-of", board=books.name(one)) if several else words.say("buddy-new"),
            action=books.do("new", one.board_id),
        )
        for one in book.led
        if live[one.board_id] < books.MOST_LIVE
    ]
    options.append(messages.Choice(label=words.say("buddy-have-code"), action=books.box("code")))
    every = [books.paragraph(full(one, words), quiet=True) for one in book.led if live[one.board_id] >= books.MOST_LIVE]
    typed = words.say("typed-buddy").partition(",")[0]
    return [*every, books.paragraph(words.say("buddy-code-typed", word=typed), quiet=True), messages.Choices(options=tuple(options))]
