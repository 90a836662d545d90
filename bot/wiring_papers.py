"""The composition root's part for files: how they are read and written, and the address at which papers are fetched."""

import datetime
import functools
import pathlib
from collections.abc import Awaitable, Callable, Iterable, Sequence

from aiohttp import web

from bot import clock, ports
from bot.exports import exports, files, links
from bot.instruments import guides
from conversations import events, figures
from frameworks import loader


def writers(draw: Callable[[figures.Chart], Awaitable[bytes]]) -> files.Writers:
    """Everything that writes a file."""
    # Here, because most processes never write one, and these libraries take a while to load.
    from adapters.papers import archive, comma_separated, spreadsheet, word

    return files.Writers(word=word.written, sheets=spreadsheet.written, csv=comma_separated.written, pack=archive.packed, draw=draw)


def addresses(public_url: str | None, keys: Sequence[str]) -> links.Links | None:
    """How files are fetched from chat; None where the world does not reach this process by https, or there is no key."""
    is_reached = public_url is not None and public_url.startswith("https://")
    return links.Links(public_url, keys) if public_url and is_reached and keys else None


def routes(
    database: ports.Database,
    library: loader.Library,
    draw: Callable[[figures.Chart], Awaitable[bytes]],
    known: links.Links | None,
    time_of: clock.Clock,
) -> tuple[web.AbstractRouteDef, ...]:
    """The route for them; none without addresses."""
    if known is None:
        return ()
    return links.routes(known, functools.partial(exports.fetched, database, library, guides.guide(library), writers(draw)), time_of)


def text_of(document: pathlib.Path) -> str:
    """The text of a document that somebody hands over. Raises a BoardpulseError that says what is wrong with it."""
    from adapters.documents import reading  # here, because nothing but one command needs these libraries

    return reading.text_of(document)


def calendar_file(name: str, dates: Iterable[events.Event], now: datetime.datetime) -> bytes:
    """A calendar of that name for other programs, as it stands at `now` (aware)."""
    from adapters.papers import calendar  # here, because nothing but one command needs this library

    return calendar.published(name, dates, now)
