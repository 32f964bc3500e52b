"""Readers of the sources' own files: bytes in, rows and faults out; no Django, no database."""

from lagesbild.inlasning.resultat import Fel, Grans, Handelserad, Rad, Tolkning
from lagesbild.inlasning.slag import LASARE, kand_igen, las

__all__ = ["LASARE", "Fel", "Grans", "Handelserad", "Rad", "Tolkning", "kand_igen", "las"]
