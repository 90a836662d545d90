"""The card of one question: the item, what was published about it, and the levels to choose from."""

import re
from collections.abc import Iterable, Iterator

from conversations import actions, hints, messages, readback, ways, whose_words
from conversations.sitting import Ask, Mark, Sitting, Standing, is_started, levels, next_ask
from conversations.wording import Wording
from frameworks import schema

LONG = 600
"""Characters of meanings that fill a phone's screen: beyond that, whoever has no answer need not read them all to say so."""


def blocks(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool) -> list[messages.Block]:
    """The whole card; the first block is its heading."""
    item, edition, answer = ask.item, sitting.edition, sitting.answers.get(ask.item.key)
    is_next = ask == next_ask(sitting)
    place = words.say("pulse-place", position=item.position, total=len(edition.items), item=item.name)
    made: list[messages.Block] = [messages.Heading(text=place)]
    if ask.part is actions.Part.NOW:
        made += [messages.Paragraph(text=item.question), *_about(item), *whose_words.on_card(edition, item, words)]
    elif answer is not None and answer.now is not None:
        made += _given(edition, ask, answer.now, words)
    scale, standings = _scale(sitting, ask, words, changing=changing), _standings(sitting, ask, words, changing=changing, is_next=is_next)
    made += ways.quiet("\n".join(_spelled_out(edition, made, scale, words)))
    if standings and sum(len(point.description or "") for point in scale.points) > LONG:
        made.append(messages.Choices(options=standings, early=True))
    made.append(scale)
    if edition.scale.ours and not is_started(sitting):
        # Once is enough: whoever has answered anything has read it.
        made += ways.quiet(words.say("pulse-steps-ours"))
    others = (*standings, *([ways.my_answers(sitting, words)] if is_started(sitting) else []))
    made += [messages.Choices(options=others)] if others else []
    if not is_next:
        # A bare number would go to the question that is open, not to this one.
        made += ways.quiet(hints.change(edition, item, words))
    made += ways.quiet("\n".join(_notes(edition, item, made, words)))
    if changing and ask.part is actions.Part.NOW:
        made += _note_box(sitting, item, words)
    return made


def _given(edition: schema.Edition, ask: Ask, mark: Mark, words: Wording) -> Iterator[messages.Block]:
    """What the second half is about. To say how much of a description holds, it has to be read: it stands here again."""
    was = "consensus-now-was" if ask.part is actions.Part.SURE else "pulse-now-was"
    yield messages.Paragraph(text=words.say(was, now=readback.mark_words(edition, actions.Part.NOW, mark, words)))
    if ask.part is actions.Part.SURE and edition.checks_evidence and isinstance(mark, int):
        text = _described(ask.item, mark)
        yield from [] if text is None else [messages.Paragraph(text=text)]
        yield from whose_words.on_card(edition, ask.item, words)


def listed(statements: Iterable[schema.Statement]) -> list[str]:
    """Statements as lines of a list, with a blank before each but the first; one alone is just a line.

    What stands below a statement is set in.
    """
    told = list(statements)
    lines = [line for one in told for line in ("", f"• {one.text}", *(f"   – {point}" for point in one.points))][1:]
    return [told[0].text] if len(lines) == 1 else lines


def _about(item: schema.Item) -> Iterator[messages.Block]:
    if item.statements:
        yield messages.Paragraph(text="\n".join(listed(item.statements)))


def _scale(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool) -> messages.Scale:
    item, edition = ask.item, sitting.edition
    answer = sitting.answers.get(item.key)
    chosen = answer.mark(ask.part) if answer else None
    points = tuple(
        messages.ScalePoint(
            value=level.value,
            name=level.name,
            description=_meaning(edition, ask, level),
            action=_give(sitting, ask, str(level.value), changing=changing),
            chosen=chosen == level.value,
        )
        for level in levels(edition, ask.part)
    )
    return messages.Scale(label=_asked(edition, ask.part, words), points=points)


def _asked(edition: schema.Edition, part: actions.Part, words: Wording) -> str:
    match part:
        case actions.Part.AHEAD:
            return words.say("pulse-ahead", months=edition.scale.horizon_months or 0)
        case actions.Part.SURE:
            return words.say("evidence-asked" if edition.checks_evidence else "consensus-sure")
    return words.say("consensus-now" if edition.scale.shape is schema.Shape.CONSENSUS else "pulse-now")


def _standings(sitting: Sitting, ask: Ask, words: Wording, *, changing: bool, is_next: bool) -> tuple[messages.Choice, ...]:
    """The answers that are no level."""
    options = []
    # How sure somebody is, or how much holds, has a lowest step of its own: there "not sure" would be no other answer.
    for standing in () if ask.part is actions.Part.SURE else Standing:
        label = words.say(f"pulse-{standing.replace('_', '-')}")
        typed: str | None = label.lower()
        if not is_next:
            typed = f"{ask.item.position}: {typed}" if ask.part is actions.Part.NOW else None
        options.append(messages.Choice(label=label, action=_give(sitting, ask, standing, changing=changing), typed=typed))
    return tuple(options)


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


def _meaning(edition: schema.Edition, ask: Ask, level: schema.Level) -> str | None:
    """What a level means here. On the card for ahead nothing: it was read a moment ago, on the card for now."""
    if ask.part is actions.Part.SURE:
        return level.strapline
    described = _described(ask.item, level.value) if ask.part is actions.Part.NOW else None
    return level.strapline if described is None and edition.scale.ours else described


def _described(item: schema.Item, level: int) -> str | None:
    """The description of one level of one item; None where it is blank."""
    descriptor = item.descriptor(level)
    if descriptor is None:
        return None
    return "\n".join(listed(descriptor.statements)) if descriptor.text is None else descriptor.text


def _spelled_out(edition: schema.Edition, above: Iterable[messages.Block], scale: messages.Scale, words: Wording) -> Iterator[str]:
    """What the short words in the names of the levels stand for, said before the first of them is read."""
    shown = "\n".join([*(point.name for point in scale.points), *(block.text for block in above if isinstance(block, messages.Paragraph))])
    for term in _in_names(edition):
        if _uses(shown, term.term):
            yield words.say("pulse-term", term=term.term, note=term.meant)


def _notes(edition: schema.Edition, item: schema.Item, card: Iterable[messages.Block], words: Wording) -> Iterator[str]:
    """A note, once, on each dated term that stands somewhere on the card."""
    shown = messages.plain_text(messages.Message(summary="", blocks=tuple(card)))
    named = [*item.terms, *(term for one in item.statements for term in one.terms)]
    for descriptor in item.descriptors:
        named += [*descriptor.terms, *(term for one in descriptor.statements for term in one.terms)]
    for term in dict.fromkeys(named):
        note = edition.term(term)
        if note is not None and note not in _in_names(edition) and _uses(shown, term):
            yield words.say("pulse-term", term=term, note=note.today)


def _in_names(edition: schema.Edition) -> list[schema.Term]:
    return [term for term in edition.terms if any(_uses(level.name, term.term) for level in edition.scale.levels)]


def _uses(text: str, term: str) -> bool:
    """Whether `text` has the term, also in the plural or at the beginning of a sentence, but not inside another word."""
    return re.search(rf"(?<!\w)[{re.escape(term[0] + term[0].upper())}]{re.escape(term[1:])}", text) is not None
