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
#: How much a value changes from year to year: mostly the right way.
UTVECKLING = {"ner": (0.88, 1.04), "upp": (0.97, 1.13), "ingen": (0.92, 1.08)}
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
        egna: list[Matvarde] = []
        if indikator.lagsta_geografi != "staden":
            egna = [rad for omrade in b.omraden for rad in _serie(b, indikator, omrade, years)]
        rader += [*egna, *(_staden(b, indikator, egna) or _serie(b, indikator, None, years))]
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
        niva = max(lag / 2, niva * b.rnd.uniform(*UTVECKLING[indikator.riktning]))
        if (year - years.start) % glest == 0:
            serie.append(_varde(b, indikator, omrade, (year, niva)))
    return serie


def _staden(b: Bygge, indikator: Indikator, egna: list[Matvarde]) -> list[Matvarde]:
    """The whole city from its districts: counts added, shares weighed by their answers."""
    per_year: dict[date, list[Matvarde]] = {}
    for rad in egna:
        if rad.varde is not None:
            per_year.setdefault(rad.period_start, []).append(rad)
    return [_summa(indikator, dag, rader) for dag, rader in sorted(per_year.items())]


def _summa(indikator: Indikator, dag: date, rader: list[Matvarde]) -> Matvarde:
    vikter = [1 if indikator.enhet == "antal" else rad.n or 1 for rad in rader]
    varden = [Decimal(rad.varde or 0) for rad in rader]
    summa = sum(v * varde for v, varde in zip(vikter, varden, strict=True))
    varde = summa if indikator.enhet == "antal" else summa / sum(vikter)
    n = sum(rad.n for rad in rader if rad.n) or None
    taljare = sum(rad.taljare for rad in rader if rad.taljare) or None
    return Matvarde(
        indikator=indikator,
        jamforelse=Matvarde.HELA_STADEN,
        period_start=dag,
        varde=round(Decimal(varde), indikator.decimaler),
        n=n,
        taljare=taljare,
        namnare=n if taljare else None,
        preliminar=rader[0].preliminar,
        kommentar="Demo: sammanräknat av stadsdelsområdenas påhittade värden.",
    )


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
