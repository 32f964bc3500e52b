"""Interleaved rounds: each variant in turn, round after round, and the medians."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 7


def mat(golv: Callable[[], object], *varianter: Callable[[], object]) -> list[float]:
    """Median milliseconds of the floor and of each variant, after one warm-up of each."""
    alla = [golv, *varianter]
    for ett in alla:
        ett()
    tider: list[list[float]] = [[] for _ in alla]
    for _ in range(ROUNDS):
        for plats, ett in enumerate(alla):
            start = time.perf_counter()
            ett()
            tider[plats].append((time.perf_counter() - start) * 1000)
    return [statistics.median(rad) for rad in tider]


def skriv(namn: str, golv: str, varden: list[float], mal: str) -> None:
    """One line: what, its time, the floor's, the ratio and the goal."""
    golvtid, tid = varden[0], varden[1]
    print(
        f"{namn:<44} {tid:9.2f} ms   {golv}: {golvtid:9.2f} ms   kvot {tid / golvtid:5.2f}   mål {mal}"
    )
