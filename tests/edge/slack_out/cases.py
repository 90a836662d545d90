"""People, messages and a clock, made up."""

import datetime

from conversations import figures, inbound, messages
from tests.slack import workspace

ADA = inbound.Address(platform="slack", tenant=workspace.TEAM, handle="U0ADA")
BEN = inbound.Address(platform="slack", tenant=workspace.TEAM, handle="U0BEN")
BOARD = inbound.Address(platform="slack", tenant=workspace.TEAM, handle="C0BOARD")
DM = "D0ADA"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
PNG = b"\x89PNG not really"

TWIN = figures.Table(title="The same in words", columns=("Question", "Now"), rows=(("Purpose", "1 Basic level"),))
CHART = figures.Dots(
    title="Where you are",
    subtitle="",
    levels=((0, "No"), (1, "Basic level")),
    rows=(figures.ChartRow(label="Purpose", now=(1, 4)),),
    now_label="Open dot: now",
    ahead_label="",
    spread_label="",
    footer="",
    alt="A row of dots for one question.",
    twin=TWIN,
)
SUMMARY = messages.Message(summary="A new summary", blocks=(messages.Heading(text="Northby"), messages.Picture(chart=CHART)))


class Ticks:
    """Seconds that go forward only when somebody waits, or by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    async def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.seconds += seconds


async def draw(chart: figures.Chart) -> bytes:
    assert chart == CHART
    return PNG


def line(text: str = "Hello, board.", *, beside: bool = False) -> messages.Message:
    return messages.Message(summary="A word", blocks=(messages.Paragraph(text=text),), beside=beside)


def long(count: int = 2) -> messages.Message:
    """A message that takes `count` of Slack's."""
    return messages.Message(summary="Long", blocks=tuple(messages.Paragraph(text=f"Line {number}") for number in range(count * 50)))
