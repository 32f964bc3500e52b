"""What every chapter of the PDF is made of: tables, states in words, pictures by name; pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.charts.modell import Diagram
from samverkan.charts.rita import rita_fristaende
from samverkan.charts.sammanfattning import sammanfatta
from samverkan.charts.tabell import Cell, Kolumn, Tabell
from samverkan.charts.yta import Yta
from samverkan.format_sv import tal
from samverkan.parterna import OKANDA, ortens_ord
from uppfoljning.malstatus import ORD

TAL, TEXT = True, False
BRED, LAG = Yta(760, 292, 14, 3.9), Yta(760, 240, 14, 3.9)
Bilder = dict[str, str]
Kolumner = list[tuple[str, bool]]
Rad = list[Cell | str]


def tabell(kolumner: Kolumner, rader: list[Rad]) -> Tabell:
    """A table from headings and rows; a plain string takes its column's kind."""
    celler = [
        tuple(
            cell if isinstance(cell, Cell) else Cell(cell, is_tal)
            for cell, (_, is_tal) in zip(rad, kolumner, strict=True)
        )
        for rad in rader
    ]
    return Tabell(tuple(Kolumn(*kolumn) for kolumn in kolumner), tuple(celler))


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


def varde_i_ord(varde: dict[str, Any] | None, decimaler: int) -> str:
    """A frozen value as the table prints it: number, number with caveat, or why there is none."""
    if not varde:
        return "–"
    if "varde" not in varde:
        return str(varde["saknas"])
    text = tal(Decimal(varde["varde"]), decimaler)
    return f"{text} prel." if varde.get("preliminar") else text


def stycken(text: str) -> list[str]:
    """A text's paragraphs; a single line break is a new paragraph too, as people write."""
    return [rad.strip() for rad in text.splitlines() if rad.strip()]


def arsrad(innehall: dict[str, Any]) -> list[str]:
    """The years that the report's series hold, the report's own last."""
    return [str(year) for year in range(innehall["year"] - 4, innehall["year"] + 1)]


def dag(iso: str) -> date:
    return date.fromisoformat(iso)


def antal(nummer: int, en: str, flera: str) -> str:
    """One or several, e.g. "1 åtgärd", "3 åtgärder"."""
    return f"{nummer} {en if nummer == 1 else flera}"


def uppraknat(ord_: list[str]) -> str:
    """Words in a row, the last after "och"."""
    return " och ".join(filter(None, [", ".join(ord_[:-1]), ord_[-1]])) if ord_ else ""
