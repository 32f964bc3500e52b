"""The state of goals per district, computed once for a page from few queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from atgardsplan.models import LokalOverenskommelse, Malvarde
from lagesbild.selectors.varden import Varden, las_varden, varden_av
from samverkan.models import (
    Indikator,
    Malsattning,
    Overenskommelse,
    Samverkansomrade,
    Stadsdelsomrade,
    User,
)
from uppfoljning.malstatus import Bedomning, bedom, sammanvag

__all__ = [
    "Omradeslage",
    "Varden",
    "bedom_indikator",
    "gallande_avtal",
    "lagen",
    "las_varden",
    "malvarden",
    "malvarden_av",
    "valbara_year",
    "varden_av",
]


@dataclass(frozen=True)
class Omradeslage:
    """An area's state in a district, and how many of its goals are on their way."""

    samverkansomrade: Samverkansomrade
    lage: str
    pa_vag: int
    antal: int
    riktning: str
    skal: str = ""

    @property
    def pil(self) -> str:
        """Judged over several figures, better points down: less of the problem."""
        return {"battre": "ner", "samre": "upp"}.get(self.riktning, "lika")


def malvarden(user: User, year: int) -> dict[tuple[int, int], Malvarde]:
    """The targets in force at the year's end by (indicator, district)."""
    return malvarden_av(LokalOverenskommelse.objects.visible_to(user), year)


def malvarden_av(
    avtal: QuerySet[LokalOverenskommelse], year: int
) -> dict[tuple[int, int], Malvarde]:
    """The targets of the agreements that were in force at the year's end."""
    slutet = date(year, 12, 31)
    rader = Malvarde.objects.filter(
        lokal_overenskommelse__in=avtal.filter(giltig_fran__lte=slutet, giltig_till__gte=slutet),
        indikator__isnull=False,
    ).select_related("lokal_overenskommelse")
    return {(r.indikator_id or 0, r.lokal_overenskommelse.stadsdelsomrade_id): r for r in rader}


def bedom_indikator(
    indikator: Indikator, omrade_id: int, year: int, varden: Varden, mal: Malvarde | None
) -> Bedomning:
    """One indicator in one district, by the rule of `malstatus`."""
    vard = varden.senaste(indikator.pk, omrade_id, year)
    if vard and varden.is_skyddad(vard):
        return Bedomning("ej", "talet är litet och skyddat")
    return bedom(
        riktning=indikator.riktning,
        polisdriven=indikator.polisdriven,
        baslinje=mal.baslinje if mal else None,
        baslinje_year=mal.baslinje_year if mal else None,
        malvarde=mal.malvarde if mal else None,
        mal_year=mal.mal_year if mal else None,
        varde=vard.varde if vard else None,
        year=vard.year if vard else year,
        ki_lag=vard.ki_lag if vard else None,
        ki_hog=vard.ki_hog if vard else None,
    )


def gallande_avtal() -> Overenskommelse | None:
    return Overenskommelse.objects.gallande().first()


def lagen(user: User, omraden: list[Stadsdelsomrade], year: int) -> dict[int, list[Omradeslage]]:
    """The five areas' state for each district; a fixed number of queries."""
    per_samomrade: dict[Samverkansomrade, list[Malsattning]] = {}
    for malsattning in gallande_mal():
        per_samomrade.setdefault(malsattning.samverkansomrade, []).append(malsattning)
    if not per_samomrade:
        return {}
    indikatorer = [i for malen in per_samomrade.values() for m in malen for i in aktiva(m)]
    varden, mal = las_varden(user, indikatorer, fran=year - 4), malvarden(user, year)
    return {
        omrade.pk: [
            _omradeslage(s, malen, omrade.pk, year, varden, mal)
            for s, malen in per_samomrade.items()
        ]
        for omrade in omraden
    }


def gallande_mal() -> QuerySet[Malsattning]:
    """The goals of the agreement in force, with their indicators."""
    galler = Overenskommelse.Status.GALLANDE
    rader = Malsattning.objects.filter(samverkansomrade__overenskommelse__status=galler)
    rader = rader.select_related("samverkansomrade").prefetch_related("indikatorer")
    return rader.order_by("samverkansomrade__nummer", "nummer")


def aktiva(malsattning: Malsattning) -> list[Indikator]:
    return [i for i in malsattning.indikatorer.all() if i.aktiv]


def _omradeslage(
    samomrade: Samverkansomrade,
    malen: list[Malsattning],
    omrade_id: int,
    year: int,
    varden: Varden,
    mal: dict[tuple[int, int], Malvarde],
) -> Omradeslage:
    per_mal: list[str] = []
    riktningar: list[int] = []
    avviker: list[str] = []
    for malsattning in malen:
        bedomda = {
            i: bedom_indikator(i, omrade_id, year, varden, mal.get((i.pk, omrade_id))).lage
            for i in aktiva(malsattning)
        }
        per_mal.append(sammanvag(list(bedomda.values())))
        avviker += [i.namn for i, lage in bedomda.items() if lage == "nej"]
        riktningar += [_riktning(i, omrade_id, year, varden) for i in bedomda]
    return Omradeslage(
        samomrade,
        sammanvag(per_mal),
        per_mal.count("ja"),
        len(per_mal),
        _samlad_riktning(riktningar),
        ", ".join(avviker[:2]),
    )


def _riktning(indikator: Indikator, omrade_id: int, year: int, varden: Varden) -> int:
    """Better 1, worse −1, unchanged or unknown 0, since the year before; police-driven never."""
    nu = varden.senaste(indikator.pk, omrade_id, year)
    fore = varden.per_nyckel.get((indikator.pk, omrade_id, (nu.year if nu else year) - 1))
    if indikator.polisdriven or not nu or not fore or nu.varde is None or fore.varde is None:
        return 0
    if varden.is_skyddad(nu) or varden.is_skyddad(fore):
        return 0
    andring = (nu.varde > fore.varde) - (nu.varde < fore.varde)
    return {"ner": -andring, "upp": andring}.get(indikator.riktning, 0)


def _samlad_riktning(riktningar: list[int]) -> str:
    summa = sum(riktningar)
    return "battre" if summa > 0 else "samre" if summa < 0 else "oforandrat"


def valbara_year() -> list[int]:
    """The years since the agreement began, newest first."""
    nu, avtal = timezone.localdate().year, gallande_avtal()
    forsta = min(avtal.giltig_fran.year, nu) if avtal else nu
    return list(range(nu, forsta - 1, -1))
