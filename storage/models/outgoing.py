"""What is owed to people and channels, what came in, and the workspaces between."""

import uuid

from tortoise import fields, indexes
from tortoise.models import Model

from storage.models.people import Board, Person, Schedule


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

    # owed_at is when it should have left; only a person's own terms move it on. due_at moves on when it has to wait, or to be tried again.

    delivery_id = fields.UUIDField(primary_key=True)
    key = fields.CharField(max_length=160, unique=True)
    kind = fields.CharField(max_length=20)
    subject_id = fields.UUIDField(db_index=True)
    bundle_key = fields.CharField(max_length=160, null=True)  # of the one that it left together with, as one message
    board_id: uuid.UUID | None
    board: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "boardpulse.Board", "deliveries", on_delete=fields.CASCADE, null=True
    )
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
            indexes.Index(fields=("person_id", "settled_at")),
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


class Reply(Model):
    """A reply that is owed to somebody who pressed or typed. It stands until it has left, usually for less than a second."""

    # Of two replies for one spot the later takes the row, with a new reply_id: whoever sent the earlier finds it gone.

    reply_id = fields.UUIDField(primary_key=True)
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    handle = fields.CharField(max_length=255)
    spot = fields.CharField(max_length=400)
    ticket = fields.TextField()
    body = fields.TextField()
    owed_at = fields.DatetimeField()
    lease_until = fields.DatetimeField(db_index=True)

    class Meta:
        table = "reply"
        unique_together = (("platform", "tenant", "spot"),)


class Installation(Model):
    """A workspace that put the bot in. `sealed` holds its tokens, encrypted."""

    installation_id = fields.UUIDField(primary_key=True)
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    sealed = fields.TextField()
    installed_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    paused_at = fields.DatetimeField(null=True)

    class Meta:
        table = "installation"
        unique_together = (("platform", "tenant"),)


class Reference(Model):
    """How a person, a channel or a team is reached. `sealed` holds what the platform showed of it, encrypted."""

    reference_id = fields.UUIDField(primary_key=True)
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    kind = fields.CharField(max_length=20)
    handle = fields.CharField(max_length=255)
    sealed = fields.TextField()
    changed_at = fields.DatetimeField()

    class Meta:
        table = "reference"
        unique_together = (("platform", "tenant", "kind", "handle"),)
