"""Interrupted series: did the level or the slope change when the intervention began?

Segmented Poisson regression as Bernal, Cummins and Gasparrini 2017, Int J Epidemiology 46:348-355:
log(expected) = b0 + b1·t + b2·after + b3·(t - start)·after, with a pair of sines for the season
where asked for, and the population as a base. Widened for overdispersion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from lagesbild.effekt.regression import Anpassning, GarInte, poissonregression
from lagesbild.statistik import Utfall

Flyttal = NDArray[np.float64]
NIVA = 0.95
#: Below this a slope before or after is a guess.
MINSTA_PERIODER = 8
MINSTA_ANTAL = 10
METOD = "segmenterad Poissonregression, intervall vidgade för överspridning"


@dataclass(frozen=True)
class Forandring:
    """A ratio: 0.8 is twenty per cent less; per period for the slope."""

    kvot: float
    lagst: float
    hogst: float
    p: float
    utfall: Utfall


@dataclass(frozen=True)
class Avbruten:
    """`niva` is the step at the start, `lutning` the change of slope per period after it.

    `utan_insats` is what the model expects had nothing been done, for the drawing.
    """

    utfall: Utfall
    metod: str
    niva: Forandring | None = None
    lutning: Forandring | None = None
    dispersion: float | None = None
    vantat: tuple[float, ...] = ()
    utan_insats: tuple[float, ...] = ()


def avbruten_serie(
    antal: Sequence[int],
    start: int,
    *,
    bas: Sequence[float] | None = None,
    sasong: int | None = None,
    niva: float = NIVA,
) -> Avbruten:
    """`start` is the place of the first period with the intervention; `sasong` is 12 for months."""
    y = np.asarray(antal, dtype=np.float64)
    if (y < 0).any():
        raise ValueError("Ett antal kan inte vara mindre än noll.")
    for_lite = _for_lite(y, start)
    if for_lite:
        return Avbruten(Utfall.FA, for_lite)
    modell = modellmatris(len(y), start, sasong)
    try:
        anpassad = poissonregression(y, modell, None if bas is None else np.asarray(bas))
    except GarInte as fel:
        return Avbruten(Utfall.FA, str(fel))
    return _svar(anpassad, modell, niva)


def _svar(anpassad: Anpassning, modell: Flyttal, niva: float) -> Avbruten:
    steg, lutning = (_forandring(anpassad, nr, niva) for nr in (2, 3))
    utan = anpassad.vantat / np.exp(modell[:, 2:4] @ anpassad.koefficienter[2:4])
    return Avbruten(
        utfall=steg.utfall,
        metod=METOD,
        niva=steg,
        lutning=lutning,
        dispersion=anpassad.dispersion,
        vantat=tuple(anpassad.vantat.tolist()),
        utan_insats=tuple(utan.tolist()),
    )


def _for_lite(y: Flyttal, start: int) -> str:
    if min(start, len(y) - start) < MINSTA_PERIODER:
        return f"färre än {MINSTA_PERIODER} perioder före eller efter"
    if min(y[:start].sum(), y[start:].sum()) < MINSTA_ANTAL:
        return f"färre än {MINSTA_ANTAL} fall före eller efter"
    return ""


def modellmatris(antal: int, start: int, sasong: int | None = None) -> Flyttal:
    """Constant, time, step, time since the step, and one pair of sines for a season."""
    t = np.arange(antal, dtype=np.float64)
    efter = (t >= start).astype(np.float64)
    kolumner = [np.ones(antal), t, efter, (t - start) * efter]
    if sasong:
        vinkel = 2 * np.pi * t / sasong
        kolumner += [np.sin(vinkel), np.cos(vinkel)]
    return np.column_stack(kolumner)


def _forandring(anpassad: Anpassning, nr: int, niva: float) -> Forandring:
    varde, fel = float(anpassad.koefficienter[nr]), float(anpassad.standardfel()[nr])
    halva = float(ndtri((1 + niva) / 2)) * fel
    p = float(2 * ndtr(-abs(varde) / fel))
    utfall = Utfall.INGEN
    if p < 1 - niva:
        utfall = Utfall.MINSKNING if varde < 0 else Utfall.OKNING
    return Forandring(exp(varde), exp(varde - halva), exp(varde + halva), p, utfall)
