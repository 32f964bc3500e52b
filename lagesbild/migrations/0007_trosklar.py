"""Earlier thresholds of a series, and the floor that none goes under."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lagesbild", "0006_handelseindex")]

    operations = [
        migrations.AddField(
            "statistikserie",
            "tidigare_trosklar",
            models.JSONField("tidigare trösklar", blank=True, default=list),
        ),
        migrations.AddConstraint(
            "statistikserie",
            models.CheckConstraint(
                condition=models.Q(minsta_n=0) | models.Q(minsta_n__gte=5),
                name="statistikserie_troskel_inte_lagre",
                violation_error_message="Tröskeln är lägst 5.",
            ),
        ),
    ]
