"""Which districts are most like one, by variables that are named beside the answer."""

from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev


def mest_lika(
    matningar: Mapping[int, Sequence[float | None]], hos: int, antal: int = 3
) -> list[int]:
    """The nearest by Euclidean distance over standardised variables; ties by key.

    Only those with every variable known are compared, and a variable that is the same everywhere
    tells nothing apart.
    """
    kanda = {k: [v for v in rad if v is not None] for k, rad in matningar.items()}
    hela = {k: rad for k, rad in kanda.items() if len(rad) == len(matningar[k])}
    if hos not in hela:
        return []
    skalor = [(fmean(kol), pstdev(kol)) for kol in zip(*hela.values(), strict=True)]
    lage = {k: [_z(v, *s) for v, s in zip(r, skalor, strict=True)] for k, r in hela.items()}
    avstand = {
        k: sum((a - b) ** 2 for a, b in zip(rad, lage[hos], strict=True))
        for k, rad in lage.items()
        if k != hos
    }
    return sorted(avstand, key=lambda k: (avstand[k], k))[:antal]


def _z(varde: float, medel: float, spridning: float) -> float:
    return (varde - medel) / spridning if spridning else 0.0
