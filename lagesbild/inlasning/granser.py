"""Boundaries of named areas as GeoJSON, in WGS 84 or one of the two Swedish grids."""

import json
from typing import Any

import shapely
from shapely.errors import GEOSException
from shapely.geometry import mapping, shape

from lagesbild.inlasning.resultat import Fel, Grans, Tolkning, kontrollsumma
from lagesbild.inlasning.text import avkoda, borjan, stada
from samverkan.kartor.projektion import WGS84, OkantKoordinatsystem, projicera, upptack_crs

NAMNFALT = ("namn", "name", "NAMN", "Sdn_omarde", "NAME")
DECIMALER = 6


def passar(data: bytes) -> bool:
    return '"FeatureCollection"' in borjan(data, 2000)


def las(data: bytes) -> Tolkning:
    """Read the file; the grid is told by the size of the numbers, and axes in wrong order refused."""
    tolkning = Tolkning("granser", kontrollsumma(data), "Öppna data, gränser", "")
    try:
        delar = [dict(ett) for ett in json.loads(avkoda(data))["features"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        tolkning.fel.append(Fel(0, "filen", "", "Filen är inte hel GeoJSON. Hämta den på nytt."))
        return tolkning
    for nummer, objekt in enumerate(delar, start=1):
        _las_objekt(nummer, objekt, tolkning)
    if not delar:
        tolkning.fel.append(Fel(0, "filen", "", "Filen innehåller inga områden."))
    return tolkning


def _las_objekt(nummer: int, objekt: dict[str, Any], tolkning: Tolkning) -> None:
    egenskaper = objekt.get("properties")
    egenskaper = egenskaper if isinstance(egenskaper, dict) else {}
    namn = next((stada(str(egenskaper[n])) for n in NAMNFALT if egenskaper.get(n)), "")
    if not namn:
        tolkning.fel.append(
            Fel(nummer, "namn", "", "Området saknar namn (fältet ”namn”). Skriv in det.")
        )
        return
    try:
        yta = shapely.force_2d(shape(objekt["geometry"]))
        yta = projicera(yta, upptack_crs(yta.bounds), WGS84)
    except OkantKoordinatsystem as fel:
        tolkning.fel.append(Fel(nummer, namn, "", str(fel)))
        return
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, GEOSException):
        tolkning.fel.append(
            Fel(nummer, namn, "", "Området saknar en läsbar yta. Hämta filen på nytt.")
        )
        return
    if yta.geom_type not in ("Polygon", "MultiPolygon") or yta.is_empty:
        tolkning.fel.append(
            Fel(nummer, namn, yta.geom_type, "Området är inte en yta. Välj lagret med ytor.")
        )
        return
    if not yta.is_valid:
        yta = shapely.make_valid(yta)
        tolkning.varningar.append(f"Gränsen för {namn} korsade sig själv och har lagats.")
    rundad = shapely.set_precision(yta, 10**-DECIMALER)
    tolkning.granser.append(Grans(nummer, namn, json.loads(json.dumps(mapping(rundad)))))
