"""The effect of an intervention beside a control area: WDD, WDQ and an interrupted series; no Django."""

from lagesbild.effekt.avbruten import Avbruten, Forandring, avbruten_serie
from lagesbild.effekt.wdd import Wdd, wdd
from lagesbild.effekt.wdq import Tolkning, Wdq, wdq

__all__ = [
    "Avbruten",
    "Forandring",
    "Tolkning",
    "Wdd",
    "Wdq",
    "avbruten_serie",
    "wdd",
    "wdq",
]
