"""What stands behind a command of the talk: a move of the clock, or somebody's name. Pure."""

import datetime
import enum
import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

NEXT = "next"
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_MOVE = re.compile(r"([+-])\s*(\d{1,3})\s*([mhdw])", re.IGNORECASE)


class Still(enum.Enum):
    """Why the clock is not moved."""

    ASKED = enum.auto()
    """Only the time was asked for."""
    NOTHING_DUE = enum.auto()
    """There is no next due time."""
    BACKWARDS = enum.auto()
    """The move would go back."""
    NOT_READ = enum.auto()
    """This is no move of a clock."""


class Named(Protocol):
    """Anybody with a name."""

    @property
    def name(self) -> str:
        """As they are called."""
        ...


Anybody = TypeVar("Anybody", bound=Named)


def clock_move(to: str, now: datetime.datetime, zone: datetime.tzinfo, due: datetime.datetime | None) -> datetime.datetime | Still:
    """The instant (UTC) that "/clock `to`" moves to. Days and weeks keep the local time of day, also where clocks change."""
    if not to:
        return Still.ASKED
    if to.lower() == NEXT:
        return Still.NOTHING_DUE if due is None else max(now, due)
    found = _MOVE.fullmatch(to)
    if found is None:
        return Still.NOT_READ
    if found[1] == "-":
        return Still.BACKWARDS
    unit = found[3].lower()
    step = datetime.timedelta(**{_UNITS[unit]: int(found[2])})
    start = now.astimezone(zone if unit in "dw" else datetime.UTC)
    try:
        return (start + step).astimezone(datetime.UTC)
    except OverflowError:
        return Still.NOT_READ


def called(name: str, people: Sequence[Anybody]) -> list[Anybody]:
    """Everyone whose name begins so, or else one word of it; only those called exactly so, if any; or who stands at that number."""
    if re.fullmatch(r"[0-9]{1,4}", name):
        return [one for place, one in enumerate(people, start=1) if place == int(name)]
    asked = _plain(name)
    exact = [one for one in people if _plain(one.name) == asked]
    begin = [one for one in people if _plain(one.name).startswith(asked)]
    # "Ottoline" is "Cllr Ottoline Marsh": a title stands in front of many names.
    return exact or begin or [one for one in people if any(word.startswith(asked) for word in _plain(one.name).split())]


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
