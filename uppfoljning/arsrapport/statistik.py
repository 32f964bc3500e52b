"""Figures read in from other sources: a district's statistics, and the police's published events."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Max
from django.db.models.functions import Coalesce, ExtractYear

from lagesbild.models import Handelse
from lagesbild.selectors.statistik import (
    TILLBAKA,
    Statistikrad,
    i_kommunen,
    statistik_for,
)
from samverkan.models import Delningsniva, Stadsdelsomrade

#: Years with a figure that are shown of each series, and kinds of event.
VISADE, SLAG = 2, 8


def las_statistik(omrade: Stadsdelsomrade, year: int) -> list[dict[str, Any]]:
    """The newest figures of each series, with everything that goes with a figure."""
    serier: dict[tuple[str, str], list[Statistikrad]] = {}
    for rad in statistik_for(omrade, year):
        if rad.varde is not None or rad.jamforelser:
            serier.setdefault((rad.namn, rad.kalla), []).append(rad)
    return [_post(rad) for rader in serier.values() for rad in rader[-VISADE:]]


def _post(rad: Statistikrad) -> dict[str, Any]:
    return {
        "namn": rad.namn,
        "enhet": rad.enhet,
        "year": rad.year,
        "varde": None if rad.varde is None else str(rad.varde),
        "saknas": rad.saknas,
        "decimaler": rad.decimaler,
        "preliminar": rad.preliminar,
        "per_100_000": rad.per_100_000,
        "polisdriven": rad.polisdriven,
        "kalla": rad.kalla,
        "uppdaterad": rad.uppdaterad.isoformat() if rad.uppdaterad else "",
        "forbehall": rad.forbehall,
        "jamforelser": [
            {"omrade": j.omrade, "varde": str(j.varde), "preliminar": j.preliminar}
            for j in rad.jamforelser[:1]
        ],
    }


def las_handelser(year: int) -> dict[str, Any] | None:
    """The municipality's published events of the newest year known, by kind; never by place."""
    nar = Coalesce(ExtractYear("intraffade_at"), ExtractYear("publicerad_at"))
    publika = Handelse.objects.filter(delningsniva=Delningsniva.PUBLIK)
    alla = i_kommunen(publika).annotate(ar=nar)
    senast = alla.filter(ar__range=(year - TILLBAKA, year)).aggregate(senast=Max("ar"))["senast"]
    if senast is None:
        return None
    rader = alla.filter(ar=senast)
    slag = rader.values("typ").annotate(antal=Count("pk")).order_by("-antal", "typ")[:SLAG]
    om = rader.values(kalla=F("inlasning__datakalla")).annotate(senast=Max("inlasning__at"))
    forsta = om.order_by("kalla")[0]
    return {
        "year": senast,
        "antal": rader.count(),
        "slag": list(slag),
        "kalla": forsta["kalla"],
        "uppdaterad": forsta["senast"].date().isoformat(),
        "forbehall": rader.order_by("pk").values_list("inlasning__forbehall", flat=True)[0],
    }
