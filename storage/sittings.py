"""Sittings and their answers."""

import datetime
import json
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tortoise.queryset import QuerySet

from conversations import boards, inbound, records
from conversations import sitting as sittings
from storage import bulk, connection, models
from storage.pulses import as_pulse
from storage.schedules import as_extras

_WANTED = {"wanted_id": bulk.Kind.ID}
_LOCK = "SELECT sitting_id FROM sitting WHERE sitting_id IN (SELECT wanted_id FROM given) ORDER BY sitting_id FOR UPDATE"
PULSE = """p.*, b.key, b.name, b.zone, b.language,
    b.channel_platform, b.channel_tenant, b.channel_handle, b.floor AS board_floor, b.keep_months AS board_keep_months
"""
"""The columns that `pulse_of` reads, of a pulse p and its board b."""
_ANSWERS = """(
    SELECT {}(a.item_key, a.now_level, a.now_standing, a.ahead_level, a.ahead_standing, a.sure_level, a.note, a.given_at))
    FROM answer a WHERE a.sitting_id = s.sitting_id) AS answers
"""
ANSWERS = {"postgres": _ANSWERS.format("json_agg(json_build_array"), "sqlite": _ANSWERS.format("json_group_array(json_array")}
"""The answers in a sitting s as `as_record` reads them, by the database's dialect."""
WHOLE = {dialect: f"s.sitting_id, s.person_id, {PULSE}, {answers}" for dialect, answers in ANSWERS.items()}
"""The columns that `as_record` reads, of a sitting s, its pulse p and its board b, by the database's dialect."""
_FROM = """
FROM given JOIN sitting s ON s.sitting_id = wanted_id JOIN pulse p ON p.pulse_id = s.pulse_id JOIN board b ON b.board_id = p.board_id
"""
ANSWER = {
    "answer_id": bulk.Kind.ID,
    "sitting_id": bulk.Kind.ID,
    "pulse_id": bulk.Kind.ID,
    "item_key": bulk.Kind.TEXT,
    "now_level": bulk.Kind.NUMBER,
    "now_standing": bulk.Kind.TEXT,
    "ahead_level": bulk.Kind.NUMBER,
    "ahead_standing": bulk.Kind.TEXT,
    "sure_level": bulk.Kind.NUMBER,
    "note": bulk.Kind.TEXT,
    "given_at": bulk.Kind.INSTANT,
}
_NAMES = ", ".join(ANSWER)
INSTEAD = """
ON CONFLICT (sitting_id, item_key) DO UPDATE SET now_level = excluded.now_level, now_standing = excluded.now_standing,
    ahead_level = excluded.ahead_level, ahead_standing = excluded.ahead_standing, sure_level = excluded.sure_level,
    note = excluded.note, given_at = excluded.given_at
"""
"""How an answer takes the place of an earlier one to the same item."""
KEEP = f"INSERT INTO answer ({_NAMES}) SELECT {_NAMES} FROM {{given}} WHERE {{condition}} {INSTEAD}"  # noqa: S608 - made of the names above alone
TOUCH = "UPDATE sitting SET pulse_id = pulse_id WHERE sitting_id = ANY(ARRAY(SELECT sitting_id FROM {given}))"
"""Changes nothing but the row's version (xmin), by which whoever read it without a lock learns that its answers were changed since."""
_KEEP = {
    "postgres": f", touched AS ({TOUCH.format(given='given')}) {KEEP.format(given='given', condition='true')}",
    "sqlite": KEEP.format(given="given", condition="true"),
}


class SittingRepository:
    """One member's answers to one pulse. Where a sitting stands is derived from them and stored nowhere."""

    async def get(self, sitting_id: uuid.UUID, *, lock: bool = False) -> records.SittingRecord | None:
        """The sitting with this id, or None. With `lock` nobody else can answer in it, nor close it, until the unit of work ends."""
        if lock:
            # On its own and first: what is read after the lock is what stands while it is held.
            await models.Sitting.filter(sitting_id=sitting_id).select_for_update().first()
        return await self._first(models.Sitting.filter(sitting_id=sitting_id))

    async def people_of(self, pulse_id: uuid.UUID) -> list[uuid.UUID]:
        """Everybody who was asked in a pulse, in an order that means nothing."""
        return [row.person_id for row in await models.Sitting.filter(pulse_id=pulse_id).order_by("sitting_id")]

    async def open_for(self, person_id: uuid.UUID) -> list[records.SittingRecord]:
        """This person's sittings in open pulses, the one that closes first in front."""
        found = models.Sitting.filter(person_id=person_id, pulse__state=records.PulseState.OPEN.value)
        rows = await found.order_by("pulse__closes_at", "sitting_id").select_related("pulse__board").prefetch_related("answers")
        return [_of_row(row, row.answers) for row in rows]

    async def latest_for(self, person_id: uuid.UUID) -> records.SittingRecord | None:
        """This person's most recent sitting, open or not."""
        return await self._first(models.Sitting.filter(person_id=person_id).order_by("-pulse__closes_at", "sitting_id"))

    async def get_all(self, sitting_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, records.SittingRecord]:
        """Those of these sittings that there are, by id; nobody else can answer in them, nor close them, until the unit of work ends."""
        wanted = [(sitting_id,) for sitting_id in sorted(set(sitting_ids))]
        if not wanted:
            return {}
        database = connection.current().capabilities
        if database.support_for_update:
            # On its own, first, and always in the same order: two units of work that want the same sittings would else deadlock.
            await bulk.query(_LOCK, _WANTED, wanted)
        pulses: dict[object, records.PulseRecord] = {}
        found = {}
        for row in await bulk.query(f"SELECT {WHOLE[database.dialect]} {_FROM}", _WANTED, wanted):
            record = as_record(row, pulses)
            found[record.sitting_id] = record
        return found

    async def keep(self, record: records.SittingRecord, answer: sittings.Answer) -> None:
        """Store one answer in place of an earlier one to the same item."""
        await self.keep_all([(record, answer)])

    async def keep_all(self, given: Sequence[tuple[records.SittingRecord, sittings.Answer]]) -> None:
        """Store answers in place of earlier ones to the same items. Of two to one item in one sitting the last stands."""
        if rows := as_rows(given):
            await bulk.query(_KEEP[connection.current().capabilities.dialect], ANSWER, rows)

    async def _first(self, found: QuerySet[models.Sitting]) -> records.SittingRecord | None:
        row = await found.select_related("pulse__board").first()
        return None if row is None else _of_row(row, await models.Answer.filter(sitting_id=row.sitting_id))

    async def of_person(self, person_id: uuid.UUID) -> list[records.SittingRecord]:
        """All of this person's sittings whose answers are still kept, answered or not, the newest pulse first."""
        found = models.Sitting.filter(person_id=person_id, pulse__forgotten=False)
        rows = await found.order_by("-pulse__opened_at", "sitting_id").select_related("pulse__board").prefetch_related("answers")
        return [_of_row(row, row.answers) for row in rows]


def as_rows(given: Sequence[tuple[records.SittingRecord, sittings.Answer]]) -> list[tuple[Any, ...]]:
    """Rows of ANSWER. Of two answers to one item in one sitting the last is taken."""
    latest = {(record.sitting_id, answer.item_key): (record, answer) for record, answer in given}
    return [
        (
            uuid.uuid4(),
            record.sitting_id,
            record.pulse.pulse_id,
            answer.item_key,
            _level(answer.now),
            _standing(answer.now),
            _level(answer.ahead),
            _standing(answer.ahead),
            answer.sure,
            answer.note,
            answer.given_at,
        )
        for record, answer in latest.values()
    ]


def _of_row(row: models.Sitting, given: Iterable[models.Answer]) -> records.SittingRecord:
    answers = {
        one.item_key: sittings.Answer(
            item_key=one.item_key,
            now=_mark(one.now_level, one.now_standing),
            ahead=_mark(one.ahead_level, one.ahead_standing),
            sure=one.sure_level,
            note=one.note,
            given_at=one.given_at,
        )
        for one in given
    }
    return records.SittingRecord(sitting_id=row.sitting_id, pulse=as_pulse(row.pulse), person_id=row.person_id, answers=answers)


def as_record(row: Mapping[str, Any], pulses: dict[object, records.PulseRecord]) -> records.SittingRecord:
    """A sitting from the columns of WHOLE. `pulses`: those made so far, by id; most sittings are of one."""
    pulse_id = row["pulse_id"]
    if pulse_id not in pulses:
        pulses[pulse_id] = pulse_of(row)
    return records.SittingRecord(
        sitting_id=bulk.as_id(row["sitting_id"]),
        pulse=pulses[pulse_id],
        person_id=bulk.as_id(row["person_id"]),
        answers=_Answers(json.loads(row["answers"] or "[]")),
    )


class _Answers(Mapping[str, sittings.Answer]):
    """Answers as they came from the database, each made when it is asked for: a press needs one of two dozen."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = {row[0]: row for row in rows}
        self._made: dict[str, sittings.Answer] = {}

    def __getitem__(self, item_key: str) -> sittings.Answer:
        if item_key not in self._made:
            self._made[item_key] = _answer(*self._rows[item_key])
        return self._made[item_key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _level(mark: sittings.Mark | None) -> int | None:
    return mark if isinstance(mark, int) else None


def _standing(mark: sittings.Mark | None) -> str | None:
    return mark.value if isinstance(mark, sittings.Standing) else None


def _mark(level: int | None, standing: str | None) -> sittings.Mark | None:
    return sittings.Standing(standing) if standing is not None else level


def _answer(
    item_key: str,
    now_level: int | None,
    now_standing: str | None,
    ahead_level: int | None,
    ahead_standing: str | None,
    sure: int | None,
    note: str | None,
    given_at: str,
) -> sittings.Answer:
    now, ahead = _mark(now_level, now_standing), _mark(ahead_level, ahead_standing)
    at = datetime.datetime.fromisoformat(given_at)
    return sittings.Answer(item_key=item_key, now=now, ahead=ahead, sure=sure, note=note, given_at=at)


def pulse_of(row: Mapping[str, Any]) -> records.PulseRecord:
    """A pulse from the columns of PULSE."""
    channel = inbound.Address(platform=row["channel_platform"], tenant=row["channel_tenant"], handle=row["channel_handle"])
    board = boards.Board(
        board_id=bulk.as_id(row["board_id"]),
        key=row["key"],
        name=row["name"],
        zone=row["zone"],
        language=row["language"],
        channel=channel,
        floor=row["board_floor"],
        keep_months=row["board_keep_months"],
    )
    return records.PulseRecord(
        pulse_id=bulk.as_id(row["pulse_id"]),
        schedule_id=bulk.as_id(row["schedule_id"]),
        board=board,
        edition_ref=row["edition_ref"],
        edition_digest=row["edition_digest"],
        wording=row["wording"],
        actor=boards.Actor(row["actor"]),
        extras=as_extras(row["extras"]),
        state=records.PulseState(row["state"]),
        due_at=bulk.as_instant(row["due_at"]),
        opened_at=bulk.as_instant(row["opened_at"]),
        closes_at=bulk.as_instant(row["closes_at"]),
        closed_at=None if row["closed_at"] is None else bulk.as_instant(row["closed_at"]),
        floor=row["floor"],
        keep_months=row["keep_months"],
        forget_at=bulk.as_instant(row["forget_at"]),
    )
