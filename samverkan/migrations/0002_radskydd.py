"""Row protection: the web role, what a transaction tells of its user, the log, the drafts and the talk."""

from django.db import migrations

WEBROLL = """
do $$ begin
  if not exists (select from pg_roles where rolname = 'lagesbild_web') then
    create role lagesbild_web nologin nosuperuser nobypassrls;
    execute format('grant lagesbild_web to %I', current_user);
  end if;
end $$;
"""

SAMMANHANG = """
create function app_user_id() returns bigint language sql stable as
  $$ select nullif(current_setting('app.user_id', true), '')::bigint $$;
create function app_egna() returns text[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.egna', true), ''), ',') $$;
create function app_foljer() returns bigint[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.foljer', true), ''), ',')::bigint[] $$;
create function app_ser() returns bigint[] language sql stable as
  $$ select string_to_array(nullif(current_setting('app.ser', true), ''), ',')::bigint[] $$;
"""

LOGG = """
alter table samverkan_logentry enable row level security;
create policy logg_lasa on samverkan_logentry for select using (
  by_id = (select app_user_id())
  or (delningsniva = 'publik' and (select app_user_id()) is not null
      and (stadsdelsomrade_id is null or stadsdelsomrade_id = any((select app_ser())::bigint[])))
  or (delningsniva = 'parterna' and stadsdelsomrade_id = any((select app_foljer())::bigint[]))
  or stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[])
);
create policy logg_skriva on samverkan_logentry for insert with check (
  by_id = (select app_user_id())
);
alter table samverkan_utkast enable row level security;
create policy utkast_egna on samverkan_utkast using (user_id = (select app_user_id()))
  with check (user_id = (select app_user_id()));
"""

EGEN = "stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[])"
SER = f"""(delningsniva = 'parterna' and stadsdelsomrade_id = any((select app_foljer())::bigint[]))
  or {EGEN}"""
SYNLIG = "kommentar_id in (select id from samverkan_kommentar)"
MIN = "user_id = (select app_user_id())"
SAMTAL = f"""
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
drop policy utkast_egna on samverkan_utkast;
drop policy logg_skriva on samverkan_logentry;
drop policy logg_lasa on samverkan_logentry;
drop function app_user_id(), app_egna(), app_foljer(), app_ser();
"""


class Migration(migrations.Migration):
    """Set up what every protected table needs."""

    dependencies = [("samverkan", "0001_initial")]

    operations = [
        migrations.RunSQL(WEBROLL, migrations.RunSQL.noop),
        migrations.RunSQL(SAMMANHANG + LOGG + SAMTAL, BORT),
    ]
