"""Invented charts and a map for the living style page."""

from shapely.geometry import box

from samverkan.charts.modell import Diagram, Figur, Malbana, Punkt, Roll, Serie, Slag
from samverkan.kartor.modell import Karta, Kartplats, Omrade

YEARS = ("2021", "2022", "2023", "2024", "2025", "2026")
HAR = [34.1, 33.6, 35.2, 33.9, 32.6, 31.4]
STADEN = [29.8, 29.5, 30.1, 29.9, 29.2, 28.8]
OSAKERHET = 2.1
KALLA = "påhittade exempeldata"
RUTOR = [
    ("Exempeldalen", (0, 0, 3000, 2000), 7),
    ("Provby", (3000, 0, 5200, 2000), 2),
    ("Testholmen", (0, 2000, 2400, 3600), 0),
    ("Mallhöjden", (2400, 2000, 5200, 3600), None),
]


def _linje() -> Diagram:
    punkter = tuple(Punkt(v, v - OSAKERHET, v + OSAKERHET) for v in HAR)
    return Diagram(
        fynd="Otryggheten minskar, men förändringen ryms i osäkerheten",
        enhet="Andel otrygga ute sent, procent.",
        kalltext=KALLA,
        kategorier=YEARS,
        serier=(
            Serie("Exempeldalen", punkter, Roll.HUVUD),
            Serie.av_tal("Hela staden", [*STADEN]),
        ),
        malbana=Malbana(3, 33.9, 5, 30.0),
        tecken="%",
    )


def _stapel() -> Diagram:
    return Diagram(
        fynd="Staden och polisen ser olika många iakttagelser på torget",
        enhet="Antal iakttagelser.",
        kalltext=KALLA,
        slag=Slag.STAPEL,
        kategorirubrik="Plats",
        kategorier=("Torget", "Terminalen", "Tunneln"),
        serier=(
            Serie.av_tal("Staden", [9, 6, 4], Roll.STAD),
            Serie.av_tal("Polisen", [4, 7, 3], Roll.POLIS),
        ),
        decimaler=0,
    )


def _karta() -> Karta:
    omraden = tuple(Omrade(namn, namn, box(*ruta), None, varde) for namn, ruta, varde in RUTOR)
    return Karta(
        fynd="Flest lägespunkter i Exempeldalen",
        kalltext=KALLA,
        matt="Lägespunkter",
        omraden=omraden,
        platser=(
            Kartplats(1, "Torget", "Exempeldalen", (1500, 700)),
            Kartplats(2, "Bollplanen", "Provby", (4200, 900), is_ny=True),
        ),
    )


def figurer() -> dict[str, Figur]:
    """Give the figures that the style page shows."""
    return {"linje": _linje(), "stapel": _stapel(), "kartan": _karta()}
