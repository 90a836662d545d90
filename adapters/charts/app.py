"""The chart renderer that callers hold. The drawing itself runs in a short-lived child process: its memory goes with it,
and it can neither block the event loop nor take the bot down.
"""

import asyncio
import logging
import pathlib
import sys

from adapters.charts import codec
from conversations import figures
from frameworks import errors

_log = logging.getLogger(__name__)
_CHILD = (sys.executable, "-m", "adapters.charts.child")
_ROOT = pathlib.Path(__file__).parents[2]
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"


class ChartNotDrawn(errors.BoardpulseError):
    """The chart could not be drawn. Its words are shown instead."""


class ChartRenderer:
    """Draws one chart at a time; further callers wait their turn, and the waiting does not count as drawing time.

    `seconds` is how long one drawing may take. `command` is the program that reads a chart from standard input and writes
    a PNG to standard output.
    """

    def __init__(self, *, seconds: float = 30, command: tuple[str, ...] = _CHILD) -> None:
        self._seconds = seconds
        self._command = command
        self._turn = asyncio.Lock()

    async def png(self, chart: figures.Chart) -> bytes:
        """The chart as a PNG. Raises ChartNotDrawn, and nothing else, whatever happens to the drawing."""
        try:
            request = codec.encode(chart)
            async with self._turn, asyncio.timeout(self._seconds):
                drawn = await self._draw(request)
        except TimeoutError as exc:
            raise self._not_drawn("too slow") from exc
        except (OSError, TypeError, ValueError, RecursionError) as exc:
            raise self._not_drawn(type(exc).__name__) from exc
        if not (drawn.startswith(_PNG_START) and drawn.endswith(_PNG_END)):
            raise self._not_drawn("no picture")
        return drawn

    async def _draw(self, request: bytes) -> bytes:
        """What the child wrote, or nothing if it failed. However this ends, the child is gone afterwards."""
        child = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # a traceback could hold a board's words
            cwd=_ROOT,
        )
        try:
            drawn, _ = await child.communicate(request)
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        return drawn if child.returncode == 0 else b""

    @staticmethod
    def _not_drawn(reason: str) -> ChartNotDrawn:
        _log.warning("a chart could not be drawn: %s", reason, extra={"action": "chart_not_drawn", "reason": reason})
        return ChartNotDrawn()
