"""What every chapter of the PDF is made of: tables, states in words, pictures by name; pure."""

from __future__ import annotations

from typing import Any

from samverkan.charts.modell import Diagram
from samverkan.charts.rita import rita_fristaende
from samverkan.charts.sammanfattning import sammanfatta
from samverkan.charts.tabell import Cell
from samverkan.charts.yta import Yta
from samverkan.dokument.delar import TEXT
from samverkan.parterna import OKANDA, ortens_ord
from uppfoljning.malstatus import ORD

BRED, LAG = Yta(760, 292, 14, 3.9), Yta(760, 240, 14, 3.9)
Bilder = dict[str, str]


def orten(innehall: dict[str, Any]) -> dict[str, str]:
    """What the place was called when the content was frozen."""
    return innehall.get("ort") or ortens_ord(OKANDA["stad"])


def hela_orten(innehall: dict[str, Any]) -> str:
    return orten(innehall)["hela"].capitalize()


def lagescell(lage: str, text: str = "") -> Cell:
    return Cell(text or ORD[lage], TEXT, f"status status-{lage}")


def figur(diagram: Diagram, namn: str, bilder: Bilder, yta: Yta = BRED) -> dict[str, Any]:
    """Draw the chart into `bilder` and say how the page refers to it."""
    bilder[namn] = rita_fristaende(diagram, yta)
    return {
        "src": f"app:bild/{namn}",
        "alt": sammanfatta(diagram),
        "vad": f"{diagram.titel}, {diagram.enhetstext}",
        "fynd": diagram.fynd,
        "noter": diagram.notrader,
    }


def arsrad(innehall: dict[str, Any]) -> list[str]:
    """The years that the report's series hold, the report's own last."""
    return [str(year) for year in range(innehall["year"] - 4, innehall["year"] + 1)]
