"""Who and what the lines of a set-up name, asked of the platform: outside any transaction, and a few at a time."""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TypeVar

from bot import ports
from conversations import inbound
from conversations.setup import merge

T = TypeVar("T")

_AT_ONCE = 8


async def look_up(where: ports.Directory, near: inbound.Address, wanted: merge.Wanted) -> merge.Found:
    """Everything wanted, in the tenant of `near`. Raises a SendError where the platform cannot say."""
    names = await where.named(near.tenant, sorted(wanted.names)) if wanted.names else {}
    return merge.Found(
        accounts=await _each(where.look_up, near, wanted.accounts),
        names={name: tuple(names.get(name, ())) for name in wanted.names},
        channels=await _each(functools.partial(where.channel, asker=near), near, wanted.channels),
    )


async def _each(ask: Callable[[inbound.Address], Awaitable[T]], near: inbound.Address, handles: Iterable[str]) -> Mapping[str, T]:
    turn = asyncio.Semaphore(_AT_ONCE)

    async def one(handle: str) -> T:
        async with turn:
            return await ask(inbound.Address(platform=near.platform, tenant=near.tenant, handle=handle))

    listed = sorted(handles)
    return dict(zip(listed, await asyncio.gather(*map(one, listed)), strict=True))
