"""A party's own figures in its district as the rows of a file that can be read back."""

from __future__ import annotations

from lagesbild.models import Matvarde, Underlag
from lagesbild.workflow.inlasning_egna import egna_varden
from samverkan.models import User
from samverkan.tabellfil import Cell

FILKOLUMNER = (
    "Värdenummer", "Inläsningsnummer", "Serienyckel", "Område", "Period", "Grupp", "Värde",
    "Preliminärt", "Vad som mäts", "Enhet",
)  # fmt: skip
#: What the reader takes as each reason why there is no figure.
TECKEN = {"saknas": "..", "ej_beraknad": ".", "skyddat": "x"}


def egna_varden_som_rader(user: User, underlag: Underlag) -> list[list[Cell]]:
    """Each figure with its number and the import that it stands by."""
    rader = egna_varden(underlag).filter(pk__in=Matvarde.objects.visible_to(user))
    return [
        _rad(rad)
        for rad in rader.order_by("serie__namn", "serie", "periodtyp", "period_start", "grupp")
    ]


def _rad(rad: Matvarde) -> list[Cell]:
    assert rad.serie and rad.stadsdelsomrade
    return [
        rad.pk, rad.inlasning_id, rad.serie.kod, rad.stadsdelsomrade.namn, _period(rad), rad.grupp,
        TECKEN[rad.saknas] if rad.varde is None else rad.varde.normalize(),
        "ja" if rad.preliminar else "", rad.serie.namn, rad.serie.enhet,
    ]  # fmt: skip


def _period(rad: Matvarde) -> str:
    start = rad.period_start
    if rad.periodtyp == Matvarde.Periodtyp.YEAR:
        return str(start.year)
    if rad.periodtyp == Matvarde.Periodtyp.KVARTAL:
        return f"{start.year}K{(start.month + 2) // 3}"
    return f"{start:%Y-%m}"
