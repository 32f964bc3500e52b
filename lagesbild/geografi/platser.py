"""Neighbouring significant cells become one proposed place with an outline and figures."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from shapely import Polygon

from lagesbild.geografi.aorist import aoristisk
from lagesbild.geografi.gistar import Gistar
from lagesbild.geografi.handelser import Handelser
from lagesbild.geografi.sexhorn import Rutnat
from lagesbild.statistik import DAGAR, Bedomning, jamfor_antal

Heltal = NDArray[np.int64]
Mask = NDArray[np.bool_]
#: A row of hexagons zigzags by 0.29 of their width; a little more makes its side straight.
FORENKLING = 0.3
PASS = 4


@dataclass(frozen=True)
class Platsforslag:
    """The figures are those of the cells; the outline is drawn a little simpler than they are."""

    celler: tuple[str, ...]
    kontur: Polygon
    antal: int
    andel: float
    hektar: float
    hogsta_z: float
    lagsta_q: float
    veckomatris: NDArray[np.float64]
    topptid: str
    antal_fore: int | None = None
    bedomning: Bedomning | None = None


@dataclass(frozen=True)
class Underlaget:
    """One period's events with the cell of each, -1 outside."""

    handelser: Handelser
    cell: Heltal

    def antal(self, celler: int) -> NDArray[np.float64]:
        inom = self.cell[self.cell >= 0]
        return np.bincount(inom, minlength=celler).astype(np.float64)


def foresla(
    rutnat: Rutnat,
    grannar: csr_array,
    gistar: Gistar,
    heta: Mask,
    nu: Underlaget,
    fore: Underlaget | None = None,
) -> list[Platsforslag]:
    """The places, most events first; the same number falls back on the lowest cell id."""
    vilka = np.flatnonzero(heta)
    if not len(vilka):
        return []
    _, grupp = connected_components(grannar[vilka][:, vilka], directed=False)
    grupper = [vilka[grupp == nr] for nr in range(grupp.max() + 1)]
    forslag = [_plats(rutnat, gistar, celler, nu, fore) for celler in grupper]
    return sorted(forslag, key=lambda plats: (-plats.antal, plats.celler))


def _plats(
    rutnat: Rutnat, gistar: Gistar, celler: Heltal, nu: Underlaget, fore: Underlaget | None
) -> Platsforslag:
    inom = np.isin(nu.cell, celler)
    egna = nu.handelser.urval(inom)
    matris = aoristisk(egna.start, egna.slut).matris
    antal, alla = int(inom.sum()), int((nu.cell >= 0).sum())
    antal_fore = int(np.isin(fore.cell, celler).sum()) if fore else None
    return Platsforslag(
        celler=tuple(sorted(rutnat.id_av(cell) for cell in celler)),
        kontur=kontur(rutnat, celler),
        antal=antal,
        andel=antal / alla if alla else 0.0,
        hektar=len(celler) * rutnat.yta / 10_000,
        hogsta_z=float(gistar.z[celler].max()),
        lagsta_q=float(gistar.q[celler].min()),
        veckomatris=matris,
        topptid=topptid(matris),
        antal_fore=antal_fore,
        bedomning=None if antal_fore is None else jamfor_antal(antal_fore, antal),
    )


def kontur(rutnat: Rutnat, celler: Heltal) -> Polygon:
    """The outer edge of the cells, without the zigzag; one cell alone stays a hexagon."""
    yta = shapely.union_all(rutnat.sexhorningar(celler))
    if not isinstance(yta, Polygon):
        raise ValueError("Cellerna hänger inte ihop.")
    ytter = Polygon(yta.exterior)
    if len(celler) == 1:
        return ytter
    enklare = ytter.simplify(rutnat.bredd * FORENKLING)
    return enklare if isinstance(enklare, Polygon) and enklare.is_valid else ytter


def topptid(matris: NDArray[np.float64]) -> str:
    """The four hours of the week that hold most, in words; empty when no time is known."""
    if not matris.sum():
        return ""
    passen = matris.reshape(7, 24 // PASS, PASS).sum(axis=2)
    dag, nr = np.unravel_index(int(passen.argmax()), passen.shape)
    return f"{DAGAR[int(dag)]} kl. {int(nr) * PASS:02d}–{(int(nr) + 1) * PASS:02d}"
