"""Invented values of the indicators for every district, with the warnings real ones carry."""

from datetime import date
from decimal import Decimal
from math import sqrt

from lagesbild.models import Inlasning, Matvarde
from samverkan.models import Indikator, Stadsdelsomrade
from uppfoljning.demo.bygge import Bygge

NIVA = {
    "procent": (8, 45),
    "antal": (4, 60),
    "dagar": (3, 20),
    "per 1 000": (8, 40),
    "per 100 000": (40, 400),
    "per timme": (1, 4),
    "tusen kronor": (80, 2500),
}
ENKATER = ("Stockholmsenkäten", "trygghet", "Personalenkäten")


def bygg_matvarden(b: Bygge, indikatorer: list[Indikator], years: range) -> None:
    """A series per indicator and district; some values missing, protected or preliminary."""
    inlasning = Inlasning.objects.create(
        slag="demo",
        filnamn="demodata",
        sha256="0" * 64,
        datakalla="Påhittade demodata",
        forbehall="Alla värden är påhittade för demonstration.",
    )
    Inlasning.objects.filter(pk=inlasning.pk).update(at=b.tid(b.year, 11, 1))
    rader = []
    for indikator in indikatorer:
        omraden: list[Stadsdelsomrade | None] = [None]
        if indikator.lagsta_geografi != "staden":
            omraden += b.omraden
        for omrade in omraden:
            rader += _serie(b, indikator, omrade, years)
    for rad in rader:
        rad.inlasning = inlasning
    Matvarde.objects.bulk_create(rader, batch_size=1000)


def _serie(
    b: Bygge, indikator: Indikator, omrade: Stadsdelsomrade | None, years: range
) -> list[Matvarde]:
    lag, hog = NIVA.get(indikator.enhet, (5, 50))
    niva = b.rnd.uniform(lag, hog)
    glest = {"vartannat": 2, "vart_tredje": 3}.get(indikator.periodicitet, 1)
    serie = []
    for year in years:
        niva = max(lag / 2, niva * b.rnd.uniform(0.88, 1.09))
        if (year - years.start) % glest == 0:
            serie.append(_varde(b, indikator, omrade, (year, niva)))
    return serie


def _varde(
    b: Bygge, indikator: Indikator, omrade: Stadsdelsomrade | None, nar: tuple[int, float]
) -> Matvarde:
    year, niva = nar
    rad = Matvarde(
        indikator=indikator,
        stadsdelsomrade=omrade,
        jamforelse="" if omrade else Matvarde.HELA_STADEN,
        period_start=date(year, 1, 1),
        preliminar=year == b.year,
        kommentar="Demo: påhittat värde.",
    )
    slump = b.rnd.random()
    antal = round(niva * (8 if omrade is None and indikator.enhet == "antal" else 1))
    if omrade and slump < 0.03:
        rad.saknas = Matvarde.Saknas.SAKNAS
    elif omrade and indikator.enhet == "antal" and indikator.minsta_n and antal < 8:
        rad.saknas = Matvarde.Saknas.SKYDDAT
    elif indikator.enhet == "antal":
        rad.varde = Decimal(antal)
        rad.n = antal
    else:
        _andel(b, indikator, rad, niva)
    return rad


def _andel(b: Bygge, indikator: Indikator, rad: Matvarde, niva: float) -> None:
    rad.varde = Decimal(str(round(niva, indikator.decimaler)))
    if indikator.enhet != "procent":
        return
    rad.n = b.rnd.randint(180, 900)
    rad.namnare, rad.taljare = rad.n, round(rad.n * niva / 100)
    if any(ord_ in indikator.datakalla for ord_ in ENKATER):
        halva = 196 * sqrt(niva / 100 * (1 - niva / 100) / rad.n)
        rad.ki_lag = Decimal(str(round(max(0, niva - halva), 1)))
        rad.ki_hog = Decimal(str(round(niva + halva, 1)))
