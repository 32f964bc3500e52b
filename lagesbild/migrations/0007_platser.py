"""Places live by decisions of both parties; analyses belong to a party until they are shared."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

DATUM_UR_AR = "update lagesbild_platshandelse set datum = make_date(year, 1, 1)"
SLAG_BLIR_LISTA = "alter table lagesbild_plats alter slag type varchar(20)[] using array[slag]"
SLAG_BLIR_ETT = "alter table lagesbild_plats alter slag type varchar(20) using slag[1]"

EGEN_RAD = "stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[])"
DELAD = "delningsniva <> 'egen' and stadsdelsomrade_id = any((select app_foljer())::bigint[])"
FOLJS = "stadsdelsomrade_id = any((select app_foljer())::bigint[])"
EGET_BIFALL = """user_id = (select app_user_id()) and exists (
    select from lagesbild_platsbeslut b where b.id = beslut_id
    and b.stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[]))"""


def skydda(tabell: str, lasa: str, skriva: str) -> str:
    """Policies for reading, and for each way of writing, a table."""
    return f"""
alter table {tabell} enable row level security;
create policy lasa on {tabell} for select using ({lasa});
create policy lagga_till on {tabell} for insert with check ({skriva});
create policy andra on {tabell} for update using ({skriva}) with check ({skriva});
create policy ta_bort on {tabell} for delete using ({skriva});
"""


SKYDD = [
    skydda("lagesbild_platsanalys", f"{EGEN_RAD} or ({DELAD})", EGEN_RAD),
    skydda("lagesbild_platsbeslut", FOLJS, FOLJS),
    # A party's assent is its own voice.
    skydda(
        "lagesbild_platsbifall", "beslut_id in (select id from lagesbild_platsbeslut)", EGET_BIFALL
    ),
]
BORT = [
    f"drop policy {namn} on lagesbild_{tabell}"
    for tabell in ("platsbifall", "platsbeslut", "platsanalys")
    for namn in ("ta_bort", "andra", "lagga_till", "lasa")
]


class Migration(migrations.Migration):
    dependencies = [
        ("lagesbild", "0006_siffror"),
        ("samverkan", "0002_radskydd"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Platsbeslut",
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
                    "handling",
                    models.CharField(
                        choices=[
                            ("funnen", "ta upp en plats på listan"),
                            ("kvar", "låta platsen stå kvar"),
                            ("flyttad", "flytta platsen"),
                            ("delad", "dela platsen"),
                            ("sammanslagen", "slå ihop platser"),
                            ("stangd", "avföra platsen"),
                            ("oppnad", "ta upp platsen igen"),
                        ],
                        max_length=15,
                        verbose_name="vad",
                    ),
                ),
                ("delar", models.JSONField(default=list, verbose_name="platserna efter beslutet")),
                ("datum", models.DateField(verbose_name="från och med")),
                ("skal", models.TextField(verbose_name="varför")),
                (
                    "forslag",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="förslag i analysen"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("vantar", "väntar på båda parter"),
                            ("genomfort", "beslutat av båda parter"),
                            ("avfardat", "avfärdat"),
                        ],
                        default="vantar",
                        max_length=10,
                        verbose_name="läge",
                    ),
                ),
                ("avfardat_skal", models.TextField(blank=True, verbose_name="varför avfärdat")),
                ("avgjort_at", models.DateTimeField(blank=True, null=True, verbose_name="avgjort")),
            ],
            options={
                "verbose_name": "platsbeslut",
                "verbose_name_plural": "platsbeslut",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Platsbifall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("galler", models.PositiveIntegerField(verbose_name="gäller version")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="när")),
            ],
            options={
                "verbose_name": "bifall",
                "verbose_name_plural": "bifall",
                "ordering": ["beslut", "at"],
            },
        ),
        migrations.CreateModel(
            name="UtsattOmrade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("namn", models.CharField(max_length=120, verbose_name="namn")),
                (
                    "kategori",
                    models.CharField(
                        choices=[
                            ("utsatt", "utsatt område"),
                            ("risk", "riskområde"),
                            ("sarskilt", "särskilt utsatt område"),
                        ],
                        max_length=10,
                        verbose_name="kategori",
                    ),
                ),
                ("version", models.DateField(verbose_name="listans datum")),
                (
                    "geometri",
                    models.JSONField(
                        blank=True, null=True, verbose_name="utbredning (GeoJSON, WGS84)"
                    ),
                ),
                ("datakalla", models.CharField(blank=True, max_length=200, verbose_name="källa")),
            ],
            options={
                "verbose_name": "utsatt område",
                "verbose_name_plural": "utsatta områden",
                "ordering": ["-version", "namn"],
            },
        ),
        migrations.AlterModelOptions(
            name="platsanalys",
            options={
                "ordering": ["stadsdelsomrade", "-created_at"],
                "verbose_name": "platsanalys",
                "verbose_name_plural": "platsanalyser",
            },
        ),
        migrations.AlterModelOptions(
            name="platshandelse",
            options={
                "ordering": ["plats", "datum", "pk"],
                "verbose_name": "händelse i platsens liv",
                "verbose_name_plural": "platsens liv",
            },
        ),
        migrations.RemoveConstraint(
            model_name="platshandelse",
            name="platshandelse_unik",
        ),
        migrations.AddField(
            model_name="platsanalys",
            name="av",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gjord av",
            ),
        ),
        migrations.AddField(
            model_name="platsanalys",
            name="delningsniva",
            field=models.CharField(
                choices=[
                    ("egen", "endast egen part"),
                    ("parterna", "de två parterna"),
                    ("publik", "offentlig"),
                ],
                default="egen",
                max_length=10,
                verbose_name="får ses av",
            ),
        ),
        migrations.AddField(
            model_name="platsanalys",
            name="fingeravtryck",
            field=models.CharField(blank=True, max_length=64, verbose_name="datas kontrollsumma"),
        ),
        migrations.AddField(
            model_name="platsanalys",
            name="part",
            field=models.ForeignKey(
                default=None,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="samverkan.part",
                verbose_name="part",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="platsanalys",
            name="stadsdelsomrade",
            field=models.ForeignKey(
                default=None,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="analyser",
                to="samverkan.stadsdelsomrade",
                verbose_name="stadsdelsområde",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="platshandelse",
            name="datum",
            field=models.DateField(default=datetime.date(2000, 1, 1), verbose_name="datum"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="platshandelse",
            name="geometri",
            field=models.JSONField(
                blank=True, null=True, verbose_name="utbredning då (GeoJSON, WGS84)"
            ),
        ),
        migrations.AddField(
            model_name="platshandelse",
            name="platsslag",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("drogscen", "öppen drogscen"),
                        ("brottsutsatt", "brottsutsatt plats"),
                        ("otrygg", "otrygg plats"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="platsens slag från och med då",
            ),
        ),
        migrations.RunSQL(DATUM_UR_AR, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="platshandelse",
            name="year",
        ),
        migrations.RunSQL(
            SLAG_BLIR_LISTA,
            SLAG_BLIR_ETT,
            state_operations=[
                migrations.AlterField(
                    model_name="plats",
                    name="slag",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("drogscen", "öppen drogscen"),
                                ("brottsutsatt", "brottsutsatt plats"),
                                ("otrygg", "otrygg plats"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="slag",
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="platsanalys",
            name="created_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="gjord"),
        ),
        migrations.AlterField(
            model_name="platsanalys",
            name="lagesbild",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="platsanalyser",
                to="lagesbild.lagesbild",
                verbose_name="lägesbild",
            ),
        ),
        migrations.AlterField(
            model_name="platshandelse",
            name="slag",
            field=models.CharField(
                choices=[
                    ("funnen", "ny"),
                    ("kvar", "kvarstår"),
                    ("flyttad", "flyttad"),
                    ("delad", "delad"),
                    ("sammanslagen", "sammanslagen"),
                    ("stangd", "avförd"),
                    ("oppnad", "åter på listan"),
                ],
                max_length=15,
                verbose_name="vad hände",
            ),
        ),
        migrations.AddConstraint(
            model_name="plats",
            constraint=models.CheckConstraint(
                condition=models.Q(("slag__len__gt", 0)),
                name="plats_har_slag",
                violation_error_message="Välj minst ett slag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="platsanalys",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lagesbild__isnull", True),
                    models.Q(("delningsniva", "egen"), _negated=True),
                    _connector="OR",
                ),
                name="platsanalys_i_lagesbild_ar_delad",
            ),
        ),
        migrations.AddField(
            model_name="platsbeslut",
            name="analys",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="beslut",
                to="lagesbild.platsanalys",
                verbose_name="platsanalys",
            ),
        ),
        migrations.AddField(
            model_name="platsbeslut",
            name="platser",
            field=models.ManyToManyField(
                blank=True, related_name="beslut", to="lagesbild.plats", verbose_name="platser"
            ),
        ),
        migrations.AddField(
            model_name="platsbeslut",
            name="stadsdelsomrade",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="platsbeslut",
                to="samverkan.stadsdelsomrade",
                verbose_name="stadsdelsområde",
            ),
        ),
        migrations.AddField(
            model_name="platsbeslut",
            name="updated_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ändrad av",
            ),
        ),
        migrations.AddField(
            model_name="platshandelse",
            name="beslut",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="handelser",
                to="lagesbild.platsbeslut",
                verbose_name="beslut",
            ),
        ),
        migrations.AddConstraint(
            model_name="platshandelse",
            constraint=models.UniqueConstraint(
                fields=("plats", "datum", "slag", "till_plats", "beslut"),
                name="platshandelse_unik",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(
            model_name="platsbifall",
            name="beslut",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bifall",
                to="lagesbild.platsbeslut",
                verbose_name="platsbeslut",
            ),
        ),
        migrations.AddField(
            model_name="platsbifall",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="samverkan.part",
                verbose_name="part",
            ),
        ),
        migrations.AddField(
            model_name="platsbifall",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="vem",
            ),
        ),
        migrations.AddConstraint(
            model_name="utsattomrade",
            constraint=models.UniqueConstraint(
                fields=("namn", "version"), name="utsatt_omrade_en_gang"
            ),
        ),
        migrations.AddConstraint(
            model_name="platsbeslut",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "avfardat"), _negated=True),
                    models.Q(("avfardat_skal", ""), _negated=True),
                    _connector="OR",
                ),
                name="platsbeslut_avfardat_har_skal",
                violation_error_message="Skriv varför förslaget avfärdas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="platsbeslut",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("avgjort_at__isnull", True), ("status", "vantar")),
                    models.Q(
                        models.Q(("status", "vantar"), _negated=True), ("avgjort_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="platsbeslut_avgjort_har_tid",
            ),
        ),
        migrations.AddConstraint(
            model_name="platsbeslut",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("forslag__isnull", False), models.Q(("status", "avfardat"), _negated=True)
                ),
                fields=("analys", "forslag"),
                name="platsbeslut_ett_per_forslag",
                violation_error_message="Förslaget är redan på väg till listan.",
            ),
        ),
        migrations.AddConstraint(
            model_name="platsbifall",
            constraint=models.UniqueConstraint(
                fields=("beslut", "part"), name="platsbifall_ett_per_part"
            ),
        ),
        migrations.RunSQL(SKYDD, BORT),
    ]
