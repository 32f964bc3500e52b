"""An observation as its pages show it, and what a new one starts from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lagesbild.forslag.iakttagelse import HELA_OMRADET
from lagesbild.models import Observation, Omprovning, Underlag
from lagesbild.permissions.underlag import may_redigera_observation
from samverkan.models import User


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
