"""Models of the top floor, split by noun."""

from uppfoljning.models.arssammanstallning import Arssammanstallning, Bidrag, Delgivning
from uppfoljning.models.lagesbildsfil import Lagesbildsfil
from uppfoljning.models.uppfoljning import Avstamning, Effektmatning

__all__ = [
    "Arssammanstallning",
    "Avstamning",
    "Bidrag",
    "Delgivning",
    "Effektmatning",
    "Lagesbildsfil",
]
