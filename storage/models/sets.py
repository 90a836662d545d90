"""Action learning sets. What people write in them is encrypted, and belongs to the set alone."""

import uuid

from tortoise import fields, indexes
from tortoise.models import Model

from storage.models.people import Board, Person


class LearningSet(Model):
    """A set of people from any boards. Without a facilitator it facilitates itself, in turn."""

    set_id = fields.UUIDField(primary_key=True)
    name = fields.CharField(max_length=120)
    zone = fields.CharField(max_length=64)
    facilitator_id: uuid.UUID | None
    facilitator: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "facilitated_sets", on_delete=fields.SET_NULL, null=True
    )
    rules = fields.TextField(default="")
    quorum = fields.SmallIntField()
    begun_by_id: uuid.UUID | None
    begun_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "sets_begun", on_delete=fields.SET_NULL, null=True
    )
    begun_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "learning_set"


class SetMember(Model):
    """Somebody in a set, between two local days."""

    set_member_id = fields.UUIDField(primary_key=True)
    learning_set_id: uuid.UUID
    learning_set: fields.ForeignKeyRelation[LearningSet] = fields.ForeignKeyField(
        "boardpulse.LearningSet", "members", on_delete=fields.CASCADE
    )
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "sets", on_delete=fields.CASCADE)
    joined_on = fields.DateField()
    left_on = fields.DateField(null=True)

    class Meta:
        table = "set_member"
        unique_together = (("learning_set", "person"),)


class SetMeeting(Model):
    """One meeting of a set. `sequence` counts its changes, as calendars want it."""

    set_meeting_id = fields.UUIDField(primary_key=True)
    learning_set_id: uuid.UUID
    learning_set: fields.ForeignKeyRelation[LearningSet] = fields.ForeignKeyField(
        "boardpulse.LearningSet", "meetings", on_delete=fields.CASCADE
    )
    number = fields.SmallIntField()
    starts_at = fields.DatetimeField()
    minutes = fields.SmallIntField()
    sequence = fields.SmallIntField(default=0)
    cancelled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "set_meeting"
        unique_together = (("learning_set", "number"),)
        indexes = (indexes.Index(fields=("starts_at",)),)


class SetPresence(Model):
    """Whether somebody means to come to a meeting, came, and presents: what they or the facilitator said of it."""

    set_presence_id = fields.UUIDField(primary_key=True)
    set_meeting_id: uuid.UUID
    set_meeting: fields.ForeignKeyRelation[SetMeeting] = fields.ForeignKeyField(
        "boardpulse.SetMeeting", "presences", on_delete=fields.CASCADE
    )
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "set_presences", on_delete=fields.CASCADE)
    coming = fields.BooleanField(null=True)
    came = fields.BooleanField(null=True)
    presents = fields.SmallIntField(null=True)  # in which place, from 1
    changed_at = fields.DatetimeField()

    class Meta:
        table = "set_presence"
        unique_together = (("set_meeting", "person"),)


class SetNote(Model):
    """Something that a member wrote around one meeting, encrypted: a line, an issue, a commitment, what was learned."""

    set_note_id = fields.UUIDField(primary_key=True)
    set_meeting_id: uuid.UUID
    set_meeting: fields.ForeignKeyRelation[SetMeeting] = fields.ForeignKeyField("boardpulse.SetMeeting", "notes", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "set_notes", on_delete=fields.CASCADE)
    kind = fields.CharField(max_length=20)
    sealed = fields.TextField()
    offered = fields.BooleanField(default=False)  # to the set
    changed_at = fields.DatetimeField()
    forget_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "set_note"
        unique_together = (("set_meeting", "person", "kind"),)


class ReleasedCard(Model):
    """A learning card or an action that a presenter let out of the set, in the words they chose for that."""

    card_id = fields.UUIDField(primary_key=True)
    set_meeting_id: uuid.UUID
    set_meeting: fields.ForeignKeyRelation[SetMeeting] = fields.ForeignKeyField("boardpulse.SetMeeting", "cards", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "released_cards", on_delete=fields.CASCADE)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "released_cards", on_delete=fields.CASCADE)
    kind = fields.CharField(max_length=20)
    text = fields.TextField()
    released_at = fields.DatetimeField()
    taken_back_at = fields.DatetimeField(null=True)

    class Meta:
        table = "released_card"
        unique_together = (("set_meeting", "person", "kind"),)
