"""Fits the weights of the proposals anew on the development part and prints them.

`python -m bench.forslagsvikter`; what it prints is what lagesbild/forslag/vikter.py holds. The
lexicon is read whole and with a part of its words hidden, so that the weights do not lean on words
that it happens to know. The test part is never read.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from lagesbild.forslag.amne import jamfor_amne
from lagesbild.forslag.jamfor import Last, tecknen
from lagesbild.forslag.lexikon import Lexikon, bygg, grunddata
from lagesbild.forslag.markt import MarktOmrade, las_fil
from lagesbild.forslag.plats import jamfor_plats
from lagesbild.forslag.provning import sanna_par
from lagesbild.forslag.sammanfora import kandidater, las
from lagesbild.forslag.vikter import ANNANSTANS, VIKTER

MAPP = Path(__file__).parent.parent / "tests" / "data" / "forslag" / "dev"
DOLT = ((0.3, 1), (0.3, 2), (0.5, 3), (0.5, 4), (0.0, 0))
TYNGD = {
    "par.jsonl": 0.5, "par_annan_hand.jsonl": 2.0,
    "farsta.json": 0.3, "jarva.json": 0.3, "enskede_arsta_vantor.json": 0.7,
}  # fmt: skip
L2, VARV, STEG = 0.2, 1800, 0.03
GRANSER = {
    "grund": (-99.0, 99.0), "okand": (-99.0, 99.0), "slut": (-6.0, -5.0), "plats": (1.2, 9.0),
    "tid": (0.0, 0.8), "omrade": (0.0, 0.8),
}  # fmt: skip
Rad = tuple[dict[str, float], bool, float]


def main() -> None:
    """The weights by name."""
    rader = [rad for del_, fro in DOLT for rad in _rader(_dold(del_, fro))]
    for namn, vikt in zip(VIKTER, passa(rader), strict=True):
        print(f"{namn:<8} {vikt:6.2f}   nu {VIKTER[namn]:6.2f}")


def _dold(andel: float, fro: int) -> Lexikon:
    """The lexicon without a share of its words, the same each time."""
    data = grunddata()

    def utan(orden: list[str]) -> list[str]:
        return [ord_ for ord_ in orden if _slump(ord_, fro) >= andel]

    return bygg(
        {
            **data,
            "begrepp": {n: {**rad, "ord": utan(rad["ord"])} for n, rad in data["begrepp"].items()},
            "ordgrupper": {n: utan(orden) for n, orden in data["ordgrupper"].items()},
            "ordfalt": {
                avdelning: {n: utan(orden) for n, orden in falten.items()}
                for avdelning, falten in data["ordfalt"].items()
            },
        }
    )


def _slump(ord_: str, fro: int) -> float:
    """A word is hidden everywhere or nowhere."""
    forsta = ord_ if ord_.startswith("<") else ord_.split(maxsplit=1)[0]
    return (
        int(hashlib.md5(f"{fro}{forsta}".encode(), usedforsecurity=False).hexdigest(), 16)
        % 1000
        / 1000
    )


def _rader(lexikon: Lexikon) -> Iterator[Rad]:
    for namn, tyngd in TYNGD.items():
        markt = las_fil(MAPP / namn)
        if isinstance(markt, MarktOmrade):
            lasta, sanna = las(markt.rader, lexikon), sanna_par(markt)
            for a, b in sorted(kandidater(lasta)):
                yield from _rad(lasta[a], lasta[b], (a, b) in sanna, tyngd, lexikon)
        else:
            for ett in markt:
                a, b = las((ett.a, ett.b), lexikon).values()
                yield from _rad(a, b, ett.etikett == "same", tyngd, lexikon)


def _rad(a: Last, b: Last, sann: bool, tyngd: float, lexikon: Lexikon) -> Iterator[Rad]:
    plats = jamfor_plats(a.ort, b.ort)[0]
    if plats >= ANNANSTANS:
        amne = jamfor_amne(a.tolkning, b.tolkning, lexikon)
        yield tecknen(a, b, plats, amne), sann, tyngd / len(DOLT)


def passa(rader: list[Rad]) -> Any:
    """Logistic regression within bounds, by Adam; each sign but the first shrunk towards zero."""
    x = np.array([[tecken[namn] for namn in VIKTER] for tecken, _, _ in rader])
    y = np.array([float(sann) for _, sann, _ in rader])
    w = np.array([tyngd for _, _, tyngd in rader])
    lagst, hogst = np.array([GRANSER.get(namn, (0.0, 99.0)) for namn in VIKTER]).T
    krymp = np.array([0.02 if namn == "grund" else L2 for namn in VIKTER])
    b = np.clip(np.zeros(len(VIKTER)), lagst, hogst)
    m, v = np.zeros_like(b), np.zeros_like(b)
    for varv in range(1, VARV + 1):
        lutning = x.T @ (w * (1 / (1 + np.exp(-x @ b)) - y)) + krymp * b
        m, v = 0.9 * m + 0.1 * lutning, 0.999 * v + 0.001 * lutning**2
        steg = (m / (1 - 0.9**varv)) / (np.sqrt(v / (1 - 0.999**varv)) + 1e-8)
        b = np.clip(b - STEG * steg, lagst, hogst)
    return b


if __name__ == "__main__":
    main()
