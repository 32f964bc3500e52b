"""The proposals of the merge, from the observations' own fields to rows of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lagesbild.forslag import Forslag, Iakttagelse, foresla
from lagesbild.forslag.iakttagelse import HELA_OMRADET, dygnsdelar
from lagesbild.models import Observation
from lagesbild.selectors.begrepp import lexikonet
from lagesbild.workflow.sammanforing import skillnader
from samverkan.models import Trend

TREND = {
    Trend.SAMRE: "ökar",
    Trend.BATTRE: "minskar",
    Trend.OFORANDRAT: "oförändrad",
    Trend.OKANT: "okänd",
}


def forslagen(rader: Iterable[Observation], skilda: Iterable[tuple[int, int]]) -> list[Forslag]:
    """What is proposed among the undecided."""
    return foresla([jamforbar(rad) for rad in rader], skilda, lexikonet())


def jamforbar(rad: Observation) -> Iakttagelse:
    """As the matcher reads it; what it lacks of point and stadsdel comes from its place."""
    plats = rad.plats
    stadsdel = rad.stadsdel or (plats.stadsdel if plats else None)
    plats_text = rad.plats_text or (plats.namn if plats else "")
    return Iakttagelse(
        pk=rad.pk,
        part=rad.underlag.part_id,
        text=rad.text,
        plats_text=plats_text,
        plats=rad.plats_id,
        stadsdel=stadsdel.namn if stadsdel else "" if plats_text else HELA_OMRADET,
        lon=rad.longitud if rad.longitud is not None else plats.longitud if plats else None,
        lat=rad.latitud if rad.latitud is not None else plats.latitud if plats else None,
        dygnsdel=dygnsdelar(rad.timme_fran, rad.timme_till),
        dagar=frozenset(rad.veckodagar),
        omrade=rad.samverkansomrade.nummer,
        allvar=rad.allvar,
        trend=TREND.get(Trend(rad.trend), "okänd"),
    )


def forslagsrad(forslag: Forslag, rader: dict[int, Observation]) -> dict[str, Any]:
    """A proposal on the page: each party's observations, the reasons, and what differs."""
    alla = sorted(
        (rader[pk] for pk in forslag.iakttagelser),
        key=lambda rad: (rad.underlag.part.ordning, rad.lopnummer),
    )
    forsta = alla[0].underlag.part_id
    stad = [rad for rad in alla if rad.underlag.part_id == forsta]
    polis = [rad for rad in alla if rad.underlag.part_id != forsta]
    return {
        "alla": alla,
        "stad": stad,
        "polis": polis,
        "framst": max(stad, key=lambda rad: rad.allvar),
        "for_": forslag.for_,
        "mot": forslag.mot,
        "nyckel": "-".join(str(rad.pk) for rad in alla),
        "skiljer": skillnader(alla),
        "skiljer_allvar": len({rad.allvar for rad in alla}) > 1,
        "skiljer_trend": len({rad.trend for rad in alla}) > 1,
        "isar": [(rad, polis if rad in stad else stad) for rad in alla] if len(alla) > 2 else [],
    }
