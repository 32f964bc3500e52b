"""Two parties at one merge: has anything happened since the page was made, and what was it?"""

from __future__ import annotations

from django.db import connection

from lagesbild.models import Lagesbild
from samverkan.akter import akt_i_ord
from samverkan.models import LogEntry, User

#: The acts of the merge that the other party is told of while it works.
STEG = (
    "sammanfor",
    "lagg_undan",
    "aterta_undanlaggning",
    "sarskilj",
    "los_upp_lagespunkt",
    "dela_lagespunkt",
    "utoka_lagespunkt",
    "andra_lagespunkt",
    "reservera",
    "aterta_reservation",
)


STAMPEL = """
select md5(concat_ws('|', b.status,
  coalesce((select string_agg(p.id || ':' || p.version, ',' order by p.id)
    from lagesbild_lagespunkt p where p.lagesbild_id = b.id), ''),
  coalesce((select string_agg(u.id::text, ',' order by u.id)
    from lagesbild_undanlaggning u join lagesbild_observation o on o.id = u.observation_id
    join lagesbild_underlag l on l.id = o.underlag_id where l.lagesbild_id = b.id), ''),
  coalesce((select max(s.id) from lagesbild_sarskiljning s where s.lagesbild_id = b.id), 0),
  coalesce((select string_agg(r.id || ':' || r.text, ',' order by r.id)
    from lagesbild_reservation r join lagesbild_lagespunkt p on p.id = r.lagespunkt_id
    where p.lagesbild_id = b.id), '')))
from lagesbild_lagesbild b where b.id = %s
"""


def stampel(bild: Lagesbild) -> str:
    """A short mark that differs when anything in the merge has changed; asked often, so one read."""
    with connection.cursor() as cursor:
        cursor.execute(STAMPEL, [bild.pk])
        return str(cursor.fetchone()[0])


def senaste_steg(user: User, bild: Lagesbild) -> LogEntry | None:
    """The last step that anybody took in the merge."""
    rader = LogEntry.objects.visible_to(user).filter(
        stadsdelsomrade_id=bild.stadsdelsomrade_id, akt__in=STEG, at__gte=bild.created_at
    )
    return rader.select_related("by").order_by("-at", "-pk").first()


def steg_i_ord(user: User, rad: LogEntry | None) -> str:
    """Who did what, so that the one who listens need not look."""
    if rad is None:
        return ""
    vem = "Du" if rad.by_id == user.pk else str(rad.by and (rad.by.funktion or rad.by.namn))
    efter = rad.efter or rad.fore or {}
    koder = efter.get("ur") or efter.get("iakttagelser") or [efter.get("iakttagelse")]
    vilka = ", ".join(str(kod) for kod in koder if kod)
    return f"{vem} {akt_i_ord(rad.akt)}" + (f": {vilka}" if vilka else "")
