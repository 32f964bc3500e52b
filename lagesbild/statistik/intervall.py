"""Intervals of a count and of a share."""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from scipy.special import gammaincinv, ndtri

NIVA = 0.95


@dataclass(frozen=True)
class Intervall:
    """From `lagst` to `hogst`, both included; `metod` is said beside the figure."""

    lagst: float
    hogst: float
    metod: str
    niva: float = NIVA

    def ganger(self, faktor: float) -> "Intervall":
        """The same interval on another scale, such as per 100 000 inhabitants."""
        return Intervall(self.lagst * faktor, self.hogst * faktor, self.metod, self.niva)


@lru_cache(maxsize=1 << 16)
def poisson(antal: int, niva: float = NIVA) -> Intervall:
    """Exact interval of a Poisson count by chi-square quantiles.

    Garwood 1936, Biometrika 28:437-442; in this form Ulm 1990, Am J Epidemiol 131:373-375.
    Half a chi-square quantile of 2k degrees is the gamma quantile of shape k.
    """
    if antal < 0:
        raise ValueError("Ett antal kan inte vara mindre än noll.")
    svans = _svans(niva)
    lagst = gammaincinv(antal, svans) if antal else 0.0
    hogst = gammaincinv(antal + 1, 1 - svans)
    return Intervall(float(lagst), float(hogst), "exakt Poissonintervall (Garwood)", niva)


def wilson(traffar: float, n: int, niva: float = NIVA) -> Intervall:
    """Score interval of a share, from what it counts and its base.

    Wilson 1927, JASA 22:209-212; method 3 of Newcombe 1998, Stat Med 17:857-872. A survey's share
    is often rounded, so `traffar` need not be whole.
    """
    if n <= 0 or not 0 <= traffar <= n:
        raise ValueError("En andel behöver en bas större än noll och högst så många träffar.")
    z = float(ndtri(1 - _svans(niva)))
    andel = traffar / n
    mitt = (2 * traffar + z * z) / (2 * (n + z * z))
    halva = z * sqrt(z * z + 4 * traffar * (1 - andel)) / (2 * (n + z * z))
    lagst = 0.0 if traffar == 0 else max(0.0, mitt - halva)
    hogst = 1.0 if traffar == n else min(1.0, mitt + halva)
    return Intervall(lagst, hogst, "Wilsons intervall", niva)


def _svans(niva: float) -> float:
    if not 0 < niva < 1:
        raise ValueError("Nivån ska ligga mellan noll och ett.")
    return (1 - niva) / 2
