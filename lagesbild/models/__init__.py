"""Models of the second floor, split by noun."""

from lagesbild.models.godkannande import Godkannande, Innehallskopia
from lagesbild.models.handelse import Handelse
from lagesbild.models.inlasning import Ersattning, Kallnamn, Kolumnmall
from lagesbild.models.lagesbild import (
    Lagesbild,
    Omradesanalys,
    Utmaningsforslag,
)
from lagesbild.models.observation import VECKODAGAR, Datakalla, Observation, Omprovning
from lagesbild.models.orsak import Orsak, Orsaksanalys, Utmaning
from lagesbild.models.plats import Plats, Platshandelse, UtpekadPlats
from lagesbild.models.platsanalys import Platsanalys, ValdAnalys
from lagesbild.models.platsbeslut import Platsbeslut, Platsbifall
from lagesbild.models.sammanforing import (
    Harkomst,
    Lagespunkt,
    Reservation,
    Sarskiljning,
    Undanlaggning,
)
from lagesbild.models.siffra import Siffra
from lagesbild.models.statistik import (
    LAGSTA_TROSKEL,
    Inlasning,
    Matvarde,
    Statistikserie,
)
from lagesbild.models.underlag import Underlag
from lagesbild.models.utsatta import UtsattOmrade

__all__ = [
    "LAGSTA_TROSKEL",
    "VECKODAGAR",
    "Datakalla",
    "Ersattning",
    "Godkannande",
    "Handelse",
    "Harkomst",
    "Inlasning",
    "Innehallskopia",
    "Kallnamn",
    "Kolumnmall",
    "Lagesbild",
    "Lagespunkt",
    "Matvarde",
    "Observation",
    "Omprovning",
    "Omradesanalys",
    "Orsak",
    "Orsaksanalys",
    "Plats",
    "Platsanalys",
    "Platsbeslut",
    "Platsbifall",
    "Platshandelse",
    "Reservation",
    "Sarskiljning",
    "Siffra",
    "Statistikserie",
    "Underlag",
    "Undanlaggning",
    "Utmaning",
    "Utmaningsforslag",
    "UtpekadPlats",
    "ValdAnalys",
    "UtsattOmrade",
]
