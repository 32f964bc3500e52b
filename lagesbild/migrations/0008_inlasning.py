"""Imports keep row, history and mapping; observations can come from files; protection of it all."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

EGET_UNDERLAG = """underlag_id in (
    select id from lagesbild_underlag
    where stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[]))"""
EGEN_PART = """part_id::text in (
    select split_part(par, ':', 2) from unnest((select app_egna())::text[]) par)"""
# What is history follows the row that it is the history of; row protection holds inside the query.
HISTORIK_LASA = """(matvarde_id is not null
    and exists (select from lagesbild_matvarde m where m.id = matvarde_id))
  or (handelse_id is not null
    and exists (select from lagesbild_handelse h where h.id = handelse_id))
  or (observation_id is not null
    and exists (select from lagesbild_observation o where o.id = observation_id))"""
EGEN_INLASNING = f"""inlasning_id in (
    select i.id from lagesbild_inlasning i where i.{EGET_UNDERLAG})"""
SKYDD = [
    f"""
alter table {tabell} enable row level security;
create policy lasa on {tabell} for select using ({lasa});
create policy lagga_till on {tabell} for insert with check ({skriva});
create policy andra on {tabell} for update using ({skriva}) with check ({skriva});
create policy ta_bort on {tabell} for delete using ({skriva});
"""
    for tabell, lasa, skriva in (
        ("lagesbild_kolumnmall", EGEN_PART, EGEN_PART),
        ("lagesbild_ersattning", HISTORIK_LASA, EGEN_INLASNING),
    )
]
BORT = [
    f"drop policy {namn} on {tabell}"
    for tabell in ("lagesbild_ersattning", "lagesbild_kolumnmall")
    for namn in ("ta_bort", "andra", "lagga_till", "lasa")
]


class Migration(migrations.Migration):
    """Add what imports remember, and protect it."""

    dependencies = [
        ("lagesbild", "0007_samtal_lagespunkt"),
        ("samverkan", "0002_radskydd"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ersattning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="ersattes"
                    ),
                ),
                ("innehall", models.JSONField(verbose_name="det som stod förut")),
            ],
            options={
                "verbose_name": "ersättning",
                "verbose_name_plural": "ersättningar",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Kallnamn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        max_length=120, unique=True, verbose_name="namnet i jämförbar form"
                    ),
                ),
                ("namn", models.CharField(max_length=120, verbose_name="namn i källan")),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="svarat"),
                ),
            ],
            options={
                "verbose_name": "namn i källor",
                "verbose_name_plural": "namn i källor",
                "ordering": ["namn"],
            },
        ),
        migrations.CreateModel(
            name="Kolumnmall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signatur", models.CharField(max_length=64, verbose_name="filens rubriker")),
                ("namn", models.CharField(max_length=200, verbose_name="senaste filens namn")),
                ("slag", models.CharField(max_length=30, verbose_name="slag")),
                ("mappning", models.JSONField(default=dict, verbose_name="kolumner")),
                (
                    "updated_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="ändrad"),
                ),
            ],
            options={
                "verbose_name": "kolumnmall",
                "verbose_name_plural": "kolumnmallar",
                "ordering": ["namn"],
            },
        ),
        migrations.AddField(
            model_name="handelse",
            name="intraffade_till",
            field=models.DateTimeField(blank=True, null=True, verbose_name="senast"),
        ),
        migrations.AddField(
            model_name="handelse",
            name="filrad",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="rad i filen"),
        ),
        migrations.AddField(
            model_name="inlasning",
            name="angrad_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="ångrad"),
        ),
        migrations.AddField(
            model_name="inlasning",
            name="angrad_av",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ångrad av",
            ),
        ),
        migrations.AddField(
            model_name="inlasning",
            name="mappning",
            field=models.JSONField(blank=True, default=dict, verbose_name="kolumner"),
        ),
        migrations.AddField(
            model_name="matvarde",
            name="filrad",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="rad i filen"),
        ),
        migrations.AddField(
            model_name="observation",
            name="externt_id",
            field=models.CharField(
                blank=True, editable=False, max_length=60, verbose_name="nummer i källan"
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="inlasning",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="iakttagelser",
                to="lagesbild.inlasning",
                verbose_name="inläsning",
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="inlast_sha256",
            field=models.CharField(
                blank=True,
                editable=False,
                max_length=64,
                verbose_name="den inlästa radens kontrollsumma",
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="filrad",
            field=models.PositiveIntegerField(
                blank=True, editable=False, null=True, verbose_name="rad i filen"
            ),
        ),
        migrations.AlterField(
            model_name="matvarde",
            name="grupp",
            field=models.CharField(default="alla", max_length=200, verbose_name="grupp"),
        ),
        migrations.AlterField(
            model_name="matvarde",
            name="periodtyp",
            field=models.CharField(
                choices=[
                    ("year", "år"),
                    ("tertial", "tertial"),
                    ("kvartal", "kvartal"),
                    ("manad", "månad"),
                ],
                default="year",
                max_length=10,
                verbose_name="periodens längd",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("externt_id", ""), _negated=True),
                fields=("underlag", "externt_id"),
                name="observation_en_gang_ur_kallan",
            ),
        ),
        migrations.AddField(
            model_name="ersattning",
            name="handelse",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="historik",
                to="lagesbild.handelse",
                verbose_name="händelse",
            ),
        ),
        migrations.AddField(
            model_name="ersattning",
            name="inlasning",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ersattningar",
                to="lagesbild.inlasning",
                verbose_name="inläsning",
            ),
        ),
        migrations.AddField(
            model_name="ersattning",
            name="matvarde",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="historik",
                to="lagesbild.matvarde",
                verbose_name="mätvärde",
            ),
        ),
        migrations.AddField(
            model_name="ersattning",
            name="observation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="historik",
                to="lagesbild.observation",
                verbose_name="iakttagelse",
            ),
        ),
        migrations.AddField(
            model_name="ersattning",
            name="tidigare_inlasning",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ersatta",
                to="lagesbild.inlasning",
                verbose_name="tidigare inläsning",
            ),
        ),
        migrations.AddField(
            model_name="kallnamn",
            name="av",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="svarat av",
            ),
        ),
        migrations.AddField(
            model_name="kallnamn",
            name="stadsdelsomrade",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="samverkan.stadsdelsomrade",
                verbose_name="stadsdelsområde",
            ),
        ),
        migrations.AddField(
            model_name="kolumnmall",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kolumnmallar",
                to="samverkan.part",
                verbose_name="part",
            ),
        ),
        migrations.AddField(
            model_name="kolumnmall",
            name="updated_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ändrad av",
            ),
        ),
        migrations.AddConstraint(
            model_name="ersattning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("handelse__isnull", True),
                        ("matvarde__isnull", False),
                        ("observation__isnull", True),
                    ),
                    models.Q(
                        ("handelse__isnull", False),
                        ("matvarde__isnull", True),
                        ("observation__isnull", True),
                    ),
                    models.Q(
                        ("handelse__isnull", True),
                        ("matvarde__isnull", True),
                        ("observation__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="ersattning_galler_en_sak",
            ),
        ),
        migrations.AddConstraint(
            model_name="kolumnmall",
            constraint=models.UniqueConstraint(
                fields=("part", "signatur"), name="kolumnmall_en_per_kalla"
            ),
        ),
        migrations.RunSQL(SKYDD, BORT),
    ]
