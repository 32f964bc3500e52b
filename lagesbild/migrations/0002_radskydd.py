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
# A file of statistics holds every district, so those who work may write them all; never what the
# other party keeps to itself, and never in the other party's name.
SIFFRA_ANDRA = f"""(select app_foljer()) is not null and (delningsniva <> 'egen' or {EGEN_RAD})"""
SIFFRA_LAGGA_TILL = f"""{SIFFRA_ANDRA} and (part_id is null or part_id::text in (
    select split_part(par, ':', 2) from unnest((select app_egna())::text[]) par))"""
INLASNING_LASA = f"""{EGET_UNDERLAG} or {INLAMNAT}
  or (underlag_id is null and (select app_user_id()) is not null)"""
EN_PARTS_ROST = """exists (select from lagesbild_lagesbild bild where bild.id = {bild}
    and bild.stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[]))"""
GODKANNER = f"""user_id = (select app_user_id()) and {EN_PARTS_ROST.format(bild="lagesbild_id")}"""
RESERVERAR = EN_PARTS_ROST.format(
    bild="(select lagesbild_id from lagesbild_lagespunkt p where p.id = lagespunkt_id)"
)

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
OMPROVNING_LASA = f"""{EGET_UNDERLAG} or ({INLAMNAT}
  and tidigare_id in (select id from lagesbild_observation where delningsniva <> 'egen'))"""
FOLJS = "stadsdelsomrade_id = any((select app_foljer())::bigint[])"
EGET_BIFALL = f"""user_id = (select app_user_id()) and exists (
    select from lagesbild_platsbeslut b where b.id = beslut_id and b.{EGEN_RAD})"""
FOLJD_BILD = """lagesbild_id in (
  select id from lagesbild_lagesbild
  where stadsdelsomrade_id = any((select app_foljer())::bigint[]))"""


def skydda(tabell: str, lasa: str, skriva: str, lagga_till: str = "") -> str:
    """Policies for reading, and for each way of writing, a table."""
    return f"""
alter table {tabell} enable row level security;
create policy lasa on {tabell} for select using ({lasa});
create policy lagga_till on {tabell} for insert with check ({lagga_till or skriva});
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
    skydda("lagesbild_inlasning", INLASNING_LASA, EGET_UNDERLAG),
    skydda("lagesbild_matvarde", SIFFRA_LASA, SIFFRA_ANDRA, SIFFRA_LAGGA_TILL),
    skydda("lagesbild_handelse", SIFFRA_LASA, SIFFRA_ANDRA, SIFFRA_LAGGA_TILL),
    # A party's voice is its own: an approval is given once and never changed.
    skydda("lagesbild_godkannande", "true", "false", GODKANNER),
    skydda("lagesbild_reservation", "true", RESERVERAR),
    # A figure is read and written where its text is.
    skydda(
        "lagesbild_siffra",
        f"underlag_id is null or {EGET_UNDERLAG} or {INLAMNAT}",
        f"underlag_id is null or {EGET_UNDERLAG}",
    ),
    skydda("lagesbild_omprovning", OMPROVNING_LASA, EGET_UNDERLAG),
    skydda("lagesbild_kolumnmall", EGEN_PART, EGEN_PART),
    skydda("lagesbild_ersattning", HISTORIK_LASA, EGEN_INLASNING),
    skydda(
        "lagesbild_platsanalys", f"{EGEN_RAD} or (delningsniva <> 'egen' and {FOLJS})", EGEN_RAD
    ),
    skydda("lagesbild_valdanalys", FOLJD_BILD, FOLJD_BILD),
    skydda("lagesbild_platsbeslut", FOLJS, FOLJS),
    # A party's assent is its own voice.
    skydda(
        "lagesbild_platsbifall", "beslut_id in (select id from lagesbild_platsbeslut)", EGET_BIFALL
    ),
    # A copy of approved content is never changed, and no way of writing but adding has a policy.
    f"""
alter table lagesbild_innehallskopia enable row level security;
create policy lasa on lagesbild_innehallskopia for select using ({FOLJD_BILD});
create policy lagga_till on lagesbild_innehallskopia for insert with check ({FOLJD_BILD});
""",
    # Talk about a party's own material is read where that is: the subselects run with the
    # reader's own row protection.
    """
create policy amnet_syns on samverkan_kommentar as restrictive for select using (
  case slag
    when 'underlag' then objekt_id in (select id from lagesbild_underlag)
    when 'iakttagelse' then objekt_id in (select id from lagesbild_observation)
    else true
  end
)
""",
]
TABELLER = [
    "underlag", "observation", "datakalla", "inlasning", "matvarde", "handelse", "godkannande",
    "reservation", "omprovning", "kolumnmall", "ersattning", "platsanalys", "valdanalys",
    "platsbeslut", "platsbifall", "siffra",
]  # fmt: skip
BORT = [
    "drop policy amnet_syns on samverkan_kommentar",
    "drop policy lagga_till on lagesbild_innehallskopia",
    "drop policy lasa on lagesbild_innehallskopia",
] + [
    f"""drop policy {namn} on lagesbild_{tabell}"""
    for tabell in reversed(TABELLER)
    for namn in ("ta_bort", "andra", "lagga_till", "lasa")
]


class Migration(migrations.Migration):
    """Protect the parties' own material, what is read from files, and the parties' voices."""

    dependencies = [("lagesbild", "0001_initial"), ("samverkan", "0002_radskydd")]

    operations = [migrations.RunSQL(SKYDD, BORT)]
