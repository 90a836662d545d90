from tortoise import migrations
from tortoise.migrations import operations as ops
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0002_replies_drafts_setups_installations')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Reference',
            fields=[
                ('reference_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('platform', fields.CharField(max_length=20)),
                ('tenant', fields.CharField(max_length=100)),
                ('kind', fields.CharField(max_length=20)),
                ('handle', fields.CharField(max_length=255)),
                ('sealed', fields.TextField(unique=False)),
                ('changed_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'reference', 'app': 'boardpulse', 'unique_together': (('platform', 'tenant', 'kind', 'handle'),), 'pk_attr': 'reference_id', 'table_description': 'How a person, a channel or a team is reached. `sealed` holds what the platform showed of it, encrypted.'},
            bases=['Model'],
        ),
    ]
