"""A reading's numbers as somebody would get them who writes SQL for one database at a time and keeps nothing but rows."""

import dataclasses
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from storage import connection

_SPREAD = """
SELECT item_key, now_level, now_standing, ahead_level, COUNT(*) FROM answer
WHERE pulse_id = '{0}' GROUP BY item_key, now_level, now_standing, ahead_level
"""
_ELIGIBLE = "SELECT COUNT(*) FROM sitting WHERE pulse_id = '{0}'"
# Of several ways to write these two, the quickest that was found for each database.
_ANSWERED = {
    "postgres": """
        SELECT COUNT(*) FROM (
            SELECT sitting_id FROM answer
            WHERE pulse_id = '{0}' AND (now_level IS NOT NULL OR now_standing IN ('not_sure', 'not_my_area')) GROUP BY sitting_id
        ) AS said
    """,
    "sqlite": """
        SELECT COUNT(*) FROM sitting s WHERE pulse_id = '{0}' AND EXISTS (
            SELECT 1 FROM answer a
            WHERE a.sitting_id = s.sitting_id AND (now_level IS NOT NULL OR now_standing IN ('not_sure', 'not_my_area'))
        )
    """,
}
_PAIRS = {
    "postgres": """
        SELECT a.item_key, a.now_level, b.now_level, COUNT(*)
        FROM answer a JOIN sitting sa ON sa.sitting_id = a.sitting_id
        JOIN sitting sb ON sb.person_id = sa.person_id AND sb.pulse_id = '{0}'
        JOIN answer b ON b.sitting_id = sb.sitting_id AND b.item_key = a.item_key
        WHERE a.pulse_id = '{1}' AND a.now_level IS NOT NULL AND b.now_level IS NOT NULL
        GROUP BY a.item_key, a.now_level, b.now_level
    """,
    "sqlite": """
        SELECT a.item_key, a.now_level, b.now_level, COUNT(*)
        FROM sitting sa JOIN sitting sb ON sb.person_id = sa.person_id AND sb.pulse_id = '{0}'
        JOIN answer a ON a.sitting_id = sa.sitting_id JOIN answer b ON b.sitting_id = sb.sitting_id AND b.item_key = a.item_key
        WHERE sa.pulse_id = '{1}' AND a.now_level IS NOT NULL AND b.now_level IS NOT NULL
        GROUP BY a.item_key, a.now_level, b.now_level
    """,
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Numbers:
    """Rows as the database counted them, sorted, because either side may have them in any order."""

    eligible: int
    answered: int
    counts: Sequence[tuple[Any, ...]]
    before: Sequence[tuple[Any, ...]]
    pairs: Sequence[tuple[Any, ...]]


async def numbers(pulse_id: uuid.UUID, earlier: uuid.UUID) -> Numbers:
    """Everything that a reading is made from, with one statement a number."""
    dialect = connection.current().capabilities.dialect
    return Numbers(
        eligible=(await _rows(_ELIGIBLE, pulse_id))[0][0],
        answered=(await _rows(_ANSWERED[dialect], pulse_id))[0][0],
        counts=await spread(pulse_id),
        before=await spread(earlier),
        pairs=in_order(await _rows(_PAIRS[dialect], pulse_id, earlier)),
    )


async def spread(pulse_id: uuid.UUID) -> Sequence[tuple[Any, ...]]:
    """The distribution alone."""
    return in_order(await _rows(_SPREAD, pulse_id))


def in_order(rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    """Rows that may hold None, each as a tuple."""
    return sorted((tuple(row) for row in rows), key=lambda row: [(value is not None, value) for value in row])


async def _rows(statement: str, *pulse_ids: uuid.UUID) -> Sequence[Any]:
    _, rows = await connection.current().execute_query(statement.format(*pulse_ids))
    return rows
