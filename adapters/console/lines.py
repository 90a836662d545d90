"""Where the lines of a talk come from: standard input, or any iterator of lines. Never blocks the event loop."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator

ReadLine = Callable[[], Awaitable[str | None]]
"""Gives the next line, with or without its line break, and None at the end."""


async def stdin_line() -> str | None:
    """The next line of standard input, or None at its end. Bytes that are no text are replaced by a mark."""
    line = await asyncio.to_thread(sys.stdin.buffer.readline)
    return line.decode(sys.stdin.encoding, "replace") if line else None


def of(lines: Iterator[str]) -> ReadLine:
    """The lines of an iterator, one at a time."""

    async def read() -> str | None:
        return await asyncio.to_thread(next, lines, None)

    return read
