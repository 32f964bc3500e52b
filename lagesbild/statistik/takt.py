"""Counts per inhabitant, as Brå counts them: by the year's mean population."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from lagesbild.statistik.intervall import NIVA, Intervall, poisson

PER = 100_000
Tal = TypeVar("Tal", float, Decimal)


@dataclass(frozen=True)
class Takt:
    """A rate with its interval, beside the count and the population it is made of."""

    varde: float
    intervall: Intervall
    antal: int
    medelfolkmangd: float
    per: int

    @property
    def avrundad(self) -> int:
        """Rounded half up, as Brå prints it."""
        return int(self.varde + 0.5)


def medelfolkmangd(fore: Tal | None, efter: Tal | None) -> Tal | None:
    """Half the sum of 31 December the year before and 31 December; None unless both are known.

    Brå, "Anmälda brott: kvalitetsdeklaration".
    """
    return None if fore is None or efter is None else (fore + efter) / 2


def per_invanare(
    antal: int | None, medel: float | None, *, per: int = PER, niva: float = NIVA
) -> Takt | None:
    """The population is taken as known, so the count's exact interval is only scaled."""
    if antal is None or not medel:
        return None
    faktor = per / medel
    return Takt(antal * faktor, poisson(antal, niva).ganger(faktor), antal, medel, per)
