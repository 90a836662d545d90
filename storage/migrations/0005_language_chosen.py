from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0004_sure_level')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Person',
            name='language_chosen',
            field=fields.BooleanField(db_default=False),
        ),
    ]
