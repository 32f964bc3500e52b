"""A decided lägesbild is never changed; what must change becomes a new edition with a reason."""

from __future__ import annotations

from django.db import connection, transaction

from lagesbild.models import Lagesbild
from lagesbild.workflow.aviseringar import avisera_ny_utgava
from lagesbild.workflow.lagesbild import may_arbeta
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User
from samverkan.permissions import krav
from samverkan.personuppgifter import granska

FINNS = "En nyare utgåva finns redan. Arbeta vidare i den, från stadsdelsområdets sida."


def may_ny_utgava(user: User, bild: Lagesbild) -> bool:
    """Either party of the district, when the lägesbild is decided."""
    return not bild.is_oppen and may_arbeta(user, bild)


@transaction.atomic
def ny_utgava(bild: Lagesbild, skal: str, *, by: User) -> Lagesbild:
    """Copy everything to an edition that can be worked on; done by the database for both parties."""
    krav(may_ny_utgava(by, bild))
    if not skal.strip():
        raise Hinder("Skriv varför en ny utgåva görs.")
    if fynd := [f"Skälet {ett.meddelande}" for ett in granska(skal) if ett.stopp]:
        raise Hinder(*fynd)
    with connection.cursor() as cursor:
        cursor.execute("select lagesbild_ny_utgava(%s, %s)", [bild.pk, skal])
        pk = cursor.fetchone()[0]
    if pk is None:
        raise Hinder(FINNS)
    ny: Lagesbild = Lagesbild.objects.select_related("stadsdelsomrade").get(pk=pk)
    efter = {"utgava": ny.utgava, "skal": ny.andringsskal}
    log(by, "ny_utgava", ny, efter=efter, niva=Delningsniva.PARTERNA)
    avisera_ny_utgava(ny, by=by)
    return ny
