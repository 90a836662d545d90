"""Plays the quarter's steps in the talk of `boardpulse talk`, line by line, as somebody at a terminal types them and reads what follows."""

import asyncio
import contextlib
import datetime
import re
from collections.abc import Coroutine

from adapters.console import app as console_app
from bot import local, wiring
from conversations import wording
from tests.end_to_end import quarter

_BUTTON = re.compile(r"^(?P<key>[a-z]{1,2})\) (?P<label>.+?)(?:  .*)?$", re.MULTILINE)
_WRAPPED = 50
_BROKEN = re.compile(r"\s*\n(?:> )?\s*")
"""Where a line of a terminal ends, and perhaps a quotation goes on."""


class Player:
    """One person's hand after the other. Between two steps the talk waits for its next line."""

    def __init__(self, runs: asyncio.Runner, host: local.LocalBoard, bot: wiring.Bot) -> None:
        self._runs = runs
        self._host = host
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._waits = asyncio.Event()
        self._shown: list[str] = []
        self._as = quarter.MEMBER
        self._since = 0
        console = console_app.Console(host, bot.console, wording.in_language(), self._next, self._shown.append)
        self._talk = runs.run(_begun(console.talk(quarter.NAMES[self._as])))
        runs.run(self._until_it_waits())

    def plays(self, step: quarter.Step) -> None:
        """Does what the step says, and fails where it cannot be done or is not seen."""
        if not isinstance(step, quarter.Hears):
            # What is heard afterwards must come afterwards.
            self._since = len(self._shown)
        match step:
            case quarter.Hears():
                self._hears(step)
            case quarter.Clock():
                self._moves_to(step.to)
            case quarter.Meanwhile():
                step.does()
            case quarter.Says():
                self._types(step.who, step.text)
            case quarter.Visits():
                self._types(step.who, "home")
                self._hears(quarter.Hears(who=step.who, text=step.text))
            case quarter.Presses() if step.who != self._as:
                self._presses_elsewhere(step)
            case quarter.Presses():
                self._types(step.who, self._key(step.label))
            case quarter.Writes():
                with contextlib.suppress(LookupError):
                    # Where the box is not open already.
                    self._types(step.who, self._key(step.label))
                self._types(step.who, f"{self._key(step.sends)}: {step.text}")
            case _:
                raise TypeError(step)

    def reads(self) -> str:
        """Everything shown so far."""
        return read("".join(self._shown))

    def ends(self) -> None:
        """As at the end of the input."""
        self._typed.put_nowait(None)
        self._runs.run(asyncio.wait_for(self._talk, 10))

    def _hears(self, step: quarter.Hears) -> None:
        if step.who != self._as:
            self._line("/channel" if step.who is None else f"/as {quarter.NAMES[step.who]}")
        shown = read("".join(self._shown[self._since :]))
        if step.who not in {self._as, None}:
            self._line(f"/as {quarter.NAMES[self._as]}")
        assert step.text in shown, (step, shown)

    def _presses_elsewhere(self, step: quarter.Presses) -> None:
        """Somebody else at the same terminal, who has read their letters before; what they are told is heard at once."""
        self._line(f"/as {quarter.NAMES[step.who]}")
        card = next(one for one in reversed(self._shown) if f") {step.label}\n" in one)
        self._line(next(one["key"] for one in _BUTTON.finditer(card) if one["label"] == step.label))
        self._line(f"/as {quarter.NAMES[self._as]}")

    def _types(self, who: str, line: str) -> None:
        assert who == self._as, "only one person sits at this terminal"
        self._line(line)

    def _moves_to(self, instant: datetime.datetime) -> None:
        """By the talk's own words. They know no seconds."""
        ahead = instant - self._host.now()
        minutes = -(-ahead // datetime.timedelta(minutes=1))
        for count, unit in ((minutes // 1440, "d"), (minutes % 1440, "m")):
            for part in range(0, count, 999):
                self._line(f"/clock +{min(999, count - part)}{unit}")

    def _key(self, label: str) -> str:
        """Of the button with this label, on the newest card with buttons: no other card's can be pressed."""
        cards = ([*_BUTTON.finditer(one)] for one in reversed(self._shown))
        card = next(filter(None, cards), [])
        for one in card:
            # The first line of a long one is enough.
            if label == one["label"] or (len(one["label"]) > _WRAPPED and label.startswith(one["label"])):
                return one["key"]
        raise LookupError(label, [one["label"] for one in card])

    def _line(self, line: str) -> None:
        self._waits.clear()
        self._typed.put_nowait(line)
        self._runs.run(self._until_it_waits())

    async def _next(self) -> str | None:
        self._waits.set()
        return await self._typed.get()

    async def _until_it_waits(self) -> None:
        done = asyncio.create_task(self._waits.wait())
        await asyncio.wait({done, self._talk}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
        assert done.done(), self.reads()[-2000:]


async def _begun(talk: Coroutine[None, None, None]) -> asyncio.Task[None]:
    return asyncio.create_task(talk)


def read(shown: str) -> str:
    """As it is read: wherever lines were broken to fit."""
    return _BROKEN.sub(" ", shown)
