"""The police's published events, read in from their source."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Max
from django.db.models.functions import Coalesce, ExtractYear

from lagesbild.models import Handelse
from lagesbild.selectors.statistik import TILLBAKA, i_kommunen
from samverkan.datum_sv import dag
from samverkan.models import Delningsniva

#: Kinds of event that are shown.
SLAG = 8


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
        "uppdaterad": dag(forsta["senast"]).isoformat(),
        "forbehall": rader.order_by("pk").values_list("inlasning__forbehall", flat=True)[0],
    }
