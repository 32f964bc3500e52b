"""How many places of each kind stood on a list at each year's end, through splits and merges; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

BORJAN = ("funnen", "oppnad")
SLUT = "stangd"
DELNING = ("delad", "sammanslagen")


@dataclass(frozen=True)
class Steg:
    """One row of a place's life; `ordning` tells rows of the same day apart.

    A split or a merge is one row from each place that ends to each that begins; `slag` are the
    kinds from then on, of the place that begins.
    """

    datum: date
    plats: int
    vad: str
    slag: frozenset[str] = frozenset()
    till: int | None = None
    ordning: int = 0


@dataclass
class Ar:
    """The list at a year's end by kind and in all, and what changed its length during the year."""

    year: int
    slag: dict[str, int]
    alla: int = 0
    andring: dict[str, int] = field(default_factory=dict)


def listan(steg: Iterable[Steg], till_och_med: date) -> dict[int, frozenset[str]]:
    """The places on the list at the end of a day, each with its kinds."""
    lista: dict[int, frozenset[str]] = {}
    for ett in _i_ordning(steg):
        if ett.datum <= till_och_med:
            _gor(lista, ett)
    return lista


def _i_ordning(steg: Iterable[Steg]) -> list[Steg]:
    return sorted(steg, key=lambda s: (s.datum, s.ordning))


def _gor(lista: dict[int, frozenset[str]], steg: Steg) -> None:
    if steg.vad == SLUT or steg.vad in DELNING:
        lista.pop(steg.plats, None)
    if steg.vad in DELNING and steg.till is not None:
        lista[steg.till] = steg.slag
    elif steg.vad in BORJAN or steg.plats in lista:
        lista[steg.plats] = steg.slag or lista.get(steg.plats, frozenset())


def ar_for_ar(steg: Sequence[Steg], slag: Sequence[str], till: date) -> list[Ar]:
    """From the first year of the list to the year of `till`, which is counted up to that day."""
    rader = [s for s in _i_ordning(steg) if s.datum <= till]
    if not rader:
        return []
    lista: dict[int, frozenset[str]] = {}
    svar = []
    for year in range(rader[0].datum.year, till.year + 1):
        ett = Ar(year, {}, 0, {})
        for s in (s for s in rader if s.datum.year == year):
            fore = len(lista)
            _gor(lista, s)
            if len(lista) != fore:
                ett.andring[s.vad] = ett.andring.get(s.vad, 0) + len(lista) - fore
        ett.slag = {namn: sum(namn in egna for egna in lista.values()) for namn in slag}
        ett.alla = len(lista)
        svar.append(ett)
    return svar
