"""The words of an assignment without a district."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("samverkan", "0003_samtal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="uppdrag",
            name="stadsdelsomrade",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uppdrag",
                to="samverkan.stadsdelsomrade",
                verbose_name="stadsdelsområde (tomt: alla)",
            ),
        ),
        migrations.AlterConstraint(
            model_name="uppdrag",
            name="uppdrag_roll_och_omrade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("roll__in", ("samordnare", "kommunpolis", "styrgrupp")),
                        ("stadsdelsomrade__isnull", False),
                    ),
                    models.Q(
                        ("roll__in", ["central", "forvaltare"]), ("stadsdelsomrade__isnull", True)
                    ),
                    ("roll", "lasare"),
                    _connector="OR",
                ),
                name="uppdrag_roll_och_omrade",
                violation_error_message=(
                    "Samordnare, kommunpolis och lokal styrgrupp hör till ett stadsdelsområde; "
                    "beredningsgrupp och förvaltare till alla."
                ),
            ),
        ),
    ]
