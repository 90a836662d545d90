"""One member's walk through one pulse, as pure steps: (state, what they did, when) -> what to say and what to keep.

What the state is, and what follows from it, stands in sitting.py; how it is said in cards.py.
"""

import dataclasses
import datetime
import functools
from collections.abc import Mapping

from conversations import actions, cards, hints, messages, picking, typed
from conversations import text as texts
from conversations.sitting import PICKED, Answer, Ask, Mark, Sitting, Standing, is_pick, next_ask, second, second_of, takes, with_answer
from conversations.wording import Wording
from frameworks import schema

_LONG_NOTE = 1000
"""Characters from which a member is told how many were kept."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Step:
    """What to say, and the answers to keep before it is said."""

    message: messages.Message
    keep: tuple[Answer, ...] = ()


def press(sitting: Sitting, action: actions.SittingAction, text: str | None, sent_at: datetime.datetime, words: Wording) -> Step:
    """What follows when a button of this sitting is pressed. An older press never overwrites a newer answer."""
    if sitting.closed:
        is_review = isinstance(action, actions.Review)
        return Step(message=cards.closed_review(sitting, words) if is_review else cards.closed(sitting, words))
    match action:
        case actions.Give():
            return _give(sitting, action, sent_at, words)
        case actions.Note():
            # The box stands on the card of its question, so the member stays there.
            return _note(sitting, sitting.edition.item(action.item_key), text or "", sent_at, words, stays=True)
        case actions.Show():
            item = sitting.edition.item(action.item_key)
            if item is None:
                return _say(sitting, words.say("pulse-unknown-item"), words)
            return Step(message=cards.card(sitting, Ask(item=item, part=actions.Part.NOW), words, changing=True))
        case actions.Review():
            return Step(message=cards.review(sitting, words))
        case actions.GoOn():
            return Step(message=cards.card_after(sitting, action.after, words))
        case actions.Settle():
            return _settle(sitting, sent_at, words)
        case actions.PickNone():
            return _exactly(sitting, frozenset(), sent_at, words)


def typed_line(sitting: Sitting, line: str, sent_at: datetime.datetime, words: Wording) -> Step | None:
    """What follows when the member types instead of pressing; None when the line is no answer and no command of a sitting."""
    ask = next_ask(sitting)
    command = typed.understand(line, words, sitting.edition, asked=ask.item.position if ask else None)
    if command is None:
        return None
    if sitting.closed:
        is_review = command is typed.Command.REVIEW
        return Step(message=cards.closed_review(sitting, words) if is_review else cards.closed(sitting, words))
    match command:
        case typed.Marks(position=position, marks=marks):
            return _typed_marks(sitting, position, marks, sent_at, words)
        case typed.NoteOn(position=None):
            return _say(sitting, words.say("pulse-note-which"), words)
        case typed.NoteOn(position=position, text=text):
            return _note(sitting, _at(sitting, position), text, sent_at, words, stays=False)
        case typed.ShowItem(position=position):
            return Step(message=cards.card(sitting, Ask(item=_at(sitting, position), part=actions.Part.NOW), words, changing=True))
        case typed.OutOfRange():
            return _say(sitting, hints.out_of_range(sitting.edition, words), words)
        case typed.Picks(positions=positions):
            return _exactly(sitting, positions, sent_at, words)
        case typed.Settled():
            return _settle(sitting, sent_at, words)
    return Step(message=_asked_for(sitting, command, words))


def _asked_for(sitting: Sitting, command: typed.Command, words: Wording) -> messages.Message:
    match command:
        case typed.Command.REVIEW:
            return cards.review(sitting, words)
        case typed.Command.GO_ON:
            return cards.card(sitting, next_ask(sitting), words)
        case typed.Command.HELP:
            return cards.help_text(sitting, words)


def given(sitting: Sitting, action: actions.Give, sent_at: datetime.datetime) -> tuple[Answer, ...] | None:
    """What a press of an answer keeps, if nothing is to be said after it but the next question; None where there is more to say.

    For whoever wants to keep many at once, and draw the next question when there is time for it: it is the one of `shown_by`.
    """
    item, mark = _known(sitting, action)
    if sitting.closed or action.changing or item is None or is_pick(sitting.edition):
        return None
    before = sitting.answers.get(item.key)
    if _is_late(before, action.part, sent_at):
        return ()
    return None if _lacks_circle(sitting, before, action) else (_answer(sitting, item, {action.part: mark}, sent_at),)


def shown_by(action: actions.Give) -> actions.GoOn:
    """What shows, whenever it is drawn, what follows an answer of `given`: what is kept by then, and the next question."""
    return actions.GoOn(sitting_id=action.sitting_id, after=action.item_key)


def _give(sitting: Sitting, action: actions.Give, sent_at: datetime.datetime, words: Wording) -> Step:
    kept = given(sitting, action, sent_at)
    if kept is not None:
        after = with_answer(sitting, *kept) if kept else sitting
        return Step(message=cards.card_after(after, action.item_key, words), keep=kept)
    item, mark = _known(sitting, action)
    if item is None:
        return _say(sitting, words.say("pulse-unknown-item"), words)
    if is_pick(sitting.edition):
        return _pick(sitting, item, mark, sent_at, words)
    before = sitting.answers.get(item.key)
    if _is_late(before, action.part, sent_at):
        return Step(message=cards.review(sitting, words))
    if _lacks_circle(sitting, before, action):
        circle = Ask(item=item, part=actions.Part.NOW)
        # An old arrow of an item that has since become "not sure": its circle is a change, and not the next question.
        changing = action.changing or circle != next_ask(sitting)
        return Step(message=cards.card(sitting, circle, words, changing=changing))
    answer = _answer(sitting, item, {action.part: mark}, sent_at)
    after = with_answer(sitting, answer)
    half = second_of(sitting.edition, item.key, mark)
    if half is not None and action.part is actions.Part.NOW:
        return Step(message=cards.card(after, Ask(item=item, part=half), words, changing=True), keep=(answer,))
    return Step(message=cards.review(after, words), keep=(answer,))


def _known(sitting: Sitting, action: actions.Give) -> tuple[schema.Item | None, Mark]:
    """The item and the mark; no item where the edition knows no such answer to it."""
    item, mark = sitting.edition.item(action.item_key), _mark(action.mark)
    return item if takes(sitting.edition, action.part, mark) else None, mark


def _lacks_circle(sitting: Sitting, before: Answer | None, action: actions.Give) -> bool:
    """Whether there is no level for today that an arrow could begin at, or that anything could be said of."""
    if action.part is actions.Part.NOW:
        return False
    return before is None or second_of(sitting.edition, action.item_key, before.now) is not action.part


def _pick(sitting: Sitting, item: schema.Item, mark: Mark, sent_at: datetime.datetime, words: Wording) -> Step:
    if mark == PICKED and picking.is_full(sitting, item):
        return Step(message=_list(sitting, words, lead=words.say("pick-full", most=picking.most(sitting.edition))))
    keep = picking.marked(sitting, item, int(mark), sent_at) if isinstance(mark, int) else ()
    after = functools.reduce(with_answer, keep, sitting)
    # The list stays until "done", and where picks are changed afterwards: one press is seldom all.
    return Step(message=_list(after, words), keep=keep)


def _settle(sitting: Sitting, sent_at: datetime.datetime, words: Wording) -> Step:
    if not is_pick(sitting.edition):
        return _say(sitting, words.say("pulse-unknown-item"), words)
    if not picking.picked(sitting) and next_ask(sitting) is not None:
        return Step(message=_list(sitting, words, lead=words.say("pick-nothing-yet")))
    return _after_all(sitting, picking.settled(sitting, sent_at), words)


def _exactly(sitting: Sitting, positions: frozenset[int], sent_at: datetime.datetime, words: Wording) -> Step:
    if not is_pick(sitting.edition):
        return _say(sitting, words.say("pulse-unknown-item"), words)
    if len(positions) > picking.most(sitting.edition):
        return Step(message=_list(sitting, words, lead=words.say("pick-too-many", most=picking.most(sitting.edition))))
    return _after_all(sitting, picking.exactly(sitting, positions, sent_at), words)


def _after_all(sitting: Sitting, keep: tuple[Answer, ...], words: Wording) -> Step:
    after = functools.reduce(with_answer, keep, sitting)
    return Step(message=cards.card(after, next_ask(after), words), keep=keep)


def _list(sitting: Sitting, words: Wording, *, lead: str | None = None) -> messages.Message:
    """The whole list, whether it is done or not."""
    return cards.card(sitting, Ask(item=sitting.edition.items[0], part=actions.Part.NOW), words, lead=lead)


def _typed_marks(sitting: Sitting, position: int | None, marks: tuple[str, ...], sent_at: datetime.datetime, words: Wording) -> Step:
    ask = next_ask(sitting)
    if position is None and ask is None:
        return Step(message=cards.review(sitting, words, lead=words.say("pulse-all-answered")))
    item = _at(sitting, position) if position is not None or ask is None else ask.item
    in_pairs = position is not None or len(marks) > 1 or ask is None
    parts = (actions.Part.NOW, second(sitting.edition) or actions.Part.AHEAD) if in_pairs or ask is None else (ask.part,)
    given = {part: _mark(mark) for part, mark in zip(parts, marks, strict=False)}
    if not all(takes(sitting.edition, part, mark) for part, mark in given.items()):
        return _say(sitting, hints.out_of_range(sitting.edition, words), words)
    before = sitting.answers.get(item.key)
    if _is_of_a_blank(sitting, item, given, before):
        return _say(sitting, words.say("evidence-blank"), words)
    if any(_is_late(before, part, sent_at) for part in given):
        return Step(message=cards.card(sitting, ask, words))
    answer = _answer(sitting, item, given, sent_at)
    after = with_answer(sitting, answer)
    following = next_ask(after)
    is_arrow_next = following is not None and following.item == item
    if position is not None and before is not None and before.now is not None and not is_arrow_next:
        return Step(message=cards.review(after, words), keep=(answer,))
    return Step(message=cards.card_after(after, item.key, words, new_line=True), keep=(answer,))


def _is_of_a_blank(sitting: Sitting, item: schema.Item, given: Mapping[actions.Part, Mark], before: Answer | None) -> bool:
    """Whether something is said of a level that has no description to say it of."""
    now = given.get(actions.Part.NOW, before.now if before is not None else None)
    return actions.Part.SURE in given and isinstance(now, int) and second_of(sitting.edition, item.key, now) is None


def _answer(sitting: Sitting, item: schema.Item, given: Mapping[actions.Part, Mark], sent_at: datetime.datetime) -> Answer:
    """The answer as it stands with what was given. A new circle opens its second half again: the old one belonged to the old circle."""
    before = sitting.answers.get(item.key) or Answer(item_key=item.key, given_at=sent_at)
    now = given.get(actions.Part.NOW, before.now)
    half, mark = second_of(sitting.edition, item.key, now), None
    if half is not None:
        mark = given.get(half, before.mark(half) if now == before.now else None)
    ahead = mark if half is actions.Part.AHEAD else None
    sure = mark if half is actions.Part.SURE and isinstance(mark, int) else None
    return dataclasses.replace(before, now=now, ahead=ahead, sure=sure, given_at=sent_at)


def _note(sitting: Sitting, item: schema.Item | None, text: str, sent_at: datetime.datetime, words: Wording, *, stays: bool) -> Step:
    if item is None:
        return _say(sitting, words.say("pulse-unknown-item"), words)
    note = texts.clean(text)
    if not note:
        return _say(sitting, words.say("pulse-note-empty", position=item.position), words)
    if len(note) > texts.KEEP_AT_MOST:
        return _say(sitting, words.say("text-too-long", length=len(note), most=texts.KEEP_AT_MOST), words)
    before = sitting.answers.get(item.key) or Answer(item_key=item.key, given_at=sent_at)
    # The time of the marks stays: a mark given just before the note must not be taken for an older one.
    answer = dataclasses.replace(before, note=note, given_at=sent_at if before.now is None else before.given_at)
    after = with_answer(sitting, answer)
    lead = words.say("pulse-note-kept-long" if len(note) >= _LONG_NOTE else "pulse-note-kept", item=item.name, length=len(note))
    ask = Ask(item=item, part=actions.Part.NOW) if stays else next_ask(after)
    return Step(message=cards.card(after, ask, words, lead=lead, changing=stays), keep=(answer,))


def _is_late(before: Answer | None, part: actions.Part, sent_at: datetime.datetime) -> bool:
    """Whether something newer stands where this would go. A newer note alone is no newer mark."""
    if before is None or (part is actions.Part.NOW and before.now is None):
        return False
    return before.given_at > sent_at


def _say(sitting: Sitting, text: str, words: Wording) -> Step:
    return Step(message=cards.word(sitting, text, words))


def _at(sitting: Sitting, position: int | None) -> schema.Item:
    return next(item for item in sitting.edition.items if item.position == position)


def _mark(text: str) -> Mark:
    return int(text) if text.isdecimal() else Standing(text)
