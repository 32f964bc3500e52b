"""Models of the ground floor, split by noun."""

from samverkan.models.bas import (
    VIDD,
    Allvar,
    Delningsniva,
    Forebyggandeniva,
    Trend,
    Versionerad,
    snavaste,
)
from samverkan.models.begrepp import Begrepp, uttrycken
from samverkan.models.logg import Jobb, LogEntry, Utkast
from samverkan.models.omrade import (
    Lokalpolisomrade,
    LokalpolisomradeTackning,
    Omradesalias,
    Stadsdel,
    Stadsdelsomrade,
    StadsdelsomradeGroupObjectPermission,
    StadsdelsomradeUserObjectPermission,
    giltig,
    period,
    svensk_ordning,
)
from samverkan.models.overenskommelse import (
    Indikator,
    Malsattning,
    Overenskommelse,
    Remissvar,
    Samverkansomrade,
)
from samverkan.models.part import Part, Uppdrag, User, behorighet
from samverkan.models.samtal import Avisering, Kommentar

__all__ = [
    "VIDD",
    "Allvar",
    "Avisering",
    "Begrepp",
    "Delningsniva",
    "Forebyggandeniva",
    "Indikator",
    "Jobb",
    "Kommentar",
    "LogEntry",
    "Lokalpolisomrade",
    "LokalpolisomradeTackning",
    "Malsattning",
    "Omradesalias",
    "Overenskommelse",
    "Part",
    "Remissvar",
    "Samverkansomrade",
    "Stadsdel",
    "Stadsdelsomrade",
    "StadsdelsomradeGroupObjectPermission",
    "StadsdelsomradeUserObjectPermission",
    "Trend",
    "Uppdrag",
    "User",
    "Utkast",
    "Versionerad",
    "behorighet",
    "giltig",
    "period",
    "snavaste",
    "svensk_ordning",
    "uttrycken",
]
