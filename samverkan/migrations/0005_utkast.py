"""When a form was saved, so that a draft on its way then comes too late."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the time."""

    dependencies = [
        ("samverkan", "0004_uppdragets_ord"),
    ]

    operations = [
        migrations.AddField(
            model_name="utkast",
            name="kasserat_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="texten sparades på riktigt"
            ),
        ),
    ]
