"""A whole published cube by names: which cells and margins are hidden, decided part by part.

A part is what the published sums bind together. Nothing outside it is looked at, so what is hidden
in one year is the same whatever other years are shown beside it, and no page's filter matters.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from lagesbild.sekretess.modell import Summa
from lagesbild.sekretess.skydda import skydda

Nyckel = Any
Platser = tuple[int, ...]


@dataclass
class Kub:
    """Counts by name, None where the source hides them, and sums of them by name.

    `kallans` are sums as the source prints them, which hold what the source hides. `redan` is
    hidden for a reason of its own. Cells are given in an order that does not depend on values.
    """

    celler: dict[Nyckel, int | None] = field(default_factory=dict)
    marginaler: dict[Nyckel, tuple[Nyckel, ...]] = field(default_factory=dict)
    kallans: dict[Nyckel, int] = field(default_factory=dict)
    redan: set[Nyckel] = field(default_factory=set)
    #: Cells and sums already out with the number they have now: they cannot be taken back.
    ute: set[Nyckel] = field(default_factory=set)

    def dolda(self, troskel: int) -> frozenset[Nyckel]:
        """The names of all cells and margins that must not be shown."""
        svar = set(self.redan)
        for celler, marginaler in self._delar():
            svar |= self._dolda_i(celler, marginaler, troskel)
        return frozenset(svar)

    def _delar(self) -> list[tuple[list[Nyckel], list[Nyckel]]]:
        """Cells that some sum binds together, with their sums, in the order of the cells."""
        rot = _rotter(self.celler, self.marginaler.values())
        delar: dict[Nyckel, tuple[list[Nyckel], list[Nyckel]]] = {}
        for namn in self.celler:
            delar.setdefault(rot[namn], ([], []))[0].append(namn)
        for namn, celler in self.marginaler.items():
            if celler:
                delar[rot[celler[0]]][1].append(namn)
        return list(delar.values())

    def _dolda_i(self, celler: list[Nyckel], marginaler: list[Nyckel], troskel: int) -> set[Nyckel]:
        plats = {namn: nr for nr, namn in enumerate(celler)}
        tal = tuple(self.celler[namn] for namn in celler)
        summor = tuple(
            (tuple(plats[c] for c in self.marginaler[m]), self.kallans.get(m)) for m in marginaler
        )
        redan = tuple(plats[namn] for namn in celler if namn in self.redan)
        alla = [*celler, *marginaler]
        ute = tuple(nr for nr, namn in enumerate(alla) if namn in self.ute)
        return {alla[nr] for nr in _med_det_som_ar_ute(tal, summor, redan, ute, troskel)}

    def summa(self, namn: Nyckel) -> int | None:
        """The number of a cell or a sum as it would be printed."""
        if namn in self.celler:
            return self.celler[namn]
        delar = self.marginaler.get(namn)
        if delar is None:
            return None
        return self.kallans.get(namn, sum(self.celler[d] or 0 for d in delar))

    @property
    def namnen(self) -> set[Nyckel]:
        return {*self.celler, *self.marginaler}


def _rotter(
    celler: Collection[Nyckel], grupper: Collection[tuple[Nyckel, ...]]
) -> Mapping[Nyckel, Nyckel]:
    over = {namn: namn for namn in celler}

    def rot(namn: Nyckel) -> Nyckel:
        while over[namn] != namn:
            over[namn] = namn = over[over[namn]]
        return namn

    for grupp in grupper:
        for namn in grupp[1:]:
            over[rot(namn)] = rot(grupp[0])
    return {namn: rot(namn) for namn in celler}


def _med_det_som_ar_ute(
    tal: tuple[int | None, ...],
    summor: tuple[tuple[Platser, int | None], ...],
    redan: Platser,
    ute: Platser,
    troskel: int,
) -> Platser:
    """Where nothing was out before, or what is out gives all away, it is decided afresh."""
    dolda = _loses(tal, summor, redan, troskel)
    if not set(dolda) & set(ute):
        return dolda
    return _runt_det_som_ar_ute(tal, summor, redan, ute, troskel) or dolda


@lru_cache(maxsize=4096)
def _runt_det_som_ar_ute(
    tal: tuple[int | None, ...],
    summor: tuple[tuple[Platser, int | None], ...],
    redan: Platser,
    ute: Platser,
    troskel: int,
) -> Platser:
    """Other cells than those already out; empty when none suffice."""
    antal = len(tal)
    alla = [
        Summa(celler, varde=varde, ute=antal + nr in ute)
        for nr, (celler, varde) in enumerate(summor)
    ]
    mask = [nr in redan for nr in range(antal)]
    fasta = [nr in ute and nr not in redan for nr in range(antal)]
    try:
        skydd = skydda(np.array(tal, dtype=object), alla, troskel, redan_dolda=mask, ute=fasta)
    except ValueError:
        return ()
    return tuple(int(nr) for nr in skydd.alla.nonzero()[0])


@lru_cache(maxsize=4096)
def _loses(
    tal: tuple[int | None, ...],
    summor: tuple[tuple[Platser, int | None], ...],
    redan: Platser,
    troskel: int,
) -> Platser:
    """The same part always has the same answer, so it is worked out once in each process."""
    raknade = [sum(tal[c] or 0 for c in celler) for celler, _ in summor]
    if not redan and not any(t is None or 0 < t < troskel for t in [*tal, *raknade]):
        return ()
    if len(summor) == 1 and len(summor[0][0]) == len(tal):
        return _en_rad(tal, summor[0][1], redan, troskel)
    alla = [Summa(celler, varde=varde) for celler, varde in summor]
    mask = [nr in redan for nr in range(len(tal))]
    try:
        skydd = skydda(np.array(tal, dtype=object), alla, troskel, redan_dolda=mask)
    except ValueError:
        return _utan_kallans(tal, summor, redan, troskel)
    return tuple(int(nr) for nr in skydd.alla.nonzero()[0])


def _en_rad(
    tal: tuple[int | None, ...], kallans: int | None, redan: Platser, troskel: int
) -> Platser:
    """A row and its sum, answered without search: k hidden counts of at least one that add up to s
    lie each from 1 to s - k + 1, so the next smallest follow until that is enough."""
    dolda = {nr for nr, t in enumerate(tal) if t is None or 0 < t < troskel} | set(redan)
    visade = sum(1 if t is None else t for t in tal) if kallans is None else kallans
    kvar = sorted((t, nr) for nr, t in enumerate(tal) if t and nr not in dolda)

    def racker() -> bool:
        summa = visade - sum(t or 0 for nr, t in enumerate(tal) if nr not in dolda)
        return len(dolda) > 1 and summa - len(dolda) + 1 >= troskel

    while dolda and not racker() and kvar:
        dolda.add(kvar.pop(0)[1])
    stangd = 0 < visade < troskel or bool(dolda) and not racker()
    return tuple(sorted(dolda | ({len(tal)} if stangd else set())))


def _utan_kallans(
    tal: tuple[int | None, ...],
    summor: tuple[tuple[Platser, int | None], ...],
    redan: Platser,
    troskel: int,
) -> Platser:
    """The source's own sums do not hold: they are hidden, and the rest is decided without them."""
    borta = {len(tal) + nr for nr, (_, varde) in enumerate(summor) if varde is not None}
    egna = tuple((celler, None) for celler, _ in summor)
    return tuple(sorted({*_loses(tal, egna, redan, troskel), *borta}))
