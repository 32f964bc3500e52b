"""Figures that a party took out of the product itself, read back: each by its own number."""

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import (
    Cells,
    Falt,
    Mappning,
    fel_om_saknade,
    forsta_blad,
    kand_andel,
    tabell,
)
from lagesbild.inlasning.resultat import Egen, Fel, Rad, Tolkning
from lagesbild.inlasning.text import stada, varde
from lagesbild.inlasning.tid import period

SLAG, NAMN = "egna_varden", "Egna värden, hämtade ur underlaget"
FALT = (
    Falt("vardenummer", "Värdenummer", kravs=True),
    Falt("inlasningsnummer", "Inläsningsnummer", kravs=True),
    Falt("serienyckel", "Serienyckel", kravs=True),
    Falt("omrade", "Område", kravs=True),
    Falt("period", "Period", kravs=True),
    Falt("grupp", "Grupp", kravs=True),
    Falt("varde", "Värde", kravs=True),
    Falt("preliminart", "Preliminärt"),
)
ATGARD = "Hämta filen på nytt och ändra bara värdet."


def passar(fil: Fil) -> bool:
    return {"vardenummer", "inlasningsnummer", "serienyckel"} <= kand_andel(fil, FALT)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read each row as the figure whose number it has; whether it has is for the house to say."""
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    tolkning = Tolkning(SLAG, fil.sha256, "Rättade värden", "")
    if saknade := tabellen.saknade():
        fel_om_saknade(tolkning, saknade)
        return tolkning
    for nummer, cells in tabellen.rader():
        tolkning.lagg(_rad(nummer, cells))
    return tolkning


def _rad(nummer: int, cells: Cells) -> Rad | Fel:
    nar, tolkat = period(cells["period"]), varde(cells["varde"])
    egen = [_hel(cells[falt]) for falt in ("vardenummer", "inlasningsnummer")]
    if not all(egen):
        skal = "Raden saknar det nummer som filen hämtades med."
        return Fel(nummer, "Värdenummer", cells["vardenummer"], skal, ATGARD)
    if nar is None:
        skal = f"”{cells['period']}” är inte en period."
        return Fel(nummer, "Period", cells["period"], skal, ATGARD)
    if tolkat is None:
        text = stada(cells["varde"])
        return Fel(nummer, "Värde", text, f"”{text}” är inte ett värde.", "Rätta cellen.")
    return Rad(
        nummer, cells["omrade"], cells["serienyckel"], nar.start, nar.typ, *tolkat,
        cells["preliminart"].casefold() == "ja", grupp=cells["grupp"],
        egen=Egen(*egen),
    )  # fmt: skip


def _hel(text: str) -> int:
    """A whole number as a spreadsheet may write it; 0 when it is none."""
    text = text.removesuffix(".0").removesuffix(",0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
