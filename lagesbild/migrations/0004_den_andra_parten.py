"""What the other party may know of an underlag that is not handed in, and do with one that is."""

from django.db import migrations

# The other party may know how far an underlag is, and hand it back, but neither read nor write it
# while it is not handed in; so both go through functions that say and do just that.
FUNKTIONER = """
create function lagesbild_hur_langt(bild bigint)
returns table (part_id bigint, status text, klara text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select u.part_id, u.status, u.klara::text[] from lagesbild_underlag u
  where u.lagesbild_id = bild and u.stadsdelsomrade_id = any((select app_foljer())::bigint[])
$$;

create function lagesbild_aterlamna(underlag bigint, skal text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update lagesbild_underlag u set status = 'utkast', inlamnat_at = null, inlamnat_av_id = null,
    aterlamnat_skal = skal, version = version + 1, updated_at = now(), updated_by_id = app_user_id()
  where u.id = underlag and u.status = 'inlamnat' and trim(skal) <> ''
    and exists (select from unnest(app_egna()) par
      where split_part(par, ':', 1)::bigint = u.stadsdelsomrade_id
        and split_part(par, ':', 2)::bigint <> u.part_id)
    and exists (select from lagesbild_lagesbild b
      where b.id = u.lagesbild_id and b.status = 'underlag');
  return found;
end $$;
"""
BORT = "drop function lagesbild_hur_langt(bigint), lagesbild_aterlamna(bigint, text)"


class Migration(migrations.Migration):
    """Add the two functions."""

    dependencies = [("lagesbild", "0003_las")]

    operations = [migrations.RunSQL(FUNKTIONER, BORT)]
