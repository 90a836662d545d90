"""The odd boards: every shape of data that a chart has to draw without clipping or overlap."""

import dataclasses

from conversations import messages
from tests.unit.charts import example

FOUR = ((1, "Young"), (2, "Established"), (3, "Mature"), (4, "Exemplar"))
TEN = tuple((value, f"Stage {value} of the comprehensive assurance journey") for value in range(10))
LONG = "Shared leadership and partnership across councils, the local NHS and the voluntary sector, " * 6
UNBROKEN = "Gesundheitsversorgungsverbesserungsgesetzgebungsausschuss" * 4
ARABIC = "مجلس الصحة والرفاهية المحلي"
HEBREW = "מועצת הבריאות והרווחה 2026"


def cases() -> dict[str, messages.Chart]:
    """Each odd chart by a name for the test report."""
    return {**_texts(), **_numbers()}


def _texts() -> dict[str, messages.Chart]:
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


def _numbers() -> dict[str, messages.Chart]:
    row = example.row
    withheld = messages.ChartRow(label="Strategy", withheld="3 of 14 answered: too few to show without pointing at people. " * 3)
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
        "middles only": example.chart(messages.ChartRow(label="Strategy", now_middle=(2, 3), ahead_middle=(3, 3), now_half=(1, 4))),
        "overlaps": example.chart(
            *(
                messages.ChartRow(label=f"{now} to {ahead}", now=(1,) * 6, now_middle=now, ahead_middle=ahead, now_half=(1, 4))
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
