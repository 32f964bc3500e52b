"""A shared platsanalys is taken into the open lägesbild, by either party, and out again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from lagesbild.models import Lagesbild, Platsanalys, ValdAnalys
from lagesbild.selectors.analysutdrag import utdrag
from lagesbild.workflow.lagesbild import may_sammanfora
from lagesbild.workflow.personuppgifter import krav_utan_personnummer
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, User
from samverkan.permissions import krav
from samverkan.versioner import spara_version

INTE_DELAD = "Analysen är inte delad. Den part som har gjort den delar den först."


def _lasta(bild: Lagesbild, by: User) -> Lagesbild:
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild.pk)
    krav(may_sammanfora(by, bild))
    return bild


@transaction.atomic
def valj_analys(
    bild: Lagesbild, analys: Platsanalys, slutsats: str, niva: str, *, by: User
) -> ValdAnalys:
    """What its page shows is kept as it is now; a new analysis is a new choice."""
    bild = _lasta(bild, by)
    krav_utan_personnummer(slutsats)
    if analys.stadsdelsomrade_id != bild.stadsdelsomrade_id:
        raise Hinder("Analysen gäller ett annat stadsdelsområde.")
    if not analys.is_delad or niva == Delningsniva.EGEN:
        raise Hinder(INTE_DELAD)
    if bild.valda_analyser.filter(analys=analys).exists():
        raise Hinder("Analysen finns redan i lägesbilden.")
    hogst = bild.valda_analyser.aggregate(hogst=Max("nummer"))["hogst"] or 0
    rad = ValdAnalys.objects.create(
        lagesbild=bild, analys=analys, nummer=hogst + 1, slutsats=slutsats.strip(),
        delningsniva=niva, utdrag=utdrag(analys), updated_by=by,
    )  # fmt: skip
    log(by, "valj_analys", rad, efter={"analys": str(analys), "slutsats": rad.slutsats,
                                       "delningsniva": niva})  # fmt: skip
    return rad


@transaction.atomic
def spara_vald_analys(form: Any, *, by: User, version: int | None) -> ValdAnalys:
    """Change what is said of it and who may see it."""
    _lasta(form.instance.lagesbild, by)
    krav_utan_personnummer(form.instance.slutsats)
    return spara_version(form, by=by, version=version, akt="andra_vald_analys")


@transaction.atomic
def ta_bort_vald_analys(rad: ValdAnalys, *, by: User) -> Lagesbild:
    """Take it out of the lägesbild again; the analysis stays where it was made."""
    bild = _lasta(rad.lagesbild, by)
    if not bild.valda_analyser.filter(pk=rad.pk).exists():
        raise Hinder("Analysen finns inte längre i lägesbilden.")
    log(by, "ta_bort_vald_analys", rad, fore={"analys": str(rad), "slutsats": rad.slutsats})
    rad.delete()
    return bild
