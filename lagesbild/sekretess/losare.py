"""The linear and integer programs behind protection and audit; HiGHS through scipy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array, csr_array, hstack

from lagesbild.sekretess.modell import Heltal, Mask, Tal

Flyttal = NDArray[np.float64]
NARA = 1e-6
#: A seat for a value that nothing limits.
OBEGRANSAD = np.inf


@dataclass(frozen=True)
class Rorelse:
    """How far each number may go up and down, and what it costs to move one that is shown."""

    upp: Flyttal
    ned: Flyttal
    kostnad: Flyttal


def riktning(tal: Tal, mitt: int, rorelse: Rorelse) -> Flyttal | None:
    """The cheapest change of all numbers that keeps every sum and moves `mitt` by one.

    The linear heuristic of Kelly, Golden and Assad 1992, Networks 22:397-417, for general sums.
    """
    kvar = _rorliga(rorelse, mitt)
    matris, tak = _delad(tal, kvar, rorelse)
    golv = np.zeros(len(tak))
    plats = int(np.flatnonzero(kvar == mitt)[0])
    golv[plats], tak[plats], tak[plats + len(kvar)] = 1.0, 1.0, 0.0
    svar = linprog(
        np.tile(rorelse.kostnad[kvar], 2),
        A_eq=matris,
        b_eq=np.zeros(matris.shape[0]),
        bounds=np.column_stack([golv, tak]),
        method="highs-ds",
    )
    return _hel(tal, kvar, svar.x) if svar.status == 0 else None


def vittne(tal: Tal, mitt: int, steg: int, rorelse: Rorelse) -> Heltal | None:
    """As `riktning`, but in whole numbers and by `steg`: another table that fits what is shown."""
    kvar = _rorliga(rorelse, mitt)
    matris, tak = _delad(tal, kvar, rorelse)
    plats = int(np.flatnonzero(kvar == mitt)[0])
    golv = np.zeros(len(tak))
    uppat = plats if steg > 0 else plats + len(kvar)
    golv[uppat] = tak[uppat] = abs(steg)
    tak[plats if steg < 0 else plats + len(kvar)] = 0.0
    svar = milp(
        np.tile(rorelse.kostnad[kvar], 2),
        integrality=np.ones(len(tak)),
        bounds=Bounds(golv, tak),
        constraints=LinearConstraint(matris, 0, 0),
    )
    flytt = _hel(tal, kvar, svar.x) if svar.status == 0 else None
    return None if flytt is None else np.rint(flytt).astype(np.int64)


def _rorliga(rorelse: Rorelse, mitt: int) -> Heltal:
    rorliga = (rorelse.upp > 0) | (rorelse.ned > 0)
    rorliga[mitt] = True
    return np.flatnonzero(rorliga)


def _delad(tal: Tal, kvar: Heltal, rorelse: Rorelse) -> tuple[csc_array, Flyttal]:
    """Each change as a rise less a fall; sums that nothing movable is in drop out."""
    band = csr_array(tal.band[:, kvar])
    band = csc_array(band[np.diff(band.indptr) > 0])
    return hstack([band, -band], format="csc"), np.concatenate(
        [rorelse.upp[kvar], rorelse.ned[kvar]]
    )


def _hel(tal: Tal, kvar: Heltal, losning: Flyttal) -> Flyttal:
    hel = np.zeros(len(tal.varden))
    hel[kvar] = losning[: len(kvar)] - losning[len(kvar) :]
    hel[np.abs(hel) < NARA] = 0.0
    return hel


def fyll_i(tal: Tal) -> Heltal:
    """Whole numbers for the cells that the source has hidden, such that its own sums hold."""
    okanda = np.flatnonzero(tal.okanda)
    kvar = np.rint(-(tal.band @ tal.varden)).astype(np.int64)
    if not kvar.any():
        return tal.varden
    band = csc_array(tal.band[:, okanda])
    if not len(okanda):
        raise ValueError("Källans summor stämmer inte med cellerna.")
    svar = milp(
        np.zeros(len(okanda)),
        integrality=np.ones(len(okanda)),
        constraints=LinearConstraint(band, kvar, kvar),
    )
    if svar.status != 0:
        raise ValueError("Källans summor stämmer inte med cellerna.")
    varden = tal.varden.copy()
    varden[okanda] = np.rint(svar.x)
    return varden


def synliga_band(tal: Tal, dolda: Mask) -> tuple[csc_array, Heltal, Heltal]:
    """What is known of the hidden cells: matrix, right-hand side and which cells they are."""
    antal = len(tal.varden) - tal.band.shape[0]
    okanda = np.flatnonzero((dolda | ~tal.visas)[:antal])
    visade = csr_array(tal.band)[~dolda[antal:]]
    kanda = tal.varden.copy()
    kanda[okanda] = 0
    return csc_array(visade[:, okanda]), np.rint(-(visade @ kanda)).astype(np.int64), okanda
