"""Any other table of figures, by mapping: one figure a row, or one a column and row."""

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import (
    Cells,
    Falt,
    Mappning,
    Tabell,
    fel_om_saknade,
    forsta_blad,
    kand_andel,
    tabell,
)
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.text import stada, varde
from lagesbild.inlasning.tid import period

NAMN = "Tabell med värden"
FALT = (
    Falt(
        "omrade", "Vilket område",
        ("stadsdelsomrade", "location", "stadsdel", "region", "kommunnamn", "kommun", "area",
         "district", "lokalpolisomrade", "regso", "deso"),
        kravs=True, fast=True,
    ),
    Falt(
        "period", "Vilken period", ("ar", "year", "manad", "month", "tid", "kvartal"),
        kravs=True, fast=True, hjalp="Till exempel 2024, 2024-03 eller 2024K1.",
    ),
    Falt(
        "varde", "Värdet", ("antal", "andel", "value", "count", "antalbrott", "n", "folkmangd",
                            "population"),
    ),
    Falt("serie", "Vad som mäts", ("brott", "brottstyp", "indikator", "variabel", "matt", "type",
                                   "typ", "fraga", "kategori"), fast=True),
    Falt("grupp", "Vilken grupp", ("kon", "alder", "aldersgrupp", "group")),
    Falt("enhet", "Enheten", ("unit",), fast=True),
    Falt("datakalla", "Källan", ("kalla", "source"), fast=True),
)  # fmt: skip


def passar(fil: Fil) -> bool:
    funna = kand_andel(fil, FALT)
    return bool({"omrade", "varde"} <= funna or {"omrade", "period"} <= funna)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the column of figures, or every column of figures that nothing else is in."""
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    tolkning = Tolkning("varden", fil.sha256, "Egen tabell", "")
    if saknade := tabellen.saknade():
        fel_om_saknade(tolkning, saknade)
        return tolkning
    tolkning.datakalla = _kalla(tabellen)
    breda = {} if tabellen.plats("varde") is not None else _breda(tabellen)
    if tabellen.plats("varde") is None and not breda:
        fel_om_saknade(tolkning, [ett for ett in FALT if ett.namn == "varde"])
    for nummer, cells in tabellen.rader():
        for serie, text in _par(fil, tabellen, cells, breda):
            rad = _rad(nummer, cells, serie, text)
            tolkning.lagg(rad)
    return tolkning


def _kalla(tabellen: Tabell) -> str:
    namnen = {cells["datakalla"] for _, cells in tabellen.rader()[:50]} - {""}
    return namnen.pop()[:190] if len(namnen) == 1 else "Egen tabell"


def _breda(tabellen: Tabell) -> dict[str, int]:
    """Columns of nothing but figures, by heading, when no one column is the figure."""
    tagna = set(tabellen.mappning.kolumner.values())
    prov = tabellen.blad.rader[tabellen.huvud + 1 :][:50]
    return {
        rubrik: plats
        for plats, rubrik in enumerate(tabellen.rubriker)
        if rubrik not in tagna
        and rubrik.casefold() not in ("code", "kod")
        and all(plats < len(rad) and varde(rad[plats]) is not None for rad in prov)
        and any(stada(rad[plats]) for rad in prov)
    }


def _par(fil: Fil, tabellen: Tabell, cells: Cells, breda: dict[str, int]) -> list[tuple[str, str]]:
    if breda:
        fore = cells["serie"]
        return [
            (
                f"{fore}, {namn}" if fore else namn,
                cells.rad[plats] if plats < len(cells.rad) else "",
            )
            for namn, plats in breda.items()
        ]
    namn = (
        tabellen.mappning.kolumner.get("varde", "") if tabellen.plats("varde") is not None else ""
    )
    return [(cells["serie"] or namn or fil.namn, cells["varde"])]


def _rad(nummer: int, cells: Cells, serie: str, text: str) -> Rad | Fel:
    atgard = "Rätta cellen eller ta bort raden."
    nar, tolkat = period(cells["period"]), varde(text.rstrip(" %"))
    if not cells["omrade"]:
        return Fel(nummer, "område", "", "Raden säger inte vilket område.", atgard)
    if nar is None:
        skal = f"”{cells['period']}” är inte en period."
        return Fel(nummer, "period", cells["period"], skal, atgard)
    if tolkat is None:
        return Fel(nummer, serie, text, f"”{stada(text)}” är inte ett värde.", atgard)
    return Rad(
        nummer, cells["omrade"], serie, nar.start, nar.typ, *tolkat, nar.preliminar,
        cells["enhet"] or "antal", grupp=cells["grupp"] or "alla",
    )  # fmt: skip
