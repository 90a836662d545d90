"""What a board lays beside its readings: what happened when, by which rules its charts are drawn, and whom it lets look."""

import uuid

from tortoise import fields, indexes
from tortoise.models import Model

from storage.models.people import Board, Person


class Annotation(Model):
    """What happened to a board on one day, as its charts say it. With `rebases`, a new time begins there, for the reason given."""

    annotation_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "annotations", on_delete=fields.CASCADE)
    day = fields.DateField()
    kind = fields.CharField(max_length=20)
    words = fields.CharField(max_length=120, default="")
    rebases = fields.BooleanField(default=False)
    reason = fields.CharField(max_length=300, default="")
    made_by_id: uuid.UUID | None
    made_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "annotations", on_delete=fields.SET_NULL, null=True
    )  # nobody: Boardpulse itself wrote it down when it saw the change
    made_at = fields.DatetimeField()
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "annotation"
        indexes = (indexes.Index(fields=("board_id", "day")),)


class ChartRule(Model):
    """How the charts of one framework of a board are drawn. The last decision stands, with who made it, when and why."""

    chart_rule_id = fields.UUIDField(primary_key=True)
    board_id: uuid.UUID
    board: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "chart_rules", on_delete=fields.CASCADE)
    framework = fields.CharField(max_length=40)
    profile = fields.CharField(max_length=30)
    at_least = fields.SmallIntField(null=True)  # the index is the share at or above this level; without it, the mean level
    aims = fields.JSONField[dict[str, int]]()  # by item: the level that the board set as its aim, from its own arrows
    reason = fields.CharField(max_length=300, default="")
    decided_by_id: uuid.UUID | None
    decided_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "chart_rules", on_delete=fields.SET_NULL, null=True
    )
    decided_at = fields.DatetimeField()

    class Meta:
        table = "chart_rule"
        unique_together = (("board", "framework"),)


class Exchange(Model):
    """Two boards that let each other look at what they published of some elements. Either can end it."""

    exchange_id = fields.UUIDField(primary_key=True)
    code = fields.CharField(max_length=16, unique=True)
    edition_ref = fields.CharField(max_length=60)
    item_keys = fields.JSONField[list[str]]()
    proposer_id: uuid.UUID
    proposer: fields.ForeignKeyRelation[Board] = fields.ForeignKeyField("boardpulse.Board", "exchanges_proposed", on_delete=fields.CASCADE)
    proposer_note = fields.CharField(max_length=500, default="")
    proposed_by_id: uuid.UUID | None
    proposed_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "exchange_proposals", on_delete=fields.SET_NULL, null=True
    )
    proposed_at = fields.DatetimeField()
    lapses_at = fields.DatetimeField()
    partner_id: uuid.UUID | None
    partner: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "boardpulse.Board", "exchanges_agreed", on_delete=fields.CASCADE, null=True
    )
    partner_note = fields.CharField(max_length=500, default="")
    agreed_by_id: uuid.UUID | None
    agreed_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "boardpulse.Person", "exchange_agreements", on_delete=fields.SET_NULL, null=True
    )
    agreed_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    ended_by_id: uuid.UUID | None  # the board that ended it
    ended_by: fields.ForeignKeyNullableRelation[Board] = fields.ForeignKeyField(
        "boardpulse.Board", "exchanges_ended", on_delete=fields.SET_NULL, null=True
    )

    class Meta:
        table = "exchange"
        indexes = (indexes.Index(fields=("proposer_id", "ended_at")), indexes.Index(fields=("partner_id", "ended_at")))
