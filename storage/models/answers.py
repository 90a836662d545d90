"""What people are asked, and what they give."""

import uuid

from tortoise import fields, indexes
from tortoise.models import Model

from storage.models.people import Board, Person, Schedule


class Pulse(Model):
    """One round of an edition. Floor and keeping time are those of the day it opened: the promise then given."""

    pulse_id = fields.UUIDField(primary_key=True)
    schedule_id: uuid.UUID
    schedule: fields.ForeignKeyRelation[Schedule] = fields.ForeignKeyField("boardpulse.Schedule", "pulses", on_delete=fields.CASCADE)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "pulses", on_delete=fields.CASCADE)
    edition_ref = fields.CharField(max_length=60)
    edition_digest = fields.CharField(max_length=64)
    wording = fields.CharField(max_length=130, db_default="")  # the layers whose words it was opened with
    actor = fields.CharField(max_length=20, db_default="board")  # whose view was asked for
    extras = fields.CharField(max_length=80, db_default="")  # what the board had switched on, with commas between
    state = fields.CharField(max_length=10)
    due_at = fields.DatetimeField()
    opened_at = fields.DatetimeField()
    closes_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)
    floor = fields.SmallIntField()
    keep_months = fields.SmallIntField()
    forget_at = fields.DatetimeField()
    forgotten = fields.BooleanField(default=False)
    reading: fields.BackwardOneToOneRelation["Reading"]

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
    sure_level = fields.SmallIntField(null=True)  # how sure the member is of now_level
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


class Draft(Model):
    """What somebody has written in a box and not sent off."""

    draft_id = fields.UUIDField(primary_key=True)
    platform = fields.CharField(max_length=20)
    tenant = fields.CharField(max_length=100)
    handle = fields.CharField(max_length=255)
    action = fields.CharField(max_length=150)
    text = fields.TextField()
    written_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "draft"
        unique_together = (("platform", "tenant", "handle", "action"),)
