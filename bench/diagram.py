"""Each kind of chart drawn as SVG and written for plotly, and the canonical hash."""

import orjson

from bench.matning import mat as runda
from bench.matning import rad, skriv
from samverkan.charts.modell import Diagram, Roll, Serie, Slag
from samverkan.charts.plotly_figur import plotly_figur
from samverkan.charts.rita import rita
from samverkan.kanonisk import kontrollsumma

YEARS = tuple(str(year) for year in range(2016, 2026))
SLAG = (Slag.LINJE, Slag.STAPEL, Slag.STAPLAD, Slag.LIGGANDE, Slag.SMA, Slag.VARME, Slag.LUTNING)


def ett_diagram(slag: Slag) -> Diagram:
    """Three series over ten years; a slope has two."""
    kategorier = YEARS[:2] if slag is Slag.LUTNING else YEARS
    serier = tuple(
        Serie.av_tal(
            f"Område {nr}",
            [20.0 + (n * 7 + nr * 3) % 11 for n in range(len(kategorier))],
            Roll.JAMFORELSE if nr else Roll.HUVUD,
        )
        for nr in range(3)
    )
    return Diagram(fynd="Mätning", titel="Mätning", slag=slag, kategorier=kategorier, serier=serier)


def diagrammen() -> list[Diagram]:
    return [ett_diagram(slag) for slag in SLAG]


def mat() -> None:
    for ett in diagrammen():
        varden = runda(
            lambda ett=ett: orjson.dumps(plotly_figur(ett)), lambda ett=ett: rita(ett), rounds=15
        )
        skriv(f"{ett.slag.name.capitalize()} som SVG", "plotly-data", varden, "≤ 5 ms")
    byte = sum(len(orjson.dumps(plotly_figur(ett))) for ett in diagrammen()[:5])
    rad("Data till fem diagram", f"{byte / 1000:.1f} kB", "≤ 30 kB")
    innehall = _innehall()
    varden = runda(lambda: orjson.dumps(innehall), lambda: kontrollsumma(innehall), rounds=15)
    skriv("Kanonisk sha256, 500 punkter", "orjson", varden, "≤ 50 ms")


def _innehall() -> dict[str, object]:
    punkter = [
        {"kod": f"S{n}", "text": "Åtgärd vid torget. " * 12, "allvar": n % 4} for n in range(500)
    ]
    return {"slag": "lägesbild", "year": 2026, "lagespunkter": punkter}
