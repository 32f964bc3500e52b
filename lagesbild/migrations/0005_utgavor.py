"""A decided lägesbild gets a new edition.

The copy is made by the database for both parties: none of them may read or write the other's own
material, and nothing of it is given back but the new edition's number.
"""

from django.db import migrations

PAR = """lagesbild_underlag gu join lagesbild_underlag nu
      on gu.lagesbild_id = gammal and nu.lagesbild_id = ny and nu.part_id = gu.part_id"""
PUNKT = """(select g.id as fore, n.id as efter from lagesbild_lagespunkt g
      join lagesbild_lagespunkt n on n.lagesbild_id = ny and n.lopnummer = g.lopnummer
      where g.lagesbild_id = gammal)"""
ANALYS = """(select g.id as fore, n.id as efter from lagesbild_omradesanalys g
      join lagesbild_omradesanalys n
        on n.lagesbild_id = ny and n.samverkansomrade_id = g.samverkansomrade_id
      where g.lagesbild_id = gammal)"""
IAKTTAGELSE = f"""(select g.id as fore, n.id as efter from {PAR}
      join lagesbild_observation g on g.underlag_id = gu.id
      join lagesbild_observation n on n.underlag_id = nu.id and n.lopnummer = g.lopnummer)"""
KALLA = """(select n.id from lagesbild_datakalla g
      join lagesbild_datakalla n on n.underlag_id = nu.id and n.namn = g.namn
      where g.id = r.datakalla_id)"""


def kopiera(tabell: str, urval: str, **byt: str) -> str:
    """Copy the rows `r` of a selection with numbers of their own, some columns exchanged."""
    nya = ", ".join(f"'{kolumn}', {varde}" for kolumn, varde in byt.items())
    return f"""
  insert into lagesbild_{tabell} select n.* from lagesbild_{tabell} r {urval},
    lateral jsonb_populate_record(null::lagesbild_{tabell}, to_jsonb(r) || jsonb_build_object(
      'id', nextval(pg_get_serial_sequence('lagesbild_{tabell}', 'id')), {nya})) n;"""


def ur_underlag(tabell: str, **byt: str) -> str:
    return kopiera(tabell, f"join ({PAR}) on r.underlag_id = gu.id", underlag_id="nu.id", **byt)


def ur_bilden(tabell: str) -> str:
    urval = "join lagesbild_lagesbild b on b.id = gammal and b.id = r.lagesbild_id"
    return kopiera(tabell, urval, lagesbild_id="ny")


KOPIOR = [
    kopiera(
        "underlag",
        """join lagesbild_lagesbild b
      on b.id = gammal and b.id = r.lagesbild_id and r.status = 'inlamnat'""",
        lagesbild_id="ny",
    ),
    ur_underlag("datakalla"),
    ur_underlag("observation", datakalla_id=KALLA),
    ur_underlag(
        "omprovning",
        observation_id=f"(select o.efter from {IAKTTAGELSE} o where o.fore = r.observation_id)",
    ),
    *[
        ur_bilden(tabell)
        for tabell in (
            "omradesanalys", "utmaningsforslag", "lagespunkt", "utpekadplats", "platsanalys",
            "valdanalys",
        )
    ],
    kopiera(
        "siffra",
        f"join {ANALYS} a on a.fore = r.analys_id and r.lagesbild_id = gammal",
        lagesbild_id="ny",
        analys_id="a.efter",
    ),
    ur_underlag("siffra", lagesbild_id="ny"),
    kopiera(
        "harkomst",
        f"join {PUNKT} p on p.fore = r.lagespunkt_id join {IAKTTAGELSE} o on o.fore = r.observation_id",
        lagespunkt_id="p.efter",
        observation_id="o.efter",
    ),
    kopiera("reservation", f"join {PUNKT} p on p.fore = r.lagespunkt_id", lagespunkt_id="p.efter"),
    kopiera(
        "undanlaggning",
        f"join {IAKTTAGELSE} o on o.fore = r.observation_id",
        observation_id="o.efter",
    ),
    kopiera(
        "sarskiljning",
        f"join {IAKTTAGELSE} o on o.fore = r.ena_id join {IAKTTAGELSE} a on a.fore = r.andra_id",
        lagesbild_id="ny",
        ena_id="least(o.efter, a.efter)",
        andra_id="greatest(o.efter, a.efter)",
    ),
]  # fmt: skip

FUNKTIONER = f"""
create function lagesbild_ny_utgava(gammal bigint, skal text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare ny bigint;
begin
  perform from lagesbild_lagesbild where id = gammal for update;
  insert into lagesbild_lagesbild select n.* from lagesbild_lagesbild b,
    lateral jsonb_populate_record(null::lagesbild_lagesbild, to_jsonb(b) || jsonb_build_object(
      'id', nextval(pg_get_serial_sequence('lagesbild_lagesbild', 'id')), 'version', 1,
      'created_at', now(), 'updated_at', now(), 'updated_by_id', app_user_id(),
      'utgava', b.utgava + 1, 'andringsskal', trim(skal), 'status', 'sammanforing',
      'underlag_senast', null, 'sammanforing_senast', null, 'styrgruppsmote', null,
      'faststalld_at', null, 'faststalld_av_id', null, 'paragraf', '', 'faststalld_sha256', '',
      'faststallt_innehall', null, 'faststallt_sammanhang', null)) n
  where b.id = gammal and b.status = 'faststalld' and trim(skal) <> ''
    and exists (select from unnest(app_egna()) par
      where split_part(par, ':', 1)::bigint = b.stadsdelsomrade_id)
    and not exists (select from lagesbild_lagesbild s
      where s.stadsdelsomrade_id = b.stadsdelsomrade_id and s.year = b.year and s.utgava > b.utgava)
  returning id into ny;
  if ny is null then return null; end if;{"".join(KOPIOR)}
  return ny;
end $$;

create function lagesbild_las_utgava() returns trigger language plpgsql as $$
begin
  if not lagesbild_is_agare(tg_relid) and (
      (tg_op = 'INSERT' and new.utgava <> 1)
      or (tg_op = 'UPDATE' and (new.utgava, new.year, new.stadsdelsomrade_id)
        is distinct from (old.utgava, old.year, old.stadsdelsomrade_id))) then
    raise insufficient_privilege using message = 'En ny utgåva görs av en fastställd lägesbild.';
  end if;
  return new;
end $$;

create trigger las_utgava before insert or update on lagesbild_lagesbild
  for each row execute function lagesbild_las_utgava();
"""
BORT = """
drop trigger las_utgava on lagesbild_lagesbild;
drop function lagesbild_las_utgava(), lagesbild_ny_utgava(bigint, text);
"""


class Migration(migrations.Migration):
    """Add the copying function and the lock on editions."""

    dependencies = [("lagesbild", "0004_den_andra_parten")]

    operations = [migrations.RunSQL(FUNKTIONER, BORT)]
