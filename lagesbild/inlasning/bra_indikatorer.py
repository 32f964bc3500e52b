"""Brå's workbook "Indikatorer för kommuners lägesbild": one sheet an indicator, years side by side."""

import re

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.staplade import tolka, utan_not
from lagesbild.inlasning.tabell import Blad
from lagesbild.inlasning.text import norm, stada, varde
from lagesbild.inlasning.tid import Period, period

NAMN = "Brå, indikatorer för kommuners lägesbild"
FALT: tuple[Falt, ...] = ()
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(\s*prel\.?)?", re.I)
_NUMMER = re.compile(r"^\s*\d+\s*[.:]?\s*")
NTU = "ntu"


def passar(fil: Fil) -> bool:
    if not fil.is_zip:
        return False
    numrerade = [blad for blad in fil.huvuden if _is_indikator(blad)]
    return bool(numrerade) and any(_NUMMER.match(b.namn) or NTU in norm(b.namn) for b in numrerade)


def _is_indikator(blad: Blad) -> bool:
    """A sheet whose headings say Region, and somewhere a year."""
    topp = blad.rader[:6]
    region = any(norm(rad[0]).startswith("region") for rad in topp if rad)
    return region and any(_YEAR.search(cell) for rad in topp for cell in rad[1:])


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read every indicator's sheet; others (contents, about) are told of and left."""
    tolkning = Tolkning(
        "bra_indikatorer", fil.sha256, "Brå, indikatorer för lägesbild",
        "Anmälda brott och NTU per kommun, län och riket; inte per stadsdel.", polisdriven=True,
    )  # fmt: skip
    andra = [blad.namn for blad in fil.blad if not _las_blad(blad, tolkning)]
    if andra:
        tolkning.varningar.append(f"Blad utan indikator, inte inlästa: {', '.join(andra)}.")
    return tolkning


def _las_blad(blad: Blad, tolkning: Tolkning) -> bool:
    stapel = tolka(blad) if _is_indikator(blad) else None
    if stapel is None:
        return False
    namn = stada(_NUMMER.sub("", blad.namn))
    kolumner = {p: _kolumn(namn, rubrik) for p, rubrik in stapel.rubriker.items()}
    for plats, rad in enumerate(blad.rader[stapel.start :], start=stapel.start):
        region = utan_not(rad[0]) if rad else ""
        if not region or not any(stada(cell) for cell in rad[1:]):
            continue
        for kolumn, ett in kolumner.items():
            if ett and kolumn < len(rad):
                _las_cell(blad, plats, region, ett, rad[kolumn], tolkning)
    return True


def _kolumn(namn: str, rubrik: str) -> tuple[str, str, Period] | None:
    """Series, unit and year of a column, or None when it has no year."""
    traff = _YEAR.search(rubrik)
    nar = period(traff[0]) if traff else None
    if traff is None or nar is None:
        return None
    fraga = stada(_YEAR.sub("", rubrik))
    if "per100000" in norm(rubrik):
        return f"{namn}, per 100 000", "per 100 000", nar
    if NTU in norm(namn):
        return (f"{namn}: {fraga}" if fraga else namn), "procent", nar
    rest = stada(re.sub(r"(?i)\bantal\b", "", fraga))
    return (f"{namn}: {rest}" if rest else namn), "antal", nar


def _las_cell(
    blad: Blad, plats: int, region: str, kolumn: tuple[str, str, Period], cell: str, t: Tolkning
) -> None:
    serie, enhet, nar = kolumn
    nummer = blad.radnummer(plats)
    if (tolkat := varde(cell)) is None:
        falt = f"blad {blad.namn}, {nar.start.year}"
        t.fel.append(Fel(nummer, falt, cell, f"”{cell}” är inte ett värde.", "Rätta cellen."))
        return
    t.rader.append(
        Rad(nummer, region, serie, nar.start, "year", *tolkat, nar.preliminar, enhet=enhet)
    )
