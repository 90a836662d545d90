"""Whether the web addresses of signposts still lead where they say. Asks each once, a few at a time, and keeps nothing."""

import asyncio
import dataclasses
import datetime
import enum
from collections.abc import Collection, Iterable

import aiohttp
import yarl

SECONDS = 10.0
_AT_ONCE = 4
_OLD = datetime.timedelta(days=366)
_HEADERS = {"User-Agent": "Boardpulse link check", "Accept": "text/html, */*"}


class State(enum.StrEnum):
    """What an address came to."""

    FINE = "fine"
    MOVED = "moved"
    """It leads to another site."""
    DEAD = "dead"
    """The site says that there is nothing, or nothing for us."""
    SILENT = "silent"
    """No answer came in time, or none that can be understood."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Finding:
    """What one address came to. `status` is the last HTTP status, `leads_to` the address at the end of all redirects."""

    address: str
    state: State
    status: int | None = None
    leads_to: str | None = None


async def look(addresses: Iterable[str], *, seconds: float = SECONDS) -> list[Finding]:
    """Ask each address, in their order. Never raises for what an address does."""
    turn = asyncio.Semaphore(_AT_ONCE)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=seconds), headers=_HEADERS) as session:

        async def one(address: str) -> Finding:
            async with turn:
                return await _look_at(session, address)

        return await asyncio.gather(*map(one, addresses))


def is_old(checked: datetime.date, today: datetime.date) -> bool:
    """Whether nobody has looked at it for more than a year."""
    return today - checked > _OLD


async def _look_at(session: aiohttp.ClientSession, address: str) -> Finding:
    try:
        status, end = await _ask(session, "HEAD", address)
        if status >= 400:
            # Some sites answer only whoever wants the page itself.
            status, end = await _ask(session, "GET", address)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return Finding(address=address, state=State.SILENT)
    if status >= 400:
        return Finding(address=address, state=State.DEAD, status=status, leads_to=str(end))
    moved = _site(end) != _site(yarl.URL(address))
    return Finding(address=address, state=State.MOVED if moved else State.FINE, status=status, leads_to=str(end))


async def _ask(session: aiohttp.ClientSession, method: str, address: str) -> tuple[int, yarl.URL]:
    """The status, and the address at the end of all redirects. The page itself is not read."""
    async with session.request(method, address, allow_redirects=True, max_redirects=5) as answer:
        return answer.status, answer.url


def _site(address: yarl.URL) -> tuple[str, int | None]:
    # A site may lead from http to https, and with or without "www.", and stay the same.
    return (address.host or "").removeprefix("www."), None if address.is_default_port() else address.port


def worst(findings: Collection[Finding]) -> bool:
    """Whether any address has to be looked after."""
    return any(one.state is not State.FINE for one in findings)
