"""People, messages, a vault and a clock, made up."""

import datetime
import io
import json
from typing import Any

from PIL import Image

from adapters.teams import host
from conversations import figures, inbound, messages
from tests.teams import tenant

ADA_HANDLE = "aaaaaaaa-0000-0000-0000-000000000001"
BEN_HANDLE = "bbbbbbbb-0000-0000-0000-000000000002"
TEAM = "19:northby@thread.tacv2"
CHANNEL = "19:board@thread.tacv2"
ADA = inbound.Address(platform="teams", tenant=tenant.TENANT, handle=ADA_HANDLE)
BEN = inbound.Address(platform="teams", tenant=tenant.TENANT, handle=BEN_HANDLE)
BOARD = inbound.Address(platform="teams", tenant=tenant.TENANT, handle=CHANNEL)
CHAT = f"a:chat-29:{ADA_HANDLE}"
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)

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
LONG = messages.Message(
    summary="Long", blocks=tuple(messages.Paragraph(text=f"Line {number} " + "and so on " * 300) for number in range(20))
)
"""Takes several messages of Teams'."""
PICK = messages.Message(
    summary="Which channel?", blocks=(messages.ChannelPick(label="Where?", action="bp1:channel:1", typed="Or type a link."),)
)


class Ticks:
    """Seconds and instants that go forward only when somebody waits, or by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime.datetime:
        return NOON + datetime.timedelta(seconds=self.seconds - 1000.0)

    async def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.seconds += seconds


class Vault:
    """References in memory. It can be told to break."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, host.Kind, str], str] = {}
        self.broken: Exception | None = None

    async def keep(self, tenant: str, kind: host.Kind, handle: str, reference: str) -> None:
        self._check()
        self.kept[tenant, kind, handle] = reference

    async def find(self, tenant: str, kind: host.Kind, handle: str) -> str | None:
        self._check()
        return self.kept.get((tenant, kind, handle))

    async def all(self, tenant: str, kind: host.Kind) -> dict[str, str]:
        self._check()
        return {key[2]: reference for key, reference in self.kept.items() if key[:2] == (tenant, kind)}

    async def drop(self, tenant: str, kind: host.Kind, handle: str) -> None:
        self._check()
        self.kept.pop((tenant, kind, handle), None)

    def _check(self) -> None:
        if self.broken is not None:
            raise self.broken


def line(text: str = "Hello, board.", *, beside: bool = False) -> messages.Message:
    return messages.Message(summary="A word", blocks=(messages.Paragraph(text=text),), beside=beside)


def texts(activity: dict[str, Any]) -> str:
    """All that a posted message shows, as one text."""
    return json.dumps(activity["attachments"], ensure_ascii=False)


def png() -> bytes:
    """A real picture, of one colour."""
    made = io.BytesIO()
    Image.new("RGB", (900, 300), (20, 40, 90)).save(made, "PNG")
    return made.getvalue()
