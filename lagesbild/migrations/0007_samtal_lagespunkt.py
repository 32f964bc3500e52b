"""One motive for what differs; talk about a party's own material is read where that is."""

from django.db import migrations, models

# The subselects run with the reader's own row protection.
AMNET_SYNS = """
create policy amnet_syns on samverkan_kommentar as restrictive for select using (
  case slag
    when 'underlag' then objekt_id in (select id from lagesbild_underlag)
    when 'iakttagelse' then objekt_id in (select id from lagesbild_observation)
    else true
  end
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("lagesbild", "0006_dokument"),
        ("samverkan", "0003_samtal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="lagespunkt",
            name="allvar_motiv",
            field=models.TextField(blank=True, verbose_name="motiv till bedömningen"),
        ),
        migrations.RunSQL(AMNET_SYNS, "drop policy amnet_syns on samverkan_kommentar"),
    ]
