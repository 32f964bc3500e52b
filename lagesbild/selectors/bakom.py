"""The count that stands behind a figure: itself, or what its base makes of a share or a rate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from lagesbild.inlasning.folkmangd import SERIE as FOLKMANGD
from lagesbild.models import Matvarde, Statistikserie
from lagesbild.statistik.takt import medelfolkmangd
from samverkan.models import Delningsniva, Indikator

ADDERBARA = ("antal", "invånare")
_PER = re.compile(r"per (\d[\d\s]*)")


@dataclass(frozen=True)
class Matt:
    """How a statistic counts: `per` is 0 for a plain count and for what counts nothing."""

    troskel: int
    is_antal: bool
    per: int = 0
    #: A register of people counts everybody: no chance, no interval.
    is_slump: bool = True

    @property
    def is_summerbar(self) -> bool:
        """Whether longer periods and all groups are the sums of their parts."""
        return self.is_antal


def matt_for(sak: Indikator | Statistikserie | None) -> Matt:
    if sak is None:
        return Matt(0, False)
    enhet, traff = sak.enhet, _PER.search(sak.enhet)
    if enhet.startswith("procent") or enhet == "%":
        return Matt(sak.minsta_n, False, 100)
    if traff:
        return Matt(sak.minsta_n, False, int(re.sub(r"\D", "", traff[1])))
    return Matt(sak.minsta_n, enhet.startswith(ADDERBARA), 0, not enhet.startswith("invånare"))


@dataclass
class Befolkning:
    """People on 31 December by area (a district's key, or a name) and year."""

    antal: dict[tuple[int | str, int], Decimal] = field(default_factory=dict)

    @classmethod
    def av(cls, rader: Iterable[Matvarde]) -> Befolkning:
        ut = cls()
        for rad in rader:
            if rad.varde is not None:
                ut.antal[rad.stadsdelsomrade_id or rad.jamforelse, rad.year] = rad.varde
        return ut

    def medel(self, omrade: int | str, year: int) -> Decimal | None:
        """The year's mean population; None unless both ends are known."""
        return medelfolkmangd(self.antal.get((omrade, year - 1)), self.antal.get((omrade, year)))

    def ungefar(self, omrade: int | str, year: int) -> Decimal | None:
        """The mean, or the nearest known: anybody can guess a count from about how many live there."""
        nara = [(abs(y - year), -y, varde) for (o, y), varde in self.antal.items() if o == omrade]
        return self.medel(omrade, year) or (min(nara)[2] if nara else None)


def las_befolkning() -> Befolkning:
    """The public population series, whole."""
    rader = Matvarde.objects.filter(
        serie__namn=FOLKMANGD, delningsniva=Delningsniva.PUBLIK, periodtyp="year", grupp="alla"
    )
    return Befolkning.av(
        rader.only("stadsdelsomrade_id", "jamforelse", "period_start", "varde").order_by("pk")
    )


def befolkning_om(saker: Iterable[Indikator | Statistikserie]) -> Befolkning:
    """The population, read only where some figure is a rate per inhabitants."""
    takter = any(matt_for(sak).per > 100 for sak in saker)
    return las_befolkning() if takter else Befolkning()


def antal_bakom(rad: Matvarde, matt: Matt, befolkning: Befolkning) -> int | None:
    """None when the figure counts nothing that anybody could work out."""
    if rad.varde is None:
        return None
    if matt.is_antal:
        return int(rad.varde)
    if rad.taljare is not None:
        return rad.taljare
    bas: Decimal | int | None = rad.namnare
    if bas is None and matt.per == 100:
        bas = rad.n
    elif bas is None and matt.per:
        bas = befolkning.ungefar(rad.stadsdelsomrade_id or rad.jamforelse, rad.year)
    if not matt.per or not bas:
        return None
    return int((rad.varde * bas / matt.per).quantize(Decimal(1), rounding=ROUND_HALF_UP))
