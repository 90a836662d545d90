"""What happens between a board's meetings: its calendar, people's own terms, rounds of packs, agreed positions, next steps, memos."""

import uuid
from typing import Any

from tortoise import fields, indexes
from tortoise.models import Model

from storage.models.answers import Reflection
from storage.models.people import Board, Person


class Meeting(Model):
    """One meeting of a board. `sequence` counts its changes, as calendars want it."""

    meeting_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "meetings", on_delete=fields.CASCADE)
    kind = fields.CharField(max_length=20)
    starts_at = fields.DatetimeField()
    minutes = fields.SmallIntField()
    sequence = fields.SmallIntField(default=0)
    cancelled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "meeting"
        unique_together = (("board", "starts_at"),)


class Pause(Model):
    """Local days, both included, on which a board is left in peace, or on which its channel is."""

    pause_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "pauses", on_delete=fields.CASCADE)
    kind = fields.CharField(max_length=20)
    from_day = fields.DateField()
    until_day = fields.DateField()

    class Meta:
        table = "pause"
        unique_together = (("board", "kind", "from_day"),)


class Terms(Model):
    """When a person wants to be written to. What they have not said is the same for everybody, and stands in the code."""

    terms_id = fields.UUIDField(primary_key=True)
    person_id: uuid.UUID
    person: fields.OneToOneRelation[Person] = fields.OneToOneField("boardpulse.Person", "terms", on_delete=fields.CASCADE)
    days = fields.CharField(max_length=20, default="")  # ISO weekdays with commas between
    at_minute = fields.SmallIntField(null=True)
    quiet_from = fields.SmallIntField(null=True)  # minutes of the local day, as the next one
    quiet_until = fields.SmallIntField(null=True)
    snoozed_until = fields.DateField(null=True)  # the first local day on which messages come again

    class Meta:
        table = "terms"


class Absence(Model):
    """Leave: local days, both included, on which a person is not written to."""

    absence_id = fields.UUIDField(primary_key=True)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "absences", on_delete=fields.CASCADE)
    from_day = fields.DateField()
    until_day = fields.DateField()

    class Meta:
        table = "absence"
        unique_together = (("person", "from_day"),)


class OptOut(Model):
    """A person who wants nothing unasked from one board."""

    opt_out_id = fields.UUIDField(primary_key=True)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "opt_outs", on_delete=fields.CASCADE)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "opt_outs", on_delete=fields.CASCADE)
    since = fields.DatetimeField()

    class Meta:
        table = "opt_out"
        unique_together = (("person", "board"),)


class Round(Model):
    """A pack put to a board once: private first thoughts, or what is on people's minds before a meeting."""

    round_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "rounds", on_delete=fields.CASCADE)
    pack_id = fields.CharField(max_length=40)
    meeting_id: uuid.UUID | None
    meeting: fields.ForeignKeyNullableRelation[Meeting] = fields.ForeignKeyField(
        "boardpulse.Meeting", "rounds", on_delete=fields.SET_NULL, null=True
    )
    facilitator_id: uuid.UUID | None
    facilitator: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "facilitated", on_delete=fields.SET_NULL, null=True
    )
    opened_at = fields.DatetimeField()
    closes_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    remove_at = fields.DatetimeField(null=True)
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "round"
        unique_together = (("board", "pack_id", "opened_at"),)
        indexes = (indexes.Index(fields=("removed_at", "closes_at")),)


class RoundSeat(Model):
    """Somebody who is asked in a round."""

    round_seat_id = fields.UUIDField(primary_key=True)
    round_id: uuid.UUID
    round: fields.ForeignKeyRelation[Round] = fields.ForeignKeyField("boardpulse.Round", "seats", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "round_seats", on_delete=fields.CASCADE)

    class Meta:
        table = "round_seat"
        unique_together = (("round", "person"),)


class RoundReply(Model):
    """What somebody wrote to one question of a round, and who may read it."""

    round_reply_id = fields.UUIDField(primary_key=True)
    round_id: uuid.UUID
    round: fields.ForeignKeyRelation[Round] = fields.ForeignKeyField("boardpulse.Round", "replies", on_delete=fields.CASCADE)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "round_replies", on_delete=fields.CASCADE)
    step_key = fields.CharField(max_length=40)
    question = fields.SmallIntField()  # its place in the step, from 0
    text = fields.TextField()
    named = fields.BooleanField(default=False)
    given_at = fields.DatetimeField()

    class Meta:
        table = "round_reply"
        unique_together = (("round", "person", "step_key", "question"),)


class OutcomeCard(Model):
    """One outcome that a board wrote down in the course of a pack, in the pack's parts."""

    card_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "outcome_cards", on_delete=fields.CASCADE)
    pack_id = fields.CharField(max_length=40)
    name = fields.CharField(max_length=200)
    parts = fields.JSONField[dict[str, str]]()
    by_id: uuid.UUID
    by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "outcome_cards", on_delete=fields.RESTRICT)
    changed_at = fields.DatetimeField()

    class Meta:
        table = "outcome_card"
        unique_together = (("board", "pack_id", "name"),)


class SharedLine(Model):
    """A line of their own that a member gave to the board, or without a name to the coordinator."""

    line_id = fields.UUIDField(primary_key=True)
    reflection_id: uuid.UUID
    reflection: fields.ForeignKeyRelation[Reflection] = fields.ForeignKeyField("boardpulse.Reflection", "lines", on_delete=fields.CASCADE)
    to = fields.CharField(max_length=20)
    text = fields.TextField()
    shared_at = fields.DatetimeField()
    taken_back_at = fields.DatetimeField(null=True)

    class Meta:
        table = "shared_line"
        unique_together = (("reflection", "to"),)


class Position(Model):
    """What a board, having talked, says of itself on one item. Kept apart from the answers."""

    position_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "positions", on_delete=fields.CASCADE)
    edition_ref = fields.CharField(max_length=60)
    item_key = fields.CharField(max_length=40)
    level = fields.SmallIntField(null=True)
    text = fields.TextField()
    reason = fields.TextField()
    present = fields.JSONField[list[str]]()  # person ids
    agreed_on = fields.DateField()
    by_id: uuid.UUID
    by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "positions", on_delete=fields.RESTRICT)
    made_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    before = fields.JSONField[dict[str, Any] | None](null=True)  # what stood before the last change

    class Meta:
        table = "position"
        unique_together = (("board", "edition_ref", "item_key", "agreed_on"),)


class NextStep(Model):
    """One agreed action of a board: owner, date, what would be seen if it worked, and in time what came of it."""

    step_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "next_steps", on_delete=fields.CASCADE)
    position_id: uuid.UUID | None
    position: fields.ForeignKeyNullableRelation[Position] = fields.ForeignKeyField(
        "boardpulse.Position", "next_steps", on_delete=fields.SET_NULL, null=True
    )
    owner_id: uuid.UUID
    owner: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "next_steps", on_delete=fields.RESTRICT)
    text = fields.TextField()
    sign = fields.TextField()
    agreed_on = fields.DateField()
    due_on = fields.DateField()
    state = fields.CharField(max_length=20)
    stands = fields.CharField(max_length=20, null=True)  # as its owner last said
    ended_on = fields.DateField(null=True)
    changed_anything = fields.CharField(max_length=20, null=True)
    what_changed = fields.TextField(null=True)
    by_id: uuid.UUID
    by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "next_steps_noted", on_delete=fields.RESTRICT)
    owned_since = fields.DateField()
    made_at = fields.DatetimeField()
    changed_at = fields.DatetimeField()
    before = fields.JSONField[dict[str, Any] | None](null=True)  # what stood before the last change

    class Meta:
        table = "next_step"
        indexes = (indexes.Index(fields=("board_id", "state")), indexes.Index(fields=("owner_id", "state")))


class Memo(Model):
    """A memo to self, encrypted. Nobody but its author is ever shown it."""

    memo_id = fields.UUIDField(primary_key=True)
    person_id: uuid.UUID
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField("boardpulse.Person", "memos", on_delete=fields.CASCADE)
    sealed = fields.TextField()
    written_at = fields.DatetimeField()
    due_on = fields.DateField(db_index=True)
    delivered_at = fields.DatetimeField(null=True)
    cancelled_at = fields.DatetimeField(null=True)
    happened = fields.CharField(max_length=20, null=True)
    forget_at = fields.DatetimeField(null=True, db_index=True)

    class Meta:
        table = "memo"
        indexes = (indexes.Index(fields=("person_id", "due_on")),)
