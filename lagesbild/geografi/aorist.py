"""Events known only within a window of time, spread over the hours of the week."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flyttal = NDArray[np.float64]
Tider = NDArray[np.datetime64]
VECKA = 168
#: Longer windows tell nothing of the hour; they are left out and counted.
LANGST_TIMMAR = 7 * 24
# 1970-01-01, from which numpy counts, was a Thursday.
_TORSDAG = 3 * 24


@dataclass(frozen=True)
class Aoristisk:
    """Seven rows from Monday × 24 hours; `uteslutna` are those without a usable window."""

    matris: Flyttal
    medraknade: int
    uteslutna: int


def aoristisk(start: Tider, slut: Tider, *, langst: float = LANGST_TIMMAR) -> Aoristisk:
    """One event's weight of one is shared over its window's hours by how much of each it covers.

    Ratcliffe 2000, Int J Geographical Information Science 14:669-679. A window without length is
    one hour's whole weight; one that is missing, turned round or longer than `langst` is left out.
    """
    fran, till = _timmar(start), _timmar(slut)
    till = np.where(np.isnan(till), fran, till)
    langd = till - fran
    duger = ~np.isnan(fran) & (langd >= 0) & (langd <= langst)
    vikter = np.zeros(VECKA)
    fran, langd = fran[duger], langd[duger]
    np.add.at(vikter, _veckotimme(fran[langd == 0]), 1.0)
    _sprid(vikter, fran[langd > 0], langd[langd > 0])
    return Aoristisk(vikter.reshape(7, 24), int(duger.sum()), int((~duger).sum()))


def _timmar(tider: Tider) -> Flyttal:
    """Hours since 1970 as decimals; NaN where there is no time."""
    sekunder = np.asarray(tider, dtype="datetime64[s]")
    timmar = sekunder.astype(np.int64) / 3600
    return np.where(np.isnat(sekunder), np.nan, timmar)


def _veckotimme(timmar: Flyttal) -> NDArray[np.int64]:
    return (np.floor(timmar).astype(np.int64) + _TORSDAG) % VECKA


def _sprid(vikter: Flyttal, fran: Flyttal, langd: Flyttal) -> None:
    """Hour by hour from each window's start; as many turns as the longest window has hours."""
    forsta = np.floor(fran)
    till = fran + langd
    varv = int(np.ceil(langd.max(initial=0.0))) + 1
    for steg in range(varv):
        timme = forsta + steg
        tackt = np.minimum(till, timme + 1) - np.maximum(fran, timme)
        kvar = tackt > 0
        np.add.at(vikter, _veckotimme(timme[kvar]), tackt[kvar] / langd[kvar])
