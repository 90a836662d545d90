"""People's own terms, their leave and opt-outs, and boards' pauses. What nobody has said stands in the code, not here."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping

from conversations import boards, terms
from storage import models

_DAY = datetime.timedelta(days=1)


class TermsRepository:
    """When people may be written to unasked."""

    async def of(self, person_ids: Collection[uuid.UUID], now: datetime.datetime) -> Mapping[uuid.UUID, terms.Terms]:
        """Everything that each of them has said, by person id, nobody left out. Leave that is over is left out."""
        who = list(person_ids)
        if not who:
            return {}
        said = {row.person_id: row for row in await models.Terms.filter(person_id__in=who)}
        # Somewhere it is still yesterday.
        leave = models.Absence.filter(person_id__in=who, until_day__gte=now.date() - _DAY).order_by("from_day")
        away: dict[uuid.UUID, list[terms.Span]] = defaultdict(list)
        for row in await leave:
            away[row.person_id].append(terms.Span(first=row.from_day, last=row.until_day))
        out: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
        for opted in await models.OptOut.filter(person_id__in=who):
            out[opted.person_id].add(opted.board_id)
        return {one: _terms(said.get(one), tuple(away[one]), frozenset(out[one])) for one in who}

    async def zones(self, person_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
        """The IANA zone of each, by person id."""
        return {row.person_id: row.zone for row in await models.Person.filter(person_id__in=list(person_ids))}

    async def set_days(self, person_id: uuid.UUID, days: Collection[int]) -> None:
        """The ISO weekdays on which they want to hear from us; none at all means Monday to Friday."""
        await self._say(person_id, days=",".join(str(day) for day in sorted(set(days))))

    async def set_hour(self, person_id: uuid.UUID, at: datetime.time | None) -> None:
        """Their own hour, to the minute; None means any that is not quiet."""
        await self._say(person_id, at_minute=None if at is None else _minute(at))

    async def set_quiet(self, person_id: uuid.UUID, hours: tuple[datetime.time, datetime.time] | None) -> None:
        """From when until when it is quiet, to the minute; equal ends mean never; None means as for everybody."""
        quiet_from, quiet_until = (None, None) if hours is None else map(_minute, hours)
        await self._say(person_id, quiet_from=quiet_from, quiet_until=quiet_until)

    async def snooze(self, person_id: uuid.UUID, until: datetime.date | None) -> None:
        """Nothing before this local day; None ends a snooze."""
        await self._say(person_id, snoozed_until=until)

    async def add_absence(self, person_id: uuid.UUID, span: terms.Span) -> None:
        """Leave. One that begins on the same day is replaced."""
        row = models.Absence(absence_id=uuid.uuid4(), person_id=person_id, from_day=span.first, until_day=span.last)
        await models.Absence.bulk_create([row], ignore_conflicts=True)
        await models.Absence.filter(person_id=person_id, from_day=span.first).update(until_day=span.last)

    async def drop_absence(self, person_id: uuid.UUID, first: datetime.date) -> bool:
        """Take back the leave that begins on this day; False where there is none."""
        return await models.Absence.filter(person_id=person_id, from_day=first).delete() == 1

    async def opt_out(self, person_id: uuid.UUID, board_id: uuid.UUID, now: datetime.datetime) -> bool:
        """Send them nothing unasked from this board any more; False where that stood already."""
        if await models.OptOut.filter(person_id=person_id, board_id=board_id).exists():
            return False
        row = models.OptOut(opt_out_id=uuid.uuid4(), person_id=person_id, board_id=board_id, since=now)
        await models.OptOut.bulk_create([row], ignore_conflicts=True)
        return True

    async def opt_in(self, person_id: uuid.UUID, board_id: uuid.UUID) -> bool:
        """Send them the board's messages again; False where they had not opted out."""
        return await models.OptOut.filter(person_id=person_id, board_id=board_id).delete() == 1

    async def prefer(self, person_id: uuid.UUID, platform: str) -> None:
        """Write to them on this platform first; otherwise the order stays."""
        rows = await models.PersonAddress.filter(person_id=person_id).order_by("place", "address_id")
        for place, row in enumerate(sorted(rows, key=lambda row: row.platform != platform)):
            await models.PersonAddress.filter(address_id=row.address_id).update(place=place)

    async def forget(self, before: datetime.date) -> int:
        """Delete leave, and days of snoozes, that were over before that day. How many."""
        snoozes = await models.Terms.filter(snoozed_until__lt=before).update(snoozed_until=None)
        return snoozes + await models.Absence.filter(until_day__lt=before).delete()

    async def pauses_of(self, board_ids: Collection[uuid.UUID], kind: boards.PauseKind) -> Mapping[uuid.UUID, tuple[terms.Span, ...]]:
        """The board's pauses of one kind, past ones too, by their first day; boards without one are left out."""
        found: dict[uuid.UUID, list[terms.Span]] = defaultdict(list)
        for row in await models.Pause.filter(board_id__in=list(board_ids), kind=kind.value).order_by("from_day"):
            found[row.board_id].append(terms.Span(first=row.from_day, last=row.until_day))
        return {board_id: tuple(spans) for board_id, spans in found.items()}

    async def _say(self, person_id: uuid.UUID, **change: object) -> None:
        # Made where it is new, by whoever comes first.
        await models.Terms.bulk_create([models.Terms(terms_id=uuid.uuid4(), person_id=person_id)], ignore_conflicts=True)
        await models.Terms.filter(person_id=person_id).update(**change)


def _terms(row: models.Terms | None, away: tuple[terms.Span, ...], opted_out: frozenset[uuid.UUID]) -> terms.Terms:
    if row is None:
        return terms.Terms(away=away, opted_out=opted_out)
    quiet_from, quiet_until = row.quiet_from, row.quiet_until
    return terms.Terms(
        days=frozenset(int(day) for day in row.days.split(",") if day),
        at=None if row.at_minute is None else _time(row.at_minute),
        quiet_from=terms.QUIET_FROM if quiet_from is None else _time(quiet_from),
        quiet_until=terms.QUIET_UNTIL if quiet_until is None else _time(quiet_until),
        snoozed_until=row.snoozed_until,
        away=away,
        opted_out=opted_out,
    )


def _minute(at: datetime.time) -> int:
    return at.hour * 60 + at.minute


def _time(minute: int) -> datetime.time:
    return datetime.time(*divmod(minute, 60))
