"""Which groups of a board a round may tell apart, where the board switched that on. By the seats of the day it opened, never by answers."""

import uuid
import zoneinfo
from collections.abc import Mapping, Sequence

from bot import ports
from conversations import boards, records
from frameworks.readings import disclosure, sectors

Names = tuple[tuple[str, ...], ...]
"""The sectors of each group, in the order of their names; the last group may be all the others together."""


async def promised(repos: ports.Repositories, record: records.PulseRecord) -> Names:
    """The groups that this round may tell apart, as its members are told before the first question. Mostly none."""
    return (await of(repos, record))[0] if boards.Extra.SECTORS in record.extras else ()


async def of(repos: ports.Repositories, record: records.PulseRecord) -> tuple[Names, tuple[frozenset[uuid.UUID], ...]]:
    """The groups, and who of those asked is in each. None where fewer than two could stand, or where it is not the board that is asked."""
    if record.actor is not boards.Actor.BOARD:
        return (), ()
    day = record.opened_at.astimezone(zoneinfo.ZoneInfo(record.board.zone)).date()
    held = await repos.figures.sectors(record.pulse_id, record.board.board_id, day)
    names = named(held, disclosure.Floor(answers=record.floor))
    return names, tuple(frozenset(person for person, sector in held.items() if sector in group) for group in names)


def named(held: Mapping[uuid.UUID, str], floor: disclosure.Floor) -> Names:
    """The groups of people in these sectors."""
    there = list(held.values())
    found = sectors.bands(floor, {name: there.count(name) for name in sorted(set(there))})
    if not found.shown:
        return ()
    return (*((name,) for name in found.shown), *([found.rest] if found.rest else []))


def regrouped(before: Sequence[frozenset[uuid.UUID]], now: Sequence[frozenset[uuid.UUID]]) -> bool:
    """Whether anybody who is in a group both times is beside others than before, or alone would be what two groups differ by."""
    both = frozenset().union(*before) & frozenset().union(*now)
    return {one & both for one in before if one & both} != {one & both for one in now if one & both}
