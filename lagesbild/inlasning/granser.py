"""Boundaries of named areas as GeoJSON or zipped shapefile, in WGS 84 or a Swedish grid.

Heights and measures are left out; slivers are taken away and told of; wrong axis order is refused.
"""

import json
from typing import Any

import shapely
from shapely.errors import GEOSException
from shapely.geometry import mapping, shape

from lagesbild.inlasning import shapefil
from lagesbild.inlasning.fil import Fil
from lagesbild.inlasning.mappning import Falt, Mappning
from lagesbild.inlasning.resultat import Fel, Grans, Tolkning
from lagesbild.inlasning.text import stada
from samverkan.kartor.projektion import (
    SWEREF99_18_00,
    WGS84,
    OkantKoordinatsystem,
    projicera,
    upptack_crs,
)

NAMN = "Områdesgränser (GeoJSON eller shapefil)"
FALT: tuple[Falt, ...] = ()
NAMNFALT = ("namn", "name", "NAMN", "Sdn_omarde", "NAME", "Namn", "kom_namn", "NAMN1")
DECIMALER = 6
#: Parts and holes smaller than this many square metres are left from drawing, not land.
FLISA, OVERLAPP = 500.0, 1000.0
SPARA = "Spara lagret på nytt, med ytor."


def passar(fil: Fil) -> bool:
    return '"FeatureCollection"' in fil.borjan[:2000] or shapefil.passar(fil)


def las(fil: Fil, mappning: Mappning) -> Tolkning:
    """Read the file; the grid is told by the size of the numbers, and axes in wrong order refused."""
    tolkning = Tolkning("granser", fil.sha256, "Öppna data, gränser", "")
    try:
        delar = shapefil.objekt(fil) if fil.is_zip else [dict(e) for e in fil.json["features"]]
    except shapefil.TrasigShapefil as fel:
        tolkning.fel.append(Fel(0, "filen", "", str(fel), "Hämta den på nytt."))
        return tolkning
    except (ValueError, TypeError, KeyError, RecursionError):
        tolkning.fel.append(Fel(0, "filen", "", "Filen är inte hel GeoJSON.", "Hämta den på nytt."))
        return tolkning
    plana = [_las_objekt(nummer, objekt, tolkning) for nummer, objekt in enumerate(delar, start=1)]
    if not delar:
        skal = "Filen innehåller inga områden."
        tolkning.fel.append(Fel(0, "filen", "", skal, "Välj lagret med områden."))
    _beratta_overlapp([yta for yta in plana if yta is not None], tolkning)
    return tolkning


def _utan_hojd(koordinater: Any) -> Any:
    """East and north of each point, whatever stands after them."""
    if koordinater and isinstance(koordinater[0], int | float):
        return koordinater[:2]
    return [_utan_hojd(del_) for del_ in koordinater]


def _yta(objekt: dict[str, Any]) -> Any:
    if "form" in objekt:
        return objekt["form"]
    geometri = objekt["geometry"]
    return shape({"type": geometri["type"], "coordinates": _utan_hojd(geometri["coordinates"])})


def _namn(objekt: dict[str, Any]) -> str:
    egenskaper = objekt.get("properties")
    if not isinstance(egenskaper, dict):
        return ""
    return next((stada(str(egenskaper[n])) for n in NAMNFALT if egenskaper.get(n)), "")


def _las_objekt(nummer: int, objekt: dict[str, Any], tolkning: Tolkning) -> Any:
    """One area; gives it in the plane too, or None after a fault."""
    if not (namn := _namn(objekt)):
        skal = "Området saknar namn (fältet ”namn”)."
        tolkning.fel.append(Fel(nummer, "namn", "", skal, "Skriv in det.", "Område"))
        return None
    try:
        yta = _yta(objekt)
        if yta.geom_type not in ("Polygon", "MultiPolygon") or yta.is_empty:
            skal = "Området är inte en yta."
            tolkning.fel.append(
                Fel(nummer, namn, yta.geom_type, skal, "Välj lagret med ytor.", "Område")
            )
            return None
        plan = projicera(yta, upptack_crs(yta.bounds), SWEREF99_18_00)
    except OkantKoordinatsystem as fel:
        skal, _, atgard = str(fel).partition(". ")
        tolkning.fel.append(Fel(nummer, namn, "", f"{skal}.", atgard or SPARA, "Område"))
        return None
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError,
            RecursionError, GEOSException):  # fmt: skip
        skal = "Området saknar en läsbar yta."
        tolkning.fel.append(Fel(nummer, namn, "", skal, "Hämta filen på nytt.", "Område"))
        return None
    plan = _hel(namn, plan, tolkning)
    rundad = shapely.set_precision(projicera(plan, SWEREF99_18_00, WGS84), 10**-DECIMALER)
    tolkning.granser.append(Grans(nummer, namn, json.loads(json.dumps(mapping(rundad)))))
    return plan


def _hel(namn: str, yta: Any, tolkning: Tolkning) -> Any:
    """The surface without crossings of itself and without slivers; both are told."""
    if not yta.is_valid:
        yta = shapely.make_valid(yta)
        tolkning.varningar.append(f"Gränsen för {namn} korsade sig själv och har lagats.")
    delar = [d for d in shapely.get_parts(yta) if d.geom_type == "Polygon"]
    stora = [d for d in delar if d.area >= FLISA] or [max(delar, key=lambda d: d.area, default=yta)]
    lappade = [
        shapely.Polygon(d.exterior, [r for r in d.interiors if shapely.Polygon(r).area >= FLISA])
        if d.geom_type == "Polygon" else d
        for d in stora
    ]  # fmt: skip
    borta = (
        len(delar) - len(stora) + sum(len(d.interiors) for d in stora if hasattr(d, "interiors"))
    )
    borta -= sum(len(d.interiors) for d in lappade if hasattr(d, "interiors"))
    if not borta:
        return yta
    tolkning.varningar.append(f"{namn}: {borta} flisor mindre än {FLISA:.0f} m² är borttagna.")
    return lappade[0] if len(lappade) == 1 else shapely.MultiPolygon(lappade)


def _beratta_overlapp(ytor: list[Any], tolkning: Tolkning) -> None:
    """Tell of areas that lie over each other, which a division of a city does not."""
    if not 1 < len(ytor) <= 500:
        return
    for forst, andra in zip(*shapely.STRtree(ytor).query(ytor, predicate="overlaps"), strict=True):
        if forst < andra and ytor[forst].intersection(ytor[andra]).area > OVERLAPP:
            tolkning.varningar.append("Några områden ligger delvis över varandra i filen.")
            return
