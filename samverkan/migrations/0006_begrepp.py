"""The förvaltare's own concepts for the proposals of the merge."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import samverkan.models.begrepp


class Migration(migrations.Migration):
    """The förvaltare's own concepts."""

    dependencies = [
        ("samverkan", "0005_utkast"),
    ]

    operations = [
        migrations.CreateModel(
            name="Begrepp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="skapad"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="ändrad"
                    ),
                ),
                (
                    "uttryck",
                    models.TextField(
                        help_text=(
                            "Ett på varje rad. Böjningar hittas ändå; stjärna sist i ett ord står för "
                            "alla fortsättningar: flashmobb*"
                        ),
                        validators=[samverkan.models.begrepp.granska_uttryck],
                        verbose_name="ord och uttryck",
                    ),
                ),
                (
                    "betyder",
                    models.TextField(
                        help_text="Ett på varje rad. Ett ord som systemet redan känner räcker: ungdomsgäng",
                        validators=[samverkan.models.begrepp.granska_uttryck],
                        verbose_name="betyder detsamma som",
                    ),
                ),
                (
                    "anmarkning",
                    models.CharField(blank=True, max_length=200, verbose_name="anmärkning"),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ändrad av",
                    ),
                ),
            ],
            options={
                "verbose_name": "begrepp",
                "verbose_name_plural": "begrepp",
                "ordering": ["uttryck"],
            },
        ),
    ]
