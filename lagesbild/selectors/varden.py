"""Yearly values of indicators, with small numbers taken away before anybody sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from lagesbild.models import Matvarde
from lagesbild.selectors.antalen import ALLA
from lagesbild.selectors.bakom import Befolkning, befolkning_om
from lagesbild.selectors.skydd import Skydd, skydd_for
from samverkan.models import Indikator, User

Cell = tuple[int, int, int]


@dataclass
class Varden:
    """Values by (indicator, district, year) and the city's by (indicator, year)."""

    per_nyckel: dict[Cell, Matvarde] = field(default_factory=dict)
    staden: dict[tuple[int, int], Matvarde] = field(default_factory=dict)
    skyddade: set[Cell] = field(default_factory=set)
    skyddad_stad: set[tuple[int, int]] = field(default_factory=set)

    def skydda(self, skydd: Skydd) -> None:
        """Keep what may not be shown, a district's and the city's, by the same keys as the values."""
        arliga = [n for n in skydd.dolda if n.periodtyp == "year" and n.grupp == ALLA]
        self.skyddade = {(n.indikator, n.omrade, n.start.year) for n in arliga if n.omrade}
        self.skyddad_stad = {(n.indikator, n.start.year) for n in arliga if n.is_staden}

    def hamta(self, indikator_id: int, omrade_id: int | None, year: int) -> Matvarde | None:
        """A district's row, or the city's when no district is named."""
        if omrade_id is None:
            return self.staden.get((indikator_id, year))
        return self.per_nyckel.get((indikator_id, omrade_id, year))

    def senaste(self, indikator_id: int, omrade_id: int | None, year: int) -> Matvarde | None:
        """The newest row up to the year, within three years, that has a value or hides one."""
        for ett in range(year, year - 4, -1):
            vard = self.hamta(indikator_id, omrade_id, ett)
            if vard and (vard.varde is not None or vard.saknas == Matvarde.Saknas.SKYDDAT):
                return vard
        return None

    def is_skyddad(self, vard: Matvarde) -> bool:
        if vard.stadsdelsomrade_id is None:
            return (vard.indikator_id or 0, vard.year) in self.skyddad_stad
        return (vard.indikator_id or 0, vard.stadsdelsomrade_id, vard.year) in self.skyddade

    def varde(self, vard: Matvarde | None) -> Decimal | None:
        """The value that may be shown and judged."""
        return None if vard is None or self.is_skyddad(vard) else vard.varde

    def doljer(self, indikator: Indikator, omrade_id: int, varde: Decimal, year: int) -> bool:
        """Whether a written value is, or would give away, a small number of that district and year."""
        liten = indikator.is_antal and 0 < varde < indikator.minsta_n
        vard = self.hamta(indikator.pk, omrade_id, year)
        i_kallan = vard is not None and vard.saknas == Matvarde.Saknas.SKYDDAT
        return liten or i_kallan or (indikator.pk, omrade_id, year) in self.skyddade

    def years(self, indikator_id: int) -> set[int]:
        """Every year that has a row for any district or the city."""
        alla = {year for i, _, year in self.per_nyckel if i == indikator_id}
        return alla | {year for i, year in self.staden if i == indikator_id}


def las_varden(user: User, indikatorer: list[Indikator], *, fran: int = 1900) -> Varden:
    """Yearly values of the indicators that the user may see, from a year on."""
    rader = Matvarde.objects.visible_to(user).filter(period_start__gte=date(fran, 1, 1))
    return varden_av(rader, indikatorer)


def varden_av(
    rader: QuerySet[Matvarde], indikatorer: list[Indikator], folk: Befolkning | None = None
) -> Varden:
    """The yearly values among the rows; what is hidden is decided over all there is of each.

    `folk` is the population when it has been read already.
    """
    kanda, varden = {i.pk: i for i in indikatorer}, Varden()
    alla = list(rader.filter(indikator__in=indikatorer).order_by("pk"))
    for rad in alla:
        rad.indikator = kanda[rad.indikator_id or 0]
        if rad.periodtyp != Matvarde.Periodtyp.YEAR or rad.grupp != ALLA:
            continue
        if rad.stadsdelsomrade_id:
            varden.per_nyckel[rad.indikator_id or 0, rad.stadsdelsomrade_id, rad.year] = rad
        elif rad.jamforelse == Matvarde.HELA_STADEN:
            varden.staden[rad.indikator_id or 0, rad.year] = rad
    varden.skydda(skydd_for(alla, folk or befolkning_om(kanda.values())))
    return varden
