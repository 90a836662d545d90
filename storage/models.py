"""Tables. What may happen only once is a unique constraint here, not an `if` somewhere else."""

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
    keep_months = fields.SmallIntField()

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


class Schedule(Model):
    """A practice that comes round. `next_due` is the schedule: no scheduler keeps anything else."""

    schedule_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "schedules", on_delete=fields.CASCADE)
    practice = fields.CharField(max_length=20)
    edition_ref = fields.CharField(max_length=60, default="")
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


class Pulse(Model):
    """One round of an edition. Floor and keeping time are those of the day it opened: the promise then given."""

    pulse_id = fields.UUIDField(primary_key=True)
    schedule_id: uuid.UUID
    schedule: fields.ForeignKeyRelation[Schedule] = fields.ForeignKeyField("boardpulse.Schedule", "pulses", on_delete=fields.CASCADE)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "pulses", on_delete=fields.CASCADE)
    edition_ref = fields.CharField(max_length=60)
    edition_digest = fields.CharField(max_length=64)
    state = fields.CharField(max_length=10)
    due_at = fields.DatetimeField()
    opened_at = fields.DatetimeField()
    closes_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)
    floor = fields.SmallIntField()
    keep_months = fields.SmallIntField()
    forget_at = fields.DatetimeField()
    forgotten = fields.BooleanField(default=False)

    class Meta:
        table = "pulse"
        unique_together = (("schedule", "due_at"),)
        indexes = (indexes.Index(fields=("state", "closes_at")), indexes.Index(fields=("forgotten", "forget_at")))


class Sitting(Model):
    """One member's walk through one pulse. It holds no cursor: the answers tell where it stands."""

    sitting_id = fields.UUIDField(primary_key=True)
    pulse_id: uuid.UUID
    pulse: fields.ForeignKeyRelation[Pulse] = fields.ForeignKeyField("boardpulse.Pulse", "sittings", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "sittings", on_delete=fields.RESTRICT)
    answers: fields.ReverseRelation["Answer"]

    class Meta:
        table = "sitting"
        unique_together = (("pulse", "person"),)
        indexes = (indexes.Index(fields=("person_id",)),)


class Answer(Model):
    """One member's answer to one item. A level, or a standing, or neither yet, for each half of the pair."""

    answer_id = fields.UUIDField(primary_key=True)
    sitting_id: uuid.UUID
    sitting: fields.ForeignKeyRelation[Sitting] = fields.ForeignKeyField("boardpulse.Sitting", "answers", on_delete=fields.CASCADE)
    pulse_id: uuid.UUID
    pulse: fields.ForeignKeyRelation[Pulse] = fields.ForeignKeyField("boardpulse.Pulse", "answers", on_delete=fields.CASCADE)
    item_key = fields.CharField(max_length=40)
    now_level = fields.SmallIntField(null=True)
    now_standing = fields.CharField(max_length=20, null=True)
    ahead_level = fields.SmallIntField(null=True)
    ahead_standing = fields.CharField(max_length=20, null=True)
    note = fields.TextField(null=True)
    given_at = fields.DatetimeField()

    class Meta:
        table = "answer"
        unique_together = (("sitting", "item_key"),)
        # Covers the readings: distributions come from GROUP BY over this index alone.
        indexes = (indexes.Index(fields=("pulse_id", "item_key", "now_level", "now_standing", "ahead_level")),)


class Reading(Model):
    """What a closed pulse said, computed once, with nothing in it that may not be shown."""

    reading_id = fields.UUIDField(primary_key=True)
    pulse_id: uuid.UUID
    pulse: fields.OneToOneRelation[Pulse] = fields.OneToOneField("boardpulse.Pulse", "reading", on_delete=fields.CASCADE)
    body = fields.JSONField[dict[str, object]]()

    class Meta:
        table = "reading"


class Reflection(Model):
    """One open question put to one member, and their private reply."""

    reflection_id = fields.UUIDField(primary_key=True)
    schedule_id: uuid.UUID
    schedule: fields.ForeignKeyRelation[Schedule] = fields.ForeignKeyField("boardpulse.Schedule", "reflections", on_delete=fields.CASCADE)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "reflections", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "reflections", on_delete=fields.CASCADE)
    edition_ref = fields.CharField(max_length=60)
    item_key = fields.CharField(max_length=40)
    due_at = fields.DatetimeField()
    keep_months = fields.SmallIntField()
    reply = fields.TextField(null=True)
    passed = fields.BooleanField(default=False)
    changed_at = fields.DatetimeField(null=True)
    forget_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "reflection"
        unique_together = (("schedule", "due_at", "person"),)
        indexes = (indexes.Index(fields=("person_id", "due_at")),)


class Digest(Model):
    """The time one digest tells of, from the end of the one before, so that nothing falls between two of them."""

    digest_id = fields.UUIDField(primary_key=True)
    schedule_id: uuid.UUID
    schedule: fields.ForeignKeyRelation[Schedule] = fields.ForeignKeyField("boardpulse.Schedule", "digests", on_delete=fields.CASCADE)
    since = fields.DatetimeField()
    until = fields.DatetimeField()

    class Meta:
        table = "digest"
        unique_together = (("schedule", "until"),)


class Delivery(Model):
    """One message owed to one address. The row is written before anything is sent, and `key` is unique for ever."""

    # owed_at is when it should have left, and never changes. due_at moves on when it has to wait, or to be tried again.

    delivery_id = fields.UUIDField(primary_key=True)
    key = fields.CharField(max_length=160, unique=True)
    kind = fields.CharField(max_length=20)
    subject_id = fields.UUIDField(db_index=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "deliveries", on_delete=fields.CASCADE)
    person_id: uuid.UUID | None
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "deliveries", on_delete=fields.CASCADE, null=True
    )
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    handle = fields.CharField(max_length=255)
    owed_at = fields.DatetimeField()
    due_at = fields.DatetimeField()
    state = fields.CharField(max_length=10)
    reason = fields.CharField(max_length=30, null=True)
    owner = fields.CharField(max_length=60, null=True)
    claimed_at = fields.DatetimeField(null=True)
    lease_until = fields.DatetimeField(null=True)
    attempts = fields.SmallIntField(default=0)
    ref = fields.CharField(max_length=255, null=True)
    settled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "delivery"
        indexes = (
            indexes.Index(fields=("state", "due_at")),
            indexes.Index(fields=("state", "owed_at")),
            indexes.Index(fields=("state", "lease_until")),
        )


class Receipt(Model):
    """An event that was dealt with. A repeat finds its row and writes nothing."""

    receipt_id = fields.UUIDField(primary_key=True)
    source = fields.CharField(max_length=130)
    key = fields.CharField(max_length=255)
    received_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "receipt"
        unique_together = (("source", "key"),)


class Bucket(Model):
    """When the next message may leave for one tenant or one address, shared by all processes."""

    bucket_key = fields.CharField(max_length=400, primary_key=True)
    next_at = fields.DatetimeField()

    class Meta:
        table = "bucket"
