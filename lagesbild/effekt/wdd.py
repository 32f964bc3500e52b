"""Weighted displacement difference: how many events fewer, with an interval.

Wheeler and Ratcliffe 2018, "A simple weighted displacement difference test to evaluate place based
crime interventions", Crime Science 7, doi 10.1186/s40163-018-0085-5.
"""

from dataclasses import dataclass
from math import sqrt

from scipy.special import erfc, ndtri

from lagesbild.statistik import Utfall

NIVA = 0.95
#: The normal approximation of a Poisson count is poor below this (the paper's simulation).
MINSTA_ANTAL = 5
METOD = "viktad förflyttningsdifferens (WDD), Wheeler och Ratcliffe 2018"


@dataclass(frozen=True)
class Par:
    """Events of one area before and after."""

    fore: int
    efter: int

    def __post_init__(self) -> None:
        if min(self.fore, self.efter) < 0:
            raise ValueError("Ett antal kan inte vara mindre än noll.")


@dataclass(frozen=True)
class Wdd:
    """Negative is fewer events than expected; `forflyttning` is the part of the zone around."""

    varde: float
    standardfel: float
    lagst: float
    hogst: float
    z: float
    p: float
    lokalt: float
    forflyttning: float
    utfall: Utfall
    metod: str = METOD


def wdd(
    insats: tuple[int, int],
    kontroll: tuple[int, int],
    zon: tuple[int, int] = (0, 0),
    zonens_kontroll: tuple[int, int] = (0, 0),
    *,
    langder: tuple[float, float] = (1.0, 1.0),
    niva: float = NIVA,
) -> Wdd:
    """Each pair is before and after; `langder` are the periods' lengths where they differ.

    WDD = (T1 - T0) - (C1 - C0) + (Td1 - Td0) - (Cd1 - Cd0); its variance is the sum of all counts,
    each divided by its period's length squared.
    """
    alla = [Par(*par) for par in (insats, kontroll, zon, zonens_kontroll)]
    if min(langder) <= 0:
        raise ValueError("En period måste ha en längd.")
    andring = [par.efter / langder[1] - par.fore / langder[0] for par in alla]
    varians = sum(par.fore / langder[0] ** 2 + par.efter / langder[1] ** 2 for par in alla)
    lokalt, forflyttning = andring[0] - andring[1], andring[2] - andring[3]
    varde, fel = lokalt + forflyttning, sqrt(varians)
    halva = float(ndtri((1 + niva) / 2)) * fel
    z = varde / fel if fel else 0.0
    p = float(erfc(abs(z) / sqrt(2)))
    utfall = _utfall(alla[:2], varde, p, 1 - niva)
    return Wdd(
        varde, fel, varde - halva, varde + halva, z, p, lokalt, forflyttning, utfall
    )  # fmt: skip


def _utfall(lokala: list[Par], varde: float, p: float, alfa: float) -> Utfall:
    if min(min(par.fore, par.efter) for par in lokala) < MINSTA_ANTAL:
        return Utfall.FA
    if p >= alfa:
        return Utfall.INGEN
    return Utfall.MINSKNING if varde < 0 else Utfall.OKNING
