"""Views of the ground floor: who I am, texts about the service, the agreement, jobs."""

from samverkan.views.arbete import (
    jobb,
    jobb_status,
    overenskommelse,
    overenskommelse_akt,
    overenskommelser,
    remissvar,
    remissvar_borja,
    remissvar_lamna,
)
from samverkan.views.konto import (
    BytLosenord,
    LoggaIn,
    LoggaUt,
    losenord_bytt,
    min_logg,
    spara_utkast,
    tema,
)
from samverkan.views.om import halsa, hjalp, stil, tillganglighet
from samverkan.views.samtal import (
    aviseringar,
    aviseringar_lasta,
    kommentar_los,
    kommentar_oppna,
    konto,
    olosta,
    samtal,
)

__all__ = [
    "BytLosenord",
    "LoggaIn",
    "LoggaUt",
    "aviseringar",
    "aviseringar_lasta",
    "halsa",
    "hjalp",
    "jobb",
    "jobb_status",
    "kommentar_los",
    "kommentar_oppna",
    "konto",
    "losenord_bytt",
    "min_logg",
    "olosta",
    "overenskommelse",
    "overenskommelse_akt",
    "overenskommelser",
    "remissvar",
    "remissvar_borja",
    "remissvar_lamna",
    "samtal",
    "spara_utkast",
    "stil",
    "tema",
    "tillganglighet",
]
