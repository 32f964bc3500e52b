"""The attack: what can be worked out of a published set of tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_array, csr_array, vstack

from lagesbild.sekretess import losare
from lagesbild.sekretess.losare import NARA, Flyttal
from lagesbild.sekretess.modell import TROSKEL, Heltal, Mask, Skydd, Summa, Tal, stall_upp


@dataclass(frozen=True)
class Lacka:
    """A small number that can be narrowed: its place (cells first, then sums) and its bounds."""

    plats: int
    lagst: float
    hogst: float


def granska(
    tabell: ArrayLike,
    publicerade_summor: Sequence[Summa],
    skydd: Skydd,
    troskel: ArrayLike = TROSKEL,
    *,
    visade: ArrayLike | None = None,
    ute: ArrayLike | None = None,
    heltal: bool = False,
) -> list[Lacka]:
    """Small numbers that have fewer than threshold-many possible values.

    Bounds by linear programming over all that is shown, knowing that counts are not negative and
    that zeros are shown. With `heltal` the whole numbers are also tried one by one, which sees
    gaps that the bounds do not; slow, for small tables.
    """
    tal = stall_upp(tabell, publicerade_summor, troskel, visade, ute)
    tal = replace(tal, varden=losare.fyll_i(tal))
    angrepp = _Angrepp.mot(tal, skydd.alla)
    funna = []
    for plats in np.flatnonzero(tal.sma & ~tal.fasta):
        lagst, hogst = angrepp.granser(int(plats))
        behov = int(tal.troskel[plats])
        trang = floor(hogst + NARA) - ceil(lagst - NARA) + 1 < behov if hogst < np.inf else False
        if trang or (heltal and not angrepp.racker(int(plats), lagst, hogst, behov)):
            funna.append(Lacka(int(plats), lagst, hogst))
    return funna


@dataclass(frozen=True)
class _Angrepp:
    """Everything that is known, as equations over the hidden cells."""

    tal: Tal
    dolda: Mask
    matris: csc_array
    hoger: Heltal
    celler: Heltal

    @classmethod
    def mot(cls, tal: Tal, dolda: Mask) -> "_Angrepp":
        return cls(tal, dolda, *losare.synliga_band(tal, dolda))

    def granser(self, plats: int) -> tuple[float, float]:
        """The least and the most that the number can be."""
        bas, mal = self._mal(plats)
        if not mal.any():
            return bas, bas
        andar = [self._optimera(tecken * mal) for tecken in (1, -1)]
        return bas + andar[0], bas - andar[1]

    def _optimera(self, mal: Flyttal) -> float:
        svar = linprog(
            mal,
            A_eq=self.matris,
            b_eq=self.hoger,
            bounds=np.column_stack([self.tal.lagst[self.celler], np.full(len(mal), np.inf)]),
            method="highs",
        )
        if svar.status == 3:
            return -np.inf
        if svar.status != 0:
            raise ValueError("Det som visas går inte ihop.")
        return float(svar.fun)

    def _mal(self, plats: int) -> tuple[float, Flyttal]:
        """A number as a fixed part and a sum over the hidden cells."""
        antal = len(self.tal.varden) - self.tal.band.shape[0]
        rad = np.zeros(antal)
        if plats < antal:
            rad[plats] = 1.0
        else:
            rad = csr_array(self.tal.band)[[plats - antal], :antal].toarray().ravel()
        if not self.dolda[plats] and self.tal.visas[plats]:
            return float(self.tal.varden[plats]), np.zeros(len(self.celler))
        kanda = self.tal.varden[:antal].copy()
        kanda[self.celler] = 0
        return float(rad @ kanda), rad[self.celler]

    def racker(self, plats: int, lagst: float, hogst: float, behov: int) -> bool:
        """Whether so many whole numbers are possible, each shown by a whole table."""
        bas, mal = self._mal(plats)
        funna, varde = 0, ceil(lagst - NARA)
        while funna < behov and varde <= min(hogst + NARA, lagst + 20 * behov):
            funna += self._mojligt(mal, varde - bas)
            varde += 1
        return funna >= behov

    def _mojligt(self, mal: Flyttal, varde: float) -> bool:
        hoger = np.append(self.hoger, varde)
        svar = milp(
            np.zeros(len(mal)),
            integrality=np.ones(len(mal)),
            bounds=Bounds(self.tal.lagst[self.celler], np.inf),
            constraints=LinearConstraint(vstack([self.matris, csr_array([mal])]), hoger, hoger),
        )
        return bool(svar.status == 0)
