"""A file of figures read in, beside a bare COPY of as many rows into the same table."""

from datetime import date

from django.db import connection, transaction

from bench import underlag
from bench.matning import mat as runda
from bench.matning import rad, skriv
from lagesbild.inlasning import las
from lagesbild.models import Lagesbild, Matvarde, Statistikserie, Underlag
from lagesbild.workflow.inlasning import las_in

RADER = 100_000
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
    ny = runda(
        lambda: _glom(_kopiera, serie), lambda: _glom(_las_in, mottagare, data), rounds=ROUNDS
    )
    skriv(f"Inläsning av {RADER} nya rader", "COPY", ny, "golv ÷ tid ≥ 0,6")
    rad(
        "… rader per sekund; golv ÷ tid",
        f"{RADER / ny[1] * 1000:.0f}/s; {ny[0] / ny[1]:.2f}",
        "≥ 0,6",
    )
    _las_in(mottagare, data)
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
    assert Matvarde.objects.filter(inlasning__underlag=mottagare).count() == RADER


def _glom(akt, *val) -> None:
    try:
        with transaction.atomic():
            akt(*val)
            raise Aterstall
    except Aterstall:
        pass


def _las_in(mottagare: Underlag, data: bytes) -> None:
    las_in(mottagare, las(data), "bench.txt", by=None)


def _kopiera(serie: Statistikserie) -> None:
    sql = f"copy lagesbild_matvarde ({KOLUMNER}) from stdin"
    with connection.cursor() as cursor, cursor.copy(sql) as kopia:
        for n in range(RADER):
            rest = (n, False, "", "", "publik")
            kopia.write_row((serie.pk, f"Ort {n}", "year", date(2000, 1, 1), "alla", *rest))


def _fil() -> bytes:
    rader = [
        f"Ort {n % 200};Brott {n // 20_000};År;{1920 + n // 200 % 100};{n};1;" for n in range(RADER)
    ]
    return "\n".join(["Region;Brott;År;Period;Antal;/100 000 inv", *rader]).encode()


def _underlag() -> Underlag:
    omrade = underlag.omraden()[0]
    bild, _ = Lagesbild.objects.get_or_create(
        stadsdelsomrade=omrade,
        year=2000,
        utgava=9999,
        defaults={"overenskommelse": underlag.avtal(), "andringsskal": "Mätning."},
    )
    return Underlag.objects.create(lagesbild=bild, stadsdelsomrade=omrade, part=underlag.part())
