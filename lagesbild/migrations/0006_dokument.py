"""The joint analysis whole, its proposed challenges, and copies of approved content."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SKYDD = """
create trigger las before insert or update or delete on lagesbild_utmaningsforslag
  for each row execute function lagesbild_las_innehall('lagesbild');
alter table lagesbild_innehallskopia enable row level security;
create policy lasa on lagesbild_innehallskopia for select using (lagesbild_id in (
  select id from lagesbild_lagesbild
  where stadsdelsomrade_id = any((select app_foljer())::bigint[])));
create policy lagga_till on lagesbild_innehallskopia for insert with check (lagesbild_id in (
  select id from lagesbild_lagesbild
  where stadsdelsomrade_id = any((select app_foljer())::bigint[])));
"""
BORT = """
drop policy lagga_till on lagesbild_innehallskopia;
drop policy lasa on lagesbild_innehallskopia;
alter table lagesbild_innehallskopia disable row level security;
drop trigger las on lagesbild_utmaningsforslag;
"""


class Migration(migrations.Migration):
    """The joint analysis whole, its proposed challenges, and copies of approved content."""

    dependencies = [
        ("lagesbild", "0005_underlag"),
        ("samverkan", "0002_radskydd"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Innehallskopia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="innehållets kontrollsumma"),
                ),
                ("innehall", models.JSONField(verbose_name="innehållet")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="när")),
            ],
            options={
                "verbose_name": "kopia av innehållet",
                "verbose_name_plural": "kopior av innehållet",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Utmaningsforslag",
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
                ("rang", models.PositiveSmallIntegerField(verbose_name="rang, 1 är viktigast")),
                ("rubrik", models.CharField(max_length=160, verbose_name="föreslagen utmaning")),
                ("motiv", models.TextField(blank=True, verbose_name="varför den föreslås")),
            ],
            options={
                "verbose_name": "förslag till utmaning",
                "verbose_name_plural": "förslag till utmaningar",
                "ordering": ["lagesbild", "samverkansomrade__nummer", "rang", "pk"],
            },
        ),
        migrations.AddField(
            model_name="lagesbild",
            name="faststallt_sammanhang",
            field=models.JSONField(blank=True, null=True, verbose_name="namn och siffror då"),
        ),
        migrations.AddField(
            model_name="lagesbild",
            name="sammanfattning_niva",
            field=models.CharField(
                choices=[
                    ("egen", "endast egen part"),
                    ("parterna", "de två parterna"),
                    ("publik", "offentlig"),
                ],
                default="parterna",
                max_length=10,
                verbose_name="bedömningen får ses av",
            ),
        ),
        migrations.AddField(
            model_name="omradesanalys",
            name="allvar",
            field=models.PositiveSmallIntegerField(
                blank=True,
                choices=[
                    (1, "1 litet"),
                    (2, "2 märkbart"),
                    (3, "3 besvärande"),
                    (4, "4 allvarligt"),
                    (5, "5 mycket allvarligt"),
                ],
                null=True,
                verbose_name="samlat allvar",
            ),
        ),
        migrations.AddField(
            model_name="omradesanalys",
            name="delningsniva",
            field=models.CharField(
                choices=[
                    ("egen", "endast egen part"),
                    ("parterna", "de två parterna"),
                    ("publik", "offentlig"),
                ],
                default="parterna",
                max_length=10,
                verbose_name="får ses av",
            ),
        ),
        migrations.AddField(
            model_name="omradesanalys",
            name="paverkan",
            field=models.PositiveSmallIntegerField(
                blank=True,
                choices=[(1, "1 liten"), (2, "2 viss"), (3, "3 stor")],
                null=True,
                verbose_name="möjlighet att påverka",
            ),
        ),
        migrations.AddField(
            model_name="omradesanalys",
            name="samsyn",
            field=models.TextField(blank=True, verbose_name="samsyn: det här ser vi lika"),
        ),
        migrations.AddField(
            model_name="omradesanalys",
            name="skillnader",
            field=models.TextField(blank=True, verbose_name="skillnader i bild"),
        ),
        migrations.AddConstraint(
            model_name="lagesbild",
            constraint=models.CheckConstraint(
                condition=models.Q(("sammanfattning_niva", "egen"), _negated=True),
                name="lagesbild_bedomning_ar_gemensam",
            ),
        ),
        migrations.AddConstraint(
            model_name="omradesanalys",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("allvar__isnull", True),
                    models.Q(("allvar__gte", 1), ("allvar__lte", 5)),
                    _connector="OR",
                ),
                name="omradesanalys_allvar_1_till_5",
            ),
        ),
        migrations.AddConstraint(
            model_name="omradesanalys",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paverkan__isnull", True),
                    models.Q(("paverkan__gte", 1), ("paverkan__lte", 3)),
                    _connector="OR",
                ),
                name="omradesanalys_paverkan_1_till_3",
            ),
        ),
        migrations.AddConstraint(
            model_name="omradesanalys",
            constraint=models.CheckConstraint(
                condition=models.Q(("delningsniva", "egen"), _negated=True),
                name="omradesanalys_ar_gemensam",
            ),
        ),
        migrations.AddField(
            model_name="innehallskopia",
            name="lagesbild",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kopior",
                to="lagesbild.lagesbild",
                verbose_name="lägesbild",
            ),
        ),
        migrations.AddField(
            model_name="utmaningsforslag",
            name="lagesbild",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="utmaningsforslag",
                to="lagesbild.lagesbild",
                verbose_name="lägesbild",
            ),
        ),
        migrations.AddField(
            model_name="utmaningsforslag",
            name="samverkansomrade",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="samverkan.samverkansomrade",
                verbose_name="samverkansområde",
            ),
        ),
        migrations.AddField(
            model_name="utmaningsforslag",
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
        migrations.AddConstraint(
            model_name="innehallskopia",
            constraint=models.UniqueConstraint(
                fields=("lagesbild", "sha256"), name="innehallskopia_unik"
            ),
        ),
        migrations.RunSQL(SKYDD, BORT),
    ]
