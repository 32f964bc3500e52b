"""Figures put into the joint texts, and what is done when they change; the text is never touched."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lagesbild.models import Lagesbild, Omradesanalys, Siffra
from lagesbild.selectors.siffra import Valbar, lagen
from lagesbild.workflow.lagesbild import may_sammanfora
from samverkan.fel import Hinder
from samverkan.log import log
from samverkan.models import Delningsniva, Indikator, User
from samverkan.permissions import krav

NIVA = Delningsniva.PARTERNA


def _lasta(bild_id: int, by: User) -> Lagesbild:
    bild = Lagesbild.objects.select_for_update(of=("self",)).get(pk=bild_id)
    krav(may_sammanfora(by, bild))
    return bild


@transaction.atomic
def lagg_till_siffra(analys: Omradesanalys, val: Valbar, *, by: User) -> Siffra:
    """Give the figure a number to cite, and keep what it says today."""
    bild = _lasta(analys.lagesbild_id, by)
    senast = bild.siffror.aggregate(senast=Max("nummer"))["senast"] or 0
    vad: dict[str, Any] = {"indikator" if isinstance(val.sak, Indikator) else "serie": val.sak}
    rad = Siffra(
        lagesbild=bild, analys=analys, nummer=senast + 1, stadsdelsomrade=val.omrade,
        period_start=val.start, varde_da=val.varde, av=by, **vad,
    )  # fmt: skip
    rad.save()
    log(by, "lagg_till_siffra", rad, efter={"varde": val.varde}, niva=NIVA)
    return rad


@transaction.atomic
def godta_siffra(rad: Siffra, *, by: User) -> Siffra:
    """The text has been read again against today's figure."""
    _lasta(rad.lagesbild_id, by)
    (lage,) = lagen([rad])
    fore, rad.varde_da, rad.at, rad.av = rad.varde_da, lage.nu, timezone.now(), by
    rad.save(update_fields=["varde_da", "at", "av"])
    log(by, "godta_siffra", rad, fore={"varde": fore}, efter={"varde": lage.nu}, niva=NIVA)
    return rad


@transaction.atomic
def ta_bort_siffra(rad: Siffra, *, by: User) -> None:
    """Take a figure away; one that a text still cites stays."""
    _lasta(rad.lagesbild_id, by)
    texter = " ".join((rad.analys.text, rad.analys.samsyn, rad.analys.skillnader))
    if f"[{rad.kod}]" in texter:
        raise Hinder(f"Texten hänvisar till [{rad.kod}]. Ta bort hänvisningen först.")
    log(by, "ta_bort_siffra", rad, fore={"varde": rad.varde_da}, niva=NIVA)
    rad.delete()
