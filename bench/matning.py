"""Interleaved rounds: each variant in turn, round after round, and the medians."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 7


def mat(
    golv: Callable[[], object], *varianter: Callable[[], object], rounds: int = ROUNDS
) -> list[float]:
    """Median milliseconds of the floor and of each variant, after one warm-up of each."""
    alla = [golv, *varianter]
    for ett in alla:
        ett()
    tider: list[list[float]] = [[] for _ in alla]
    for _ in range(rounds):
        for plats, ett in enumerate(alla):
            start = time.perf_counter()
            ett()
            tider[plats].append((time.perf_counter() - start) * 1000)
    return [statistics.median(rad) for rad in tider]


def skriv(namn: str, golv: str, varden: list[float], mal: str) -> None:
    """One line: what, its time, the floor's, the ratio and the goal."""
    golvtid, tid = varden[0], varden[1]
    kvot = f"{tid / golvtid:6.2f}"
    print(
        f"  {namn:<46} {tid:9.2f} ms | {golv}: {golvtid:9.2f} ms | kvot {kvot} | mål {mal}",
        flush=True,
    )


def rad(namn: str, varde: str, mal: str) -> None:
    """One line of a figure that has no floor."""
    print(f"  {namn:<46} {varde} | mål {mal}", flush=True)
