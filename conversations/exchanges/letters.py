"""What is written unasked to those who chair a board or keep it running: both agreed, the other has a new round, it has ended. Pure."""

import datetime

from conversations import boards, messages, ways, wording
from conversations.exchanges import book as books


def agreed(book: books.Book, row: books.Row, words: wording.Wording) -> messages.Message:
    """Both agreed: what each sees now, and how to end it. Raises ValueError while only one has agreed."""
    if row.other is None:
        raise ValueError("only one board has agreed")
    one, other = row.exchange, books.name(row.other.board)
    names = {"board": books.name(row.mine), "other": other}
    about = {"edition": book.title(one.edition_ref), "items": book.elements(one.edition_ref, one.item_keys, words)}
    blocks = (
        messages.Heading(text=words.say("buddy-letter-agreed", **names)),
        books.paragraph(words.say("buddy-letter-agreed-what", **names, **about)),
        books.paragraph(words.say("buddy-letter-agreed-end", other=other)),
        messages.Choices(options=(_look(row, words), books.back(words), ways.home(words))),
    )
    return messages.Message(summary=words.say("buddy-letter-agreed", **names), blocks=blocks)


def reading(book: books.Book, row: books.Row, closed_at: datetime.datetime, words: wording.Wording) -> messages.Message:
    """The other board has published a round that closed at `closed_at`. Raises ValueError while only one has agreed."""
    if row.other is None:
        raise ValueError("only one board has agreed")
    other = books.name(row.other.board)
    edition, day = book.title(row.exchange.edition_ref), books.day(closed_at, row.other.board, words)
    heading = words.say("buddy-letter-reading", other=other, edition=edition)
    blocks = (
        messages.Heading(text=heading),
        books.paragraph(words.say("buddy-letter-reading-what", board=books.name(row.mine), other=other, day=day)),
        messages.Choices(options=(_look(row, words), books.back(words), ways.home(words))),
    )
    return messages.Message(summary=heading, blocks=blocks)


def ended(mine: boards.Board, other: boards.Board, *, by_mine: bool, words: wording.Wording) -> messages.Message:
    """It has ended. Why is nobody's to ask."""
    names = {"board": books.name(mine), "other": books.name(other)}
    heading = words.say("buddy-letter-ended", **names)
    blocks = (
        messages.Heading(text=heading),
        books.paragraph(words.say("buddy-letter-ended-what", whose="mine" if by_mine else "theirs", **names)),
        messages.Choices(options=(books.back(words), ways.home(words))),
    )
    return messages.Message(summary=heading, blocks=blocks)


def _look(row: books.Row, words: wording.Wording) -> messages.Choice:
    other = row.other
    if other is None:
        raise ValueError("only one board has agreed")
    label = words.say("buddy-look", board=books.name(other.board))
    return messages.Choice(label=label, action=books.do("look", row.exchange.exchange_id, other.board.board_id.hex))
