"""The odd boards: every shape of data that a chart has to draw without clipping or overlap."""

import dataclasses

from conversations import figures
from tests.unit.charts import example, over_time

FOUR = ((1, "Young"), (2, "Established"), (3, "Mature"), (4, "Exemplar"))
TEN = tuple((value, f"Stage {value} of the comprehensive assurance journey") for value in range(10))
LONG = "Shared leadership and partnership across councils, the local NHS and the voluntary sector, " * 6
UNBROKEN = "Gesundheitsversorgungsverbesserungsgesetzgebungsausschuss" * 4
ARABIC = "مجلس الصحة والرفاهية المحلي"
HEBREW = "מועצת הבריאות והרווחה 2026"


def cases() -> dict[str, figures.Chart]:
    """Each odd chart by a name for the test report."""
    return {**_texts(), **_numbers(), **_panels(), **_webs(), **_courses(), **_controls()}


def _texts() -> dict[str, figures.Chart]:
    plain = example.matrix()
    row = example.row("Strategy", (0, 0, 2, 6, 1, 0), (0, 0, 0, 2, 7, 0))
    wordy = dataclasses.replace(row, label=LONG, remark="9 of 14, and five who asked for more time")
    return {
        "plain": plain,
        "long": dataclasses.replace(
            plain, title=LONG, subtitle=LONG, footer=LONG, now_label=LONG, ahead_label=LONG, spread_label=LONG, rows=(wordy, wordy)
        ),
        "unbroken": dataclasses.replace(example.replace_labels(plain, UNBROKEN, UNBROKEN), title=UNBROKEN, footer=UNBROKEN),
        "right to left": dataclasses.replace(example.replace_labels(plain, ARABIC, HEBREW), title=f"{ARABIC} {HEBREW}"),
        "emoji and signs": dataclasses.replace(
            example.replace_labels(
                plain, "Joy 🎉 and 👩🏽‍⚕️ care", "$x^2$ costs $5\tor\n£4\x00\x1b[31m", "健康福祉委員会", "🧡", "a\u202egnorw\u202c b"
            ),
            title="Anyshire 🏴󠁧󠁢󠁥󠁮󠁧󠁿 Board 💚",
        ),
        "no words": dataclasses.replace(
            example.chart(dataclasses.replace(row, label="", remark="")), title="", subtitle="", footer="", now_label="", spread_label=""
        ),
    }


def _numbers() -> dict[str, figures.Chart]:
    row = example.row
    withheld = figures.ChartRow(label="Strategy", withheld="3 of 14 answered: too few to show without pointing at people. " * 3)
    four = (1, 2, 3, 4)
    return {
        "one row": example.chart(row("Strategy", (0, 0, 2, 6, 1, 0), (0, 0, 0, 2, 7, 0))),
        "twelve rows": example.chart(*(dataclasses.replace(one, label=f"{one.label} again") for one in example.matrix().rows * 2)),
        "four levels": example.chart(
            row("Vision", (2, 3, 2, 1), (0, 1, 4, 3), values=four), row("Strategy", (4, 0, 0, 4), (0, 4, 4, 0), values=four), levels=FOUR
        ),
        "two levels": example.chart(row("Is there a plan?", (4, 5), (0, 9), values=(0, 1)), levels=((0, "No"), (1, "Yes"))),
        "ten levels": example.chart(row("Vision", (1, 0, 0, 20, 1, 1, 1, 1, 1, 4), (0,) * 9 + (30,), values=tuple(range(10))), levels=TEN),
        "all withheld": example.chart(withheld, withheld),
        "no year ahead": example.chart(row("Strategy", (0, 0, 2, 6, 1, 0)), row("Governance", (3, 3, 0, 0, 3, 3))),
        "all of one mind": example.chart(row("Strategy", (20, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 20))),
        "middles only": example.chart(figures.ChartRow(label="Strategy", now_middle=(2, 3), ahead_middle=(3, 3), now_half=(1, 4))),
        "overlaps": example.chart(
            *(
                figures.ChartRow(label=f"{now} to {ahead}", now=(1,) * 6, now_middle=now, ahead_middle=ahead, now_half=(1, 4))
                for now, ahead in (
                    ((1, 3), (2, 4)),
                    ((2, 3), (3, 3)),
                    ((1, 4), (2, 3)),
                    ((2, 2), (2, 3)),
                    ((3, 4), (2, 4)),
                    ((0, 5), (1, 5)),
                    ((2, 3), (0, 1)),
                    ((0, 0), (5, 5)),
                )
            )
        ),
        "a large assembly": example.chart(row("Strategy", (90, 0, 200, 0, 0, 100), (0, 0, 0, 200, 100, 90), remark="390 of 400")),
    }


def _panels() -> dict[str, figures.Chart]:
    told = example.panels()
    wordy = figures.Panel(label=LONG, bars=(figures.Bar(first=0, last=5, count=6),), remark=LONG)
    odd = figures.Panel(label=f"{ARABIC} 🎉 $x^2$", bars=(figures.Bar(first=3, last=3, count=200),), remark="")
    return {
        "panels": told,
        "panels with long words": dataclasses.replace(told, panels=(wordy, odd, wordy), title=LONG, footer=LONG, wide_label=LONG),
        "panels, nothing shown": dataclasses.replace(told, panels=(figures.Panel(label="Strategy", withheld="Too few answers."),)),
        "panels without a bar": dataclasses.replace(told, panels=(figures.Panel(label="Strategy", remark="9 of 9"),)),
        "panels, ten levels": dataclasses.replace(
            told, levels=TEN, panels=tuple(figures.Panel(label="Vision", bars=(figures.Bar(first=0, last=9, count=9),)) for _ in range(3))
        ),
    }


def _webs() -> dict[str, figures.Chart]:
    def of(items: int, *, high: int = 5) -> figures.Web:
        every = (figures.WebAxis(label=f"A part of some length {n}", now=(n % 3, high), ahead=(n % 2, n % 2)) for n in range(items))
        return example.web(*every)

    outermost = tuple(figures.WebAxis(label="Leading", now=(5, 5), ahead=(5, 5)) for _ in range(8))
    innermost = tuple(figures.WebAxis(label="Leading", now=(0, 0), ahead=(0, 0)) for _ in range(8))
    unbroken = tuple(figures.WebAxis(label=UNBROKEN, now=(1, 2)) for _ in range(4))
    signs = tuple(figures.WebAxis(label=label, now=(1, 1)) for label in (ARABIC, "🎉", "", "$x^2$"))
    return {
        "web": example.web(),
        **{f"web of {items}": of(items) for items in (3, 7, 8, 17)},
        "web, all outermost": example.web(*outermost),
        "web, all innermost": example.web(*innermost),
        "web of unbroken words": example.web(*unbroken),
        "web, ten levels": example.web(*(figures.WebAxis(label="Vision", now=(n, 9)) for n in range(8)), levels=TEN),
        "web of signs": example.web(*signs),
        "web without a year ahead": example.web(*(dataclasses.replace(axis, ahead=None) for axis in example.web().axes)),
    }


def _courses() -> dict[str, figures.Chart]:
    told = over_time.eight()
    wordy = dataclasses.replace(told.panels[5], label=LONG, remark=LONG)
    signs = dataclasses.replace(told.panels[0], label=f"{ARABIC} 🎉 $x^2$", remark="")
    noted = tuple(figures.Note(place=place, text=text) for place, text in ((0, LONG), (0, "🎉"), (1, UNBROKEN), (7, HEBREW), (7, "$x^2$")))
    unnamed = dataclasses.replace(
        told.panels[0], stretches=(*told.panels[0].stretches[:1], figures.CourseStretch(first=4, last=7, opens="🎉"))
    )
    one = over_time.course("Strategy", (over_time.point(1, 4),))
    return {
        "courses of three rounds": over_time.three(),
        "courses of eight rounds": told,
        "courses, the most": over_time.long(),
        "courses, many panels of twelve": over_time.long(12, 5),
        "courses, more rounds than planned": over_time.long(40, 2),
        "courses of one item": over_time.long(12, 1),
        "courses of one round": over_time.courses(1, one, one),
        "courses, long words": dataclasses.replace(
            told, title=LONG, footer=LONG, middle_label=LONG, times=(LONG,) * 8, panels=(wordy, signs, wordy), notes=noted
        ),
        "courses of long months": dataclasses.replace(told, times=tuple(f"September {2026 + n}" for n in range(8))),
        "courses without names": dataclasses.replace(told, times=("",) * 8, panels=(unnamed, unnamed), notes=()),
        "courses, ten levels": dataclasses.replace(told, levels=TEN),
        "courses, nothing shown": over_time.courses(
            3, figures.CoursePanel(label="Strategy", withheld="Too few answers."), notes=over_time.NOTES[:1]
        ),
    }


def _controls() -> dict[str, figures.Chart]:
    many = over_time.control(tuple(2 + n % 3 / 2 for n in range(24)), marked={n: tuple(figures.Mark)[n % 4] for n in range(24)})
    every = tuple(
        figures.ControlStretch(first=n, last=n, mean=2, lower=-1, upper=6, is_trial=n % 2 == 0, opens="a new time begins" if n else "")
        for n in range(24)
    )
    crowded = tuple(figures.Note(place=n, text=f"Note {n}") for n in range(24) for _ in range(2))
    return {
        "control without a signal": over_time.control(),
        "control with signals": over_time.signal(),
        "control, no variation": over_time.constant(),
        "control, rebased": over_time.rebased(),
        "control with an aim": over_time.aimed(),
        "control on trial": over_time.trial(),
        "control, all marks": many,
        "control, crowded": dataclasses.replace(many, stretches=every, notes=crowded),
        "control, long words": dataclasses.replace(
            many, title=LONG, mean_label=LONG, signal_label=LONG, ticks=((0.0, LONG), (2.9, UNBROKEN), (3.0, "$x^2$"), (5.0, ARABIC))
        ),
        "control at the ends": over_time.control((0.0, 5.0, 0.0, 5.0), marked=dict.fromkeys(range(4), figures.Mark.WORSE)),
        "control of one round": over_time.control((2.0,)),
    }
