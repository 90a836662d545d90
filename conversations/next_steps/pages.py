"""The pages of a board's actions: all of a board's by what the next hundred days hold, and all that are one person's own. Pure."""

import datetime
from collections.abc import Iterator, Sequence

from conversations import messages, ways, wording
from conversations.next_steps import sheet, state

COMING_UP = datetime.timedelta(days=14)
"""So long before its day an action stands on its owner's Home."""
OVER_SHOWN = datetime.timedelta(days=366)
"""For so long the page shows what is over, and what came of it."""
MOST_OVER = 10
_CUT = 90


def board(of: sheet.Sheet, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """All actions of a board, for its members and those who run it."""
    name = wording.isolate(of.board.name)
    blocks: list[messages.Block] = [messages.Heading(text=words.say("steps-heading", board=name))]
    blocks += [messages.Paragraph(text=lead)] if lead else []
    if not of.live:
        blocks.append(messages.Paragraph(text=words.say("steps-none")))
    for title, some in _groups(of):
        blocks.append(messages.Paragraph(text=words.say(title)))
        blocks.append(messages.Facts(rows=tuple((_label(of, one), about(of, one, words)) for one in some)))
    blocks += _over(of, words)
    blocks.append(messages.Paragraph(text=words.say("steps-who-sees", most=state.MOST_LIVE), quiet=True))
    opens = tuple(card_way(of, one, words) for one in of.live if of.may_set(one))
    add = (add_way(of, words),) if of.leads and len(of.live) < state.MOST_LIVE else ()
    others = (sheet.agreed_way(of.board, words, named=of.named), ways.home(words))
    blocks += [messages.Choices(options=opens)] if opens else []
    return messages.Message(summary=words.say("steps-summary"), blocks=(*blocks, messages.Choices(options=(*add, *others))))


def mine(sheets: Sequence[sheet.Sheet], words: wording.Wording) -> messages.Message:
    """The actions that are the viewer's own, on all their boards, and the ways to each board's."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("steps-mine"))]
    found = [(of, own(of)) for of in sheets]
    if not any(some for _, some in found):
        blocks.append(messages.Paragraph(text=words.say("steps-mine-none")))
    for of, some in found:
        if some:
            blocks += [messages.Paragraph(text=wording.isolate(of.board.name))] if of.named else []
            blocks.append(messages.Facts(rows=tuple((_label(of, one), about(of, one, words)) for one in some)))
            blocks.append(messages.Choices(options=tuple(card_way(of, one, words) for one in some)))
    boards = tuple(sheet.page_way(of.board, words, named=of.named) for of in sheets)
    return messages.Message(summary=words.say("steps-summary"), blocks=(*blocks, messages.Choices(options=(*boards, ways.home(words)))))


def full(of: sheet.Sheet, words: wording.Wording) -> messages.Message:
    """There are as many live actions as there may be: which they are, and that one has to go first."""
    rows = tuple((_label(of, one), about(of, one, words)) for one in of.live)
    said = messages.Paragraph(text=words.say("steps-full", most=state.MOST_LIVE))
    opens = messages.Choices(options=(*(card_way(of, one, words) for one in of.live), ways.home(words)))
    return messages.Message(summary=words.say("steps-summary"), blocks=(said, messages.Facts(rows=rows), opens))


def which(sheets: Sequence[sheet.Sheet], words: wording.Wording, *, agreed: bool) -> messages.Message:
    """For somebody who sees several boards: which one is meant."""
    way = sheet.agreed_way if agreed else sheet.page_way
    return sheet.word(words.say("steps-which-board"), words, *(way(of.board, words, named=True) for of in sheets), ways.home(words))


def own(of: sheet.Sheet) -> tuple[state.NextStep, ...]:
    """The viewer's own live actions of this board."""
    return tuple(one for one in of.live if one.owner_id == of.viewer_id) if of.is_here(of.viewer_id) else ()


def about(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> str:
    """One action in a few sentences: who, by when, how it goes, what would be seen."""
    lines = [who(of, step, words), words.say("steps-by", day=sheet.day(step.due_on, words))]
    if step.stands is not None and step.is_live:
        lines.append(words.say("steps-stands", stands=step.stands.value))
    if step.sign:
        lines.append(words.say("steps-seen", sign=wording.isolate(step.sign)))
    return " ".join(lines)


def who(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> str:
    """Whose it is, as a sentence."""
    if not of.is_here(step.owner_id):
        return words.say("steps-nobody")
    if step.owner_id == of.viewer_id:
        return words.say("steps-yours")
    return words.say("steps-owned", name=of.name(step.owner_id))


def card_way(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Choice:
    """The way to one action."""
    label = words.say("steps-open", number=of.number(step))
    return sheet.button(label, sheet.do("card", step.step_id), typed=sheet.typed(of, step, words))


def add_way(of: sheet.Sheet, words: wording.Wording, position: state.Position | None = None) -> messages.Choice:
    """The way to a new action, which may follow from a position."""
    value = position.position_id.hex if position else ""
    typed = f"{sheet.after(of.board, words, 'steps-word-action', named=of.named)}: …"
    return sheet.pen(words.say("steps-add"), sheet.do("add", of.board.board_id, value), typed=typed)


def at_home(sheets: Sequence[sheet.Sheet], words: wording.Wording) -> tuple[messages.Block, ...]:
    """What waits for the viewer: their own actions whose day is near, or past, and those that nobody on the board has any more."""
    blocks: list[messages.Block] = []
    for of in sheets:
        near = [one for one in own(of) if one.due_on <= of.today + COMING_UP]
        for one in near:
            said = words.say("steps-waiting", action=short(one.text), day=sheet.day(one.due_on, words))
            blocks += [messages.Paragraph(text=said), messages.Choices(options=(card_way(of, one, words),))]
        for one in of.orphans if of.leads else ():
            said = words.say("steps-orphan", action=short(one.text))
            blocks += [messages.Paragraph(text=said), messages.Choices(options=(hand_over_way(of, one, words),))]
    return tuple(blocks)


def on_the_way(sheets: Sequence[sheet.Sheet], words: wording.Wording) -> tuple[messages.Choice, ...]:
    """The buttons on Home: to one's own actions, to those of each board that one leads, and to what the others agreed."""
    found: list[messages.Choice] = []
    if any(own(of) for of in sheets):
        found.append(sheet.button(words.say("steps-mine"), sheet.do("mine", None), typed=words.say("steps-word-mine")))
    for of in sheets:
        if of.leads:
            found.append(sheet.page_way(of.board, words, named=True))
        elif of.steps or of.positions:
            found.append(sheet.agreed_way(of.board, words, named=of.named))
    return tuple(found)


def hand_over_way(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Choice:
    """The way to those who may take it over."""
    typed = sheet.typed(of, step, words, words.say("steps-word-who"))
    return sheet.button(words.say("steps-hand-over"), sheet.do("who", step.step_id), typed=typed)


def short(text: str) -> str:
    """An action's text for a line among others."""
    line = " ".join(text.split())
    return wording.isolate(line if len(line) <= _CUT else f"{line[: _CUT - 1].rstrip()}…")


def _groups(of: sheet.Sheet) -> Iterator[tuple[str, list[state.NextStep]]]:
    """Live actions by what the next hundred days hold, the nearest first; a group that would be empty is left out."""
    in_order = sorted(of.live, key=lambda one: one.due_on)
    bounds = [of.today, *(of.today + datetime.timedelta(days=days) for days in state.PLANS), datetime.date.max]
    titles = ("steps-in-30", "steps-in-60", "steps-in-100", "steps-later")
    passed = [one for one in in_order if one.due_on < of.today]
    if passed:
        yield "steps-day-passed", passed
    for place, title in enumerate(titles):
        first, last = bounds[place], bounds[place + 1]
        some = [one for one in in_order if (first <= one.due_on if place == 0 else first < one.due_on) and one.due_on <= last]
        if some:
            yield title, some


def _over(of: sheet.Sheet, words: wording.Wording) -> Iterator[messages.Block]:
    over = [one for one in of.steps if one.ended_on is not None and one.ended_on > of.today - OVER_SHOWN]
    newest = sorted(over, key=lambda one: (one.ended_on, one.made_at), reverse=True)[:MOST_OVER]
    if newest:
        yield messages.Paragraph(text=words.say("steps-over"))
        yield messages.Facts(rows=tuple((_label(of, one), came_of(one, words)) for one in newest))


def came_of(step: state.NextStep, words: wording.Wording) -> str:
    """How an action ended, and whether it changed anything."""
    lines = [words.say("steps-ended", state=step.state.value, day=sheet.day(step.ended_on, words) if step.ended_on else "")]
    if step.changed_anything is not None:
        lines.append(words.say("steps-changed", change=step.changed_anything.value))
    if step.what_changed:
        lines.append(f"“{wording.isolate(step.what_changed)}”")
    return " ".join(lines)


def _label(of: sheet.Sheet, step: state.NextStep) -> str:
    return f"{of.number(step)}. {wording.isolate(step.text)}"
