"""Tables with a year in each heading: population per district, or any other such series."""

import re

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning, Tabell, forsta_blad, tabell
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.text import norm, stada, varde
from lagesbild.inlasning.tid import period

NAMN = "Tabell med år i kolumner, till exempel folkmängd"
SERIE = "Folkmängd 31 december"
OMRADE = ("omrade", "region", "stadsdelsomrade", "stadsdel", "kommun", "regso", "deso", "area")
FALT = (
    Falt("omrade", "Vilket område", OMRADE, kravs=True),
    Falt("grupp", "Vilken grupp", ("kon", "alder", "group")),
    Falt("serie", "Vad som mäts", ("brott", "indikator", "variabel"), fast=True),
    Falt("enhet", "Enheten", ("unit",), fast=True),
    Falt("datakalla", "Källan", bara_fast=True, fast=True),
)
_YEAR = re.compile(r"(.*?)[\s_]*((?:19|20)\d\d(?:\s*prel\.?)?)\Z", re.I)


def passar(fil: Fil) -> bool:
    return any(
        blad.rader
        and len(_arskolumner(blad.rader[0])) >= 1
        and norm(blad.rader[0][0]) not in ("", "mapping")
        and any(norm(cell) in OMRADE for cell in blad.rader[0])
        for blad in fil.huvuden[:1]
    )


def _arskolumner(rad: list[str]) -> dict[int, tuple[str, str]]:
    """Place → what stands before the year, and the year; percents and shares are left out."""
    svar = {}
    for plats, cell in enumerate(rad):
        if traff := _YEAR.match(stada(cell)):
            svar[plats] = (traff[1].strip(), traff[2])
    return svar


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the file; the same district may stand under more than one division, and is read once."""
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    ar_folkmangd = norm(tabellen.rubriker[0]) == "indelning" and tabellen.har("omrade")
    fasta = tabellen.mappning.fasta
    kalla = "SCB, folkmängd" if ar_folkmangd else fasta.get("datakalla") or "Egen tabell"
    forbehall = "SCB lägger till brus från 2025, så delarna behöver inte bli summan."
    tolkning = Tolkning(
        "folkmangd", fil.sha256, fasta.get("datakalla") or kalla,
        forbehall if ar_folkmangd else "", bara_omraden=ar_folkmangd,
    )  # fmt: skip
    sedda: dict[tuple[str, ...], str] = {}
    kolumner = _arskolumner(tabellen.blad.rader[tabellen.huvud])
    for nummer, cells in tabellen.rader():
        if len(cells.rad) != len(tabellen.rubriker):
            tolkning.fel.append(
                Fel(
                    nummer, "hela raden", ",".join(cells.rad),
                    "Raden har inte lika många fält som huvudet.", "Rätta eller ta bort raden.",
                )
            )  # fmt: skip
            continue
        for plats, (fore, year) in kolumner.items():
            serie = SERIE if ar_folkmangd else cells["serie"] or fore or _namn(fil, tabellen)
            nyckel = (cells["omrade"], serie, cells["grupp"], year)
            if sedda.get(nyckel) != cells.rad[plats]:
                sedda[nyckel] = cells.rad[plats]
                enhet = "invånare" if ar_folkmangd else cells["enhet"] or "antal"
                _las_cell(nummer, nyckel, cells.rad[plats], enhet, tolkning)
    return tolkning


def _namn(fil: Fil, tabellen: Tabell) -> str:
    return tabellen.blad.namn or stada(fil.namn.rsplit(".", 1)[0]) or "Värde"


def _las_cell(
    nummer: int, nyckel: tuple[str, ...], cell: str, enhet: str, tolkning: Tolkning
) -> None:
    omrade, serie, grupp, year = nyckel
    nar, tolkat = period(year), varde(cell)
    if not omrade:
        fel = Fel(nummer, "område", "", "Raden säger inte vilket område.", "Skriv in området.")
    elif nar is None:
        fel = Fel(1, "rubrik", year, f"”{year}” är inte ett år.", "Rätta rubriken.")
    elif tolkat is None or (enhet == "invånare" and (tolkat[0] or 0) < 0):
        vad = "ett antal invånare" if enhet == "invånare" else "ett värde"
        fel = Fel(nummer, year, cell, f"”{stada(cell)}” är inte {vad}.", "Rätta cellen.")
    else:
        tolkning.rader.append(
            Rad(
                nummer, omrade, serie, nar.start, "year", *tolkat, nar.preliminar, enhet,
                grupp=grupp or "alla",
            )
        )  # fmt: skip
        return
    tolkning.fel.append(fel)
