"""A smoothed surface of points, for the eye only: no place is proposed from it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

Flyttal = NDArray[np.float64]
ENDAST_FOR_OGAT = (
    "Ytan är utjämnad för ögat. Den säger inte var det är säkert fler händelser än slumpen ger."
)


@dataclass(frozen=True)
class Tathet:
    """Events per square kilometre, rows from south to north; `vast`, `syd` is the lower corner."""

    varden: Flyttal
    vast: float
    syd: float
    ruta: float
    bandbredd: float


def karntathet(
    x: Flyttal,
    y: Flyttal,
    bounds: tuple[float, float, float, float],
    *,
    bandbredd: float = 200.0,
    ruta: float = 50.0,
) -> Tathet:
    """Gaussian kernel density on a grid (Silverman 1986): counts in squares, then smoothed."""
    vast, syd, ost, nord = bounds
    kolumner = max(1, int(np.ceil((ost - vast) / ruta)))
    rader = max(1, int(np.ceil((nord - syd) / ruta)))
    kanter_x = vast + ruta * np.arange(kolumner + 1)
    kanter_y = syd + ruta * np.arange(rader + 1)
    antal, _, _ = np.histogram2d(y, x, bins=(kanter_y, kanter_x))
    jamnat = gaussian_filter(antal, bandbredd / ruta, mode="constant", truncate=4.0)
    return Tathet(jamnat / (ruta / 1000) ** 2, vast, syd, ruta, bandbredd)
