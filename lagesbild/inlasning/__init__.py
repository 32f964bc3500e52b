"""Readers of the sources' own files: bytes in, rows and faults out; no Django, no database.

A format is one module here (`NAMN`, `FALT`, `passar`, `las`), its test, and one line in `slag`.
"""

from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Grans, Handelserad, Iakttagelserad, Rad, Tolkning
from lagesbild.inlasning.slag import LASARE, TABELLER, kand_igen, las

__all__ = [
    "LASARE", "TABELLER", "Falt", "Fel", "Fil", "Grans", "Handelserad", "Iakttagelserad",
    "Mappning", "Rad", "Tolkning", "kand_igen", "las",
]  # fmt: skip
