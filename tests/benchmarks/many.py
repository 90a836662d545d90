"""Many answers to one edition, made by the database itself: a row at a time would take minutes."""

import functools
import uuid
from typing import Any

from bot import ports
from conversations import records
from frameworks import loader
from storage import connection, database, models
from tests.benchmarks import world

_ID = {
    "sqlite": "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a'"
    " || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))",
    "postgres": "gen_random_uuid()",
}
_IN_ORDER = {
    "sqlite": "printf('%08x-0000-4000-a000-000000000000', ROW_NUMBER() OVER (ORDER BY round, sitting_id))",
    "postgres": "CAST(lpad(to_hex(ROW_NUMBER() OVER (ORDER BY round, sitting_id)), 32, '0') AS uuid)",
}
"""No reading goes by the ids of answers. Random ones would be most of the time."""
_PEOPLE = """
WITH RECURSIVE nth(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth WHERE n < {members})
INSERT INTO person (person_id, key, name, zone, language) SELECT {id}, 'many_' || n, 'many', 'Europe/London', 'en-GB' FROM nth
"""
_SITTINGS = """
INSERT INTO sitting (sitting_id, pulse_id, person_id)
SELECT {id}, pulse_id, person_id FROM pulse CROSS JOIN person WHERE person.key LIKE 'many_%' AND pulse.state = 'closed'
"""
# Of 25 marks 22 are levels, and one each "not sure", "not my area" and a skip. One person in forty says nothing at all.
_ANSWERS = """
WITH
    which AS (SELECT pulse_id, ROW_NUMBER() OVER (ORDER BY due_at) AS round FROM pulse),
    who AS (SELECT person_id, CAST(substr(key, 6) AS INTEGER) AS number FROM person WHERE key LIKE 'many_%'),
    item(key, place) AS (VALUES {items}),
    marked AS (
        SELECT sitting_id, pulse_id, item.key, round, (number * 31 + place * 17 + round * (number % 7) * 5) % 25 AS mark
        FROM sitting JOIN which USING (pulse_id) JOIN who USING (person_id) CROSS JOIN item
        WHERE number % 40 <> 0
    )
INSERT INTO answer (answer_id, sitting_id, pulse_id, item_key, now_level, now_standing, ahead_level, given_at)
SELECT {in_order}, sitting_id, pulse_id, key,
    CASE WHEN mark < 22 THEN mark % 6 END,
    CASE mark WHEN 22 THEN 'not_sure' WHEN 23 THEN 'not_my_area' WHEN 24 THEN 'skip' END,
    CASE WHEN mark < 20 THEN CASE mark % 6 WHEN 5 THEN 5 ELSE mark % 6 + 1 END END,
    '{at}'
FROM marked ORDER BY round, sitting_id
"""
_WIDE = {"sqlite": "PRAGMA cache_size = -500000", "postgres": "SET LOCAL session_replication_role = replica"}
"""Two megabytes of cache are few for so many rows; and every row would be looked up in the tables that it refers to."""
_READY = {"sqlite": "PRAGMA cache_size = -2000", "postgres": "ANALYZE"}
"""As the program finds them: PostgreSQL comes to know its tables by itself in time, SQLite as it is used here never does."""


async def answers(opened: database.Database, *, pulses: int, members: int) -> uuid.UUID:
    """Closed pulses of one board, with an answer of nearly everybody to every item. The newest of them."""
    await world.with_open_pulse(opened, 1)
    return await opened.run(functools.partial(_fill, pulses=pulses, members=members))


async def _fill(repos: ports.Repositories, pulses: int, members: int) -> uuid.UUID:
    pattern = await models.Pulse.all().order_by("-opened_at", "-pulse_id").first()
    assert pattern is not None
    facts: dict[str, Any] = {name: getattr(pattern, name) for name in pattern._meta.db_fields}
    facts |= {"state": records.PulseState.CLOSED.value, "closed_at": world.NOW}
    made = [models.Pulse(**{**facts, "pulse_id": uuid.uuid4(), "due_at": world.minutes_ago(2000 + number)}) for number in range(pulses)]
    await models.Pulse.bulk_create(made)
    dialect = connection.current().capabilities.dialect
    items = ", ".join(f"('{item.key}', {place})" for place, item in enumerate(loader.load()[world.EDITION].items))
    words = {"id": _ID[dialect], "in_order": _IN_ORDER[dialect], "members": members, "items": items, "at": world.NOW.isoformat(" ")}
    for statement in (_WIDE[dialect], _PEOPLE, _SITTINGS, _ANSWERS, _READY[dialect]):
        await connection.current().execute_query(statement.format(**words))
    return made[0].pulse_id
