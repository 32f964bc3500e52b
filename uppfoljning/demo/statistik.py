"""Invented series from other sources: population, monthly counts, a survey by group, and events."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import exp, pi, sin
from random import Random

from lagesbild.inlasning.folkmangd import SERIE as FOLKMANGD
from lagesbild.models import Handelse, Inlasning, Matvarde, Statistikserie
from samverkan.models import Stadsdelsomrade
from uppfoljning.demo.bygge import Bygge

KALLA = "Påhittade demodata"
YEARS = 5
#: People per district, spread evenly over this span in the order of the districts.
FOLK = (38_000, 150_000)


@dataclass(frozen=True)
class Manadsserie:
    """A count by month: about so many a year per 1 000 inhabitants, its trend, swing and peak."""

    kod: str
    namn: str
    niva: float
    trend: float
    sving: float
    topp: int
    driven: bool = False


MANADER = (
    Manadsserie("demo-misshandel", "Anmäld misshandel utomhus", 3.4, 0.97, 0.25, 7),
    Manadsserie("demo-klotter", "Felanmälningar om klotter och skadegörelse", 14, 0.9, 0.15, 5),
    Manadsserie("demo-ran", "Anmälda personrån", 1.1, 0.86, 0.2, 11),
    Manadsserie("demo-narkotika", "Anmälda narkotikabrott", 6.5, 1.08, 0.1, 9, driven=True),
)
GRUPPER = ("kvinnor", "män")
#: Events by three-hour block, weekdays and the two nights of the weekend.
VARDAG, HELG = (2, 1, 2, 3, 5, 9, 10, 6), (9, 3, 1, 2, 4, 7, 12, 14)
HANDELSER = ("Ordningsstörning", "Skadegörelse", "Bråk", "Narkotika", "Stöld")


def bygg_statistik(b: Bygge) -> None:
    """Series and events of every district; dice of their own, so that the rest stays as it was."""
    rnd, inlasning = Random(f"statistik-{b.year}"), _inlasning(b)
    folk = _folk(b, rnd)
    rader = list(_folkrader(b, folk))
    for serie in MANADER:
        rader += _manadsrader(b, serie, folk, rnd)
    rader += _enkat(b, rnd)
    for rad in rader:
        rad.inlasning = inlasning
    Matvarde.objects.bulk_create(rader, batch_size=2000)
    Handelse.objects.bulk_create(_handelser(b, inlasning, folk, rnd), batch_size=2000)


def _inlasning(b: Bygge) -> Inlasning:
    rad = Inlasning.objects.create(
        slag="demo",
        filnamn="demostatistik",
        sha256="1" * 64,
        datakalla=KALLA,
        forbehall="Alla värden är påhittade för demonstration.",
    )
    Inlasning.objects.filter(pk=rad.pk).update(at=b.tid(b.year, 11, 2))
    return rad


def _serie(kod: str, namn: str, enhet: str = "antal", **andra: object) -> Statistikserie:
    """A series of the demo; what a person has set on it stays."""
    falt = {"namn": namn, "enhet": enhet, "datakalla": KALLA} | andra
    return Statistikserie.objects.get_or_create(kod=kod, defaults=falt)[0]


def _folk(b: Bygge, rnd: Random) -> dict[tuple[int, int], int]:
    """People on 31 December of each year up to the one before the demo's own."""
    svar = {}
    for nr, omrade in enumerate(b.omraden):
        bas = FOLK[0] + (FOLK[1] - FOLK[0]) * nr / max(1, len(b.omraden) - 1)
        tillvaxt = rnd.uniform(-0.004, 0.018)
        for year in range(b.year - YEARS - 2, b.year):
            svar[omrade.pk, year] = round(bas * (1 + tillvaxt) ** (year - b.year))
    return svar


def _folkrader(b: Bygge, folk: dict[tuple[int, int], int]) -> Iterator[Matvarde]:
    serie = _serie("demo-folkmangd", FOLKMANGD, "invånare")
    for (omrade, year), antal in folk.items():
        yield Matvarde(
            serie=serie, stadsdelsomrade_id=omrade, period_start=date(year, 1, 1), varde=antal
        )


def _manadsrader(
    b: Bygge, mall: Manadsserie, folk: dict[tuple[int, int], int], rnd: Random
) -> Iterator[Matvarde]:
    serie = _serie(mall.kod, mall.namn, polisdriven=mall.driven)
    for omrade in b.omraden:
        egen = rnd.uniform(0.6, 1.7)
        for year in range(b.year - YEARS + 1, b.year + 1):
            folkmangd = folk[omrade.pk, min(year, b.year - 1)]
            niva = mall.niva * egen * mall.trend ** (year - b.year) * folkmangd / 12_000
            antal = [
                _poisson(rnd, niva * (1 + mall.sving * sin((m - mall.topp + 3) * pi / 6)))
                for m in range(1, _sista_manad(b, year) + 1)
            ]
            yield from _aret(serie, omrade, year, antal, preliminar=year == b.year)


def _sista_manad(b: Bygge, year: int) -> int:
    return 12 if year < b.year else max(1, b.dag.month - 1)


def _aret(
    serie: Statistikserie, omrade: Stadsdelsomrade, year: int, antal: list[int], *, preliminar: bool
) -> Iterator[Matvarde]:
    """The months, and the year when it is whole."""
    falt = {"serie": serie, "stadsdelsomrade": omrade, "preliminar": preliminar}
    for nr, varde in enumerate(antal, start=1):
        yield Matvarde(period_start=date(year, nr, 1), periodtyp="manad", varde=varde, **falt)
    if len(antal) == 12:
        yield Matvarde(period_start=date(year, 1, 1), varde=sum(antal), **falt)


def _poisson(rnd: Random, niva: float) -> int:
    """A Poisson number by Knuth's product for small means, by the normal curve for large."""
    if niva > 60:
        return max(0, round(rnd.gauss(niva, niva**0.5)))
    grans, antal, produkt = exp(-niva), 0, rnd.random()
    while produkt > grans:
        antal, produkt = antal + 1, produkt * rnd.random()
    return antal


def _enkat(b: Bygge, rnd: Random) -> Iterator[Matvarde]:
    """A survey every year: all and by group, with the number of answers."""
    serie = _serie("demo-otrygg", "Otrygga vid hållplatser sena kvällar", "procent", decimaler=1)
    for omrade in b.omraden:
        niva = rnd.uniform(0.15, 0.4)
        for year in range(b.year - YEARS + 1, b.year + 1):
            niva *= rnd.uniform(0.92, 1.06)
            svar = {g: rnd.randint(120, 420) for g in GRUPPER}
            ja = {g: round(svar[g] * niva * (1.35, 0.6)[nr]) for nr, g in enumerate(GRUPPER)}
            for grupp in ("alla", *GRUPPER):
                n, traffar = (
                    (sum(d.values()) if grupp == "alla" else d[grupp]) for d in (svar, ja)
                )
                yield Matvarde(
                    serie=serie, stadsdelsomrade=omrade, period_start=date(year, 1, 1),
                    grupp=grupp, varde=round(Decimal(100 * traffar) / n, 1), n=n, namnare=n,
                    taljare=traffar, preliminar=year == b.year,
                )  # fmt: skip


def _handelser(
    b: Bygge, inlasning: Inlasning, folk: dict[tuple[int, int], int], rnd: Random
) -> Iterator[Handelse]:
    """Last year's events, placed no closer than the district."""
    year = b.year - 1
    for omrade in b.omraden:
        for nr in range(folk[omrade.pk, year] // 90):
            dag = date(year, 1, 1) + timedelta(days=rnd.randrange(365))
            block = rnd.choices(range(8), HELG if dag.weekday() in (4, 5) else VARDAG)[0]
            typ = rnd.choice(HANDELSER)
            yield Handelse(
                inlasning=inlasning, datakalla=KALLA, externt_id=f"demo-{omrade.slug}-{nr}",
                typ=typ, rubrik=f"{typ} (demo)", precision=Handelse.Precision.OMRADE,
                stadsdelsomrade=omrade,
                intraffade_at=b.tid(year, dag.month, dag.day, block * 3 + rnd.randrange(3)),
            )  # fmt: skip
