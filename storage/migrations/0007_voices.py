from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0006_pulse_wording')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Voice',
            fields=[
                ('voice_id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('board', fields.ForeignKeyField('boardpulse.Board', source_field='board_id', db_constraint=True, to_field='board_id', related_name='voices', on_delete=OnDelete.CASCADE)),
                ('person', fields.ForeignKeyField('boardpulse.Person', source_field='person_id', db_constraint=True, to_field='person_id', related_name='voices', on_delete=OnDelete.CASCADE)),
                ('actor', fields.CharField(max_length=20)),
            ],
            options={'table': 'voice', 'app': 'boardpulse', 'unique_together': (('board', 'person', 'actor'),), 'pk_attr': 'voice_id', 'table_description': 'Somebody outside a board who is asked for the view of their kind of actor.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Pulse',
            name='actor',
            field=fields.CharField(db_default='board', max_length=20),
        ),
        ops.AddField(
            model_name='Pulse',
            name='extras',
            field=fields.CharField(db_default='', max_length=80),
        ),
        ops.AddField(
            model_name='Schedule',
            name='extras',
            field=fields.CharField(db_default='', max_length=80),
        ),
    ]
