"""What a board file may switch on with a schedule, and with which editions. The other rules of schedules are in board_checks.py."""

from collections.abc import Iterator

from bot.board import board_tables as tables
from conversations import boards
from frameworks import loader, schema

_PICTURES = (boards.Extra.DASHBOARD, boards.Extra.SPIDERGRAM, boards.Extra.SCORECARD)
_DRAWN = {schema.Shape.LEVELS, schema.Shape.CONSENSUS}
"""The shapes that have levels to draw."""


def faults(schedule: tables.Schedule, library: loader.Library) -> Iterator[str]:
    """What is wrong with the extras of one schedule. Silent where its edition is not known: that is another rule's fault."""
    if schedule.extras and schedule.practice is not boards.Practice.PULSE:
        yield f"a {schedule.practice} takes no extras. Remove them."
        return
    edition = library.get(schedule.edition or "")
    if edition is None:
        return
    if boards.Extra.EVIDENCE in schedule.extras and not edition.scale.evidence:
        there = [ref for ref, one in library.items() if one.scale.evidence]
        yield f"{edition.ref} has no evidence check. Take it out of the extras{f', or choose {_either(there)}' if there else ''}."
    if boards.Extra.SECTORS in schedule.extras and edition.scale.shape not in _DRAWN:
        yield f"{edition.ref} has no levels, so no groups can be told apart by them. Take sectors out of the extras."
    elif boards.Extra.SECTORS in schedule.extras and schedule.actor is not boards.Actor.BOARD:
        yield f"sectors go by the seats of the board, and {schedule.actor} have none. Take sectors out of the extras."
    drawn = [one for one in _PICTURES if one in schedule.extras]
    if drawn and edition.scale.shape not in _DRAWN:
        yield f"{edition.ref} has no levels to draw, so it takes no {_either(drawn)}. Remove that from the extras."


def _either(names: list[str] | list[boards.Extra]) -> str:
    *first, last = map(str, names)
    return f"{', '.join(first)} or {last}" if first else last
