"""What is measured: the filtered list, figures read in, charts drawn and described."""

from datetime import date
from decimal import Decimal

import orjson
from django.db import connection

from bench.matning import mat, skriv
from lagesbild.inlasning import las
from lagesbild.models import Lagesbild, Matvarde, Statistikserie, Underlag
from lagesbild.workflow.inlasning import las_in
from samverkan.charts.modell import Diagram, Punkt, Serie
from samverkan.charts.plotly_figur import figur
from samverkan.charts.rita import rita
from samverkan.models import Overenskommelse, Part, Stadsdelsomrade, Uppdrag, User
from samverkan.permissions import Roll
from samverkan.workflow import tilldela

RADER = 20_000


def mat_allt() -> None:
    """All figures, one line each."""
    avtal = Overenskommelse.objects.create(
        namn="Mätning", dnr="MÄT 1", giltig_fran=date(1990, 1, 1), giltig_till=date(1990, 12, 31)
    )
    omraden = [
        Stadsdelsomrade.objects.create(
            slug=f"bench-{n}", namn=f"Bench {n}", giltig_fran=date(1990, 1, 1)
        )
        for n in range(20)
    ]
    part, _ = Part.objects.get_or_create(
        kod="bench", defaults={"namn": "B", "kortnamn": "B", "bokstav": "B", "ordning": 99}
    )
    user = User.objects.create_user("bench@exempel.example", "x", namn="Bench")
    tilldela(user, Roll.SAMORDNARE, part, omraden[0], date(2020, 1, 1), None, by=None)
    _listan(user, omraden, avtal)
    _inlasning(Lagesbild.objects.filter(stadsdelsomrade=omraden[0])[0], part)


def _listan(user: User, omraden: list[Stadsdelsomrade], avtal: Overenskommelse) -> None:
    Lagesbild.objects.bulk_create(
        Lagesbild(stadsdelsomrade=omrade, overenskommelse=avtal, year=2000 + n % 90, utgava=n)
        for omrade in omraden
        for n in range(1, 501)
    )
    mina = Uppdrag.objects.filter(user=user).values("stadsdelsomrade_id")
    golv = Lagesbild.objects.filter(stadsdelsomrade_id__in=mina).order_by("-pk")

    def filtrerad() -> list[Lagesbild]:
        user.__dict__.pop("_behorighet", None)
        return list(Lagesbild.objects.visible_to(user).order_by("-pk")[:50])

    varden = mat(lambda: list(golv[:50]), filtrerad)
    skriv("Lista med 50 av 10 000, filtrerad på rätt", "enbart medlemskap", varden, "≤ 2,0")


def _inlasning(lagesbild: Lagesbild, part: Part) -> None:
    underlag = Underlag.objects.create(
        lagesbild=lagesbild, stadsdelsomrade=lagesbild.stadsdelsomrade, part=part
    )
    text = "Region;Brott;År;Period;Antal;/100 000 inv\n" + "".join(
        f"Ort {n % 200};Brott {n // 4000};År;{1980 + (n // 200) % 20};{n};1;\n"
        for n in range(RADER)
    )
    data = text.encode()
    serie = Statistikserie.objects.create(kod="bench", namn="Bench", enhet="antal", datakalla="B")
    skiva = [0]

    def golv() -> None:
        skiva[0] += 1
        with (
            connection.cursor() as cursor,
            cursor.copy(
                "copy lagesbild_matvarde (serie_id, jamforelse, periodtyp, period_start, grupp,"
                " varde, preliminar, saknas, kommentar, delningsniva) from stdin"
            ) as kopia,
        ):
            for n in range(RADER):
                kopia.write_row(
                    (
                        serie.pk, f"Ort {skiva[0]} {n}", "year", date(2000, 1, 1), "alla", n,
                        False, "", "", "publik",
                    )
                )  # fmt: skip

    varden = mat(golv, lambda: las_in(underlag, las(data), "bench.txt", by=None))
    skriv(f"Inläsning igen av {RADER} rader", "COPY av lika många", varden, "≤ 1,0")
    assert Matvarde.objects.filter(inlasning__underlag=underlag).count() == RADER


def _diagram() -> Diagram:
    punkter = [Punkt(str(2016 + n), Decimal(n * 7 % 11)) for n in range(10)]
    return Diagram(fynd="Mätning", serier=[Serie("A", punkter)])


def _teckna() -> None:
    ett = _diagram()
    varden = mat(lambda: orjson.dumps(figur(ett)), lambda: rita(ett))
    skriv("Linjediagram som SVG", "samma som plotly-data", varden, "≤ 5 ms")
