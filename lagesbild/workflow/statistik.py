"""Statistics taken away as files."""

from lagesbild.models import Statistikserie
from samverkan.log import log
from samverkan.models import Indikator, Stadsdelsomrade, User


def hamtat(omrade: Stadsdelsomrade, vad: Indikator | Statistikserie | str, *, by: User) -> None:
    """Every export is an act in the log."""
    log(by, "hamta_statistik", omrade, efter={"vad": str(vad)})
