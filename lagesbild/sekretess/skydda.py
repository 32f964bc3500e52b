"""Which numbers to hide so that each small one could still be at least threshold-many numbers.

First all from 1 to threshold - 1. Then, for each of them in order, the cheapest further ones such
that whole-numbered tables exist which agree with everything shown and in which the small number
takes threshold-many different values. Those tables are found, not assumed, so the guarantee is
exact: an attacker who knows every shown number, that zeros are shown and that counts are whole
cannot rule out any of them. A last round leaves out what turned out not to be needed.
Cheapest is heuristic: the least that is hidden in all is a hard problem (Kelly et al. 1992).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike

from lagesbild.sekretess import losare
from lagesbild.sekretess.losare import NARA, Flyttal, Rorelse
from lagesbild.sekretess.modell import (
    TROSKEL,
    GarInteSkydda,
    Heltal,
    Mask,
    Skydd,
    Summa,
    Tal,
    stall_upp,
)

#: Up to so many hidden numbers every small one is first tried against those alone.
FA_DOLDA = 16
#: What is hidden already costs next to nothing, but not nothing: few cells are moved at a time.
NASTAN_GRATIS = 1e-3


def skydda(
    tabell: ArrayLike,
    publicerade_summor: Sequence[Summa] = (),
    troskel: ArrayLike = TROSKEL,
    *,
    visade: ArrayLike | None = None,
    redan_dolda: ArrayLike | None = None,
    ute: ArrayLike | None = None,
) -> Skydd:
    """What to hide among cells and sums; None in the table is what the source has hidden.

    `troskel` is one number or one per cell. `visade` are the cells that are published one by one,
    if not all. `ute` are cells already published and `redan_dolda` cells hidden before, so that
    this year's output cannot be compared with last year's.
    """
    tal = stall_upp(tabell, publicerade_summor, troskel, visade, ute)
    tal = replace(tal, varden=losare.fyll_i(tal))
    dolda = tal.sma & tal.visas & ~tal.fasta | tal.okanda
    antal = np.asarray(tabell, dtype=object).size
    if redan_dolda is not None:
        dolda[:antal] |= np.asarray(redan_dolda, dtype=bool).ravel()
    forsta = _Varv(tal, dolda.copy(), tillatna=np.ones(len(dolda), dtype=bool)).kor()
    # Where nothing more was hidden than had to be, nothing can be left out.
    behovs = (forsta != dolda).any()
    sista = _Varv(tal, dolda, tillatna=forsta, baklanges=True).kor() if behovs else forsta
    form = np.asarray(tabell, dtype=object).shape
    return Skydd(celler=sista[:antal].reshape(form), summor=sista[antal:])


@dataclass
class _Varv:
    """One round over the small numbers; `dolda` grows, `klara` are proven."""

    tal: Tal
    dolda: Mask
    tillatna: Mask
    baklanges: bool = False
    klara: Mask = field(init=False)

    def kor(self) -> Mask:
        tal = self.tal
        self.klara = np.zeros(len(tal.varden), dtype=bool)
        sma = np.flatnonzero(tal.sma & ~tal.fasta)
        ordning = sma[np.lexsort((sma, tal.varden[sma]))]
        for plats in ordning[::-1] if self.baklanges else ordning:
            if not self.klara[plats]:
                self._ett(int(plats))
        return self.dolda

    def _ett(self, plats: int) -> None:
        """By what is hidden already, else by the cheapest whole direction, else value by value."""
        behov = int(self.tal.troskel[plats])
        flytt = self._riktning(plats, behov)
        prova = flytt is None or (self._nya(flytt) and self._ar_liten())
        if prova and self._varde_for_varde(plats, behov, bara_dolda=flytt is not None):
            return
        if flytt is None:
            raise GarInteSkydda(
                "Det som redan är publicerat avslöjar ett litet tal, hur resten än döljs."
            )
        self._dolj(flytt != 0)
        self.klara |= (flytt != 0) & (self.tal.troskel <= behov)

    def _riktning(self, plats: int, behov: int) -> Heltal | None:
        """A whole-numbered change that may be made `behov` - 1 times, some of them backwards."""
        ned = min(int(self._utrymme()[plats]), behov - 1)
        for bakat in dict.fromkeys((ned, 0)):
            rorelse = self._rorelse(bakat, behov - 1 - bakat)
            flytt = losare.riktning(self.tal, plats, rorelse)
            if flytt is None:
                continue
            if np.abs(flytt - np.rint(flytt)).max() < NARA:
                return np.rint(flytt).astype(np.int64)
            hel = losare.vittne(self.tal, plats, 1, rorelse)
            if hel is not None:
                return hel
        return None

    def _nya(self, flytt: Heltal) -> bool:
        return bool(((flytt != 0) & self.tal.visas & ~self.dolda).any())

    def _ar_liten(self) -> bool:
        """Trying tables one by one finds more, and is only quick where few numbers are hidden."""
        return int(self.dolda.sum()) <= FA_DOLDA

    def _varde_for_varde(self, plats: int, behov: int, *, bara_dolda: bool) -> bool:
        """Find `behov` tables with different values, and hide what they differ in."""
        rorelse = self._rorelse(0, 1, bara_dolda=bara_dolda)
        ned = int(self._utrymme()[plats])
        funna, rorda = 1, np.zeros(len(self.dolda), dtype=bool)
        for steg in [*range(-1, -min(ned, behov - 1) - 1, -1), *range(1, 2 * behov)]:
            if funna >= behov:
                break
            flytt = losare.vittne(self.tal, plats, steg, rorelse)
            if flytt is not None:
                rorda |= flytt != 0
                funna += 1
        if funna < behov:
            return False
        self._dolj(rorda)
        self.klara[plats] = True
        return True

    def _utrymme(self) -> Heltal:
        return np.maximum(self.tal.varden - self.tal.lagst, 0)

    def _rorelse(self, bakat: int, framat: int, *, bara_dolda: bool = False) -> Rorelse:
        """Room such that every whole step from -bakat to framat keeps all counts possible."""
        tal = self.tal
        fria = self.dolda | ~tal.visas
        rorliga = fria.copy()
        if not bara_dolda:
            rorliga |= self.tillatna & ~tal.fasta & (tal.varden > 0)
        utrymme = self._utrymme() * rorliga
        upp = utrymme // bakat if bakat else np.full(len(rorliga), losare.OBEGRANSAD)
        ned = utrymme // framat if framat else np.full(len(rorliga), losare.OBEGRANSAD)
        kostnad = np.where(fria, NASTAN_GRATIS, _vikter(tal))
        return Rorelse(np.where(rorliga, upp, 0.0), np.where(rorliga, ned, 0.0), kostnad)

    def _dolj(self, vilka: Mask) -> None:
        self.dolda |= vilka & self.tal.visas


def _vikter(tal: Tal) -> Flyttal:
    """A cell costs one and a little for its size; a sum as much as the cells it tells of."""
    antal = len(tal.varden) - tal.band.shape[0]
    celler = 1 + tal.varden[:antal] / (tal.varden[:antal].max(initial=0) + 1)
    i_summan = np.asarray((tal.band[:, :antal] != 0).sum(axis=1)).ravel()
    return np.concatenate([celler, 1.0 + i_summan])
