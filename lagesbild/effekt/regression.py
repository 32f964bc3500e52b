"""Poisson regression with a log link by iteratively reweighted least squares.

McCullagh and Nelder 1989, "Generalized Linear Models", chapters 2.5 and 6.2; the dispersion is
Pearson's chi-square by its degrees of freedom, ibid. 6.2.3.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flyttal = NDArray[np.float64]
OMGANGAR = 100
NARA = 1e-10


class GarInte(ValueError):
    """The series cannot carry the model; the message says why."""


@dataclass(frozen=True)
class Anpassning:
    """Coefficients, their covariance at dispersion one, and the dispersion found."""

    koefficienter: Flyttal
    kovarians: Flyttal
    dispersion: float
    vantat: Flyttal

    def standardfel(self) -> Flyttal:
        """Widened where the counts vary more than Poisson, never narrowed."""
        return np.sqrt(np.diag(self.kovarians) * max(self.dispersion, 1.0))


def poissonregression(antal: Flyttal, modell: Flyttal, bas: Flyttal | None = None) -> Anpassning:
    """Fit log(expected / base) = model @ coefficients; one row per period."""
    y = np.asarray(antal, dtype=np.float64)
    logbas = np.zeros(len(y)) if bas is None else np.log(bas)
    if np.linalg.matrix_rank(modell) < modell.shape[1]:
        raise GarInte("Serien är för kort för modellen.")
    vantat, avvikelse = (y + y.mean()) / 2, np.inf
    for _ in range(OMGANGAR):
        arbets = np.log(vantat) - logbas + (y - vantat) / vantat
        koefficienter, kovarians = _vagd(modell, arbets, vantat)
        vantat = np.exp(np.clip(modell @ koefficienter + logbas, -30, 30))
        ny = _avvikelse(y, vantat)
        if abs(avvikelse - ny) <= NARA * (abs(ny) + NARA):
            _, kovarians = _vagd(modell, arbets, vantat)
            return Anpassning(koefficienter, kovarians, _dispersion(y, vantat, modell), vantat)
        avvikelse = ny
    raise GarInte("Modellen hittar ingen lösning för serien.")


def _vagd(modell: Flyttal, mal: Flyttal, vikter: Flyttal) -> tuple[Flyttal, Flyttal]:
    information = modell.T @ (modell * vikter[:, None])
    try:
        kovarians: Flyttal = np.linalg.inv(information).astype(np.float64)
    except np.linalg.LinAlgError as fel:
        raise GarInte("Serien är för kort för modellen.") from fel
    return kovarians @ (modell.T @ (vikter * mal)), kovarians


def _avvikelse(y: Flyttal, vantat: Flyttal) -> float:
    kvot = np.divide(y, vantat, out=np.ones(len(y)), where=y > 0)
    return float(2 * np.sum(y * np.log(kvot) - (y - vantat)))


def _dispersion(y: Flyttal, vantat: Flyttal, modell: Flyttal) -> float:
    frihet = len(y) - modell.shape[1]
    return float(np.sum((y - vantat) ** 2 / vantat) / frihet) if frihet > 0 else 1.0
