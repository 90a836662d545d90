"""Charts as pictures that fit into a card, each drawn once: many people open the same page, and none of them waits for long."""

import asyncio
import collections
import functools

from adapters.teams import host, limits, pictures
from conversations import figures

_DRAWING = 30.0
"""Seconds after which a drawing is given up for good, the wait for its turn among them."""
_REMEMBERED = 64
"""Pictures, of 20 kB at most."""


class Darkroom:
    """Remembers what it drew for as long as the process lives. It holds nothing that a board's people may not all see."""

    def __init__(self, draw: host.Draw) -> None:
        self._draw = draw
        self._made: collections.OrderedDict[figures.Chart, str | None] = collections.OrderedDict()
        self._under_way: dict[figures.Chart, asyncio.Task[str | None]] = {}

    async def picture(self, chart: figures.Chart, seconds: float) -> str | None:
        """The picture as a data URI; None for one that no card has room for. Raises TimeoutError, and whatever the drawing raises.

        A drawing that takes longer than `seconds` goes on: whoever asks next has its picture.
        """
        if chart in self._made:
            self._made.move_to_end(chart)
            return self._made[chart]
        task = self._under_way.get(chart) or self._begin(chart)
        async with asyncio.timeout(seconds):
            return await asyncio.shield(task)

    def _begin(self, chart: figures.Chart) -> asyncio.Task[str | None]:
        task = asyncio.create_task(self._drawn(chart))
        self._under_way[chart] = task
        task.add_done_callback(functools.partial(self._ended, chart))
        return task

    async def _drawn(self, chart: figures.Chart) -> str | None:
        async with asyncio.timeout(_DRAWING):
            png = await self._draw(pictures.bare(chart))
            # In a thread: to make a picture small is work, and everybody else is waiting.
            return await asyncio.to_thread(pictures.as_data_uri, png, limits.PICTURE)

    def _ended(self, chart: figures.Chart, task: asyncio.Task[str | None]) -> None:
        """What failed is tried again when somebody asks again."""
        self._under_way.pop(chart, None)
        if task.cancelled() or task.exception() is not None:
            return
        self._made[chart] = task.result()
        while len(self._made) > _REMEMBERED:
            self._made.popitem(last=False)
