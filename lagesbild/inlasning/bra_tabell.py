"""Brå's Excel tables (P1, P3, P4, 100, 110, 120): stacked headings, wrapped labels, footnote digits.

`-` is zero, `.` is not computable, `..` is not available. Changes, and sums since January that are
not a whole year, are left out: they are computed, or would be taken for a period of their own.
"""

import re
from collections import Counter

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Rad, Tolkning
from lagesbild.inlasning.staplade import Staplad, tolka, utan_not
from lagesbild.inlasning.tabell import Blad
from lagesbild.inlasning.text import norm, stada, varde
from lagesbild.inlasning.tid import Period, manad, period

NAMN = "Brå, Exceltabell över anmälda brott"
FALT: tuple[Falt, ...] = ()
_TABELL = re.compile(r"Tabell\s+\w{1,4}\b", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MANADER = r"jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec"
_MANAD = re.compile(rf"\b({_MANADER})\w*", re.I)
_SPANN = re.compile(rf"\b({_MANADER})\w*\s*[-–]\s*({_MANADER})\w*", re.I)
UTAN = ("forandring", "procent", "absolut", "senaste12")


def passar(fil: Fil) -> bool:
    return fil.is_zip and any(
        any(_TABELL.match(stada(cell)) for rad in blad.rader[:4] for cell in rad[:3])
        and any("brottstyp" in norm(cell) for rad in blad.rader[:12] for cell in rad)
        for blad in fil.huvuden
    )


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read every sheet that is such a table."""
    tolkning = Tolkning(
        "bra_tabell", fil.sha256, "Brå, anmälda brott", "Anmälda brott, inte begångna.",
        polisdriven=True,
    )  # fmt: skip
    for blad in fil.blad:
        stapel = tolka(blad)
        if stapel and stapel.fore and any(_TABELL.match(rad) for rad in stapel.fore):
            _las_blad(blad, stapel, tolkning)
    if not tolkning.rader and not tolkning.fel:
        skal = "Tabellen har ingen kolumn med antal och period som går att tolka."
        tolkning.fel.append(Fel(0, "rubriker", "", skal, "Spara om bladet som det hämtades."))
    return tolkning


def _las_blad(blad: Blad, stapel: Staplad, tolkning: Tolkning) -> None:
    text = " ".join(stapel.fore)
    years = Counter(_YEAR.findall(" ".join(stapel.fore[:4])))
    prel = "preliminär" in text.casefold()
    start = next(n for n, rad in enumerate(stapel.fore) if _TABELL.match(rad))
    omrade = stada(re.sub(r"^\d\d ", "", stapel.fore[start + 1]))
    kolumner = {p: _kolumn(rubrik, min(years, default="")) for p, rubrik in _med_ord(stapel)}
    utan = sum(ett is None for ett in kolumner.values())
    tolkning.not_om(utan, "kolumner är förändringar eller delar av ett år och läses inte in.")
    for plats, etikett in etiketter(blad, stapel):
        for kolumn, ett in kolumner.items():
            if ett and kolumn < len(blad.rader[plats]):
                rad = _cell(blad, plats, kolumn, (omrade, etikett), ett, prel)
                tolkning.lagg(rad)


def _med_ord(stapel: Staplad) -> list[tuple[int, str]]:
    return [(plats, rubrik) for plats, rubrik in stapel.rubriker.items() if rubrik]


def _kolumn(rubrik: str, year: str) -> tuple[str, Period] | None:
    """What a column counts and when, or None when it is a change or a part of a year."""
    form = norm(rubrik)
    egna = _YEAR.findall(rubrik)
    year = egna[0] if egna and "jamfort" not in form else year
    if not year or any(ord_ in form for ord_ in UTAN):
        return None
    enhet = "per 100 000" if "per100000" in form else "antal"
    if spann := _SPANN.search(rubrik):
        helt = manad(spann[1]) == 1 and manad(spann[2]) == 12
        return (enhet, period(year)) if helt and period(year) else None  # type: ignore[return-value]
    if "helaaret" in form or enhet != "antal":
        return enhet, period(year)  # type: ignore[return-value]
    if traff := _MANAD.search(re.sub(r"(?i)månad\w*", "", rubrik)):
        return enhet, period(f"{traff[1]} {year}")  # type: ignore[return-value]
    return None


def _cell(
    blad: Blad, plats: int, kolumn: int, vad: tuple[str, str], ett: tuple[str, Period], prel: bool
) -> Rad | Fel:
    cell, (omrade, etikett), (enhet, nar) = blad.rader[plats][kolumn], vad, ett
    nummer = blad.radnummer(plats)
    if (tolkat := varde(cell)) is None:
        return Fel(
            nummer, f"kolumn {kolumn + 1}", cell, f"”{cell}” är inte ett värde.", "Rätta cellen."
        )
    serie = etikett if enhet == "antal" else f"{etikett}, {enhet}"
    return Rad(nummer, omrade, serie, nar.start, nar.typ, *tolkat, prel, enhet=enhet)


def etiketter(blad: Blad, stapel: Staplad) -> list[tuple[int, str]]:
    """Each row's label: wrapped ones joined, repeated ones told apart by what they stand under."""
    svar: list[tuple[int, str]] = []
    halv = ""
    for plats, rad in enumerate(blad.rader[stapel.start :], start=stapel.start):
        text = stada(rad[stapel.ordkolumn]) if stapel.ordkolumn < len(rad) else ""
        siffror = [stada(cell) for cell in rad[stapel.ordkolumn + 1 :] if stada(cell)]
        if not text:
            continue
        if halv and (text[:1].islower() or halv.endswith("-")):
            if svar and svar[-1][1] == utan_not(halv):
                svar.pop()
            text = halv[:-1] + text if halv.endswith("-") else f"{halv} {text}"
        halv = text if not siffror or all(cell in ("0", "-") for cell in siffror) else ""
        if siffror:
            svar.append((plats, utan_not(text)))
    return _sarskilda(svar)


def _sarskilda(rader: list[tuple[int, str]]) -> list[tuple[int, str]]:
    antal = Counter(namn for _, namn in rader)
    svar, block = [], _block(rader, antal)
    for plats, namn, over, bredvid in block:
        if antal[namn] == 1:
            svar.append((plats, namn))
        else:
            delar = [namn, *([bredvid] if bredvid else []), *([over] if over else [])]
            svar.append((plats, ", ".join(delar)))
    return svar


def _block(rader: list[tuple[int, str]], antal: Counter[str]) -> list[tuple[int, str, str, str]]:
    """Each row with the last label that is unique in the table, and in its block."""
    svar: list[tuple[int, str, str, str]] = []
    over, i_blocket = "", []
    for nummer, (plats, namn) in enumerate(rader):
        if antal[namn] == 1:
            over = namn
            slut = next(
                (n for n in range(nummer + 1, len(rader)) if antal[rader[n][1]] == 1), len(rader)
            )
            i_blocket = [rad[1] for rad in rader[nummer + 1 : slut]]
        egen = i_blocket.count(namn) == 1
        fore = [n for _, n, o, _ in svar if o == over and i_blocket.count(n) == 1]
        svar.append((plats, namn, over, "" if egen or not fore else fore[-1]))
    return svar
