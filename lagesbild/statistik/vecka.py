"""When in the week: a matrix of weekdays and hours."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

DAGAR = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
TIMMAR = 24


def veckomatris(
    tider: Iterable[datetime], vikter: Sequence[float] | None = None
) -> NDArray[np.float64]:
    """Seven rows from Monday, 24 columns; local time as it stands, each event by its weight.

    Events whose hour is only known within a window come as weights by `geografi.aorist`.
    """
    platser = np.array([t.weekday() * TIMMAR + t.hour for t in tider], dtype=np.int64)
    if vikter is not None and len(vikter) != len(platser):
        raise ValueError("Varje händelse ska ha en vikt.")
    vikt = None if vikter is None else np.asarray(vikter, dtype=np.float64)
    antal = np.bincount(platser, weights=vikt, minlength=7 * TIMMAR)
    return antal.reshape(7, TIMMAR).astype(np.float64)
