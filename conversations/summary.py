"""The reading of a closed pulse as a message for the board's channel: where you differ first, then a question, then the rest.

Shows only what the reading holds, and a reading holds only what may be shown. Knows no member and no platform.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from conversations import messages, wording
from frameworks import schema
from frameworks.readings import agreement, disclosure
from frameworks.readings import reading as readings

LEAD_BELOW = 0.6
MOVES_SHOWN = 3
AGREED = {agreement.Agreement.LARGELY_AGREE, agreement.Agreement.BROADLY_AGREE}


@dataclasses.dataclass(frozen=True, kw_only=True)
class SummaryFacts:
    """What the reading does not know. Instants are aware; `previous_at` is when the pulse before closed, None for a first one.

    `apart` are the items that the board has put in other words of its own since then, `is_reworded`: so are others, but they ask the
    same. `other` is when the last round closed and which edition it was of, where that was another.
    """

    board_name: str
    closed_at: datetime.datetime
    zone: datetime.tzinfo
    previous_at: datetime.datetime | None = None
    apart: frozenset[str] = frozenset()
    is_reworded: bool = False
    other: tuple[datetime.datetime, str] | None = None


def summary(facts: SummaryFacts, reading: readings.Reading, edition: schema.Edition, say: wording.Wording) -> messages.Message:
    """The whole message. Below the floor it holds the response and a way on, and nothing else."""
    view = View(facts=facts, reading=reading, edition=edition, words=say)
    parts: list[Iterator[messages.Block]] = [
        top(facts, edition, say, answered=reading.answered, eligible=reading.eligible, floor=reading.floor)
    ]
    if reading.answered < reading.floor:
        parts.append(paragraphs(say.say("summary-too-few-next")))
    elif not view.shown:
        parts += [paragraphs(say.say("summary-none-shown")), aside(view)]
    else:
        picture = iter([messages.Picture(chart=chart(facts, reading, edition, say))])
        steps = paragraphs(" ".join(_step_words(view)))
        parts += [_differ(view), _agree(view), _moved(view), steps, aside(view), picture, _cannot_say(view), _meant(view)]
    return messages.Message(
        summary=say.say("summary-notification", board=view.board, edition=edition.short_title),
        blocks=tuple(block for part in parts for block in part),
    )


def chart(facts: SummaryFacts, reading: readings.Reading, edition: schema.Edition, say: wording.Wording) -> messages.Chart:
    """The picture of a reading with at least one item shown: one row an item, with its findings in words and as a table."""
    view = View(facts=facts, reading=reading, edition=edition, words=say)
    low, high = edition.values[0], edition.values[-1]
    alt = [say.say("summary-chart-alt", items=len(reading.items), lowest=view.level(low), highest=view.level(high))]
    alt += [*_differ_words(view), *_step_words(view)]
    title = "summary-chart-title-ahead" if edition.paired else "summary-chart-title"
    return messages.Chart(
        title=say.say(title, edition=edition.short_title),
        subtitle=say.say(
            "summary-chart-subtitle",
            board=view.board,
            day=say.date_and_year(facts.closed_at, facts.zone),
            answered=reading.answered,
            eligible=reading.eligible,
        ),
        levels=tuple((level.value, level.name) for level in edition.scale.levels),
        rows=tuple(_chart_row(view, item) for item in reading.items),
        now_label=say.say("summary-chart-now"),
        ahead_label=say.say("summary-chart-ahead", months=view.months) if edition.paired else "",
        spread_label=say.say(
            "summary-chart-spread", dots="yes" if any(sum(item.now.counts) for item in reading.items if item.now) else "no"
        ),
        footer=say.say("summary-chart-footer"),
        alt=" ".join(alt),
        twin=_twin(view),
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class View:
    """One reading of levels with all that is needed to speak about it."""

    facts: SummaryFacts
    reading: readings.Reading
    edition: schema.Edition
    words: wording.Wording

    def __post_init__(self) -> None:
        if self.reading.edition != self.edition.ref:
            raise ValueError(f"a reading of {self.reading.edition} cannot be told in the words of {self.edition.ref}")

    @property
    def board(self) -> str:
        """The board's name."""
        return wording.isolate(self.facts.board_name)

    @property
    def months(self) -> int:
        """How far ahead was asked; 0 where it was not."""
        return self.edition.scale.horizon_months or 0

    @property
    def shown(self) -> tuple[readings.ItemReading, ...]:
        """The items with anything to show."""
        return tuple(item for item in self.reading.items if item.now)

    @property
    def first(self) -> readings.ItemReading | None:
        """The item whose views stand furthest apart; None where no item has a word for that."""
        keys = (self.reading.item(key) for key in self.reading.talk_first)
        return next((item for item in keys if item and item.views), None)

    def name(self, item: readings.ItemReading) -> str:
        """An item by its name."""
        asked = self.edition.item(item.item_key)
        return asked.name if asked else item.item_key

    def names(self, items: Sequence[readings.ItemReading]) -> str:
        """Items in a list."""
        return self.words.list_of(self.name(item) for item in items)

    def level(self, value: int) -> str:
        """A level in words; where there is no scale, by its name alone."""
        level = self.edition.level(value)
        if level is not None and self.edition.scale.shape is schema.Shape.CONSENSUS:
            return level.name
        return self.words.say("summary-level", value=value, name=level.name if level else "").strip()

    def span(self, pair: tuple[int, int]) -> str:
        """From one level to another, or the one that both are."""
        low, high = (self.level(value) for value in pair)
        return low if low == high else self.words.say("summary-range", low=low, high=high)


def paragraphs(*texts: str) -> Iterator[messages.Block]:
    """One paragraph for each text that is not empty."""
    yield from (messages.Paragraph(text=text) for text in texts if text)


def top(
    facts: SummaryFacts, edition: schema.Edition, say: wording.Wording, *, answered: int, eligible: int, floor: int
) -> Iterator[messages.Block]:
    """Board, instrument, response and day; the response leads where fewer than six in ten answered."""
    day = say.say("summary-closed", day=say.date_and_year(facts.closed_at, facts.zone))
    board = wording.isolate(facts.board_name)
    yield messages.Heading(text=say.say("summary-heading", board=board, edition=edition.short_title))
    if answered < floor:
        yield from paragraphs(say.say("summary-too-few", answered=answered, eligible=eligible))
        yield messages.Paragraph(text=day, quiet=True)
    elif answered < LEAD_BELOW * eligible:
        yield from paragraphs(say.say("summary-response-low", missing=eligible - answered, answered=answered, eligible=eligible))
        yield messages.Paragraph(text=day, quiet=True)
    else:
        yield from paragraphs(f"{day} {say.say('summary-response', answered=answered, eligible=eligible)}")


def _differ(view: View) -> Iterator[messages.Block]:
    item = view.first
    if item is None:
        return
    others = [one for one in view.shown if one.views not in {None, *AGREED} and one is not item]
    also = view.words.say("summary-differ-also", items=view.names(others)) if others else ""
    yield from paragraphs(" ".join(filter(None, [*_differ_words(view), also])))
    asked = view.edition.item(item.item_key)
    if asked and asked.follow_ups:
        yield from paragraphs(view.words.say("summary-question", question=asked.follow_ups[0]))
    else:
        yield from paragraphs(view.words.say("summary-question-any", item=view.name(item)))


def _differ_words(view: View) -> Iterator[str]:
    item, say = view.first, view.words
    if item is None or item.now is None:
        return
    if item.views in AGREED:
        yield say.say("summary-differ-nowhere")
    elif item.camps:
        camps = {"lower": view.span(item.camps.lower), "upper": view.span(item.camps.upper)}
        yield say.say("summary-differ-camps", item=view.name(item), **camps)
    elif item.now.counts:
        chosen = [value for value, count in zip(view.edition.values, item.now.counts, strict=True) if count]
        ends = {"low": view.level(chosen[0]), "high": view.level(chosen[-1])}
        yield say.say("summary-differ-spread", item=view.name(item), **ends)
    elif item.now.half and item.views is agreement.Agreement.SPREAD:
        yield say.say("summary-differ-half", item=view.name(item), half=view.span(item.now.half))
    else:
        yield say.say("summary-differ-plain", item=view.name(item))


def _agree(view: View) -> Iterator[messages.Block]:
    rows = tuple((view.name(item), view.span(item.now.middle)) for item in view.shown if item.now and item.views in AGREED)
    if rows:
        yield from paragraphs(view.words.say("summary-agree"))
        yield messages.Facts(rows=rows)


def _moved(view: View) -> Iterator[messages.Block]:
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
        yield from paragraphs(say.say("summary-moved", previous=previous))
        counted = ((view.name(item), {"paired": m.paired, "up": m.up, "down": m.down, "same": m.same}) for item, m in most)
        yield messages.Facts(rows=tuple((name, say.say("summary-moved-item", **numbers)) for name, numbers in counted))
        fall = say.say("summary-moved-fall") if any(moved.down for _, moved in most) else ""
        yield from paragraphs(" ".join(filter(None, [say.say("summary-moved-chance"), fall])))
    elif known:
        yield from paragraphs(say.say("summary-moved-nowhere", previous=previous))
    elif len(apart) < len(view.shown):
        yield from paragraphs(say.say("summary-moved-none-shown", previous=previous))
    if held and known:
        yield messages.Paragraph(text=say.say("summary-moved-held", items=view.names(held)), quiet=True)
    if apart:
        yield messages.Paragraph(text=say.say("layers-moved-apart", items=view.names(apart), previous=previous), quiet=True)
    if facts.is_reworded and len(apart) < len(view.shown):
        yield messages.Paragraph(text=say.say("layers-moved-reworded"), quiet=True)


def _no_comparison(view: View) -> str:
    """Why nothing is said of what moved: it was the first time, or the last time other questions were asked."""
    if view.facts.other is None:
        return view.words.say("summary-moved-first")
    closed_at, edition = view.facts.other
    return view.words.say("layers-moved-other", previous=view.words.date_and_year(closed_at, view.facts.zone), edition=edition)


def _step_words(view: View) -> Iterator[str]:
    """The longest way from circle to arrow, and the arrows below their circle. A divided board stands nowhere, so it has no step."""
    say = view.words
    stepped = [item for item in view.shown if item.step]
    steps = [(sum(item.step), item) for item in stepped if item.step and item.views is not agreement.Agreement.DIFFER]
    if not steps:
        return
    longest = max(length for length, _ in steps)
    first, *alike = [item for length, item in steps if length == longest]
    if longest > 0 and alike:
        yield say.say("summary-step-alike", months=view.months, items=view.names([first, *alike]))
    elif longest > 0 and first.now and first.ahead:
        ends = {"now": view.span(first.now.middle), "ahead": view.span(first.ahead.middle)}
        yield say.say("summary-step", months=view.months, item=view.name(first), **ends)
    elif len(steps) == len(stepped) and all(length == 0 for length, _ in steps):
        yield say.say("summary-step-none", months=view.months)
    lower = [item for length, item in steps if length < 0]
    if lower:
        yield say.say("summary-step-lower", items=view.names(lower))


def aside(view: View) -> Iterator[messages.Block]:
    """Not sure, not my area, and too few: answers and silences that are no level."""
    say, items = view.words, view.reading.items
    unsure = [say.say("summary-aside", people=one.not_sure, item=view.name(one)) for one in items if one.not_sure]
    foreign = [say.say("summary-aside", people=one.not_my_area, item=view.name(one)) for one in items if one.not_my_area]
    hidden = [item for item in items if item.now is None]
    mostly_unsure = [item for item in hidden if item.mostly_not_sure]
    mostly_foreign = [item for item in hidden if item.mostly_not_my_area]
    rest = [item for item in hidden if not (item.mostly_not_sure or item.mostly_not_my_area)]
    said = [
        say.say("summary-not-sure", list=say.list_of(unsure)) if unsure else "",
        say.say("summary-not-my-area", list=say.list_of(foreign)) if foreign else "",
        say.say("summary-mostly-not-sure", items=view.names(mostly_unsure)) if mostly_unsure else "",
        say.say("summary-mostly-not-my-area", items=view.names(mostly_foreign)) if mostly_foreign else "",
        say.say("summary-withheld", items=view.names(rest)) if rest and view.shown else "",
    ]
    yield from paragraphs(" ".join(filter(None, said)))


def _cannot_say(view: View) -> Iterator[messages.Block]:
    """How far the silent could pull the middle of the item they could pull furthest."""
    say = view.words
    open_items = [(item.reach[1] - item.reach[0], item) for item in view.shown if item.reach and item.others]
    said = ""
    if open_items:
        width, item = max(open_items, key=lambda one: one[0])
        low, high = (view.level(value) for value in item.reach or ())
        key = "summary-cannot-range" if width else "summary-cannot-same"
        said = say.say(key, others=item.others or 0, item=view.name(item), low=low, high=high)
    text = " ".join(filter(None, [said, say.say("summary-confidential")]))
    yield messages.Paragraph(text=text, quiet=True)


def _meant(view: View) -> Iterator[messages.Block]:
    """What these instruments ask of whoever uses them: to talk, and to give nobody marks."""
    said = [view.words.say("summary-meant"), view.words.say("pulse-steps-ours") if view.edition.scale.ours else ""]
    yield messages.Paragraph(text=" ".join(filter(None, said)), quiet=True)


def _chart_row(view: View, item: readings.ItemReading) -> messages.ChartRow:
    if item.now is None:
        return messages.ChartRow(label=view.name(item), withheld=view.words.say("summary-chart-withheld"))
    return messages.ChartRow(
        label=view.name(item),
        now=item.now.counts,
        ahead=item.ahead.counts if item.ahead else (),
        now_middle=item.now.middle,
        ahead_middle=item.ahead.middle if item.ahead else None,
        now_half=item.now.half,
        remark=view.words.say("summary-chart-remark", answers=item.answers or 0, eligible=view.reading.eligible),
    )


def _twin(view: View) -> messages.Table:
    say = view.words
    columns = [say.say("summary-column-item"), say.say("summary-column-now"), say.say("summary-column-half")]
    columns += [say.say("summary-column-ahead", months=view.months)] if view.edition.paired else []
    columns += [say.say("summary-column-answers"), say.say("summary-column-views")]
    rows = tuple(_twin_row(view, item) for item in view.reading.items)
    return messages.Table(title=say.say("summary-chart-twin"), columns=tuple(columns), rows=rows)


def _twin_row(view: View, item: readings.ItemReading) -> tuple[str, ...]:
    say = view.words
    ahead = (_side_words(view, item.ahead),) if view.edition.paired else ()
    if item.now is None:
        return (view.name(item), say.say("summary-chart-withheld"), "", *(("",) if ahead else ()), "", "")
    half = say.say("summary-range", low=item.now.half[0], high=item.now.half[1]) if item.now.half else ""
    answers = say.say("summary-chart-remark", answers=item.answers or 0, eligible=view.reading.eligible)
    views = say.say("summary-views", views=item.views.value) if item.views else ""
    return (view.name(item), _side_words(view, item.now), half, *ahead, answers, views)


def _side_words(view: View, side: disclosure.Side | None) -> str:
    """The middle answers, and in brackets how many chose what, as finely as the reading says."""
    if side is None:
        return ""
    say, middle = view.words, view.span(side.middle)
    levels = [(str(value), count) for value, count in zip(view.edition.values, side.counts, strict=False)]
    bands = [(say.say("summary-range", low=band.first, high=band.last), band.count) for band in side.bands]
    parts = [say.say("summary-cell-count", people=count, level=level) for level, count in [*levels, *bands] if count]
    return say.say("summary-cell-counts", middle=middle, counts=say.list_of(parts)) if parts else middle
