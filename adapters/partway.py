"""How far a message of several parts is on its way out: what a process remembers to go on where it stopped. Knows no platform."""

import asyncio
import collections
import contextlib
import dataclasses
from collections.abc import AsyncIterator, Iterator

from conversations import inbound, sending

_REMEMBERED = 2000


@dataclasses.dataclass(kw_only=True)
class Progress:
    """How far one message is. `refs` are the references of its first parts, those that are out; empty where a platform gave none.

    `is_out`: a part is under way, so that nobody can tell whether it arrives. `can_look`: it can be looked for before it is tried again.
    """

    refs: list[str] = dataclasses.field(default_factory=list)
    is_out: bool = False
    can_look: bool = False

    @contextlib.contextmanager
    def posting(self) -> Iterator[None]:
        """Around the call that posts a part, and nothing else: what ends in between is surely not sent."""
        self.is_out = True
        try:
            yield
        except (sending.NotSent, sending.Refused):
            self.is_out = False
            raise
        self.is_out = False

    @contextlib.asynccontextmanager
    async def within(self, seconds: float) -> AsyncIterator[None]:
        """Around the whole sending. When time is up, raises Unsure where a part was under way, and NotSent where none was."""
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError as exc:
            raise (sending.Unsure if self.is_out else sending.NotSent) from exc


class Begun:
    """What this process began and did not end: the parts that are out of a message to one address, by its key."""

    def __init__(self) -> None:
        self._refs: collections.OrderedDict[tuple[str, str, str], list[str]] = collections.OrderedDict()

    def refs(self, address: inbound.Address, key: str) -> list[str]:
        """The references of the parts that are out. The list is kept, and may be changed."""
        which = (address.tenant, address.handle, key)
        refs = self._refs.setdefault(which, [])
        self._refs.move_to_end(which)
        while len(self._refs) > _REMEMBERED:
            self._refs.popitem(last=False)
        return refs

    def end(self, address: inbound.Address, key: str) -> None:
        """The whole message is out."""
        self._refs.pop((address.tenant, address.handle, key), None)
