"""What there is to say of each item's course, by how much there is of it. Found here, said in said.py, drawn in drawn.py."""

import dataclasses
import enum
from collections.abc import Sequence

from conversations import annotations
from conversations.courses import history
from frameworks import schema
from frameworks.readings import board_index, change, disclosure, over_time, process_control, special_causes

MIN_WORDS = 5
"""Words of the shortest reason for which a new time may begin: "new chair" says what happened, and not why the charts should restart."""


class Way(enum.StrEnum):
    """Where the middle answers of the latest pulse lie beside those of the first that it goes on from."""

    HIGHER = "higher"
    """One middle answer or both are higher, and none is lower."""
    LOWER = "lower"
    """The other way round."""
    SAME = "same"
    """They are alike, or have only spread or drawn together."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Found:
    """One item. `control` only where there is enough for a control chart; `side` and `moved` are those of the latest pulse."""

    item: schema.Item
    number: int
    pulses: tuple[over_time.Pulse, ...]
    choice: over_time.Choice
    run: over_time.RunChart
    control: over_time.ControlChart | None
    side: disclosure.Side | None
    moved: change.Change | None
    answers: int | None

    @property
    def is_drawn(self) -> bool:
        """Whether there is enough for a run chart, or more."""
        return self.choice.picture in {over_time.Picture.RUN_CHART, over_time.Picture.CONTROL_CHART}

    @property
    def middles(self) -> tuple[over_time.RunPoint, ...]:
        """The pulses to show since the last break, oldest first."""
        return tuple(point for point in self.run.stretches[-1].points if point.middle)

    @property
    def way(self) -> Way | None:
        """Where it went since the last break; None where fewer than three pulses can be shown since then."""
        shown = [point.middle for point in self.middles if point.middle]
        if len(shown) < over_time.RUN_FROM or not self.is_drawn:
            return None
        steps = {(now > then) - (now < then) for then, now in zip(shown[0], shown[-1], strict=True)} - {0}
        if steps == {1}:
            return Way.HIGHER
        return Way.LOWER if steps == {-1} else Way.SAME

    @property
    def signals(self) -> tuple[tuple[int, process_control.Point], ...]:
        """What stands out since the last new time: the place of each such pulse, from 0, and its point."""
        if self.control is None:
            return ()
        last = len(self.control.chart.stretches) - 1
        placed = zip(self.control.places, self.control.chart.points, strict=True)
        return tuple((place, one) for place, one in placed if one.stretch == last and one.cause is not special_causes.Cause.COMMON)

    @property
    def is_signal_now(self) -> bool:
        """Whether the latest pulse itself stands out."""
        return self.control is not None and self.control.chart.variation is not special_causes.Variation.COMMON


def of(told: history.History, rule: annotations.ChartRule) -> tuple[Found, ...]:
    """Every item of the newest pulse, in its order. None for an instrument that wants no measuring."""
    levels = told.newest.levels
    if levels is None:
        return ()
    return tuple(_one(told, rule, item) for one in levels.items if (item := told.edition.item(one.item_key)) is not None)


def index_of(told: history.History, rule: annotations.ChartRule) -> board_index.Index:
    """The index that was decided on; the mean level where the level that it counts from is not on the scale any more."""
    index = rule.index
    return index if index.level is None or index.level in told.edition.values else board_index.Index()


def aim_of(told: history.History, rule: annotations.ChartRule, item_key: str) -> int | None:
    """The level that the board set as its aim for the item. Only a mean of levels can be laid beside one."""
    aim = rule.aims.get(item_key)
    return aim if aim in told.edition.values and index_of(told, rule).level is None else None


def most_telling(found: Sequence[Found]) -> Found | None:
    """The item to draw a control chart of, where anything stands out: first what does so now, then what did so last."""
    telling = [one for one in found if one.signals]
    return max(telling, key=lambda one: (one.is_signal_now, one.signals[-1][0]), default=None)


def is_reason(written: str) -> bool:
    """Whether this says enough to begin a new time for it."""
    return len(written.split()) >= MIN_WORDS


def _one(told: history.History, rule: annotations.ChartRule, item: schema.Item) -> Found:
    pulses, values, index = told.course(item.key), told.edition.values, index_of(told, rule)
    choice = over_time.choose(pulses, values, index)
    aim, control = aim_of(told, rule, item.key), None
    if choice.picture is over_time.Picture.CONTROL_CHART:
        # Which way is better is never ours to say: only an aim that the board set itself tells it.
        way = special_causes.Improvement.NEUTRAL if aim is None else special_causes.Improvement.INCREASE
        control = over_time.control_chart(pulses, values, index, rule.profile, improvement=way, aim=None if aim is None else float(aim))
    levels = told.newest.levels
    read = None if levels is None else levels.item(item.key)
    return Found(
        item=item,
        number=told.edition.items.index(item) + 1,
        pulses=pulses,
        choice=choice,
        run=over_time.run_chart(pulses),
        control=control,
        side=None if read is None else read.now,
        moved=None if read is None else read.moved,
        answers=None if read is None else read.answers,
    )
