"""One action: its card, its boxes, whom it may be handed to, and what its owner alone is asked. Pure."""

from conversations import actions, messages, ways, wording
from conversations.next_steps import pages, sheet, state

STANDS = ("moving", "stuck", "done", "dropped")
BOXES = ("until", "sign", "reword", "line")
_OPENS = {"until": "another-day", "sign": "change-sign", "reword": "change-text", "line": "add-line"}
"""What the button that leads to each box is called."""


def card(of: sheet.Sheet, step: state.NextStep, words: wording.Wording, *, lead: str | None = None, undo: bool = False) -> messages.Message:
    """One action with what the viewer may do about it. `lead` says what was just done, and `undo` offers to take that back."""
    said = (messages.Paragraph(text=lead),) if lead else ()
    blocks: list[messages.Block] = [*said, messages.Heading(text=_title(of, step))]
    blocks.append(messages.Facts(rows=tuple(_rows(of, step, words))))
    if step.is_live and of.may_set(step):
        blocks += [messages.Paragraph(text=words.say("steps-how")), _stands(of, step, words), _changes(of, step, words)]
    elif of.may_set(step) and step.ended_on is not None and (step.ended_on < of.today or step.changed_anything is not None):
        # On the day itself nobody can tell.
        blocks += _check(of, step, words)
    back = (_undo(of, step, words),) if undo and of.may_set(step) else ()
    last = (*back, sheet.page_way(of.board, words, named=of.named), ways.home(words))
    return messages.Message(summary=words.say("steps-summary"), blocks=(*blocks, messages.Choices(options=last)))


def hand_over(of: sheet.Sheet, step: state.NextStep, words: wording.Wording, *, lead: str | None = None) -> messages.Message:
    """Everybody on the board who may take it over."""
    deed = words.say("steps-word-give")
    options = tuple(
        sheet.button(
            wording.isolate(one.name), sheet.do("give", step.step_id, one.person_id.hex), sheet.typed(of, step, words, f"{deed} {one.key}")
        )
        for one in of.here
        if one.person_id != step.owner_id
    )
    said = messages.Paragraph(text=lead or words.say("steps-who-takes"))
    last = messages.Choices(options=(pages.card_way(of, step, words), ways.home(words)))
    blocks = (messages.Heading(text=_title(of, step)), said, messages.Choices(options=options), last)
    return messages.Message(summary=words.say("steps-summary"), blocks=blocks if options else (blocks[0], said, last))


def add_box(of: sheet.Sheet, words: wording.Wording, draft: str | None, *, value: str = "") -> messages.Message:
    """The box for a new action."""
    prompts = [words.say(f"steps-part-{one}") for one in ("what", "who", "day", "sign")]
    lines = (messages.Paragraph(text=f"{place}. {one}") for place, one in enumerate(prompts, 1))
    free = messages.FreeText(
        label=words.say("steps-box"),
        action=actions.encode(sheet.do("add", of.board.board_id, value)),
        submit=words.say("steps-keep"),
        initial=draft or "",
        opens=words.say("steps-add"),
    )
    lead = messages.Paragraph(text=words.say("steps-lines"))
    return messages.Message(summary=words.say("steps-summary"), blocks=(lead, *lines, free), beside=True)


def box(of: sheet.Sheet, step: state.NextStep, verb: str, words: wording.Wording, draft: str | None) -> messages.Message:
    """The box for one part of an action: its day, what would be seen, its words, or one line of what came of it."""
    held = {"until": "", "sign": step.sign, "reword": step.text, "line": step.what_changed or ""}[verb]
    free = messages.FreeText(
        label=words.say(f"steps-box-{verb}"),
        action=actions.encode(sheet.do(verb, step.step_id)),
        submit=words.say("steps-keep"),
        initial=draft or held,
        opens=words.say(f"steps-{_OPENS[verb]}"),
    )
    public = (messages.Paragraph(text=words.say("steps-line-public"), quiet=True),) if verb == "line" else ()
    blocks = (messages.Heading(text=_title(of, step)), free, *public)
    return messages.Message(summary=words.say("steps-summary"), blocks=blocks, beside=True)


def told(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Message:
    """To somebody who was named the owner of an action."""
    return _letter(of, step, words, "steps-told", asks=False)


def asked(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Message:
    """How it stands, to its owner alone."""
    return _letter(of, step, words, "steps-asked", asks=True)


def checked(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Message:
    """Whether one that is over changed anything, to its owner alone."""
    heading = words.say("steps-letter", board=wording.isolate(of.board.name))
    said = words.say("steps-check", action=pages.short(step.text), state=step.state.value, day=_ended(step, words))
    rows = ((words.say("steps-row-sign"), wording.isolate(step.sign)),) if step.sign else ()
    facts = (messages.Facts(rows=rows),) if rows else ()
    blocks = (messages.Heading(text=heading), messages.Paragraph(text=said), *facts, *_check(of, step, words, asks=True))
    return messages.Message(summary=words.say("steps-check-summary"), blocks=(*blocks, messages.Choices(options=(ways.home(words),))))


def copied(step: state.NextStep, words: wording.Wording) -> str:
    """One action of somebody's own, for the copy to take away."""
    lines = [words.say("steps-by", day=sheet.day(step.due_on, words))]
    lines += [words.say("steps-seen", sign=wording.isolate(step.sign))] if step.sign else []
    lines += [] if step.is_live else [pages.came_of(step, words)]
    return " ".join(lines)


def _rows(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> list[tuple[str, str]]:
    owner = of.name(step.owner_id) if of.is_here(step.owner_id) else words.say("steps-nobody")
    rows = [(words.say("steps-row-who"), owner), (words.say("steps-row-day"), sheet.day(step.due_on, words))]
    rows.append((words.say("steps-row-sign"), wording.isolate(step.sign) or words.say("steps-open-yet")))
    rows.append((words.say("steps-row-agreed"), sheet.day(step.agreed_on, words)))
    position = next((one for one in of.positions if one.position_id == step.position_id), None)
    if position is not None:
        rows.append((words.say("steps-row-position"), f"“{pages.short(position.text)}”"))
    if not step.is_live:
        rows.append((words.say("steps-row-stands"), pages.came_of(step, words)))
    elif step.stands is not None:
        rows.append((words.say("steps-row-stands"), words.say("steps-stands", stands=step.stands.value)))
    return rows


def _stands(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Choices:
    """How it goes, to press or to type."""
    return messages.Choices(
        options=tuple(
            sheet.button(
                words.say(f"steps-{verb}"), sheet.do(verb, step.step_id), sheet.typed(of, step, words, words.say(f"steps-word-{verb}"))
            )
            for verb in STANDS
        )
    )


def _changes(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Choices:
    """What else of it may be changed."""
    until = f"{words.say('steps-word-until')} …"
    pens = [sheet.pen(words.say("steps-another-day"), sheet.do("until", step.step_id), sheet.typed(of, step, words, until))]
    for verb in ("sign", "reword") if of.leads else ("sign",):
        typed = sheet.typed(of, step, words, f"{words.say(f'steps-word-{verb}')}: …")
        pens.append(sheet.pen(words.say(f"steps-{_OPENS[verb]}"), sheet.do(verb, step.step_id), typed))
    return messages.Choices(options=(*pens, *((pages.hand_over_way(of, step, words),) if of.leads else ())))


def _check(of: sheet.Sheet, step: state.NextStep, words: wording.Wording, *, asks: bool = False) -> list[messages.Block]:
    """Whether it changed anything, and one line about that."""
    buttons = tuple(
        sheet.button(
            words.say("steps-change", change=one.value),
            sheet.do("changed", step.step_id, one.value),
            sheet.typed(of, step, words, words.say("steps-change", change=one.value).lower()),
        )
        for one in state.Change
    )
    question = messages.Paragraph(text=words.say("steps-check-question"))
    typed = sheet.typed(of, step, words, f"{words.say('steps-word-line')}: …")
    line = sheet.pen(words.say("steps-add-line"), sheet.do("line", step.step_id), typed)
    pen = () if asks else (messages.Choices(options=(line,)),)
    return [question, messages.Choices(options=buttons), *pen]


def _letter(of: sheet.Sheet, step: state.NextStep, words: wording.Wording, key: str, *, asks: bool) -> messages.Message:
    """A message that comes unasked: it says first which board it is about, and that nobody else gets it."""
    heading = words.say("steps-letter", board=wording.isolate(of.board.name))
    said = words.say(key, action=wording.isolate(step.text), agreed=sheet.day(step.agreed_on, words), day=sheet.day(step.due_on, words))
    rows = ((words.say("steps-row-sign"), wording.isolate(step.sign)),) if step.sign else ()
    facts = (messages.Facts(rows=rows),) if rows else ()
    how = (messages.Paragraph(text=words.say("steps-how")), _stands(of, step, words)) if asks else ()
    ways_on = messages.Choices(options=(pages.card_way(of, step, words), ways.home(words)))
    alone = messages.Paragraph(text=words.say("steps-alone"), quiet=True)
    blocks = (messages.Heading(text=heading), messages.Paragraph(text=said), *facts, *how, alone, ways_on)
    return messages.Message(summary=words.say("steps-asked-summary" if asks else "steps-told-summary"), blocks=blocks)


def _undo(of: sheet.Sheet, step: state.NextStep, words: wording.Wording) -> messages.Choice:
    typed = sheet.typed(of, step, words, words.say("steps-word-undo"))
    return sheet.button(words.say("steps-undo"), sheet.do("undo", step.step_id, state.stamp(step.changed_at)), typed)


def _title(of: sheet.Sheet, step: state.NextStep) -> str:
    return f"{of.number(step)}. {wording.isolate(step.text)}"


def _ended(step: state.NextStep, words: wording.Wording) -> str:
    return sheet.day(step.ended_on, words) if step.ended_on else ""
