"""What a sitting says: question cards, the review, and the short words in between. Decides nothing (pulse.py does)."""

from collections.abc import Iterator

from conversations import actions, boards, hints, languages, messages, pick_card, questions, readback, ways
from conversations.sitting import Ask, Sitting, is_pick, is_started, next_ask, open_items, size, skipped
from conversations.wording import Wording, isolate
from frameworks import schema

NAMED_CHANGES = 7
"""So many buttons to change an answer can say what they do; more of them would be ragged rows on a phone."""


def opening(sitting: Sitting, words: Wording, aside: tuple[messages.Block, ...] = ()) -> messages.Message:
    """The first message of a sitting: the promise, then the first open question at once, with no button in between.

    `aside` is small print about what else the person may want to have in mind.
    """
    summary = words.say("pulse-opening-summary", board=sitting.board_name, left=open_items(sitting), closes=ways.closes(sitting, words))
    return _letter(sitting, (*_on_behalf(sitting, words), promise(sitting, words)), summary, words, aside)


def reminder(sitting: Sitting, words: Wording) -> messages.Message:
    """The one reminder: when it closes, and the first question still open. Whoever has not begun gets the promise again."""
    left, until = open_items(sitting), ways.closes(sitting, words)
    lead = words.say("pulse-reminder", left=left, total=size(sitting.edition), closes=until)
    if is_pick(sitting.edition):
        lead = words.say("pick-reminder", begun="yes" if is_started(sitting) else "no", closes=until)
    summary = words.say("pulse-reminder-summary", left=left, closes=until)
    promised = () if is_started(sitting) else (*_on_behalf(sitting, words), promise(sitting, words))
    return _letter(sitting, (lead, *promised), summary, words)


def card(sitting: Sitting, ask: Ask | None, words: Wording, *, lead: str | None = None, changing: bool = False) -> messages.Message:
    """One question, or the review when nothing is left to ask. `lead` says what was just kept, or why nothing was."""
    if ask is None:
        return review(sitting, words, lead=lead)
    return _card(sitting, ask, words, (*ways.quiet(lead), *_question(sitting, ask, words, changing=changing)))


def card_after(sitting: Sitting, item_key: str | None, words: Wording, *, new_line: bool = False) -> messages.Message:
    """The next question, with the answer to the item just answered read back, unless the card shows that answer anyway.

    On a new line the question's heading comes first: a phone may show how a new message begins, and that is to be no answer.
    """
    ask = next_ask(sitting)
    if ask is None:
        return review(sitting, words)
    kept = ways.quiet(_read_back(sitting, item_key, ask, words))
    heading, *rest = _question(sitting, ask, words, changing=False)
    return _card(sitting, ask, words, (heading, *kept, *rest) if new_line else (*kept, heading, *rest))


def review(sitting: Sitting, words: Wording, *, lead: str | None = None) -> messages.Message:
    """The member's own answers, each with a button to change it."""
    edition, left, passed = sitting.edition, open_items(sitting), len(skipped(sitting))
    standing = messages.Paragraph(text=_standing(sitting, words))
    blocks: list[messages.Block] = [*ways.quiet(lead), *_whose(sitting, words), standing, _answers(sitting, words)]
    if passed:
        blocks.append(messages.Paragraph(text=words.say("pulse-skipped-so-far", count=passed), quiet=True))
    if left:
        blocks.append(messages.Choices(options=(ways.go_on(sitting, words),)))
    blocks += _changes(sitting, words)
    return messages.Message(summary=words.say("pulse-review-summary", edition=edition.short_title), blocks=tuple(blocks))


def closed(sitting: Sitting, words: Wording) -> messages.Message:
    """The polite end: nothing changed, and where the result is."""
    key = "pulse-closed" if sitting.actor is boards.Actor.BOARD else "voices-closed"
    text = words.say(key, edition=sitting.edition.short_title, closed=ways.closes(sitting, words))
    return messages.Message(summary=words.say("pulse-plain-summary"), blocks=(messages.Paragraph(text=text),))


def closed_review(sitting: Sitting, words: Wording) -> messages.Message:
    """The member's own answers after the close, for as long as they are kept."""
    if not sitting.answers:
        return closed(sitting, words)
    text = words.say("pulse-closed-review", edition=sitting.edition.short_title, closed=ways.closes(sitting, words))
    summary = words.say("pulse-review-summary", edition=sitting.edition.short_title)
    not_counted = is_pick(sitting.edition) and next_ask(sitting) is not None
    aside = ways.quiet(words.say("pick-not-counted") if not_counted else None)
    home = messages.Choices(options=(ways.home(words),))
    # Always with its board: a person may be on several, and here nothing else says of which these are.
    whose = ways.quiet(ways.heading(sitting, words))
    blocks = (*whose, messages.Paragraph(text=text), _answers(sitting, words), *aside, home)
    return messages.Message(summary=summary, blocks=blocks)


def help_text(sitting: Sitting, words: Wording) -> messages.Message:
    """What can be typed in a sitting, with the promise again, and the way on."""
    promised = messages.Paragraph(text=promise(sitting, words), quiet=True)
    spoken = ways.quiet(languages.of_questions(sitting.edition, words))
    blocks = (messages.Paragraph(text=hints.how(sitting.edition, words)), promised, *spoken, _way_on(sitting, words))
    return messages.Message(summary=words.say("pulse-help-summary"), blocks=blocks)


def word(sitting: Sitting, text: str, words: Wording) -> messages.Message:
    """A line of ours that answers what was just done, with the way on below it."""
    return messages.Message(summary=words.say("pulse-plain-summary"), blocks=(messages.Paragraph(text=text), _way_on(sitting, words)))


def not_understood(sitting: Sitting, words: Wording, *, reflects: bool) -> messages.Message:
    """For a line that is no answer: what an answer looks like, and the way on. `reflects`: a private question takes replies."""
    hint = ways.quiet(words.say("reflection-prefix") if reflects else None)
    blocks = (messages.Paragraph(text=hints.not_understood(sitting.edition, words)), *hint, _way_on(sitting, words))
    return messages.Message(summary=words.say("pulse-plain-summary"), blocks=blocks)


def promise(sitting: Sitting, words: Wording) -> str:
    """What is kept, who sees it and when it is shown, made from the live settings."""
    closes = ways.closes(sitting, words)
    if sitting.actor is boards.Actor.BOARD:
        promised = words.say("pulse-promise", months=sitting.keep_months, floor=sitting.floor, closes=closes)
        return " ".join((promised, *_groups(sitting, words)))
    whose = sitting.actor.value
    return words.say("voices-promise", whose=whose, months=sitting.keep_months, floor=sitting.floor, closes=closes)


def _groups(sitting: Sitting, words: Wording) -> Iterator[str]:
    """Which groups the board has told apart, where it has."""
    if sitting.told_apart:
        named = [words.list_of([isolate(sector) for sector in group]) for group in sitting.told_apart]
        yield words.say("sectors-promise", groups="; ".join(named), floor=sitting.floor)


def _on_behalf(sitting: Sitting, words: Wording) -> tuple[str, ...]:
    """Whose view somebody is asked for who has no seat. Members know."""
    if sitting.actor is boards.Actor.BOARD:
        return ()
    return (words.say("voices-asked", whose=sitting.actor.value, board=isolate(sitting.board_name)),)


def _whose(sitting: Sitting, words: Wording) -> tuple[messages.Block, ...]:
    """One person may be asked for several views at a time, so each list of answers says which it is, but for the board's own."""
    return () if sitting.actor is boards.Actor.BOARD else ways.quiet(ways.heading(sitting, words))


def _question(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool) -> list[messages.Block]:
    if is_pick(sitting.edition):
        return pick_card.blocks(sitting, words)
    return questions.blocks(sitting, ask, words, changing=changing)


def _card(sitting: Sitting, ask: Ask, words: Wording, blocks: tuple[messages.Block, ...]) -> messages.Message:
    edition = sitting.edition
    summary = words.say("pulse-card-summary", edition=edition.short_title, position=ask.item.position, total=len(edition.items))
    if is_pick(edition):
        summary = words.say("pick-card-summary", edition=edition.short_title, most=edition.scale.picks or 1)
    return messages.Message(summary=summary, blocks=blocks)


def _read_back(sitting: Sitting, item_key: str | None, ask: Ask, words: Wording) -> str | None:
    item = sitting.edition.item(item_key) if item_key else None
    answer = sitting.answers.get(item.key) if item else None
    if item is None or answer is None or answer.now is None or ask.item == item or is_pick(sitting.edition):
        return None
    said = readback.answer_words(sitting.edition, answer, words)
    return words.say("pulse-kept", position=item.position, item=item.name, answer=said)


def _letter(
    sitting: Sitting, leads: tuple[str, ...], summary: str, words: Wording, aside: tuple[messages.Block, ...] = ()
) -> messages.Message:
    """A message that comes unasked: it says first which board and which edition it is about."""
    asked = card(sitting, next_ask(sitting), words)
    heading = messages.Heading(text=ways.heading(sitting, words))
    small_print: tuple[messages.Block, ...] = tuple(messages.Paragraph(text=lead, quiet=True) for lead in leads)
    small_print += ways.quiet(languages.of_questions(sitting.edition, words))
    return messages.Message(summary=summary, blocks=(heading, *small_print, *aside, *asked.blocks))


def _standing(sitting: Sitting, words: Wording) -> str:
    left, until = open_items(sitting), ways.closes(sitting, words)
    if left and is_pick(sitting.edition):
        return words.say("pick-not-done", closes=until)
    return words.say("pulse-so-far" if left else "pulse-done", left=left, closes=until)


def _answers(sitting: Sitting, words: Wording) -> messages.Facts | messages.Paragraph:
    if is_pick(sitting.edition):
        return pick_card.rows(sitting, words)
    edition, answers, closed = sitting.edition, sitting.answers, sitting.closed
    given = ((item, readback.answer_words(edition, answers.get(item.key), words, closed=closed)) for item in edition.items)
    return messages.Facts(rows=tuple((f"{item.position} {item.name}", said) for item, said in given))


def _changes(sitting: Sitting, words: Wording) -> Iterator[messages.Block]:
    """A button for each answer, and the way home. Many of them are numbers alone, so that they stand in rows, below what they are for."""
    home = ways.home(words)
    if is_pick(sitting.edition):
        yield messages.Choices(options=(pick_card.change(sitting, words), home))
        return
    given = [item for item in sitting.edition.items if item.key in sitting.answers]
    many = len(given) > NAMED_CHANGES
    options = [
        _change(sitting, item, words, label="" if many else words.say("pulse-change-item", position=item.position)) for item in given
    ]
    if many:
        yield from ways.quiet(words.say("pulse-change-numbers", typed=words.say("typed-change-hint", position=given[0].position)))
        yield messages.Choices(options=tuple(options))
        yield messages.Choices(options=(home,))
    else:
        yield messages.Choices(options=(*options, home))


def _change(sitting: Sitting, item: schema.Item, words: Wording, *, label: str) -> messages.Choice:
    """A button that shows one question again; its number, where it has no label."""
    action = actions.encode(actions.Show(sitting_id=sitting.sitting_id, item_key=item.key))
    return messages.Choice(label=label or str(item.position), action=action, typed=words.say("typed-change-hint", position=item.position))


def _way_on(sitting: Sitting, words: Wording) -> messages.Choices:
    return messages.Choices(options=(ways.my_answers(sitting, words) if next_ask(sitting) is None else ways.go_on(sitting, words),))
