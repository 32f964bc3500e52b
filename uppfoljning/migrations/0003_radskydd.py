"""The files that a lägesbild has been drawn as, protected like what they show."""

from django.db import migrations

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
    """The whole files for those who follow the district, the public ones for all who see it."""

    dependencies = [("uppfoljning", "0002_las")]

    operations = [migrations.RunSQL(SKYDD, BORT)]
