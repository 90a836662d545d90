from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0008_between_meetings')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Annotation',
            fields=[
                ('annotation_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('boardpulse.Board', source_field='board_id', db_constraint=True, to_field='board_id', related_name='annotations', on_delete=OnDelete.CASCADE)),
                ('day', fields.DateField()),
                ('kind', fields.CharField(max_length=20)),
                ('words', fields.CharField(default='', max_length=120)),
                ('rebases', fields.BooleanField(default=False)),
                ('reason', fields.CharField(default='', max_length=300)),
                ('made_by', fields.ForeignKeyField('boardpulse.Person', source_field='made_by_id', null=True, db_constraint=True, to_field='person_id', related_name='annotations', on_delete=OnDelete.SET_NULL)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('removed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'annotation', 'app': 'boardpulse', 'indexes': [Index(fields=['board_id', 'day'])], 'pk_attr': 'annotation_id', 'table_description': 'What happened to a board on one day, as its charts say it. With `rebases`, a new time begins there, for the reason given.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='ChartRule',
            fields=[
                ('chart_rule_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('boardpulse.Board', source_field='board_id', db_constraint=True, to_field='board_id', related_name='chart_rules', on_delete=OnDelete.CASCADE)),
                ('framework', fields.CharField(max_length=40)),
                ('profile', fields.CharField(max_length=30)),
                ('at_least', fields.SmallIntField(null=True)),
                ('aims', fields.JSONField(encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('reason', fields.CharField(default='', max_length=300)),
                ('decided_by', fields.ForeignKeyField('boardpulse.Person', source_field='decided_by_id', null=True, db_constraint=True, to_field='person_id', related_name='chart_rules', on_delete=OnDelete.SET_NULL)),
                ('decided_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'chart_rule', 'app': 'boardpulse', 'unique_together': (('board', 'framework'),), 'pk_attr': 'chart_rule_id', 'table_description': 'How the charts of one framework of a board are drawn. The last decision stands, with who made it, when and why.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Exchange',
            fields=[
                ('exchange_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('code', fields.CharField(unique=True, max_length=16)),
                ('edition_ref', fields.CharField(max_length=60)),
                ('item_keys', fields.JSONField(encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('proposer', fields.ForeignKeyField('boardpulse.Board', source_field='proposer_id', db_constraint=True, to_field='board_id', related_name='exchanges_proposed', on_delete=OnDelete.CASCADE)),
                ('proposer_note', fields.CharField(default='', max_length=500)),
                ('proposed_by', fields.ForeignKeyField('boardpulse.Person', source_field='proposed_by_id', null=True, db_constraint=True, to_field='person_id', related_name='exchange_proposals', on_delete=OnDelete.SET_NULL)),
                ('proposed_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('lapses_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('partner', fields.ForeignKeyField('boardpulse.Board', source_field='partner_id', null=True, db_constraint=True, to_field='board_id', related_name='exchanges_agreed', on_delete=OnDelete.CASCADE)),
                ('partner_note', fields.CharField(default='', max_length=500)),
                ('agreed_by', fields.ForeignKeyField('boardpulse.Person', source_field='agreed_by_id', null=True, db_constraint=True, to_field='person_id', related_name='exchange_agreements', on_delete=OnDelete.SET_NULL)),
                ('agreed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('ended_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('ended_by', fields.ForeignKeyField('boardpulse.Board', source_field='ended_by_id', null=True, db_constraint=True, to_field='board_id', related_name='exchanges_ended', on_delete=OnDelete.SET_NULL)),
            ],
            options={'table': 'exchange', 'app': 'boardpulse', 'indexes': [Index(fields=['proposer_id', 'ended_at']), Index(fields=['partner_id', 'ended_at'])], 'pk_attr': 'exchange_id', 'table_description': 'Two boards that let each other look at what they published of some elements. Either can end it.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Board',
            name='floor_decided_on',
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name='Board',
            name='floor_reason',
            field=fields.CharField(db_default='', max_length=300),
        ),
    ]
