"""Small numbers in published tables: what is hidden so that nothing can be worked out; no Django."""

from lagesbild.sekretess.granska import Lacka, granska
from lagesbild.sekretess.modell import TROSKEL, GarInteSkydda, Skydd, Summa, marginaler
from lagesbild.sekretess.skydda import skydda

__all__ = [
    "TROSKEL",
    "GarInteSkydda",
    "Lacka",
    "Skydd",
    "Summa",
    "granska",
    "marginaler",
    "skydda",
]
