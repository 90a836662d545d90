"""Charts over time to draw in the tests. The numbers are made up; the words are what a board might read beside them."""

import dataclasses

from conversations import figures
from tests.unit.charts import example

MONTHS = ("Mar", "June", "Sept", "Dec")
NAMES = ("Purpose and vision", "Strategy", "Leadership of the local healthcare economy", "Governance", "Information and intelligence")
NOTES = (
    figures.Note(place=2, text="12 May 2026: a new chair"),
    figures.Note(place=3, text="7 July 2026: four members changed"),
    figures.Note(place=3, text="1 September 2026: two councils became one, and so the board has the members of both"),
    figures.Note(place=6, text="6 May 2027: election"),
)
LEFT_OUT = figures.CoursePoint(middle=None)

Middle = tuple[int, int]


def times(count: int) -> tuple[str, ...]:
    """The first rounds of as many quarters."""
    return tuple(f"{MONTHS[n % 4]} {2026 + n // 4}" for n in range(count))


def point(low: int, high: int | None = None) -> figures.CoursePoint:
    """A point whose middle half reaches a level further on either side, as far as the scale goes."""
    top = low if high is None else high
    return figures.CoursePoint(middle=(low, top), half=(max(0, low - 1), min(5, top + 1)))


def course(
    label: str,
    points: tuple[figures.CoursePoint, ...],
    *breaks: tuple[int, str],
    median: Middle | None = None,
    remark: str = "9 of 14 last time",
) -> figures.CoursePanel:
    """A panel with these breaks: the place where each begins, and why. The median is the same in each stretch."""
    firsts = [0, *(place for place, _ in breaks)]
    lasts = [*(place - 1 for place, _ in breaks), len(points) - 1]
    reasons = ["", *(why for _, why in breaks)]
    stretches = tuple(
        figures.CourseStretch(first=first, last=last, median=median if last - first >= 2 else None, opens=why)
        for first, last, why in zip(firsts, lasts, reasons, strict=True)
    )
    return figures.CoursePanel(label=label, points=points, stretches=stretches, remark=remark)


def courses(count: int, *panels: figures.CoursePanel, notes: tuple[figures.Note, ...] = ()) -> figures.Courses:
    """Run charts around the panels."""
    return figures.Courses(
        title="How the middle answer went",
        subtitle=f"Maturity matrix 2011. Anyshire Health and Wellbeing Board, {count} rounds.",
        levels=example.LEVELS,
        times=times(count),
        panels=panels,
        notes=notes,
        middle_label="Middle answer; a bar where the two middle answers differ",
        half_label="Middle half of the answers",
        median_label="Median of the rounds",
        break_label="A new time begins",
        footer="A gap is a round with too few answers to show. Answers, not an agreed position.",
        alt="Strategy went from basic level to results in three rounds.",
        twin=figures.Table(title="The same in figures", columns=("Part", "Last"), rows=(("Strategy", "3"),)),
    )


def three() -> figures.Courses:
    """Three rounds of four items, one of which may not be shown."""
    return courses(
        3,
        course("Purpose and vision", (point(2), point(2, 3), point(3)), median=(2, 3)),
        course("Strategy", (point(1), point(2), point(3)), median=(2, 2)),
        figures.CoursePanel(label="Information and intelligence", withheld="4 of 14 answered: too few to show without pointing at people"),
        course("Leadership of the local healthcare economy", (point(1, 4), point(1, 4), point(1, 3)), median=(1, 4)),
    )


def eight() -> figures.Courses:
    """Eight rounds with a break for all, one more for one item, gaps, and notes."""
    edition = (4, "another edition")
    return courses(
        8,
        course(
            "Purpose and vision",
            (point(2), point(2), LEFT_OUT, point(3), point(1), point(2), point(2, 3), point(3)),
            edition,
            median=(2, 2),
        ),
        course("Strategy", (point(0), point(1), point(1), point(1), point(3), LEFT_OUT, LEFT_OUT, point(4)), edition, median=(1, 1)),
        course("Governance", (point(5),) * 8, edition, median=(5, 5)),
        course("Leadership of the local healthcare economy", (point(0, 5), *(point(2, 3),) * 6, point(0)), edition, median=(2, 3)),
        course("Expertise and skills", (LEFT_OUT,) * 8, edition, remark=""),
        course("Information and intelligence", (point(1), *(point(2),) * 7), (2, "asked in other words"), edition, median=(2, 2)),
        notes=NOTES,
    )


def long(count: int = 24, panels: int = 9) -> figures.Courses:
    """As much as is ever drawn: many rounds of many items."""
    edition, rebase = (10, "another edition"), (18, "a new time begins: two councils became one")
    made = [
        course(
            f"{NAMES[n % len(NAMES)]}, part {n}",
            tuple(point((place * (n + 3) // 4 + n) % 5, (place * (n + 3) // 4 + n) % 5 + place % 2) for place in range(count)),
            *(one for one in (edition, rebase) if one[0] < count),
            median=(2, 3),
        )
        for n in range(panels)
    ]
    return courses(
        count, *made, notes=tuple(figures.Note(place=place, text=f"Something happened, number {place}") for place in range(count))
    )


VALUES = (2.1, 2.4, 2.2, 2.0, 2.5, 2.3, 2.2, 2.6, 2.1, 2.3, 2.4, 2.2, 2.5, 2.3)


def control(
    values: tuple[float, ...] = VALUES, *, marked: dict[int, figures.Mark] | None = None, stretches: tuple[figures.ControlStretch, ...] = ()
) -> figures.Control:
    """A control chart of these values; of one stretch without other ones."""
    whole = figures.ControlStretch(first=0, last=len(values) - 1, mean=2.3, lower=1.6, upper=3.0)
    return figures.Control(
        title="Strategy: the mean of the levels chosen",
        subtitle="Maturity matrix 2011. Anyshire Health and Wellbeing Board. The mean is used for this chart only.",
        times=times(len(values)),
        ticks=tuple((float(value), f"{value} {name}") for value, name in example.LEVELS),
        points=tuple(
            figures.ControlPoint(place=n, value=value, mark=(marked or {}).get(n, figures.Mark.COMMON)) for n, value in enumerate(values)
        ),
        stretches=stretches or (whole,),
        notes=(),
        mean_label="Mean",
        limits_label="Usual ups and downs lie between these",
        signal_label="Worth a conversation",
        aim=None,
        aim_label="The aim your board set",
        footer="Drawn by the rules of Making Data Count: outside the limits, 7 in a row on one side, 7 up or down, 2 of 3 near a limit.",
        alt="Nothing here stands out from the usual ups and downs.",
        twin=figures.Table(title="The same in figures", columns=("Round", "Mean"), rows=(("March 2026", "2.1"),)),
    )


def signal() -> figures.Control:
    """One value of each kind that stands out, and what happened."""
    values = (*VALUES[:12], 3.4, 2.2, 1.2, 2.4)
    marked = {12: figures.Mark.BETTER, 14: figures.Mark.WORSE, 10: figures.Mark.EITHER}
    return dataclasses.replace(control(values, marked=marked), notes=NOTES)


def constant() -> figures.Control:
    """No variation, so no limits."""
    one = figures.ControlStretch(first=0, last=11, mean=2.0)
    return dataclasses.replace(control((2.0,) * 12, stretches=(one,)), limits_label="No variation, so there are no limits to draw")


def rebased() -> figures.Control:
    """A new time begins, whose limits are for trial yet; one round could not be shown."""
    before = figures.ControlStretch(first=0, last=12, mean=2.2, lower=1.5, upper=2.9)
    after = figures.ControlStretch(first=13, last=19, mean=3.4, lower=2.6, upper=4.2, is_trial=True, opens="a new time begins: a new chair")
    values = (2.1, 2.4, 2.2, 2.0, 2.5, 2.3, 2.2, 2.0, 2.1, 2.3, 2.4, 2.2, 2.1, 3.2, 3.5, 3.3, 3.6, 3.4, 3.3, 3.5)
    told = control(values, stretches=(before, after))
    kept = tuple(one for one in told.points if one.place != 5)
    return dataclasses.replace(told, points=kept, limits_label="Usual ups and downs lie between these; dotted: on trial", notes=NOTES[:1])


def aimed() -> figures.Control:
    """A board with an aim of its own, and a share as its figure."""
    values = tuple((value - 1.5) / 2 for value in VALUES)
    one = figures.ControlStretch(first=0, last=13, mean=0.4, lower=0.08, upper=0.72)
    return dataclasses.replace(
        control(values, stretches=(one,)),
        ticks=tuple((n / 4, f"{25 * n} %") for n in range(5)),
        aim=0.75,
        title="Strategy: how many chose 3 or more",
    )


def trial() -> figures.Control:
    """Limits on trial, and nothing else."""
    one = figures.ControlStretch(first=0, last=7, mean=2.3, lower=1.5, upper=3.1, is_trial=True)
    return dataclasses.replace(control(VALUES[:8], stretches=(one,)), limits_label="Limits on trial: few rounds yet")
