"""The card of a list to pick from: the items below their headings, a button for each, and what is picked so far, in words."""

from collections.abc import Iterator

from conversations import actions, messages, picking, questions, ways, whose_words
from conversations.sitting import PASSED, PICKED, Sitting, next_ask
from conversations.wording import Wording
from frameworks import schema


def blocks(sitting: Sitting, words: Wording) -> list[messages.Block]:
    """The whole card; the first block is its heading."""
    edition = sitting.edition
    most, chosen = picking.most(edition), picking.picked(sitting)
    so_far = words.say("pick-none-so-far")
    if chosen:
        so_far = words.say("pick-so-far", count=len(chosen), most=most, items=_named(chosen, words))
    ways_on = tuple(_ways_on(sitting, words))
    return [
        messages.Heading(text=words.say("pick-heading")),
        messages.Paragraph(text=words.say("pick-question", most=most)),
        messages.Paragraph(text=so_far),
        *([messages.Choices(options=ways_on, early=True)] if chosen else []),
        *(_list(sitting, name, items, words) for name, items in grouped(edition, words)),
        *whose_words.on_list(edition, words),
        messages.Choices(options=ways_on),
        *ways.quiet(words.say("pick-typed", most=most)),
    ]


def grouped(edition: schema.Edition, words: Wording) -> list[tuple[str, tuple[schema.Item, ...]]]:
    """The headings of the document with the items below each; one heading of ours where it has none."""
    if not edition.groups:
        return [(words.say("pick-all"), edition.items)]
    return [(group.name, tuple(item for item in edition.items if item.group == group.key)) for group in edition.groups]


def rows(sitting: Sitting, words: Wording) -> messages.Facts | messages.Paragraph:
    """What is picked, and what has a note, for the member to read back."""
    picks = picking.picked(sitting)
    told = []
    for item in sitting.edition.items:
        answer = sitting.answers.get(item.key)
        if answer is not None and (item in picks or answer.note):
            said = words.say("pick-picked" if item in picks else "pick-passed")
            told.append((f"{item.position} {item.name}", f"{said} {words.say('pulse-has-note')}" if answer.note else said))
    if told:
        return messages.Facts(rows=tuple(told))
    return messages.Paragraph(text=words.say("pick-none-so-far" if next_ask(sitting) is not None else "pick-none-picked"))


def change(sitting: Sitting, words: Wording) -> messages.Choice:
    """The way back to the list."""
    first = sitting.edition.items[0]
    action = actions.encode(actions.Show(sitting_id=sitting.sitting_id, item_key=first.key))
    return messages.Choice(label=words.say("pick-change"), action=action, typed=_first(words.say("typed-change")))


def _named(items: tuple[schema.Item, ...], words: Wording) -> str:
    return words.list_of(f"{item.position} {item.name}" for item in items)


def _list(sitting: Sitting, name: str, items: tuple[schema.Item, ...], words: Wording) -> messages.Scale:
    chosen = picking.picked(sitting)
    points = tuple(
        messages.ScalePoint(
            value=item.position,
            name=words.say("pick-name-picked", item=item.name) if item in chosen else item.name,
            description="\n".join(questions.listed(item.statements)) if item.statements else None,
            action=_toggle(sitting, item, PASSED if item in chosen else PICKED),
            chosen=item in chosen,
            named=item in chosen,
        )
        for item in items
    )
    return messages.Scale(label=name, points=points)


def _toggle(sitting: Sitting, item: schema.Item, mark: int) -> str:
    """The button says what is to be, and not "the other way round": pressed twice it does the same as once."""
    return actions.encode(actions.Give(sitting_id=sitting.sitting_id, item_key=item.key, part=actions.Part.NOW, mark=str(mark)))


def _ways_on(sitting: Sitting, words: Wording) -> Iterator[messages.Choice]:
    if picking.picked(sitting):
        done = actions.encode(actions.Settle(sitting_id=sitting.sitting_id))
        yield messages.Choice(label=words.say("pick-done"), action=done, typed=_first(words.say("typed-pick-done")))
    else:
        none = actions.encode(actions.PickNone(sitting_id=sitting.sitting_id))
        yield messages.Choice(label=words.say("pick-none"), action=none, typed=_first(words.say("typed-pick-none")))
    if next_ask(sitting) is None:
        yield ways.my_answers(sitting, words)


def _first(listed: str) -> str:
    return listed.partition(",")[0].strip()
