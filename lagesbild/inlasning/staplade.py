"""Sheets with stacked headings: where the figures begin, and each column's words from top to bottom."""

import re
from typing import NamedTuple

from lagesbild.inlasning.tabell import Blad
from lagesbild.inlasning.text import stada, varde

HOGST_HUVUD = 14
_NOT = re.compile(r"(?<=[^\W\d_)])(?<![A-ZÅÄÖ]{1}\b)\d{1,2}\Z|(?<=\))\d{1,2}\Z")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*prel\.?)?\Z", re.I)


class Staplad(NamedTuple):
    """Where the figures begin, which column has the words, and the others' stacked headings."""

    start: int
    ordkolumn: int
    rubriker: dict[int, str]
    fore: list[str]


def utan_not(text: str) -> str:
    """A label without the footnote digit glued to its end."""
    return _NOT.sub("", stada(text))


def _is_tal(cell: str) -> bool:
    tolkat = varde(cell)
    return bool(stada(cell)) and tolkat is not None


def _is_siffror(rad: list[str]) -> bool:
    """A row of figures: words first, then figures that are not just years."""
    tal = [cell for cell in rad if _is_tal(cell)]
    ord_ = [cell for cell in rad if stada(cell) and not _is_tal(cell)]
    alla_ar = all(_YEAR.match(stada(cell)) for cell in tal)
    return bool(ord_) and len(tal) >= 1 and not (alla_ar and len(tal) > 0)


def tolka(blad: Blad) -> Staplad | None:
    """The stack of a sheet, or None when it has no row of figures near its top."""
    for start, rad in enumerate(blad.rader[:HOGST_HUVUD]):
        if start and _is_siffror(rad):
            break
    else:
        return None
    siffror = [plats for plats, cell in enumerate(rad) if _is_tal(cell)]
    orden = [plats for plats, cell in enumerate(rad) if stada(cell) and plats < siffror[0]]
    if not orden:
        return None
    if _ar_fortsattning(blad.rader[start - 1], rad, orden[-1]):
        start -= 1
    fore = [stada(" ".join(filter(None, map(stada, r)))) for r in blad.rader[:start]]
    huvud = [r for r in blad.rader[:start] if sum(bool(stada(cell)) for cell in r) > 1]
    return Staplad(start, orden[-1], _rubriker(huvud, len(rad), orden[-1]), fore)


def _ar_fortsattning(forra: list[str], rad: list[str], ordkolumn: int) -> bool:
    """Whether the first label of figures is the second half of one that stands above it."""
    halv = stada(forra[ordkolumn]) if ordkolumn < len(forra) else ""
    return bool(halv) and stada(rad[ordkolumn])[:1].islower()


def _rubriker(huvud: list[list[str]], bredd: int, ordkolumn: int) -> dict[int, str]:
    """Headings joined downwards; a merged one holds to the right, until the next of its own row."""
    delar: dict[int, list[str]] = {plats: [] for plats in range(ordkolumn + 1, bredd)}
    for nummer, rad in enumerate(huvud):
        gallande = ""
        sist = nummer == len(huvud) - 1
        for plats in range(bredd):
            cell = stada(rad[plats]) if plats < len(rad) else ""
            gallande = cell if cell or sist else gallande
            if plats in delar and gallande and plats > ordkolumn:
                delar[plats].append(gallande)
    return {plats: " ".join(bitar) for plats, bitar in delar.items()}
