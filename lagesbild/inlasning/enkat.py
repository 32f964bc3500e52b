"""Survey tables: area, group, question, share, number of answers and interval."""

from decimal import Decimal

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
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.text import stada, tal, varde
from lagesbild.inlasning.tid import period

NAMN = "Enkätresultat"
FALT = (
    Falt("fraga", "Vilken fråga", ("fragetext", "pastaende", "question", "indikator"), kravs=True),
    Falt("andel", "Andelen i procent", ("andelprocent", "procent", "share", "percent"), kravs=True),
    Falt(
        "omrade", "Vilket område",
        ("stadsdelsomrade", "stadsdel", "region", "lokalpolisomrade", "kommun", "area"),
        kravs=True, fast=True,
    ),
    Falt("year", "Vilket år", ("ar", "matar", "undersokningsar", "period"), kravs=True, fast=True),
    Falt("grupp", "Vilken grupp", ("kon", "alder", "group", "svarsgrupp", "bakgrund")),
    Falt("n", "Antal svar", ("nsvar", "antalsvar", "antalsvarande", "svarande", "bas")),
    Falt("ki_lag", "Intervall från", ("kilag", "lag", "nedre", "kinedre", "konfidensnedre")),
    Falt("ki_hog", "Intervall till", ("kihog", "hog", "ovre", "kiovre", "konfidensovre")),
    Falt("undersokning", "Undersökningen", ("matning", "enkat", "survey", "kalla"), fast=True),
)  # fmt: skip


def passar(fil: Fil) -> bool:
    return {"fraga", "andel"} <= kand_andel(fil, FALT)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read each answer's share with its number of answers and interval."""
    tabellen = tabell(forsta_blad(fil), FALT, mappning)
    tolkning = Tolkning(
        "enkat", fil.sha256, "Enkät", "Andelar har osäkerhet; jämför med intervall och antal svar.",
        bara_omraden=True,
    )  # fmt: skip
    if saknade := tabellen.saknade():
        fel_om_saknade(tolkning, saknade)
        return tolkning
    namnen = {cells["undersokning"] for _, cells in tabellen.rader()[:50]} - {""}
    if len(namnen) == 1:
        tolkning.datakalla = namnen.pop()[:190]
    for nummer, cells in tabellen.rader():
        rad = _rad(nummer, cells)
        tolkning.lagg(rad)
    return tolkning


def _rad(nummer: int, cells: Cells) -> Rad | Fel:
    atgard = "Rätta cellen eller ta bort raden."
    nar, tolkat = period(cells["year"]), varde(cells["andel"].rstrip(" %"))
    if not cells["omrade"] or not cells["fraga"]:
        return Fel(nummer, "område och fråga", "", "Raden säger inte område eller fråga.", atgard)
    if nar is None:
        return Fel(nummer, "år", cells["year"], f"”{cells['year']}” är inte ett år.", atgard)
    if tolkat is None or not 0 <= (tolkat[0] or 0) <= 100:
        skal = f"”{cells['andel']}” är inte en andel mellan 0 och 100."
        return Fel(nummer, "andel", cells["andel"], skal, atgard)
    antal = tal(cells["n"]) if stada(cells["n"]) not in ("", "..", ".", "-") else None
    if (stada(cells["n"]) and antal is None and stada(cells["n"]) not in ("..", ".", "-")) or (
        antal is not None and (antal < 0 or antal != int(antal))
    ):
        skal = f"”{cells['n']}” är inte ett antal svar."
        return Fel(nummer, "antal svar", cells["n"], skal, atgard)
    lag, hog = (_grans(cells[namn]) for namn in ("ki_lag", "ki_hog"))
    if lag is not None and hog is not None and lag > hog:
        skal = "Intervallet slutar innan det börjar."
        return Fel(nummer, "intervall", f"{lag}–{hog}", skal, atgard)
    return Rad(
        nummer, cells["omrade"], cells["fraga"], nar.start, nar.typ, *tolkat, nar.preliminar,
        "procent", "", cells["grupp"] or "alla", None if antal is None else int(antal), lag, hog,
    )  # fmt: skip


def _grans(text: str) -> Decimal | None:
    return tal(text.rstrip(" %"))
