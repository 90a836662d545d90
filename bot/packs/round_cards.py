"""Outcome cards in chat: a coordinator or the chair writes them, members of the board read them."""

import datetime
import uuid

from bot import ports, subjects
from bot.packs import round_views
from conversations import actions, boards, messages, round_records, rounds_cards, rounds_page, rounds_walk, typed, wording
from frameworks import packs

VERBS = frozenset({"cards", "add_card", "edit_card", "drop_card"})
BOXES = frozenset({"add_card", "edit_card"})
_DIGITS = 3


async def pressed(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, action: actions.Do, text: str | None
) -> messages.Message | None:
    """What follows a press; None when the card, or the board, is not this person's to see or to change."""
    if action.verb == "cards":
        board = await repos.boards.get(action.on) if action.on in await _boards(repos, asked) else None
        return None if board is None else await page(repos, books, asked, board)
    deck = await _deck_of(repos, books, asked, action)
    if deck is None or not deck.runs:
        return None
    board = await repos.boards.get(deck.board_id)
    card = next((one for one in deck.cards if one.card_id == action.on), None)
    if action.verb == "drop_card":
        if card is not None and not asked.repeat:
            await repos.rounds.drop_card(card.card_id)
        lead = asked.words.say("rounds-card-dropped", name=wording.isolate(card.name)) if card else None
        return await page(repos, books, asked, board, lead=lead)
    written = rounds_cards.read(text or "", deck.pack)
    if written is None:
        return rounds_walk.word(asked.words.say("rounds-card-unread"), asked.words, rounds_page.cards_way(board.board_id, asked.words))
    if not asked.repeat:
        await repos.rounds.keep_card(
            round_records.CardRecord(
                card_id=card.card_id if card else uuid.uuid4(),
                board_id=board.board_id,
                pack_id=deck.pack.id,
                name=written.name,
                parts=written.parts,
                by_id=asked.person.person_id,
                changed_at=asked.now,
            )
        )
    return await page(repos, books, asked, board, lead=asked.words.say("rounds-card-kept", name=wording.isolate(written.name)))


async def box(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, action: actions.Do, draft: str | None
) -> messages.Message | None:
    """The box for a card; None for somebody who does not run the board, or when the card is gone."""
    deck = await _deck_of(repos, books, asked, action)
    if deck is None or not deck.runs:
        return None
    card = next((one for one in deck.cards if one.card_id == action.on), None)
    return None if action.verb == "edit_card" and card is None else rounds_cards.box(deck, card, draft, asked.words)


async def may_write(repos: ports.Repositories, person: boards.Member, action: actions.Do) -> bool:
    """Whether a draft of a card is to be kept."""
    card = await repos.rounds.card(action.on) if action.verb == "edit_card" and action.on else None
    board_id = card.board_id if card else action.on
    return board_id in {one.board_id for one in await repos.rounds.led_by(person.person_id)}


async def typed_line(repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, line: str) -> messages.Message | None:
    """What follows the word that asks for cards, a card that is typed, or the number of one to take off; None for every other line.

    A card with the name of one that is there takes its place.
    """
    written = typed.after_prefix(line, asked.words, "rounds-card")
    behind = typed.after_word(line, asked.words, "rounds-card") or ""
    number, _, word = behind.partition(" ")
    drops = number.isdecimal() and len(number) <= _DIGITS and typed.says(word, asked.words, "rounds-drop")
    if written is None and not drops and not typed.says(line, asked.words, "rounds-cards"):
        return None
    shown = typed.says(line, asked.words, "rounds-cards")
    found = await _boards(repos, asked) if shown else {one.board_id: one for one in await repos.rounds.led_by(asked.person.person_id)}
    if not found:
        # Whoever runs no board writes no cards: what they wrote may be a reply to something else.
        return rounds_walk.word(asked.words.say("rounds-cards-none"), asked.words) if shown else None
    if len(found) > 1:
        ways = [rounds_page.cards_of(one.board_id, one.name) for one in found.values()]
        return rounds_walk.word(asked.words.say("rounds-which-board"), asked.words, *ways)
    (board,) = found.values()
    deck = await _deck(repos, books, asked, board)
    if deck is None or shown:
        return await page(repos, books, asked, board)
    if written is not None:
        add = actions.Do(subject=actions.Subject.ROUND, verb="add_card", on=board.board_id)
        return await pressed(repos, books, asked, add, written)
    if not 0 < int(number) <= len(deck.cards):
        return await page(repos, books, asked, board)
    drop = actions.Do(subject=actions.Subject.ROUND, verb="drop_card", on=deck.cards[int(number) - 1].card_id)
    return await pressed(repos, books, asked, drop, None)


async def page(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, board: boards.Board, *, lead: str | None = None
) -> messages.Message | None:
    """All cards of a board."""
    deck = await _deck(repos, books, asked, board)
    return None if deck is None else rounds_cards.page(deck, asked.words, lead=lead)


async def readable(repos: ports.Repositories, person: boards.Member, now: datetime.datetime) -> list[boards.Board]:
    """Boards of which this person may read cards, whether they run them or sit on them today, and which have some."""
    led = {one.board_id for one in await repos.rounds.led_by(person.person_id)}
    return [
        board
        for board in await repos.rounds.boards_with_cards(person.person_id)
        if board.board_id in led or await round_views.is_seated(repos, board, person.person_id, now)
    ]


async def _boards(repos: ports.Repositories, asked: subjects.Asked) -> dict[uuid.UUID, boards.Board]:
    led = await repos.rounds.led_by(asked.person.person_id)
    return {one.board_id: one for one in (*led, *await readable(repos, asked.person, asked.now))}


async def _deck_of(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, action: actions.Do
) -> rounds_cards.Deck | None:
    """The cards among which a button's card is, or to which one is added."""
    card = await repos.rounds.card(action.on) if action.verb != "add_card" and action.on else None
    board_id = card.board_id if card else action.on
    board = next((one for one in await repos.rounds.led_by(asked.person.person_id) if one.board_id == board_id), None)
    return None if board is None else await _deck(repos, books, asked, board)


async def _deck(
    repos: ports.Repositories, books: round_views.Books, asked: subjects.Asked, board: boards.Board
) -> rounds_cards.Deck | None:
    pack = _pack(books)
    if pack is None:
        return None
    return rounds_cards.Deck(
        board_id=board.board_id,
        board_name=board.name,
        pack=pack,
        cards=tuple(await repos.rounds.cards(board.board_id, pack.id)),
        runs=any(one.board_id == board.board_id for one in await repos.rounds.led_by(asked.person.person_id)),
    )


def _pack(books: round_views.Books) -> packs.Pack | None:
    """The pack with a card to fill in."""
    return next((one for one in books.shelf.packs.values() if one.card), None)
