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

__all__ = [
    "BytLosenord",
    "LoggaIn",
    "LoggaUt",
    "halsa",
    "hjalp",
    "jobb",
    "jobb_status",
    "losenord_bytt",
    "min_logg",
    "overenskommelse",
    "overenskommelse_akt",
    "overenskommelser",
    "remissvar",
    "remissvar_borja",
    "remissvar_lamna",
    "spara_utkast",
    "stil",
    "tema",
    "tillganglighet",
]
