"""Figures cited in the texts: what can be chosen, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lagesbild.hanvisning import bitar_med_siffror
from lagesbild.models import Matvarde, Siffra, Statistikserie, Underlag
from lagesbild.models.siffra import SiffraQuerySet, Skrift
from lagesbild.selectors.bakom import befolkning_om
from lagesbild.selectors.statistik import SKYDDAT
from lagesbild.selectors.uppgifter import (
    STADEN,
    Redan,
    Sak,
    Uppgift,
    Uppgifter,
    gallande_omraden,
    las_flera,
)
from lagesbild.statistikord import i_ord, periodnamn
from samverkan.dokument.delar import stycken
from samverkan.dokument.modell import Stycke
from samverkan.models import Delningsniva, Indikator, Stadsdelsomrade
from samverkan.parterna import hela_orten

#: How many years back a figure can be chosen from.
VALBARA_YEARS = 3


@dataclass(frozen=True)
class Valbar:
    """A figure that may be cited, by a key of its own."""

    sak: Sak
    omrade: Stadsdelsomrade | None
    start: date
    varde: str

    @property
    def nyckel(self) -> str:
        slag = "i" if isinstance(self.sak, Indikator) else "s"
        return f"{slag}{self.sak.pk}:{self.omrade.pk if self.omrade else STADEN}:{self.start.year}"

    @property
    def etikett(self) -> str:
        namn = self.omrade.namn if self.omrade else hela_orten()
        return f"{namn}, {self.start.year}: {self.varde} {self.sak.enhet}"


@dataclass(frozen=True)
class Lage:
    """A cited figure with what it says today."""

    siffra: Siffra
    nu: str

    @property
    def sak(self) -> Sak:
        return self.siffra.indikator or self.siffra.serie  # type: ignore[return-value]

    @property
    def omrade(self) -> str:
        return self.siffra.stadsdelsomrade.namn if self.siffra.stadsdelsomrade else hela_orten()

    @property
    def period(self) -> str:
        return periodnamn(self.siffra.period_start, self.siffra.periodtyp)

    @property
    def is_andrad(self) -> bool:
        return self.nu != self.siffra.varde_da

    @property
    def varning(self) -> str:
        """What has happened since; a number that is now protected is not said again."""
        if not self.is_andrad:
            return ""
        if self.nu == SKYDDAT:
            return (
                f"{self.siffra.kod}: siffran är skyddad sedan texten skrevs. Ta bort den ur texten."
            )
        da = self.siffra.varde_da
        return (
            f"{self.siffra.kod}: siffran har ändrats från {da} till {self.nu} sedan texten skrevs."
        )


def visat(lage: Lage) -> str:
    """What a document prints of a cited figure."""
    return SKYDDAT if lage.nu == SKYDDAT else lage.siffra.varde_da


def _las(saker: list[Sak], fran: int | None = None, redan: Redan | None = None) -> list[Uppgifter]:
    """Only what is public: the text is read by more than those who write it."""
    rader = Matvarde.objects.filter(delningsniva=Delningsniva.PUBLIK)
    if fran:
        rader = rader.filter(period_start__gte=date(fran, 1, 1))
    indikatorer = [s.pk for s in saker if isinstance(s, Indikator)]
    serier = [s.pk for s in saker if isinstance(s, Statistikserie)]
    rader = rader.filter(indikator__in=indikatorer) | rader.filter(serie__in=serier)
    return las_flera(rader, saker, redan=redan or Redan(befolkning_om(saker), gallande_omraden()))


def _indikatorer(skrift: Skrift) -> list[Indikator]:
    """Those of the text's area; a party's own texts are about all of them."""
    mal = "malsattning__samverkansomrade"
    if isinstance(skrift, Underlag):
        rader = Indikator.objects.filter(
            **{f"{mal}__overenskommelse": skrift.lagesbild.overenskommelse_id}
        )
    else:
        rader = Indikator.objects.filter(**{mal: skrift.samverkansomrade_id})
    return list(rader.filter(aktiv=True).order_by("kod"))


def valbara(skrift: Skrift) -> list[Valbar]:
    """The indicators and all series, here and in the city, that may be shown."""
    bild = skrift.lagesbild
    har = Matvarde.objects.filter(
        stadsdelsomrade=bild.stadsdelsomrade_id, delningsniva=Delningsniva.PUBLIK
    )
    serier = Statistikserie.objects.filter(pk__in=har.values("serie")).order_by("namn")
    saker: list[Sak] = [*_indikatorer(skrift), *serier]
    return [
        Valbar(u.sak, omrade, start, i_ord(uppgift, u.sak.decimaler))
        for u in _las(saker, bild.year - VALBARA_YEARS)
        for omrade in (bild.stadsdelsomrade, None)
        for start in reversed(u.perioder(omrade.pk if omrade else STADEN))
        if (uppgift := u.hamta(omrade.pk if omrade else STADEN, start)).varde is not None
    ]


def lagen(siffror: Iterable[Siffra], redan: Redan | None = None) -> list[Lage]:
    """Each cited figure as it stands now; as many queries however many there are."""
    rader = list(siffror)
    saker: dict[tuple[type, int], Sak] = {}
    for rad in rader:
        sak = rad.indikator or rad.serie
        if sak:
            saker[type(sak), sak.pk] = sak
    alla = {
        (type(u.sak), u.sak.pk): u
        for u in (_las(list(saker.values()), redan=redan) if saker else [])
    }
    return [Lage(rad, _nu(rad, alla)) for rad in rader]


def citerade(rader: SiffraQuerySet, redan: Redan | None = None) -> list[Lage]:
    """The figures that texts lean on, with what they say now."""
    rader = rader.select_related("indikator", "serie", "stadsdelsomrade")
    return lagen(rader.order_by("nummer"), redan)


def stycken_av(text: str, finns: Iterable[int], citerade: Iterable[Lage] = ()) -> list[Stycke]:
    """Paragraphs with the statements and figures that they cite as links."""
    nummer = [lage.siffra.nummer for lage in citerade]
    return [Stycke(bitar_med_siffror(rad, finns, nummer)) for rad in stycken(text)]


def _nu(rad: Siffra, alla: dict[tuple[type, int], Uppgifter]) -> str:
    sak = rad.indikator or rad.serie
    if sak is None:
        return "saknas"
    u = alla[type(sak), sak.pk]
    uppgift: Uppgift = u.hamta(rad.stadsdelsomrade_id or STADEN, rad.period_start, rad.periodtyp)
    return i_ord(uppgift, sak.decimaler)
