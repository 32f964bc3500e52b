"""Hexagons in a plane grid such as SWEREF 99, counted from the grid's own origin.

A cell's id is the same in every analysis of the same size, whatever the district or year. Pointed
at the top; axial coordinates q, r and cube rounding as in Patel, "Hexagonal Grids" (2013).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, sqrt

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

Flyttal = NDArray[np.float64]
Heltal = NDArray[np.int64]
STORLEKAR = (100, 250, 500)
#: The six neighbours in axial steps.
GRANNAR = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
_SKIFT = 1 << 24


@dataclass(frozen=True)
class Rutnat:
    """Cells in order of id; `bredd` is the distance between centres of neighbours, in metres."""

    bredd: float
    q: Heltal
    r: Heltal

    def __len__(self) -> int:
        return len(self.q)

    def id_av(self, nr: int) -> str:
        return id_av(self.bredd, int(self.q[nr]), int(self.r[nr]))

    @property
    def idn(self) -> list[str]:
        return [self.id_av(nr) for nr in range(len(self))]

    @property
    def mitt(self) -> Flyttal:
        """Centres, one row of east and north for each."""
        return mittpunkter(self.q, self.r, self.bredd)

    @property
    def yta(self) -> float:
        """Square metres of a cell."""
        return self.bredd**2 * sqrt(3) / 2

    def sexhorningar(self, vilka: Heltal | None = None) -> NDArray[np.object_]:
        """Hexagons as polygons, all or those asked for, with shared corners exactly equal."""
        mitt = self.mitt if vilka is None else self.mitt[vilka]
        horn = mitt[:, None, :] + _horn(self.bredd)[None, :, :]
        return np.asarray(shapely.polygons(np.round(horn, 6)), dtype=object)

    def platser(self, x: Flyttal, y: Flyttal) -> Heltal:
        """Each point's cell by its place in the grid; -1 outside."""
        return self._slag(*tilldela(x, y, self.bredd))

    def grannar(self) -> csr_array:
        """Ones for neighbours, without the cell itself."""
        par = [self._slag(self.q + dq, self.r + dr) for dq, dr in GRANNAR]
        fran = np.tile(np.arange(len(self)), len(GRANNAR))
        till = np.concatenate(par)
        finns = till >= 0
        form = (len(self), len(self))
        return csr_array((np.ones(finns.sum()), (fran[finns], till[finns])), shape=form)

    def _slag(self, q: Heltal, r: Heltal) -> Heltal:
        q_till, r_till = (np.array(self._tabell.shape) - 1).tolist()
        q_fran, r_fran = self._horn
        rad, kolumn = (q - q_fran).clip(0, q_till), (r - r_fran).clip(0, r_till)
        return self._tabell[rad, kolumn]

    @cached_property
    def _horn(self) -> tuple[int, int]:
        """Where the table of places begins: one step outside the first cell both ways."""
        return (int(self.q.min()) - 1, int(self.r.min()) - 1) if len(self) else (0, 0)

    @cached_property
    def _tabell(self) -> Heltal:
        """The place of each cell by its coordinates, -1 where there is none and all around."""
        rad, kolumn = self.q - self._horn[0], self.r - self._horn[1]
        tabell = np.full((rad.max(initial=0) + 2, kolumn.max(initial=0) + 2), -1, dtype=np.int64)
        tabell[rad, kolumn] = np.arange(len(self))
        return tabell


def _nyckel(q: Heltal, r: Heltal) -> Heltal:
    return q * _SKIFT + r


def _horn(bredd: float) -> Flyttal:
    vinklar = np.pi / 180 * (60 * np.arange(6) - 30)
    return bredd / sqrt(3) * np.column_stack([np.cos(vinklar), np.sin(vinklar)])


def id_av(bredd: float, q: int, r: int) -> str:
    """What a cell is called, in every analysis."""
    return f"{bredd:g}:{q}:{r}"


def sexhorning(id_: str) -> Polygon:
    """The hexagon of an id, in the grid's own plane."""
    bredd, q, r = (float(del_) for del_ in id_.split(":"))
    mitt = mittpunkter(np.array([q]), np.array([r]), bredd)
    return Polygon(np.round(mitt + _horn(bredd), 6))


def mittpunkter(q: Heltal, r: Heltal, bredd: float) -> Flyttal:
    return np.column_stack([bredd * (q + r / 2), bredd * r * sqrt(3) / 2])


def tilldela(x: Flyttal, y: Flyttal, bredd: float) -> tuple[Heltal, Heltal]:
    """The axial coordinates of the hexagon that each point lies in: the nearest centre."""
    r = np.asarray(y, dtype=np.float64) * (2 / sqrt(3) / bredd)
    q = np.asarray(x, dtype=np.float64) / bredd - r / 2
    s = -q - r
    hela = [np.rint(v) for v in (q, r, s)]
    fel = [np.abs(h - v) for h, v in zip(hela, (q, r, s), strict=True)]
    q_samst = (fel[0] > fel[1]) & (fel[0] > fel[2])
    r_samst = ~q_samst & (fel[1] > fel[2])
    rq = np.where(q_samst, -hela[1] - hela[2], hela[0])
    rr = np.where(r_samst, -hela[0] - hela[2], hela[1])
    return rq.astype(np.int64), rr.astype(np.int64)


def rutnat_over(omrade: BaseGeometry, bredd: float, marginal: float = 0.0) -> Rutnat:
    """All hexagons that touch the district widened by the margin, so that no edge cuts a spot."""
    if bredd <= 0 or omrade.is_empty:
        raise ValueError("Cellerna behöver en bredd och distriktet en yta.")
    vidgat = omrade.buffer(marginal) if marginal else omrade
    q, r = _kandidater(vidgat.bounds, bredd)
    mitt = mittpunkter(q, r, bredd)
    horn = mitt[:, None, :] + _horn(bredd)[None, :, :]
    shapely.prepare(vidgat)
    inom = shapely.intersects(vidgat, shapely.polygons(horn))
    q, r = q[inom], r[inom]
    ordning = np.argsort(_nyckel(q, r), kind="stable")
    return Rutnat(bredd, q[ordning], r[ordning])


def _kandidater(bounds: Sequence[float], bredd: float) -> tuple[Heltal, Heltal]:
    vast, syd, ost, nord = bounds
    rader = np.arange(floor(syd / bredd * 2 / sqrt(3)) - 1, ceil(nord / bredd * 2 / sqrt(3)) + 2)
    antal = ceil((ost - vast) / bredd) + 4
    forsta = np.floor(vast / bredd - rader / 2).astype(np.int64) - 1
    q = forsta[:, None] + np.arange(antal)[None, :]
    return q.ravel(), np.repeat(rader, antal).astype(np.int64)
