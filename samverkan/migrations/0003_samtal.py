"""Talk and notices, with row protection: a comment is read where its subject is."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

EGEN = "stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[])"
SER = f"""(delningsniva = 'parterna' and stadsdelsomrade_id = any((select app_foljer())::bigint[]))
  or {EGEN}"""
SYNLIG = "kommentar_id in (select id from samverkan_kommentar)"
MIN = "user_id = (select app_user_id())"
SKYDD = f"""
alter table samverkan_kommentar enable row level security;
create policy lasa on samverkan_kommentar for select using ({SER});
create policy lagga_till on samverkan_kommentar for insert
  with check (av_id = (select app_user_id()) and {EGEN});
create policy andra on samverkan_kommentar for update using ({SER}) with check ({SER});
alter table samverkan_kommentar_omnamnda enable row level security;
create policy lasa on samverkan_kommentar_omnamnda for select using ({SYNLIG});
create policy lagga_till on samverkan_kommentar_omnamnda for insert with check ({SYNLIG});
alter table samverkan_avisering enable row level security;
create policy lasa on samverkan_avisering for select
  using ({MIN} or av_id = (select app_user_id()));
create policy lagga_till on samverkan_avisering for insert
  with check (av_id = (select app_user_id()) or {MIN});
create policy andra on samverkan_avisering for update using ({MIN}) with check ({MIN});
"""
BORT = """
drop policy andra on samverkan_avisering;
drop policy lagga_till on samverkan_avisering;
drop policy lasa on samverkan_avisering;
drop policy lagga_till on samverkan_kommentar_omnamnda;
drop policy lasa on samverkan_kommentar_omnamnda;
drop policy andra on samverkan_kommentar;
drop policy lagga_till on samverkan_kommentar;
drop policy lasa on samverkan_kommentar;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("samverkan", "0002_radskydd"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="avisering",
            field=models.CharField(
                choices=[
                    ("direkt", "genast"),
                    ("dagligen", "en gång om dagen, på morgonen"),
                    ("aldrig", "inga mejl; jag ser det i tjänsten"),
                ],
                default="direkt",
                max_length=10,
                verbose_name="mejl när något väntar",
            ),
        ),
        migrations.CreateModel(
            name="Avisering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slag", models.CharField(max_length=30, verbose_name="slag")),
                ("rubrik", models.CharField(max_length=200, verbose_name="om")),
                ("url", models.CharField(max_length=200, verbose_name="var")),
                (
                    "nyckel",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="nyckel mot dubbel avisering"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="när")),
                ("last_at", models.DateTimeField(blank=True, null=True, verbose_name="läst")),
                ("mejlad_at", models.DateTimeField(blank=True, null=True, verbose_name="mejlad")),
                (
                    "av",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aviseringar",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="till",
                    ),
                ),
            ],
            options={
                "verbose_name": "avisering",
                "verbose_name_plural": "aviseringar",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("last_at__isnull", True)),
                        fields=["user"],
                        name="avisering_olasta",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("user"),
                        models.F("nyckel"),
                        condition=models.Q(("nyckel", ""), _negated=True),
                        name="avisering_en_per_nyckel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kommentar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slag", models.CharField(max_length=30, verbose_name="slag av ämne")),
                ("objekt_id", models.BigIntegerField(verbose_name="ämnets nummer")),
                ("amne", models.CharField(max_length=120, verbose_name="ämne")),
                ("avsnitt", models.CharField(blank=True, max_length=120, verbose_name="avsnitt")),
                (
                    "delningsniva",
                    models.CharField(
                        choices=[("egen", "endast egen part"), ("parterna", "de två parterna")],
                        max_length=10,
                        verbose_name="får ses av",
                    ),
                ),
                ("text", models.TextField(verbose_name="kommentar")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="när")),
                ("lost_at", models.DateTimeField(blank=True, null=True, verbose_name="löst")),
                (
                    "av",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kommentarer",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="av",
                    ),
                ),
                (
                    "lost_av",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="löst av",
                    ),
                ),
                (
                    "omnamnda",
                    models.ManyToManyField(
                        blank=True,
                        related_name="omnamnd_i",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="nämner",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samverkan.part",
                        verbose_name="part",
                    ),
                ),
                (
                    "stadsdelsomrade",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kommentarer",
                        to="samverkan.stadsdelsomrade",
                        verbose_name="stadsdelsområde",
                    ),
                ),
            ],
            options={
                "verbose_name": "kommentar",
                "verbose_name_plural": "kommentarer",
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(fields=["slag", "objekt_id"], name="kommentar_amne"),
                    models.Index(
                        condition=models.Q(("lost_at__isnull", True)),
                        fields=["stadsdelsomrade"],
                        name="kommentar_olosta",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("delningsniva__in", ["egen", "parterna"])),
                        name="kommentar_aldrig_offentlig",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="kommentar_har_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lost_at__isnull", True), ("lost_av__isnull", True)),
                            models.Q(("lost_at__isnull", False), ("lost_av__isnull", False)),
                            _connector="OR",
                        ),
                        name="kommentar_lost_av_nagon",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SKYDD, BORT),
    ]
