"""Seats, and who holds them from when until when."""

import datetime
import uuid
from collections.abc import Iterable, Sequence

from conversations import boards
from conversations.seats import facts
from storage import models, unneeded

_DAY = datetime.timedelta(days=1)


class SeatRepository:
    """One row a seat, one a person's time on it. Nothing that a holder said hangs on a seat: it stays with the person."""

    async def of_board(self, board_id: uuid.UUID) -> list[facts.Seat]:
        """All of a board, by body and title."""
        rows = await models.Seat.filter(board_id=board_id).order_by("body__name", "title", "seat_id").select_related("body")
        return await _seats(rows)

    async def get(self, seat_id: uuid.UUID, *, lock: bool = False) -> facts.Seat | None:
        """The one with this id, or None; with `lock` nobody else can change it until the unit of work ends."""
        if lock:
            await models.Seat.filter(seat_id=seat_id).select_for_update()
        rows = await models.Seat.filter(seat_id=seat_id).select_related("body")
        return next(iter(await _seats(rows)), None)

    async def of_tenure(self, tenure_id: uuid.UUID) -> uuid.UUID | None:
        """The seat to which this time on a seat belongs."""
        row = await models.Tenure.get_or_none(tenure_id=tenure_id)
        return None if row is None else row.seat_id

    async def pass_on(self, seat: facts.Seat, ends: facts.Held | None, person_id: uuid.UUID, day: datetime.date) -> uuid.UUID:
        """Let the seat be this person's from that day on, and end the other's time the day before. The id of the new time on it."""
        if ends is not None:
            await self.end(ends.tenure_id, day - _DAY)
        row = await models.Tenure.create(tenure_id=uuid.uuid4(), seat_id=seat.seat_id, person_id=person_id, held_from=day)
        return row.tenure_id

    async def end(self, tenure_id: uuid.UUID, until: datetime.date | None) -> None:
        """Let somebody's time on a seat end with that day; None: it has no end."""
        await models.Tenure.filter(tenure_id=tenure_id).update(held_until=until)

    async def take_back(self, tenure_id: uuid.UUID) -> None:
        """Delete a time on a seat that should never have been, and the person, if nothing else is known of them."""
        row = await models.Tenure.get(tenure_id=tenure_id)
        await row.delete()
        await unneeded.drop([row.person_id])

    async def take_on(self, plan: boards.PersonPlan) -> uuid.UUID:
        """Store a new person, who has no seat yet. Their key and their addresses must be nobody's."""
        row = await models.Person.create(
            person_id=uuid.uuid4(), key=plan.key, name=plan.name, zone=plan.zone, language=plan.language, language_chosen=False
        )
        for place, address in enumerate(plan.addresses):
            await models.PersonAddress.create(
                address_id=uuid.uuid4(),
                person=row,
                platform=address.platform,
                tenant=address.tenant,
                handle=address.handle,
                place=place,
            )
        return row.person_id

    async def duties_of(self, board_id: uuid.UUID, person_id: uuid.UUID) -> list[boards.Duty]:
        """What this person does for the board besides."""
        rows = await models.Appointment.filter(board_id=board_id, person_id=person_id).order_by("duty")
        return [boards.Duty(row.duty) for row in rows]

    async def hand_duty(self, board_id: uuid.UUID, duty: boards.Duty, giver_id: uuid.UUID, taker_id: uuid.UUID | None) -> bool:
        """Let a duty go from one person to another, or end it (None); False when the giver does not carry it."""
        if not await models.Appointment.filter(board_id=board_id, duty=duty.value, person_id=giver_id).delete():
            return False
        if taker_id is not None:
            await self.give_duty(board_id, duty, taker_id)
        return True

    async def give_duty(self, board_id: uuid.UUID, duty: boards.Duty, person_id: uuid.UUID) -> None:
        """Let this person carry a duty, if they do not already."""
        row = models.Appointment(appointment_id=uuid.uuid4(), board_id=board_id, person_id=person_id, duty=duty.value)
        await models.Appointment.bulk_create([row], ignore_conflicts=True)


async def _seats(rows: Sequence[models.Seat]) -> list[facts.Seat]:
    tenures = (
        await models.Tenure.filter(seat_id__in=[row.seat_id for row in rows]).order_by("held_from", "tenure_id").select_related("person")
    )
    return [_seat(row, (one for one in tenures if one.seat_id == row.seat_id)) for row in rows]


def _seat(row: models.Seat, tenures: Iterable[models.Tenure]) -> facts.Seat:
    return facts.Seat(
        seat_id=row.seat_id,
        board_id=row.board_id,
        title=row.title,
        body=row.body.name,
        held=tuple(
            facts.Held(tenure_id=one.tenure_id, person_id=one.person_id, name=one.person.name, since=one.held_from, until=one.held_until)
            for one in tenures
        ),
    )
