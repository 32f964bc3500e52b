"""Which area a point lies in; by coordinates alone, in whatever system the areas are in."""

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

INGET = 0


def omrade_for(x: np.ndarray, y: np.ndarray, granser: Mapping[int, BaseGeometry]) -> np.ndarray:
    """The key of the area that holds each point, 0 for none; a missing coordinate is in none.

    Areas are asked in order of their keys, so that a point on a common border is in one only.
    Points outside an area's bounding box are not tried against its border.
    """
    funna = np.full(len(x), INGET, dtype=np.int64)
    for nyckel in sorted(granser):
        grans = granser[nyckel]
        vast, syd, ost, nord = grans.bounds
        kan = (funna == INGET) & (x >= vast) & (x <= ost) & (y >= syd) & (y <= nord)
        shapely.prepare(grans)
        funna[kan] = np.where(shapely.intersects_xy(grans, x[kan], y[kan]), nyckel, INGET)
    return funna
