"""What a presenter lets out of their set, in words they wrote for that: a learning card, or an action. Nothing else leaves a set. Pure."""

import dataclasses
import datetime
import enum
import uuid
from collections.abc import Sequence

from conversations import messages, wording
from conversations.learning_sets import lines, pages, signs

AT_MOST = 600


class Kind(enum.StrEnum):
    """What is let out."""

    CARD = "card"
    """What we tried, what happened, what we would do now."""
    ACTION = "action"
    """Something that a board may want to take up."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Card:
    """One card. Boards read its text, and neither the set nor who it is from. `taken_back_at` is None for as long as it stands."""

    card_id: uuid.UUID
    set_meeting_id: uuid.UUID
    person_id: uuid.UUID
    board_id: uuid.UUID
    kind: Kind
    text: str
    released_at: datetime.datetime
    taken_back_at: datetime.datetime | None = None


def page(
    place: pages.Place, meeting_id: uuid.UUID | None, own: Sequence[tuple[Card, str]], words: wording.Wording, *, lead: str | None = None
) -> messages.Message:
    """What they let out, each with the board's name, and the boxes for more. `meeting_id` is the last meeting at which they presented."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-cards-of", name=place.name))]
    blocks += [messages.Paragraph(text=one) for one in (lead, words.say("set-pages-cards-about")) if one]
    for card, board in own:
        blocks.append(messages.Paragraph(text=words.say("set-pages-cards-out", kind=card.kind.value, board=wording.isolate(board))))
        blocks.append(messages.Quote(text=card.text))
        blocks.append(messages.Choices(options=(signs.choice(words.say("set-pages-card-back"), "card_back", card.card_id),)))
    if meeting_id is None:
        blocks.append(messages.Paragraph(text=words.say("set-pages-cards-presenters")))
        return pages.message(place, words, blocks)
    options = tuple(
        messages.Choice(
            label=words.say(f"set-pages-write-{kind}"),
            action=signs.write("card_write", meeting_id, kind.value),
            typed=f"{lines.offer(words, f'text-{kind}', place.number)}: …",
        )
        for kind in Kind
    )
    return pages.message(place, words, blocks, *options)


def box(meeting_id: uuid.UUID, kind: Kind, words: wording.Wording, *, written: str = "", lead: str | None = None) -> messages.Message:
    """The box for the words of a card. Nothing of the set's stands in it."""
    said = [messages.Paragraph(text=one) for one in (lead, words.say(f"set-pages-{kind}-ask")) if one]
    free = messages.FreeText(
        label=words.say(f"set-pages-{kind}-box"),
        action=signs.do("card_write", meeting_id, kind.value),
        submit=words.say("set-pages-card-look"),
        initial=written,
        opens=words.say(f"set-pages-write-{kind}"),
    )
    return messages.Message(summary=words.say("sets-summary"), blocks=(*said, free), language=words.language, beside=True)


def preview(
    meeting_id: uuid.UUID, kind: Kind, text: str, boards: Sequence[tuple[uuid.UUID, str]], words: wording.Wording
) -> messages.Message:
    """What a board would read, before anything is let out. One button for each board of theirs."""
    said = messages.Paragraph(text=words.say("set-pages-card-preview" if boards else "set-pages-card-no-board"))
    give = tuple(
        signs.choice(words.say("set-pages-card-give", board=wording.isolate(name)), "card_give", meeting_id, f"{kind}.{board_id.hex}")
        for board_id, name in boards
    )
    again = messages.Choice(label=words.say("sets-change"), action=signs.write("card_write", meeting_id, kind.value))
    shown: list[messages.Block] = [said, messages.Paragraph(text=told(kind, words)), messages.Quote(text=text)]
    return pages.message(None, words, shown, *give, again)


def told(kind: Kind, words: wording.Wording) -> str:
    """What stands before a card where others read it."""
    return words.say("set-pages-member-shares", kind=kind.value)


def of_board(found: Sequence[tuple[str, Card]], words: wording.Wording) -> messages.Message:
    """All cards of somebody's boards, each with the board's name: words and no names."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-pages-boards-cards"))]
    for board, card in found:
        blocks += [messages.Paragraph(text=f"{wording.isolate(board)}: {told(card.kind, words)}"), messages.Quote(text=card.text)]
    if not found:
        blocks.append(messages.Paragraph(text=words.say("set-pages-boards-none")))
    return pages.message(None, words, blocks)


def way_in(words: wording.Wording) -> messages.Choice:
    """The button on Home."""
    typed = words.say("typed-sets-boards-cards").partition(",")[0].strip()
    return signs.choice(words.say("set-pages-boards-cards"), "board_cards", typed=typed)
