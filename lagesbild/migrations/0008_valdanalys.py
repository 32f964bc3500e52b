"""The geographic analyses that a lägesbild holds, with their row protection, lock and new editions."""

from importlib import import_module

from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

RADSKYDD = import_module("lagesbild.migrations.0002_radskydd")
UTGAVA = import_module("lagesbild.migrations.0005_utgavor")
FOLJD = RADSKYDD.FOLJD_BILD
SKYDD = (
    RADSKYDD.skydda("lagesbild_valdanalys", FOLJD, FOLJD)
    + """
create trigger las before insert or update or delete on lagesbild_valdanalys
  for each row execute function lagesbild_las_innehall('lagesbild');
"""
)
SLUT = "create function lagesbild_las_utgava"
OM = ("create function", "create or replace function")
SOM_FORR = UTGAVA.FUNKTIONER[: UTGAVA.FUNKTIONER.index(SLUT)].replace(*OM)
# The same copying, with one table more.
EN_TILL = UTGAVA.ur_bilden("valdanalys")
NY_UTGAVA = SOM_FORR.replace("\n  return ny;", f"{EN_TILL}\n  return ny;")


def _till(modell: str, relation: str, namn: str, vid: object, **val: object) -> models.ForeignKey:
    return models.ForeignKey(modell, vid, related_name=relation, verbose_name=namn, **val)


FALT = [
    ("id", models.BigAutoField("ID", auto_created=True, primary_key=True, serialize=False)),
    ("version", models.PositiveIntegerField("version", default=1, editable=False)),
    ("created_at", models.DateTimeField("skapad", default=timezone.now, editable=False)),
    ("updated_at", models.DateTimeField("ändrad", default=timezone.now, editable=False)),
    ("nummer", models.PositiveSmallIntegerField("nummer")),
    ("slutsats", models.TextField("vad analysen visar")),
    (
        "delningsniva",
        models.CharField(
            "får ses av",
            choices=[
                ("egen", "endast egen part"),
                ("parterna", "de två parterna"),
                ("publik", "offentlig"),
            ],
            default="parterna",
            max_length=10,
        ),
    ),
    ("utdrag", models.JSONField("utdrag", default=dict)),
    ("analys", _till("lagesbild.platsanalys", "val", "platsanalys", models.PROTECT)),
    ("lagesbild", _till("lagesbild.lagesbild", "valda_analyser", "lägesbild", models.CASCADE)),
    (
        "updated_by",
        _till(
            settings.AUTH_USER_MODEL, "+", "ändrad av", models.SET_NULL,
            null=True, blank=True, editable=False,
        ),
    ),
]  # fmt: skip
REGLER = [
    models.UniqueConstraint(
        fields=["lagesbild", "analys"],
        name="vald_analys_en_gang",
        violation_error_message="Analysen finns redan i lägesbilden.",
    ),
    models.UniqueConstraint(fields=["lagesbild", "nummer"], name="vald_analys_nummer_unikt"),
    models.CheckConstraint(
        condition=~models.Q(delningsniva="egen"), name="vald_analys_ar_gemensam"
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("lagesbild", "0007_trosklar"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "ValdAnalys",
            FALT,
            {
                "verbose_name": "vald analys",
                "verbose_name_plural": "valda analyser",
                "ordering": ["lagesbild", "nummer"],
                "constraints": REGLER,
            },
        ),
        migrations.RunSQL(SKYDD, migrations.RunSQL.noop),
        migrations.RunSQL(NY_UTGAVA, SOM_FORR),
    ]
