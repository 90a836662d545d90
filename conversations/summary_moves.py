"""What moved since the round before, and the way from where people are to where they mean to be. Knows no picture."""

from collections.abc import Iterator

from conversations import messages, summary_view, whose_words
from frameworks.readings import agreement

MOVES_SHOWN = 3


def moved(view: summary_view.View) -> Iterator[messages.Block]:
    """What the same people chose since the round before, or why nothing is said of that."""
    say, facts = view.words, view.facts
    if facts.previous_at is None:
        yield messages.Paragraph(text=_no_comparison(view), quiet=True)
        return
    previous = say.date_and_year(facts.previous_at, facts.zone)
    apart = [item for item in view.shown if item.item_key in facts.apart]
    known = [(item, item.moved) for item in view.shown if item.moved]
    most = sorted((one for one in known if one[1].moved), key=lambda one: -one[1].moved)[:MOVES_SHOWN]
    held = [item for item in view.shown if item.moved_withheld]
    if most:
        yield from summary_view.paragraphs(say.say("summary-moved", previous=previous))
        counted = ((view.name(item), {"paired": m.paired, "up": m.up, "down": m.down, "same": m.same}) for item, m in most)
        yield messages.Facts(rows=tuple((name, say.say("summary-moved-item", **numbers)) for name, numbers in counted))
        fall = say.say("summary-moved-fall") if any(moved.down for _, moved in most) else ""
        yield from summary_view.paragraphs(" ".join(filter(None, [say.say("summary-moved-chance"), fall])))
    elif known:
        yield from summary_view.paragraphs(say.say("summary-moved-nowhere", previous=previous))
    elif len(apart) < len(view.shown):
        yield from summary_view.paragraphs(say.say("summary-moved-none-shown", previous=previous))
    if held and known:
        yield messages.Paragraph(text=say.say("summary-moved-held", items=view.few(held)), quiet=True)
    if apart:
        yield from whose_words.under_changes(view.edition, {item.item_key: view.name(item) for item in apart}, previous, say)
    if facts.is_reworded and len(apart) < len(view.shown):
        yield messages.Paragraph(text=say.say("layers-moved-reworded"), quiet=True)


def _no_comparison(view: summary_view.View) -> str:
    """Why nothing is said of what moved: it was the first time, or the last time other questions were asked."""
    if view.facts.other is None:
        return view.words.say("summary-moved-first")
    closed_at, edition = view.facts.other
    return view.words.say("layers-moved-other", previous=view.words.date_and_year(closed_at, view.facts.zone), edition=edition)


def step_words(view: summary_view.View) -> Iterator[str]:
    """The longest way from circle to arrow, and the arrows below their circle. A divided board stands nowhere, so it has no step."""
    say = view.words
    stepped = [item for item in view.shown if item.step]
    steps = [(sum(item.step), item) for item in stepped if item.step and item.views is not agreement.Agreement.DIFFER]
    if not steps:
        return
    longest = max(length for length, _ in steps)
    first, *alike = [item for length, item in steps if length == longest]
    if longest > 0 and alike:
        yield say.say("summary-step-alike", months=view.months, items=view.few([first, *alike]))
    elif longest > 0 and first.now and first.ahead:
        ends = {"now": view.span(first.now.middle), "ahead": view.span(first.ahead.middle)}
        yield say.say("summary-step", months=view.months, item=view.name(first), **ends)
    elif len(steps) == len(stepped) and all(length == 0 for length, _ in steps):
        yield say.say("summary-step-none", months=view.months)
    lower = [item for length, item in steps if length < 0]
    if lower:
        yield say.say("summary-step-lower", items=view.few(lower))
