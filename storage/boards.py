"""Boards, seats and people."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from typing import Any

from tortoise.expressions import Q

from conversations import boards, inbound, sending
from storage import bulk, models, unneeded, voices

_ADDRESS = {"platform": bulk.Kind.TEXT, "tenant": bulk.Kind.TEXT, "handle": bulk.Kind.TEXT}
_PEOPLE_AT = """
SELECT given.platform, given.tenant, given.handle, p.person_id, p.key, p.name, p.zone, p.language
FROM given
JOIN person_address a ON a.platform = given.platform AND a.tenant = given.tenant AND a.handle = given.handle
JOIN person p ON p.person_id = a.person_id
"""
_FOUND: dict[str, Any] = {"channel_lost_at": None, "channel_lost_reason": None}


class BoardRepository:
    """Who sits where, between which dates, and how they are reached."""

    async def save(self, plan: boards.BoardPlan) -> uuid.UUID:
        """Store a board as planned, and give back its id. The same plan again changes nothing.

        The plan is the whole board: a tenure or a voice that it leaves out, or corrects, is gone. Sittings and published results stand.
        """
        settings: dict[str, Any] = {
            "name": plan.name,
            "zone": plan.zone,
            "language": plan.language,
            **_channel(plan.channel),
            "floor": plan.floor,
            "keep_months": plan.keep_months,
            "floor_decided_on": plan.floor_decision.on if plan.floor_decision else None,
            "floor_reason": plan.floor_decision.why if plan.floor_decision else "",
        }
        row = await models.Board.get_or_none(key=plan.key)
        if row is None:
            row = await models.Board.create(board_id=uuid.uuid4(), key=plan.key, **settings)
        else:
            moved = as_board(row).channel != plan.channel
            settings |= _FOUND if moved else {}
            # These columns alone: somebody else may just have noted that the channel is lost.
            await row.update_from_dict(settings).save(update_fields=list(settings))
        people = {person.key: await self._save_person(person, plan.key) for person in plan.people}
        await self._save_duties(row, plan.people, people)
        await voices.save(row, plan.voices, people)
        tenures = [await self._save_seat(row, seat, people[seat.person]) for seat in plan.seats]
        await models.Tenure.filter(seat__board_id=row.board_id).exclude(tenure_id__in=tenures).delete()
        return row.board_id

    async def all(self) -> list[boards.Board]:
        """Every board, by name."""
        return [as_board(row) for row in await models.Board.all().order_by("name")]

    async def get(self, board_id: uuid.UUID) -> boards.Board:
        """The board with this id; it must exist."""
        return as_board(await models.Board.get(board_id=board_id))

    async def members_on(self, board_id: uuid.UUID, day: datetime.date) -> list[boards.Member]:
        """Everyone who holds a seat of the board on that local day, once each, by name."""
        held = _on(day, "tenures__") & Q(tenures__seat__board_id=board_id)
        return await self._members(await models.Person.filter(held).distinct().order_by("name", "key"))

    async def is_seated(self, board_id: uuid.UUID, person_id: uuid.UUID, day: datetime.date) -> bool:
        """Whether this person holds a seat of the board on that local day."""
        return await models.Tenure.filter(_on(day), person_id=person_id, seat__board_id=board_id).exists()

    async def with_duty(self, board_id: uuid.UUID, duty: boards.Duty) -> list[boards.Member]:
        """Everyone who carries the duty for the board, by name."""
        rows = await models.Person.filter(appointments__board_id=board_id, appointments__duty=duty.value).order_by("name", "key")
        return await self._members(rows)

    async def people_of(self, board_id: uuid.UUID) -> list[boards.Member]:
        """Everyone who holds, held or will hold a seat, carries a duty, or is a voice, by name."""
        return await self._members(await models.Person.filter(_known_to(board_id)).distinct().order_by("name", "key"))

    async def voices_of(self, board_id: uuid.UUID, actor: boards.Actor) -> list[boards.Member]:
        """Everyone whom the board asks for the view of that actor, by name."""
        rows = await models.Person.filter(voices__board_id=board_id, voices__actor=actor.value).order_by("name", "key")
        return await self._members(rows)

    async def is_voice(self, board_id: uuid.UUID, person_id: uuid.UUID, actor: boards.Actor) -> bool:
        """Whether the board asks this person for the view of that actor."""
        return await models.Voice.filter(board_id=board_id, person_id=person_id, actor=actor.value).exists()

    async def voice_of(self, person_id: uuid.UUID) -> list[tuple[str, boards.Actor]]:
        """Which boards ask this person without a seat, each by its name, and for whose view."""
        return await voices.of_person(person_id)

    async def roles(self, board_id: uuid.UUID) -> dict[uuid.UUID, list[str]]:
        """What each person is or was on the board: seat titles, then duties, then whose voice they are, each once, by person id."""
        found: dict[uuid.UUID, list[str]] = {}
        seats = await models.Tenure.filter(seat__board_id=board_id).order_by("held_from").values_list("person_id", "seat__title")
        duties = await models.Appointment.filter(board_id=board_id).order_by("duty").values_list("person_id", "duty")
        for person_id, role in (*seats, *duties, *await voices.of_board(board_id)):
            roles = found.setdefault(uuid.UUID(str(person_id)), [])
            if str(role).casefold() not in {one.casefold() for one in roles}:
                roles.append(str(role))
        return found

    async def addresses_of(self, person_id: uuid.UUID) -> list[inbound.Address]:
        """Where this person is reached, the preferred address first."""
        rows = await models.PersonAddress.filter(person_id=person_id).order_by("place", "address_id")
        return [inbound.Address(platform=row.platform, tenant=row.tenant, handle=row.handle) for row in rows]

    async def person(self, person_id: uuid.UUID) -> boards.Member:
        """The person with this id; they must exist."""
        return (await self._members([await models.Person.get(person_id=person_id)]))[0]

    async def person_called(self, key: str) -> boards.Member | None:
        """The person whom the coordinators call so, on whatever board."""
        row = await models.Person.get_or_none(key=key)
        return None if row is None else (await self._members([row]))[0]

    async def boards_of(self, person_id: uuid.UUID) -> set[str]:
        """The keys of the boards on which this person holds or held a seat, carries a duty, or is a voice."""
        seats = await models.Tenure.filter(person_id=person_id).distinct().values_list("seat__board__key", flat=True)
        duties = await models.Appointment.filter(person_id=person_id).distinct().values_list("board__key", flat=True)
        asked = await models.Voice.filter(person_id=person_id).distinct().values_list("board__key", flat=True)
        return {str(key) for key in (*seats, *duties, *asked)}

    async def tenures_of(self, person_id: uuid.UUID) -> list[boards.Tenure]:
        """The seats that this person holds, held or will hold, on any board, the newest first."""
        rows = (
            await models.Tenure.filter(person_id=person_id)
            .order_by("-held_from", "tenure_id")
            .select_related("seat__board", "seat__body__sector")
        )
        return [
            boards.Tenure(
                board_name=row.seat.board.name,
                title=row.seat.title,
                body=row.seat.body.name,
                sector=row.seat.body.sector.name,
                held_from=row.held_from,
                held_until=row.held_until,
            )
            for row in rows
        ]

    async def person_at(self, address: inbound.Address) -> boards.Member | None:
        """Whose address this is, if anybody's."""
        row = await models.PersonAddress.get_or_none(
            platform=address.platform, tenant=address.tenant, handle=address.handle
        ).prefetch_related("person")
        return None if row is None else (await self._members([row.person]))[0]

    async def people_at(self, addresses: Collection[inbound.Address]) -> dict[inbound.Address, boards.Member]:
        """Whose addresses these are, each with the one address that was asked for; those that are nobody's are left out."""
        if not addresses:
            return {}
        rows = await bulk.query(_PEOPLE_AT, _ADDRESS, [(one.platform, one.tenant, one.handle) for one in addresses])
        found = {}
        for row in rows:
            address = inbound.Address(platform=row["platform"], tenant=row["tenant"], handle=row["handle"])
            found[address] = boards.Member(
                person_id=bulk.as_id(row["person_id"]),
                key=row["key"],
                name=row["name"],
                zone=row["zone"],
                language=row["language"],
                addresses=(address,),
            )
        return found

    async def sectors_elsewhere(self, bodies: Collection[str], board_key: str) -> dict[str, str]:
        """The sector of each of these bodies that has, had or will have somebody on another board than this, by its name."""
        there = models.Tenure.filter(seat__body__name__in=list(bodies)).exclude(seat__board__key=board_key)
        rows = await there.distinct().values_list("seat__body__name", "seat__body__sector__name")
        return {str(body): str(sector) for body, sector in rows}

    async def coordinated_by(self, person_id: uuid.UUID) -> list[boards.Board]:
        """The boards that this person keeps running, by name."""
        carries: dict[str, Any] = {"appointments__person_id": person_id, "appointments__duty": boards.Duty.COORDINATOR.value}
        return [as_board(row) for row in await models.Board.filter(**carries).order_by("name", "key")]

    async def at_channel(self, channel: inbound.Address) -> list[boards.Board]:
        """The boards whose messages go to this channel, by name."""
        return [as_board(row) for row in await models.Board.filter(**_channel(channel)).order_by("name", "key")]

    async def set_channel(self, board_id: uuid.UUID, channel: inbound.Address) -> None:
        """Let the board's messages go to another channel from now on. It is not lost."""
        await models.Board.filter(board_id=board_id).update(**_channel(channel), **_FOUND)

    async def lose_channel(self, board_id: uuid.UUID, reason: sending.Reason, now: datetime.datetime) -> None:
        """Take note that the board's channel cannot be posted to. Lost already, it stays lost since then."""
        lost = models.Board.filter(board_id=board_id)
        await lost.filter(channel_lost_at__isnull=True).update(channel_lost_at=now)
        await lost.update(channel_lost_reason=reason.value)

    async def find_channel(self, board_id: uuid.UUID) -> bool:
        """Take note that the board's channel can be posted to; False when that is no news."""
        return await models.Board.filter(board_id=board_id, channel_lost_at__isnull=False).update(**_FOUND) == 1

    async def set_terms(self, person_id: uuid.UUID, *, zone: str | None = None, language: str | None = None) -> None:
        """Change a person's zone or language (None: as before). A language that they chose themselves stays."""
        person = models.Person.filter(person_id=person_id)
        if zone is not None:
            await person.update(zone=zone)
        if language is not None:
            await person.filter(language_chosen=False).update(language=language)

    async def choose_language(self, person_id: uuid.UUID, language: str) -> None:
        """Take note of the language that a person wants to be written to in."""
        await models.Person.filter(person_id=person_id).update(language=language, language_chosen=True)

    async def remove(self, board_id: uuid.UUID) -> None:
        """Delete a board with everything that hangs on it, and the people, bodies and sectors that nothing else needs.

        For one that has asked nobody anything: answers would go with it.
        """
        there = await models.Person.filter(_known_to(board_id)).distinct().values_list("person_id", flat=True)
        bodies = await models.Seat.filter(board_id=board_id).distinct().values_list("body_id", flat=True)
        sectors = await models.Body.filter(body_id__in=bodies).distinct().values_list("sector_id", flat=True)
        await models.Board.filter(board_id=board_id).delete()
        await unneeded.drop([uuid.UUID(str(one)) for one in there])
        seated = await models.Seat.filter(body_id__in=bodies).distinct().values_list("body_id", flat=True)
        await models.Body.filter(body_id__in=set(bodies).difference(seated)).delete()
        filled = await models.Body.filter(sector_id__in=sectors).distinct().values_list("sector_id", flat=True)
        await models.Sector.filter(sector_id__in=set(sectors).difference(filled)).delete()

    async def _save_person(self, plan: boards.PersonPlan, board_key: str) -> models.Person:
        facts: dict[str, Any] = {"name": plan.name, "zone": plan.zone, "language": plan.language}
        row = await models.Person.get_or_none(key=plan.key)
        if row is None:
            row = await models.Person.create(person_id=uuid.uuid4(), key=plan.key, **facts)
        else:
            if row.language_chosen:
                del facts["language"]
            await row.update_from_dict(facts).save(update_fields=list(facts))
        for place, address in enumerate(plan.addresses):
            known = await models.PersonAddress.get_or_none(platform=address.platform, tenant=address.tenant, handle=address.handle)
            if known is None:
                await models.PersonAddress.create(
                    address_id=uuid.uuid4(),
                    person=row,
                    platform=address.platform,
                    tenant=address.tenant,
                    handle=address.handle,
                    place=place,
                )
            else:
                known.person, known.place = row, place
                await known.save()
        await self._drop_addresses(row, plan, board_key)
        return row

    async def _drop_addresses(self, row: models.Person, plan: boards.PersonPlan, board_key: str) -> None:
        """Addresses that the plan leaves out go, but not those of somebody who is on another board too: that board may need them."""
        if await self.boards_of(row.person_id) - {board_key}:
            return
        kept = {(one.platform, one.tenant, one.handle) for one in plan.addresses}
        for old in await models.PersonAddress.filter(person=row):
            if (old.platform, old.tenant, old.handle) not in kept:
                await old.delete()

    async def _save_duties(self, board: models.Board, plans: Iterable[boards.PersonPlan], people: dict[str, models.Person]) -> None:
        wanted = {(people[plan.key].person_id, duty.value) for plan in plans for duty in plan.duties}
        for row in await models.Appointment.filter(board=board).prefetch_related("person"):
            if (row.person.person_id, row.duty) in wanted:
                wanted.discard((row.person.person_id, row.duty))
            else:
                await row.delete()
        for person_id, duty in sorted(wanted, key=str):
            await models.Appointment.create(appointment_id=uuid.uuid4(), board=board, person_id=person_id, duty=duty)

    async def _save_seat(self, board: models.Board, plan: boards.SeatPlan, person: models.Person) -> uuid.UUID:
        body = await self._save_body(board, plan)
        seat, _ = await models.Seat.get_or_create(board=board, body=body, title=plan.title, defaults={"seat_id": uuid.uuid4()})
        tenure, made = await models.Tenure.get_or_create(
            seat=seat, person=person, held_from=plan.held_from, defaults={"tenure_id": uuid.uuid4(), "held_until": plan.held_until}
        )
        if not made and tenure.held_until != plan.held_until:
            tenure.held_until = plan.held_until
            await tenure.save()
        return tenure.tenure_id

    async def _save_body(self, board: models.Board, plan: boards.SeatPlan) -> models.Body:
        known = await self.sectors_elsewhere([plan.body], board.key)
        if known:
            # Bodies are shared: one board's word for a sector does not move a body that others seat.
            return await models.Body.get(name=plan.body)
        sector, _ = await models.Sector.get_or_create(name=plan.sector, defaults={"sector_id": uuid.uuid4()})
        body, _ = await models.Body.update_or_create(name=plan.body, defaults={"sector": sector})
        return body

    async def _members(self, rows: list[models.Person]) -> list[boards.Member]:
        ids = [row.person_id for row in rows]
        found: dict[uuid.UUID, list[inbound.Address]] = {person_id: [] for person_id in ids}
        values = await models.PersonAddress.filter(person_id__in=ids).order_by("place").values("person_id", "platform", "tenant", "handle")
        for value in values:
            address = inbound.Address(platform=value["platform"], tenant=value["tenant"], handle=value["handle"])
            found[value["person_id"]].append(address)
        return [
            boards.Member(
                person_id=row.person_id,
                key=row.key,
                name=row.name,
                zone=row.zone,
                language=row.language,
                addresses=tuple(found[row.person_id]),
            )
            for row in rows
        ]


def _known_to(board_id: uuid.UUID) -> Q:
    return Q(tenures__seat__board_id=board_id) | Q(appointments__board_id=board_id) | Q(voices__board_id=board_id)


def _on(day: datetime.date, path: str = "") -> Q:
    """Tenures that hold on that day; `path` leads to them from another table."""
    begun: dict[str, Any] = {f"{path}held_from__lte": day}
    for_good: dict[str, Any] = {f"{path}held_until__isnull": True}
    not_over: dict[str, Any] = {f"{path}held_until__gte": day}
    return Q(**begun) & (Q(**for_good) | Q(**not_over))


def _channel(channel: inbound.Address) -> dict[str, Any]:
    return {"channel_platform": channel.platform, "channel_tenant": channel.tenant, "channel_handle": channel.handle}


def as_board(row: models.Board) -> boards.Board:
    """The board as the core knows it."""
    channel = inbound.Address(platform=row.channel_platform, tenant=row.channel_tenant, handle=row.channel_handle)
    since, reason = row.channel_lost_at, row.channel_lost_reason
    return boards.Board(
        board_id=row.board_id,
        key=row.key,
        name=row.name,
        zone=row.zone,
        language=row.language,
        channel=channel,
        floor=row.floor,
        keep_months=row.keep_months,
        loss=boards.Loss(since=since, reason=sending.Reason(reason)) if since and reason else None,
        floor_decision=boards.FloorDecision(on=row.floor_decided_on, why=row.floor_reason) if row.floor_decided_on else None,
    )
