"""What a reading needs beside the answers of its own round: arrows of a round long ago, and who stood in which sector."""

import datetime
import uuid
from collections.abc import Collection

from tortoise.expressions import Q
from tortoise.functions import Count

from conversations import records
from storage import connection, models


class FigureRepository:
    """Counted by the database. Nothing here says who gave which answer."""

    async def arrivals(self, then: uuid.UUID, now: uuid.UUID) -> list[records.PairCount]:
        """For those who pointed an arrow then and give a level now: how many pointed to which level (`before`) and are at which."""
        rows = await connection.current().execute_query_dict(_ARRIVALS.format(*_placeholders()), [str(then), str(now)])
        return [records.PairCount(item_key=row["item_key"], before=row["before"], after=row["after"], count=row["count"]) for row in rows]

    async def sectors(self, pulse_id: uuid.UUID, board_id: uuid.UUID, day: datetime.date) -> dict[uuid.UUID, str]:
        """The sector of each person whom a round asks, by their seat on that local day; of several, by the one held longest."""
        asked = await models.Sitting.filter(pulse_id=pulse_id).values_list("person_id", flat=True)
        rows = (
            await models.Tenure.filter(
                Q(held_until__isnull=True) | Q(held_until__gte=day), seat__board_id=board_id, held_from__lte=day, person_id__in=list(asked)
            )
            .order_by("-held_from", "-seat__body__sector__name")
            .values_list("person_id", "seat__body__sector__name")
        )
        return {uuid.UUID(str(person_id)): str(sector) for person_id, sector in rows}

    async def levels_of(self, pulse_id: uuid.UUID, people: Collection[uuid.UUID]) -> list[records.ItemCount]:
        """How many of these people chose which level now, by item. For bands of people; never for one."""
        rows = (
            await models.Answer.filter(pulse_id=pulse_id, now_level__not_isnull=True, sitting__person_id__in=list(people))
            .annotate(count=Count("answer_id"))
            .group_by("item_key", "now_level")
            .values("item_key", "now_level", "count")
        )
        return [
            records.ItemCount(item_key=row["item_key"], now_level=row["now_level"], now_standing=None, ahead_level=None, count=row["count"])
            for row in rows
        ]


_ARRIVALS = """
SELECT a.item_key AS item_key, a.ahead_level AS before, b.now_level AS after, COUNT(*) AS count
FROM answer a
JOIN sitting sa ON sa.sitting_id = a.sitting_id
JOIN sitting sb ON sb.person_id = sa.person_id AND sb.pulse_id = {1}
JOIN answer b ON b.sitting_id = sb.sitting_id AND b.item_key = a.item_key
WHERE a.pulse_id = {0} AND a.ahead_level IS NOT NULL AND b.now_level IS NOT NULL
GROUP BY a.item_key, a.ahead_level, b.now_level
ORDER BY a.item_key, a.ahead_level, b.now_level
"""


def _placeholders() -> tuple[str, str]:
    dialect = connection.current().capabilities.dialect
    return ("$1::uuid", "$2::uuid") if dialect == "postgres" else ("?1", "?2")
