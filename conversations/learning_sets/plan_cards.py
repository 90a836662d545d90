"""The cards of a set that is being planned: what is known, what is asked next, all dates with what is odd about them. Pure."""

import datetime
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence

from conversations import messages, ways, wording
from conversations.learning_sets import lines, plan, planning, signs

BOXES = ("name", "people", "off", "lead", "when")


def card(
    of: planning.Plan, me: str, now: datetime.datetime, words: wording.Wording, *, lead: Sequence[str] = (), undoes: bool = False
) -> messages.Message:
    """The plan as it stands. `me` is the planner's own key, `lead` says what was just done, `undoes`: there is a step to undo."""
    blocks: list[messages.Block] = [messages.Heading(text=words.say("set-setup-heading")), *_said(lead)]
    if not of.name:
        blocks.append(messages.Paragraph(text=words.say("set-setup-about")))
    blocks += _facts(of, words)
    row = [*_undo(words, undoes=undoes), signs.choice(words.say("set-setup-stop"), "plan_stop", typed=_typed("stop", words))]
    if of.asks is not None:
        # Two ways on and no more: then the box can stand open beside them everywhere.
        return _message(
            words, [*blocks, *_said([words.say(f"set-setup-ask-{of.asks}")]), box(of.asks, words), messages.Choices(options=tuple(row))]
        )
    remarks = of.remarks(now)
    blocks += [_dates(of, words), *_said(_remarked(remarks, of.zone, words))]
    refused = any(one.refused for one in remarks)
    blocks += _said([words.say("set-setup-refused" if refused else "set-setup-nothing-sent")])
    start = signs.choice(words.say("set-setup-start"), "plan_start", of.set_id, typed=_typed("start", words))
    blocks.append(messages.Choices(options=(*(() if refused else (start,)), *_changes(of, me, words))))
    row.append(ways.home(words))
    return _message(words, [*blocks, messages.Choices(options=tuple(row))])


def _remarked(remarks: Sequence[plan.Remark], zone: str, words: wording.Wording) -> Iterator[str]:
    """Each kind of remark once, by its first case: six meetings can be too close five times over, and that is a screen full."""
    for key in dict.fromkeys(one.key for one in remarks):
        first, *more = (one for one in remarks if one.key == key)
        also = [words.say("set-setup-also", count=len(more))] if more else []
        yield " ".join([plan.say(first, words, zone), *also])


def boxed(what: str, of: planning.Plan, words: wording.Wording, *, lead: Sequence[str] = (), written: str = "") -> messages.Message:
    """One box alone. `written` is what could not be taken."""
    initial = written or (of.name if what == "name" else "")
    return _message(words, [*_said(lead), box(what, words, initial=initial)], beside=True)


def box(what: str, words: wording.Wording, *, initial: str = "") -> messages.FreeText:
    """A box for one part of the plan."""
    return messages.FreeText(
        label=words.say(f"set-setup-box-{what}"),
        action=signs.do(f"plan_{what}"),
        submit=words.say("set-setup-send"),
        initial=initial,
        opens=words.say(f"set-setup-open-{what}"),
    )


def started(of: planning.Plan, words: wording.Wording, minutes: int) -> messages.Message:
    """It began. Nobody has been told yet."""
    undo = signs.choice(words.say("set-setup-undo"), "unbegin", of.set_id, typed=_typed("undo", words))
    see = signs.choice(words.say("set-pages-open", name=wording.isolate(of.name)), "set", of.set_id)
    said = [words.say("set-setup-started", name=wording.isolate(of.name), minutes=minutes)]
    return _message(words, [*_said(said), messages.Choices(options=(undo, see, ways.home(words)))])


def _facts(of: planning.Plan, words: wording.Wording) -> list[messages.Block]:
    if not of.name:
        return []
    rows = [(words.say("set-setup-name"), wording.isolate(of.name))]
    rows.append(
        (words.say("set-pages-people"), words.list_of(wording.isolate(one.name) for one in of.people) or words.say("set-setup-none"))
    )
    if of.first is not None:
        lead = wording.isolate(of.lead.name) if of.lead else words.say("set-setup-turns")
        rows += [(words.say("set-pages-facilitates"), lead), (words.say("set-setup-length"), words.say("sets-minutes", minutes=of.minutes))]
    return [messages.Facts(rows=tuple(rows))]


def _dates(of: planning.Plan, words: wording.Wording) -> messages.Facts:
    zone = zoneinfo.ZoneInfo(of.zone)
    rows = []
    for number, slot in enumerate(of.slots(), start=1):
        at = plan.instant(slot, of.zone)
        when = words.say("words-day-and-time", day=words.date_and_year(at, zone), time=words.time(at, zone))
        rows.append((words.say("sets-meeting", number=number), when))
    return messages.Facts(rows=tuple(rows))


def _changes(of: planning.Plan, me: str, words: wording.Wording) -> list[messages.Choice]:
    options = [
        messages.Choice(
            label=words.say(f"set-setup-open-{one}"), action=signs.write(f"plan_{one}"), typed=f"{_typed(f'text-{one}', words)}: …"
        )
        for one in BOXES
    ]
    if of.lead is not None:
        options.append(signs.choice(words.say("set-setup-take-turns"), "plan_turns", typed=_typed("turns", words)))
    member = any(one.key == me for one in of.people)
    label, verb = ("set-setup-out", "out") if member else ("set-setup-in", "in")
    return [*options, signs.choice(words.say(label), f"plan_{verb}", typed=_typed(verb, words))]


def _undo(words: wording.Wording, *, undoes: bool) -> list[messages.Choice]:
    return [signs.choice(words.say("set-setup-undo"), "plan_undo", typed=_typed("undo", words))] if undoes else []


def _typed(name: str, words: wording.Wording) -> str:
    return lines.offer(words, name, None)


def _said(texts: Iterable[str]) -> list[messages.Block]:
    return [messages.Paragraph(text=one) for one in texts]


def _message(words: wording.Wording, blocks: Sequence[messages.Block], *, beside: bool = False) -> messages.Message:
    return messages.Message(summary=words.say("set-setup-heading"), blocks=tuple(blocks), language=words.language, beside=beside)
