"""A town's worth of rows on top of the demo, by COPY: 1 000 000 point events, 100 000 figures."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

from lagesbild.models import Inlasning, Statistikserie
from samverkan.models import Part, Stadsdelsomrade
from uppfoljning.demo.ladda import DAG

HANDELSER, SERIER, YEARS = 1_000_000, 60, 12
KALLOR = ("Ordningsvakternas rapporter (påhittade)", "Felanmälningar (mätning)", "Larm (mätning)")
TYPER = ("Skadegörelse", "Ordningsstörning", "Narkotika", "Våld eller hot", "Stöld")
DYGN, TATA, GRAD = 3 * 365, 12, 111_320.0


def fyll(handelser: int = HANDELSER) -> None:
    """The demo with reference data, then the rows; the planner is told at the end."""
    if not Stadsdelsomrade.objects.filter(latitud__isnull=False).exists():
        call_command("ladda_grunddata", verbosity=0)
    with override_settings(DEMO=True):
        call_command("ladda_demo", verbosity=0)
    inlasning = Inlasning.objects.create(slag="punkter", filnamn="mätning", datakalla="Mätning")
    omraden = list(Stadsdelsomrade.objects.gallande().order_by("pk"))
    stad = Part.objects.get(kod="stad").pk
    _kopiera("lagesbild_handelse", _HANDELSE, _handelser(inlasning.pk, omraden, stad, handelser))
    _kopiera("lagesbild_matvarde", _VARDE, _varden(inlasning.pk, omraden, _serier()))
    with connection.cursor() as cursor:
        cursor.execute("analyze")


_HANDELSE = (
    "inlasning_id, datakalla, externt_id, typ, rubrik, text, plats_namn, precision, url,"
    " intraffade_at, latitud, longitud, stadsdelsomrade_id, part_id, delningsniva"
)
_VARDE = (
    "inlasning_id, serie_id, stadsdelsomrade_id, jamforelse, periodtyp, period_start, grupp,"
    " varde, preliminar, saknas, kommentar, delningsniva"
)


def _kopiera(tabell: str, kolumner: str, rader: Iterable[str]) -> None:
    """The rows must ask the database for nothing: its line is taken by the copy."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy {tabell} ({kolumner}) from stdin") as kopia,
    ):
        for rad in rader:
            kopia.write(rad)


def _handelser(
    inlasning: int, omraden: list[Stadsdelsomrade], stad: int, antal: int
) -> Iterator[str]:
    """Half by chance over each district, half around a dozen spots; half open, half the parties'."""
    slump = np.random.default_rng(1)
    slut = datetime(DAG.year, DAG.month, DAG.day, tzinfo=UTC)
    for omrade in omraden:
        bit = antal // len(omraden) + (antal % len(omraden)) * (omrade is omraden[0])
        lat, lon = _punkter(slump, omrade, bit)
        minuter = slump.integers(60, DYGN * 1440, bit)
        typer, kallor = slump.integers(0, len(TYPER), bit), slump.integers(0, len(KALLOR), bit)
        for nr in range(bit):
            typ, nar = TYPER[typer[nr]], slut - timedelta(minutes=int(minuter[nr]))
            niva = "parterna" if kallor[nr] == 0 else "publik"
            yield (
                f"{inlasning}\t{KALLOR[kallor[nr]]}\tM-{omrade.pk}-{nr}\t{typ}\t{typ}\t\t\tpunkt\t\t"
                f"{nar.isoformat()}\t{lat[nr]:.6f}\t{lon[nr]:.6f}\t{omrade.pk}\t{stad}\t{niva}\n"
            )


def _punkter(
    slump: np.random.Generator, omrade: Stadsdelsomrade, antal: int
) -> tuple[np.ndarray, np.ndarray]:
    mitt = np.array([omrade.latitud, omrade.longitud], dtype=float)
    grad = np.array([1.0, 1.95]) / GRAD
    tata = slump.normal(0, 1500, (TATA, 2))
    lage = slump.normal(0, 1500, (antal, 2))
    halva = antal // 2
    lage[:halva] = tata[slump.integers(0, TATA, halva)] + slump.normal(0, 80, (halva, 2))
    punkter = mitt + lage * grad
    return punkter[:, 0], punkter[:, 1]


def _varden(inlasning: int, omraden: list[Stadsdelsomrade], serier: list[int]) -> Iterator[str]:
    """Months and whole years; the means go from hardly any to hundreds, so that some are small."""
    slump = np.random.default_rng(2)
    for nr, serie in enumerate(serier):
        antal = slump.poisson(2.0 * 1.08**nr, (len(omraden), YEARS, 12))
        for omrade, per_ar in zip(omraden, antal.tolist(), strict=True):
            for year, manader in enumerate(per_ar, start=DAG.year - YEARS):
                rader = [("manad", date(year, m, 1), v) for m, v in enumerate(manader, start=1)]
                for typ, start, varde in [*rader, ("year", date(year, 1, 1), sum(manader))]:
                    yield (
                        f"{inlasning}\t{serie}\t{omrade.pk}\t\t{typ}\t{start}\talla\t{varde}\tf\t\t\t"
                        "publik\n"
                    )


def _serier() -> list[int]:
    rader = Statistikserie.objects.bulk_create(
        Statistikserie(kod=f"matning-{nr}", namn=f"Mätserie {nr}", enhet="antal", datakalla="M")
        for nr in range(SERIER)
    )
    return [rad.pk for rad in rader]
