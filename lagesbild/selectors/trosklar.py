"""The thresholds that hold for each source, and what another one would hide."""

from __future__ import annotations

from copy import copy
from itertools import groupby
from typing import Any

from lagesbild.models import LAGSTA_TROSKEL, Matvarde, Statistikserie
from lagesbild.selectors.bakom import befolkning_om
from lagesbild.selectors.skeden import Tidigare
from lagesbild.selectors.skydd import skydd_for
from lagesbild.workflow.troskel import (
    gallande_troskel,
    kallans_serier,
    med_troskel,
    sista_inlasning,
)
from samverkan.format_sv import tal
from samverkan.models import Delningsniva

KOLUMNER = ["Källa", "#Statistik", "#Minsta tal som visas"]


def kallorna() -> dict[str, list[Statistikserie]]:
    """The series whose small numbers are protected, by source."""
    serier = Statistikserie.objects.filter(minsta_n__gt=0).order_by("datakalla", "namn", "pk")
    return {kalla: list(rader) for kalla, rader in groupby(serier, key=lambda s: s.datakalla)}


def trosklarna() -> dict[str, Any]:
    """What holds for each source."""
    rader = [
        [kalla or "Utan angiven källa", len(serier), gallande_troskel(serier)]
        for kalla, serier in kallorna().items()
    ]
    utan = Statistikserie.objects.filter(minsta_n=0).count()
    return {"kolumner": KOLUMNER, "rader": rader, "lagst": LAGSTA_TROSKEL, "utan": utan}


def forandringen(datakalla: str, troskel: int) -> dict[str, Any]:
    """How many public figures of each series are hidden now, and would be."""
    serier = list(kallans_serier(datakalla))
    sista = sista_inlasning()
    nya = {
        s.pk: s if s.minsta_n == troskel else med_troskel(copy(s), troskel, sista) for s in serier
    }
    nu, sedan = _dolda(serier), _dolda(list(nya.values()))
    rader = [
        [s.namn, s.minsta_n, troskel, tal(nu.get(s.pk, 0), 0), tal(sedan.get(s.pk, 0), 0)]
        for s in serier
    ]
    return {
        "kalla": datakalla or "Utan angiven källa",
        "nu": gallande_troskel(serier),
        "troskel": troskel,
        "hojs": troskel > gallande_troskel(serier),
        "andras": any(s.minsta_n != troskel for s in serier),
        "kolumner": ["Statistik", "#Tröskel nu", "#Ny tröskel", "#Skyddade tal nu", "#Skyddade tal sedan"],
        "rader": rader,
    }  # fmt: skip


def _dolda(serier: list[Statistikserie]) -> dict[int, int]:
    """By series, how many of its public figures are not shown."""
    per_pk = {serie.pk: serie for serie in serier}
    rader = list(
        Matvarde.objects.filter(serie__in=list(per_pk), delningsniva=Delningsniva.PUBLIK)
        .defer("kommentar").order_by("pk")
    )  # fmt: skip
    for rad in rader:
        rad.serie = per_pk[rad.serie_id or 0]
    skydd = skydd_for(rader, befolkning_om(serier), Tidigare.las(rader))
    antal: dict[int, int] = {}
    for rad in rader:
        antal[rad.serie_id or 0] = antal.get(rad.serie_id or 0, 0) + skydd.doljer(rad)
    return antal
