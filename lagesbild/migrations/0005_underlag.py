"""Sections and re-assessments of an underlag, how far it is, and its way back to its party."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

EGET_UNDERLAG = """underlag_id in (
    select id from lagesbild_underlag
    where stadsdelsomrade_id || ':' || part_id = any((select app_egna())::text[]))"""
OMPROVNING = f"""
alter table lagesbild_omprovning enable row level security;
create policy lasa on lagesbild_omprovning for select using ({EGET_UNDERLAG} or (
  underlag_id in (select id from lagesbild_underlag where status = 'inlamnat')
  and tidigare_id in (select id from lagesbild_observation where delningsniva <> 'egen')));
create policy lagga_till on lagesbild_omprovning for insert with check ({EGET_UNDERLAG});
create policy andra on lagesbild_omprovning for update
  using ({EGET_UNDERLAG}) with check ({EGET_UNDERLAG});
create policy ta_bort on lagesbild_omprovning for delete using ({EGET_UNDERLAG});
create trigger las before insert or update or delete on lagesbild_omprovning
  for each row execute function lagesbild_las_inlamnat();
"""

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
BORT = """
drop function lagesbild_hur_langt(bigint), lagesbild_aterlamna(bigint, text);
drop trigger las on lagesbild_omprovning;
"""


class Migration(migrations.Migration):
    """Add the sections, the re-assessments and the two functions."""

    dependencies = [
        ("lagesbild", "0004_las"),
        ("samverkan", "0002_radskydd"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Omprovning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "utfall",
                    models.CharField(
                        choices=[
                            ("kvarstar", "kvarstår"),
                            ("forandrad", "förändrad"),
                            ("upphort", "upphört"),
                        ],
                        max_length=15,
                        verbose_name="vad har hänt?",
                    ),
                ),
            ],
            options={
                "verbose_name": "omprövning",
                "verbose_name_plural": "omprövningar",
                "ordering": ["underlag", "pk"],
            },
        ),
        migrations.AddField(
            model_name="observation",
            name="latitud",
            field=models.FloatField(blank=True, null=True, verbose_name="latitud (WGS84)"),
        ),
        migrations.AddField(
            model_name="observation",
            name="longitud",
            field=models.FloatField(blank=True, null=True, verbose_name="longitud (WGS84)"),
        ),
        migrations.AddField(
            model_name="observation",
            name="niva",
            field=models.CharField(
                blank=True,
                choices=[
                    ("universell", "universell: alla"),
                    ("selektiv", "selektiv: grupper i risk"),
                    ("indikerad", "indikerad: de som redan berörs"),
                ],
                max_length=15,
                verbose_name="vem berör det förebyggande arbetet?",
            ),
        ),
        migrations.AddField(
            model_name="underlag",
            name="aterlamnat_skal",
            field=models.TextField(
                blank=True, verbose_name="varför den andra parten lämnade tillbaka"
            ),
        ),
        migrations.AddField(
            model_name="underlag",
            name="klara",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30),
                blank=True,
                default=list,
                size=None,
                verbose_name="klara avsnitt",
            ),
        ),
        migrations.AddField(
            model_name="underlag",
            name="kommande",
            field=models.TextField(blank=True, verbose_name="kommande händelser"),
        ),
        migrations.AddField(
            model_name="underlag",
            name="omradesbeskrivning",
            field=models.TextField(blank=True, verbose_name="området"),
        ),
        migrations.AddField(
            model_name="underlag",
            name="trygghet",
            field=models.TextField(blank=True, verbose_name="trygghet"),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitud__isnull", True), ("longitud__isnull", True)),
                    models.Q(("latitud__isnull", False), ("longitud__isnull", False)),
                    _connector="OR",
                ),
                name="observation_hel_koordinat",
            ),
        ),
        migrations.AddField(
            model_name="omprovning",
            name="observation",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="omprovning",
                to="lagesbild.observation",
                verbose_name="årets iakttagelse",
            ),
        ),
        migrations.AddField(
            model_name="omprovning",
            name="tidigare",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lagesbild.observation",
                verbose_name="förra årets iakttagelse",
            ),
        ),
        migrations.AddField(
            model_name="omprovning",
            name="underlag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="omprovningar",
                to="lagesbild.underlag",
                verbose_name="underlag",
            ),
        ),
        migrations.AddConstraint(
            model_name="omprovning",
            constraint=models.UniqueConstraint(
                fields=("underlag", "tidigare"), name="omprovning_en_gang"
            ),
        ),
        migrations.AddConstraint(
            model_name="omprovning",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("observation__isnull", True), ("utfall", "upphort")),
                    models.Q(
                        models.Q(("utfall", "upphort"), _negated=True),
                        ("observation__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="omprovning_upphort_saknar_iakttagelse",
            ),
        ),
        migrations.RunSQL([OMPROVNING, FUNKTIONER], BORT),
    ]
