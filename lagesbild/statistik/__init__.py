"""Statistics of counts and shares with their uncertainty; no Django, no database."""

from lagesbild.statistik.intervall import Intervall, poisson, wilson
from lagesbild.statistik.jamfor import Bedomning, Utfall, jamfor_andelar, jamfor_antal
from lagesbild.statistik.serie import arshjul, rullande
from lagesbild.statistik.takt import medelfolkmangd, per_invanare
from lagesbild.statistik.vecka import DAGAR, TIMMAR, veckomatris

__all__ = [
    "DAGAR",
    "TIMMAR",
    "Bedomning",
    "Intervall",
    "Utfall",
    "arshjul",
    "jamfor_andelar",
    "jamfor_antal",
    "medelfolkmangd",
    "per_invanare",
    "poisson",
    "rullande",
    "veckomatris",
    "wilson",
]
