"""The files that a lägesbild has been drawn as, protected like what they show."""

import django.db.models.deletion
from django.db import migrations, models

LASA = """(publik and {ser}) or lagesbild_id in (
  select id from lagesbild_lagesbild
  where stadsdelsomrade_id = any((select app_foljer())::bigint[]))"""
SER = """lagesbild_id in (
  select id from lagesbild_lagesbild
  where stadsdelsomrade_id = any((select app_ser())::bigint[]))"""
SKYDD = f"""
alter table uppfoljning_lagesbildsfil enable row level security;
create policy lasa on uppfoljning_lagesbildsfil for select using ({LASA.format(ser=SER)});
create policy lagga_till on uppfoljning_lagesbildsfil for insert
  with check ({LASA.format(ser=SER)});
"""
BORT = """
drop policy lagga_till on uppfoljning_lagesbildsfil;
drop policy lasa on uppfoljning_lagesbildsfil;
alter table uppfoljning_lagesbildsfil disable row level security;
"""


class Migration(migrations.Migration):
    """Finished PDFs of lägesbilder, the whole ones for those who follow the district."""

    dependencies = [
        ("lagesbild", "0006_dokument"),
        ("uppfoljning", "0002_las"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lagesbildsfil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("publik", models.BooleanField(verbose_name="offentlig version")),
                (
                    "text_sha256",
                    models.CharField(max_length=64, verbose_name="textens kontrollsumma"),
                ),
                ("pdf", models.BinaryField(verbose_name="filen")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="gjord")),
                (
                    "lagesbild",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filer",
                        to="lagesbild.lagesbild",
                        verbose_name="lägesbild",
                    ),
                ),
            ],
            options={
                "verbose_name": "lägesbildens fil",
                "verbose_name_plural": "lägesbildens filer",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lagesbild", "publik", "text_sha256"), name="lagesbildsfil_unik"
                    )
                ],
            },
        ),
        migrations.RunSQL(SKYDD, BORT),
    ]
