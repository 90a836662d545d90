"""The course of items as pictures, with their findings in words: run charts from three rounds on, control charts from twelve."""

import dataclasses
from collections.abc import Sequence

from conversations import annotations, figures, messages, wording
from conversations.courses import controls, finding, history, said
from frameworks.readings import over_time

BELOW = 12
"""Pulses, at most, in the picture below a summary: a phone shows no more at a glance. A page of one item has more."""
MOST = 24
PANELS = 9
"""Items in one picture. Of a longer list those are drawn on which views stand furthest apart."""


def under_summary(told: history.History, rule: annotations.ChartRule, words: wording.Wording) -> tuple[messages.Block, ...]:
    """What stands below the summary of the newest round: nothing before the third round that can be shown."""
    found = finding.of(told, rule)
    if not any(one.is_drawn for one in found):
        return ()
    chart = courses(told, rule, _panels(told, found), words, most=BELOW)
    blocks: list[messages.Block] = [messages.Heading(text=words.say("courses-heading"))]
    blocks.append(messages.Paragraph(text=_lead(told, rule, found, words, most=BELOW)))
    blocks.append(messages.Picture(chart=chart))
    blocks += _controlled(told, rule, found, words)
    if not any(one.control for one in found):
        blocks.append(messages.Paragraph(text=words.say("courses-no-limits-yet", least=over_time.CONTROL_FROM), quiet=True))
    return tuple(blocks)


def of_item(told: history.History, rule: annotations.ChartRule, found: finding.Found, words: wording.Wording) -> tuple[messages.Block, ...]:
    """All that there is of one item, for a private page: counts, what moved, its run chart, its control chart, its breaks."""
    edition, labels = told.edition, said.times(told, words)
    lines = [said.counts(found, edition, words)]
    if found.choice.picture is not over_time.Picture.NONE:
        lines += [" ".join(said.moved(found, words)), said.course(found, words)]
    lines += [said.why(found, words)]
    blocks: list[messages.Block] = [messages.Paragraph(text=one) for one in lines if one]
    if found.is_drawn:
        blocks.append(messages.Picture(chart=courses(told, rule, [found], words, most=MOST)))
    if found.control is not None:
        blocks.append(messages.Paragraph(text=" ".join(said.control(found, labels, words))))
        blocks.append(messages.Picture(chart=controls.chart(told, rule, found, words)))
    blocks += [messages.Paragraph(text=one, quiet=True) for one in said.breaks(told, found.item.key, words)]
    return tuple(blocks)


def courses(
    told: history.History, rule: annotations.ChartRule, found: Sequence[finding.Found], words: wording.Wording, *, most: int
) -> figures.Courses:
    """The run charts of these items, over the last `most` rounds."""
    seen = _window(told, found, most)
    labels, values = said.times(seen, words), seen.edition.values
    panels = tuple(_panel(seen, one, words) for one in found)
    alt = [words.say("courses-alt", items=len(found), pulses=len(labels), first=labels[0], last=labels[-1])]
    alt.append(_lead(told, rule, found, words, most=most))
    low, high = (said.level(seen.edition, value, words) for value in (values[0], values[-1]))
    return figures.Courses(
        title=words.say("courses-title", edition=seen.edition.short_title),
        subtitle=words.say("courses-subtitle", board=wording.isolate(seen.board.name), pulses=len(labels), lowest=low, highest=high),
        levels=tuple((one.value, one.name) for one in seen.edition.scale.levels),
        times=labels,
        panels=panels,
        notes=controls.notes(seen, words),
        middle_label=words.say("courses-label-middle"),
        half_label=words.say("courses-label-half") if any(point.half for panel in panels for point in panel.points) else "",
        median_label=words.say("courses-label-median") if any(one.median for panel in panels for one in panel.stretches) else "",
        break_label=words.say("courses-label-break") if any(one.opens for panel in panels for one in panel.stretches) else "",
        footer=words.say("courses-footer"),
        alt=" ".join(alt),
        twin=_twin(seen, found, panels, labels, words),
    )


def _panels(told: history.History, found: Sequence[finding.Found]) -> list[finding.Found]:
    """Those to draw, in the order of the edition."""
    levels = told.newest.levels
    first = levels.talk_first if levels else ()
    order = sorted(found, key=lambda one: (not one.is_drawn, first.index(one.item.key) if one.item.key in first else len(first)))
    chosen = {one.item.key for one in order[:PANELS]}
    return [one for one in found if one.item.key in chosen]


def _controlled(
    told: history.History, rule: annotations.ChartRule, found: Sequence[finding.Found], words: wording.Wording
) -> list[messages.Block]:
    """A control chart of the item that tells most, where anything stands out; else a sentence; nothing without enough pulses."""
    looked_at = [one for one in found if one.control]
    if not looked_at:
        return []
    one = finding.most_telling(looked_at)
    if one is None:
        names = said.few([each.item.name for each in looked_at], words)
        return [messages.Paragraph(text=words.say("courses-no-signal-on", items=names, count=len(looked_at)))]
    lines = [words.say("courses-signal-on", item=one.item.name), *said.control(one, said.times(told, words), words)]
    others = [each.item.name for each in looked_at if each.signals and each is not one]
    lines += [words.say("courses-signal-also", items=said.few(others, words))] if others else []
    return [messages.Paragraph(text=" ".join(lines)), messages.Picture(chart=controls.chart(told, rule, one, words))]


def _window(told: history.History, found: Sequence[finding.Found], most: int) -> history.History:
    """The last rounds that fit one scale. Where an earlier edition had other levels, its rounds cannot stand on this one's."""
    values, first = set(told.edition.values), max(0, len(told.rounds) - most)
    for one in found:
        for place, pulse in enumerate(one.pulses):
            reach = () if pulse.side is None else (*pulse.side.middle, *(pulse.side.half or ()))
            if not values.issuperset(reach):
                first = max(first, place + 1)
    # Rounds before the first that any of the items was shown in say nothing.
    shown = [place for one in found for place, pulse in enumerate(one.pulses) if pulse.side and place >= first]
    return dataclasses.replace(told, rounds=told.rounds[min(shown, default=first) :])


def _panel(told: history.History, one: finding.Found, words: wording.Wording) -> figures.CoursePanel:
    pulses = told.course(one.item.key)
    if one.choice.picture is over_time.Picture.NONE:
        return figures.CoursePanel(label=one.item.name, withheld=words.say("courses-withheld"))
    run = over_time.run_chart(pulses)
    stretches = tuple(
        figures.CourseStretch(
            first=stretch.points[0].place,
            last=stretch.points[-1].place,
            median=stretch.median,
            opens=said.broken(told.rounds[stretch.points[0].place], stretch.broken, words) if stretch.broken else "",
        )
        for stretch in run.stretches
    )
    points = tuple(
        figures.CoursePoint(middle=pulse.side.middle, half=pulse.side.half) if pulse.side else figures.CoursePoint(middle=None)
        for pulse in pulses
    )
    latest = said.span(one.side.middle, words) if one.side else ""
    remark = words.say("courses-remark", middle=latest) if latest else ""
    return figures.CoursePanel(label=one.item.name, points=points, stretches=stretches, remark=remark)


def _twin(
    seen: history.History,
    found: Sequence[finding.Found],
    panels: Sequence[figures.CoursePanel],
    labels: Sequence[str],
    words: wording.Wording,
) -> figures.Table:
    """The middle answers as a table. The cell of the first pulse of a new stretch says so; what happened stands in a row of its own."""
    rows = []
    for one, panel in zip(found, panels, strict=True):
        pulses = seen.course(one.item.key)
        cells = [_cell(point, pulse.broken, words) for point, pulse in zip(panel.points, pulses, strict=False)]
        rows.append((panel.label, *(cells or [""] * (len(labels) - 1) + [panel.withheld or ""])))
    cells = ["; ".join(said.happened(one, words) for one in past.happened) if place else "" for place, past in enumerate(seen.rounds)]
    if any(cells):
        rows.append((words.say("courses-row-happened"), *cells))
    return figures.Table(title=words.say("courses-twin"), columns=(words.say("summary-column-item"), *labels), rows=tuple(rows))


def _cell(point: figures.CoursePoint, broken: over_time.Break | None, words: wording.Wording) -> str:
    told = words.say("courses-gap") if point.middle is None else said.span(point.middle, words)
    return words.say("courses-cell-break", figure=told, why=words.say("courses-break", why=broken.value)) if broken else told


def _lead(told: history.History, rule: annotations.ChartRule, found: Sequence[finding.Found], words: wording.Wording, *, most: int) -> str:
    """Where these items went over the rounds that are drawn."""
    keys = {one.item.key for one in found}
    seen = [one for one in finding.of(_window(told, found, most), rule) if one.item.key in keys]
    return " ".join(said.overall(seen, words)) or words.say("courses-too-new")
