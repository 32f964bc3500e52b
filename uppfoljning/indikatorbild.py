"""Charts of an indicator; protected values are gone before a chart is described."""

from __future__ import annotations

from dataclasses import dataclass

from atgardsplan.models import Malvarde
from lagesbild.models import Matvarde
from lagesbild.selectors.varden import Varden
from samverkan.charts.modell import (
    SAKNAS,
    SKYDDAT,
    Diagram,
    Malbana,
    Punkt,
    Roll,
    Serie,
    Slag,
    med_helheten,
)
from samverkan.format_sv import tal
from samverkan.models import Indikator, Stadsdelsomrade
from samverkan.parterna import hela_orten

TECKEN = {"procent": "%"}


@dataclass(frozen=True)
class Bild:
    """What every chart of the indicator is drawn from."""

    indikator: Indikator
    varden: Varden
    mal: Malvarde | None = None

    @property
    def has_synlig_bas(self) -> bool:
        """A baseline that was itself a protected value would give it away."""
        mal = self.mal
        if mal is None or mal.baslinje is None or mal.baslinje_year is None:
            return False
        omrade_id = mal.lokal_overenskommelse.stadsdelsomrade_id
        bas, year = mal.baslinje, mal.baslinje_year
        return not self.varden.doljer(self.indikator, omrade_id, bas, year)

    def years(self) -> list[int]:
        """Evenly spaced years, so that the target's path is straight: those measured and aimed at."""
        alla = set(self.varden.years(self.indikator.pk))
        if alla and self.has_synlig_bas and self.mal and self.mal.mal_year:
            alla |= {self.mal.baslinje_year or self.mal.mal_year, self.mal.mal_year}
        ordnade = sorted(alla)
        if len(ordnade) < 2:
            return ordnade
        steg = min(b - a for a, b in zip(ordnade, ordnade[1:], strict=False))
        rutnat = list(range(ordnade[0], ordnade[-1] + 1, steg))
        return rutnat if alla <= set(rutnat) else list(range(ordnade[0], ordnade[-1] + 1))

    def punkt(self, vard: Matvarde | None) -> Punkt:
        """A value with its warnings, or why there is none."""
        if vard is None:
            return Punkt(saknas=SAKNAS)
        if self.varden.is_skyddad(vard):
            return Punkt(saknas=SKYDDAT)
        if vard.varde is None:
            skyddat = vard.saknas == Matvarde.Saknas.SKYDDAT
            return Punkt(saknas=SKYDDAT if skyddat else str(vard.get_saknas_display()))
        lag, hog = (None if v is None else float(v) for v in (vard.ki_lag, vard.ki_hog))
        return Punkt(float(vard.varde), lag, hog, vard.n, vard.preliminar)

    def serie(self, namn: str, omrade_id: int | None, roll: Roll, years: list[int]) -> Serie:
        punkter = (
            self.punkt(self.varden.hamta(self.indikator.pk, omrade_id, year)) for year in years
        )
        return Serie(namn, tuple(punkter), roll)


def linje(bild: Bild, omrade: Stadsdelsomrade | None, fynd: str) -> Diagram | None:
    """The chosen district against the city, with interval and the path to the target."""
    years = bild.years()
    if not years:
        return None
    namn = omrade.namn if omrade else hela_orten()
    serier = [bild.serie(namn, omrade.pk if omrade else None, Roll.HUVUD, years)]
    # A city's count beside a district's would only flatten the district.
    if omrade and not bild.indikator.is_antal:
        serier.append(bild.serie(hela_orten(), None, Roll.JAMFORELSE, years))
    serier = [serie for serie in serier if serie.roll is Roll.HUVUD or serie.sista is not None]
    return Diagram(
        fynd=fynd,
        enhet=_enhet(bild.indikator),
        kalltext=bild.indikator.datakalla,
        forbehall=_forbehall(bild.indikator),
        kategorier=tuple(map(str, years)),
        serier=tuple(serier),
        malbana=_malbana(bild, years) if omrade else None,
        tecken=TECKEN.get(bild.indikator.enhet, ""),
        decimaler=bild.indikator.decimaler,
    )


def _enhet(indikator: Indikator) -> str:
    enhet = indikator.enhet
    return f"{enhet[:1].upper()}{enhet[1:]}."


def _forbehall(indikator: Indikator) -> str:
    driven = "Drivs av polisens arbete eller av hur många som anmäler: tolkas med försiktighet"
    delar = [driven] if indikator.polisdriven else []
    return ". ".join([*delar, *([indikator.lasanvisning] if indikator.lasanvisning else [])])


def _malbana(bild: Bild, years: list[int]) -> Malbana | None:
    mal = bild.mal
    if mal is None or mal.malvarde is None or mal.mal_year not in years or not bild.has_synlig_bas:
        return None
    fran, till = years.index(mal.baslinje_year or 0), years.index(mal.mal_year)
    return Malbana(fran, float(mal.baslinje or 0), till, float(mal.malvarde))


def alla_omraden(
    bild: Bild, omraden: list[Stadsdelsomrade], har: Stadsdelsomrade | None
) -> Diagram | None:
    """Small multiples of every district on one scale, the highest latest value first."""
    years = sorted(bild.varden.years(bild.indikator.pk))
    serier = [bild.serie(o.namn, o.pk, Roll.HUVUD, years) for o in omraden]
    med_tal = [serie for serie in serier if serie.sista is not None]
    if not med_tal:
        return None
    ordnade = sorted(serier, key=_sista_varde, reverse=True)
    hela = bild.serie(hela_orten(), None, Roll.JAMFORELSE, years)
    return Diagram(
        slag=Slag.SMA,
        fynd=_jamfor(med_tal, har, bild.indikator),
        enhet=f"{_enhet(bild.indikator)} Högst senast först.",
        kalltext=bild.indikator.datakalla,
        kategorier=tuple(map(str, years)),
        serier=tuple(med_helheten(ordnade, hela)),
        decimaler=bild.indikator.decimaler,
        har=har.namn if har else "",
    )


def _sista_varde(serie: Serie) -> float:
    return float("-inf") if serie.sista is None else serie.punkter[serie.sista].value or 0.0


def _jamfor(serier: list[Serie], har: Stadsdelsomrade | None, indikator: Indikator) -> str:
    """The finding: how the chosen district stands among the others."""
    egen = next((s for s in serier if har and s.namn == har.namn), None)
    if egen is None or har is None:
        hogst = max(serier, key=_sista_varde)
        return f"Högst i {hogst.namn}: {tal(_sista_varde(hogst), indikator.decimaler)}"
    over = sum(_sista_varde(s) > _sista_varde(egen) for s in serier)
    if not over:
        return f"Inget område ligger högre än {har.namn}"
    ord_ = "område" if over == 1 else "områden"
    return f"{over} {ord_} ligger högre än {har.namn}"
