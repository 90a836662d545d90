"""Boards, bodies and people."""

import uuid

from tortoise import fields, indexes
from tortoise.models import Model


class Sector(Model):
    """A part of the local system: councillors, council directors, providers, the voluntary sector …"""

    sector_id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=120, unique=True)

    class Meta:
        table = "sector"


class Body(Model):
    """A council, an integrated care board, a local Healthwatch … Bodies come and go, so seats only refer to them."""

    body_id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=200, unique=True)
    sector_id: uuid.UUID
    sector: fields.ForeignKeyRelation[Sector] = fields.ForeignKeyField("boardpulse.Sector", "bodies", on_delete=fields.RESTRICT)

    class Meta:
        table = "body"


class Person(Model):
    """Somebody who sits on boards or keeps them running."""

    person_id = fields.UUIDField(primary_key=True)
    key = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=200)
    zone = fields.CharField(max_length=64)
    language = fields.CharField(max_length=16)
    language_chosen = fields.BooleanField(db_default=False)  # by the person: no file and no platform changes it any more

    class Meta:
        table = "person"


class PersonAddress(Model):
    """One way to reach a person, place 0 is tried first."""

    address_id = fields.UUIDField(primary_key=True)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "addresses", on_delete=fields.CASCADE)
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    handle = fields.CharField(max_length=255)
    place = fields.SmallIntField()

    class Meta:
        table = "person_address"
        unique_together = (("platform", "tenant", "handle"),)


class Board(Model):
    """A health and wellbeing board with its own settings."""

    board_id = fields.UUIDField(primary_key=True)
    key = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=200)
    zone = fields.CharField(max_length=64)
    language = fields.CharField(max_length=16)
    channel_platform = fields.CharField(max_length=20)
    channel_tenant = fields.CharField(max_length=100)
    channel_handle = fields.CharField(max_length=255)
    floor = fields.SmallIntField()
    floor_decided_on = fields.DateField(null=True)  # when the board decided on a floor below five
    floor_reason = fields.CharField(max_length=300, db_default="")  # and why
    keep_months = fields.SmallIntField()
    channel_lost_at = fields.DatetimeField(null=True)  # since when the channel cannot be posted to
    channel_lost_reason = fields.CharField(max_length=20, null=True)

    class Meta:
        table = "board"


class Seat(Model):
    """A place on a board that a body fills."""

    seat_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "seats", on_delete=fields.CASCADE)
    body_id: uuid.UUID
    body: fields.ForeignKeyRelation[Body] = fields.ForeignKeyField("boardpulse.Body", "seats", on_delete=fields.RESTRICT)
    title = fields.CharField(max_length=200)

    class Meta:
        table = "seat"
        unique_together = (("board", "body", "title"),)


class Tenure(Model):
    """Who holds a seat between two local dates, both included, an open end means still."""

    tenure_id = fields.UUIDField(primary_key=True)
    seat_id: uuid.UUID
    seat: fields.ForeignKeyRelation[Seat] = fields.ForeignKeyField("boardpulse.Seat", "tenures", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "tenures", on_delete=fields.RESTRICT)
    held_from = fields.DateField()
    held_until = fields.DateField(null=True)

    class Meta:
        table = "tenure"
        unique_together = (("seat", "person", "held_from"),)


class Appointment(Model):
    """A duty that a person carries for a board: chair, coordinator."""

    appointment_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "appointments", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "appointments", on_delete=fields.CASCADE)
    duty = fields.CharField(max_length=20)

    class Meta:
        table = "appointment"
        unique_together = (("board", "person", "duty"),)


class Voice(Model):
    """Somebody outside a board who is asked for the view of their kind of actor."""

    voice_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "voices", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "voices", on_delete=fields.CASCADE)
    actor = fields.CharField(max_length=20)

    class Meta:
        table = "voice"
        unique_together = (("board", "person", "actor"),)


class Schedule(Model):
    """A practice that comes round. `next_due` is the schedule: no scheduler keeps anything else."""

    schedule_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "schedules", on_delete=fields.CASCADE)
    practice = fields.CharField(max_length=20)  # and behind a stroke whose view it asks for, where that is not the board's
    edition_ref = fields.CharField(max_length=60, default="")
    extras = fields.CharField(max_length=80, db_default="")
    first_day = fields.DateField()
    every = fields.SmallIntField()
    unit = fields.CharField(max_length=10)
    at_minute = fields.SmallIntField()
    zone = fields.CharField(max_length=64)
    open_days = fields.SmallIntField()
    remind_days = fields.SmallIntField()
    next_due = fields.DatetimeField(db_index=True)
    last_due = fields.DatetimeField(null=True)
    stopped = fields.BooleanField(default=False)
    rounds = fields.IntField(default=0)  # of reflections asked, whose rows are forgotten in time

    class Meta:
        table = "schedule"
        unique_together = (("board", "practice", "edition_ref"),)


class SetUp(Model):
    """A board that somebody is describing step by step. It holds no cursor: what was given tells what is missing."""

    setup_id = fields.UUIDField(primary_key=True)
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    handle = fields.CharField(max_length=255)
    given = fields.JSONField[dict[str, object]]()
    begun_at = fields.DatetimeField()
    changed_at = fields.DatetimeField(db_index=True)
    board_id = fields.UUIDField(null=True)  # of the board it became, which may be gone again
    ended = fields.BooleanField(default=False)

    class Meta:
        table = "setup"
        indexes = (indexes.Index(fields=("platform", "tenant", "handle")),)
