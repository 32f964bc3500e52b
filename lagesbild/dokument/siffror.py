"""A district's public figures as they are kept beside a decided text; small numbers are taken away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lagesbild.models import Lagesbild, Matvarde
from lagesbild.selectors.bakom import Befolkning
from lagesbild.selectors.statistik import SKYDDAT, Statistikrad, statistik_for
from lagesbild.selectors.varden import Varden, varden_av
from samverkan.models import Delningsniva, Indikator, Stadsdelsomrade

#: Years with a figure that are shown of each series, and years of an indicator.
VISADE, INDIKATORAR = 2, 3


def las_statistik(
    omrade: Stadsdelsomrade, year: int, folk: Befolkning | None = None
) -> list[dict[str, Any]]:
    """The newest figures of each series, with everything that goes with a figure."""
    serier: dict[tuple[str, str], list[Statistikrad]] = {}
    for rad in statistik_for(omrade, year, folk=folk):
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


def las_indikatorer(bild: Lagesbild, folk: Befolkning | None = None) -> list[dict[str, Any]]:
    """The indicators of every area's goals: the district's last years, with all that goes with them."""
    avtal = Indikator.objects.filter(
        malsattning__samverkansomrade__overenskommelse=bild.overenskommelse_id, aktiv=True
    )
    rader = list(avtal.select_related("malsattning__samverkansomrade"))
    oppna = Matvarde.objects.filter(
        delningsniva=Delningsniva.PUBLIK, period_start__year__gte=bild.year - INDIKATORAR
    )
    varden = varden_av(oppna, rader, folk)
    svar = [_indikator(rad, bild, varden) for rad in rader]
    return sorted((ett for ett in svar if ett["serie"]), key=lambda ett: str(ett["kod"]))


def _indikator(rad: Indikator, bild: Lagesbild, varden: Varden) -> dict[str, Any]:
    omrade = bild.stadsdelsomrade_id
    years = range(bild.year - INDIKATORAR, bild.year + 1)
    return {
        "omrade": rad.malsattning.samverkansomrade.nummer,
        "kod": rad.kod,
        "namn": rad.namn,
        "enhet": rad.enhet,
        "decimaler": rad.decimaler,
        "polisdriven": rad.polisdriven,
        "kalla": rad.datakalla,
        "lasanvisning": rad.lasanvisning,
        "serie": frys_serie(varden, {y: varden.hamta(rad.pk, omrade, y) for y in years}),
    }


def frys_serie(varden: Varden, rader: dict[int, Matvarde | None]) -> dict[str, dict[str, Any]]:
    """The years that have a row; a protected value leaves no trace but the word."""
    return {str(year): _varde(varden, rad) for year, rad in rader.items() if rad is not None}


def _varde(varden: Varden, rad: Matvarde) -> dict[str, Any]:
    if varden.is_skyddad(rad) or rad.saknas == Matvarde.Saknas.SKYDDAT:
        return {"saknas": SKYDDAT}
    if rad.varde is None:
        return {"saknas": rad.get_saknas_display()}
    varde: dict[str, Any] = {"varde": talet(rad.varde)}
    if rad.n is not None:
        varde["n"] = rad.n
    if rad.ki_lag is not None and rad.ki_hog is not None:
        varde["intervall"] = [talet(rad.ki_lag), talet(rad.ki_hog)]
    return varde | ({"preliminar": True} if rad.preliminar else {})


def talet(varde: Decimal) -> str:
    """A number as it is written, without trailing zeros: JSON's floats would not keep it."""
    return format(varde.normalize(), "f")
