"""Maps of districts from rows: borders when imported, otherwise the schematic from centroids."""

from collections.abc import Mapping
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from lagesbild.models import Plats
from samverkan.kartor.modell import Karta, Kartplats, Omrade
from samverkan.kartor.projektion import projicera_punkt, till_plan
from samverkan.models import Stadsdel, Stadsdelsomrade


def _yta(grans: Any) -> BaseGeometry | None:
    return till_plan(shape(grans)) if grans else None


def _mitt(rad: Stadsdelsomrade | Stadsdel) -> tuple[float, float] | None:
    if rad.latitud is None or rad.longitud is None:
        return None
    return rad.latitud, rad.longitud


def stadskarta(
    omraden: list[Stadsdelsomrade], varden: Mapping[int, float | None], fynd: str, enhet: str
) -> Karta:
    """All districts with a value each."""
    delar = tuple(
        Omrade(o.slug, o.namn, _yta(o.grans), _mitt(o), varden.get(o.pk), url=o.get_absolute_url())
        for o in omraden
    )
    kallor = {o.grans_kalla for o in omraden if o.grans_kalla}
    return Karta(
        fynd=fynd,
        enhet=enhet,
        matt="Områden som avviker",
        omraden=delar,
        omradesrubrik="Stadsdelsområde",
        kalltext=", ".join(sorted(kallor)),
        is_stad=True,
    )


def omradeskarta(omrade: Stadsdelsomrade, delar: list[Stadsdel], platser: list[Plats]) -> Karta:
    """A district's stadsdelar with how many places lie in each, or the district by itself."""
    if any(rad.grans for rad in delar) or not omrade.grans:
        antal = {rad.pk: 0 for rad in delar}
        for plats in platser:
            if plats.stadsdel_id in antal:
                antal[plats.stadsdel_id] += 1
        omraden = tuple(
            Omrade(str(r.pk), r.namn, _yta(r.grans), _mitt(r), antal[r.pk]) for r in delar
        )
    else:
        omraden = (
            Omrade(omrade.slug, omrade.namn, _yta(omrade.grans), _mitt(omrade), len(platser)),
        )
    return Karta(
        fynd=_platsfynd(len(platser)),
        enhet="Antal platser i varje stadsdel.",
        matt="Platser",
        omraden=omraden,
        platser=tuple(_kartplats(nr, plats) for nr, plats in enumerate(platser, start=1)),
        kalltext=omrade.grans_kalla,
    )


def _platsfynd(antal: int) -> str:
    if not antal:
        return "Inga platser på den gemensamma listan"
    return f"{antal} {'plats' if antal == 1 else 'platser'} på den gemensamma listan"


def _kartplats(nummer: int, plats: Plats) -> Kartplats:
    punkt = None
    if plats.latitud is not None and plats.longitud is not None:
        punkt = projicera_punkt(plats.longitud, plats.latitud)
    return Kartplats(nummer, plats.namn, str(plats.stadsdel_id or ""), punkt)
