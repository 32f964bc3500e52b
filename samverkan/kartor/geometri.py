"""Simplify borders so that shared borders stay shared."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry as Geometry

# Metres on the ground that make no difference on a drawing of a district and of a city.
TOLERANS_OMRADE, TOLERANS_STAD = 22.0, 70.0


def ytor(geometry: Geometry) -> Geometry:
    """Only the surfaces of a valid geometry: mending may leave stray lines and points."""
    valid = shapely.make_valid(geometry)
    if isinstance(valid, Polygon | MultiPolygon):
        return valid
    parts = [part for part in shapely.get_parts(valid) if isinstance(part, Polygon | MultiPolygon)]
    return shapely.union_all(parts) if parts else Polygon()


def forenkla(
    geometries: Sequence[Geometry | None], tolerance: float = TOLERANS_OMRADE
) -> list[Geometry | None]:
    """Simplify a set of neighbouring areas together; None stays None."""
    return list(_forenklade(tuple(geometries), tolerance))


# Borders change once in years and every page draws them twice, so the work is kept.
@lru_cache(maxsize=64)
def _forenklade(geometries: tuple[Geometry | None, ...], tolerance: float) -> list[Geometry | None]:
    known = [i for i, g in enumerate(geometries) if g is not None and not g.is_empty]
    if not known:
        return list(geometries)
    surfaces = np.array([ytor(geometries[i]) for i in known])  # type: ignore[arg-type]
    simple = shapely.coverage_simplify(_tackning(surfaces), tolerance)
    result = list(geometries)
    for i, before, after in zip(known, surfaces, simple, strict=True):
        # An islet smaller than the tolerance would vanish; an area never does.
        result[i] = before if after.is_empty else after
    return result


def _tackning(surfaces: np.ndarray) -> np.ndarray:
    """Snap to whole metres where neighbours do not quite meet, so that borders are shared."""
    if shapely.coverage_is_valid(surfaces):
        return surfaces
    snapped = shapely.set_precision(surfaces, 1.0)
    return np.array(
        [s if b.is_empty else b for s, b in zip(surfaces, map(ytor, snapped), strict=True)]
    )


@lru_cache(maxsize=16)
def grovre(geometry: Geometry, tolerance: float) -> Geometry:
    """Water and other backdrop: no borders to share."""
    return shapely.simplify(geometry, tolerance)


def utan_smaoar(geometry: Geometry, smallest: float) -> Geometry:
    """Drop islets below an area in square metres, but never the largest part."""
    parts = shapely.get_parts(geometry)
    areas = shapely.area(parts)
    keep = parts[(areas >= smallest) | (areas == areas.max())]
    return MultiPolygon(list(keep)) if len(keep) > 1 else keep[0]
