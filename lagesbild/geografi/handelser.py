"""Points in space and time as columns, and a fingerprint of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from samverkan.kanonisk import kontrollsumma

Flyttal = NDArray[np.float64]
Heltal = NDArray[np.int64]
Tider = NDArray[np.datetime64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Handelser:
    """Metres east and north (NaN without a place), and the window each happened within."""

    x: Flyttal
    y: Flyttal
    start: Tider
    slut: Tider

    @classmethod
    def av(
        cls,
        x: ArrayLike,
        y: ArrayLike,
        start: ArrayLike | None = None,
        slut: ArrayLike | None = None,
    ) -> "Handelser":
        """Without times all are NaT; without ends each is known to the hour of its start."""
        xs = np.asarray(x, dtype=np.float64)
        ys = np.asarray(y, dtype=np.float64)
        fran = _tider(start, len(xs))
        till = fran if slut is None else _tider(slut, len(xs))
        if not len(xs) == len(ys) == len(fran) == len(till):
            raise ValueError("Kolumnerna är inte lika långa.")
        return cls(xs, ys, fran, till)

    def __len__(self) -> int:
        return len(self.x)

    @property
    def har_plats(self) -> Mask:
        return np.isfinite(self.x) & np.isfinite(self.y)

    def urval(self, vilka: Mask) -> "Handelser":
        return Handelser(self.x[vilka], self.y[vilka], self.start[vilka], self.slut[vilka])

    def dagar(self) -> Heltal:
        """Whole days since 1970 of each start."""
        return self.start.astype("datetime64[D]").astype(np.int64)


def _tider(tider: ArrayLike | None, antal: int) -> Tider:
    if tider is None:
        return np.full(antal, np.datetime64("NaT", "s"))
    return np.asarray(tider, dtype="datetime64[s]")


def fingeravtryck(handelser: Handelser, parametrar: Mapping[str, object]) -> str:
    """sha256 of the parameters and of all points to the centimetre, in whatever order they came."""
    plats = handelser.har_plats
    kolumner = [
        np.where(plats, np.rint(np.where(plats, varde, 0) * 100), -1).astype("<i8")
        for varde in (handelser.x, handelser.y)
    ]
    kolumner += [t.astype("datetime64[s]").astype("<i8") for t in (handelser.start, handelser.slut)]
    rader = np.column_stack(kolumner)
    rader = np.ascontiguousarray(rader[np.lexsort(rader.T[::-1])])
    punkter = hashlib.sha256(rader.tobytes()).hexdigest()
    return kontrollsumma({"parametrar": dict(parametrar), "punkter": punkter})
