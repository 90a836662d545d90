"""Where `now` comes from. It is read once at the edge and handed on as an argument."""

import datetime
from typing import Protocol


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime.datetime:
        """This instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime.datetime:
        """This instant, aware, in UTC."""
        return datetime.datetime.now(datetime.UTC)


class ManualClock:
    """A clock that stands still until it is moved on. For the console, the demonstration and the tests."""

    def __init__(self, start: datetime.datetime) -> None:
        self._now = start.astimezone(datetime.UTC)

    def now(self) -> datetime.datetime:
        """The instant it was last set to."""
        return self._now

    def move_to(self, instant: datetime.datetime) -> None:
        """Go on to a later instant; an earlier one changes nothing, so that time never runs backwards."""
        self._now = max(self._now, instant.astimezone(datetime.UTC))
