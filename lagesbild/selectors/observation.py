"""An observation as its pages show it, and what a new one starts from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lagesbild.forslag.iakttagelse import HELA_OMRADET
from lagesbild.models import VECKODAGAR, Observation, Omprovning, Underlag
from lagesbild.permissions.underlag import may_redigera_observation
from samverkan.models import User
from samverkan.tabellfil import Cell


def borja_observation(underlag: Underlag, val: Mapping[str, str], user: User) -> Observation:
    """Unsaved: a copy (`kopia=pk`), like the one before (`som=forra`), or in an area (`omrade=2`)."""
    egna = underlag.observationer.visible_to(user)
    kopia = val.get("kopia", "")
    if kopia.isdigit() and (rad := egna.filter(pk=int(kopia)).first()):
        ny = rad.kopia()
        ny.underlag = underlag
        return ny
    ny = Observation(underlag=underlag)
    if val.get("som") == "forra" and (forra := egna.order_by("-lopnummer").first()):
        ny.samverkansomrade = forra.samverkansomrade
        ny.datakalla, ny.delningsniva = forra.datakalla, forra.delningsniva
    omraden = underlag.lagesbild.overenskommelse.samverkansomraden
    nummer = val.get("omrade", "")
    if nummer.isdigit() and (omrade := omraden.filter(nummer=int(nummer)).first()):
        ny.samverkansomrade = omrade
    return ny


def stallen(underlag: Underlag) -> list[str]:
    """What the search of "Var" offers: the whole district, its stadsdelar, and places on the list."""
    omrade = underlag.stadsdelsomrade
    platser = omrade.platser.filter(stangd_year__isnull=True).values_list("namn", flat=True)
    return [HELA_OMRADET, *omrade.stadsdelar.values_list("namn", flat=True), *platser]


def observationssida(user: User, rad: Observation) -> dict[str, Any]:
    """The observation, last year's beside it when it was carried over, and what may be done."""
    omprovning = (
        Omprovning.objects.filter(observation=rad)
        .select_related("tidigare__underlag__lagesbild", "tidigare__underlag__part")
        .first()
    )
    return {
        "rad": rad,
        "omprovning": omprovning,
        "far_redigera": may_redigera_observation(user, rad),
    }


FILKOLUMNER = [
    "Nummer", "Vad", "Var", "När", "Veckodagar", "Timme från", "Timme till", "Hur ofta", "Allvar",
    "Utveckling", "Samverkansområde", "Version",
]  # fmt: skip


def observationer_som_rader(user: User, underlag: Underlag) -> list[list[Cell]]:
    """The observations that the user sees, as the reader of such files takes them back."""
    rader = Observation.objects.visible_to(user).filter(underlag=underlag)
    rader = rader.select_related("underlag__part", "samverkansomrade").order_by("lopnummer")
    return [
        [
            rad.externt_id or rad.kod, rad.text, rad.plats_text, rad.nar_text,
            " ".join(VECKODAGAR[nr] for nr in rad.veckodagar), rad.timme_fran, rad.timme_till,
            rad.frekvens, rad.allvar, rad.trend, rad.samverkansomrade.nummer, rad.version,
        ]
        for rad in rader
    ]  # fmt: skip
