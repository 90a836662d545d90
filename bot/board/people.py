"""Whether the people and bodies of a board are who it takes them for, where other boards know them too.

A mix-up of people would show one person's answers to another; one of bodies would change what another board is told.
"""

from collections.abc import AsyncIterator

from bot import ports
from conversations import boards


async def mix_ups(repos: ports.Repositories, plan: boards.BoardPlan) -> list[str]:
    """One sentence for every key and every address that belongs to somebody else, on another board. Reads only."""
    return [fault async for fault in _mix_ups(repos, plan)]


async def clashes(repos: ports.Repositories, plan: boards.BoardPlan) -> list[str]:
    """One sentence for every body that another board counts to another sector. A difference in letter case is none. Reads only."""
    wanted = {seat.body: seat.sector for seat in plan.seats}
    elsewhere = await repos.boards.sectors_elsewhere(sorted(wanted), plan.key)
    return [
        f"{body} is of the sector {elsewhere[body]} on another board. Use that name here, or give the body another name."
        for body, sector in wanted.items()
        if body in elsewhere and elsewhere[body].casefold() != sector.casefold()
    ]


async def _mix_ups(repos: ports.Repositories, plan: boards.BoardPlan) -> AsyncIterator[str]:
    for person in plan.people:
        known = await repos.boards.person_called(person.key)
        if known is not None:
            elsewhere = await repos.boards.boards_of(known.person_id) - {plan.key}
            if elsewhere and not set(known.addresses) & set(person.addresses):
                yield (
                    f"people: the key {person.key} belongs to somebody on the board {', '.join(sorted(elsewhere))}. "
                    "Give this person another key. If they are the same, repeat one of their addresses here."
                )
        for address in person.addresses:
            holder = await repos.boards.person_at(address)
            if holder is not None and holder.key != person.key and await repos.boards.boards_of(holder.person_id) - {plan.key}:
                yield (
                    f"people: the address {address.platform}/{address.tenant}/{address.handle} of {person.key} belongs to "
                    f"{holder.key}, who is on another board. If they are the same person, use the key {holder.key}."
                )
