"""Lock: what is decided for the whole city is not changed by the web, whatever its code does.

Only its PDF may be written anew, since it says nothing that the frozen content does not.
"""

from django.db import migrations

FUNKTION = """
create function uppfoljning_las_ars() returns trigger language plpgsql as $$
declare fri text[] := array['pdf', 'pdf_sha256', 'pdf_at'];
begin
  if lagesbild_is_agare(tg_relid) then return coalesce(new, old); end if;
  if old.status = 'faststalld' and (
      tg_op = 'DELETE' or to_jsonb(old) - fri is distinct from to_jsonb(new) - fri) then
    raise insufficient_privilege using message = 'En fastställd årssammanställning ändras inte.';
  end if;
  return coalesce(new, old);
end $$;
create trigger las_ars before update or delete on uppfoljning_arssammanstallning
  for each row execute function uppfoljning_las_ars();
"""
BORT = """
drop trigger las_ars on uppfoljning_arssammanstallning;
drop function uppfoljning_las_ars();
"""


class Migration(migrations.Migration):
    """Lock the decided yearly report."""

    dependencies = [("uppfoljning", "0001_initial"), ("lagesbild", "0003_las")]

    operations = [migrations.RunSQL(FUNKTION, BORT)]
