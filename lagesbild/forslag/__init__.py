"""Which observations of the two parties are the same thing: pure, deterministic, in words.

Imports nothing of Django; the data are the two TOML files beside, which the förvaltare extends.
"""

from lagesbild.forslag.iakttagelse import Forslag, Iakttagelse, Jamforelse
from lagesbild.forslag.jamfor import TROSKEL
from lagesbild.forslag.sammanfora import foresla, jamfor_alla, jamfor_par

__all__ = [
    "TROSKEL",
    "Forslag",
    "Iakttagelse",
    "Jamforelse",
    "foresla",
    "jamfor_alla",
    "jamfor_par",
]
