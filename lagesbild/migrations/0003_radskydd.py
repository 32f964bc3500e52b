"""Row protection of what belongs to one party until it is handed in."""

from django.db import migrations

EGET_UNDERLAG = """underlag_id in (
    select id from lagesbild_underlag
    where stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[]))"""
INLAMNAT = "underlag_id in (select id from lagesbild_underlag where status = 'inlamnat')"
EGEN_RAD = "stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[])"
SIFFRA_LASA = f"""(delningsniva = 'publik' and (select app_user_id()) is not null)
  or (delningsniva = 'parterna' and stadsdelsomrade_id = any((select app_foljer())::bigint[]))
  or {EGEN_RAD}"""
SIFFRA_SKRIVA = """(select app_user_id()) is not null
  and (stadsdelsomrade_id is null or stadsdelsomrade_id = any((select app_foljer())::bigint[]))"""


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
    skydda(
        "lagesbild_underlag",
        f"""{EGEN_RAD} or (status = 'inlamnat'
        and stadsdelsomrade_id = any((select app_foljer())::bigint[]))""",
        EGEN_RAD,
    ),
    skydda(
        "lagesbild_observation",
        f"{EGET_UNDERLAG} or (delningsniva <> 'egen' and {INLAMNAT})",
        EGET_UNDERLAG,
    ),
    skydda("lagesbild_datakalla", f"{EGET_UNDERLAG} or {INLAMNAT}", EGET_UNDERLAG),
    skydda("lagesbild_matvarde", SIFFRA_LASA, SIFFRA_SKRIVA),
    skydda("lagesbild_handelse", SIFFRA_LASA, SIFFRA_SKRIVA),
]
TABELLER = ["underlag", "observation", "datakalla", "matvarde", "handelse"]
BORT = [
    f"""drop policy {namn} on lagesbild_{tabell}"""
    for tabell in reversed(TABELLER)
    for namn in ("ta_bort", "andra", "lagga_till", "lasa")
]


class Migration(migrations.Migration):
    """Protect underlag, observations, sources, values and events."""

    dependencies = [("lagesbild", "0002_initial"), ("samverkan", "0002_radskydd")]

    operations = [migrations.RunSQL(SKYDD, BORT)]
