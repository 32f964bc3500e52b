"""A file of figures read in, beside a bare COPY of as many rows into the same table."""

import io
import resource
from datetime import date

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from import_export.resources import modelresource_factory
from openpyxl import Workbook
from tablib import Dataset

from bench import underlag
from bench.matning import mat as runda
from bench.matning import rad, skriv
from lagesbild.inlasning import las
from lagesbild.models import Lagesbild, Matvarde, Statistikserie, Underlag
from lagesbild.workflow.inlasning import las_in

RADER, RADER_XLSX, BIBLIOTEKETS = 100_000, 20_000, 300
ROUNDS = 5
KOLUMNER = (
    "serie_id, jamforelse, periodtyp, period_start, grupp, varde, preliminar, saknas,"
    " kommentar, delningsniva"
)


class Aterstall(Exception):
    """Ends a round without keeping its rows."""


def mat() -> None:
    mottagare, data = _underlag(), _fil()
    serie = Statistikserie.objects.create(kod="bench", namn="Bench", enhet="antal", datakalla="B")
    fore = _toppen()
    ny = runda(
        lambda: _glom(_kopiera, serie), lambda: _glom(_las_in, mottagare, data), rounds=ROUNDS
    )
    toppen = _toppen()
    skriv(f"Inläsning av {RADER} nya rader", "COPY", ny, "golv ÷ tid ≥ 0,6")
    rad(
        "… rader per sekund; golv ÷ tid",
        f"{RADER / ny[1] * 1000:.0f}/s; {ny[0] / ny[1]:.2f}",
        "≥ 0,6",
    )
    rad("… mer minne, med filens tolkning", f"{toppen - fore:.0f} MB", "≤ 16 (krav 32)")
    with CaptureQueriesContext(connection) as fragor:
        _las_in(mottagare, data)
    rad("… frågor, med BEGIN, COPY och COMMIT", str(len(fragor)), "≤ 10 (krav 15)")
    igen = runda(
        lambda: _glom(_kopiera, serie), lambda: _glom(_las_in, mottagare, data), rounds=ROUNDS
    )
    rad(
        "Oförändrad fil igen; golv ÷ tid",
        f"{RADER / igen[1] * 1000:.0f}/s; {igen[0] / igen[1]:.2f}",
        "≥ 1,3",
    )
    tolka = runda(lambda: data.decode().splitlines(), lambda: las(data), rounds=ROUNDS)
    rad("Bara tolkningen av filen", f"{RADER / tolka[1] * 1000:.0f} rader/s", "–")
    _biblioteket(RADER / ny[1])
    assert Matvarde.objects.filter(inlasning__underlag=mottagare).count() == RADER
    _xlsx(mottagare, serie)


def _xlsx(mottagare: Underlag, serie: Statistikserie) -> None:
    bok = _bok()
    tider = runda(
        lambda: _glom(_kopiera, serie, RADER_XLSX),
        lambda: _glom(_las_in, mottagare, bok),
        rounds=ROUNDS,
    )
    rad(
        f"XLSX, {RADER_XLSX} rader; golv ÷ tid",
        f"{RADER_XLSX / tider[1] * 1000:.0f}/s; {tider[0] / tider[1]:.2f}",
        "≥ 0,48 (krav 0,40)",
    )


def _biblioteket(rader_per_ms: float) -> None:
    """django-import-export as it comes, a row at a time, by the same table's own key."""
    serie = Statistikserie.objects.get(kod="bench")
    nyckel = ("serie", "jamforelse", "periodtyp", "period_start", "grupp")
    data = Dataset(
        *((serie.pk, f"Ort {n}", "year", "2000-01-01", "alla", n) for n in range(BIBLIOTEKETS)),
        headers=[*nyckel, "varde"],
    )
    resurs = modelresource_factory(
        Matvarde, meta_options={"fields": (*nyckel, "varde"), "import_id_fields": nyckel}
    )()
    tid = runda(lambda: None, lambda: _glom(resurs.import_data, data), rounds=3)[1]
    kvot = f"{rader_per_ms / (BIBLIOTEKETS / tid):.0f}"
    rad("… gånger fortare än django-import-export, förval", kvot, "≥ 150 (krav 100)")


def _toppen() -> float:
    """The process's highest memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _glom(akt, *val) -> None:
    try:
        with transaction.atomic():
            akt(*val)
            raise Aterstall
    except Aterstall:
        pass


def _las_in(mottagare: Underlag, data: bytes) -> None:
    las_in(mottagare, las(data), "bench.txt", by=None)


def _kopiera(serie: Statistikserie, antal: int = RADER) -> None:
    sql = f"copy lagesbild_matvarde ({KOLUMNER}) from stdin"
    with connection.cursor() as cursor, cursor.copy(sql) as kopia:
        for n in range(antal):
            rest = (n, False, "", "", "publik")
            kopia.write_row((serie.pk, f"Ort {n}", "year", date(2000, 1, 1), "alla", *rest))


def _fil() -> bytes:
    rader = [
        f"Ort {n % 200};Brott {n // 20_000};År;{1920 + n // 200 % 100};{n};1;" for n in range(RADER)
    ]
    return "\n".join(["Region;Brott;År;Period;Antal;/100 000 inv", *rader]).encode()


def _bok() -> bytes:
    bok, fil = Workbook(write_only=True), io.BytesIO()
    blad = bok.create_sheet("Siffror")
    blad.append(["Område", "Statistik", "Period", "Värde"])
    for n in range(RADER_XLSX):
        blad.append([f"Ort {n % 200}", f"Mått {n // 20_000}", str(1920 + n // 200), n])
    bok.save(fil)
    return fil.getvalue()


def _underlag() -> Underlag:
    omrade = underlag.omraden()[0]
    bild, _ = Lagesbild.objects.get_or_create(
        stadsdelsomrade=omrade,
        year=2000,
        utgava=9999,
        defaults={"overenskommelse": underlag.avtal(), "andringsskal": "Mätning."},
    )
    return Underlag.objects.create(lagesbild=bild, stadsdelsomrade=omrade, part=underlag.part())
