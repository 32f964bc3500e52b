"""One district's lägesbild got a second edition during its year, approved with a reservation."""

from __future__ import annotations

from django.db import connection

from lagesbild.models import Lagesbild
from samverkan.radskydd import satt_sammanhang
from uppfoljning.demo.bygge import Bygge
from uppfoljning.demo.lagesbilder import besluta

OMRADE = "skarholmen"
SKAL = (
    "Under våren flyttade otryggheten från torget till stationen, och centrumet byggdes om. "
    "Bedömningen i den första utgåvan stämmer inte längre."
)
TILLAGG = " Sedan våren gäller det mest stationen, där båda parter ser mer än förut."
RESERVATION = (
    "Demo: polisen delar bilden av stationen men bedömer att torget fortfarande är lika allvarligt."
)


def bygg_ny_utgava(b: Bygge, fast: Lagesbild) -> Lagesbild:
    """Copied, changed, approved and decided; the copy is made by the same function as always."""
    user = b.arbetar(fast.stadsdelsomrade, b.stad)
    satt_sammanhang(user)
    with connection.cursor() as cursor:
        cursor.execute("select lagesbild_ny_utgava(%s, %s)", [fast.pk, SKAL])
        ny = Lagesbild.objects.select_related("stadsdelsomrade").get(pk=cursor.fetchone()[0])
    year = ny.year
    ny.created_at, ny.updated_at = b.tid(year, 5, 4), b.tid(year, 5, 18)
    ny.status, ny.sammanfattning = Lagesbild.Status.GODKANNANDE, fast.sammanfattning + TILLAGG
    ny.save()
    punkt = ny.lagespunkter.order_by("lopnummer").first()
    if punkt:
        punkt.text += " Sedan våren händer det oftare vid stationen."
        punkt.save()
    besluta(b, ny, "faststalld", (b.tid(year, 5, 20), b.tid(year, 6, 3, 14)), RESERVATION)
    return ny
