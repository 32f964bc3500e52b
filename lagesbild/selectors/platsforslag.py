"""One proposed place: its figures, its map, and which observations of both parties lie inside."""

from __future__ import annotations

from datetime import date
from typing import Any

import shapely
from django.http import Http404
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from lagesbild.geografi.koordinater import DECIMALER
from lagesbild.kartbild import narkarta, ortnamn
from lagesbild.models import Observation, Platsanalys, Platsbeslut
from lagesbild.permissions.platser import may_andra_platser
from lagesbild.selectors.platsanalys import forslag
from samverkan.kartor.modell import Kartplats
from samverkan.kartor.projektion import SWEREF99_18_00, WGS84, projicera, projicera_punkt
from samverkan.models import Delningsniva, User

#: Metres outside the outline that a position noted by hand may lie and still belong.
NARA = 25.0


def forslagssida(user: User, analys: Platsanalys, nr: int) -> dict[str, Any]:
    """The proposal by its number, or 404."""
    platser = analys.resultat["platser"]
    if not 1 <= nr <= len(platser):
        raise Http404
    omrade, plats = analys.stadsdelsomrade, platser[nr - 1]
    delar, yta = list(omrade.stadsdelar.all()), shape(plats["kontur"])
    ord_ = forslag(nr, plats, ortnamn(delar, ()))
    punkt = yta.representative_point()
    ritad = (Kartplats(nr, ord_["namn"], "", (punkt.x, punkt.y), True, yta),)
    beslut = Platsbeslut.objects.visible_to(user).filter(analys=analys, forslag=nr).last()
    skal = f"{ord_['antal']} händelser i platsanalysen {analys.period}."
    return {
        "analys": analys,
        "forslag": ord_,
        "karta": narkarta(omrade, delar, ritad, f"Så här ligger {ord_['namn']}"),
        "inom": list(inom(user, analys, yta)),
        "beslut": beslut,
        "skal": skal,
        "far_besluta": analys.is_delad and beslut is None and may_andra_platser(user, omrade.pk),
        "forval": {"namn": ord_["namn"], "geometri": _grader(yta), "skal": skal,
                   "delningsniva": Delningsniva.PARTERNA},
    }  # fmt: skip


def _grader(yta: BaseGeometry) -> dict[str, Any]:
    """The outline as it is stored, in WGS 84."""
    grader = projicera(yta, SWEREF99_18_00, WGS84)
    rund = shapely.Polygon(shapely.get_coordinates(grader.exterior).round(DECIMALER))  # type: ignore[attr-defined]
    return {
        "type": "Polygon",
        "coordinates": [[list(xy) for xy in mapping(rund)["coordinates"][0]]],
    }


def inom(user: User, analys: Platsanalys, yta: BaseGeometry) -> list[Observation]:
    """What the reader may see of what both parties have noted there, newest first."""
    vidgad = yta.buffer(NARA)
    rader = Observation.objects.visible_to(user).filter(
        underlag__stadsdelsomrade=analys.stadsdelsomrade_id,
        underlag__lagesbild__year__gte=date.fromisoformat(analys.parametrar["till"]).year,
        latitud__isnull=False,
    )
    rader = rader.select_related("underlag__part", "underlag__lagesbild")
    return [
        rad
        for rad in rader.order_by("-underlag__lagesbild__year", "underlag__part", "lopnummer")
        if vidgad.contains(shapely.Point(projicera_punkt(rad.longitud or 0, rad.latitud or 0)))
    ]
