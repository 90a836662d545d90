"""The course of items in words. Each sentence stands alone: no picture is needed to understand it, and none is an alarm."""

import datetime
import zoneinfo
from collections.abc import Iterable, Sequence

from conversations import annotations, wording
from conversations.courses import finding, history
from frameworks import schema
from frameworks.readings import board_index, disclosure, over_time, process_control
from frameworks.readings.special_causes import Cause

NAMED = 3
"""Where a list is only to point at something, it names so many."""

Say = wording.Wording


def level(edition: schema.Edition, value: int, words: Say) -> str:
    """A level with its name."""
    known = edition.level(value)
    return words.say("summary-level", value=value, name=known.name if known else "").strip()


def span(pair: tuple[int, int], words: Say) -> str:
    """The numbers of two levels, or of the one that both are."""
    return str(pair[0]) if pair[0] == pair[1] else words.say("summary-range", low=pair[0], high=pair[1])


def figure(value: float, index: board_index.Index, words: Say) -> str:
    """A value of an index."""
    return f"{value:.1f}" if index.level is None else words.say("courses-percent", percent=round(100 * value))


def index(of: board_index.Index, edition: schema.Edition, words: Say) -> str:
    """Which index a control chart draws, so that it never travels without its name."""
    if of.level is None:
        return words.say("courses-index-mean")
    return words.say("courses-index-share", level=level(edition, of.level, words))


def profile(of: process_control.Profile, words: Say) -> str:
    """The rules by their name, and what they mean."""
    return words.say("courses-rules-line", name=words.say("courses-profile", profile=of.name), about=about(of, words))


def about(of: process_control.Profile, words: Say) -> str:
    """What these rules do."""
    return words.say("courses-profile-about", profile=of.name)


def day(of: datetime.date, words: Say) -> str:
    """A local day with its year: "12 May 2026"."""
    return words.say("courses-day", day=of.day, month=words.say("courses-time", month=of.month, year=f"{of:%Y}"))


def closed_on(told: history.History, place: int) -> datetime.date:
    """The local day on which a pulse closed."""
    return told.rounds[place].closed_at.astimezone(zoneinfo.ZoneInfo(told.board.zone)).date()


def times(told: history.History, words: Say) -> tuple[str, ...]:
    """Each pulse by month and year, and by its day as well where two closed in one month."""
    closed = [closed_on(told, place) for place in range(len(told.rounds))]
    months = [(one.year, one.month) for one in closed]
    short = [words.say("courses-time", month=one.month, year=f"{one:%y}") for one in closed]
    return tuple(
        words.say("courses-day", day=one.day, month=label) if months.count(month) > 1 else label
        for one, month, label in zip(closed, months, short, strict=True)
    )


def happened(one: annotations.Annotation, words: Say) -> str:
    """What happened, with its day and the words beside it; and why a new time begins there, where one does."""
    told = words.say("courses-happened", day=day(one.day, words), what=what(one, words))
    if not one.rebases:
        return told
    return words.say("courses-happened-and-new-time", happened=told, new=words.say("courses-new-time", reason=wording.isolate(one.reason)))


def what(one: annotations.Annotation, words: Say) -> str:
    """What happened, without its day."""
    kind = words.say("courses-kind", kind=one.kind.value)
    written = wording.isolate(one.words)
    if one.kind is annotations.Kind.OTHER and written:
        return written
    return words.say("courses-kind-and-words", kind=kind, words=written) if written else kind


def broken(past: history.Past, why: over_time.Break, words: Say) -> str:
    """Why a pulse does not go on from the one before."""
    reason = past.rebased.reason if past.rebased else ""
    if why is over_time.Break.REBASED and reason:
        return words.say("courses-new-time", reason=wording.isolate(reason))
    return words.say("courses-break", why=why.value)


def why(found: finding.Found, words: Say) -> str:
    """What can be shown of an item, and why not more."""
    return words.say("courses-reason", reason=found.choice.reason.value, pulses=found.choice.pulses, least=over_time.CONTROL_FROM)


def no_course(told: history.History, words: Say) -> str:
    """Why an instrument without levels has no course."""
    return words.say("courses-unmeasured", shape=told.edition.scale.shape.value)


def counts(found: finding.Found, edition: schema.Edition, words: Say) -> str:
    """How many chose what in the latest pulse, as finely as may be shown; empty where nothing may."""
    side = found.side
    if side is None:
        return ""
    parts = [words.say("courses-count", people=people, level=at) for at, people in _chosen(side, edition, words) if people]
    middle = _middle(side.middle, edition, words)
    if not parts:
        return words.say("courses-latest-middle", middle=middle)
    return words.say("courses-latest", answers=found.answers or 0, counts=words.list_of(parts), middle=middle)


def moved(found: finding.Found, words: Say) -> tuple[str, ...]:
    """How those moved who answered the last two pulses."""
    one = found.moved
    if one is None:
        return ()
    told = [words.say("courses-moved", paired=one.paired, up=one.up, down=one.down, same=one.same)]
    told += [words.say("summary-moved-chance")]
    return (*told, words.say("summary-moved-fall")) if one.down else tuple(told)


def course(found: finding.Found, words: Say) -> str:
    """Where the middle answers went since the last break; empty where too few pulses can be shown."""
    way, shown = found.way, found.middles
    if way is None or shown[0].middle is None or shown[-1].middle is None:
        return ""
    ends = {"first": span(shown[0].middle, words), "last": span(shown[-1].middle, words)}
    return words.say("courses-course", way=way.value, pulses=len(shown), **ends)


def control(found: finding.Found, labels: Sequence[str], words: Say) -> tuple[str, ...]:
    """What the control chart of an item says; nothing where there is none. `labels` name the pulses."""
    drawn = found.control
    if drawn is None:
        return ()
    chart, last = drawn.chart, drawn.chart.stretches[-1]
    if last.is_constant:
        return (words.say("courses-constant"),)
    told = [words.say("courses-variation", variation=chart.variation.value.replace(" ", "_"))] if found.signals else []
    told += list(signals(found, labels, words)) or [words.say("courses-no-signal")]
    if last.limits is None:
        told.append(words.say("courses-no-limits"))
    elif last.is_trial:
        told.append(words.say("courses-trial", pulses=last.based_on, least=process_control.TRIAL_BELOW))
    if chart.assurance is not None and chart.aim is not None:
        told.append(words.say("courses-assurance", assurance=chart.assurance.value, aim=int(chart.aim)))
    return tuple(told)


def signals(found: finding.Found, labels: Sequence[str], words: Say) -> tuple[str, ...]:
    """The last pulse that stands out, and why; what of those before it do; then that it may be chance. The chart's table has them all."""
    if found.control is None or not found.signals:
        return ()
    place, point = found.signals[-1]
    told = [words.say("courses-signal", pulse=labels[place], cause=cause(point.cause, found.control.chart.profile.run, words))]
    return (*told, *_earlier(found, found.control, words), words.say("courses-chance"))


def _earlier(found: finding.Found, control: over_time.ControlChart, words: Say) -> tuple[str, ...]:
    """How many pulses stand out before the last that does. Those on the other side of one jump are no news of their own."""
    *before, (_, last) = found.signals
    if not before:
        return ()
    if not found.is_signal_now or any(one.cause.direction == last.cause.direction for _, one in before):
        return (words.say("courses-signal-earlier", count=len(before)),)
    if last.cause in {Cause.ABOVE_LIMIT, Cause.BELOW_LIMIT}:
        return ()
    mean, shown = float(control.chart.stretches[-1].mean), [place for place, _ in before]
    since = [one.value for place, one in zip(control.places, control.chart.points, strict=True) if shown[0] <= place < found.signals[-1][0]]
    below = last.cause.direction > 0
    if all(value < mean if below else value > mean for value in since):
        return (words.say("courses-signal-before", side="below" if below else "above"),)
    return (words.say("courses-signal-earlier", count=len(before)),)


def cause(of: Cause, run: int, words: Say) -> str:
    """Why a point stands out."""
    return words.say("courses-cause", cause=of.value, run=run)


def overall(found: Iterable[finding.Found], words: Say) -> tuple[str, ...]:
    """Where all items went since their last break, in a sentence for each way; those without enough are left out."""
    told = []
    drawn = [(one.way, one.item.name) for one in found]
    for way in finding.Way:
        names = [name for its, name in drawn if its is way]
        if names:
            told.append(words.say("courses-overall", way=way.value, items=few(names, words), count=len(names)))
    return tuple(told)


def few(names: Sequence[str], words: Say) -> str:
    """Names in a list that ends early."""
    rest = len(names) - NAMED
    return words.list_of([*names[:NAMED], *([words.say("summary-others", count=rest)] if rest > 0 else [])])


def breaks(told: history.History, item_key: str, words: Say) -> tuple[str, ...]:
    """Each break in the course of an item, with the pulse that it comes before."""
    labels = times(told, words)
    return tuple(
        words.say("courses-break-at", pulse=label, why=broken(past, pulse.broken, words))
        for label, past, pulse in zip(labels, told.rounds, told.course(item_key), strict=True)
        if pulse.broken
    )


def _middle(pair: tuple[int, int], edition: schema.Edition, words: Say) -> str:
    low, high = (level(edition, value, words) for value in pair)
    return low if low == high else words.say("summary-range", low=low, high=high)


def _chosen(side: disclosure.Side, edition: schema.Edition, words: Say) -> list[tuple[str, int]]:
    """How many chose each level, or each band. One band of all levels says nothing."""
    values = edition.values
    found = [(str(value), count) for value, count in zip(values, side.counts, strict=False)]
    bands = [band for band in side.bands if (band.first, band.last) != (values[0], values[-1])]
    return found + [(span((band.first, band.last), words), band.count) for band in bands]
