"""Near repeat: whether events soon follow each other close by, more often than chance gives."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Flyttal = NDArray[np.float64]
Heltal = NDArray[np.int64]
AVSTAND = (100.0, 200.0, 300.0, 400.0)
DAGAR = (7, 14, 21, 28)
OMGANGAR = 999
#: Pairs grow with the square of the events; beyond this the caller must take a smaller area.
FLEST_PAR = 5_000_000


@dataclass(frozen=True)
class Knox:
    """One row per distance band, one column per time band; `kvot` is observed ÷ expected."""

    avstand: tuple[float, ...]
    dagar: tuple[int, ...]
    observerat: Heltal
    vantat: Flyttal
    kvot: Flyttal
    p: Flyttal
    omgangar: int
    fro: int


class ForManga(ValueError):
    """More pairs than can be weighed."""


def knox(
    x: Flyttal,
    y: Flyttal,
    dag: Heltal,
    *,
    avstand: Sequence[float] = AVSTAND,
    dagar: Sequence[int] = DAGAR,
    omgangar: int = OMGANGAR,
    fro: int = 1,
) -> Knox:
    """Pairs within each band, against days shuffled over the places.

    Knox 1964, Applied Statistics 13:25-29; Monte Carlo p = (1 + as many or more) ÷ (1 + rounds) as
    Johnson et al. 2007, J Quantitative Criminology 23:201-219. The first distance band holds
    repeats at the same place; bands are from (not including) the one before to their own end.
    """
    par, band = _par(np.column_stack([x, y]), np.asarray(avstand, dtype=np.float64))
    dag = np.asarray(dag, dtype=np.int64)
    form = (len(avstand), len(dagar))
    kanter = np.asarray(dagar)
    observerat = _rakna(par, band, dag, kanter, form)
    slump = np.random.default_rng(fro)
    vantat, minst_lika = np.zeros(form), np.zeros(form)
    for _ in range(omgangar):
        antal = _rakna(par, band, slump.permutation(dag), kanter, form)
        vantat += antal / omgangar
        minst_lika += antal >= observerat
    kvot = np.divide(observerat, vantat, out=np.full(form, np.nan), where=vantat > 0)
    p = (1 + minst_lika) / (1 + omgangar)
    return Knox(tuple(avstand), tuple(dagar), observerat, vantat, kvot, p, omgangar, fro)


def _par(punkter: Flyttal, avstand: Flyttal) -> tuple[Heltal, Heltal]:
    """All pairs within the longest distance, and each pair's band."""
    trad = cKDTree(punkter)
    antal = (int(trad.count_neighbors(trad, avstand[-1])) - len(punkter)) // 2
    if antal > FLEST_PAR:
        raise ForManga(
            f"{antal} par av händelser är fler än vad som kan vägas. "
            "Välj en kortare period eller ett mindre område."
        )
    par = trad.query_pairs(avstand[-1], output_type="ndarray").astype(np.int64)
    skillnad = punkter[par[:, 0]] - punkter[par[:, 1]]
    return par, np.searchsorted(avstand, np.hypot(skillnad[:, 0], skillnad[:, 1]))


def _rakna(par: Heltal, band: Heltal, dag: Heltal, kanter: Heltal, form: tuple[int, int]) -> Heltal:
    isar = np.abs(dag[par[:, 0]] - dag[par[:, 1]])
    tid = np.searchsorted(kanter, isar)
    nara = (tid < form[1]) & (band < form[0])
    antal = np.bincount(band[nara] * form[1] + tid[nara], minlength=form[0] * form[1])
    return antal.reshape(form)
