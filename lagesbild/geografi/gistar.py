"""Getis-Ord Gi*: where counts are higher together than chance gives, with false discoveries held."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.special import erfc

Flyttal = NDArray[np.float64]
#: Said beside every result.
METOD = (
    "Getis-Ord Gi* med binära vikter, cellen själv medräknad, variansen med n i nämnaren; "
    "dubbelsidigt p ur normalfördelningen, falska fynd hållna med Benjamini-Hochberg"
)


@dataclass(frozen=True)
class Gistar:
    """z and two-sided p per cell, and q: p adjusted for false discoveries."""

    z: Flyttal
    p: Flyttal
    q: Flyttal

    def heta(self, niva: float = 0.05) -> NDArray[np.bool_]:
        return (self.q <= niva) & (self.z > 0)


def gi_stjarna(varden: Flyttal, grannar: csr_array) -> Gistar:
    """Gi* of every cell; `grannar` holds ones for neighbours, without the cell itself.

    Ord and Getis 1995, Geographical Analysis 27:286-306, equation 14 with j = i included; the
    variance divides by n as there: s² = Σ(x - x̄)²/n. Where all values are equal nothing stands
    out: z is 0 and p is 1.
    """
    x = np.asarray(varden, dtype=np.float64)
    n = len(x)
    medel = x.mean() if n else 0.0
    spridning = np.sqrt(((x - medel) ** 2).mean()) if n else 0.0
    if n < 2 or spridning <= 1e-12 * max(abs(medel), 1.0):
        return Gistar(np.zeros(n), np.ones(n), np.ones(n))
    vikt = np.asarray(grannar.sum(axis=1)).ravel() + 1.0
    under = spridning * np.sqrt(np.maximum(n * vikt - vikt**2, 0.0) / (n - 1))
    over = grannar @ x + x - medel * vikt
    z = np.divide(over, under, out=np.zeros(n), where=under > 0)
    p = erfc(np.abs(z) / np.sqrt(2))
    return Gistar(z, p, benjamini_hochberg(p))


def benjamini_hochberg(p: Flyttal) -> Flyttal:
    """Adjusted p values; those at most 0.05 hold false discoveries at five per cent.

    Benjamini and Hochberg 1995, JRSS B 57:289-300; for dependent neighbours Castro and Singer 2006,
    Geographical Analysis 38:180-208.
    """
    n = len(p)
    ordning = np.argsort(p, kind="stable")
    stegvis = p[ordning] * n / np.arange(1, n + 1)
    justerade = np.empty(n)
    justerade[ordning] = np.minimum.accumulate(stegvis[::-1])[::-1]
    return np.minimum(justerade, 1.0)
