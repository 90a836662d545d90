from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('boardpulse', '0003_references')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Answer',
            name='sure_level',
            field=fields.SmallIntField(null=True),
        ),
    ]
