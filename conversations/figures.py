"""Tables and charts: what is to be shown of figures, and nothing about how a platform draws it. Each chart has a twin in words."""

import dataclasses
import enum


@dataclasses.dataclass(frozen=True, kw_only=True)
class Table:
    """A small table; every row is as long as `columns`. The first column names its row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChartRow:
    """One item of a level chart.

    `now` and `ahead` are counts per level, lowest level first, or empty where they may not be shown.
    Middles are the two middle answers (low, high) as level values; halves the first and third type-1 quartile.
    `remark` is a short direct label ("9 of 14"); `withheld` says why there is nothing to draw.
    """

    label: str
    now: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()
    now_middle: tuple[int, int] | None = None
    ahead_middle: tuple[int, int] | None = None
    now_half: tuple[int, int] | None = None
    remark: str = ""
    withheld: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Dots:
    """A row of dots for each item on one fixed scale: an open dot now, a solid dot ahead, the spread behind them.

    `levels` are (value, name) pairs, lowest first. The labels explain the marks in words, `alt` states the finding,
    and `twin` holds the same figures as a table.
    """

    title: str
    subtitle: str
    levels: tuple[tuple[int, str], ...]
    rows: tuple[ChartRow, ...]
    now_label: str
    ahead_label: str
    spread_label: str
    footer: str
    alt: str
    twin: Table


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bar:
    """How many chose one of the levels from `first` to `last`, both as values; the same level twice where each is counted alone."""

    first: int
    last: int
    count: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Panel:
    """One item of several small bar charts: its bars, lowest level first. `remark` and `withheld` are as in a row of dots."""

    label: str
    bars: tuple[Bar, ...] = ()
    remark: str = ""
    withheld: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Panels:
    """How the answers to each item spread over one fixed scale, side by side. The rest is as in rows of dots.

    `wide_label` says what a bar over several levels is, in case there is one.
    """

    title: str
    subtitle: str
    levels: tuple[tuple[int, str], ...]
    panels: tuple[Panel, ...]
    wide_label: str
    footer: str
    alt: str
    twin: Table


@dataclasses.dataclass(frozen=True, kw_only=True)
class WebAxis:
    """One item of a web: its two middle answers (low, high) as level values, now and ahead."""

    label: str
    now: tuple[int, int]
    ahead: tuple[int, int] | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Web:
    """An axis for each item, from the lowest level near the centre outwards. The rest is as in rows of dots.

    Its shape and its area mislead, so its table is never folded away.
    """

    title: str
    subtitle: str
    levels: tuple[tuple[int, str], ...]
    axes: tuple[WebAxis, ...]
    now_label: str
    ahead_label: str
    footer: str
    alt: str
    twin: Table


@dataclasses.dataclass(frozen=True, kw_only=True)
class CoursePoint:
    """One item in one round: the two middle answers (low, high) and the middle half. Without a middle it is a gap that no line crosses."""

    middle: tuple[int, int] | None
    half: tuple[int, int] | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class CourseStretch:
    """Rounds that go on from each other, from place `first` to `last`, from 0. `median` is the line through them, None for too few.

    `opens` says why it does not go on from the stretch before ("another edition"); empty for the first.
    """

    first: int
    last: int
    median: tuple[int, int] | None = None
    opens: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class CoursePanel:
    """One item through all rounds: as many points as there are times. `remark` is a direct label; `withheld` says why nothing is drawn."""

    label: str
    points: tuple[CoursePoint, ...] = ()
    stretches: tuple[CourseStretch, ...] = ()
    remark: str = ""
    withheld: str | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Note:
    """What happened just before the round at `place`, from 0. In the picture it is a number; `text` stands beside that number below."""

    place: int
    text: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class Courses:
    """A small run chart for each item, on one fixed scale and one row of times. The labels explain the marks."""

    title: str
    subtitle: str
    levels: tuple[tuple[int, str], ...]
    times: tuple[str, ...]
    panels: tuple[CoursePanel, ...]
    notes: tuple[Note, ...]
    middle_label: str
    half_label: str
    median_label: str
    break_label: str
    footer: str
    alt: str
    twin: Table


class Mark(enum.StrEnum):
    """What the point of a control chart is drawn as. Each has a shape of its own besides its colour."""

    COMMON = "common"
    """Nothing stands out."""
    BETTER = "better"
    """It stands out in the direction that the board set out to go."""
    WORSE = "worse"
    """It stands out the other way."""
    EITHER = "either"
    """It stands out, and no direction was set."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ControlPoint:
    """One value. `place` is its place among the times, from 0."""

    place: int
    value: float
    mark: Mark = Mark.COMMON


@dataclasses.dataclass(frozen=True, kw_only=True)
class ControlStretch:
    """Places `first` to `last`, from 0, judged by the same limits. `lower` and `upper` are None where there are no limits to draw.

    `opens` says why a new time begins here; empty for the first.
    """

    first: int
    last: int
    mean: float
    lower: float | None = None
    upper: float | None = None
    is_trial: bool = False
    opens: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Control:
    """An XmR chart of one figure. `ticks` are (value, label) of its axis, lowest first, whose ends are the ends of the axis.

    `aim` is the board's own, or None. `footer` names the rules that it was drawn by. The rest is as in the other charts.
    Points, means and the aim lie on the axis; a limit beyond its ends is not drawn. `limits_label` stands without a mark where no stretch
    has limits, and then says why.
    """

    title: str
    subtitle: str
    times: tuple[str, ...]
    ticks: tuple[tuple[float, str], ...]
    points: tuple[ControlPoint, ...]
    stretches: tuple[ControlStretch, ...]
    notes: tuple[Note, ...]
    mean_label: str
    limits_label: str
    signal_label: str
    aim: float | None
    aim_label: str
    footer: str
    alt: str
    twin: Table


Chart = Dots | Panels | Web | Courses | Control
"""Everything that can be drawn. Each has a title, a subtitle, a footer, alt text that states the finding, and a twin."""


def table_text(table: Table) -> str:
    """A table as lines of "row: column value, column value", which reads well aloud and at any width."""
    lines = [
        f"{row[0]}: " + "; ".join(f"{name} {value}" for name, value in zip(table.columns[1:], row[1:], strict=True) if value)
        for row in table.rows
    ]
    return "\n".join([table.title, *lines])


def undrawn(chart: Chart) -> Table:
    """What stands in for a chart that is not drawn: its twin under the chart's own title, as there is nothing that it were the same as."""
    return dataclasses.replace(chart.twin, title=chart.title or chart.twin.title)
