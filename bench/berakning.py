"""Hot spots beside esda, and small numbers protected beside one bare linear program."""

import numpy as np
from esda import G_Local
from libpysal.weights import W
from scipy.optimize import linprog
from shapely import box

from bench.matning import mat as runda
from bench.matning import rad, skriv
from lagesbild.geografi.gistar import gi_stjarna
from lagesbild.geografi.sexhorn import Rutnat, rutnat_over
from lagesbild.sekretess import granska, marginaler, skydda
from lagesbild.sekretess.modell import stall_upp
from lagesbild.statistik import poisson

PUNKTER = 100_000
BREDD = 250.0
VAST, SYD, OST, NORD = 140_000, 6_570_000, 165_000, 6_590_000


def punkter() -> tuple[np.ndarray, np.ndarray]:
    """Half by chance over a city of 25 × 20 km, half around forty squares."""
    slump, halva = np.random.default_rng(1), PUNKTER // 2
    mitt = slump.uniform((VAST, SYD), (OST, NORD), (40, 2))
    tata = mitt[slump.integers(0, 40, halva)] + slump.normal(0, 300, (halva, 2))
    alla = np.concatenate([slump.uniform((VAST, SYD), (OST, NORD), (halva, 2)), tata])
    return alla[:, 0], alla[:, 1]


def mat() -> None:
    natet, (x, y) = rutnat_over(box(VAST, SYD, OST, NORD), BREDD), punkter()
    _heta(natet, x, y)
    _esda(natet, _rakna(natet, x, y))
    _sekretess()
    tider = runda(lambda: [n**0.5 for n in range(1000)], lambda: [poisson(n) for n in range(100)])
    rad("Hundra exakta Poissonintervall", f"{tider[1]:.2f} ms", "–")


def _rakna(natet: Rutnat, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    platser = natet.platser(x, y)
    return np.bincount(platser[platser >= 0], minlength=len(natet)).astype(float)


def _heta(natet: Rutnat, x: np.ndarray, y: np.ndarray) -> None:
    """From points to hot cells; the floor is a bare count in squares of the same size."""

    def rutor() -> np.ndarray:
        nyckel = (x // BREDD).astype(int) * 100_000 + (y // BREDD).astype(int)
        return np.unique(nyckel, return_counts=True)[1]

    def heta() -> np.ndarray:
        return gi_stjarna(_rakna(natet, x, y), natet.grannar()).heta()

    namn = f"Heta celler, {PUNKTER} punkter i minnet, 250 m"
    skriv(namn, "räkna i rutor", runda(rutor, heta), "– (≤ 1,5 gäller mot SQL)")


def _esda(natet: Rutnat, antal: np.ndarray) -> None:
    """Weights and statistic, each library from the grid's own neighbours."""
    grannar = natet.grannar()
    lista = {i: grannar[[i]].nonzero()[1].tolist() for i in range(len(natet))}

    def med_esda() -> np.ndarray:
        vikter = W(lista, silence_warnings=True)
        return G_Local(antal, vikter, transform="B", star=True, permutations=0).Zs

    def egen() -> np.ndarray:
        return gi_stjarna(antal, natet.grannar()).z

    tider = runda(med_esda, egen, rounds=5)
    skriv(f"Gi*, {len(natet)} celler", "esda", tider, "kvot ≤ 0,02")
    rad("… gånger snabbare än esda", f"{tider[0] / tider[1]:.0f}", "≥ 50")
    storst = float(np.abs(med_esda() - egen()).max())
    rad("… största skillnad i z mot esda", f"{storst:.1e}", "≤ 1e-12")


def _sekretess() -> None:
    """Area × category × year with every margin published; the floor is one bare program."""
    slump = np.random.default_rng(11)
    tabell = slump.poisson(slump.gamma(1.0, 12.0, (11, 14, 1)), (11, 14, 5))
    summor = marginaler(tabell.shape)
    band = stall_upp(tabell, summor, 5, None, None).band

    def ett_program() -> object:
        return linprog(np.ones(band.shape[1]), A_eq=band, b_eq=np.zeros(band.shape[0]))

    svaren = []
    tider = runda(ett_program, lambda: svaren.append(skydda(tabell, summor)), rounds=1)
    skriv("Skydda 11 × 14 × 5 med alla marginaler", "ett linjärt program", tider, "–")
    skydd = svaren[-1]
    sma = int(((tabell > 0) & (tabell < 5)).sum())
    rad(
        "… dolda celler, varav små; dolda summor",
        f"{int(skydd.celler.sum())} av {tabell.size}, {sma}; {int(skydd.summor.sum())}",
        "–",
    )
    rad("… som går att räkna ut", str(len(granska(tabell, summor, skydd))), "0")
