"""Small numbers in a row of districts, before any table, chart or report sees them; pure.

A count below the threshold is protected; zero is shown, since that nothing happened tells nothing
of a person. Whoever knows the row's total knows the sum of the protected ones, so the next
smallest are protected too until each of them could be at least `grans` different numbers: with k
protected counts that are at least one and add up to s, each lies somewhere from 1 to s − k + 1.
"""

from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

GRANS = 5
Nyckel = TypeVar("Nyckel", bound=Hashable)


@dataclass(frozen=True)
class Skydd(Generic[Nyckel]):
    """What of a row must not be shown: cells by key, and whether its total."""

    celler: frozenset[Nyckel]
    summan: bool = False


def skydda(
    rad: Mapping[Nyckel, Decimal | int | None],
    *,
    grans: int = GRANS,
    redan: Set[Nyckel] = frozenset(),
) -> Skydd[Nyckel]:
    """Protect a row of counts; `redan` are keys that are protected for another reason."""
    kanda = {nyckel: int(varde) for nyckel, varde in rad.items() if varde is not None}
    sma = {nyckel for nyckel, varde in kanda.items() if 0 < varde < grans} | redan
    if not sma:
        return Skydd(frozenset())
    kvar = sorted(
        (varde, str(nyckel), nyckel)
        for nyckel, varde in kanda.items()
        if varde > 0 and nyckel not in sma
    )
    while kvar and not _racker([kanda.get(nyckel, 0) for nyckel in sma], grans):
        sma.add(kvar.pop(0)[2])
    racker = _racker([kanda.get(nyckel, 0) for nyckel in sma], grans)
    return Skydd(frozenset(sma), summan=not racker)


def _racker(varden: list[int], grans: int) -> bool:
    return len(varden) > 1 and sum(varden) - len(varden) + 1 >= grans
