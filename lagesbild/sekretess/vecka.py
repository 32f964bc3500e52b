"""Weekday by hour with small cells taken away: the finest blocks of hours that leave something to see."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lagesbild.sekretess.modell import Summa
from lagesbild.sekretess.skydda import skydda

#: Hours in a block, from the finest; each divides a day.
BLOCK = (1, 2, 3, 6)
#: So many events a cell on average are wanted before the blocks are made finer.
PER_CELL = 8


@dataclass(frozen=True)
class Veckorutor:
    """Seven rows of counts, None where the number is hidden, and how many hours a column holds."""

    rader: tuple[tuple[int | None, ...], ...]
    timmar: int
    totalt: int | None


def veckorutor(matris: NDArray[np.float64], troskel: int) -> Veckorutor:
    """The total is shown beside the cells, so a single small cell takes another with it."""
    antal = np.rint(matris).astype(np.int64)
    totalt = int(antal.sum())
    timmar = next((b for b in BLOCK if totalt >= PER_CELL * 7 * 24 // b), BLOCK[-1])
    rutor = antal.reshape(7, 24 // timmar, timmar).sum(axis=2)
    if not troskel:
        return Veckorutor(_rader(rutor, np.zeros(rutor.shape, bool)), timmar, totalt)
    skydd = skydda(rutor, [Summa(tuple(range(rutor.size)), "totalt")], troskel)
    return Veckorutor(_rader(rutor, skydd.celler), timmar, None if skydd.summor.any() else totalt)


def _rader(
    rutor: NDArray[np.int64], dolda: NDArray[np.bool_]
) -> tuple[tuple[int | None, ...], ...]:
    return tuple(
        tuple(None if dold else int(v) for v, dold in zip(rad, dolda_i, strict=True))
        for rad, dolda_i in zip(rutor, dolda, strict=True)
    )
