"""The outline of a place: from rows of coordinates to a polygon and back, with faults by row."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

import shapely
from shapely import LineString, Polygon
from shapely.geometry import shape

from lagesbild.geografi.koordinater import DECIMALER, Koordinatfel, Lage, las_par
from samverkan.kartor.projektion import projicera

MINST, FLEST = 3, 200
# Metres: area over length of the outline; below this it is a line and not a surface.
SMALAST = 0.3


class Horn(NamedTuple):
    """A corner and the row on which it stands."""

    rad: int
    lage: Lage


def tolka(text: str) -> tuple[list[Horn], list[str]]:
    """The corners of a text with one on each row, and what is wrong with them."""
    corners, faults = [], []
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip():
            continue
        try:
            corners.append(Horn(number, las_par(row)))
        except Koordinatfel as fault:
            faults.append(f"Rad {number}: {fault}")
    if len(corners) > MINST and corners[-1].lage == corners[0].lage:
        corners.pop()
    return corners, faults or granska(corners)


def granska(corners: Sequence[Horn]) -> list[str]:
    """What keeps the corners from being an outline; empty when nothing does."""
    if not MINST <= len(corners) <= FLEST:
        return [f"En ytterlinje har mellan {MINST} och {FLEST} hörn. Det här är {len(corners)}."]
    if faults := _lika(corners) or _korsningar(corners):
        return faults
    surface = projicera(_yta(corners))
    if not surface.is_valid or surface.area < SMALAST * surface.length:
        return ["Hörnen ligger på en rad och bildar ingen yta. Flytta något av dem åt sidan."]
    return []


def _lika(corners: Sequence[Horn]) -> list[str]:
    seen: dict[Lage, int] = {}
    faults = []
    for row, place in corners:
        if place in seen:
            faults.append(f"Rad {row} är samma punkt som rad {seen[place]}. Ta bort en av dem.")
        seen.setdefault(place, row)
    return faults


def _korsningar(corners: Sequence[Horn]) -> list[str]:
    """The first two sides that cross, named by their rows."""
    count = len(corners)
    sides = [_sida(corners[i], corners[(i + 1) % count]) for i in range(count)]
    for i, j in combinations(range(count), 2):
        if j - i in (1, count - 1):
            continue
        if shapely.intersects(sides[i], sides[j]):
            one, other = (f"{corners[k].rad}–{corners[(k + 1) % count].rad}" for k in (i, j))
            return [f"Linjen mellan rad {one} korsar linjen mellan rad {other}. Ändra ordningen."]
    return []


def _sida(start: Horn, end: Horn) -> LineString:
    return LineString([start.lage[::-1], end.lage[::-1]])


def _yta(corners: Sequence[Horn]) -> Polygon:
    return Polygon([corner.lage[::-1] for corner in corners])


def geojson(corners: Sequence[Horn]) -> dict[str, Any]:
    """The outline as it is stored: longitude first, the first corner again at the end."""
    ring = [[corner.lage.lon, corner.lage.lat] for corner in corners]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def hornen(geometry: dict[str, Any]) -> list[Lage]:
    """The corners of a stored outline; of several surfaces the largest."""
    largest = max(shapely.get_parts(shape(geometry)), key=lambda one: one.area)
    return [Lage(lat, lon) for lon, lat, *_ in largest.exterior.coords[:-1]]


def skriv(geometry: dict[str, Any]) -> str:
    """A stored outline as rows of coordinates."""
    return "\n".join(map(str, hornen(geometry)))


def mitt(geometry: dict[str, Any]) -> Lage:
    """A point inside the outline, where its number may stand."""
    point = shape(geometry).representative_point()
    return Lage(round(point.y, DECIMALER), round(point.x, DECIMALER))


def rymmer(geometry: dict[str, Any], place: Lage, margin: float) -> bool:
    """Whether a position lies within the outline, or no more than some metres from it."""
    outline = projicera(shape(geometry))
    return bool(outline.distance(projicera(shapely.Point(place.lon, place.lat))) <= margin)
