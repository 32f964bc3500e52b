"""An invented map, and the charts, for the living style page."""

from shapely.geometry import box

from samverkan.kartor.modell import Karta, Kartplats, Omrade
from samverkan.stil_diagram import KALLA, diagrammen

RUTOR = [
    ("Exempeldalen", (0, 0, 3000, 2000), 7),
    ("Provby", (3000, 0, 5200, 2000), 2),
    ("Testholmen", (0, 2000, 2400, 3600), 0),
    ("Mallhöjden", (2400, 2000, 5200, 3600), None),
]


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


def figurer() -> dict[str, object]:
    """Give the figures that the style page shows."""
    return {"diagrammen": diagrammen(), "kartan": _karta()}
