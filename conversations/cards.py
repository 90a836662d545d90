"""What a sitting says: question cards, the review, and the short words in between. Decides nothing (pulse.py does)."""

import zoneinfo

from conversations import actions, messages
from conversations.sitting import Answer, Ask, Mark, Sitting, Standing, is_started, next_ask, open_items, skipped
from conversations.wording import Wording
from frameworks import schema


def opening(sitting: Sitting, words: Wording) -> messages.Message:
    """The first message of a sitting: the promise, then the first open question at once, with no button in between."""
    summary = words.say("pulse-opening-summary", board=sitting.board_name, left=open_items(sitting), closes=closes(sitting, words))
    return _letter(sitting, (promise(sitting, words),), summary, words)


def reminder(sitting: Sitting, words: Wording) -> messages.Message:
    """The one reminder: when it closes, and the first question still open. Whoever has not begun gets the promise again."""
    left = open_items(sitting)
    lead = words.say("pulse-reminder", left=left, total=len(sitting.edition.items), closes=closes(sitting, words))
    summary = words.say("pulse-reminder-summary", left=left, closes=closes(sitting, words))
    return _letter(sitting, (lead,) if is_started(sitting) else (lead, promise(sitting, words)), summary, words)


def card(sitting: Sitting, ask: Ask | None, words: Wording, *, lead: str | None = None, changing: bool = False) -> messages.Message:
    """One question, or the review when nothing is left to ask. `lead` says what was just kept."""
    if ask is None:
        return review(sitting, words, lead=lead)
    return _card(sitting, ask, words, (*_quiet(lead), *_question(sitting, ask, words, changing=changing)))


def card_after(sitting: Sitting, item_key: str | None, words: Wording, *, new_line: bool = False) -> messages.Message:
    """The next question, with the answer to the item just answered read back, unless the card shows that answer anyway.

    On a new line the question's heading comes first: a phone may show how a new message begins, and that is to be no answer.
    """
    ask = next_ask(sitting)
    if ask is None:
        return review(sitting, words)
    kept = _quiet(_read_back(sitting, item_key, ask, words))
    heading, *rest = _question(sitting, ask, words, changing=False)
    return _card(sitting, ask, words, (heading, *kept, *rest) if new_line else (*kept, heading, *rest))


def review(sitting: Sitting, words: Wording, *, lead: str | None = None) -> messages.Message:
    """The member's own answers, each with a button to change it."""
    edition, left, passed = sitting.edition, open_items(sitting), len(skipped(sitting))
    done = words.say("pulse-so-far" if left else "pulse-done", left=left, closes=closes(sitting, words))
    blocks: list[messages.Block] = [*_quiet(lead), messages.Paragraph(text=done), _answers(sitting, words)]
    if passed:
        blocks.append(messages.Paragraph(text=words.say("pulse-skipped-so-far", count=passed), quiet=True))
    if left:
        blocks.append(messages.Choices(options=(_go_on(sitting, words),)))
    changes = tuple(
        messages.Choice(
            label=words.say("pulse-change-item", position=item.position),
            action=actions.encode(actions.Show(sitting_id=sitting.sitting_id, item_key=item.key)),
            typed=words.say("typed-change-hint", position=item.position),
        )
        for item in edition.items
        if item.key in sitting.answers
    )
    blocks.append(messages.Choices(options=(*changes, way_home(words))))
    return messages.Message(summary=words.say("pulse-review-summary", edition=edition.short_title), blocks=tuple(blocks))


def closed(sitting: Sitting, words: Wording) -> messages.Message:
    """The polite end: nothing changed, and where the result is."""
    text = words.say("pulse-closed", edition=sitting.edition.short_title, closed=closes(sitting, words))
    return messages.Message(summary=words.say("pulse-plain-summary"), blocks=(messages.Paragraph(text=text),))


def closed_review(sitting: Sitting, words: Wording) -> messages.Message:
    """The member's own answers after the close, for as long as they are kept."""
    if not sitting.answers:
        return closed(sitting, words)
    text = words.say("pulse-closed-review", edition=sitting.edition.short_title, closed=closes(sitting, words))
    summary = words.say("pulse-review-summary", edition=sitting.edition.short_title)
    blocks = (messages.Paragraph(text=text), _answers(sitting, words), messages.Choices(options=(way_home(words),)))
    return messages.Message(summary=summary, blocks=blocks)


def help_text(sitting: Sitting, words: Wording) -> messages.Message:
    """What can be typed in a sitting, with the promise again, and the way on."""
    values = sitting.edition.values
    text = words.say("pulse-help", low=values[0], high=values[-1], paired="yes" if sitting.edition.paired else "no")
    promised = messages.Paragraph(text=promise(sitting, words), quiet=True)
    blocks = (messages.Paragraph(text=text), promised, _way_on(sitting, words))
    return messages.Message(summary=words.say("pulse-help-summary"), blocks=blocks)


def word(sitting: Sitting, text: str, words: Wording) -> messages.Message:
    """A line of ours that answers what was just done, with the way on below it."""
    return messages.Message(summary=words.say("pulse-plain-summary"), blocks=(messages.Paragraph(text=text), _way_on(sitting, words)))


def not_understood(sitting: Sitting, words: Wording, *, reflects: bool) -> messages.Message:
    """For a line that is no answer: what an answer looks like, and the way on. `reflects`: a private question takes replies."""
    values, paired = sitting.edition.values, "yes" if sitting.edition.paired else "no"
    text = words.say("pulse-not-understood", low=values[0], high=values[-1], paired=paired)
    hint = _quiet(words.say("reflection-prefix") if reflects else None)
    blocks = (messages.Paragraph(text=text), *hint, _way_on(sitting, words))
    return messages.Message(summary=words.say("pulse-plain-summary"), blocks=blocks)


def promise(sitting: Sitting, words: Wording) -> str:
    """What is kept, who sees it and when it is shown, made from the live settings."""
    return words.say("pulse-promise", months=sitting.keep_months, floor=sitting.floor, closes=closes(sitting, words))


def closes(sitting: Sitting, words: Wording) -> str:
    """When the pulse closes, in the board's own zone."""
    return words.day_and_time(sitting.closes_at, zoneinfo.ZoneInfo(sitting.zone))


def answer_words(edition: schema.Edition, answer: Answer | None, words: Wording, *, closed: bool = False) -> str:
    """One answer as the member may read it back: "2 Early progress → 4 Maturity". `closed`: what is missing stays so."""
    missing = words.say("pulse-not-answered" if closed else "pulse-open")
    if answer is None:
        return missing
    said = missing if answer.now is None else _mark_words(edition, answer.now, words)
    if edition.paired and isinstance(answer.now, int):
        said = f"{said} → {missing if answer.ahead is None else _mark_words(edition, answer.ahead, words)}"
    return f"{said} {words.say('pulse-has-note')}" if answer.note else said


def way_home(words: Wording) -> messages.Choice:
    """The way from the end of anything to all that is the member's."""
    label = words.say("pages-home")
    return messages.Choice(label=label, action=actions.encode(actions.Look(page=actions.Page.HOME)), typed=label.lower())


def _quiet(text: str | None) -> tuple[messages.Block, ...]:
    return () if text is None else (messages.Paragraph(text=text, quiet=True),)


def _card(sitting: Sitting, ask: Ask, words: Wording, blocks: tuple[messages.Block, ...]) -> messages.Message:
    edition = sitting.edition
    summary = words.say("pulse-card-summary", edition=edition.short_title, position=ask.item.position, total=len(edition.items))
    return messages.Message(summary=summary, blocks=blocks)


def _read_back(sitting: Sitting, item_key: str | None, ask: Ask, words: Wording) -> str | None:
    item = sitting.edition.item(item_key) if item_key else None
    answer = sitting.answers.get(item.key) if item else None
    if item is None or answer is None or answer.now is None or ask.item == item:
        return None
    return words.say("pulse-kept", position=item.position, item=item.name, answer=answer_words(sitting.edition, answer, words))


def _letter(sitting: Sitting, leads: tuple[str, ...], summary: str, words: Wording) -> messages.Message:
    """A message that comes unasked: it says first which board and which edition it is about."""
    asked = card(sitting, next_ask(sitting), words)
    heading = messages.Heading(text=words.say("pulse-heading", board=sitting.board_name, edition=sitting.edition.short_title))
    small_print = tuple(messages.Paragraph(text=lead, quiet=True) for lead in leads)
    return messages.Message(summary=summary, blocks=(heading, *small_print, *asked.blocks))


def _question(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool) -> list[messages.Block]:
    item, edition, answer = ask.item, sitting.edition, sitting.answers.get(ask.item.key)
    is_next = ask == next_ask(sitting)
    place = words.say("pulse-place", position=item.position, total=len(edition.items), item=item.name)
    blocks: list[messages.Block] = [messages.Heading(text=place)]
    if ask.part is actions.Part.NOW:
        blocks.append(messages.Paragraph(text=item.question))
    elif answer is not None and answer.now is not None:
        blocks.append(messages.Paragraph(text=words.say("pulse-now-was", now=_mark_words(edition, answer.now, words))))
    blocks += [_scale(sitting, ask, words, changing=changing), _other_answers(sitting, ask, words, changing=changing, is_next=is_next)]
    if not is_next:
        # A bare number would go to the question that is open, not to this one.
        line = words.say("pulse-change-typed", position=item.position, low=edition.values[0], paired="yes" if edition.paired else "no")
        blocks.append(messages.Paragraph(text=line, quiet=True))
    if changing and ask.part is actions.Part.NOW:
        blocks += _note_box(sitting, item, words)
    return blocks


def _scale(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool) -> messages.Scale:
    item, edition, is_now = ask.item, sitting.edition, ask.part is actions.Part.NOW
    answer = sitting.answers.get(item.key)
    chosen = (answer.now if is_now else answer.ahead) if answer else None
    label = words.say("pulse-now") if is_now else words.say("pulse-ahead", months=edition.scale.horizon_months or 0)
    points = tuple(
        messages.ScalePoint(
            value=level.value,
            name=level.name,
            # The meanings were read a moment ago, on the card for now: the second half of the pair stays short.
            description=_meaning(edition, item, level.value, words) if is_now else None,
            action=_give(sitting, ask, str(level.value), changing=changing),
            chosen=chosen == level.value,
        )
        for level in edition.scale.levels
    )
    return messages.Scale(label=label, points=points)


def _other_answers(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool, is_next: bool) -> messages.Choices:
    options = []
    for standing in Standing:
        label = words.say(f"pulse-{standing.replace('_', '-')}")
        typed: str | None = label.lower()
        if not is_next:
            typed = f"{ask.item.position}: {typed}" if ask.part is actions.Part.NOW else None
        options.append(messages.Choice(label=label, action=_give(sitting, ask, standing, changing=changing), typed=typed))
    if is_started(sitting):
        options.append(_my_answers(sitting, words))
    return messages.Choices(options=tuple(options))


def _note_box(sitting: Sitting, item: schema.Item, words: Wording) -> list[messages.Block]:
    answer = sitting.answers.get(item.key)
    note = (answer.note if answer else None) or ""
    box = messages.FreeText(
        label=words.say("pulse-note-box"),
        action=actions.encode(actions.Note(sitting_id=sitting.sitting_id, item_key=item.key)),
        submit=words.say("pulse-note-keep"),
        initial=note,
        opens=words.say("pulse-note-open", kept="yes" if note else "no"),
    )
    return [messages.Quote(text=note), box] if note else [box]


def _give(sitting: Sitting, ask: Ask, mark: str, *, changing: bool) -> str:
    return actions.encode(actions.Give(sitting_id=sitting.sitting_id, item_key=ask.item.key, part=ask.part, mark=mark, changing=changing))


def _meaning(edition: schema.Edition, item: schema.Item, value: int, words: Wording) -> str | None:
    descriptor = item.descriptor(value)
    if descriptor is None:
        return None
    notes = [note for term in descriptor.terms if (note := edition.term(term)) is not None]
    return " ".join([descriptor.text, *(words.say("pulse-term", term=one.term, today=one.today) for one in notes)])


def _answers(sitting: Sitting, words: Wording) -> messages.Facts:
    edition, answers, closed = sitting.edition, sitting.answers, sitting.closed
    given = ((item, answer_words(edition, answers.get(item.key), words, closed=closed)) for item in edition.items)
    return messages.Facts(rows=tuple((f"{item.position} {item.name}", said) for item, said in given))


def _way_on(sitting: Sitting, words: Wording) -> messages.Choices:
    return messages.Choices(options=(_my_answers(sitting, words) if next_ask(sitting) is None else _go_on(sitting, words),))


def _go_on(sitting: Sitting, words: Wording) -> messages.Choice:
    label = words.say("pulse-go-on")
    return messages.Choice(label=label, action=actions.encode(actions.GoOn(sitting_id=sitting.sitting_id)), typed=label.lower())


def _my_answers(sitting: Sitting, words: Wording) -> messages.Choice:
    label = words.say("pulse-my-answers")
    return messages.Choice(label=label, action=actions.encode(actions.Review(sitting_id=sitting.sitting_id)), typed=label.lower())


def _mark_words(edition: schema.Edition, mark: Mark, words: Wording) -> str:
    if mark is Standing.SKIP:
        return words.say("pulse-skipped")
    if isinstance(mark, Standing):
        return words.say(f"pulse-{mark.replace('_', '-')}")
    level = edition.level(mark)
    return f"{mark} {level.name}" if level else str(mark)
