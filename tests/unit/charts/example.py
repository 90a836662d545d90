"""Charts to draw in the tests. The numbers are made up; the names of elements and levels are the published ones."""

import dataclasses

from conversations import figures

LEVELS = (
    (0, "No"),
    (1, "Basic level"),
    (2, "Early progress"),
    (3, "Results"),
    (4, "Maturity"),
    (5, "Exemplar"),
)
VALUES = tuple(value for value, _ in LEVELS)


def row(
    label: str,
    now: tuple[int, ...],
    ahead: tuple[int, ...] = (),
    *,
    remark: str = "9 of 14",
    values: tuple[int, ...] = VALUES,
) -> figures.ChartRow:
    """A row whose middles follow from its counts."""
    return figures.ChartRow(
        label=label,
        now=now,
        ahead=ahead,
        now_middle=_middle(now, values),
        ahead_middle=_middle(ahead, values),
        now_half=_half(now, values),
        remark=remark,
    )


def matrix() -> figures.Dots:
    """Six elements, 9 of 14 answered: agreement, a split, a fall, no change, and one element withheld."""
    return chart(
        row("Purpose and vision", (0, 1, 5, 3, 0, 0), (0, 0, 0, 4, 5, 0)),
        row("Strategy", (0, 0, 2, 6, 1, 0), (0, 0, 0, 6, 3, 0)),
        row("Leadership of the local healthcare economy", (1, 4, 0, 0, 3, 1), (0, 1, 1, 3, 4, 0)),
        row("Governance", (0, 1, 3, 0, 4, 0), (0, 0, 1, 3, 4, 0), remark="8 of 14"),
        figures.ChartRow(label="Information and intelligence", withheld="4 of 14 answered: too few to show without pointing at people"),
        row("Expertise and skills", (0, 0, 1, 2, 6, 0), (0, 0, 1, 5, 3, 0)),
    )


def chart(
    *rows: figures.ChartRow, levels: tuple[tuple[int, str], ...] = LEVELS, title: str = "Where we are, and where we mean to be"
) -> figures.Dots:
    """A chart around the rows."""
    return figures.Dots(
        title=title,
        subtitle="Maturity matrix, spring pulse. Anyshire Health and Wellbeing Board.",
        levels=levels,
        rows=rows,
        now_label="Middle answer now",
        ahead_label="In 12 months",
        spread_label="Each answer now, and the middle half of them",
        footer="Where the two middle answers differ, the mark reaches from one to the other. Answers, not an agreed position.",
        alt="Most elements stand between early progress and results.",
        twin=figures.Table(title="The same in figures", columns=("Element", "Now"), rows=tuple((one.label, one.remark) for one in rows)),
    )


def panels() -> figures.Panels:
    """Six elements: three counted level by level, two in bands because few answered, one withheld."""
    told = matrix()
    counted = [
        figures.Panel(label=row.label, bars=tuple(figures.Bar(first=v, last=v, count=n) for v, n in enumerate(row.now)), remark=row.remark)
        for row in told.rows[:4]
    ]
    bands = ((0, 1, 0), (2, 3, 4), (4, 5, 2))
    banded = figures.Panel(
        label="Expertise and skills", bars=tuple(figures.Bar(first=a, last=b, count=n) for a, b, n in bands), remark="6 of 14"
    )
    withheld = figures.Panel(label="Information and intelligence", withheld="too few answers to show")
    return figures.Panels(
        title="Maturity matrix 2011: how your answers spread",
        subtitle="Anyshire Health and Wellbeing Board, Friday 4 December 2026. 9 of 14 answered.",
        levels=LEVELS,
        panels=(*counted, withheld, banded),
        wide_label="Pale bar: several levels together",
        footer="A number is how many people. A level without a bar was chosen by nobody.",
        alt="Six small bar charts.",
        twin=told.twin,
    )


def web(*axes: figures.WebAxis, levels: tuple[tuple[int, str], ...] = LEVELS) -> figures.Web:
    """Axes of that kind, or else the six elements of the matrix; one has no year ahead, and two have the same middles in both."""
    own = (
        figures.WebAxis(label="Purpose and vision", now=(2, 2), ahead=(4, 4)),
        figures.WebAxis(label="Strategy", now=(3, 3), ahead=(3, 3)),
        figures.WebAxis(label="Leadership of the local healthcare economy", now=(1, 4), ahead=(3, 4)),
        figures.WebAxis(label="Governance", now=(2, 3), ahead=(3, 4)),
        figures.WebAxis(label="Information and intelligence", now=(0, 0), ahead=(0, 1)),
        figures.WebAxis(label="Expertise and skills", now=(4, 4), ahead=(3, 3)),
    )
    told = matrix()
    return figures.Web(
        title="Maturity matrix 2011: the middle answers on a web",
        subtitle="Anyshire Health and Wellbeing Board, Friday 4 December 2026. 9 of 14 answered.",
        levels=levels,
        axes=axes or own,
        now_label="Open dot: now",
        ahead_label="Solid dot: in 12 months",
        footer="A long mark reaches from one middle answer to the other. The lines only join the marks.",
        alt="A web of six parts.",
        twin=told.twin,
    )


def replace_labels(one: figures.Dots, *labels: str) -> figures.Dots:
    """The chart with other names for its first rows."""
    renamed = tuple(dataclasses.replace(old, label=new) for old, new in zip(one.rows, labels, strict=False))
    return dataclasses.replace(one, rows=renamed + one.rows[len(labels) :])


def _ordered(counts: tuple[int, ...], values: tuple[int, ...]) -> list[int]:
    return [value for value, count in zip(values, counts, strict=False) for _ in range(count)]


def _middle(counts: tuple[int, ...], values: tuple[int, ...]) -> tuple[int, int] | None:
    answers = _ordered(counts, values)
    return (answers[(len(answers) - 1) // 2], answers[len(answers) // 2]) if answers else None


def _half(counts: tuple[int, ...], values: tuple[int, ...]) -> tuple[int, int] | None:
    answers = _ordered(counts, values)
    return (answers[-(-len(answers) // 4) - 1], answers[-(-3 * len(answers) // 4) - 1]) if answers else None
