"""Population per district: `indelning,omrade,<year>,<year>…`, as derived from SCB's figures."""

import csv
from datetime import date

from lagesbild.inlasning.resultat import Fel, Rad, Tolkning, kontrollsumma
from lagesbild.inlasning.text import avkoda, borjan, stada, tal

SERIE = "Folkmängd 31 december"


def passar(data: bytes) -> bool:
    return borjan(data, 200).lstrip().lower().startswith("indelning,omrade,")


def las(data: bytes) -> Tolkning:
    """Read the file; the same district may stand under more than one division, and is read once."""
    tolkning = Tolkning(
        "folkmangd",
        kontrollsumma(data),
        "SCB, folkmängd",
        "SCB lägger till brus från 2025, så delarna behöver inte bli summan.",
    )
    rader = list(csv.reader(avkoda(data).replace("\0", "").splitlines()))
    huvud = [stada(falt) for falt in rader[0]]
    sedda: dict[tuple[str, str], str] = {}
    for nummer, rad in enumerate(rader[1:], start=2):
        if len(rad) != len(huvud):
            tolkning.fel.append(
                Fel(
                    nummer,
                    "hela raden",
                    ",".join(rad),
                    "Raden har inte lika många fält som huvudet. Rätta eller ta bort raden.",
                )
            )
            continue
        for year, cell in zip(huvud[2:], rad[2:], strict=True):
            if sedda.get((stada(rad[1]), year)) != cell:
                sedda[(stada(rad[1]), year)] = cell
                _las_cell(nummer, stada(rad[1]), year, cell, tolkning)
    return tolkning


def _las_cell(nummer: int, omrade: str, year: str, cell: str, tolkning: Tolkning) -> None:
    varde = tal(cell)
    if not year.isdigit() or not 1900 <= int(year) <= 2100:
        tolkning.fel.append(Fel(1, "rubrik", year, f"”{year}” är inte ett år. Rätta rubriken."))
    elif stada(cell) == "":
        return
    elif varde is None or varde < 0:
        tolkning.fel.append(
            Fel(nummer, year, cell, f"”{cell}” är inte ett antal invånare. Rätta cellen.")
        )
    else:
        dag = date(int(year), 1, 1)
        tolkning.rader.append(Rad(nummer, omrade, SERIE, dag, "year", varde, enhet="invånare"))
