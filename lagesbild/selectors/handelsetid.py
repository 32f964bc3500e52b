"""When in the week events happen in a district, one source and one year at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db.models import Count, Max, QuerySet
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay, ExtractYear

from lagesbild.models import Handelse
from lagesbild.sekretess import TROSKEL
from lagesbild.sekretess.vecka import Veckorutor, veckorutor
from lagesbild.selectors.statistik import SKYDDAT, i_kommunen
from lagesbild.statistik import DAGAR
from samverkan.charts.modell import Diagram, Punkt, Serie, Slag
from samverkan.format_sv import tal
from samverkan.models import Stadsdelsomrade, User
from samverkan.parterna import hela_orten

#: What can be chosen: a source's name, where it is about, and the year.
Val = tuple[str, str, int]
HAR, KOMMUNEN = "har", "kommunen"


def valbara(user: User, omrade: Stadsdelsomrade) -> list[Val]:
    """Sources and years with events that have a time, the district's before the whole town's."""
    synliga = Handelse.objects.visible_to(user).filter(intraffade_at__isnull=False)
    egna = _ar(synliga.filter(stadsdelsomrade=omrade))
    stadens = _ar(i_kommunen(synliga.filter(precision=Handelse.Precision.KOMMUN)))
    return [(k, HAR, y) for k, y in egna] + [(k, KOMMUNEN, y) for k, y in stadens]


def _ar(rader: QuerySet[Handelse]) -> list[tuple[str, int]]:
    par = rader.annotate(ar=ExtractYear("intraffade_at")).values_list("datakalla", "ar")
    return list(
        par.annotate(antal=Count("pk")).order_by("datakalla", "-ar").values_list("datakalla", "ar")
    )


def veckan(user: User, omrade: Stadsdelsomrade, val: Val) -> dict[str, Any]:
    """The chart of what is chosen, with its source; small cells are gone before it is drawn."""
    kalla, var, year = val
    rader: QuerySet[Handelse] = Handelse.objects.visible_to(user).filter(
        datakalla=kalla, intraffade_at__year=year
    )
    if var == HAR:
        rader = rader.filter(stadsdelsomrade=omrade)
    else:
        rader = i_kommunen(rader.filter(precision=Handelse.Precision.KOMMUN))
    rutor = veckorutor(_matris(rader), TROSKEL)
    senast = rader.aggregate(senast=Max("inlasning__at"))["senast"]
    forbehall = set(rader.order_by().values_list("inlasning__forbehall", flat=True).distinct())
    namn = omrade.namn if var == HAR else hela_orten()
    return {
        "diagram": _diagram(rutor, namn, year, kalla, f"{senast:%Y-%m-%d}" if senast else ""),
        "forbehall": sorted(f for f in forbehall if f),
        "rutor": rutor,
        "namn": namn,
    }


def _matris(rader: QuerySet[Handelse]) -> Any:
    """Counted by the database; local time, Monday first."""
    matris = np.zeros((7, 24))
    per = rader.annotate(dag=ExtractIsoWeekDay("intraffade_at"), timme=ExtractHour("intraffade_at"))
    for dag, timme, antal in per.order_by().values_list("dag", "timme").annotate(antal=Count("pk")):
        matris[dag - 1, timme] = antal
    return matris


def _diagram(rutor: Veckorutor, namn: str, year: int, kalla: str, inlast: str) -> Diagram:
    serier = tuple(
        Serie(
            dag.capitalize(),
            tuple(Punkt(None if v is None else float(v), saknas=SKYDDAT) for v in rad),
        )
        for dag, rad in zip(DAGAR, rutor.rader, strict=True)
    )
    spann = "timme" if rutor.timmar == 1 else f"block om {rutor.timmar} timmar"
    return Diagram(
        slag=Slag.VECKA,
        fynd=_fynd(rutor, namn),
        enhet=f"Antal händelser per veckodag och {spann}, {year}.",
        kategorirubrik="Klockslag",
        kategorier=tuple(_klockslag(t, rutor.timmar) for t in range(0, 24, rutor.timmar)),
        serier=serier,
        decimaler=0,
        kalltext=f"{kalla}, inläst {inlast}" if inlast else kalla,
        forbehall="En händelse räknas då den började",
    )


def _klockslag(timme: int, block: int) -> str:
    return f"{timme:02d}" if block == 1 else f"{timme:02d}–{timme + block:02d}"


def _fynd(rutor: Veckorutor, namn: str) -> str:
    """Where most happens, as far as that may be told."""
    varden = [(v, d, t) for d, rad in enumerate(rutor.rader) for t, v in enumerate(rad) if v]
    if not varden:
        return f"{namn}: för få händelser för att visa när de sker"
    mest, dag, plats = max(varden, key=lambda rad: (rad[0], -rad[1], -rad[2]))
    klocka = _klockslag(plats * rutor.timmar, rutor.timmar)
    av = "" if rutor.totalt is None else f" av {tal(rutor.totalt, 0)}"
    return f"Flest på {DAGAR[dag]}ar kl. {klocka}: {tal(mest, 0)}{av}"
