from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0005_language_chosen')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Pulse',
            name='wording',
            field=fields.CharField(db_default='', max_length=130),
        ),
    ]
