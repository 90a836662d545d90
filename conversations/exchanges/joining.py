"""The pages of the board that was handed a code: what is proposed, for which of their boards, and the agreement. Pure."""

from collections.abc import Sequence

from conversations import boards, messages, ways, wording
from conversations.exchanges import book as books
from conversations.exchanges import state


def code_box(draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for a code."""
    free = messages.FreeText(
        label=words.say("buddy-code-box"), action=books.do("code"), submit=words.say("buddy-code-keep"), initial=draft or ""
    )
    return books.message(words, (free,), beside=True)


def unknown(words: wording.Wording) -> messages.Message:
    """For every code that opens nothing, whatever the reason: which it is, is nobody's to learn by trying."""
    return books.message(words, (books.paragraph(words.say("buddy-code-unknown")), messages.Choices(options=(books.back(words),))))


def not_theirs_to_do(words: wording.Wording) -> messages.Message:
    """For somebody who only sits on a board."""
    return books.message(words, (books.paragraph(words.say("buddy-leaders-only")), messages.Choices(options=(books.back(words),))))


def own_code(exchange: state.Exchange, words: wording.Wording) -> messages.Message:
    """For the code of a board that they run, where they run no other."""
    said = words.say("buddy-code-own", board=books.name(exchange.proposer.board))
    return books.message(words, (books.paragraph(said), messages.Choices(options=(books.back(words),))))


def offered(book: books.Book, exchange: state.Exchange, candidates: Sequence[boards.Board], words: wording.Wording) -> messages.Message:
    """What another board proposes, with its note and without its figures; and for which of their boards it is to be."""
    options = tuple(
        messages.Choice(label=words.say("buddy-join", board=books.name(one)), action=books.box("join_note", one.board_id, exchange.code))
        for one in candidates
    )
    return books.message(
        words,
        (
            messages.Heading(text=words.say("buddy-offer-heading", board=books.name(exchange.proposer.board))),
            messages.Facts(rows=_rows(book, exchange, words)),
            *_note(exchange.proposer, words),
            books.paragraph(words.say("buddy-shown")),
            books.paragraph(words.say("buddy-not-shown"), quiet=True),
            books.paragraph(words.say("buddy-offer-ask")),
            messages.Choices(options=(*options, books.back(words))),
        ),
    )


def confirm(book: books.Book, exchange: state.Exchange, board: boards.Board, note: str, words: wording.Wording) -> messages.Message:
    """All of it, before it is agreed."""
    agreed = messages.Choice(label=words.say("buddy-agreed-button"), action=books.do("agree", board.board_id, exchange.code))
    change = messages.Choice(label=words.say("buddy-note-change"), action=books.box("join_note", board.board_id, exchange.code))
    heading = words.say("buddy-join-heading", board=books.name(board), other=books.name(exchange.proposer.board))
    return books.message(
        words,
        (
            messages.Heading(text=heading),
            messages.Facts(rows=_rows(book, exchange, words)),
            *_note(exchange.proposer, words),
            books.paragraph(words.say("buddy-note-own")),
            messages.Quote(text=wording.isolate(note)),
            books.paragraph(words.say("buddy-confirm-both")),
            books.paragraph(words.say("buddy-confirm-who")),
            messages.Choices(options=(agreed, change, books.leave(words))),
        ),
    )


def agreed(row: books.Row, words: wording.Wording) -> messages.Message:
    """Said to whoever agreed just now."""
    other = row.other
    if other is None:
        return unknown(words)
    look = messages.Choice(
        label=words.say("buddy-look", board=books.name(other.board)),
        action=books.do("look", row.exchange.exchange_id, other.board.board_id.hex),
    )
    said = words.say("buddy-agreed-now", board=books.name(row.mine), other=books.name(other.board))
    return books.message(words, (books.paragraph(said), messages.Choices(options=(look, books.back(words), ways.home(words)))))


def _rows(book: books.Book, exchange: state.Exchange, words: wording.Wording) -> tuple[tuple[str, str], ...]:
    return (
        (words.say("buddy-row-board"), books.name(exchange.proposer.board)),
        (words.say("buddy-row-instrument"), book.title(exchange.edition_ref)),
        (words.say("buddy-row-elements"), book.elements(exchange.edition_ref, exchange.item_keys, words)),
    )


def _note(side: state.Side, words: wording.Wording) -> tuple[messages.Block, ...]:
    return (
        books.paragraph(words.say("buddy-note-theirs", board=books.name(side.board))),
        messages.Quote(text=wording.isolate(side.note)),
    )
