"""Outcome cards: what a board agreed on in the course of a pack, in the parts that the pack names. Pure.

A card is written in one box: its name on the first line, and one line for each part.
"""

import dataclasses
import uuid
from collections.abc import Iterator, Mapping

from conversations import actions, messages, round_records, text, ways, wording
from frameworks import packs

NAME, PART = 200, 1_000
"""Characters of a card's name, and of each part."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Written:
    """A card as somebody wrote it."""

    name: str
    parts: Mapping[str, str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Deck:
    """The cards of one board. `runs`: the person may add, change and remove them; others read."""

    board_id: uuid.UUID
    board_name: str
    pack: packs.Pack
    cards: tuple[round_records.CardRecord, ...]
    runs: bool


def read(written: str, pack: packs.Pack) -> Written | None:
    """What was written in the box: a name, then the parts in order. None without a name, or where something is too long.

    A label that somebody typed before a part is dropped; lines beyond the last part belong to it.
    """
    name, *rest = [line.strip() for line in text.clean(written).splitlines() if line.strip()] or [""]
    count = len(pack.card)
    lines = [*rest[: count - 1], " ".join(rest[count - 1 :])] if count else []
    parts = {blank.key: _without(blank.name, line) for blank, line in zip(pack.card, lines, strict=False) if line}
    if not name or len(name) > NAME or any(len(one) > PART for one in parts.values()):
        return None
    return Written(name=name, parts=parts)


def page(deck: Deck, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """All cards of the board."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("rounds-cards-heading", board=wording.isolate(deck.board_name)))]
    blocks += [messages.Paragraph(text=said) for said in (lead, None if deck.cards else words.say("rounds-cards-none")) if said]
    for number, card in enumerate(deck.cards, 1):
        blocks += _card(deck, card, number, words)
    blocks.append(messages.Paragraph(text=words.say("rounds-cards-who"), quiet=True))
    typed = words.say("rounds-word-card")
    add = [_do("add_card", words.say("rounds-card-add"), deck.board_id, typed, write=True)] if deck.runs else []
    return _message(words, [*blocks, messages.Choices(options=(*add, ways.home(words)))])


def box(deck: Deck, card: round_records.CardRecord | None, draft: str | None, words: wording.Wording) -> messages.Message:
    """The box for a new card, or for one that is there."""
    held = "" if card is None else "\n".join((card.name, *(card.parts.get(blank.key, "") for blank in deck.pack.card)))
    verb, on = ("add_card", deck.board_id) if card is None else ("edit_card", card.card_id)
    prompts = [words.say("rounds-card-first"), *(f"{blank.name}: {blank.prompt}" for blank in deck.pack.card)]
    free = messages.FreeText(
        label=words.say("rounds-card-box"),
        action=actions.encode(actions.Do(subject=actions.Subject.ROUND, verb=verb, on=on)),
        submit=words.say("rounds-card-keep"),
        initial=draft or held,
        opens=words.say("rounds-card-add") if card is None else words.say("rounds-card-change"),
    )
    lines = (messages.Paragraph(text=words.say("rounds-numbered", position=place, question=one)) for place, one in enumerate(prompts, 1))
    return dataclasses.replace(
        _message(words, [messages.Paragraph(text=words.say("rounds-card-lines", count=len(prompts))), *lines, free]), beside=True
    )


def _card(deck: Deck, card: round_records.CardRecord, number: int, words: wording.Wording) -> Iterator[messages.Block]:
    yield messages.Heading(text=words.say("rounds-numbered", position=number, question=wording.isolate(card.name)))
    rows = tuple((blank.name, wording.isolate(card.parts.get(blank.key) or words.say("rounds-card-open"))) for blank in deck.pack.card)
    yield messages.Facts(rows=rows)
    if deck.runs:
        change = _do("edit_card", words.say("rounds-card-change"), card.card_id, words.say("rounds-word-card"), write=True)
        drop = words.say("rounds-word-card-drop", position=number)
        yield messages.Choices(options=(change, _do("drop_card", words.say("rounds-card-drop"), card.card_id, drop)))


def _do(verb: str, label: str, on: uuid.UUID, typed: str, *, write: bool = False) -> messages.Choice:
    """A button; with `write` it opens the box whose text does it."""
    action = actions.Do(subject=actions.Subject.ROUND, verb=verb, on=on)
    return messages.Choice(label=label, action=actions.encode(actions.Write(on=action) if write else action), typed=typed)


def _without(label: str, line: str) -> str:
    front, colon, rest = line.partition(":")
    return rest.strip() if colon and front.strip().casefold() == label.casefold() else line


def _message(words: wording.Wording, blocks: list[messages.Block]) -> messages.Message:
    return messages.Message(summary=words.say("rounds-cards-summary"), blocks=tuple(blocks))
