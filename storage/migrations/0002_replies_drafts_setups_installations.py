from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from uuid import uuid4
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0001_initial')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Draft',
            fields=[
                ('draft_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('platform', fields.CharField(max_length=20)),
                ('tenant', fields.CharField(max_length=100)),
                ('handle', fields.CharField(max_length=255)),
                ('action', fields.CharField(max_length=150)),
                ('text', fields.TextField(unique=False)),
                ('written_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'draft', 'app': 'boardpulse', 'unique_together': (('platform', 'tenant', 'handle', 'action'),), 'pk_attr': 'draft_id', 'table_description': 'What somebody has written in a box and not sent off.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Installation',
            fields=[
                ('installation_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('platform', fields.CharField(max_length=20)),
                ('tenant', fields.CharField(max_length=100)),
                ('sealed', fields.TextField(unique=False)),
                ('installed_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('changed_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('paused_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'installation', 'app': 'boardpulse', 'unique_together': (('platform', 'tenant'),), 'pk_attr': 'installation_id', 'table_description': 'A workspace that put the bot in. `sealed` holds its tokens, encrypted.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Reply',
            fields=[
                ('reply_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('platform', fields.CharField(max_length=20)),
                ('tenant', fields.CharField(max_length=100)),
                ('handle', fields.CharField(max_length=255)),
                ('spot', fields.CharField(max_length=400)),
                ('ticket', fields.TextField(unique=False)),
                ('body', fields.TextField(unique=False)),
                ('owed_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('lease_until', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'reply', 'app': 'boardpulse', 'unique_together': (('platform', 'tenant', 'spot'),), 'pk_attr': 'reply_id', 'table_description': 'A reply that is owed to somebody who pressed or typed. It stands until it has left, usually for less than a second.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='SetUp',
            fields=[
                ('setup_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('platform', fields.CharField(max_length=20)),
                ('tenant', fields.CharField(max_length=100)),
                ('handle', fields.CharField(max_length=255)),
                ('given', fields.JSONField(encoder=functools.partial(dumps, separators=(',', ':')), decoder=loads)),
                ('begun_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('changed_at', fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ('board_id', fields.UUIDField(null=True)),
                ('ended', fields.BooleanField(default=False)),
            ],
            options={'table': 'setup', 'app': 'boardpulse', 'indexes': [Index(fields=['platform', 'tenant', 'handle'])], 'pk_attr': 'setup_id', 'table_description': 'A board that somebody is describing step by step. It holds no cursor: what was given tells what is missing.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Board',
            name='channel_lost_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Board',
            name='channel_lost_reason',
            field=fields.CharField(null=True, max_length=20),
        ),
    ]
