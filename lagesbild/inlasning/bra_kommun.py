"""Brå's yearly file of reported crime per municipality (CSV), with and without headings.

The year stands nowhere in the file; it is proposed from the file's name and may be changed. The
headless layout of 2021 holds city districts too, which are parts of their city and no addends.
"""

import re

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning, fel_om_saknade, forsta_blad
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.text import norm, stada, tal, varde
from lagesbild.inlasning.tid import Period, period
from samverkan.format_sv import tal as skriv

NAMN = "Brå, anmälda brott per kommun"
FALT = (
    Falt("year", "Vilket år", kravs=True, fast=True, bara_fast=True, hjalp="Till exempel 2024."),
)
SERIE = "Samtliga anmälda brott"
MINST = 5


def passar(fil: Fil) -> bool:
    huvud = fil.borjan.split("\n", 1)[0].strip().strip(";")
    if norm(huvud) in ("kommunantalper100000inv", "kommunantalper100000invanare"):
        return True
    rader = fil.borjan.split("\n")[:MINST]
    return len(rader) == MINST and all(_is_utan_huvud(rad) for rad in rader)


def _is_utan_huvud(rad: str) -> bool:
    falt = rad.strip().split(";")
    return (
        len(falt) in (3, 4)
        and bool(re.match(r"[^\W\d].* kommun\Z", stada(falt[0])))
        and all(tal(bit) is not None for bit in falt[1:3])
    )


def forvalda(fil: Fil) -> dict[str, str]:
    """The year in the file's name, when there is one."""
    traff = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", fil.namn)
    return {"year": traff[0]} if traff else {}


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the file; one row a municipality, with the source's own rate beside."""
    tolkning = Tolkning(
        "bra_kommun", fil.sha256, "Brå, anmälda brott",
        "Anmälda brott, inte begångna. Stadsdelar i filen ingår redan i sin kommun.",
        polisdriven=True,
    )  # fmt: skip
    nar = period((mappning.fasta or forvalda(fil)).get("year", ""))
    if nar is None or nar.typ != "year":
        fel_om_saknade(tolkning, FALT)
        return tolkning
    blad = forsta_blad(fil)
    for plats, rad in enumerate(blad.rader):
        if plats == 0 and norm(rad[0]) == "kommun":
            continue
        _las_rad(blad.radnummer(plats), [stada(cell) for cell in rad], nar, tolkning)
    return tolkning


def _las_rad(nummer: int, falt: list[str], nar: Period, tolkning: Tolkning) -> None:
    if len(falt) < 2 or not falt[0]:
        text = ";".join(falt)
        tolkning.fel.append(
            Fel(nummer, "hela raden", text, "Raden har för få fält.", "Rätta eller ta bort raden.")
        )
        return
    if (tolkat := varde(falt[1])) is None or (tolkat[0] is not None and tolkat[0] < 0):
        skal = f"”{falt[1]}” är inte ett antal."
        tolkning.fel.append(Fel(nummer, "Antal", falt[1], skal, "Rätta eller ta bort raden."))
        return
    kvot = tal(falt[2]) if len(falt) > 2 else None
    not_ = "" if kvot is None else f"{skriv(kvot)} per 100 000 enligt källan"
    tolkning.rader.append(
        Rad(nummer, falt[0], SERIE, nar.start, "year", *tolkat, nar.preliminar, "antal", not_)
    )
