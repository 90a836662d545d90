"""What moved since the round before, the way from where people are to where they mean to be, and what came of the way they meant to go.

Knows no picture.
"""

from collections.abc import Iterator
from fractions import Fraction

from conversations import messages, summary_view, whose_words
from frameworks.readings import agreement, change, disclosure

MOVES_SHOWN = 3
ARRIVALS_SHOWN = 6
HARDLY_ANY = Fraction(1, 5)
UPPER_END = Fraction(2, 3)
"""From this share of the way up a scale a level is something to celebrate."""


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
        yield from summary_view.paragraphs(say.say("summary-moved-all-held" if held else "summary-moved-none-shown", previous=previous))
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
    if longest > 0 and alike and len(alike) + 1 == len(view.edition.items):
        yield say.say("summary-step-every", months=view.months)
    elif longest > 0 and alike:
        yield say.say("summary-step-alike", months=view.months, items=view.few([first, *alike]))
    elif longest > 0 and first.now and first.ahead:
        ends = {"now": view.span(first.now.middle), "ahead": view.span(first.ahead.middle)}
        yield say.say("summary-step", months=view.months, item=view.name(first), **ends)
    elif len(steps) == len(stepped) and all(length == 0 for length, _ in steps):
        yield say.say("summary-step-none", months=view.months)
    lower = [item for length, item in steps if length < 0]
    if lower:
        yield say.say("summary-step-lower", items=view.few(lower))


def arrived(view: summary_view.View) -> Iterator[messages.Block]:
    """Where the same people find the board today, against where they had meant it to be by now. In the order of the document."""
    say = view.words
    known = [(item, item.arrived) for item in view.shown if item.arrived][:ARRIVALS_SHOWN]
    if not known:
        return
    yield from summary_view.paragraphs(say.say("summary-arrived", months=view.months))
    yield messages.Facts(rows=tuple((view.name(item), _arrival(view, one)) for item, one in known))
    held = [item for item in view.shown if item.arrived_withheld]
    if held:
        yield messages.Paragraph(text=say.say("summary-arrived-held", items=view.few(held)), quiet=True)


def _arrival(view: summary_view.View, one: change.Arrival) -> str:
    return view.words.say("summary-arrived-item", paired=one.paired, there=one.past + one.reached, short=one.short)


def celebrated(view: summary_view.View) -> str:
    """One thing that went well, as far as the reading bears it out; nothing where nothing does."""
    say, reading = view.words, view.reading
    risen = [(item, item.moved) for item in view.shown if item.moved and _mostly_up(item.moved)]
    if risen:
        item, _ = max(risen, key=lambda one: (one[1].up - one[1].down) / one[1].paired)
        return say.say("summary-celebrate-moved", item=view.name(item))
    high = [(item.now.middle, item) for item in view.largely if item.now and _is_high(view, item.now)]
    if high:
        best = max(middle for middle, _ in high)
        items = [item for middle, item in high if middle == best]
        return say.say("summary-celebrate-agree", items=view.few(items), where=view.span(best))
    return say.say("summary-celebrate-all") if reading.answered == reading.eligible else ""


def _mostly_up(moved: change.Change) -> bool:
    return 2 * moved.up > moved.paired and moved.down <= HARDLY_ANY * moved.paired


def _is_high(view: summary_view.View, now: disclosure.Side) -> bool:
    low, high = view.edition.values[0], view.edition.values[-1]
    return now.middle[0] - low >= UPPER_END * (high - low)
