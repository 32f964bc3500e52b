"""Tables of text cells, from CSV or a workbook, and finding the row of headings."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from lagesbild.inlasning.text import norm, stada

HOGST_KOLUMNER = 1000
HOGST_CELL = 32_767
HOGST_RADER = 1_000_000
AVGRANSARE = ";\t,|"
HUVUDRADER = 15


class OlasbarTabell(ValueError):
    """A table too wide, too long or with too long cells; row, column and what to do."""

    def __init__(self, rad: int, kolumn: str, skal: str, atgard: str) -> None:
        super().__init__(f"{skal} {atgard}")
        self.rad, self.kolumn, self.skal, self.atgard = rad, kolumn, skal, atgard


@dataclass
class Blad:
    """A sheet: rows of cells as text; `nummer` are the rows' numbers in the file when not 1, 2, …"""

    namn: str
    rader: list[list[str]]
    nummer: list[int] = field(default_factory=list)

    def radnummer(self, plats: int) -> int:
        return self.nummer[plats] if self.nummer else plats + 1

    def bit(self, antal: int) -> "Blad":
        return Blad(self.namn, self.rader[:antal], self.nummer[:antal])


def avgransare(text: str) -> str:
    """The separator that stands most often in the first rows, outside quotes."""
    rader = [rad for rad in text[:8192].splitlines() if rad.strip()][:10]
    utan = ["".join(rad.split('"')[::2]) for rad in rader]
    return max(AVGRANSARE, key=lambda tecken: sum(rad.count(tecken) for rad in utan))


def las_csv(text: str) -> Blad:
    """All rows of a text table; empty rows are left out but counted."""
    csv.field_size_limit(10_000_000)
    lasare = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=avgransare(text))
    blad = Blad("", [])
    for cells in _rader(lasare):
        if len(cells) > HOGST_KOLUMNER:
            raise _bred(lasare.line_num, len(cells))
        if len(blad.rader) >= HOGST_RADER:
            raise OlasbarTabell(
                lasare.line_num, "hela raden", f"Filen har fler än {HOGST_RADER} rader.",
                "Dela upp den.",
            )  # fmt: skip
        if any(cells):
            granska_celler(lasare.line_num, cells)
            blad.rader.append(cells)
            blad.nummer.append(lasare.line_num)
    return blad


def _rader(lasare: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from lasare
    except csv.Error as fel:
        rad = getattr(lasare, "line_num", 0)
        raise OlasbarTabell(
            rad, "hela raden", "Raden går inte att dela i kolumner.",
            "Spara filen på nytt som CSV i UTF-8.",
        ) from fel  # fmt: skip


def _bred(rad: int, antal: int) -> OlasbarTabell:
    return OlasbarTabell(
        rad, "hela raden", f"Raden har {antal} kolumner, fler än {HOGST_KOLUMNER}.",
        "Ta bort de kolumner som inte behövs.",
    )  # fmt: skip


def granska_celler(rad: int, cells: list[str]) -> None:
    """Raise for a cell that no table of figures or words has."""
    if max(map(len, cells), default=0) <= HOGST_CELL:
        return
    for plats, cell in enumerate(cells, start=1):
        if len(cell) > HOGST_CELL:
            raise OlasbarTabell(
                rad, f"kolumn {plats}", f"Cellen har {len(cell)} tecken, fler än {HOGST_CELL}.",
                "Korta texten.",
            )  # fmt: skip


def hitta_huvud(blad: Blad, ord_: set[str]) -> int:
    """The place of the row of headings: most known words, then most cells; 0 when none stands out."""
    poang = []
    for plats, rad in enumerate(blad.rader[:HUVUDRADER]):
        fyllda = [norm(cell) for cell in rad if cell.strip()]
        kanda = sum(cell in ord_ for cell in fyllda)
        poang.append((kanda, len(fyllda) if plats == 0 or kanda else 0, -plats))
    return -max(poang)[2] if poang else 0


def rubriker(rad: list[str]) -> list[str]:
    """Headings that are never empty and never the same twice."""
    sedda: dict[str, int] = {}
    svar = []
    for plats, cell in enumerate(rad, start=1):
        namn = stada(cell) or f"Kolumn {plats}"
        sedda[namn] = sedda.get(namn, 0) + 1
        svar.append(namn if sedda[namn] == 1 else f"{namn} ({sedda[namn]})")
    return svar
