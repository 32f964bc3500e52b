"""Locks: what is handed in or decided is not changed by the web, whatever its code does.

They hold for every role that does not own the tables; the owner still loads old years and the demo.
"""

from django.db import migrations

FUNKTIONER = """
create function lagesbild_is_agare(tabell oid) returns boolean language sql stable as $$
  select pg_has_role(current_user, (select relowner from pg_class where oid = tabell), 'usage')
$$;

create function lagesbild_bild_id(vag text, rad jsonb) returns bigint language sql stable as $$
  select case vag
    when 'lagesbild' then (rad->>'lagesbild_id')::bigint
    when 'lagespunkt' then (select lagesbild_id from lagesbild_lagespunkt
      where id = (rad->>'lagespunkt_id')::bigint)
    when 'observation' then (select u.lagesbild_id from lagesbild_observation o
      join lagesbild_underlag u on u.id = o.underlag_id
      where o.id = (rad->>'observation_id')::bigint)
  end
$$;

create function lagesbild_las_bild() returns trigger language plpgsql as $$
begin
  if lagesbild_is_agare(tg_relid) then return coalesce(new, old); end if;
  if tg_op = 'INSERT' then
    if new.status <> 'underlag' then
      raise insufficient_privilege using message = 'En lägesbild börjar med parternas underlag.';
    end if;
  elsif old.status = 'faststalld' then
    raise insufficient_privilege using message = 'En fastställd lägesbild ändras inte.';
  elsif tg_op = 'UPDATE' and new.status = 'faststalld' and (
      old.status <> 'godkannande'
      or (select count(distinct part_id) from lagesbild_godkannande g
          where g.lagesbild_id = old.id and g.sha256 = new.faststalld_sha256)
         < (select count(*) from samverkan_part)) then
    raise insufficient_privilege using
      message = 'En lägesbild fastställs när alla parter har godkänt just det innehållet.';
  end if;
  return coalesce(new, old);
end $$;

create function lagesbild_las_innehall() returns trigger language plpgsql as $$
begin
  if not lagesbild_is_agare(tg_relid) and exists (
      select from lagesbild_lagesbild where status = 'faststalld' and id in (
        lagesbild_bild_id(tg_argv[0], to_jsonb(old)),
        lagesbild_bild_id(tg_argv[0], to_jsonb(new)))) then
    raise insufficient_privilege using message = 'En fastställd lägesbild ändras inte.';
  end if;
  return coalesce(new, old);
end $$;

create function lagesbild_las_underlag() returns trigger language plpgsql as $$
begin
  if not lagesbild_is_agare(tg_relid) and exists (
      select from lagesbild_lagesbild where status <> 'underlag' and id = old.lagesbild_id) then
    raise insufficient_privilege using
      message = 'Ett underlag ändras inte när sammanföringen har börjat.';
  end if;
  return coalesce(new, old);
end $$;

create function lagesbild_las_inlamnat() returns trigger language plpgsql as $$
begin
  if not lagesbild_is_agare(tg_relid) and exists (
      select from lagesbild_underlag where status = 'inlamnat' and id in (
        (to_jsonb(old)->>'underlag_id')::bigint, (to_jsonb(new)->>'underlag_id')::bigint)) then
    raise insufficient_privilege using message = 'Ett inlämnat underlag ändras inte.';
  end if;
  return coalesce(new, old);
end $$;
"""

INNEHALL = {
    "omradesanalys": "lagesbild",
    "lagespunkt": "lagesbild",
    "sarskiljning": "lagesbild",
    "utpekadplats": "lagesbild",
    "valdanalys": "lagesbild",
    "platsanalys": "lagesbild",
    "godkannande": "lagesbild",
    "harkomst": "lagespunkt",
    "reservation": "lagespunkt",
    "undanlaggning": "observation",
    "utmaningsforslag": "lagesbild",
    "siffra": "lagesbild",
}
INLAMNAT = ("observation", "datakalla", "omprovning")
ALLA = "insert or update or delete"


def _las(tabell: str, handelser: str, funktion: str, namn: str = "las") -> str:
    return (
        f"create trigger {namn} before {handelser} on lagesbild_{tabell}"
        f" for each row execute function lagesbild_las_{funktion}"
    )


LAS = [
    _las("lagesbild", ALLA, "bild()"),
    *[_las(tabell, ALLA, f"innehall('{vag}')") for tabell, vag in INNEHALL.items()],
    _las("underlag", "update or delete", "underlag()"),
    *[_las(tabell, ALLA, "inlamnat()") for tabell in INLAMNAT],
    # A figure stands in the joint texts or in an underlag, and is locked with either.
    _las("siffra", ALLA, "inlamnat()", "las_inlamnat"),
]
LASTA = ["lagesbild", *INNEHALL, "underlag", *INLAMNAT]
BORT = ["drop trigger las_inlamnat on lagesbild_siffra"] + [
    *[f"drop trigger las on lagesbild_{tabell}" for tabell in LASTA],
    "drop function lagesbild_las_bild(), lagesbild_las_innehall(), lagesbild_las_underlag(),"
    " lagesbild_las_inlamnat(), lagesbild_bild_id(text, jsonb), lagesbild_is_agare(oid)",
]


class Migration(migrations.Migration):
    """Lock handed-in underlag and decided lägesbilder."""

    dependencies = [("lagesbild", "0002_radskydd")]

    operations = [migrations.RunSQL([FUNKTIONER, *LAS], BORT)]
