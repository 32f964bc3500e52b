"""Pairs become groups: the strongest first, and only while the whole still holds together."""

from collections.abc import Collection, Mapping
from itertools import product

from lagesbild.forslag.iakttagelse import Jamforelse
from lagesbild.forslag.jamfor import TROSKEL

HALLER = 0.5


def gruppera(
    par: Collection[Jamforelse],
    part: Mapping[int, int],
    skilda: Collection[tuple[int, int]] = (),
) -> list[frozenset[int]]:
    """Join two groups when their pairs across the parties are on average alike enough."""
    poang = {(p.ena, p.andra): p.poang for p in par}
    grupp: dict[int, frozenset[int]] = {}
    for p in sorted(par, key=lambda p: (-p.poang, p.ena, p.andra)):
        if p.poang < TROSKEL:
            break
        ena = grupp.get(p.ena, frozenset({p.ena}))
        andra = grupp.get(p.andra, frozenset({p.andra}))
        if ena != andra and _hor_ihop(ena, andra, part, poang, skilda):
            grupp |= dict.fromkeys(ena | andra, ena | andra)
    return sorted(set(grupp.values()), key=sorted)


def _hor_ihop(
    ena: frozenset[int],
    andra: frozenset[int],
    part: Mapping[int, int],
    poang: Mapping[tuple[int, int], float],
    skilda: Collection[tuple[int, int]],
) -> bool:
    alla = [(min(a, b), max(a, b)) for a, b in product(ena, andra)]
    if any(nyckel in skilda for nyckel in alla):
        return False
    over = [poang.get(nyckel, 0.0) for nyckel in alla if part[nyckel[0]] != part[nyckel[1]]]
    return bool(over) and sum(over) / len(over) >= HALLER
