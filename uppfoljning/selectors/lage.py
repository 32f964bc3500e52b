"""The state of goals per district, computed once for a page from few queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from atgardsplan.models import LokalOverenskommelse, Malvarde
from lagesbild.models import Matvarde
from samverkan.models import Indikator, Overenskommelse, Samverkansomrade, Stadsdelsomrade, User
from uppfoljning.malstatus import Bedomning, bedom, sammanvag
from uppfoljning.smatal import Skydd, skydda

Cell = tuple[int, int, int]


@dataclass
class Varden:
    """Yearly values of indicators, and which of them are small numbers that nobody may see.

    Cells are (indicator, district, year); the whole city's values are (indicator, year).
    """

    per_nyckel: dict[Cell, Matvarde] = field(default_factory=dict)
    staden: dict[tuple[int, int], Matvarde] = field(default_factory=dict)
    skyddade: set[Cell] = field(default_factory=set)
    skyddad_stad: set[tuple[int, int]] = field(default_factory=set)

    def senaste(self, indikator_id: int, omrade_id: int, year: int) -> Matvarde | None:
        """The newest value up to the year, within three years."""
        for ett in range(year, year - 4, -1):
            if vard := self.per_nyckel.get((indikator_id, omrade_id, ett)):
                return vard
        return None

    def is_skyddad(self, vard: Matvarde) -> bool:
        if vard.stadsdelsomrade_id is None:
            return (vard.indikator_id or 0, vard.year) in self.skyddad_stad
        return (vard.indikator_id or 0, vard.stadsdelsomrade_id, vard.year) in self.skyddade


def las_varden(user: User, indikatorer: list[Indikator]) -> Varden:
    """All yearly values of the indicators that the user may see."""
    return varden_av(Matvarde.objects.visible_to(user), indikatorer)


def varden_av(rader: QuerySet[Matvarde], indikatorer: list[Indikator]) -> Varden:
    """The yearly values among the rows; small numbers are weighed over all districts at once."""
    varden = Varden()
    for rad in rader.filter(indikator__in=indikatorer, periodtyp="year", grupp="alla"):
        if rad.stadsdelsomrade_id:
            varden.per_nyckel[rad.indikator_id or 0, rad.stadsdelsomrade_id, rad.year] = rad
        elif rad.jamforelse == Matvarde.HELA_STADEN:
            varden.staden[rad.indikator_id or 0, rad.year] = rad
    _skydda(varden, {i.pk: i for i in indikatorer})
    return varden


def _skydda(varden: Varden, indikatorer: dict[int, Indikator]) -> None:
    rader: dict[tuple[int, int], dict[int, Matvarde]] = defaultdict(dict)
    for (indikator_id, omrade_id, year), vard in varden.per_nyckel.items():
        rader[indikator_id, year][omrade_id] = vard
    for (indikator_id, year), rad in rader.items():
        skydd = _radens_skydd(indikatorer[indikator_id], rad)
        varden.skyddade |= {(indikator_id, omrade_id, year) for omrade_id in skydd.celler}
        if skydd.summan:
            varden.skyddad_stad.add((indikator_id, year))


def _radens_skydd(indikator: Indikator, rad: dict[int, Matvarde]) -> Skydd[int]:
    """Counts by the indicator's own threshold; shares by what they count, and by their base."""
    if not indikator.minsta_n:
        return Skydd(frozenset())
    if indikator.is_antal:
        return skydda({pk: vard.varde for pk, vard in rad.items()}, grans=indikator.minsta_n)
    tunna = {pk for pk, v in rad.items() if v.n is not None and v.n < indikator.minsta_n}
    return skydda({pk: vard.taljare for pk, vard in rad.items()}, redan=tunna)


@dataclass(frozen=True)
class Omradeslage:
    """An area's state in a district: the gravest of its goals, and how many are on their way."""

    samverkansomrade: Samverkansomrade
    lage: str
    pa_vag: int
    antal: int
    riktning: str


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
    avtal = gallande_avtal()
    if avtal is None:
        return {}
    samomraden = list(
        avtal.samverkansomraden.prefetch_related("malsattningar__indikatorer").order_by("nummer")
    )
    indikatorer = [
        i for s in samomraden for m in s.malsattningar.all() for i in m.indikatorer.all() if i.aktiv
    ]
    varden, mal = las_varden(user, indikatorer), malvarden(user, year)
    return {
        omrade.pk: [_omradeslage(s, omrade.pk, year, varden, mal) for s in samomraden]
        for omrade in omraden
    }


def _omradeslage(
    samomrade: Samverkansomrade,
    omrade_id: int,
    year: int,
    varden: Varden,
    mal: dict[tuple[int, int], Malvarde],
) -> Omradeslage:
    per_mal, riktningar = [], []
    for malsattning in samomrade.malsattningar.all():
        indikatorer = [i for i in malsattning.indikatorer.all() if i.aktiv]
        per_mal.append(
            sammanvag(
                [
                    bedom_indikator(i, omrade_id, year, varden, mal.get((i.pk, omrade_id))).lage
                    for i in indikatorer
                ]
            )
        )
        riktningar += [_riktning(i, omrade_id, year, varden) for i in indikatorer]
    return Omradeslage(
        samomrade,
        sammanvag(per_mal),
        per_mal.count("ja"),
        len(per_mal),
        _samlad_riktning(riktningar),
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
