"""Whether positions lie in a district: within its border, or near what is known of it."""

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry as Geometry

from lagesbild.geografi.koordinater import Lage
from samverkan.kartor.projektion import projicera, till_plan

# A place may straddle the border; without one, a stadsdel is never wider than this.
MARGINAL, LANGT = 150.0, 6_000.0


def utanfor(
    places: Sequence[Lage], border: dict[str, Any] | None, middles: Sequence[Lage]
) -> list[int]:
    """Which of the positions, by number from 0, lie outside; none when nothing is known."""
    if border:
        area, limit = till_plan(shape(border)), MARGINAL
    elif middles:
        area, limit = _punkter(middles), LANGT
    else:
        return []
    distances = shapely.distance(shapely.get_parts(_punkter(places)), area)
    return [i for i, distance in enumerate(distances) if distance > limit]


def _punkter(places: Sequence[Lage]) -> Geometry:
    return projicera(shapely.MultiPoint([(p.lon, p.lat) for p in places]))
